"""A cell's text as content holds it: what a spreadsheet added to it is gone."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: What Excel writes for a character that XML does not have.
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_LINE_ENDS: Final = re.compile("\r\n?")
_BLANKS: Final = str.maketrans({"\xa0": " ", "\t": " "})


def clean_text(text: str) -> str:
    """Give a text in NFC with LF alone at the ends of its lines, a space for NBSP and tab, and no space at a line's end."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    text = _LINE_ENDS.sub("\n", text).translate(_BLANKS)
    lines = [line.rstrip(" \u3000") for line in text.split("\n")]
    return unicodedata.normalize("NFC", "\n".join(lines).strip("\n"))
