"""Why the YAML parser gave up: what an office worker did wrong, and the line as it should be (FM-31).

By hand: a parser tells where it could not go on, in its own terms and in English; a clerk needs the line that she typed, what it
was taken for, and the line as it should be.  No linter of YAML knows either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from .block_lines import block_header, block_texts
from .flow_mistakes import flow_mistakes
from .flow_texts import escape_mistake
from .flow_tokens import flow_entry
from .line_mistakes import (
    FRESH,
    ODD_WHITE,
    indent_mistakes,
    key_colon,
    levels,
    missing_quotes,
    other_comment,
    quote_left_open,
    tight_dash,
    wide_dash,
)
from .yaml_mistake import YamlMistake, depth, entry, quote_yaml

if TYPE_CHECKING:
    import yaml

    from .written import RowColumn

_BRACKETS: Final = ("while parsing a flow sequence", "while parsing a flow mapping")
_QUOTES: Final = ("while parsing a quoted scalar", "while scanning a double-quoted scalar")
#: Parser contexts whose beginning, not their end, is where the author erred.
_WHERE_IT_BEGAN: Final = ("while scanning a simple key", "while scanning a quoted scalar", *_BRACKETS)
_WORD: Final = re.compile(r"([ ]*(?:-[ ]+)*[A-Za-z_]+)(?:[ \u3000]+(?=\S)|[ ]*$)")
#: The beginning of what stands between the braces of JSON.
_MEMBERS: Final = re.compile(r'"\w+"\s*:\s*(?:"(?:[^"\\]|\\.)*"|[\[{\w.-]+)\s*,')
_ITEM: Final = re.compile(r"([ ]*)-[ ]+(?:([^\s:#'\"]+):(?:[ ]|$))?")


def diagnose(lines: Sequence[str], error: yaml.MarkedYAMLError, flow: RowColumn | None) -> Iterator[YamlMistake]:
    """Give what may be wrong where the parser gave up, the likeliest first, the last one always true.

    ``flow``: where the outermost bracket begins that was open then, from 0.
    """
    problem, context = error.problem_mark, error.context_mark
    mark = context if context is not None and error.context in _WHERE_IT_BEGAN else problem or context
    if mark is None:
        yield YamlMistake(1, 1, "yaml-syntax", {"reason": str(error.problem)})
        return
    row, column = min(mark.line, len(lines) - 1), mark.column
    yield from _white_lines(lines, row)
    if mark.line >= len(lines) or (not lines[row].strip() and row):
        row = next((n for n in range(row, -1, -1) if lines[n].strip()), 0)
        column = len(lines[row])
    start = flow or flow_entry(lines, row)
    if start and start[0] < row:  # what stands between brackets has rules of its own
        yield from _between_brackets(lines, start)
        return
    if "document start" in str(error.problem):
        yield from _behind_brackets(lines, row)
    yield from _quotes(lines, row, error)
    yield from indent_mistakes(lines, row)
    yield from _each(wide_dash(lines, row))
    yield from _blocks(lines, row)
    yield from _each(missing_quotes(lines, row))
    inside = list(_between_brackets(lines, start)) if start else []
    yield from inside[:-1]
    above = _above(lines, row)
    for at in (row, above):
        if at is not None:
            yield from _each(key_colon(lines, at), tight_dash(lines, at), other_comment(lines, at))
    yield from _each(_quote(lines, row))
    if error.context in _BRACKETS:
        yield from inside[-1:]
    yield from _structure(lines, row, min(column, len(lines[row])), error)


def _between_brackets(lines: Sequence[str], start: RowColumn) -> Iterator[YamlMistake]:
    """Give what may be wrong between the brackets that open at ``start``; at last where the walk over them ended."""
    first: YamlMistake | None = None
    values = {"bracket": lines[start[0]][start[1]], "line": str(start[0] + 1)}
    for mistake in flow_mistakes(lines, *start):
        first = first or (mistake if mistake.code != "bracket" else None)
        yield mistake
    if first is None:
        yield YamlMistake(start[0] + 1, start[1] + 1, "bracket", values)
    else:
        yield YamlMistake(first.line, first.column, "bracket-inside", values)


def _behind_brackets(lines: Sequence[str], row: int) -> Iterator[YamlMistake]:
    """Give what may be wrong with a row behind the brackets that hold a whole text."""
    first = next(at for at, line in enumerate(lines) if line.strip())
    start = flow_entry(lines, first)
    if start is None:
        return
    yield from flow_mistakes(lines, *start)
    line, at = lines[row], depth(lines[row])
    if line[at] in "]}":
        yield YamlMistake(row + 1, at + 1, "bracket-extra", {"sign": line[at]}, old=line, mended=line[:at] + line[at + 1 :])
    values = {"bracket": lines[start[0]][start[1]], "line": str(start[0] + 1)}
    yield YamlMistake(row + 1, at + 1, "bracket-behind", values, length=len(line.strip()))


def _white_lines(lines: Sequence[str], row: int) -> Iterator[YamlMistake]:
    """Lines up to ``row`` that look empty and hold a tab or the like, which ends the text or the list that they stand in."""
    above = _above(lines, row)
    for at in range(0 if above is None else above + 1, row + 1):
        if (odd := ODD_WHITE.search(lines[at])) and not lines[at].strip():
            point = {"point": f"U+{ord(odd[0]):04X}"}
            yield YamlMistake(at + 1, odd.start() + 1, "blank-white", point, old=lines[at], mended="")


def _each(*mistakes: YamlMistake | None) -> Iterator[YamlMistake]:
    yield from (mistake for mistake in mistakes if mistake)


def _above(lines: Sequence[str], row: int) -> int | None:
    """Give the row above one that is neither blank nor a comment."""
    return next((n for n in range(row - 1, -1, -1) if lines[n].strip() and not lines[n].lstrip().startswith("#")), None)


def _quotes(lines: Sequence[str], row: int, error: yaml.MarkedYAMLError) -> Iterator[YamlMistake]:
    """A quote left open, or a backslash between double quotes that means nothing."""
    ended = error.context == "while scanning a quoted scalar" and "end of stream" in str(error.problem)
    yield from _each(quote_left_open(lines, row), quote_left_open(lines, len(lines) - 1) if ended else None)
    start = error.context_mark
    if error.context in _QUOTES and start is not None:
        if mistake := escape_mistake(lines, start.line, start.column):
            yield mistake
        elif "Unicode" in str(error.problem):
            yield YamlMistake(start.line + 1, start.column + 1, "escape-of-no-character")
    if ended and start is not None and flow_entry(lines, start.line) is None:
        if not any(line.strip() for line in lines[start.line + 1 :]):
            line = lines[start.line].rstrip()
            quote = line[start.column]
            yield YamlMistake(start.line + 1, start.column + 1, "unclosed-quote", {"quote": quote}, mended=line + quote)
        yield YamlMistake(start.line + 1, start.column + 1, "unclosed-quote", {"quote": lines[start.line][start.column]})


def _quote(lines: Sequence[str], row: int) -> YamlMistake | None:
    """A quote that is closed too early."""
    match = entry(lines[row])
    text = match["text"] if match else ""
    if match is None or text[:1] not in ("'", '"') or not text:
        return None
    at = match.start("text")
    if _MEMBERS.match(lines[row].lstrip()):  # of JSON, whose brace is missing
        mended = lines[row][: depth(lines[row])] + "{" + lines[row].lstrip()
        values = {"bracket": "}", "closer": "{"}
        return YamlMistake(row + 1, depth(lines[row]) + 1, "bracket-missing", values, old=lines[row], mended=mended)
    return YamlMistake(row + 1, at + 1, "quote-inside", old=lines[row], mended=lines[row][:at] + quote_yaml(text))


def _blocks(lines: Sequence[str], row: int) -> Iterator[YamlMistake]:
    """A line that should belong to the text below ``|`` above it, and does not."""
    above = _above(lines, row)
    if above is None or not lines[row].strip():
        return
    parent = block_header(lines[above])
    texts = block_texts(lines, row)
    if parent is not None and above not in texts:
        for at in range(above + 1, row):  # a blank line that is indented further than the text
            if not lines[at].strip() and len(lines[at]) > depth(lines[row]) > parent:
                spaces = str(len(lines[at]) - depth(lines[row]))
                yield YamlMistake(at + 1, depth(lines[row]) + 1, "blank-deeper", {"spaces": spaces}, old=lines[at], mended="")
    comments = [at for at in range(above + 1, row) if lines[at].lstrip().startswith("#")]
    inside = texts.get(above)
    margin = inside.margin if inside else depth(lines[row])
    if comments and (inside or (parent is not None and depth(lines[row]) > parent)) and depth(lines[comments[0]]) < margin:
        at = comments[0]
        mended = {other: " " * margin + lines[other].strip() for other in comments}
        first = mended.pop(at)
        values = {"spaces": str(margin)}
        yield YamlMistake(at + 1, depth(lines[at]) + 1, "comment-ends-text", values, mended=first, also=mended)
    if parent is not None and above not in texts and depth(lines[row]) <= parent and not FRESH.match(lines[row]):
        yield _outdented_text(lines, row, parent + 2, "block-not-indented")
    elif inside and depth(lines[row]) < inside.margin and not (depth(lines[row]) <= inside.parent and _is_entry(lines[row])):
        yield _outdented_text(lines, row, inside.margin, "no-colon")


def _is_entry(line: str) -> bool:
    """Whether a line begins an entry, or is a key whose colon is missing."""
    return bool(FRESH.match(line) or re.fullmatch(r"[ ]*[A-Za-z_]+[ ]*", line))


def _outdented_text(lines: Sequence[str], row: int, margin: int, code: str) -> YamlMistake:
    """Make the mistake of lines that stand less deep than the text they belong to; a key or an item ends them."""
    mended = {row: " " * margin + lines[row].strip()}
    for at in range(row + 1, len(lines)):
        if not lines[at].strip() or re.match(r"[ ]*#", lines[at]) or FRESH.match(lines[at]) or depth(lines[at]) >= margin:
            break
        mended[at] = " " * margin + lines[at].strip()
    line, length = mended.pop(row), len(lines[row].strip())
    return YamlMistake(row + 1, depth(lines[row]) + 1, code, {"spaces": str(margin)}, mended=line, also=mended, length=length)


def _structure(lines: Sequence[str], row: int, column: int, error: yaml.MarkedYAMLError) -> Iterator[YamlMistake]:
    """A line without a colon, one that is in line with none before it, a list without its key; else where reading ended."""
    above = _above(lines, row)
    yield from _superfluous_dash(lines, row, above)
    if mistake := _list_without_key(lines, row, above):
        yield mistake
    for at in (row, above):
        if at is not None:
            yield from _without_colon(lines, at)
    yield from _indents(lines, row, above)
    over = lines[above] if above is not None else ":"
    if "mapping values" in str(error.problem) and ":" not in over and depth(over) == depth(lines[row]):
        row = above or 0  # a key without its colon runs on into this line
    lead, text = depth(lines[row]), lines[row].strip()
    if re.match(r"- |[^\s:]+:(?: |$)", text):
        yield YamlMistake(row + 1, lead + 1, "indent", {"spaces": str(lead)})
    elif ":" not in text or error.context == "while scanning a simple key":
        yield YamlMistake(row + 1, lead + 1, "no-colon", length=len(text))
    yield YamlMistake(row + 1, min(column, len(lines[row])) + 1, "yaml-structure")


def _without_colon(lines: Sequence[str], row: int) -> Iterator[YamlMistake]:
    """A key without its colon."""
    line = lines[row]
    if (match := _WORD.match(line)) and not line.rstrip().endswith(":"):
        mended = f"{match[1]}: {line[match.end() :]}".rstrip()
        word = match[1].lstrip(" -")
        yield YamlMistake(row + 1, match.end(1) - len(word) + 1, "no-colon", old=line, mended=mended, length=len(word))


def _indents(lines: Sequence[str], row: int, above: int | None) -> Iterator[YamlMistake]:
    """A line, or the one above it, that would be good if it stood deeper or less deep."""
    for at in (row, above):
        if at is None or not re.match(r"[ ]*(?:- |[^\s:]+:(?: |$))", lines[at]):
            continue
        lead = depth(lines[at])
        for width in sorted(levels(lines, at), key=lambda width: abs(width - lead)):
            if width != lead and not _swallows(lines, at, width):
                mended = " " * width + lines[at].strip()
                yield YamlMistake(at + 1, lead + 1, "indent", {"spaces": str(lead), "right": str(width)}, mended=mended)


def _swallows(lines: Sequence[str], row: int, width: int) -> bool:
    """Say whether the text below ``|`` would hold entries if a row that announces it stood at ``width``."""
    lead = depth(lines[row])
    if width >= lead or block_header(lines[row]) is None:
        return False
    below = takewhile(lambda line: not line.strip() or depth(line) > width, lines[row + 1 :])
    return any(depth(line) < lead and FRESH.match(line) for line in below)


def _superfluous_dash(lines: Sequence[str], row: int, above: int | None) -> Iterator[YamlMistake]:
    """A dash before a key that belongs to the item above."""
    match = _ITEM.match(lines[row])
    over = entry(lines[above]) if above is not None else None
    if match is None or not match[2] or over is None or not over["lead"].strip() or not over["text"]:
        return
    column = len(over["lead"]) - len(over["lead"].lstrip(" -"))
    below = next((line for line in lines[row + 1 :] if line.strip()), "")
    deeper = depth(below) > column and block_header(lines[row]) is None and not lines[row].rstrip().endswith(":")
    if len(match[1]) == column > 0 and not deeper:
        mended = " " * column + lines[row][match.start(2) :]
        yield YamlMistake(row + 1, column + 1, "dash-extra", old=lines[row], mended=mended)


def _list_without_key(lines: Sequence[str], row: int, above: int | None) -> YamlMistake | None:
    """A list that begins below a text: the key that it belongs to is missing."""
    match = _ITEM.match(lines[row])
    over = entry(lines[above]) if above is not None else None
    if match is None or over is None or not over["lead"].rstrip().endswith(":") or not over["text"]:
        return None
    column = len(over["lead"]) - len(over["lead"].lstrip(" -"))
    dashes = {width for width in levels(lines, row) if width != column}
    if len(match[1]) < column or any(abs(len(match[1]) - width) == 1 for width in dashes):
        return None  # rather an item of a list above, not quite in line with it
    return YamlMistake(row + 1, len(match[1]) + 1, "list-without-key", {"item": match[2] or "", "spaces": str(column)})
