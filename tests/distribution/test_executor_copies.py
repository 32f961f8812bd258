"""Copies of this process: apart from the tests of a Dask cluster, whose threads forbid them."""

from __future__ import annotations

import os

import pytest

from faqprint.distribution.executor import copies


def _doubled(number: int) -> tuple[int, bool]:
    return 2 * number, os.getpid() == _PARENT


def _doubled_if_here(number: int) -> tuple[int, bool]:
    if os.getpid() != _PARENT and number == 2:
        os._exit(1)
    return _doubled(number)


_PARENT = os.getpid()


@pytest.mark.copied
def test_copies_give_results_in_order() -> None:
    """Other processes do it, and what comes of each thing stands where it stood."""
    with copies(2) as hand_out:
        assert list(hand_out(_doubled, range(5))) == [(0, False), (2, False), (4, False), (6, False), (8, False)]


@pytest.mark.copied
def test_what_copies_lose_is_done_here() -> None:
    """A copy that the machine ends takes nothing with it."""
    with copies(2) as hand_out:
        assert [number for number, _ in hand_out(_doubled_if_here, range(5))] == [0, 2, 4, 6, 8]
