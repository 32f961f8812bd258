"""The stress document: what broke other table engines, in one appendix.

``python tests/stress.py FOLDER`` writes ``FOLDER/appendix.yaml`` with its sections, and ``FOLDER/rows.json``, the same
questions as ``[[no, category, question, [[kind, text], …]], …]`` (kind: p, head, ref) for other programs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

SUBJECTS: Final = (
    "利用者ＩＤ",
    "電子証明書",
    "暗証番号",
    "振込限度額",
    "取引明細",
    "承認の手順",
    "操作権限",
    "通知メール",
    "予約取引",
)
PLACES: Final = ("管理者の画面", "「各種設定」", "お取引店の窓口", "取引の一覧", "ログイン前の画面", "申込書の控え")
ACTIONS: Final = ("確認して", "登録し直して", "印刷して", "取り消して", "選び直して", "控えて")
ENDS: Final = (
    "から、次へお進みください。",
    "ください。終わるまで、画面を閉じないでください。",
    "ください。手続きには１～２営業日かかります。",
    "いただくと、翌営業日の９：００から使えるようになります。",
    "も、以前の内容は（期限までは）「履歴」に残ります。",
)
SHORT: Final = (
    "ご契約",
    "お取引",
    "手数料",
    "帳票",
    "時間",
    "通信",
    "権限",
    "メール",
    "端末",
    "証明書",
    "解約",
    "移行",
    "その他",
)


class Entry(NamedTuple):
    """A question of the document."""

    category: str
    question: str
    answer: str


class Writer:
    """Makes sentences that all differ a little, the same at every run."""

    def __init__(self) -> None:
        self.dice = Random(4)

    def sentence(self) -> str:
        """One sentence of 30 to 60 characters."""
        dice = self.dice
        number = f"第{dice.randint(1, 9)}編{dice.randint(1, 30)}章の"
        subject, place, action, end = (dice.choice(words) for words in (SUBJECTS, PLACES, ACTIONS, ENDS))
        return f"{number if dice.random() < 0.4 else ''}{subject}を、{place}で{action}{end}"

    def text(self, characters: int) -> str:
        """Sentences up to so many characters, and none cut."""
        made = self.sentence()
        while len(made) < characters:
            made += self.sentence()
        return made

    def question(self, characters: int = 20) -> str:
        """A question of at least so many characters."""
        dice = self.dice
        made = f"{dice.choice(SUBJECTS)}を{dice.choice(PLACES)}で{dice.choice(ACTIONS)}もよいですか？"
        while len(made) < characters:
            made = f"{self.sentence()}{made}"
        return made

    def table(self, rows: int) -> str:
        """An inner table with a head and so many rows."""
        lines = ["| お手続き | 受付 | 手数料 |", "|---|---|---|"]
        for i in range(1, rows + 1):
            fee = f"{self.dice.randint(1, 99) * 110:,}円"
            lines.append(f"| {i}番の{self.dice.choice(SUBJECTS)}を{self.dice.choice(ACTIONS)}出す | 窓口 | {fee} |")
        return "\n".join(lines)


def entries() -> Iterator[Entry]:
    """The questions in print order."""
    write = Writer()
    for i in range(60):
        yield Entry("六十問の区分", write.question(), write.text(20 + 37 * i % 160))
    yield Entry("百二十の手順", "移行の手順を、はじめから終わりまで教えてください。", steps(write, 120))
    yield Entry("百二十の手順", write.question(), write.text(60))
    yield Entry("二千字の回答", write.question(), long_answer(write))
    yield Entry("二千字の回答", write.question(30), nested(write))
    yield Entry("四百字の質問", write.question(400), "できます。")
    yield Entry("一頁より高い行が三つ", write.question(), "\n".join(write.text(300) for _ in range(8)))
    yield Entry("一頁より高い行が三つ", write.question(1600), write.text(90))
    yield Entry("一頁より高い行が三つ", write.question(), f"{write.text(40)}\n{write.table(60)}\n※{write.text(40)}")
    yield Entry("行より高い、とても長い区分の名前をもつ区分", "できますか？", "はい。")
    for i, size in enumerate((1, 7, 3, 1, 5, 2, 6, 4, 1, 3, 8, 2, 1)):
        for j in range(size):
            yield Entry(SHORT[i], write.question(15 + 9 * j), short_answer(write, i + j))


def steps(write: Writer, count: int) -> str:
    """A numbered list in four stages."""
    lines: list[str] = []
    for i in range(1, count + 1):
        if i % 30 == 1:
            lines.append(f"【第{i // 30 + 1}段階の場合】")
        lines.append(f"({i}) {write.sentence()}")
        if i % 17 == 0:
            lines.append(f"※{write.sentence()}")
    return "\n".join(lines)


def long_answer(write: Writer) -> str:
    """About two thousand characters around a table."""
    paragraphs = [write.text(180) for _ in range(10)]
    return "\n".join([*paragraphs[:5], write.table(14), *paragraphs[5:], f"参照　{write.text(70)}"])


def nested(write: Writer) -> str:
    """Lists to three levels, heads, notes and references."""
    lines = []
    for i in range(1, 6):
        lines += [f"【方式{i}の場合】", f"（{i}）{write.sentence()}", f"  ①{write.sentence()}", f"    ・{write.sentence()}"]
        lines += [f"    ※{write.sentence()}", f"  ②{write.sentence()}", f"参照　{write.text(60)}"]
    return "\n".join(lines)


def short_answer(write: Writer, i: int) -> str:
    """One of several shapes of a usual answer."""
    shapes = (
        write.text(60),
        f"{write.text(40)}\n参照　{write.text(50)}",
        f"次のとおりです。\n◆{write.sentence()}\n※{write.sentence()}\n◆{write.sentence()}",
        f"{write.sentence()}\n\n【窓口の場合】\n{write.text(70)}\n【画面の場合】\n{write.text(70)}",
        f"{write.sentence()}\n{write.table(3)}",
    )
    return shapes[i % len(shapes)]


def scalar(text: str, indent: str) -> str:
    """A text as a block scalar of YAML that keeps its lines."""
    return "|-\n" + "\n".join(f"{indent}{line}" if line else "" for line in text.split("\n"))


def section() -> str:
    """The FAQ section as YAML."""
    lines = ["type: faq", "title: ＦＡＱ", "intro: 多いご質問は、次のとおりです。", "categories:"]
    category = ""
    for entry in entries():
        if entry.category != category:
            category = entry.category
            lines += [f"  - name: {category}", "    questions:"]
        lines.append(f"      - question: {scalar(entry.question, ' ' * 10)}")
        lines.append(f"        answer: {scalar(entry.answer, ' ' * 10)}")
    return "\n".join(lines) + "\n"


APPENDIX: Final = """\
title: 別紙３　ＦＡＱ
manual: 法人ＩＢサービス　操作説明書
publisher: ○○信用金庫
version: 第1.0版
date: 2026-11-22
toc: true
revisions:
  - {version: 第1.0版, date: 2026-11-22, note: 初版}
