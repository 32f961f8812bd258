"""A folder for a moment: files that a reader of files is to find, and that are gone afterwards."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path


@contextlib.contextmanager
def scratch_folder(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a folder of this user alone that holds files by their names, folders among them; no name leads out of it."""
    with tempfile.TemporaryDirectory(prefix="faqprint-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        for written, content in files.items():
            path = (folder / written).resolve()
            if not path.is_relative_to(folder):
                raise ValueError("a name that leads out of the folder")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield folder
