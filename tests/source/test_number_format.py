"""Number formats, by the rules of ECMA-376 18.8.31 and of Japanese Excel: what a cell shows, and what is refused."""

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.source.number_format import DateRangeError, NumberFormatError, built_in_format, show_number, show_text

DIGITS = [
    # zeros are filled, # and ? are not; what is left over goes to the first placeholder
    (7, "000", "007"),
    (1234, "000", "1234"),
    (120123456, "0000000000", "0120123456"),
    (0, "#", ""),
    (0, "0", "0"),
    (5, "??0", "  5"),
    (12.5, "?0.0?", "12.5 "),
    (3, "#0.0#", "3.0"),
    (3.456, "#0.0#", "3.46"),
    (0.5, "#.##", ".5"),
    (12.5, ".00", "12.50"),
    (8, "0.", "8."),
    (5, "0##", "05"),
    (-12, "0", "-12"),
    (-0.2, "0", "0"),
    # literals between them
    (9012345678, "000-0000-0000", "090-1234-5678"),
    (312345678, "(00) 0000-0000", "(03) 1234-5678"),
    (1234567, "###-####", "123-4567"),
    (1000123, "000\\-0000", "100-0123"),
    (1234, '0"年"00"組"', "12年34組"),
    (45, "##\\.##\\.##", "..45"),
    (12345, "0 0 0 0 0", "1 2 3 4 5"),
    # thousands and scale
    (1234567, "#,##0", "1,234,567"),
    (1234567, '#,##0"円"', "1,234,567円"),
    (1234567, "#,##0円", "1,234,567円"),
    (12, "0,000", "0,012"),
    (123456, "#,###.0", "123,456.0"),
    (1234567, "0,", "1235"),
    (1234567, '#,##0,"千円"', "1,235千円"),
    (123456789, '0.0,,"百万"', "123.5百万"),
    (5, ",0", ",5"),
    (999, '"計"#,##0', "計999"),
    (12345, '"第"#,##0"号"', "第12,345号"),
    # per cent
    (0.25, "0%", "25%"),
    (0.1234, "0.0%", "12.3%"),
    (1, "0 %", "100 %"),
    (0.005, "0%", "1%"),
    (12, '0"%"', "12%"),
    # rounding away from zero, by the fifteen digits that Excel has
    (0.5, "0", "1"),
    (2.5, "0", "3"),
    (-2.5, "0", "-3"),
    (1.005, "0.00", "1.01"),
    (0.1 + 0.2, "0.00000000000000000", "0.30000000000000000"),
    (99.995, "0.00", "100.00"),
    (12345678901234567890, "0", "12345678901234600000"),
    # signs and currency
    (1234, "$#,##0.00", "$1,234.00"),
    (1234, "[$¥-411]#,##0", "¥1,234"),
    (1234, "[$￥-411]#,##0;[Red]-[$￥-411]#,##0", "￥1,234"),
    (-1234, "¥#,##0", "-¥1,234"),
    (3, "[$USD] 0", "USD 3"),
    (5, "+0;-0", "+5"),
    (1234, "_ * #,##0_ ", " 1,234 "),
    (1234, "*-#,##0", "1,234"),
    (60, "0!@", "60@"),
    (80, '0\\"', '80"'),
]
SECTIONS = [
    (5, "0;(0)", "5"),
    (-5, "0;(0)", "(5)"),
    (0, "0;(0)", "0"),
    (-5, '0;"▲"0', "▲5"),
    (0, '0;-0;"なし"', "なし"),
    (0, "0;-0;", ""),
    (7, ";;;", ""),
    (7, "0;;", "7"),
    (7, '"有";"負";"無"', "有"),
    (-7, '"有";"負";"無"', "負"),
    (0, '"有";"負";"無"', "無"),
    (7, "[Red]0;[Blue]-0", "7"),
    (-7, "[赤]0;[青]-0", "-7"),
    (7, "[Color 10]0", "7"),
    (7, "[色10]0", "7"),
    (7, "[Red]", "7"),
    (7, "0;-0;0;@", "7"),
    (7, "0;@", "7"),
    (-7, "0;@", "-7"),
    (7, '"No."@', "7"),
    # conditions
    (1234567, "[<=9999999]###-####;(00) 0000-0000", "123-4567"),
    (9012345678, "[<=9999999]###-####;(00) 0000-0000", "(90) 1234-5678"),
    (312345678, "[<=99999999]####-####;(00) 0000-0000", "(03) 1234-5678"),
    (100, '[>=100]"多";[>=10]"中";"少"', "多"),
    (50, '[>=100]"多";[>=10]"中";"少"', "中"),
    (5, '[>=100]"多";[>=10]"中";"少"', "少"),
    (1, '[=1]"有";[=0]"無";0', "有"),
    (0, '[=1]"有";[=0]"無";0', "無"),
    (2, '[=1]"有";[=0]"無";0', "2"),
    (3, '[<>3]"別";"同"', "同"),
    (50, "[>100]0.0", "50"),
    (150, "[>100]0.0", "150.0"),
    (-5, "[<0]0;0", "5"),
    (-5, "[>2]0;0", "-5"),
    (-5, "[<10]0;0.0", "-5"),
    (5, "0;[<-10](0);0", "5"),
    (-50, "0;[<-10](0);0", "(50)"),
    (-5, "0;[<-10](0);0", "-5"),
]
GENERAL = [
    (0, "General", "0"),
    (-3, "General", "-3"),
    (1.5, "G/標準", "1.5"),
    (0.1 + 0.2, "General", "0.3"),
    (1 / 3, "General", "0.333333333"),
    (200 / 3, "General", "66.66666667"),
    (12345678901, "General", "12345678901"),
    (123456789012, "General", "1.23457E+11"),
    (120123456, "General", "120123456"),
    (1234567890.5, "General", "1234567891"),
    (99999999999.9, "General", "1E+11"),
    (0.0001, "General", "0.0001"),
    (0.00001234, "General", "0.00001234"),
    (0.0000123456789, "General", "1.23457E-05"),
    (1e-10, "General", "1E-10"),
    (1e300, "General", "1E+300"),
    (12, 'General"円"', "12円"),
    (-12, '"残"General', "-残12"),
    (12, "@", "12"),
]
EXPONENTS = [
    (12345, "0.00E+00", "1.23E+04"),
    (0.00012, "0.00E+00", "1.20E-04"),
    (12345, "0.00E-00", "1.23E04"),
    (0.5, "0E-0", "5E-1"),
    (12345, "##0.0E+0", "12.3E+3"),
    (0.00012, "##0.0E+0", "120.0E-6"),
    (999999, "##0.0E+0", "1.0E+6"),
    (9.999, "0.0E+0", "1.0E+1"),
    (-12345, "0.0E+0", "-1.2E+4"),
    (0, "0.00E+00", "0.00E+00"),
    (12345, ".00E+0", ".12E+5"),
]
FRACTIONS = [
    (1.5, "# ?/?", "1 1/2"),
    (0.5, "# ?/?", " 1/2"),
    (2, "# ?/?", "2    "),
    (0, "# ?/?", "0    "),
    (0.3333, "# ?/?", " 1/3"),
    (2.25, "# ??/??", "2  1/4 "),
    (3.14159265358979, "# ???/???", "3  16/113"),
    (1.5, "?/?", "3/2"),
    (0.3, "# ?/8", " 2/8"),
    (0.99, "# ?/8", "1    "),
    (1.25, "# ??/16", "1  4/16"),
    (2, "0 0/0", "2 0/1"),
    (-1.5, "# ?/?", "-1 1/2"),
    (1234.5, "#,##0 ?/?", "1,234 1/2"),
    (0.75, '# ?/?"カップ"', " 3/4カップ"),
]
#: 46113: 2026-04-01, a Wednesday.
DATES = [
    (46113, "yyyy/m/d", "2026/4/1"),
    (46113, "yy.mm.dd", "26.04.01"),
    (46113, 'm"月"d"日"', "4月1日"),
    (46113, "yyyy年m月d日", "2026年4月1日"),
    (46113, "m/d", "4/1"),
    (46113, "mmm d, yyyy", "Apr 1, 2026"),
    (46113, "mmmm mmmmm", "April A"),
    (46113, "[$-411]mmm mmmm", "4 4月"),
    (46113, "aaa aaaa", "水 水曜日"),
    (46113, "ddd dddd", "Wed Wednesday"),
    (46113, "[$-411]ddd dddd", "水 水曜日"),
    (46113, "[$-en-US]ddd aaa", "Wed Wed"),
    (46113, "m/d(aaa)", "4/1(水)"),
    (46113, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2026年4月1日"),
    (46113, "[$-x-sysdate]dddd, mmmm dd, yyyy", "2026年4月1日"),
    (46113, "bbbb", "2569"),
    (46113, '[$-409]d"th of "mmmm', "1th of April"),
    (46113, "[$-804]yyyy-mm-dd", "2026-04-01"),
    (46113, "[$-1010411]yyyy-m-d", "2026-4-1"),
    # eras
    (46113, '[$-411]ggge"年"m"月"d"日"', "令和8年4月1日"),
    (46113, "[$-ja-JP]ge.m.d;@", "R8.4.1"),
    (46113, '[$-0411]gg"."ee', "令.08"),
    (46113, "ge", "R8"),
    (46113, "[$-30411]ggge", "令和8"),
    (46113, "[$-ja-JP,80]ge", "R8"),
    (46113, "r rr", "08 令和08"),
    (46113, "[$-409]e", "2026"),
    (43586, '[$-411]ggge"年"', "令和1年"),
    (43586, '[$-ja-JP-x-gannen]ggge"年"', "令和元年"),
    (46113, '[$-ja-JP-x-gannen]ggge"年"', "令和8年"),
    (43585, "ggge", "平成31"),
    (32516, "ge", "H1"),
    (32515, "ggge", "昭和64"),
    (9856, "ggge", "昭和1"),
    (9855, "ggge", "大正15"),
    (4595, "gge", "大1"),
    (4594, "ggge", "明治45"),
    # the year 1900 as Excel has it
    (0, "yyyy/m/d", "1900/1/0"),
    (1, "yyyy/m/d aaa", "1900/1/1 日"),
    (59, "m/d", "2/28"),
    (60, "m/d", "2/29"),
    (61, "m/d", "3/1"),
    (2958465, "yyyy-mm-dd", "9999-12-31"),
]
#: 0.375: nine in the morning; 0.875: nine in the evening.
TIMES = [
    (0.375, "h:mm", "9:00"),
    (0.375, "hh:mm:ss", "09:00:00"),
    (46113.39583333334, "m/d h:mm", "4/1 9:30"),
    (46113.39583333334, 'yyyy"年"m"月"d"日" h"時"mm"分"', "2026年4月1日 9時30分"),
    (0.875, "h:mm AM/PM", "9:00 PM"),
    (0.875, "h:mm am/pm", "9:00 pm"),
    (0.875, "h A/P", "9 P"),
    (46113.875, "aaaAM/PM h", "水PM 9"),
    (0, "h AM/PM", "12 AM"),
    (0.5, "h AM/PM", "12 PM"),
    (0.875, '[$-411]AM/PM h"時"', "午後 9時"),
    (0.375, '午前/午後h"時"', "午前9時"),
    (0.875, "[$-F400]h:mm:ss\\ AM/PM", "21:00:00"),
    (0.0625, "mm:ss", "30:00"),
    (0.70707, "h:mm:ss.00", "16:58:10.85"),
    (0.70707, "h:mm:ss.000", "16:58:10.848"),
    (0.70707, "ss.0", "10.8"),
    (0.375, "h.mm", "9.00"),
    # minutes are cut, seconds rounded; what reaches midnight is the next day
    (0.3749, "h:mm", "8:59"),
    (0.37499999, "h:mm", "9:00"),
    (0.999999, "h:mm:ss", "0:00:00"),
    (46113.999999, "yyyy/m/d h:mm", "2026/4/2 0:00"),
    # elapsed time
    (1.083333333333333, "[h]:mm", "26:00"),
    (1.083333333333333, "[hh]:mm:ss", "26:00:00"),
    (0.0416666666666667, "[m]", "60"),
    (0.0416666666666667, "[mm]:ss", "60:00"),
    (1, "[s]", "86400"),
    (0.25, "[hh]:mm", "06:00"),
    (0.25, '[h]"時間"mm"分"', "6時間00分"),
]
NUMERALS = [
    (1234, "[DBNum1]General", "千二百三十四"),
    (1234, "[DBNum2]General", "壱阡弐百参拾四"),
    (1234, "[DBNum3]General", "千２百３十４"),
    (1234, "[DBNum1]0", "一二三四"),
    (1234, "[DBNum2]0", "壱弐参四"),
    (1234, "[DBNum3]#,##0", "１,２３４"),
    (0, "[DBNum1]General", "〇"),
    (10, "[DBNum1]General", "十"),
    (10, "[DBNum2]G/標準", "壱拾"),
    (105, "[DBNum1][$-411]General", "百五"),
    (10000, "[DBNum1]General", "一万"),
    (10010000, "[DBNum1]General", "千一万"),
    (100000000, "[DBNum2]General", "壱億"),
    (123456789012, "[DBNum1]General", "千二百三十四億五千六百七十八万九千十二"),
    (1.25, "[DBNum1]General", "一.二五"),
    (-12, "[DBNum1]General", "-十二"),
    (12, '[DBNum1]"第"General"号"', "第十二号"),
    (90, "[DBNum3]000-0000", "０００-００９０"),
    (1234, "[DBNum1][$-409]General", "1234"),
    (46124, '[DBNum1][$-411]yyyy"年"m"月"d"日"', "二〇二六年四月十二日"),
    (46124, '[DBNum1][$-411]ggge"年"m"月"d"日"', "令和八年四月十二日"),
    (21894, '[DBNum2][$-411]ggge"年"m"月"d"日"', "昭和参拾四年壱拾弐月壱拾日"),
    (46124, '[DBNum3][$-411]yyyy"年"m"月"d"日"', "２０２６年４月１２日"),
    (0.4201388889, '[DBNum1]h"時"mm"分"', "十時〇五分"),
]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [*DIGITS, *SECTIONS, *GENERAL, *EXPONENTS, *FRACTIONS, *DATES, *TIMES, *NUMERALS],
)
def test_number_is_shown_as_excel_shows_it(value: float, code: str, shown: str) -> None:
    """A number and its format give the text of the cell."""
    assert show_number(value, code) == shown


