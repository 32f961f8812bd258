"""A cell's text as content holds it: what a spreadsheet added to it is gone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from ..source.workbook_parts import TextRun

#: A carriage return that a program wrote as Excel does, where it is none.
_LINE_ENDS: Final = re.compile("\r\n?|_x000D_\n?")
_BLANKS: Final = str.maketrans({"\xa0": " ", "\t": " "})
_FOLD: Final = re.compile("(?<=[!-~])\n(?=[!-~])")


def clean_text(text: str) -> str:
    """Give a text in NFC with LF alone at the ends of its lines, a space for NBSP and tab, and no space at a line's end."""
    text = _LINE_ENDS.sub("\n", text).translate(_BLANKS)
    lines = [line.rstrip(" \u3000") for line in text.split("\n")]
    return unicodedata.normalize("NFC", "\n".join(lines).strip("\n"))


def one_line(text: str) -> str:
    """Give a clean text in one line, without spaces at its ends: a line feed between half-width characters is a space."""
    return _FOLD.sub(" ", text).replace("\n", "").strip(" \u3000")


def emphasize(text: str) -> str:
    """Give a text with ``**`` around what stands on each of its lines."""
    return "\n".join(_emphasize_line(line) for line in text.split("\n"))


def _emphasize_line(line: str) -> str:
    bare = line.strip(" \u3000")
    if not bare or "**" in bare:
        return line
    start = line.index(bare)
    return f"{line[:start]}**{bare}**{line[start + len(bare) :]}"


def mark_text(runs: Iterable[TextRun]) -> str:
    """Give the text of runs: bold ones with their marks, struck ones not."""
    left = (run for run in runs if not run.struck)
    texts = ((bold, "".join(run.text for run in same)) for bold, same in groupby(left, key=lambda run: run.bold))
    return "".join(emphasize(text) if bold else text for bold, text in texts)
