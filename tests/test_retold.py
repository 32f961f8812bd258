"""Five FAQ documents built as banks, offices and vendors build theirs, in our own words: each is typed in as it stands."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

import faqprint
from faqprint.pipeline.build import check, dump

from .pictures.files import plain

RETOLD = Path(__file__).with_name("retold")
#: For each: what its first pages must show, in this order.
SHOWN = {
    "bank": ["Q1-1", "〔パスワードをお忘れの方〕", "Q1-2", "Q1-1（別紙１－", "Q2-1"],
    "shinkin": ["≪管理者の方≫", "[画像: 再発行の画面]", "申込書の一覧", "0120-000-000"],
    "prefecture": ["Ⅰ．", "ア．", "〈申請者〉", "1-1-1", "(2)", "1-1-2"],
    "city": ["■", "□", "（注１）", "メモ"],
    "vendor": ["FAQ-1", "▼", "3.2", "❶", "管理者として実行", "FAQ-3"],
}


@pytest.mark.parametrize("name", SHOWN)
def test_each_is_typed_in_without_a_workaround(name: str, tmp_path: Path) -> None:
    """Nothing is told of it, not even a hint; all that it uses is printed, and the proof reads it back."""
    folder = copytree(RETOLD, tmp_path / "retold")
    (folder / "screen.png").write_bytes(plain(600, 300))
    path = folder / f"{name}.yaml"
    assert check(path, info=True) == ()
    text = dump(path)
    at = -1
    for shown in SHOWN[name]:
        at = text.find(shown, at + 1)
        assert at >= 0, shown
    assert faqprint.build(path, tmp_path / "a.pdf").warnings == ()
