"""What a spreadsheet shows in a cell: a number or a text, and its number format -> text (FM-52).

The language of the office is Japanese: built-in formats have their Japanese meaning, eras and days of the week are Japanese
unless the format names another language, and the width of a cell never counts.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from .number_format_dates import DateRangeError, serial_number, show_date
from .number_format_digits import show_digits, show_exponent, show_fraction, show_general
from .number_format_grammar import Condition, FormatSection, NumberFormatError, Token, parse_format

__all__ = ["GENERAL", "DateRangeError", "NumberFormatError", "built_in_format", "serial_number", "show_number", "show_text"]

GENERAL: Final = "General"
_ERA_DOTS: Final = "[$-411]ge.m.d"
_ERA_LONG: Final = '[$-411]ggge"年"m"月"d"日"'
_YEAR_MONTH: Final = 'yyyy"年"m"月"'
_MONTH_DAY: Final = 'm"月"d"日"'
#: The formats that a workbook names by number only (ECMA-376 18.8.30), as Japanese Excel has them.
_BUILT_IN: Final = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: "¥#,##0;¥-#,##0", 6: "¥#,##0;[Red]¥-#,##0", 7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;[Red]¥-#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _ERA_DOTS, 28: _ERA_LONG, 29: _ERA_LONG, 30: "m/d/yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"', 34: _YEAR_MONTH, 35: _MONTH_DAY, 36: _ERA_DOTS,
    37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: _ERA_DOTS, 51: _ERA_LONG, 52: _YEAR_MONTH, 53: _MONTH_DAY, 54: _ERA_LONG,
    55: _YEAR_MONTH, 56: _MONTH_DAY, 57: _ERA_DOTS, 58: _ERA_LONG,
}  # fmt: skip
_GENERAL: Final = FormatSection((Token("general", ""),), "general")


def built_in_format(number: int) -> str:
    """Give the format of a number that no workbook spells out.  Raises ``NumberFormatError`` for one without meaning."""
    try:
        return _BUILT_IN[number]
    except KeyError:
        raise NumberFormatError(str(number)) from None


def show_text(text: str, code: str) -> str:
    """Give a text as its cell shows it: the fourth section, or the last one with ``@``; any other leaves it as it is."""
    if "@" not in code and code.count(";") < 3:
        return text
    sections = parse_format(code)
    if len(sections) < 4 and sections[-1].kind != "text":
        return text
    return "".join(text if token.kind == "text" else token.text for token in sections[-1].tokens if token.kind != "general")


def show_number(value: float, code: str, *, date1904: bool = False) -> str:
    """Give a number as its cell shows it.

    Raises ``DateRangeError`` where Excel fills the cell with #, ``NumberFormatError`` for a format that is not known.
    """
    number = Decimal(f"{value:.15g}")  # Excel has fifteen digits
    if not number.is_finite():
        raise NumberFormatError(str(value))
    sections = [section for i, section in enumerate(parse_format(code)) if i < 3 and section.kind != "text"] or [_GENERAL]
    section, signed = _choose(number, sections)
    if section.kind == "date":
        return show_date(number, section, date1904=date1904)
    size = abs(number)
    minus = "-" if signed and number < 0 else ""
    if section.kind == "number":
        text, visible = show_digits(size, section)
        return minus + text if visible else text
    if section.kind == "exponent":
        return minus + show_exponent(size, section)
    if section.kind == "fraction":
        return minus + show_fraction(size, section)
    general = show_general(size, section.numerals) if section.kind == "general" else ""
    return minus + "".join(general if token.kind == "general" else token.text for token in section.tokens)


def _choose(value: Decimal, sections: list[FormatSection]) -> tuple[FormatSection, bool]:
    """Give the section for a number, and whether a minus sign is put before what it shows."""
    if any(section.condition for section in sections):
        return _choose_by_condition(value, sections)
    if len(sections) == 1:
        return sections[0], True
    if value < 0:
        return sections[1], False
    return sections[2 if value == 0 and len(sections) > 2 else 0], False


def _choose_by_condition(value: Decimal, sections: list[FormatSection]) -> tuple[FormatSection, bool]:
    if sections[0].condition is None:
        sections[0] = sections[0]._replace(condition=Condition(">", Decimal(0)))
    if len(sections) == 1:
        sections.append(_GENERAL)
    for section in sections:
        if section.condition is None or section.condition.holds(value):
            return section, _shows_sign(section, sections)
    raise DateRangeError("no section is for this number")


def _shows_sign(section: FormatSection, sections: list[FormatSection]) -> bool:
    """Whether a section shows the sign: not if it is for negative numbers alone."""
    first = sections[0].condition
    if section.condition is None and len(sections) == 2 and first is not None:
        return first.operator == "=" or (first.operand >= 0 and first.operator in (">", ">="))
    if section.condition is None:
        return True
    operator, operand = section.condition
    return not ((operand < 0 and operator in ("<", "<=", "=")) or (operand == 0 and operator == "<"))
