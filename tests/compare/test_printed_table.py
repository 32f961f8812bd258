"""The rows of a printed 新旧対照表."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.compare.comparison import compare
from faqprint.compare.printed_table import LEFT_OUT, TableOptions, comparison_appendix, reason_of
from faqprint.compare.printed_text import print_text
from faqprint.compare.rows import ADDED, MOVED, REMOVED, SAME
from faqprint.manuscript.model import Item, Note, Paragraph, Reference, Text, TextTable

from .contents import FEE, HOURS, LIMIT, LOCK, PHONE, SAFE, content, faq, read_text
from .pairs_of_contents import CHECKLIST, CONTACT, DESK, MEMO, NOTICE, PAIRS, TEXT

CHANGED_FEE = {**FEE, "answer": "同一店あては無料、他店あては440円です。"}
OLD = content(faq({"全般": [HOURS, FEE, LOCK, PHONE, SAFE]}), CONTACT, version="第1.0版", date="2026-11-22")
NEW = content(faq({"全般": [SAFE, HOURS, CHANGED_FEE, LOCK, LIMIT]}), CONTACT, version="第1.1版", date="2026-12-01")
#: As a table is printed if nothing else is asked for.
USUAL = TableOptions()


def table_of(old: str, new: str, options: TableOptions = USUAL) -> TextTable:
    """The printed table of two contents."""
    one, two = read_text(old)[0], read_text(new)[0]
    (section,) = comparison_appendix(compare(one, two), two, options).sections
    assert isinstance(section, TextTable)
    return section


def lines(cell: Text) -> list[str]:
    """A cell's lines."""
    return print_text(cell).text.split("\n")


def rows(old: str, new: str, options: TableOptions = USUAL) -> list[list[str]]:
    """The rows, each cell with its lines joined by ／."""
    return [["／".join(lines(cell)) for cell in row.cells] for row in table_of(old, new, options).rows]


def decorations(text: Text) -> Iterator[tuple[str, str]]:
    """What is decorated, and how."""
    for block in text:
        assert isinstance(block, Paragraph | Item | Note | Reference)
        line, spans = block.body
        yield from ((line[span.start : span.end], span.decoration) for span in spans if span.decoration)


def test_rows() -> None:
    """CD-13 to CD-17, in the order of the new content; what stayed in one line."""
    assert rows(OLD, NEW) == [
        ["表題　略"],
        ["No.1／（旧 No.5）／全般", "（略）", "（略）", "移動（旧 No.5）"],
        ["No.2　略"],
        [
            "No.3／（旧 No.2）／全般",
            f"{FEE['question']}／同一店あては無料、他店あては440円です。",
            f"{FEE['question']}／同一店あては無料、他店あては330円です。",
            "変更",
        ],
        ["No.4　略"],
        ["旧 No.4／全般", "（削除）", f"{PHONE['question']}／{PHONE['answer']}", "削除"],
        ["No.5／全般", f"{LIMIT['question']}／{LIMIT['answer']}", "（新設）", "新設"],
        ["お問い合わせ先　略"],
    ]


def test_above_the_table() -> None:
    """Title, both versions with their dates, from when it is in force, what is underlined."""
    table = table_of(OLD, NEW, TableOptions(effective=date(2027, 1, 1)))
    assert table.title.text == "別紙３　ＦＡＱ　新旧対照表"
    assert [line.text for line in table.lead] == [
        "改正後　第1.1版　令和8年12月1日",
        "改正前　第1.0版　令和8年11月22日",
        "施行日　令和9年1月1日",
    ]
    assert table.remark.text == "（下線の部分は改正部分）"
    assert [head.text for head in table.heads] == ["No・区分", "改正後", "改正前", "備考"]
    assert [line.text for line in table_of(OLD, NEW).lead][-1] == "施行日　令和8年12月1日"
    assert table_of(content(MEMO), content(NOTICE)).lead == ()


def test_changed_words_are_underlined_on_both_sides() -> None:
    """CD-13; both No of what moved twice."""
    table = table_of(OLD, NEW)
    assert [list(decorations(cell)) for cell in table.rows[3].cells] == [
        [],
        [("440円", "underline")],
        [("330円", "underline")],
        [],
    ]
    assert list(decorations(table.rows[1].cells[0])) == [("No.1", "double"), ("（旧 No.5）", "double")]
    assert list(decorations(table.rows[6].cells[1])) == [(LIMIT["question"], "underline"), (LIMIT["answer"], "underline")]


def test_options() -> None:
    """The old side first, other heads, the words of laws."""
    options = TableOptions(before_first=True, heads=("新", "旧"), words="law")
    table = table_of(OLD, NEW, options)
    assert [head.text for head in table.heads] == ["No・区分", "旧", "新", "備考"]
    assert [line.text[:1] for line in table.lead[:2]] == ["新", "旧"]
    assert ["／".join(lines(cell)) for cell in table.rows[5].cells][1:3] == [
        f"{PHONE['question']}／{PHONE['answer']}",
        "（削る）",
    ]


def test_in_full() -> None:
    """Every row with its whole text."""
    made = rows(OLD, NEW, TableOptions(full=True))
    assert not any(LEFT_OUT in cell or "　略" in cell for row in made for cell in row)
    assert [row[0].split("／")[0] for row in made if row[0].startswith(("No.", "旧"))] == [
        "No.1", "No.2", "No.3", "No.4", "旧 No.4", "No.5",
    ]  # fmt: skip


