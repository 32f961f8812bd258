"""Fonts that a style names by their path: which cannot be used, and which are damaged, told where the style names them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import ContentError, FaqprintError, Fault, MachineError, ProofError
from ..source.yaml_source import NO_SOURCES, SourcesByName
from ..style import FACES, Style, split_font_name


def font_faults(style: Style, *, intact: bool = False, sources: SourcesByName = NO_SOURCES) -> list[Fault]:
    """Give a fault for each font of a style that cannot be used; ``intact``: or whose file is not as its maker left it.

    ``sources``: files of the content that need not be read again.
    """
    from ..text.fonts import Face, find_font

    faults = []
    for name in dict.fromkeys((style.fonts.text, style.fonts.bold, *style.fonts.fallback)):
        if name in FACES:
            continue
        try:
            face = Face(find_font(name), choice=split_font_name(name)[1])
            if intact and not face.intact:
                raise MachineError("font-damaged", path=str(face.path))
        except MachineError as error:
            from ..manuscript.styles import font_fault

            faults.append(font_fault(style, name, error, sources))
    return faults


@contextmanager
def tell_damaged_fonts(style: Style) -> Iterator[None]:
    """Tell of damaged fonts, in place of whatever they broke: outlines and widths are looked into only when they are drawn.

    Raises ``ContentError``, or what was raised inside if no font of the style's own is damaged.
    """
    try:
        yield
    except Exception as error:
        faults = [] if isinstance(error, FaqprintError) and not isinstance(error, ProofError) else font_faults(style, intact=True)
        if faults:
            raise ContentError(faults) from error
        raise
