"""Bars beside what changed."""

from __future__ import annotations

import pytest

from faqprint.compare.change_bars import with_change_bars
from faqprint.compare.comparison import compare
from faqprint.compare.printed_text import print_text
from faqprint.compare.units import units_of
from faqprint.manuscript.model import CHANGE_BAR, Appendix, Inline

from .contents import FEE, HOURS, LOCK, SAFE, content, faq, question, read_text
from .pairs_of_contents import CONTACT, DESK, MEMO


def barred(old: str, new: str) -> tuple[Appendix, dict[str, list[tuple[int, int]]]]:
    """The new appendix with bars, and its lines that have some with their ranges."""
    two = read_text(new)[0]
    made = with_change_bars(two, compare(read_text(old)[0], two))
    found: dict[str, list[tuple[int, int]]] = {}

    def look(value: object) -> None:
        if isinstance(value, Inline):
            if ranges := [(span.start, span.end) for span in value.spans if span.decoration == CHANGE_BAR]:
                found[value.text] = ranges
        elif isinstance(value, tuple):
            for part in value:
                look(part)

    look(made.sections)
    return made, found


def test_changed_words_and_new_questions() -> None:
    """All of what is new, only the changed words of what changed."""
    old = content(faq({"全般": [HOURS, FEE]}), version="第1.0版")
    new = content(faq({"全般": [HOURS, {**FEE, "answer": "同一店あては無料、他店あては440円です。"}, LOCK]}))
    made, found = barred(old, new)
    assert found == {
        "同一店あては無料、他店あては440円です。": [(14, 18)],
        LOCK["question"]: [(0, len(LOCK["question"]))],
        LOCK["answer"]: [(0, len(LOCK["answer"]))],
    }
    assert made.since == "第1.0版"


def test_a_bar_where_something_is_gone() -> None:
    """At the end of what stands before it; before the first question at the title above; inside a text where the words were."""
    old = content(faq({"全般": [HOURS, FEE, LOCK]}))
    assert barred(old, content(faq({"全般": [HOURS, LOCK]})))[1] == {HOURS["answer"]: [(len(HOURS["answer"]),) * 2]}
    shorter = {**FEE, "answer": "他店あては330円です。"}
    assert barred(old, content(faq({"全般": [HOURS, shorter, LOCK]})))[1] == {"他店あては330円です。": [(0, 0)]}


def test_moved_question_has_a_bar_at_its_question() -> None:
    """Its answer is as it was."""
    old, new = content(faq({"全般": [HOURS, FEE, LOCK, SAFE]})), content(faq({"全般": [SAFE, HOURS, FEE, LOCK]}))
    assert barred(old, new)[1] == {SAFE["question"]: [(0, len(SAFE["question"]))]}


def test_other_sections_and_cells() -> None:
    """A desk's number, a cell of a table."""
    table = "| 甲 | 330円 |\n|---|---|\n| 乙 | 220円 |"
    old = content(faq({"全般": [{**FEE, "answer": table}]}), CONTACT)
    new = content(faq({"全般": [{**FEE, "answer": table.replace("220", "230")}]}), {**CONTACT, "desks": [{**DESK, "tel": "9"}]})
    assert barred(old, new)[1] == {"230円": [(0, 4)], "9": [(0, 1)]}


def test_a_bar_where_a_whole_text_is_gone() -> None:
    """At what stood before it: of a desk's line, and of the note of an item (there was none)."""
    without = {key: value for key, value in DESK.items() if key != "fax"}
    contacts = [content({**CONTACT, "desks": [desk]}) for desk in (DESK, without)]
    assert barred(*contacts)[1] == {"000－000－0000": [(12, 12)]}
    noted, bare = ([{"text": "写しを取る", "note": "両面"}], ["写しを取る"])
    lists = [content({"type": "checklist", "items": items}) for items in (noted, bare)]
    assert barred(*lists)[1] == {"写しを取る": [(5, 5)]}


def test_words_stay_and_nothing_else_is_touched() -> None:
    """The texts are those of the new appendix; without any change it is the very same."""
    old, new = content(faq({"全般": [HOURS]}), MEMO), content(faq({"全般": [FEE]}), MEMO)
    made = barred(old, new)[0]
    told = [[text.text for _, text in unit.fields] for unit in units_of(made)]
    assert told == [[text.text for _, text in unit.fields] for unit in units_of(read_text(new)[0])]
    appendix = read_text(old)[0]
    assert with_change_bars(appendix, compare(appendix, appendix)).sections is appendix.sections
    assert with_change_bars(appendix, compare(appendix, appendix)).since == ""
    assert print_text(()).text == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [("◆開く。", "○開く。"), ("（２）開く。", "（３）開く。"), ("QR https://a.jp/ 開く。", "QR https://b.jp/ 開く。")],
)
def test_a_mark_or_url_that_changed_has_its_bar_at_its_own_line(old: str, new: str) -> None:
    """It stood at the line before."""
    texts = [content(faq({"全般": [question("手順は？", f"次のとおりです。\n{line}")]})) for line in (old, new)]
    assert list(barred(*texts)[1]) == ["開く。"]
