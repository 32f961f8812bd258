"""What lies in a folder of editions against its manifest: every file there, unchanged, sound, with its branch's values.

The ZIPs and the 新旧対照表 beside them are looked at if they are there: whether any was asked for the manifest does not say.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..errors import UsageError
from ..limits import PDF_BYTES, read_regular
from ..proof import Finding, examine
from ..proof import verify as verify_file
from ..proof.finding import finding
from ..proof.kept_reading import KeptReading
from .archive import NAME as ARCHIVE
from .archive import Member, holds_just
from .imposed_editions import find_old_sheets
from .ledger import NAME as LEDGER
from .made_from import stale_editions
from .manifest import NAME, TABLE, DamagedManifestError, ManifestEntry, manifest_csv, read_manifest
from .merged_editions import find_old_bound
from .proof_once import without_spaces
from .strays import belongs, files_in
from .table_record import RECORD, read_record
from .verdict import Verdict

if TYPE_CHECKING:
    from ..proof.structure import Subject

#: Editions that another process examines at a time: enough for what they share to be read once.
_PORTION: Final = 50


def verify_folder(folder: Path, *, quick: bool = False, progress: Callable[[int, int], None] | None = None) -> Verdict:
    """Examine every file of a folder's manifest; ``quick``: only whether it is there and unchanged.

    Raises ``UsageError`` if the folder has no manifest, ``MachineError`` if that cannot be read.
    """
    try:
        manifest = read_manifest(folder)
    except DamagedManifestError:
        return Verdict(0, ((NAME, finding("manifest-damaged")),), ())
    if manifest is None:
        raise UsageError("manifest-missing", file=folder.as_posix())
    entries = manifest.entries
    findings = [] if manifest.whole else [(NAME, finding("manifest-altered"))]
    done = 0
    for some, found in _verify_portions(folder, entries, quick):
        findings += found
        for number in range(done + 1, done + some + 1):
            if progress:
                progress(number, len(entries))
        done += some
    if manifest.ledger:
        findings += [(LEDGER, found) for found in _verify(os.path.join(folder, LEDGER), manifest.ledger, quick)]
    elif not quick and (folder / LEDGER).is_file():
        findings += [(LEDGER, found) for found in verify_file(folder / LEDGER)]
    if manifest.whole:
        findings += _verify_archives(folder, entries)
        findings += find_old_sheets(folder, entries)
        findings += find_old_bound(folder, entries)
    files = {entry.file for entry in entries}
    findings += _verify_tables(folder, files, quick)
    strays = tuple(path.name for path in files_in(folder, "*.pdf") if not belongs(path.name, files | {LEDGER}))
    return Verdict(len(entries), tuple(findings), strays, stale_editions(folder, manifest.origin, entries))


def _verify_portions(
    folder: Path, entries: Sequence[ManifestEntry], quick: bool
) -> Iterator[tuple[int, list[tuple[str, Finding]]]]:
    """How many editions were examined, in their order, and what is wrong with them; by other processes if that pays."""
    from .executor import copies, paying_jobs

    jobs = 1 if quick else paying_jobs(len(entries))
    size = _PORTION if jobs > 1 else 1
    portions = [entries[start : start + size] for start in range(0, len(entries), size)]
    if jobs > 1:
        verify = partial(_verify_entries, folder, quick, None)
        with copies(jobs) as hand_out:
            yield from zip(map(len, portions), hand_out(verify, portions), strict=True)
        return
    kept = KeptReading()
    for portion in portions:
        yield len(portion), _verify_entries(folder, quick, kept, portion)


def _verify_entries(
    folder: Path, quick: bool, kept: KeptReading | None, entries: Sequence[ManifestEntry]
) -> list[tuple[str, Finding]]:
    """Everything wrong with some editions."""
    kept = kept or KeptReading()
    return [
        (entry.file, found)
        for entry in entries
        for found in _verify(os.path.join(folder, entry.file), entry.sha256, quick, partial(_check_entry, entry=entry), kept)
    ]


def _verify(
    path: str,
    sha256: str,
    quick: bool,
    check: Callable[[Subject], Iterable[Finding]] = lambda subject: (),
    kept: KeptReading | None = None,
) -> Iterator[Finding]:
    """Everything wrong with one file; what was altered is not looked into.

    ``check``: what else it must be; ``kept``: what others have as well.
    """
    try:
        data = read_regular(path, PDF_BYTES)
    except FileNotFoundError:
        yield finding("edition-missing")
        return
    except OSError as error:
        yield finding("edition-unreadable", reason=error.strerror or error)
        return
    if hashlib.sha256(data).hexdigest() != sha256:
        yield finding("edition-altered")
    elif not quick:
        yield from examine(data, check, kept)


def _verify_archives(folder: Path, entries: Sequence[ManifestEntry]) -> Iterator[tuple[str, Finding]]:
    """Everything wrong with the ZIPs beside the editions: each holds just the files that the manifest tells of."""
    if next(folder.glob("*.zip"), None) is None:  # as in most folders
        return
    table = manifest_csv(entries)
    pdfs = [Member(entry.file, entry.bytes, entry.sha256) for entry in entries]
    archives = {ARCHIVE: [Member(TABLE, len(table), hashlib.sha256(table).hexdigest()), *pdfs]}
    archives |= {f"{pdf.name[:-4]}.zip": [pdf] for pdf in pdfs}
    for name, members in archives.items():
        try:
            if os.path.lexists(folder / name) and not holds_just(folder / name, members):
                yield name, finding("edition-altered")
        except OSError as error:
            yield name, finding("edition-unreadable", reason=error.strerror or error)


def _verify_tables(folder: Path, files: Collection[str], quick: bool) -> Iterator[tuple[str, Finding]]:
    """Everything wrong with the 新旧対照表 beside the editions of these files; one that is no longer there is not missed."""
    record = read_record(folder)
    if record is None:
        yield RECORD, finding("comparison-altered")
    for name, (_, sha256) in sorted((record or {}).items()):
        if belongs(name, files) and os.path.lexists(folder / name):
            for found in _verify(os.path.join(folder, name), sha256, quick):
                yield name, finding("comparison-altered") if found.code == "edition-altered" else found


def _check_entry(subject: Subject, entry: ManifestEntry) -> Iterator[Finding]:
    """The pages, the text and the values of an edition against what the manifest says of them."""
    from ..proof.text import characters, read_runs

    pages = subject.reading.pages
    if len(pages) != entry.pages:
        yield finding("edition-pages", pages=len(pages), listed=entry.pages)
    shown = "".join(characters(page, run) for page in pages for mark in page.content.marks for run in mark.runs)
    if hashlib.sha256(without_spaces(shown).encode()).hexdigest() != entry.text_sha256:
        yield finding("edition-text")
    # in the order of the structure a value that two pages share is whole, in the order of the pages the running head is there
    told = "\n".join(
        map(without_spaces, (shown, "".join(run.text for run in read_runs(subject.reading, subject.tree)), _facts(subject)))
    )
    for name, value in {"name": entry.name, **entry.values}.items():
        if without_spaces(value) not in told:
            yield finding("edition-value-missing", where=name, value=value)


def _facts(subject: Subject) -> str:
    """What the file says and does not print: a value may stand in the title, subject, author or the words of a picture only."""
    from ..proof.syntax import text

    document = subject.reading.document
    facts = list(document.dictionary(document.trailer.get("Info")).values())
    facts += [element.entries["Alt"] for element in subject.tree.elements if "Alt" in element.entries]
    return "".join(text(document.get(value)) for value in facts)
