"""Pages that the last proof read: known by their bytes, by all else, and by what the file's own fonts say of their codes."""

from __future__ import annotations

from array import array
from collections.abc import Callable

import pytest

from faqprint.proof.content import CodeAdvances, CodeMetrics
from faqprint.proof.font import Font
from faqprint.proof.page_summary import PageSummary
from faqprint.proof.summary_memo import CodeMeanings, pack_summary, remembered_summary, unpack_summary
from faqprint.proof.syntax import PdfStream

CODES = {"F0": array("H", [1, 2]), "F1": array("H", [3])}
SUMMARY = PageSummary({0: "\nあ\rい", 7: "", 2: "\n\U00020bb7"}, frozenset({7}), CODES)


def font(advance: float = 1000, **texts: str) -> Font:
    """A font of the codes 1 to 9, some of which stand for other texts."""
    characters = {code: texts.get(f"code{code}", chr(0x3041 + code)) for code in range(1, 10)}
    return Font("F", "", CodeMetrics(2, CodeAdvances({2: advance}, 1000)), characters, b"", True, None, True, False, 1, "")


class Last:
    """What the last proof kept, and how often it was read anew."""

    def __init__(self) -> None:
        self.kept: dict[bytes, bytes] = {}
        self.read = 0

    def memo(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        """Give what is kept."""
        if key not in self.kept:
            self.kept[key] = make()
        return self.kept[key]

    def ask(
        self,
        *fonts: Font,
        context: bytes = b"",
        raw: bytes = b"1",
        entries: dict[str, str] | None = None,
        summary: PageSummary | None = SUMMARY,
    ) -> PageSummary | None:
        """Ask for a page."""

        def read() -> PageSummary | None:
            self.read += 1
            return summary

        named = {f"F{number}": CodeMeanings(each) for number, each in enumerate(fonts)}
        return remembered_summary(self.memo, context, [PdfStream(entries or {}, raw)], named, read)


def test_a_page_is_read_once() -> None:
    """It comes back as it was: texts, heads, codes."""
    last = Last()
    for _ in range(3):
        assert last.ask(font(), font()) == SUMMARY
    assert last.read == 1


@pytest.mark.parametrize(
    ("fonts", "again"),
    [
        ((font(), font(code2="ん")), False),  # F1 shows no 2
        ((font(500), font()), True),
        ((font(code1="ん"), font()), True),
        ((font(), font(code3="ん")), True),
        ((font(), font(500)), False),
        ((font(), font(), font()), False),
        ((font()._replace(composite=False), font()), True),
    ],
)
def test_what_fonts_say_of_the_codes_on_the_page(fonts: tuple[Font, ...], again: bool) -> None:
    """Another text or width of a code that the page shows makes another page of it; of other codes it does not."""
    last = Last()
    last.ask(font(), font())
    last.ask(*fonts)
    assert last.read == 1 + again


def test_a_code_that_has_no_text_any_more() -> None:
    """A font that lacks a code of the page is another one."""
    last = Last()
    last.ask(font(), font())
    bare = font()
    last.ask(bare._replace(characters={1: bare.characters[1]}), font())
    assert last.read == 2


def test_all_else_that_a_page_depends_on() -> None:
    """Its bytes, its streams' entries, its place in the document."""
    last = Last()
    last.ask(font(), font())
    for number, ask in enumerate(({"raw": b"2"}, {"entries": {"Filter": "x"}}, {"context": b"even"}), 2):
        last.ask(font(), font(), **ask)  # type: ignore[arg-type]  # one of each kind
        assert last.read == number


def test_a_page_without_a_summary_is_remembered_as_such() -> None:
    """What is left to another reader is left to it again."""
    last = Last()
    assert last.ask(font(), summary=None) is None
    assert last.ask(font()) is None
    assert last.read == 1


def test_what_is_no_stream() -> None:
    """A page that has none is read each time."""
    last = Last()
    assert remembered_summary(last.memo, b"", [None], {}, lambda: SUMMARY) == SUMMARY
    assert last.kept == {}


def test_a_summary_as_bytes() -> None:
    """What another process read of a page comes back as it was, and that it read none."""
    assert unpack_summary(pack_summary(SUMMARY)) == SUMMARY
    assert unpack_summary(pack_summary(None)) is None
