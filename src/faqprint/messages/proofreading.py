"""The sentences for what proofreading finds, in Japanese and English; the code is the rule's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PROOFREADING_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "comment-cut": (
        "「{written}」は覚え書きとみなされ、印刷されません。文の一部なら、文の全体を引用符で囲んでください。"
        "覚え書きなら、「#」の前の空白を２つ以上にしてください： {mended}",
        "“{written}” is taken for a comment and not printed; put the whole text in quotes if it belongs to it, "
        "or two spaces before # if it is a comment: {mended}",
    ),
    "markup-left": (
        "「{written}」がこのまま印刷されます。ほかのソフトの書き方や、手で打った続きの印なら、消すか書き直してください"
        "（改行は「|」の下で行を改め、表は行の頭と終わりにも「|」を付けて、字下げせずに書きます）",
        "“{written}” is printed as it stands; delete or rewrite what is another program's markup or a marker typed by hand "
        "(below | a new line is a line break; the rows of a table begin and end with | and are not indented)",
    ),
    "mark-alone": (
        "「{written}」の後に文がありません。文を書き足すか、消してください",
        "nothing stands behind “{written}”; add its text or delete it",
    ),
    "lead-bracket": (
        "「{written}」は見出しや箇条書きの印に見えますが、ふつうの段落として印刷されます。見出しなら「【…】」、"
        "項目なら「・」や「（１）」、注なら「※」で始めてください（このままでよければ、直さなくてかまいません）",
        "“{written}” looks like a heading or a mark but is set as a paragraph; write 【…】 for a heading, ・ or （１） "
        "for an item, ※ for a note, or leave it if it is meant so",
    ),
    "category-twice": (
        "区分「{text}」がもう一つあります（{file} の{line}行目）。一つにまとめるか、名前を変えてください",
        "there is another category “{text}” ({file}, line {line}); make them one, or change the name",
    ),
    "question-twice": (
        "同じ質問「{text}」がもうあります（{file} の{line}行目）。どちらかを消すか、[[id]] で引いてください",
        "the question “{text}” is asked already ({file}, line {line}); delete one, or refer to it by [[id]]",
    ),
    "section-twice": (
        "「{file}」が{line}行目にもあり、二度印刷されます。どちらかを消してください",
        "{file} stands in line {line}, too, and is printed twice; delete one",
    ),
    "section-unused": (
        "節のファイル「{file}」（type: {type}）が sections に並んでいないので、印刷されません。"
        "並べるか、要らなければほかのフォルダーへ移してください",
        "the section {file} (type: {type}) is not listed in sections and is not printed; list it, or move it elsewhere",
    ),
    "version-old": (
        "{key}（{written}）が、改訂履歴の最後（{last}）と違います。どちらかを直してください",
        "{key} ({written}) is not that of the last revision ({last}); mend one of them",
    ),
    "vary-dash": (
        "番号の区切りの線「{dashes}」が、ほかの番号と違います。「{mended}」にそろえてください",
        "the dash “{dashes}” differs from those of other numbers; write “{mended}”",
    ),
    "invisible": (
        "見えない文字（{point}）が{count}個あります。わざと入れたものでなければ、消してください",
        "an invisible character ({point}) stands here, {count} in all; delete it unless it is meant",
    ),
    "address-form": (
        "「{written}」に全角の文字があり、アドレスとして使えません。「{mended}」と書いてください",
        "“{written}” holds full-width characters, so nobody can use it; write “{mended}”",
    ),
    "look-alike": (
        "見た目の似た「{one}」（{one_point}、{one_line}行目）と「{other}」（{other_point}）が混じっています。どちらかにそろえてください",
        "“{one}” ({one_point}, line {one_line}) and its look-alike “{other}” ({other_point}) are both used; choose one",
    ),
    "half-width-katakana": (
        "半角カタカナ「{text}」があります。全角に直すことをお勧めします",
        "half-width katakana “{text}”; full-width is usual",
    ),
}
