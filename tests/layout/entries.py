"""Entries for pages, of mock blocks: texts, titles, boxes, and what takes so much of a page."""

from __future__ import annotations

from faqprint.layout.blocks import HEADING, Flow
from faqprint.layout.display_list import Page
from faqprint.layout.flowables import Box, RunningText, Title
from faqprint.layout.paginate import FlowableEntry, paginate

from .checks import check_inside, check_overlap
from .mocks import PLACE, Block, Solid, names, pages_of, text

WIDTH, HEIGHT = 400.0, 300.0


def running(*flow: object) -> FlowableEntry:
    """A running text of blocks."""
    return FlowableEntry(RunningText(tuple(flow)), PLACE)  # type: ignore[arg-type]


def box(flow: Flow, label: int = 0) -> Box:
    """A box with 5 pt of padding; ``label``: its label's lines."""
    made = text("L", label, tag=7)._replace(x=5.0, align=0.5, room=20.0) if label else None
    return Box(flow, WIDTH, 5.0, 1.0, made, 30.0 if label else 0.0, "s9")


def lay(*entries: FlowableEntry, height: float = HEIGHT) -> list[Page]:
    """Pages of entries, each checked."""
    pages = pages_of(paginate(entries, height))
    for page in pages:
        check_inside(page, (0.0, 0.0, WIDTH * 2, height))
        check_overlap(page.texts)
    return pages


def stems(page: Page) -> list[str]:
    """The names on a page without the lines' numbers, each once."""
    return list(dict.fromkeys(name.split(".")[0] for name in names(page)))


def title(name: str = "t", lines: int = 1) -> FlowableEntry:
    """A title, kept with what follows."""
    return FlowableEntry(Title(text(name, lines, HEADING), f"s{name}"), PLACE, keep=True)


def filled(height: float) -> FlowableEntry:
    """Something that takes so much of a page."""
    return FlowableEntry(Block(Solid("above", height)), PLACE)
