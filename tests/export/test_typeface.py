"""Codes, gaps and glyphs: what is drawn reads back, stands where it should, and looks like the source."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from faqprint.errors import MachineError
from faqprint.export.embedding import embed
from faqprint.export.pdf import write
from faqprint.export.typeface import Typeface, Usage, escape_code, show
from faqprint.text.fonts import Face, clusters
from faqprint.text.line import Line, Piece, Slot
from faqprint.units import EM

from .sample import HALF, faces, layout, line, paragraphs

TEXT = faces().faces[0]
#: Half the distance of two trims, a sixth of half an em, and what rounding adds.
NEAR = EM // 12 + EM // 500


def trimmed(text: str, stretch: int = 0) -> Line:
    """A line whose punctuation has no aki at all, all other gaps stretched."""
    slots = []
    for index, character in enumerate(text):
        before = -HALF if character in "（「『【" else -EM // 4 if character in "・：" else 0
        after = -HALF if character in "）」』】、。" else -EM // 4 if character in "・：" else stretch
        if before or after:
            slots.append((index, before, after))
    return line(text, *slots)


#: Lines of all that is hard to read back.
LINES = (
    line("普通の行です。"),
    trimmed("「（𠮟る）」、と『【あ】』。"),
    trimmed("甲・乙：丙「丁」（戊）、己。"),
    trimmed("引き伸ばした「行」の、字間", stretch=round(0.09 * EM)),
    line("三分の一だけ「詰めた」、行。", (6, -EM // 3, 0), (10, 0, -EM // 3), (11, 0, -EM // 5)),
    line("広げた«引用»と、詰めた«引用»。", (3, HALF, 0), (6, 0, HALF), (12, HALF // 2, 0), (15, 0, HALF // 3)),
    line("葛\U000e0100城と葛城と辻\U000e0101"),
    line("か\u309aき\u309aと𠮟る𩸽"),
    line("双子の\U00029fce\U00029fd7です"),
    line("(a\\b) ID & <c> 12%"),
    line("ｱﾊﾟｰﾄ①㈱№"),
    Line(0, 8, (Piece(0, "明朝"), Piece(1, "ゴシック", (Slot(0, 0, 20_000),)), Piece(2, "代字")), 0),
)


def open_pdf(file: Path | bytes) -> Any:
    """A file as MuPDF opens it, which takes a second to import."""
    import pymupdf

    return pymupdf.open(stream=file) if isinstance(file, bytes) else pymupdf.open(file)


def pdftotext(*options: str) -> Callable[[Path], str]:
    """Poppler's reading."""

    def read(path: Path) -> str:
        return subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True).stdout.decode()

    return read


READERS: dict[str, Callable[[Path], str]] = {
    "pdftotext": pdftotext(),
    "pdftotext -layout": pdftotext("-layout"),
    "pdftotext -raw": pdftotext("-raw"),
    "pypdf": lambda path: pypdf.PdfReader(path).pages[0].extract_text(),
    "pymupdf": lambda path: str(open_pdf(path)[0].get_text()),
    "pdfium": lambda path: str(pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()),
}


@pytest.mark.parametrize("reader", READERS)
def test_reads_back_exactly(tmp_path: Path, reader: str) -> None:
    """Every reader gives every line as it was set, without a space more or less (PX-1)."""
    path = tmp_path / "a.pdf"
    path.write_bytes(write(paragraphs(LINES), faces()))
    read = [text.strip("\f") for text in READERS[reader](path).replace("\r", "").splitlines()]
    assert [text for text in read if text.strip()] == ["".join(piece.text for piece in each.pieces) for each in LINES]


def test_no_width_reads_back(tmp_path: Path) -> None:
    """A zero width space, a joiner and a selector that the font does not know are in the text, and take no room."""
    path = tmp_path / "a.pdf"
    texts = ["甲\u200b乙", "甲\u2060乙", "甲\U000e01ef乙"]
    path.write_bytes(write(paragraphs([line(text) for text in texts]), faces()))
    assert [text for text in pypdf.PdfReader(path).pages[0].extract_text().splitlines() if text] == texts
    with open_pdf(path) as opened:
        seconds = [word[2] for word in opened[0].get_text("words")]
    assert seconds == pytest.approx([80.0] * 3, abs=0.01)


