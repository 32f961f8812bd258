"""Which URLs a QR code can hold."""

from __future__ import annotations

import pytest

from faqprint.manuscript.qr_url import LONGEST_URL, refused_url


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
