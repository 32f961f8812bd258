"""The sentences for faults of the marks of a text: references, links, heads, tables, in Japanese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Code -> (Japanese, English).  ``{hint}`` is the "did you mean" of ``near``, or nothing.
MARK_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    # references
    "unknown-value": (
        "「{name}」という値はありません。{hint}"
        "入口のファイル（appendix.yaml など）の values に書き足すか、{written} の綴りを直してください",
        "there is no value “{name}”. {hint}Add it to the appendix's values, or mend {written}",
    ),
    "empty-name": (
        "{written} の中に名前がありません。値なら「{{{{名前}}}}」、質問の番号なら「[[名前]]」のように名前を書き、"
        "そのまま印刷するなら前に「\\」を書いてください",
        "{written} holds no name; write {{{{name}}}} for a value, [[id]] for a question's number, or put \\ before it",
    ),
    "value-cycle": (
        "値「{name}」が自分自身を使っています（{ring}）。どれか一つを文に書き換えてください",
        "the value “{name}” uses itself ({ring}); write one of them out",
    ),
    "value-too-long": (
        "値「{name}」は、ほかの値を差し込むと{length}文字になり、長すぎます（{limit}文字まで）。差し込む値を減らしてください",
        "the value “{name}” comes to {length} characters with the values in it, which is too long (at most {limit}); use fewer",
    ),
    "unknown-id": (
        "「{name}」という id の質問はありません。{hint}参照先の質問に「id: {name}」を付けるか、{written} の綴りを直してください",
        "no question has the id “{name}”. {hint}Give it to the question meant, or mend {written}",
    ),
    "repeated-id": (
        "id「{name}」はもう使われています（{file} の{line}行目）。別の名前にしてください",
        "the id “{name}” is used already ({file}, line {line}); choose another",
    ),
    "bad-id": (
        "id「{written}」に使えない文字があります。英数字、かな、漢字と「-」「_」「.」だけで64文字までにしてください",
        "the id “{written}” holds what no id may; use letters, digits, “-”, “_” and “.”, at most 64",
    ),
    # marks
    "unclosed-value": (
        "「{{{{」が閉じられていません。「}}}}」を付けるか、そのまま印刷するなら「\\{{{{」と書いてください",
        "{{{{ is not closed; add }}}}, or write \\{{{{ to print it",
    ),
    "unclosed-reference": (
        "「[[」が閉じられていません。「]]」を付けるか、そのまま印刷するなら「\\[[」と書いてください",
        "[[ is not closed; add ]], or write \\[[ to print it",
    ),
    "unclosed-strong": (
        "「**」がこの行の中で閉じられていないので、そのまま印刷されます。"
        "強調なら同じ行で閉じ、そのままでよければ「\\**」と書いてください",
        "** is not closed on this line and is printed as it is; close it on the same line, or write \\**",
    ),
    "ruby": (
        "ふりがな（{written}）は印刷できません。「利用者（りようしゃ）」のように括弧で書いてください",
        "ruby ({written}) cannot be printed; write the reading in brackets",
    ),
    "table-cells": (
        "表の見出しは{head}列ですが、この行は{cells}列です。「|」の数をそろえてください（文字としての「|」は「\\|」）",
        "the table's head has {head} cells, this line {cells}; make them equal (a | as text is \\|)",
    ),
    "joined-nothing-above": (
        "「^^」のますは上のますの続きになりますが、その上に続けるますがありません。"
        "見出しと、そのすぐ下の行には文を書いてください（文字としての「^^」は「\\^^」）",
        "a cell of ^^ belongs to the one above it, and there is none; write a text there (^^ as text is \\^^)",
    ),
    "joined-row": (
        "この行のますは、すべて「^^」です。行ごと消すか、どれかに文を書いてください",
        "every cell of this row is ^^; delete the row, or write a text in one of them",
    ),
    "link-form": (
        "「{written}」はリンクになりません。リンクなら「{mended}」のように半角の括弧を続けて書き、"
        "そのままでよければ「[」の前に「\\」を書いてください",
        "{written} is no link; write {mended}, or put \\ before [ to print it as it is",
    ),
    "picture-form": (
        "「{written}」は絵になりません。絵なら、行の全部を「{mended}」とし、そのままでよければ「[」の前に「\\」を書いてください",
        "{written} is no picture; make {mended} the whole line, or put \\ before [ to print it as it is",
    ),
    "link-scheme": (
        "リンクの行き先は https:// か http:// で始まるアドレスだけです（「{scheme}」は使えません）。"
        "「{written}」はこのまま印刷されます。これでよければ「[」の前に「\\」を書いてください",
        "a link leads to https:// or http:// (not {scheme}), so {written} is printed as it is; put \\ before [ if that is meant",
    ),
}
