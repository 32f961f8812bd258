"""The laid-out pages as text: for golden tests and ``faqprint dump``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..layout.frame import FOOTER, HEADER, LAYOUT, REPEAT

if TYPE_CHECKING:
    from ..layout.frame import Layout, Page, Text

#: How an artifact's text is told from content.
_ARTIFACTS: Final = {HEADER: "header", FOOTER: "footer", REPEAT: "repeat", LAYOUT: "layout"}


def dump(layout: Layout) -> str:
    """Give every page as text: a head, then its baselines from top to bottom.

    The texts of one baseline stand in reading order, parted by `` | ``; artifacts are in square brackets with their kind.
    """
    return "".join(f"{line}\n" for page in layout.pages() for line in _lines(page, layout.count))


def _lines(page: Page, count: int) -> Iterator[str]:
    yield f"== {page.number}/{count} =="
    baselines: dict[float, list[str]] = {}
    for text in (*page.texts, *page.stamp):
        baselines.setdefault(round(text.y, 2), []).append(_written(text))
    for y in sorted(baselines):
        yield " | ".join(baselines[y])


def _written(text: Text) -> str:
    written = "".join(piece.text for piece in text.line.pieces)
    return f"[{_ARTIFACTS[text.tag]}: {written}]" if text.tag < 0 else written
