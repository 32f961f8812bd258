"""Desks and items brought into their YAML: what changed in the sheet changes in the file, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from faqprint.exchange.content_lists import ContentList, TypedItem, read_lists
from faqprint.exchange.items_in_place import plan_items
from faqprint.source.splice import splice

CONTACT = """\
type: contact
title: 窓口
desks:
  # 本店
  - name: 事務部
    tel: 0120  # 代表
    fax: 0130
  - name: 営業部
    email: a@example.jp
"""
NOTICE = """\
type: notice
items:
  - 一つ目の事項   # 注
  - "二つ目の事項"
  - text: 三つ目の事項
    note: 補い
"""
CHECKLIST = NOTICE.replace("notice", "checklist")


def brought(tmp_path: Path, text: str, rows: Sequence[tuple[str, ...]], *, prune: bool = False) -> str:
    """The file after the rows."""
    content = content_of(tmp_path, text)
    plan = plan_items(content, [TypedItem(row, (number,)) for number, row in enumerate(rows, 2)], prune=prune)
    assert plan.added + plan.changed + plan.moved + plan.same == len(rows)
    return splice(text.encode(), plan.changes).decode()


def content_of(tmp_path: Path, text: str) -> ContentList:
    """The list of a file."""
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    (content,) = read_lists(tmp_path / "a.yaml")
    return content


@pytest.mark.parametrize("text", [CONTACT, NOTICE, CHECKLIST])
def test_same_rows_change_nothing(tmp_path: Path, text: str) -> None:
    """No byte."""
    assert brought(tmp_path, text, [item.texts for item in content_of(tmp_path, text).items], prune=True) == text


def test_texts_added_changed_and_emptied(tmp_path: Path) -> None:
    """A text that is new gets its key, one that is gone loses it, and comments stay."""
    rows = [("事務部", "0999", "", "", "", "九時"), ("営業部", "", "", "a@example.jp", "", "")]
    expected = CONTACT.replace("0120", "0999").replace("    fax: 0130\n", "    hours: 九時\n")
    assert sorted(brought(tmp_path, CONTACT, rows).splitlines()) == sorted(expected.splitlines())


def test_bare_text_gets_a_note(tmp_path: Path) -> None:
    """An item that is a text alone becomes a mapping when it gets a second text."""
    rows = [("一番目の事項", ""), ("二つ目の事項", "補足"), ("三つ目の事項", "補い")]
    assert brought(tmp_path, CHECKLIST, rows) == CHECKLIST.replace("一つ目の事項", "一番目の事項").replace(
        '"二つ目の事項"', "text: 二つ目の事項\n    note: 補足"
    )


def test_order_new_and_missing(tmp_path: Path) -> None:
    """Items move, come and stay behind the one before them, or go."""
    rows = [("新しい",), ("二つ目の事項",), ("一つ目の事項",)]
    kept = brought(tmp_path, NOTICE, rows)
    (tmp_path / "a.yaml").write_text(kept, "utf-8")
    (content,) = read_lists(tmp_path / "a.yaml")
    assert [item.texts[0] for item in content.items] == [
        "新しい",
        "二つ目の事項",
        "三つ目の事項",
        "一つ目の事項",
    ]
    assert (
        brought(tmp_path, NOTICE, rows, prune=True)
        == 'type: notice\nitems:\n  - 新しい\n  - "二つ目の事項"\n  - 一つ目の事項   # 注\n'
    )
