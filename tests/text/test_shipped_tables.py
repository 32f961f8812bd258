"""The shipped faces say at once what is read of them otherwise; ``python -m tests.text.test_shipped_tables`` renews it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from faqprint.style import FACES
from faqprint.text.fonts import Face, find_font
from faqprint.text.shipped_tables import TABLES_SUFFIX, pack_shipped, read_shipped
from faqprint.text.tables import FontTables


def shipped(name: str) -> bytes:
    """What lies beside a shipped face."""
    face = Face(find_font(name))
    return pack_shipped(face.directories, FontTables.read(face.font).pack())


@pytest.mark.parametrize("name", FACES)
def test_what_lies_beside_a_face_is_what_it_says(name: str) -> None:
    """Of each shipped face, by the program as it is."""
    assert find_font(name).with_suffix(TABLES_SUFFIX).read_bytes() == shipped(name)


def test_shipped_face_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """HarfBuzz is not even asked."""
    monkeypatch.setattr(FontTables, "read", None)
    face = Face(find_font(FACES[0]))
    assert face.glyph("漢") and "font" not in vars(face)


def test_tables_count_for_their_very_file_alone(tmp_path: Path) -> None:
    """Another file of the name has other checksums in its directory; and a file that was cut short has none."""
    path = find_font(FACES[0])
    face = Face(path)
    beside = tmp_path / path.with_suffix(TABLES_SUFFIX).name
    shutil.copyfile(path.with_suffix(TABLES_SUFFIX), beside)
    assert read_shipped(tmp_path / path.name, face.directories) == FontTables.read(face.font).pack()
    assert read_shipped(tmp_path / path.name, face.directories[:-1]) is None
    beside.write_bytes(beside.read_bytes()[:-1])
    assert read_shipped(tmp_path / path.name, face.directories) is None
    assert read_shipped(tmp_path / "no.ttf", face.directories) is None


def test_tables_beside_a_font_of_the_users_are_not_looked_at(tmp_path: Path) -> None:
    """They would be anyone's."""
    path = tmp_path / "mine.ttf"
    shutil.copyfile(find_font(FACES[0]), path)
    path.with_suffix(TABLES_SUFFIX).write_bytes(pack_shipped(Face(path).directories, b""))
    assert Face(path).glyph("漢") == Face(find_font(FACES[0])).glyph("漢")


if __name__ == "__main__":
    for renewed in FACES:
        find_font(renewed).with_suffix(TABLES_SUFFIX).write_bytes(shipped(renewed))
