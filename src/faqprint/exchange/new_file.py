"""The YAML of an FAQ that is new, as a person would type it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..source.scalar_form import write_scalar
from .content_lists import TypedQuestion
from .in_place import rows_by_category


def write_faq(title: str, rows: Sequence[TypedQuestion]) -> bytes:
    """Give the file of an FAQ with the questions of a sheet, each with the name of its 区分."""
    return "".join(f"{line}\n" for line in _lines(title, rows)).encode()


def _lines(title: str, rows: Sequence[TypedQuestion]) -> Iterator[str]:
    yield "type: faq"
    yield from _entry(0, "", "title", title)
    yield ""
    yield "categories:"
    for number, (name, questions) in enumerate(rows_by_category(rows)):
        if number:
            yield ""
        yield from _entry(2, "- ", "name", name)
        yield "    questions:"
        for asked in questions:
            yield from _entry(6, "- ", "question", asked.question)
            for key in ("id", "code", "answer"):
                if text := getattr(asked, key):
                    yield from _entry(8, "", key, text)


def _entry(column: int, dash: str, key: str, text: str) -> Iterator[str]:
    own = column + len(dash)
    form = write_scalar(text, parent=own, indent=own + 2)
    yield f"{' ' * column}{dash}{key}: {form.head}"
    yield from form.rows
