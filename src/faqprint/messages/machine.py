"""The sentences for a bad command line and for what the machine refuses, in Japanese and English (see ``messages``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .reports import REPORT_SENTENCES

#: What the system says of a refusal, by the name of its error, in Japanese; any other is told in the system's own words.
SYSTEM_REASONS: Final[Mapping[str, str]] = {
    "ENOENT": "ファイルやフォルダーがない",
    "EACCES": "権限がない",
    "EPERM": "許可されていない操作",
    "ENOSPC": "ディスクの空きがない",
    "EROFS": "書き込みのできない場所",
    "EISDIR": "ファイルではなくフォルダー",
    "ENOTDIR": "途中の名前がフォルダーではない",
    "ENAMETOOLONG": "名前が長すぎる",
    "EIO": "ディスクや接続の故障",
    "EBUSY": "ほかのプログラムが使用中",
    "EMFILE": "開いているファイルが多すぎる",
    "EPIPE": "送り先が閉じている",
}

#: What ``limits`` says of a file that it does not read, in Japanese.
LIMIT_REASONS: Final[Mapping[str, str]] = {"not a regular file": "ふつうのファイルではない", "too large": "大きすぎる"}

MACHINE_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "arguments": ("{reason}。使い方は faqprint --help でご覧になれます", "{reason}; see faqprint --help"),
    "verb-missing": (
        "何をするかが書かれていません。たとえば faqprint build と入れてください（一覧：faqprint --help）",
        "no command given; for example: faqprint build (all of them: faqprint --help)",
    ),
    "verb-unknown": (
        "「{verb}」という命令はありません。{hint}一覧は faqprint --help でご覧になれます",
        "there is no command “{verb}”. {hint}See faqprint --help",
    ),
    "appendix-missing": (
        "{file} がありません。{hint}ファイルの名前と今いるフォルダーを確かめるか、faqprint init で見本を作ってください",
        "{file} is not there. {hint}Look at its name and the current folder, or make a starter with faqprint init",
    ),
    "appendix-is-folder": (
        "{file} はフォルダーです。その中の YAML ファイル（{file}/appendix.yaml など）を指定してください",
        "{file} is a folder; name the YAML file in it (such as {file}/appendix.yaml)",
    ),
    "section-as-appendix": (
        "{file} は一つの節（type: {type}）で、別紙の入口ではありません。{hint}"
        "その節を sections に並べているファイル（appendix.yaml など）を指定してください",
        "{file} is one section (type: {type}), not the appendix. {hint}"
        "Name the file whose sections list it (such as appendix.yaml)",
    ),
    "appendix-not-yaml": (
        "{file} は原稿の YAML ではありません。{hint}入口の YAML ファイル（appendix.yaml など）を指定してください",
        "{file} is no YAML content. {hint}Name the content's entry (such as appendix.yaml)",
    ),
    "output-is-input": (
        "{file} は原稿や書体など、PDF のもとになるファイルなので、上書きしません。-o で別の名前を指定してください",
        "{file} is read to make the PDF (content, style, list or font) and is not written over; give another name with -o",
    ),
    "output-is-terminal": (
        "PDF は画面には表示できません。「faqprint build -o - > ファイル.pdf」のように、送り先を付けてください",
        "a PDF cannot be shown here; give it somewhere to go, as in: faqprint build -o - > file.pdf",
    ),
    "editions-to-stream": (
        "支店別の PDF は標準出力へは書けません（-o にはフォルダーを指定します。一つの支店だけなら "
        "faqprint build --edition コード -o - が使えます）",
        "editions cannot go to standard output; -o names their folder (for one branch: faqprint build --edition CODE -o -)",
    ),
    "folder-like-file": (
        "-o には、支店別の PDF を入れるフォルダーを指定します（{file} はファイルの名前に見えます）",
        "-o names the folder of the editions; {file} looks like a file's name",
    ),
    "output-not-pdf": (
        "{file} という名前では PDF を作れません（{suffix} はほかの種類のファイルです）。.pdf で終わる名前を指定してください",
        "{file} cannot be the name of a PDF ({suffix} is for files of another kind); give one that ends in .pdf",
    ),
    "cannot-read": (
        "{file} を読めません（{reason}）。ほかのプログラムが開いていないか、読む権限があるかを確かめてください",
        "cannot read {file} ({reason}); look whether another program has it open, and at its permissions",
    ),
    "pdf-missing": (
        "{file} がありません。名前を確かめるか、先に faqprint build（支店別は faqprint editions）で作ってください",
        "{file} is not there; look at its name, or make it with faqprint build (editions: faqprint editions)",
    ),
    "pdf-imposed": (
        "{file} は、用紙に並べた印刷専用の PDF で、タグやしおりがないので調べられません。並べる前の PDF を指定してください",
        "{file} holds sheets for printing, without tags or bookmarks; name the PDF that they were made of",
    ),
    "pdf-is-folder": (
        "{file} はフォルダーです。調べる PDF の名前を指定してください",
        "{file} is a folder; name the PDF to examine",
    ),
    "not-a-file": (
        "{file} はファイルではありません（フォルダー、パイプ、ソケットか装置です）。ファイルの名前を指定してください",
        "{file} is not an ordinary file (but a folder, pipe, socket or device); name a file",
    ),
    "pdf-not-file": (
        "{file} はふつうのファイルではありません。調べる PDF の名前を指定してください",
        "{file} is not an ordinary file; name the PDF to examine",
    ),
    "bad-source-date": (
        "環境変数 SOURCE_DATE_EPOCH の「{value}」は時刻として読めません。1970年からの秒数を整数で入れるか、消してください",
        "SOURCE_DATE_EPOCH is “{value}”, which is no time; set it to seconds since 1970 or unset it",
    ),
    "password-file-silent": (
        "{file} を読んで待ちましたが、パスワードが来ません。書き込むプログラムが動いているかを確かめてください",
        "{file} was waited for, but gave no password; look whether the program that writes to it is running",
    ),
    "password-file-missing": ("{file} がありません。名前を確かめてください", "{file} is not there; look at its name"),
    "file-exists": (
        "{file} がすでにあります。何も書きませんでした。別のフォルダーを指定してください",
        "{file} is there already; nothing was written. Name another folder",
    ),
    "output-is-folder": (
        "{file} はフォルダーです。作るファイルの名前まで指定してください（例：{file}/appendix.pdf）",
        "{file} is a folder; name the file to make, too (such as {file}/appendix.pdf)",
    ),
    "output-not-file": (
        "{file} はふつうのファイルではないので、書き込めません。別の名前を指定してください",
        "{file} is not an ordinary file; name another",
    ),
    "folder-is-file": (
        "{file} へは書けません。途中の名前がフォルダーではなくファイルです。別の場所を指定してください",
        "cannot write {file}: part of its path is a file, not a folder. Name another place",
    ),
    "name-too-long": ("{file} は名前が長すぎます。短くしてください", "the name {file} is too long; shorten it"),
    "name-loops": (
        "{file} はリンクが堂々めぐりをしています。別の名前を指定してください",
        "{file}: its links go in circles; name another file",
    ),
    "name-not-allowed": (
        "{file} はファイルの名前に使えない文字を含みます。別の名前を指定してください",
        "{file} holds a character that no file name may have; name another",
    ),
    "password-empty": (
        "パスワードが空です。１文字以上のパスワードを入れてください（--password-file なら１行目）",
        "the password is empty; give at least one character (with --password-file: on its first line)",
    ),
    "password-long": (
        "パスワードが長すぎます（UTF-8 で{bytes}バイト。{limit}バイトまで）。短くしてください（かなと漢字は１文字３バイトです）",
        "the password is too long ({bytes} bytes of UTF-8, at most {limit}); shorten it",
    ),
    "password-character": (
        "パスワードに使えない文字（{point}）があります。取り除いてください",
        "the password holds a character that none may have ({point}); take it out",
    ),
    "password-directions": (
        "パスワードに、右から左へ書く文字とそうでない文字が混じっています。どちらかだけにしてください",
        "the password mixes letters that run from right to left with others; use one kind",
    ),
    "password-differs": ("二つのパスワードが一致しません。もう一度入れてください", "the two passwords differ; try again"),
    "password-file-encoding": (
        "{file} が UTF-8 ではありません。文字コードを UTF-8 にして保存してください",
        "{file} is not UTF-8; save it as UTF-8",
    ),
    "disk-full": (
        "{file} を書けません。ディスクがいっぱいです。空きを作ってから、もう一度お試しください",
        "cannot write {file}: the disk is full. Make room and try again",
    ),
    "read-only": (
        "{file} を書けません。書き込みのできない場所です。書き込める場所に写すか、-o で別の場所を指定してください",
        "cannot write {file}: the place is read-only. Copy it to where it can be written, or name another place with -o",
    ),
    "no-permission": (
        "{file} を読み書きする権限がありません。権限を確かめるか、別の場所を指定してください",
        "no permission for {file}; look at its permissions or name another place",
    ),
    "file-in-use": (
        "{file} を書けません。ほかのプログラムが開いています。PDF の表示などを閉じてから、もう一度お試しください",
        "cannot write {file}: another program has it open. Close it (a PDF viewer?) and try again",
    ),
    "write-failed": (
        "{file} を読み書きできません（{reason}）。ディスクや接続を確かめてください",
        "cannot read or write {file} ({reason}); look at the disk or the connection",
    ),
    "folder-locked": (
        "{file} は、実行中の別の faqprint（{holder}）が使っています。終わってから、もう一度お試しください",
        "{file} is in use by another run of faqprint ({holder}); try again when it has ended",
    ),
    "lock-not-file": (
        "{file} がリンクか、ふつうのファイルではないので、作業中の印を付けられません。消してから、もう一度お試しください",
        "{file} is a link or no ordinary file, so that the folder cannot be locked; delete {file} and try again",
    ),
    "out-of-memory": REPORT_SENTENCES["memory-full"],
    "too-deep": (
        "入れ子が深すぎて、この機械では扱えません。原稿の入れ子を浅くしてください",
        "nested too deeply for this machine; make the nesting of the content shallower",
    ),
    "package-missing": (
        "必要な部品 {name} が入っていません。README の「使い始める」にならって、faqprint を入れ直してください",
        "the package {name} is missing; install faqprint again as README says",
    ),
}
