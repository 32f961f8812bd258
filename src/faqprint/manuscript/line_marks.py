"""The marks at the start of a line, each family of them once (FM-12, FM-13): which lines bear one, and of what kind."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ..named_tuple import NamedTuple

_DIGIT: Final = "0-9０-９"
_LATIN: Final = "A-Za-zＡ-Ｚａ-ｚ"
_KANA: Final = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲンｱ-ﾝ"
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん"
)
_KANJI: Final = "一二三四五六七八九十"
#: Roman numerals of one character for each number, and those of Latin letters from two letters on (one is a letter).
_ROMAN: Final = "Ⅰ-Ⅻⅰ-ⅻ"
_SPELT_ROMAN: Final = "i{2,3}|iv|vi{1,3}|ix|x(?:i{1,3}|iv|vi{0,3}|ix|x)"
_WIDE: Final = {code: code + 0xFEE0 for code in map(ord, "ivxIVX")}
_SPELT: Final = "(?:{})".format(
    "|".join(form for small in (_SPELT_ROMAN, _SPELT_ROMAN.upper()) for form in (small, small.translate(_WIDE)))
)
#: A number or a letter that counts, without what stands around it.
_COUNT: Final = rf"(?:[{_DIGIT}]{{1,3}}|[{_KANA}{_LATIN}]|[{_KANJI}]{{1,3}}|[{_ROMAN}]{{1,2}}|{_SPELT})"
#: Numbers and letters that are one character with what stands around them.
_ENCLOSED: Final = "①-⑳⓪㉑-㉟㊱-㊿⑴-⒇⒈-⒛⒜-⒵Ⓐ-ⓩ⓫-⓿❶-❿➀-➓㈠-㈩㊀-㊉㋐-㋾"
#: A dialling code in brackets begins with 0 and has the rest of its number behind it: it counts nothing.
_DIALLING: Final = rf"[（(]?[0０][{_DIGIT}]{{1,2}}[）)][{_DIGIT}]"
NUMBER_MARK: Final = (
    rf"(?:(?!{_DIALLING})[（(]?{_COUNT}[）)]"
    rf"|(?:[{_DIGIT}]{{1,3}}[.．](?![{_DIGIT}])|(?:[{_KANA}{_KANJI}]|[{_ROMAN}]{{1,2}})[.．]"
    rf"|(?:[{_LATIN}]|{_SPELT})[.．](?![{_LATIN}{_DIGIT}]))"
    rf"|[{_ENCLOSED}])"
)

#: What stands in the brackets of a picture, links in their own brackets among it, and in its parentheses.
PICTURE_BRACKETS: Final = r"(?:\[[^\[\]]*\]\([^()]*\)|(?!\]\().)*?"
PICTURE_FILE: Final = r"(?:(?!\]\().)*"
#: How a line looks that is wholly a picture, and how one of a code begins; neither adds a group.
_PICTURE: Final = rf"!\[{PICTURE_BRACKETS}\]\({PICTURE_FILE}\)[ \u3000]*(?:\{{[^{{}}]*\}}[ \u3000]*)?$"
_QR: Final = r"(?:QR|ＱＲ)(?:[ \u3000]+(?=\S)|[ \u3000]*$)"
#: How a picture begins, and what is typed for one.
PICTURE_LIKE: Final = re.compile(r"[!！][\[［]")
#: A backslash before what looks like a picture in the midst of a line, and the sign behind it.
ESCAPED_PICTURE: Final = r"\\!(?=\[[^\[\]\n]*\]\([^()\n]+\))"

_CIRCLES: Final = "○◯〇"
#: Bullets that are signs of a number behind them.
SIGNS: Final = "▲△▼▽"
_BULLETS: Final = "◆◇・•●■□◎★☆→⇒"
#: All other bullets of one character.
BULLETS: Final = _CIRCLES + _BULLETS
#: Of ○年○月○日; not of words that begin so (○年会費, ○月額, ○日本語).
_DATE: Final = "(?:年(?![会金齢収利始額商賀])|月(?![額次曜給収謝例刊])|日(?![本曜常程時付数用銀経]))"
#: A bullet; one before itself is none, and circles look alike.
_BULLET: Final = rf"(?:[{_CIRCLES}](?![{_CIRCLES}]|{_DATE})|([{SIGNS}])(?!\4|[{_DIGIT}])|([{_BULLETS}]|-[ ])(?!\5))"

#: What counts: a number before it is none of a note's (``※１枚につき``), unless a word begins so (``※１本人``).
COUNTER: Final = (
    "(?:[万千億]?円|枚|件|回|営業日|日間?|年間?|年度|か?月間?|[ヶカヵ]月間?|週間?|時間?|分間?|秒|人|名様?|台|個|本|冊|通|部|口|割|倍|歳|階|番目?"
    "|号|行|列|つ|種類?|度|社|店|[か箇カヶ]所|点|組|ページ|頁|文?字|桁|[%％℃])(?![一-龥々ァ-ヶ])"
    "|(?:枚|件|回|営業日|日|年|月|時間?|分|円|人|名|台|個|本|つ)(?=[以未前後目間内分毎様])|[0-9０-９,，.．:：/／%％～〜-]"
)
_NOTE_NUMBER: Final = f"[{_DIGIT}]{{1,2}}"
_HEADING: Final = "|".join(f"{a}[^{a}{b}]*{b}" for a, b in ("【】", "〔〕", "≪≫", "〈〉", "＜＞"))

#: A mark at the start of a line but for numbers; the group that matched names the kind.
_MARK: Final = re.compile(
    rf"""
      (?P<heading>(?:{_HEADING})(?=[ \u3000]*$))
    | (?P<note>[※＊](?:{_NOTE_NUMBER}[）)]?)?|[（(]注(?:{_NOTE_NUMBER})?[）)]|注(?:{_NOTE_NUMBER})?[）)])
    | (?P<bullet>{_BULLET})
    | (?P<reference>参照[ \u3000]+(?=\S))
    | (?P<row>\|)
    | (?P<picture>{_PICTURE})
    | (?P<code>{_QR})
    """,
    re.VERBOSE,
)
#: What every number looks like at a glance, and few other beginnings of lines do.
_NUMBER_LIKE: Final = re.compile(f"[{_ENCLOSED}]|.{{1,6}}[.．）)]")
#: The beginning of a line that may be marked, indented or escaped: where a text has none, all its lines are paragraphs.
FIRST: Final = re.compile(
    rf"(?m)^(?:[\\【〔≪〈＜※＊注（(参|!QＱ\- \u3000{_BULLETS}{_CIRCLES}{SIGNS}{_ENCLOSED}]"
    rf"|[{_DIGIT}{_KANA}{_LATIN}{_KANJI}{_ROMAN}]{{1,5}}[.．）)]|$)"
)


class LineMark(NamedTuple):
    """A mark at the start of a line."""

    #: ``heading``, ``note``, ``bullet``, ``number``, ``reference``, ``row``, ``picture`` or ``code``.
    kind: str
    #: Where it ends in the line.
    end: int


def match_mark(line: str, at: int = 0) -> LineMark | None:
    """Give the mark that stands at a place of a line; ``None``: there is none (FM-12, FM-13)."""
    match = _MARK.match(line, at)
    kind = match.lastgroup if match else "number"
    match = match or _match_number(line, at)
    if match is None or kind is None:
        return None
    end = match.end()
    if kind == "note" and line[at] in "※＊" and end > at + 1:
        end = _note_end(line, at + 1, end)
    elif kind in ("bullet", "number") and _match_number(line, end):
        return None
    return LineMark(kind, end)


def _match_number(line: str, at: int) -> re.Match[str] | None:
    """Match a number; its pattern takes long to make, and few contents need it."""
    return _number().match(line, at) if _NUMBER_LIKE.match(line, at) else None


def _note_end(line: str, sign: int, end: int) -> int:
    """Where a note's mark ends, at the latest at ``end``: its number is none if a counter follows, and ``sign`` ends it."""
    counts = _counter().match
    if not counts(line, end):
        return end
    bracket = end - 1
    return bracket if line[bracket] in "）)" and not counts(line, bracket) else sign


@cache
def _number() -> re.Pattern[str]:
    """The pattern of a number."""
    return re.compile(NUMBER_MARK)


@cache
def _counter() -> re.Pattern[str]:
    """The pattern of a counter: it takes long to make, and few contents need it."""
    return re.compile(COUNTER)
