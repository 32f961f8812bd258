"""The lists of a content as typed, with their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.errors import ContentError, UsageError
from faqprint.exchange.content_lists import read_lists

APPENDIX = """\
title: 題
sections:
  - part/faq.yaml
  - type: contact
    title: 窓口
    desks: [{name: 事務部, tel: 0120}]
  - type: memo
  - type: checklist
    items: [一つ目, {text: 二つ目, note: 補い}]
"""
FAQ = "type: faq\ntitle: '{{x}}'\ncategories: [{name: 区, questions: [{question: '**問**', answer: '[[a]]', id: a}]}]\n"


def test_lists_of_an_appendix(tmp_path: Path) -> None:
    """Those of other files and those in the appendix itself, in print order, marks and values as typed."""
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "faq.yaml").write_text(FAQ, "utf-8")
    (tmp_path / "appendix.yaml").write_text(APPENDIX, "utf-8")
    faq, contact, checklist = read_lists(tmp_path / "appendix.yaml")
    assert (faq.kind, faq.title, faq.file, faq.at) == ("faq", "{{x}}", tmp_path / "part" / "faq.yaml", ())
    assert faq.questions[0][:4] == ("区", "**問**", "[[a]]", "a")
    assert (contact.at, contact.items[0].texts) == (("sections", 1), ("事務部", "0120", "", "", "", ""))
    assert [(item.texts, item.bare) for item in checklist.items] == [(("一つ目", ""), True), (("二つ目", "補い"), False)]
    assert checklist.items[1].path == ("sections", 3, "items", 1)
    assert read_lists(tmp_path / "part" / "faq.yaml") == [faq]


def test_files_outside_are_left_alone(tmp_path: Path) -> None:
    """What an appendix may not list is not read, so that nothing is written there."""
    (tmp_path / "faq.yaml").write_text(FAQ, "utf-8")
    (tmp_path / "in").mkdir()
    appendix = tmp_path / "in" / "appendix.yaml"
    appendix.write_text("title: 題\nsections: [../faq.yaml, in/../../faq.yaml]\n", "utf-8")
    assert read_lists(appendix) == []


def test_all_files_that_cannot_be_read(tmp_path: Path) -> None:
    """All of them are told at once: the first one alone was, and a missing one as a fault of the command line."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("type: [", "utf-8")
    (tmp_path / "c.yaml").mkdir()
    appendix = tmp_path / "appendix.yaml"
    appendix.write_text("title: 題\nsections: [a.yaml, none.yaml, b.yaml, c.yaml]\n", "utf-8")
    with pytest.raises(ContentError) as error:
        read_lists(appendix)
    assert [(Path(fault.place.file).name, fault.place.column, fault.code) for fault in error.value.faults] == [
        ("a.yaml", 8, "bracket-missing"),
        ("appendix.yaml", 20, "listed-file-missing"),
        ("b.yaml", 8, "bracket-missing"),
        ("appendix.yaml", 39, "listed-file-is-folder"),
    ]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    """A missing file and a folder are the command line's fault, broken YAML is the content's."""
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(UsageError):
            read_lists(path)
    (tmp_path / "a.yaml").write_text("a: [", "utf-8")
    with pytest.raises(ContentError):
        read_lists(tmp_path / "a.yaml")
