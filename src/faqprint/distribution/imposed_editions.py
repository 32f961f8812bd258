"""Sheets beside each edition, to be folded or cut: ``faqprint editions --impose booklet``.

What they were made from stands in a file of its own beside the manifest, whose keys are fixed.  Sheets that were once asked for
are kept up to date, like archives: none may lie beside an edition that says something else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..binding.arrangement import MODES
from ..errors import CodedError
from ..named_tuple import NamedTuple
from ..proof.finding import Finding
from ..storage.files import write_atomic
from ..storage.fingerprint import version
from . import file_record
from .file_record import find_altered, write_record
from .manifest import PROGRAM, ManifestEntry, file_sha256
from .strays import SHEET_ENDINGS

if TYPE_CHECKING:
    from .summary import ProgressCallback

#: What the sheets were made from, by their files.
SHEET_RECORD: Final = "impositions.json"


class SheetRecord(NamedTuple):
    """What sheets were made from, and what they are; the names are the record's keys."""

    #: The sha256 of the edition, and of the sheets.
    edition: str
    sha256: str
    #: The programs that made them.
    made_by: str


def sheet_file(edition: str, mode: str) -> str:
    """Give the name of the sheets of an edition's file: ``001_本店_冊子.pdf``."""
    return edition.removesuffix(".pdf") + SHEET_ENDINGS[mode]


def write_imposed(
    folder: Path, entries: Sequence[ManifestEntry], mode: str, *, anew: bool, progress: ProgressCallback | None = None
) -> tuple[list[str], list[tuple[str, CodedError]]]:
    """Write the sheets that are not as they should be: gives their files, and those that could not be made with why.

    ``mode``: one of ``MODES``; ``''``: none is asked for now, and those that are there are kept up to date.
    """
    record = read_sheet_record(folder) or {}
    made: list[str] = []
    failures: list[tuple[str, CodedError]] = []
    wanted = [
        (entry, one)
        for entry in entries
        for one in MODES
        if one == mode or ((file := sheet_file(entry.file, one)) in record and (folder / file).is_file())
    ]
    made_by = _programs() if wanted else ""
    try:
        for done, (entry, one) in enumerate(wanted, 1):
            file = sheet_file(entry.file, one)
            if anew or record.get(file) != SheetRecord(entry.sha256, file_sha256(folder / file), made_by):
                try:
                    pdf = _impose(folder / entry.file, one)
                    write_atomic(folder / file, pdf)
                except CodedError as error:
                    failures.append((file, error))
                    continue
                record[file] = SheetRecord(entry.sha256, hashlib.sha256(pdf).hexdigest(), made_by)
                made.append(file)
            if progress:
                progress(done, len(wanted), entry.code)
    finally:  # after Ctrl-C, too: what was made counts
        if made:
            write_record(folder / SHEET_RECORD, {file: one._asdict() for file, one in record.items()})
    return made, failures


def find_old_sheets(folder: Path, entries: Sequence[ManifestEntry]) -> Iterator[tuple[str, Finding]]:
    """Tell of sheets that are not as they were written, or not of the edition beside them; those that are gone are not missed."""
    record = read_sheet_record(folder)
    known = None if record is None else {file: (one.edition, one.sha256) for file, one in record.items()}
    editions = {sheet_file(entry.file, mode): entry.sha256 for entry in entries for mode in MODES} if record else {}
    yield from find_altered(folder / SHEET_RECORD, known, editions, "sheets-altered")


def read_sheet_record(folder: Path) -> dict[str, SheetRecord] | None:
    """Give what the sheets of a folder were made from; ``None``: the record is not as it was written."""
    return file_record.read_record(
        folder / SHEET_RECORD, lambda entry: SheetRecord(*(str(entry[name]) for name in SheetRecord._fields))
    )


def _programs() -> str:
    return f"{PROGRAM}, pikepdf {version('pikepdf')}"


def _impose(path: Path, mode: str) -> bytes:
    """Give the sheets of an edition."""
    from ..binding.foreign_pdf import open_foreign
    from ..binding.imposition import impose
    from ..binding.sheet_layout import ImpositionOptions

    return impose(open_foreign(path), ImpositionOptions(mode)).pdf
