"""What the command line says, in Japanese and English; the sentences for faults of the content are in ``messages``."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Final

from .errors import Fault

#: Reports and prompts: (Japanese, English).
_REPORTS: Final[Mapping[str, tuple[str, str]]] = {
    "made": (
        "{file} を作りました（{pages}ページ、質問{questions}件、{seconds}秒）。",
        "Made {file} ({pages} pages, {questions} questions, {seconds} s).",
    ),
    "made-starter": (
        "{folder} に見本を書きました。次の命令で印刷用の PDF ができます：\n  faqprint build {entry}",
        "Wrote the starter to {folder}. This makes the PDF:\n  faqprint build {entry}",
    ),
    "checked": ("誤りは見つかりませんでした。", "No faults found."),
    "checked-warned": ("誤りはありません。警告が{warnings}件あります。", "No errors, {warnings} warnings."),
    "checked-bad": ("誤りが{errors}件、警告が{warnings}件あります。", "{errors} errors, {warnings} warnings."),
    "stopped": ("中止しました。出力は元のままです。", "stopped; the output is as it was."),
    "password-prompt": ("PDF を開くためのパスワード: ", "Password to open the PDF: "),
    "password-again": ("もう一度: ", "Once more: "),
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
}

#: Errors without a place in the content: what is wrong, and how to mend it.
_ERRORS: Final[Mapping[str, tuple[str, str]]] = {
    "arguments": ("{reason}。使い方は faqprint --help でご覧になれます。", "{reason}; see faqprint --help."),
    "verb-missing": (
        "何をするかが書かれていません。たとえば faqprint build と入れてください（一覧：faqprint --help）。",
        "no command given; for example: faqprint build (all of them: faqprint --help).",
    ),
    "verb-unknown": (
        "「{verb}」という命令はありません。{hint}一覧は faqprint --help でご覧になれます。",
        "there is no command “{verb}”. {hint}See faqprint --help.",
    ),
    "appendix-missing": (
        "{file} がありません。ファイルの名前と今いるフォルダーを確かめるか、faqprint init で見本を作ってください。",
        "{file} is not there; look at its name and the current folder, or make a starter with faqprint init.",
    ),
    "appendix-is-folder": (
        "{file} はフォルダーです。その中の YAML ファイル（{file}/appendix.yaml など）を指定してください。",
        "{file} is a folder; name the YAML file in it (such as {file}/appendix.yaml).",
    ),
    "file-missing": ("{file} がありません。名前を確かめてください。", "{file} is not there; look at its name."),
    "file-exists": (
        "{file} がもうあります。何も書きませんでした。別のフォルダーを指定してください。",
        "{file} is there already; nothing was written. Name another folder.",
    ),
    "output-is-folder": (
        "{file} はフォルダーです。作るファイルの名前まで指定してください（例：{file}/appendix.pdf）。",
        "{file} is a folder; name the file to make, too (such as {file}/appendix.pdf).",
    ),
    "output-not-file": (
        "{file} はふつうのファイルではないので、書き込めません。別の名前を指定してください。",
        "{file} is not an ordinary file; name another.",
    ),
    "folder-is-file": (
        "{file} へは書けません。途中の名前がフォルダーではなくファイルです。別の場所を指定してください。",
        "cannot write {file}: part of its path is a file, not a folder. Name another place.",
    ),
    "name-too-long": ("{file} は名前が長すぎます。短くしてください。", "the name {file} is too long; shorten it."),
    "name-loops": (
        "{file} はリンクが堂々めぐりをしています。別の名前を指定してください。",
        "{file}: its links go in circles; name another file.",
    ),
    "name-not-allowed": (
        "{file} はファイルの名前に使えない文字を含みます。別の名前を指定してください。",
        "{file} holds a character that no file name may have; name another.",
    ),
    "password-empty": (
        "パスワードが空です。１文字以上のパスワードを入れてください（--password-file なら１行目）。",
        "the password is empty; give at least one character (with --password-file: on its first line).",
    ),
    "password-differs": ("２度のパスワードが違います。もう一度入れてください。", "the two passwords differ; try again."),
    "password-file-encoding": (
        "{file} が UTF-8 ではありません。文字コードを UTF-8 にして保存してください。",
        "{file} is not UTF-8; save it as UTF-8.",
    ),
    "disk-full": (
        "{file} を書けません。ディスクがいっぱいです。空きを作ってから、もう一度お試しください。",
        "cannot write {file}: the disk is full. Make room and try again.",
    ),
    "read-only": (
        "{file} を書けません。書き込みのできない場所です。-o で別の場所を指定してください。",
        "cannot write {file}: the place is read-only. Name another one with -o.",
    ),
    "no-permission": (
        "{file} を読み書きする権限がありません。権限を確かめるか、別の場所を指定してください。",
        "no permission for {file}; look at its permissions or name another place.",
    ),
    "file-in-use": (
        "{file} を書けません。ほかのプログラムが開いています。PDF の表示などを閉じてから、もう一度お試しください。",
        "cannot write {file}: another program has it open. Close it (a PDF viewer?) and try again.",
    ),
    "write-failed": (
        "{file} を読み書きできません（{reason}）。ディスクや接続を確かめてください。",
        "cannot read or write {file} ({reason}); look at the disk or the connection.",
    ),
    "folder-locked": (
        "{file} は、実行中の別の faqprint（{holder}）が使っています。終わってから、もう一度お試しください。",
        "{file} is in use by another run of faqprint ({holder}); try again when it has ended.",
    ),
    "out-of-memory": (
        "メモリーが足りません。ほかのプログラムを閉じるか、原稿を分けてください。",
        "out of memory; close other programs or split the content.",
    ),
    "too-deep": (
        "入れ子が深すぎて、この機械では扱えません。原稿の入れ子を浅くしてください。",
        "nested too deeply for this machine; make the nesting of the content shallower.",
    ),
    "package-missing": (
        "必要な部品 {name} が入っていません。faqprint を入れ直してください（pip install --force-reinstall）。",
        "the package {name} is missing; install faqprint again (pip install --force-reinstall).",
    ),
}

#: What argparse says, in Japanese.  English is argparse's own.
_ARGPARSE: Final[Mapping[str, str]] = {
    "usage: ": "使い方: ",
    "positional arguments": "引数",
    "options": "オプション",
    "show this help message and exit": "この説明を表示して終わる",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s：%(message)s",
    "unrecognized arguments: %s": "知らない引数です：%s",
    "not allowed with argument %s": "%s と同時には使えません",
    "ignored explicit argument %r": "値（%r）は付けられません",
    "the following arguments are required: %s": "次の引数が要ります：%s",
    "one of the arguments %s is required": "%s のどれかが要ります",
    "expected one argument": "値が要ります",
    "expected at most one argument": "値は１つまでです",
    "expected at least one argument": "値が１つ以上要ります",
    "expected %s argument": "値が%sつ要ります",
    "expected %s arguments": "値が%sつ要ります",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s は %(matches)s のどれか分かりません",
    "invalid %(type)s value: %(value)r": "値 %(value)r は正しくありません",
    "invalid choice: %(value)r (choose from %(choices)s)": "値 %(value)r は使えません（%(choices)s のどれか）",
}


def language(arguments: Sequence[str]) -> str:
    """``ja`` or ``en``: the last ``--lang`` of the command line, or ``FAQPRINT_LANG``, or Japanese."""
    chosen = os.environ.get("FAQPRINT_LANG", "")
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            chosen = "".join(arguments[position + 1 : position + 2])
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
    return "en" if chosen.lower().startswith("en") else "ja"


class Words:
    """The words of one language."""

    def __init__(self, lang: str) -> None:
        """``lang``: ``ja`` or ``en``."""
        self.lang = lang

    def __call__(self, code: str, **values: str) -> str:
        """A report or prompt with its values."""
        return self.pick(*_REPORTS[code]).format(**values)

    def pick(self, japanese: str, english: str) -> str:
        """The one of two texts that is in this language."""
        return english if self.lang == "en" else japanese

    def message(self, code: str, values: Sequence[tuple[str, str]]) -> str:
        """What is wrong, and how to mend it, for any code."""
        if code in _ERRORS:
            return self.pick(*_ERRORS[code]).format(**dict(values))
        from . import messages

        return messages.sentence(code, values, self.lang)

    def fault(self, fault: Fault) -> str:
        """A fault of the content with its place, line and caret."""
        from . import messages

        return messages.render(fault, self.lang)

    def argparse(self, message: str) -> str:
        """What argparse would say, in this language."""
        return message if self.lang == "en" else _ARGPARSE.get(message, message)
