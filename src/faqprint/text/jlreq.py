"""The character classes of JLREQ and the pair functions over them, as data (CL, LB-1…4, LB-7, LB-10, LB-12, SP-2).

A class is one letter, so that the classes of a paragraph are a string: what stands where is then asked with slices,
``str.count`` and ``re``.  Full-width forms stand beside their half-width ones.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from .characters import SOFT_HYPHEN, ZERO_WIDTH

# The letter of each class.  Capital: JLREQ's class as it is; the same mark half-width keeps its place in the line
# but is no half body plus aki (CL-2), so it has a letter of its own.
OPEN, CLOSE, MIDDLE, STOP, COMMA = "(", ")", "m", ".", ","  # cl-01, cl-02, cl-05 ・, cl-06, cl-07
COLON: Final = ":"  # cl-05 ： ；
HYPHEN, DIVIDING = "-", "!"  # cl-03, cl-04
ITERATION, KANA_ITERATION = "i", "I"  # cl-09: 々, the others
LONG, SMALL, SOUND_MARK = "L", "s", "V"  # cl-10, cl-11, ゛ ゜
PREFIX, POSTFIX = "P", "Q"  # cl-12, cl-13
WIDE_SPACE, SPACE, NO_BREAK_SPACE = "w", " ", "n"  # cl-14, cl-26
NO_BREAK_HYPHEN: Final = "N"  # U+2011
KANA, KANJI, NUMERAL = "h", "K", "k"  # cl-15/16, cl-19, kanji digits
YEN, NUMBER_MARK = "u", "o"  # 円; what a number follows: 〒 ▲ ※ and their like
MATH, IDEOGRAPHIC, FULL_DIGIT = "M", "S", "9"  # cl-17/18, the rest of cl-19
# cl-24 and cl-27, between whose members no line breaks (JLREQ C.2, note 12)
LATIN, DIGIT, LATIN_SIGN, SLASH = "a", "0", "A", "/"  # letters, digits, § ² ½ ® ± and what ASCII has else, / and -
GREEK: Final = "g"  # Greek and Cyrillic letters, which may be full-width
LATIN_OPEN, LATIN_CLOSE, LATIN_DIVIDING, LATIN_COLON = "[", "]", "?", ";"  # ( ), . , ! ? : ;
LATIN_PREFIX, LATIN_POSTFIX = "$", "%"  # cl-12 and cl-13 that stand in Latin text, too
HALF_OPEN, HALF_CLOSE, HALF_COLON, HALF_MIDDLE = "f", "F", "l", "+"  # ｢, ｣ ､ ｡, ･: half-width forms of Japanese marks
LESS, GREATER = "<", ">"  # ＜ ＞ as brackets (CL-4)
VOICED: Final = "v"  # ﾞ ﾟ beside their base (FN-2)
ZERO: Final = "z"  # what has no width and stands alone
#: cl-08, a letter for each mark, for only equal ones are inseparable (LB-4).
INSEPARABLE: Final = {"…": "e", "‥": "E", "⋯": "r", "―": "d", "—": "D", "〳": "x", "〴": "y", "〵": "Y"}

_MEMBERS: Final = {
    OPEN: "（「『【〔［｛〈《≪«｟⦅〘〖〝“‘",
    CLOSE: "）」』】〕］｝〉》≫»｠⦆〙〗〟”’",
    HYPHEN: "‐–〜～゠",
    DIVIDING: "？！‼⁇⁈⁉",
    MIDDLE: "・",
    COLON: "：；",
    STOP: "。．",
    COMMA: "、，",
    ITERATION: "々",
    KANA_ITERATION: "〻ゝゞヽヾ",
    LONG: "ーｰ",
    SMALL: "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ",
    SOUND_MARK: "゛゜",
    PREFIX: "￥＄﹩￡￦№＃",
    POSTFIX: "％﹪℃℉ℓ￠㏄",
    WIDE_SPACE: "\u3000",
    SPACE: " ",
    NO_BREAK_SPACE: "\u00a0",
    NO_BREAK_HYPHEN: "\u2011",
    NUMERAL: "〇一二三四五六七八九十百千万億兆",
    YEN: "円",
    NUMBER_MARK: "〒〶▲△℡☎☏※＊",
    MATH: "＝＋×÷",
    LESS: "＜",
    GREATER: "＞",
    FULL_DIGIT: "０１２３４５６７８９",
    DIGIT: "0123456789",
    LATIN: "µªº",
    LATIN_SIGN: "±−∓†‡™℠℗⁄",
    SLASH: "/-",
    LATIN_OPEN: "([{¡¿",
    LATIN_CLOSE: ")]},.",
    LATIN_DIVIDING: "!?",
    LATIN_COLON: ":;",
    LATIN_PREFIX: "$#¥£¤",
    LATIN_POSTFIX: "%‰‱°′″‴‵¢",
    HALF_OPEN: "｢",
    HALF_CLOSE: "｣､｡",
    HALF_MIDDLE: "･",
    VOICED: "ﾞﾟ",
    ZERO: ZERO_WIDTH + SOFT_HYPHEN,
    IDEOGRAPHIC: "㌀㌪㌱㍁㍇㏂㏇㏍㏑㏒㏘㏚",  # square words that are no units
}
_CLASS: Final = {character: letter for letter, members in _MEMBERS.items() for character in members} | INSEPARABLE

#: First code point, last code point, class: for what the table above does not name.
_RANGES: Final = (
    (0x21, 0x40, LATIN_SIGN),
    (0x41, 0x5A, LATIN),
    (0x5B, 0x60, LATIN_SIGN),
    (0x61, 0x7A, LATIN),
    (0x7B, 0x7E, LATIN_SIGN),
    (0xA1, 0xBF, LATIN_SIGN),
    (0xC0, 0x2FF, LATIN),
    (0x370, 0x58F, GREEK),
    (0x1E00, 0x1EFF, LATIN),
    (0x1F00, 0x1FFF, GREEK),
    (0x2070, 0x209C, LATIN_SIGN),  # superscripts and subscripts
    (0x20A0, 0x20CF, LATIN_PREFIX),  # currency
    (0x2100, 0x214F, LATIN),  # letters as symbols
    (0x2150, 0x215E, LATIN_SIGN),  # fractions
    (0x3005, 0x3007, KANJI),
    (0x3041, 0x309F, KANA),
    (0x30A1, 0x30FF, KANA),
    (0x3300, 0x3357, POSTFIX),  # square units, JLREQ's (A.13) and their like
    (0x3371, 0x337A, POSTFIX),
    (0x3380, 0x33DF, POSTFIX),
    (0x3400, 0x4DBF, KANJI),
    (0x4E00, 0x9FFF, KANJI),
    (0xF900, 0xFAFF, KANJI),
    (0xFF66, 0xFF9D, KANA),
    (0x20000, 0x3FFFF, KANJI),
)

#: What a class becomes where its glyph is no half body plus aki in the face used.
_NARROW: Final = {
    OPEN: HALF_OPEN,
    CLOSE: HALF_CLOSE,
    STOP: HALF_CLOSE,
    COMMA: HALF_CLOSE,
    MIDDLE: HALF_MIDDLE,
    COLON: HALF_COLON,
}

#: Punctuation of half a body (SP-1): opening; closing, full stop and comma; middle dots.
TRAILING: Final = CLOSE + STOP + COMMA
CENTRED: Final = MIDDLE + COLON
#: The marks of these classes.
HALF_BODIES: Final = "".join(_MEMBERS[letter] for letter in OPEN + TRAILING + CENTRED)
#: Dropped at line edges (LB-10).
SPACES: Final = SPACE + WIDE_SPACE
#: What ends a sentence or a bracket and is no content of a last line (LB-15).
CLOSING: Final = TRAILING + DIVIDING + GREATER + LATIN_CLOSE + LATIN_DIVIDING + HALF_CLOSE

#: Letters and digits of Latin text and its like, and all that makes one word with them (LB-5).
ALPHABETIC: Final = LATIN + GREEK + DIGIT
WESTERN: Final = (
    ALPHABETIC + LATIN_SIGN + SLASH + LATIN_OPEN + LATIN_CLOSE + LATIN_DIVIDING + LATIN_COLON + LATIN_PREFIX + LATIN_POSTFIX
)
_NUMBERS: Final = DIGIT + FULL_DIGIT + NUMERAL
#: Kana, kanji and what is set like them.
_NATIVE: Final = (
    KANA + KANJI + NUMERAL + YEN + IDEOGRAPHIC + FULL_DIGIT + NUMBER_MARK + ITERATION + KANA_ITERATION + LONG + SMALL + SOUND_MARK
)
_LETTERS: Final = "".join(dict.fromkeys((*_MEMBERS, *INSEPARABLE.values(), KANA, KANJI, GREEK, HALF_COLON)))

#: LB-1, LB-12: never first on a line, at any level.
_NEVER_FIRST: Final = (
    CLOSE + DIVIDING + COLON + STOP + COMMA + LATIN_CLOSE + LATIN_DIVIDING + LATIN_COLON + HALF_CLOSE + HALF_COLON
)
_UNITS: Final = POSTFIX + LATIN_POSTFIX
#: LB-3, LB-7: first on a line only at the looser levels.
_NOT_FIRST: Final = {
    "strict": SOUND_MARK + KANA_ITERATION + HYPHEN + MIDDLE + HALF_MIDDLE + _UNITS + ITERATION + SMALL + LONG,
    "normal": SOUND_MARK + KANA_ITERATION + HYPHEN + MIDDLE + HALF_MIDDLE + _UNITS + ITERATION,
    "loose": SOUND_MARK + KANA_ITERATION,
}
#: LB-2: never last on a line.
_NEVER_LAST: Final = OPEN + HALF_OPEN + LATIN_OPEN


def class_of(character: str) -> str:
    """The class letter of a character by the table of CL, full-width forms looked up like their base.

    Quotation marks are asked as Japanese ones; ``quotes.classes_of`` tells which of a text are Latin.
    """
    known = _CLASS.get(character)
    if known is not None:
        return known
    code = ord(character)
    return next((letter for first, last, letter in _RANGES if first <= code <= last), IDEOGRAPHIC)


def narrow_class(letter: str) -> str:
    """The class of a punctuation mark whose glyph is not half a body beside half an em of space."""
    return _NARROW.get(letter, letter)


def _pairs(before: str, after: str) -> frozenset[str]:
    """Each class of ``before`` with each of ``after``, as two-letter strings."""
    return frozenset(a + b for a in before for b in after)


#: The pairs between which no line breaks even after spaces, for a line drops these at its end (LB-2, LB-7, LB-12).
FORBIDDEN_ACROSS_SPACES: Final = _pairs(_NEVER_LAST + LESS + PREFIX + LATIN_PREFIX, _LETTERS)


@cache
def forbidden_pairs(level: str) -> frozenset[str]:
    """The pairs of classes, as two-letter strings, between which no line breaks at a kinsoku level (LB-1…5, 7, 10, 12)."""
    first = _NEVER_FIRST + _NOT_FIRST[level] + GREATER + SPACES + NO_BREAK_SPACE + NO_BREAK_HYPHEN + VOICED + ZERO
    inseparable = set(INSEPARABLE.values())
    if level == "loose":
        inseparable -= {INSEPARABLE["…"], INSEPARABLE["‥"], INSEPARABLE["⋯"]}
    return (
        _pairs(_LETTERS, first)
        | _pairs(NO_BREAK_SPACE + NO_BREAK_HYPHEN, _LETTERS)
        | frozenset(mark * 2 for mark in inseparable)
        | _pairs(INSEPARABLE["〳"] + INSEPARABLE["〴"], INSEPARABLE["〵"])
        | _pairs(WESTERN, WESTERN)
        | _pairs(_NATIVE, SLASH)
        | _pairs(NUMBER_MARK, _NUMBERS)
        | (frozenset() if level == "loose" else _pairs(_NUMBERS, YEN))
        | FORBIDDEN_ACROSS_SPACES
    )


@cache
def uncuttable_pairs(level: str) -> frozenset[str]:
    """The pairs that even the cut of a unit wider than the measure keeps together where it can (LB-14: LB-1, LB-2, FN-2)."""
    first = _NEVER_FIRST + VOICED + "".join(letter for letter in (HYPHEN, MIDDLE, HALF_MIDDLE) if letter in _NOT_FIRST[level])
    return _pairs(_LETTERS, first) | _pairs(_NEVER_LAST, _LETTERS)


def may_break(before: str, after: str, level: str = "strict") -> bool:
    """Whether a line may break between two classes, units apart (LB-1…5, 7, 10, 12); ``level``: of ``LineOptions.kinsoku``."""
    return before + after not in forbidden_pairs(level)


# --- Spacing: what a full-width glyph carries beside its half body, and which of it the pair keeps (SP-2) -------------

#: A trailing half em that its right neighbour takes away, and a leading one that its left neighbour does.
TRIMMED_AFTER: Final = rf"[{CLOSE}](?=[{CLOSE}{STOP}{COMMA}{CENTRED}{WIDE_SPACE}])|[{STOP}{COMMA}](?=[{CLOSE}{STOP}{COMMA}])"
TRIMMED_BEFORE: Final = rf"(?<=[{OPEN}{CLOSE}{CENTRED}{STOP}{COMMA}{WIDE_SPACE}])[{OPEN}]"

_INSEPARABLE: Final = "".join(INSEPARABLE.values())
#: A gap that takes up space (JU-5, step 4): never beside punctuation, inside Latin or within ――.
STRETCHED: Final = "|".join(
    [
        f"[{_NATIVE}](?=[{_NATIVE}{_INSEPARABLE}{ALPHABETIC}])|[{ALPHABETIC}](?=[{_NATIVE}{_INSEPARABLE}])",
        *(f"{dash}(?=[{_NATIVE}{_INSEPARABLE.replace(dash, '')}{ALPHABETIC}])" for dash in _INSEPARABLE),
    ]
)
_AUTOSPACED: Final = KANA + KANJI + NUMERAL + YEN + ITERATION + KANA_ITERATION + SMALL
#: Kana or kanji beside half-width Latin letters or digits; ー only before these (SP-2, SP-6).
AUTOSPACED: Final = f"[{_AUTOSPACED}{LONG}](?=[{LATIN}{DIGIT}])|[{LATIN}{DIGIT}](?=[{_AUTOSPACED}])"
