"""The command line: which verb is asked for, with which options.

argparse takes the line apart and lays out the help; every word that a person reads is ours, by its public means alone: groups
with titles of ours, a usage line of ours, and errors that are raised, whose kind follows from the option and not from their
English text.  click was measured: 17 ms more at every start, where ``faqprint --version`` takes 34 in all.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from keyword import iskeyword
from typing import Any, Final, NoReturn

from ..errors import UsageError
from ..version import __version__
from .options import integer, one_of
from .words import LANGUAGES, Words

#: The verbs: one-line help in Japanese and English.  Each is a module of this room (``import_`` for import).
VERBS: Final[Mapping[str, tuple[str, str]]] = {
    "init": ("見本の原稿を書く", "write a commented starter"),
    "preview": ("ブラウザーで、刷り上がりを見ながら原稿を直す", "edit the content in a browser beside the printed pages"),
    "build": ("印刷用の PDF を作る", "make the PDF"),
    "check": ("原稿の誤りを調べる（PDF は作らない）", "look for faults, make no PDF"),
    "dump": ("組んだページを文字で表示する", "print the laid-out pages as text"),
    "editions": ("支店ごとの PDF を作る", "make a PDF for every branch"),
    "diff": ("２つの原稿を比べ、新旧対照表を作る", "compare two contents, print a comparison table"),
    "merge": ("説明書の PDF に別紙を綴じる", "bind the appendix behind the manual's PDF"),
    "impose": ("冊子や割り付けの印刷用に、ページを用紙に並べる", "arrange pages on sheets: a booklet, two or four to a side"),
    "verify": ("できた PDF の構造と文字を調べる", "examine the structure and text of a PDF"),
    "import": ("表計算のファイルを原稿に取り込む", "bring a spreadsheet into the content"),
    "export": ("質問と回答を表計算のファイルに書き出す", "write questions and answers to a spreadsheet"),
    "completion": ("シェルの補完スクリプトを表示する", "print a completion script for a shell"),
    "schema": ("原稿の JSON Schema を表示する", "print the content's JSON Schema"),
}
#: ``faqprint help build`` is ``faqprint build --help``.
_HELP: Final = "help"
#: Columns of what is no help: to ask the terminal takes the modules that deal with archives, too.
_WIDTH: Final = 80


class OptionParser(argparse.ArgumentParser):
    """The options of one verb, or those before any: its help in the user's language, its refusals raised like every other."""

    def __init__(self, words: Words, verb: str, description: str, width: int | None) -> None:
        """``verb`` is ``''`` for the program itself; ``width``: columns of the help, ``None``: the terminal's."""
        super().__init__(
            prog=f"faqprint {verb}".strip(),
            usage=argparse.SUPPRESS,
            description=description,
            formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=width),
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self._words = words
        self._usage = [self.prog, words.pick("[オプション]", "[OPTIONS]")]
        self._arguments = self.add_argument_group(words.pick("指定するもの", "arguments"))
        self._options = self.add_argument_group(words.pick("オプション", "options"))
        #: What argparse calls an option when it tells of it -> the option.
        self._named: dict[str, argparse.Action] = {}
        #: What must be written: where its value is found, and how it is called.
        self._needed: dict[str, str] = {}

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        """Add an option, or what is named without one, to its group; as argparse's own, but that its values are checked here."""
        if choices := settings.pop("choices", None):
            settings["type"] = one_of(names[-1], choices, self._words)
            settings.setdefault("metavar", f"{{{','.join(choices)}}}")
        elif settings.get("type") is int:
            settings["type"] = integer(names[-1], self._words)
        if names[0].startswith("-"):
            needed = settings.pop("required", False)
            option = self._options.add_argument(*names, **settings)
            self._named["/".join(option.option_strings)] = option
        else:
            count = settings.get("nargs")
            needed = count in (None, "+")
            shown = settings["metavar"]
            self._usage.append(f"{shown}{' …' if count == '+' else ''}" if needed else f"[{shown}]")
            option = self._arguments.add_argument(*names, **settings | ({"nargs": "*" if count else "?"} if needed else {}))
        if needed:
            self._needed[option.dest] = "/".join(option.option_strings) or settings["metavar"]
        return option

    def add_commands(self) -> None:
        """List the verbs in the help."""
        pick = self._words.pick
        self._usage = [self.prog, pick("命令", "COMMAND"), *self._usage[1:]]
        width = max(map(len, VERBS)) + 2
        lines = [f"{verb:<{width}}{pick(*texts)}" for verb, texts in VERBS.items()]
        advice = pick("命令ごとの説明は faqprint help 命令", "for one of them: faqprint help COMMAND")
        self.add_argument_group(pick("命令", "commands"), "\n".join((*lines, "", advice)))

    def format_help(self) -> str:
        """The usage line, then what argparse makes of the rest."""
        return f"{self._words.pick('使い方: ', 'usage: ')}{' '.join(self._usage)}\n\n{super().format_help()}"

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Give the options of a line; raises ``UsageError``, or ``SystemExit(0)`` after ``--help`` and ``--version``."""
        try:
            # what is named may stand before options and behind them; behind ``--`` argparse would look for options again
            read = self.parse_known_args if "--" in arguments else self.parse_known_intermixed_args
            options, unknown = read(arguments)
        except argparse.ArgumentError as error:
            self._refuse_use(error.argument_name or "")
        if unknown:
            self._refuse_unknown(unknown)
        for place, name in self._needed.items():
            if not getattr(options, place):
                raise bad_arguments(self._words.pick(f"{name} を指定してください", f"{name} is missing"))
        return options

    def _refuse_use(self, name: str) -> NoReturn:
        """Say what an option lacks, or has too much: values are checked elsewhere, so there is nothing else."""
        pick, option = self._words.pick, self._named.get(name)
        if option is None or option.nargs == 0:
            raise bad_arguments(pick(f"{name} に値は付けられません", f"{name} takes no value"))
        raise bad_arguments(pick(f"{name} には値が要ります", f"{name} needs a value"))

    def _refuse_unknown(self, arguments: Sequence[str]) -> NoReturn:
        """Tell of options that there are not, with the one that is like the first, and of surplus arguments."""
        pick = self._words.pick
        options = [argument.partition("=")[0] for argument in arguments if argument.startswith("-")]
        if not options:
            raise bad_arguments(pick(f"指定が余っています：{' '.join(arguments)}", f"too many arguments: {' '.join(arguments)}"))
        from difflib import get_close_matches

        known = [name for option in self._named.values() for name in option.option_strings]
        near = "".join(get_close_matches(options[0], known, 1))
        hint = pick(f"（{near} のことではありませんか）", f" (did you mean {near}?)") if near else ""
        named = " ".join(options)
        raise bad_arguments(pick(f"この命令では使えません：{named}{hint}", f"no such option here: {named}{hint}"))

    def error(self, message: str) -> NoReturn:
        """Raise ``UsageError`` for what argparse itself would print and exit for."""
        raise bad_arguments(self._words.pick("指定のしかたが正しくありません", message.rstrip(".")))


def bad_arguments(reason: str) -> UsageError:
    """A bad command line, for a reason in the user's language."""
    return UsageError("arguments", reason=reason)


