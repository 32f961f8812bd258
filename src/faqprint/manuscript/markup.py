"""The text of one YAML scalar -> blocks and inline spans, by the marks of FORMAT.md (FM-11 to FM-25).

Most lines bear no mark: one compiled pattern says so for a whole text, another for a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from .model import Block, HalfLine, Heading, Inline, InnerTable, Item, Note, Paragraph, Reference, Span, TableColumn, Text


class MarkMistake(NamedTuple):
    """A fault of the marks: its code and values, and the line and column (from 0) in the text."""

    line: int
    column: int
    code: str
    values: tuple[tuple[str, str], ...]
    length: int = 1
    severity: str = "error"


class InlineRun(NamedTuple):
    """A run of an inline on its way: its text and what a ``Span`` says of it."""

    text: str
    strong: bool = False
    link: str = ""
    value: str = ""


#: A space that is not dropped at a line's start: an indent without an item is kept as typed.
_KEPT_SPACE: Final = "\u00a0"
#: Deepest indent that is followed, in levels.
MAX_LEVEL: Final = 3

_BULLETS: Final = "◆・●○■◎"
_CIRCLED: Final = "①-⑳㉑-㉟㊱-㊿⓪"
_NUMBER: Final = rf"(?:（[0-9０-９]{{1,3}}）|\([0-9０-９]{{1,3}}\)|[0-9０-９]{{1,3}}[.．](?![0-9０-９])|[{_CIRCLED}])"
#: What counts: a number before it is none of a note's (``※１枚につき``), unless a word begins so (``※１本人``).
_COUNTER: Final = (
    "(?:[万千億]?円|枚|件|回|営業日|日間?|年間?|年度|か?月間?|[ヶカヵ]月間?|週間?|時間?|分間?|秒|人|名様?|台|個|本|冊|通|部|口|割|倍|歳|階|番目?"
    "|号|行|列|つ|種類?|度|社|店|[か箇カヶ]所|点|組|ページ|頁|文?字|桁|[%％℃])(?![一-龥々ァ-ヶ])"
    "|(?:枚|件|回|営業日|日|年|月|時間?|分|円|人|名|台|個|本|つ)(?=[以未前後目間内分毎様])|[0-9０-９,，.．:：/／%％～〜-]"
)
_NOTE_NUMBER: Final = "[0-9０-９]{1,2}"
#: A mark at the start of a line, in one pattern; the group that matched names the kind.
_MARK: Final = re.compile(
    rf"""
      (?P<heading>【[^【】]*】(?=[ \u3000]*$))
    | (?P<note>※(?:{_NOTE_NUMBER}(?!{_COUNTER}))?|注(?:{_NOTE_NUMBER})?）|[(（]注(?:{_NOTE_NUMBER})?[)）])
    | (?P<bullet>([{_BULLETS}]|-[ ])(?!\4|{_NUMBER}))
    | (?P<number>{_NUMBER}(?!{_NUMBER}))
    | (?P<reference>参照[ \u3000]+(?=\S))
    | (?P<row>\|)
    """,
    re.VERBOSE,
)
#: First characters that a marked, indented or escaped line can have.
_FIRST: Final = re.compile(rf"(?m)^[\\【※注(（{_BULLETS}\-0-9０-９{_CIRCLED}参| \u3000]|^$")
_INDENT: Final = re.compile("[ \u3000]*")
_RULE_ROW: Final = re.compile(r"[ \u3000]*\|(?=[^-]*-)[-:| \u3000]*$")
#: A row of two cells or more between bars.
_ROW: Final = re.compile(r"[ \u3000]*\|(?:[^|\n]+\|){2,}[ \u3000]*$")
#: What is typed for the row below the heads, and is none.
_OTHER_RULE: Final = re.compile(r"[ \u3000]*\|[-－ー―‐−—–_＿=＝:：+＋| \u3000]+\|[ \u3000]*$")
#: A column's part of the row below the head: ``:`` at its ends say how the column is set.
_RULE: Final = re.compile(r"(:?)-+(:?)")
_ALIGNS: Final = {(False, False): "", (True, False): "left", (True, True): "center", (False, True): "right"}
_CELL: Final = re.compile(r"((?:\\\||[^|])*)(?:\||$)")
#: Anything inside a line that could be markup.
_SPECIAL: Final = re.compile(r"\*\*|\{\{|\[\[|@|://|\\|｜[^《\n]{1,50}《|</?r(?:uby|t|p)>")
_TOKEN: Final = re.compile(r"\\(?=\*\*|\{\{|\[\[)(?:\*\*|\{\{|\[\[)|(?<!\*)\*\*(?!\*)|\{\{|\[\[")
_RUBY: Final = re.compile(r"｜[^《》\n]{1,50}《[^《》\n]*》|</?r(?:uby|t|p)>")
_LINK: Final = re.compile(
    r"(?P<url>https?://[A-Za-z0-9!#$%&'()+,\-./:;=?@_~]+)"
    r"|(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]+@[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?"
)


class MarkupReader:
    """Reads texts; ``ids`` gives each question's number, ``values`` the names that ``{{…}}`` may use.

    Mistakes of the text last read are in ``mistakes``.
    """

    def __init__(self, ids: Mapping[str, int], values: Mapping[str, object]) -> None:
        self.ids = ids
        self.values = values
        self.mistakes: list[MarkMistake] = []
        self._special = True  # does the text that is being read hold anything that could be markup inside a line?

    def text(self, source: str) -> Text:
        """Read a text of many lines; empty lines at its end do not count."""
        source = source.rstrip("\n \u3000")
        if not source:
            return ()
        self._special = _SPECIAL.search(source) is not None
        lines = source.split("\n")
        if _FIRST.search(source):
            return self._blocks(lines)
        if not self._special:
            return tuple([Paragraph(Inline(line)) for line in lines])
        return tuple([Paragraph(self._inline(line, row)) for row, line in enumerate(lines)])

    def line(self, source: str) -> Inline:
        """Read a text of one line: no mark at its start means anything, though a backslash before one is taken off."""
        self._special = True
        return self._inline(source, 0, _text_start(source, 0))

    def _blocks(self, lines: list[str]) -> Text:
        blocks: list[Block] = []
        deepest = 0  # the level of the item that is open
        row = 0
        while row < len(lines):
            line = lines[row]
            if not line or not (stripped := line.lstrip(" \u3000")):
                blocks.append(HalfLine())
                row += 1
                continue
            lead = len(line) - len(stripped)
            level = _level(line, lead, deepest) if lead and deepest else 0
            if not level:
                deepest = 0
                line = line[:lead].replace(" ", _KEPT_SPACE) + stripped
            match = _MARK.match(line, lead) if level or not lead else None
            kind = match.lastgroup if match else None
            if match is None:
                start = _text_start(line, lead if level else 0)
                blocks.append(Paragraph(self._inline(line, row, start), level))
            elif kind == "row":
                if row + 1 < len(lines) and _RULE_ROW.match(lines[row + 1]):
                    table, row = self._table(lines, row, level)
                    blocks.append(table)
                    continue
                self._look_for_table(lines, row, lead)
                blocks.append(Paragraph(self._inline(line, row, lead), level))
            elif kind == "heading":
                blocks.append(Heading(self._inline(line.rstrip(" \u3000"), row, lead), level))
            else:
                mark = match.group().strip(" \u3000")
                body = self._inline(line, row, _skip(line, match.end()))
                if kind == "note":
                    blocks.append(Note(mark, body, level))
                elif kind == "reference":
                    blocks.append(Reference(body, level))
                else:
                    deepest = level + 1
                    blocks.append(Item(mark, body, deepest, kind == "number"))
            row += 1
        return tuple(blocks)

    def _look_for_table(self, lines: list[str], row: int, lead: int) -> None:
        """Warn at the first of some rows that would be a table if a rule stood below it."""
        above, line, below = (_ROW.match(lines[at]) if 0 <= at < len(lines) else None for at in (row - 1, row, row + 1))
        if line and not above and row + 1 < len(lines) and _OTHER_RULE.match(lines[row + 1]):
            written = lines[row + 1].strip(" \u3000")
            mended = "|" + "---|" * (line[0].strip(" \u3000").count("|") - 1)
            values = (("written", written), ("mended", mended))
            self.mistakes.append(
                MarkMistake(row + 1, lines[row + 1].index("|"), "table-rule-other", values, len(written), "warning")
            )
        elif line and below and not above:
            self._slip(row, lead, "table-rule-missing", line[0].strip(" \u3000"), severity="warning")

    def _table(self, lines: list[str], first: int, level: int) -> tuple[InnerTable, int]:
        """Read a table from its head row on; give it and the row after it."""
        rows: list[tuple[Inline, ...]] = []
        columns: tuple[TableColumn, ...] = ()
        row = first
        while row < len(lines) and (start := _skip(lines[row], 0)) < len(lines[row]) and lines[row][start] == "|":
            if row == first + 1:
                aligns = [_ALIGNS[bool(left), bool(right)] for left, right in _RULE.findall(lines[row])]
                if len(aligns) == 1:  # |---| alone rules a head of any width
                    aligns *= len(rows[0])
                width = len(aligns)
                if any(aligns):
                    columns = tuple(map(TableColumn, aligns))
            else:
                rows.append(self._cells(lines[row], row))
                width = len(rows[-1])
            if width != len(rows[0]):
                values = (("head", str(len(rows[0]))), ("cells", str(width)))
                self.mistakes.append(MarkMistake(row, start, "table-cells", values, len(lines[row]) - start))
            row += 1
        return InnerTable(tuple(rows), level, columns), row

    def _cells(self, line: str, row: int) -> tuple[Inline, ...]:
        cells = []
        start = line.index("|") + 1
        end = len(line.rstrip(" \u3000"))
        while start < end:
            match = _CELL.match(line, start, end)
            assert match is not None
            cell = match[1].rstrip(" \u3000")
            begin = _skip(line, start, start + len(cell))
            cells.append(self._inline(line[: start + len(cell)], row, begin, pipes=True))
            start = match.end()
        return tuple(cells)

    def _inline(self, line: str, row: int, start: int = 0, *, pipes: bool = False) -> Inline:
        """Read the inline marks of a line from ``start`` on."""
        if not self._special or not _SPECIAL.search(line, start):
            return Inline(line[start:] if start else line)
        if match := _RUBY.search(line, start):
            self._slip(row, match.start(), "ruby", match.group())
        pieces: list[InlineRun] = []
        unclosed: set[str] = set()
        strong = False
        at = start
        while match := _TOKEN.search(line, at):
            token = match.group()
            begin = match.start()
            pieces.append(InlineRun(line[at:begin], strong))
            at = match.end()
            if token[0] == "\\":
                pieces.append(InlineRun(token[1:], strong))
            elif token == "**":
                if strong or _closes(line, at):
                    strong = not strong
                else:
                    self._slip(row, begin, "unclosed-strong", token, severity="warning")
                    pieces.append(InlineRun(token, strong))
            else:
                end = -1 if token in unclosed else line.find("}}" if token == "{{" else "]]", at)
                if end < 0:
                    if token not in unclosed:  # those after it in the line are not closed, either
                        self._slip(row, begin, "unclosed-value" if token == "{{" else "unclosed-reference", token)
                    unclosed.add(token)
                    pieces.append(InlineRun(token, strong))
                    continue
                name = line[at:end].strip(" \u3000")
                at = end + 2
                pieces.append(self._make_value_or_link(token, name, line[begin:at], row, begin, strong))
        pieces.append(InlineRun(line[at:], strong))
        if pipes:
            pieces = [piece._replace(text=piece.text.replace("\\|", "|")) for piece in pieces]
        return join_inline(pieces)

    def _make_value_or_link(self, token: str, name: str, written: str, row: int, column: int, strong: bool) -> InlineRun:
        """Make the piece of a ``{{name}}`` or an ``[[id]]``."""
        if token == "{{":
            if name not in self.values:
                self._slip(row, column, "unknown-value", written, name=name)
            return InlineRun(written, strong, "", name)
        number = self.ids.get(name)
        if number is None:
            self._slip(row, column, "unknown-id", written, name=name)
            return InlineRun(written, strong)
        return InlineRun(f"No.{number}", strong, f"#q{number}")

    def _slip(self, row: int, column: int, code: str, written: str, /, *, severity: str = "error", **values: str) -> None:
        values = {"written": written, **values}
        self.mistakes.append(MarkMistake(row, column, code, tuple(values.items()), len(written), severity))


def join_inline(pieces: Sequence[InlineRun]) -> Inline:
    """Join pieces into an inline; URLs and e-mail addresses become links.

    Where values are still to come, links are left to the time when they are in.
    """
    text = "".join([piece[0] for piece in pieces])
    spans: list[Span] = []
    at = 0
    for part, strong, link, value in pieces:
        if not part and not value:
            continue
        end = at + len(part)
        if strong or link or value:
            last = spans[-1] if spans else None
            if last and last.end == at and not (link or value or last.link or last.value):
                spans[-1] = Span(last.start, end, strong)
            else:
                spans.append(Span(at, end, strong, link, value))
        at = end
    if not any(span.value for span in spans) and ("@" in text or "://" in text):
        spans = _merge_links(text, spans)
    return Inline(text, tuple(spans))


def _merge_links(text: str, spans: list[Span]) -> list[Span]:
    """Lay links over the ranges that are URLs or e-mail addresses; a strong link is both."""
    found = []
    for match in _LINK.finditer(text):
        target = match.group()
        if match["url"]:
            target = target.rstrip(".,:;!?'")
            while target.endswith(")") and target.count("(") < target.count(")"):
                target = target[:-1].rstrip(".,:;!?'")
        found.append((match.start(), match.start() + len(target), target if match["url"] else "mailto:" + target))
    if not found:
        return spans
    cuts = sorted({at for start, end, _ in found for at in (start, end)} | {at for span in spans for at in span[:2]})
    starts, link_starts = [span.start for span in spans], [start for start, _, _ in found]
    result: list[Span] = []
    for start, end in pairwise(cuts):
        under = spans[at] if (at := bisect_right(starts, start) - 1) >= 0 and end <= spans[at].end else Span(start, end)
        over = found[at] if (at := bisect_right(link_starts, start) - 1) >= 0 and end <= found[at][1] else (0, 0, "")
        link = under.link or over[2]
        if under.strong or link:
            last = result[-1] if result else None
            if last and last.end == start and last[2:] == (under.strong, link, ""):
                result[-1] = last._replace(end=end)
            else:
                result.append(Span(start, end, under.strong, link))
    return result


def _closes(line: str, at: int) -> bool:
    """Say whether a ``**`` that is not escaped follows, with something before it."""
    while match := _TOKEN.search(line, at):
        if match.group() == "**":
            return True
        at = match.end()
    return False


def _level(line: str, lead: int, deepest: int) -> int:
    """Give the level of an indent: a level is two half-width spaces or one full-width one."""
    return min((lead + line.count("\u3000", 0, lead)) // 2, deepest, MAX_LEVEL)


def _skip(line: str, start: int, end: int | None = None) -> int:
    """Give the index after the spaces that begin at ``start``."""
    match = _INDENT.match(line, start, len(line) if end is None else end)
    return match.end() if match else start


def _text_start(line: str, start: int) -> int:
    """Give where the text begins: after a backslash that takes the meaning from the mark after it."""
    return start + 1 if line.startswith("\\", start) and _MARK.match(line, start + 1) else start
