"""Content laid out again and again while it is written: only what changed is read and set anew, in memory.

There is no proof in it, and no file is written.  A run at 1,800 questions takes a tenth of what the first one does.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..compose.row_reuse import RowReuse
from ..errors import ContentError, Fault
from ..manuscript.branches import BranchList, lists_beside, read_branches, resolve_branch
from ..manuscript.load import Examined, Overlay, examine
from ..manuscript.model import Appendix
from ..manuscript.values import resolve
from ..named_tuple import NamedTuple
from ..source.yaml_source import NO_SOURCES
from ..storage.disk_cache import DiskMemo
from ..storage.fingerprint import stamp
from ..storage.memory_cache import RunCache, make_anew
from .build import pause_collection
from .composition import all_faults, check_characters, compose_layout, open_faces

if TYPE_CHECKING:
    from ..layout.display_list import Layout
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

    def __init__(self, memo: DiskMemo = make_anew) -> None:
        """``memo``: gives what was read of the faces in an earlier run of the program."""
        self._memo = memo
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
            rows = RowReuse(self._rows.memo, repr([face.key for face in faces.faces]).encode())
            layout, cut = compose_layout(appendix, faces, rows, examined.sources, self._lines.memo)
        except ContentError as error:
            return LaidDraft(examined, branches, faults + error.faults)
        self._rows.end_run()
        self._lines.end_run()
        pages = {number: layout.pages_of[f"q{number}"] for number in (question.number for question in appendix.questions())}
        return LaidDraft(examined, branches, faults + cut, appendix, layout, faces, pages)

    def _branches(self, examined: Examined, overlay: Overlay) -> tuple[BranchList | None, tuple[Fault, ...]]:
        """The branch list, if there is one that can be read, and what is told of it."""
        appendix = examined.appendix
        if appendix is None or not lists_beside(appendix.path, overlay):
            return None, ()
        try:
            branches = read_branches(appendix, None, overlay)
        except ContentError as error:
            # what a list lacks or has too much of cannot be told from a content that was read in part
            return None, () if examined.flawed else error.faults
        return branches, () if examined.flawed else branches.warnings

    def _open_faces(self, appendix: Appendix, examined: Examined) -> Faces:
        """The faces of the style, opened anew if the style names others or one of their files is another."""
        fonts = appendix.style.fonts
        if self._faces and self._faces[0] == (fonts, _stamps(self._faces[1])):
            return self._faces[1]
        faces = open_faces(appendix.style, self._memo, examined.sources)
        self._faces = (fonts, _stamps(faces)), faces
        self._lines = RunCache()
        return faces


def _stamps(faces: Faces) -> tuple[object, ...]:
    """What tells the files of faces from others; nothing of one that is gone."""
    try:
        return tuple(stamp(face.path) for face in faces.faces)
    except OSError:
        return ()
