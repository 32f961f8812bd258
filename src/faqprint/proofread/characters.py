"""Characters that nobody sees, or that only look like those that are meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from ..manuscript.branches import follow_values
from ..manuscript.source_text import BranchText, SourceText, WrittenText
from ..manuscript.values import value_inline
from ..source.yaml_source import SEPARATORS
from .rule import Example, Galley, ProofreadingRule, Remark

#: Characters that draw nothing; selectors and joiners, which change what is drawn beside them, are none of them.
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\uffa0]"
)
#: Those that may be meant: where a word may be parted.
_MEANT: Final = frozenset("\u200b\u00ad")
_WIDE: Final = "Ａ-Ｚａ-ｚ０-９"
#: An e-mail address or the beginning of a URL of which a part is typed in full width.
_ADDRESS_SIGNS: Final = re.compile("[@＠/／]")
_ADDRESS: Final = re.compile(
    rf"(?<![A-Za-z0-9._%+\-{_WIDE}．＿－])[A-Za-z0-9._%+\-{_WIDE}．＿－]++[@＠][A-Za-z0-9.\-{_WIDE}．－]+[.．][A-Za-z{_WIDE}]{{2,}}"
    rf"|(?:https?|[ｈh][ｔt][ｔt][ｐp][ｓs]?)[:：][/／]{{2}}[!-~{_WIDE}．／－＿]+"
)
#: Marks of half width count, too; a mark of length between digits is a dash.
_HALF_WIDTH: Final = re.compile("[｡-ﾟ]")
_KATAKANA: Final = "(?<![｡-ﾟ])[｡-ﾟ]*[ｦ-ｯｱ-ﾝ][｡-ﾟ]*|[｡-･]+"
#: Pairs that look alike and differ in width (FN-6).
_LOOK_ALIKES: Final = (("～", "〜"), ("－", "−"), ("―", "—"))


def invisible_characters(galley: Galley) -> Iterator[Remark]:
    """Find each kind of invisible character in a text once; separators of lines are told by everyone who reads the text."""
    for text in galley.texts if _INVISIBLE.search(galley.copy.plain) else ():
        found: dict[str, list[int]] = {}
        for match in _INVISIBLE.finditer(text.text):
            found.setdefault(_as_typed(text, match.start()), []).append(match.start())
        for character, places in found.items():
            if character not in SEPARATORS:
                values = (("point", f"U+{ord(character):04X}"), ("count", str(len(places))))
                yield Remark(text, places[0], places[0] + 1, values, None if character in _MEANT else "")


def _as_typed(text: WrittenText, at: int) -> str:
    """Give a character as its file has it: some are read as others, which mean nothing to YAML."""
    if isinstance(text, SourceText) and text.source.replaced:
        return text.source.replaced.get(text.fault(at, at + 1, "", "").place[1:], text.text[at])
    return text.text[at]


def wide_address(galley: Galley) -> Iterator[Remark]:
    """Find addresses of which some characters are full-width: nobody can type or follow them so."""
    for text in galley.texts:
        for match in _ADDRESS.finditer(text.text) if _ADDRESS_SIGNS.search(text.text) else ():
            mended = unicodedata.normalize("NFKC", match[0])
            if mended != match[0] and mended.isascii():
                yield Remark(text, *match.span(), (("written", match[0]), ("mended", mended)), mended)


def half_width_katakana(galley: Galley) -> Iterator[Remark]:
    """Find katakana of half width, but in a text that speaks of half width, or is put into none but such."""
    speaks = cache(lambda text: "半角" in text)
    names: frozenset[str] | None = None
    for match in galley.copy.find_where(_HALF_WIDTH, _KATAKANA):
        remark = galley.remark(*match.span(), (("text", match[0]),), unicodedata.normalize("NFKC", match[0]))
        if speaks(galley.copy.part(match.start()).text.text):
            continue
        if isinstance(remark.text, BranchText) and remark.text.key:
            names = _printed_values(galley) if names is None else names
            if remark.text.key not in names:
                continue
        yield remark


def _printed_values(galley: Galley) -> frozenset[str]:
    """Give the names of the values that are put into texts which do not speak of half width."""
    texts = (text.text for text in galley.own_texts if text.shape != "values" and "{{" in text.text)
    names = (span.value for text in texts if "半角" not in text for span in value_inline(text).spans)
    return follow_values(names, galley.appendix)


def look_alike(galley: Galley) -> Iterator[Remark]:
    """Find the first use of the second of two look-alikes that both stand in one file."""
    for one, other in _LOOK_ALIKES:
        if one not in galley.copy.plain or other not in galley.copy.plain:
            continue
        first: dict[str, dict[str, Remark]] = {}
        for text in galley.own_texts:
            for sign in (one, other):
                if (at := text.text.find(sign)) >= 0:
                    first.setdefault(text.source.name, {}).setdefault(sign, Remark(text, at, at + 1))
        for found in first.values():
            if len(found) == 2:
                places = {sign: remark.text.fault(remark.start, remark.end, "", "").place for sign, remark in found.items()}
                kept, sign = sorted(found, key=places.__getitem__)
                points = (("one_point", f"U+{ord(kept):04X}"), ("other_point", f"U+{ord(sign):04X}"))
                values = (("one", kept), ("one_line", str(places[kept].line)), ("other", sign), *points)
                yield found[sign]._replace(values=values)


RULES: Final = (
    ProofreadingRule(
        "invisible",
        "warning",
        ("見えない文字がある", "invisible characters"),
        Example("ご利用\u2060ください。", "ご利用ください。"),
        True,
        invisible_characters,
    ),
    ProofreadingRule(
        "address-form",
        "warning",
        ("アドレスに全角の文字がある", "full-width characters in an address"),
        Example("desk＠example.jp へお送りください。", "desk@example.jp へお送りください。"),
        True,
        wide_address,
    ),
    ProofreadingRule(
        "half-width-katakana",
        "warning",
        ("半角カタカナがある", "half-width katakana"),
        Example("ﾃｽﾄをします。", "テストをします。"),
        True,
        half_width_katakana,
    ),
    ProofreadingRule(
        "look-alike",
        "warning",
        ("見た目の似た文字が混じっている", "two characters that look alike"),
        Example("９～１７時、9〜17時", "９～１７時、9～17時"),
        False,
        look_alike,
    ),
)
