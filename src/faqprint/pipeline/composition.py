"""From an appendix to its pages: the faces of its style, and the layout; what cannot be set is told at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ContentError, Fault, LayoutError, MachineError
from ..manuscript.load import Examined
from ..manuscript.model import Appendix
from ..source.yaml_source import NO_SOURCES, SourcesByName
from ..storage.memory_cache import Memoizer, make_anew
from ..style import Style

if TYPE_CHECKING:
    from ..compose.row_reuse import RowReuse
    from ..layout.display_list import Layout
    from ..storage.disk_cache import DiskMemo
    from ..storage.other_process import OtherProcess
    from ..text.fonts import Faces


def all_faults(examined: Examined) -> tuple[Fault, ...]:
    """The faults of an appendix; with errors among them also the characters that no font has, its values not put in."""
    if not (examined.appendix and examined.flawed and examined.styled):
        return examined.faults
    try:
        load_faces(examined.appendix, sources=examined.sources)
    except ContentError as error:
        return examined.faults + error.faults
    return examined.faults


def certain_of_list(examined: Examined, told: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Of what is told of a branch list, what holds whatever the content says where it could not be read: the errors."""
    # what a list lacks or has too much of cannot be told from a content that was read in part
    return tuple(fault for fault in told if fault.severity == "error" or not examined.flawed)


def load_faces(appendix: Appendix, memo: DiskMemo = make_anew, sources: SourcesByName = NO_SOURCES) -> Faces:
    """The faces of the appendix's style; ``memo``: gives what was read of them in an earlier run.

    ``sources``: files of the content that need not be read again.  Raises what ``open_faces`` and ``check_characters`` do.
    """
    faces = open_faces(appendix.style, memo, sources)
    check_characters(appendix, faces, sources)
    return faces


def open_faces(style: Style, memo: DiskMemo = make_anew, sources: SourcesByName = NO_SOURCES) -> Faces:
    """The faces of a style; ``ContentError``: a font of its own cannot be used, at its line."""
    from ..text.fonts import Faces
    from .style_fonts import font_faults

    try:
        return Faces(style.fonts.text, style.fonts.bold, style.fonts.fallback, memo)
    except MachineError as error:
        if faults := font_faults(style, sources=sources):
            raise ContentError(faults) from error
        raise


def check_characters(appendix: Appendix, faces: Faces, sources: SourcesByName = NO_SOURCES) -> None:
    """Raise ``ContentError`` for the characters of an appendix that no face has."""
    from ..compose.coverage import coverage

    missing = coverage(appendix, lambda cluster, bold: faces.face_for(cluster, bold) >= 0, sources)
    if missing:
        raise ContentError(missing)


def compose_layout(
    appendix: Appendix,
    faces: Faces,
    rows: RowReuse | None = None,
    sources: SourcesByName = NO_SOURCES,
    lines: Memoizer | None = None,
    other: OtherProcess | None = None,
) -> tuple[Layout, tuple[Fault, ...]]:
    """Lay the appendix out, and warn of each word that had to be cut (LB-14); what fits no page is a ``ContentError``.

    ``sources``: files of the content that need not be read again; ``lines``: has paragraphs that were set in these faces before;
    ``other``: a process that does the same and sets a half of the rows.
    """
    from ..compose.appendix import compose
    from ..compose.overflow import overflows
    from ..text.setter import Typesetter

    setter = Typesetter(faces, lines)
    try:
        layout = compose(appendix, faces, setter, rows=rows, other=other)
        if appendix.paged:
            from ..compose.settled_pages import with_pages

            appendix = with_pages(appendix, layout)
        told = overflows(appendix, setter.overflowing, layout.cut, sources)
        if layout.pictures:
            from ..compose.figures import picture_faults

            told += picture_faults(layout.pictures)
        return layout, told
    except LayoutError as error:
        from ..manuscript.layout_places import layout_fault

        raise ContentError([layout_fault(appendix, error, sources)]) from error
