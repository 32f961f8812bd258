"""A sheet's rows as questions, or as desks and items: which row is the head, which column holds what."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from ..errors import Fault
from ..named_tuple import NamedTuple
from .content_lists import ITEM_KEYS, TypedItem, TypedQuestion
from .import_sheet import ImportCell, ImportSheet
from .imported_text import emphasize, one_line
from .sheets import ITEM_HEADS

#: Rows in which the head is looked for.
_HEAD_ROWS: Final = 30
#: What the heads of the columns are called, in NFKC, without spaces and points, in small letters.
_ACCEPTED_HEADS: Final[Mapping[str, frozenset[str]]] = {
    what: frozenset(heads.split())
    for what, heads in {
        "category": "区分 分類 カテゴリ カテゴリー 大分類 大区分 項目 種別 ジャンル テーマ category",
        "question": "質問 ご質問 質問内容 ご質問内容 質問事項 質問文 設問 問 q question q(質問) 質問(q) "
        "お問い合わせ お問合せ 問い合わせ 問合せ 問い合わせ内容 お問い合わせ内容",
        "answer": "回答 ご回答 回答内容 ご回答内容 回答文 回答例 お答え 答え 答 a answer a(回答) 回答(a)",
        "id": "id",
        "code": "code コード 番号コード",
        "no": "no 番号 № 項番 # 通番 連番 項目番号 質問番号",
    }.items()
}
#: What messages call the columns that a question needs.
COLUMN_HEADS: Final = {"category": "区分", "question": "質問", "answer": "回答"}
#: What stands for the text that a row at fault lacks, so that its other texts are proved with those of the sound rows.
_LACKING: Final = "－"
#: The texts that stand in one line.
_ONE_LINE: Final = frozenset(("category", "id", "code"))


class Head(NamedTuple):
    """The head of a sheet of questions: its row, the columns by what they hold, and the title above it.

    ``ignored``: the columns of other heads, with them.
    """

    row: int
    columns: Mapping[str, int]
    ignored: tuple[tuple[int, str], ...]
    title: str


class ImportedRows(NamedTuple):
    """The questions of a sheet, ``path`` holding the row of each, and the faults.

    A row half filled is an error, and a question with a dash for what it lacks.
    """

    questions: list[TypedQuestion]
    faults: list[Fault]


def find_head(sheet: ImportSheet, named: Mapping[str, str] | None = None) -> Head | None:
    """Find the head of a sheet: the first of its rows that has a 質問 and a 回答; ``named``: heads by what they hold."""
    wanted = {what: squeeze_head(head) for what, head in (named or {}).items()}
    title = ""
    for row in sorted(sheet.rows)[:_HEAD_ROWS]:
        if row > _HEAD_ROWS:
            break
        columns: dict[str, int] = {}
        ignored: list[tuple[int, str]] = []
        for column, cell in sorted(sheet.rows[row].items()):
            head = squeeze_head(cell.text)
            what = next((what for what, asked in wanted.items() if asked == head), "")
            what = what or next((what for what, heads in _ACCEPTED_HEADS.items() if head in heads and what not in wanted), "")
            if what and what not in columns:
                columns[what] = column
            elif head:
                ignored.append((column, one_line(cell.text)))
        if {"question", "answer"} | wanted.keys() <= columns.keys():
            return Head(row, columns, tuple(ignored), title)
        title = title or next((line for _, cell in sorted(sheet.rows[row].items()) if (line := one_line(cell.text))), "")
    return None


def squeeze_head(text: str) -> str:
    """Give a head as it is compared."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower().rstrip(".:")


def read_questions(sheet: ImportSheet, head: Head, *, skip_hidden: bool = False) -> ImportedRows:
    """Give the questions of a sheet and the faults; ``skip_hidden``: hidden rows are left out."""
    reader = _RowReader(sheet, head)
    rows = [row for row in sorted(sheet.rows) if row > head.row and not (skip_hidden and row in sheet.hidden)]
    for row in rows:
        reader.read(row)
    notes = [sheet.fault(row, column, "cell-note", "warning") for row, column in sheet.notes]
    headless = _headless_columns(sheet, rows, {*head.columns.values(), *(column for column, _ in head.ignored)})
    faults = sorted([*reader.faults, *notes, *headless], key=lambda fault: fault.place[1:])
    return ImportedRows(reader.questions, faults)


def _headless_columns(sheet: ImportSheet, rows: Sequence[int], heads: Collection[int]) -> Iterator[Fault]:
    """Warn of each column that has texts in its rows and no head, at the first of them."""
    told = set(heads)
    for row in rows:
        for column, cell in sheet.rows[row].items():
            if column not in told and cell.text.strip() and not cell.struck:
                told.add(column)
                yield sheet.fault(row, column, "column-ignored", "warning", name=_column_letters(column))


