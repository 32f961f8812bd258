"""Style files -> ``Style``."""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ..errors import Fault
from ..source import Source
from ..style import PROFILES, Fonts, Sizes, Style
from .keys import STYLE
from .markup import Reader as Marks
from .reader import Fields, Reading

#: The styles that ship: the seed's look, and large type for readers with weak sight.
STYLES: Final = {
    "standard": Style(),
    "large": Style(
        name="large",
        fonts=Fonts(text="BIZUDGothic-Regular.ttf", bold="BIZUDGothic-Bold.ttf"),
        sizes=Sizes(table=12, body=12, title=17, marker=11),
    ),
}

#: The least width and height of a type area, in mm.
_LEAST_AREA: Final = 50.0


def style_of(source: Source, faults: list[Fault]) -> Style:
    """Make the style of a style file that could be parsed; what is wrong with it is added to ``faults``."""
    assert source.root is not None
    reading = Reading(source, Marks({}, {}), faults)
    fields = reading.fields(STYLE, source.root, given_only=True)
    base = STYLES.get(fields.pop("base", ""), STYLES["standard"])
    base = replace(base, name=Path(source.name).stem)
    if (profile := fields.get("profile")) in PROFILES:
        base = replace(base, line=PROFILES[profile])
    style: Style = _over(base, fields)
    return style


def _over(base: Any, fields: Fields) -> Any:
    """Lay the fields that are given over a frozen value and the values in it."""
    given: Fields = {}
    for field in fields_of(base):
        value = fields.get(field.name)
        if isinstance(value, dict):
            given[field.name] = _over(getattr(base, field.name), value)
        elif value is not None and value != "":
            given[field.name] = tuple(value) if isinstance(value, list) else value
    return replace(base, **given)
