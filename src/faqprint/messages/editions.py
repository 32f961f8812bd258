"""The sentences for faults of the branch list and of a folder of editions, in Japanese and English (see ``messages``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EDITION_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    # the branch list
    "branches-missing": (
        "支店の一覧 {file} がありません。原稿と同じフォルダーに branches.csv を置くか、--branches でファイルを指定してください",
        "the branch list {file} is not there; put a branches.csv beside the appendix, or name the file with --branches",
    ),
    "branches-folder": (
        "支店の一覧 {file} はフォルダーです。ファイルを指定してください",
        "the branch list {file} is a folder; name a file",
    ),
    "branches-suffix": (
        "支店の一覧 {file} は読めない種類のファイルです。.csv、.xlsx、.yaml のどれかにしてください",
        "the branch list {file} is of a kind that cannot be read; use .csv, .xlsx or .yaml",
    ),
    "extra-missing": (
        'この機能に必要な部品が入っていません。faqprint のフォルダーで次を実行して入れてください：{pip} ".[{extra}]"',
        'a package that this needs is missing; install it in faqprint\'s folder with: {pip} ".[{extra}]"',
    ),
    "edition-unknown": (
        "コード「{branch}」の支店は {file} にありません。{hint}コードを確かめてください",
        "{file} has no branch with the code “{branch}”. {hint}Look at the code",
    ),
    "branches-empty": (
        "支店が一つもありません。見出しの行（code,name,…）の下に、支店ごとに１行ずつ書いてください",
        "there is no branch; write a row a branch below the heads (code,name,…)",
    ),
    "branches-encoding": (
        "文字コードが UTF-8 でも Shift_JIS でもありません。Excel で「CSV UTF-8」として保存し直してください",
        "this is neither UTF-8 nor Shift_JIS; save it again in Excel as “CSV UTF-8”",
    ),
    "branches-cp932": (
        "文字コードが Shift_JIS（cp932）なので、そのように読みました。❶や𠮷などを失わないよう「CSV UTF-8」で保存してください",
        "the file is Shift_JIS (cp932) and was read as such; save it as “CSV UTF-8” so that no character is lost",
    ),
    "branches-csv": (
        'CSV として読めません。引用符（"）が閉じているか、閉じた後に文字が続いていないか確かめてください',
        'this is no CSV; see whether every quotation mark (") is closed, and whether words stand behind a closed one',
    ),
    "branches-tabs": (
        "タブで区切られています。Excel で「CSV UTF-8（コンマ区切り）」として保存し直してください",
        "the columns are parted by tabs; save the list again in Excel as “CSV UTF-8 (comma delimited)”",
    ),
    "branches-not-csv": (
        "{kind}で、CSV ではありません。"
        "Excel のブックなら、ファイルの名前の終わりを .xlsx に直すか、「CSV UTF-8」で保存し直してください",
        "this is {kind}, no CSV; if it is a workbook, let its name end in .xlsx, or save it again as “CSV UTF-8”",
    ),
    "branches-wide-commas": (
        "全角のコンマで区切られています。半角のコンマ（,）に置き換えてください",
        "the columns are parted by full-width commas; put half-width ones in their place",
    ),
    "branches-no-head": (
        "見出しの行がありません。１行目に code,name と、差し替える値の名前（{names} など）を書いてください",
        "there are no heads; write code,name and the names of the values that change ({names} …) into the first row",
    ),
    "branches-semicolons": (
        "セミコロン（;）で区切られています。コンマ（,）区切りの CSV として保存し直してください",
        "the columns are parted by semicolons; save the list again as a CSV parted by commas",
    ),
    "branches-title": (
        "見出しの行（code,name,…）は {line} 行目にあります。それより上の行（「{text}」など）を消してください",
        "the heads (code,name,…) stand in row {line}; delete the rows above them (“{text}” …)",
    ),
    "branches-two": (
        "{other} もありますが、{file} だけを読みました。使わないほうを消すか、--branches でファイルを指定してください",
        "there is {other}, too, but {file} alone was read; delete the one that is not used, or name one with --branches",
    ),
    "branches-damaged": (
        "Excel のブックとして読めません。壊れているか、別の形式のファイルです。Excel で開き、.xlsx で保存し直してください",
        "this is no workbook that can be read: it is damaged or of another kind; open it in Excel and save it again as .xlsx",
    ),
    "branches-locked": (
        "パスワードが掛かっているか、古い形式（.xls）のブックです。パスワードを外し、.xlsx で保存し直してください",
        "the workbook has a password or is of the older format (.xls); remove the password and save it again as .xlsx",
    ),
    "branches-too-big": (
        "支店の一覧として大きすぎます（セルは {limit} 個まで）。一覧でない行と列、書式だけのセルを消してください",
        "this is too big for a list of branches (at most {limit} cells); delete what is no part of the list, formatted cells too",
    ),
    "branches-long-cell": (
        "「{text}…」で始まる欄が長すぎます（{limit} 字まで）。値は１行の短い語にしてください",
        "the cell that begins “{text}…” is too long (at most {limit} characters); values are short and of one line",
    ),
    "branches-too-wide": (
        "列が多すぎます（{limit} 列まで）。一覧でない列を消してください",
        "there are too many columns (at most {limit}); delete those that are no part of the list",
    ),
    "branches-not-list": (
        '支店の一覧になっていません。支店ごとに「- code: "001"」で始めて並べてください',
        'this is no list of branches; begin each with “- code: "001"”',
    ),
    "branch-not-mapping": (
        "支店の欄が「項目名: 内容」の組になっていません。code と name を書いてください",
        "this branch is not a set of “name: value”; give its code and name",
    ),
    "branch-cell-not-text": (
        "「{column}」の値が文ではありません。１行の文にしてください",
        "the value of “{column}” is no text; make it a text of one line",
    ),
    "branch-column-missing": (
        "見出しの行に「{column}」の列がありません。{hint}列を加えてください",
        "the heads have no column “{column}”. {hint}Add it",
    ),
    "branch-column-unnamed": (
        "見出しのない列に値があります。１行目に列の名前を書くか、列を消してください",
        "a column without a head holds values; write its name in the first row or delete it",
    ),
    "branch-column-repeated": (
        "「{column}」の列が二つあります。一つにしてください",
        "there are two columns “{column}”; keep one",
    ),
    "branch-column-unknown": (
        "「{column}」という値は原稿の values にないので、使われません。{hint}{unset}"
        "列の名前を確かめるか、原稿の values に加えてください",
        "the appendix has no value “{column}”, so the column is not used. {hint}{unset}Look at the name, or add it to the values",
    ),
    "branch-code-short": (
        "コード「{text}」は 0 で始まるほかのコードより短く、表計算ソフトで先頭の 0 が落ちたように見えます。"
        "「{full}」なら書き直してください",
        "the code “{text}” is shorter than others that begin with 0: a spreadsheet may have dropped its zeros. "
        "Write “{full}” if so",
    ),
    "branch-cell-short": (
        "「{column}」の「{text}」は、表計算ソフトで先頭の 0 が落ちたように見えます。"
        "「{full}」なら、列の表示形式を「文字列」にして書き直してください",
        "“{text}” in “{column}” seems to have lost a zero to a spreadsheet; if it is “{full}”, make the column's format Text and "
        "write it again",
    ),
    "branch-codes-mixed": (
        "コードの桁数がそろっていません（「{text}」と「{other}」）。表計算ソフトで先頭の 0 が落ちたのなら、"
        "「{full}」のように書き直してください",
        "the codes have different lengths (“{text}” and “{other}”); if a spreadsheet dropped zeros, write “{full}” and so on",
    ),
    "branch-code-zeros": (
        "コード「{code}」は、前回の「{old}」と先頭の 0 だけが違います。表計算ソフトで変わったのなら「{old}」に戻してください",
        "the code “{code}” differs from the last run's “{old}” by zeros in front only; if a spreadsheet changed it, "
        "make it “{old}” again",
    ),
    "prune-zeros": (
        "コード「{code}」は、前回の「{old}」と先頭の 0 だけが違うので、--prune は前回の PDF を消さず、何もしませんでした。"
        "「{old}」に戻すか、--prune を付けずに実行してください",
        "the code “{code}” differs from the last run's “{old}” by zeros in front only, so --prune deleted and made nothing; "
        "make it “{old}” again, or run without --prune",
    ),
    "prune-zeros-file": (
        "コード「{code}」は、フォルダーにある「{file}」のコード「{old}」と先頭の 0 だけが違うので、--prune は何もしませんでした。"
        "一覧のコードを確かめてください。この PDF が要らなければ、自分で消してください",
        "the code “{code}” differs by zeros in front only from that of {file}, which lies in the folder, so --prune did nothing; "
        "look at the code in the list, and delete the PDF yourself if nobody needs it",
    ),
    "branch-cell-number": (
        "「{column}」の「{text}」は、表計算ソフトが番号を数に変えたもののように見えます。"
        "列の表示形式を「文字列」にして、番号を入れ直してください",
        "“{text}” in “{column}” looks like a number that a spreadsheet made of digits; make the column's format Text and enter "
        "them again",
    ),
    "branch-cell-trace": (
        "「{column}」に表計算ソフトのエラー（{text}）が残っています。このまま印刷されるので、値を入れ直してください",
        "an error of a spreadsheet ({text}) stands in “{column}” and would be printed; enter the value again",
    ),
    "branch-cell-marked": (
        "「{text}」は表計算ソフト用の書き方なので「{plain}」と読みました。「{plain}」とだけ書いてください",
        "“{text}” is written for a spreadsheet and was read as “{plain}”; write just “{plain}”",
    ),
    "branch-cell-merged": (
        "結合されたセル（{cells}）の値「{text}」を、その全部の行の値としました。結合を解き、行ごとに書いてください",
        "the value “{text}” of the merged cells {cells} was taken for all their rows; unmerge them and write it in each row",
    ),
    "branch-row-hidden": (
        "表示されていない行ですが、この支店も作ります。要らなければ行を消し、要るなら再表示してください",
        "this row is hidden, but its branch is made all the same; delete the row, or show it again",
    ),
    "branch-cell-format": (
        "このセルの表示形式（{format}）では「{text}」がどう見えるか分かりません。見えるとおりの文字を、"
        "表示形式「文字列」で入れ直してください",
        "how “{text}” looks in this cell's format ({format}) is not known; make the format Text and enter what is to be printed",
    ),
    "branch-cell-hashes": (
        "この値（{text}）を Excel は #### と表示します（表示形式 {format}）。値か表示形式を直してください",
        "Excel shows #### for this value ({text}) in its format ({format}); mend the value or the format",
    ),
    "branch-word-cut": (
        "「{text}」が欄の幅に収まらないので、途中で切って印刷します。短くするか、ゼロ幅スペースで切る所を示してください",
        "“{text}” is wider than its column, so it is cut; shorten it, or show by a zero-width space where to cut",
    ),
    "branch-column-unused": (
        "「{column}」の値は原稿のどこにも印刷されません。原稿に {{{{{column}}}}} を書くか、列を消してください",
        "no text prints the value “{column}”; write {{{{{column}}}}} in the content or delete the column",
    ),
    "branch-cell-missing": (
        "「{column}」が空です。どの支店にも必要なので、書いてください",
        "“{column}” is empty; every branch needs it",
    ),
    "branch-cell-empty": (
        "「{column}」が空なので、原稿の values の値を印刷します。何も印刷しないなら「-」と書いてください",
        "“{column}” is empty, so the appendix's own value is printed; write “-” to print nothing",
    ),
    "branch-cell-extra": (
        '見出しより右に値「{text}」があります。区切りのコンマを確かめ、値にコンマがあれば全体を " で囲んでください',
        'the value “{text}” stands to the right of the last head; look at the commas, and put " around a value that holds one',
    ),
    "branch-cell-error": (
        "セルがエラー（{text}）になっています。値を入れ直してください",
        "the cell holds an error ({text}); enter its value again",
    ),
    "branch-formula": (
        "数式の結果が保存されていません。Excel で開いて保存し直すか、値を直接入れてください",
        "the result of the formula was not saved; save the file in Excel, or enter the value itself",
    ),
    "branch-line-feed": (
        "セルの中に改行があります。１行にしてください",
        "the cell holds a line feed; make it one line",
    ),
    "branch-code-repeated": (
        "コード「{code}」は {line} 行目にもあります。支店ごとに別のコードにしてください",
        "the code “{code}” is in line {line}, too; give every branch its own",
    ),
    "branch-file-repeated": (
        "ファイル名「{file}」が {line} 行目の「{other}」と見分けられません（大文字・小文字、全角・半角の違いだけ）。"
        "コードか名前を変えてください",
        "the file name “{file}” cannot be told from “{other}” of line {line} (case and width do not count); "
        "change the code or the name",
    ),
    "edition-value-unused": (
        "値「{name}」は原稿のどこにも印刷されません。{hint}名前を確かめてください",
        "no text prints the value “{name}”. {hint}Look at its name",
    ),
    # a folder of editions
    "manifest-missing": (
        "{file} に支店別の PDF の目録（manifest.json）がありません。フォルダーを確かめるか、faqprint editions で作ってください",
        "{file} has no manifest of editions (manifest.json); look at the folder, or make it with faqprint editions",
    ),
    "manifest-damaged": (
        "目録が壊れています。faqprint editions で作り直してください",
        "the manifest is damaged; make it again with faqprint editions",
    ),
    "manifest-altered": (
        "目録が書かれたときのままではありません。faqprint editions で作り直してください",
        "the manifest is not as it was written; make it again with faqprint editions",
    ),
    "edition-missing": (
        "ファイルがありません。faqprint editions で作り直してください",
        "the file is missing; make it again with faqprint editions",
    ),
    "edition-unreadable": ("ファイルを読めません（{reason}）", "the file cannot be read ({reason})"),
    "edition-altered": (
        "目録と違う内容です（書き換えられたか、作成の途中で止まりました）。faqprint editions で作り直してください",
        "this is not what the manifest says (altered, or the run ended early); make it again with faqprint editions",
    ),
    "comparison-altered": (
        "新旧対照表を作ったときのままではありません。faqprint editions --compare で作り直すか、消してください",
        "this is not as the comparison tables were made; make them again with faqprint editions --compare, or delete it",
    ),
    "bound-altered": (
        "説明書に綴じたときのままではないか、そばの PDF を綴じたものではありません。"
        "faqprint editions --merge で作り直すか、消してください",
        "this is not as it was bound, or not of the PDF beside it; make it again with faqprint editions --merge, or delete it",
    ),
    "sheets-altered": (
        "面付けしたときのままではないか、そばの PDF から作ったものではありません。"
        "faqprint editions --impose で作り直すか、消してください",
        "this is not as the sheets were made, or not of the PDF beside it; make them again with faqprint editions --impose, or "
        "delete it",
    ),
    "edition-pages": (
        "{pages}ページあります（目録では{listed}ページ）。faqprint editions --no-cache で作り直してください",
        "{pages} pages, {listed} by the manifest; make it again with faqprint editions --no-cache",
    ),
    "edition-text": (
        "文字が目録と違います。faqprint editions --no-cache で作り直してください",
        "the text is not what the manifest says; make it again with faqprint editions --no-cache",
    ),
    "edition-value-missing": (
        "支店の値「{value}」が印刷されていません",
        "the branch's value “{value}” is not printed",
    ),
    "edition-old": (
        "{count}件（{codes}）は、今の原稿と支店の一覧で作ったものではありません。faqprint editions で作り直してください",
        "{count} editions ({codes}) are not made from the content and the branch list as they are now; "
        "make them again with faqprint editions",
    ),
    # who makes the editions
    "workers-lost": (
        "作業中のプロセスが止まりました（{reason}）。--jobs を減らして、もう一度お試しください",
        "a working process ended early ({reason}); try again with fewer --jobs",
    ),
    "scheduler-unreachable": (
        "クラスター {address} につながりません（{reason}）。アドレスと、動いているかを確かめてください",
        "the cluster {address} cannot be reached ({reason}); look at its address and whether it runs",
    ),
    "scheduler-idle": (
        "クラスター {address} に作業者（worker）がいません。dask worker {address} で加えてください",
        "the cluster {address} has no workers; add some with: dask worker {address}",
    ),
}
