"""A companion: a second process that sets and draws a part of a large appendix, as a second compositor at the next frame would.

It is a copy of this process, so it knows all that this one knows.  Both lay out the same pages, and tell each other what rows
came to and what pages were drawn as, in the form in which a build leaves them standing for the next one.  So the companion can
only spare this process work: what it does not tell, or when it is lost, is made here, and the bytes are the same.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Final

from .export.standing import StandingPages
from .layout.standing import StandingRow, StandingRows
from .manuscript.model import Appendix, FaqSection
from .standing import Standing, standing_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from .export.sheets import Sheet
    from .layout.frame import Leaf
    from .text.fonts import Faces

#: A section of fewer questions is not worth a companion.
LEAST: Final = 600
#: The shares of rows and pages that this process sets and draws, the first of them: what lies between is its own to do.
_OWN_ROWS: Final = 0.48
_OWN_PAGES: Final = 0.52


@contextmanager
def companion(appendix: Appendix, faces: Faces, standing: Standing | None) -> Iterator[Standing | None]:
    """Work with a companion if that pays; gives the standing type that knows what it tells.

    It does not pay where an earlier build left rows standing, and cannot be where processes are not copied.
    """
    if not _pays(appendix, standing):
        yield standing
        return
    from multiprocessing import get_context

    shared = standing or standing_of(appendix, faces, None)
    context = get_context("fork")
    here, there = context.Pipe()
    mate = context.Process(target=_work, args=(appendix, faces, shared.program, there, here), daemon=True)
    mate.start()
    there.close()
    shared.rows, shared.pages = _OwnRows(shared.program, here), _OwnPages(here)
    try:
        yield shared
    finally:
        here.close()
        mate.kill()
        mate.join()


def _pays(appendix: Appendix, standing: Standing | None) -> bool:
    sizes = [
        sum(len(category.questions) for category in section.categories)
        for section in appendix.sections
        if isinstance(section, FaqSection)
    ]
    if max(sizes, default=0) < LEAST or (standing and standing.rows.any):
        return False
    return processors() > 1 and can_be_copied()


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def can_be_copied() -> bool:
    """Whether this process may be copied as it is (elsewhere than on Linux that is not safe): it has no other threads."""
    if sys.platform != "linux":
        return False
    import threading
    from multiprocessing import current_process

    return threading.active_count() == 1 and not current_process().daemon


def _work(appendix: Appendix, faces: Faces, program: bytes, way: Connection, other_end: Connection) -> None:
    """Do the companion's share: its rows, then its pages."""
    other_end.close()  # the first process alone holds it: when it is gone, nobody is waited for
    with suppress(Exception, KeyboardInterrupt):  # whatever it is, it will be met in the process that answers for it
        from .export.pdf import draw, typefaces_of
        from .layout.compose import compose
        from .text.setter import Typesetter

        layout = compose(appendix, faces, Typesetter(faces, kept=sys.maxsize), standing=_MateRows(program, way))
        pages = StandingPages()
        first = round(_OWN_PAGES * layout.count)
        draw(layout._replace(leaves=lambda: islice(layout.leaves(), first, None)), typefaces_of(faces), pages)
        way.send_bytes(pages.pack())


class _SharedRows(StandingRows):
    """The rows of one of the two: at a place in each section each tells the other what it came to."""

    def __init__(self, program: bytes, way: Connection) -> None:
        super().__init__(program)
        self._way = way

    def _exchange(self, mine_first: bool) -> None:
        mine = self.pack()
        with suppress(OSError, EOFError):
            if mine_first:
                self._way.send_bytes(mine)
            theirs = self._way.recv_bytes()
            if not mine_first:
                self._way.send_bytes(mine)
            self.learn(theirs)


class _OwnRows(_SharedRows):
    """The rows of the process that makes the document: it sets the first of each section as it comes to them."""

    _left = -1

    def begin(self, count: int, settle: Callable[[int], None]) -> None:
        """See to its own rows first."""
        self._left = round(_OWN_ROWS * count) if count >= LEAST else -1

    def find(self, digest: bytes) -> StandingRow | None:
        """Give a row that the companion has set."""
        if self._left == 0:
            from .export import impose  # noqa: F401  # it will be asked for, and the companion may need a moment

            self._exchange(mine_first=False)
        self._left -= 1
        return super().find(digest)


class _MateRows(_SharedRows):
    """The rows of the companion: it sets the last of each section before all others."""

    def begin(self, count: int, settle: Callable[[int], None]) -> None:
        """Set the share of the companion."""
        if count >= LEAST:
            for number in range(round(_OWN_ROWS * count), count):
                settle(number)
            self._exchange(mine_first=True)


class _OwnPages(StandingPages):
    """The pages of the process that makes the document: it draws the first ones."""

    def __init__(self, way: Connection) -> None:
        super().__init__()
        self._way = way
        self._left = -1

    def begin(self, count: int) -> None:
        """See to its own pages first."""
        self._left = round(_OWN_PAGES * count)

    def find(self, leaf: Leaf) -> tuple[Sheet, bytes] | None:
        """Give a page that the companion has drawn."""
        if self._left == 0:
            with suppress(OSError, EOFError):
                self.learn(self._way.recv_bytes())
        self._left -= 1
        return super().find(leaf)
