"""Bars and lines that tell how far a run has come: when they show, what they say, and that they go."""

from __future__ import annotations

import time

import pytest

from faqprint.cli.progress import Pace, Progress


class Terminal:
    """A stream that remembers what was written."""

    def __init__(self, *, is_terminal: bool = True) -> None:
        self.written = ""
        self.is_terminal = is_terminal

    def write(self, text: str) -> int:
        """Remember it."""
        self.written += text
        return len(text)

    def flush(self) -> None:
        """Nothing is kept back."""

    def isatty(self) -> bool:
        """As it was made."""
        return self.is_terminal

    def taken(self) -> str:
        """What was written since this was asked for."""
        written, self.written = self.written, ""
        return written


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that the program reads."""
    made = Clock()
    monkeypatch.setattr(time, "monotonic", made)
    return made


def test_bar_appears_past_a_second_and_goes(clock: Clock) -> None:
    """Nothing in the first second; then a bar, ten times a second at most, that is taken off again."""
    terminal = Terminal()
    progress = Progress(terminal)  # type: ignore[arg-type]  # it has all that is used of a stream
    progress(1, 10)
    assert terminal.taken() == ""
    clock.now += 1.1
    progress(5, 10)
    assert terminal.taken() == "\r[" + "#" * 15 + " " * 15 + "]  50 %"
    progress(6, 10)
    assert terminal.taken() == ""
    clock.now += 0.2
    progress(10, 10)
    assert terminal.taken().endswith("] 100 %")
    progress.clear()
    progress.clear()
    assert terminal.taken() == "\r" + " " * 38 + "\r"


def test_a_bar_that_was_not_shown_is_not_taken_off(clock: Clock) -> None:
    """A short run leaves the terminal alone."""
    terminal = Terminal()
    progress = Progress(terminal)  # type: ignore[arg-type]  # ditto
    progress(1, 2)
    progress.clear()
    assert terminal.written == ""


@pytest.mark.parametrize(("done", "total", "percent"), [(0, 7, 0), (1, 3, 33), (9, 7, 100)])
def test_the_bar_never_leaves_its_bounds(clock: Clock, done: int, total: int, percent: int) -> None:
    """More done than there was to do is all."""
    terminal = Terminal()
    progress = Progress(terminal)  # type: ignore[arg-type]  # ditto
    clock.now += 2.0
    progress(done, total)
    written = terminal.taken()
    assert written.endswith(f"{percent:3d} %") and len(written) == len("\r[] 100 %") + 30


def test_nothing_to_do_shows_no_bar(clock: Clock) -> None:
    """There is no share of nothing; nor without a stream is there anybody to see it."""
    terminal = Terminal()
    progress, blind = Progress(terminal), Progress(None)  # type: ignore[arg-type]  # ditto
    clock.now += 2.0
    progress(0, 0)
    blind(1, 2)
    blind.clear()
    assert terminal.written == ""


def test_a_run_over_many_files_tells_rate_and_time_left(clock: Clock) -> None:
    """On a terminal a bar that is taken off at the end, however soon that comes."""
    terminal = Terminal()
    pace = Pace(terminal)  # type: ignore[arg-type]  # ditto
    clock.now += 0.05
    pace(1, 100, "a.pdf")
    assert terminal.taken() == ""
    clock.now += 1.95
    pace(50, 100, "b.pdf")
    assert terminal.taken() == "\r[" + "#" * 15 + " " * 15 + "] 50/100 25/s 2 s \033[K"
    clock.now += 0.01
    pace(100, 100, "c.pdf")
    assert terminal.taken() == "\r\033[K"


def test_a_log_gets_a_line_in_ten_seconds(clock: Clock) -> None:
    """Without bars and without what moves a cursor: a timed run mails what it writes (0.1.1: a line a second)."""
    log = Terminal(is_terminal=False)
    pace = Pace(log)  # type: ignore[arg-type]  # ditto
    for done in range(1, 301):
        clock.now += 0.1
        pace(done, 300, "a.pdf")
    lines = log.taken().splitlines()
    assert 2 <= len(lines) <= 3
    assert all(line.endswith(" s") and "/300 10/s " in line and "\r" not in line and "\033" not in line for line in lines)


def test_without_a_stream_nothing_is_told(clock: Clock) -> None:
    """Neither a bar nor a line."""
    pace = Pace(None)
    clock.now += 50.0
    pace(1, 1, "a.pdf")


def test_a_program_is_told_of_every_file(clock: Clock) -> None:
    """One that asks for it: without a pause between two lines."""
    log = Terminal(is_terminal=False)
    pace = Pace(log, 0.0)  # type: ignore[arg-type]  # ditto
    for done in range(1, 4):
        pace(done, 3, "a.pdf")
    assert [line.partition(" ")[0] for line in log.taken().splitlines()] == ["1/3", "2/3", "3/3"]
