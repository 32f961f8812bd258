"""What a foreign file may cost: budgets, and files that are read whole."""

from __future__ import annotations

import errno
import os
import socket
import stat
import sys
import tracemalloc
from pathlib import Path

import pytest

from faqprint.limits import (
    BASE_UNITS,
    UNITS_PER_BYTE,
    LargeFileError,
    OverBudgetError,
    SpecialFileError,
    WorkBudget,
    open_regular,
    read_regular,
)


def test_a_budget_grows_with_the_file_and_ends() -> None:
    """What is left can be spent to the last unit, and no further."""
    budget = WorkBudget.of_size(10)
    budget.spend(BASE_UNITS + 10 * UNITS_PER_BYTE)
    budget.spend(0)
    with pytest.raises(OverBudgetError):
        budget.spend(1)


def test_our_own_files_have_no_bounds() -> None:
    """A file that has just been made is read to its end."""
    budget = WorkBudget()
    budget.spend(10**30)
    budget.spend(10**30)


def test_a_file_is_read_whole_or_refused(tmp_path: Path) -> None:
    """At most so many bytes; a folder and a missing file are told as ever."""
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_regular(path, 5) == b"12345"
    with pytest.raises(LargeFileError):
        read_regular(path, 4)
    with pytest.raises(IsADirectoryError):  # Windows told of no permission
        read_regular(tmp_path, 5)
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "b", 5)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_what_may_never_end_is_refused(tmp_path: Path) -> None:
    """A pipe that nobody writes to, a device, a link to one, and a socket."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path / "link", tmp_path / "socket"):
        with pytest.raises(SpecialFileError) as caught:
            read_regular(path, 5)
        assert caught.value.filename == str(path)


def test_a_file_costs_no_more_memory_than_it_has(tmp_path: Path) -> None:
    """However much it may have: 256 MB were set aside for each value of the cache, which Windows fills with zeros first."""
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    tracemalloc.start()
    try:
        assert read_regular(path, 1 << 28) == b"12345"
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


def test_a_file_that_grows_is_read_to_its_end_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it has when it is read counts, not what it had when it was looked at."""
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    status = list(path.stat())
    status[stat.ST_SIZE] = 2
    monkeypatch.setattr(os, "fstat", lambda descriptor: os.stat_result(status))
    assert read_regular(path, 5) == b"12345"
    with pytest.raises(LargeFileError):
        read_regular(path, 4)


@pytest.mark.skipif(sys.platform == "win32", reason="its names are of any characters")
def test_a_name_that_the_locale_cannot_write_is_refused_as_the_system_refuses() -> None:
    """A folder of editions under ``LC_ALL=C`` was a fault of the program."""
    with pytest.raises(OSError) as refused:
        open_regular("\ud800.pdf")
    assert refused.value.errno == errno.EINVAL
