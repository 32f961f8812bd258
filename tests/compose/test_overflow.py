"""A word that was cut is told at its place in the question that holds it (LB-14)."""

from __future__ import annotations

from collections.abc import Callable

from faqprint.compose.overflow import overflows
from faqprint.manuscript.model import Appendix
from faqprint.manuscript.occurrences import parts
from faqprint.manuscript.values import resolve
from faqprint.messages.sentences import render

from ..work import growth

Load = Callable[..., Appendix]

APPENDIX = "title: 別紙\nvalues: {name: x, long: Authentication}\nsections: [faq.yaml, {type: text, body: Authentication}]\n"
FAQ = """\
type: faq
title: ＦＡＱ
categories:
  - name: Authentication
    questions:
      - {question: Authentication, answer: い}
      - question: "{{name}}を使う？"
        answer: |
          ◆はい
          ◆**Authentication**です
"""


def test_word_is_told_where_it_was_cut(load_one: Load) -> None:
    """Only the parts whose paragraph was cut are told of, each with file, line, column, No and word."""
    appendix = resolve(load_one(APPENDIX, faq=FAQ))
    faults = overflows(appendix, {"Authenticationです": ("Authentication",)})
    assert [(f.place, f.severity, dict(f.values)) for f in faults] == [
        (("faq.yaml", 10, 14), "warning", {"text": "Authentication", "row": "2"})
    ]
    assert render(faults[0]).startswith("faq.yaml:10:14: warning: No.2 「Authentication」")
    assert "\n          ◆**Authentication**です\n" + " " * 14 + "^" * 14 in render(faults[0])


def test_same_word_in_several_parts(load_one: Load) -> None:
    """A category's name, a question and a section of text are told of in the order in which they stand."""
    faults = overflows(resolve(load_one(APPENDIX, faq=FAQ)), {"Authentication": ("Authentication",)})
    assert [f.place for f in faults] == [("appendix.yaml", 3, 41), ("faq.yaml", 4, 11), ("faq.yaml", 6, 20)]


def test_word_of_a_value_is_told_at_the_question(load_one: Load) -> None:
    """A word that a value put in stands nowhere in the question's source, so the question is named; a long one is cut short."""
    word = "a" * 60
    appendix = resolve(load_one(APPENDIX, faq=FAQ), {"name": word})
    faults = overflows(appendix, {word + "を使う？": (word,)})
    assert [(f.place, dict(f.values)) for f in faults] == [(("faq.yaml", 7, 9), {"text": "a" * 40 + "…", "row": "2"})]


def test_a_paragraph_that_stands_whole_in_another_row_is_not_told(load_one: Load) -> None:
    """What each row's cells cut is known: once a paragraph cut in a narrow cell was told of in a wide one, too."""
    appendix = resolve(load_one(APPENDIX, faq=FAQ))
    (second,) = (part.place for part in parts(appendix) if part.row == "2")
    cut = {"Authentication": ("Authentication",), "Authenticationです": ("Authentication",)}
    rows = {second: (("Authenticationです", ("Authentication",)),)}
    assert [f.place.line for f in overflows(appendix, cut, rows) if f.place.file == "faq.yaml"] == [4, 10]


def test_what_the_contents_list_alone_cut_is_told_at_the_question(load_one: Load) -> None:
    """A cut is never silent (LB-14), though no row has it."""
    appendix = resolve(load_one(APPENDIX, faq=FAQ), {"name": "Authentications"})
    faults = overflows(appendix, {"Authenticationsを使う？": ("Authentications",)}, {})
    assert [f.place for f in faults] == [("faq.yaml", 7, 9)]


def test_a_word_is_not_told_inside_a_longer_one(load_one: Load) -> None:
    """Once the cell of the longer word was told of twice."""
    appendix = resolve(load_one(APPENDIX, faq=FAQ.replace("answer: い", "answer: Authentications")))
    faults = overflows(appendix, {word: (word,) for word in ("Authentication", "Authentications")})
    assert [(f.place.line, dict(f.values)["text"]) for f in faults if f.place.line == 6] == [
        (6, "Authentication"),
        (6, "Authentications"),
    ]


def test_nothing_cut_nothing_told(load_one: Load) -> None:
    """Without a cut there is no warning."""
    assert overflows(resolve(load_one(APPENDIX, faq=FAQ)), {}) == ()


def test_many_words_are_found_in_one_reading(load_one: Load) -> None:
    """A thousand questions with a word of their own each cost one look at the file, not a thousand."""
    words = [f"Authentication{number}x" for number in range(1000)]
    questions = "".join(f"      - {{question: あ, answer: {word}}}\n" for word in words)
    appendix = resolve(load_one(faq=FAQ.partition("      - ")[0] + questions))
    faults = overflows(appendix, {word: (word,) for word in words})
    assert [f.place.line for f in faults] == list(range(6, 1006))

    def look_for(size: int) -> Callable[[], object]:
        return lambda: overflows(appendix, {word: (word,) for word in words[:size]})

    assert growth(look_for, 400) < 2.1