@pytest.mark.parametrize(
    ("number", "value", "shown"),
    [
        (0, 1.5, "1.5"), (1, 1.5, "2"), (2, 1.5, "1.50"), (3, 1234.5, "1,235"), (4, 1234.5, "1,234.50"),
        (5, -1234, "¥-1,234"), (6, 1234, "¥1,234"), (7, 1234, "¥1,234.00"), (8, -1, "¥-1.00"),
        (9, 0.25, "25%"), (10, 0.25, "25.00%"), (11, 1234, "1.23E+03"), (12, 0.5, " 1/2"), (13, 0.5, "  1/2 "),
        (14, 46113, "2026/4/1"), (15, 46113, "1-Apr-26"), (16, 46113, "1-Apr"), (17, 46113, "Apr-26"),
        (18, 0.875, "9:00 PM"), (19, 0.875, "9:00:00 PM"), (20, 0.875, "21:00"), (21, 0.875, "21:00:00"),
        (22, 46113.875, "2026/4/1 21:00"),
        (27, 46113, "R8.4.1"), (28, 46113, "令和8年4月1日"), (29, 46113, "令和8年4月1日"), (30, 46113, "4/1/26"),
        (31, 46113, "2026年4月1日"), (32, 0.375, "9時00分"), (33, 0.375, "9時00分00秒"), (34, 46113, "2026年4月"),
        (35, 46113, "4月1日"), (36, 46113, "R8.4.1"),
        (37, -1234, "-1,234"), (38, -1234, "-1,234"), (39, 1234, "1,234.00"), (40, -1234, "-1,234.00"),
        (41, 0, " - "), (42, 5, " ¥5 "), (43, 5, " 5.00 "), (44, -5, " ¥-5.00 "),
        (45, 0.0625, "30:00"), (46, 1.25, "30:00:00"), (47, 0.0625, "30:00.0"), (48, 12345, "12.3E+3"), (49, 12, "12"),
        (50, 46113, "R8.4.1"), (51, 46113, "令和8年4月1日"), (52, 46113, "2026年4月"), (53, 46113, "4月1日"),
        (54, 46113, "令和8年4月1日"), (55, 46113, "2026年4月"), (56, 46113, "4月1日"), (57, 46113, "R8.4.1"),
        (58, 46113, "令和8年4月1日"),
    ],
)  # fmt: skip
def test_built_in_formats_have_their_japanese_meaning(number: int, value: float, shown: str) -> None:
    """A format that a workbook names by number alone is the one of Japanese Excel; 27 to 58 printed 46113."""
    assert show_number(value, built_in_format(number)) == shown


