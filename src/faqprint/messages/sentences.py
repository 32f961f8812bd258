"""Faults in words: the sentence of a code in Japanese or English, and a fault shown with its line and a caret.

Some values have a meaning of their own in every sentence: ``near`` becomes ``{hint}`` (did you mean …, or nothing), ``unset`` a
sentence on columns that set no value, ``found`` (``text``, ``list``, ``mapping``, ``nothing``) what stands there, ``reason`` the
system's words in Japanese, ``mended`` is shortened, ``row`` becomes ``No.7 `` or nothing, ``more`` further places or nothing,
``further`` their number or nothing, and ``trouble`` what is wrong with a telephone number.
"""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, Protocol

from .binding import BINDING_SENTENCES
from .comparison import COMPARISON_SENTENCES
from .content import CONTENT_SENTENCES
from .desk import DESK_SENTENCES
from .editions import EDITION_SENTENCES
from .exchange import EXCHANGE_SENTENCES
from .imposition import IMPOSITION_SENTENCES
from .machine import LIMIT_REASONS, MACHINE_SENTENCES, SYSTEM_REASONS
from .marks import MARK_SENTENCES
from .numbers import NUMBER_SENTENCES
from .pictures import PICTURE_SENTENCES
from .proofreading import PROOFREADING_SENTENCES
from .yaml import YAML_SENTENCES

#: Code -> (Japanese, English).
SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    **BINDING_SENTENCES,
    **YAML_SENTENCES,
    **CONTENT_SENTENCES,
    **MARK_SENTENCES,
    **COMPARISON_SENTENCES,
    **DESK_SENTENCES,
    **EDITION_SENTENCES,
    **EXCHANGE_SENTENCES,
    **IMPOSITION_SENTENCES,
    **MACHINE_SENTENCES,
    **NUMBER_SENTENCES,
    **PICTURE_SENTENCES,
    **PROOFREADING_SENTENCES,
}

