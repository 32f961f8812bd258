"""Which URLs a QR code of 18 mm can hold."""

from __future__ import annotations

import re
from typing import Final

#: Characters of a URL: with more of them a code has more modules than there is room for at 0.25 mm each (version 13, level M).
LONGEST_URL: Final = 331
_URL: Final = re.compile(r"(?i)https?://[a-z0-9!#$%&'()*+,\-./:;=?@_~\[\]]+")
#: The beginning of one whose rest may be anything that was typed.
_PAGE: Final = re.compile(r"(?i)https?://[a-z0-9.\-]+(?::\d+)?/[^\s]*")


def encoded_url(text: str) -> str:
    """Give a URL of a page with what cannot stand in one percent-encoded (RFC 3986, 2.1); ``''``: it is none, or too long."""
    if not _PAGE.fullmatch(text):
        return ""
    from urllib.parse import quote

    encoded = quote(text, safe="!#$%&'()*+,-./:;=?@_~[]")
    return "" if refused_url(encoded) else encoded


def refused_url(text: str) -> str:
    """The code of why no QR code can lead to a text; ``''`` if one can."""
    if not _URL.fullmatch(text):
        return "qr-not-url"
    return "qr-too-long" if len(text) > LONGEST_URL else ""
