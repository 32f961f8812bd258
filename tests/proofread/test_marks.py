"""Marks with nothing behind them, and what other programs leave."""

from __future__ import annotations

import pytest

from .conftest import Find


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        ("お待ち&nbsp;ください", "&nbsp;"),
        ("Ａ&amp;Ｂ", "&amp;"),
        ("あ&#12354;", "&#12354;"),
        ("<b>太字</b>", "<b>"),
        ("一行目<br>二行目", "<br>"),
        ('<span style="color:red">赤', '<span style="color:red">'),
        ("一行目\\n※二行目", "\\n"),
        ("一行目\\r\\n二行目", "\\r\\n"),
        ("残高は#REF!円", "#REF!"),
        ("あ\n＜次頁へ続く＞\nい", "＜次頁へ続く＞"),
        ("（前のページからの続き）\nい", "（前のページからの続き）"),
        ("月 | 額\n--- | ---\n4 | 5", "--- | ---"),
        ("次の表です。\n  |月|額|\n  |---|---|\n  |4|5|", "|月|額|"),
    ],
)
def test_what_is_left_is_marked(find: Find, answer: str, written: str) -> None:
    """Where it stands, once."""
    faults = find("markup-left", answer)
    assert dict(faults[0].values)["written"] == written
    row = next(n for n, line in enumerate(answer.split("\n")) if written in line)
    assert faults[0].place.line == (8 + row if "\n" in answer else 7)
    assert len(faults) == answer.count("<b>") + 1


@pytest.mark.parametrize(
    "answer",
    [
        "Ａ&Ｂ、R&D;",
        "a < b かつ b > c",
        "＜ご注意＞",
        "<<電子証明書方式の場合>>",
        "C:\\new\\data を開く",
        "\\\\server\\name",
        "受付番号 '#3'",
        "次のページへお進みください。",
        "| 月 | 額 |\n|---|---|\n| 4<br>5 | 6 |",
        "| 月 | 額 |\n|---|---|\n| 4<BR>5<br/>6 | 7<Br />8 |",  # told as printed, though the line ends there
        "・項目\n  |月|額|\n  |---|---|\n  |4|5|",
        "１－２ | ３",
        "----",
    ],
)
def test_what_only_looks_like_it_is_not(find: Find, answer: str) -> None:
    """Signs, paths, a break in a cell, a table below an item."""
    assert find("markup-left", answer) == []


@pytest.mark.parametrize("answer", ["あ\n※", "◆\nい", "（１）\nい", "あ\n参照", "参照　\nあ", "あ\n【まとめ】", "注）", "- \nあ"])
def test_a_mark_with_nothing_behind_it_is_marked(find: Find, answer: str) -> None:
    """A note, an item, a reference, or a heading at the end."""
    assert len(find("mark-alone", answer)) == 1


@pytest.mark.parametrize(
    "answer", ["※注", "◆い", "参照　別紙", "【見出し】\nあ", "参照してください", "あ※", "○○", "\\※", "【一】\n【二】\nあ"]
)
def test_a_mark_with_its_text_is_not(find: Find, answer: str) -> None:
    """A word that begins like the mark, a mark within a text, one that a backslash makes a letter."""
    assert find("mark-alone", answer) == []


def test_a_title_in_brackets_is_no_heading_alone(find: Find) -> None:
    """What stands in one line has no marks."""
    contact = "type: contact\ntitle: 【お問い合わせ先】\ndesks: [{name: 窓口}]\n"
    assert find("", appendix="title: 別紙\nsections: [faq.yaml, c.yaml]\n", c=contact) == []
