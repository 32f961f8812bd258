"""The sentences for No, pages that are named, and the mark in the head of a page, in Japanese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Code -> (Japanese, English), as in ``messages.content``.
NUMBER_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "number-pattern": (
        "number に「{written}」は使えません。{hint}使えるのは {{n}}（番号）、{{c}}（区分の番号）、{{s}}（節の番号）です",
        "number cannot hold “{written}”. {hint}It may hold {{n}} (the number), {{c}} (the category's) and {{s}} (the section's)",
    ),
    "code-value": (
        "code は書いたとおりに印刷するので、値（{written}）は入れられません。そのままの文字で書いてください",
        "a code is printed as it is and cannot hold a value ({written}); write the characters themselves",
    ),
    "number-same": (
        "number に {{n}}（番号）がないので、「{no}」と印刷される質問が二つ以上あります。{{n}} を書き足してください",
        "number holds no {{n}}, so more than one question prints “{no}”; add {{n}}",
    ),
    "no-shared": (
        "{written} は「No.{no}」と印刷されますが、同じ No の質問がほかにもあります。"
        "質問に code を付けるか、節の number に {{c}} や {{s}} を入れて、No が重ならないようにしてください",
        "{written} prints No.{no}, but so does another question; give the question a code, "
        "or put {{c}} or {{s}} into the section's number, so that no No comes twice",
    ),
    "reference-part": (
        "{written} の「:」の後に書けるのは、半角の page だけです（その質問のページを印刷します）。「{mended}」としてください",
        "{written}: only page may stand behind the colon (it prints the question's page); write {mended}",
    ),
    "pages-unsettled": (
        "[[{id}:page]] のページが、組み直すたびに変わって決まりません（{page}ページと{other}ページ）。"
        "[[{id}]] に替えるか、その質問に近い文を少し変えてください",
        "the page of [[{id}:page]] changes each time the pages are laid out again ({page} and {other}); "
        "write [[{id}]], or change the text near that question a little",
    ),
    "mark-too-long": (
        "mark「{mark}」が長くて、ページの上の一行に入りません（{needed}mm 要りますが、{available}mm しかありません）。"
        "{most}文字までにするか、体裁の sizes: running を小さくしてください",
        "the mark “{mark}” does not fit the line at the head of a page ({needed} mm, where there are {available}); "
        "keep it to {most} characters, or make the style's sizes: running smaller",
    ),
    "no-too-wide": (
        "No「{no}」が長くて、質問と回答の列に場所が残りません。"
        "この質問の code か節の number を、全角{most}文字分（半角{half}文字分）までにするか、"
        "体裁の sizes: table を小さくしてください",
        "the No “{no}” is so wide that questions and answers have no room left; keep the question's code or the section's number "
        "to {half} half-width characters, or make the style's sizes: table smaller",
    ),
}
