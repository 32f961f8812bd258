"""Names that two files share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.binding.free_names import free_names, put_before

NAMES = st.sets(st.sampled_from([b"a", b"b", b"appendix.a", b"appendix2.a", b"\xfe\xff0B", b"appendix.appendix.a"]))


@given(NAMES, NAMES)
def test_new_names_are_nobodys(own: set[bytes], taken: set[bytes]) -> None:
    """Those that are taken get one each, the others stay, and in the end no two are alike."""
    renamed = free_names(own, taken)
    assert renamed.keys() == own & taken
    after = [renamed.get(name, name) for name in own]
    assert len({*after}) == len(own) and taken.isdisjoint(after)


@pytest.mark.parametrize(
    ("string", "text"),
    [
        (b"q1", "x.q1"),
        ("\ufeffあ".encode("utf-16-be"), "x.あ"),
        ("\ufeffあ".encode("utf-16-le"), "x.あ"),
        (b"\xef\xbb\xbf" + "あ".encode(), "x.あ"),
    ],
)
def test_the_mark_of_the_encoding_stays_in_front(string: bytes, text: str) -> None:
    """Or the text behind it would be read as something else."""
    made = put_before("x.", string)
    codec = {b"\xfe\xff": "utf-16", b"\xff\xfe": "utf-16", b"\xef\xbb": "utf-8-sig"}.get(made[:2], "ascii")
    assert made.decode(codec) == text
