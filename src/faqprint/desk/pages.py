"""A draft laid out, and its pages, fonts and pictures as a browser shows them; without any proof."""

from __future__ import annotations

import os
from pathlib import Path

from ..manuscript.load import Overlay
from ..pictures.picture import PictureFile
from ..pipeline.live_layout import LaidDraft, LiveLayout
from ..storage.disk_cache import user_cache
from .answers import RefusedRequestError


class PageMaker:
    """Lays drafts out, and gives what the browser asks for of them."""

    def __init__(self) -> None:
        self._layouts = LiveLayout(user_cache(os.environ))
        self._fonts: dict[str, bytes] = {}
        #: The pictures by the numbers under which the browser asks for them, and those numbers by the pictures' digests.
        self._pictures: list[PictureFile] = []
        self._numbers: dict[str, int] = {}

    def lay_out(self, path: Path, overlay: Overlay, edition: str) -> LaidDraft:
        """Read a draft and lay it out for a branch, ``''``: as it stands.  Raises ``UsageError`` and ``MachineError``."""
        return self._layouts.lay_out(path, overlay, edition)

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
        """Give what tells each face of a draft from others, by its number."""
        faces = laid.faces.faces if laid and laid.faces else ()
        return [face.digest[:16] + face.digest[64:].replace("#", "-") for face in faces]

    def font(self, laid: LaidDraft | None, number: int) -> tuple[bytes, str]:
        """Give a face's file by its number, and what tells it from others.  Raises ``RefusedRequestError``: there is none."""
        from ..export.browser_files import font_file

        tags = self.font_tags(laid)
        if laid is None or laid.faces is None or number >= len(tags):
            raise RefusedRequestError(404, "desk-not-found")
        tag = tags[number]
        if tag not in self._fonts:
            self._fonts[tag] = font_file(laid.faces.faces[number])
        return self._fonts[tag], tag

    def picture(self, number: int) -> tuple[bytes, str]:
        """Give a picture's file by its number, and its kind.  Raises ``RefusedRequestError``: there is none."""
        from ..export.browser_files import picture_file

        if number >= len(self._pictures):
            raise RefusedRequestError(404, "desk-not-found")
        return picture_file(self._pictures[number]), f"image/{self._pictures[number].kind}"
