"""What a spreadsheet leaves behind in a list: each trace a warning at its cell, and no warning of what is a value."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from faqprint.manuscript.branch_traces import look_for_traces
from faqprint.source.tables import SheetCell, SheetRow, SheetTable


def told(heads: Sequence[str], *rows: Sequence[str]) -> list[tuple[str, int, int, dict[str, str]]]:
    """The warnings of a list whose first column is that of the codes: code, line, column, values."""
    table = SheetTable("b.csv")
    table.heads = tuple(SheetCell(text, 1, column) for column, text in enumerate(heads, 1))
    for line, texts in enumerate(rows, 2):
        cells = tuple(SheetCell(text, line, column) for column, text in enumerate(texts, 1))
        table.rows.append(SheetRow(cells, line, 1))
    look_for_traces(table, 0)
    assert {fault.severity for fault in table.faults} <= {"warning"}
    return [(fault.code, fault.place.line, fault.place.column, dict(fault.values)) for fault in table.faults]


def of_value(text: str) -> list[str]:
    """The codes of what is said of a value in a column that is none of codes."""
    return [code for code, *_ in told(["code", "tel"], ["001", text])]


def of_codes(*texts: str) -> list[tuple[str, int, str]]:
    """What is said of codes: which, in which line, and what they were probably meant to be."""
    return [(code, line, values.get("full", "")) for code, line, _, values in told(["code"], *([text] for text in texts))]


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "#DIV/0!", "#####"])
def test_errors_of_a_spreadsheet(text: str) -> None:
    """And what it saves of a column that was too narrow."""
    assert of_value(text) == ["branch-cell-trace"]


@pytest.mark.parametrize("text", ["1.2E+09", "9.0123E+10", "12345.00", "1E-5"])
def test_numbers_in_its_own_writing(text: str) -> None:
    """With an exponent, or whole ones with decimals."""
    assert of_value(text) == ["branch-cell-number"]


@pytest.mark.parametrize("text", ["963261234", "90-1234-5678", "(96) 326-1234", "9012345678"])
def test_telephone_numbers_without_their_zero(text: str) -> None:
    """In one or as a number format parts them; told with the zero put back."""
    ((code, line, column, values),) = told(["code", "tel"], ["001", text])
    assert (code, line, column) == ("branch-cell-short", 2, 2)
    assert values["full"].replace("(", "").startswith("0")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "096-326-1234",
        "０９６－３２６－１２３４",
        "12345",
        "1.5",
        "3.0",
        "#1",
        "E12",
        "2026-11-22",
        "1-2-3",
        "本店",
        "123-4567",
    ],
)
def test_values_that_are_none_of_these(text: str) -> None:
    """An office types them."""
    assert of_value(text) == []


def test_numbers_shorter_than_those_with_a_zero() -> None:
    """A column of numbers of one length lost the zeros of some."""
    rows = [["001", "0123"], ["002", "456"], ["003", "7890"]]
    assert told(["code", "no"], *rows) == [("branch-cell-short", 3, 2, {"column": "no", "text": "456", "full": "0456"})]


def test_codes_that_lost_their_zeros() -> None:
    """Each that is shorter than those that kept theirs, with what it was."""
    assert of_codes("001", "2", "30", "400") == [("branch-code-short", 3, "002"), ("branch-code-short", 4, "030")]


def test_codes_of_several_lengths() -> None:
    """Where none begins with a zero it cannot be known: told once, at the first of the shortest."""
    assert of_codes("12", "3", "4") == [("branch-codes-mixed", 3, "03")]
    assert of_codes("12", "34") == []
    assert of_codes("a", "bcd", "12") == []
    assert of_codes() == []


def test_codes_with_decimals_are_told_however_short() -> None:
    """No code has any."""
    assert [code for code, *_ in of_codes("1.0", "2.0")] == ["branch-cell-number"] * 2
