"""The restart markers of a JPEG picture's scans (ISO/IEC 10918-1, B.2.1, E.1.4): all there, and in their order.

Where data were lost readers draw what is left in the wrong place, or grey.  Without such markers only decoding could tell it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from typing import Final

from ..named_tuple import NamedTuple

_RESTART: Final = re.compile(rb"\xff([\xd0-\xd7])")


class JpegFrame(NamedTuple):
    """The size of a picture in samples, and for each component its name with its sampling factors, across and down."""

    columns: int
    rows: int
    components: Sequence[tuple[int, int, int]]


def frame_of(body: bytes) -> JpegFrame:
    """Read a frame's head, which is as long as it says."""
    rows, columns, count = int.from_bytes(body[1:3]), int.from_bytes(body[3:5]), body[5]
    named = (body[6 + 3 * number : 8 + 3 * number] for number in range(count))
    return JpegFrame(columns, rows, [(name, factors >> 4 or 1, factors & 15 or 1) for name, factors in named])


def are_restarts_whole(scan: bytes, header: bytes, interval: int, frame: JpegFrame) -> bool:
    """Say whether a scan's data have the restart markers that belong there; one more at their end does no harm.

    ``header``: of the scan; ``interval``: MCUs between two markers, 0: there are none.
    """
    found = _RESTART.findall(scan)
    if not interval:
        return not found
    if any(marker[0] != 0xD0 + number % 8 for number, marker in enumerate(found)):
        return False
    return len(found) >= ceil(_mcus(header, frame) / interval) - 1


def _mcus(header: bytes, frame: JpegFrame) -> int:
    """The number of MCUs of a scan (A.2): blocks of its component, if it has one alone."""
    across, down = max(h for _, h, _ in frame.components), max(v for _, _, v in frame.components)
    if header[:1] == b"\1":
        h, v = next(((h, v) for name, h, v in frame.components if name == header[1]), (across, down))
        return ceil(ceil(frame.columns * h / across) / 8) * ceil(ceil(frame.rows * v / down) / 8)
    return ceil(frame.columns / (8 * across)) * ceil(frame.rows / (8 * down))
