"""What the command line says when all is well, its prompts, and what ends a run early: (Japanese, English)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Reports and prompts: (Japanese, English).
REPORT_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "made": (
        "{file} を作りました（{pages}ページ、質問{questions}件、{seconds}秒）。",
        "Made {file} ({pages} pages, {questions} questions, {seconds} s).",
    ),
    "made-stream": (
        "PDF を標準出力へ書きました（{pages}ページ、質問{questions}件、{seconds}秒）。",
        "Wrote the PDF to standard output ({pages} pages, {questions} questions, {seconds} s).",
    ),
    "merged": (
        "{file} を作りました（{pages}ページ：説明書{manual_pages}、別紙{appendix_pages}。別紙は{first_page}ページ目から。"
        "説明書へのリンク{links}件、{seconds}秒）。",
        "Made {file} ({pages} pages: manual {manual_pages}, appendix {appendix_pages} from page {first_page} on; "
        "{links} links to the manual, {seconds} s).",
    ),
    "merged-stream": (
        "PDF を標準出力へ書きました（{pages}ページ：説明書{manual_pages}、別紙{appendix_pages}。別紙は{first_page}ページ目から。"
        "説明書へのリンク{links}件、{seconds}秒）。",
        "Wrote the PDF to standard output ({pages} pages: manual {manual_pages}, appendix {appendix_pages} from {first_page} on; "
        "{links} links to the manual, {seconds} s).",
    ),
    "made-starter": (
        "{folder} に見本を書きました。次の命令で印刷用の PDF ができます：\n  faqprint build {entry}",
        "Wrote the starter to {folder}. This makes the PDF:\n  faqprint build {entry}",
    ),
    "checked": ("誤りは見つかりませんでした。", "No faults found."),
    "checked-warned": ("誤りはありません。警告が{warnings}件あります。", "No errors; warnings: {warnings}."),
    "checked-bad": ("誤りが{errors}件、警告が{warnings}件あります。", "Errors: {errors}; warnings: {warnings}."),
    "nothing-to-mend": ("自動で直せる所はありません。", "Nothing to mend."),
    "mended": ("{files}個のファイルの{lines}行を直しました。", "Mended: {lines} lines in {files} files."),
    "mending-planned": (
        "{files}個のファイルの{lines}行を直せます（まだ何も書いていません）。",
        "To mend: {lines} lines in {files} files (nothing is written yet).",
    ),
    "rule-example": ("誤: {bad}　→　正: {good}", "wrong: {bad}  right: {good}"),
    "rules-legend": (
        "水準は error（誤り）、warning（警告）、info（参考。--info で表示）、off（調べない）です。F は --fix で直せる規則です。\n"
        "水準は appendix.yaml の proofread の rules で変えられます。",
        "Levels: error, warning, info (shown with --info), off. F: --fix mends it.\n"
        "Levels can be changed under rules in proofread of appendix.yaml.",
    ),
    "verified": ("{file} に誤りは見つかりませんでした。", "{file} is sound."),
    "report-column": ("{column}：{lines}行", "{column}: {lines} lines"),
    "column-question": ("質問", "questions"),
    "column-answer": ("回答", "answers"),
    "lines-shrunk": ("  詰めた行 {count}（{questions}）", "  shrunk: {count} ({questions})"),
    "lines-stretched": ("  伸ばした行 {count}（{questions}）", "  stretched: {count} ({questions})"),
    "lines-ragged": ("  行末のそろわない行 {count}（{questions}）", "  left ragged: {count} ({questions})"),
    "lines-runt": ("  短い最終行を避けた所 {count}（{questions}）", "  runts cured: {count} ({questions})"),
    "lines-overflow": ("  欄の幅で切った語 {count}（{questions}）", "  cut at the measure: {count} ({questions})"),
    "keeps-given-up": (
        "ページの変わり目で離れた組 {count}（{questions}）",
        "kept together no longer at a page's end: {count} ({questions})",
    ),
    "keeps-given-up-pages": (
        "ページの変わり目で離れた組（質問のほか） {count}（{pages}ページ）",
        "other things kept together no longer at a page's end: {count} (page {pages})",
    ),
    "pages-white": (
        "ページの下の空き（用紙の高さに対して）：平均{mean}%、いちばん詰まったページは{fullest}ページ（{least}%）、"
        "いちばん空いたページは{emptiest}ページ（{most}%）",
        "white at the foot (of the paper's height): {mean}% on average, page {fullest} the fullest ({least}%), "
        "page {emptiest} the emptiest ({most}%)",
    ),
    # the editions of the branches
    "editions-made": (
        "{folder} に支店別の PDF を{made}件作りました（変更なし{unchanged}件、失敗{failed}件、{seconds}秒）。",
        "Made {made} editions in {folder} ({unchanged} unchanged, {failed} failed, {seconds} s).",
    ),
    "editions-planned": (
        "{folder} に支店別の PDF を{made}件作ることになります（変更なし{unchanged}件）。何も書いていません。",
        "Would make {made} editions in {folder} ({unchanged} unchanged); nothing was written.",
    ),
    "edition-stray": (
        "{file} は支店の一覧にありません（消すなら faqprint editions --prune）。",
        "{file} is not in the list (faqprint editions --prune deletes it).",
    ),
    "edition-foreign": (
        "{file} は支店の一覧にありませんが、faqprint が作ったものではないので消しません。",
        "{file} is not in the list, but not made by faqprint either, so it stays.",
    ),
    "edition-stale": (
        "{count}件（{codes}）は今の原稿で作ったものではありません。--only を付けずに faqprint editions で作り直してください。",
        "{count} editions ({codes}) are not made from the content as it is now; run faqprint editions without --only.",
    ),
    "and-more": ("{shown}、ほか{count}件", "{shown} and {count} more"),
    "more-faults": ("ほかに、同じ種類（{kind}）のものが {count}件あります。", "And {count} more of the same kind ({kind})."),
    "more-files": ("ほかに{count}件あります。", "And {count} more."),
    "edition-prune-planned": ("{file} を消すことになります。", "Would delete {file}."),
    "edition-pruned": ("{file} を消しました。", "Deleted {file}."),
    "verified-folder": (
        "{folder} の支店別の PDF {editions}件に問題は見つかりませんでした。",
        "Nothing is wrong with the {editions} editions in {folder}.",
    ),
    "imported": (
        "{file} に取り込みました（追加{added}、変更{changed}、移動{moved}、同じ{same}、表にないもの{missing}、削除{removed}。"
        "質問は全部で{questions}件）。",
        "Brought into {file} ({added} added, {changed} changed, {moved} moved, {same} the same, {missing} not in the sheet, "
        "{removed} removed; {questions} questions in all).",
    ),
    "import-same": (
        "変わったところはありません（質問{questions}件）。{file} はそのままです。",
        "Nothing changed ({questions} questions); {file} is as it was.",
    ),
    "import-planned": (
        "{file} に取り込むと、次のようになります（追加{added}、変更{changed}、移動{moved}、同じ{same}、表にないもの{missing}、"
        "削除{removed}。質問は全部で{questions}件）。何も書いていません。",
        "Would bring into {file}: {added} added, {changed} changed, {moved} moved, {same} the same, {missing} not in the sheet, "
        "{removed} removed; {questions} questions in all. Nothing was written.",
    ),
    "exported": ("{file} に質問{questions}件を書き出しました。", "Wrote {questions} questions to {file}."),
    "stopped": (
        "中止しました。作りかけのファイルはありません。もう一度実行すれば、続きから作ります。",
        "stopped; no file is left half made, and the next run goes on from here.",
    ),
    "memory-full": (  # here, where it is at hand when nothing more can be imported
        "メモリーが足りません。ほかのプログラムを閉じるか、原稿を分けてください",
        "out of memory; close other programs or split the content",
    ),
    "window-kept": (
        "警告があります。読み終えたら、Enter キーを押してください。",
        "There are warnings; press Enter once they are read. ",
    ),
    "desk-ended": (
        "終わりました。保存していない文があれば、次に faqprint preview で開いたときに出せます。",
        "ended; what was not saved is offered when faqprint preview is started again.",
    ),
    "password-visible": (
        "（この端末では、入力した文字が画面に見えます。人に見られない所で入れてください）",
        "(what you type can be seen on this terminal; see that nobody looks)",
    ),
    "password-prompt": ("PDF を開くためのパスワード: ", "Password to open the PDF: "),
    "password-again": ("もう一度: ", "Once more: "),
    "data-lost": (
        "標準出力へ最後まで書けませんでした（{reason}）。受け取った側のファイルは途中までです。送り先を確かめてください。",
        "standard output did not take all of it ({reason}): what was received is cut short; look at where it is sent.",
    ),
    "report-lost": (
        "結果を表示できませんでした（{reason}）。表示の送り先を確かめてください。",
        "the report could not be printed ({reason}); look at where it is sent.",
    ),
    "own-fault": (
        "faqprint の不具合です。出力は元のままです。お手数ですが、"
        "この行と使った原稿を添えて、システムの担当者へお知らせください。[{what}; {place}; {version}]",
        "this is a fault of faqprint itself; the output is as it was. Please send this line and the content to those who "
        "look after the program. [{what}; {place}; {version}]",
    ),
    "edition-tables": (
        "新旧対照表を{count}通作りました",
        "comparison tables made: {count}",
    ),
    "edition-bound": (
        "説明書の後ろに綴じた PDF を{count}通作りました",
        "bound behind the manual: {count}",
    ),
    "edition-sheets": (
        "印刷用に面付けした PDF を{count}通作りました（印刷専用です。両面は『短辺とじ』、倍率は『実際のサイズ』で"
        "印刷してください）",
        "sheets made: {count} (for printing only: both sides, flip on short edge, actual size)",
    ),
    "revision-written": (
        "{file} の改訂履歴に書き加えました",
        "written into the revisions of {file}",
    ),
    "revision-there": (
        "{file} の改訂履歴には {version} の行がもうあるので、書き加えませんでした。新しい版ならば、先に version と date を"
        "改めてください",
        "not written: the revisions of {file} have an entry for {version} already; change version and date first",
    ),
    "diff-made": (
        "{file} を作りました（{pages}ページ）。",
        "{file}: {pages} pages",
    ),
    "diff-summary": (
        "新設 {added}、削除 {removed}、変更 {changed}、移動 {moved}、番号だけ変わったもの {renumbered}、同じ {same}",
        "added {added}, removed {removed}, changed {changed}, moved {moved}, renumbered {renumbered}, same {same}",
    ),
}
