"""The only writer: whole or untouched, one run a folder, a cache that never lies."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from faqprint.errors import CodedError, FaqprintError, MachineError, UsageError
from faqprint.storage import files


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden files included."""
    return sorted(path.name for path in folder.iterdir())


# --- whole or untouched -----------------------------------------------------------------------------------------------


def test_write_gives_the_bytes_and_makes_folders(tmp_path: Path) -> None:
    """Missing folders are made, and nothing but the file is left."""
    target = tmp_path / "出力" / "a" / "appendix.pdf"
    files.write_atomic(target, b"abc")
    files.write_atomic(target, (b"de", b"", b"fgh"))
    assert target.read_bytes() == b"defgh"
    assert names(target.parent) == ["appendix.pdf"]


def test_new_file_follows_the_umask_and_old_one_keeps_its_mode(tmp_path: Path) -> None:
    """A new file is as readable as any other of the user; an existing one keeps its permissions."""
    target = tmp_path / "a"
    before = os.umask(0o027)
    try:
        files.write_atomic(target, b"1")
        assert target.stat().st_mode & 0o777 == 0o640
        target.chmod(0o604)
        files.write_atomic(target, b"2")
    finally:
        os.umask(before)
    assert target.stat().st_mode & 0o777 == 0o604


def test_link_of_a_person_is_followed(tmp_path: Path) -> None:
    """A link to the output stays a link; its target is renewed."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    files.write_atomic(link, b"new", follow=True)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_link_where_the_program_chose_the_name_gives_way(tmp_path: Path) -> None:
    """What somebody's link leads to is left alone, and not made if it is not there."""
    victim, link, loop = tmp_path / "victim", tmp_path / "link", tmp_path / "loop"
    victim.write_bytes(b"precious")
    loop.symlink_to(loop)
    for target in (victim, tmp_path / "none", tmp_path):
        link.symlink_to(target)
        files.write_atomic(link, b"new")
        link.unlink()
        link.symlink_to(target)
        files.take_place(files.write_beside(link, [b"newer"]), link)
        assert not link.is_symlink()
        assert link.read_bytes() == b"newer"
        link.unlink()
    files.write_atomic(loop, b"new")
    assert loop.read_bytes() == b"new"
    assert victim.read_bytes() == b"precious"
    assert names(tmp_path) == ["loop", "victim"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt, MemoryError, OSError(errno.ENOSPC, "No space left on device")])
def test_failure_in_mid_write_leaves_the_old_file_alone(tmp_path: Path, failure: BaseException) -> None:
    """Ctrl-C, no memory and a full disk leave the old file and nothing beside it."""

    def content() -> Iterator[bytes]:
        yield b"half of it"
        raise failure

    target = tmp_path / "a"
    target.write_bytes(b"old")
    with pytest.raises((KeyboardInterrupt, MemoryError, MachineError)):
        files.write_atomic(target, content())
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_full_disk_is_the_machines_fault() -> None:
    """A real device that is full: the error says so."""
    with pytest.raises(OSError, match="No space left") as caught, open("/dev/full", "wb", buffering=0) as full:
        full.write(b"x")
    error = files.system_error(caught.value, "output/a.pdf")
    assert isinstance(error, MachineError)
    assert (error.code, error.values["file"]) == ("disk-full", "output/a.pdf")


@pytest.mark.parametrize(
    ("number", "kind", "code"),
    [
        (errno.EACCES, MachineError, "no-permission"),
        (errno.EROFS, MachineError, "read-only"),
        (errno.EDQUOT, MachineError, "disk-full"),
        (errno.ENOMEM, MachineError, "out-of-memory"),  # a disk to be looked at, it was said
        (errno.EIO, MachineError, "write-failed"),
        (errno.EISDIR, UsageError, "output-is-folder"),
        (errno.ENAMETOOLONG, UsageError, "name-too-long"),
    ],
)
def test_refusals_are_sorted(number: int, kind: type[FaqprintError], code: str) -> None:
    """What the system refuses is the machine's fault or the command line's."""
    error = files.system_error(OSError(number, os.strerror(number)), "a")
    assert type(error) is kind
    assert error.code == code  # type: ignore[attr-defined]  # both kinds are CodedError


def test_the_name_of_a_file_has_slashes_on_every_system() -> None:
    r"""Of an edition that could not be written Windows told output\editions\001.pdf beside output/appendix.pdf."""
    told = files.system_error(OSError(errno.EACCES, "refused"), PureWindowsPath("output", "editions", "001.pdf"))
    assert isinstance(told, CodedError)
    assert told.values["file"] == "output/editions/001.pdf"


