"""How much work something is, as a number that is the same on every machine: lines of Python that were run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(call: Callable[[], object]) -> int:
    """Run it, and count the lines of Python that it takes; what is done in C counts as the line that asks for it."""
    count = 0

    def trace(frame: FrameType, event: str, value: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def growth(work_of: Callable[[int], Callable[[], object]], size: int) -> float:
    """Give how many times as much work twice the size is; 2 where each piece costs the same."""
    return lines_run(work_of(2 * size)) / lines_run(work_of(size))
