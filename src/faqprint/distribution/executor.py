"""Who makes the editions: this process, others on this machine, or a Dask cluster; all through ``concurrent.futures.Executor``.

A worker is handed everything it needs, fonts that are not shipped included, and gives back bytes: it needs no disk that it
shares with anyone, only this package.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from .. import limits
from ..errors import CodedError, ContentError, FaqprintError, Fault, MachineError, ProofError
from ..manuscript.branches import Branch
from ..manuscript.model import Appendix
from ..named_tuple import NamedTuple
from ..storage.files import write_atomic, write_beside
from ..storage.memory_cache import MemoryCache
from ..storage.other_process import can_be_copied, processors
from ..storage.part_files import remove_parts
from ..style import split_font_name
from ..text.fonts import find_font
from .edition_maker import EditionLayer, EditionMaker, MadeEdition

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")
#: More editions than these are made by others, if it was asked for.
_FEW: Final = 16
#: Editions for which other processes pay, and how many of them at the most: the one that writes has no time for more.
_PAYING: Final = 100
_PROCESSES: Final = 4


class EditionFailure(NamedTuple):
    """Why an edition was not made, where it is not the content's fault; ``found``: what its proof found."""

    code: str
    values: dict[str, str]
    found: tuple[str, ...] = ()

    def error(self) -> CodedError:
        """Give it as the error that it was."""
        if self.found:
            return ProofError(self.code, lambda lang: self.found, **self.values)
        return MachineError(self.code, **self.values)


#: What comes of one edition.
Result = MadeEdition | tuple[Fault, ...] | EditionFailure


class Proof(NamedTuple):
    """What is proved: every distinct page, and which editions whole, by their code."""

    pages: bool
    whole: frozenset[str]


class Job(NamedTuple):
    """What all editions are made from; ``fonts``: those that are not shipped, by the name that the style gives them."""

    appendix: Appendix
    date: datetime | None
    fonts: tuple[tuple[str, bytes], ...]
    key: str
    proof: Proof


def job_of(maker: EditionMaker, proof: Proof) -> Job:
    """Give what a worker must know to make what ``maker`` makes."""
    style = maker.appendix.style.fonts
    names = (style.text, style.bold, *style.fallback)
    own = tuple((name, find_font(name).read_bytes()) for name in dict.fromkeys(names) if os.path.isabs(name))
    return Job(maker.appendix, maker.date, own, maker.inputs.sha256, proof)


def make_chunk(job: Job, branches: Sequence[Branch]) -> list[Result]:
    """Make some editions; a worker keeps what it shares between them for the next chunk."""
    maker = _maker(job)
    return list(make_some(maker, branches, job.proof))


def make_some(
    maker: EditionMaker, branches: Sequence[Branch], proof: Proof, lay: EditionLayer = lambda branch, made: made
) -> Iterator[Result]:
    """Make editions; a failure is a value, for exceptions do not travel well between processes.  ``lay``: as for ``make_all``."""
    for start in range(0, len(branches), maker.at_once):
        some = branches[start : start + maker.at_once]
        yield from map(_result, maker.make_all(some, proof=proof.pages, whole=proof.whole, lay=lay))


def _result(made: MadeEdition | FaqprintError) -> Result:
    if isinstance(made, ContentError):
        return made.faults
    if isinstance(made, ProofError):
        return EditionFailure(made.code, made.values, tuple(made.found("ja")))
    if isinstance(made, CodedError):
        return EditionFailure(made.code, made.values)
    if isinstance(made, FaqprintError):
        raise made
    return made


#: The maker of the last job, which the next chunk of it asks for again.
_makers: Final[MemoryCache[EditionMaker]] = MemoryCache(1)


def _maker(job: Job) -> EditionMaker:
    return _makers.memo(job.key, lambda: _new_maker(job))


def _new_maker(job: Job) -> EditionMaker:
    appendix, date, fonts, *_ = job
    missing = {name: content for name, content in fonts if not Path(split_font_name(name)[0]).is_file()}
    if missing:
        style = appendix.style
        named = {name: _lay_font_down(name, content) for name, content in missing.items()}
        text, bold = (named.get(name, name) for name in (style.fonts.text, style.fonts.bold))
        own = style.fonts._replace(text=text, bold=bold, fallback=tuple(named.get(n, n) for n in style.fonts.fallback))
        appendix = appendix._replace(style=style._replace(fonts=own))
    return EditionMaker(appendix, date)


def _lay_font_down(name: str, content: bytes) -> str:
    """Lay a font where this worker can read it."""
    from tempfile import gettempdir

    folder = Path(gettempdir()) / f"faqprint-{hashlib.sha256(content).hexdigest()}"
    path = folder / Path(name).name
    file, _ = split_font_name(str(path))
    if not Path(file).is_file():
        write_atomic(file, content)
    return str(path)


class Workers(NamedTuple):
    """Those who make the editions of some branches: ``submit`` says which are next, ``number`` of them work at a time."""

    submit: Callable[[slice], Future[list[Result]]]
    number: int


