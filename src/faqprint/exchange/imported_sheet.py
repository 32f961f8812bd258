"""A sheet's rows as questions, or as desks and items: which row is the head, which column holds what (SPREADSHEET, import)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final, NamedTuple

from ..errors import Fault, Place
from .content_lists import ITEM_KEYS, TypedItem, TypedQuestion
from .sheets import ITEM_HEADS

#: Rows in which the head is looked for.
_HEAD_ROWS: Final = 30
#: What the heads of the columns are called, in NFKC, without spaces and in small letters.
HEADS: Final[Mapping[str, frozenset[str]]] = {
    "category": frozenset(("区分", "分類", "カテゴリ", "カテゴリー", "大分類", "項目", "種別", "category")),
    "question": frozenset(("質問", "ご質問", "お問い合わせ", "問い合わせ内容", "q", "question", "問", "質問内容", "ご質問内容")),
    "answer": frozenset(("回答", "ご回答", "お答え", "答え", "a", "answer", "答", "回答内容", "ご回答内容")),
    "id": frozenset(("id",)),
    "code": frozenset(("code", "コード", "番号コード")),
    "no": frozenset(("no", "no.", "番号", "№", "項番", "#", "通番", "連番")),
}


class ImportCell(NamedTuple):
    """A cell's text as Excel shows it, cleaned; its row and column from 1."""

    text: str
    row: int
    column: int


class ImportSheet(NamedTuple):
    """A sheet: its name as messages show it, its filled cells by row and column, and for a merged cell's other cells its first.

    ``file``: what messages call the file.
    """

    file: str
    name: str
    rows: Mapping[int, Mapping[int, ImportCell]]
    merged: Mapping[tuple[int, int], tuple[int, int]]

    def text(self, row: int, column: int) -> str:
        """Give what stands in a cell, or in the merged one that it belongs to."""
        row, column = self.merged.get((row, column), (row, column))
        cell = self.rows.get(row, {}).get(column)
        return cell.text if cell else ""

    def fault(self, row: int, column: int, code: str, severity: str = "error", **values: str) -> Fault:
        """Make a fault at a cell."""
        return Fault(Place(self.file, row, max(column, 1)), code, tuple(values.items()), severity=severity)


class Head(NamedTuple):
    """The head of a sheet of questions: its row, the columns by what they hold, and the title above it."""

    row: int
    columns: Mapping[str, int]
    ignored: tuple[tuple[int, str], ...]
    title: str


def find_head(sheet: ImportSheet, named: Mapping[str, str] | None = None) -> Head | None:
    """Find the head of a sheet: the first of its rows that has a 質問 and a 回答; ``named``: heads by what they hold."""
    wanted = {what: squeezed_head(head) for what, head in (named or {}).items()}
    title = ""
    for row in sorted(sheet.rows)[:_HEAD_ROWS]:
        if row > _HEAD_ROWS:
            break
        columns: dict[str, int] = {}
        ignored: list[tuple[int, str]] = []
        for column, cell in sorted(sheet.rows[row].items()):
            head = squeezed_head(cell.text)
            what = next((what for what, asked in wanted.items() if asked == head), "")
            what = what or next((what for what, heads in HEADS.items() if head in heads and what not in wanted), "")
            if what and what not in columns:
                columns[what] = column
            elif head:
                ignored.append((column, cell.text))
        if "question" in columns and "answer" in columns:
            return Head(row, columns, tuple(ignored), title)
        title = title or next((cell.text for _, cell in sorted(sheet.rows[row].items()) if cell.text.strip()), "")
    return None


def squeezed_head(text: str) -> str:
    """Give a head as it is compared."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def read_questions(sheet: ImportSheet, head: Head, skip: frozenset[int] = frozenset()) -> tuple[list[TypedQuestion], list[Fault]]:
    """Give the questions of a sheet, ``path`` holding their row, and the faults; rows in ``skip`` are left out."""
    faults = [sheet.fault(head.row, column, "column-ignored", "warning", name=name) for column, name in head.ignored]
    columns = head.columns
    questions: list[TypedQuestion] = []
    category = ""
    merged_question = (0, 0)
    for row in range(head.row + 1, max(sheet.rows, default=0) + 1):
        if row in skip:
            continue
        texts = {what: sheet.text(row, column) for what, column in columns.items()}
        asked, answer = texts["question"], texts["answer"]
        if texts.get("category"):
            category = texts["category"]
        origin = sheet.merged.get((row, columns["question"]), (row, columns["question"]))
        if questions and origin == merged_question and origin[0] != row:
            if answer and sheet.merged.get((row, columns["answer"]), (row, 0))[0] == row:
                questions[-1] = questions[-1]._replace(answer=f"{questions[-1].answer}\n{answer}")
            continue
        if not asked and not answer:
            continue  # a blank row, or one with its 区分 alone
        if not asked or not answer:
            lacking = "question" if not asked else "answer"
            faults.append(sheet.fault(row, columns[lacking], "row-half", what=lacking))
            continue
        merged_question = origin
        questions.append(TypedQuestion(category, asked, answer, texts.get("id", ""), (row,)))
    return questions, faults


def read_items(sheet: ImportSheet, kind: str) -> tuple[list[TypedItem], list[Fault]] | None:
    """Give the desks or items of a sheet; ``None``: its first row is not the head of such a list."""
    first = min(sheet.rows, default=0)
    heads = {squeezed_head(cell.text): column for column, cell in sheet.rows.get(first, {}).items()}
    keys = ITEM_KEYS[kind]
    columns = [heads.get(squeezed_head(ITEM_HEADS[key][0])) for key in keys]
    if columns[0] is None:
        return None
    items: list[TypedItem] = []
    faults: list[Fault] = []
    for row in range(first + 1, max(sheet.rows, default=0) + 1):
        texts = tuple(sheet.text(row, column) if column else "" for column in columns)
        if not any(texts):
            continue
        if not texts[0]:
            faults.append(sheet.fault(row, columns[0], "row-half", what=keys[0]))
            continue
        items.append(TypedItem(texts, (row,)))
    return items, faults
