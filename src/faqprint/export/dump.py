"""The laid-out pages as text: for golden tests and ``faqprint dump``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..layout.display_list import FOOTER, HEADER, LAYOUT, REPEAT

if TYPE_CHECKING:
    from ..layout.display_list import Layout, Page, PlacedLine

#: Baselines nearer than this, in pt, are one line: a badge stands a little above the text behind it.
LINE: Final = 2.0
#: How an artifact's text is told from content.
_ARTIFACTS: Final = {HEADER: "header", FOOTER: "footer", REPEAT: "repeat", LAYOUT: "layout"}


def dump(layout: Layout) -> str:
    """Give every page as text: a head, then its lines from top to bottom.

    The texts of one line stand in reading order, parted by `` | ``; artifacts are in square brackets with their kind.
    """
    return "".join(f"{line}\n" for page in layout.pages() for line in _lines(page, layout.count))


def _lines(page: Page, count: int) -> Iterator[str]:
    yield f"== {page.number}/{count} =="
    texts = (*page.texts, *page.stamp)
    line: list[int] = []
    for i in sorted(range(len(texts)), key=lambda i: texts[i].y):
        if line and texts[i].y - texts[line[0]].y > LINE:
            yield " | ".join(_text_of(texts[k]) for k in sorted(line))
            line = []
        line.append(i)
    if line:
        yield " | ".join(_text_of(texts[k]) for k in sorted(line))


def _text_of(text: PlacedLine) -> str:
    written = "".join(piece.text for piece in text.line.pieces)
    return f"[{_ARTIFACTS[text.tag]}: {written}]" if text.tag < 0 else written