def parse(arguments: Sequence[str], words: Words) -> argparse.Namespace:
    """Turn a command line into options with ``run``; raises ``UsageError``, or ``SystemExit(0)`` after ``--help``."""
    line = list(arguments)
    verb = _take_verb(line)
    while verb == _HELP:
        verb = _take_verb(line)
        line.append("--help")
    if verb and verb not in VERBS:
        from difflib import get_close_matches

        raise UsageError("verb-unknown", verb=verb, near="".join(get_close_matches(verb, VERBS, 1)))
    helps = "-h" in line or "--help" in line
    if not verb and not line:
        from .double_click import appendix_here, has_own_console

        if has_own_console():
            verb, line = "preview", appendix_here()
    options = _parser(words, verb, None if helps else _WIDTH).read(line)
    if not verb:
        raise UsageError("verb-missing", help=_parser(words, "", _WIDTH).format_help())
    return options


def _take_verb(line: list[str]) -> str:
    """Take the verb out of a command line: the first argument that is no option, nor the value of ``--lang``; ``''``: none."""
    for place, (before, argument) in enumerate(zip(["", *line], line, strict=False)):
        if before != "--lang" and not argument.startswith("-"):
            return line.pop(place)
    return ""


def _parser(words: Words, verb: str, width: int | None) -> OptionParser:
    """The parser of a verb, or of what may stand without one; no other verb is imported: each start counts."""
    program = words.pick(
        "YAML で書いた原稿から、操作説明書の別紙ＦＡＱ（印刷用の PDF）を作ります。",
        "Makes the printed FAQ appendix of an operating manual from YAML.",
    )
    parser = OptionParser(words, verb, words.pick(*VERBS[verb]) if verb else program, width)
    if verb:
        module = import_module(f".{verb}{'_' * iskeyword(verb)}", __package__)
        module.add_options(parser, words)
        parser.add_argument("--json", action="store_true", help=words.pick("結果を JSON で表示する", "report as JSON"))
        parser.add_argument("--quiet", action="store_true", help=words.pick("誤りのほかは表示しない", "print nothing but faults"))
        parser.set_defaults(verb=verb, run=module.run)
    # ``words.language`` has read it already, wherever it stands
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        help=words.pick("表示の言語（ja：日本語、en：英語）", "language of the messages (Japanese or English)"),
    )
    version = argparse.SUPPRESS if verb else words.pick("版を表示する", "show the version")
    parser.add_argument("--version", action="version", version=f"faqprint {__version__}", help=version)
    parser.add_argument("-h", "--help", action="help", help=words.pick("この説明を表示して終わる", "show this help"))
    if not verb:
        parser.add_commands()
    return parser
