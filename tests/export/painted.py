"""Which pages are painted: what a test reads that says how much is drawn again."""

import pytest

from faqprint.export.painter import Painted, Painter
from faqprint.layout.display_list import Page


def note_painted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the pages that are painted from now on, one by one."""
    numbers: list[int] = []
    paint = Painter.paint

    def note(painter: Painter, page: Page) -> Painted:
        numbers.append(page.number)
        return paint(painter, page)

    monkeypatch.setattr(Painter, "paint", note)
    return numbers