@pytest.mark.parametrize(
    ("number", "code"),
    [(19, "read-only"), (32, "file-in-use"), (39, "disk-full"), (112, "disk-full"), (206, "name-too-long"), (1295, "disk-full")],
)
def test_refusals_of_windows_are_sorted_by_its_own_numbers(number: int, code: str) -> None:
    """Its C library makes EINVAL, EACCES or ENOENT of them: a full disk was told as ``write-failed``."""
    error = OSError(errno.EINVAL, "refused")
    error.winerror = number  # type: ignore[attr-defined]  # only Windows sets it
    told = files.system_error(error, "a")
    assert isinstance(told, CodedError)
    assert told.code == code


@pytest.mark.parametrize(("free", "code"), [(9, "disk-full"), (10, "write-failed"), (None, "write-failed")])
def test_open_file_is_not_refused_for_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int | None, code: str
) -> None:
    """Python on Windows says EINVAL where the disk is full, or a connection gone: it was told as ``name-not-allowed``."""

    def refuse(*_: object) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")

    def usage(folder: str) -> object:
        if free is None:
            raise OSError(errno.EIO, "gone")
        return SimpleNamespace(free=free)

    monkeypatch.setattr(os, "write", refuse)
    monkeypatch.setattr(shutil, "disk_usage", usage)
    with pytest.raises(MachineError) as caught:
        files.write_atomic(tmp_path / "a", b"0123456789")
    assert caught.value.code == code
    assert names(tmp_path) == []


def test_target_held_open_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Windows says of a PDF that a viewer holds open is told as that, after a few tries; the old file stays."""
    tries = []

    def replace(source: Path, target: Path) -> None:
        tries.append(source)
        error = PermissionError(errno.EACCES, "Access is denied")
        error.winerror = 5  # type: ignore[attr-defined]  # only Windows sets it
        raise error

    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    with pytest.raises(MachineError) as caught:
        files.write_atomic(target, b"new")
    assert caught.value.code == "file-in-use"
    assert len(tries) > 1
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_folder_device_and_file_as_folder_are_refused(tmp_path: Path) -> None:
    """A folder, a device, a path through a file and an impossible name are the command line's fault."""
    (tmp_path / "file").write_bytes(b"x")
    for target, code in (
        (tmp_path, "output-is-folder"),
        ("", "output-is-folder"),
        (f"{tmp_path}/new/", "output-is-folder"),
        (Path("/dev/null"), "output-not-file"),
        (tmp_path / "file" / "a.pdf", "folder-is-file"),
        (tmp_path / ("長" * 100), "name-too-long"),
        (tmp_path / "a\0b", "name-not-allowed"),
    ):
        with pytest.raises(UsageError) as caught:
            files.write_atomic(target, b"x")
        assert caught.value.code == code
    assert names(tmp_path) == ["file"]


def test_write_protected_file_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that someone made read-only is not renamed away (root, for whom nothing is read-only, aside)."""
    target = tmp_path / "a"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(MachineError) as caught:
        files.write_atomic(target, b"new")
    assert caught.value.code == "no-permission"
    assert target.read_bytes() == b"old"


def test_killed_at_any_moment_the_file_is_old_or_new(tmp_path: Path) -> None:
    """After SIGKILLs at twenty moments the target is always one whole version."""
    target = tmp_path / "a"
    versions = [bytes([65 + n]) * 3_000_000 for n in range(2)]
    target.write_bytes(versions[0])
    program = (
        "import sys, itertools; from faqprint.storage import files\n"
        "for n in itertools.count(): print('.', flush=True); files.write_atomic(sys.argv[1], bytes([65 + n % 2]) * 3_000_000)"
    )
    for pause in range(20):
        with subprocess.Popen([sys.executable, "-c", program, str(target)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            threading.Event().wait(pause / 1000)
            writer.send_signal(signal.SIGKILL)
        assert target.read_bytes() in versions


# --- new files --------------------------------------------------------------------------------------------------------


def test_write_new_writes_all_or_none(tmp_path: Path) -> None:
    """One file that is there: nothing is written; a refusal on the way: what was written is taken back."""
    there = tmp_path / "b"
    there.write_bytes(b"mine")
    with pytest.raises(UsageError) as caught:
        files.write_new({tmp_path / "a": b"1", there: b"2"})
    assert (caught.value.code, caught.value.values["file"]) == ("file-exists", there.as_posix())
    assert names(tmp_path) == ["b"]
    with pytest.raises(UsageError):
        files.write_new({tmp_path / "a": b"1", there / "c": b"2"})
    assert names(tmp_path) == ["b"]
    files.write_new({tmp_path / "a": b"1", tmp_path / "d" / "c": b"2"})
    assert (tmp_path / "d" / "c").read_bytes() == b"2"


def test_write_all_writes_all_or_none(tmp_path: Path) -> None:
    """Where one file cannot be written the others stay, and nothing lies beside them; a link's target is written."""
    first, folder, link = tmp_path / "a.yaml", tmp_path / "folder", tmp_path / "link.yaml"
    first.write_bytes(b"old")
    folder.mkdir()
    with pytest.raises(UsageError):
        files.write_all({first: b"new", folder: b"new"})
    assert first.read_bytes() == b"old"
    link.symlink_to(first)
    files.write_all({link: b"new", tmp_path / "more" / "b.yaml": b"b"})
    assert link.is_symlink()
    assert (first.read_bytes(), (tmp_path / "more" / "b.yaml").read_bytes()) == (b"new", b"b")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "folder", "link.yaml", "more"]


