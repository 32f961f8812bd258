"""The sentences for faults of the content and of the layout, in Japanese and English.

Each says what is wrong and how to mend it, in words for someone who knows their text but no YAML.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Code -> (Japanese, English).  ``{hint}`` is the "did you mean" of ``near``, or nothing.
CONTENT_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
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
    "not-utf-8": (
        "UTF-8 の文字として読めません（バイト {byte}）。壊れていないか確かめ、文字コードを「UTF-8」にして保存し直してください",
        "this is not UTF-8 (byte {byte}); check that the file is not damaged and save it again as UTF-8",
    ),
    "control-character": (
        "目に見えない制御文字（{point}）が入っています。消すか、前後の文字を打ち直してください",
        "an invisible control character ({point}) stands here; delete it or type the text again",
    ),
    "tab-in-text": (
        "文の中にタブがあります。印刷できないので、空白に置き換えてください",
        "a tab stands in the text; it cannot be printed, put spaces in its place",
    ),
    "second-document": (
        "「---」で区切られた二つ目の文書があります。一つのファイルには一つだけ書き、「---」の行を消すか別のファイルに分けてください",
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
        "この文は改行が空白に変わってしまいます。「|」と書いて改行し、次の行から字下げして書いてください： {mended}",
        "the line breaks of this text would become spaces; write | and begin the text on the next line, indented: {mended}",
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
    "text-after-bar": (
        "「{bar}」の後に文が続いています。「{bar}」で改行し、文は次の行から字下げして書いてください",
        "text follows {bar} on its line; begin it on the next line, indented",
    ),
    "bracket": (
        "「{bracket}」で始まる括弧が閉じられていないか、中に読み取れない書き方があります。括弧を閉じ、文は引用符で囲んでください",
        "the bracket {bracket} is not closed, or what it holds cannot be read; close it, and put texts in quotes",
    ),
    "escape-of-no-character": (
        "「\\」で書かれた文字番号にあたる文字はありません。文字をそのまま書いてください",
        "the backslash names a character that does not exist; type the character itself",
    ),
    "tab-indent": (
        "字下げにタブが使われています。半角の空白に置き換えてください",
        "a tab is used for indenting; put spaces in its place",
    ),
    "wide-space-indent": (
        "字下げに全角の空白が使われています。半角の空白に置き換えてください",
        "a full-width space is used for indenting; put half-width spaces in its place",
    ),
    "unclosed-quote": (
        "引用符「{quote}」が閉じられていません。文の終わりにも「{quote}」を付けてください",
        "the quote {quote} is not closed; put {quote} at the end of the text, too",
    ),
    "quote-inside": (
        "引用符の始めと終わりが合いません。前の行までに閉じ忘れがないか確かめてください。"
        "なければ、この文全体を引用符で囲んでください： {mended}",
        "the quotes do not match; look for a quote left open in the lines above, or else put this whole text in quotes: {mended}",
    ),
    "bad-escape": (
        "「\"」で囲んだ文では「\\」の後の文字に特別な意味があります。「'」で囲んでください： {mended}",
        "between double quotes a backslash has a meaning of its own; use single quotes: {mended}",
    ),
    "no-colon": (
        "この行にはコロンがありません。「項目名: 内容」の形で書くか、前の文の続きなら、その文と同じだけ字下げしてください",
        "this line has no colon; write “key: value”, or indent it like the text that it continues",
    ),
    "indent": (
        "この行の字下げ（空白{spaces}個）が、同じ並びの前の行とそろっていません。"
        "行の頭をそろえてください。前の行の「-」や「:」が全角でないかも確かめてください",
        "the indent of this line ({spaces} spaces) matches none of the lines before it; bring it into line with its fellows, "
        "and see that the dash and the colon before it are not full-width",
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
        "「&」で始まる書き方（アンカー）は使えません。文なら引用符で囲み、繰り返しなら同じ文をもう一度書いてください",
        "anchors (&) are not allowed; put a text in quotes, and write what is repeated once more",
    ),
    "tag": (
        "「!」で始まる書き方（タグ）は使えません。文なら引用符で囲んでください",
        "tags (!) are not allowed; put a text in quotes",
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
    # keys and values
    "unknown-key": (
        "「{key}」という項目はありません。{hint}使える項目： {known}",
        "there is no key “{key}”. {hint}Known keys: {known}",
    ),
    "missing-key": (
        "「{key}」がありません（{about}）。「{key}: …」を書き足してください",
        "“{key}” is missing; add “{key}: …”",
    ),
    "missing-type": (
        "節の種類がありません。「type: …」を書き足してください。使える種類： {known}",
        "the section has no type; add “type: …”, one of {known}",
    ),
    "unknown-type": (
        "「{written}」という種類の節はありません。{hint}使える種類： {known}",
        "there is no section type “{written}”. {hint}Known types: {known}",
    ),
    "want-text": (
        "「{key}」には文を書いてください（{found}）",
        "“{key}” must be a text, not {found}",
    ),
    "want-list": (
        "「{key}」には「- 」で始まる行を並べてください（{found}）",
        "“{key}” must be a list, each line beginning with “- ”, not {found}",
    ),
    "want-mapping": (
        "「{key}」には「項目名: 内容」の行を並べてください（{found}）",
        "“{key}” must be lines of “key: value”, not {found}",
    ),
    "empty-text": (
        "「{key}」が空です。文を書いてください",
        "“{key}” is empty; write its text",
    ),
    "empty-list": (
        "「{key}」の中身がありません。一つ以上書くか、要らなければ組ごと消してください",
        "“{key}” holds nothing; write at least one, or delete the whole of it",
    ),
    "one-line": (
        "「{key}」は１行で書いてください",
        "“{key}” must be on one line",
    ),
    "line-feed-in-value": (
        "値「{key}」に改行があります。１行で書いてください",
        "the value “{key}” holds a line break; write it on one line",
    ),
    "not-a-flag": (
        "「{key}」には true（する）か false（しない）を書いてください（「{written}」とあります）",
        "“{key}” must be true or false, not “{written}”",
    ),
    "not-a-choice": (
        "「{key}」に「{written}」とは書けません。{hint}書けるもの： {known}",
        "“{key}” cannot be “{written}”. {hint}Allowed: {known}",
    ),
    "not-a-date": (
        "「{written}」は日付として読めません。実在する日を 2026-11-22 の形（半角）で書いてください",
        "“{written}” is no date; write a day that exists as 2026-11-22",
    ),
    "not-a-number": (
        "「{key}」には半角の数字で数を書いてください（「{written}」とあります）",
        "“{key}” must be a number, not “{written}”",
    ),
    "out-of-range": (
        "「{key}」の {written} は範囲の外です。{least} から {most} まで（{unit}）にしてください",
        "“{key}”: {written} is out of range; choose {least} to {most} {unit}",
    ),
    "not-a-multiple": (
        "「{key}」の {written} は {step} の倍数ではありません。{step} きざみ（{unit}）にしてください",
        "“{key}”: {written} is no multiple of {step} {unit}",
    ),
    # references
    "unknown-value": (
        "「{name}」という値はありません。{hint}"
        "入口のファイル（appendix.yaml など）の values に書き足すか、{written} の綴りを直してください",
        "there is no value “{name}”. {hint}Add it to the appendix's values, or mend {written}",
    ),
    "value-cycle": (
        "値「{name}」が自分自身を使っています（{ring}）。どれか一つを文に書き換えてください",
        "the value “{name}” uses itself ({ring}); write one of them out",
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
    # files named in the content
    "listed-file-missing": (
        "「{file}」がありません。{hint}ファイル名と、入口のファイルと同じフォルダーにあるかを確かめてください",
        "{file} is not there. {hint}Look at its name, and whether it lies in the appendix's folder",
    ),
    "listed-file-is-folder": (
        "「{file}」はファイルではありません。YAML ファイルの名前を書いてください",
        "{file} is no file; name a YAML file",
    ),
    "listed-file-loops": (
        "「{file}」はリンクが堂々めぐりをしていて読めません。ファイルそのものを置いてください",
        "{file}: its links go in circles; put the file itself there",
    ),
    "listed-file-outside": (
        "「{file}」は、入口のファイルのあるフォルダーの外にあります。同じフォルダーかその下に置き、そこからの名前を書いてください",
        "{file} lies outside the appendix's folder; put it there or below, and give its name from there",
    ),
    "unknown-style": (
        "「{written}」という体裁はありません。{hint}付属の体裁は {known} です。体裁ファイルなら .yaml まで書いてください",
        "there is no style “{written}”. {hint}Shipped styles: {known}; a style file's name ends in .yaml",
    ),
    "font-not-there": (
        "書体ファイル「{file}」がありません。{hint}体裁ファイルから見た場所を書いてください。付属の書体： {known}",
        "the font file {file} is not there. {hint}Give its place from the style file; shipped: {known}",
    ),
    "font-kind": (
        "書体「{file}」は TrueType（.ttf）ではありません。.ttf のファイルを指定してください",
        "the font {file} is not TrueType (.ttf); name a .ttf file",
    ),
    "margins-too-wide": (
        "余白が広すぎて、{paper} に本文の場所が残りません（幅{width}mm、高さ{height}mm）。余白を狭くしてください",
        "the margins leave no room for text on {paper} ({width} × {height} mm); make them narrower",
    ),
    # characters
    "missing-glyph": (
        "{row}「{text}」（{point}）の字形が書体にありません。"
        "別の字にするか、体裁の fonts: fallback に、この字のある書体を加えてください",
        "{row}“{text}” ({point}) has no glyph in the fonts; use another character, or add a font that has it "
        "to the style's fonts: fallback",
    ),
    "word-cut": (
        "{row}「{text}」は欄の幅に入らないので、途中で切って印刷します。"
        "切ってよい所で改行するか、短くするか、体裁の measures でこの欄を広げてください",
        "{row}“{text}” is wider than its column and is cut where it is; break the line where it may be cut, shorten it, "
        "or widen the column in the style's measures",
    ),
    "look-alike": (
        "見た目の似た「{one}」（{one_point}、{one_line}行目）と「{other}」（{other_point}）が混じっています。どちらかにそろえてください",
        "“{one}” ({one_point}, line {one_line}) and its look-alike “{other}” ({other_point}) are both used; choose one",
    ),
    "half-width-katakana": (
        "半角カタカナ「{text}」があります。全角に直すことをお勧めします",
        "half-width katakana “{text}”; full-width is usual",
    ),
    "changed-by-nfc": (
        "「{text}」（{point}）は「{changed}」（{changed_point}）に置き換えて印刷されます。"
        "元の字形が要るなら異体字セレクターを使ってください",
        "“{text}” ({point}) is printed as “{changed}” ({changed_point}); use a variation selector if the form matters",
    ),
    # what does not fit
    "no-type-area": (
        "余白を除くと本文の場所が残りません（幅{width}mm、高さ{height}mm）。余白を狭くしてください",
        "the margins leave no room for text ({width} × {height} mm); make them narrower",
    ),
    "measures-too-wide": (
        "表の列が紙に入りません。字詰めの合計 {sum} em と左右のあき {padding} em は {size}pt で {needed}mm ですが、"
        "{available}mm しかありません。体裁の measures か sizes: table を小さくしてください",
        "the table does not fit: measures {sum} em and padding {padding} em are {needed} mm at {size} pt, "
        "there are {available} mm; make the style's measures or sizes: table smaller",
    ),
    "columns-too-narrow": (
        "表の文字 {size}pt では質問と回答の列が狭すぎます（{needed}mm 要りますが {available}mm しかありません）。"
        "sizes: table を {fits} 以下にしてください",
        "at {size} pt the columns are too narrow ({needed} mm are needed, there are {available}); "
        "set sizes: table to {fits} or less",
    ),
    "paper-too-narrow": (
        "この用紙と余白では、いちばん小さい文字でも表が入りません（{needed}mm 要りますが {available}mm しかありません）。"
        "用紙を大きくするか、余白を狭くしてください",
        "the table fits this paper at no size ({needed} mm are needed, there are {available}); "
        "choose larger paper or narrower margins",
    ),
    "reference-too-wide": (
        "体裁の measures: reference（{reference}）が広すぎます。回答（{answer}）より 1.5 以上小さくしてください",
        "measures: reference ({reference}) is too wide; make it at least 1.5 less than the answer's {answer}",
    ),
    "inner-table-too-wide": (
        "回答の中の表は{columns}列あり、列が狭すぎて入りません。列を減らしてください",
        "the table inside the answer has {columns} columns and does not fit; use fewer",
    ),
    "piece-unplaceable": (
        "どのページにも入りません。文を短くするか、体裁の文字を小さく、余白を狭くしてください",
        "fits no page; shorten it, or choose smaller type or narrower margins",
    ),
    "row-unplaceable": (
        "No.{number} がどのページにも入りません。体裁の文字を小さく、または余白を狭くしてください",
        "No.{number} fits no page; choose smaller type or narrower margins",
    ),
    "label-too-tall": (
        "No.{number} の区分の名前が１ページに入りません。短くするか、体裁の measures: category を大きくしてください",
        "the category name at No.{number} does not fit a page; shorten it or widen measures: category",
    ),
    "no-glyph": (
        "「{text}」の字形が書体 {font} にありません。別の字にするか、体裁の fonts: fallback に書体を加えてください",
        "“{text}” has no glyph in {font}; use another character or add a fallback font to the style",
    ),
    "font-missing": (
        "書体ファイル {path} がありません。faqprint を入れ直すか、体裁の fonts を確かめてください",
        "the font {path} is not there; install faqprint again or look at the style's fonts",
    ),
    "font-not-truetype": (
        "書体 {path} は TrueType の輪郭を持っていません。.ttf の書体を指定してください",
        "the font {path} has no TrueType outlines; name a .ttf font",
    ),
    "font-not-embeddable": (
        "書体 {path} は埋め込みが許されていません。別の書体を指定してください",
        "the font {path} may not be embedded; name another",
    ),
    "font-too-large": (
        "書体 {font} が大きすぎて埋め込めません。別の書体を指定してください",
        "the font {font} is too large to embed; name another",
    ),
    "proof-failed": (
        "できた PDF が原稿と一致しません。出力は元のままです。この表示を添えて、システムの担当者へお知らせください\n{findings}",
        "the PDF differs from the content; the output is as it was. Please report this\n{findings}",
    ),
}
