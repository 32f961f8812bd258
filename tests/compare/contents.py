"""Small contents for comparisons: written as JSON, which YAML reads, and read without a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from faqprint.compare.comparison import Comparison, compare
from faqprint.manuscript.load import Examined, examine
from faqprint.manuscript.model import Appendix
from faqprint.manuscript.values import resolve

Questions = dict[str, list[dict[str, str]]]


def question(asked: str, answer: str, **others: str) -> dict[str, str]:
    """A question as the content writes it."""
    return {"question": asked, "answer": answer, **others}


#: Questions that have nothing in common.
HOURS = question("サービスの利用時間を教えてください。", "平日の９時から１９時までご利用いただけます。")
FEE = question("振込手数料はいくらですか。", "同一店あては無料、他店あては330円です。")
LOCK = question("パスワードを忘れました。", "お取引店の窓口で再発行の手続きをしてください。手続きには印鑑が必要です。")
PHONE = question("スマートフォンで使えますか。", "使えません。パソコンをご用意ください。")
SAFE = question("電子証明書とは何ですか。", "契約者本人であることを確かめるためのデータです。有効期間は１年間です。")
LIMIT = question("一日に振り込める金額の上限はありますか。", "契約ごとに一千万円です。上限は届け出により変えられます。")


def faq(categories: Questions, **others: Any) -> dict[str, Any]:
    """A section of questions by their categories."""
    named = [{"name": name, "questions": questions} for name, questions in categories.items()]
    return {"type": "faq", "title": "ＦＡＱ", "categories": named, **others}


def content(*sections: dict[str, Any], **head: Any) -> str:
    """An appendix's YAML."""
    return json.dumps({"title": "別紙３　ＦＡＱ", **head, "sections": list(sections)}, ensure_ascii=False, indent=1)


def read_text(text: str, name: str = "content/appendix.yaml") -> tuple[Appendix, Examined]:
    """The appendix of a YAML text with its values put in, and what was read."""
    examined = examine(Path(name), overlay={Path(name): text.encode()})
    assert examined.appendix is not None and not examined.flawed, examined.faults
    return resolve(examined.appendix), examined


def compare_texts(old: str, new: str) -> Comparison:
    """The comparison of two YAML texts."""
    (one, read_one), (two, read_two) = read_text(old, "old/appendix.yaml"), read_text(new)
    return compare(one, two, ("old", "new"), (read_one, read_two))
