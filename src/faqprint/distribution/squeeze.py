"""A text as it is compared: what white space and composition do not change."""

from __future__ import annotations

import unicodedata


def squeezed(text: str) -> str:
    """Give a text in NFC without its white space."""
    return "".join(unicodedata.normalize("NFC", text).split())
