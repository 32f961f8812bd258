"""A question in one line."""

from __future__ import annotations

import pytest

from faqprint.manuscript.markup import MarkupReader
from faqprint.manuscript.question_line import question_line


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("印鑑は要りますか。", "印鑑は要りますか。"),
        ("印鑑は\n要りますか。", "印鑑は　要りますか。"),
        ("【印鑑】\n\n・**届出印**は\n※注\n参照 別紙\n| 月 |\n|---|\n| 四 |", "【印鑑】　・届出印は"),
        ("| 月 | 額 |\n|---|---|\n| 四 | 円 |", "月　額"),
        ("| 月<br>日 | 額 |\n|---|---|\n| 四 | 円 |", "月　日　額"),  # its line feed ended in exit 4
        ("※注\n参照 別紙", "注　別紙"),
        ("![再発行の画面](a.png)", "画像：再発行の画面"),  # nothing stood between its No and its page
        ("![再発行の画面](a.png)\nこの画面は？", "この画面は？"),
        ("QR https://a.jp/ 申込書", "申込書"),
        ("QR https://a.jp/", "https://a.jp/"),
    ],
)
def test_a_question_in_one_line(typed: str, line: str) -> None:
    """Its paragraphs, heads and items; notes, references and tables are left out, unless there is nothing else."""
    assert question_line(MarkupReader({}, {}).text(typed)) == line
