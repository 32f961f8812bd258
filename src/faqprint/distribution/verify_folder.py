"""What lies in a folder of editions against its manifest: every file there, unchanged, sound, with its branch's values.

The ZIPs and the 新旧対照表 beside them are looked at if they are there: whether any was asked for the manifest does not say.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..errors import UsageError
from ..limits import PDF_BYTES, read_regular
from ..named_tuple import NamedTuple
from ..proof import Finding, examine
from ..proof import verify as verify_file
from ..proof.finding import finding
from ..proof.kept_reading import KeptReading
from .archive import ARCHIVE, Member, holds_just
from .imposed_editions import find_old_sheets
from .ledger import LEDGER
from .made_from import stale_editions
from .manifest import MANIFEST, MANIFEST_CSV, DamagedManifestError, ManifestEntry, manifest_csv, read_manifest
from .merged_editions import find_old_bound
from .proof_once import without_spaces
from .strays import belongs, files_in
from .table_record import TABLE_RECORD, read_table_record
from .verdict import Verdict

if TYPE_CHECKING:
    from ..proof.structure import Subject

#: Editions that another process examines at a time: enough to pay for the way there and back, and few to wait for at the end.
_PORTION: Final = 16


def verify_folder(folder: Path, *, quick: bool = False, progress: Callable[[int, int], None] | None = None) -> Verdict:
    """Examine every file of a folder's manifest; ``quick``: only whether it is there and unchanged.

    Raises ``UsageError`` if the folder has no manifest, ``MachineError`` if that cannot be read.
    """
    try:
        manifest = read_manifest(folder)
    except DamagedManifestError:
        return Verdict(0, ((MANIFEST, finding("manifest-damaged")),), ())
    if manifest is None:
        raise UsageError("manifest-missing", file=folder.as_posix())
    entries = manifest.entries
    findings = [] if manifest.whole else [(MANIFEST, finding("manifest-altered"))]
    of_ledger: list[tuple[str, Finding]] = []
    done = 0
    for some, found in _verify_portions(folder, entries, manifest.ledger, quick):
        (findings if some else of_ledger).extend(found)
        for number in range(done + 1, done + some + 1):
            if progress:
                progress(number, len(entries))
        done += some
    findings += of_ledger
    if not manifest.ledger and not quick and (folder / LEDGER).is_file():
        findings += [(LEDGER, found) for found in verify_file(folder / LEDGER)]
    if manifest.whole:
        findings += _verify_archives(folder, entries)
        findings += find_old_sheets(folder, entries)
        findings += find_old_bound(folder, entries)
    files = {entry.file for entry in entries}
    findings += _verify_tables(folder, files, quick)
    files.add(LEDGER)
    strays = tuple(path.name for path in files_in(folder, "*.pdf") if not belongs(path.name, files))
    return Verdict(len(entries), tuple(findings), strays, stale_editions(folder, manifest.origin, entries))


def _verify_portions(
    folder: Path, entries: Sequence[ManifestEntry], ledger: str, quick: bool
) -> Iterator[tuple[int, list[tuple[str, Finding]]]]:
    """How many editions were examined, in their order, and what is wrong with them; by other processes if that pays.

    ``ledger``: its sha256, if there is one; it comes first and is none of the editions.  It takes as long as forty of them, so
    that nobody waits for it at the end.
    """
    from .executor import copies, paying_jobs

    jobs = 1 if quick else paying_jobs(len(entries))
    size = _PORTION if jobs > 1 else 1
    portions = [entries[start : start + size] for start in range(0, len(entries), size)]
    files = [[_FileToVerify(entry.file, entry.sha256, entry) for entry in portion] for portion in portions]
    counts = [len(portion) for portion in portions]
    if ledger:
        files, counts = [[_FileToVerify(LEDGER, ledger)], *files], [0, *counts]
    verify = partial(_verify_files, folder, quick)
    try:
        if jobs > 1:
            with copies(jobs) as hand_out:
                yield from zip(counts, hand_out(verify, files), strict=True)
        else:
            yield from zip(counts, map(verify, files), strict=True)
    finally:
        _kept_reading.cache_clear()


class _FileToVerify(NamedTuple):
    """A file of the manifest, its sha256 there, and its entry if it is an edition."""

    file: str
    sha256: str
    entry: ManifestEntry | None = None


@cache
def _kept_reading() -> KeptReading:
    """What this process read of a folder's files, for the next ones."""
    return KeptReading()


def _verify_files(folder: Path, quick: bool, files: Sequence[_FileToVerify]) -> list[tuple[str, Finding]]:
    """Everything wrong with some files."""
    found: list[tuple[str, Finding]] = []
    for file, sha256, entry in files:
        check = partial(_check_entry, entry=entry) if entry else _check_nothing
        kept = _kept_reading() if entry else None
        found += [(file, one) for one in _verify(os.path.join(folder, file), sha256, quick, check, kept)]
    return found


def _check_nothing(subject: Subject) -> Iterable[Finding]:
    return ()


def _verify(
    path: str,
    sha256: str,
    quick: bool,
    check: Callable[[Subject], Iterable[Finding]] = _check_nothing,
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
    archives = {ARCHIVE: [Member(MANIFEST_CSV, len(table), hashlib.sha256(table).hexdigest()), *pdfs]}
    archives |= {f"{pdf.name[:-4]}.zip": [pdf] for pdf in pdfs}
    for name, members in archives.items():
        try:
            if os.path.lexists(folder / name) and not holds_just(folder / name, members):
                yield name, finding("edition-altered")
        except OSError as error:
            yield name, finding("edition-unreadable", reason=error.strerror or error)


def _verify_tables(folder: Path, files: Collection[str], quick: bool) -> Iterator[tuple[str, Finding]]:
    """Everything wrong with the 新旧対照表 beside the editions of these files; one that is no longer there is not missed."""
    record = read_table_record(folder)
    if record is None:
        yield TABLE_RECORD, finding("comparison-altered")
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
    shown = without_spaces(shown)
    if hashlib.sha256(shown.encode()).hexdigest() != entry.text_sha256:
        yield finding("edition-text")
    wanted = {name: value for name, value in {"name": entry.name, **entry.values}.items() if without_spaces(value) not in shown}
    if not wanted:
        return
    # in the order of the structure a value that two pages share is whole; in the order of the pages the running head is there
    told = without_spaces("".join(run.text for run in read_runs(subject.reading, subject.tree)))
    facts = without_spaces(_facts(subject))
    for name, value in wanted.items():
        if not any(without_spaces(value) in text for text in (told, facts)):
            yield finding("edition-value-missing", where=name, value=value)


def _facts(subject: Subject) -> str:
    """What the file says and does not print: a value may stand in the title, subject, author or the words of a picture only."""
    from ..proof.syntax import text

    document = subject.reading.document
    facts = list(document.dictionary(document.trailer.get("Info")).values())
    facts += [element.entries["Alt"] for element in subject.tree.elements if "Alt" in element.entries]
    return "".join(text(document.get(value)) for value in facts)
