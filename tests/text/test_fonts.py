"""Faces as HarfBuzz reads them: advances, glyphs, coverage, and what is refused."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from faqprint.errors import MachineError
from faqprint.text.fonts import Face, Faces, clusters, find_font
from faqprint.units import EM, em_units

MINCHO = "BIZUDMincho-Regular.ttf"
GOTHIC = "BIZUDGothic-Bold.ttf"


@pytest.fixture(scope="module")
def face() -> Face:
    """The text face."""
    return Face(find_font(MINCHO))


def test_face(face: Face) -> None:
    """Name, size and extents; ascent and descent make one em (TB-3)."""
    assert (face.name, face.upem, face.glyph_count) == ("BIZUDMincho-Regular", 2048, 13932)
    assert (face.ascent, face.descent) == (901_000, -123_000)


@pytest.mark.parametrize(
    ("cluster", "advance"),
    [
        *dict.fromkeys(("あ", "―", "‐", "￥", "か\u309a", "葛\U000e0100", "ｶﾞ", "𠮷"), 1).items(),
        *dict.fromkeys(("a", "—", "–", "−", "¥", "ｱ", "ﾞ", "\u0e01"), 0.5).items(),
        *dict.fromkeys(("\u200b", "\u2060", "\ufe00"), 0).items(),
    ],
)
def test_advances(face: Face, cluster: str, advance: float) -> None:
    """Advances come from the font (CL-1), marks and selectors have none, what is missing has its class's (FN-4)."""
    assert face.advances[cluster] == em_units(advance)


def test_glyphs(face: Face) -> None:
    """Glyphs by cmap, by its format 14 for an IVS, by the base where that has none; 0 for what is missing (FN-5)."""
    base = face.glyph("葛")
    assert base
    assert face.glyph("葛\U000e0100") not in (0, base)
    assert face.glyph("葛\U000e01ef") == base
    assert face.glyph("※\ufe0f") == face.glyph("※")
    assert face.glyph("か\u309a") not in (0, face.glyph("か"))
    assert face.glyph("𠮷") == 0
    assert face.glyph("x\u3099") == 0


@pytest.mark.parametrize(
    ("cluster", "covered"), [("𠮟", True), ("𠮷", False), ("〱", False), ("\u200b", True), ("\u2060", True), ("髙", True)]
)
def test_covers(face: Face, cluster: str, covered: bool) -> None:
    """Coverage as FN-3 lists it; what has neither ink nor width is always covered."""
    assert face.covers(cluster) is covered


@pytest.mark.parametrize("name", [MINCHO, GOTHIC])
def test_punctuation_ink_stands_in_one_half(name: str) -> None:
    """SP-5: half an em can be cut from every bracket, comma and stop of the shipped faces, a quarter on each side of a dot."""
    face = Face(find_font(name))
    for mark in "（「『【〔［｛〈《｟〘〖〝“‘":
        assert face.ink(face.glyph(mark))[0] >= EM // 2, mark
    for mark in "）」』】〕］｝〉》｠〙〗〟”’。．、，":
        assert face.ink(face.glyph(mark))[1] <= EM // 2, mark
    for mark in "・：；":
        left, right = face.ink(face.glyph(mark))
        assert EM // 4 <= left < right <= EM * 3 // 4, mark
    assert face.ink(face.glyph(" ")) == (0, 0)


def test_clusters() -> None:
    """A cluster is a base with its marks and selectors (FN-2)."""
    assert clusters("葛\U000e0100飾か\u309a\n\u200b") == ["葛\U000e0100", "飾", "か\u309a", "\n", "\u200b"]


def test_face_for() -> None:
    """The cell's own face first, then the fallbacks, never the other weight (FN-4)."""
    faces = Faces(MINCHO, GOTHIC, ("BIZUDGothic-Regular.ttf",))
    assert [face.name for face in faces.faces] == ["BIZUDMincho-Regular", "BIZUDGothic-Bold", "BIZUDGothic-Regular"]
    assert (faces.face_for("あ", False), faces.face_for("あ", True), faces.face_for("𠮷", True)) == (0, 1, -1)


def test_find_font(tmp_path: Path) -> None:
    """A shipped name or an absolute path; else the machine is at fault."""
    assert find_font(MINCHO).name == MINCHO
    assert find_font(str(find_font(GOTHIC))) == find_font(GOTHIC)
    with pytest.raises(MachineError) as error:
        find_font(str(tmp_path / "none.ttf"))
    assert (error.value.code, error.value.values) == ("font-missing", {"path": str(tmp_path / "none.ttf")})


def with_usage(path: Path, usage: int) -> Path:
    """A copy of the text face with another fsType."""
    font = bytearray(find_font(MINCHO).read_bytes())
    (count,) = struct.unpack(">H", font[4:6])
    for record in range(12, 12 + 16 * count, 16):
        if font[record : record + 4] == b"OS/2":
            (offset,) = struct.unpack(">L", font[record + 8 : record + 12])
            font[offset + 8 : offset + 10] = struct.pack(">H", usage)
    path.write_bytes(font)
    return path


@pytest.mark.parametrize("usage", [0x0002, 0x0100, 0x0200])
def test_refuses_what_may_not_be_embedded(tmp_path: Path, usage: int) -> None:
    """FN-7: fsType must allow embedding of a subset."""
    with pytest.raises(MachineError, match="font-not-embeddable"):
        Face(with_usage(tmp_path / "face.ttf", usage))


def test_takes_preview_and_print_embedding(tmp_path: Path) -> None:
    """Preview-and-print embedding is enough for a printed appendix."""
    assert Face(with_usage(tmp_path / "face.ttf", 0x0004)).upem == 2048


def test_refuses_what_is_no_truetype(tmp_path: Path) -> None:
    """Only glyf outlines are drawn."""
    path = tmp_path / "face.otf"
    path.write_bytes(b"OTTO" + bytes(64))
    with pytest.raises(MachineError, match="font-not-truetype"):
        Face(path)


def test_two_selectors_are_no_sequence() -> None:
    """A base with two variation selectors has no glyph, so that it is refused and not drawn as something else."""
    faces = Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf")
    assert faces.face_for("葛\U000e0100", False) == 0
    assert faces.face_for("葛\U000e0100\U000e0101", False) < 0
