"""What is put together comes apart; numbers are read as fonts write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.storage.packing import numbers, unwrap, wrap


@pytest.mark.parametrize("parts", [[], [b""], [b"a"], [b"", b"abc", b"\0" * 9, b""]], ids=len)
def test_unwraps_what_was_wrapped(parts: list[bytes]) -> None:
    """Whatever the parts hold, and if they hold nothing."""
    assert unwrap(wrap(parts)) == parts


@given(st.lists(st.binary(max_size=20), max_size=6))
def test_any_parts_come_back(parts: list[bytes]) -> None:
    """In their order and with their bounds."""
    assert unwrap(wrap(parts)) == parts


@pytest.mark.parametrize(("kind", "size", "signed"), [("H", 2, False), ("h", 2, True), ("I", 4, False)])
def test_numbers_stand_with_the_highest_byte_first(kind: str, size: int, signed: bool) -> None:
    """As TrueType writes them, whatever order the machine has; of nothing there are none."""
    values = [0, 1, 258, 32767] + ([-1, -32768] if signed else [65535])
    big = b"".join(value.to_bytes(size, "big", signed=signed) for value in values)
    assert list(numbers(kind, big)) == values
    assert list(numbers(kind, b"")) == []
