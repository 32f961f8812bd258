"""One content at the desk: its draft, its pages, what other hands do to it, and what the browser is told of it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from ..errors import FaqprintError, Fault, UsageError
from ..manuscript import ENTRY_NAME
from ..manuscript.branches import lists_beside
from ..named_tuple import NamedTuple
from ..pipeline.live_layout import LaidDraft
from ..source.csv_splice import CsvSpans
from ..source.csv_text import CsvEncodingError
from ..source.spans import NodePath
from ..storage.draft_store import DraftStore, KeptDraft
from .answers import RefusedRequestError, records, refusal_of
from .content_map import ContentMap
from .draft import ChangedFilesError, Draft
from .outline import outline_of
from .pages import PageMaker

T = TypeVar("T")
#: Of a file, by which it is seen that it may be another one now; ``None``: there is none.
_Signature = tuple[int, ...] | None


class FaultyDraftError(Exception):
    """The draft is at fault, and is not to be saved without that being said."""


class SessionOptions(NamedTuple):
    """How a desk is opened."""

    #: The code of the branch whose edition is shown; '': as it stands.
    edition: str = ""
    read_only: bool = False
    lang: str = "ja"


class Session:
    """The state of a desk.  Every method may be called from any thread; one that takes part in more holds ``lock``."""

    def __init__(self, path: Path, options: SessionOptions, store: DraftStore, pages: PageMaker) -> None:
        """Take what an earlier run left; nothing of the content is read before ``begin``."""
        self.lock: Final = threading.RLock()
        self.path: Final = path
        self.lang: Final = options.lang
        self.read_only: Final = options.read_only
        self.pages: Final = pages
        self.draft = Draft()
        self.edition = options.edition
        #: Rises with anything that the browser is told, and with anything by which pages may look otherwise.
        self.revision = 1
        self.layout = 0
        #: The draft as it was read last, and the last of which there are pages.
        self.laid: LaidDraft | None = None
        self.shown: LaidDraft | None = None
        self.map: ContentMap | None = None
        self.outline: list[dict[str, Any]] = []
        self.faults: list[dict[str, Any]] = []
        #: What proofreading found, by the same shape.
        self.findings: list[dict[str, Any]] = []
        self.job: dict[str, Any] | None = None
        self._store = store
        self._trouble: dict[str, Any] | None = None
        self._signatures: dict[Path, _Signature] = {}
        self.offer = store.take_offer()
        #: By which an offer is told from the one before: two drafts may have been kept in one minute.
        self._offer_number = 1

    def begin(self) -> None:
        """Read the content for the first time.  Raises ``UsageError`` and ``MachineError`` as ``build`` does."""
        with self.lock:
            self._refresh(first=True)

    @property
    def folder(self) -> Path:
        """The content's folder."""
        return self.path.parent

    @property
    def is_empty(self) -> bool:
        """Whether there is no content yet."""
        return self.laid is None and self.draft.now.get(self.path) is None

    @property
    def is_faulty(self) -> bool:
        """Whether what is drafted is not to be printed."""
        if self._trouble or self.laid is None:
            return True
        return self.laid.layout is None or any(fault.severity == "error" for fault in self.laid.faults)

    def content(self) -> ContentMap:
        """Give where everything stands.  Raises ``RefusedRequestError`` if there is no content yet."""
        if self.map is None:
            raise RefusedRequestError(404, "desk-nothing-there", what=ENTRY_NAME)
        return self.map

    # --- acts ---------------------------------------------------------------------------------------------------------

    def act(self, change: Callable[[], T]) -> T:
        """Do something to the draft, then read it again and keep it in the user's cache."""
        with self.lock:
            before = dict(self.draft.now)
            try:
                return change()
            finally:
                if self.draft.now != before:
                    self._refresh()
                self._keep()

    def show_edition(self, code: str) -> None:
        """Show the pages of a branch, ``''``: as the content stands."""
        with self.lock:
            self.edition = code
            self._refresh()

    def save(self, *, faulty: bool) -> int:
        """Write the draft; gives the revision before, with what others have done up to now.

        Raises ``FaultyDraftError`` if it is at fault and that is not meant, and what ``Draft.save`` does.
        """
        with self.lock:
            self.look()
            since = self.revision
            if self.draft.theirs:
                raise ChangedFilesError(list(self.draft.theirs))
            if self.is_faulty and not faulty:
                raise FaultyDraftError
            with self._store.hold_files():
                written = self.draft.save()
            for path in written:
                self._signatures[path] = _signature(path)
            self._signatures[self.folder] = _signature(self.folder)
            self.revision += 1
            self._keep()
            return since

    def take_offer(self, *, take: bool) -> None:
        """Take the draft that an earlier run left, or drop it."""
        with self.lock:
            offered, self.offer = self.offer, None
            self.revision += 1
            if take and offered is not None:
                self.act(lambda: self.draft.take_kept(self.folder, offered.files))
            self.offer = self._store.drop_offer()
            self._offer_number += 1

    def settle(self, *, mine: bool) -> None:
        """Settle a conflict with other hands."""
        self.act(self.draft.keep_mine if mine else self.draft.take_theirs)
        self.revision += 1

    def look(self) -> bool:
        """Look whether other hands have changed a file; whether anything is new to the browser."""
        with self.lock:
            watched = {*self.draft.saved, *self._signatures}
        signatures = {path: _signature(path) for path in watched}  # a folder in the network may take its time
        with self.lock:
            found = False
            for path, signature in signatures.items():
                if path in self._signatures and self._signatures[path] == signature and path not in self.draft.theirs:
                    continue
                known = self._signatures.get(path, signature) == signature
                self._signatures[path] = signature
                if path in self.draft.saved:
                    found |= self.draft.take_from_disk(path, self.draft.read_file(path))
                else:
                    found |= not known
            if found:
                self._refresh()
                self._keep()
            return found

    def close(self) -> None:
        """Leave the draft to the next run."""
        with self.lock:
            self._keep()
            self._store.close()

    def _keep(self) -> None:
        files = self.draft.to_keep(self.folder)
        if files:
            self._store.keep(KeptDraft(datetime.now().strftime("%Y-%m-%d %H:%M"), files))
        else:
            self._store.drop()

    # --- reading ------------------------------------------------------------------------------------------------------

    def _refresh(self, *, first: bool = False) -> None:
        """Read the draft and lay it out."""
        self.revision += 1
        self._trouble = None
        if self.draft.now.get(self.path) is None and not os.path.lexists(self.path):
            self._signatures.setdefault(self.path, None)
            if self.laid is not None:  # it was there before
                self._note_trouble(UsageError("appendix-missing", file=self.path.as_posix(), near=""))
            return
        try:
            laid = self.pages.lay_out(self.path, self.draft.overlay(), self.edition)
        except (FaqprintError, OSError) as error:
            if first:
                raise
            self._note_trouble(error)
            return
        self.laid = laid
        self.map = ContentMap(laid.examined)
        for name, source in laid.examined.sources.items():
            self.draft.adopt(Path(name), source.content)
        for path in lists_beside(self.path, self.draft.overlay()):
            if path.suffix == ".csv":
                self.draft.adopt(path, self.draft.read_file(path))
            self._watch(path)
        self._watch(self.folder)
        if laid.appendix is not None:
            for name, _ in laid.appendix.pictures:
                self._watch(self.folder / name)
            for font in (laid.appendix.style.fonts.text, laid.appendix.style.fonts.bold, *laid.appendix.style.fonts.fallback):
                self._watch(Path(font))
        if laid.layout is not None:
            self.shown = laid
            self.layout += 1
        self.faults = self._records(laid.faults)
        self._renew_outline()

    def _note_trouble(self, error: Exception) -> None:
        """Take an error for which nothing could be read: it is told as a fault of the appendix."""
        _, self._trouble = refusal_of(error, self.lang)
        self.faults = [told | {"question": None, "form": 1, "field": None, "path": []} for told in self._trouble["faults"]]

    def _renew_outline(self) -> None:
        self.outline = outline_of(self.content(), self.shown, [*self.faults, *self.findings], english=self.lang == "en")

    def _watch(self, path: Path) -> None:
        if path not in self._signatures:
            self._signatures[path] = _signature(path)

    def _records(self, faults: Sequence[Fault]) -> list[dict[str, Any]]:
        """Give faults with what they concern."""
        told = []
        content = self.content()
        branches = content.branches_form
        for fault, told_fault in zip(faults, records(faults, self.lang), strict=True):
            place = content.locate(fault.place.file, fault.place.line, fault.place.column)
            form, path = place.section + 1, place.path
            if fault.place.file not in content.sources:
                form, path = branches, self._cell_path(Path(fault.place.file), fault.place.line, fault.place.column)
            elif not place.section and Path(fault.place.file) != content.file:
                form = content.style_form
            field = place.path[0] if place.question and place.path else None
            told.append(told_fault | {"question": place.question or None, "form": form, "field": field, "path": list(path)})
        return told

    def _cell_path(self, file: Path, line: int, column: int) -> NodePath:
        """Give the path of a cell of the branch list in its form."""
        try:
            spans = CsvSpans(self.draft.now.get(file) or b"")
        except CsvEncodingError:
            return ()
        names = spans.names
        if line - 1 not in spans.rows or not 0 < column <= len(names):
            return ()
        return ("rows", spans.rows.index(line - 1), names[column - 1])

    def note_findings(self, examined: object, faults: Sequence[Fault]) -> None:
        """Take what proofreading found, if the draft is still the one that was read."""
        with self.lock:
            if self.laid is not None and self.laid.examined is examined:
                findings = self._records(faults)
                if findings != self.findings:
                    self.findings = findings
                    self._renew_outline()
                    self.revision += 1

    def note_job(self, job: dict[str, Any] | None) -> None:
        """Take how far a job is."""
        with self.lock:
            self.job = job
            self.revision += 1

    # --- what the browser is told -------------------------------------------------------------------------------------

    def branch_codes(self) -> list[tuple[str, str]]:
        """Give the codes and names of the branches."""
        listed = self.laid.branches if self.laid else None
        return [(branch.code, branch.name) for branch in listed.branches] if listed else []

    def short_state(self) -> dict[str, Any]:
        """Give what every answer to a write holds."""
        with self.lock:
            pages = self.shown.layout.count if self.shown and self.shown.layout else 0
            return {
                "revision": self.revision,
                "layout": self.layout,
                "saved": self.draft.is_saved,
                "undo": self.draft.history.can_undo,
                "redo": self.draft.history.can_redo,
                "pages": pages,
                "faults": self.faults,
                "conflict": self.conflict(),
            }

    def conflict(self) -> dict[str, Any] | None:
        """Give the files that other hands have changed while they are drafted here."""
        names = [os.path.relpath(path, self.folder).replace(os.sep, "/") for path in self.draft.theirs]
        return {"files": sorted(names)} if names else None

    def state(self) -> dict[str, Any]:
        """Give all that the page shows but the pages themselves."""
        with self.lock:
            layout = self.shown.layout if self.shown else None
            appendix = self.shown.appendix if self.shown else None
            codes = self.branch_codes()
            number = next((n for n, (code, _) in enumerate(codes, 1) if code == self.edition), 0)
            size = {"width": layout.width, "height": layout.height} if layout else {}
            return {
                **self.short_state(),
                "title": appendix.title.text if appendix else "",
                "version": appendix.version.text if appendix else "",
                "file": self.path.as_posix(),
                "readOnly": self.read_only,
                "pages": [size] * (layout.count if layout else 0),
                "editions": [{"number": n, "code": code, "name": name} for n, (code, name) in enumerate(codes, 1)],
                "edition": number,
                "fonts": self.pages.font_tags(self.shown),
                "outline": self.outline,
                "faults": self.faults + self.findings,
                "offer": {"time": self.offer.time, "number": self._offer_number} if self.offer else None,
                "empty": self.is_empty,
                "job": self.job,
            }

    def find_edition(self, number: int) -> str:
        """Give the code of a branch by its number in the list, 0: none.  Raises ``RefusedRequestError`` beyond it."""
        codes = self.branch_codes()
        if not 0 <= number <= len(codes):
            raise RefusedRequestError(404, "desk-nothing-there", what="edition")
        return codes[number - 1][0] if number else ""


def _signature(path: Path) -> _Signature:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
