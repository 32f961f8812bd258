"""The words of one language: reports, faults, and what argparse says."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Final

from ..errors import Fault
from ..messages.reports import REPORT_SENTENCES

#: What argparse says, in Japanese.  English is argparse's own.
_ARGPARSE: Final[Mapping[str, str]] = {
    "usage: ": "使い方: ",
    "positional arguments": "指定するもの",
    "options": "オプション",
    "show this help message and exit": "この説明を表示して終わる",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s：%(message)s",
    "unrecognized arguments: %s": "この命令では使えません：%s",
    "not allowed with argument %s": "%s と同時には使えません",
    "ignored explicit argument %r": "値（%r）は付けられません",
    "the following arguments are required: %s": "次のものを書いてください：%s",
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

#: Names that a report shows of many.
SHOWN: Final = 10


def language(arguments: Sequence[str]) -> str:
    """``ja`` or ``en``: the last ``--lang`` of the command line, or ``FAQPRINT_LANG``, or Japanese."""
    chosen = "en" if os.environ.get("FAQPRINT_LANG", "").lower().startswith("en") else "ja"
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    for option, value in zip(options, [*options[1:], ""], strict=False):
        written = value if option == "--lang" else option.removeprefix("--lang=")
        if written != option and written in ("ja", "en"):
            chosen = written
    return chosen


class Words:
    """The words of one language."""

    def __init__(self, lang: str) -> None:
        """``lang``: ``ja`` or ``en``."""
        self.lang = lang

    def __call__(self, code: str, **values: str) -> str:
        """A report or prompt with its values."""
        return self.pick(*REPORT_SENTENCES[code]).format(**values)

    def listed(self, names: Sequence[str]) -> str:
        """Some names in a row, and of many how many more there are."""
        shown = self.pick("、", ", ").join(names[:SHOWN])
        return shown if len(names) <= SHOWN else self("and-more", shown=shown, count=str(len(names) - SHOWN))

    def pick(self, japanese: str, english: str) -> str:
        """The one of two texts that is in this language."""
        return english if self.lang == "en" else japanese

    def message(self, code: str, values: Sequence[tuple[str, str]]) -> str:
        """What is wrong, and how to mend it."""
        from ..messages.sentences import sentence

        return sentence(code, values, self.lang)

    def reason(self, error: OSError) -> str:
        """The system's words for a refusal, in this language."""
        from ..messages.sentences import system_reason

        said = error.strerror or str(error)
        return self.pick(system_reason(said), said)

    def fault(self, fault: Fault) -> str:
        """A fault of the content with its place, line and caret."""
        from ..messages.sentences import render

        return render(fault, self.lang)

    def argparse(self, message: str) -> str:
        """What argparse would say, in this language."""
        return message if self.lang == "en" else _ARGPARSE.get(message, message)
