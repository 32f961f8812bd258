"""The No of every question: where numbers begin again, patterns, codes, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from faqprint.errors import Fault
from faqprint.manuscript.model import Appendix, FaqSection, Paragraph
from faqprint.manuscript.printed_numbers import PrintedNumbers

from ..conftest import Faults

Load = Callable[..., Appendix]

#: Two sections: categories of two questions and of one, and a category of two.
SECTIONS = """\
title: 別紙
sections:
  - type: faq
    title: 一
{first}    categories:
      - {{name: あ, questions: [{{question: 問, answer: 答}}, {{question: 問, answer: 答{code}}}]}}
      - {{name: い, questions: [{{question: 問, answer: 答}}]}}
  - {{type: text, body: 本文}}
  - type: faq
    title: 二
{second}    categories:
      - {{name: う, questions: [{{question: 問, answer: 答}}, {{question: 問, answer: 答}}]}}
"""


def printed_nos(load_one: Load, first: str = "", second: str = "", code: str = "") -> str:
    """What the questions print, section by section."""
    lines = ["".join(f"    {line}\n" for line in keys.split("; ") if line) for keys in (first, second)]
    appendix = load_one(SECTIONS.format(first=lines[0], second=lines[1], code=code))
    sections = [section for section in appendix.sections if isinstance(section, FaqSection)]
    return " | ".join(
        " ".join(q.printed_no for category in section.categories for q in category.questions) for section in sections
    )


@pytest.mark.parametrize(
    ("first", "second", "code", "expected"),
    [
        ("", "", "", "1 2 3 | 4 5"),
        ("", "numbering: section", "", "1 2 3 | 1 2"),
        ("numbering: category", "", "", "1 2 1 | 4 5"),
        ("numbering: category", "numbering: section", "", "1 2 1 | 1 2"),
        ("numbering: category; number: '{c}-{n}'", "number: '{c}-{n}'", "", "1-1 1-2 2-1 | 1-4 1-5"),
        ("number: '問{s}.{c}.{n}'", "number: 'Ｑ{n}'; numbering: section", "", "問1.1.1 問1.1.2 問1.2.3 | Ｑ1 Ｑ2"),
        ("number: '{ n }'", "number: '{s}-{n}'", "", "1 2 3 | 2-4 2-5"),
        ("", "", ", code: Ａ1-2", "1 Ａ1-2 3 | 4 5"),
        ("numbering: category; number: '{c}-{n}'", "", ", code: ' Q103 '", "1-1 Q103 2-1 | 4 5"),
        ("number:", "numbering:", ", code: ''", "1 2 3 | 4 5"),
    ],
)
def test_what_questions_print(load_one: Load, first: str, second: str, code: str, expected: str) -> None:
    """Numbers begin again where they are told to; a code takes the place of a number, which it uses up all the same."""
    assert printed_nos(load_one, first, second, code) == expected


def test_the_running_number_stays(load_one: Load) -> None:
    """It names the destination of a question, whatever that prints."""
    appendix = load_one(SECTIONS.format(first="    numbering: category\n", second="    numbering: section\n", code=""))
    sections = [section for section in appendix.sections if isinstance(section, FaqSection)]
    assert [q.number for section in sections for category in section.categories for q in category.questions] == [1, 2, 3, 4, 5]


def test_a_reference_prints_what_the_column_prints(load_one: Load) -> None:
    """And leads to the running number."""
    appendix = load_one(
        "title: 別紙\nsections:\n- type: faq\n  title: 一\n  numbering: category\n  number: '{c}-{n}'\n  categories:\n"
        "  - {name: あ, questions: [{question: 問, answer: '[[b]]と[[c]]'}, {question: 問, answer: 答, id: c, code: Ａ1}]}\n"
        "  - {name: い, questions: [{question: 問, answer: 答, id: b}]}\n"
    )
    (section,) = appendix.sections
    assert isinstance(section, FaqSection)
    (block,) = section.categories[0].questions[0].answer
    assert isinstance(block, Paragraph)
    assert (block.body.text, [span.link for span in block.body.spans]) == ("No.2-1とNo.Ａ1", ["#q3", "#q2"])


def told(faults: tuple[Fault, ...]) -> list[tuple[str, str, int, int]]:
    """Their codes and places."""
    return [(fault.severity, fault.code, fault.place.line, fault.place.column) for fault in faults]


@pytest.mark.parametrize(
    ("keys", "code", "place", "told_ja"),
    [
        ("number: '{c}-{x}'", "number-pattern", (5, 18), "{x}"),
        ("number: '{c}-{N}'", "number-pattern", (5, 18), "「{n}」のことではありませんか"),
        ("number: '｛c｝{ｎ}'", "number-pattern", (5, 17), "「{n}」のことではありませんか"),
        ("number: '{c-{n}'", "number-pattern", (5, 14), "{n}（番号）"),
        ("number: '{n}}'", "number-pattern", (5, 14), "{n}（番号）"),
        ("number: '{{value}}'", "number-pattern", (5, 14), "{{value}}"),
        ("number: |\n      {n}\n      {q}", "number-pattern", (7, 7), "{q}"),
        ("numbering: sections", "not-a-choice", (5, 16), "「section」のことではありませんか"),
        ("numbering: はい", "not-a-choice", (5, 16), "section, category"),
        ("number: {c}-{n}", "trap-start", (5, 13), "'{c}-{n}'"),
        ("nummer: '{n}'", "unknown-key", (5, 5), "「number」のことではありませんか"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(
    faults_of: Faults, keys: str, code: str, place: tuple[int, int], told_ja: str
) -> None:
    """With what may stand there, in both languages."""
    faults = faults_of(SECTIONS.format(first=f"    {keys}\n", second="", code=""))
    assert ("error", code, *place) in told(faults)
    fault = next(fault for fault in faults if fault.code == code)
    assert told_ja in fault.message("ja")
    assert fault.message("en").isprintable() or "\n" in fault.message("en")


def test_a_bad_pattern_is_told_by_itself(faults_of: Faults) -> None:
    """Each ``[[id]]`` was told besides to print the No of another question, as the pattern stood."""
    text = (
        "title: 別紙\nsections:\n- type: faq\n  title: 一\n  number: '{x}'\n  categories:\n"
        "  - {name: あ, questions: [{question: 問, answer: '[[a]]', id: a}, {question: 問, answer: 答}]}\n"
    )
    assert told(faults_of(text)) == [("error", "number-pattern", 5, 12)]


@pytest.mark.parametrize(("pattern", "no"), [("Ｑ", "Ｑ"), ("{c}", "1"), ("｛n｝", "｛n｝")])
def test_a_pattern_without_the_number_prints_the_same_again(faults_of: Faults, pattern: str, no: str) -> None:
    """Nothing was said of it unless a text named such a question."""
    faults = faults_of(SECTIONS.format(first=f"    number: '{pattern}'\n", second="", code=""))
    assert told(faults) == [("warning", "number-same", 5, 13)]
    assert f"「{no}」" in faults[0].message("ja") and "{n}" in faults[0].message("en")


def test_a_pattern_without_the_number_may_serve(faults_of: Faults) -> None:
    """Where each category has one question."""
    assert faults_of(SECTIONS.format(first="    number: '問{c}'\n", second="", code=", code: Ａ")) == ()


def test_a_code_holds_no_value(faults_of: Faults) -> None:
    """It is printed as it is; the fault stands where the value does."""
    (fault,) = faults_of(SECTIONS.format(first="", second="", code=", code: 'A{{x}}'"))
    assert (fault.code, fault.place.line) == ("code-value", 6)
    assert "{{x}}" in fault.message("ja") and "{{x}}" in fault.message("en")


def test_a_reference_to_a_number_that_comes_twice_is_a_warning(faults_of: Faults) -> None:
    """At each place; a reference to the page prints no number, and a code tells the two apart."""
    text = (
        "title: 別紙\nsections:\n- type: faq\n  title: 一\n  numbering: category\n  categories:\n"
        "  - {name: あ, questions: [{question: 問, answer: 答, id: a}]}\n"
        "  - {name: い, questions: [{question: 問, answer: '[[a]]と[[a:page]]と[[a]]'%s}]}\n"
    )
    assert told(faults_of(text % "")) == [("warning", "no-shared", 8, 50), ("warning", "no-shared", 8, 67)]
    assert faults_of(text % ", code: Q1") == ()


def test_numbers_that_nobody_told_are_their_own() -> None:
    """A text by itself knows no questions."""
    numbers = PrintedNumbers()
    assert (numbers.no_of(7), numbers.is_shared(7)) == ("7", False)
    known = PrintedNumbers(["1", "A", "1"])
    assert [known.no_of(number) for number in (1, 2, 3)] == ["1", "A", "1"]
    assert [known.is_shared(number) for number in (1, 2, 3)] == [True, False, True]
