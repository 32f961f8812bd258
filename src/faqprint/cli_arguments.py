"""The options of every verb, with their help."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, NoReturn

from . import __version__, cli_editions, cli_verbs
from .cli_verbs import Outcome
from .cli_words import Words
from .errors import UsageError

_APPENDIX: Final = "content/appendix.yaml"
_OUTPUT: Final = "output/appendix.pdf"


class _Parser(argparse.ArgumentParser):
    """Refuses by raising, so that a bad command line is told like every other error."""

    def error(self, message: str) -> NoReturn:
        raise UsageError("arguments", reason=message.rstrip("."))


class _Verb(NamedTuple):
    """A verb: its one-line help in Japanese and English, the options it adds, and what runs it."""

    help: tuple[str, str]
    add: Callable[[argparse.ArgumentParser, Words], None]
    run: Callable[..., Outcome]


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

    parser = _Parser(
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
    for name, verb in VERBS.items():
        if not helps and name != asked:
            continue
        text = words.pick(*verb.help)
        below = verbs.add_parser(name, help=text, description=text, allow_abbrev=False, formatter_class=formatter)
        verb.add(below, words)
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


def _add_appendix(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "appendix",
        nargs="?",
        default=_APPENDIX,
        metavar="APPENDIX.yaml",
        help=words.pick(f"原稿の入口（書かなければ {_APPENDIX}）", f"the content's entry (default {_APPENDIX})"),
    )


def _add_edition(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--edition",
        metavar="CODE",
        help=words.pick("この支店の版を作る（支店の一覧の code）", "make this branch's edition (its code)"),
    )
    _add_branches(parser, words)


def _add_branches(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--branches",
        metavar="FILE",
        help=words.pick(
            "支店の一覧（書かなければ、原稿の隣の branches.csv）", "the branch list (default: branches.csv beside the appendix)"
        ),
    )


def _init(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        default="content",
        metavar="DIR",
        help=words.pick("書き込むフォルダー（content）", "the folder (content)"),
    )


def _build(parser: argparse.ArgumentParser, words: Words) -> None:
    _add_appendix(parser, words)
    parser.add_argument(
        "-o",
        "--output",
        default=_OUTPUT,
        metavar="FILE.pdf",
        help=words.pick(f"作る PDF（{_OUTPUT}）", f"the PDF to make ({_OUTPUT})"),
    )
    _add_edition(parser, words)
    parser.add_argument(
        "--report",
        action="store_true",
        help=words.pick("詰めた行、切った語などの数と番号も表示する", "tell how many lines were adjusted, too, and where"),
    )
    parser.add_argument(
        "--attach-source",
        action="store_true",
        help=words.pick("原稿の YAML を PDF に添付する（PDF/A-3a）", "attach the YAML to the PDF (PDF/A-3a)"),
    )
    parser.add_argument(
        "--encrypt",
        action="store_true",
        help=words.pick(
            "開くのにパスワードが要る PDF にする（PDF/A ではなくなる）", "ask for a password to open the PDF (no PDF/A)"
        ),
    )
    parser.add_argument(
        "--password-file",
        metavar="FILE",
        help=words.pick(
            "パスワードを１行目に書いたファイル（なければ尋ねる）", "file with the password on its first line (default: ask)"
        ),
    )
    parser.add_argument(
        "--no-proof",
        dest="proof",
        action="store_false",
        help=words.pick("できた PDF を読み直して確かめるのを省く", "do not read the PDF back to prove it"),
    )
    parser.add_argument(
        "--no-cache",
        dest="cache",
        action="store_false",
        help=words.pick("前回の結果によらず作り、何も残さない", "use nothing of earlier runs and keep nothing for later ones"),
    )


def _check(parser: argparse.ArgumentParser, words: Words) -> None:
    _add_appendix(parser, words)
    parser.add_argument("--edition", metavar="CODE", help=words.pick("この支店の版を確かめる", "check this branch's edition"))
    parser.add_argument(
        "--strict", action="store_true", help=words.pick("警告があれば終了コードを 1 にする", "exit 1 on warnings, too")
    )


def _verify(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "file",
        nargs="?",
        default=cli_editions.FOLDER,
        metavar="FILE.pdf|DIR",
        help=words.pick(
            f"調べる PDF か、支店別の PDF のフォルダー（{cli_editions.FOLDER}）",
            f"the PDF, or the folder of editions, to examine ({cli_editions.FOLDER})",
        ),
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help=words.pick(
            "フォルダーのとき、中は調べず、あるか、変わっていないかだけを見る",
            "of a folder: only whether its files are there, unchanged",
        ),
    )


def _editions(parser: argparse.ArgumentParser, words: Words) -> None:
    _add_appendix(parser, words)
    _add_branches(parser, words)
    cli_editions.add_editions(parser, words)


def _schema(parser: argparse.ArgumentParser, words: Words) -> None:
    """No options of its own."""


VERBS: Final[dict[str, _Verb]] = {
    "init": _Verb(("見本の原稿を書く", "write a commented starter"), _init, cli_verbs.init),
    "build": _Verb(("印刷用の PDF を作る", "make the PDF"), _build, cli_verbs.build),
    "check": _Verb(("原稿の誤りを調べる（PDF は作らない）", "look for faults, make no PDF"), _check, cli_verbs.check),
    "dump": _Verb(("組んだページを文字で表示する", "print the laid-out pages as text"), _add_appendix, cli_verbs.dump),
    "editions": _Verb(("支店ごとの PDF を作る", "make a PDF for every branch"), _editions, cli_editions.editions),
    "verify": _Verb(("できた PDF の構造と文字を調べる", "examine the structure and text of a PDF"), _verify, cli_verbs.verify),
    "schema": _Verb(("原稿の JSON Schema を表示する", "print the content's JSON Schema"), _schema, cli_verbs.schema),
}
