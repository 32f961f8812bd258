"""Real content laid out with the shipped fonts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from faqprint.compose.appendix import compose
from faqprint.layout.display_list import FOOTER, HEADER, Layout, Page, PlacedLine
from faqprint.manuscript.load import read
from faqprint.manuscript.model import Appendix
from faqprint.manuscript.values import resolve
from faqprint.style import Style
from faqprint.text.fonts import Faces

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content" / "appendix.yaml"
STARTER = ROOT / "src" / "faqprint" / "starter" / "appendix.yaml"


@lru_cache
def manuscript(path: Path) -> Appendix:
    """The resolved appendix of a file without faults."""
    appendix, faults = read(path)
    assert appendix is not None and not [fault for fault in faults if fault.severity == "error"]
    return resolve(appendix, {})


def layout(path: Path, style: Style | None = None, branch: str = "") -> Layout:
    """An appendix laid out, with another style if one is given."""
    appendix = manuscript(path)._replace(branch=branch)
    appendix = appendix._replace(style=style) if style else appendix
    fonts = appendix.style.fonts
    return compose(appendix, Faces(fonts.text, fonts.bold, fonts.fallback))


def words(item: PlacedLine) -> str:
    """What a line reads."""
    return "".join(piece.text for piece in item.line.pieces)


def body(page: Page) -> Iterator[PlacedLine]:
    """The lines of a page without running head and foot."""
    return (item for item in page.texts if item.tag not in (HEADER, FOOTER))


def find(page: Page, text: str) -> PlacedLine:
    """The first line of a page that reads so."""
    return next(item for item in page.texts if words(item) == text)


def content(folder: Path, appendix: str, **sections: str) -> Path:
    """Write an appendix and its sections into a folder; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in sections.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "appendix.yaml").write_text(appendix, encoding="utf-8")
    return folder / "appendix.yaml"


def composed(folder: Path, appendix: str, **sections: str) -> Layout:
    """An appendix written into a folder, laid out; its own pages, whatever else was."""
    return layout(content(folder, appendix, **sections))


def tagged(made: Layout) -> list[str]:
    """The structure tree with the words that are drawn in each element, two spaces a level, before any PDF."""
    tree = made.tree
    texts: dict[int, str] = {}
    for page in made.pages():
        for item in page.texts:
            for place, piece in enumerate(item.line.pieces):
                tag = item.tags[place] if item.tags else item.tag
                texts[tag] = texts.get(tag, "") + piece.text
    depths = [0] * len(tree.kinds)
    lines = {}
    children: dict[int, list[int]] = {}
    for number, parent in enumerate(tree.parents):
        depths[number] = depths[parent] + 1 if parent >= 0 else 0
        children.setdefault(parent, []).append(number)
        attributes = "".join(f" {name}={value}" for name, value in sorted(tree.attributes.get(number, {}).items()))
        lines[number] = f"{'  ' * depths[number]}{tree.kinds[number]}{attributes} {texts.get(number, '')}".rstrip()
    order: list[int] = []
    pending = [0]
    while pending:
        order.append(pending.pop())
        pending += reversed(children.get(order[-1], []))
    return [lines[number] for number in order]
