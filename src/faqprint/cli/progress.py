"""How far a long run has come, on one line of a terminal."""

from __future__ import annotations

import time
from typing import Final, TextIO

_WIDTH: Final = 30
_PATIENCE: Final = 1.0
_PAUSE: Final = 0.1


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
    """How a run over many files goes: a bar with rate and time left on a terminal, a line a second in a log, events as JSON."""

    def __init__(self, stream: TextIO | None, as_json: bool) -> None:
        """``stream`` ``None``: nothing is told."""
        self._stream = stream
        self._json = as_json
        self._begin = self._last = time.monotonic()

    def __call__(self, done: int, total: int, name: str) -> None:
        """Tell that ``name`` is the ``done``-th of ``total``."""
        now = time.monotonic()
        bar = not self._json and self._stream is not None and self._stream.isatty()
        if self._stream is None or (now - self._last < (_PAUSE if bar else 1.0) and (done < total or not self._json)):
            return
        self._last = now
        rate = done / max(now - self._begin, 1e-6)
        left = (total - done) / rate
        if self._json:
            event = f'{{"event": "progress", "done": {done}, "total": {total}, "rate": {rate:.1f}, "left": {left:.1f}}}\n'
            self._stream.write(event)
        elif bar:
            filled = _WIDTH * done // total
            self._stream.write(f"\r[{'#' * filled:{_WIDTH}}] {done}/{total} {rate:.0f}/s {left:.0f} s \033[K")
            self._stream.write("\r\033[K" if done == total else "")
        else:
            self._stream.write(f"{done}/{total} {rate:.0f}/s {left:.0f} s\n")
        self._stream.flush()
