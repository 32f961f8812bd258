"""Tables inside texts: their columns, what stands at the right, where a file's name breaks."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from faqprint.compose.inner_tables import broken_between_parts, column_measures, compose_cell, compose_grid
from faqprint.compose.text_composer import TextComposer
from faqprint.errors import LayoutError
from faqprint.layout.grid import Grid
from faqprint.layout.structure import StructureTree
from faqprint.manuscript.model import CHANGE_BAR, Inline, InnerTable, Span, TableColumn
from faqprint.style import Style
from faqprint.text.fonts import Faces
from faqprint.text.setter import Typesetter
from faqprint.units import ceil_half, floor_half


@pytest.fixture(scope="module")
def composer() -> TextComposer:
    """A composer of table cells."""
    return TextComposer(Typesetter(Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf")), StructureTree(), Style(), 9.0, 1.5)


def inner(*rows: str, columns: tuple[TableColumn, ...] = (), whole: bool = False) -> InnerTable:
    """A table of rows whose cells are parted by bars."""
    return InnerTable(tuple(tuple(map(Inline, row.split("|"))) for row in rows), columns=columns, whole=whole)


def measures(composer: TextComposer, table: InnerTable, measure: float) -> list[float]:
    """The measures of a table's columns."""
    return column_measures(composer, table, table.columns or (TableColumn(),) * len(table.rows[0]), measure)


def needing(*columns: int) -> InnerTable:
    """A table of one row whose columns need so many em."""
    return inner("|".join("あ" * need for need in columns))


def lines_of(grid: Grid) -> list[list[int]]:
    """The number of lines of each cell."""
    return [[len(cell.lines) for cell in row.cells] for row in (grid.head, *grid.rows)]


def test_columns_that_fit_have_what_they_need(composer: TextComposer) -> None:
    """No wider, unless the table is to fill the measure; none below two em."""
    assert measures(composer, needing(4, 8, 1), 26) == [4, 8, 2]
    assert measures(composer, needing(4, 8, 1)._replace(whole=True), 26) == [4, 8, 11.5]


@pytest.mark.parametrize(
    "columns", [(3, 11, 15, 42), (3, 40), (9, 9, 9, 9), (2, 2, 2, 2, 2, 2, 30), (100, 1), (20, 20, 20, 20, 20)]
)
def test_columns_that_do_not_fit_share_the_measure(composer: TextComposer, columns: tuple[int, ...]) -> None:
    """They fill it, none below two em, and a longer text is never in the narrower column."""
    made = measures(composer, needing(*columns), 26)
    assert sum(made) == int((26 - 0.8 * len(columns)) * 2 + 1e-6) / 2
    assert min(made) >= 2
    by_need = [width for _, width in sorted(zip(columns, made, strict=True))]
    assert by_need == sorted(by_need)


def test_too_many_columns_are_an_error(composer: TextComposer) -> None:
    """Ten of two em and their padding do not fit 26 em."""
    with pytest.raises(LayoutError) as caught:
        measures(composer, needing(*[1] * 10), 26)
    assert caught.value.values == {"columns": "10", "fits": "9"}


@pytest.mark.parametrize(
    "date",
    ["令和8年11月22日", "2026-11-22", "2026/4/1", "２０２６年１１月", "R8.4.1", "令和8年4月1日（水）", "第1.0版", "Ver. 2.10"],
)
def test_a_date_or_version_is_never_broken(composer: TextComposer, date: str) -> None:
    """Beside a remark that takes all there is: once the revisions' dates turned over on A5."""
    grid = compose_grid(composer, inner("日付|内容", f"{date}|{'電子証明書の更新の手順を改めました。' * 4}"), 26, 0)
    assert lines_of(grid)[1][0] == 1


def test_a_figure_keeps_its_unit(composer: TextComposer) -> None:
    """Beside a remark that takes all there is: once 1,100 and 円 stood on two lines."""
    grid = compose_grid(composer, inner("額|注意", f"1,100円|{'組み戻しの手数料は別です。' * 5}"), 26, 0)
    assert lines_of(grid)[1][0] == 1


