"""Two hands on one file: the changes of one put over what the other made of it, line by line.

By hand, because what is wanted is small: no marks of a conflict in a clerk's file, and where both changed the same lines, hers.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from ..named_tuple import NamedTuple


class _Hunk(NamedTuple):
    """Lines ``start`` to ``end`` of the common file are others in one that came of it."""

    start: int
    end: int
    lines: Sequence[bytes]


def merge_lines(base: bytes, mine: bytes, theirs: bytes) -> bytes:
    """Give their file with my changes; where both changed the same lines, mine are taken."""
    common = base.splitlines(keepends=True)
    hunks = _hunks(common, mine.splitlines(keepends=True))
    others = [hunk for hunk in _hunks(common, theirs.splitlines(keepends=True)) if not _touches(hunk, hunks)]
    merged, at = [], 0
    for hunk in sorted((*hunks, *others)):
        merged += [*common[at : hunk.start], *hunk.lines]
        at = hunk.end
    return b"".join((*merged, *common[at:]))


def _hunks(before: Sequence[bytes], after: Sequence[bytes]) -> list[_Hunk]:
    """Give what changed between two files, after the lines that they begin and end with alike are set aside."""
    start = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    if start is None:
        start = min(len(before), len(after))
    most = min(len(before), len(after)) - start
    end = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    ours, others = before[start : len(before) - end], after[start : len(after) - end]
    matcher = SequenceMatcher(None, ours, others, autojunk=False)
    return [
        _Hunk(start + first, start + last, others[one:other])
        for kind, first, last, one, other in matcher.get_opcodes()
        if kind != "equal"
    ]


def _touches(hunk: _Hunk, others: Sequence[_Hunk]) -> bool:
    """Whether two changes are of the same lines, or of lines on end, of which nobody could say in which order they go."""
    return any(hunk.start <= other.end and other.start <= hunk.end for other in others)
