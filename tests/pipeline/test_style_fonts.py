"""Fonts of a style that cannot be used, or that are damaged, told where the style names them."""

from __future__ import annotations

from pathlib import Path

import pytest

import faqprint
from faqprint.errors import ContentError, ProofError
from faqprint.pipeline.style_fonts import font_faults, tell_damaged_fonts
from faqprint.style import Fonts, Style
from faqprint.text.fonts import find_font

SHIPPED = find_font("BIZUDGothic-Bold.ttf").read_bytes()


def content(folder: Path, font: bytes, *, style: str = "leading: 1.5\nfonts: {bold: own.ttf}\n") -> Path:
    """A content whose style names a font of such bytes."""
    (folder / "own.ttf").write_bytes(font)
    (folder / "style.yaml").write_text(style, "utf-8")
    path = folder / "appendix.yaml"
    path.write_text("title: 題\nstyle: style.yaml\nsections: [{type: text, title: あ, body: あいう}]\n", "utf-8")
    return path


def damaged(font: bytes) -> bytes:
    """A font with every outline overwritten from the middle on: its tables still fit together."""
    (row,) = (at for at in range(12, 12 + 16 * font[5], 16) if font[at : at + 4] == b"glyf")
    start, size = (int.from_bytes(font[row + at : row + at + 4]) for at in (8, 12))
    return font[:start] + b"\x5a" * size + font[start + size :]


def refused(path: Path) -> list[tuple[str, str, int, int]]:
    """The faults of a build, with the style's own name."""
    with pytest.raises(ContentError) as caught:
        faqprint.build(path, path.with_name("a.pdf"), cache=False)
    return [(fault.code, Path(fault.place.file).name, fault.place.line, fault.place.column) for fault in caught.value.faults]


@pytest.mark.parametrize("font", [b"", b"no font", SHIPPED[:5000], damaged(SHIPPED)], ids=["empty", "text", "cut", "outlines"])
def test_damaged_font_is_the_style_s_fault(tmp_path: Path, font: bytes) -> None:
    """At the line that names it, whatever it would break later (0.1.1: exit 4)."""
    assert refused(content(tmp_path, font)) in (
        [("font-damaged", "style.yaml", 2, 15)],
        [("font-not-truetype", "style.yaml", 2, 15)],
    )


def test_every_font_is_told_at_once(tmp_path: Path) -> None:
    """Each once, where it is named."""
    path = content(tmp_path, b"", style="fonts:\n  text: own.ttf\n  fallback: [own.ttf, other.ttf]\n")
    (tmp_path / "other.ttf").write_bytes(b"")
    assert [(line, column) for _, _, line, column in refused(path)] == [(2, 9), (3, 23)]


def test_sound_fonts_are_not_blamed() -> None:
    """What goes wrong with them is told as it is."""
    style = Style(fonts=Fonts(fallback=(str(find_font("BIZUDGothic-Regular.ttf")),)))
    assert font_faults(style, intact=True) == []
    with pytest.raises(ProofError), tell_damaged_fonts(style):
        raise ProofError("proof-failed")
    with pytest.raises(RuntimeError), tell_damaged_fonts(style):
        raise RuntimeError
