"""How far a long run has come, on one line of a terminal."""

from __future__ import annotations

import time
from typing import Final, TextIO

_WIDTH: Final = 30
_PATIENCE: Final = 1.0
_PAUSE: Final = 0.1
#: In the environment, by a program that runs this one: every edition is told of.
PROGRESS: Final = "FAQPRINT_PROGRESS"
#: Seconds between two lines where nobody may be looking: a mail that a timed run sends is short.
_LOG_PAUSE: Final = 10.0


class Progress:
    """A bar that shows itself after a second, on a terminal only; called with what is done and what there is to do."""

    def __init__(self, stream: TextIO | None) -> None:
        """``stream`` ``None``: nothing is shown."""
        self._stream = stream
        self._next = time.monotonic() + _PATIENCE
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Show ``done`` of ``total``, ten times a second at most."""
        if self._stream is None or total <= 0 or (now := time.monotonic()) < self._next:
            return
        self._next = now + _PAUSE
        self._shown = True
        filled = min(_WIDTH, _WIDTH * done // total)
        self._stream.write(f"\r[{'#' * filled}{' ' * (_WIDTH - filled)}] {min(100, 100 * done // total):3d} %")
        self._stream.flush()

    def clear(self) -> None:
        """Take the bar off the terminal."""
        if self._stream is not None and self._shown:
            self._stream.write("\r" + " " * (_WIDTH + 8) + "\r")
            self._stream.flush()
            self._shown = False


class Pace:
    """How a run over many files goes: a bar with rate and time left on a terminal, a line in ten seconds elsewhere."""

    def __init__(self, stream: TextIO | None, pause: float = _LOG_PAUSE) -> None:
        """``stream`` ``None``: nothing is told; ``pause``: seconds between two lines where it is no terminal."""
        self._stream = stream
        self._pause = pause
        self._begin = self._last = time.monotonic()
        self._shown = False

    def __call__(self, done: int, total: int, name: str) -> None:
        """Tell that ``name`` is the ``done``-th of ``total``."""
        if self._stream is None:
            return
        now, bar = time.monotonic(), self._stream.isatty()
        if bar and self._shown and done == total:
            self._write("\r\033[K")
        elif now - self._last >= (_PAUSE if bar else self._pause):
            self._last, self._shown = now, True
            rate = done / max(now - self._begin, 1e-6)
            told = f"{done}/{total} {rate:.0f}/s {(total - done) / rate:.0f} s"
            self._write(f"\r[{'#' * (_WIDTH * done // total):{_WIDTH}}] {told} \033[K" if bar else told + "\n")

    def _write(self, text: str) -> None:
        assert self._stream is not None
        self._stream.write(text)
        self._stream.flush()
