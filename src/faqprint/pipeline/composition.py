"""From an appendix to its pages: the faces of its style, and the layout; what cannot be set is told at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ContentError, Fault, LayoutError, MachineError
from ..manuscript.load import Examined
from ..manuscript.model import Appendix
from ..storage.memory_cache import make_anew

if TYPE_CHECKING:
    from ..compose.row_reuse import RowReuse
    from ..layout.display_list import Layout
    from ..storage.disk_cache import DiskMemo
    from ..text.fonts import Faces


def all_faults(examined: Examined) -> tuple[Fault, ...]:
    """The faults of an appendix; with errors among them also the characters that no font has, its values not put in."""
    if not (examined.appendix and examined.flawed and examined.styled):
        return examined.faults
    try:
        load_faces(examined.appendix)
    except ContentError as error:
        return examined.faults + error.faults
    return examined.faults


def load_faces(appendix: Appendix, memo: DiskMemo = make_anew) -> Faces:
    """The faces of the appendix's style; ``memo``: gives what was read of them in an earlier run.

    A character that none has is a content fault, and so is a font of the style's own that cannot be used, at its line.
    """
    from ..compose.coverage import coverage
    from ..text.fonts import Faces
    from .style_fonts import font_faults

    fonts = appendix.style.fonts
    try:
        faces = Faces(fonts.text, fonts.bold, fonts.fallback, memo)
    except MachineError as error:
        if faults := font_faults(appendix.style):
            raise ContentError(faults) from error
        raise
    missing = coverage(appendix, lambda cluster, bold: faces.face_for(cluster, bold) >= 0)
    if missing:
        raise ContentError(missing)
    return faces


def compose_layout(appendix: Appendix, faces: Faces, rows: RowReuse | None = None) -> tuple[Layout, tuple[Fault, ...]]:
    """Lay the appendix out, and warn of each word that had to be cut (LB-14); what fits no page is a ``ContentError``."""
    from ..compose.appendix import compose
    from ..compose.overflow import overflows
    from ..text.setter import Typesetter

    setter = Typesetter(faces)
    try:
        layout = compose(appendix, faces, setter, rows=rows)
        if appendix.paged:
            from ..compose.settled_pages import with_pages

            appendix = with_pages(appendix, layout)
        told = overflows(appendix, setter.overflowing, layout.cut)
        if layout.pictures:
            from ..compose.figures import picture_faults

            told += picture_faults(layout.pictures)
        return layout, told
    except LayoutError as error:
        from ..manuscript.layout_places import layout_fault

        raise ContentError([layout_fault(appendix, error)]) from error
