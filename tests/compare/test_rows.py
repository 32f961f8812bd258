"""Rows and marks of pairs of contents, and what holds for any two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.compare.comparison import change_lines
from faqprint.compare.rows import ADDED, CHANGED, MOVED, REMOVED, SAME, ComparedRow, compare_units, summary
from faqprint.compare.units import units_of

from .contents import FEE, HOURS, LOCK, PHONE, SAFE, compare_texts, content, faq, question, read_text
from .pairs_of_contents import FORMS, PAIRS

POOL = (
    HOURS,
    FEE,
    LOCK,
    PHONE,
    SAFE,
    {**FEE, "answer": "同一店あては無料、他店あては440円です。"},
    question("印鑑は？", "不要。"),
)
contents = st.lists(st.tuples(st.sampled_from(["全般", "安全"]), st.sampled_from(POOL)), max_size=7).map(
    lambda chosen: (
        content(faq({name: [it for at, it in chosen if at == name] for name in dict.fromkeys(at for at, _ in chosen)}))
        if chosen
        else content({"type": "memo"})
    )
)


@pytest.mark.parametrize("name", PAIRS)
def test_pair_of_contents(name: str) -> None:
    """What changed is told in one line each, with the changed words in brackets, and nothing else."""
    pair = PAIRS[name]
    assert tuple(change_lines(compare_texts(pair.old, pair.new))) == pair.lines


@pytest.mark.parametrize("name", PAIRS)
def test_pair_the_other_way_round(name: str) -> None:
    """With both exchanged the rows and their marks are the same ones, exchanged."""
    pair = PAIRS[name]
    assert_mirrors(pair.old, pair.new)


def test_other_form_of_yaml_is_no_change() -> None:
    """Comments, quotes, flow and block, the version: none of them prints in the text."""
    assert compare_texts(*FORMS).changes == ()


def facts(row: ComparedRow, *, turned: bool = False) -> tuple[object, ...]:
    """What a row says, or what it would say from the other side."""
    kind = {ADDED: REMOVED, REMOVED: ADDED}.get(row.kind, row.kind) if turned else row.kind
    sides = [tuple((name, text.text) for name, text in unit.fields) if unit else () for unit in (row.old, row.new)]
    marks = [(name, (made.new, made.old) if turned else (made.old, made.new)) for name, made in row.marks]
    return kind, *(reversed(sides) if turned else sides), row.moved, tuple(sorted(marks))


def assert_mirrors(old: str, new: str) -> None:
    """The comparison from either side tells the same."""
    there = sorted(facts(row) for row in compare_texts(old, new).rows)
    assert there == sorted(facts(row, turned=True) for row in compare_texts(new, old).rows)


@given(contents, contents)
def test_any_two_contents_mirror_each_other(old: str, new: str) -> None:
    """diff(A, B) is diff(B, A), exchanged."""
    assert_mirrors(old, new)


@given(contents)
def test_nothing_differs_from_itself(text: str) -> None:
    """diff(A, A) is empty."""
    assert compare_texts(text, text).changes == ()


@given(contents, contents)
def test_every_unit_is_in_one_row(old: str, new: str) -> None:
    """Nothing is lost and nothing is told twice."""
    olds, news = (units_of(read_text(text)[0]) for text in (old, new))
    rows = compare_units(olds, news)
    assert sorted(row.old for row in rows if row.old) == sorted(olds)
    assert tuple(row.new for row in rows if row.new) == news


def test_summary_counts_questions() -> None:
    """Changed wins over moved, and what only has another No is renumbered and the same."""
    old = content(faq({"全般": [HOURS, FEE, LOCK, SAFE]}))
    new = content(faq({"全般": [PHONE, HOURS, LOCK, {**FEE, "answer": "同一店あては無料、他店あては440円です。"}]}))
    counts = summary(compare_texts(old, new).rows)
    assert counts == {ADDED: 1, REMOVED: 1, CHANGED: 1, MOVED: 0, "renumbered": 2, SAME: 2}


def test_what_is_gone_stands_behind_what_it_stood_behind() -> None:
    """In the order of the new content."""
    old, new = content(faq({"全般": [HOURS, FEE, LOCK]})), content(faq({"全般": [HOURS, LOCK]}))
    rows = [row for row in compare_texts(old, new).rows if row.unit.kind == "question"]
    assert [row.kind for row in rows] == [SAME, REMOVED, SAME]