def _column_letters(column: int) -> str:
    """Give what a spreadsheet calls a column, from 1: A, B, … AA."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


class _RowReader:
    """Reads one row after the other."""

    def __init__(self, sheet: ImportSheet, head: Head) -> None:
        self.sheet = sheet
        self.columns = {what: column for what, column in head.columns.items() if what != "no"}
        self.faults = [sheet.fault(head.row, column, "column-ignored", "warning", name=name) for column, name in head.ignored]
        self.questions: list[TypedQuestion] = []
        self._head = {what: squeeze_head(sheet.rows[head.row][column].text) for what, column in self.columns.items()}
        self._category = ""
        self._question_row = 0
        below = [cells for row, cells in sheet.rows.items() if row > head.row]
        self._mixed = {  # columns whose look does not make all of their texts bold
            column
            for what in ("question", "answer")
            if any(not cells[column].bold for cells in below if (column := self.columns[what]) in cells)
        }

    def read(self, row: int) -> None:
        """Take a row."""
        cells = {what: self.sheet.cell(row, column, across=what == "category") for what, column in self.columns.items()}
        texts = {what: self._text(what, cell) for what, cell in cells.items()}
        if self._is_struck(row):
            self._category = texts.get("category") or self._category
            self.faults.append(self.sheet.fault(row, self.columns["question"], "struck-row", "warning"))
            return
        if not any(texts.values()) or all(squeeze_head(texts[what]) == text for what, text in self._head.items()):
            return  # blank, or the head again, as at the top of a printed page
        for column in self.columns.values():
            self._tell(row, column)
        self._category = texts.get("category") or self._category
        self._take(row, texts)

    def _take(self, row: int, texts: Mapping[str, str]) -> None:
        """Take the texts of a row that is to be read."""
        area = self.sheet.merged.merged_at(row, self.columns["question"])
        if area and area.row < row and area.row == self._question_row:
            own = self.sheet.rows[row].get(self.columns["answer"])
            if own and texts["answer"] and self.questions:
                self._tell_hidden(row)
                self.questions[-1] = self.questions[-1]._replace(
                    answer=f"{self.questions[-1].answer}\n{texts['answer']}".strip("\n")
                )
            return
        question, answer = texts["question"], texts["answer"]
        if not question and not answer:
            return  # 区分 alone begins one
        if not question or not answer:
            lacking = "question" if not question else "answer"
            self.faults.append(self.sheet.fault(row, self.columns[lacking], "row-half", what=COLUMN_HEADS[lacking]))
        self._tell_hidden(row)
        self._question_row = row
        given = {key: texts[key] for key in ("id", "code") if texts.get(key)}
        asked = TypedQuestion(self._category, question or _LACKING, answer or _LACKING, path=(row,), **given)
        self.questions.append(asked)

    def _tell_hidden(self, row: int) -> None:
        if row in self.sheet.hidden:
            self.faults.append(self.sheet.fault(row, 1, "hidden-row", "warning"))

    def _text(self, what: str, cell: ImportCell | None) -> str:
        """The text of a cell as the content is to hold it."""
        if cell is None or cell.struck:
            return ""
        if what in _ONE_LINE:
            return one_line(cell.text)
        return emphasize(cell.text) if cell.bold and cell.column in self._mixed else cell.text

    def _is_struck(self, row: int) -> bool:
        """Whether what stands in the question and answer of a row is struck out, all of it."""
        cells = [self.sheet.rows[row].get(self.columns[what]) for what in ("question", "answer")]
        return any(cells) and all(cell.struck for cell in cells if cell)

    def _tell(self, row: int, column: int) -> None:
        cell = self.sheet.rows[row].get(column)
        if cell is None:
            return
        self.faults += cell.faults
        if cell.struck:
            self.faults.append(self.sheet.fault(row, column, "struck-text", "warning", text=one_line(cell.text)[:20]))


def item_kind(sheet: ImportSheet) -> str:
    """Say which list's heads the first row of a sheet holds: ``contact``, ``checklist``, ``notice``, or ''."""
    heads = _item_heads(sheet)
    found = [kind for kind, keys in ITEM_KEYS.items() if squeeze_head(ITEM_HEADS[keys[0]][0]) in heads]
    whole = [kind for kind in found if all(squeeze_head(ITEM_HEADS[key][0]) in heads for key in ITEM_KEYS[kind])]
    return next(iter([*whole, *found]), "")


def _item_heads(sheet: ImportSheet) -> dict[str, int]:
    first = min(sheet.rows, default=0)
    return {squeeze_head(cell.text): column for column, cell in sheet.rows.get(first, {}).items()}


def read_items(sheet: ImportSheet, kind: str, *, skip_hidden: bool = False) -> tuple[list[TypedItem], list[Fault]]:
    """Give the desks or items of a sheet, ``path`` holding the row of each, and the faults.

    A row without its first text is an error, and an item with a dash for it.
    """
    heads = _item_heads(sheet)
    keys = ITEM_KEYS[kind]
    columns = [heads.get(squeeze_head(ITEM_HEADS[key][0]), 0) for key in keys]
    first = min(sheet.rows, default=0)
    items: list[TypedItem] = []
    faults = [
        sheet.fault(first, column, "column-ignored", "warning", name=one_line(cell.text))
        for column, cell in sheet.rows[first].items()
        if column not in columns
    ]
    rows = [row for row in sorted(sheet.rows) if row > first and not (skip_hidden and row in sheet.hidden)]
    faults += _headless_columns(sheet, rows, sheet.rows.get(first, {}))
    for row in rows:
        cells = [sheet.rows[row].get(column) for column in columns]
        texts = tuple(cell.text if cell and not cell.struck else "" for cell in cells)
        faults += [fault for cell in cells if cell for fault in cell.faults]
        if not any(texts):
            if any(cells):
                faults.append(sheet.fault(row, columns[0], "struck-row", "warning"))
            continue
        if row in sheet.hidden:
            faults.append(sheet.fault(row, 1, "hidden-row", "warning"))
        if not texts[0]:
            faults.append(sheet.fault(row, columns[0], "row-half", what=ITEM_HEADS[keys[0]][0]))
            texts = (_LACKING, *texts[1:])
        lines = (text if key in ("text", "note") else one_line(text) for key, text in zip(keys, texts, strict=True))
        items.append(TypedItem(tuple(lines), (row,)))
    faults += [sheet.fault(row, column, "cell-note", "warning") for row, column in sheet.notes]
    return items, faults
