"""A draft laid out: the pages that the browser shows, without any proof."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from ..errors import ContentError, Fault
from ..manuscript.branches import BranchList, lists_beside, read_branches
from ..manuscript.load import Examined, examine
from ..manuscript.model import Appendix
from ..manuscript.values import resolve
from ..pipeline.composition import all_faults, compose_layout, load_faces

from .answers import RefusedRequestError

if TYPE_CHECKING:
    from ..layout.display_list import Layout
    from ..text.fonts import Faces


class LaidDraft(NamedTuple):
    """A draft as it was read, and its pages; ``None``: it is at fault."""

    examined: Examined
    branches: BranchList | None
    faults: tuple[Fault, ...]
    appendix: Appendix | None = None
    layout: Layout | None = None
    faces: Faces | None = None
    #: The page of each question, by its running number.
    pages_of_questions: Mapping[int, int] = {}


class PageMaker:
    """Lays drafts out."""

    def lay_out(self, path: Path, overlay: Mapping[Path, bytes], edition: str) -> LaidDraft:
        """Read a draft and lay it out for a branch, ``''``: as it stands.  Raises ``UsageError`` and ``MachineError``."""
        examined = examine(path, overlay=overlay)
        faults = all_faults(examined)
        listed = None
        if examined.appendix is not None and lists_beside(path, overlay):
            try:
                listed = read_branches(examined.appendix, None, overlay)
                faults += listed.warnings
            except ContentError as error:
                faults += error.faults
        if examined.appendix is None or examined.flawed:
            return LaidDraft(examined, listed, faults)
        try:
            values: Mapping[str, str] = {}
            name = ""
            if edition and listed:
                branch = listed.find(edition)
                values, name = branch.values, branch.name
            appendix = resolve(examined.appendix, values, name)
            faces = load_faces(appendix)
            layout, told = compose_layout(appendix, faces)
        except ContentError as error:
            return LaidDraft(examined, listed, faults + error.faults)
        pages = {int(name[1:]): page for name, page in layout.pages_of.items() if name.startswith("q") and name[1:].isdecimal()}
        return LaidDraft(examined, listed, faults + told, appendix, layout, faces, pages)

    def draw(self, laid: LaidDraft, index: int) -> str:
        """Give the page of an index, from 0, as SVG."""
        assert laid.layout is not None
        page = list(laid.layout.pages())[index]
        texts = [
            f'<text x="{line.x:.6g}" y="{line.y:.6g}" font-size="{line.size:.6g}">'
            + escape("".join(piece.text for piece in line.line.pieces))
            + "</text>"
            for line in (*page.texts, *page.stamp)
        ]
        size = f'viewBox="0 0 {laid.layout.width:.6g} {laid.layout.height:.6g}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(texts)}</svg>'

    def font(self, laid: LaidDraft | None, number: int) -> tuple[bytes, str]:
        """Give a face's file by its number, and what tells it from others."""
        faces = laid.faces.faces if laid and laid.faces else ()
        if number >= len(faces):
            raise RefusedRequestError(404, "desk-not-found")
        return faces[number].path.read_bytes(), faces[number].digest[:16]

    def picture(self, laid: LaidDraft | None, number: int) -> tuple[bytes, str]:
        """Give a picture's file by its number, and its kind."""
        pictures = laid.appendix.pictures if laid and laid.appendix else ()
        if number >= len(pictures):
            raise RefusedRequestError(404, "desk-not-found")
        picture = pictures[number][1]
        return picture.content, f"image/{picture.kind}"
