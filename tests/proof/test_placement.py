"""Where the text of small files stands: on the paper, in the type area, apart from other text, dark enough to be read."""

from __future__ import annotations

import pytest

from faqprint.proof.finding import Finding
from faqprint.proof.placement import Areas, check_placement
from faqprint.proof.reader import read_pdf

from .small import HEIGHT, PARAGRAPH, WIDTH, shown, small

#: Type areas from the top left corner: 20 pt of margin on odd pages, 40 pt at the left of even ones.
AREAS = Areas((20.0, 20.0, 180.0, 280.0), (40.0, 20.0, 180.0, 280.0))


def found(*pages: bytes, areas: Areas | None = AREAS) -> list[Finding]:
    """What stands where it must not."""
    return list(check_placement(read_pdf(small(PARAGRAPH, *pages)), areas, lambda page, mark: f"p{page}m{mark.mcid}"))


def told(*pages: bytes, areas: Areas | None = AREAS) -> list[tuple[str, int, str]]:
    """The codes of what stands where it must not, with page and place."""
    return [(item.code, item.page, item.where) for item in found(*pages, areas=areas)]


def at(x: float, y: float, size: float = 10.0, text: str = "abcd", mark: int | None = 0) -> bytes:
    """A text, half an em a character, whose baseline begins ``x`` from the left and ``y`` from the top."""
    return shown(text, mark, x=x, y=HEIGHT - y, size=size)


@pytest.mark.parametrize(
    ("x", "y"), [(20.0, 28.8), (160.0, 28.8), (20.0, 278.8), (160.0, 278.8), (100.0, 150.0), (19.99, 28.79), (160.01, 278.81)]
)
def test_content_stands_in_the_type_area(x: float, y: float) -> None:
    """Its em box, 0.88 above and 0.12 below the baseline, up to the very edge."""
    assert told(at(x, y)) == []


@pytest.mark.parametrize(("x", "y"), [(19.9, 100.0), (160.1, 100.0), (100.0, 28.7), (100.0, 278.9)])
def test_content_outside_the_type_area_is_told(x: float, y: float) -> None:
    """On each side; without areas, as of a file of others, only the paper counts."""
    assert told(at(x, y)) == [("text-outside", 1, "p1m0")]
    assert told(at(x, y), areas=None) == []


@pytest.mark.parametrize(("x", "y"), [(-1.0, 100.0), (WIDTH - 19.0, 100.0), (100.0, 8.0), (100.0, HEIGHT - 1.0), (5000.0, 100.0)])
def test_text_off_the_paper_is_told(x: float, y: float) -> None:
    """Content, once, and artifacts, too."""
    assert told(at(x, y)) == [("text-off-page", 1, "p1m0")]
    assert told(at(x, y), areas=None) == [("text-off-page", 1, "p1m0")]
    assert told(at(x, y, mark=None)) == [("text-off-page", 1, "p1m-1")]


def test_artifacts_may_stand_in_the_margin() -> None:
    """Running heads and feet do."""
    assert told(at(20.0, 12.0, mark=None)) == []


def test_even_pages_have_their_own_area() -> None:
    """Where the binding is on the other side."""
    assert told(at(30.0, 100.0), at(30.0, 100.0), at(30.0, 100.0)) == [("text-outside", 2, "p2m0")]


def test_punctuation_may_hang_out_where_it_is_allowed_to() -> None:
    """At the right only, by so many em of its size."""
    hanging = Areas(AREAS.odd, AREAS.even, 1.0)
    assert told(at(170.0, 100.0), areas=hanging) == []
    assert told(at(170.1, 100.0), areas=hanging) == [("text-outside", 1, "p1m0")]
    assert told(at(19.0, 100.0), areas=hanging) == [("text-outside", 1, "p1m0")]


@pytest.mark.parametrize(
    ("x", "y", "overlap"),
    [
        (50.1, 100.0, True),
        (69.0, 100.0, True),
        (69.6, 100.0, False),  # a twentieth of an em is no overlap
        (70.0, 100.0, False),
        (50.1, 108.0, True),
        (50.1, 109.0, False),  # nor are lines that touch
        (50.1, 90.0, False),
    ],
)
def test_no_two_texts_stand_on_one_another(x: float, y: float, overlap: bool) -> None:
    """Beside a text of two em at (50, 100); the finding shows both."""
    items = found(at(50.0, 100.0) + at(x, y, text="efgh", mark=1))
    assert [item.code for item in items] == (["text-overlap"] if overlap else [])
    if overlap:
        assert {*dict(items[0].values).values()} == {"abcd", "efgh"}


def test_blanks_overlap_nothing() -> None:
    """A space over a word is not seen."""
    assert told(at(50.0, 100.0) + at(50.1, 100.0, text="    ", mark=1)) == []


@pytest.mark.parametrize(
    ("gray", "pale"), [(b"0 g", False), (b"0.5 g", False), (b"0.51 g", True), (b"1 g", True), (b"3 Tr", True)]
)
def test_content_that_is_too_pale_to_read_is_told(gray: bytes, pale: bool) -> None:
    """White, pale and invisible; an artifact may be as pale as it likes."""
    assert told(gray + b"\n" + at(50.0, 100.0)) == ([("text-pale", 1, "p1m0")] if pale else [])
    assert told(gray + b"\n" + at(50.0, 100.0, mark=None)) == []


def test_the_mark_of_the_head_stands_above_the_type_area() -> None:
    """As content that is to be there: in it, or beside it, it is told; other content above it, too."""

    def told_of(*pages: bytes) -> list[tuple[str, int, str]]:
        found = check_placement(read_pdf(small(PARAGRAPH, *pages)), AREAS, lambda page, mark: f"m{mark.mcid}", {(1, 0)})
        return [(item.code, item.page, item.where) for item in found]

    assert told_of(at(160.0, 15.0)) == []
    assert told_of(at(160.0, 50.0)) == told_of(at(165.0, 15.0)) == [("text-outside", 1, "m0")]
    assert told_of(at(160.0, 15.0), at(160.0, 15.0)) == [("text-outside", 2, "m0")]


def test_lines_of_one_edge_go_down() -> None:
    """Two lines of a paragraph, or two cells of a column, in each other's place passed on both routes."""
    assert told(at(30, 100) + at(30, 120), at(50, 50) + at(80, 40, mark=1) + at(50, 60, mark=2)) == []
    assert told(at(30, 120) + at(30, 100)) == [("text-risen", 1, "p1m0")]
    assert told(at(30, 120) + at(80, 90, mark=1) + at(30, 100, mark=2)) == [("text-risen", 1, "p1m2")]


def test_what_may_stand_higher_than_what_is_read_before_it() -> None:
    """Another column, an artifact, what goes on with a line, and the text of others."""
    assert told(at(30, 120) + at(80, 100, mark=1)) == told(at(30, 120) + at(30, 100, mark=None)) == []
    assert told(at(30, 120) + at(50, 120) + at(30, 140)) == told(at(30, 120) + at(30, 100), areas=None) == []
