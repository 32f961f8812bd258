"""One page in bulk: what it comes to, and that nothing which the proof run by run would tell of a page passes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.proof.content import CodeAdvances, CodeMetrics, Content, GlyphRun, Marked
from faqprint.proof.document import PdfFile, PdfPage
from faqprint.proof.font import Font
from faqprint.proof.line_forms import FormPage, TextRuns
from faqprint.proof.page_summary import PageSummary, page_of_content, summarize
from faqprint.proof.placement import Areas, check_placement
from faqprint.proof.reader import PageContent, ReadPdf
from faqprint.proof.syntax import Ref

from .small import shown, small, tag

CHARACTERS = {1: "あ", 2: "い", 3: " ", 4: "\u00ad", 5: "\u200b"}
FONT = Font("F", "", CodeMetrics(2, CodeAdvances({}, 1000)), CHARACTERS, b"", True, None, True, False, 1, "")
DOCUMENT = PdfFile(small([tag("Document", tag("P", 0))], shown("a")))
PAGE = PdfPage(1, Ref(1), {}, {}, (5.0, 5.0, 205.0, 305.0))
AREAS = Areas((20.0, 40.0, 180.0, 260.0), (30.0, 40.0, 190.0, 260.0), 0.5)


def run(x: float, y: float, codes: Sequence[int] = (1, 2), size: float = 10.0, gray: float = 0.0) -> GlyphRun:
    """A run at a place from the page's top left corner, of a baseline."""
    return GlyphRun("F", tuple(codes), size, x + 5.0, 305.0 - y, size * len(codes), gray)


def mark(mcid: int, *runs: GlyphRun, painted: bool = False, nested: bool = False, tag_of: str = "P") -> Marked:
    """A mark of content, or of an artifact (-1)."""
    return Marked("Artifact" if mcid < 0 else tag_of, mcid, mcid < 0, list(runs), painted, nested)


def summary(*marks: Marked, head: str = "", number: int = 1, unbalanced: int = 0) -> PageSummary | None:
    """What a page of these marks comes to."""
    read = page_of_content(Content(marks, unbalanced), {"F": FONT})
    return read and summarize(PAGE._replace(number=number), read, AREAS, head)


def test_the_texts_of_marks() -> None:
    """By MCID in stream order, each run behind the sign of a line or of the same line; artifacts have none."""
    found = summary(
        mark(3, run(30, 60), run(50, 60), run(30, 80)),
        mark(-1, run(150, 60)),
        mark(1, run(50, 80, [1])),
        mark(2),
        mark(0, run(30, 99)),
    )
    assert found == PageSummary({3: "\nあい\rあい\nあい", 1: "\rあ", 2: "", 0: "\nあい"}, frozenset(), {"F": {1, 2}})


def test_what_cannot_be_seen() -> None:
    """What has no width is left out, and a hyphen at a run's end."""
    found = summary(mark(0, run(30, 60, [1, 5, 2, 4]), run(30, 80, [4, 1])))
    assert found is not None
    assert found.texts == {0: "\nあい\n\u00adあ"}


def test_content_in_the_head() -> None:
    """It is told of, so that it may be asked whether it is the mark of the content."""
    found = summary(mark(0, run(30, 30)), mark(1, run(30, 60)))
    assert found is not None
    assert found.heads == {0}


@pytest.mark.parametrize(
    "marks",
    [
        [mark(0, run(19, 60))],
        [mark(0, run(171, 60, [1, 2]))],  # 1.1 em beyond the right edge; half an em may hang
        [mark(0, run(30, 262))],
        [mark(0, run(30, 43))],  # half in the head
        [mark(0, run(30, 30), run(30, 60))],  # one run of it in the head
        [mark(0, run(30, 8))],
        [mark(-1, run(-1, 60))],
        [mark(-1, run(185, 60))],
        [mark(-1, run(30, 8))],
        [mark(-1, run(30, 299))],
        [mark(0, run(30, 60, gray=0.9))],
        [mark(0, run(30, 60)), mark(1, run(45, 60))],
        [mark(0, run(30, 60)), mark(-1, run(30, 66))],
        [mark(0, run(30, 60)), mark(0, run(30, 80))],  # one MCID twice
        [mark(0, run(30, 60), nested=True)],
        [Marked("", -1, False, [run(30, 60)], False, False)],
        [Marked("", -1, False, [], True, False)],
        [Marked("P", -1, False, [run(30, 60)], False, False)],
        [Marked("Artifact", 3, True, [run(30, 60)], False, False)],
        [mark(0, run(30, 60, [9]))],  # a code without a character
    ],
)
def test_what_is_wrong_with_a_page(marks: list[Marked]) -> None:
    """Places, paleness, texts on one another, marks: such a page has no summary."""
    assert summary(*marks) is None


def test_sequences_that_do_not_close() -> None:
    """A page whose marks are not balanced has no summary."""
    assert summary(mark(0, run(30, 60)), unbalanced=1) is None


def test_hanging_punctuation_and_the_other_side() -> None:
    """Half an em may hang out; even pages have an area of their own."""
    assert summary(mark(0, run(165, 60))) is not None
    assert summary(mark(0, run(25, 60))) is not None
    assert summary(mark(0, run(25, 60)), number=2) is None


def test_the_mark_in_the_head() -> None:
    """Some mark of the page, an artifact or not, bears it."""
    bears = mark(-1, run(30, 30, [1]), run(50, 30, [3, 2, 1]))
    assert summary(bears, mark(0, run(30, 60)), head="あいあ") is not None
    assert summary(mark(-1, run(30, 30, [1])), mark(0, run(30, 60)), head="あい") is not None
    assert summary(mark(-1, run(30, 30, [1])), mark(0, run(30, 60)), head="いあ") is None


def test_blanks_may_stand_on_texts() -> None:
    """Nobody sees them."""
    assert summary(mark(0, run(30, 60), run(35, 60, [3]))) is not None


places = st.tuples(st.integers(-5, 205), st.integers(0, 310), st.sampled_from([8.0, 10.0, 10.5]), st.sampled_from([-1, 0, 1, 2]))


@given(st.lists(places, max_size=5), st.integers(1, 2))
def test_a_page_with_a_summary_has_its_texts_in_place(runs: list[tuple[int, int, float, int]], number: int) -> None:
    """Wherever runs stand: going through them one by one finds no more than bulk does."""
    marks = [mark(mcid, *(run(x, y, size=size) for x, y, size, own in runs if own == mcid)) for mcid in (-1, 0, 1, 2)]
    found = summary(*marks, number=number)
    if found is not None:
        page = PageContent(PAGE._replace(number=number), {"F": FONT}, Content(tuple(marks), 0))
        reading = ReadPdf(DOCUMENT, (page,))
        heads = {(number, mcid) for mcid in found.heads}
        assert list(check_placement(reading, AREAS, lambda page, mark: "", heads)) == []


def test_an_empty_page() -> None:
    """A page without text is sound."""
    empty = TextRuns((), (), (), (), (), ())
    assert summarize(PAGE, FormPage([], empty, {}), AREAS, "") == PageSummary({}, frozenset(), {})
