"""What comes of the branches of a run, in their order, whoever makes it; and what of it is there when the run is stopped."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Final

from ..errors import MachineError
from ..manuscript.branches import Branch
from .edition_maker import EditionMaker
from .executor import Proof, Result, Workers, make_some

if TYPE_CHECKING:
    from concurrent.futures import Future

#: Chunks that wait for each worker, so that none is idle and few results lie in memory.
_AHEAD: Final = 2


class EditionQueue:
    """Gives each branch with what comes of it: the first ``alone`` are made here, then by workers, if there are any."""

    def __init__(
        self, maker: EditionMaker, branches: Sequence[Branch], proof: Proof, ask: Callable[[], Workers | None], alone: int = 1
    ) -> None:
        """``ask``: gives the workers, ``None``: nobody but this process; not asked if it has nothing left to make."""
        self._maker = maker
        self._branches = branches
        self._proof = proof
        self._ask = ask
        self._alone = min(alone, len(branches))
        #: What was made and is not yet given, and the chunks that workers were handed.
        self._made: deque[tuple[Branch, Result]] = deque()
        self._waiting: deque[tuple[slice, Future[list[Result]]]] = deque()

    def __iter__(self) -> Iterator[tuple[Branch, Result]]:
        """Give all of them.  Raises ``MachineError`` if the workers are lost, or cannot be had."""
        yield from self._give_made(slice(self._alone))
        count = len(self._branches)
        if count == self._alone:
            return
        workers = self._ask()
        size = _chunk_size(count - self._alone, workers.number if workers else 1, self._maker.at_once)
        chunks = (slice(start, start + size) for start in range(self._alone, count, size))
        if workers is None:
            for some in chunks:
                yield from self._give_made(some)
            return
        self._hand_out(workers, islice(chunks, _AHEAD * workers.number))
        while self._waiting:
            self._take()
            self._hand_out(workers, islice(chunks, 1))
            yield from self._give()

    def give_finished(self) -> Iterator[tuple[Branch, Result]]:
        """Give what is made, and what workers are at, once they have done that; nothing more is begun.

        What was given last may be given again, if the run was stopped just then.
        """
        yield from self._give()
        with suppress(MachineError):  # the stop may have ended a worker, too
            while self._waiting and not self._waiting[0][1].cancel():
                self._take()
                yield from self._give()

    def _give_made(self, some: slice) -> Iterator[tuple[Branch, Result]]:
        branches = self._branches[some]
        self._made.extend(zip(branches, make_some(self._maker, branches, self._proof), strict=True))
        yield from self._give()

    def _give(self) -> Iterator[tuple[Branch, Result]]:
        while self._made:
            yield self._made.popleft()

    def _hand_out(self, workers: Workers, chunks: Iterable[slice]) -> None:
        with _lost_workers():
            self._waiting.extend((some, workers.submit(some)) for some in chunks)

    def _take(self) -> None:
        """Wait for the next chunk."""
        some, future = self._waiting[0]
        with _lost_workers():
            self._made.extend(zip(self._branches[some], future.result(), strict=True))
        self._waiting.popleft()


def _chunk_size(editions: int, workers: int, most: int) -> int:
    """Give how many editions a worker is handed at a time, not more than ``most``, so that all have equally much to do."""
    rounds = -(-editions // (workers * most))
    return -(-editions // (workers * rounds))


@contextmanager
def _lost_workers() -> Iterator[None]:
    """Raise ``MachineError`` if those who were handed something, or are to be, have ended."""
    from concurrent.futures import BrokenExecutor

    try:
        yield
    except BrokenExecutor as error:
        raise MachineError("workers-lost", reason=str(error)) from error
