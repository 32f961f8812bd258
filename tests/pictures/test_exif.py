"""EXIF: the orientation, in both byte orders, and nothing of a block that makes no sense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.pictures.exif import orientation

from .files import exif


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_an_orientation_is_read_in_both_byte_orders(turn: int, order: str) -> None:
    """As Exif 2.32 counts them."""
    assert orientation(exif(turn, order)) == turn


@pytest.mark.parametrize("block", [b"", b"II*\0", exif(0), exif(9), exif(6)[:12], b"XX" + exif(6)[2:]])
def test_a_block_without_sense_turns_nothing(block: bytes) -> None:
    """No orientation, one that does not exist, and blocks that end too soon."""
    assert orientation(block) == 1


@given(st.binary(max_size=60), st.sampled_from([b"II*\0", b"MM\0*", b""]))
def test_any_bytes_give_one_of_eight(data: bytes, head: bytes) -> None:
    """Whatever a camera wrote."""
    assert 1 <= orientation(head + data) <= 8