class Pen:
    """Records an outline, shifted."""

    def __init__(self, dx: int) -> None:
        self.dx = dx
        self.outline: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *points: self.outline.append((name, *((x + self.dx, y) for x, y in points)))


def outline(font: hb.Font, glyph: int, dx: int = 0) -> list[tuple[Any, ...]]:
    """A glyph's outline."""
    pen = Pen(dx)
    font.draw_glyph_with_pen(glyph, pen)
    return pen.outline


def embedded(pdf: bytes, resource: str) -> tuple[hb.Font, dict[int, float]]:
    """The font in the file, and its widths in thousandths of an em."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        descendant = opened.pages[0].Resources.Font[f"/{resource}"].DescendantFonts[0]
        widths: dict[int, float] = {}
        entries = list(descendant.W)
        for first, run in zip(entries[::2], entries[1::2], strict=True):
            widths.update((int(first) + i, float(width)) for i, width in enumerate(run))
        return hb.Font(hb.Face(descendant.FontDescriptor.FontFile2.read_bytes())), widths


def test_outlines_and_widths_are_the_source_s() -> None:
    """Each embedded glyph has the source's outline and width, moved and narrowed by its trim if it has one."""
    used = faces()
    font, widths = embedded(write(paragraphs(LINES), used), "F0")
    typeface = Typeface(TEXT, "F0")
    codes = typeface.codes_for([piece for each in LINES for piece in each.pieces if piece.face == 0])
    drawn = 0
    for code in codes:
        copy = typeface.copies.get(code)
        glyph, before, after = copy if copy else (code, 0, 0)
        moved, narrowed = (round(trim * TEXT.upem / 1000) for trim in (before, after))
        source = outline(TEXT.font, glyph, -moved)
        drawn += bool(source)
        assert outline(font, code) == source
        advance = TEXT.font.get_glyph_h_advance(glyph)
        assert font.get_glyph_h_advance(code) == advance - moved - narrowed
        assert widths.get(code, 1000) == advance * 1000 / TEXT.upem - before - after
    assert drawn > 80
    assert len(typeface.copies) > 15


