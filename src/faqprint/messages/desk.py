"""What the desk says: why it refuses a request, and what its forms call the keys of the content, in Japanese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Refusals, besides those of the command line.
DESK_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "port-taken": (
        "ポート {port} はほかのプログラムが使っています。--port で別の番号を指定するか、--port を付けずに始めてください",
        "port {port} is taken by another program; give another one with --port, or none",
    ),
    "port-refused": (
        "ポート {port} で待つことができません（{reason}）。--port で別の番号を指定してください",
        "cannot listen on port {port} ({reason}); give another one with --port",
    ),
    "desk-request": ("受け取った内容が正しくありません（{reason}）", "the request is not as it should be ({reason})"),
    "desk-read-only": ("閲覧だけの状態なので、変えられません", "this desk is for reading only"),
    "desk-nothing-there": (
        "{what}がありません。ほかの所で消されたのかもしれません",
        "there is no such {what}; perhaps it was deleted elsewhere",
    ),
    "desk-last-item": (
        "一つは残す必要があります。代わりに文を書き換えてください",
        "one must stay; change its text instead",
    ),
    "desk-stale": (
        "ほかの人が原稿を直したので、書き込みませんでした。読み直したものに、もう一度書いてください",
        "others changed the content, and nothing was written; write it again into what is there now",
    ),
    "desk-no-move": ("これ以上動かせません", "it cannot go any further"),
    "desk-unreadable": (
        "{file} は誤りのため欄に分けられません。先に誤りを直してください",
        "{file} cannot be taken apart into fields for its faults; mend them first",
    ),
    "desk-busy": (
        "前の作業が終わっていません。終わってから、もう一度お試しください",
        "the job before is still running; try again later",
    ),
    "desk-list-not-csv": (
        "{file} はここでは直せません。表計算ソフトで直してください",
        "{file} cannot be changed here; use your spreadsheet program",
    ),
    "desk-picture": (
        "画像は PNG か JPEG のファイルを選んでください。{why_not}",
        "choose a PNG or JPEG file for a picture: {why_not}",
    ),
    "desk-too-big": ("大きすぎます（{limit} まで）", "too large (at most {limit})"),
    "desk-host": ("この入口からは開けません。{url} を開いてください", "not by this name; open {url}"),
    "desk-foreign": ("ほかのページからの操作は受け付けません", "requests from other pages are refused"),
    "desk-no-cookie": (
        "このページは、faqprint preview が表示した URL から開いてください",
        "open this page by the URL that faqprint preview printed",
    ),
    "desk-not-found": ("そのページはありません", "there is no such page"),
    "desk-method": ("その操作はできません", "not by this method"),
}

#: What a form calls a key; a key of a shape within another one goes by both names with a dot between.
FIELD_LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("題・見出し", "title"),
    "manual": ("操作説明書の名前", "manual"),
    "publisher": ("発行者", "publisher"),
    "version": ("版", "version"),
    "date": ("日付", "date"),
    "style": ("体裁", "style"),
    "toc": ("目次", "contents list"),
    "mark": ("右上の枠の語", "mark"),
    "intro": ("前書き", "introduction"),
    "numbering": ("番号の数え方", "numbering"),
    "number": ("No の形", "pattern of No"),
    "page_break": ("改ページ", "page break"),
    "boxes": ("□ を付ける", "boxes"),
    "label": ("枠の見出し", "label"),
    "ruled": ("罫線を引く", "ruled"),
    "return_to": ("提出先", "return to"),
    "body": ("本文", "text"),
    "name": ("名前", "name"),
    "tel": ("電話番号", "telephone"),
    "fax": ("ＦＡＸ番号", "fax"),
    "email": ("メールアドレス", "e-mail"),
    "url": ("ホームページ", "URL"),
    "hours": ("受付時間", "hours"),
    "text": ("文", "text"),
    "note": ("注", "note"),
    "revisions.note": ("改訂の内容", "what changed"),
    "revisions.date": ("改訂日", "date"),
    "desks": ("窓口", "desks"),
    "items": ("項目", "items"),
    "fields": ("記入欄", "fields"),
    "revisions": ("改訂履歴", "revisions"),
    "values": ("値", "values"),
    "categories": ("区分", "categories"),
    "rows": ("支店", "branches"),
    "code": ("コード", "code"),
    "base": ("もとにする体裁", "base"),
    "paper": ("用紙", "paper"),
    "margins": ("余白（mm）", "margins (mm)"),
    "margins.top": ("余白：上（mm）", "margin: top (mm)"),
    "margins.bottom": ("余白：下（mm）", "margin: bottom (mm)"),
    "margins.left": ("余白：左（mm）", "margin: left (mm)"),
    "margins.right": ("余白：右（mm）", "margin: right (mm)"),
    "margins.binding": ("余白：とじしろ（mm）", "margin: binding (mm)"),
    "duplex": ("両面印刷用にする", "duplex"),
    "fonts.text": ("書体：本文", "font: text"),
    "fonts.bold": ("書体：太字と見出し", "font: bold"),
    "fonts.fallback": ("書体：ほかにない文字", "fonts: fallback"),
    "sizes.table": ("文字の大きさ：表（pt）", "size: table (pt)"),
    "sizes.body": ("文字の大きさ：本文と枠（pt）", "size: body (pt)"),
    "sizes.title": ("文字の大きさ：見出し（pt）", "size: title (pt)"),
    "sizes.marker": ("文字の大きさ：続きの印（pt）", "size: marker (pt)"),
    "sizes.running": ("文字の大きさ：ページの上と下（pt）", "size: running heads (pt)"),
    "measures.no": ("字詰め：No", "measure: No"),
    "measures.category": ("字詰め：区分", "measure: category"),
    "measures.question": ("字詰め：質問", "measure: question"),
    "measures.answer": ("字詰め：回答", "measure: answer"),
    "measures.reference": ("字詰め：参照の文", "measure: reference"),
    "padding.x": ("ます目のあき：左右（em）", "padding: sides (em)"),
    "padding.y": ("ます目のあき：上下（em）", "padding: above and below (em)"),
    "leading": ("行送り（em）", "leading (em)"),
    "rules.outer": ("罫線：外枠（pt）", "rule: outer (pt)"),
    "rules.inner": ("罫線：内側（pt）", "rule: inner (pt)"),
    "markers.next": ("続きの印：次のページへ", "marker: next page"),
    "markers.previous": ("続きの印：前のページから", "marker: page before"),
    "markers.next_side": ("続きの印を置く側：次へ", "side of the marker: next"),
    "markers.previous_side": ("続きの印を置く側：前から", "side of the marker: before"),
    "profile": ("行の組み方", "line-breaking profile"),
    "line.kinsoku": ("行：禁則の強さ", "line: kinsoku"),
    "line.spacing": ("行：約物のあき", "line: spacing"),
    "line.line_end": ("行：行末の約物", "line: end of line"),
    "line.adjust": ("行：調整", "line: adjustment"),
    "line.hang": ("行：ぶら下げ", "line: hanging punctuation"),
    "line.autospace": ("行：和欧文間のあき（em）", "line: autospace (em)"),
    "line.last_min": ("行：最後の行の最少文字数", "line: least characters of the last"),
    "line.wrap": ("行：文節で折り返す", "line: wrap at phrases"),
    "links.url": ("リンクの URL を印刷する", "links: print the URL"),
    "folio": ("ページ番号", "folio"),
    "running_numbers": ("各ページの上に No を印刷する", "running numbers"),
    "file": ("ファイルの全文", "the whole file"),
}

#: What the form of a question calls its keys.
QUESTION_LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "question": ("質問", "question"),
    "answer": ("回答", "answer"),
    "questions": ("質問", "questions"),
}

#: What a form is called.
FORM_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "appendix": ("表紙・書誌", "The appendix"),
    "faq": ("ＦＡＱ", "FAQ"),
    "contact": ("お問い合わせ先", "Contact"),
    "checklist": ("確認事項", "Checklist"),
    "notice": ("注意書き", "Notice"),
    "memo": ("メモ欄", "Memo"),
    "text": ("文章", "Text"),
    "style": ("体裁・用紙", "Style and paper"),
    "branches": ("支店の一覧", "Branch list"),
    "": ("読めない節", "A section that cannot be read"),
}

#: Texts of what is put in anew, until they are typed over.
NEW_TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "question": ("（新しい質問）", "(new question)"),
    "answer": ("（回答）", "(answer)"),
    "category": ("（新しい区分）", "(new category)"),
    "name": ("（名前）", "(name)"),
    "text": ("（項目の文）", "(item)"),
    "version": ("（版）", "(version)"),
    "fields": ("（記入欄）", "(field)"),
    "choice-none": ("（書かない）", "(not written)"),
}
