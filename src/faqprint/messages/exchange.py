"""The sentences for what leaves for a spreadsheet and comes back, in Japanese and English (see ``messages``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .imports import IMPORT_SENTENCES

EXCHANGE_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "content-missing": (
        "原稿 {file} がありません。ファイルの名前と場所を確かめてください",
        "the content {file} is not there; look at its name and folder",
    ),
    "no-questions": (
        "{file} には質問がありません。type: faq のファイルか、それを sections に挙げた appendix.yaml を指定してください",
        "{file} has no questions; name a file of type: faq, or the appendix.yaml that lists one",
    ),
    "export-suffix": (
        "{file} は書き出せない種類のファイルです。.xlsx か .csv の名前にしてください",
        "{file} is of a kind that cannot be written; give it the ending .xlsx or .csv",
    ),
    "cell-too-long": (
        "「{text}…」は1つの欄に入る長さ（{limit}字）を超えています。質問か回答を分けてください",
        "“{text}…” is longer than a cell can hold ({limit} characters); divide the question or the answer",
    ),
    "not-in-encoding": (
        "{encoding} にない文字（{text}）があります。--encoding を付けずに書き出すか、ほかの文字に替えてください",
        "{encoding} has no such characters: {text}; leave --encoding out, or use other characters",
    ),
    "needs-flat": (
        "--edition と --limit は --flat とともに使います",
        "--edition and --limit go with --flat",
    ),
    **IMPORT_SENTENCES,
    "answer-long": (
        "{row}の回答は{count}字で、{limit}字を超えています",
        "the answer of {row}has {count} characters, more than {limit}",
    ),
}