@pytest.mark.parametrize(
    ("text", "slot"), [("「", (0, -HALF, 0)), ("。", (0, 0, -HALF)), ("・", (0, -EM // 4, -EM // 4)), ("）", (0, 0, -EM // 3))]
)
def test_trimmed_glyph_looks_the_same(text: str, slot: tuple[int, int, int]) -> None:
    """A glyph trimmed before it is the picture of the whole one that much farther left; what follows stands where it must."""

    def picture(set_line: Line, x: float) -> bytes:
        made = paragraphs([set_line])
        sheet = next(made.pages())
        moved = sheet._replace(texts=(sheet.texts[0]._replace(x=x),))
        document = open_pdf(write(layout([moved], made.tree), faces()))
        return bytes(document[0].get_pixmap(dpi=144, clip=(50, 40, 200, 70)).samples)

    _, before, after = slot
    whole = Line(0, 1, (Piece(0, text, (Slot(0, 0, 2 * EM + after),)), Piece(0, "鬱")), 0)
    tight = Line(0, 1, (Piece(0, text, (Slot(0, before, 2 * EM + after),)), Piece(0, "鬱")), 0)
    assert picture(tight, 60.0) == picture(whole, 60.0 + before * 10 / EM)


def positions(pdf: bytes) -> list[list[float]]:
    """Left edges of the glyphs of each line, and the right edge of the last."""
    with open_pdf(pdf) as opened:
        blocks = opened[0].get_text("rawdict")["blocks"]
    return [
        [*(c["origin"][0] for span in row["spans"] for c in span["chars"]), row["spans"][-1]["chars"][-1]["bbox"][2]]
        for block in blocks
        for row in block["lines"]
    ]


def test_right_edges() -> None:
    """A line of 40 stretched gaps and trims ends within 0.01 pt of where its slots say (JU-7)."""
    text = "「あ、い」・" * 7 + "。"
    slots = []
    end = 0
    for index, character in enumerate(text):
        before, after = {"「": (-HALF, 0), "、": (0, -EM // 3), "」": (0, -HALF), "・": (-EM // 8, -EM // 7)}.get(
            character, (0, 17_233)
        )
        slots.append((index, before, after))
        end += TEXT.advances[character] + before + after
    for size in (8.0, 9.0, 10.5, 16.0):
        made = write(paragraphs([line(text, *slots)], size), faces())
        assert positions(made)[0][-1] == pytest.approx(60 + (end - 17_233) * size / EM, abs=0.01)


def test_gaps_that_cancel() -> None:
    """Gaps that add up to nothing are still moves."""
    shown = show(Piece(0, "あい", (Slot(0, 0, EM // 100), Slot(1, -EM // 100, 0))), Typeface(TEXT, "F0"), Usage())
    assert shown.startswith("[(")
    assert shown.endswith(")]TJ")
    assert ")-10()10(" in shown


def test_codes_do_not_depend_on_the_document() -> None:
    """The same line has the same code whatever was drawn before, so that pages can be kept."""
    fresh, used = Typeface(TEXT, "F0"), Typeface(TEXT, "F0")
    for each in LINES:
        for piece in each.pieces[:1]:
            show(piece, used, Usage())
    for each in reversed(LINES):
        assert show(each.pieces[0], fresh, Usage()) == show(each.pieces[0], used, Usage())


def test_one_code_one_text() -> None:
    """Characters that share a glyph have a code each (PX-2)."""
    typeface = Typeface(TEXT, "F0")
    twins = "\U00029fce\U00029fd7"
    assert TEXT.glyph(twins[0]) == TEXT.glyph(twins[1])
    codes = {typeface.code(twin) for twin in (*twins, "辻", "辻\U000e0100", "辻\U000e0101")}
    assert len(codes) == 5
    assert len(typeface.texts) == 5


@given(st.integers(0, 0xFFFF))
def test_a_code_stands_in_a_string_for_any_reader(code: int) -> None:
    """No raw LF or CR, and nothing that ends the string: Ghostscript lost what follows 規 (0A0A) in 新規."""
    written = escape_code(code)
    assert not {"\n", "\r"} & set(written)
    assert re.fullmatch(r"(?:[^()\\]|\\[()\\nr])+", written, re.DOTALL)
    assert pikepdf.Object.parse(f"({written})".encode("latin-1")) == pikepdf.String(code.to_bytes(2, "big"))


def test_no_glyph() -> None:
    """A character that the face does not have is never drawn as a box (FN-4)."""
    with pytest.raises(MachineError, check=lambda error: error.code == "no-glyph"):
        Typeface(TEXT, "F0").encode("𠮷野家")


@given(st.sampled_from("「）。、・"), st.integers(-HALF, EM // 10), st.integers(-HALF, EM // 10))
def test_any_trim_adds_up(mark: str, before: int, after: int) -> None:
    """Advance of the trimmed glyph and its gaps are what the slot asks for; no gap is wide enough for a space (PX-5)."""
    typeface = Typeface(TEXT, "F0")
    code, gap_before, gap_after = typeface.trim(mark, before, after)
    glyph, trim_before, trim_after = next(iter(typeface.copies.values()), (0, 0, 0))
    unit = EM // 1000
    assert gap_before - trim_before * unit == before
    assert gap_after - trim_after * unit == after
    assert not typeface.copies or glyph == TEXT.glyph(mark)
    if mark == "「":
        assert abs(gap_before) <= NEAR or before >= 0
    if mark == "）":
        assert abs(gap_after) <= NEAR or after >= 0
    assert gap_before <= max(90 * unit, before) and gap_after <= max(90 * unit, after)
    assert len(code) >= 2


@pytest.mark.parametrize("mark", "「）。、・")
def test_a_mark_has_four_codes_at_the_most(mark: str) -> None:
    """Whatever the trims: more codes of one character look to a checker like a wrong mapping."""
    typeface = Typeface(TEXT, "F0")
    typeface.encode(mark)
    for before in range(0, HALF + 1, HALF // 16):
        for after in range(0, HALF + 1, HALF // 16):
            typeface.trim(mark, -before, -after)
    assert list(typeface.texts.values()).count(mark) == 4


@given(
    st.lists(st.sampled_from([*"あ、。「」漢字Ａa1(\\)", "葛\U000e0100", "か\u309a", "辻\U000e01ef"]), min_size=1, max_size=20)
)
def test_codes_spell_the_text(parts: list[str]) -> None:
    """The codes of a text, looked up, are the text."""
    typeface = Typeface(TEXT, "F0")
    text = "".join(parts)
    encoded = typeface.encode(text).encode("latin-1")
    with pikepdf.new() as holder:
        operators = pikepdf.parse_content_stream(pikepdf.Stream(holder, b"BT(" + encoded + b")Tj ET"))
        raw = bytes(operators[1].operands[0])
    codes = [int.from_bytes(raw[i : i + 2]) for i in range(0, len(raw), 2)]
    assert "".join(typeface.texts[code] for code in codes) == text


def test_spends_what_it_draws() -> None:
    """The codes that pieces take are those that their operators show: no base of a cluster, no whole glyph of a trimmed one."""
    for each in LINES:
        for piece in each.pieces[:1]:
            typeface = Typeface(TEXT, "F0")
            codes = typeface.codes_for([piece])
            with pikepdf.new() as holder:
                operands = pikepdf.parse_content_stream(pikepdf.Stream(holder, show(piece, typeface, Usage()).encode("latin-1")))[
                    0
                ].operands
            array = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
            raw = b"".join(bytes(part) for part in array if isinstance(part, pikepdf.String))
            assert {int.from_bytes(raw[i : i + 2]) for i in range(0, len(raw), 2)} == codes


def test_uses_what_it_draws_or_takes() -> None:
    """The codes in use are those of the pieces drawn, and the same for a typeface that takes them from one that drew."""
    drawing, taking = Typeface(TEXT, "F0"), Typeface(TEXT, "F0")
    pieces = [piece for each in LINES for piece in each.pieces if piece.face == 0]
    usage = Usage()
    for piece in pieces:
        show(piece, drawing, usage)
    assert drawing.used_codes == Typeface(TEXT, "F0").codes_for(pieces)
    assert taking.used_codes == set()
    taking.take(drawing.summarize(usage))
    assert taking.used_codes == drawing.used_codes
    assert embed(taking, taking.used_codes) == embed(drawing, drawing.used_codes)


def test_clusters_agree_with_the_text_room() -> None:
    """What is one cluster to the text room has one code here, its slot moves it whole."""
    text = "葛\U000e0100城か\u309a"
    typeface = Typeface(TEXT, "F0")
    shown = show(Piece(0, text, (Slot(0, 0, 9_000), Slot(3, 0, 9_000))), typeface, Usage())
    assert {typeface.code(cluster) for cluster in clusters(text)} == {typeface.trim(c, 0, 9_000)[0] for c in clusters(text)}
    assert shown.count("(") == 3


def test_other_units_per_em(tmp_path: Path) -> None:
    """Trims work in a font of 1000 units, where a third of the half em is no whole number."""
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    from fontTools.ttLib.scaleUpem import scale_upem  # type: ignore[import-untyped]

    font = TTFont(TEXT.path)
    subsetter = Subsetter(Options(notdef_outline=True))
    subsetter.populate(text="「あ」、 ")
    subsetter.subset(font)
    scale_upem(font, 1000)
    font.save(tmp_path / "small.ttf")
    typeface = Typeface(Face(tmp_path / "small.ttf"), "F0")
    for before in range(-HALF, 0, 40_000):
        _code, gap, _ = typeface.trim("「", before, 0)
        assert abs(gap) <= NEAR
        assert (gap - before) % 1024 == 0
    steps = sorted(copy.before for copy in typeface.copies.values())
    assert steps == [167, 333, 500]
