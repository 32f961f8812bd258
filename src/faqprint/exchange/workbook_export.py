"""A workbook of a content's lists, pleasant to read and to edit; the same content gives the same bytes.

openpyxl writes it: the library of Python that is kept best, and knows all that a sheet needs to be pleasant.
"""

from __future__ import annotations

import errno
import io
import os
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from unicodedata import east_asian_width

from ..errors import MachineError
from ..source.csv_text import FORMULA_STARTS
from ..storage.files import system_error
from .sheets import GUIDE, ExportSheet, refuse_texts, too_long

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

#: The greatest height of a row in pt.
_HIGHEST_ROW: Final = 409.0
#: The only time in the file: what lies in a workbook must not depend on when it was made.
_WHEN: Final = datetime(2000, 1, 1)
_PROPERTIES: Final = "docProps/core.xml"
_SAVED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FONT: Final = "游ゴシック"
_HEAD_FILL, _RULE, _GREY, _NO_GREY = "DDE6EE", "B4BEC8", "9AA4AE", "7A8590"
#: What XML has not, and what Excel would take for its own writing of that (ECMA-376 part 1, 22.9.2.19).
_ESCAPED: Final = re.compile("[\0-\x08\x0b-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")
#: The columns of the guide, an empty one behind them.
_GUIDE_COLUMNS: Final = 3
#: The names of the looks of cells: a text, one that is repeated, a number.
_TEXT, _REPEATED, _NUMBER = "ＦＡＱの文", "ＦＡＱの繰り返し", "ＦＡＱの番号"
#: What the guide tells of each mark.
_MARKS: Final = (
    ("書き方", "印刷"),
    ("質問・回答", "１つの欄に、ふだんの文のまま書きます。改行は Alt＋Enter です。"),
    ("【…】 〔…〕 ≪…≫ 〈…〉 ＜…＞ だけの行", "小見出し"),
    ("※　＊　注）　（注）　※１　（注１）　など", "注"),
    ("◆　・　●　○　■　□　★　→　-　など", "箇条書き"),
    ("（１）　１）　１．　①　ア．　（ａ）　Ⅰ．　など", "番号の付いた項目（番号は書いたとおり）"),
    ("参照（空白）別紙２…", "枠付きの「参照」と参照先"),
    ("| で始まる行（２行目は |---|）", "回答の中の表（<br> はます目の中の改行、^^ は上のます目の続き）"),
    ("行の頭の空白２つ", "上の項目の中"),
    ("**強調**", "太字"),
    ("{{名前}}", "appendix.yaml の values に書いた語（支店ごとに替わります）"),
    ("[[id]]", "その id の質問の番号とリンク"),
    ("[[id:page]]", "その id の質問のページとリンク"),
    ("[語](https://…)", "語がリンクになり、後ろに（https://…）"),
    ("No の列", "自動で付き直ります。書き替えても読みません。"),
    ("区分の列", "新しい名前を書けば、新しい区分になります。"),
    ("行を足す・消す・移す", "そのまま取り込めます。消した行の質問は、取り込むときに --prune を付けると消えます。"),
    ("取り込み", "faqprint import このファイル.xlsx -o content/appendix.yaml（書き出したときの原稿）"),
)


