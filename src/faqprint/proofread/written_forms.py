"""Dates, telephone numbers, what must not be printed, and what was to be filled in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from ..manuscript.source_text import BranchText, SourceText, WrittenText
from ..manuscript.values import value_inline
from .rule import Example, Galley, ProofreadingRule, Remark

_D: Final = "[0-9０-９]"
_DATE_START: Final = re.compile("[12１２RHSTＲＨＳＴ令平昭](?<![0-9０-９]{2})")
_DATE: Final = (
    rf"(?<![0-9０-９/／.．A-Za-z-])(?:(?P<year>(?:19|20|１９|２０){_D}{{2}})|(?P<era>[RHSTＲＨＳＴ]|令和?|平成?|昭和?)[.．]?(?P<count>{_D}{{1,2}}))"
    rf"[/／.．](?P<month>{_D}{{1,2}})[/／.．](?P<day>{_D}{{1,2}})(?![0-9０-９/／]|[.．]{_D})"
)
_ERAS: Final = {"R": "令和", "令": "令和", "H": "平成", "平": "平成", "S": "昭和", "昭": "昭和", "T": "大正"}
_DASHES: Final = "-ー－−‐‑‒–—―ｰ"
_GAP: Final = rf"[{_DASHES}()（） ]"
#: A number that a word before it calls a telephone number.
_NAMED_NUMBER: Final = re.compile(
    rf"(?:電話(?:番号)?|ＴＥＬ|TEL|Tel|ＦＡＸ|FAX|Fax|ファクス|ファックス|フリーダイヤル)[ 　]*(?:は|番号)?[：:、）)]?[ 　]*"
    rf"(?P<number>[(（]?[0-9０-９OoＯIlｌ](?:{_GAP}{{0,2}}[0-9０-９OoＯIlｌ]){{5,14}})(?![0-9０-９])"
)
_NUMBER: Final = re.compile(rf"[+＋]?[(（]?[0-9０-９A-Za-zＯｌ](?:{_GAP}{{0,2}}[0-9０-９A-Za-zＯｌ])*")
_TEL_KEYS: Final = frozenset({"tel", "fax"})
_EXTENSION: Final = re.compile(
    r"[(（]?(?:内線|内|直通|代表|代|ext\.?)[：: 　]*[0-9０-９]*[)）]?|[(（](?:代表"
    r"|代|直通|平日|無料|フリーダイヤル|通話料無料)[^()（）]*[)）]"
    # the last digits of further numbers behind those of one: 03-1234-5678／5679
    rf"|(?:(?<=[{_DASHES})） 　][0-9０-９]{{4}})|(?<=[{_DASHES})） 　][0-9０-９]{{3}})|(?<=[0-9０-９]{{9}}))"
    rf"(?:[ 　]*[、，,／/・～〜~][ 　]*[0-9０-９]{{1,4}}(?![0-9０-９{_DASHES}(（]))+"
)
#: What stands in place of a number (#9110 is a whole one), and what a spreadsheet made of one, which is told elsewhere.
_NO_NUMBER: Final = re.compile(
    "[○◯×●]|^[ 　]*[#＃][0-9０-９]{4}[ 　]*$|なし|無し|ありません|ございません|未設置|同上|共通|非公開|準備中"
)
_SPOILT: Final = re.compile(r"^[1-9]|[Ee][+]|\.")
_LABEL: Final = re.compile("(?:ＴＥＬ|TEL|Tel|ＦＡＸ|FAX|Fax|電話|フリーダイヤル)[：: 　]*")
_SECRET_START: Final = re.compile("[口普当貯暗0-9０-９](?<![0-9０-９]{2})")
_SECRET: Final = (
    rf"口座番号[はがを：:、）) 　「]{{0,3}}(?P<account>{_D}{{6,8}})(?!{_D})|(?:普通"
    rf"|当座|貯蓄)(?:預金)?[ 　（(：:]{{0,2}}(?P<deposit>{_D}{{7}})(?!{_D})"
    rf"|(?<!{_D})(?P<card>{_D}{{4}}[- －ー　]?{_D}{{4}}[- －ー　]?{_D}{{4}}[- －ー　]?{_D}{{2,4}})(?!{_D})"
    rf"|暗証番号[はがを：:、）) 　「]{{0,3}}(?P<pin>{_D}{{4,8}})(?![0-9０-９桁けケ])"
)
_PLACEHOLDERS: Final = tuple(
    (signs, re.compile(pattern))
    for signs, pattern in (
        ("●■▲◆★", r"([●■▲◆★])\1+"),
        ("仮要未確作調後ダ", r"[（(【［\[〔][ 　]*(?:仮|要確認|未定|確認中|作成中|調整中|後日|ダミー|仮置き)[ 　]*[）)】］\]〕]"),
        ("TFX", "(?<![A-Za-z])(?:TODO|FIXME|TBD|TBC|XXX+)(?![A-Za-z])"),
        ("ＴＸ", "ＴＯＤＯ|ＴＢＤ|ＸＸＸ+"),
        ("？?＊", r"？？？+|\?\?\?+|＊＊＊+"),
        ("ダ仮入書", "ダミーテキスト|仮テキスト|ここに[^。\n]{1,12}を(?:入れ|書)る"),
        ("あ", "あああ+"),
    )
)


def dates(galley: Galley) -> Iterator[Remark]:
    """Find dates written with slashes or points."""
    for match in galley.copy.find_where(_DATE_START, _DATE):
        month, day = int(match["month"]), int(match["day"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            year = match["year"]
            if year:
                named = f"{int(year)}年"
            else:
                era = unicodedata.normalize("NFKC", match["era"])[0]
                named = f"{_ERAS[era]}{int(match['count'])}年"
            yield galley.remark(*match.span(), (("written", match[0]), ("mended", f"{named}{month}月{day}日")))


def phones(galley: Galley) -> Iterator[Remark]:
    """Find telephone numbers with a digit too many or too few, or with something else in place of one."""
    names = {value.value for text in galley.own_texts if _is_number(text) for value in value_inline(text.text).spans}
    for part in galley.copy.parts:
        text = part.text
        if not (text.key in names | _TEL_KEYS if isinstance(text, BranchText) else _is_number(text)):
            continue
        printed = galley.copy.text[part.start : part.end]
        bare = _LABEL.sub(_spaces_for, _EXTENSION.sub(_spaces_for, printed))
        if not bare.strip(" \u3000" + _DASHES) or _NO_NUMBER.search(bare):
            continue
        found = [match for match in _NUMBER.finditer(bare) if sum(map(str.isdigit, match[0])) >= 3]
        for match in found:
            trouble = _trouble(match[0])
            if trouble and not (isinstance(text, BranchText) and _SPOILT.search(bare)):
                values = (("written", match[0].strip()), ("trouble", trouble))
                yield galley.remark(part.start + match.start(), part.start + match.end(), values)
        written = galley.copy.plain[part.start : part.end]
        if not found and "{{" not in written:  # a value that stayed there is empty, or is read where it is defined
            yield galley.remark(part.start, part.end, (("written", written), ("trouble", "none")))
    for match in galley.copy.find(_NAMED_NUMBER):
        if trouble := _trouble(match["number"]):
            yield galley.remark(*match.span("number"), (("written", match["number"]), ("trouble", trouble)))


def _is_number(text: WrittenText) -> bool:
    """Say whether a text of the appendix is the number of a desk, or a value that is named so."""
    return text.key in _TEL_KEYS and isinstance(text, SourceText) and text.shape in ("desk", "values")


def _spaces_for(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _trouble(written: str) -> str:
    """Say what is wrong with a telephone number: ``letter``, ``count``, ``zero``; '' : nothing, or it stands for any number."""
    number = unicodedata.normalize("NFKC", written)
    if re.search("[A-Za-z]", number):
        return "letter"
    digits = re.sub("[^0-9]", "", number)
    if number.lstrip("(").startswith("+"):
        return "" if 9 <= len(digits) <= 15 else "count"
    if digits.startswith("000"):
        return ""  # nobody's
    if not digits.startswith("0"):
        return "" if len(digits) in (3, 4) and digits.startswith(("1", "#")) else "zero"
    wanted = 11 if re.match("0[5789]0", digits) and not digits.startswith("0570") else 10
    wanted = 11 if digits.startswith("0800") else 10 if digits.startswith(("0120", "0570", "0990")) else wanted
    return "" if len(digits) == wanted else "count"


def secrets(galley: Galley) -> Iterator[Remark]:
    """Find numbers of accounts and cards, and personal identification numbers."""
    for match in galley.copy.find_where(_SECRET_START, _SECRET):
        kind = str(match.lastgroup)
        digits = re.sub("[^0-9]", "", unicodedata.normalize("NFKC", match[kind]))
        if len(set(digits)) == 1 or (kind == "card" and not _is_card(match[kind], digits)):
            continue
        yield galley.remark(*match.span(kind), (("written", match[kind]),))


def _is_card(written: str, digits: str) -> bool:
    """Say whether digits may be a card's: in four groups, or with a card's first digit and its check digit (ISO/IEC 7812)."""
    if len(written) > len(digits):
        return True
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return digits[0] in "3456" and sum(number - 9 * (number > 9) for number in doubled) % 10 == 0


def placeholders(galley: Galley) -> Iterator[Remark]:
    """Find what was to be filled in; ○○ stands for any name."""
    for signs, pattern in _PLACEHOLDERS:
        if not galley.copy.characters.isdisjoint(signs):
            for match in galley.copy.find(pattern):
                yield galley.remark(*match.span(), (("written", match[0]),))


RULES: Final = (
    ProofreadingRule(
        "date-form",
        "warning",
        ("日付が「2026/9/1」「R8.9.1」の形で書かれている", "a date with slashes or points"),
        Example("2026/9/1から受け付けます。", "2026年9月1日から受け付けます。"),
        False,
        dates,
    ),
    ProofreadingRule(
        "phone-form",
        "warning",
        ("電話番号の桁数が合わない、数字でない字がある", "a telephone number of too many or few digits"),
        Example("096-326-940", "096-326-9407", "tel"),
        False,
        phones,
    ),
    ProofreadingRule(
        "secret",
        "warning",
        ("口座番号やカード番号、暗証番号らしい数字がある", "what may be the number of an account or a card"),
        Example("口座番号は2468135です。", "口座番号は７桁です。"),
        False,
        secrets,
    ),
    ProofreadingRule(
        "placeholder",
        "warning",
        ("書きかけの印が残っている", "what was to be filled in"),
        Example("受付時間は●●時からです。", "受付時間は９時からです。"),
        False,
        placeholders,
    ),
)
