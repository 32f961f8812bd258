"""What comes of the branches of a run, in their order, and what is there of it when it is stopped."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from itertools import islice
from multiprocessing import active_children
from pathlib import Path

import pytest

from faqprint.distribution import folder_run
from faqprint.distribution.edition_maker import EditionMaker
from faqprint.distribution.edition_queue import EditionQueue
from faqprint.distribution.executor import EditionFailure, Proof, Result, Workers, make_some
from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.errors import MachineError
from faqprint.manuscript.branches import Branch, read_branches
from faqprint.manuscript.load import read

from .test_executor import many

NO_PROOF = Proof(False, frozenset())


def queue_of(
    content: Path, count: int, workers: int, futures: dict[int, Future[list[Result]]], lost: int | None = None
) -> EditionQueue:
    """The queue of so many branches, all for workers; ``futures``: what they were handed, by the first branch's number.

    ``lost``: the number of the branch before which they end.
    """
    many(content, count)
    appendix, _ = read(content)
    assert appendix
    branches = read_branches(appendix).branches

    def submit(some: slice) -> Future[list[Result]]:
        if some.start == lost:
            raise BrokenExecutor
        return futures.setdefault(some.start, Future())

    return EditionQueue(EditionMaker(appendix), branches, NO_PROOF, lambda: Workers(submit, workers), 0)


def results(start: int, count: int) -> list[Result]:
    """What comes of branches from one on."""
    return [EditionFailure(f"{number:03}", {}) for number in range(start, start + count)]


def codes(given: list[tuple[Branch, Result]]) -> list[str]:
    """The codes of branches, each with what comes of it."""
    assert all(isinstance(result, EditionFailure) and result.code == branch.code for branch, result in given)
    return [branch.code for branch, _ in given]


@pytest.mark.parametrize(("count", "sizes"), [(5, [3, 2]), (128, [64, 64]), (130, [33, 33, 33, 31])])
def test_workers_have_equally_much_to_do(content: Path, count: int, sizes: list[int]) -> None:
    """What is handed to a worker at a time is no more than may go through the stages together."""
    starts = [sum(sizes[:number]) for number in range(len(sizes))]
    futures: dict[int, Future[list[Result]]] = {start: Future() for start in starts}
    for start, size in zip(starts, sizes, strict=True):
        futures[start].set_result(results(start, size))
    queue = queue_of(content, count, 2, futures)
    assert codes(list(queue)) == [f"{number:03}" for number in range(count)]
    assert sorted(futures) == starts


def test_what_is_made_when_a_run_is_stopped(content: Path) -> None:
    """The rest of the chunk, what was done meanwhile and what workers are at; what nobody has begun is taken back."""
    futures: dict[int, Future[list[Result]]] = {start: Future() for start in (0, 60, 120, 180)}
    for start in (0, 60):
        futures[start].set_running_or_notify_cancel()
        futures[start].set_result(results(start, 60))
    queue = queue_of(content, 300, 1, futures)
    given = [*islice(queue, 10), *queue.give_finished()]
    assert codes(given) == [f"{number:03}" for number in range(120)]
    assert futures[120].cancelled() and not futures[180].cancelled()


def test_workers_that_a_stop_ended(content: Path) -> None:
    """What was made before counts all the same."""
    futures: dict[int, Future[list[Result]]] = {start: Future() for start in (0, 60)}
    futures[0].set_result(results(0, 60))
    futures[60].set_exception(BrokenExecutor())
    queue = queue_of(content, 300, 1, futures)
    assert len([*islice(queue, 10), *queue.give_finished()]) == 60


def test_workers_that_end_between_two_chunks(content: Path) -> None:
    """It ended as an error of the program, without a manifest; what they had made counts."""
    futures: dict[int, Future[list[Result]]] = {start: Future() for start in (0, 60)}
    for start in futures:
        futures[start].set_result(results(start, 60))
    queue = queue_of(content, 300, 1, futures, lost=120)
    given: list[tuple[Branch, Result]] = []
    with pytest.raises(MachineError, check=lambda error: error.code == "workers-lost"):
        given.extend(queue)
    given.extend(queue.give_finished())
    assert codes(given) == [f"{number:03}" for number in range(120)]


def test_what_was_made_before_workers_ended_counts(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The manifest tells of what they had made, and the next run makes the rest alone."""
    many(content, 40)
    folder = content.parent / "out"

    @contextmanager
    def lost(branches: Sequence[Branch], *asked: object) -> Iterator[Workers]:
        maker = next(one for one in asked if isinstance(one, EditionMaker))
        given: list[slice] = []

        def submit(some: slice) -> Future[list[Result]]:
            if given:
                raise BrokenExecutor
            given.append(some)
            future: Future[list[Result]] = Future()
            future.set_result(list(make_some(maker, branches[some], NO_PROOF)))
            return future

        yield Workers(submit, 1)

    with monkeypatch.context() as patched:
        patched.setattr(EditionMaker, "at_once", 10)
        patched.setattr(folder_run, "workers_for", lost)
        with pytest.raises(MachineError):
            make_editions(content, folder)
    summary = make_editions(content, folder)
    assert (len(summary.unchanged), len(summary.made)) == (11, 29)


@pytest.mark.copied
def test_no_edition_that_workers_are_at_is_lost(content: Path) -> None:
    """Ctrl-C reaches them, too: each lost up to 64 editions."""
    many(content, 41)

    def stop(done: int, of: int, code: str) -> None:
        if done == 2:
            for process in active_children():
                os.kill(process.pid or 0, signal.SIGINT)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_editions(content, content.parent / "out", options=EditionOptions(jobs=2), progress=stop)
    assert make_editions(content, content.parent / "out").made == []
