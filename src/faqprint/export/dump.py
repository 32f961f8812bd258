"""The laid-out pages as text: for golden tests and ``faqprint dump``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..layout.display_list import FOOTER, HEADER, LAYOUT, REPEAT
from ..pictures.picture import PictureFile

if TYPE_CHECKING:
    from ..layout.display_list import Figure, Layout, Page, PlacedLine

#: Baselines nearer than this, in pt, are one line: a badge stands a little above the text behind it.
_ONE_LINE: Final = 2.0
#: How an artifact's text is told from content.
_ARTIFACTS: Final = {HEADER: "header", FOOTER: "footer", REPEAT: "repeat", LAYOUT: "layout"}


def dump(layout: Layout) -> str:
    """Give every page as text: a head, then its lines from top to bottom.

    The texts of one line stand in reading order, parted by `` | ``; artifacts are in square brackets with their kind, and so
    are the words of pictures and codes.
    """
    return "".join(f"{line}\n" for page in layout.pages() for line in _lines(page, layout))


def _lines(page: Page, layout: Layout) -> Iterator[str]:
    yield f"== {page.number}/{layout.count} =="
    texts = [(text.y, _text_of(text)) for text in (*page.texts, *page.stamp)]
    texts += [(_below(figure, page), f"[{_words_of(figure, layout)}]") for figure in page.figures]
    line: list[int] = []
    for i in sorted(range(len(texts)), key=lambda i: texts[i][0]):
        if line and texts[i][0] - texts[line[0]][0] > _ONE_LINE:
            yield " | ".join(texts[k][1] for k in sorted(line))
            line = []
        line.append(i)
    if line:
        yield " | ".join(texts[k][1] for k in sorted(line))


def _below(figure: Figure, page: Page) -> float:
    """Where the words of a figure stand: at its top, but below a line of text that begins beside it, as a row's No does."""
    tops = [(text.y, min(text.size, figure.height)) for text in page.texts if text.tag >= 0]
    beside = [y for y, reach in tops if figure.y < y <= figure.y + reach]
    return min(beside) + 1.5 * _ONE_LINE if beside else figure.y


def _words_of(figure: Figure, layout: Layout) -> str:
    words = layout.tree.attributes[figure.tag]["Alt"]
    return f"画像: {words}" if isinstance(figure.shown, PictureFile) else words


def _text_of(text: PlacedLine) -> str:
    written = "".join(piece.text for piece in text.line.pieces)
    return f"[{_ARTIFACTS[text.tag]}: {written}]" if text.tag < 0 else written
