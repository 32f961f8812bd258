"""Deflate by runs: what stands one behind the other unpacks as one."""

from __future__ import annotations

import random
import zlib

from hypothesis import given
from hypothesis import strategies as st

from faqprint.export.deflate import compress_run, deflate, join_runs, store

contents = st.one_of(
    st.binary(max_size=60), st.integers(0, 70_000).map(bytes), st.text("あ漢字 ab", max_size=3000).map(str.encode)
)


@given(contents)
def test_what_is_compressed_comes_back(content: bytes) -> None:
    """Every length, few bytes and many; the stream ends where it says."""
    unpacker = zlib.decompressobj()
    assert unpacker.decompress(deflate(content)) == content
    assert unpacker.eof and not unpacker.unused_data


@given(st.lists(st.tuples(contents, st.booleans()), max_size=8))
def test_runs_stand_in_any_order(parts: list[tuple[bytes, bool]]) -> None:
    """Runs that were packed alone, and others that were not packed, make one stream with the right checksum."""
    runs = [compress_run(part) if packed else store(part) for part, packed in parts]
    for turn in range(2):
        random.Random(turn).shuffle(runs)
        assert zlib.decompress(b"".join(join_runs(runs))) == b"".join(part.plain for part in runs)


def test_a_long_stream_is_smaller_than_what_it_holds() -> None:
    """A page's operators are compressed, a stamp's are not worth it."""
    operators = b"BT 100 200 Td/F1 9 Tf<0123>Tj\nET\n" * 50
    assert len(deflate(operators)) < len(operators) / 5
    assert len(deflate(operators[:100])) == 100 + 13  # the marks of zlib, of a block and of the end, and the checksum
