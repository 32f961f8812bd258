"""Which URLs a QR code can hold."""

from __future__ import annotations

import pytest

from faqprint.manuscript.qr_url import LONGEST_URL, encoded_url, refused_url


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://www.example.jp/a?b=c&d=%20#e", ""),
        ("HTTP://example.jp/", ""),
        ("https://www.example.jp/".ljust(LONGEST_URL, "a"), ""),
        ("https://www.example.jp/".ljust(LONGEST_URL + 1, "a"), "qr-too-long"),
        ("www.example.jp", "qr-not-url"),
        ("https://", "qr-not-url"),
        ("https://例え.jp/", "qr-not-url"),
        ("javascript:alert(1)", "qr-not-url"),
    ],
)
def test_a_url_of_http_that_is_short_enough(url: str, code: str) -> None:
    """Half-width, with http or https."""
    assert refused_url(url) == code


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        (
            "https://www.example.jp/案内?a=b|c#終わり",
            "https://www.example.jp/%E6%A1%88%E5%86%85?a=b%7Cc#%E7%B5%82%E3%82%8F%E3%82%8A",
        ),
        ("https://example.jp/%E6%A1%88内", "https://example.jp/%E6%A1%88%E5%86%85"),
        ("https://例え.jp/", ""),
        ("javascript:案内", ""),
        ("https://example.jp/" + "案" * LONGEST_URL, ""),
    ],
)
def test_what_cannot_stand_in_a_url_is_encoded(typed: str, url: str) -> None:
    """Nobody can do that by hand, and it was only said that half-width signs are wanted."""
    assert encoded_url(typed) == url
    assert not url or refused_url(url) == ""