sections:
  - faq.yaml
  - type: contact
    title: 【お問い合わせ先】
    desks:
      - {name: ○○信用金庫　事務部, tel: 000－000－0000, fax: 000－000－0001}
  - type: notice
    items: [当金庫の職員が、お客さまの暗証番号をお尋ねすることはありません。]
  - type: memo
    title: メモ
    fields: [所属, 氏名, 日付]
"""


def rows() -> list[list[object]]:
    """The questions as rows of blocks."""
    found: list[list[object]] = []
    for number, entry in enumerate(entries(), 1):
        blocks: list[list[str]] = []
        for line in entry.answer.split("\n"):
            if line.startswith("【"):
                blocks.append(["head", line])
            elif line.startswith("参照　"):
                blocks.append(["ref", line.removeprefix("参照　")])
            elif line and "|---" not in line:
                blocks.append(["p", line.strip()])
        found.append([number, entry.category, entry.question, blocks])
    return found


def write_stress(folder: Path) -> Path:
    """Write the document and its rows into ``folder``; gives the appendix's path."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "appendix.yaml").write_text(APPENDIX, encoding="utf-8")
    (folder / "faq.yaml").write_text(section(), encoding="utf-8")
    (folder / "rows.json").write_text(json.dumps(rows(), ensure_ascii=False, indent=0), encoding="utf-8")
    return folder / "appendix.yaml"


if __name__ == "__main__":
    print(write_stress(Path(sys.argv[1])))