def write_workbook(sheets: Sequence[ExportSheet], *, merge: bool = False, file: str = "") -> bytes:
    """Give a workbook of the sheets and of a guide behind them; ``merge``: a 区分 is one cell over its rows.

    Raises ``ContentError`` for a text that no cell can hold, ``MachineError`` if openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ModuleNotFoundError:
        raise MachineError("extra-missing", extra="xlsx") from None
    refuse_texts(sheets, file, too_long)
    book = Workbook()
    book.remove(book.active)
    _add_styles(book)
    pages = [book.create_sheet(sheet.name) for sheet in sheets]
    guide = book.create_sheet(GUIDE)
    _write_guide(guide)
    for page, sheet in zip(pages, sheets, strict=True):
        _write_sheet(page, sheet, guide, merge)
    properties = book.properties
    properties.creator, properties.created, properties.modified = "faqprint", _WHEN, _WHEN
    return _without_times(_save(book))


def _save(book: Workbook) -> bytes:
    """The bytes of a workbook; openpyxl keeps sheets in temporary files, for which there may be no room."""
    import tempfile

    stream = io.BytesIO()
    try:
        book.save(stream)
    except OSError as error:
        raise system_error(error, tempfile.gettempdir()) from error
    except Exception as error:  # lxml's own, as IO_ENOSPC
        if not (name := str(error)).startswith("IO_"):
            raise
        code = getattr(errno, name.removeprefix("IO_"), errno.EIO)
        raise system_error(OSError(code, os.strerror(code)), tempfile.gettempdir()) from error
    return stream.getvalue()


def _write_sheet(page: Worksheet, sheet: ExportSheet, guide: Worksheet, merge: bool) -> None:
    from openpyxl.utils import get_column_letter

    for column, (head, width) in enumerate(zip(sheet.heads, sheet.widths, strict=True), 1):
        page.column_dimensions[get_column_letter(column)].width = width
        _write_head(page.cell(1, column), head)
    page.row_dimensions[1].height = 22
    for number, row in enumerate(sheet.rows):
        for column, text in enumerate(row, 1):
            grey = sheet.faq and (column == 1 or (column == 2 and number in sheet.repeated))
            _write_cell(page.cell(number + 2, column), text, grey=grey, centred=sheet.faq and column == 1)
        page.row_dimensions[number + 2].height = _height_of(row, sheet.widths)
    last = len(sheet.rows) + 1
    if merge and sheet.faq:
        _merge_categories(page, sheet)
    elif sheet.faq:
        _offer_categories(page, sheet, guide)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{last}"
    _set_printing(page)


def _write_head(cell: Any, text: str) -> None:
    """The head of a column."""
    from openpyxl.styles import Alignment, Font, PatternFill

    _write_cell(cell, text, grey=False)
    cell.font, cell.fill = Font(name=_FONT, size=10.5, bold=True), PatternFill("solid", fgColor=_HEAD_FILL)
    cell.alignment = Alignment(vertical="center", horizontal="center", wrap_text=True)


def _height_of(texts: Sequence[str], widths: Sequence[int]) -> float:
    """The height in pt that the texts of a row need in columns so wide: not every program looks for it by itself."""

    def lines(text: str, width: int) -> int:
        taken = (sum(2 if east_asian_width(character) in "WFA" else 1 for character in line) for line in text.split("\n"))
        return sum(max(1, -(-round(1.06 * count) // (width - 1))) for count in taken)

    return min(_HIGHEST_ROW, 5 + 16.5 * max(lines(text, width) for text, width in zip(texts, widths, strict=True)))


def _write_cell(cell: Any, text: str, *, grey: bool, centred: bool = False) -> None:
    """A text cell, whatever it begins with: nothing is computed."""
    cell.value = _ESCAPED.sub(lambda found: f"_x{ord(found[0][0]):04X}_{found[0][1:]}", text) or None
    if text:
        cell.data_type = "s"
    cell.style = _NUMBER if centred else _REPEATED if grey else _TEXT
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True


def _add_styles(book: Workbook) -> None:
    """The looks of cells by their names, which cost a third of what they cost cell by cell."""
    from openpyxl.styles import Alignment, Font, NamedStyle

    for name, colour in ((_TEXT, None), (_REPEATED, _GREY), (_NUMBER, _NO_GREY)):
        style = NamedStyle(name, number_format="@", border=_border(), font=Font(name=_FONT, size=10.5, color=colour))
        style.alignment = Alignment(vertical="top", wrap_text=True, horizontal="center" if name == _NUMBER else None)
        book.add_named_style(style)


def _border() -> Any:
    from openpyxl.styles import Border, Side

    side = Side(style="thin", color=_RULE)
    return Border(left=side, right=side, top=side, bottom=side)


def _merge_categories(page: Worksheet, sheet: ExportSheet) -> None:
    begin = 0
    for number in range(1, len(sheet.rows) + 1):
        if number not in sheet.repeated:
            if number - begin > 1:
                page.merge_cells(start_row=begin + 2, end_row=number + 1, start_column=2, end_column=2)
            begin = number


def _offer_categories(page: Worksheet, sheet: ExportSheet, guide: Worksheet) -> None:
    """The names of the categories as a list to choose from, which takes other words, too; they stand beside the guide."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    names = list(dict.fromkeys(row[1] for row in sheet.rows))
    if not names:
        return
    column = max(guide.max_column, _GUIDE_COLUMNS) + 1
    _write_head(guide.cell(1, column), f"{sheet.name}の区分")
    guide.column_dimensions[get_column_letter(column)].width = 24
    for number, name in enumerate(names, 2):
        _write_cell(guide.cell(number, column), name, grey=False)
    letter = get_column_letter(column)
    formula = f"'{GUIDE}'!${letter}$2:${letter}${len(names) + 1}"
    offered = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
    offered.add(f"B2:B{len(sheet.rows) + 201}")
    page.add_data_validation(offered)


def _set_printing(page: Worksheet) -> None:
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    page.oddFooter.center.text = "&P／&N"
    page.oddFooter.left.text = "&A"
    margins = page.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom = 0.6, 0.7


def _write_guide(page: Worksheet) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 36, 70
    for number, row in enumerate(_MARKS, 1):
        for column, text in enumerate(row, 1):
            cell = page.cell(number, column)
            if number == 1:
                _write_head(cell, text)
            else:
                _write_cell(cell, text, grey=False)
        page.row_dimensions[number].height = _height_of(row, (36, 70))
    page.freeze_panes = "A2"
    _set_printing(page)


def _without_times(book: bytes) -> bytes:
    """The same zip with one date on all of its files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _WHEN.timetuple()[:6])
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(
                entry, _SAVED.sub(rb"\g<1>2000-01-01T00:00:00Z", old.read(name)) if name == _PROPERTIES else old.read(name)
            )
    return stream.getvalue()
