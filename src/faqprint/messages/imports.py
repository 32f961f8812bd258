"""The sentences for what a spreadsheet brings in, in Japanese and English (see ``messages``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

IMPORT_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    # the command line
    "import-missing": (
        "取り込むファイル {file} がありません。ファイルの名前と場所を確かめてください",
        "there is no file {file} to import; look at its name and folder",
    ),
    "import-folder": ("{file} はフォルダーです。ファイルを指定してください", "{file} is a folder; name a file"),
    "import-not-file": (
        "{file} はふつうのファイルではありません。取り込むファイルを指定してください",
        "{file} is not an ordinary file; name the file to import",
    ),
    "import-suffix": (
        "{file} は取り込めない種類のファイルです。Excel で開き、.xlsx で保存し直してください",
        "{file} is of a kind that cannot be imported; open it in Excel and save it again as .xlsx",
    ),
    "import-old-kind": (
        "{file} は取り込めない形式です。Excel などで開き、.xlsx で保存し直してください",
        "{file} is of a format that cannot be imported; open it and save it again as .xlsx",
    ),
    "import-target": (
        "取り込む先（-o）は .yaml のファイルにしてください（{file} は違います）",
        "the file to import into (-o) must be a .yaml file; {file} is none",
    ),
    "import-no-list": (
        "{file} には、取り込める一覧（faq、contact、checklist、notice）がありません。-o のファイルを確かめてください",
        "{file} has no list that can be imported into (faq, contact, checklist, notice); look at the file of -o",
    ),
    "map-unknown": (
        "--map の「{part}」が分かりません。「質問=列の名前,回答=列の名前」のように書いてください"
        "（左側は 区分、質問、回答、id、code のどれか）",
        "“{part}” of --map is not understood; write “question=NAME,answer=NAME” (left: category, question, answer, id or code)",
    ),
    "sheet-of-csv": (
        "--sheet は Excel のブックのときに使います。{file} は CSV なので、--sheet を付けずに実行してください",
        "--sheet is for workbooks; {file} is a CSV, so leave it out",
    ),
    "sheet-missing": (
        "{file} に「{sheet}」というシートはありません。あるのは {sheets} です。--sheet の名前を確かめてください",
        "{file} has no sheet “{sheet}”, only {sheets}; look at the name of --sheet",
    ),
    "workbook-empty": (
        "取り込めるシートがありません。質問と回答の列があるシートを作ってください",
        "there is no sheet to import; make one with columns 質問 and 回答",
    ),
    # the file
    "workbook-damaged": (
        "Excel のブックとして読めません。壊れているか、別の形式のファイルです。Excel で開き、.xlsx で保存し直してください",
        "this is no workbook that can be read: it is damaged or of another kind; open it in Excel and save it again as .xlsx",
    ),
    "workbook-locked": (
        "パスワードが掛かっているか、古い形式（.xls）のブックです。パスワードを外し、.xlsx で保存し直してください",
        "the workbook has a password or is of the older format (.xls); remove the password and save it again as .xlsx",
    ),
    "workbook-too-big": (
        "ファイルが大きすぎます。質問と回答のシートだけを残して、保存し直してください",
        "the file is too big; keep nothing but the sheet of questions and answers, and save it again",
    ),
    "workbook-long-cell": (
        "「{text}…」で始まる欄が長すぎます（100,000字まで）。いくつかの質問に分けてください",
        "the cell that begins “{text}…” is too long (at most 100,000 characters); divide it among some questions",
    ),
    "csv-cp932": (
        "文字コードが Shift_JIS（cp932）なので、そのように読みました。❶や𠮷などを失わないよう「CSV UTF-8」で保存してください",
        "the file is Shift_JIS (cp932) and was read as such; save it as “CSV UTF-8” so that no character is lost",
    ),
    "csv-encoding": (
        "文字コードが UTF-8 でも Shift_JIS でもありません。Excel で「CSV UTF-8」として保存し直してください",
        "this is neither UTF-8 nor Shift_JIS; save it again in Excel as “CSV UTF-8”",
    ),
    "csv-tabs": (
        "タブで区切られています。Excel で「CSV UTF-8（コンマ区切り）」として保存し直してください",
        "the columns are parted by tabs; save the file again in Excel as “CSV UTF-8 (comma delimited)”",
    ),
    "csv-semicolons": (
        "セミコロン（;）で区切られています。コンマ（,）区切りの CSV として保存し直してください",
        "the columns are parted by semicolons; save the file again as a CSV parted by commas",
    ),
    "csv-broken": (
        'CSV として読めません。引用符（"）が閉じているか、閉じた後に文字が続いていないか確かめてください',
        'this is no CSV; see whether every quotation mark (") is closed, and whether words stand behind a closed one',
    ),
    # the sheet
    "no-head": (
        "見出しの行（質問、回答）が初めの30行にありません。見出しを書くか、列の名前を --map 質問=…,回答=… で教えてください",
        "no row of the first 30 has the heads 質問 and 回答; write them, or name the columns with --map 質問=…,回答=…",
    ),
    "sheet-empty": (
        "質問が一つもありません。見出しの行の下に、質問と回答を１行ずつ書いてください",
        "there is nothing below the heads; write a row for each question",
    ),
    "sheets-two": (
        "質問と回答のシートが二つ以上あります（{sheets}）。--sheet {sheet} のように、取り込むシートを指定してください",
        "more than one sheet has questions and answers ({sheets}); name the one to import, as in --sheet {sheet}",
    ),
    "sheet-unknown": (
        "シート「{name}」をどの節に取り込むのか分かりません。シートの名前を {sheets} のどれかにするか、"
        "-o にその節のファイルを、--sheet にシートの名前を指定してください",
        "it is not clear into which section the sheet “{name}” goes; call it {sheets}, or name the section's file with -o and "
        "the sheet with --sheet",
    ),
    "sheet-without-list": (
        "シート「{name}」は質問と回答の表ですが、-o のファイルにはＦＡＱがありません。-o のファイルを確かめてください",
        "the sheet “{name}” has questions, but the file of -o has no FAQ; look at the file of -o",
    ),
    "sheet-ignored": (
        "シート「{name}」は取り込みませんでした。取り込むなら、-o に appendix.yaml か、その節のファイルを指定してください",
        "the sheet “{name}” was not imported; to do so, name the appendix.yaml or the section's file with -o",
    ),
    "column-ignored": (
        "「{name}」の列は取り込みませんでした。要る内容なら、質問か回答の列に書いてください",
        "the column “{name}” was left out; write what is needed of it into the question or answer",
    ),
    # rows
    "row-half": (
        "この行の{what}が空です。書くか、行ごと消してください",
        "this row has no {what}; write one, or delete the row",
    ),
    "struck-row": (
        "取り消し線の引かれた行なので、取り込みませんでした。要る行なら、取り消し線を外してください",
        "this row is struck out and was left out; take the line off if it is needed",
    ),
    "hidden-row": (
        "表示されていない行ですが、取り込みました。要らなければ行を消すか、--skip-hidden を付けてください",
        "this row is hidden, but was imported; delete it, or give --skip-hidden, if it is not wanted",
    ),
    "row-missing": (
        "「{text}」は表にありませんが、残しました。消すなら --prune を付けて取り込んでください",
        "“{text}” is not in the sheet and was kept; import with --prune to remove it",
    ),
    # cells
    "lost-zero": (
        "「{text}」は、表計算ソフトで先頭の 0 が落ちた電話番号のように見えます。"
        "そうなら、セルの表示形式を「文字列」にして書き直してください",
        "“{text}” seems to be a telephone number that lost its zero to a spreadsheet; if so, make the cell's format Text and "
        "write it again",
    ),
    "digits-lost": (
        "「{text}」は、表計算ソフトが桁の多い番号を数に変えたもののように見えます（16桁目から先は 0 になります）。"
        "セルの表示形式を「文字列」にして書き直してください",
        "“{text}” looks like a number that a spreadsheet made of many digits, of which it keeps no more than 15; make the cell's "
        "format Text and write it again",
    ),
    "struck-text": (
        "取り消し線の引かれた「{text}」は取り込みませんでした。要る文なら、取り消し線を外してください",
        "“{text}” is struck out and was left out; take the line off if it is needed",
    ),
    "cell-note": (
        "セルのメモ（コメント）は取り込みませんでした。印刷する内容なら、セルに書いてください",
        "the cell's note was left out; write it into the cell if it is to be printed",
    ),
    "cell-computed": (
        "数式の結果「{text}」を取り込みました。これでよいか確かめてください",
        "the result of a formula was imported: “{text}”; see whether it is what is meant",
    ),
    "cell-formula": (
        "数式の結果が保存されていません。Excel で開いて保存し直すか、文を直接入れてください",
        "the result of the formula was not saved; save the file in Excel, or enter the text itself",
    ),
    "cell-error": (
        "セルがエラー（{text}）になっています。文を入れ直してください",
        "the cell holds an error ({text}); enter its text again",
    ),
    "cell-format": (
        "このセルの表示形式（{format}）では「{text}」がどう見えるか分かりません。見えるとおりの文字を、"
        "表示形式「文字列」で入れ直してください",
        "how “{text}” looks in this cell's format ({format}) is not known; make the format Text and enter what is to be printed",
    ),
    "cell-hashes": (
        "この値（{text}）を Excel は #### と表示します（表示形式 {format}）。値か表示形式を直してください",
        "Excel shows #### for this value ({text}) in its format ({format}); mend the value or the format",
    ),
    # the content
    "splice-refused": (
        "この書き方の YAML は、自動では書き換えられません。何も書いていません。ここだけは YAML のファイルを直接直してください",
        "YAML written like this cannot be changed in place; nothing was written. Change this place in the YAML file by hand",
    ),
}
