"""What the rules of ``written_forms`` mark, and what looks like it and is right."""

from __future__ import annotations

import pytest

from .conftest import Find, SentenceCase, cases, judge


@pytest.mark.parametrize("case", cases("written_forms"), ids=str)
def test_a_text_is_marked_or_let_alone(find: Find, case: SentenceCase) -> None:
    """Each text of the data file."""
    judge(find, case)


CONTACT = 'type: contact\ntitle: 窓口\ndesks:\n  - {name: 事務部, tel: "{{phone}}"}\n'


@pytest.mark.parametrize(("value", "found"), [("096-326-940", [("appendix.yaml", 2, 17)]), ("096-326-9407", [])])
def test_a_number_that_is_a_value_is_marked_where_it_is_defined(
    find: Find, value: str, found: list[tuple[str, int, int]]
) -> None:
    """Whatever its name."""
    appendix = f"title: 別紙\nvalues: {{phone: {value}}}\nsections: [faq.yaml]\n"
    assert [fault.place for fault in find("phone-form", appendix=appendix, faq=CONTACT)] == found


@pytest.mark.parametrize(
    ("cell", "count"),
    [("096-326-940", 1), ("096-326-94O7", 1), ("096-326-9407", 0), ("-", 0), ("なし", 0), ("", 0), ("963269407", 0), ("本店", 1)],
)
def test_a_number_of_a_branch_is_marked_at_its_cell(find: Find, cell: str, count: int) -> None:
    """One that a spreadsheet spoilt is told as such, and not once more."""
    appendix = "title: 別紙\nvalues: {phone: 000－000－0000}\nsections: [faq.yaml]\n"
    branches = f"code,name,phone\n001,本店営業部,{cell}\n"
    faults = find("phone-form", appendix=appendix, faq=CONTACT, branches=branches)
    assert [fault.place for fault in faults] == [("branches.csv", 2, 3)] * count


def test_a_number_whose_value_is_empty_is_let_alone(find: Find) -> None:
    """Its line is left out; it was marked as 「￼￼￼￼￼￼￼￼￼」, with no number in it."""
    appendix = 'title: 別紙\nvalues: {phone: ""}\nsections: [faq.yaml]\n'
    assert find("phone-form", appendix=appendix, faq=CONTACT) == []


def test_an_address_in_the_place_of_a_number_is_told_as_written(find: Find) -> None:
    """「https://…」 has no number; its characters were shown as U+FFFC."""
    faq = CONTACT.replace("{{phone}}", "https://a.example.jp/")
    (fault,) = find("phone-form", appendix="title: 別紙\nsections: [faq.yaml]\n", faq=faq)
    assert dict(fault.values) == {"written": "https://a.example.jp/", "trouble": "none"}


@pytest.mark.parametrize("value", ["03/1234/5678", "03、1234、5678"])
def test_only_behind_a_number_stand_the_last_digits_of_another_one(find: Find, value: str) -> None:
    """A number that something else parts was told to be none at all, for all but its beginning was taken for further ones."""
    (fault,) = find("phone-form", appendix="title: 別紙\nsections: [faq.yaml]\n", faq=CONTACT.replace("{{phone}}", value))
    assert dict(fault.values) == {"written": "5678", "trouble": "zero"}
