"""A sheet becomes a file, or brings one up to date: what was meant, and not a byte more."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from faqprint.errors import UsageError
from faqprint.exchange.content_lists import read_lists
from faqprint.exchange.importing import ImportOptions, import_file, map_of
from faqprint.exchange.owner import printed_numbers
from faqprint.exchange.sheets import sheets_of
from faqprint.exchange.workbook_export import write_workbook
from faqprint.manuscript.load import load

from ..source.test_splice import ROOT
from .books import HEADS, book, bring, csv_file, refused, told

FAQ = """\
# 原稿
type: faq
title: "ＦＡＱ"
categories:
  - name: 全般
    questions:
      # 時間のこと
      - question: 利用時間は？
        id: time
        answer: 九時からです。   # 確認ずみ
      - question: '休みは？'
        answer: |
          日曜です。
          祝日もです。
"""
SAME = [
    (*HEADS, "id"),
    (1, "全般", "利用時間は？", "九時からです。", "time"),
    (2, "", "休みは？", "日曜です。\n祝日もです。", ""),
]


@pytest.fixture
def faq(tmp_path: Path) -> Path:
    """A file of two questions with comments, by CR LF and with a byte order mark."""
    path = tmp_path / "faq.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + FAQ.replace("\n", "\r\n").encode())
    return path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The appendix of this repository."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path / "content" / "appendix.yaml"


def exported(appendix: Path, path: Path) -> Path:
    """The workbook of an appendix."""
    lists = read_lists(appendix)
    path.write_bytes(write_workbook(sheets_of(lists, printed_numbers(appendix, sum(len(one.questions) for one in lists)))))
    return path


def test_new_file(tmp_path: Path) -> None:
    """A new file says what the sheet says, texts plain where they can be, and its title is that above the head."""
    rows = [
        ("よくあるご質問",),
        HEADS,
        (1, "全般", "時間は？", "九時\n※祝日を除く"),
        (2, "", "税込: 幾ら？", "[重要]千円"),
        (3, "他", "# は？", "はい"),
    ]
    imported = bring(book(tmp_path / "a.xlsx", rows), tmp_path / "new.yaml")
    assert (
        (tmp_path / "new.yaml").read_text("utf-8")
        == """\
type: faq
title: よくあるご質問

categories:
  - name: 全般
    questions:
      - question: 時間は？
        answer: |
          九時
          ※祝日を除く
      - question: "税込: 幾ら？"
        answer: "[重要]千円"

  - name: 他
    questions:
      - question: "# は？"
        answer: はい
"""
    )
    assert imported.counts == {"questions": 3, "categories": 2, "added": 3} | dict.fromkeys(
        ("changed", "moved", "same", "missing", "removed"), 0
    )


@pytest.mark.parametrize(("name", "title"), [("お客さま用", "お客さま用"), (None, "ＦＡＱ")])
def test_title_of_a_new_file(tmp_path: Path, name: str | None, title: str) -> None:
    """Without a title above the head it is the sheet's name, and ＦＡＱ for a CSV; rows without a 区分 get it, too."""
    rows = [("質問", "回答"), ("問", "答")]
    source = book(tmp_path / "a.xlsx", rows, title=name) if name else csv_file(tmp_path / "a.csv", rows)
    bring(source, tmp_path / "new.yaml")
    (found,) = read_lists(tmp_path / "new.yaml")
    assert (found.title, found.categories[0][0]) == (title, title)


def test_nothing_changed_touches_nothing(tmp_path: Path, faq: Path) -> None:
    """The same rows change no byte, and nothing is to be written."""
    imported = import_file(csv_file(tmp_path / "a.csv", SAME), faq, ImportOptions(prune=True))
    assert (imported.files, imported.counts["same"], imported.warnings) == ({}, 2, ())


def test_change_in_place(tmp_path: Path, faq: Path) -> None:
    """What changed is replaced; comments, id, quotes, line ends and mark stay, and a moved question takes its comment along."""
    before = faq.read_bytes()
    rows = [
        SAME[0],
        (1, "全般", "休業日は？", "日曜です。\n祝日もです。", ""),
        SAME[1],
        (3, "全般", "土曜は？", "開いています。", ""),
    ]
    counts = bring(csv_file(tmp_path / "a.csv", rows), faq).counts
    moved = before.decode("utf-8-sig").replace("\r\n", "\n")
    head, time, rest = moved.partition("      # 時間のこと\n")
    question, _, other = rest.partition("      - question: '休みは？'")
    new = "      - question: 土曜は？\n        answer: 開いています。\n"
    text = f"{head}      - question: '休業日は？'{other}{time}{question}{new}"
    assert faq.read_bytes() == b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert (counts["questions"], counts["added"], counts["changed"], counts["moved"] + counts["same"]) == (3, 1, 1, 1)


