"""Digests of pages that hold nothing but a part of a table, so that such a page is drawn once for many builds."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

from ..storage.last_build import KEY_SIZE
from ..storage.memory_cache import MemoryCache, identity
from .table import FaqFragment, FaqTable, TableStyle

#: Table styles and labels whose share in a digest is kept: those of neighbouring pages are the same.
_TABLES: Final = 4
_LABELS: Final = 64


class PageDigester:
    """Digests pages that hold nothing but a part of a table, which another page began."""

    def __init__(self, program: bytes, context: object) -> None:
        """``program``: of the faces that all is set in.

        ``context``: all else that the pages depend on, but their numbers and the table, of plain values.
        """
        self._base = blake2b(program + repr(context).encode(), digest_size=KEY_SIZE)
        self._tables: MemoryCache[blake2b] = MemoryCache(_TABLES)
        self._labels: MemoryCache[str] = MemoryCache(_LABELS)

    def digest(self, number: int, fragments: Sequence[tuple[float, object]]) -> tuple[bytes, int]:
        """Give the digest of the page of this number, and the element from which its elements count; empty: it has none."""
        top, fragment = fragments[0] if len(fragments) == 1 else (0.0, None)
        if not isinstance(fragment, FaqFragment) or not fragment.part.continued:
            return b"", 0
        table, part = fragment
        rows = part.rows
        first, before = rows[0].element, table.category_before(rows[0])
        shown = [len(rows), number, part.continues]
        labels = [repr(top)]
        for row in rows:
            if not row.digest:
                return b"", 0
            begins = row.category != before
            shown += (len(row.digest), row.number, row.first, row.element - first, row.no_tag - first, begins)
            if begins or row is rows[0]:
                if table.labels[row.category].tags:
                    return b"", 0
                labels.append(self._label(table, row.category))
            before = row.category
        state = self._with_style(table).copy()
        state.update(array("q", shown).tobytes() + array("d", part.heights).tobytes())
        labels += [row.printed_no for row in rows]
        state.update(b"".join([row.digest for row in rows]) + "\n".join(labels).encode())
        return state.digest(), first

    def _with_style(self, table: FaqTable) -> blake2b:
        return self._tables.memo(identity(table.style), lambda: self._digest_style(table.style))

    def _digest_style(self, style: TableStyle) -> blake2b:
        state = self._base.copy()
        state.update(repr(style._replace(head=tuple(lines._replace(tag=0) for lines in style.head))).encode())
        return state

    def _label(self, table: FaqTable, category: int) -> str:
        return self._labels.memo(identity(label := table.labels[category]), lambda: repr(label._replace(tag=0)))
