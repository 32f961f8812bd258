"""Content laid out again and again while it is written: only what changed is read and set anew, in memory.

There is no proof in it.  A run at 1,800 questions takes a sixth of what the first one does, which takes the rows of the last time
from the user's cache.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..compose.row_reuse import RowReuse
from ..errors import ContentError, DoubtError, Fault
from ..manuscript.branches import BranchList, lists_beside, read_branches, resolve_branch
from ..manuscript.load import Examined, Overlay, examine
from ..manuscript.model import Appendix
from ..manuscript.values import resolve
from ..named_tuple import NamedTuple
from ..source.yaml_source import NO_SOURCES, SourcesByName
from ..storage.disk_cache import NO_CACHE, DiskCache, make_with
from ..storage.fingerprint import stamp
from ..storage.last_build import BuildMemo
from ..storage.memory_cache import RunCache
from .build import pause_collection
from .composition import all_faults, certain_of_list, check_characters, compose_layout, open_faces
from .reuse import last_build, row_program

if TYPE_CHECKING:
    from ..layout.display_list import Layout, Page
    from ..text.fonts import Faces


class LaidDraft(NamedTuple):
    """Content as it was read, and its pages; without ``layout`` it cannot be printed, and ``faults`` say why."""

    examined: Examined
    #: The branch list beside it; ``None``: there is none, or it is at fault.
    branches: BranchList | None
    #: Errors and warnings: all that a build would tell.
    faults: tuple[Fault, ...]
    #: With its values put in.
    appendix: Appendix | None = None
    layout: Layout | None = None
    faces: Faces | None = None
    #: The page, from 1, on which each question begins, by its running number.
    pages_of_questions: Mapping[int, int] = {}


class LiveLayout:
    """Lays out one content, of which little changes from run to run; not for several threads at once."""

    def __init__(self, cache: DiskCache = NO_CACHE) -> None:
        """``cache``: has what an earlier run of the program read of the faces, and the rows that it set."""
        self._cache = cache
        self._begun = False
        self._sources = NO_SOURCES  # as they were when they could last be read
        self._texts = RunCache()
        self._rows = RunCache()
        self._lines = RunCache()
        self._faces: tuple[object, Faces] | None = None

    def lay_out(self, path: str | os.PathLike[str], overlay: Overlay | None = None, edition: str = "") -> LaidDraft:
        """Read content and lay it out for the branch of a code, or as it stands; its pages are drawn when they are asked for.

        ``overlay``: bytes that are read in place of files, the branch list, too.  Raises ``UsageError``: there is no such file or
        branch; ``MachineError``.
        """
        with pause_collection():
            laid = self._lay_out(Path(path), overlay or {}, edition)
            # what was made holds no cycles: put among the old things, it is not searched for them at once
            gc.freeze()
            gc.unfreeze()
            return laid

    def _lay_out(self, path: Path, overlay: Overlay, edition: str) -> LaidDraft:
        examined = examine(path, overlay=overlay, before=self._sources, memo=self._texts.memo)
        self._sources = {
            name: self._sources.get(name, source) if source.faults else source for name, source in examined.sources.items()
        }
        if not examined.flawed:
            self._texts.end_run()
        faults = all_faults(examined)
        branches, told = self._branches(examined, overlay)
        faults += told
        if examined.appendix is None or examined.flawed or (edition and branches is None and told):
            return LaidDraft(examined, branches, faults)
        try:
            appendix = examined.appendix
            if edition:
                listed = branches or read_branches(appendix, None, overlay)  # which says that there is none
                appendix = resolve_branch(appendix, listed.find(edition))
            else:
                appendix = resolve(appendix)
            faces = self._open_faces(appendix, examined)
            check_characters(appendix, faces, examined.sources)
            layout, cut = self._compose(appendix, faces, examined.sources)
        except ContentError as error:
            return LaidDraft(examined, branches, faults + error.faults)
        pages = {number: layout.pages_of[f"q{number}"] for number in (question.number for question in appendix.questions())}
        return LaidDraft(examined, branches, faults + cut, appendix, layout, faces, pages)

    def _compose(self, appendix: Appendix, faces: Faces, sources: SourcesByName) -> tuple[Layout, tuple[Fault, ...]]:
        """Lay out with the rows of the last run, and those of the last time in the first one."""
        if self._begun or not self._cache.keeps:
            made = self._compose_with(self._rows.memo, appendix, faces, sources)
        else:
            made = make_with(self._cache, partial(self._begin, appendix, faces, sources))
            self._begun = True
        self._rows.end_run()
        self._lines.end_run()
        return made

    def _begin(
        self, appendix: Appendix, faces: Faces, sources: SourcesByName, cache: DiskCache
    ) -> tuple[Layout, tuple[Fault, ...]]:
        """Lay out for the first time with what is in a cache, and leave there what was set."""
        self._rows = rows = RunCache()
        last = last_build(appendix, cache, "draft")
        layout, told = self._compose_with(
            lambda key, make: rows.memo(key, lambda: last.memo(key, make)), appendix, faces, sources
        )
        last.save()

        def page(index: int) -> Page:
            try:
                return layout.page(index)
            except DoubtError:  # a row is not as high as the last time: none of them is used any more
                self._rows = RunCache()
                anew = compose_layout(appendix, faces)[0]
                return anew.page(min(index, anew.count - 1))

        return layout._replace(page=page), told

    def _compose_with(
        self, memo: BuildMemo, appendix: Appendix, faces: Faces, sources: SourcesByName
    ) -> tuple[Layout, tuple[Fault, ...]]:
        program = row_program(appendix, faces) if self._cache.keeps else repr([face.key for face in faces.faces]).encode()
        return compose_layout(appendix, faces, RowReuse(memo, program), sources, self._lines.memo)

    def _branches(self, examined: Examined, overlay: Overlay) -> tuple[BranchList | None, tuple[Fault, ...]]:
        """The branch list, if there is one that can be read, and what is told of it."""
        appendix = examined.appendix
        if appendix is None or not lists_beside(appendix.path, overlay):
            return None, ()
        try:
            branches = read_branches(appendix, None, overlay)
        except ContentError as error:
            return None, certain_of_list(examined, error.faults)
        return branches, certain_of_list(examined, branches.warnings)

    def _open_faces(self, appendix: Appendix, examined: Examined) -> Faces:
        """The faces of the style, opened anew if the style names others or one of their files is another."""
        fonts = appendix.style.fonts
        if self._faces and self._faces[0] == (fonts, _stamps(self._faces[1])):
            return self._faces[1]
        faces = open_faces(appendix.style, self._cache.memo, examined.sources)
        self._faces = (fonts, _stamps(faces)), faces
        self._lines = RunCache()
        return faces


def _stamps(faces: Faces) -> tuple[object, ...]:
    """What tells the files of faces from others; nothing of one that is gone."""
    try:
        return tuple(stamp(face.path) for face in faces.faces)
    except OSError:
        return ()
