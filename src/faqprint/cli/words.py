"""The words of one language: reports and faults (FM-67)."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Final

from ..errors import Fault
from ..messages.lists import list_names
from ..messages.reports import REPORT_SENTENCES

#: Controls but for tab and line feed, and the marks that set the direction of writing.
_COMMANDS: Final = "[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
#: What ``--lang`` may say.
LANGUAGES: Final = ("ja", "en")


def language(arguments: Sequence[str]) -> str:
    """``ja`` or ``en``: the last ``--lang`` of the command line, or ``FAQPRINT_LANG``, or Japanese."""
    chosen = "en" if os.environ.get("FAQPRINT_LANG", "").lower().startswith("en") else "ja"
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    for option, value in zip(options, [*options[1:], ""], strict=False):
        written = value if option == "--lang" else option.removeprefix("--lang=")
        if written != option and written in LANGUAGES:
            chosen = written
    return chosen


def terminal_text(text: str) -> str:
    r"""Give a text as a terminal may have it: ``\u001b`` for what would be a command to it, or turn the line around.

    Names of files, arguments and PDFs come from others.  In a JSON text, where these stand in strings only, nothing changes.
    """
    if text.isprintable():  # most are, and the pattern takes its time to compile
        return text
    return re.sub(_COMMANDS, lambda match: f"\\u{ord(match[0]):04x}", text)


class Words:
    """The words of one language."""

    def __init__(self, lang: str) -> None:
        """``lang``: ``ja`` or ``en``."""
        self.lang = lang

    def __call__(self, code: str, **values: str) -> str:
        """A report or prompt with its values."""
        return self.pick(*REPORT_SENTENCES[code]).format(**values)

    def list_names(self, names: Sequence[str]) -> str:
        """Some names in a row, and of many how many more there are."""
        return list_names(names, self.lang)

    def pick(self, japanese: str, english: str) -> str:
        """The one of two texts that is in this language."""
        return english if self.lang == "en" else japanese

    def reason(self, error: OSError) -> str:
        """The system's words for a refusal, in this language."""
        from ..messages.sentences import system_reason

        said = error.strerror or str(error)
        return self.pick(system_reason(said), said)

    def fault(self, fault: Fault) -> str:
        """A fault of the content with its place, line and caret."""
        from ..messages.sentences import render

        return render(fault, self.lang)
