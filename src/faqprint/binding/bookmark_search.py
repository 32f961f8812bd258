"""Which bookmark a title means that was written by hand: width and spaces do not count, and a path may be named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

#: The number that a heading begins with: 第３編, ４章, Ⅰ．, 1.2, （３）, 別紙２.
_NUMBER: Final = re.compile(
    r"(?:[^\s\d]{0,3}\d+(?:[.\-]\d+)*[編章節項部巻款条号]?(?:の\d+)*|第[一二三四五六七八九十百]+[編章節項部巻款条]|[IVXivx]+(?=[.\s)]))"
    r"[.、,:)\]]*\s*(?:第?\d+[編章節項部巻款条号](?:の\d+)*[.、,:)\]]*\s*)*"
)


def fold_title(title: str) -> str:
    """Give a title as it is compared: NFKC without white space."""
    return "".join(unicodedata.normalize("NFKC", title).split())


def find_titles(written: str, paths: Sequence[Sequence[str]]) -> list[int]:
    """Give the places of the bookmarks that ``written`` means best; ``paths``: of each the titles from the outermost down.

    In this order: a bookmark's own title; titles of a path; such of which the upper ones are named by their numbers alone;
    a title without its number; a number.
    """
    wanted = fold_title(written)
    if not wanted:
        return []
    ranked = [(rank, place) for place, path in enumerate(paths) if (rank := _rank(wanted, path)) is not None]
    best = min((rank for rank, _ in ranked), default=0)
    return [place for rank, place in ranked if rank == best]


def _rank(wanted: str, path: Sequence[str]) -> int | None:
    """How well a path is what is wanted, 0 best; ``None``: it is not."""
    own, number, words = _forms(path[-1])
    if wanted == own:
        return 0
    above = path[:-1]
    for rank, form in ((1, own), (3, words), (5, number)):
        if form and wanted.endswith(form):
            rest = wanted[: len(wanted) - len(form)]
            if not rest and rank > 1:
                return rank
            if rest and (steps := _steps(rest, above)) is not None:
                return rank + steps
    return None


def _steps(wanted: str, path: Sequence[str]) -> int | None:
    """Whether the titles above a bookmark, some of them left out, say what is wanted: 0 whole ones, 1 by their numbers."""
    if not wanted:
        return 0
    best: int | None = None
    for place in range(len(path) - 1, -1, -1):
        own, number, words = _forms(path[place])
        for cost, form in ((0, own), (1, number), (1, words)):
            if form and wanted.endswith(form):
                rest = _steps(wanted[: len(wanted) - len(form)], path[:place])
                if rest is not None:
                    best = min(max(rest, cost), 1 if best is None else best)
    return best


@cache
def _forms(title: str) -> tuple[str, str, str]:
    """Give a title as it is compared, its number, and its words without it; what it has not is empty."""
    whole = unicodedata.normalize("NFKC", title).strip()
    match = _NUMBER.match(whole)
    if not match or not match.end():
        return fold_title(whole), "", ""
    number, words = fold_title(match[0]), fold_title(whole[match.end() :])
    return fold_title(whole), number if words else "", words
