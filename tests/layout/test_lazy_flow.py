"""A flow that is set when it is looked into."""

from __future__ import annotations

import pytest

from faqprint.errors import DoubtError
from faqprint.layout.blocks import Flow, flow_height
from faqprint.layout.lazy_flow import LazyFlow

from .mocks import text


def test_it_is_set_once_and_then_the_flow_itself() -> None:
    """Not before it is looked into; its blocks, parts and length are the flow's."""
    flow, made = (text("a", 2), text("b", 3)), 0

    def make() -> Flow:
        nonlocal made
        made += 1
        return flow

    lazy = LazyFlow(flow_height(flow), make)
    assert made == 0
    assert (tuple(lazy), lazy[1], lazy[1:], len(lazy)) == (flow, flow[1], flow[1:], 2)
    assert flow_height(lazy) == flow_height(flow)
    assert made == 1


def test_flow_of_another_height_is_a_doubt() -> None:
    """An empty flow is not 12 pt high; each time it is looked into."""
    assert list(LazyFlow(0.0, tuple)) == []
    lazy = LazyFlow(12.0, tuple)
    for _ in range(2):
        with pytest.raises(DoubtError):
            len(lazy)
