"""The starter for a folder that has no content yet."""

from __future__ import annotations

from ..manuscript import ENTRY_NAME
from ..pipeline.starter_files import starter_files
from ..storage.files import write_new
from .session import Session


def write_starter(session: Session) -> None:
    """Write the starter.  Raises ``UsageError`` (``file-exists``) if one of its files is there already."""
    files = starter_files(session.folder)
    files[session.path] = files.pop(session.folder / ENTRY_NAME)
    write_new(files)
    session.look()
