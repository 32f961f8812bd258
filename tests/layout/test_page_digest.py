"""Digests of pages: the same for what is drawn alike, others for all else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from faqprint.layout.page_digest import PageDigester
from faqprint.layout.paginate import FlowableEntry, PlannedPage, paginate
from faqprint.layout.rows import FaqRow
from faqprint.layout.table import FaqFragment, FaqTable

from .entries import HEIGHT, running
from .mocks import PLACE, categories, table, text


def digested(made: FaqTable) -> FaqTable:
    """The table with a digest for each row."""
    return made._replace(rows=tuple(row._replace(digest=b"row %d" % row.number) for row in made.rows))


def pages(change: Callable[[FaqTable], FaqTable] = lambda made: made) -> list[PlannedPage]:
    """The pages of a table of thirty rows."""
    return paginate([FlowableEntry(change(digested(table(categories(10, 10, 10)))), PLACE)], HEIGHT)


def digests(planned: list[PlannedPage], program: bytes = b"", context: object = "style") -> list[bytes]:
    """The digests of pages."""
    digester = PageDigester(program, context)
    return [digester.digest(number, page.fragments)[0] for number, page in enumerate(planned, 1)]


def rows_changed(change: Callable[[FaqRow], FaqRow]) -> Callable[[FaqTable], FaqTable]:
    """A table with the last row changed."""
    return lambda made: made._replace(rows=(*made.rows[:-1], change(made.rows[-1])))


def test_a_page_is_known_by_what_it_shows() -> None:
    """All but the first, where the table begins; each is another one."""
    made = digests(pages())
    assert len(made) > 3 and made[0] == b"" and len(set(made)) == len(made)
    assert digests(pages()) == made


@pytest.mark.parametrize(
    "change",
    [
        rows_changed(lambda row: row._replace(digest=b"another row")),
        rows_changed(lambda row: row._replace(number=99)),
        rows_changed(lambda row: row._replace(no_tag=row.no_tag + 1)),
        lambda made: made._replace(labels=(*made.labels[:-1], text("another label", 1))),
        lambda made: made._replace(style=made.style._replace(inner=3.0)),
    ],
    ids=["row", "number", "element", "label", "style"],
)
def test_what_a_page_shows_makes_it_another(change: Callable[[FaqTable], FaqTable]) -> None:
    """A row, its number, its place in the structure, a label, the table's style."""
    assert digests(pages(change))[-1] != digests(pages())[-1]


def test_pages_before_a_change_are_the_same() -> None:
    """So that only those are drawn that changed."""
    changed = digests(pages(rows_changed(lambda row: row._replace(digest=b"another row"))))
    assert changed[:-1] == digests(pages())[:-1]


def test_faces_style_and_number_count() -> None:
    """Whatever else all pages depend on."""
    planned = pages()
    last = digests(planned)[-1]
    assert digests(planned, b"other faces")[-1] != last != digests(planned, context="other")[-1]
    assert PageDigester(b"", "style").digest(99, planned[-1].fragments)[0] != last


def test_elements_that_all_moved_are_the_same_page() -> None:
    """They count from the first one's, which is told."""

    def moved(made: FaqTable) -> FaqTable:
        return made._replace(rows=tuple(row._replace(element=row.element + 7, no_tag=row.no_tag + 7) for row in made.rows))

    assert digests(pages(moved)) == digests(pages())
    one, other = (PageDigester(b"", "").digest(9, made[-1].fragments) for made in (pages(), pages(moved)))
    assert other[1] == one[1] + 7


def test_a_page_with_anything_else_has_no_digest() -> None:
    """Text below the table, or no table."""
    planned = paginate([FlowableEntry(digested(table(categories(10, 10))), PLACE), running(text("p", 3))], HEIGHT)
    assert isinstance(planned[-1].fragments[0][1], FaqFragment)
    assert digests(planned)[-1] == b""
    assert digests(paginate([running(text("p", 3))], HEIGHT)) == [b""]
