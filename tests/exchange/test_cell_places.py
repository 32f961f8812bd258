"""A fault of a file that was made of a sheet is told at the cell where its text comes from."""

from __future__ import annotations

from pathlib import Path

from faqprint.errors import Fault, Place
from faqprint.exchange.cell_places import CellPlaces
from faqprint.exchange.content_lists import TypedItem, TypedQuestion

FAQ = """\
type: faq
categories:
  - name: 区
    questions:
      - {question: 問, answer: 答, id: a}
      - question: 写し
        answer: |
          一
          二
        id: a
      - question: 旧
        answer: 答
"""


def test_texts_of_questions() -> None:
    """By row and column, a copied id at its copy, a 区分 at its first row; a text that no row has stays where it is."""
    places = CellPlaces()
    columns = {"category": 1, "question": 2, "answer": 3, "id": 5}
    places.note_question("a.xlsx", TypedQuestion("区", "問", "答", "a", (4,)), columns)
    places.note_question("a.xlsx", TypedQuestion("区", "写し", "一\n二", "a", (7,)), columns)
    at = [(5, 20), (5, 33), (5, 38), (9, 11), (10, 13), (11, 19), (3, 11)]
    faults = [Fault(Place("faq.yaml", line, column), "x", line_text="y") for line, column in at]
    found = places.at_cells(faults, {Path("faq.yaml"): FAQ.encode()})
    assert [fault.place for fault in found] == [
        Place("a.xlsx", 4, 2),
        Place("a.xlsx", 4, 3),
        Place("a.xlsx", 4, 5),
        Place("a.xlsx", 7, 3),
        Place("a.xlsx", 7, 5),
        Place("faq.yaml", 11, 19),
        Place("a.xlsx", 4, 1),
    ]
    assert [fault.line_text for fault in found] == ["", "", "", "", "", "y", ""]


def test_rows_that_say_the_same() -> None:
    """Each is told at its own cell: both faults stood at the last such row, where one of them was dropped as the other's copy."""
    places = CellPlaces()
    for row in (4, 7):
        places.note_question("a.xlsx", TypedQuestion("区", "問", "答", "", (row,)), {"question": 2, "answer": 3})
    text = "type: faq\ncategories:\n- name: 区\n  questions:\n" + "  - {question: 問, answer: 答}\n" * 2
    faults = [Fault(Place("faq.yaml", line, 27), "x") for line in (5, 6)]
    found = places.at_cells(faults, {Path("faq.yaml"): text.encode()})
    assert [fault.place for fault in found] == [Place("a.xlsx", 4, 3), Place("a.xlsx", 7, 3)]


def test_texts_that_the_file_has_with_spaces_at_their_ends() -> None:
    """An id that came of a sheet was told in the file, where another one stands, since its answer's line ended in a space."""
    places = CellPlaces()
    places.note_question("a.xlsx", TypedQuestion("区", "問", "一\n二", "a", (4,)), {"question": 2, "answer": 3, "id": 5})
    text = FAQ.replace(
        "{question: 問, answer: 答, id: a}", "question: 問\n        answer: |\n          一　\n          二\n        id: a"
    )
    (found,) = places.at_cells([Fault(Place("faq.yaml", 9, 13), "x")], {Path("faq.yaml"): text.encode()})
    assert found.place == Place("a.xlsx", 4, 5)


def test_a_key_of_the_file_is_no_text() -> None:
    """A wrong key that was there before was told at the cell of the text above it."""
    places = CellPlaces()
    places.note_question("a.xlsx", TypedQuestion("区", "問", "答\n答", "", (4,)), {"category": 1, "question": 2, "answer": 3})
    text = "type: faq\ncategories:\n- name: 区\n  nmae: 区\n  questions:\n"
    text += "  - question: 問\n    answer: |\n      答\n      答\n    cod: a\n"
    faults = [Fault(Place("faq.yaml", line, column), "x") for line, column in ((4, 3), (8, 7), (9, 7), (10, 5))]
    found = places.at_cells(faults, {Path("faq.yaml"): text.encode()})
    assert [fault.place for fault in found] == [faults[0].place, Place("a.xlsx", 4, 3), Place("a.xlsx", 4, 3), faults[3].place]


def test_texts_of_items() -> None:
    """Those with keys and those that are a text alone; a fault of another file stays."""
    places = CellPlaces()
    places.note_item("a.xlsx", TypedItem(("一", ""), (2,)), ("text", "note"))
    places.note_item("a.xlsx", TypedItem(("二", "補"), (3,)), ("text", "note"))
    text = "type: checklist\nitems:\n  - 一\n  - text: 二\n    note: 補\n"
    faults = [Fault(Place(name, line, 11), "x") for name, line in (("a.yaml", 3), ("a.yaml", 5), ("b.yaml", 3))]
    found = places.at_cells(faults, {Path("a.yaml"): text.encode()})
    assert [fault.place for fault in found] == [Place("a.xlsx", 2, 1), Place("a.xlsx", 3, 2), Place("b.yaml", 3, 11)]
