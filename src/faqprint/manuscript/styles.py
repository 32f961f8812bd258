"""Style files -> ``Style``."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from ..errors import CodedError, Fault
from ..source.nodes import Node, Scalar, child_node
from ..source.yaml_source import NO_SOURCES, SourcesByName, YamlSource, source_again
from ..style import FACES, PAPERS, STYLE_LINES, Fonts, Sizes, Style, split_font_name
from .content_schema import STYLE
from .field_reader import FieldReader, Fields
from .markup import MarkupReader
from .nearest_name import nearest_name

#: The styles that ship: the seed's look, and large type for readers with weak sight.
STYLES: Final = {
    "standard": Style(),
    "large": Style(
        fonts=Fonts(text="BIZUDGothic-Regular.ttf", bold="BIZUDGothic-Bold.ttf"),
        sizes=Sizes(table=12, body=12, title=17, marker=11, running=11),
    ),
}

#: What stands for something in a folio, and what is between braces in one, or behind one that has no other.
FOLIO_NAMES: Final = ("{prefix}", "{page}", "{pages}")
_BRACES: Final = "[{｛][^{}｛｝]*[}｝]?|[}｝]"

#: The least width and height of a type area, in mm.
_LEAST_AREA: Final = 50.0


def style_of(source: YamlSource, faults: list[Fault]) -> Style:
    """Make the style of a style file that could be parsed; what is wrong with it is added to ``faults``."""
    assert source.root is not None
    before = len(faults)
    fields = FieldReader(source, MarkupReader({}, {}), faults).fields(STYLE, source.root, given_only=True)
    base = STYLES[fields.pop("base", None) or "standard"]
    if (profile := fields.get("profile")) in STYLE_LINES:
        base = base._replace(line=STYLE_LINES[profile])
    style: Style = _replace_given(base, fields)
    faults.extend(_find_in_folio(source, child_node(source.root, "folio")))
    if len(faults) == before:
        faults.extend(_find_misfits(source, source.root, style))
        style = style._replace(fonts=_locate_fonts(source, source.root, style.fonts, faults))
    return style._replace(place=source.place(1, 1))


def _replace_given(base: Any, fields: Fields) -> Any:
    """Lay the fields that are given over a frozen value and the values in it."""
    given: Fields = {}
    for name in base._fields:
        value = fields.get(name)
        if isinstance(value, dict):
            given[name] = _replace_given(getattr(base, name), value)
        elif value is not None and name != "place":
            given[name] = tuple(value) if isinstance(value, list) else value
    return base._replace(**given)


def _find_misfits(source: YamlSource, root: Node, style: Style) -> Iterator[Fault]:
    """Refuse margins that leave no type area."""
    margins = style.margins
    width, height = PAPERS[style.paper]
    width -= margins.left + margins.right + margins.binding
    height -= margins.top + margins.bottom
    if min(width, height) < _LEAST_AREA:
        node = child_node(root, "margins") or child_node(root, "paper") or root
        size = {"width": f"{width:g}", "height": f"{height:g}"}
        yield source.fault(node, "margins-too-wide", length=1)._replace(values=(("paper", style.paper), *size.items()))


def _find_in_folio(source: YamlSource, node: Node | None) -> Iterator[Fault]:
    """Refuse what stands between braces in a folio and is no name of its, and a pattern that never says the page."""
    if not isinstance(node, Scalar):
        return
    known = ", ".join(FOLIO_NAMES)
    for match in re.finditer(_BRACES, node.text):
        if match[0] not in FOLIO_NAMES:
            near = nearest_name(unicodedata.normalize("NFKC", match[0]), FOLIO_NAMES)
            line, column = source.position(node, 0, match.start())
            values = {"written": match[0], "near": near, "known": known}
            yield source.fault_at(line, column, "folio-name", length=len(match[0]), **values)
    if "{pages}" in node.text and "{page}" not in node.text:
        yield source.fault(node, "folio-without-page", known=known)


def _locate_fonts(source: YamlSource, root: Node, fonts: Fonts, faults: list[Fault]) -> Fonts:
    """Give the fonts with the absolute paths of those that do not ship; note those that are not there."""
    places = {scalar.text: scalar for scalar in _font_names(root)}

    def locate(name: str) -> str:
        if name in FACES:
            return name
        located = _locate(source, name)
        path = Path(split_font_name(located)[0])
        code = "" if path.is_file() else "font-not-there"
        if not code and path.suffix.lower() not in (".ttf", ".ttc"):
            code = "font-kind"
        if code:
            near = nearest_name(name, FACES)
            faults.append(source.fault(places[name], code, file=name, near=near, known=", ".join(FACES)))
        return located

    return Fonts(locate(fonts.text), locate(fonts.bold), tuple(map(locate, fonts.fallback)))


def _locate(source: YamlSource, name: str) -> str:
    """Give the absolute path of a font that a style names, with what chooses a face of it."""
    file, choice = split_font_name(name)
    path = os.path.realpath(Path(source.name).parent / file)  # ``resolve`` fails at links that lead to themselves
    return f"{path}#{choice}" if choice else path


def _font_names(root: Node) -> Iterator[Scalar]:
    """Give the fonts that a style names, where they stand."""
    node = child_node(root, "fonts")
    for key in ("text", "bold", "fallback"):
        child = child_node(node, key)
        yield from (scalar for scalar in getattr(child, "items", (child,)) if isinstance(scalar, Scalar))


def font_fault(style: Style, font: str, error: CodedError, sources: SourcesByName = NO_SOURCES) -> Fault:
    """Make the fault of a font that cannot be used, where its style names it; ``font``: as ``Fonts`` has it.

    ``sources``: files that need not be read again, by their names in messages.
    """
    assert style.place is not None  # a style that ships names no such font
    source = source_again(style.place.file, sources)
    values = tuple(error.values.items())
    for scalar in _font_names(source.root) if source.root else ():
        if _locate(source, scalar.text) == font:
            return source.fault(scalar, error.code)._replace(values=values)
    return Fault(style.place, error.code, values)