def test_built_in_format_without_meaning_is_refused() -> None:
    """Numbers that Excel keeps for other languages are not guessed."""
    for number in (-1, 23, 26, 59, 163):
        with pytest.raises(NumberFormatError):
            built_in_format(number)


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0, "yyyy/m/d", "1904/1/1"),
        (44651, "yyyy/m/d", "2026/4/1"),
        (44651, "[$-411]ge aaa", "R8 水"),
        (0.375, "h:mm", "9:00"),
        (1.25, "[h]:mm", "30:00"),
    ],
)
def test_days_are_counted_from_1904_in_such_a_workbook(value: float, code: str, shown: str) -> None:
    """Dates begin four years later, times and elapsed times do not."""
    assert show_number(value, code, date1904=True) == shown


@pytest.mark.parametrize(
    ("value", "code"), [(-1, "yyyy/m/d"), (-0.5, "[h]:mm"), (2958466, "m/d"), (2958465.9999999, "h:mm:ss"), (1e300, "[s]")]
)
def test_days_that_excel_has_not_are_refused(value: float, code: str) -> None:
    """Where Excel fills a cell with #, there is nothing to print."""
    with pytest.raises(DateRangeError):
        show_number(value, code)


def test_number_that_no_section_is_for_is_refused() -> None:
    """Two conditions and no third section leave numbers that Excel shows as #."""
    with pytest.raises(DateRangeError):
        show_number(3, "[>10]0;[<0]0")