_HINT: Final = ("「{near}」のことではありませんか。", "Did you mean “{near}”? ")
#: Where a key belongs that was written elsewhere.
_HOMES: Final = {
    "appendix": ("別紙のファイル（appendix.yaml）のいちばん外側に書く項目です。", "It belongs at the top of the appendix. "),
    "style": ("体裁のファイル（「style: 」に書いた名前のもの）に書く項目です。", "It belongs in the style's file. "),
}
_SECTION: Final = ("「type: {home}」の組に書く項目です。", "It belongs in a section of “type: {home}”. ")
_FOUND: Final = {
    "text": ("文が書かれています", "a text"),
    "list": ("「- 」で始まる行が並んでいます", "a list"),
    "mapping": ("「項目名: 内容」の組が書かれています", "a mapping"),
    "nothing": ("何も書かれていません", "nothing"),
}
#: Before how many spaces there should be, and before the right indent.
_COUNT: Final = ("{spaces}個", "{spaces} ")
_RIGHT: Final = ("空白{right}個にして、", "make it {right}, and ")
#: The line that a list lacks: one whose name is known, and any other.
_LIST: Final = ("「{list}:」の行", "a line “{list}:”")
_ANY_LIST: Final = ("「項目名:」の行", "a line “key:”")
#: The end of a sentence that shows the line as it should be.
_WITH_LINE: Final = re.compile(r"[：:] \{mended\}$")
#: Files of other programs.
_KINDS: Final = {
    "zip": ("ZIP の書庫（Word や Excel のファイルも含みます）", "a ZIP archive (such as a Word or Excel file)"),
    "pdf": ("PDF", "a PDF"),
    "picture": ("画像のファイル", "a picture"),
    "gzip": ("圧縮されたファイル", "a compressed file"),
    "rtf": ("ワードパッドや Word のファイル（RTF）", "a file of WordPad or Word (RTF)"),
    "html": ("ウェブページのファイル（HTML）", "a web page (HTML)"),
    "ole": ("古い形式の Word や Excel のファイル", "a Word or Excel file of an old kind"),
}
#: The system's own words -> Japanese.
_REASONS: Final = {
    **{os.strerror(getattr(errno, name)): reason for name, reason in SYSTEM_REASONS.items() if hasattr(errno, name)},
    **LIMIT_REASONS,
}
_CONTROLS: Final = re.compile("[\0-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
#: Display columns kept on each side of the caret in a long line.
_NEIGHBOURHOOD: Final = 60
#: Characters of a mended line that are shown.
_LONGEST_MENDED: Final = 1000
#: Further places of a form of a word.
_MORE: Final = ("（ほかに{more}）", " (also{more})")
#: Further places of the same fault, which are not told one by one.
_FURTHER: Final = ("（ほか{further}か所）", " (and in {further} more places)")
#: How full-width marks are typed if they are meant as marks.
_AS_MARK: Final = ("印として使うなら、半角で「{mended}」と書いてください。", "write “{mended}” if it is meant as a mark; ")
#: Where it is typed what values make something else of.
_TYPED: Final = ("（{typed} の行に値を入れたもの）", " (what the values make of the line at {typed})")
#: A URL as it must be written if all of it is one.
_ENCODED: Final = ("全体が URL なら「{encoded}」と書きます。", "If all of it is the URL, write “{encoded}”. ")
#: What is wrong with a telephone number.
_PHONE: Final = {
    "letter": ("数字でない字が混じっています", "something in it is no digit"),
    "count": (
        "桁数が合いません（市外局番から 10 桁、携帯電話や 050、0800 は 11 桁）",
        "it has too many or too few digits (10, or 11 for mobiles)",
    ),
    "zero": ("0 で始まっていません", "it does not begin with 0"),
    "none": ("番号が書かれていません", "there is no number in it"),
}
#: How the README installs on this system.
_PIP: Final = (
    r".venv\Scripts\python -m pip install -c .ci\constraints.txt -e"
    if os.name == "nt"
    else ".venv/bin/python -m pip install -c .ci/constraints.txt -e"
)
#: After the name of a column that is no value, where none is like it.
_UNSET: Final = ("どの列も決めていない値は {unset} です。", "No column sets {unset}. ")


def sentence(code: str, values: Sequence[tuple[str, str]] | Mapping[str, str], lang: str = "ja") -> str:
    """Give the sentence of a code with its values put in; ``lang`` is ``ja`` or ``en``."""
    which = 1 if lang == "en" else 0
    known = {"pip": _PIP, **dict(values)}
    near = known.get("near", "")
    known["hint"] = _HINT[which].format(near=near) if near else ""
    home = known.get("home", "")
    known["home"] = _HOMES.get(home, _SECTION)[which].format(home=home) if home else ""
    if "unset" in known:
        known["unset"] = _UNSET[which].format(unset=known["unset"]) if known["unset"] else ""
    known.setdefault("width", _COUNT[which].format(spaces=known["spaces"]) if "spaces" in known else "")
    known["right"] = _RIGHT[which].format(right=known["right"]) if "right" in known else ""
    if "kind" in known:
        known["kind"] = _KINDS.get(known["kind"], (known["kind"],) * 2)[which]
    known["list"] = _LIST[which].format(list=known["list"]) if known.get("list") else _ANY_LIST[which]
    if "found" in known:
        known["found"] = _FOUND[known["found"]][which]
    if "reason" in known and which == 0:
        known["reason"] = system_reason(known["reason"])
    if "more" in known:
        known["more"] = _MORE[which].format(more=known["more"]) if known["more"] else ""
    known["further"] = _FURTHER[which].format(further=known["further"]) if known.get("further") else ""
    known["encoded"] = _ENCODED[which].format(encoded=known["encoded"]) if known.get("encoded") else ""
    known["typed"] = _TYPED[which].format(typed=known["typed"]) if known.get("typed") else ""
    known["as_mark"] = _AS_MARK[which].format(mended=known["mended"]) if "mended" in known else ""
    if "trouble" in known:
        known["trouble"] = _PHONE[known["trouble"]][which]
    if len(known.get("mended", "")) > _LONGEST_MENDED:
        known["mended"] = known["mended"][:_LONGEST_MENDED] + "…"
    if "row" in known:
        known["row"] = f"No.{known['row']} " if known["row"] else ""
    template = SENTENCES[code][which]
    if "mended" not in known:  # nobody can guess it
        template = _WITH_LINE.sub("", template)
    return template.format(**known)


def system_reason(reason: str) -> str:
    """Put the system's words for a refusal into Japanese; any others are given back."""
    return _REASONS.get(reason, reason)


class TellableFault(Protocol):
    """What is told of a fault: ``errors.Fault``, which stands on a floor above."""

    @property
    def place(self) -> tuple[str, int, int]:
        """File, line and column."""

    @property
    def code(self) -> str:
        """The sentence."""

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """What fills it."""

    @property
    def line_text(self) -> str:
        """The line that is shown."""

    @property
    def length(self) -> int:
        """How many of its characters are marked."""

    @property
    def severity(self) -> str:
        """``error``, ``warning`` or ``info``."""


def render(fault: TellableFault, lang: str = "ja") -> str:
    """Show a fault: ``FILE:LINE:COLUMN: error: sentence``, then its line and a caret below the offending text."""
    file, line, column = fault.place
    told = harmless(sentence(fault.code, fault.values, lang))
    message = f"{harmless(file)}:{line}:{column}: {fault.severity}: {told}"
    if not fault.line_text:
        return message
    start = min(column - 1, len(fault.line_text))
    left = max(start - 2 * _NEIGHBOURHOOD, 0)  # a line may be a million characters long
    text = fault.line_text[left : start + 2 * _NEIGHBOURHOOD]
    start -= left
    first, last = _window(text, start)
    before = text[first:start]
    pad = "".join("\t" if character == "\t" else " " * _width(character) for character in before)
    marked = sum(map(_width, text[start : min(start + fault.length, last)]))
    head, tail = "…" * (left + first > 0), "…" * (last < len(text))
    return f"{message}\n{head}{harmless(text[first:last])}{tail}\n{'  ' * len(head)}{pad}{'^' * max(marked, 1)}"


def fault_record(fault: TellableFault, lang: str) -> dict[str, object]:
    """Give a fault as a program reads it (FM-63)."""
    file, line, column = fault.place
    place = {"file": file, "line": line, "column": column}
    return {**place, "severity": fault.severity, "code": fault.code, "message": sentence(fault.code, fault.values, lang)}


def error_record(code: str, message: str, file: str = "") -> dict[str, object]:
    """Give an error without a place in the content as a program reads it (FM-63)."""
    return {"file": file, "line": None, "column": None, "severity": "error", "code": code, "message": message}


def harmless(text: str) -> str:
    r"""Give a text of one line as a terminal may have it: ``\u001b`` for what would command it, or turn the line around."""
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _window(text: str, at: int) -> tuple[int, int]:
    """Give the range of a line's characters that is shown around ``at``."""
    first, last = at, at
    room = _NEIGHBOURHOOD
    while first > 0 and (room := room - _width(text[first - 1])) >= 0:
        first -= 1
    room = _NEIGHBOURHOOD
    while last < len(text) and (room := room - _width(text[last])) >= 0:
        last += 1
    return first, last


@cache
def _width(character: str) -> int:
    """Count the columns that a character takes on a Japanese terminal: ambiguous ones are full-width there."""
    if _CONTROLS.match(character):
        return len(harmless(character))
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1
