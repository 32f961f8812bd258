"""A flow whose height is known before it is set: to plan pages that is enough of most rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from ..errors import DoubtError
from .blocks import Flow, FlowBlock, flow_height


class LazyFlow(Sequence[FlowBlock]):
    """A flow that is set when it is looked into; raises ``DoubtError`` if it is not as high as was said."""

    __slots__ = ("_flow", "_height", "_make")

    def __init__(self, height: float, make: Callable[[], Flow]) -> None:
        """``height``: in pt; ``make`` sets the flow."""
        self._height = height
        self._make = make
        self._flow: Flow | None = None

    def _blocks(self) -> Flow:
        if self._flow is None:
            made = self._make()
            if flow_height(made) != self._height:
                raise DoubtError
            self._flow = made
        return self._flow

    def __len__(self) -> int:
        return len(self._blocks())

    def __iter__(self) -> Iterator[FlowBlock]:
        return iter(self._blocks())

    @overload
    def __getitem__(self, at: int) -> FlowBlock: ...
    @overload
    def __getitem__(self, at: slice) -> Flow: ...
    def __getitem__(self, at: int | slice) -> FlowBlock | Flow:
        return self._blocks()[at]