def test_a_figure_is_not_broken_for_an_address_that_is(composer: TextComposer) -> None:
    """In a measure that not even the words fit: once 1,10／0円 stood beside a URL on five lines."""
    grid = compose_grid(composer, inner("区分|受付|連絡先|手数料", "平日|終日|（https://help.example.jp/）|1,100円"), 14, 0)
    assert lines_of(grid)[1][3] == 1


@given(
    st.lists(
        st.tuples(st.sampled_from(("x" * 30, "語" * 9, "1,100円", "98%", "22,000円")), st.integers(1, 3)), min_size=2, max_size=6
    ),
    st.sampled_from((14.0, 18.0, 26.0)),
)
def test_figures_hold_wherever_the_measure_has_room_for_them(
    composer: TextComposer, columns: list[tuple[str, int]], measure: float
) -> None:
    """Whatever stands beside them, words longer than any column too; no column is below two em, and all keep the measure."""
    assume(2.8 * len(columns) <= measure)
    cells = [cell * (times if cell[0] in "x語" else 1) for cell, times in columns]
    table = inner("|".join("頭" for _ in cells), "|".join(cells))
    least = sum(2.0 if cell[0] in "x語" else max(2.0, ceil_half(composer.width(cell))) for cell in cells)
    made = measures(composer, table, measure)
    assert min(made) >= 2 and sum(made) <= measure - 0.8 * len(cells) + 1e-6
    if least <= floor_half(measure - 0.8 * len(cells)):
        lines = lines_of(compose_grid(composer, table, measure, 0))[1]
        assert all(count == 1 for cell, count in zip(cells, lines, strict=True) if cell[0] not in "x語")


def test_what_is_filled_in_by_hand_gives_way_before_a_version_breaks(composer: TextComposer) -> None:
    """Once 第／1.0／版 stood on three lines beside 11 em for a date and a seal."""
    columns = (TableColumn(), TableColumn("left"), TableColumn("left", 5.5, tightest=4.0), TableColumn("left", 5.0, tightest=3.5))
    table = inner("支店|版|配布日|受領印", f"{'支店' * 9}|第1.0版||", columns=columns, whole=True)
    assert measures(composer, table, 24) == [6.5, 3.5, 5.5, 5.0]
    assert measures(composer, table, 17)[1:] == [3.5, 4.0, 3.5]


def test_autospace_is_counted(composer: TextComposer) -> None:
    """330／円, 第／1.0版 and 令和／8年11月22日 were broken where a style has white between Latin and Japanese."""
    style = Style(line=composer.style.line._replace(autospace=0.125))
    spaced = TextComposer(composer.setter, StructureTree(), style, 9.0, 1.5)
    table = inner("版|日付|額|内容", f"第1.0版|令和8年11月22日|330円|{'内容' * 30}")
    assert lines_of(compose_grid(spaced, table, 26, 0))[1][:3] == [1, 1, 1]


def test_words_are_whole_where_the_measure_holds_them(composer: TextComposer) -> None:
    """The least measure of a column is its longest word; where all words together are too long, they share by need."""
    table = inner("窓口|電話|備考", f"本店営業部|0120-000-000|{'受付は平日の九時から十五時までです。' * 3}")
    made = measures(composer, table, 26)
    assert made[1] >= 6.0
    assert sum(measures(composer, inner("A|B", f"{'x' * 60}|{'y' * 60}"), 26)) == 24.0


