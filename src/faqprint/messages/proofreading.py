"""The sentences for what proofreading finds, in Japanese and English; the code is the rule's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: What every rule says that finds two forms of a word.
_VARIANT: Final = (
    "「{written}」（{count}か所）と「{usual}」（{usual_count}か所、最初は {file} の{line}行目）が混じっています。"
    "「{usual}」にそろえてください。わざと使い分けているなら、appendix.yaml の proofread の allow に書いてください{more}",
    "“{written}” ({count}) beside “{usual}” ({usual_count}, first in {file}, line {line}); write “{usual}”, "
    "or list the word under allow in proofread if both are meant{more}",
)

PROOFREADING_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "comment-cut": (
        "「{written}」は覚え書きとみなされ、印刷されません。文の一部なら、文の全体を引用符で囲んでください。"
        "覚え書きなら、「#」の前の空白を２つ以上にしてください： {mended}",
        "“{written}” is taken for a comment and not printed; put the whole text in quotes if it belongs to it, "
        "or two spaces before # if it is a comment: {mended}",
    ),
    "markup-left": (
        "「{written}」がこのまま印刷されます。{as_mark}ほかのソフトの書き方や、手で打った続きの印なら、消すか書き直してください"
        "（改行は「|」の下で行を改め、表は行の頭と終わりにも「|」を付けて、字下げせずに書きます。"
        "全角の［［ ］］、｛｛ ｝｝、＊＊、｜は、半角なら印になります）",
        "“{written}” is printed as it stands; {as_mark}delete or rewrite what is another program's markup or a marker typed by "
        "hand (below | a new line is a line break; the rows of a table begin and end with | and are not indented; "
        "full-width ［［ ］］, ｛｛ ｝｝, ＊＊ and ｜ are marks if they are typed in half width)",
    ),
    "mark-alone": (
        "「{written}」の後に文がありません。文を書き足すか、消してください",
        "nothing stands behind “{written}”; add its text or delete it",
    ),
    "lead-bracket": (
        "「{written}」は見出しや箇条書きの印に見えますが、ふつうの段落として印刷されます。見出しなら「【…】」、"
        "項目なら「・」や「（１）」、注なら「※」、QR コードなら「QR」と空白と URL で始めてください"
        "（このままでよければ、直さなくてかまいません）",
        "“{written}” looks like a heading or a mark but is set as a paragraph; write 【…】 for a heading, ・ or （１） "
        "for an item, ※ for a note, QR with a space and the URL for a code, or leave it if it is meant so",
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
    **dict.fromkeys(
        (
            "vary-katakana",
            "vary-okurigana",
            "vary-width-alpha",
            "vary-width-bracket",
            "vary-width-digit",
            "vary-kana",
            "vary-term",
            "vary-punct",
        ),
        _VARIANT,
    ),
    "vary-katakana-near": (
        "「{written}」（{count}か所）は、「{usual}」（{usual_count}か所、最初は {file} "
        "の{line}行目）の打ち間違いではありませんか{more}",
        "“{written}” ({count}) may be a slip for “{usual}” ({usual_count}, first in {file}, line {line}){more}",
    ),
    "vary-kanji": (
        "「{written}」（{count}か所）は、「{usual}」（{usual_count}か所、最初は {file} "
        "の{line}行目）の変換の誤りではありませんか。"
        "正しい語なら、proofread の allow に書いてください{more}",
        "“{written}” ({count}) may be a slip for “{usual}” ({usual_count}, first in {file}, line {line}); "
        "list it under allow in proofread if it is right{more}",
    ),
    "vary-compound": (
        "「{written}」（{count}か所）と「{usual}」（{usual_count}か所、最初は {file} "
        "の{line}行目）は、同じものではありませんか{more}",
        "are “{written}” ({count}) and “{usual}” ({usual_count}, first in {file}, line {line}) the same thing?{more}",
    ),
    "vary-ref-space": (
        "章の番号と題の間が、「{written}」（{count}か所）と「{usual}」（{usual_count}か所、"
        "最初は {file} の{line}行目）で違います{more}",
        "the space before a chapter's title differs: “{written}” ({count}), “{usual}” "
        "({usual_count}, first in {file}, line {line}){more}",
    ),
    "dictionary": (
        "「{written}」は「{mended}」と書きます（辞書 {file} の{line}行目）",
        "write “{mended}” for “{written}” (the dictionary {file}, line {line})",
    ),
    "space-inside": (
        "文の途中に空白があります。「{mended}」と詰めてください",
        "a space within a sentence; write “{mended}”",
    ),
    "space-trailing": ("行の終わりに空白があります。消してください", "spaces at the end of the line; delete them"),
    "mark-half": (
        "和文の後の「{written}」が半角です。全角の「{mended}」にしてください",
        "“{written}” behind Japanese is of half width; write “{mended}”",
    ),
    "mark-double": ("「{written}」が重なっています。「{mended}」にしてください", "“{written}”: write “{mended}”"),
    "period": ("「{text}」で終わる文に「。」がありません。付けてください", "the sentence that ends with “{text}” lacks its “。”"),
    "question-mark": (
        "質問の終わりに「？」も「。」もありません",
        "the question ends with neither “？” nor “。”",
    ),
    "pair": (
        "「{written}」の相手のかっこがありません。片方を書き足すか、消してください",
        "“{written}” lacks its other bracket; add it, or delete this one",
    ),
    "particle-double": ("「{written}」は「{mended}」の打ち間違いではありませんか", "is “{written}” a slip for “{mended}”?"),
    "word-double": ("「{written}」と、同じ語が続いています。一つにしてください", "“{written}”: one word twice; delete one"),
    "keigo": (
        "「{written}」は敬語として正しくありません。「{mended}」のように直してください",
        "“{written}” is no right polite form; write “{mended}” or the like",
    ),
    "style-mix": (
        "「{written}」が、「{usual}」で終わる文（{usual_count}か所、最初は {file} "
        "の{line}行目）に混じっています。文の終わりをそろえてください",
        "“{written}” among sentences that end with “{usual}” ({usual_count}, first in {file}, line {line}); end them alike",
    ),
    "ref-form": (
        "参照の書き方が違うか、重なっています。「{written}」を「{mended}」に直してください（「参照」と空白で始まる行が参照になります）",
        "a reference begins with 参照 and a space and says it once; “{written}” should be “{mended}”",
    ),
    "date-form": (
        "日付「{written}」は「{mended}」のように書いてください",
        "write the date “{written}” as “{mended}”",
    ),
    "phone-form": (
        "電話番号「{written}」は、{trouble}。確かめて直してください",
        "the telephone number “{written}”: {trouble}; check and mend it",
    ),
    "secret": (
        "「{written}」は、口座やカード、暗証番号の数字ではありませんか。印刷してよいか確かめ、例なら「0000000」などに替えてください",
        "“{written}” may be the number of an account or card, or a PIN; do not print it (an example may be 0000000)",
    ),
    "placeholder": (
        "書きかけの印「{written}」が残っています。正しい内容に替えてください",
        "“{written}” was to be filled in; write what belongs here",
    ),
    "sentence-long": (
        "文が{length}字あります（{limit}字まで）。二つに分けられませんか",
        "a sentence of {length} characters (at most {limit}); can it be two?",
    ),
    "comma-many": (
        "一文に読点が{count}個あります（{limit}個まで）。文を分けるか、箇条書きにできませんか",
        "{count} commas in a sentence (at most {limit}); can it be two, or a list?",
    ),
    "redundant": ("「{written}」は、もっと短く言えませんか", "“{written}” can be said in fewer words"),
    "vague-date": (
        "「{written}」は、読む日によって意味が変わります。年月日で書けませんか",
        "“{written}” depends on the day of reading; can it be a date?",
    ),
    "duplicate": (
        "同じ文が {file} の{line}行目の回答にもあります。片方を [[id]] で引けませんか",
        "the same sentence stands in the answer in {file}, line {line}; can one refer to the other by [[id]]?",
    ),
    "ignore-in-text": (
        "「{written}」は文の中にあるので、そのまま印刷されます。「|」の行か、項目の上の行に移してください",
        "“{written}” stands within the text and is printed; move it to the line of |, or above the item",
    ),
    "ignore-unknown": (
        "「{name}」という校正の規則はありません。{hint}faqprint check --rules で名前を確かめてください",
        "there is no rule “{name}”. {hint}See faqprint check --rules for the names",
    ),
    "unknown-rule": (
        "「{name}」という校正の規則はありません。{hint}使えるのは {known} です",
        "there is no rule “{name}”. {hint}The rules are {known}",
    ),
    "rule-without-max": (
        "「{name}」に max は決められません。max のある規則は {known} です。消してください",
        "“{name}” takes no max; those that do are {known}. Delete it",
    ),
    "dictionary-missing": (
        "辞書「{file}」がありません。このファイルのある場所から見た名前を書いてください",
        "there is no dictionary {file}; write its name as seen from this file",
    ),
    "dictionary-cycle": (
        "辞書「{file}」が、自分を取り込んでいる辞書を imports に挙げています。どちらかを消してください",
        "the dictionary {file} is imported by one that it imports; delete one of the imports",
    ),
    "dictionary-shape": (
        "辞書の「{key}」の書き方が違います（rules: の下に「- expected: 正しい語」と「pattern: 誤った語」を書きます）",
        "“{key}” of a dictionary is not as it should be (under rules: write “- expected: right” and “pattern: wrong”)",
    ),
    "dictionary-regex": (
        "辞書の正規表現「{pattern}」を読めません（{why}）。直してください",
        "the dictionary's regular expression {pattern} cannot be read ({why}); mend it",
    ),
    "dictionary-slow": (
        "辞書の正規表現「{pattern}」は、探すのに{seconds}秒を超えるので使いません。「(a+)+」のような繰り返しの繰り返しをやめてください",
        "the dictionary's regular expression {pattern} takes more than {seconds} s "
        "and is not used; avoid repeats of repeats such as (a+)+",
    ),
    "dictionary-spec": (
        "辞書の specs と規則が合いません。「{text}」は「{wanted}」になるはずですが、「{got}」になります",
        "the dictionary's rule does not do what its specs say: “{text}” should become “{wanted}”, and becomes “{got}”",
    ),
}
