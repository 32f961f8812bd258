"""What is put together comes apart."""

from __future__ import annotations

import pytest

from faqprint.storage.packing import unwrap, wrap


@pytest.mark.parametrize("parts", [[], [b""], [b"a"], [b"", b"abc", b"\0" * 9, b""]], ids=len)
def test_unwraps_what_was_wrapped(parts: list[bytes]) -> None:
    """Whatever the parts hold, and if they hold nothing."""
    assert unwrap(wrap(parts)) == parts