def test_no_column_is_half_empty_while_another_wraps_thrice(composer: TextComposer) -> None:
    """The table is as low as any sharing makes it."""
    rows = (
        "区分|手数料|ご注意",
        "窓口扱い|1,100円|" + "当日扱いは午後二時までにお申し込みください。" * 2,
        "ＡＴＭ|220円|ございません。",
    )
    table = inner(*rows)
    grid = compose_grid(composer, table, 26, 0)
    lowest = sum(max(row) for row in lines_of(grid))
    for first in range(4, 20):
        for second in range(4, 20):
            third = 47 - first - second
            if third >= 6:
                counts = [
                    [composer.count(cell, width / 2) for cell, width in zip(row, (first, second, third), strict=True)]
                    for row in table.rows
                ]
                assert sum(map(max, counts)) >= lowest
    assert lines_of(grid)[2] == [1, 1, 1]


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        (("1,100円", "220円", "－"), True),
        (("１，１００円", "０円", ""), True),
        (("3", "12", "105"), True),
        (("▲5,000", "+120", "0.5"), True),
        (("30%", "5.5%", "100%"), True),
        (("￥500", "￥1,200", "￥0"), True),
        (("1,100円", "無料", "220円"), False),
        (("1件", "3営業日", "2件"), False),
        (("001", "002", "010"), False),
        (("2026-04-01", "2026-05-01", "2026-06-01"), False),
        (("9:00", "15:00", "17:00"), False),
        (("0120-000-000", "0120-000-001", ""), False),
        (("第1.0版", "第1.1版", "第2.0版"), False),
        (("", "－", ""), False),
    ],
)
def test_a_column_of_figures_stands_at_the_right(composer: TextComposer, cells: tuple[str, ...], right: bool) -> None:
    """Figures of one unit, and dashes where there are none; codes, dates, times and telephone numbers are no figures."""
    grid = compose_grid(composer, inner("項目|額の見出し", *[f"あ|{cell}" for cell in cells]), 26, 0)
    assert {row.cells[1].align for row in grid.rows} == {1.0 if right else 0.0}
    assert {row.cells[0].align for row in grid.rows} == {0.0}
    assert {cell.align for cell in grid.head.cells} == {0.5}


def test_a_mark_of_alignment_goes_before_what_the_column_is(composer: TextComposer) -> None:
    """Figures marked to stand at the left or in the middle do."""
    columns = (TableColumn("right"), TableColumn("left"), TableColumn("center"))
    grid = compose_grid(composer, inner("a|b|c", "あ|1|2", columns=columns), 26, 0)
    assert [cell.align for cell in grid.rows[0].cells] == [1.0, 0.0, 0.5]


def test_a_file_s_name_breaks_only_behind_its_underscores(composer: TextComposer) -> None:
    """As many parts beside each other as fit; what stands between two of them is never cut while it fits."""
    name = Inline("001_本店営業部_令和8年度.pdf")
    assert broken_between_parts(composer, name, 30.0).text == name.text
    assert broken_between_parts(composer, name, 9.0).text == "001_本店営業部_\n令和8年度.pdf"
    assert broken_between_parts(composer, name, 6.0).text == "001_\n本店営業部_\n令和8年度.pdf"
    table = inner("ファイル|備考", f"{name.text}|{'い' * 60}", columns=(TableColumn(parts=True), TableColumn()))
    assert measures(composer, table, 20)[0] >= 6.5


def test_a_cell_of_several_lines_is_as_wide_as_its_longest(composer: TextComposer) -> None:
    """A line feed ends a line; the column is not as wide as all of them in a row."""
    assert measures(composer, inner("見出し|二", "平日\n土曜日曜|い"), 26) == [4, 2]
    grid = compose_grid(composer, inner("見出し|二", "平日\n土曜日曜|い"), 26, 0)
    assert lines_of(grid)[1] == [2, 1]
    assert [row.line_count for row in grid.rows] == [2]


def test_outside_the_table_the_frame_is_the_outer_one_and_markers_stand(composer: TextComposer) -> None:
    """Inside an answer the frame is as the rules inside, and the table around says that it goes on."""
    body = TextComposer(composer.setter, StructureTree(), Style(), 10.5, 1.65, body=True)
    for made, frame, marked in ((composer, 0.35, False), (body, 0.75, True)):
        grid = compose_grid(made, inner("a|b", "あ|い"), 26, 0)
        assert (grid.rule, grid.frame, bool(grid.markers)) == (0.35, frame, marked)


