"""What files share that are read one after the other, like editions: pages' streams and object streams, each read once.

A thing is known again by its bytes and all else that reading it depends on; the work that it took is spent for each file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, Final

from ..limits import WorkBudget
from ..named_tuple import NamedTuple
from ..storage.memory_cache import Memoizer, MemoryCache
from .content import CodeMetrics, Content, Lists, read_content
from .line_forms import stands_alone

#: Streams that are kept at least: those that most editions have come again in each.
_KEPT: Final = 64
#: Property lists that are kept.
_LISTS: Final = 1 << 14


class _ReadPage(NamedTuple):
    """A page's content, what it was read with of each font (bytes a code, advances by code), and the units that it took."""

    content: Content
    fonts: Mapping[str, tuple[int, Mapping[int, float]]]
    units: float

    def fits(self, metrics: Mapping[str, CodeMetrics]) -> bool:
        """Whether other fonts would have given the same."""
        return all(
            name in metrics
            and metrics[name].code_bytes == code_bytes
            and list(map(metrics[name].advances.__getitem__, advances)) == list(advances.values())
            for name, (code_bytes, advances) in self.fonts.items()
        )


class KeptReading:
    """What was read of files, for the next ones; their budgets are finite."""

    def __init__(self) -> None:
        """Nothing was read yet."""
        objects, unpacked = MemoryCache[Any](_KEPT), MemoryCache[Any](_KEPT)
        #: Gives the objects of object streams, and what streams hold that are packed (``PdfFile``).
        self.objects: Final[Memoizer] = objects.memo
        self.unpacked: Final[Memoizer] = unpacked.memo
        self._pages: MemoryCache[list[_ReadPage]] = MemoryCache(_KEPT)
        self._alone: MemoryCache[bool] = MemoryCache(_KEPT)
        self._lists: Lists = {}

    def content(self, streams: Sequence[bytes], metrics: Mapping[str, CodeMetrics], budget: WorkBudget) -> Content | None:
        """The content of a page that names no property lists, as ``read_content`` gives it of its streams.

        ``None``: one of them means what it means only behind another one, or takes what it has from none.
        """
        if not all(self._alone.memo(stream, partial(stands_alone, stream)) for stream in streams):
            return None
        contents = [self._content_of(stream, metrics, budget) for stream in streams]
        return Content(tuple(chain.from_iterable(content.marks for content in contents)), 0)

    def _content_of(self, stream: bytes, metrics: Mapping[str, CodeMetrics], budget: WorkBudget) -> Content:
        pages = self._pages.memo(stream, list)
        for page in pages:
            if page.fits(metrics):
                budget.spend(page.units)
                return page.content
        if len(self._lists) > _LISTS:
            self._lists.clear()
        before = budget.left
        content = read_content(stream, metrics, {}, self._lists, budget)
        codes: dict[str, set[int]] = {}
        for mark in content.marks:
            for run in mark.runs:
                codes.setdefault(run.font, set()).update(run.codes)
        fonts = {
            name: (metrics[name].code_bytes, {code: metrics[name].advances[code] for code in shown})
            for name, shown in codes.items()
        }
        pages.append(_ReadPage(content, fonts, before - budget.left))
        del pages[:-_KEPT]
        return content
