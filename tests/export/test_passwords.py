"""Passwords as a PDF keeps them."""

from __future__ import annotations

import pytest

from faqprint.errors import UsageError
from faqprint.export.passwords import LONGEST_PASSWORD, prepare_password


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("secret", "secret"),
        ("I\u00adX", "IX"),  # RFC 4013, 3: examples
        ("user", "user"),
        ("USER", "USER"),
        ("\u00aa", "a"),
        ("\u2168", "IX"),
        ("ひみつ１", "ひみつ1"),
        ("ﾋﾐﾂ", "ヒミツ"),
        ("a\u3000b", "a b"),
        ("か\u3099", "が"),
        ("🔑", "🔑"),
        ("a" * LONGEST_PASSWORD, "a" * LONGEST_PASSWORD),
        ("\u0627\u0628", "\u0627\u0628"),
    ],
)
def test_what_is_typed_is_prepared(typed: str, kept: str) -> None:
    """SASLprep: what looks the same is the same, whatever it was typed with."""
    assert prepare_password(typed) == kept
    assert prepare_password(kept) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("a" * 128, "password-long"),
        ("あ" * 43, "password-long"),
        ("a\0", "password-character"),
        ("\u0007", "password-character"),
        ("\ue000", "password-character"),
        ("\ud800", "password-character"),
        ("\u0627\u0031", "password-directions"),
        ("\u0627a\u0627", "password-directions"),
        ("\u00ad", "password-empty"),
        ("", "password-empty"),
    ],
)
def test_what_no_reader_takes_is_refused(typed: str, code: str) -> None:
    """The command line's fault."""
    with pytest.raises(UsageError) as caught:
        prepare_password(typed)
    assert caught.value.code == code
