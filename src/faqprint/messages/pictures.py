"""The sentences for pictures and QR codes in texts, in Japanese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Code -> (Japanese, English).
PICTURE_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    # how they are typed
    "picture-no-words": (
        "絵の説明がありません。「![ログイン画面](画面.png)」のように、［ "
        "］の中に何の絵かを書いてください（印刷はされず、読み上げに使います）",
        "the picture has no words; say in the brackets what it shows, as in “![login screen](screen.png)” "
        "(they are not printed, but read aloud)",
    ),
    "picture-no-file": (
        "絵のファイルの名前がありません。「![ログイン画面](画面.png)」のように、（ ）の中に書いてください",
        "the picture names no file; write its name in the parentheses, as in “![login screen](screen.png)”",
    ),
    "picture-width": (
        "絵の幅「{written}」が読めません。欄の幅に対する割合なら {{60%}}（1〜100）、長さなら {{80mm}} と、半角で書いてください",
        "“{written}” is no width of a picture; write a share of the column, {{60%}} (1 to 100), or a length, {{80mm}}",
    ),
    "picture-in-cell": (
        "表の欄の中に絵は置けません。「{written}」を、表の前か後の行に移してください",
        "a cell of a table cannot hold a picture; put “{written}” on a line of its own before or after the table",
    ),
    "picture-not-alone": (
        "「{written}」は、ここでは絵にならず、このまま印刷します。絵にするなら、回答や本文の中で、それだけを１行に書いてください。"
        "文字として見せるなら、「!」の前に \\ を付けてください",
        "“{written}” is no picture here and is printed as it is typed; for a picture make it a line of its own in an answer or a "
        "body, for the characters themselves put \\ before the “!”",
    ),
    "picture-brackets": (
        "「{written}」は括弧が全角なので、絵にならずこのまま印刷します。絵なら、行の全部を「{mended}」と半角で書いてください",
        "{written} is printed as it is typed, for its brackets are full-width ones; for a picture make {mended} the whole line",
    ),
    "picture-is-url": (
        "「{file}」は URL です。絵はファイルに保存して入口のファイルと同じフォルダーに置き、その名前を書いてください",
        "{file} is a URL; save the picture as a file in the appendix's folder and write that file's name",
    ),
    # where their files are
    "picture-missing": (
        "絵のファイル「{file}」がありません。{hint}ファイル名と、"
        "入口のファイルと同じフォルダーかその下にあるかを確かめてください",
        "the picture {file} is not there. {hint}Look at its name, and whether it lies in the appendix's folder or below",
    ),
    "picture-name": (
        "絵のファイルの名前として長すぎます。短い名前を付け直し、その名前を書いてください",
        "this is too long for the name of a picture's file; give the file a short name and write that",
    ),
    "picture-txt": (
        "絵のファイル「{file}」がなく、「{near}」があります。ファイルの名前から .txt を取ってください",
        "the picture {file} is not there, but {near} is: take .txt off that file's name",
    ),
    "picture-case": (
        "絵のファイル「{file}」がありません。ファイルの名前は「{near}」です（大文字と小文字、"
        "全角と半角も区別します）。そのとおりに書いてください",
        "the picture {file} is not there; the file's name is {near} (capitals and width count). Write it so",
    ),
    "pictures-together": (
        "「{file}」に、いくつかのファイルの名前が並んでいます。絵は１行に一つずつ書いてください",
        "{file} holds several names; write one picture a line",
    ),
    "picture-link": (
        "「{file}」はリンクで、原稿のフォルダーの外（{near}）を指しています。リンクの代わりに、"
        "絵のファイルそのものをここへ置いてください",
        "{file} is a link that leads out of the appendix's folder (to {near}); put the picture itself there instead",
    ),
    "picture-is-folder": (
        "「{file}」はファイルではありません。絵のファイルの名前を書いてください",
        "{file} is no file; name the file of a picture",
    ),
    "picture-loops": (
        "「{file}」はリンクが堂々めぐりをしていて読めません。絵のファイルそのものを置いてください",
        "{file}: its links go in circles; put the picture itself there",
    ),
    "picture-outside": (
        "「{file}」は、入口のファイルのあるフォルダーの外にあります。同じフォルダーかその下に置き、"
        "そこからの名前を書いてください",
        "{file} lies outside the appendix's folder; put it there or below, and give its name from there",
    ),
    "picture-value": (
        "絵のファイルの名前に、値は使えません（「{file}」）。ファイルの名前をそのまま書いてください",
        "no value is put into the name of a picture's file ({file}); write the name itself",
    ),
    # what is in them
    "picture-empty": (
        "絵のファイル「{file}」は空です。保存し直してください",
        "the picture {file} is empty; save it anew",
    ),
    "picture-kind": (
        "「{file}」は {other} です。使えるのは PNG と JPEG です。ペイントなどで開き、PNG（写真なら "
        "JPEG）として保存し直してください",
        "{file} is {other}; only PNG and JPEG can be printed. Open it in an image program and save it as PNG (a photo as JPEG)",
    ),
    "picture-unknown": (
        "「{file}」は絵のファイルとして読めません。ペイントなどで開き、PNG（写真なら JPEG）として保存し直してください",
        "{file} is no picture that can be read; open it in an image program and save it as PNG (a photo as JPEG)",
    ),
    "picture-cmyk": (
        "「{file}」は印刷所向けの色（CMYK）の JPEG です。ペイントなどで開き、PNG か、RGB の JPEG として保存し直してください",
        "{file} is a JPEG in the colours of a press (CMYK); open it in an image program and save it as PNG or as an RGB JPEG",
    ),
    "picture-jpeg-kind": (
        "「{file}」は特殊な形式の JPEG で、PDF に入れられません。ペイントなどで開き、JPEG か PNG として保存し直してください",
        "{file} is a JPEG of a kind that PDF does not know; open it in an image program and save it as JPEG or PNG",
    ),
    "picture-cut-off": (
        "絵のファイル「{file}」は途中で切れています。コピーし直すか、保存し直してください",
        "the picture {file} ends too soon; copy or save it anew",
    ),
    "picture-damaged": (
        "絵のファイル「{file}」は壊れていて読めません。コピーし直すか、保存し直してください",
        "the picture {file} is damaged; copy or save it anew",
    ),
    "picture-too-large": (
        "絵のファイル「{file}」が大きすぎます（{most}MB まで）。ペイントなどで縮小し、保存し直してください",
        "the picture {file} is too large (more than {most} MB); make it smaller in an image program and save it anew",
    ),
    "pictures-too-large": (
        "「{file}」までの絵のファイルが、合わせて {most}MB を超えています。ペイントなどで縮小し、保存し直してください",
        "the pictures up to {file} are more than {most} MB together; make them smaller in an image program and save them anew",
    ),
    "picture-too-many-pixels": (
        "絵「{file}」の点が多すぎます（{columns}×{rows}、合わせて {most} まで）。ペイントなどで縮小し、保存し直してください",
        "the picture {file} has too many pixels ({columns} × {rows}; {most} in all at most); make it smaller in an image program "
        "and save it anew",
    ),
    # how they come out
    "picture-coarse": (
        "絵「{file}」は印刷すると粗く見えます（{dpi}dpi。100dpi 以上が目安です）。大きな絵に替えるか、"
        "幅の指定を小さくしてください",
        "the picture {file} will look coarse in print ({dpi} dpi; 100 or more is better); take a larger one, or "
        "ask for less width",
    ),
    "qr-too-wide": (
        "QR コードには、まわりの白も入れて {needed}mm の幅が要りますが、ここには {available}mm しかありません。"
        "字下げを減らすか、広い欄へ移すか、体裁の measures でこの欄を広げてください",
        "a QR code takes {needed} mm with the white around it, and here are only {available} mm; indent it less, put it into a "
        "wider column, or widen this one in the style's measures",
    ),
    "picture-thin": (
        "絵「{file}」は、印刷すると {printed}mm より細く、見えません。"
        "{{80mm}} のような幅を大きくするか、絵の縦と横の比を直してください",
        "the picture {file} would be printed less than {printed} mm thick, which nobody sees; ask for a larger width, as in "
        "{{80mm}}, or mend the picture's proportions",
    ),
    "picture-too-wide": (
        "絵「{file}」の幅 {asked}mm は欄に入らないので、{printed}mm で印刷します。{{100%}} と書けば、いつも欄の幅になります",
        "the picture {file} does not fit its column at {asked} mm and is printed {printed} mm wide; {{100%}} is "
        "always the column's width",
    ),
    "picture-too-high": (
        "絵「{file}」は１ページに入らない高さなので、縮めて印刷します（幅 {printed}mm）。"
        "上下に分けた二つの絵にすると、大きく見せられます",
        "the picture {file} is higher than a page and is printed smaller ({printed} mm wide); cut in two it could "
        "be shown larger",
    ),
    # QR codes
    "qr-nothing": (
        "「QR」の後に URL がありません。「QR https://www.example.jp/ 申込書はこちら」のように書いてください。"
        "文字として見せるなら、前に \\ を付けてください",
        "no URL stands behind “QR”; write “QR https://www.example.jp/ the form”, or put \\ before it for the letters themselves",
    ),
    "qr-not-url": (
        "「{written}」{typed}は QR コードにできる URL ではありません。http:// か https:// で始め、半角の英数字と記号だけで書き、"
        "説明との間に空白を入れてください。{encoded}"
        "文として印刷するなら、行の先頭に \\ を付けてください",
        "“{written}”{typed} is no URL for a QR code; begin it with http:// or https://, use half-width letters, digits and signs "
        "only, and put a space before the words. {encoded}To print it as a sentence put \\ before the line",
    ),
    "qr-too-long": (
        "この URL{typed}は長すぎて、18mm の QR コードに入りません（{characters}文字、{most}文字まで）。短い URL にしてください",
        "this URL{typed} is too long for a QR code of 18 mm ({characters} characters; {most} at most); use a shorter one",
    ),
}
