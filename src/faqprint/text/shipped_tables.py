"""What the shipped faces say of their glyphs, read when they were laid into the repository: to read them takes 5 ms a face,
a twelfth of a short run.

Beside each face lies a file of its name that ends in ``.tables``; ``python -m tests.text.test_shipped_tables`` renews them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from ..storage.packing import unwrap, wrap

TABLES_SUFFIX: Final = ".tables"


def read_shipped(path: Path, directories: bytes) -> bytes | None:
    """Give the tables of a shipped face as ``FontTables.pack`` does; ``None``: there are none for this file and machine.

    ``directories``: the head of the file and the directories of its faces, with the checksums of their tables.
    """
    if sys.byteorder != "little":  # as they were packed
        return None
    try:
        known, tables = unwrap(path.with_suffix(TABLES_SUFFIX).read_bytes())
    except (OSError, ValueError):
        return None
    return tables if known == directories else None


def pack_shipped(directories: bytes, tables: bytes) -> bytes:
    """Give what ``read_shipped`` reads: for whoever writes the shipped tables anew, which only the tests do."""
    return wrap([directories, tables])
