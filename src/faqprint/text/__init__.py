"""行: one paragraph to lines; knows nothing of the manuscript or of PDF.

``lines`` and ``widths`` are for scripts: they set in BIZ UDMincho, and their options are those of ``style.LineOptions`` (FM-71).
"""

from __future__ import annotations

import math
import unicodedata
import warnings
from functools import cache
from typing import TYPE_CHECKING, Final

from ..errors import OverflowWarning
from ..style import PROFILES, Fonts, LineOptions
from ..units import EM, em_units

if TYPE_CHECKING:
    from .paragraph import Cut, MeasuredParagraph, Metrics

#: What is left out is the plainest: fixed pitch, nothing adjusted.
_DEFAULTS: Final = LineOptions(spacing="fixed", line_end="full", adjust="none", last_min=1)
_CHOICES: Final = {
    "kinsoku": ("strict", "normal", "loose"),
    "spacing": ("fixed", "jlreq"),
    "line_end": ("full", "half"),
    "adjust": ("none", "shrink"),
    "hang": ("none", "allow"),
    "wrap": ("char", "phrase"),
}


def lines(text: str, measure: float, **options: object) -> list[str]:
    """Break one paragraph to a measure in em; LF is a hard break, the text is made NFC, spaces at line edges are stripped.

    Options by name as in ``style.LineOptions``; ``profile="default"`` or ``"seed"`` sets a whole profile first.  Raises
    ``ValueError`` for a measure that is no positive number and for an unknown option or value; warns with
    ``OverflowWarning`` where a unit wider than the measure had to be cut (LB-14).
    """
    return [line.strip(" \u3000") for line, _ in _break_lines(text, measure, options)]


def widths(text: str, measure: float, **options: object) -> list[float]:
    """The width in em of each line that ``lines`` gives, as it counts for the measure.

    Line-end aki is left out, shrinking is counted, stretching is not: no width exceeds the measure but that of a
    cluster wider than it, and of a line with a hanging mark (LB-14, LB-16, SP-4).
    """
    return [width for _, width in _break_lines(text, measure, options)]


def _options(named: dict[str, object]) -> LineOptions:
    """The options of a call: defaults, a whole profile, then what is named; ``ValueError`` for what is none."""
    profile = named.pop("profile", None)
    if profile is not None and not (isinstance(profile, str) and profile in PROFILES):
        raise ValueError(f"profile: one of {', '.join(PROFILES)}, not {profile!r}")
    for name, value in named.items():
        if name not in LineOptions._fields:
            raise ValueError(f"unknown option {name!r}: one of profile, {', '.join(sorted(LineOptions._fields))}")
        if name in _CHOICES and value not in _CHOICES[name]:
            raise ValueError(f"{name}: one of {', '.join(_CHOICES[name])}, not {value!r}")
    if not _is_number(named.get("autospace", 0)):
        raise ValueError("autospace: a number of em, 0 or more")
    least = named.get("last_min", 1)
    if not isinstance(least, int) or isinstance(least, bool) or least < 0:
        raise ValueError("last_min: a whole number, 0 or more")
    base = _DEFAULTS if profile is None else PROFILES[str(profile)]
    return base._replace(**named)  # type: ignore[arg-type]  # checked by name and value above


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0


@cache
def _metrics() -> Metrics:
    from .fonts import Faces
    from .paragraph import Metrics

    fonts = Fonts()
    return Metrics(Faces(fonts.text, fonts.bold), False)


def _break_lines(text: str, measure: float, named: dict[str, object]) -> list[tuple[str, float]]:
    """Each line of a text and its width in em."""
    from .linebreak import break_paragraph
    from .paragraph import measure as measured

    options = _options(named)
    if not _is_number(measure) or measure == 0:
        raise ValueError(f"the measure must be a positive number of em, not {measure!r}")
    size = em_units(measure)
    metrics = _metrics()
    broken: list[tuple[str, float]] = []
    for part in unicodedata.normalize("NFC", text).split("\n"):
        paragraph = measured(part, metrics, metrics, (), options)
        for cut in break_paragraph(paragraph, size, options):
            line = part[paragraph.offset(cut.start) : paragraph.offset(cut.end)]
            if cut.kind == "overflow":
                warnings.warn(f"wider than {measure:g} em, cut: {line}", OverflowWarning, stacklevel=3)
            broken.append((line, _width(paragraph, cut, size) / EM))
    return broken


def _width(paragraph: MeasuredParagraph, cut: Cut, measure: int) -> int:
    from .adjust import give_back, width

    natural = width(paragraph, cut.start, cut.end)
    if natural > measure and cut.kind not in ("hang", "overflow"):
        return measure
    if paragraph.ends is not paragraph.spacing:  # fixed pitch: the half em is taken only where it is needed
        natural += give_back(paragraph, cut.end, measure - natural)
    return natural
