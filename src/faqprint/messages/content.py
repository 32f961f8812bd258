"""The sentences for faults of the content and of the layout, in Japanese and English (of YAML itself: ``messages.yaml``).

Each says what is wrong and how to mend it, in words for someone who knows their text but no YAML.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Code -> (Japanese, English).  ``{hint}`` is the "did you mean" of ``near``, or nothing.
CONTENT_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    # keys and values
    "unknown-key": (
        "「{key}」という項目はありません。{hint}{home}使える項目： {known}",
        "there is no key “{key}”. {hint}{home}Known keys: {known}",
    ),
    "missing-key": (
        "「{key}」（{about}）がありません。「{key}: …」を書き足してください",
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
        "「{key}」の中身がありません。一つ以上書いてください（要らない組や節なら、それごと消します）",
        "“{key}” holds nothing; write at least one (a group or section that is not needed is deleted whole)",
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
    # files named in the content
    "listed-file-missing": (
        "「{file}」がありません。{hint}ファイル名と、入口のファイルと同じフォルダーにあるかを確かめてください",
        "{file} is not there. {hint}Look at its name, and whether it lies in the appendix's folder",
    ),
    "listed-file-name": (
        "ファイルの名前として長すぎるか、行が分かれています。節をここに書くときは、「|」や引用符を付けずに、「- 」の後へ"
        "「type: faq」などの行をそろえて書いてください",
        "this is too long for a file's name, or has several lines; to write a section here put its lines (type: faq …) behind "
        "“- ”, without | or quotation marks",
    ),
    "listed-file-txt": (
        "「{file}」がなく、「{near}」があります（メモ帳などが .txt を付けたようです）。ファイルの名前から .txt を取ってください",
        "{file} is not there, but {near} is (Notepad adds .txt): take .txt off that file's name",
    ),
    "listed-file-case": (
        "「{file}」がありません。ファイルの名前は「{near}」です（大文字と小文字、全角と半角も区別します）。そのとおりに書いてください",
        "{file} is not there; the file's name is {near} (capitals and width count). Write it so",
    ),
    "listed-files-together": (
        "「{file}」に、いくつかのファイルの名前が並んでいます。一つずつ「- 」で始まる行に分けてください",
        "{file} holds several names; write each on a line of its own that begins with “- ”",
    ),
    "listed-file-link": (
        "「{file}」はリンクで、原稿のフォルダーの外（{near}）を指しています。リンクの代わりに、ファイルそのものをここへ置いてください",
        "{file} is a link that leads out of the appendix's folder (to {near}); put the file itself there instead",
    ),
    "listed-file-not-yaml": (
        "「{file}」は{kind}で、原稿の YAML ファイルではありません。節を書いた YAML ファイルの名前を書いてください",
        "{file} is {kind}, no YAML; name the YAML file that holds the section",
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
        "書体「{file}」は TrueType（.ttf か .ttc）ではありません。.ttf か .ttc のファイルを指定してください",
        "the font {file} is not TrueType (.ttf or .ttc); name a .ttf or .ttc file",
    ),
    "margins-too-wide": (
        "余白が広すぎて、{paper} に本文の場所が残りません（幅{width}mm、高さ{height}mm）。余白を狭くしてください",
        "the margins leave no room for text on {paper} ({width} × {height} mm); make them narrower",
    ),
    # characters
    "missing-glyph": (
        "{row}「{text}」（{point}）の字形が書体にありません{further}。{hint}"
        "別の字にするか、体裁の fonts: fallback に、この字のある書体を加えてください",
        "{row}“{text}” ({point}) has no glyph in the fonts{further}. {hint}Use another character, or add a font that has it "
        "to the style's fonts: fallback",
    ),
    "word-cut": (
        "{row}「{text}」は欄の幅に入らないので、途中で切って印刷します。"
        "切ってよい所で改行するか、短くするか、体裁の measures でこの欄を広げてください",
        "{row}“{text}” is wider than its column and is cut where it is; break the line where it may be cut, shorten it, "
        "or widen the column in the style's measures",
    ),
    "wide-mark": (
        "「{text}」は全角の記号なので、このまま印刷されます。印として使うなら、記号を半角にして「{mended}」と書いてください",
        "“{text}” is printed as it stands, for its marks are full-width; write “{mended}” if they are meant as marks",
    ),
    "table-rule-other": (
        "「{written}」では表になりません。半角で「{mended}」と書いてください",
        "“{written}” makes no table; write “{mended}”",
    ),
    "table-rule-missing": (
        "「{written}」の次の行に |---| がないので、表にならず、このまま印刷されます。見出しの行の次に |---| の行を入れてください",
        "no |---| follows “{written}”, so it is no table and is printed as it stands; put a row of |---| below the heads",
    ),
    "table-rule-again": (
        "表の初めの |---| のほかに「{written}」があり、そのまま印刷されます。"
        "ここから別の表なら、すぐ上の見出しの行の前に空の行を入れ、そうでなければ消してください",
        "“{written}” is not below the heads of this table, so it is printed as it stands; put an empty line before the row above "
        "it if another table begins there, else delete it",
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
    "no-too-narrow": (
        "体裁の measures: no（{no}）では No が列に入りません。{needed} 以上にしてください",
        "measures: no ({no}) is too narrow for the numbers; make it {needed} or more",
    ),
    "folio-name": (
        "folio に書ける名前に「{written}」はありません。{hint}使える名前： {known}",
        "the folio knows no “{written}”. {hint}It may hold {known}",
    ),
    "folio-without-page": (
        "folio に「{{pages}}」（全体のページ数）だけがあり、「{{page}}」（そのページの番号）がありません。"
        "「{{page}}」を書き足してください",
        "the folio says {{pages}}, how many there are, and not {{page}}, which one it is; add {{page}}",
    ),
    "folio-too-long": (
        "ページ番号の前に付く「{folio}」が長すぎて一行に入りません。"
        "題の初めの空白までが付くので、題に空白を入れるか、体裁の folio に短く書いてください",
        "“{folio}” before the page number is too long for a line; it is the title up to its first space: "
        "put a space into the title or set a shorter folio in the style",
    ),
    "marker-too-large": (
        "続きの印「{words}」は {size}pt で幅{needed}mm になり、本文の幅{available}mm に入りません。"
        "体裁の sizes: marker を {fits} 以下にするか、markers: {key} を{most}文字までにしてください",
        "the marker “{words}” is {needed} mm wide at {size} pt, the type area {available} mm; "
        "set the style's sizes: marker to {fits} or less, or shorten markers: {key} to {most} characters",
    ),
    "marker-too-long": (
        "続きの印「{words}」は {size}pt で幅{needed}mm になり、本文の幅{available}mm に入りません。"
        "体裁の markers: {key} を{most}文字までにしてください",
        "the marker “{words}” is {needed} mm wide at {size} pt, the type area {available} mm; "
        "shorten the style's markers: {key} to {most} characters",
    ),
    "mark-too-wide": (
        "「{mark}」の後に文を組む幅がありません（字詰め{measure}、{needed}必要です）。"
        "体裁の measures か margins か sizes で幅を{needed}字以上にするか、この印を使わないでください",
        "no room is left for text behind “{mark}” (the measure is {measure} em, {needed} are needed); "
        "widen it to {needed} em by the style's measures, margins or sizes, or do without the mark",
    ),
    "inner-table-too-wide": (
        "文の中の表は{columns}列ありますが、この欄には{fits}列までしか入りません。列を{fits}列までに減らすか、表を分けるか、"
        "体裁の measures、用紙、余白でこの欄を広げてください",
        "the table inside the text has {columns} columns, and this column of the page holds {fits}; use no more than {fits}, "
        "divide the table, or make room by measures, paper or margins of the style",
    ),
    "inner-table-no-room": (
        "この欄は狭すぎて、文の中の表が１列も入りません。体裁の measures、用紙、余白で欄を広げるか、表を使わずに書いてください",
        "this column of the page is too narrow for any table inside its text; make room by measures, paper or margins of "
        "the style, or write it without a table",
    ),
    "piece-unplaceable": (
        "どのページにも入りません（途中で切れない所に{needed}mm 要りますが、{available}mm しかありません）。"
        "文を短くするか、体裁の文字を小さく、余白を狭くしてください",
        "fits no page ({needed} mm that cannot be cut, where there are {available}); "
        "shorten it, or choose smaller type or narrower margins",
    ),
    "title-too-tall": (
        "題が長すぎて１ページに入りません（{needed}mm 要りますが、{available}mm しかありません）。"
        "題を短くするか、体裁の sizes: title を小さくしてください",
        "the title does not fit a page ({needed} mm, where there are {available}); "
        "shorten it or make the style's sizes: title smaller",
    ),
    "box-label-too-tall": (
        "枠の見出し（label）が１ページに入りません（{needed}mm 要りますが、{available}mm しかありません）。短くしてください",
        "the box's label does not fit a page ({needed} mm, where there are {available}); shorten it",
    ),
    "memo-too-tall": (
        "メモ欄の記入欄（fields）と提出先（return_to）で１ページがいっぱいです"
        "（{needed}mm 要りますが、{available}mm しかありません）。記入欄を減らすか、文を短くしてください",
        "the memo's fields and return_to take all of a page ({needed} mm, where there are {available}); "
        "use fewer fields or shorter texts",
    ),
    "inner-row-too-tall": (
        "文の中の表の見出しと行が、どのページにも入りません（{needed}mm 要りますが、{available}mm しかありません）。"
        "表の中の文を短くするか、列を減らしてください",
        "the heads and a row of the table inside the text fit no page ({needed} mm, where there are {available}); "
        "shorten its texts or use fewer columns",
    ),
    "row-unplaceable": (
        "No.{number} がどのページにも入りません（途中で切れない所に{needed}mm 要りますが、"
        "表の見出しなどを除くと{available}mm しかありません）。体裁の文字を小さく、または余白を狭くしてください",
        "No.{number} fits no page ({needed} mm that cannot be cut, where head and markers leave {available}); "
        "choose smaller type or narrower margins",
    ),
    "table-row-unplaceable": (
        "表の１行がどのページにも入りません（途中で切れない所に{needed}mm 要りますが、"
        "表の見出しなどを除くと{available}mm しかありません）。体裁の文字を小さく、または余白を狭くしてください",
        "a row of the table fits no page ({needed} mm that cannot be cut, where head and markers leave {available}); "
        "choose smaller type or narrower margins",
    ),
    "label-too-tall": (
        "No.{number} の区分の名前が１ページに入りません"
        "（{needed}mm 要りますが、表の見出しなどを除くと{available}mm しかありません）。"
        "短くするか、体裁の measures: category を大きくしてください",
        "the category name at No.{number} does not fit a page ({needed} mm, where head and markers leave {available}); "
        "shorten it or widen measures: category",
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
    "font-damaged": (
        "書体 {path} は壊れています。入れ直すか、別の書体を指定してください",
        "the font {path} is damaged; install it again or name another",
    ),
    "font-no-face": (
        "書体ファイル {path} に「{choice}」という書体はありません。番号か名前を # の後に書いてください： {known}",
        "the font file {path} has no face “{choice}”; write the number or the name of one behind the #: {known}",
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
