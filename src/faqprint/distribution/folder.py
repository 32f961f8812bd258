"""``make_editions``: a folder with an edition for every branch is brought up to date."""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from ..binding.arrangement import MODES
from ..errors import ContentError, UsageError
from ..manuscript.branches import Branch, BranchList, read_branches
from ..manuscript.file_names import PDF_SUFFIX
from ..manuscript.load import read
from ..manuscript.nearest_name import nearest_name
from ..manuscript.occurrences import files
from ..pipeline.build import pause_collection, source_date
from ..pipeline.style_fonts import tell_damaged_fonts
from ..storage.disk_cache import NO_CACHE, user_cache
from ..storage.files import has_any, refuse_inputs
from ..storage.lock import lock
from .archive import ARCHIVE
from .edition_maker import EditionMaker
from .folder_run import EditionOptions, FolderRun
from .imposed_editions import SHEET_RECORD, read_sheet_record
from .ledger import LEDGER
from .manifest import MANIFEST, MANIFEST_CSV, origin_of
from .strays import BOUND_ENDING, SHEET_ENDINGS, TABLE_ENDING
from .summary import ProgressCallback, Summary

#: Ends of names that are no folder's.
_FILES: Final = frozenset({".pdf", ".zip", ".csv", ".xlsx", ".yaml", ".yml", ".json", ".txt"})
#: What stands between codes that were typed as one word.
_BETWEEN: Final = re.compile("[ \u3000,，、]+")
_USUAL: Final = EditionOptions()


def make_editions(
    path: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    branches: str | os.PathLike[str] | None = None,
    options: EditionOptions = _USUAL,
    progress: ProgressCallback | None = None,
) -> Summary:
    """Bring the folder of editions of an appendix up to date, and say what was done.

    An edition that cannot be made or written does not keep the others from it: it is in ``faults`` or ``failures``, and
    its old file stays.  Raises what the appendix or the list as a whole does, with ``strict`` its warnings, too, before anything
    is made, ``UsageError`` for a folder's name that looks like a file's, and ``MachineError`` if the folder is in use.
    """
    begin = time.perf_counter()
    _refuse_misuse(folder, options)
    with pause_collection():
        appendix, warnings = read(path)
        if appendix is None:
            raise ContentError(warnings)
        listed = read_branches(appendix, branches)
        chosen = _choose(listed.branches, options.only, listed.path)
        with tell_damaged_fonts(appendix.style):
            maker = EditionMaker(appendix, source_date(), NO_CACHE if options.anew else user_cache(os.environ))
        bound = None
        if options.merge:
            from .merged_editions import MergedMaker

            bound = MergedMaker(appendix, options.merge, source_date())
            warnings += bound.warnings
        summary = Summary(Path(folder).as_posix(), (*warnings, *listed.warnings, *maker.warnings))
        if options.strict and (faults := [*summary.faults, *(fault for branch in chosen for fault in maker.look(branch))]):
            raise ContentError(faults)
        tables = None
        if options.compare:
            from .comparison_tables import TableMaker

            tables = TableMaker(appendix, options.compare)
        origin = origin_of(Path(folder), Path(appendix.path), Path(branches) if branches is not None else None)
        _refuse_inputs(Path(folder), maker, listed, options)
        with contextlib.nullcontext() if options.dry_run else lock(folder):
            run = FolderRun(Path(folder), maker, listed.branches, chosen, options, summary, origin)
            run.run(progress)
            if tables is not None and not options.dry_run:
                run.write_tables(tables)
            if bound is not None and not options.dry_run:
                run.write_bound(bound)
            if not options.dry_run:
                run.write_sheets(progress)
        maker.save()
    summary.seconds = time.perf_counter() - begin
    return summary


def _refuse_misuse(folder: str | os.PathLike[str], options: EditionOptions) -> None:
    """Raise ``UsageError`` for what no folder of editions can be, and a mode of imposing that is none."""
    if str(folder) == "-":
        raise UsageError("editions-to-stream")
    if options.impose and options.impose not in MODES:
        raise UsageError("impose-mode")
    if Path(folder).suffix.lower() in _FILES and not Path(folder).is_dir():
        raise UsageError("folder-like-file", file=Path(folder).as_posix())


def _refuse_inputs(folder: Path, maker: EditionMaker, listed: BranchList, options: EditionOptions) -> None:
    """Raise ``UsageError`` if a file that the run may write is one that it reads."""
    read_from = [*map(Path, files(maker.appendix)), listed.path, *(face.path for face in maker.faces.faces)]
    read_from += [Path(options.merge)] if options.merge else []
    if has_any(folder, read_from):
        refuse_inputs(_files_written(folder, listed.branches, options), read_from)


def _files_written(folder: Path, branches: Sequence[Branch], options: EditionOptions) -> Iterator[str]:
    """Give the names of all files that a run may write, bound files and sheets only if they are asked for."""
    bound, sheets = [BOUND_ENDING] * bool(options.merge), [SHEET_ENDINGS[options.impose]] if options.impose else []
    endings = [PDF_SUFFIX, ".zip", TABLE_ENDING, *bound, *sheets]
    names = (f"{branch.file.removesuffix(PDF_SUFFIX)}{end}" for branch in branches for end in endings)
    for name in (LEDGER, MANIFEST_CSV, MANIFEST, ARCHIVE, SHEET_RECORD, *(read_sheet_record(folder) or ()), *names):
        yield os.path.join(folder, name)


def _choose(branches: Sequence[Branch], only: Collection[str], path: Path) -> list[Branch]:
    """Give the branches that are asked for; several codes may stand in one word, with commas or spaces between."""
    codes = {branch.code for branch in branches}
    asked = {code for word in only for code in ([word] if word in codes else filter(None, _BETWEEN.split(word)))}
    for code in sorted(asked - codes):
        raise UsageError("edition-unknown", branch=code, file=path.as_posix(), near=nearest_name(code, codes - asked))
    return [branch for branch in branches if not only or branch.code in asked]
