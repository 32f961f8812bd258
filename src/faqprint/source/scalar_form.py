"""How a text is written as a YAML scalar: in the form that its place had, if that can hold it.

By hand, because a library's emitter writes a scalar as it likes it, and a clerk's file must stay as she typed it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import yaml

from ..named_tuple import NamedTuple

#: First characters that mean something to YAML, or to a reader of it.
_INDICATORS: Final = "-?:,[]{}#&*!|>'\"%@`"
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\x1b": "\\e"}
#: What no text may hold as it is, and what one in double quotation marks may not.
_CONTROLS: Final = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_UNPRINTABLE: Final = re.compile('[\\\\"\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]')
#: A character of a text in double quotation marks, as it is written in one line.
_WRITTEN: Final = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|.")


class ScalarForm(NamedTuple):
    """A scalar as it is written: ``head`` stands in its line, ``rows`` in lines of their own below, already indented."""

    head: str
    rows: tuple[str, ...] = ()


def write_scalar(
    text: str, *, style: str = "", flow: bool = False, parent: int = 0, indent: int = 2, quote: str = '"', escaped: bool = False
) -> ScalarForm:
    """Write a text (lines parted by LF, without one at its end) as a scalar.

    ``style``: the form that is wished for (``''``, ``'``, ``"``, ``|``, ``>``); ``flow``: it stands within brackets;
    ``parent``: the column of the key that it belongs to, or of the dash; ``indent``: that of a block's lines;
    ``quote``: the marks to use where the text needs some; ``escaped``: line feeds are written as ``\\n`` if it is in ``"``.
    """
    if "\n" in text:
        if flow or not _is_block_text(text) or (style == '"' and escaped):
            return ScalarForm(quote_double(text))
        if style == ">" and _is_foldable(text):
            return ScalarForm(">-", _indent(re.sub("\n+", lambda found: found.group() + "\n", text), indent))
        return block(text, parent, indent)
    if style in ("|", ">") and text and not flow and _is_block_text(text):
        return ScalarForm(">-", _indent(text, indent)) if style == ">" and _is_foldable(text) else block(text, parent, indent)
    if not style and is_plain(text, flow=flow):
        return ScalarForm(text)
    if (style or quote) == "'" and not _CONTROLS.search(text):
        return ScalarForm(quote_single(text))
    return ScalarForm(quote_double(text))


def block(text: str, parent: int, indent: int) -> ScalarForm:
    """Write a text as a literal block; one that begins with a space says how far it is indented."""
    first = next((line for line in text.split("\n") if line), "")
    header = f"|{indent - parent}" if first.startswith(" ") else "|"
    return ScalarForm(header, _indent(text, indent))


def _indent(text: str, indent: int) -> tuple[str, ...]:
    return tuple(" " * indent + line if line else "" for line in text.split("\n"))


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Say whether a text of one line can stand without quotes and still be what it is."""
    if not text or text != text.strip() or text[0] in _INDICATORS or text.startswith(("{{", "[[", "\u3000", "-\u3000")):
        return False
    if ": " in text or " #" in text or text.endswith(":") or _CONTROLS.search(text):
        return False
    if flow and set(text) & set(",[]{}"):
        return False
    try:
        events = [event for event in yaml.parse(f"[{text}]" if flow else f"k: {text}") if isinstance(event, yaml.ScalarEvent)]
    except yaml.YAMLError:
        return False
    return events[-1].value == text and len(events) == (1 if flow else 2)


def quote_single(text: str) -> str:
    """Write a text of one line in single quotation marks."""
    return "'" + text.replace("'", "''") + "'"


def quote_double(text: str) -> str:
    """Write a text in double quotation marks, its line feeds as ``\\n``."""
    return '"' + _UNPRINTABLE.sub(lambda found: _ESCAPES.get(found.group()) or f"\\u{ord(found.group()):04x}", text) + '"'


def rewrite_double(written: str, before: str, after: str) -> str | None:
    """Write in double quotation marks what a text became, as it was ``written`` where it did not change.

    ``None``: its characters cannot be told apart there; it has several lines.
    """
    inner = written[1:-1]
    units = _WRITTEN.findall(inner)
    if len(units) != len(before) or "".join(units) != inner:
        return None
    last = len(before.rstrip("\n"))  # line feeds at its end are no part of what it says
    start = _common_length(before[:last], after)
    end = _common_length(before[start:last][::-1], after[start:][::-1])
    changed = quote_double(after[start : len(after) - end])[1:-1]
    return '"' + "".join((*units[:start], changed, *units[last - end :])) + '"'


def _common_length(one: str, other: str) -> int:
    """Give how many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (this, that) in pairs if this != that), min(len(one), len(other)))


def _is_block_text(text: str) -> bool:
    """Whether a block can hold a text: nothing that it would change, and no white line at its end."""
    return (
        not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]", text)
        and bool(text.strip("\n "))
        and not text.endswith("\n")
    )


def _is_foldable(text: str) -> bool:
    """Whether a folded block gives a text back: no line of it begins or ends with a space."""
    return not re.search(r"(?m)^[ \t]|[ \t]$", text) and not text.startswith("\n")


def changed_rows(written: str, rows: Sequence[str], before: str, after: str) -> str | None:
    """Give the lines of a literal block of which only those that change are written anew; ``None``: there are more or fewer.

    A line that is white may have been written with any number of spaces.
    """
    old, olds, news = written.split("\n"), before.rstrip("\n").split("\n"), after.split("\n")
    if not len(old) == len(olds) == len(news) == len(rows):
        return None
    return "\n".join(
        line if one == other else row + "\r" * line.endswith("\r")
        for line, one, other, row in zip(old, olds, news, rows, strict=True)
    )
