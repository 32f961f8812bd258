"""Each edition bound behind the manual, beside it: ``faqprint editions --merge MANUAL.pdf``.

The manual is written once, and each bound file is an update of it (``binding.prepared_manual``).  What the files were made from
stands in a file of its own beside the manifest, whose keys are fixed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..errors import CodedError, ContentError, ForeignPdfError
from ..manuscript.branches import Branch
from ..manuscript.model import Appendix
from ..manuscript.values import resolve
from ..named_tuple import NamedTuple
from ..proof.finding import Finding
from ..storage.files import write_atomic
from ..storage.fingerprint import version
from . import file_record
from .edition_maker import EditionMaker
from .file_record import find_altered, write_record
from .manifest import PROGRAM, ManifestEntry, file_sha256
from .strays import BOUND_ENDING

if TYPE_CHECKING:
    from ..binding.foreign_pdf import ForeignPdf

#: What the bound files were made from, by their names.
BOUND_RECORD: Final = "merges.json"


class BoundRecord(NamedTuple):
    """What a bound file was made from, and what it is; the names are the record's keys."""

    #: Of everything that goes in: the edition's own inputs, the manual, the programs.
    made_from: str
    #: The sha256 of the edition beside it, and of the file.
    edition: str
    sha256: str


class MergedMaker:
    """Binds the editions of a run behind a manual."""

    def __init__(self, appendix: Appendix, manual: str, date: datetime | None) -> None:
        """``appendix`` as loaded; ``manual``: its PDF.  Raises what opening that does."""
        from ..binding.foreign_pdf import blame_damage, read_foreign
        from ..binding.manual_index import ManualIndex
        from ..binding.manual_text import manual_texts
        from ..binding.merge_notes import notes_of
        from ..binding.prepared_manual import PreparedManual
        from ..binding.references import link_references

        content = read_foreign(manual)
        self._opened = opened = _open_manual(manual, content)
        with blame_damage(opened):
            linked = link_references(appendix, ManualIndex(opened.pdf, lambda: manual_texts(opened)), opened.file)
            self._places = [tuple(place.destination)[1:] for place in linked.places]
            pages = [place.page for place in linked.places]
            self._manual = PreparedManual(opened, resolve(appendix).title.text, pages)
        #: References that are not found in the manual, and what is to be known of itself.
        self.warnings: Final = (*linked.warnings, *notes_of(opened))
        self._appendix = linked.appendix
        self._date = date
        self._programs = f"{PROGRAM}, pikepdf {version('pikepdf')}, {hashlib.sha256(content).hexdigest()}"

    def write(
        self, folder: Path, branches: Sequence[Branch], entries: Mapping[str, ManifestEntry], *, anew: bool, proof: bool
    ) -> tuple[list[str], list[tuple[str, CodedError]]]:
        """Write the files that are not as they should be: gives their names, and those that could not be made with why."""
        record = {} if anew else read_bound_record(folder) or {}
        made: list[str] = []
        failures: list[tuple[str, CodedError]] = []
        waiting = []
        for branch in branches:
            entry = entries[branch.code]
            made_from = hashlib.sha256(f"{entry.made_from}{self._programs}".encode()).hexdigest()
            file = bound_file(entry.file)
            if record.get(file) != BoundRecord(made_from, entry.sha256, file_sha256(folder / file)):
                waiting.append((branch, file, made_from, entry.sha256))
        maker = EditionMaker(self._appendix, self._date) if waiting else None
        for number, (branch, file, made_from, edition) in enumerate(waiting):
            assert maker is not None
            try:
                pdf = self._make(maker, branch, proof=proof, whole=proof and number in (0, len(waiting) - 1))
                write_atomic(folder / file, pdf, sync=False)
            except ForeignPdfError as error:  # the manual is at fault, and is so for all; not each is proved whole
                failures += [(file, error) for _, file, *_ in waiting[number:]]
                break
            except CodedError as error:
                failures.append((file, error))
                continue
            except ContentError:  # its edition could not be made either, and that is told
                continue
            record[file] = BoundRecord(made_from, edition, hashlib.sha256(pdf).hexdigest())
            made.append(file)
        if made:
            write_record(folder / BOUND_RECORD, {file: one._asdict() for file, one in record.items()})
        return made, failures

    def _make(self, maker: EditionMaker, branch: Branch, *, proof: bool, whole: bool) -> bytes:
        from ..binding.foreign_pdf import blame_damage

        edition = maker.make(branch, proof=proof, whole=whole)
        with blame_damage(self._opened):
            return self._manual.bind(edition.pdf, self._places, proof=proof, whole=whole)


def _open_manual(manual: str, content: bytes) -> ForeignPdf:
    """Open a manual that is to be in all branches' hands; one that is protected is refused with advice that fits a folder."""
    from ..binding.foreign_pdf import open_foreign, refuse_changes

    try:
        opened = open_foreign(manual, content)
        refuse_changes(opened)
    except ForeignPdfError as error:
        if error.code not in ("foreign-password", "foreign-locked"):
            raise
        raise ForeignPdfError("manual-protected", **error.values) from error
    return opened


def bound_file(edition: str) -> str:
    """Give the name of the file in which an edition is bound: ``001_本店_説明書付き.pdf``."""
    return edition.removesuffix(".pdf") + BOUND_ENDING


def find_old_bound(folder: Path, entries: Sequence[ManifestEntry]) -> Iterator[tuple[str, Finding]]:
    """Tell of files that are not as they were written, or not of the edition beside them; those that are gone are not missed."""
    record = read_bound_record(folder)
    known = None if record is None else {file: (one.edition, one.sha256) for file, one in record.items()}
    editions = {bound_file(entry.file): entry.sha256 for entry in entries} if record else {}
    yield from find_altered(folder / BOUND_RECORD, known, editions, "bound-altered")


def is_bound_here(path: Path) -> bool:
    """Whether a file is one that a run bound in its folder: its metadata are the manual's, and do not say it."""
    known = (read_bound_record(path.parent) or {}).get(path.name)
    return known is not None and known.sha256 == file_sha256(path)


def read_bound_record(folder: Path) -> dict[str, BoundRecord] | None:
    """Give what the bound files of a folder were made from; ``None``: the record is not as it was written."""
    return file_record.read_record(
        folder / BOUND_RECORD, lambda entry: BoundRecord(*(str(entry[name]) for name in BoundRecord._fields))
    )
