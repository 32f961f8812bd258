"""Cells as Excel shows them."""

from __future__ import annotations

import pytest

from faqprint.source.cell_text import CellError, show_cell
from faqprint.source.workbook_parts import WorkbookCell


@pytest.mark.parametrize(
    ("kind", "value", "number_format", "shown"),
    [
        ("text", "文", "General", "文"),
        ("text", "文", '@"様"', "文様"),
        ("b", "1", "General", "TRUE"),
        ("n", "1330", '#,##0"円"', "1,330円"),
        ("d", "2026-10-01", "yyyy/m/d", "2026/10/1"),
    ],
)
def test_shown(kind: str, value: str, number_format: str, shown: str) -> None:
    """Each kind in its number format."""
    assert show_cell(WorkbookCell(1, 1, kind, value, number_format), date1904=False) == shown


@pytest.mark.parametrize(
    ("kind", "value", "number_format", "reason"),
    [
        ("none", "=", "General", "formula"),
        ("e", "#N/A", "General", "error"),
        ("n", "-1", "yyyy", "hashes"),
        ("n", "1", None, "format"),
    ],
)
def test_not_shown(kind: str, value: str, number_format: str | None, reason: str) -> None:
    """What is wrong with a cell of which no text can be given."""
    with pytest.raises(CellError) as error:
        show_cell(WorkbookCell(1, 1, kind, value, number_format), date1904=False)
    assert (error.value.reason, error.value.text) == (reason, value)
