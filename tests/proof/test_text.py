"""The text of small files against passages: in the order of the structure, character by character, line edges aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from faqprint.proof.expected import Passage
from faqprint.proof.finding import Finding
from faqprint.proof.reader import ReadPdf, read_pdf
from faqprint.proof.text import Alignment, align, characters, page_labels, read_runs
from faqprint.proof.tree import read_tree

from .small import LINE, PARAGRAPH, Tag, shown, small, tag


def reading(tree: Sequence[Tag], *pages: bytes, edit: Any = lambda pdf: None) -> ReadPdf:
    """A small file as the proof reads it."""
    return read_pdf(small(tree, *pages, edit=edit))


def compared(lines: Sequence[str], *passages: Passage | str) -> Alignment:
    """What comes of a paragraph of drawn lines, one below the other, beside passages."""
    operators = b"".join(shown(line, mark, y=250.0 - 20.0 * mark) for mark, line in enumerate(lines))
    made = reading([tag("Document", tag("P", *range(len(lines))))], operators)
    wanted = [passage if isinstance(passage, Passage) else Passage(passage) for passage in passages]
    return align(made, read_tree(made.document), wanted)


def told(found: Sequence[Finding]) -> list[tuple[str, int, str, dict[str, str]]]:
    """Findings with their values."""
    return [(item.code, item.page, item.where, dict(item.values)) for item in found]


@pytest.mark.parametrize(
    ("lines", "passages"),
    [
        (["abc"], ["abc"]),
        (["abc", "def"], ["abcdef"]),
        (["abc ", " def"], ["abc def"]),  # spaces at the edges of lines may go or stay
        (["abc", "def"], ["abc def"]),
        (["abc", "def"], ["abc", "def"]),
        (["abc", "  ", "def"], ["abc", "", "  ", "def"]),
        (["ab", "c"], ["a\u200bb\u2060", "c"]),  # what has no width may be there or not
        ([], [" "]),
    ],
)
def test_text_that_agrees(lines: list[str], passages: list[str]) -> None:
    """Every character in order; passages may stand on lines of their own or go over them."""
    assert compared(lines, *passages).findings == ()


@pytest.mark.parametrize(
    ("lines", "passages", "expected"),
    [
        (["abd"], [Passage("abc", "7")], ("text-differs", 1, "No.7", {"expected": "abc", "found": "abd"})),
        (["ab", "d"], ["ab", Passage("c", "8")], ("text-differs", 1, "No.8", {"expected": "c", "found": "d"})),
        (["ab"], ["abc"], ("text-missing", 1, "", {"expected": "c"})),
        (["ab"], ["ab", Passage("cd", "9")], ("text-missing", 1, "No.9", {"expected": "cd"})),
        (["ab", "cd"], ["ab"], ("text-surplus", 1, "", {"found": "cd"})),
        (["ba"], ["ab"], ("text-differs", 1, "", {"expected": "ab", "found": "ba"})),
        (["a b"], ["ab"], ("text-differs", 1, "", {"expected": "ab", "found": "a b"})),
    ],
)
def test_the_first_difference_is_told(
    lines: list[str], passages: list[Any], expected: tuple[str, int, str, dict[str, str]]
) -> None:
    """What was expected and what was found there, and the question it belongs to."""
    assert told(compared(lines, *passages).findings) == [expected]


def test_of_a_long_text_what_surrounds_the_difference_is_shown() -> None:
    """No more than some two dozen characters."""
    text = "abcdefghijklmnopqrstuvwxyz0123456789"
    (found,) = compared([text.replace("0", "O")], text).findings
    values = dict(found.values)
    assert "0" in values["expected"] and "O" in values["found"]
    assert max(map(len, values.values())) <= 24


def test_each_mark_has_the_question_of_its_text() -> None:
    """For findings of other checks: ``No.`` and its number, or nothing."""
    made = compared(["a", "b", "c"], Passage("a"), Passage("bc", "12"))
    assert made.questions == {(1, 0): "", (1, 1): "12", (1, 2): "12"}
    operators = b"".join(shown(text, mark, y=250.0 - 20.0 * mark) for mark, text in enumerate("abc")) + shown("head", None)
    marks = reading([tag("Document", tag("P", 0, 1, 2))], operators).pages[0].content.marks
    assert [made.place(1, mark) for mark in marks] == ["", "No.12", "No.12", ""]
    assert made.place(2, marks[1]) == ""


def test_the_order_is_that_of_the_structure() -> None:
    """Not that of the page: what stands lower may be read first; artifacts are not read at all."""
    operators = shown("second", 0, y=250.0) + shown("first", 1, y=200.0) + shown("head", None, y=290.0)
    made = reading([tag("Document", tag("P", 1), tag("P", 0))], operators)
    tree = read_tree(made.document)
    assert [run.text for run in read_runs(made, tree)] == ["first", "second"]
    assert align(made, tree, [Passage("first"), Passage("second")]).findings == ()


def test_runs_that_touch_are_one_line() -> None:
    """On the same baseline, one where the other ends; a gap, another line or another page begins a new one."""
    operators = (
        shown("ab", 0, x=20.0)  # ends at 30
        + shown("c", 1, x=30.0)
        + shown("d", 2, x=45.0)
        + shown("e", 3, x=50.0, y=180.0)
    )
    made = reading([tag("Document", tag("P", 0, 1, 2, 3, (1, 0)))], operators, shown("f", 0, x=55.0, y=180.0))
    lines = [(run.page, run.text, run.new_line) for run in read_runs(made, read_tree(made.document))]
    assert lines == [(1, "ab", True), (1, "c", False), (1, "d", True), (1, "e", True), (2, "f", True)]


def test_a_mark_that_is_not_drawn_is_passed_over() -> None:
    """That it is missing is for others to say."""
    made = reading([tag("Document", tag("P", 0, 5))], LINE)
    assert [run.text for run in read_runs(made, read_tree(made.document))] == ["small"]


def test_a_code_without_a_character_is_told_as_such() -> None:
    """U+FFFD, which no text of ours holds."""
    (page,) = reading(PARAGRAPH, shown("a\x7fb")).pages
    assert characters(page, page.content.marks[0].runs[0]) == "a\ufffdb"


@pytest.mark.parametrize(
    ("ranges", "labels"),
    [
        ([0, {"S": Name.D}], ["1", "2", "3"]),
        ([0, {"S": Name.D, "P": String("A-")}], ["A-1", "A-2", "A-3"]),
        ([0, {"S": Name.D, "St": 5}, 2, {"P": String("x")}], ["5", "6", "x"]),
        ([1, {"S": Name.D}], ["", "1", "2"]),
        ([], ["", "", ""]),
    ],
)
def test_page_labels(ranges: list[Any], labels: list[str]) -> None:
    """Decimal ones, with their prefix, from where each range begins (ISO 32000-1, 12.4.2)."""

    def edit(pdf: Any) -> None:
        entries = [Dictionary({f"/{k}": v for k, v in e.items()}) if isinstance(e, dict) else e for e in ranges]
        pdf.Root.PageLabels = Dictionary(Nums=Array(entries))

    assert page_labels(reading(PARAGRAPH, LINE, edit=edit).document, 3) == labels


@pytest.mark.parametrize(("label", "right"), [("2", True), (" 2", True), ("1", False)])
def test_the_contents_name_the_page_where_a_section_begins(label: str, right: bool) -> None:
    """By its label; whatever stands there is compared with that once the section was met."""
    operators = shown("title", 0, y=250.0) + shown(label, 1, x=150.0, y=250.0)
    made = reading([tag("Document", tag("P", 0, 1, (1, 0)))], operators, shown("section"))
    passages = [Passage("title"), Passage("", page_of="s1"), Passage("section", begins=("s1",))]
    found = align(made, read_tree(made.document), passages).findings
    assert told(found) == ([] if right else [("text-differs", 1, "", {"expected": "2", "found": label})])


WORDS = st.text("abc", min_size=1, max_size=6)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_any_text_agrees_with_itself_and_with_no_other(words: list[str], data: st.DataObject) -> None:
    """Cut into lines anywhere; a character changed anywhere is found."""
    passages = ["".join(words[at : at + 2]) for at in range(0, len(words), 2)]
    assert compared(words, *passages).findings == ()
    place = data.draw(st.integers(0, len(passages) - 1))
    at = data.draw(st.integers(0, len(passages[place]) - 1))
    changed = [*passages[:place], passages[place][:at] + "x" + passages[place][at + 1 :], *passages[place + 1 :]]
    (found,) = compared(words, *changed).findings
    assert found.code == "text-differs"