def test_missing_question(tmp_path: Path, faq: Path) -> None:
    """A question without a row stays, told at its place in the file; with prune it goes, and its comment with it."""
    path = csv_file(tmp_path / "a.csv", [SAME[0], (2, "全般", "休みは？", "日曜です。\n祝日もです。", "")])
    kept = import_file(path, faq, ImportOptions())
    assert (kept.files, told(kept.warnings), kept.counts["missing"]) == ({}, ["warning row-missing 8:9"], 1)
    pruned = bring(path, faq, prune=True)
    assert "時間" not in faq.read_text("utf-8-sig")
    assert (pruned.counts["removed"], pruned.counts["questions"], pruned.warnings) == (1, 1, ())


def test_fault_of_the_content_is_told_at_its_cell(tmp_path: Path) -> None:
    """What would not load is refused at row and column of the sheet, and nothing is written."""
    rows = [(*HEADS, "id"), (1, "区", "問", "答", "あ い"), (2, "区", "問二", "| 月 | 額 |\n|---|\n| 一 |", "")]
    assert refused(book(tmp_path / "a.xlsx", rows), tmp_path / "new.yaml")[0] == "error bad-id 2:5"
    assert not (tmp_path / "new.yaml").exists()


def test_unknown_value_in_a_listed_file(content: Path, tmp_path: Path) -> None:
    """A value that the appendix has not is an error where it lists the file, and cannot be known where it does not."""
    faq = content.with_name("faq.yaml")
    rows = [HEADS, (1, "区", "問", "{{nowhere}}へ")]
    assert refused(book(tmp_path / "a.xlsx", rows), faq) == ["error unknown-value 2:4"]
    assert import_file(tmp_path / "a.xlsx", tmp_path / "other.yaml", ImportOptions()).counts["added"] == 1


def test_removed_id_that_another_file_uses(content: Path, tmp_path: Path) -> None:
    """A question that is referred to elsewhere cannot be pruned; an error that was there before is no reason to refuse."""
    faq = content.with_name("faq.yaml")
    bring(csv_file(tmp_path / "a.csv", SAME), faq, prune=True)
    notice = content.with_name("notice.yaml")
    notice.write_text(notice.read_text("utf-8").replace("items:\n", "items:\n  - '[[time]]を参照'\n  - '{{nowhere}}'\n"), "utf-8")
    assert refused(csv_file(tmp_path / "b.csv", [SAME[0], (*SAME[2][:1], "全般", *SAME[2][2:])]), faq, prune=True) == [
        "error unknown-id 6:6"
    ]
    assert bring(csv_file(tmp_path / "b.csv", [*SAME, (3, "全般", "新しい？", "はい", "")]), faq).counts["added"] == 1


def test_sheets_of_an_appendix_come_back(content: Path, tmp_path: Path) -> None:
    """An appendix's workbook comes back to all of its files, each change where it belongs, the others untouched."""
    from openpyxl import load_workbook

    source = exported(content, tmp_path / "a.xlsx")
    before = {path.name: path.read_bytes() for path in content.parent.iterdir()}
    assert import_file(source, content, ImportOptions()).files == {}
    opened = load_workbook(source)
    opened["ＦＡＱ"]["D2"] = "お使いになれません。"
    opened["確認事項"]["B3"] = "管理者か\n利用者か"
    opened["重要"].insert_rows(2)
    opened["重要"]["A2"] = "暗証番号は教えないでください。"
    opened.save(source)
    imported = bring(source, content)
    after = {path.name: path.read_bytes() for path in content.parent.iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"faq.yaml", "checklist.yaml", "notice.yaml"}
    assert (imported.counts["changed"], imported.counts["added"]) == (2, 1)
    assert "管理者か\n利用者か" in [item.texts[1] for item in read_lists(content)[2].items]
    load(content)


