"""Paper, type areas and columns from the style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.errors import LayoutError
from faqprint.layout.geometry import HUNG_LEAST, HUNG_MEASURE, columns, paper, place_hang
from faqprint.style import Margins, Measures, Padding, Sizes, Style
from faqprint.units import MM


def test_the_type_area_is_what_the_margins_leave() -> None:
    """A4 with 22 and 20 mm above and below, 18 mm at the sides."""
    area = paper(Style(), 0.0, 0.0).odd
    assert tuple(area) == pytest.approx((18 * MM, 22 * MM, 192 * MM, 277 * MM))
    assert (area.width, area.height) == pytest.approx((174 * MM, 255 * MM))


def test_head_and_foot_push_the_type_area_if_the_margins_are_less() -> None:
    """A margin of 3 mm leaves no room for a running head of 40 pt."""
    area = paper(Style(margins=Margins(top=3, bottom=3)), 40.0, 30.0).odd
    assert (area.top, area.bottom) == pytest.approx((40.0, 297 * MM - 30.0))


def test_no_type_area_is_an_error_in_millimetres() -> None:
    """Margins that leave 20 mm."""
    with pytest.raises(LayoutError) as caught:
        paper(Style(margins=Margins(left=95, right=95)), 0.0, 0.0)
    assert caught.value.code == "no-type-area"
    assert caught.value.values["width"] == "20"


def test_measures_left_out_share_17_to_26_in_whole_em() -> None:
    """TB-2: No 2, 区分 5, the rest 17 : 26."""
    assert columns(Style(), 174 * MM, 18).measures == (2, 5, 17, 26)
    large = Style(sizes=Sizes(table=12))
    assert columns(large, 174 * MM, 18).measures == (2, 5, 12, 18)


def test_no_is_wider_from_ten_thousand_questions_on() -> None:
    """Five digits need two em and a half."""
    assert columns(Style(), 174 * MM, 9_999).measures[0] == 2
    assert columns(Style(), 174 * MM, 10_000).measures[0] == 3


@pytest.mark.parametrize("width", [300.0, 350.0, 400.0, 437.0, 493.2, 560.0, 700.0])
def test_the_columns_and_their_padding_fit_the_width(width: float) -> None:
    """Never wider than the type area, and no more than a whole em short of it per column; padding never less than asked."""
    made = columns(Style(), width, 18)
    total = sum(made.measures) * 9 + 8 * made.padding
    assert width - 0.01 <= total + 2 * 9 and total <= width + 0.01
    assert made.padding >= 0.5 * 9
    assert made.measures[2] >= 8 and made.measures[3] >= 12


@pytest.mark.parametrize("width", [437.0, 174 * MM, 493.2])
def test_what_is_left_over_widens_the_padding(width: float) -> None:
    """Both sides of four cells, so that the table is as wide as the text."""
    made = columns(Style(), width, 18)
    assert sum(made.measures) * 9 + 8 * made.padding == pytest.approx(width, abs=1e-4)


def test_named_measures_are_never_squeezed() -> None:
    """2 + 5 + 20 + 30 em and padding are 61 em, 193.7 mm at 9 pt: the error names the sums."""
    with pytest.raises(LayoutError) as caught:
        columns(Style(measures=Measures(question=20, answer=30)), 174 * MM, 18)
    assert caught.value.code == "measures-too-wide"
    assert caught.value.values["sum"] == "2 + 5 + 20 + 30 = 57"
    assert caught.value.values["needed"] == "193.7"
    assert caught.value.values["available"] == "174.0"


def test_a_named_measure_leaves_the_rest_to_the_other() -> None:
    """質問 of 15 em on A4: 28 for 回答."""
    assert columns(Style(measures=Measures(question=15)), 174 * MM, 18).measures == (2, 5, 15, 28)
    assert columns(Style(measures=Measures(answer=24.5)), 174 * MM, 18).measures == (2, 5, 19, 24.5)


def test_shares_that_get_too_small_name_a_size_that_fits() -> None:
    """20 pt on A4: less than 8 and 12 em; the named size fits, half a point more does not."""
    style = Style(sizes=Sizes(table=16), padding=Padding(x=0.5))
    with pytest.raises(LayoutError) as caught:
        columns(style, 120 * MM, 18)
    assert caught.value.code == "columns-too-narrow"
    fits = float(caught.value.values["fits"])
    columns(Style(sizes=Sizes(table=fits)), 120 * MM, 18)
    with pytest.raises(LayoutError):
        columns(Style(sizes=Sizes(table=fits + 0.5)), 120 * MM, 18)


def test_a_paper_on_which_no_size_fits_says_so() -> None:
    """Below 8 pt no size is offered (TB-1)."""
    with pytest.raises(LayoutError) as caught:
        columns(Style(), 60 * MM, 18)
    assert caught.value.code == "paper-too-narrow"


def test_a_mark_leaves_its_indent_where_the_measure_is_narrow() -> None:
    """Before the text behind it gets narrower than four em; it stays in the measure (0.1.1: exit 4, outside the type area)."""
    assert place_hang(26.0, 5.0, 5.0, "（１２３）") == (5.0, 10.0)
    assert place_hang(13.0, 10.0, 5.0, "（１２３）") == (4.0, 9.0)
    assert place_hang(7.0, 3.0, 5.0, "（１２３）") == (0.0, 5.0)


def test_a_measure_that_no_text_fits_behind_a_mark_is_told() -> None:
    """With the measure that would do."""
    with pytest.raises(LayoutError) as caught:
        place_hang(5.5, 0.0, 5.0, "（１２３）")
    assert (caught.value.code, caught.value.values["needed"]) == ("mark-too-wide", "9")
    assert place_hang(9.0, 0.0, 5.0, "（１２３）") == (0.0, 5.0)


@given(st.integers(2, 80), st.integers(0, 80), st.integers(1, 40))
def test_a_mark_and_its_text_stand_inside_the_measure(measure: int, base: int, hang: int) -> None:
    """In half em: the text keeps what it needs, the mark its hang."""
    try:
        left, indent = place_hang(measure / 2, base / 2, hang / 2, "※")
    except LayoutError:
        assert measure / 2 - hang / 2 < HUNG_LEAST
        return
    assert 0 <= left <= base / 2 and indent - left == hang / 2
    assert measure / 2 - indent >= min(HUNG_MEASURE, measure / 2 - hang / 2)
    assert left == base / 2 or measure / 2 - indent <= HUNG_MEASURE
