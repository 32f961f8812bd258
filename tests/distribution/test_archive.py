"""Archives of editions: what is in them, and that they are the same whenever they are made of the same files."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from faqprint.distribution.archive import archive, write_archive


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three files, one of them empty, one with a name in Japanese."""
    made = []
    for name, content in {"001_本店.pdf": b"%PDF-1.7 one", "002.pdf": b"%PDF-1.7 two" * 1000, "empty.pdf": b""}.items():
        path = tmp_path / name
        path.write_bytes(content)
        made.append(path)
    return made


def test_an_archive_holds_the_files_as_they_are(files: list[Path]) -> None:
    """Stored under their names, in the order given, with a date that is nobody's clock."""
    with zipfile.ZipFile(io.BytesIO(b"".join(archive(files)))) as made:
        assert made.testzip() is None
        assert made.namelist() == [path.name for path in files]
        for entry, path in zip(made.infolist(), files, strict=True):
            assert made.read(entry) == path.read_bytes()
            assert (entry.compress_type, entry.date_time) == (zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))
            assert (entry.create_system, entry.external_attr >> 16) == (3, 0o644)


def test_an_archive_of_nothing_is_one() -> None:
    """It opens, and is empty."""
    with zipfile.ZipFile(io.BytesIO(b"".join(archive([])))) as made:
        assert made.namelist() == []


def test_an_archive_comes_in_parts(files: list[Path]) -> None:
    """One for each file and the directory: a thousand editions are never in memory together."""
    parts = list(archive(files))
    assert len(parts) == len(files) + 1
    assert len(parts[1]) < files[1].stat().st_size + 100


def test_the_same_files_give_the_same_archive(files: list[Path]) -> None:
    """Whenever they were written."""
    before = b"".join(archive(files))
    for path in files:
        os.utime(path, (0, 0))
        path.chmod(0o600)
    assert b"".join(archive(files)) == before


def test_an_archive_is_written_if_it_is_another(files: list[Path], tmp_path: Path) -> None:
    """Not there, cut short, of other files: written and told; as it should be: left alone, and told."""
    target = tmp_path / "editions.zip"
    assert write_archive(target, files)
    whole = target.read_bytes()
    before = target.stat().st_mtime_ns, target.stat().st_ino
    assert not write_archive(target, files)
    assert (target.stat().st_mtime_ns, target.stat().st_ino) == before
    target.write_bytes(whole[:-1])
    assert write_archive(target, files)
    assert target.read_bytes() == whole
    assert write_archive(target, files[:2])
    assert target.read_bytes() == b"".join(archive(files[:2]))


def test_a_file_that_is_gone_leaves_the_old_archive(files: list[Path], tmp_path: Path) -> None:
    """Whole or untouched."""
    target = tmp_path / "editions.zip"
    write_archive(target, files)
    before = target.read_bytes()
    files[2].unlink()
    with pytest.raises(FileNotFoundError):
        write_archive(target, files)
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["001_本店.pdf", "002.pdf", "editions.zip"]
