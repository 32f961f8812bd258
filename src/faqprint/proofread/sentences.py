"""Sentences that are long, hold many commas, or stand in two answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..manuscript.source_text import SourceText
from .rule import Example, Galley, ProofreadingRule, Remark

_SENTENCE: Final = re.compile("[^。！？!?\n\x1e]+[。！？!?]?")
#: The most that is let pass: characters, commas; and the shortest sentence that is worth a reference.
_LENGTH: Final = 100
_COMMAS: Final = 4
_REPEATED: Final = 40
#: Marks that are not printed.
_UNPRINTED: Final = re.compile(r"\*\*|\\(?=[*\[{\\])")


def long_sentences(galley: Galley) -> Iterator[Remark]:
    """Find sentences of more than so many characters, as they print."""
    most = galley.most.get("sentence-long", _LENGTH)
    for start, end in _sentences(galley):
        if end - start > most:
            length = len(_UNPRINTED.sub("", galley.copy.text[start:end]))
            if length > most:
                yield galley.remark(start, end, (("length", str(length)), ("limit", str(most))))


def many_commas(galley: Galley) -> Iterator[Remark]:
    """Find sentences with more than so many commas."""
    text = galley.copy.text
    most = galley.most.get("comma-many", _COMMAS)
    for start, end in _sentences(galley):
        count = text.count("、", start, end) + text.count("，", start, end)
        if count > most:
            yield galley.remark(start, end, (("count", str(count)), ("limit", str(most))))


def repeated_sentences(galley: Galley) -> Iterator[Remark]:
    """Find long sentences that an earlier answer has, too."""
    first: dict[str, tuple[int, SourceText]] = {}
    for start, end in _sentences(galley, answers=True):
        if end - start >= _REPEATED:
            holder = galley.copy.part(start).text
            assert isinstance(holder, SourceText)
            sentence = galley.copy.text[start:end].strip(" \u3000")
            place, other = first.setdefault(sentence, (start, holder))
            if other.scalar is not holder.scalar and len(sentence) >= _REPEATED:
                file, line = galley.line_of(place)
                yield galley.remark(start, end, (("file", file), ("line", line)))


def _sentences(galley: Galley, *, answers: bool = False) -> Iterator[tuple[int, int]]:
    """Give where the sentences of all running texts (or of answers alone) begin and end; rows of tables are none."""
    text = galley.copy.text
    for part in galley.copy.parts:
        if part.text.marked and (not answers or (isinstance(part.text, SourceText) and part.text.key == "answer")):
            for match in _SENTENCE.finditer(text, part.start, part.end):
                start = match.start() + len(match[0]) - len(match[0].lstrip(" \u3000"))
                if not text.startswith("|", start):
                    yield start, match.end()


RULES: Final = (
    ProofreadingRule(
        "sentence-long",
        "info",
        ("文が長い", "a long sentence"),
        Example("この画面では" + "表示された項目の中から目的のものを選び" * 5 + "ます。", "この画面で選びます。"),
        False,
        long_sentences,
        most=_LENGTH,
    ),
    ProofreadingRule(
        "comma-many",
        "info",
        ("文に読点が多い", "a sentence with many commas"),
        Example("窓口、電話、郵便、本店、支店、出張所で受け付けます。", "窓口と電話と郵便で受け付けます。"),
        False,
        many_commas,
        most=_COMMAS,
    ),
    ProofreadingRule(
        "duplicate",
        "info",
        ("同じ文が二つの回答にある", "one sentence in two answers"),
        Example(
            "  - name: 操作\n    questions:\n      - "
            "{question: 一。, answer: 画面の右上にある設定のボタンを押してから、表示された一覧の中の項目を選んでください。}"
            "\n"
            "      - "
            "{question: 二。, answer: 画面の右上にある設定のボタンを押してから、表示された一覧の中の項目を選んでください。}"
            "\n",
            "  - name: 操作\n    questions:\n      - {question: 一。, answer: 選んでください。}\n "
            "     - {question: 二。, answer: 選んでください。}\n",
            "faq",
        ),
        False,
        repeated_sentences,
    ),
)
