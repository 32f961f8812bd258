"""What files beside the editions were made from: a record of its own beside the manifest, whose keys are fixed.

A record is JSON by the files' names, in the order of these.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from ..limits import MANIFEST_BYTES, read_regular
from ..proof.finding import Finding, finding
from ..storage.files import write_atomic
from .manifest import file_sha256

T = TypeVar("T")


def read_record(path: Path, entry_of: Callable[[Any], T]) -> dict[str, T] | None:
    """Give what each file was made from; ``None``: the record is not as it was written.

    Without a record there are no such files.  ``entry_of`` takes what JSON has of a file; it may raise whatever comes of looking
    into what is something else.
    """
    try:
        return {str(file): entry_of(entry) for file, entry in json.loads(read_regular(path, MANIFEST_BYTES)).items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return None


def write_record(path: Path, entries: Mapping[str, object]) -> None:
    """Write what each file was made from, but for those that are gone."""
    there = {file: entry for file, entry in entries.items() if (path.parent / file).is_file()}
    write_atomic(path, json.dumps(there, ensure_ascii=False, indent=1, sort_keys=True).encode())


def find_altered(
    path: Path, record: Mapping[str, tuple[str, str]] | None, editions: Mapping[str, str], code: str
) -> Iterator[tuple[str, Finding]]:
    """Tell of files that are not as they were written, or not of the edition beside them; those that are gone are not missed.

    ``record``: the sha256 of the edition and of the file, by the file's name; ``None``: it is not as it was written.
    ``editions``: the sha256 of the edition beside each file that may be there; ``code``: of the finding.
    """
    if record is None:
        yield path.name, finding(code)
        return
    for file, known in sorted(record.items()):
        there = file in editions and os.path.lexists(path.parent / file)
        if there and known != (editions[file], file_sha256(path.parent / file)):
            yield file, finding(code)
