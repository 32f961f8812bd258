"""What of a flow has a say in a cut: of a long table so many rows as a page holds, or each page would measure all that follow."""

from __future__ import annotations

from .blocks import Flow, FlowCut, flow_height, split_flow
from .grid import Grid


def part_within_reach(flow: Flow, room: float) -> tuple[Flow, Flow]:
    """What has a say in a cut with at most ``room`` pt above it, and what stands far below: most of a long table, and the rest.

    Where anything does, the first part is higher than ``room``.
    """
    for i, block in enumerate(flow):
        if isinstance(block, Grid):
            near, rows = block.part_within_reach(room)
            if rows:
                return (*flow[:i], near), (near._replace(rows=rows), *flow[i + 1 :])
    return flow, ()


def height_within_reach(flow: Flow, room: float) -> float:
    """The height of a flow in pt; of one that is higher than ``room`` some height that is, too."""
    return flow_height(part_within_reach(flow, room)[0])


def split_within_reach(flow: Flow, cut: FlowCut, room: float) -> tuple[Flow, Flow]:
    """The flow above and below a cut that has at most ``room`` pt above it."""
    near, far = part_within_reach(flow, room)
    above, below = split_flow(near, cut)
    return above, join_parted(below, far)


def join_parted(above: Flow, below: Flow) -> Flow:
    """A flow that was parted between two rows of a table, whole again; ``below``: what stood far below, if anything did."""
    if not below:
        return above
    upper, lower = above[-1], below[0]
    assert isinstance(upper, Grid) and isinstance(lower, Grid)
    return (*above[:-1], upper._replace(rows=upper.rows + lower.rows), *below[1:])
