"""Which cells of a table are heads, for those who hear it and move in it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import chain


def head_scopes(rows: Sequence[Sequence[str]], joined: Set[tuple[int, int]] = frozenset()) -> list[list[str]]:
    """For each cell of a table, by its words, what it heads: ``Row``, ``Column``, or ``''``: it is data (ISO 32000-1, table 349).

    The first row heads the columns.  The first column heads the rows where it names them: each of its cells says something, no
    two the same; one row alone needs no name, unless the corner is left empty for it.  A cell without words heads nothing.
    ``joined``: the cells, by row and column, that belong to the one above them.
    """
    corner, *names = [row[0] for r, row in enumerate(rows) if (r, 0) not in joined]
    named = len(rows[0]) > 1 and all(names) and len({*names}) == len(names) > bool(corner)
    scopes = [["Column" if words else "" for words in rows[0]]]
    scopes += [["Row" if named and (r, 0) not in joined else "", *[""] * (len(row) - 1)] for r, row in enumerate(rows[1:], 1)]
    heads = sum(map(bool, chain.from_iterable(scopes)))
    if named and 2 * heads > len(rows) * len(rows[0]) - len(joined):
        # more heads than data look to checkers like heads cut to pieces; the corner heads nothing but names, which follow it
        scopes[0][0] = ""
    return scopes
