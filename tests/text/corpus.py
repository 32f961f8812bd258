"""The corpus of line breaks and the seed's paragraphs, as data, and what the properties ask of every line."""

from __future__ import annotations

import re
import unicodedata
import warnings
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import yaml

from faqprint import text as text_room
from faqprint.errors import OverflowWarning


def _read(name: str) -> dict[str, Any]:
    """A file of data, by the fast reader where PyYAML was built with it."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load((Path(__file__).parent / name).read_text("utf-8"), loader)
    return data


_CORPUS = _read("linebreak_cases.yaml")
CASES: Final[list[dict[str, Any]]] = _CORPUS["cases"]
#: More of the same rules, derived by hand, with widths as they count for the measure.
MORE: Final[list[dict[str, Any]]] = _read("more_cases.yaml")["cases"]
SEED: Final[list[dict[str, Any]]] = _read("seed_paragraphs.yaml")["paragraphs"]
TEXTS: Final[list[str]] = list(dict.fromkeys([case["text"] for case in CASES] + [paragraph["text"] for paragraph in SEED]))

_PROPERTIES = {item["id"]: item["expect"] for item in _CORPUS["properties"]}
_NUMERALS: Final = "0123456789０１２３４５６７８９〇一二三四五六七八九十百千万億兆"
_AFTER_NUMERALS: Final = "％%‰℃°′″"
_BEFORE_NUMERALS: Final = "￥＄£€№"
#: Small kana and the rest that only the looser levels let start a line: the property's list for loose leaves them out.
FORBIDDEN_STARTS: Final = {
    level: _PROPERTIES["PROP-1"][f"forbidden_line_starts_{level}"] for level in ("strict", "normal", "loose")
}
FORBIDDEN_ENDS: Final[str] = _PROPERTIES["PROP-2"]["forbidden_line_ends"]
UNBROKEN: Final[list[str]] = _PROPERTIES["PROP-3"]["unbroken_substrings"]
_EDGE: Final = " \u3000\u200b"
_NOT_CONTENT: Final = re.compile("[）」』】〕］｝〉》｠〙〗〟”’＞)\\]}。．、，？！‼⁇⁈⁉?!.,｣､｡ \u3000\u200b\u2060]")


def broken(text: str, measure: float, **options: Any) -> tuple[list[str], bool]:
    """The lines of a text without the spaces at their edges, and whether a unit had to be cut (LB-14)."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        lines = text_room.lines(text, measure, **options)
    return [line.strip(_EDGE) for line in lines], any(issubclass(warning.category, OverflowWarning) for warning in caught)


def widths(text: str, measure: float, **options: Any) -> list[float]:
    """The widths of a text's lines, warnings apart."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return text_room.widths(text, measure, **options)


def forbidden_edge(lines: list[str], level: str) -> str:
    """The first forbidden line edge of a paragraph's lines (PROP-1, PROP-2), '' if there is none."""
    for before, after in pairwise(lines):
        if not before or not after:
            continue
        last, first = before[-1], after[0]
        if first in FORBIDDEN_STARTS[level] and not (first in _AFTER_NUMERALS and last not in _NUMERALS):
            return f"{before} / {after}"
        if last in FORBIDDEN_ENDS and not (last in _BEFORE_NUMERALS and first not in _NUMERALS):
            return f"{before} / {after}"
    return ""


def without_spaces(text: str) -> str:
    """NFC text without what line edges may lose (PROP-4)."""
    return unicodedata.normalize("NFC", text).translate({ord(mark): None for mark in " \u3000"})


def content(line: str) -> int:
    """Content characters of a line: closing marks and spaces do not count (LB-15, PROP-8)."""
    return len(_NOT_CONTENT.sub("", line))