def test_two_sheets_of_questions(tmp_path: Path, faq: Path) -> None:
    """Which one is not guessed, but asked for; the other lists of a book are told if they go nowhere."""

    def add(sheet: Any) -> None:
        other = sheet.parent.create_sheet("店舗用")
        for row in ([*HEADS], [1, "区", "問", "答"]):
            other.append(row)
        sheet.parent.create_sheet("重要").append(["事項"])

    path = book(tmp_path / "a.xlsx", SAME, add)
    assert refused(path, faq) == refused(path, tmp_path / "new.yaml") == ["error sheets-two 1:1"]
    assert bring(path, tmp_path / "new.yaml", sheet="店舗用").counts["questions"] == 1
    one = book(tmp_path / "b.xlsx", SAME, lambda sheet: sheet.parent.create_sheet("重要").append(["事項"]))
    assert told(import_file(one, faq, ImportOptions()).warnings) == ["warning sheet-ignored 1:1"]


@pytest.mark.parametrize("target", ["new.yaml", "faq.yaml"])
def test_no_head(tmp_path: Path, faq: Path, target: str) -> None:
    """Without a head nothing else is told; an empty table is an error, too."""
    assert refused(csv_file(tmp_path / "a.csv", [("月", "額"), (1, ""), ("", 2)]), tmp_path / target) == ["error no-head 1:1"]
    assert refused(csv_file(tmp_path / "a.csv", []), tmp_path / target) == ["error no-head 1:1"]
    assert refused(csv_file(tmp_path / "a.csv", [HEADS]), tmp_path / target) == ["error sheet-empty 1:1"]


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Errors of all rows come together."""
    rows = [HEADS, (1, "", "問", "答"), (2, "区", "", "答"), (3, "区", "問", "")]
    assert refused(csv_file(tmp_path / "a.csv", rows), tmp_path / "new.yaml") == [
        "error row-half 3:3",
        "error row-half 4:4",
        "error row-half 2:2",
    ]


#: Questions that cannot change places in the file.
COMMENT_IN_A_LIST = (
    "type: faq\ntitle: ＦＡＱ\ncategories: [{name: 区, questions: [{question: 問, answer: 答}, # 注\n"
    "  {question: 次, answer: 答}]}]\n"
)
#: A sheet whose cells are at fault, and whose texts are, too: in sound rows, in a half row, twice, and in a cell at fault.
AT_FAULT = [
    (*HEADS, "id"),
    (1, "区", "問一", "{{nowhere}}へ", "one"),
    (2, "区", "問二", "", "two"),
    (3, "区", "", "{{elsewhere}}", ""),
    (4, "区", "#REF!", "[[two]] [[none]]", ""),
    (5, "区", "問五", "[[five]]**", "あ い"),
    (6, "区", "問六", "{{nowhere}}", ""),
    (7, "区", "問六", "{{nowhere}}", "one"),
]
CELLS = ["error row-half 3:4", "error row-half 4:3", "error cell-error 5:3"]
TEXTS = ["unknown-value 2:4", "bad-id 6:5", "unknown-value 4:4", "unknown-value 7:4", "unknown-value 8:4", "repeated-id 8:5"]
UNKNOWN = ["unknown-id 5:4", "unknown-id 6:4"]


@pytest.mark.parametrize("target", ["faq.yaml", "more.yaml"])
def test_faults_of_cells_and_of_texts_at_once(content: Path, tmp_path: Path, target: str) -> None:
    """What cells and what texts are at fault for comes in one run: the texts were told once the cells were mended.

    An id in a row that is at fault is not called unknown.
    """
    content.write_text(content.read_text("utf-8").replace("- faq.yaml", "- faq.yaml\n  - more.yaml"), "utf-8")
    found = refused(csv_file(tmp_path / "a.csv", AT_FAULT), content.with_name(target))
    assert found[:3] == CELLS
    assert sorted(found[3:]) == sorted(f"error {fault}" for fault in TEXTS + UNKNOWN)


def test_an_id_that_stands_in_a_cell_at_fault(content: Path, tmp_path: Path) -> None:
    """It may be the one that another text leads to: that one is not called unknown."""
    rows = [(*HEADS, "id"), (1, "区", "問一", "[[two]]{{nowhere}}", ""), (2, "区", "問二", "答", "#N/A")]
    assert refused(csv_file(tmp_path / "a.csv", rows), content.with_name("faq.yaml")) == [
        "error cell-error 3:5",
        "error unknown-value 2:4",
    ]


def test_faults_of_several_sheets_and_files_at_once(content: Path, tmp_path: Path) -> None:
    """A sheet that is no section's, a form that cannot be spliced and cells at fault were told one after the other."""

    def add(sheet: Any) -> None:
        lost = sheet.parent.create_sheet("店舗用")
        for row in ([*HEADS], [1, "区", "問", ""]):
            lost.append(row)
        checks = sheet.parent.create_sheet("確認事項")
        for row in (["事項", "補足"], ["", "{{nowhere}}"]):
            checks.append(row)

    faq = content.with_name("faq.yaml")
    faq.write_text(COMMENT_IN_A_LIST, "utf-8")
    source = book(tmp_path / "a.xlsx", [HEADS, (1, "区", "次", "答"), (2, "区", "問", "")], add)
    assert refused(source, content) == [
        "error sheet-unknown 1:1",
        "error row-half 2:4",
        "error row-half 3:4",
        "error row-half 2:1",
        "error splice-refused 3:35",
        "error unknown-value 2:2",
    ]