def test_struck() -> None:
    """CD-18: one column, and what the marks mean."""
    table = table_of(OLD, NEW, TableOptions(strike=True))
    assert [head.text for head in table.heads] == ["No・区分", "改正（見え消し）", "備考"]
    assert list(decorations(table.rows[3].cells[1])) == [("330円", "strike"), ("440円", "underline")]
    assert next(decorations(table.rows[5].cells[1])) == (PHONE["question"], "strike")
    assert table.remark.text == "（取消線の部分を削り、下線の部分を加える）"


@pytest.mark.parametrize(
    ("reasons", "note"),
    [({"3": "改定のため"}, "変更／改定のため"), ({"fee": "改定のため"}, "変更／改定のため"), ({"2": "改定のため"}, "変更")],
)
def test_reasons(reasons: dict[str, str], note: str) -> None:
    """By the new No or the id."""
    new = content(faq({"全般": [SAFE, HOURS, {**CHANGED_FEE, "id": "fee"}, LOCK, LIMIT]}))
    assert next(row for row in rows(OLD, new, TableOptions(reasons=reasons)) if row[-1].startswith("変更"))[-1] == note


def test_reason_of_what_is_gone() -> None:
    """By its old No, with 旧 before it: another has that No now."""
    one, two = read_text(OLD)[0], read_text(NEW)[0]
    gone = next(row for row in compare(one, two).rows if row.kind == REMOVED)
    assert reason_of(gone, {"旧4": "ア"}) == reason_of(gone, {"旧No.4": "ア"}) == "ア"
    assert reason_of(gone, {"4": "ア"}) == ""


def test_nothing_changed() -> None:
    """The page says so."""
    table = table_of(OLD, OLD)
    assert (table.rows, table.remark.text) == ((), "変更はありません。")


def test_only_an_addition() -> None:
    """追加 where nothing was taken out."""
    pair = PAIRS["note added"]
    assert rows(pair.old, pair.new)[-1][1:] == [
        f"{FEE['question']}／（略）／※消費税を含みます。",
        f"{FEE['question']}／（略）",
        "追加",
    ]


def test_desk_keeps_its_name() -> None:
    """What stayed of it is 略; seen: ＦＡＸ：（略）, and no name."""
    changed = {**CONTACT, "desks": [{**DESK, "tel": "000－000－0009"}]}
    assert rows(content(CONTACT), content(changed))[-1] == [
        "お問い合わせ先",
        "事務部／ＴＥＬ：000－000－0009／（略）",
        "事務部／ＴＥＬ：000－000－0000／（略）",
        "変更",
    ]


def test_page() -> None:
    """A4 on its long side, in the new content's style, without its lists."""
    two = read_text(NEW)[0]
    made = comparison_appendix(compare(read_text(OLD)[0], two), two, TableOptions())
    assert (made.style.paper, made.style.landscape, made.toc, made.revisions) == ("A4", True, "", ())
    assert made.title.text == "別紙３　ＦＡＱ　新旧対照表"


QUESTIONS = (HOURS, FEE, CHANGED_FEE, LOCK, {**LOCK, "answer": f"{LOCK['answer']}\n※ 郵送もできます。"}, PHONE, SAFE)
SECTIONS: tuple[dict[str, Any], ...] = (
    CONTACT,
    CHECKLIST,
    {**CHECKLIST, "items": ["申込書を受け取る"]},
    NOTICE,
    MEMO,
    TEXT,
    {**TEXT, "body": "廃止。"},
)
CONTENTS = st.tuples(
    st.lists(st.sampled_from(QUESTIONS), min_size=1, max_size=5), st.lists(st.sampled_from(SECTIONS), max_size=3)
).map(lambda chosen: content(faq({"全般": chosen[0]}), *chosen[1]))


def is_told(text: Sequence[str], cell: Sequence[str]) -> bool:
    """Whether a cell has all lines of a text in order, with a 略 where some are left out."""
    at = 0
    for line in cell:
        if line == LEFT_OUT:
            continue
        if line not in text[at:]:
            return False
        found = text.index(line, at)
        if found > at and LEFT_OUT not in cell:
            return False
        at = found + 1
    return at == len(text) or LEFT_OUT in cell


@given(CONTENTS, CONTENTS, st.booleans())
def test_every_character_of_both_sides_is_printed_or_under_a_line_of_略(old: str, new: str, full: bool) -> None:
    """A row for each unit that changed, all its lines in it or under its 略; of what stayed the No or the section's name."""
    one, two = read_text(old)[0], read_text(new)[0]
    comparison = compare(one, two)
    if not comparison.changes:
        return
    table = table_of(old, new, TableOptions(full=full))
    shown = [row for row in table.rows if len(row.cells) > 1]
    told = [row for row in comparison.rows if full or row.kind != SAME]
    assert len(shown) == len(told)
    for cells, row in zip(shown, told, strict=True):
        for cell, unit in ((cells.cells[1], row.new), (cells.cells[2], row.old)):
            words = [line.split("：", 1)[-1] for line in lines(cell)]
            if unit is None:
                assert words in (["（新設）"], ["（削除）"])
                continue
            text = [line for _, field in unit.fields for line in field.text.split("\n")]
            assert is_told(text, words) or (row.kind == MOVED and words == [LEFT_OUT]), (text, words)
            assert full is False or LEFT_OUT not in words
    left_out = "".join(lines(row.cells[0])[0] for row in table.rows if len(row.cells) == 1)
    assert ("略" in left_out) == (any(row.kind == SAME for row in comparison.rows) and not full)
    assert {ADDED, REMOVED} >= {row.kind for row in told if not (row.old and row.new)}
