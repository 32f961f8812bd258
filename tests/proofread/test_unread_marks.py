"""What looks like a heading or a mark and is none is told; what is one, or is a sentence, is not."""

from __future__ import annotations

import pytest

from faqprint.manuscript.markup import MarkupReader
from faqprint.manuscript.model import Paragraph

from .conftest import Find

TEXT = "お手続きの用紙は窓口にあります。"
HEADINGS = (
    *("<<電子証明書方式>>", "《管理者の場合》", "［共通］", "[操作手引書]", "｛共通｝", "〖共通〗"),
    *("<ＩＤ方式の場合>", "## ご注意", "*ご注意*"),
)
MARKS = (
    *("*", "*1 ", "✓", "☑", "➡", "▶", "･", "－ ", "– ", "+ ", "> ", "（※1）", "(※)", "[注]", "【注１】", "注：", "注 ", "注１．"),
    *("[1]", "【１】", "〔ア〕", "＜１＞", "Ｑ：", "A：", "Q1.", "１、", "1: ", "１　", "12 ", "イ ", "Ⅱ　"),
    *("QR：", "ＱＲ：", "QR", "qr ", "QRコード ", "QR <", 'QR "', "QR 申込書　", "QR [案内]("),
    *("1-1　", "A1-1 ", "1.1.2 ", "・①", "◆（１）", "Q1 ", "第１　", "－", "·", "ａ．ＩＢの", "Ｂ．WEBの"),
)


@pytest.mark.parametrize("line", [*HEADINGS, *[mark + TEXT for mark in MARKS]])
def test_a_look_alike_is_told(find: Find, line: str) -> None:
    """An info at the line, which is a paragraph."""
    line = line.replace(TEXT, "https://www.example.jp/)") if line[:2] in ("QR", "ＱＲ", "qr") else line
    (fault,) = find("lead-bracket", f"次のとおりです。\n{line}\n以上です。")
    assert (fault.severity, fault.place.line, fault.place.column) == ("info", 9, 11)
    assert line.startswith(dict(fault.values)["written"])
    assert all(isinstance(block, Paragraph) for block in MarkupReader({}, {}).text(line))


@pytest.mark.parametrize(
    "line",
    [
        *(
            "【見出し】",
            "〔見出し〕",
            "≪見出し≫",
            "〈見出し〉",
            "＜見出し＞",
            "※注",
            "＊注",
            "◆項目",
            "（ア）項目",
            "Ⅰ．項目",
            "参照　別紙",
        ),
        *("\\《管理者》", "\\* 項目", "\\（１）項目"),
        *(
            "○○信用金庫です。",
            "①②を確認します。",
            "1.5倍です。",
            "１．５ 倍です。",
            "2026.4.1 改定",
            "10 分ほどかかります。",
            "３ 営業日以内です。",
        ),
        *(
            "9:00から",
            "1,000円です。",
            "096-326-9407 へ",
            "「はい」を押します。",
            "**重要**です。",
            "【Ａ】と【Ｂ】があります。",
            "（参考）です。",
        ),
        *("Web サイトです。", "A社です。", "イメージです。", "-5度です。", "<b>", "・・・です。"),
        *("Ｎ．Ｙ．です。", "ｐ．３です。"),
        *(
            "QRコードを読むと、https://www.example.jp/ が開きます。",
            "QR https://www.example.jp/",
            "QRは https://www.example.jp/ の略です。",
        ),
    ],
)
def test_what_is_a_mark_or_a_sentence_is_not(find: Find, line: str) -> None:
    """Nothing is said of it."""
    assert find("lead-bracket", f"次のとおりです。\n{line}\n以上です。") == []


def test_a_mark_that_is_indented_below_no_item_is_told(find: Find) -> None:
    """It is kept as typed; below an item it is one."""
    (fault,) = find("lead-bracket", "次のとおりです。\n　・項目")
    assert dict(fault.values)["written"] == "・"
    assert find("lead-bracket", "◆次のとおりです。\n　・項目") == []


def test_a_long_line_in_brackets_is_a_sentence(find: Find) -> None:
    """Thirty characters are a heading's most."""
    assert find("lead-bracket", f"《{TEXT * 3}》") == []
