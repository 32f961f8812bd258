"""One run a folder: the second is told the first, a killed one blocks nobody, and nothing is written through a link."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faqprint.errors import MachineError, UsageError
from faqprint.storage.lock import lock


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden files included."""
    return sorted(path.name for path in folder.iterdir())


HOLD = "import sys; from faqprint.storage.lock import lock\nwith lock(sys.argv[1]): print('held', flush=True); sys.stdin.read()"


@contextlib.contextmanager
def holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the folder until it is told to end or killed."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_second_run_is_refused_and_told_the_first(tmp_path: Path) -> None:
    """While one process holds a folder another is refused at once, with the holder's number."""
    with holder(tmp_path) as first, pytest.raises(MachineError) as caught, lock(tmp_path):
        raise AssertionError("two at once")
    assert caught.value.code == "folder-locked"
    assert str(first.pid) in caught.value.values["holder"]


def test_lock_of_a_killed_run_does_not_block(tmp_path: Path) -> None:
    """After SIGKILL its file is still there and stops nobody; a run that ends leaves none."""
    with holder(tmp_path) as first:
        first.kill()
        first.wait()
        assert names(tmp_path) == [".faqprint.lock"]
        with lock(tmp_path):
            text = (tmp_path / ".faqprint.lock").read_text()
            assert text.startswith(f"{os.getpid()} ")
    assert names(tmp_path) == []


def test_only_one_holds_at_a_time(tmp_path: Path) -> None:
    """Many threads that take and drop the lock: never two inside, and each gets its turn."""
    inside = threading.Semaphore(1)
    turns: list[int] = []
    faults: list[str] = []

    def run(number: int) -> None:
        for _ in range(20):
            while True:
                try:
                    with lock(tmp_path):
                        if not inside.acquire(blocking=False):
                            faults.append("two inside")
                        turns.append(number)
                        inside.release()
                    break
                except MachineError:
                    continue

    threads = [threading.Thread(target=run, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(turns) == sorted(list(range(4)) * 20)


def test_link_in_the_locks_place_is_not_written_through(tmp_path: Path) -> None:
    """A link, by name or by a second name, to a file or to none: ``victim`` was written over, a missing one was made."""
    victim, out = tmp_path / "victim", tmp_path / "out"
    victim.write_text("precious")
    out.mkdir()
    place = out / ".faqprint.lock"
    kinds: list[Callable[[], None]] = [
        lambda: place.symlink_to(victim),
        lambda: place.symlink_to(tmp_path / "none"),
        lambda: place.hardlink_to(victim),
        lambda: os.mkfifo(place),
        place.mkdir,
    ]
    for make in kinds:
        make()
        with pytest.raises(UsageError, check=lambda error: error.code == "lock-not-file"), lock(out):
            raise AssertionError("locked")
        place.rmdir() if place.is_dir() else place.unlink()
    assert victim.read_text() == "precious"
    assert names(tmp_path) == ["out", "victim"]
    with lock(out):
        assert names(out) == [".faqprint.lock"]