def test_write_all_looks_once_more_when_all_lies_ready(tmp_path: Path) -> None:
    """What the look raises leaves all as it was; names that no person wrote are not followed."""
    first, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    first.write_bytes(b"old")
    link.symlink_to(first)
    seen: list[int] = []

    def refuse() -> None:
        seen.append(len(list(tmp_path.iterdir())))
        raise UsageError("file-exists", file="a.yaml")

    with pytest.raises(UsageError):
        files.write_all({first: b"new"}, follow=False, check=refuse)
    assert seen == [3] and first.read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 2
    files.write_all({link: b"new"}, follow=False)
    assert not link.is_symlink() and (first.read_bytes(), link.read_bytes()) == (b"old", b"new")


def test_a_file_under_other_names_is_known(tmp_path: Path) -> None:
    """By a symbolic or a hard link; one that is alone, or not there, has none."""
    alone, linked = tmp_path / "a", tmp_path / "b"
    alone.write_bytes(b"")
    linked.symlink_to(alone)
    assert [files.has_other_names(path) for path in (alone, linked, tmp_path / "c")] == [False, True, False]
    os.link(alone, tmp_path / "d")
    assert files.has_other_names(alone)


def test_an_input_is_no_output_by_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By one that leads through a folder which is yet to be made, ``new/../manual.pdf``, the manual was written over."""
    monkeypatch.chdir(tmp_path)
    manual = tmp_path / "manual.pdf"
    manual.touch()
    for name in ("manual.pdf", "./manual.pdf", "new/../manual.pdf", "new/deep/../../manual.pdf", manual):
        with pytest.raises(UsageError, check=lambda error: error.code == "output-is-input"):
            files.refuse_inputs([name], [manual])
    files.refuse_inputs(["new/manual.pdf", "new/../../manual.pdf", "\0"], [manual])


def test_a_folder_that_holds_one_of_some_files(tmp_path: Path) -> None:
    """One that does not show what it holds may hold any, one that is not there none."""
    folder, other = tmp_path / "folder", tmp_path / "a"
    other.write_bytes(b"")
    assert not files.has_any(folder, [other])
    folder.mkdir()
    (folder / "b").write_bytes(b"")
    assert not files.has_any(folder, [other, tmp_path / "c"])
    assert files.has_any(folder, [other, tmp_path / "folder/../folder/b"])
    assert files.has_any(other, [tmp_path / "c"])
    assert files.has_any(tmp_path / "new/../folder", [folder / "b"])
    assert not files.has_any(tmp_path / "new/../folder", [other])


def test_a_folder_that_holds_a_link_to_a_file(tmp_path: Path) -> None:
    """What is written there would be written over that file."""
    folder, other = tmp_path / "folder", tmp_path / "a"
    other.write_bytes(b"")
    folder.mkdir()
    (folder / "d").symlink_to(other)
    assert files.has_any(folder, [other])


@pytest.mark.parametrize(
    ("name", "refused"), [("a.pdf", False), ("a", False), ("a.PDF", False), ("a.XLSX", True), ("a.yaml", True)]
)
def test_names_of_other_kinds_of_files(name: str, refused: bool) -> None:
    """A PDF of such a name would be taken for another program's file."""
    if not refused:
        files.refuse_other_kinds(name)
        return
    with pytest.raises(UsageError) as caught:
        files.refuse_other_kinds(name)
    assert caught.value.code == "output-not-pdf"


def test_what_a_file_holds(tmp_path: Path) -> None:
    """Just these bytes, and neither fewer nor more; what is no file holds nothing."""
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    assert [files.has_content(path, content) for content in (b"abc", b"ab", b"abcd", b"abd")] == [True, False, False, False]
    assert not files.has_content(tmp_path, b"") and not files.has_content(tmp_path / "b", b"")
