"""Varied FAQ data for the benchmarks: no paragraph occurs twice, so that keeping work by value flatters nobody.

``rows(count, seed)`` gives (category, question, blocks) with three blocks an answer and about 150 characters a question;
``write_content`` puts them into this project's format.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SUBJECTS = [
    "利用者ＩＤ",
    "電子証明書",
    "暗証番号",
    "振込限度額",
    "取引明細",
    "登録口座",
    "受付時間",
    "操作権限",
    "通知メール",
    "端末認証",
    "予約取引",
    "承認手順",
]
PLACES = ["本店の窓口", "管理者の画面", "取引の一覧", "設定の画面", "お取引店", "照会の画面", "申込書の控え", "初期設定"]
ACTIONS = ["変更する", "確認する", "取り消す", "再発行する", "印刷する", "登録する", "停止する", "引き継ぐ"]
REASONS = ["担当者が異動した", "端末を入れ替えた", "期限が近づいた", "番号を忘れた", "表示が異なる", "手続きを急ぐ", "件数が多い"]
RESULTS = [
    "翌営業日から反映されます",
    "画面に結果が表示されます",
    "控えが登録先へ届きます",
    "以前の内容は使えなくなります",
    "手数料はかかりません",
]
NAMES = ["利用環境", "電子証明書", "お取引", "ご契約", "権限の設定", "お知らせ", "その他"]

ENTRY = """\
title: 別紙３　ＦＡＱ
manual: 法人ＩＢサービス　操作説明書
publisher: ○○信用金庫
version: 第1.0版
date: 2026-11-22
sections:
- faq.yaml
- type: contact
  title: 【お問い合わせ先】
  desks:
  - {name: ○○信用金庫　事務部, tel: 000－000－0000, fax: 000－000－0001}
- type: checklist
  intro: 次の情報をお知らせください。
  items: [ご利用環境, 利用者ＩＤ, 取引を行った日時]
- type: notice
  items: [当金庫の職員が暗証番号をお尋ねすることはありません。]
- {type: memo, title: ご意見・ご要望の記入欄}
"""


class Row(NamedTuple):
    """One question: its category, its text, and the kind ('p', 'head', 'ref') and text of each block of the answer."""

    category: str
    question: str
    answer: tuple[tuple[str, str], ...]


def rows(count: int, seed: int) -> list[Row]:
    """``count`` rows in categories of 3 to 24 rows."""
    return list(_rows(count, random.Random(seed)))


def _rows(count: int, chance: random.Random) -> Iterator[Row]:
    left, group = 0, 0
    category = ""
    for number in range(1, count + 1):
        if not left:
            left, group = chance.randint(3, 24), group + 1
            category = f"{chance.choice(NAMES)}{group}"
        left -= 1
        subject, place, action, reason, result = (chance.choice(w) for w in (SUBJECTS, PLACES, ACTIONS, REASONS, RESULTS))
        other, elsewhere = chance.choice(SUBJECTS), chance.choice(PLACES)
        code = f"{chance.randrange(10_000):04d}－{number:05d}"
        question = f"{reason}ときに、{subject}を{place}で{action}ことは可能ですか（{number}）？"
        answer = (
            ("p", f"「{subject}」を選び、番号{code}を入力すると{action}ことができ、{result}。"),
            ("p", f"ただし、{reason}場合は{elsewhere}で受け付け、{chance.randint(2, 30)}日ほどかかります（受付番号{number}）。"),
            ("ref", f"{subject}については、「別紙{number} {other}について」参照"),
        )
        yield Row(category, question, answer)


def edited(data: list[Row], turn: int) -> list[Row]:
    """The rows with one word of the middle answer changed, another one in each turn."""
    middle = len(data) // 2
    (kind, text), *others = data[middle].answer
    words = text.split("」", 1)
    changed = (kind, f"「{SUBJECTS[turn % len(SUBJECTS)]}」{words[1]}")
    return [*data[:middle], data[middle]._replace(answer=(changed, *others)), *data[middle + 1 :]]


def characters(data: list[Row]) -> int:
    """Characters of questions and answers."""
    return sum(len(row.question) + sum(len(text) for _, text in row.answer) for row in data)


def write_content(data: list[Row], folder: Path) -> Path:
    """Write the rows as an appendix in this project's format; gives the path of its entry."""
    folder.mkdir(parents=True, exist_ok=True)
    entry = folder / "appendix.yaml"
    entry.write_text(ENTRY, encoding="utf-8")
    lines = ["type: faq", "title: ＦＡＱ", "intro: よくあるご質問は次のとおりです。", "categories:"]
    category = ""
    for row in data:
        if row.category != category:
            category = row.category
            lines += [f"- name: {category}", "  questions:"]
        lines += [f"  - question: {row.question}", "    answer: |"]
        lines += [f"      {'参照　' if kind == 'ref' else ''}{text}" for kind, text in row.answer]
    (folder / "faq.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return entry
