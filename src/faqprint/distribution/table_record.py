"""What the 新旧対照表 in a folder of editions were made from: a file of its own beside the manifest, whose keys are fixed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from . import file_record

TABLE_RECORD: Final = "comparisons.json"


def read_table_record(folder: Path) -> dict[str, tuple[str, str]] | None:
    """Give what each table was made from, and the sha256 of it, by its file; ``None``: the record is not as it was written."""
    return file_record.read_record(folder / TABLE_RECORD, _entry_of)


def _entry_of(entry: Sequence[object]) -> tuple[str, str]:
    key, digest = entry
    return str(key), str(digest)
