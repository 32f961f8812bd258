"""``manifest.json``: what each edition of a folder was made from and what it is (FM-54); the same as a table."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from ..errors import read_error
from ..limits import MANIFEST_BYTES, PDF_BYTES, read_regular
from ..named_tuple import NamedTuple
from ..source.csv_text import as_text
from ..version import __version__

MANIFEST: Final = "manifest.json"
MANIFEST_CSV: Final = "manifest.csv"
PROGRAM: Final = f"faqprint {__version__}"
_FORMAT: Final = 1
_SHA256: Final = re.compile("[0-9a-f]{64}")
#: A plain file name: a manifest that someone changed must not lead out of its folder.
_PLAIN: Final = re.compile(r"[^/\\:\0]+\.pdf")


class ManifestEntry(NamedTuple):
    """One edition: its file, what it was made from, what is in it; the names are the manifest's keys."""

    code: str
    name: str
    file: str
    pages: int
    bytes: int
    sha256: str
    made_from: str
    text_sha256: str
    values: Mapping[str, str]


class ManifestOrigin(NamedTuple):
    """Where the content of a folder's editions lay when it was made, from the folder; ``branches`` '': beside the appendix."""

    appendix: str
    branches: str = ""


class Manifest(NamedTuple):
    """What ``manifest.json`` says."""

    #: In the list's order.
    entries: tuple[ManifestEntry, ...]
    #: The sha256 of the ledger; ``''``: there is none.
    ledger: str
    #: Where the content lay; ``None``: it does not say.
    origin: ManifestOrigin | None
    #: Whether all this is as it was written, by the manifest's own digest; one of a version without digests counts as whole.
    whole: bool


class DamagedManifestError(ValueError):
    """The manifest is there and says nothing that can be understood."""


def read_manifest(folder: Path) -> Manifest | None:
    """Give what a folder's manifest says; ``None``: it has none.

    Raises ``DamagedManifestError``, and ``MachineError`` if the file cannot be read.
    """
    path = folder / MANIFEST
    try:
        content = read_regular(path, MANIFEST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise read_error(error, path.as_posix()) from None
    try:
        found = json.loads(content)
        entries = tuple(map(_entry, found["editions"]))
        ledger = found.get("ledger", "")
        origin = ManifestOrigin(**found["origin"]) if "origin" in found else None
        whole = found.get("sha256") in (None, _digest(_dump(entries), ledger, origin))
        known = found["format"] == _FORMAT and all(isinstance(text, str) for text in (ledger, *(origin or ())))
        known = known and len({entry.code for entry in entries}) == len(entries)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DamagedManifestError(f"{type(error).__name__}: {error}") from None
    if not known:
        raise DamagedManifestError(f"format {found['format']!r}")
    return Manifest(entries, ledger, origin, whole)


def _entry(found: Any) -> ManifestEntry:
    """Check one entry; ``ValueError`` and the like if it is none."""
    entry = ManifestEntry(**{name: found[name] for name in ManifestEntry._fields})
    if not isinstance(entry.values, dict):
        raise TypeError(entry.code)
    texts = (entry.code, entry.name, entry.file, entry.sha256, entry.made_from, entry.text_sha256, *entry.values.values())
    if not all(isinstance(text, str) for text in texts) or not isinstance(entry.pages, int) or not isinstance(entry.bytes, int):
        raise TypeError(entry.code)
    if not _PLAIN.fullmatch(entry.file) or not _SHA256.fullmatch(entry.sha256):
        raise ValueError(entry.file)
    return entry


def _dump(entries: Iterable[ManifestEntry]) -> list[str]:
    """Give what the digest of a manifest is made of for each entry."""
    return list(map(json.JSONEncoder(sort_keys=True).encode, [entry._asdict() for entry in entries]))


def _digest(dumped: Sequence[str], ledger: str, origin: ManifestOrigin | None) -> str:
    """Give the sha256 of what a manifest says: whoever alters a field by accident alters that, too."""
    said = [*map(json.dumps, (ledger, *(origin or ()))), *dumped]
    return hashlib.sha256(f"[{', '.join(said)}]".encode()).hexdigest()


class ManifestText:
    """The manifest of some editions, whatever their ledger is."""

    def __init__(self, entries: Sequence[ManifestEntry], origin: ManifestOrigin | None = None) -> None:
        """``origin``: where the content lies."""
        encode = json.JSONEncoder(ensure_ascii=False).encode
        self._lines = ",\n".join([encode(entry._asdict()) for entry in entries])
        self._dumped = _dump(entries)
        self._origin = origin

    def json(self, ledger: str) -> bytes:
        """Give it with the sha256 of the ledger beside it, if there is one; a line an edition."""
        facts: dict[str, Any] = {"format": _FORMAT, "program": PROGRAM, "ledger": ledger}
        facts |= {"origin": self._origin._asdict()} if self._origin else {}
        facts |= {"sha256": _digest(self._dumped, ledger, self._origin)}
        head = f'{json.dumps(facts, ensure_ascii=False)[:-1]}, "editions": ['
        return f"{head}\n{self._lines}\n]}}\n".encode()


def manifest_csv(entries: Sequence[ManifestEntry]) -> bytes:
    """Give the manifest as a table for Excel: UTF-8 with a byte order mark, a column for each value."""
    names = list(dict.fromkeys(name for entry in entries for name in entry.values))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    plain = [name for name in ManifestEntry._fields if name != "values"]
    writer.writerow([*plain, *map(as_text, names)])
    for entry in entries:
        cells = [*map(str, entry[:-1]), *[entry.values.get(name, "") for name in names]]
        writer.writerow(map(as_text, cells))
    return out.getvalue().encode("utf-8-sig")


def file_sha256(path: Path) -> str:
    """Give the sha256 of a file of the folder; ``''``: it cannot be read."""
    try:
        return hashlib.sha256(read_regular(path, PDF_BYTES)).hexdigest()
    except OSError:
        return ""


def origin_of(folder: Path, appendix: Path, branches: Path | None) -> ManifestOrigin | None:
    """Give where the content lies from the folder; ``None``: on another drive."""
    try:
        names = ["" if path is None else os.path.relpath(path, folder) for path in (appendix, branches)]
    except ValueError:
        return None
    return ManifestOrigin(*(Path(name).as_posix() if name else "" for name in names))
