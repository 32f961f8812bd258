"""What a page of ours is drawn with, and in which order: whatever else its stream holds may hide, cover or distort its text.

``content`` reads any stream, and passes over what places no text: clipping, transparency, patterns, layers, text that only a
replacement is read of.  In a file that was just written none of that can be sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from .document import PdfFile
from .finding import Finding, finding
from .line_forms import ARTIFACT, CONTENT, LINES, NUMBER, PAINTED, SHOWS

_BEGIN: Final = (rb"(?:" + ARTIFACT + rb"|" + CONTENT + rb")").replace(rb"([0-9]++)", rb"[0-9]++")
#: A line whose pieces have marks of their own.
_PIECES: Final = rb"BT N N Td\n(?:" + _BEGIN + SHOWS + rb"\nEMC\n)++ET\n"
#: A picture, or the dark squares of a code.
_FIGURE: Final = rb"/Figure<</MCID [0-9]++>>BDC\nq (?:N ){6}cm(?: /\w++ Do|\n(?:N N N N re\n)++f) Q\nEMC\n"
_PAGE: Final = re.compile(
    PAINTED + rb"(?:\s*+(?:" + _BEGIN + LINES + rb"EMC\n|" + b"|".join((_PIECES, _FIGURE)).replace(b"N", NUMBER) + rb"))*+\s*+",
    re.DOTALL,
)
#: Characters of what is told.
_SHOWN: Final = 40


def foreign_operators(stream: bytes) -> str:
    """The beginning of what a page's decoded stream holds that no page of ours does; ``''``: there is no such thing."""
    known = _PAGE.match(stream)
    assert known  # it matches nothing, too
    return ascii(stream[known.end() : known.end() + _SHOWN].decode("latin-1"))[1:-1]


def check_page_forms(document: PdfFile) -> Iterator[Finding]:
    """Every page is drawn with what ours are drawn with."""
    for page in document.pages():
        found = foreign_operators(b"\n".join(map(document.decode, document.contents(page))))
        if found:
            yield finding("page-operators", page.number, what=found)
