"""Where in a file each character of a YAML text is written, and which of its line breaks YAML makes a space.

By hand, because a parser says where a text begins and ends, but not what became of the lines between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .nodes import Scalar

#: A row and a column of the file, from 0.
RowColumn = tuple[int, int]

#: What is written for one character, by the quote that it stands between.
_UNITS: Final = {
    "'": re.compile("''|."),
    '"': re.compile(r"\\(?:x..|u....|U........|.)|."),
}
_ESCAPED_BREAK: Final = re.compile(r"(?<!\\)(?:\\\\)*\\$")
_NOT_BLANK: Final = re.compile(r"[^ \t]")


def written_spots(scalar: Scalar, lines: Sequence[str]) -> tuple[RowColumn, ...] | None:
    """Give for each character of a text where it begins as written, and where the last one ends.

    ``lines`` are the file's.  A line break that became a space or a line feed stands behind the last character of its line.
    ``None``: the text is not written so (some of its characters were changed when it was read).
    """
    writers = {"": _plain_spots, "'": _quoted_spots, '"': _quoted_spots, "|": _block_spots, ">": _block_spots}
    spots = tuple(writers[scalar.style](scalar, lines))
    return spots if len(spots) == len(scalar.text) + 1 else None


def folded_break(scalar: Scalar, lines: Sequence[str]) -> RowColumn | None:
    """Give the first line break of a text that becomes a space beside a full-width character; ``None``: there is none."""
    spots = written_spots(scalar, lines)
    if spots is None:
        return None
    text = scalar.text
    for at, (row, column) in enumerate(spots[:-1]):
        if text[at] != " " or spots[at + 1][0] == row:
            continue
        if is_wide_edge(text[:at][::-1].partition("\n")[0]) or is_wide_edge(text[at + 1 :].partition("\n")[0]):
            return row, column
    return None


def is_wide_edge(text: str) -> bool:
    """Say whether a text begins with a full-width character; quotes and dashes are as wide as what they enclose."""
    import unicodedata

    for character in text:
        width, kind = unicodedata.east_asian_width(character), unicodedata.category(character)
        if width == "A" and kind in ("Pi", "Pf", "Pd", "Po"):
            continue
        return width in "WF" or (width == "A" and not kind.startswith("L"))
    return bool(text)


def _plain_spots(scalar: Scalar, lines: Sequence[str]) -> Iterator[RowColumn]:
    """A text without quotes: its lines end where the text goes on otherwise."""
    at, row, column = 0, scalar.line - 1, scalar.column - 1
    text = scalar.text
    while True:
        written = lines[row][column:].rstrip(" \t")
        width = len(written) if row + 1 < scalar.end and text.startswith(written, at) else len(text) - at
        yield from ((row, column + n) for n in range(width))
        at, column = at + width, column + width
        if at >= len(text):
            break
        below = next((n for n in range(row + 1, scalar.end) if _NOT_BLANK.search(lines[n])), row + 1)
        for _ in range(max(below - row - 1, 1)):  # a single break is a space, of more all but the first are line feeds
            yield row, column
            at += 1
        row = below
        column = len(lines[row]) - len(lines[row].lstrip(" \t"))
    yield row, column


def _quoted_spots(scalar: Scalar, lines: Sequence[str]) -> Iterator[RowColumn]:
    """A text between quotes: its characters may be escaped, and so may its line breaks."""
    unit, at = _UNITS[scalar.style], 0
    row, column = scalar.line - 1, scalar.column
    length = len(scalar.text)
    while at < length and row < scalar.end:
        line = lines[row]
        last = row + 1 == scalar.end
        joined = not last and scalar.style == '"' and _ESCAPED_BREAK.search(line, column)
        end = joined.end() - 1 if joined else len(line) if last else len(line.rstrip(" \t"))
        for match in unit.finditer(line, column, end):
            if at == length:
                break
            yield row, match.start()
            at, column = at + 1, match.end()
        if last or at == length:
            break
        below = next((n for n in range(row + 1, scalar.end) if _NOT_BLANK.search(lines[n])), scalar.end - 1)
        for _ in range(below - row - 1 or int(not joined)):
            yield row, column
            at += 1
        row = below
        column = len(lines[row]) - len(lines[row].lstrip(" \t"))
    yield row, column


def _block_spots(scalar: Scalar, lines: Sequence[str]) -> Iterator[RowColumn]:
    """A text in lines of its own below ``|`` or ``>``; their indent is that of the first that is not blank."""
    text, at, column = scalar.text, 0, 0
    body = lines[scalar.line : scalar.end]
    filled = [row for row, line in enumerate(body) if _NOT_BLANK.search(line)]
    margin = _margin(text, body[filled[0]]) if filled else 0
    for row, line in enumerate(body):
        written = line[margin:]
        if at == len(text) or not text.startswith(written, at):
            break
        yield from ((scalar.line + row, margin + n) for n in range(len(written)))
        at, column = at + len(written), max(margin, len(line))
        if at < len(text) and (scalar.style == "|" or _is_kept(row, body, filled, margin)):
            yield scalar.line + row, column
            at += 1
    yield scalar.line + row if body else scalar.line, column


def _margin(text: str, first: str) -> int:
    """The indent of a block: that of its first line, less the spaces that the text itself begins it with."""
    own = re.match(r"\n*( *)", text)
    return len(first) - len(first.lstrip(" ")) - len(own[1] if own else "")


def _is_kept(row: int, body: Sequence[str], filled: Sequence[int], margin: int) -> bool:
    """Whether the break behind a row of a folded block is a character of the text: before blank rows it is none.

    Around rows that are indented further every break is one.
    """
    if row not in filled or row + 1 in filled or row == filled[-1]:
        return True
    below = next(other for other in filled if other > row)
    return any(body[other][margin : margin + 1] in (" ", "\t") for other in (row, below))
