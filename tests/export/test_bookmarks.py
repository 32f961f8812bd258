"""Bookmarks: the outline that another library reads is the one that was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.export.bookmarks import write_outline
from faqprint.layout.display_list import Bookmark

from .objects import document, opened

#: Bookmarks told as (level, title): what is nested deeper than by one level belongs to the last one above it.
NESTED = [(0, "一"), (1, "一の一"), (2, "一の一の一"), (1, "一の二"), (0, "二"), (0, "三"), (1, "三の一")]


@contextmanager
def written(levels: list[tuple[int, str]]) -> Iterator[Any]:
    """The outline's root as another library reads it."""
    made = document()
    bookmarks = [Bookmark(level, title, f"s{place}") for place, (level, title) in enumerate(levels)]
    made.Catalog.Outlines = f"{write_outline(made, bookmarks)} 0 R"
    with opened(made) as pdf:
        yield pdf.Root.Outlines


def walked(parent: Any, level: int = 0) -> list[tuple[int, str, str]]:
    """Level, title and destination of each entry below one, by its links; every link leads back, too."""
    found: list[tuple[int, str, str]] = []
    entry, before = parent.get("/First"), None
    while entry is not None:
        assert entry.Parent.objgen == parent.objgen
        assert (entry.get("/Prev").objgen if "/Prev" in entry else None) == (before.objgen if before is not None else None)
        found += [(level, str(entry.Title), str(entry.Dest)), *walked(entry, level + 1)]
        entry, before = entry.get("/Next"), entry
    assert (parent.get("/Last").objgen if "/Last" in parent else None) == (before.objgen if before is not None else None)
    return found


def test_no_bookmarks_make_an_outline_without_entries() -> None:
    """A root that leads nowhere."""
    with written([]) as root:
        assert (root.Type, root.Count, walked(root)) == ("/Outlines", 0, [])


def test_the_first_level_shows_and_the_others_are_folded() -> None:
    """The root counts what shows; an entry counts its folded children with a minus (table 153)."""
    with written(NESTED) as root:
        assert walked(root) == [(level, title, f"s{place}") for place, (level, title) in enumerate(NESTED)]
        assert (root.Count, root.First.Count, root.First.First.Count) == (3, -2, -1)
        assert "/Count" not in root.First.Next


@settings(max_examples=50)
@given(st.lists(st.integers(0, 3), max_size=12))
def test_any_nesting_is_read_in_order(levels: list[int]) -> None:
    """No entry is lost, nor parted from what it stands below."""
    with written([(level, f"第{place}") for place, level in enumerate(levels)]) as root:
        entries = walked(root)
    assert [title for _, title, _ in entries] == [f"第{place}" for place in range(len(levels))]
    for place, (level, _, _) in enumerate(entries):
        assert level <= levels[place]


@pytest.mark.parametrize("title", ["(1) a\\b", "質問（１）", ""])
def test_titles_are_texts(title: str) -> None:
    """Whatever characters they hold."""
    with written([(0, title)]) as root:
        assert walked(root) == [(0, title, "s0")]
