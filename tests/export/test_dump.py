"""The pages as text."""

from __future__ import annotations

from faqprint.export.dump import dump

from .sample import appendix

GOLDEN = """\
== 1/2 ==
[header: 別紙３　ＦＡＱ]
よくあるご質問（ＦＡＱ）
詳しくはNo.2かexample.com
/faqを。
区分 | 質問 | 回答
共通 | 「（𠮟る）」、 | 答えは（ＩＤ）です。
代わりの字
質問二 | 答え二の前半、
[repeat: ＜次頁へ続く＞]
[footer: 別紙３－1／2]
== 2/2 ==
[header: 別紙３　ＦＡＱ]
[repeat: 共通]
答え二の後半。
・ | 項目
※ | 宛先はa@b.jp
[layout: 記入欄]
"""


def test_dump() -> None:
    """Baselines from top to bottom, texts in reading order, artifacts marked."""
    assert dump(appendix()) == GOLDEN