def test_faults_of_the_file_and_of_cells_at_once(tmp_path: Path, faq: Path) -> None:
    """A target that is no YAML hid what cells are at fault for."""
    faq.write_text("type: faq\ncategories: [\n", "utf-8")
    rows = [HEADS, (1, "区", "問一", "")]
    assert refused(csv_file(tmp_path / "a.csv", rows), faq) == ["error bracket-missing 2:14", "error row-half 2:4"]


def test_rows_without_categories_in_place(tmp_path: Path, faq: Path) -> None:
    """A table without 区分 leaves questions in theirs, and puts a new one where the row before it is."""
    rows = [("質問", "回答"), *(row[2:4] for row in SAME[1:]), ("土曜は？", "開いています。")]
    counts = bring(csv_file(tmp_path / "a.csv", rows), faq).counts
    assert (counts["added"], counts["same"], counts["categories"]) == (1, 2, 1)


def test_yaml_that_cannot_be_changed_in_place(tmp_path: Path) -> None:
    """A form that splices refuse is told at its place in the file, which stays."""
    faq = tmp_path / "faq.yaml"
    faq.write_text(COMMENT_IN_A_LIST, "utf-8")
    rows = [HEADS, (1, "区", "次", "答"), (2, "区", "問", "答")]
    assert refused(csv_file(tmp_path / "a.csv", rows), faq) == ["error splice-refused 3:35"]


def test_targets_that_cannot_be(tmp_path: Path, faq: Path) -> None:
    """A target that is no YAML, or holds no list, is refused."""
    source = csv_file(tmp_path / "a.csv", SAME)
    memo = tmp_path / "memo.yaml"
    memo.write_text("type: memo\n", "utf-8")
    for target, code in ((tmp_path / "a.xlsx", "import-target"), (memo, "import-no-list")):
        with pytest.raises(UsageError) as error:
            import_file(source, target, ImportOptions())
        assert error.value.code == code


def test_map_of() -> None:
    """Names of columns, in either width; what is no such name is refused."""
    assert map_of("質問＝件名，回答=案内 文,Ｎｏ=番") == {"question": "件名", "answer": "案内 文", "no": "番"}
    assert map_of("") == {}
    for text in ("問い=件名", "質問", "質問="):
        with pytest.raises(UsageError):
            map_of(text)


def test_codes_and_patterns_stay_and_codes_come_in(tmp_path: Path) -> None:
    """A sheet without the column leaves them; one with it sets them, and how numbers are made stays as it was."""
    path = tmp_path / "faq.yaml"
    text = FAQ.replace("categories:", "numbering: category\nnumber: '{c}-{n}'\ncategories:", 1)
    path.write_text(text.replace("id: time", "id: time\n        code: Ａ1  # 記号"), "utf-8")
    before = path.read_bytes()
    lists = read_lists(path)
    sheet = tmp_path / "a.xlsx"
    sheet.write_bytes(write_workbook(sheets_of(lists, printed_numbers(path, 2))))
    bring(sheet, path)
    assert path.read_bytes() == before
    rows = [(*HEADS, "id", "code"), (1, "全般", "利用時間は？", "九時からです。", "time", "Q1"), (*SAME[2], "007")]
    bring(book(tmp_path / "b.xlsx", rows), path)
    changed = [line for line in path.read_text("utf-8").splitlines() if line not in before.decode().splitlines()]
    assert changed == ["        code: Q1  # 記号", "        code: 007"]
