"""The sentences of comparing two contents, in Japanese and English (see ``messages``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COMPARISON_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "diff-nothing": (
        "比べる相手 {name} がありません。フォルダー、appendix.yaml、PDF の名前か、git の版を指定してください",
        "there is no {name} to compare with; name a folder, an appendix.yaml, a PDF or a git revision",
    ),
    "git-missing": (
        "{revision} という名前のファイルもフォルダーもありません。git の版ならば、この機械に git がないので読めません。"
        "前の原稿のフォルダーか、--attach-source で作った PDF を指定してください",
        "{revision} is no file or folder; if it is a git revision: there is no git on this machine; name a folder of the old"
        " content, or a PDF made with --attach-source",
    ),
    "git-failed": ("git が答えません（{reason}）", "git does not answer ({reason})"),
    "git-no-repository": (
        "{revision} という名前のファイルもフォルダーもありません。git の版を指定するには、原稿（{folder}）が git で管理されている"
        "必要があります。前の原稿のフォルダーか PDF を指定してください",
        "{revision} is no file or folder, and {folder} lies in no git repository; name a folder or a PDF of the old content",
    ),
    "git-revision-unknown": (
        "{revision} という名前のファイルもフォルダーも、git の版もありません。版の名前は git log か git tag で確かめられます",
        "{revision} is no file, no folder and no git revision; git log and git tag list the revisions",
    ),
    "git-shallow": (
        "{revision} はここにありません。この git の写しは新しい版だけを持っています（浅い写し）。"
        "git fetch --unshallow のあとでもう一度試してください",
        "{revision} is not here: this clone is shallow; run git fetch --unshallow and try again",
    ),
    "git-appendix-missing": (
        "{revision} の版には {file} がありません。原稿がその版でも同じ場所にあるか確かめてください",
        "the revision {revision} has no {file}; look whether the content stood elsewhere then",
    ),
    "git-file-missing": (
        "git の版の {file} が、この機械の git にありません（一部だけを取り込んだか、壊れています）。"
        "git fetch --refetch で取り込み直すか、前の原稿のフォルダーを指定してください",
        "git has {file} of that revision not on this machine (it was cloned in part, or is damaged). Fetch it with "
        "git fetch --refetch, or name a folder of the old content",
    ),
    "git-folder-too-big": (
        "{folder} は大きすぎて読めません（{limit} MB まで）",
        "{folder} is too large to read (at most {limit} MB)",
    ),
    "diff-pdf-bare": (
        "{file} には原稿が添付されていません。faqprint build --attach-source で作った PDF を指定してください",
        "{file} has no source attached; name a PDF made with faqprint build --attach-source",
    ),
    "diff-pdf-damaged": (
        "{file} は PDF として読めません。別の写しか、前の原稿のフォルダーを指定してください",
        "{file} cannot be read as a PDF; name another copy, or a folder of the old content",
    ),
    "diff-pdf-encrypted": (
        "{file} にはパスワードが付いていて読めません。パスワードのない PDF か、前の原稿のフォルダーを指定してください",
        "{file} asks for a password; name a PDF without one, or a folder of the old content",
    ),
    "bad-heads": (
        "--heads の値「{written}」は使えません。新しい側と古い側の言葉を「改正後,改正前」のように２つ書いてください",
        "--heads {written}: write two words with a comma between them, that of the new side first",
    ),
    "bad-effective": (
        "--effective の値「{written}」は日付ではありません。2026-12-01 のように書いてください",
        "--effective {written}: not a date; write it as 2026-12-01",
    ),
    "write-needs-revision": (
        "--write は --revision とともに使います",
        "--write goes with --revision",
    ),
    "revision-needs-version": (
        "{file} に version（版）がないので、改訂履歴に書き加えられません。version: 第1.1版 のような行を先に書いてください",
        "{file} has no version, which an entry of its revisions must have; write a line like version: 1.1 first",
    ),
    "revision-unwritable": (
        "{file} の改訂履歴には書き加えられません。次の行を、原稿の revisions: の終わりに写してください： {line}",
        "cannot write into the revisions of {file}; copy this line to the end of revisions: in the content: {line}",
    ),
    "reasons-missing": (
        "理由のファイル {file} がありません",
        "there is no file {file} of reasons",
    ),
    "reasons-form": (
        "理由は「5: 手数料の改定」のように、No か id と言葉を１行ずつ書いてください",
        "write reasons as “5: words”, a No or an id and its words on each line",
    ),
    "reason-unused": (
        "「{key}」に当たる変更がないので、この理由は印刷されません。No か id を確かめてください"
        "（削除されたものは「旧12」と書きます）",
        "no change is called {key}: its reason is not printed; look at the No or id (旧12 for one that was removed)",
    ),
}

#: What became of a unit, what it is, and its texts, as the lines of ``diff`` call them.
CHANGE_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "added": ("新設", "added"),
    "removed": ("削除", "removed"),
    "changed": ("変更", "changed"),
    "moved": ("移動", "moved"),
}
UNIT_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "category": ("区分", "category"),
    "desk": ("窓口", "desk"),
    "item": ("項目", "item"),
    "line": ("本文", "line"),
    "section": ("見出し", "section"),
}
FIELD_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "question": ("質問", "question"),
    "answer": ("回答", "answer"),
    "title": ("題", "title"),
    "intro": ("前書き", "intro"),
    "manual": ("説明書", "manual"),
    "mark": ("表示", "mark"),
    "label": ("見出し", "label"),
    "name": ("名前", "name"),
    "text": ("文", "text"),
    "note": ("注記", "note"),
    "fields": ("記入欄", "fields"),
    "return_to": ("提出先", "return to"),
    "tel": ("電話", "tel"),
    "fax": ("ファクス", "fax"),
    "email": ("メール", "email"),
    "url": ("ＵＲＬ", "url"),
    "hours": ("受付時間", "hours"),
}
#: Parts of those lines.
LINE_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "no": ("No.{no}", "No.{no}"),
    "old-no": ("旧No.{no}", "old No.{no}"),
    "nothing": ("（なし）", "(none)"),
    "moved": ("（移動）", "(moved)"),
    "moved-from": ("（移動、旧 No.{no}）", "(moved, old No.{no})"),
    "split-from": ("旧No.{no}から分割", "split from old No.{no}"),
    "merged-into": ("No.{no}に統合", "merged into No.{no}"),
}
