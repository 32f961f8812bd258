"""A second process that sets and draws a part of a large appendix.

It is a copy of this process, so it knows all that this one knows.  Both lay out the same pages, and tell each other what rows
came to and what pages were drawn as, in the form in which a build leaves them reuse for the next one.  So the second process can
only spare this process work: what it does not tell, or when it is lost, is made here, and the bytes are the same.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from ..compose.row_reuse import ReusableRow, RowReuse
from ..export.page_reuse import PageReuse
from ..manuscript.model import Appendix, FaqSection
from .reuse import BuildReuse, load_reuse

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from ..export.page_parts import PageParts
    from ..layout.display_list import Layout, PageDraft
    from ..text.fonts import Faces

#: A section of fewer questions is not worth a second process, nor are fewer pages to be drawn.
LEAST: Final = 600
LEAST_PAGES: Final = 100
#: Seconds after which a second_process that tells nothing is no longer waited for.
_PATIENCE: Final = 20.0
#: The shares of rows and pages that this process sets and draws, the first of them: what lies between is its own to do.
_OWN_ROWS: Final = 0.48
_OWN_PAGES: Final = 0.52


@contextmanager
def second_process(appendix: Appendix, faces: Faces, reuse: BuildReuse | None) -> Iterator[BuildReuse | None]:
    """Work with a second process if that pays; gives the reuse type that knows what it tells.

    Where an earlier build left rows reuse, there may be one for the pages that must be drawn all the same.
    """
    workers: list[_Worker] = []
    if _is_large(appendix) and processors() > 1 and can_be_copied():
        with suppress(OSError):  # none can be had, or it is not known what would run there
            reuse = _shared(appendix, faces, reuse, workers)
    try:
        yield reuse
    finally:
        for worker in workers:
            worker.dismiss()


def _shared(appendix: Appendix, faces: Faces, reuse: BuildReuse | None, workers: list[_Worker]) -> BuildReuse:
    shared = reuse or load_reuse(appendix, faces, None)
    if shared.rows.any:
        shared.pages = _LatePages(shared.pages, faces, workers)
    else:
        workers.append(_Worker(_set_and_draw, appendix, faces, shared.program))
        shared.rows, shared.pages = _OwnRows(shared.program, workers[0].way), _OwnPages(workers[0].way)
    return shared


def _is_large(appendix: Appendix) -> bool:
    sections = (section for section in appendix.sections if isinstance(section, FaqSection))
    return any(sum(len(category.questions) for category in section.categories) >= LEAST for section in sections)


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


class _Worker:
    """The other process and the way to it."""

    def __init__(self, work: Callable[..., None], *known: object) -> None:
        """``work`` is called there with the way back here and ``known``, as it is known here; ``OSError``: it cannot be had."""
        from multiprocessing import get_context

        context = get_context("fork")
        self.way, there = context.Pipe()
        self._process = context.Process(target=_at_work, args=(work, there, self.way, known), daemon=True)
        try:
            self._process.start()
        except OSError:
            self.way.close()
            raise
        finally:
            there.close()

    def dismiss(self) -> None:
        """End it, whatever it is at."""
        self.way.close()
        self._process.kill()
        self._process.join()


def _at_work(work: Callable[..., None], way: Connection, other_end: Connection, known: Sequence[object]) -> None:
    other_end.close()  # the first process alone holds it: when it is gone, nobody is waited for
    with suppress(Exception, KeyboardInterrupt):  # whatever it is, it will be met in the process that answers for it
        work(way, *known)


def _set_and_draw(way: Connection, appendix: Appendix, faces: Faces, program: bytes) -> None:
    """Do the second process's share: its rows, then its pages."""
    from ..compose.appendix import compose
    from ..text.setter import Typesetter

    layout = compose(appendix, faces, Typesetter(faces, kept=sys.maxsize), reuse=_WorkerRows(program, way))
    _draw(way, faces, layout, list(layout.leaves())[round(_OWN_PAGES * layout.count) :])


