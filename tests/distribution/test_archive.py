"""Archives of editions: what is in them, and that they are the same whenever they are made of the same files."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from faqprint.distribution.archive import Member, archive, archives, holds_just, write_archive
from faqprint.errors import UsageError


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


def members(files: list[Path]) -> list[Member]:
    """What an archive of files holds."""
    return [Member(path.name, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]


def test_every_changed_byte_of_an_archive_is_seen(files: list[Path], tmp_path: Path) -> None:
    """Of heads, members and the directory; and what is cut off or stands behind the end."""
    target, small = tmp_path / "editions.zip", [files[0], files[2]]
    write_archive(target, small)
    whole, wanted = target.read_bytes(), members(small)
    assert holds_just(target, wanted)
    for at in range(len(whole)):
        target.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert not holds_just(target, wanted), at
    for other in (whole[:-1], whole + b"\0", b"", whole * 100):
        target.write_bytes(other)
        assert not holds_just(target, wanted)


def test_an_archive_of_other_files_is_seen(files: list[Path], tmp_path: Path) -> None:
    """One more, one less, in another order, under another name, of another size."""
    target = tmp_path / "editions.zip"
    write_archive(target, files)
    wanted = members(files)
    others = (wanted[:-1], wanted[::-1], [*wanted, wanted[0]], [wanted[0]._replace(name="x.pdf"), *wanted[1:]])
    sizes = [[wanted[0]._replace(size=size), *wanted[1:]] for size in (-1, 0, wanted[0].size + 1, 1 << 62)]
    assert not any(holds_just(target, other) for other in (*others, *sizes))


def test_an_archive_that_unpacks_to_gigabytes_is_not_unpacked(files: list[Path], tmp_path: Path) -> None:
    """As large as it should be or smaller: its directory is not believed, and nothing of it is unpacked."""
    target = tmp_path / "editions.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open(files[0].name, "w") as member:
        for _ in range(64):
            member.write(bytes(1 << 20))
    assert not holds_just(target, [Member(files[0].name, 1 << 20, "0" * 64)])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_in_an_archive_s_place_is_not_waited_for(files: list[Path], tmp_path: Path) -> None:
    """Nor one in the place of a member: it was read until somebody wrote to it."""
    target = tmp_path / "editions.zip"
    os.mkfifo(target)
    with pytest.raises(OSError, match="not a regular file"):
        holds_just(target, members(files))
    with pytest.raises(UsageError):
        write_archive(target, files)
    target.unlink()
    files[1].unlink()
    os.mkfifo(files[1])
    with pytest.raises(OSError, match="not a regular file"):
        write_archive(target, files)


def test_archives_of_a_folder(tmp_path: Path) -> None:
    """Those that are asked for, and those that are there: of all editions with their table, and of one each."""
    table, *editions = (tmp_path / name for name in ("manifest.csv", "1.pdf", "2.pdf"))
    assert archives(table, editions, all_in_one=False, each=False) == {}
    each = {edition.with_suffix(".zip"): [edition] for edition in editions}
    assert archives(table, editions, all_in_one=False, each=True) == each
    together = {tmp_path / "editions.zip": [table, *editions]}
    assert archives(table, editions, all_in_one=True, each=False) == together
    for name in ("editions.zip", "2.zip", "other.zip"):
        (tmp_path / name).touch()
    assert archives(table, editions, all_in_one=False, each=False) == {**together, tmp_path / "2.zip": [editions[1]]}
