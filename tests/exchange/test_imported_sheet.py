"""Which row of a sheet is the head, which column holds what, and what its rows say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from faqprint.exchange.import_file import read_sheets
from faqprint.exchange.imported_sheet import find_head, item_kind, read_items, squeeze_head

from .books import HEADS, book, csv_file, read, texts, told

ALL = [("全般", "利用時間は？", "九時からです。"), ("全般", "休みは？", "日曜です。")]


def merging(*ranges: str) -> Any:
    """Merge ranges of a sheet."""

    def change(sheet: Any) -> None:
        for cells in ranges:
            sheet.merge_cells(cells)

    return change


@pytest.mark.parametrize(
    "heads",
    [
        ("ご質問", "お答え", "分類"),
        ("Ｑ", "Ａ", "カテゴリ"),
        (" 質 問 ", "回\n答", "ｶﾃｺﾞﾘ"),
        ("Q.", "A.", "大分類"),
        ("質問内容", "回答内容", "区　分"),
    ],
)
def test_heads_by_their_many_names(tmp_path: Path, heads: tuple[str, str, str]) -> None:
    """Width, spaces, points and politeness do not count."""
    rows, faults = read(csv_file(tmp_path / "a.csv", [heads, ("問", "答", "区")]))
    assert (texts(rows), faults) == ([("区", "問", "答")], [])


def test_title_rows_above_the_head(tmp_path: Path) -> None:
    """The first words above the head are the title; the head is looked for in thirty rows."""
    path = csv_file(tmp_path / "a.csv", [("",), ("", "よくある\nご質問"), ("更新", "10月"), HEADS, (1, "区", "問", "答")])
    (sheet,), _ = read_sheets(path)
    head = find_head(sheet)
    assert head is not None
    assert (head.row, head.title) == (4, "よくあるご質問")
    late = csv_file(tmp_path / "b.csv", [*[("題",)] * 30, HEADS, (1, "区", "問", "答")])
    assert find_head(read_sheets(late)[0][0]) is None


def test_named_columns(tmp_path: Path) -> None:
    """Heads of any name can be told; the usual name is then that of another column."""
    path = csv_file(tmp_path / "a.csv", [("質問", "件名", "案内文"), ("旧", "問", "答")])
    rows, faults = read(path, question="件　名", answer="案内文")
    assert (texts(rows), faults) == ([("", "問", "答")], ["warning column-ignored 1:1"])


def test_other_columns_are_told(tmp_path: Path) -> None:
    """Each column that is left out is told once at its head; No never."""
    rows, faults = read(csv_file(tmp_path / "a.csv", [(*HEADS, "備考", "担当"), (1, "区", "問", "答", "注意", "係")]))
    assert (texts(rows), faults) == ([("区", "問", "答")], ["warning column-ignored 1:5", "warning column-ignored 1:6"])


def test_a_column_without_a_head_is_told(tmp_path: Path) -> None:
    """What stood under no head was left out without a word; it is told once, at the first cell that is filled."""
    rows = [HEADS, (1, "区", "問", "答"), (2, "区", "次", "答", "", "注意"), (3, "区", "三", "答", " ", "注意")]
    found, faults = read(csv_file(tmp_path / "a.csv", rows))
    assert (len(found), faults) == (3, ["warning column-ignored 3:6"])
    (sheet,), _ = read_sheets(csv_file(tmp_path / "b.csv", [("事項", "補足"), ("通帳", "", *[""] * 24, "係")]))
    (fault,) = read_items(sheet, "checklist")[1]
    assert (fault.code, fault.place[1:], fault.values) == ("column-ignored", (2, 27), (("name", "AA"),))


def test_id_is_read(tmp_path: Path) -> None:
    """The id goes with its question."""
    assert read(csv_file(tmp_path / "a.csv", [("質問", "回答", "ＩＤ"), ("問", "答", "time")]))[0][0].id == "time"


def test_category_over_its_rows(tmp_path: Path) -> None:
    """One that is merged, in its first row alone, or in a row of its own counts for the rows below."""
    rows = [HEADS, (1, "全般", *ALL[0][1:]), (2, None, *ALL[1][1:])]
    assert texts(read(book(tmp_path / "a.xlsx", rows, merging("B2:B3")))[0]) == ALL
    assert texts(read(book(tmp_path / "a.xlsx", rows))[0]) == ALL
    band = [HEADS, ("全般",), (1, None, *ALL[0][1:]), (2, None, *ALL[1][1:])]
    assert texts(read(book(tmp_path / "a.xlsx", band, merging("A2:D2")))[0]) == ALL
    alone = [HEADS, (None, "全般"), (1, None, *ALL[0][1:]), (2, None, *ALL[1][1:])]
    assert texts(read(book(tmp_path / "a.xlsx", alone))[0]) == ALL


def test_question_over_rows_joins_its_answers(tmp_path: Path) -> None:
    """A question that is merged over rows has all of their answers, line by line."""
    rows = [
        HEADS,
        (1, "区", "問", "一"),
        (None, None, None, "二"),
        (None, None, None, None),
        (None, None, None, "三"),
        (2, "区", "次", "答"),
    ]
    assert texts(read(book(tmp_path / "a.xlsx", rows, merging("C2:C5", "B2:B5")))[0]) == [
        ("区", "問", "一\n二\n三"),
        ("区", "次", "答"),
    ]


def test_blank_and_half_filled_rows(tmp_path: Path) -> None:
    """A blank row is passed over; one with half of what it needs is an error at the cell that lacks it.

    What it has is read all the same: its own faults were told only once that cell was filled.
    """
    rows = [HEADS, (1, "区", "問", "答"), (), (3, "", "", ""), (4, "区", "問二", ""), (5, "区", "", "答"), (6, "区", "　", " ")]
    found, faults = read(csv_file(tmp_path / "a.csv", rows))
    assert texts(found) == [("区", "問", "答"), ("区", "問二", "－"), ("区", "－", "答")]
    assert faults == ["error row-half 5:4", "error row-half 6:3"]


def test_head_again(tmp_path: Path) -> None:
    """A head that is repeated for each printed page is no question."""
    found, faults = read(csv_file(tmp_path / "a.csv", [HEADS, (1, "区", "問", "答"), HEADS, (2, "区", "次", "答")]))
    assert (texts(found), faults) == ([("区", "問", "答"), ("区", "次", "答")], [])


def test_category_in_one_line(tmp_path: Path) -> None:
    """A line feed that only fits a word into its column goes."""
    rows, _ = read(csv_file(tmp_path / "a.csv", [HEADS, (1, "ログイン\n関係", "問", "答"), (2, "Web\nBank", "問", "答")]))
    assert [row.category for row in rows] == ["ログイン関係", "Web Bank"]


def test_lists_of_desks_and_items(tmp_path: Path) -> None:
    """A sheet's heads tell which list it is; a row without its first text is an error."""
    rows = [
        ("窓口", "電話", "ＦＡＸ", "メール", "ＵＲＬ", "受付時間", "備考"),
        ("本店", "0120", "", "a@b", "", "九時"),
        ("", "03"),
    ]
    (sheet,), _ = read_sheets(csv_file(tmp_path / "a.csv", rows))
    items, faults = read_items(sheet, "contact")
    assert item_kind(sheet) == "contact"
    assert [item.texts for item in items] == [("本店", "0120", "", "a@b", "", "九時"), ("－", "03", "", "", "", "")]
    assert told(faults) == ["warning column-ignored 1:7", "error row-half 3:1"]
    kinds = [
        item_kind(read_sheets(csv_file(tmp_path / "b.csv", [heads]))[0][0]) for heads in (("事項", "補足"), ("事項",), ("品名",))
    ]
    assert kinds == ["checklist", "notice", ""]


def test_squeezed_head() -> None:
    """A head without width, spaces and points."""
    assert squeeze_head("Ｎｏ．") == squeeze_head("№") == "no"
