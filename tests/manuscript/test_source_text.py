"""Texts as they were written: a fault at characters of one stands at those very characters of the file."""

from __future__ import annotations

import pytest

from faqprint.errors import Place
from faqprint.manuscript.source_text import BranchText, SourceText
from faqprint.source.yaml_source import YamlSource


def text_of(yaml: str) -> SourceText:
    """The first text of a file."""
    source = YamlSource("f.yaml", yaml.encode())
    return SourceText("answer", "question", Place("f.yaml", 1, 1), True, source, next(source.scalars()))


@pytest.mark.parametrize(
    ("yaml", "mark", "line", "column"),
    [
        ("a: あいx\n", "x", 1, 6),
        ("a: 'あ''x'\n", "x", 1, 8),
        ('a: "\\u3042x"\n', "x", 1, 11),
        ("a: |\n  あ\n  いx\n", "x", 3, 4),
        ("a: |\n\n    x\n", "x", 3, 5),
    ],
)
def test_a_fault_stands_where_the_characters_were_typed(yaml: str, mark: str, line: int, column: int) -> None:
    """Whatever quotes or block they stand in, with their line."""
    text = text_of(yaml)
    at = text.text.index(mark)
    fault = text.fault(at, at + len(mark), "code", "warning", (("a", "b"),))
    assert fault.place == Place("f.yaml", line, column)
    assert (fault.code, fault.severity, fault.values, fault.length) == ("code", "warning", (("a", "b"),), len(mark))
    assert fault.line_text == yaml.split("\n")[line - 1]


def test_the_line_feed_at_a_text_s_end_is_not_part_of_it() -> None:
    """A block has one, other forms have not."""
    assert text_of("a: |\n  あ\n  い\n").text == "あ\nい"
    assert text_of("a: あ\n").text == "あ"


def test_of_the_branch_list_the_cell_is_told() -> None:
    """Wherever in it the characters stand."""
    cell = BranchText("本店", Place("b.csv", 3, 2))
    fault = cell.fault(1, 2, "code", "info", (("a", "b"),))
    assert (fault.place, fault.code, fault.severity, fault.values, fault.line_text) == (
        *(Place("b.csv", 3, 2), "code", "info", (("a", "b"),)),
        "",
    )
    assert not cell.marked