@pytest.mark.parametrize(
    "code",
    [
        '0"円', "[Red", "0\\", "0_", "*", "0kg", "[NatNum1]0", "[h:mm", "[DBNum4]0", "[Color]0", "0;0;0;0;0",
        "[>1]0;[>2]0;[>3]0", "yyyy 0", "yyyy General", "0 General", "0@", "0.0.0", "0.0,0", "# /8", "?/", "?/? 0", "0/0.0",
        "# ?/?%", "ss.0#", "B2yyyy", "[$-4000439]0", "[$-60401]yyyy", "[$-30411]yyyy", "[DBNum1][$-804]0", "0" * 256,
    ],
)  # fmt: skip
def test_codes_of_no_meaning_are_refused(code: str) -> None:
    """What the grammar does not know is told, never guessed."""
    with pytest.raises(NumberFormatError):
        show_number(45000.5, code)


@pytest.mark.parametrize("code", ["[$-40C]dddd", "[$-de-DE]mmmm", "[$-804]ggge", "[$-412]h AM/PM", "[$-th-TH]aaa"])
def test_words_of_other_languages_are_refused(code: str) -> None:
    """Names of days and months are printed in Japanese or English, or not at all."""
    with pytest.raises(NumberFormatError):
        show_number(45000.5, code)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    """No workbook of Excel holds them, but others may."""
    with pytest.raises(NumberFormatError):
        show_number(value, "0")


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("本店", "General", "本店"),
        ("本店", "@", "本店"),
        ("本店", '@"様"', "本店様"),
        ("本店", "0;-0;0;@@", "本店本店"),
        ("本店", '0;-0;0;"文字"', "文字"),
        ("本店", ";;;", ""),
        ("本店", "0;@", "本店"),
        ("本店", "000", "本店"),
        ("本店", "yyyy/m/d;@", "本店"),
        ("mmss", "_ @_ ", " mmss "),
    ],
)
def test_text_is_shown_by_its_section(text: str, code: str, shown: str) -> None:
    """A text takes the fourth section, or the one with @; no other format changes it."""
    assert show_text(text, code) == shown


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_whole_numbers_survive(number: int) -> None:
    """Fifteen digits go through plain formats and come back."""
    assert int(show_number(number, "0")) == number
    assert int(show_number(number, "#,##0").replace(",", "")) == number
    assert int(show_number(number, "000\\-0000").replace("-", "")) == abs(number)


