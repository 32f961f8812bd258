"""Spaces where none belongs, and titles that follow a chapter's number with a space here and without one there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..manuscript.line_marks import BULLETS, SIGNS
from .rule import Example, Galley, ProofreadingRule, Remark
from .variants import FormTally

_HIRAGANA: Final = "ぁ-ん"
_WORD: Final = "ァ-ヶー一-龥々"
#: A half-width space beside kana of a sentence; a full-width one only where a particle ends before it: others are meant.
_SPACES: Final = re.compile("[ \u3000][ \u3000]*")
_SPACE: Final = (
    rf"(?<=[{_HIRAGANA}、])[ ]++(?=[{_HIRAGANA}{_WORD}。、])|(?<=[{_WORD}）」])[ ]++(?=[{_HIRAGANA}。、])"
    rf"|(?<=[はがをにでへ])(?=[ ]*+\u3000)[ \u3000]++(?=[{_HIRAGANA}{_WORD}])"
    rf"|(?<=[{_HIRAGANA}{_WORD}])(?=[ ]*+\u3000)[ \u3000]++(?=[をはがにへの](?![{_HIRAGANA}])|[。、])"
)
_NOT_BEFORE: Final = ("様", "さま", "さん", "殿", "御中")
#: A line's mark with the space behind it.
_MARKED: Final = re.compile(
    r"[ \u3000]*(?:参照|注[0-9０-９]{0,2}[)）]|[(（]注[0-9０-９]{0,2}[)）]|[※＊][0-9０-９]{0,2}|[" + BULLETS + SIGNS + "-]"
    r"|[(（]?(?:[0-9０-９]{1,3}|[ァ-ヶ]|[A-Za-zＡ-Ｚａ-ｚ]|[Ⅰ-Ⅻⅰ-ⅻ])[)）．.]|[①-⓿❶-❿]"
    r"|[ァ-ヶ一二三四五六七八九十]|[【〔≪〈＜][^\n]*[】〕≫〉＞])[ \u3000]+"
)
_QUOTED: Final = re.compile(r"[「『][^「」『』\n]*[」』]")
_CHAPTER: Final = re.compile("第?[ ]?[0-9０-９一二三四五六七八九十]+[ ]?[編章]")
_TRAILING: Final = "(?<=[^ \u3000\t\n\x1e])[ \u3000\t]++(?=\n|$)"
_TITLE: Final = (
    r"(?<=[0-9０-９一二三四五六七八九十])[編章節]([ \u3000]*)(?=[ァ-ヶー一-龥々ぁ-んＡ-ＺA-Z])(?"
    r"!の|は|を|に|で|と|が|も|や|から|まで|か|へ|参照|以|等|な|編|章|節|項)"
)


def inner_spaces(galley: Galley) -> Iterator[Remark]:
    """Find spaces between the words of a sentence; around marks, names, Latin letters and parts of a manual they are meant."""
    text = galley.copy.text
    for match in galley.copy.find_where(_SPACES, _SPACE):
        start, end = match.span()
        if text.startswith(_NOT_BEFORE, end):
            continue
        line_start, line_end = galley.copy.line(start)
        line = text[line_start:line_end]
        mark = _MARKED.match(line)
        if mark and line_start + mark.end() >= end:
            continue
        if galley.copy.is_own(start - 1) != galley.copy.is_own(end):
            continue  # beside a value
        if any(
            quote.start() <= start - line_start < quote.end() and _CHAPTER.search(quote[0]) for quote in _QUOTED.finditer(line)
        ):
            continue
        plain = galley.copy.plain
        before, after = plain[max(start - 4, line_start) : start], plain[end : min(end + 4, line_end)]
        yield galley.remark(start, end, (("text", f"{before}{match[0]}{after}"), ("mended", before + after)), "")


def trailing_spaces(galley: Galley) -> Iterator[Remark]:
    """Find spaces at the end of a line."""
    for match in galley.copy.find(re.compile(_TRAILING)):
        if galley.copy.is_own(match.start()):
            yield galley.remark(*match.span(), (), "")


def spaces_before_titles(galley: Galley) -> Iterator[Remark]:
    """Find titles of chapters with a space before them here and without one there."""
    text = galley.copy.text
    tally = FormTally()
    shown: dict[bool, str] = {}
    for match in galley.copy.find(re.compile(_TITLE)):
        form = shown.setdefault(bool(match[1]), text[match.start() - 1 : match.end() + 3])
        tally.add("", form, match.start(), match.end() + 1)
    yield from tally.remarks(galley)


RULES: Final = (
    ProofreadingRule(
        "space-inside",
        "warning",
        ("文の途中に空白がある", "a space within a sentence"),
        Example("設定によっては ご利用いただけません。", "設定によってはご利用いただけません。"),
        True,
        inner_spaces,
    ),
    ProofreadingRule(
        "space-trailing",
        "info",
        ("行の終わりに空白がある", "spaces at the end of a line"),
        Example('"はい。 \\nいいえ。"', '"はい。\\nいいえ。"'),
        True,
        trailing_spaces,
    ),
    ProofreadingRule(
        "vary-ref-space",
        "info",
        ("章の番号と題の間の空白が、あったりなかったりする", "a chapter's title with and without a space before it"),
        Example(
            "「第４編３章利用者」と「第３編４章 管理者」をご覧ください。",
            "「第４編３章 利用者」と「第３編４章 管理者」をご覧ください。",
        ),
        False,
        spaces_before_titles,
    ),
)
