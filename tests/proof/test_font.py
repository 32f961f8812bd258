"""Fonts as other programs write them: what they are called, what their codes mean, what they need."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from faqprint.proof import examine, report
from faqprint.proof.finding import Finding
from faqprint.proof.font import Font
from faqprint.proof.reader import read_pdf

SQUARE = b"10 0 0 0 8 8 d1 0 0 8 8 re f"


def written(shown: bytes, entries: dict[str, object], *, squares: bool = False) -> bytes:
    """A page of 200 by 200 pt that shows a string in a font ``T`` of 20 pt at (50, 100)."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary({"/Type": pikepdf.Name.Font, **entries})
    if squares:
        font.CharProcs = pikepdf.Dictionary({"/square": pdf.make_stream(SQUARE)})
    page = pdf.add_blank_page(page_size=(200, 200))
    page.Resources = pikepdf.Dictionary({"/Font": pikepdf.Dictionary({"/T": pdf.make_indirect(font)})})
    page.Contents = pdf.make_stream(b"BT /T 20 Tf 50 100 Td (" + shown + b") Tj ET")
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def drawn(differences: list[object]) -> dict[str, object]:
    """A Type 3 font whose em is 10 units: every ``a`` a square an em wide."""
    return {
        "/Subtype": pikepdf.Name.Type3,
        "/FontBBox": [0, 0, 10, 10],
        "/FontMatrix": [0.1, 0, 0, 0.1, 0, 0],
        "/Encoding": pikepdf.Dictionary({"/Type": pikepdf.Name.Encoding, "/Differences": differences}),
        "/FirstChar": 97,
        "/LastChar": 97,
        "/Widths": [10],
    }


def font_of(pdf: bytes) -> Font:
    """The one font of a file."""
    ((_, font),) = read_pdf(pdf).fonts().values()
    return font


def about_fonts(pdf: bytes) -> list[Finding]:
    """What is found of fonts, glyphs and where they stand."""
    return [item for item in examine(pdf) if item.code.startswith(("font", "glyph", "text"))]


def test_a_type_3_font_is_not_missing_from_the_file() -> None:
    """Its glyphs are drawings of the file: it was said, without a name, not to be embedded."""
    pdf = written(b"aa", drawn([97, pikepdf.Name("/uni4E00")]), squares=True)
    assert about_fonts(pdf) == []
    assert (font_of(pdf).name, font_of(pdf).characters) == ("T (Type 3)", {97: "一"})


def test_a_type_3_font_has_its_own_units() -> None:
    """Two squares of an em each end at 90 pt; in thousandths they would end at 50.4 pt."""
    page = read_pdf(written(b"aa", drawn([97, pikepdf.Name.a]), squares=True)).pages[0]
    (run,) = page.content.marks[0].runs
    assert run.x + run.width == pytest.approx(90)


def test_a_glyph_whose_name_says_nothing_is_found_with_its_font() -> None:
    """A drawing called square is no character for anyone who hears the page."""
    (found,) = about_fonts(written(b"aa", drawn([97, pikepdf.Name.square]), squares=True))
    assert (found.code, found.where) == ("glyph-no-unicode", "T (Type 3)")


@pytest.mark.parametrize(
    ("encoding", "shown", "text"),
    [
        (pikepdf.Name.WinAnsiEncoding, b"A\x93\xe9", "A“é"),
        (pikepdf.Name.MacRomanEncoding, b"A\x93\xd8", "Aìÿ"),
        (
            pikepdf.Dictionary({"/BaseEncoding": pikepdf.Name.WinAnsiEncoding, "/Differences": [0x93, pikepdf.Name.uni2603]}),
            b"A\x93\xe9",
            "A☃é",
        ),
    ],
)
def test_a_named_encoding_says_what_codes_mean(encoding: object, shown: bytes, text: str) -> None:
    """A simple font needs no ToUnicode where its encoding names the characters; that it is not embedded is all that is said."""
    pdf = written(shown, {"/Subtype": pikepdf.Name.Type1, "/BaseFont": pikepdf.Name.Helvetica, "/Encoding": encoding})
    assert "".join(map(font_of(pdf).characters.__getitem__, shown)) == text
    assert [(item.code, item.where) for item in about_fonts(pdf)] == [("font-not-embedded", "Helvetica")]


def test_a_font_without_a_name_is_called_as_its_pages_call_it() -> None:
    """Something is at fault, and which font it is is said."""
    pdf = written(b"A", {"/Subtype": pikepdf.Name.Type1})
    assert {item.where for item in about_fonts(pdf)} == {"T"}
    assert any(line.startswith("T: 書体が埋め込まれていません") for line in report(examine(pdf)))
