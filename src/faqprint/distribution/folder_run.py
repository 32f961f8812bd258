"""A run over a folder of editions: what must be made anew, what only lies there, and what is written in which order.

The manifest is written last.  So whenever a run ends early, the folder holds whole files, old and new, beside a manifest that
the new ones differ from: the next run makes them again, and until then ``verify`` tells of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CodedError, ContentError, FaqprintError, MachineError
from ..manuscript.branches import Branch
from ..named_tuple import NamedTuple
from ..storage.files import has_content, remove, system_error, take_place, write_atomic
from ..storage.part_files import remove_parts
from .archive import archives, write_archive
from .awaited_ledger import AWAITED_SHA256, AwaitedLedger, awaited_ledger
from .edition_maker import EditionMaker, MadeEdition
from .edition_queue import EditionQueue
from .executor import EditionFailure, Proof, Result, workers_for
from .imposed_editions import write_imposed
from .ledger import LEDGER
from .manifest import (
    MANIFEST,
    MANIFEST_CSV,
    DamagedManifestError,
    ManifestEntry,
    ManifestOrigin,
    ManifestText,
    file_sha256,
    manifest_csv,
    read_manifest,
)
from .merged_editions import is_bound_here
from .proof_once import choose_whole
from .strays import belongs, files_in, find_changed_zeros, is_ours
from .summary import ProgressCallback, Summary

if TYPE_CHECKING:
    from .comparison_tables import TableMaker
    from .merged_editions import MergedMaker


class EditionOptions(NamedTuple):
    """How a run goes about it; every field is an option of ``faqprint editions``."""

    only: Collection[str] = ()
    prune: bool = False
    dry_run: bool = False
    anew: bool = False
    jobs: int = 0  # as many as pay
    scheduler: str = ""
    zip: bool = False
    zip_each: bool = False
    ledger: bool = True
    proof: bool = True
    strict: bool = False
    #: A content as ``faqprint diff`` takes it: a 新旧対照表 is put beside each edition.
    compare: str = ""
    #: What sheets are put beside each edition: one of ``arrangement.MODES``.
    impose: str = ""
    #: A manual's PDF: each edition is bound behind it, in a file beside.
    merge: str = ""


class FolderRun:
    """One run over a folder."""

    def __init__(
        self,
        folder: Path,
        maker: EditionMaker,
        branches: Sequence[Branch],
        chosen: Sequence[Branch],
        options: EditionOptions,
        summary: Summary,
        origin: ManifestOrigin | None = None,
    ) -> None:
        self.folder = folder
        self.origin = origin
        self.maker = maker
        self.branches = branches
        self.chosen = chosen
        self.options = options
        self.summary = summary
        try:
            manifest = read_manifest(folder)
        except DamagedManifestError:
            manifest = None
        # of a manifest that is not as it was written nothing counts: everything is made again, and the manifest with it
        sound = manifest is not None and manifest.whole
        self.old = {entry.code: entry for entry in manifest.entries} if manifest and sound else {}
        self._ledger = manifest.ledger if manifest and sound else ""
        self._awaited: AwaitedLedger | None = None
        self.new: dict[str, ManifestEntry] = {}
        self._made_from = {branch.code: maker.sources_digest(branch) for branch in branches}

    def run(self, progress: ProgressCallback | None) -> None:
        """Make what is not as it should be, then the manifest; tell of strays.

        Raises ``ContentError`` if ``prune`` would delete what only a spreadsheet gave another code, or ``strict`` minds the code.
        """
        wanted = {LEDGER, *(branch.file for branch in self.branches)}
        strays = [path for path in files_in(self.folder, "*.pdf") if not belongs(path.name, wanted)]
        changed = [*find_changed_zeros(self.branches, self.old, strays, prune=self.options.prune)]
        if changed and (self.options.prune or self.options.strict):
            raise ContentError(changed)
        self.summary.faults += changed
        waiting = list(self._branches_to_make())
        if self.options.dry_run:
            self.summary.made += [branch.code for branch in waiting]
        else:
            remove_parts(self.folder)
            with self._await_ledger(waiting) as self._awaited:
                try:
                    self._make(waiting, progress)
                except (KeyboardInterrupt, MachineError):  # what was made counts, and the next run goes on from there
                    if self.summary.made:
                        for branch in waiting:
                            if branch.code not in self.new:
                                self._keep_old(branch)
                        self._write_manifest()
                    raise
                self._write_manifest()
        self._look_for_strays()

    def write_tables(self, tables: TableMaker) -> None:
        """Put a 新旧対照表 beside each edition that is there."""
        there = [branch for branch in self.chosen if branch.code in self.new]
        made, failures = tables.write(self.folder, there, self._made_from, anew=self.options.anew, proof=self.options.proof)
        self.summary.tables += made
        self.summary.failures += failures

    def write_bound(self, bound: MergedMaker) -> None:
        """Put a file beside each edition that is there in which it is bound behind the manual."""
        there = [branch for branch in self.chosen if branch.code in self.new]
        made, failures = bound.write(self.folder, there, self.new, anew=self.options.anew, proof=self.options.proof)
        self.summary.bound += made
        self.summary.failures += failures

    def write_sheets(self, progress: ProgressCallback | None) -> None:
        """Put sheets beside each edition that is there, and bring those up to date that lie there."""
        there = [self.new[branch.code] for branch in self.chosen if branch.code in self.new]
        mode, anew = self.options.impose, self.options.anew
        made, failures = write_imposed(self.folder, there, mode, anew=anew, progress=progress)
        self.summary.imposed += made
        self.summary.failures += failures

    def _branches_to_make(self) -> Iterator[Branch]:
        """Give the branches whose file must be made; note the others as unchanged."""
        for branch in self.chosen:
            entry = None if self.options.anew else self.old.get(branch.code)
            made_from = self._made_from[branch.code]
            if (
                entry
                and entry.made_from == made_from
                and entry.file == branch.file
                and file_sha256(self.folder / entry.file) == entry.sha256
            ):
                self.new[branch.code] = entry
                self.summary.unchanged.append(branch.code)
            else:
                yield branch

    @contextlib.contextmanager
    def _await_ledger(self, waiting: Sequence[Branch]) -> Iterator[AwaitedLedger | None]:
        """Give the ledger with all editions that are waiting, which is laid out meanwhile; ``None``: that does not pay."""
        old, made_from = self.old, self._made_from
        same = self._ledger and all(b.code in old and old[b.code].made_from == made_from[b.code] for b in waiting)
        if not self.options.ledger or self.options.jobs == 1 or same:
            yield None
            return
        made = self.maker.pages, 0, AWAITED_SHA256
        # without values: the ledger shows none, and those of a branch that cannot be made may have none to show
        foreseen = {b.code: ManifestEntry(b.code, b.name, b.file, *made, made_from[b.code], "", {}) for b in waiting}
        entries = self._entries(self.new | foreseen)
        with awaited_ledger(self.maker, entries, self._stale(entries)) as awaited:
            yield awaited

    def _make(self, waiting: Sequence[Branch], progress: ProgressCallback | None) -> None:
        codes = [branch.code for branch in waiting]
        proof = Proof(self.options.proof, choose_whole(codes) if self.options.proof else frozenset())
        asked = self.options.jobs, self.options.scheduler
        # the first is made here: copies of this process then have what all editions share
        alone = 0 if self.options.scheduler else 1
        with contextlib.ExitStack() as stack:
            workers = partial(workers_for, waiting, *asked, self.maker, proof, self.folder)
            queue = EditionQueue(self.maker, waiting, proof, lambda: stack.enter_context(workers()), alone)
            try:
                for done, (branch, result) in enumerate(queue, 1):
                    self._settle(branch, result)
                    if progress:
                        progress(done, len(waiting), branch.code)
            except (KeyboardInterrupt, MachineError):
                for branch, result in queue.give_finished():
                    if branch.code not in self.new:
                        self._settle(branch, result)
                raise

    def _settle(self, branch: Branch, result: Result) -> None:
        """Write an edition that was made, and note that, or why it was not made or written."""
        if isinstance(result, MadeEdition):
            self.summary.faults += result.warnings
            try:
                self._write(branch, result)
            except (FaqprintError, OSError) as error:
                self._fail(branch.file, error)
                self._keep_old(branch)
                return
            made = result.pages, result.size, result.sha256, self._made_from[branch.code], result.text_sha256
            entry = ManifestEntry(branch.code, branch.name, branch.file, *made, self.maker.values(branch))
            self.new[branch.code] = entry
            if self._awaited:
                self._awaited.note(entry)
            self.summary.made.append(branch.code)
        elif isinstance(result, EditionFailure):
            self._fail(branch.file, result.error())
            self._keep_old(branch)
        else:
            self.summary.faults += result
            self._keep_old(branch)

    def _entries(self, new: Mapping[str, ManifestEntry]) -> list[ManifestEntry]:
        """Give what the manifest says of all editions, if it says this of the chosen ones."""
        chosen = {branch.code for branch in self.chosen}
        found = ((new if branch.code in chosen else self.old).get(branch.code) for branch in self.branches)
        return [entry for entry in found if entry]

    def _stale(self, entries: Sequence[ManifestEntry]) -> list[str]:
        """Give the codes of editions that were not made from today's inputs."""
        return [entry.code for entry in entries if entry.made_from != self._made_from[entry.code]]

    def _write(self, branch: Branch, made: MadeEdition) -> None:
        path = os.path.join(self.folder, branch.file)
        if made.laid:
            take_place(made.laid, path)
        else:
            write_atomic(path, made.pdf, sync=False)

    def _fail(self, file: str, error: FaqprintError | OSError) -> None:
        """Note that a file could not be written."""
        refused = system_error(error, self.folder / file) if isinstance(error, OSError) else error
        if not isinstance(refused, CodedError):
            raise refused
        self.summary.failures.append((file, refused))

    def _keep_old(self, branch: Branch) -> None:
        """The old file stays, and so does what the manifest says of it."""
        if branch.code in self.old:
            self.new[branch.code] = self.old[branch.code]

    def _write_manifest(self) -> None:
        """Write ledger, table, archives and, last of all, the manifest, where they are not as they should be."""
        entries = self._entries(self.new)
        stale = self._stale(entries)
        self.summary.stale += stale
        manifest, table = ManifestText(entries, self.origin), manifest_csv(entries)  # while the ledger is being laid out
        ledger = self.folder / LEDGER
        sound = self._ledger and file_sha256(ledger) == self._ledger
        if self.options.ledger and not (sound and has_content(self.folder / MANIFEST, manifest.json(self._ledger))):
            pdf = (self._awaited and self._awaited.pdf(entries, stale)) or self.maker.ledger(entries, stale)
            write_atomic(ledger, pdf)
            self._ledger = hashlib.sha256(pdf).hexdigest()
        elif not sound:
            self._ledger = ""  # none was asked for, and what lies there is not what was written
        if not has_content(self.folder / MANIFEST_CSV, table):
            write_atomic(self.folder / MANIFEST_CSV, table)
        files = [self.folder / entry.file for entry in entries]
        zips = archives(self.folder / MANIFEST_CSV, files, all_in_one=self.options.zip, each=self.options.zip_each)
        for archive, members in zips.items():
            try:
                write_archive(archive, members)
            except (FaqprintError, OSError) as error:  # an edition that is not there cannot be packed
                self._fail(archive.name, error)
        if not has_content(self.folder / MANIFEST, content := manifest.json(self._ledger)):
            write_atomic(self.folder / MANIFEST, content)

    def _look_for_strays(self) -> None:
        """Tell of the PDFs that belong to no row; under ``--prune`` those go that this program made."""
        kept = [self.old[branch.code].file for branch in self.branches if branch.code in self.old and branch.code not in self.new]
        files = {LEDGER, *(branch.file for branch in self.branches), *kept, *(entry.file for entry in self.new.values())}
        for path in files_in(self.folder, "*.pdf"):
            if belongs(path.name, files):
                continue
            if self.options.prune and (is_ours(path) or is_bound_here(path)):
                try:
                    if not self.options.dry_run:
                        remove(path)
                except CodedError as error:
                    self.summary.failures.append((path.name, error))
                else:
                    self.summary.pruned.append(path.name)
            else:
                self.summary.strays.append(path.name)
