"""A draft laid out, and its pages, fonts and pictures as a browser shows them; without any proof."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ContentError, Fault
from ..manuscript.branches import BranchList, lists_beside, read_branches
from ..manuscript.load import Examined, examine
from ..manuscript.model import Appendix
from ..manuscript.values import resolve
from ..named_tuple import NamedTuple
from ..pictures.picture import PictureFile
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
    """Lays drafts out, and gives what the browser asks for of them."""

    def __init__(self) -> None:
        self._fonts: dict[str, bytes] = {}
        #: The pictures by the numbers under which the browser asks for them, and those numbers by the pictures' digests.
        self._pictures: list[PictureFile] = []
        self._numbers: dict[str, int] = {}

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
            if edition:
                branch = (listed or read_branches(examined.appendix, None, overlay)).find(edition)
                values, name = branch.values, branch.name
            appendix = resolve(examined.appendix, values, name)
            faces = load_faces(appendix)
            layout, told = compose_layout(appendix, faces)
        except ContentError as error:
            return LaidDraft(examined, listed, faults + error.faults)
        pages = {number: layout.pages_of[f"q{number}"] for number in (question.number for question in appendix.questions())}
        return LaidDraft(examined, listed, faults + told, appendix, layout, faces, pages)

    def draw(self, laid: LaidDraft, index: int) -> str:
        """Give the page of an index, from 0, as SVG."""
        from ..export.svg import draw_svg

        assert laid.layout is not None and laid.faces is not None
        return draw_svg(laid.layout, index, laid.faces, self._picture_address)

    def _picture_address(self, picture: PictureFile) -> str:
        number = self._numbers.setdefault(picture.sha256, len(self._pictures))
        if number == len(self._pictures):
            self._pictures.append(picture)
        return f"/picture/{number}"

    def font_tags(self, laid: LaidDraft | None) -> list[str]:
        """Give what tells each face of a draft from others."""
        faces = laid.faces.faces if laid and laid.faces else ()
        return [face.digest[:16] + face.digest[64:].replace("#", "-") for face in faces]

    def font(self, laid: LaidDraft | None, number: int) -> tuple[bytes, str]:
        """Give a face's file by its number, and what tells it from others."""
        from ..export.browser_files import font_file

        tags = self.font_tags(laid)
        if laid is None or laid.faces is None or number >= len(tags):
            raise RefusedRequestError(404, "desk-not-found")
        tag = tags[number]
        if tag not in self._fonts:
            self._fonts[tag] = font_file(laid.faces.faces[number])
        return self._fonts[tag], tag

    def picture(self, number: int) -> tuple[bytes, str]:
        """Give a picture's file by its number, and its kind."""
        from ..export.browser_files import picture_file

        if number >= len(self._pictures):
            raise RefusedRequestError(404, "desk-not-found")
        return picture_file(self._pictures[number]), f"image/{self._pictures[number].kind}"
