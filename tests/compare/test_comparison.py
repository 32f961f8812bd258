"""What is told of a comparison, as lines and as plain values."""

from __future__ import annotations

import json
import re
from typing import Any

from faqprint.compare.comparison import change_lines, result_of

from .contents import FEE, HOURS, LOCK, SAFE, compare_texts, content, faq, question
from .pairs_of_contents import CONTACT, DESK, NOTICE, PAIRS

OLD = content(faq({"全般": [HOURS, FEE, LOCK], "安全": [SAFE]}), CONTACT, version="第1.0版", date="2026-11-22")
NEW = content(
    faq({"全般": [LOCK, HOURS, {**FEE, "id": "fee", "answer": "同一店あては無料、他店あては440円です。"}], "備え": [SAFE]}),
    {**CONTACT, "desks": [{**DESK, "tel": "000－000－0009"}]},
    NOTICE,
    version="第1.1版",
    date="2026-12-01",
)


def result() -> dict[str, Any]:
    """The plain values, as JSON gives them."""
    made: dict[str, Any] = json.loads(json.dumps(result_of(compare_texts(OLD, NEW))))
    return made


def test_sides_and_summary() -> None:
    """Source, version and date of both, counts of questions, the entry of the revisions."""
    made = result()
    assert list(made) == ["old", "new", "summary", "rows", "revision"]
    assert made["new"] == {"source": "new", "version": "第1.1版", "date": "2026-12-01"}
    assert made["summary"] == {"added": 0, "removed": 0, "changed": 1, "moved": 1, "renumbered": 3, "same": 2}
    assert made["revision"] == {
        "version": "第1.1版",
        "date": "2026-12-01",
        "note": "No.3を変更、No.1を移動、区分「備え」、お問い合わせ先を変更、重要なお知らせを新設",
    }


def test_row_of_a_question() -> None:
    """All keys; marks by the characters' places."""
    row = next(row for row in result()["rows"] if row["kind"] == "changed" and row["unit"] == "question")
    assert list(row) == ["unit", "kind", "match", "score", "moved", "fields", "old", "new", "marks", "note"]
    assert (row["match"], row["moved"], row["fields"], row["note"]) == ("question", False, ["answer"], [])
    assert list(row["new"]) == ["no", "id", "category", "question", "answer", "file", "line"]
    assert row["new"]["no"] == 3 and row["new"]["id"] == "fee" and row["old"]["file"] == "old/appendix.yaml"
    assert row["marks"] == {"answer": {"old": [{"at": 14, "text": "330円"}], "new": [{"at": 14, "text": "440円"}]}}


def test_rows_of_other_units() -> None:
    """A name or a text, its other texts, file and line; of what is new the old side is null."""
    rows = result()["rows"]
    desk = next(row for row in rows if row["unit"] == "desk")
    assert desk["new"]["name"] == "事務部" and desk["new"]["tel"] == "000－000－0009" and desk["new"]["line"] > 1
    item = next(row for row in rows if row["unit"] == "item")
    assert item["old"] is None and item["new"]["text"] == NOTICE["items"][0] and item["match"] is None
    category = next(row for row in rows if row["unit"] == "category")
    assert (category["old"]["name"], category["new"]["name"]) == ("安全", "備え")


def test_split_and_merged_are_noted() -> None:
    """By the No of the other."""
    pair = PAIRS["split"]
    notes = [row["note"] for row in result_of(compare_texts(pair.old, pair.new))["rows"]]
    assert notes == [[], [{"split_from": 1}]]
    notes = [row["note"] for row in result_of(compare_texts(pair.new, pair.old))["rows"]]
    assert notes == [[], [{"merged_into": 1}]]


def test_lines_in_english() -> None:
    """The words around the texts, and no Japanese but theirs."""
    lines = list(change_lines(compare_texts(OLD, NEW), "en"))
    assert lines[0] == "No.1 moved (moved, old No.3)"
    assert (
        "No.3 changed answer: 同一店あては無料、他店あては［330円］です。 → 同一店あては無料、他店あては［440円］です。" in lines
    )
    assert any(line.startswith("desk「事務部」 changed tel:") for line in lines)


def test_lines_are_lines() -> None:
    """Whatever is in the texts."""
    old, new = (content(faq({"全般": [question("何？", text)]})) for text in ("一。\n\n二。", "一。\n| 甲 |\n|---|\n| 乙 |"))
    assert all("\n" not in line for line in change_lines(compare_texts(old, new)))
    assert re.search("［", next(change_lines(compare_texts(old, new))))


def test_a_table_of_a_text_section_is_told_in_one_line() -> None:
    """Its rows are parted by ／ (they were lines)."""
    bodies = ["はじめに。", "はじめに。\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"]
    (line,) = change_lines(compare_texts(*(content({"type": "text", "body": body}) for body in bodies)))
    assert line == "本文「| 甲 | 乙 |／| 1 | 2 |」 新設"
