"""The text of the tags in bulk: what it finds equal, going run by run finds equal."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.proof.content import CodeAdvances, CodeMetrics, Content, GlyphRun, Marked
from faqprint.proof.document import PdfFile, PdfPage
from faqprint.proof.expected import Passage
from faqprint.proof.font import Font
from faqprint.proof.line_forms import FormPage, TextRuns
from faqprint.proof.page_summary import summarize
from faqprint.proof.placement import Areas
from faqprint.proof.reader import PageContent, ReadPdf
from faqprint.proof.syntax import Ref
from faqprint.proof.text import align
from faqprint.proof.text_order import TextPlaces, lay_beside
from faqprint.proof.tree import Element, MarkedKid, ReadTree

from .small import shown, small, tag

#: A run: its mark, whether a line begins with it, its text.
Run = tuple[int, bool, str]
CODES = {character: code for code, character in enumerate("abcde 　\u200b\u00ad", 1)}
FONT = Font(
    "F", "", CodeMetrics(2, CodeAdvances({}, 1000)), {code: c for c, code in CODES.items()}, b"", True, None, True, False, 1, ""
)
PAGE = PdfPage(1, Ref(1), {}, {}, (0.0, 0.0, 9000.0, 9000.0))
#: Any file: it is asked for the labels of pages alone.
DOCUMENT = PdfFile(small([tag("Document", tag("P", 0))], shown("a")))
AREAS = Areas((0.0, 0.0, 9000.0, 9000.0), (0.0, 0.0, 9000.0, 9000.0))


def placed(runs: Sequence[Run]) -> list[GlyphRun]:
    """Runs with their places: a line below the other, each run at the end of the one before."""
    found: list[GlyphRun] = []
    x, y = 0.0, 9000.0
    for _, new, text in runs:
        x, y = (10.0, y - 20) if new or not found else (x, y)
        found.append(GlyphRun("F", tuple(CODES[c] for c in text), 10.0, x, y, 10.0 * len(text), 0.0))
        x += 10.0 * len(text)
    return found


def in_bulk(runs: Sequence[Run], passages: Sequence[Passage]) -> TextPlaces | None:
    """What bulk comparison finds."""
    own = placed(runs)
    columns = TextRuns(
        [mark for mark, _, _ in runs], [text for *_, text in runs], [r.x for r in own], [r.x + r.width for r in own],
        [r.y for r in own], [r.size for r in own],
    )  # fmt: skip
    marks = range(1 + max((mark for mark, _, _ in runs), default=0))
    summary = summarize(PAGE, FormPage(marks, columns, {}), AREAS, "")
    assert summary is not None
    return lay_beside(list(summary.texts.values()), [1] * len(marks), passages)


def run_by_run(runs: Sequence[Run], passages: Sequence[Passage]) -> tuple[object, ...]:
    """What going run by run finds."""
    marks = [Marked("P", mark, False, [], False, False) for mark in range(1 + max((mark for mark, _, _ in runs), default=0))]
    for (mark, _, _), run in zip(runs, placed(runs), strict=True):
        marks[mark].runs.append(run)
    reading = ReadPdf(DOCUMENT, (PageContent(PAGE, {"F": FONT}, Content(tuple(marks), 0)),))
    tree = ReadTree([Element(0, "", {}, -1, [])], [MarkedKid(1, mark.mcid, 0) for mark in marks], [], [])
    return align(reading, tree, passages).findings


texts = st.text(alphabet="abcde 　", max_size=5)


@st.composite
def drawn(draw: st.DrawFn) -> tuple[list[Run], list[Passage]]:
    """Passages, and the runs of a page that draws them, rightly or nearly so."""
    passages = [Passage(text) for text in draw(st.lists(texts, min_size=1, max_size=5))]
    runs: list[Run] = []
    mark = 0
    for passage in passages:
        rest = passage.text
        while rest:
            size = draw(st.integers(1, len(rest)))
            piece, rest = rest[:size], rest[size:]
            piece = draw(
                st.sampled_from(
                    [piece, piece, piece, piece.strip(), piece + " ", "　" + piece, piece + "\u200b", piece + "\u00ad"]
                )
            )
            mark += bool(runs) and draw(st.booleans())
            runs.append((mark, draw(st.booleans()), piece))
        if runs and draw(st.integers(0, 9)) == 0:
            at = draw(st.integers(0, len(runs) - 1))
            runs[at] = (*runs[at][:2], draw(texts))
    return runs, passages


@given(drawn())
def test_what_is_equal_in_bulk_is_equal_run_by_run(case: tuple[list[Run], list[Passage]]) -> None:
    """Whatever stands in lines, marks, runs: bulk is never the more lenient one."""
    runs, passages = case
    if in_bulk(runs, passages) is not None:
        assert run_by_run(runs, passages) == ()


@pytest.mark.parametrize(
    ("runs", "passages"),
    [
        ([(0, True, "abc")], ["abc"]),
        ([(0, True, "abc"), (0, True, "de")], ["abcde"]),
        ([(0, True, "abc"), (0, True, "de")], ["abc de"]),  # a line may end where the content has a space
        ([(0, True, "abc "), (0, True, " de")], ["abc de"]),
        ([(0, True, "abc"), (0, False, "　"), (0, False, "de")], ["abc", "de"]),  # what stands between passages
        ([(0, True, "abc"), (1, True, "  "), (2, True, "de")], ["abc", "", " ", "de"]),
        ([(0, True, "a b"), (1, True, "c")], ["a bc"]),
        ([(0, True, "ab"), (1, True, "c")], ["a\u200bb\u00adc"]),
        ([(0, True, "ab "), (0, False, "c"), (0, True, "d")], ["ab", "cd"]),  # two passages in a mark
        ([(0, True, "ab"), (0, False, "c"), (1, True, "d"), (2, True, "e")], ["abc", "de"]),
        ([(0, True, "")], [""]),
    ],
)
def test_texts_that_are_equal(runs: list[Run], passages: list[str]) -> None:
    """Lines, marks and passages need not begin together, but a passage begins with a run."""
    assert in_bulk(runs, list(map(Passage, passages))) is not None


@pytest.mark.parametrize(
    ("runs", "passages"),
    [
        ([(0, True, "abd")], ["abc"]),
        ([(0, True, "abc")], ["abc", "d"]),
        ([(0, True, "abc"), (1, True, "d")], ["abc"]),
        ([(0, True, "abcd")], ["ab", "cd"]),  # one run over two passages
        ([(0, True, "a bc")], ["abc"]),  # a space that the content has not
        ([(0, True, "abc")], ["a bc"]),  # one that is not drawn
        ([(0, True, "a　bc")], ["a bc"]),  # another one
        ([(0, True, "a"), (0, False, "bc")], ["a bc"]),  # within a line
    ],
)
def test_texts_that_are_not(runs: list[Run], passages: list[str]) -> None:
    """Characters, their order, and white space within lines."""
    assert in_bulk(runs, list(map(Passage, passages))) is None


def test_places() -> None:
    """Where anchors begin, what stands in the head, and what is printed as the label of a page."""
    passages = [
        Passage("ab", in_head=True), Passage("c", begins=("s1",)), Passage("", page_of="q1"), Passage("de", begins=("q1", "c1")),
    ]  # fmt: skip
    found = lay_beside(["\nab", "\nc\nee", "\n", "\nd", "\re"], [1, 1, 2, 2, 3], passages)
    assert found == TextPlaces({"s1": 1, "q1": 2, "c1": 2}, frozenset({0}), [("q1", "ee")])
    assert lay_beside(["\nab", "\nc"], [1, 1], passages) is None
    found = lay_beside(
        ["\na", "\n b1 ", "\na", "\nb\rc"], [1, 1, 2, 2], [Passage("aba"), Passage("b", begins=("q1",)), Passage("c")]
    )
    assert found is None
    label = [Passage("a"), Passage("", page_of="q1"), Passage("a", in_head=True), Passage("b", begins=("q1",)), Passage("c")]
    found = lay_beside(["\na", "\n b 1 ", "\na", "\nb\rc"], [1, 1, 2, 2], label)
    assert found == TextPlaces({"q1": 2}, frozenset({0, 1, 2}), [("q1", "b 1")])
