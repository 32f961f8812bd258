"""Where a key belongs."""

from __future__ import annotations

import pytest

from faqprint.manuscript.key_homes import key_home
from faqprint.messages.sentences import sentence


@pytest.mark.parametrize(
    ("key", "home"),
    [
        ("paper", "style"),
        ("numbering", "faq"),
        ("desks", "contact"),
        ("toc", "appendix"),
        ("title", ""),
        ("items", ""),
        ("x", ""),
    ],
)
def test_a_key_of_one_place_alone_is_told_to_belong_there(key: str, home: str) -> None:
    """A name that several read, or none, belongs nowhere in particular."""
    assert key_home(key) == home


def test_the_place_is_told_in_words() -> None:
    """`numbering` at the top of an appendix was told to be no key at all."""
    told = [{"key": key, "home": key_home(key), "known": ""} for key in ("paper", "numbering")]
    assert "体裁のファイル" in sentence("unknown-key", told[0])
    assert "「type: faq」の組" in sentence("unknown-key", told[1])
    assert "type: faq" in sentence("unknown-key", told[1], "en")