def _draw(way: Connection, faces: Faces, layout: Layout, leaves: Sequence[PageDraft]) -> None:
    """Draw pages and tell of them."""
    from ..export.pdf import draw, typefaces_of

    pages = PageReuse()
    draw(layout, leaves, typefaces_of(faces), pages)
    way.send_bytes(pages.pack())


def _heard(way: Connection) -> bytes:
    """Give what the other process tells; raises ``OSError`` or ``EOFError`` if it is gone, or has stopped: then for good."""
    if not way.poll(_PATIENCE):
        way.close()
        raise TimeoutError
    return way.recv_bytes()


class _SharedRows(RowReuse):
    """The rows of one of the two: at a place in each section each tells the other what it came to."""

    def __init__(self, program: bytes, way: Connection) -> None:
        super().__init__(program)
        self._way = way

    def _exchange(self, mine_first: bool) -> None:
        mine = self.pack()
        with suppress(OSError, EOFError):
            if mine_first:
                self._way.send_bytes(mine)
            theirs = _heard(self._way)
            if not mine_first:
                self._way.send_bytes(mine)
            self.learn(theirs)


class _OwnRows(_SharedRows):
    """The rows of the process that makes the document: it sets the first of each section as it comes to them."""

    _left = -1

    def begin(self, count: int, settle: Callable[[int], None]) -> None:
        """See to its own rows first."""
        self._left = round(_OWN_ROWS * count) if count >= LEAST else -1

    def find(self, digest: bytes) -> ReusableRow | None:
        """Give a row that the second process has set."""
        if self._left == 0:
            from ..export import document_objects  # noqa: F401  # loaded while the other works: it will be asked for

            self._exchange(mine_first=False)
        self._left -= 1
        return super().find(digest)


class _WorkerRows(_SharedRows):
    """The rows of the second process: it sets the last of each section before all others."""

    def begin(self, count: int, settle: Callable[[int], None]) -> None:
        """Set the share of the second process."""
        if count >= LEAST:
            for number in range(round(_OWN_ROWS * count), count):
                settle(number)
            self._exchange(mine_first=True)


class _OwnPages(PageReuse):
    """The pages of the process that makes the document: it draws the first ones."""

    _left = -1

    def __init__(self, way: Connection | None = None, pages: PageReuse | None = None) -> None:
        """``pages``: those that an earlier build kept."""
        super().__init__(*(pages.kept if pages else ()))
        self._way = way

    def begin(self, layout: Layout, leaves: Sequence[PageDraft]) -> None:
        """See to its own pages first."""
        self._left = round(_OWN_PAGES * len(leaves))

    def find(self, leaf: PageDraft) -> tuple[PageParts, bytes] | None:
        """Give a page that the second process has drawn."""
        if self._left == 0 and self._way:
            with suppress(OSError, EOFError):
                self.learn(_heard(self._way))
        self._left -= 1
        return super().find(leaf)


class _LatePages(_OwnPages):
    """The pages of a build that found some reuse; if many others must be drawn, a second process is called in for them."""

    def __init__(self, pages: PageReuse, faces: Faces, workers: list[_Worker]) -> None:
        super().__init__(pages=pages)
        self._faces = faces
        self._workers = workers

    def begin(self, layout: Layout, leaves: Sequence[PageDraft]) -> None:
        """Call a second process in if it pays."""
        missing = [number for number, leaf in enumerate(leaves) if leaf.digest and leaf.digest not in self.kept[0]]
        if len(missing) >= LEAST_PAGES:
            theirs = missing[round(_OWN_PAGES * len(missing)) :]
            with suppress(OSError):  # none can be had
                worker = _Worker(_draw, self._faces, layout, [leaves[number] for number in theirs])
                self._workers.append(worker)
                self._way, self._left = worker.way, theirs[0]
