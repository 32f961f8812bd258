"""Where in a manual a title stands: in its bookmarks, else in its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from pikepdf import Pdf

from ..manuscript.nearest_name import nearest_name
from ..named_tuple import NamedTuple
from .bookmark_search import find_titles, fold_title
from .destinations import top_of
from .insertion import bookmark_targets
from .manual_text import find_in_text


class TitlePlace(NamedTuple):
    """Where a title stands."""

    #: The page, from 0, and the array of a destination in the manual.
    page: int
    destination: Any


class ManualIndex:
    """The titles of a manual, looked up."""

    def __init__(self, pdf: Pdf, texts: Callable[[], Iterable[str]]) -> None:
        """``texts``: gives the text of each page; it is asked once at most."""
        self._pdf = pdf
        self._texts = texts

    @cached_property
    def _targets(self) -> list[tuple[tuple[str, ...], TitlePlace]]:
        targets = bookmark_targets(self._pdf)
        return [(item.path, TitlePlace(page, target)) for item, page, target in targets if page is not None]

    def in_bookmarks(self, title: str) -> TitlePlace | None:
        """Give the first place of the bookmarks that a title means best (``find_titles``)."""
        found = find_titles(title, [path for path, _ in self._targets])
        return self._targets[found[0]][1] if found else None

    def in_text(self, titles: Iterable[str]) -> dict[str, TitlePlace]:
        """Give the places of some titles in the text of the manual, of those that stand there."""
        folded = {title: fold_title(title) for title in titles}
        pages = find_in_text(filter(None, folded.values()), self._texts()) if folded else {}
        return {
            title: TitlePlace(pages[fold], top_of(self._pdf.pages[pages[fold]]))
            for title, fold in folded.items()
            if fold in pages
        }

    def nearest_title(self, title: str) -> str:
        """Give the bookmark's title, or its path, that a title was probably meant to be; ``''``: none is like it."""
        paths = [path for path, _ in self._targets]
        return nearest_name(title, [*(path[-1] for path in paths), *("\u3000".join(path) for path in paths)])
