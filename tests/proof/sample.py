"""An appendix with every kind of section and mark, laid out and written: what the tests of the proof read and damage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from faqprint.layout.display_list import Layout
from faqprint.manuscript.model import Appendix
from faqprint.pipeline.build import MakeOptions, prepare
from faqprint.pipeline.build import make as make_pdf
from faqprint.pipeline.composition import compose_layout
from faqprint.storage.disk_cache import NO_CACHE
from faqprint.text.fonts import Faces

#: Of the sample that most tests damage: each kind of answer more than once.
QUESTIONS: Final = 16
_HEAD = """\
title: 別紙３　ＦＡＱ
manual: 操作説明書
publisher: ○○信用金庫
version: 第1.0版
date: 2026-11-22
toc: true
values: {service: 法人ＩＢ, tel: 000－000－0000}
revisions:
  - {version: 第1.0版, date: 2026-11-22, note: 初版}
  - {version: 第1.1版, date: 2026-12-01, note: 連絡先を改めた。}
sections:
  - type: faq
    title: ＦＡＱ
    intro: "{{service}}によくあるご質問は次のとおり。"
    categories:
"""
_ANSWERS = (
    "携帯電話からはご利用いただけません。",
    "ご利用いただけます。「利用者ＩＤ」（お一人に１つ）、ログアウト、どちらもお忘れなく。",
    "次の順にお試しください。\\n（１）一度閉じます。\\n（２）開き直します。"
    "\\n　・変わらないとき\\n　・消えたとき\\n※３回までです。",
    "【本店の場合】\\n窓口へどうぞ。**必ず**ご本人がお越しください。"
    "\\n参照 詳しくは「別紙２ 推奨環境とパソコンの設定について」参照。[[first]]もどうぞ。",
    "手数料は次の表のとおり。\\n| 種類 | 手数料 |\\n|---|---|\\n| 同行あて | 110円 |\\n| 他行あて | 330円 |",
    "https://www.example.com/faq/index.html をご覧ください。",
)
_TAIL = """\
  - type: contact
    title: 【お問い合わせ先】
    desks:
      - {name: ○○信用金庫　事務部, tel: "{{tel}}", fax: 000－000－0001, hours: 9:00～17:00}
  - type: checklist
    title: お問い合わせの前に
    items:
      - 画面に出た文言
      - {text: パソコンの機種, note: ※型番まで}
    boxes: true
  - type: notice
    items:
      - 暗証番号をお聞きすることはございません。
      - 画面を閉じるときは、必ずログアウトしてください。
  - type: text
    title: おわりに
    body: |
      ご利用ありがとうございます。
      「ＡＢＣ」、（…）。
  - type: memo
    fields: [所属, 氏名]
    return_to: 事務部まで
"""


class Sample(NamedTuple):
    """A document and all that it was made from."""

    appendix: Appendix
    faces: Faces
    layout: Layout
    pdf: bytes


def content(questions: int) -> str:
    """The YAML of an appendix with so many questions in categories of seven."""
    lines = [_HEAD]
    for number in range(1, questions + 1):
        if number % 7 == 1:
            lines.append(f"      - name: 区分{number // 7 + 1}\n        questions:\n")
        lines.append(f"          - question: {number}番目のご質問ですが、利用することは可能ですか？\n")
        lines.append(f'            answer: "{_ANSWERS[number % len(_ANSWERS)]}"\n')
        if number == 1:
            lines.append("            id: first\n")
    return "".join([*lines, _TAIL])


def make(folder: Path, questions: int, more: str = "", edit: Callable[[str], str] = str) -> Sample:
    """Write the YAML, with ``more`` keys and as ``edit`` changes it, into ``folder`` and take it through the whole house."""
    return make_from(folder, edit(more + content(questions)))


def make_from(folder: Path, text: str) -> Sample:
    """Write an appendix's YAML into ``folder`` and take it through the whole house."""
    path = folder / "appendix.yaml"
    path.write_text(text, encoding="utf-8")
    prepared = prepare(path, None, None)
    made = make_pdf(prepared, MakeOptions(proof=False), NO_CACHE)
    return Sample(prepared.appendix, made.faces, compose_layout(prepared.appendix, made.faces)[0], made.pdf)
