"""Letters, brackets and digits of full width beside the same of half width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from .printed_copy import OPAQUE
from .rule import Example, Galley, ProofreadingRule, Remark
from .variants import FormTally

_ALNUM: Final = "A-Za-z0-9Ａ-Ｚａ-ｚ０-９"
_WORD: Final = re.compile(rf"[{_ALNUM}]+(?:[-－][{_ALNUM}]+)*")
_LETTER: Final = re.compile("[A-Za-zＡ-Ｚａ-ｚ]")
#: Beside a word it belongs to a name of a file, a path, an address.
_NAME_SIGN: Final = frozenset("./\\_@:~&=?%#+|<>")
#: Words of half width with a space between are one name.
_NAME_BEFORE: Final = re.compile("[A-Za-z] $")
_NAME_BEHIND: Final = re.compile(" [A-Za-z]")
#: A text that speaks of widths shows both.
_OF_WIDTHS: Final = re.compile("半角|全角")
_JAPANESE: Final = "ぁ-んァ-ヶー一-龥々〇"
_IN_JAPANESE: Final = re.compile(f"[{_JAPANESE}]")
#: Brackets of half width, of full width, and pairs of either or both.
_BRACKETS: Final = (
    ("()", "（）", re.compile(r"[(（]([^()（）\n]*)[)）]")),
    ("[]", "［］", re.compile(r"[\[［]([^\[\]［］\n]*)[\]］]")),
)
#: What a mark of a list holds.
_MARK: Final = re.compile(
    "[0-9０-９]{1,3}|[A-Za-zＡ-Ｚａ-ｚ]|[ァ-ヶ]|[ivxIVXⅠ-Ⅻⅰ-ⅻ]{1,4}|注[0-9０-９]{0,2}|[一二三四五六七八九十]{1,3}|[株有]"
)
_NUMBER: Final = re.compile(rf"(?<![{_ALNUM}.．,，/／:：－-])([0-9]+|[０-９]+)(?![{_ALNUM}.．,，/／:：－-])")


def letters(galley: Galley) -> Iterator[Remark]:
    """Find words in Latin letters that are also written in the other width; small and capital letters tell words apart."""
    text = galley.copy.text
    tally = FormTally()
    for match in galley.copy.find(_WORD):
        start, end = match.span()
        word = match[0]
        if not _LETTER.search(word):
            continue
        if (text[start - 1 : start] in _NAME_SIGN and start) or (
            text[end : end + 1] in _NAME_SIGN and text[end + 1 : end + 2].isascii()
        ):
            continue
        if word.isascii() and (_NAME_BEFORE.search(text, max(start - 2, 0), start) or _NAME_BEHIND.match(text, end, end + 2)):
            continue  # Apple ID is called so beside 利用者ＩＤ
        narrow = unicodedata.normalize("NFKC", word)
        if len(word) == 1:  # a letter alone is a mark or a name, but for the one of Ｅメール
            follows = re.match(f"[{_JAPANESE}]{{2}}", text[end : end + 2])
            if not follows or (
                start and re.match(f"[{_JAPANESE}]", text[start - 1]) and text[start - 1] not in "のをはがにとや、"
            ):
                continue
            narrow += follows[0]
        tally.add(narrow, word, start, end)
    for remark in tally.remarks(galley):
        if not _OF_WIDTHS.search(remark.text.text):
            yield remark


def brackets(galley: Galley) -> Iterator[Remark]:
    """Find brackets around Japanese of half width beside those of full width, and pairs of both; marks of lists are let alone."""
    tally = FormTally()
    for narrow, wide, pattern in _BRACKETS:
        if galley.copy.characters.isdisjoint(narrow) or galley.copy.characters.isdisjoint(wide):
            continue
        for match in galley.copy.find(pattern):
            inner = match[1]
            if _MARK.fullmatch(inner) or not _IN_JAPANESE.search(inner):
                continue
            opening, closing = match[0][0], match[0][-1]
            form = opening + closing
            tally.add(pattern, form, *match.span())
    yield from tally.remarks(galley)


def digits(galley: Galley) -> Iterator[Remark]:
    """Find numbers of one digit, and numbers of several, that are written in both widths."""
    tally = FormTally()
    spans: list[tuple[bool, bool, tuple[int, int]]] = []
    for match in galley.copy.find(_NUMBER):
        start, end = match.span()
        if OPAQUE not in galley.copy.text[max(start - 1, 0) : end + 1]:
            spans.append((end - start == 1, match[0].isascii(), (start, end)))
    names = {True: ("1", "１"), False: ("12", "１２")}
    for single, narrow, span in spans:
        tally.add(single, names[single][0 if narrow else 1], *span)
    yield from tally.remarks(galley)


RULES: Final = (
    ProofreadingRule(
        "vary-width-alpha",
        "warning",
        ("英字の語の全角と半角が混じっている", "a word in letters of both widths"),
        Example("利用者ＩＤを使います。IDとＩＤは同じです。", "利用者ＩＤを使います。ＩＤとＩＤは同じです。"),
        False,
        letters,
    ),
    ProofreadingRule(
        "vary-width-bracket",
        "warning",
        ("かっこの全角と半角が混じっている", "brackets of both widths"),
        Example("画面（端末）と電話（窓口）と帳票(控え)です。", "画面（端末）と電話（窓口）と帳票（控え）です。"),
        False,
        brackets,
    ),
    ProofreadingRule(
        "vary-width-digit",
        "off",
        ("数字の全角と半角が混じっている", "numbers in digits of both widths"),
        Example("３日か５日、または 7 日です。", "３日か５日、または７日です。", settings="rules: {vary-width-digit: warning}"),
        False,
        digits,
    ),
)
