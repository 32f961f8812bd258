"""The lists of a content as sheets: heads and rows of texts, for a workbook and for CSV alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from ..errors import ContentError, Fault, Place
from ..named_tuple import NamedTuple
from ..source.spans import SpanText
from .content_lists import ITEM_KEYS, ContentList, place_of

#: The heads of an FAQ's columns, and their widths in characters of a workbook.
FAQ_HEADS: Final = ("No", "区分", "質問", "回答", "id")
FAQ_WIDTHS: Final = (5, 14, 34, 60, 12)
#: The heads of the other lists' columns by their keys, with their widths.
ITEM_HEADS: Final = {
    "name": ("窓口", 28),
    "tel": ("電話", 18),
    "fax": ("ＦＡＸ", 18),
    "email": ("メール", 24),
    "url": ("ＵＲＬ", 28),
    "hours": ("受付時間", 20),
    "text": ("事項", 60),
    "note": ("補足", 40),
}
#: The names of sheets whose sections have no title.
KIND_NAMES: Final = {"faq": "ＦＡＱ", "contact": "お問い合わせ先", "checklist": "確認事項", "notice": "重要"}
#: The sheet that explains the marks; it is passed over when a workbook comes back.
GUIDE: Final = "書き方"
#: Characters that a cell can hold.
LONGEST_CELL: Final = 32_767
_NO_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME: Final = 31


class ExportSheet(NamedTuple):
    """A sheet to be written: its name, the heads of its columns with their widths, and its rows.

    ``repeated``: the numbers (from 0) of rows that repeat the 区分 of the row before; ``faq``: its columns are ``FAQ_HEADS``;
    ``content``: what its rows are of, one for one; ``None``: that is not known.
    """

    name: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    repeated: frozenset[int]
    faq: bool
    content: ContentList | None = None


class TextTrouble(NamedTuple):
    """What is wrong with a text that is to be written: a fault's code, and what its sentence names."""

    code: str
    values: tuple[tuple[str, str], ...]


def sheets_of(lists: Sequence[ContentList], numbers: Iterable[str]) -> list[ExportSheet]:
    """Give the sheets of a content's lists; ``numbers``: the No of each question as it prints."""
    counted = iter(numbers)
    taken: set[str] = {GUIDE}
    sheets = []
    for content in lists:
        name = _sheet_name(content.title or KIND_NAMES[content.kind], taken)
        if content.kind == "faq":
            asked = content.questions
            questions = tuple((next(counted, ""), one.category, one.question, one.answer, one.id) for one in asked)
            repeated = frozenset(n for n in range(1, len(asked)) if asked[n].path[:-1] == asked[n - 1].path[:-1])
            sheets.append(ExportSheet(name, FAQ_HEADS, FAQ_WIDTHS, questions, repeated, True, content))
        else:
            names, widths = zip(*(ITEM_HEADS[key] for key in ITEM_KEYS[content.kind]), strict=True)
            items = tuple(item.texts for item in content.items)
            sheets.append(ExportSheet(name, names, widths, items, frozenset(), False, content))
    return sheets


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that a workbook takes: short, without some signs, and none twice (letters' case aside)."""
    plain = _NO_SHEET_NAME.sub("", title).strip("' ") or "一覧"
    names = chain([plain[:_LONGEST_NAME]], (f"{plain[: _LONGEST_NAME - 5]}（{n}）" for n in range(2, 1000)))
    name = next(name for name in names if name.casefold() not in taken)
    taken.add(name.casefold())
    return name


def refuse_texts(sheets: Sequence[ExportSheet], file: str, unfit: Callable[[str], TextTrouble | None]) -> None:
    """Refuse the texts that a file of sheets cannot hold, each at its place in the content; ``file``: where none is known.

    ``unfit``: gives what is wrong with a text.  Raises ``ContentError``.
    """
    sources: dict[Path, SpanText] = {}
    faults = [
        Fault(_place_of(sheet, row, column, sources) or Place(file, 1, 1), trouble.code, trouble.values)
        for sheet in sheets
        for row, texts in enumerate(sheet.rows)
        for column, text in enumerate(texts)
        if (trouble := unfit(text))
    ]
    if faults:
        raise ContentError(list(dict.fromkeys(faults)))  # a 区分 stands in each of its rows


def too_long(text: str) -> TextTrouble | None:
    """Say that no cell can hold a text, which a spreadsheet would cut."""
    if len(text) <= LONGEST_CELL:
        return None
    return TextTrouble("cell-too-long", (("limit", str(LONGEST_CELL)), ("text", text[:20])))


def _place_of(sheet: ExportSheet, row: int, column: int, sources: dict[Path, SpanText]) -> Place | None:
    """Give where a sheet's text stands in its file; ``sources``: the files that were read, which one more may join."""
    if sheet.content is None:
        return None
    file = sheet.content.file
    if file not in sources:
        sources[file] = SpanText.read(file.read_bytes())
    return place_of(file, sources[file], sheet.content.path_of(row, column))
