"""Mistakes of single lines: indents, colons, dashes, quotes, and texts that YAML takes for something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .block_lines import block_texts, rows_outside
from .yaml_mistake import ODD_SPACES, YamlMistake, depth, entry, quote_yaml

#: First characters that YAML takes for its own; a block header (``|``, ``>-``) is meant.
_START: Final = re.compile(r"""[*@`%&!?,\]}]|\{\{|\[\[|-(?:[ ]|$)|[|>](?![-+0-9]{0,2}[ ]*$)""")
#: A colon that ends a key for YAML.
KEY_COLON: Final = re.compile(r":(?=[ \t]|$)")
_KEY_COLON: Final = re.compile(
    r"""([ ]*(?:-[ ]+)*[^\s:：'"(（「{\[#-][^\s:：'"(（「{\[]{0,30})"""
    rf"""[ {ODD_SPACES}]*(：|:(?=[^\s/])|:(?=[{ODD_SPACES}]))[ {ODD_SPACES}]*"""
)
_DASH: Final = re.compile(rf"([ ]*(?:-[ ]+)*-)(?=[^-\s0-9]|[{ODD_SPACES}])")
#: What is typed for the dash of an item.
_WIDE_DASHES: Final = "－‐‑‒–—―−﹣・･•"
#: One of them where an item should begin, and one that a key follows.
_WIDE_DASH: Final = re.compile(rf"(?P<lead>[ ]*)(?P<dash>[{_WIDE_DASHES}])[ \u3000]*(?=\S)")
_WIDE_ITEM: Final = re.compile(_WIDE_DASH.pattern + "(?=[A-Za-z_]+[:：])")
#: A full-width space (or another that YAML does not count) before a key or an item.
_WIDE_LEAD: Final = re.compile(rf"[ ]*(?:-[ ]*)*[{ODD_SPACES}][\s{ODD_SPACES}]*(?:-[ \u3000]|[^\s:：]{{1,30}}:(?:[ ]|$))")
#: A line that begins an entry: an item, or a key.
FRESH: Final = re.compile(r"""[ ]*(?:-[ ]|[^\s:："'#]{1,30}:(?:[ ]|$))""")
_CLOSED: Final = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"'), "'": re.compile("'(?:[^']|'')*+'")}
#: In brackets: a key, its colon, and the value that should stand apart from it.
_TIGHT_KEY: Final = re.compile(r"[^\s:：/]{1,30}:(?=[^\s/])")
#: What other languages begin a comment with.
_OTHER_COMMENT: Final = re.compile(r"[ ]*(＃|//|/\*|;|<!--|※?（注釈）)[ \u3000]*")
#: White space that YAML does not count.
ODD_WHITE: Final = re.compile(f"[\t{ODD_SPACES}]")
_WIDE_SPACE: Final = re.compile(f"[{ODD_SPACES}]")
#: The white space before a line's text, and the dashes behind it with theirs.
_WHITE: Final = re.compile(rf"[ \t{ODD_SPACES}]*")
_LEAD: Final = re.compile(rf"({_WHITE.pattern})((?:-{_WHITE.pattern})*)")
_LEAD_DASH: Final = re.compile(f"-{_WHITE.pattern}")


def misread_text(lines: Sequence[str], row: int) -> YamlMistake | None:
    """Say why a line (``row`` from 0) that was to be a key or an item of a list was read as plain text, if it can be told."""
    return key_colon(lines, row) or tight_dash(lines, row)


def misread_list(lines: Sequence[str], row: int) -> YamlMistake | None:
    """Say why a line (``row`` from 0) was not read as the list that was to begin there, if it can be told."""
    return _wide_dash_at(lines, row) or misread_text(lines, row)


def misread_key(lines: Sequence[str], line: int, column: int, key: str, bare: bool) -> YamlMistake | None:
    """Say why a plain key cannot have been meant; positions count from 1, ``bare``: it has neither colon nor value."""
    row, match = lines[line - 1], _TIGHT_KEY.match(key)
    if _WIDE_SPACE.match(key):
        return YamlMistake.first_of([*white_lead(lines, line - 1), YamlMistake(line, column, "wide-space-indent")])
    if key == "<<":
        return YamlMistake(line, column, "merge-key", length=2)
    if bare and match:
        at = column - 1 + match.end()
        return YamlMistake(line, at, "colon-space", old=row, mended=f"{row[:at]} {row[at:]}")
    if _OTHER_COMMENT.match(key):
        return other_comment(lines, line - 1)
    if re.match("[A-Za-z_]+[ \u3000]*：", key):  # it runs on to the next colon that YAML knows
        return key_colon(lines, line - 1)
    return _wide_dash_at(lines, line - 1) if _WIDE_ITEM.match(row, column - 1) else None


def stray_item(lines: Sequence[str], row: int, end: int) -> YamlMistake | None:
    """Say which of the rows behind ``row``, up to ``end``, is an item of the same list, indented by one space too many."""
    own = re.match(r"[ ]*(?=- )", lines[row])
    if own is None:
        return None
    width = own.end()
    for at in range(row + 1, end + 1):
        if lines[at].startswith(" " * width + " - "):
            values = {"spaces": str(width + 1), "right": str(width)}
            return YamlMistake(at + 1, width + 2, "indent", values, mended=lines[at][1:])
    return None


def quote_left_open(lines: Sequence[str], row: int, first: int = 0) -> YamlMistake | None:
    """A quote above ``row`` (from row ``first`` on) whose closing fellow was left off, so that it ran on into what follows."""
    for quote, closed in _CLOSED.items():
        at = next((n for n in range(row - 1, first - 1, -1) if quote in lines[n]), row)
        match = entry(lines[at]) if at < row else None
        if match is None or not match["text"].startswith(quote) or not match["lead"].strip() or closed.match(match["text"]):
            continue
        own = _dashes(lines[at])
        if own == match.start("text"):  # an item of a list has no fellow but what has a dash like its own
            own = lines[at].rfind("-", 0, own)
        fresh = next((n for n in range(at + 1, row + 1) if FRESH.match(lines[n]) and depth(lines[n]) <= own), None)
        if fresh is None or at not in rows_outside(lines, at):
            continue
        start, text = match.start("text"), match["text"].rstrip()
        if fresh > at + 1 and any(line.strip() and not line.lstrip().startswith("#") for line in lines[at + 1 : fresh]):
            return YamlMistake(at + 1, start + 1, "unclosed-quote", {"quote": quote})  # its author must say where it ends
        return open_quote(lines, at, start, start + len(text), quote)
    return None


def open_quote(lines: Sequence[str], row: int, start: int, end: int, quote: str) -> YamlMistake:
    """Make the mistake of a quote that is to be closed at ``end``."""
    mended = lines[row][:end] + quote + lines[row][end:]
    return YamlMistake(row + 1, start + 1, "open-quote", {"quote": quote}, old=lines[row], mended=mended, length=end - start)


def wide_dash(lines: Sequence[str], row: int) -> YamlMistake | None:
    """A full-width dash or dot before the first key of an item, here or lines above, where it was read as part of the key."""
    at = _first_match(lines, row, _WIDE_ITEM)
    return None if at is None else _wide_dash_at(lines, at)


def _wide_dash_at(lines: Sequence[str], row: int) -> YamlMistake | None:
    match = _WIDE_DASH.match(lines[row])
    if match is None:
        return None
    mended = f"{match['lead']}- {lines[row][match.end() :]}"
    return YamlMistake(row + 1, match.start("dash") + 1, "wide-dash", {"dash": match["dash"]}, old=lines[row], mended=mended)


def _dashes(line: str) -> int:
    """Count the characters before the text or key of a line: its indent and the dashes of its items."""
    return re.match(r"[ ]*(?:-[ ]+)*", line).end()  # type: ignore[union-attr]  # it always matches


def _first_match(lines: Sequence[str], last: int, pattern: re.Pattern[str]) -> int | None:
    """Give the first line up to ``last``, block texts apart, that a pattern matches."""
    found = [row for row in range(last + 1) if pattern.match(lines[row])]
    outside = rows_outside(lines, last) if found else set()
    return next((row for row in found if row in outside), None)


def indent_mistakes(lines: Sequence[str], row: int) -> Iterator[YamlMistake]:
    """A tab or a full-width space before the text; one before a key may stand far above, read as part of the key."""
    at = _first_match(lines, row, _WIDE_LEAD)
    if at is not None:
        yield from white_lead(lines, at)
    for at in (row, row - 1):
        if at >= 0 and (at == row or not lines[row].strip() or at in rows_outside(lines, at)):
            yield from white_lead(lines, at)


def white_lead(lines: Sequence[str], row: int) -> Iterator[YamlMistake]:
    """White space before a line's text that YAML does not count: the line with half-width spaces in its place."""
    line = lines[row]
    match = _LEAD.match(line)
    lead, dashes = (match[1], match[2]) if match else ("", "")
    odd = ODD_WHITE.search(lead + dashes)
    if odd is None or not line.strip():
        return
    code = {"\t": "tab-indent", "\u3000": "wide-space-indent"}.get(odd[0], "nbsp-indent")
    point = {"point": f"U+{ord(odd[0]):04X}"}
    at = odd.start() + 1
    rest = _LEAD_DASH.sub("- ", dashes) + line[len(lead) + len(dashes) :]
    if odd.start() >= len(lead):  # behind a dash
        yield YamlMistake(row + 1, at, code, point, old=line, mended=lead + rest)
        return
    for width in _widths(lines, row, lead):
        also = _lines_alike(lines, row + 1, width - _looks(lead))
        yield YamlMistake(row + 1, at, code, point | {"spaces": str(width)}, mended=" " * width + rest, also=also)
    yield YamlMistake(row + 1, at, code, point)


def _lines_alike(lines: Sequence[str], first: int, more: int) -> dict[int, str]:
    """Give the lines from ``first`` on that have such white space, too, with ``more`` spaces than it looks."""
    mended = {}
    for row in range(first, len(lines)):
        lead = _WHITE.match(lines[row])
        if lead is None or not ODD_WHITE.search(lead[0]) or lead.end() == len(lines[row]):
            break
        mended[row] = " " * max(_looks(lead[0]) + more, 0) + lines[row][lead.end() :]
    return mended


def _looks(lead: str, tab: int = 2) -> int:
    """Say how many half-width spaces wide white space looks."""
    return sum({"\u3000": 2, "\t": tab, "\u200b": 0, "\u2060": 0}.get(character, 1) for character in lead)


def _widths(lines: Sequence[str], row: int, lead: str) -> list[int]:
    """Give the indents that may be meant by white space: as wide as it looks, or like the lines around."""
    looks = [_looks(lead, tab) for tab in (2, 4, 8)]
    below = next((line for line in lines[row + 1 :] if line.strip()), "")
    above = levels(lines, row)
    if FRESH.match(lines[row].lstrip()):  # no line of a text
        texts = block_texts(lines, row - 1)
        above = [width for width in above if row - 1 not in texts or width != texts[row - 1].margin]
    return list(dict.fromkeys((looks[0], *above, depth(below), *looks[1:])))


def levels(lines: Sequence[str], row: int) -> list[int]:
    """Give the indents, in spaces, at which a row may stand after those above it, the innermost first."""
    found: list[int] = []
    texts = block_texts(lines, row - 1)
    margin = 1 << 30
    for at in range(row - 1, -1, -1):
        line = lines[at]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if at in texts:
            if not found:
                found.append(texts[at].margin)
            continue
        own, key = depth(line), _dashes(line)
        if own > margin:
            continue
        margin = own
        if not found and line.rstrip().endswith(":"):
            found.append(key + 2)
        found += [key, *(own + match.start() for match in re.finditer("-", line[own:key]))]
        if own == 0 or len(found) > 20:
            break
    return list(dict.fromkeys(found))


def missing_quotes(lines: Sequence[str], row: int) -> YamlMistake | None:
    """A plain text that begins with a character of YAML's, or holds a colon and a space."""
    match = entry(lines[row])
    if match is None or not match["text"]:
        return None
    text, at = match["text"], match.start("text")
    if _START.match(text):
        if text[0] in "|>":
            if not _WHITE.sub("", text[1:]):  # a full-width space
                mended = lines[row][: at + 1] + (match["comment"] or "")
                return YamlMistake(row + 1, at + 2, "bar-space", {"bar": text[0]}, old=lines[row], mended=mended)
            if row + 1 < len(lines) and lines[row + 1].startswith(" " * (_dashes(lines[row]) + 1)):
                return YamlMistake(row + 1, at + 2, "text-after-bar", {"bar": text[0]}, length=len(text) - 1)
        return YamlMistake.quote_text(lines, row, at)
    if text[0] in "[{" and (rest := _behind_bracket(text)) and not rest.strip("]},、。"):
        return None
    if text[0] in "[{":
        return YamlMistake.quote_text(lines, row, at) if rest else None
    if text[0] in "\"'":
        return None
    if (colon := KEY_COLON.search(text)) and match["lead"].rstrip().endswith(":"):
        mended = match["lead"] + quote_yaml(text.rstrip()) + (match["comment"] or "")
        return YamlMistake(row + 1, at + colon.start() + 1, "trap-colon", old=lines[row], mended=mended)
    return None


def _behind_bracket(text: str) -> str:
    """Give what stands behind the bracket that closes the first one of a text."""
    pairs = {"[": "]", "{": "}"}
    opened: list[str] = []
    for at, sign in enumerate(text):
        if sign in pairs:
            opened.append(pairs[sign])
        elif opened and sign == opened[-1]:
            opened.pop()
            if not opened:
                return text[at + 1 :].strip()
    return ""


def key_colon(lines: Sequence[str], row: int) -> YamlMistake | None:
    """A full-width colon after a key, or no space after the colon, or one that YAML does not take for one."""
    line = lines[row]
    match = _KEY_COLON.match(line)
    if match is None:
        return None
    code, values = "colon-space", {}
    if match[2] == "：":
        code = "wide-colon"
    elif odd := _WIDE_SPACE.match(line, match.end(2)):
        code, values = "colon-wide-space", {"point": f"U+{ord(odd[0]):04X}"}
    mended = f"{match[1]}: {line[match.end() :]}".rstrip()
    return YamlMistake(row + 1, match.start(2) + 1, code, values, old=line, mended=mended)


def tight_dash(lines: Sequence[str], row: int) -> YamlMistake | None:
    """No space after the dash of an item."""
    line = lines[row]
    match = _DASH.match(line)
    if match is None:
        return None
    if _WIDE_SPACE.match(line, match.end()):
        return next(white_lead(lines, row), None)
    mended = f"{match[1]} {line[match.end() :]}"
    return YamlMistake(row + 1, match.end(), "dash-space", old=line, mended=mended)


def other_comment(lines: Sequence[str], row: int) -> YamlMistake | None:
    """A comment as other languages write it."""
    line = lines[row]
    match = _OTHER_COMMENT.match(line)
    if match is None:
        return None
    mended = line[: match.start(1)] + "# " + line[match.end() :]
    return YamlMistake(row + 1, match.start(1) + 1, "comment-mark", {"mark": match[1]}, old=line, mended=mended)
