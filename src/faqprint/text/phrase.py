"""Phrases found by BudouX, an optional dependency, as places between which headings rather break (LB-17)."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import Protocol

from .paragraph import MeasuredParagraph


class _Parser(Protocol):
    def parse(self, text: str) -> list[str]: ...


@cache
def _parser() -> _Parser | None:
    try:
        import budoux
    except ImportError:
        return None
    parser: _Parser = budoux.load_default_japanese_parser()
    return parser


def between_phrases(paragraph: MeasuredParagraph) -> MeasuredParagraph:
    """The paragraph glued inside its phrases; itself if BudouX is not installed."""
    parser = _parser()
    if parser is None:
        return paragraph
    ends = set(accumulate(map(len, parser.parse(paragraph.base))))
    after_space = {at for at, character in enumerate(paragraph.base, 1) if character in " \u3000"}
    inside = set(range(1, len(paragraph.base))) - ends - after_space
    return paragraph.glued_at(inside)
