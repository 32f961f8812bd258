"""What the content's keys add to the mistakes of its YAML."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from faqprint.errors import Fault

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
