"""The text of one YAML scalar -> blocks and inline spans, by the marks of FORMAT.md (FM-11 to FM-25).

Most lines bear no mark: one compiled pattern says so for a whole text, another for a line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from ..named_tuple import NamedTuple
from ..storage.memory_cache import Memoizer
from .inline_runs import InlineRun, join_inline
from .line_marks import ESCAPED_PICTURE, FIRST, PICTURE_LIKE, match_mark
from .model import (
    PAGE_LINK,
    QUESTION_LINK,
    Block,
    HalfLine,
    Heading,
    Inline,
    InnerTable,
    Item,
    Note,
    Paragraph,
    Picture,
    QrLine,
    Reference,
    TableColumn,
    Text,
)
from .printed_numbers import PrintedNumbers
from .word_links import ESCAPED_LINK, LINK_LIKE, WORD_LINK, address_runs, link_mistake


class MarkMistake(NamedTuple):
    """A fault of the marks: its code and values, and the line and column (from 0) in the text."""

    line: int
    column: int
    code: str
    values: tuple[tuple[str, str], ...]
    length: int = 1
    severity: str = "error"


#: In ``[[id:page]]``: what is printed of the question in place of its No.
PAGE_PART: Final = ":page"
_PART: Final = "([:：])(.*)"
#: A space that is not dropped at a line's start: an indent without an item is kept as typed.
_KEPT_SPACE: Final = "\u00a0"
#: Deepest indent that is followed, in levels.
MAX_LEVEL: Final = 3

_INDENT: Final = re.compile("[ \u3000]*")
_RULE_ROW: Final = r"[ \u3000]*\|(?=[^-]*-)[-:| \u3000]*$"
#: Such a row that can be meant for nothing else: cells of one dash say that there is nothing.
_LONG_RULE_ROW: Final = r"[ \u3000]*\|(?:[ \u3000]*(?::-+:?|-+:|-{2,})[ \u3000]*(?:\||$))+"
#: A row of two cells or more between bars.
_ROW: Final = r"[ \u3000]*\|(?:[^|\n]+\|){2,}[ \u3000]*$"
#: What is typed for the row below the heads, and is none.
_OTHER_RULE: Final = r"[ \u3000]*\|[-－ー―‐−—–_＿=＝:：+＋| \u3000]+\|[ \u3000]*$"
#: A column's part of the row below the head: ``:`` at its ends say how the column is set.
_RULE: Final = r"(:?)-+(:?)"
_ALIGNS: Final = {(False, False): "", (True, False): "left", (True, True): "center", (False, True): "right"}
_CELL: Final = re.compile(r"((?:\\\||[^|])*)(?:\||$)")
#: A cell that belongs to the one above it.
_JOINED: Final = "^^"
#: Anything inside a line that could be markup.
_SPECIAL: Final = re.compile(r"\*\*|\{\{|\[\[|@|://|\\|\](?=[ \u3000]*[(（])|｜[^《\n]{1,50}《|</?r(?:uby|t|p)>|<[bB][rR] ?/?>")
_MARKS: Final = (
    rf"\\(?=\*\*|\{{\{{|\[\[)(?:\*\*|\{{\{{|\[\[)|{ESCAPED_LINK}|{ESCAPED_PICTURE}"
    rf"|(?<!\*)\*\*(?!\*)|\{{\{{|\[\[|(?P<link>{WORD_LINK})"
)
#: In a cell bars are escaped, and lines end; both are compiled where they are needed first: ``re`` keeps what it compiled.
_CELL_MARKS: Final = rf"{_MARKS}|\\\||\\<[bB][rR] ?/?>|(?P<end><[bB][rR] ?/?>[ \u3000]*)"
_RUBY: Final = r"｜[^《》\n]{1,50}《[^《》\n]*》|</?r(?:uby|t|p)>"


class MarkupReader:
    """Reads texts; ``ids`` gives each question's number, ``values`` the names that ``{{…}}`` may use.

    ``prints_addresses``: whether the URL is printed behind words that are a link.  ``memo``: has texts as they were read before.
    """

    def __init__(self, ids: Mapping[str, int], values: Mapping[str, object], memo: Memoizer | None = None) -> None:
        self.ids = ids
        self._memo = memo
        self.values = values
        self.prints_addresses = True
        #: What each question prints as its No.
        self.numbers = PrintedNumbers()
        self.mistakes: list[MarkMistake] = []  # of the text last read
        #: The numbers of the questions whose page is printed somewhere.
        self.paged: set[int] = set()
        self._special = True  # does the text that is being read hold anything that could be markup inside a line?

    def text(self, source: str) -> Text:
        """Read a text of many lines; empty lines at its end do not count."""
        source = source.rstrip("\n \u3000")
        if not source:
            return ()
        self._special = _SPECIAL.search(source) is not None
        if self._special or self._memo is None:  # what its marks mean is not in itself alone
            return self._read(source)
        blocks, mistakes = self._memo(("text", source), lambda: self._read_apart(source))
        self.mistakes += mistakes
        return blocks

    def _read_apart(self, source: str) -> tuple[Text, tuple[MarkMistake, ...]]:
        """Read a text that depends on nothing but itself; gives its own mistakes, too."""
        before, self.mistakes = self.mistakes, []
        blocks = self._read(source)
        own, self.mistakes = tuple(self.mistakes), before
        return blocks, own

    def _read(self, source: str) -> Text:
        lines = source.split("\n")
        if ("[" in source or "［" in source) and PICTURE_LIKE.search(source):
            self._look_for_pictures(lines)
        if FIRST.search(source):
            return self._blocks(lines)
        if not self._special:
            return tuple([Paragraph(Inline(line)) for line in lines])
        return tuple([Paragraph(self._inline(line, row)) for row, line in enumerate(lines)])

    def line(self, source: str) -> Inline:
        """Read a text of one line: no mark at its start means anything, though a backslash before one is taken off."""
        self._special = True
        if PICTURE_LIKE.search(source):
            self._look_for_pictures([source], alone=False)
        return self._inline(source, 0, _text_start(source, 0))

    # pictures and codes are few: their module is loaded where there is one

    def _look_for_pictures(self, lines: Sequence[str], *, alone: bool = True) -> None:
        from .figure_lines import look_for_pictures

        look_for_pictures(lines, self._slip, alone=alone)

    def _picture(self, line: str, row: int, lead: int, level: int) -> Picture:
        from .figure_lines import read_picture_line

        return read_picture_line(line, row, lead, level, self._inline, self._slip)

    def _code(self, line: str, row: int, start: int, level: int) -> QrLine | None:
        from .figure_lines import read_qr_line

        return read_qr_line(line, row, start, level, self._inline, self._slip)

    def _blocks(self, lines: list[str]) -> Text:
        blocks: list[Block] = []
        opened: list[int] = []  # the indents, as typed, of the items that are open, each below the one before
        row = 0
        while row < len(lines):
            line = lines[row]
            if not line or not (stripped := line.lstrip(" \u3000")):
                blocks.append(HalfLine())
                row += 1
                continue
            lead = len(line) - len(stripped)
            level = _level(line, lead, opened) if lead and opened else 0
            if not level:
                opened = []
                line = line[:lead].replace(" ", _KEPT_SPACE) + stripped
            found = match_mark(line, lead) if level or not lead else None
            kind = found.kind if found else ""
            if found is None:
                start = _text_start(line, lead if level else 0)
                blocks.append(Paragraph(self._inline(line, row, start), level))
            elif kind == "row":
                if row + 1 < len(lines) and re.match(_RULE_ROW, lines[row + 1]):
                    table, row = self._table(lines, row, level)
                    blocks.append(table)
                    continue
                self._look_for_table(lines, row, lead)
                blocks.append(Paragraph(self._inline(line, row, lead), level))
            elif kind == "picture":
                blocks.append(self._picture(line, row, lead, level))
            elif kind == "code":
                blocks.append(self._code(line, row, found.end, level) or Paragraph(self._inline(line, row, lead), level))
            elif kind == "heading":
                blocks.append(Heading(self._inline(line.rstrip(" \u3000"), row, lead), level))
            else:
                mark = line[lead : found.end].strip(" \u3000")
                body = self._inline(line, row, _skip(line, found.end))
                if kind == "note":
                    blocks.append(Note(mark, body, level))
                elif kind == "reference":
                    blocks.append(Reference(body, level))
                else:
                    opened[level:] = [_indent(line, lead)]
                    blocks.append(Item(mark, body, level + 1, kind == "number"))
            row += 1
        return tuple(blocks)

    def _look_for_table(self, lines: list[str], row: int, lead: int) -> None:
        """Warn at the first of some rows that would be a table if a rule stood below it."""
        above, line, below = (re.match(_ROW, lines[at]) if 0 <= at < len(lines) else None for at in (row - 1, row, row + 1))
        if line and not above and row + 1 < len(lines) and re.match(_OTHER_RULE, lines[row + 1]):
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
        joined: list[tuple[int, int]] = []
        row = first
        while row < len(lines) and (start := _skip(lines[row], 0)) < len(lines[row]) and lines[row][start] == "|":
            if row == first + 1:
                aligns = [_ALIGNS[bool(left), bool(right)] for left, right in re.findall(_RULE, lines[row])]
                if len(aligns) == 1:  # |---| alone rules a head of any width
                    aligns *= len(rows[0])
                width = len(aligns)
                if any(aligns):
                    columns = tuple(map(TableColumn, aligns))
            else:
                cells, below = self._cells(lines[row], row)
                if row > first + 1 and re.fullmatch(_LONG_RULE_ROW, lines[row].rstrip(" \u3000")):
                    self._slip(row, start, "table-rule-again", lines[row].strip(" \u3000"), severity="warning")
                if below:
                    self._check_joined(row - first, row, below, len(cells))
                    joined += [(len(rows), column) for column, _ in below]
                rows.append(cells)
                width = len(cells)
            if width != len(rows[0]):
                values = (("head", str(len(rows[0]))), ("cells", str(width)))
                self.mistakes.append(MarkMistake(row, start, "table-cells", values, len(lines[row]) - start))
            row += 1
        return InnerTable(tuple(rows), level, columns, joined=tuple(joined)), row

    def _check_joined(self, number: int, row: int, below: list[tuple[int, int]], width: int) -> None:
        """Refuse cells that have none above them to belong to, and a row that has no cell of its own.

        ``number``: of the row in its table, the head's is 0; ``below``: the columns of the cells, and where they are written.
        """
        if number <= 2:
            for _, at in below:
                self._slip(row, at, "joined-nothing-above", _JOINED)
        elif len(below) == width:
            self._slip(row, below[0][1], "joined-row", _JOINED)

    def _cells(self, line: str, row: int) -> tuple[tuple[Inline, ...], list[tuple[int, int]]]:
        """Read a row: its cells, and of those that belong to the cell above the column and where they are written."""
        cells: list[Inline] = []
        joined: list[tuple[int, int]] = []
        start = line.index("|") + 1
        end = len(line.rstrip(" \u3000"))
        while start < end:
            match = _CELL.match(line, start, end)
            assert match is not None
            cell = match[1].rstrip(" \u3000")
            begin = _skip(line, start, start + len(cell))
            written = line[begin : start + len(cell)]
            if written == _JOINED:
                joined.append((len(cells), begin))
                cells.append(Inline(""))
            elif written == f"\\{_JOINED}":
                cells.append(Inline(_JOINED))
            else:
                cells.append(self._inline(line[: start + len(cell)], row, begin, cell=True))
            start = match.end()
        return tuple(cells), joined

    def _inline(self, line: str, row: int, start: int = 0, *, cell: bool = False) -> Inline:
        """Read the inline marks of a line from ``start`` on."""
        if not self._special or not _SPECIAL.search(line, start):
            return Inline(line[start:] if start else line)
        if match := re.compile(_RUBY).search(line, start):
            self._slip(row, match.start(), "ruby", match.group())
        return join_inline(self._runs(line, row, start, len(line), re.compile(_CELL_MARKS if cell else _MARKS)))

    def _runs(
        self, line: str, row: int, at: int, end: int, tokens: re.Pattern[str], *, strong: bool = False, link: str = ""
    ) -> list[InlineRun]:
        """Read the runs of a stretch of a line; ``link``: where all of it leads; ``strong``: whether it begins so."""
        runs: list[InlineRun] = []
        unclosed: set[str] = set()
        outer = strong
        while match := tokens.search(line, at, end):
            token = match.group()
            begin = match.start()
            runs.append(self._plain_run(line, row, at, begin, strong, link))
            at = match.end()
            if token[0] == "\\":
                runs.append(InlineRun(token[1:], strong, link))
            elif token == "**":
                if strong != outer or _closes(line, at, end):
                    strong = not strong
                else:
                    self._slip(row, begin, "unclosed-strong", token, severity="warning")
                    runs.append(InlineRun(token, strong, link))
            elif match.lastgroup == "end":
                runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip(" \u3000"))
                runs.append(InlineRun("\n", strong, link))
            elif match.lastgroup == "link":
                runs += self._link(match, row, tokens, strong)
            else:
                close = -1 if token in unclosed else line.find("}}" if token == "{{" else "]]", at, end)
                if close < 0:
                    if token not in unclosed:  # those after it in the line are not closed, either
                        self._slip(row, begin, "unclosed-value" if token == "{{" else "unclosed-reference", token)
                    unclosed.add(token)
                    runs.append(InlineRun(token, strong, link))
                    continue
                name = line[at:close].strip(" \u3000")
                at = close + 2
                run = self._make_value_or_link(token, name, line[begin:at], row, begin, strong)
                runs.append(run._replace(link=link) if link else run)
        runs.append(self._plain_run(line, row, at, end, strong, link))
        return runs

    def _plain_run(self, line: str, row: int, start: int, end: int, strong: bool, link: str) -> InlineRun:
        """Make the run of a stretch without marks; what looks like a link in it and is none is told."""
        text = line[start:end]
        for match in re.compile(LINK_LIKE).finditer(line, start, end) if "]" in text else ():  # sees what stands before
            code, values = link_mistake(match)
            self._slip(row, match.start(), code, match.group(), severity="warning", **values)
        return InlineRun(text, strong, link)

    def _link(self, match: re.Match[str], row: int, tokens: re.Pattern[str], strong: bool) -> list[InlineRun]:
        """Make the runs of words that are a link, and of the URL that is printed behind them."""
        line, url = match.string, match["url"].replace(r"\|", "|")  # as in a cell
        address = address_runs(url, strong)
        for run in address:
            if run.value and run.value not in self.values:
                at = match.start("url") + url.index(run.text)
                self._slip(row, at, "unknown-value", run.text, name=run.value)
        words = self._runs(line, row, *match.span("words"), tokens, strong=strong, link=url)
        return [*words, *address] if self.prints_addresses else words

    def _make_value_or_link(self, token: str, name: str, written: str, row: int, column: int, strong: bool) -> InlineRun:
        """Make the piece of a ``{{name}}`` or an ``[[id]]``."""
        if token == "{{":
            if name not in self.values:
                self._slip(row, column, "unknown-value" if name else "empty-name", written, name=name)
            return InlineRun(written, strong, "", name)
        name, part = split_reference(name)
        number = self.ids.get(name)
        if number is None:
            self._slip(row, column, "unknown-id" if name else "empty-name", written, name=name)
            return InlineRun(written, strong)
        if part not in ("", PAGE_PART):
            self._slip(row, column, "reference-part", written, mended=f"[[{name}{PAGE_PART}]]")
        no = self.numbers.no_of(number)
        if part:
            self.paged.add(number)
        elif self.numbers.is_shared(number):
            self._slip(row, column, "no-shared", written, severity="warning", no=no)
        return InlineRun(f"No.{no}", strong, f"{PAGE_LINK if part else QUESTION_LINK}{number}")

    def _slip(self, row: int, column: int, code: str, written: str, /, *, severity: str = "error", **values: str) -> None:
        values = {"written": written, **values}
        self.mistakes.append(MarkMistake(row, column, code, tuple(values.items()), len(written), severity))


def _closes(line: str, at: int, end: int) -> bool:
    """Say whether a ``**`` that is not escaped follows before ``end``."""
    while match := re.compile(_MARKS).search(line, at, end):
        if match.group() == "**":
            return True
        at = match.end()
    return False


def _level(line: str, lead: int, opened: Sequence[int]) -> int:
    """Give the level of the innermost item that a line is indented under; ``opened``: the indents of the items that are open."""
    indent = _indent(line, lead)
    return min(sum(own < indent for own in opened), MAX_LEVEL) if indent else 0


def _indent(line: str, lead: int) -> int:
    """Give the indent of a line in levels: two half-width spaces or one full-width one."""
    return (lead + line.count("\u3000", 0, lead)) // 2


def _skip(line: str, start: int, end: int | None = None) -> int:
    """Give the index after the spaces that begin at ``start``."""
    match = _INDENT.match(line, start, len(line) if end is None else end)
    return match.end() if match else start


def split_reference(name: str) -> tuple[str, str]:
    """Part what stands between ``[[`` and ``]]`` into the id and what is asked of its question, with its colon; '': its No."""
    match = re.search(_PART, name)
    return (name[: match.start()].rstrip(" \u3000"), match[1] + match[2].strip(" \u3000")) if match else (name, "")


def _text_start(line: str, start: int) -> int:
    """Give where the text begins: after a backslash that takes the meaning from the mark after it."""
    return start + 1 if line.startswith("\\", start) and match_mark(line, start + 1) else start
