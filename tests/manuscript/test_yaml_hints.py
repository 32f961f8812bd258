"""What the content's keys add to the mistakes of its YAML."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faqprint.errors import Fault
from faqprint.manuscript.load import examine

from ..work import growth

Faults = Callable[..., tuple[Fault, ...]]
LIST = "title: 別紙\nsections: [part.yaml]\n"


@pytest.mark.parametrize(
    ("part", "place", "name"),
    [
        ("type: faq\ntitle: あ\ncategories:\n  - name: い\n    - question: う\n      answer: え\n", (5, 5), "questions"),
        ("type: faq\ntitle: あ\ncategories:\n- name: い\n  - question: う\n    answer: え\n", (5, 3), "questions"),
        ("type: faq\ntitle: あ\n- name: い\n  questions: []\n", (3, 1), "categories"),
        ("type: contact\ntitle: あ\n  - name: い\n    tel: う\n", (3, 3), "desks"),
        ("type: checklist\ntitle: あ\n- text: い\n", (3, 1), "items"),
    ],
)
def test_a_list_without_its_key_is_told_which(faults_of: Faults, part: str, place: tuple[int, int], name: str) -> None:
    """0.1.1: no colon, indent it like the text that it continues."""
    (fault,) = faults_of(LIST, part=part)
    assert (fault.code, fault.place[1:], dict(fault.values)["list"]) == ("list-without-key", place, name)


def test_what_follows_from_a_guess_is_not_told(faults_of: Faults) -> None:
    """A key that was indented wrongly is the only fault, whatever it would belong to as it stands."""
    faults = faults_of(
        LIST, part="type: faq\ntitle: あ\ncategories:\n  - name: い\n   questions:\n      - {question: う, answer: え}\n"
    )
    assert [fault.code for fault in faults] == ["indent"]


@pytest.mark.parametrize(
    ("slip", "mended"),
    [("        answer：い", "wide-colon"), ("\tanswer: い", "tab-indent"), ("        answer:い", "colon-space")],
)
def test_what_stands_elsewhere_does_not_follow_from_a_guess(faults_of: Faults, slip: str, mended: str) -> None:
    """A wrong key and an empty answer of other questions, once told only when the guessed line was mended."""
    head = "type: faq\ntitle: あ\ncategories:\n  - name: い\n    questions:\n"
    item = "      - question: う\n        {0}\n"
    part = (
        head + item.format("answer: い\n        idd: x") + item.format("{0}") + item.format("answer:") + item.format("answer: え")
    )
    faults = faults_of(LIST, part=part.replace("        {0}", slip))
    told = {(fault.code, fault.place.line) for fault in faults}
    assert told == {("unknown-key", 8), (mended, 10), ("empty-text", 12)}


def test_many_faults_beside_a_guess_cost_what_they_are(tmp_path: Path) -> None:
    """Each looked through the whole file for the items that hold it: 8,000 wrong keys took 153 s, 1.7 now."""
    head = "title: 別紙\nsections:\n  - type: faq\n    title：あ\n    categories:\n      - name: い\n        questions:\n"
    item = "          - question: う\n            answer: え\n            anser: お\n"

    def look(size: int) -> Callable[[], object]:
        path = tmp_path / f"{size}.yaml"
        path.write_text(head + item * size + "  - [あ\n", "utf-8")
        return lambda: examine(path)

    assert growth(look, 100) < 2.1


def test_what_stands_elsewhere_does_not_follow_from_a_comma(faults_of: Faults) -> None:
    """A wrong key two lines below one that is missing was told only when that was put in; one on its own line may be text."""
    rows = '{"question": "う" "answer": "え"}', '{"question": "お", "answer": "か"}', '{"question": "き", "anser": "く"}'
    part = '{"type": "faq", "title": "あ", "categories": [{"name": "い", "questions": [\n' + ",\n".join(rows) + "]}]}\n"
    told = [(fault.code, fault.place.line) for fault in faults_of(LIST, part=part)]
    assert sorted(told) == [("comma-missing", 2), ("unknown-key", 4)]


def test_what_stands_beside_a_guess_may_follow_from_it(faults_of: Faults) -> None:
    """An answer that stands in no item was put behind the item above: that this lacks one is no fault of its own."""
    head = "type: faq\ntitle: あ\ncategories:\n  - name: い\n    questions:\n"
    part = f"{head}      - question: う\n      answer: え\n       code: お\n"
    assert {fault.code for fault in faults_of(LIST, part=part)} == {"indent"}


def test_an_id_of_a_file_that_cannot_be_read_is_not_missed(faults_of: Faults) -> None:
    """A reference into it may be good; one that stands nowhere is told."""
    faults = faults_of(
        "title: 別紙\nsections: [faq.yaml, part.yaml]\n",
        faq="type: faq\ntitle: あ\ncategories:\n  - name: い\n    questions:\n      - {id: one, question: [う, answer: え}\n",
        part="type: text\nbody: '[[one]]と[[two]]'\n",
    )
    assert [(fault.code, dict(fault.values).get("name")) for fault in faults if fault.place.file == "part.yaml"] == [
        ("unknown-id", "two")
    ]
