"""The same thing twice, files that nobody lists, versions that are behind."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from faqprint.distribution.check import check

from .conftest import Find, Write

HEAD = "type: faq\ntitle: ＦＡＱ\ncategories:\n"


def faq(*pairs: str) -> str:
    """Give a section of categories, each written as its name and its questions."""
    lines = [HEAD]
    for pair in pairs:
        name, *questions = pair.split()
        lines.append(f"  - name: {name}\n    questions:\n")
        lines += [f"      - question: {question}\n        answer: い\n" for question in questions]
    return "".join(lines)


@pytest.mark.parametrize("names", ["操作 操作", "操作 設定 操作", "ＩＤ ID"])
def test_a_category_of_one_name_is_marked_at_its_second(find: Find, names: str) -> None:
    """With the first one's line; width does not count."""
    pairs = [f"{name} 問{n}" for n, name in enumerate(names.split())]
    (fault,) = find("category-twice", faq=faq(*pairs))
    assert dict(fault.values)["line"] == "4"
    assert fault.place.line == 4 + 4 * (len(pairs) - 1)


def test_categories_of_two_sections_may_be_called_the_same(find: Find) -> None:
    """個人 and 法人 have their own 操作."""
    files = {"appendix": "title: 別紙\nsections: [faq.yaml, b.yaml]\n", "faq": faq("操作 一"), "b": faq("操作 二")}
    assert find("category-twice", **files) == []


@pytest.mark.parametrize("second", ["一", "'一'", '"一"'])
def test_a_question_that_was_asked_is_marked(find: Find, second: str) -> None:
    """In another section and in other quotes, too."""
    files = {"appendix": "title: 別紙\nsections: [faq.yaml, b.yaml]\n", "faq": faq("操作 一"), "b": faq(f"設定 {second}")}
    (fault,) = find("question-twice", **files)
    assert (fault.place.file, dict(fault.values)["file"]) == ("b.yaml", "faq.yaml")


def test_what_an_alias_repeats_is_meant(find: Find) -> None:
    """PyYAML writes so what is equal (H)."""
    text = HEAD + "- name: 個人\n  questions: &id001\n  - {question: 一。, answer: い}\n- name: 法人\n  questions: *id001\n"
    assert find("", faq=text) == []


def test_questions_that_differ_are_none(find: Find) -> None:
    """By a letter."""
    assert find("question-twice", faq=faq("操作 一 二", "設定 三")) == []


def test_a_file_listed_twice_by_another_name_is_marked(find: Find) -> None:
    """A link, or a way round."""
    (fault,) = find("section-twice", appendix="title: 別紙\nsections:\n  - faq.yaml\n  - ./faq.yaml\n")
    assert (fault.place.line, dict(fault.values)["line"]) == (4, "3")


def test_only_sections_beside_the_appendix_are_missed(find: Find, write: Write) -> None:
    """A style, notes, another appendix and the branch list are no sections, and what lies below may be kept there."""
    write()
    Path("note.yaml").write_text("あ: い\n", "utf-8")
    Path("other.yaml").write_text("title: あ\nsections: [faq.yaml]\n", "utf-8")
    Path("style.yaml").write_text("base: large\n")
    Path("below").mkdir()
    Path("below", "memo.yaml").write_text("type: memo\n")
    assert find("section-unused") == []
    Path("faq2.yml").write_text("type: faq\ntitle: あ\n", "utf-8")
    (fault,) = find("section-unused")
    assert (fault.place[1:], dict(fault.values)["file"]) == ((2, 1), "faq2.yml")


@pytest.mark.parametrize("sections", ["[faq.yaml, memo.yml]", "memo.yaml"])
def test_no_section_is_missed_beside_a_list_that_is_at_fault(write: Write, sections: str) -> None:
    """To mend the name, and to list the file as well, printed it twice."""
    path = write(f"title: 別紙\nsections: {sections}\n")
    Path("memo.yaml").write_text("type: memo\n")
    assert {fault.code for fault in check(path)} <= {"listed-file-missing", "want-list"}


def test_a_listed_file_is_not_missed_in_another_form(find: Find, write: Write) -> None:
    """A name that a Mac wrote, listed as it is typed, was called unlisted."""
    write()
    Path(unicodedata.normalize("NFD", "ガイド.yaml")).write_text("type: memo\n")
    assert find("section-unused", appendix="title: 別紙\nsections: [faq.yaml, ガイド.yaml]\n") == []


REVISIONS = "revisions:\n  - {{version: 第1.0版, date: {0}, note: 初版}}\n  - {{version: 第1.1版, date: {1}, note: 改訂}}\n"


@pytest.mark.parametrize(
    ("own", "days", "keys"),
    [
        ("version: 第1.1版\ndate: 2026-11-22", ("2026-04-01", "2026-11-22"), []),
        ("version: 第1.0版\ndate: 2026-11-22", ("2026-04-01", "2026-11-22"), ["version"]),
        ("version: 第1.1版\ndate: 2026-04-01", ("2026-04-01", "2026-11-22"), ["date"]),
        ("version: 第1.0版\ndate: 2026-11-22", ("2026-11-22", "2026-04-01"), []),
        ("version: 第1.0版\ndate: 2026-04-01", ("2026-04-01", "2026-11-22"), ["version", "date"]),
        ("date: 2026-11-22", ("2026-04-01", "2026-11-22"), []),
    ],
)
def test_version_and_date_are_those_of_the_newest_revision(find: Find, own: str, days: tuple[str, str], keys: list[str]) -> None:
    """The last, or the first where the newest stands on top; what is left out is not compared."""
    found = find("version-old", appendix=f"title: 別紙\n{own}\n{REVISIONS.format(*days)}sections: [faq.yaml]\n")
    assert [dict(fault.values)["key"] for fault in found] == keys
