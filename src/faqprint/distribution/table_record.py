"""What the 新旧対照表 in a folder of editions were made from: a file of its own beside the manifest, whose keys are fixed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from ..limits import MANIFEST_BYTES, read_regular

RECORD: Final = "comparisons.json"


def read_record(folder: Path) -> dict[str, tuple[str, str]] | None:
    """Give what each table was made from, and the sha256 of it, by its file; ``None``: the record is not as it was written.

    Without a record there are no tables.
    """
    try:
        found = json.loads(read_regular(folder / RECORD, MANIFEST_BYTES))
        return {str(file): (str(key), str(digest)) for file, (key, digest) in found.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None
