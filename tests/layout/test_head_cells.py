"""Heads of columns, heads of rows, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.layout.head_cells import head_scopes

WORDS = st.sampled_from(["", "窓口", "画面", "無料", "110円"])
TABLES = st.integers(1, 5).flatmap(lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=2))


def shown(table: str) -> str:
    """The scopes of a table, a letter a cell: R(ow), C(olumn) or a stop for data."""
    rows = [["" if words == "－" else words for words in line.split()] for line in table.splitlines()]
    return " ".join("".join(scope[:1] or "." for scope in row) for row in head_scopes(rows))


@pytest.mark.parametrize(
    ("table", "scopes"),
    [
        ("振込先 窓口 画面\n当庫 無料 無料\n他行 660円 330円\n海外 3000円 －", "CCC R.. R.. R.."),
        ("振込先 窓口 画面\n当庫 無料 無料\n当庫 660円 330円\n海外 3000円 －", "CCC ... ... ..."),  # not each row its own name
        ("振込先 窓口 画面\n当庫 無料 無料\n－ 660円 330円\n海外 3000円 －", "CCC ... ... ..."),  # it goes on with the row above
        ("振込先 窓口 画面\n当庫 無料 無料", "CCC ..."),  # one row needs no name
        ("－ 窓口 画面\n当庫 無料 無料", ".CC R.."),  # but where its corner is left empty
        ("－ 窓口 画面\n当庫 無料 無料\n他行 660円 330円", ".CC R.. R.."),
        ("振込先 － 画面\n当庫 無料 無料", "C.C ..."),  # it was a head without words
        ("振込先 窓口 画面\n当庫 無料 無料\n他行 660円 330円", ".CC R.. R.."),  # five heads for four data were too many
        ("時間 手数料\n昼 無料\n夜 110円", ".C R. R."),
        ("注意\n甲\n乙", "C . ."),  # a list of one column
    ],
)
def test_heads(table: str, scopes: str) -> None:
    """Heads of columns are those of the first row, heads of rows those of a first column that names them."""
    assert shown(table) == scopes


@given(TABLES)
def test_no_head_is_without_words(rows: list[list[str]]) -> None:
    """Whoever hears a table is never told of a head that says nothing."""
    for row, scopes in zip(rows, head_scopes(rows), strict=True):
        assert all(words for words, scope in zip(row, scopes, strict=True) if scope)


@given(TABLES)
def test_heads_stand_at_the_edges(rows: list[list[str]]) -> None:
    """Heads of columns in the first row only, heads of rows in the first column only, in all of it or none; never too many."""
    first, *others = head_scopes(rows)
    assert {*first} <= {"Column", ""}
    assert {scope for row in others for scope in row[1:]} <= {""}
    named = {row[0] for row in others}
    assert named in ({"Row"}, {""})
    heads = sum(bool(scope) for row in (first, *others) for scope in row)
    assert named == {""} or 2 * heads <= len(rows) * len(rows[0])


def test_a_head_over_several_rows_stands_once() -> None:
    """The cells that belong to it name no row, and do not keep the others from it."""
    rows = [["区分", "時間", "窓口"], ["平日", "昼間", "本店"], ["", "夜間", "なし"], ["土日", "終日", "なし"]]
    assert head_scopes(rows, {(2, 0)}) == [["Column"] * 3, ["Row", "", ""], ["", "", ""], ["Row", "", ""]]
    assert head_scopes(rows)[1] == ["", "", ""]
