"""The form of a memo: room to write in, even rows, dates."""

from __future__ import annotations

from itertools import pairwise

import pytest

from faqprint.compose.memo_form import is_date, memo_fields
from faqprint.compose.text_composer import TextComposer
from faqprint.layout.memo import FIELD_WIDTH, MemoField
from faqprint.layout.structure import StructureTree
from faqprint.manuscript.model import Inline
from faqprint.style import Style
from faqprint.text.fonts import Faces
from faqprint.text.setter import Typesetter
from faqprint.units import EM, MM

A4, A5 = 174 * MM, 112 * MM


@pytest.fixture(scope="module")
def composer() -> TextComposer:
    """A composer of the body."""
    return TextComposer(
        Typesetter(Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf")), StructureTree(), Style(), 10.5, 1.65
    )


def form(composer: TextComposer, width: float, *names: str) -> tuple[tuple[MemoField, ...], ...]:
    """The rows of a form."""
    return memo_fields(composer, [Inline(name) for name in names], width, 0)


@pytest.mark.parametrize("width", [A4, A5])
@pytest.mark.parametrize("count", range(1, 21))
def test_each_field_has_its_room_and_rows_are_even(composer: TextComposer, width: float, count: int) -> None:
    """Up to twenty fields of mixed names: 35 mm at least beside each label, rows that fill the width, none longer by two."""
    names = [("所属", "お名前", "電話番号", "メールアドレス", "お使いの機種")[i % 5] for i in range(count)]
    rows = form(composer, width, *names)
    assert sum(map(len, rows)) == count
    assert max(map(len, rows)) - min(map(len, rows)) <= 1
    for row in rows:
        assert all(field.width - field.label_width >= FIELD_WIDTH - 1e-6 for field in row)
        assert row[0].x == 0.0 and row[-1].x + row[-1].width == pytest.approx(width)
        for field, following in pairwise(row):
            assert field.x + field.width == pytest.approx(following.x)


def test_three_short_fields_stand_beside_each_other_and_four_in_two_rows(composer: TextComposer) -> None:
    """Once four fields in a row left the one with a long name no room to write."""
    assert [len(row) for row in form(composer, A4, "所属", "氏名", "日付")] == [3]
    assert [len(row) for row in form(composer, A4, "部署名・支店名", "氏名", "電話番号", "ご記入日")] == [2, 2]


def test_rows_of_as_many_fields_stand_in_columns(composer: TextComposer) -> None:
    """Their labels are as wide as the widest above or below, so that the rules meet."""
    rows = form(composer, A4, "所属", "氏名", "電話番号", "部署名", "ＦＡＸ番号", "住所", "備考", "印")
    full = [row for row in rows if len(row) == 3]
    assert len(full) == 2
    assert [(f.x, f.label_width) for f in full[0]] == [(f.x, f.label_width) for f in full[1]]


def test_a_long_label_turns_over(composer: TextComposer) -> None:
    """It leaves the room to write in as it is."""
    ((field,),) = form(composer, A5, "お使いのパソコンの機種とオペレーティングシステムのバージョン")
    assert len(field.label.lines) > 1


@pytest.mark.parametrize(
    "label", ["日付", "ご記入日", "生年月日", "受付日：", "記入年月日（西暦）", "お申込日", "期日", "日付け"]
)
def test_what_takes_a_date(composer: TextComposer, label: str) -> None:
    """日付 and its kin print 年 月 日."""
    assert is_date(label)
    ((field,),) = form(composer, A4, label)
    assert ["".join(piece.text for piece in mark.pieces) for mark in field.date] == ["年", "月", "日"]


@pytest.mark.parametrize("label", ["曜日", "定休日", "休日", "日時", "日数", "氏名", "営業日", "日付の印"])
def test_what_takes_none(label: str) -> None:
    """Days of the week and of rest, hours, numbers of days."""
    assert not is_date(label)


@pytest.mark.parametrize(("size", "width", "printed"), [(10.5, A4, True), (40.0, A4, True), (40.0, A5, False)])
def test_a_date_in_large_type_has_room_for_its_words_or_none(
    composer: TextComposer, size: float, width: float, printed: bool
) -> None:
    """年, 月 and 日 of 40 pt were printed over each other in 35 mm: exit 4."""
    large = TextComposer(composer.setter, StructureTree(), Style(), size, 1.65)
    for row in form(large, width, "日付", "口座"):
        for field in row:
            if field.date:
                free = field.width - field.label_width - size
                assert sum(mark.width for mark in field.date) * size / EM < free
    dates = [field.date for row in form(large, width, "日付", "口座") for field in row]
    assert (bool(dates[0]), bool(dates[1])) == (printed, False)