def test_line_ends_in_cells_are_kept(composer: TextComposer) -> None:
    """A column is as wide as the longest line; figures stand at the right line by line."""
    table = inner("振込額|手数料", "３万円未満\n３万円以上|330円\n1,100円", "合計|22,000円")
    assert measures(composer, table, 30.0) == [5.0, 4.0]
    grid = compose_grid(composer, table, 30.0, 0)
    assert lines_of(grid) == [[1, 1], [2, 2], [1, 1]]
    assert [row.cells[1].align for row in grid.rows] == [1.0, 1.0]


def test_what_changed_is_shown_at_its_own_line_of_a_cell(composer: TextComposer) -> None:
    """In the second one, in both, and as a bar where something is gone (all stood at the first line, and that of the last)."""
    for spans, lines in (
        ([Span(3, 5, decoration="underline")], [1]),
        ([Span(0, 5, decoration="strike")], [0, 1]),
        ([Span(5, 5, decoration=CHANGE_BAR)], [1]),
    ):
        cell = compose_cell(composer, Inline("他店\nあて", tuple(spans)), 10, composer.tree.add("TD", 0), 0.0)
        assert [spot.line for spot in cell.decorations] == lines


def test_a_joined_cell_spans_its_rows_in_the_tags_too(composer: TextComposer) -> None:
    """The cells below it have no element; it heads the rows that it takes, and makes none of them higher."""
    tree = StructureTree()
    table = inner("区分|時間|連絡先", "平日|昼間|お取引店", "|夜間|監視\nセンター\nです", "土日|終日|")._replace(
        joined=((2, 0), (3, 2))
    )
    grid = compose_grid(composer.on(tree), table, 40.0, 0)
    rows = [number for number, kind in enumerate(tree.kinds) if kind == "TR"]
    cells = [[number for number, parent in enumerate(tree.parents) if parent == row] for row in rows]
    assert [[tree.kinds[cell] for cell in row] for row in cells] == [["TH"] * 3, ["TH", "TD", "TD"], ["TD", "TD"], ["TH", "TD"]]
    assert tree.attributes[cells[1][0]] == {"Scope": "Row", "RowSpan": "2"}
    assert tree.attributes[cells[2][1]] == {"RowSpan": "2"}
    assert [row.joined for row in grid.rows] == [frozenset(), {0}, {2}]
    assert [row.line_count for row in grid.rows] == [1, 1, 1]


def test_a_joined_cell_makes_a_table_lower(composer: TextComposer) -> None:
    """A text of many lines stands beside all the rows that it takes, where it made one row high."""
    rows = [f"{'長い説明の文です。' * 5 if not i else ''}|{'あ' * 20}" for i in range(6)]
    table = inner("説明|内容", *rows)
    joined = table._replace(joined=tuple((row, 0) for row in range(2, 7)))
    heights = [compose_grid(composer, made, 30.0, 0).height for made in (table, joined)]
    assert heights[1] < heights[0] - 3 * composer.pitch


@pytest.mark.parametrize("measure", [1.0, 2.5, 2.8, 3.0, 5.5, 5.6, 8.0, 12.5, 26.0, 45.0])
@pytest.mark.parametrize("count", [1, 2, 3, 8, 40])
def test_a_table_of_as_many_columns_as_the_advice_says_fits(composer: TextComposer, measure: float, count: int) -> None:
    """It only said to use fewer, and nothing of a column that holds none."""
    try:
        measures(composer, needing(*[1] * count), measure)
    except LayoutError as error:
        fits = int(error.values["fits"])
        assert error.code == ("inner-table-too-wide" if fits else "inner-table-no-room") and fits < count
        assert not fits or len(measures(composer, needing(*[1] * fits), measure)) == fits
        with pytest.raises(LayoutError):
            measures(composer, needing(*[1] * (fits + 1)), measure)
