"""A copy of this process that does a share of its work, and what the two of them hand each other.

Both know the same and go the same way; each makes its own share of what is alike and heavy, and takes the rest from the other
one.  So a copy only spares work: what it does not give, or once it is lost, is made here, and comes out the same.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from .packing import unwrap, wrap

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess


class OtherProcess:
    """The other one of two processes that share work, as each of them sees it."""

    def __init__(self, share: int, connection: Connection) -> None:
        """``share``: which of the two halves this process makes, 0 or 1; the one with 1 is the copy."""
        self.share: Final = share
        self._connection = connection
        self._lost = False

    def send(self, parts: Sequence[bytes]) -> None:
        """Hand over what was made here."""
        if not self._lost:
            with self._loss():
                self._connection.send_bytes(wrap(parts))

    def receive(self) -> list[bytes] | None:
        """Wait for what the other one made; ``None``: it is lost, and nothing more comes of it."""
        if not self._lost:
            with self._loss():
                return unwrap(self._connection.recv_bytes())
        return None

    def swap(self, parts: Sequence[bytes]) -> list[bytes] | None:
        """Hand over what was made here and take what the other one made in the meantime; ``None``: it is there no more."""
        if self.share:  # one of them listens while the other one speaks
            given = self.receive()
            self.send(parts)
            return given
        self.send(parts)
        return self.receive()

    @contextmanager
    def _loss(self) -> Iterator[None]:
        """Go on without the other one if it has ended, whatever ended it; a copy has nothing to go on for then."""
        try:
            yield
        except (OSError, EOFError):
            if self.share:
                raise
            self._lost = True


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def can_be_copied() -> bool:
    """Whether this process may be copied as it is (elsewhere than on Linux that is not safe): it has no other threads."""
    if sys.platform != "linux":
        return False
    try:
        threads = len(os.listdir("/proc/self/task"))  # those, too, that Python does not know of
    except OSError:
        return False
    from multiprocessing import current_process

    return threads == 1 and not current_process().daemon


@contextmanager
def copy_of_process(work: Callable[[OtherProcess], None]) -> Iterator[OtherProcess | None]:
    """Give a copy of this process, which does ``work`` with this one as its other one; ``None``: none can be had.

    It ends at the end of the block, whatever it is at then.
    """
    from multiprocessing import get_context

    context = get_context("fork")
    pipe = None
    with suppress(OSError):
        pipe = context.Pipe()
    if pipe is None:
        yield None
        return
    here, there = pipe
    process = context.Process(target=_work_as_copy, args=(work, here, there), daemon=True)
    try:
        with suppress(OSError), _hold_interrupts():
            process.start()
        there.close()
        yield OtherProcess(0, here) if process.pid else None
    finally:
        try:
            with _hold_interrupts():
                _end_copy(here, process)
        except KeyboardInterrupt:  # it came before it was held, perhaps
            _end_copy(here, process)
            raise


def _end_copy(here: Connection, process: ForkProcess) -> None:
    here.close()
    if process.pid:
        process.kill()
        process.join()


@contextmanager
def _hold_interrupts() -> Iterator[None]:
    """Let Ctrl-C wait until the end of the block; one that came just before it is raised in its place."""
    import signal

    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:  # to block it raises what came before, and has blocked it then
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work_as_copy(work: Callable[[OtherProcess], None], first: Connection, own: Connection) -> None:
    """Do the copy's work and end, saying nothing: what goes wrong here goes wrong again in the first process, which tells it.

    Ctrl-C waits here for ever, as it did when this process began: the first one ends it.
    """
    first.close()  # so that this process learns when the first one has ended
    try:
        work(OtherProcess(1, own))
    except BaseException:
        os._exit(1)
    os._exit(0)
