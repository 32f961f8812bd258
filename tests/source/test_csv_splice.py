"""A CSV changed in place."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.source.csv_splice import CsvSpans

CELL = st.text('aあ,"\n 0', max_size=5)
TABLE = st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=5)


def written(rows: list[list[str]], newline: str, *, ending: bool, bom: bool) -> bytes:
    """A table as a program writes it."""
    out = io.StringIO()
    csv.writer(out, lineterminator=newline).writerows(rows)
    text = out.getvalue() if ending else out.getvalue().removesuffix(newline)
    return ("\ufeff" * bom + text).encode()


def read(content: bytes) -> list[list[str]]:
    """What the standard library reads."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@given(rows=TABLE, newline=st.sampled_from(["\n", "\r\n"]), ending=st.booleans(), bom=st.booleans(), data=st.data())
def test_any_change_is_what_it_was_meant_to_be(
    rows: list[list[str]], newline: str, ending: bool, bom: bool, data: st.DataObject
) -> None:
    """Read by the standard library: one cell, a record more, one less, two that change places; the rest stays."""
    content = written(rows, newline, ending=ending, bom=bom)
    spans = CsvSpans(content)
    rows = read(content)  # an empty record at the end, which no line end closes, is none
    assert [[cell.text for cell in record.cells] for record in spans.records] == [row or [""] for row in rows]
    if not rows:
        return
    one, other = data.draw(st.tuples(*[st.integers(0, len(rows) - 1)] * 2))
    text = data.draw(CELL)
    if rows[one]:
        column = data.draw(st.integers(0, len(rows[one]) - 1))
        meant = [[*row] for row in rows]
        meant[one][column] = text
        assert read(spans.with_cell(one, column, text)) == [row if row != [""] else [] for row in meant] or [""] in meant
        assert spans.with_cell(one, column, rows[one][column]) == content
    assert read(spans.with_record(one, ["x", text, "y"])) == [*rows[: one + 1], ["x", text, "y"], *rows[one + 1 :]]
    assert read(spans.without_record(one)) == [*rows[:one], *rows[one + 1 :]]
    changed = [*rows]
    changed[one], changed[other] = rows[other], rows[one]
    if one != other:
        assert read(spans.with_records_changed(one, other)) == changed


def test_quotes_line_ends_and_code_stay() -> None:
    """A cell in quotes keeps them; a cell that needs them gets them; cp932 and a byte order mark stay what they are."""
    spans = CsvSpans('code,名\r\n"001",本店\r\n'.encode("cp932"))
    assert spans.with_cell(1, 0, "002") == 'code,名\r\n"002",本店\r\n'.encode("cp932")
    assert spans.with_cell(1, 1, 'a"b,c') == 'code,名\r\n"001","a""b,c"\r\n'.encode("cp932")
    assert spans.with_cell(1, 3, "x") == 'code,名\r\n"001",本店,,x\r\n'.encode("cp932")
    with pytest.raises(UnicodeEncodeError):
        spans.with_cell(1, 1, "𠮷")
    assert CsvSpans(b"\xef\xbb\xbfa\n").with_cell(0, 0, "b") == b"\xef\xbb\xbfb\n"


def test_blank_records_are_told() -> None:
    """They are no rows."""
    assert [record.is_blank for record in CsvSpans(b"a,b\n\n , \nc\n").records] == [False, True, True, False]
