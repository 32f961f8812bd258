"""The command line: which verb is asked for, with which options."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Final, NoReturn

from ..errors import UsageError
from ..version import __version__
from .words import Words

#: The verbs: one-line help in Japanese and English.  Each is a module of this room (``import_`` for import).
VERBS: Final[Mapping[str, tuple[str, str]]] = {
    "init": ("見本の原稿を書く", "write a commented starter"),
    "build": ("印刷用の PDF を作る", "make the PDF"),
    "check": ("原稿の誤りを調べる（PDF は作らない）", "look for faults, make no PDF"),
    "dump": ("組んだページを文字で表示する", "print the laid-out pages as text"),
    "editions": ("支店ごとの PDF を作る", "make a PDF for every branch"),
    "verify": ("できた PDF の構造と文字を調べる", "examine the structure and text of a PDF"),
    "import": ("表計算のファイルを原稿に取り込む", "bring a spreadsheet into the content"),
    "export": ("質問と回答を表計算のファイルに書き出す", "write questions and answers to a spreadsheet"),
    "completion": ("シェルの補完スクリプトを表示する", "print a completion script for a shell"),
    "schema": ("原稿の JSON Schema を表示する", "print the content's JSON Schema"),
}


class _ArgumentParser(argparse.ArgumentParser):
    """Refuses by raising, so that a bad command line is told like every other error."""

    def error(self, message: str) -> NoReturn:
        raise UsageError("arguments", reason=message.rstrip("."))


def parse(arguments: Sequence[str], words: Words) -> argparse.Namespace:
    """Turn a command line into options with ``run``; raises ``UsageError``, or ``SystemExit(0)`` after ``--help``."""
    _teach_argparse(words)
    verb = next((argument for argument in _without_language(arguments) if not argument.startswith("-")), "")
    parser = _parser(words, verb, helps="-h" in arguments or "--help" in arguments)
    if verb and verb not in VERBS:
        from difflib import get_close_matches

        near = "".join(get_close_matches(verb, VERBS, 1))
        raise UsageError("verb-unknown", verb=verb, near=near)
    options = parser.parse_args(arguments)
    if options.verb is None:
        raise UsageError("verb-missing")
    if options.verb == "build" and options.password_file is not None and not options.encrypt:
        parser.error(words.pick("--password-file は --encrypt とともに使います", "--password-file goes with --encrypt"))
    return options


def _without_language(arguments: Sequence[str]) -> list[str]:
    """The arguments without ``--lang`` and its value, so that the first plain one is the verb."""
    return [a for before, a in zip(["", *arguments], arguments, strict=False) if before != "--lang"]


def _teach_argparse(words: Words) -> None:
    """Have argparse speak this language: it looks its words up in these two names of its module when it speaks."""
    argparse._ = words.argparse  # type: ignore[attr-defined]  # no public way to give it other words
    argparse.ngettext = lambda one, many, n: words.argparse(one if n == 1 else many)  # type: ignore[attr-defined]  # ditto


def _parser(words: Words, asked: str, helps: bool) -> argparse.ArgumentParser:
    """The parser of the verb that is asked for, of the others only if help is; the languages differ in its help only."""

    def formatter(prog: str) -> argparse.HelpFormatter:
        # argparse makes one for each option, and each would look for the terminal's width
        return argparse.HelpFormatter(prog, width=None if helps else 80)

    parser = _ArgumentParser(
        prog="faqprint",
        formatter_class=formatter,
        allow_abbrev=False,
        description=words.pick(
            "YAML で書いた原稿から、操作説明書の別紙ＦＡＱ（印刷用の PDF）を作ります。",
            "Makes the printed FAQ appendix of an operating manual from YAML.",
        ),
    )
    parser.add_argument(
        "--version", action="version", version=f"faqprint {__version__}", help=words.pick("版を表示する", "show the version")
    )
    _add_lang(parser, words)
    verbs = parser.add_subparsers(
        prog="faqprint",
        dest="verb",
        metavar=words.pick("命令", "COMMAND"),
        title=words.pick("命令", "commands"),
        description=words.pick("命令ごとの説明は faqprint 命令 --help", "for one of them: faqprint COMMAND --help"),
    )
    for name, help_texts in VERBS.items():
        if not helps and name != asked:
            continue
        text = words.pick(*help_texts)
        below = verbs.add_parser(name, help=text, description=text, allow_abbrev=False, formatter_class=formatter)
        verb = import_module(f".{name}{'_' * iskeyword(name)}", __package__)  # only what is asked for: each start counts
        verb.add_options(below, words)
        _add_lang(below, words)
        below.add_argument("--json", action="store_true", help=words.pick("結果を JSON で表示する", "report as JSON"))
        below.add_argument("--quiet", action="store_true", help=words.pick("誤りのほかは表示しない", "print nothing but faults"))
        below.set_defaults(run=verb.run)
    return parser


def _add_lang(parser: argparse.ArgumentParser, words: Words) -> None:
    """``--lang`` before or after the verb; ``language`` reads it, argparse only checks it."""
    parser.add_argument(
        "--lang",
        choices=("ja", "en"),
        default=argparse.SUPPRESS,
        help=words.pick("表示の言語（ja：日本語、en：英語）", "language of the messages (Japanese or English)"),
    )
