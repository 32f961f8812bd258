"""Faces as HarfBuzz reads them: advances, glyphs, coverage, and what is refused."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path
from typing import NoReturn

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]  # it ships no types
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]  # nor here

from faqprint.errors import MachineError
from faqprint.storage.disk_cache import DiskCache
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
    with pytest.raises(MachineError, check=lambda error: error.code == "font-not-embeddable"):
        Face(with_usage(tmp_path / "face.ttf", usage))


def test_takes_preview_and_print_embedding(tmp_path: Path) -> None:
    """Preview-and-print embedding is enough for a printed appendix."""
    assert Face(with_usage(tmp_path / "face.ttf", 0x0004)).upem == 2048


def test_refuses_what_is_no_truetype(tmp_path: Path) -> None:
    """Only glyf outlines are drawn."""
    path = tmp_path / "face.otf"
    path.write_bytes(b"OTTO" + bytes(64))
    with pytest.raises(MachineError, check=lambda error: error.code == "font-not-truetype"):
        Face(path)


def test_two_selectors_are_no_sequence() -> None:
    """A base with two variation selectors has no glyph, so that it is refused and not drawn as something else."""
    faces = Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf")
    assert faces.face_for("葛\U000e0100", False) == 0
    assert faces.face_for("葛\U000e0100\U000e0101", False) < 0


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both shipped faces in one file."""
    path = tmp_path_factory.mktemp("collection") / "two.ttc"
    made = TTCollection()
    made.fonts = [TTFont(find_font(name)) for name in (MINCHO, GOTHIC)]
    made.save(path)
    return path


@pytest.mark.parametrize(
    ("choice", "name"),
    [
        ("", "BIZUDMincho-Regular"),
        ("1", "BIZUDMincho-Regular"),
        ("２", "BIZUDGothic-Bold"),
        ("BIZ UDGothic Bold", "BIZUDGothic-Bold"),
        ("BIZ UDゴシック Bold", "BIZUDGothic-Bold"),
        ("BIZUDGothic-Bold", "BIZUDGothic-Bold"),
    ],
)
def test_face_of_a_collection(collection: Path, tmp_path: Path, choice: str, name: str) -> None:
    """By its number or one of its names, also as it was kept (0.1.1: exit 4 for every collection)."""
    cache = DiskCache(tmp_path)
    for face in (Face(collection, cache.memo, choice), Face(collection, cache.memo, choice)):
        assert (face.name, face.advances["あ"], face.number) == (name, EM, int("Gothic" in name))
    faces = Faces(MINCHO, f"{collection}#{choice}" if choice else str(collection))
    assert faces.faces[1].name == name
    assert faces.faces[1].digest.partition("#")[0] == hashlib.sha256(collection.read_bytes()).hexdigest()


@pytest.mark.parametrize("choice", ["0", "3", "BIZ"])
def test_face_that_a_collection_does_not_have(collection: Path, choice: str) -> None:
    """Those that it has are named."""
    with pytest.raises(MachineError) as caught:
        Face(collection, choice=choice)
    assert caught.value.code == "font-no-face"
    assert caught.value.values["known"] == "1 BIZ UDMincho, 2 BIZ UDGothic Bold"


@pytest.mark.parametrize("table", ["head", "hhea", "hmtx", "maxp", "loca"])
@pytest.mark.parametrize("left", [0, 10])
def test_table_that_is_missing_or_short_is_damage(tmp_path: Path, table: str, left: int) -> None:
    """Not a fault of the program (0.1.1: exit 4, "Subsetting failed")."""
    font = bytearray(find_font(MINCHO).read_bytes())
    (row,) = (at for at in range(12, 12 + 16 * font[5], 16) if font[at : at + 4] == table.encode())
    if left:
        font[row + 12 : row + 16] = struct.pack(">L", left)
    else:
        font[row : row + 4] = b"none"
    path = tmp_path / "damaged.ttf"
    path.write_bytes(font)
    with pytest.raises(MachineError, check=lambda error: error.code == "font-damaged"):
        Face(path)


def test_changed_file_is_not_intact(face: Face, tmp_path: Path) -> None:
    """By the checksums of its tables: one byte of an outline."""
    assert face.intact
    font = bytearray(find_font(MINCHO).read_bytes())
    font[len(font) // 2] ^= 1
    path = tmp_path / "changed.ttf"
    path.write_bytes(font)
    assert not Face(path).intact


def test_character_whose_glyph_is_blank_is_not_there(tmp_path: Path) -> None:
    """A font that has but the place of a character would print nothing; a space is blank rightly."""
    with TTFont(find_font(MINCHO), recalcBBoxes=False) as font:  # to look at every glyph would take seconds
        font["glyf"][font.getBestCmap()[ord("あ")]] = Glyph()
        font.save(tmp_path / "blank.ttf")
    face = Face(tmp_path / "blank.ttf")
    assert (face.covers("あ"), face.covers("い"), face.covers("\u3000")) == (False, True, True)


def test_name_that_a_pdf_cannot_hold(tmp_path: Path) -> None:
    """Its brackets go (0.1.1: exit 4, the source of the font not known)."""
    with TTFont(find_font(MINCHO)) as font:
        font["name"].setName("a(b)/c 字", 6, 3, 1, 0x409)
        font["name"].names = [name for name in font["name"].names if name.nameID != 6 or name.platformID == 3]
        font.save(tmp_path / "named.ttf")
    assert Face(tmp_path / "named.ttf").name == "abc"


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u202e", "\u2066", "\u061c"])
def test_marks_of_direction_have_neither_ink_nor_width(face: Face, mark: str) -> None:
    """Whatever a font draws for them (0.1.1: exit 4 with a fallback that has a glyph)."""
    assert (face.covers(mark), face.advances[mark]) == (True, 0)


def test_file_that_memory_is_lacking_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """HarfBuzz only says that it cannot open it, which was told as a fault of the program; of an empty file it is right."""

    class Blob:
        """Finds no room."""

        @staticmethod
        def from_file_path(path: str) -> NoReturn:
            raise hb.HarfBuzzError(f"Failed to open: {path}")

    empty = tmp_path / "empty.ttf"
    empty.touch()
    face = Face(find_font("BIZUDMincho-Regular.ttf"))
    monkeypatch.setattr(hb, "Blob", Blob)
    with pytest.raises(MemoryError):
        _ = face.font
    with pytest.raises(MachineError, match="壊れ"):
        Face(empty)
