"""The sentences for files that are no text and for YAML that is not read as it was meant, in Japanese and English.

Each says what is wrong and how to mend it, in words for someone who knows their text but no YAML.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Code -> (Japanese, English).  ``{mended}`` is the line as it should be written.
YAML_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    # the file
    "file-too-big": (
        "ファイルが大きすぎます（{limit} MB まで）。別のファイルを指定していないか確かめるか、節ごとのファイルに分けてください",
        "the file is too big (at most {limit} MB); check that it is the right one, or split it into section files",
    ),
    "empty-file": (
        "ファイルに何も書かれていません。見本（faqprint init）にならって書いてください",
        "the file is empty; write it after the starter that `faqprint init` makes",
    ),
    "utf-16": (
        "文字コードが UTF-16（メモ帳の「Unicode」）です。「名前を付けて保存」で文字コードを「UTF-8」にして保存し直してください",
        "the file is UTF-16 (Notepad's “Unicode”); save it again as UTF-8",
    ),
    "cp932": (
        "文字コードが Shift_JIS（cp932、メモ帳の「ANSI」）です。"
        "「名前を付けて保存」で文字コードを「UTF-8」にして保存し直してください",
        "the file is Shift_JIS (cp932, Notepad's “ANSI”); save it again as UTF-8",
    ),
    "iso-2022-jp": (
        "文字コードが JIS（ISO-2022-JP、古いメールなど）です。"
        "「名前を付けて保存」で文字コードを「UTF-8」にして保存し直してください",
        "the file is JIS (ISO-2022-JP, as in old mail); save it again as UTF-8",
    ),
    "not-utf-8": (
        "UTF-8 の文字として読めません（バイト {byte}）。壊れていないか確かめ、文字コードを「UTF-8」にして保存し直してください",
        "this is not UTF-8 (byte {byte}); check that the file is not damaged and save it again as UTF-8",
    ),
    "control-character": (
        "目に見えない制御文字（{point}）が入っています。消してください： {mended}",
        "an invisible control character ({point}) stands here; delete it: {mended}",
    ),
    "tab-in-text": (
        "文の中にタブがあります。印刷できないので、空白に置き換えてください： {mended}",
        "a tab stands in the text; it cannot be printed, put spaces in its place: {mended}",
    ),
    "second-document": (
        "「---」で区切られた二つ目の文書があります。一つのファイルには一つだけ書き、"
        "「---」の行を消すか別のファイルに分けてください",
        "a second document begins here (---); delete the line or move what follows to a file of its own",
    ),
    # what YAML would read otherwise
    "trap-start": (
        "「{start}」で始まる文は、そのままでは文として読まれません。引用符で囲んでください： {mended}",
        "a text that begins with “{start}” means something else to YAML; put it in quotes: {mended}",
    ),
    "trap-colon": (
        "文の中に「: 」（コロンと空白）があるので、そのままでは文として読まれません。"
        "引用符で囲むか、全角の「：」にしてください： {mended}",
        "the text holds a colon and a space, which means something else to YAML; put it in quotes: {mended}",
    ),
    "trap-hash": (
        "「 #」から後ろが覚え書き（コメント）とみなされ、印刷されません。"
        "文の一部なら引用符で囲み、覚え書きなら「# 」と空白を入れてください： {mended}",
        "all after “ #” would be lost as a comment; put the text in quotes, or a space after # if it is a comment: {mended}",
    ),
    "folded-lines": (
        "この文は改行が空白に変わってしまいます。「|」と書いて改行し、"
        "次の行から字下げして書いてください（引用符で囲んだ文なら、引用符は外します）： {mended}",
        "the line breaks of this text would become spaces; write | and begin the text on the next line, indented (without "
        "quotes around it): {mended}",
    ),
    "folded-block": (
        "「>」で始めた文は改行が空白に変わります。改行を保つには「|」にしてください",
        "in a text that begins with > line breaks become spaces; | keeps the lines",
    ),
    "wide-colon": (
        "項目名の後のコロンが全角です。半角のコロンと空白にしてください： {mended}",
        "the colon after the key is a full-width one; write a half-width colon and a space: {mended}",
    ),
    "colon-space": (
        "項目名のコロンの後に空白がありません。半角の空白を入れてください： {mended}",
        "there is no space after the colon; put one in: {mended}",
    ),
    "dash-space": (
        "「-」の後に空白がありません。半角の空白を入れてください： {mended}",
        "there is no space after the dash; put one in: {mended}",
    ),
    "wide-dash": (
        "項目の並びの始めが「{dash}」になっています。半角の「-」と空白にしてください： {mended}",
        "an item of a list begins with a half-width dash and a space, not with “{dash}”: {mended}",
    ),
    "text-after-bar": (
        "「{bar}」の後に文が続いています。「{bar}」で改行し、文は次の行から字下げして書いてください",
        "text follows {bar} on its line; begin it on the next line, indented",
    ),
    "bracket": (
        "「{bracket}」で始まる括弧が閉じられていないか、中に読み取れない書き方があります。括弧を閉じ、"
        "文は引用符で囲んでください： {mended}",
        "the bracket {bracket} is not closed, or what it holds cannot be read; close it, and put texts in quotes: {mended}",
    ),
    "escape-of-no-character": (
        "「\\」で書かれた文字番号にあたる文字はありません。文字をそのまま書いてください",
        "the backslash names a character that does not exist; type the character itself",
    ),
    "tab-indent": (
        "字下げにタブが使われています。半角の空白{width}に置き換えてください",
        "a tab is used for indenting; put {width}half-width spaces in its place",
    ),
    "wide-space-indent": (
        "行の頭に全角の空白が使われています。半角の空白{width}に置き換えてください： {mended}",
        "a full-width space stands at the head of the line; put {width}half-width spaces in its place: {mended}",
    ),
    "unclosed-quote": (
        "引用符「{quote}」が閉じられていません。文の終わりにも「{quote}」を付けてください： {mended}",
        "the quote {quote} is not closed; put {quote} at the end of the text, too: {mended}",
    ),
    "open-quote": (
        "引用符「{quote}」が閉じられていません。この行の文の終わりにも「{quote}」を付けてください： {mended}",
        "the quote {quote} is not closed; put {quote} at the end of this text, too: {mended}",
    ),
    "curly-quotes": (
        "引用符「{quote}」が全角なので、文と一緒にそのまま印刷されます。"
        "囲むためのものなら、半角の引用符にしてください： {mended}",
        "the curly quotes are printed as part of the text; if they are to enclose it, use straight ones: {mended}",
    ),
    "quote-inside": (
        "引用符の始めと終わりが合いません。前の行までに閉じ忘れがないか確かめてください。"
        "なければ、この文全体を引用符で囲んでください： {mended}",
        "the quotes do not match; look for a quote left open in the lines above, or else put this whole text in quotes: {mended}",
    ),
    "bad-escape": (
        '「"」で囲んだ文では「\\」の後の文字に特別な意味があります。次のように書いてください： {mended}',
        "between double quotes a backslash has a meaning of its own; write it so: {mended}",
    ),
    "no-colon": (
        "この行にはコロンがありません。「項目名: 内容」の形で書くか、前の文の続きなら、その文と同じだけ字下げしてください。"
        "覚え書きなら、頭に「# 」を付けます： {mended}",
        "this line has no colon; write “key: value”, or indent it like the text that it continues, or put # before a "
        "comment: {mended}",
    ),
    "indent": (
        "この行の字下げ（空白{spaces}個）が、同じ並びの前の行とそろっていません。{right}行の頭をそろえてください。"
        "前の行の「-」や「:」が全角でないかも確かめてください",
        "the indent of this line ({spaces} spaces) matches none of the lines before it; {right}bring it into line with its "
        "fellows, and see that the dash and the colon before it are not full-width",
    ),
    "yaml-structure": (
        "ここから先が読み取れません。字下げが前後の行とそろっているか、括弧や引用符が閉じているか、"
        "「項目名: 内容」の形になっているかを確かめてください",
        "cannot be read from here on; check that the indent matches the lines around it, that brackets and quotes are "
        "closed, and that the line reads “key: value”",
    ),
    "yaml-syntax": (
        "書き方に誤りがあり、読み取れません（{reason}）。前後の行と書き方を見比べてください",
        "cannot be read ({reason}); compare with the lines around it",
    ),
    "too-nested": (
        "入れ子が深すぎます（{limit}段まで）。角括弧や字下げが余分に入っていないか確かめてください",
        "nested too deeply (at most {limit} levels); look for brackets or indents too many",
    ),
    "anchor": (
        "「&」で始まる文は、そのままでは文として読まれません。引用符で囲んでください（自分自身を指す繰り返しの印なら、"
        "同じ内容をもう一度書きます）： {mended}",
        "a text that begins with & means something else to YAML; put it in quotes (and write out what refers to itself): "
        "{mended}",
    ),
    "tag": (
        "「!」で始まる印（タグ）は読めません。印なら消し、文なら引用符で囲んでください： {mended}",
        "this tag (!) cannot be read; take it away, or put a text in quotes: {mended}",
    ),
    "merge-key": (
        "「<<」（差し込み）は使えません。項目をそのまま書いてください",
        "merging (<<) is not allowed; write the keys out",
    ),
    "key-not-text": (
        "項目名が文字ではありません。「項目名: 内容」の形で書き、文なら引用符で囲んでください",
        "a key must be a plain word; write “key: value”, and put a text in quotes",
    ),
    "repeated-key": (
        "「{key}」が二度書かれています（前は{line}行目）。どちらかを消すか、次の組の始まりなら行の頭に「- 」を付けてください",
        "“{key}” is written twice (first in line {line}); delete one, or put “- ” before it if a new item begins here",
    ),
    "escaped-return": (
        "行の終わりが「\\r」（Windows の改行）で書かれています。改行は「\\n」だけで書いてください： {mended}",
        "a line ends with \\r here (Windows); write \\n alone: {mended}",
    ),
    "folded-in-brackets": (
        '括弧の中の文は、ここの改行が空白に変わります。前の行に続けて一行に書いてください（改行を残すなら、文を「"」で囲み、'
        "改行を「\\n」と書きます）",
        "the line break here would become a space; go on in the line above (to keep the break, put the text between double "
        "quotes and write \\n)",
    ),
    "colon-wide-space": (
        "コロンの後の空白が、全角など、半角でない空白（{point}）です。半角の空白にしてください： {mended}",
        "the space after the colon is no half-width one ({point}); write a half-width space: {mended}",
    ),
    "bar-space": (
        "「{bar}」の後に、全角など、半角でない空白があります。消してください： {mended}",
        "a full-width space, or another that is no half-width one, follows {bar}; delete it: {mended}",
    ),
    "wide-bar": (
        "改行を保つ印の「|」が全角です。半角にしてください： {mended}",
        "the | that keeps line breaks is a full-width one; write a half-width one: {mended}",
    ),
    "block-not-indented": (
        "「|」の下の文が字下げされていません。この行から、文の行の頭に半角の空白を{spaces}個ずつ入れてください： {mended}",
        "the text below | is not indented; put {spaces} half-width spaces before this line and the others of the text: {mended}",
    ),
    "blank-deeper": (
        "「|」の下の空の行に、目に見えない空白があり、次の文の行より字下げが深くなっています。この行の空白を消してください",
        "the empty line below | holds spaces, more than the text below it is indented by; delete them",
    ),
    "comment-ends-text": (
        "「#」で始まるこの行の字下げが浅いので、「|」の文がここで終わっています。文の一部なら、"
        "ほかの行と同じだけ字下げしてください。覚え書き（印刷しない）なら、文の上の項目名の行の前へ移してください： {mended}",
        "this line begins with # and is indented less than the text below |, which therefore ends here; indent it like the "
        "text if it belongs to it, or move the comment above the key: {mended}",
    ),
    "list-without-key": (
        "「- {item}」の並びが何の並びかを示す行がありません。この行の上に、{list}を、"
        "半角の空白{spaces}個の字下げで書き足してください",
        "a list begins here, and the key that it belongs to is missing; add {list} above this line, indented by {spaces} spaces",
    ),
    "dash-extra": (
        "この行の頭の「-」が余分です。前の行と同じ組の項目なら「-」を消してください： {mended}",
        "the dash before this key is too many if it belongs to the item above: {mended}",
    ),
    "comment-mark": (
        "覚え書き（印刷しない行）は、半角の「#」と空白で始めてください： {mended}",
        "a comment begins with a half-width # and a space: {mended}",
    ),
    "nbsp-indent": (
        "行の頭に、見た目では分からない特別な空白（{point}）が使われています。行の頭を半角の空白{width}にしてください： {mended}",
        "a space that only looks like a half-width one ({point}) stands at the head of the line; begin the line with "
        "{width}half-width spaces: {mended}",
    ),
    "comma-missing": (
        "前の項目との間にコンマがありません。半角のコンマを入れてください： {mended}",
        "there is no comma after what stands before this; put one in: {mended}",
    ),
    "bracket-inside": (
        "ここから先が読み取れません（{line}行目の「{bracket}」で始まる括弧の中です）。"
        "この近くに、コンマ、コロン、引用符、括弧の抜けや余分がないか確かめてください",
        "this cannot be read (it stands between brackets that open with {bracket} in line {line}); look for a comma, colon, "
        "quote or bracket that is missing or too many near here",
    ),
    "bracket-behind": (
        "{line}行目の「{bracket}」で始まる括弧は、この行の前で閉じています。この行から後ろは要りません。消すか、括弧の中へ移してください",
        "the bracket {bracket} of line {line} is closed before this line; delete what follows, or move it into the bracket",
    ),
    "bracket-list": (
        "中に「{{」の並びがあるので、ここは「[」で始めます（終わりは「]」）： {mended}",
        "what follows is a list of {{…}}, which begins with [ and ends with ]: {mended}",
    ),
    "blank-white": (
        "何も書かれていないように見えるこの行に、タブなど、半角でない空白（{point}）があります。この行の空白を消してください",
        "this line looks empty and holds a tab or other white space that is no half-width space ({point}); delete it",
    ),
    "other-comma": (
        "項目の区切りが「{sign}」になっています。半角のコンマにしてください： {mended}",
        "members are parted by commas, not by “{sign}”: {mended}",
    ),
    "other-colon": (
        "項目名の後が「{sign}」になっています。半角のコロンと空白にしてください： {mended}",
        "a colon and a space follow the key, not “{sign}”: {mended}",
    ),
    "colon-twice": (
        "コロンが二つ続いています。一つにしてください： {mended}",
        "two colons follow each other; keep one: {mended}",
    ),
    "comma-twice": (
        "コンマが二つ続いています。一つにしてください： {mended}",
        "two commas follow each other; keep one: {mended}",
    ),
    "comma-extra": (
        "括弧を閉じた後に余分なコンマがあります。消してください： {mended}",
        "a comma too many stands after the closing bracket; delete it: {mended}",
    ),
    "colon-missing": (
        "項目名の後にコロンがありません。半角のコロンを入れてください： {mended}",
        "there is no colon after the key; put one in: {mended}",
    ),
    "bracket-missing": (
        "「{bracket}」を閉じる「{closer}」がありません。入れてください： {mended}",
        "the {closer} that closes {bracket} is missing; put it in: {mended}",
    ),
    "bracket-other": (
        "「{bracket}」で始めた括弧は「{closer}」で閉じます。書き直してください： {mended}",
        "a bracket {bracket} is closed by {closer}: {mended}",
    ),
    "bracket-extra": (
        "閉じ括弧「{sign}」が余分です。消してください： {mended}",
        "the closing bracket {sign} is too many; delete it: {mended}",
    ),
    "wide-comma": (
        "区切りの「{sign}」が全角です。半角のコンマにしてください： {mended}",
        "the separator “{sign}” is full-width; write a half-width comma: {mended}",
    ),
    "wide-bracket": (
        "括弧の「{sign}」が全角です。半角の「{narrow}」にしてください： {mended}",
        "the bracket “{sign}” is full-width; write {narrow}: {mended}",
    ),
    "quote-unopened": (
        "文の終わりに引用符「{quote}」がありますが、始めにありません。始めにも付けるか、終わりのものを消してください： {mended}",
        "the text ends with a quote {quote} and does not begin with one; put one before it, too, or delete it: {mended}",
    ),
    "quote-in-text": (
        "引用符で囲んだ文の中に、同じ引用符「{quote}」があります。次のように書いてください： {mended}",
        "the text between quotes holds the same quote {quote}; write it so: {mended}",
    ),
    "aliases-too-many": (
        "「*」で繰り返される内容が多すぎます（{limit}項目まで）。同じ内容を書き並べるか、減らしてください",
        "the aliases (*) stand for too much (at most {limit} nodes); write it out, or repeat less",
    ),
    "not-a-text": (
        "{kind}で、原稿の YAML ではありません。ファイルの名前を確かめてください",
        "this is {kind}, no YAML; look at the name of the file",
    ),
    "wide-quote": (
        "引用符「{quote}」が全角です。半角の「{straight}」にしてください： {mended}",
        "the quote “{quote}” is not a straight one; write {straight}: {mended}",
    ),
}