@given(st.integers(0, 10**11 - 1))
def test_general_shows_whole_numbers_whole(number: int) -> None:
    """Up to eleven digits stand as typed."""
    assert show_number(number, "General") == str(number)


@given(st.dates(datetime.date(1900, 3, 1), datetime.date(9999, 12, 31)))
def test_dates_survive(day: datetime.date) -> None:
    """A day goes through its serial number and comes back, from 1900 and from 1904."""
    serial = (day - datetime.date(1899, 12, 30)).days
    assert show_number(serial, "yyyy-mm-dd") == day.isoformat()
    assert show_number(serial, "aaa") == "月火水木金土日"[day.weekday()]
    if serial >= 1462:
        assert show_number(serial - 1462, "yyyy-mm-dd", date1904=True) == day.isoformat()


@given(st.times(datetime.time(0), datetime.time(23, 59, 59)))
def test_times_survive(time: datetime.time) -> None:
    """A time of whole seconds goes through the fraction of a day and comes back."""
    serial = (time.hour * 3600 + time.minute * 60 + time.second) / 86400
    assert show_number(serial, "hh:mm:ss") == time.isoformat("seconds")
    assert show_number(serial, "[hh]:mm") == time.isoformat("minutes")


@given(
    st.floats(),
    st.text(st.sampled_from('0#?.,%/E+-;@[]"\\_*! ymdhsgearb:月円$-41<=>9DBNumGl'), max_size=12)
    | st.lists(
        st.sampled_from([code for _, code, _ in [*DIGITS, *SECTIONS, *FRACTIONS, *DATES, *TIMES, *NUMERALS]]), max_size=3
    ).map("".join),
    st.booleans(),
)
def test_nothing_but_the_fault_is_raised(value: float, code: str, date1904: bool) -> None:
    """Any number in any format gives a text or the fault; so does any text."""
    with contextlib.suppress(NumberFormatError):
        assert isinstance(show_number(value, code, date1904=date1904), str)
    with contextlib.suppress(NumberFormatError):
        assert isinstance(show_text("文", code), str)
