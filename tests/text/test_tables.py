"""Font tables: what HarfBuzz says, also when it was kept; and what is kept of another file counts for nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from faqprint.errors import MachineError
from faqprint.storage.disk_cache import DiskCache
from faqprint.text.fonts import Face, find_font
from faqprint.text.jlreq import HALF_BODIES
from faqprint.text.tables import FontTables, Sequences

from .test_fonts import GOTHIC, MINCHO, with_usage

CHARACTERS = "あ漢a―‐￥ｱ—¥𠮷\u0e01\u200b𠮟髙 \u3000\U00029fce\U00029fd7"
CLUSTERS = [*CHARACTERS, *HALF_BODIES, "葛\U000e0100", "葛\U000e01ef", "か\u309a", "ｶﾞ", "※\ufe0f"]


@pytest.fixture
def cache(tmp_path: Path) -> DiskCache:
    """A cache with nothing in it."""
    return DiskCache(tmp_path / "cache")


@pytest.fixture
def gothic(tmp_path: Path) -> Path:
    """A font that is not shipped: of those that are, the tables lie there."""
    return Path(shutil.copyfile(find_font(GOTHIC), tmp_path / "gothic.ttf"))


def said(face: Face) -> list[object]:
    """Everything that a face says."""
    whole = [face.name, face.upem, face.glyph_count, face.ascent, face.descent, list(face.seconds), list(face.sequences.items())]
    return [*whole, *((c, face.glyph(c), face.advances[c], face.covers(c), face.ink(face.glyph(c))) for c in CLUSTERS)]


@pytest.mark.parametrize("name", [MINCHO, GOTHIC])
def test_tables_say_what_harfbuzz_says(name: str) -> None:
    """Glyphs, advances, ink and sequences of all that the font has."""
    face = Face(find_font(name))
    font = face.font
    assert [face.glyph(chr(c)) for c in font.face.unicodes] == [font.get_nominal_glyph(c) for c in font.face.unicodes]
    glyphs = range(face.glyph_count)
    assert [face.advance(glyph) for glyph in glyphs] == [font.get_glyph_h_advance(glyph) for glyph in glyphs]
    for glyph in map(face.glyph, HALF_BODIES):
        extents = font.get_glyph_extents(glyph)
        assert face.ink(glyph) == (face.em(extents.x_bearing), face.em(extents.x_bearing + extents.width))
    sequences = [(base, s) for s in font.face.variation_selectors for base in font.face.variation_unicodes(s)]
    assert face.sequences == {chr(base) + chr(s): font.get_variation_glyph(base, s) for base, s in sequences}
    assert len(sequences) > 10_000 or name != MINCHO


def test_packed_tables_come_back() -> None:
    """Tables and sequences are the same after packing."""
    font = Face(find_font(MINCHO)).font
    tables, sequences = FontTables.read(font), Sequences.read(font)
    assert FontTables.unpack(tables.pack()) == tables
    assert Sequences.unpack(sequences.pack()) == sequences


def test_kept_face_says_the_same_without_reading_the_font(
    tmp_path: Path, cache: DiskCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second face asks HarfBuzz for nothing but the cluster that must be shaped."""
    path = Path(shutil.copyfile(find_font(MINCHO), tmp_path / "mincho.ttf"))
    expected = said(Face(path))
    assert said(Face(path, cache.memo)) == expected
    monkeypatch.setattr(FontTables, "read", None)
    monkeypatch.setattr(Sequences, "read", None)
    kept = Face(path, cache.memo)
    assert said(kept) == expected
    asked = Face(path, cache.memo)
    assert [asked.glyph(c) for c in CLUSTERS if c != "か\u309a"] == [kept.glyph(c) for c in CLUSTERS if c != "か\u309a"]
    assert "font" not in vars(asked)


def test_font_replaced_under_its_name_is_read_anew(tmp_path: Path, cache: DiskCache) -> None:
    """Another font in the file's place, even of the same size and date."""
    path = tmp_path / "face.ttf"
    shutil.copyfile(find_font(MINCHO), path)
    status = path.stat()
    first = Face(path, cache.memo)
    other = bytearray(path.read_bytes())
    for record in range(12, 12 + 16 * int.from_bytes(other[4:6]), 16):
        if other[record : record + 4] == b"hhea":
            at = int.from_bytes(other[record + 8 : record + 12])
            other[at + 4 : at + 6] = (1000).to_bytes(2)
    beside = path.with_suffix(".new")
    beside.write_bytes(other)
    os.utime(beside, ns=(status.st_atime_ns, status.st_mtime_ns))
    beside.replace(path)
    assert path.stat().st_size == status.st_size and path.stat().st_mtime_ns == status.st_mtime_ns
    second = Face(path, cache.memo)
    assert second.key != first.key
    assert (first.ascent, second.ascent) == (901_000, second.em(1000))


@pytest.mark.parametrize("usage", [0x0002, 0x0200])
def test_font_that_must_not_be_embedded_is_refused_each_time(tmp_path: Path, cache: DiskCache, usage: int) -> None:
    """Nothing is kept of it."""
    path = with_usage(tmp_path / "face.ttf", usage)
    for _ in range(2):
        with pytest.raises(MachineError, check=lambda error: error.code == "font-not-embeddable"):
            Face(path, cache.memo)


@pytest.mark.parametrize("harm", [lambda kept: kept[:-1], lambda kept: b"", lambda kept: kept[:99] + b"\1" + kept[100:]])
def test_damaged_tables_are_read_anew(tmp_path: Path, cache: DiskCache, gothic: Path, harm: Callable[[bytes], bytes]) -> None:
    """What is not whole counts as absent, and is mended."""
    expected = said(Face(gothic, cache.memo))
    (kept,) = (tmp_path / "cache" / "face").glob("*-tables")
    whole = kept.read_bytes()
    kept.write_bytes(harm(whole))
    assert said(Face(gothic, cache.memo)) == expected
    assert kept.read_bytes() == whole


def test_kept_by_another_program_counts_for_nothing(
    tmp_path: Path, cache: DiskCache, gothic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With another fingerprint the font is read anew."""
    Face(gothic, cache.memo)
    monkeypatch.setattr(FontTables, "read", None)
    Face(gothic, cache.memo)
    with pytest.raises(TypeError):
        Face(gothic, DiskCache(tmp_path / "cache", b"another program").memo)