@contextmanager
def workers_for(
    branches: Sequence[Branch], jobs: int, scheduler: str, maker: EditionMaker, proof: Proof, folder: Path
) -> Iterator[Workers | None]:
    """Give who makes the editions of a folder: nobody but this process (``None``) if there is too little to do for others.

    ``jobs``: the processes that were asked for, 0: as many as pay; ``scheduler``: of the cluster that was.
    Raises ``MachineError`` if they cannot be had.
    """
    wanted = jobs or paying_jobs(len(branches))
    with ExitStack() as stack:
        found = None
        if scheduler:
            found = stack.enter_context(cluster(scheduler, maker, proof, branches))
        elif wanted > 1 and len(branches) > _FEW:
            stack.callback(remove_parts, folder)  # what was laid there, and not taken because the run ended early
            try:
                found = stack.enter_context(processes(wanted, maker, proof, folder, branches))
            except MachineError:
                if jobs:
                    raise  # else nobody asked for them
        yield found


def paying_jobs(editions: int) -> int:
    """Give how many processes pay for so many editions: copies of this one, if they can be had."""
    jobs = min(processors(), _PROCESSES) if editions >= _PAYING else 1
    return jobs if jobs > 1 and can_be_copied() else 1


@contextmanager
def processes(jobs: int, maker: EditionMaker, proof: Proof, folder: Path, branches: Sequence[Branch]) -> Iterator[Workers]:
    """Give ``jobs`` processes of this machine: copies of this one where that may be, which hold maker and branches already.

    They lay their editions in ``folder``, beside the files that these are to become.  Raises ``MachineError`` if they
    cannot be had.
    """
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    others = active_children()
    copied = can_be_copied()
    if copied:
        from ..export import document_objects  # noqa: F401  # once, and not in each copy
    held = maker if copied else job_of(maker, proof)
    try:
        executor = ProcessPoolExecutor(jobs, get_context("fork" if copied else "spawn"), _begin_work, (held, branches))
        executor.submit(_ready).result()  # it is now that they are started, or refused
    except (OSError, BrokenExecutor) as error:
        raise MachineError("workers-lost", reason=str(error)) from error
    try:
        yield Workers(lambda some: executor.submit(_make_here, proof, folder, some), jobs)
    finally:
        try:
            executor.shutdown(cancel_futures=True)
        except KeyboardInterrupt:  # one more: what they are at is not waited for, nor laid where nobody takes it away
            for process in active_children():
                if process not in others:
                    process.kill()
            executor.shutdown()
            raise


@contextmanager
def copies(jobs: int) -> Iterator[Callable[[Callable[[T], R], Sequence[T]], Iterator[R]]]:
    """Give what applies a function to things in ``jobs`` copies of this process, and gives what comes of each, in their order.

    What no copy could do is done here.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    executor = ProcessPoolExecutor(jobs, get_context("fork"), _watch_parent)

    def apply(function: Callable[[T], R], things: Sequence[T]) -> Iterator[R]:
        try:
            futures = [executor.submit(function, thing) for thing in things]
        except OSError:  # no process can be had
            futures = []
        for thing, future in zip_longest(things, futures):
            yield _result_of(future, function, thing)

    try:
        yield apply
    finally:
        executor.shutdown(cancel_futures=True)


def _result_of(future: Future[R] | None, function: Callable[[T], R], thing: T) -> R:
    from concurrent.futures import BrokenExecutor

    if future:
        with suppress(BrokenExecutor):
            return future.result()
    return function(thing)


def _ready() -> None:
    """Nothing to do yet."""


#: What a process of ``processes`` makes editions with, and of which branches.
_held_maker: EditionMaker
_held_branches: Sequence[Branch]


def _begin_work(held: EditionMaker | Job, branches: Sequence[Branch]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes: this one ends what it is at, the first one all
    global _held_maker, _held_branches
    _held_maker = held if isinstance(held, EditionMaker) else _maker(held)
    _held_branches = branches
    _watch_parent()


def _watch_parent() -> None:
    """End with the process that started this one."""
    from threading import Thread

    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process that was killed cannot tell those that it started; so they watch it."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _make_here(proof: Proof, folder: Path, some: slice) -> list[Result]:
    return list(make_some(_held_maker, _held_branches[some], proof, partial(_lay_beside_file, folder)))


def _lay_beside_file(folder: Path, branch: Branch, made: MadeEdition) -> MadeEdition:
    """Lay an edition beside its file; what stands against that will be met again where it is told."""
    with suppress(FaqprintError, OSError):
        path = os.path.join(folder, branch.file)
        return made._replace(pdf=b"", laid=write_beside(path, (made.pdf,), sync=False))
    return made


@contextmanager
def cluster(address: str, maker: EditionMaker, proof: Proof, branches: Sequence[Branch]) -> Iterator[Workers]:
    """Give the Dask cluster whose scheduler is at ``address``.

    Raises ``MachineError`` if there is none, if it has no workers, if it is lost meanwhile, or if ``distributed`` is not
    installed.
    """
    from concurrent.futures import CancelledError

    try:
        from distributed import Client, KilledWorker
    except ModuleNotFoundError:
        raise MachineError("extra-missing", extra="cluster") from None
    client: Any = None
    try:
        client = Client(address, timeout=limits.SCHEDULER_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]  # distributed has few types
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
    except (OSError, ValueError, TypeError) as error:
        if client is not None:
            client.close()
        raise MachineError("scheduler-unreachable", address=address, reason=str(error)) from error
    try:
        if not workers:
            raise MachineError("scheduler-idle", address=address)
        with client.get_executor(pure=False) as executor:
            job = job_of(maker, proof)
            yield Workers(lambda some: executor.submit(make_chunk, job, branches[some]), workers)
    except (CancelledError, KilledWorker) as error:  # its scheduler ended, or several workers over the same editions
        raise MachineError("scheduler-unreachable", address=address, reason=str(error) or type(error).__name__) from error
    finally:
        client.close()
