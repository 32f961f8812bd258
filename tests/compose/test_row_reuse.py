"""What rows came to: known by all that they depend on, and the same when it comes back."""

from __future__ import annotations

import pytest

from faqprint.compose.row_reuse import MeasuredRow, RowReuse, holds_figure
from faqprint.layout.structure import SubTree
from faqprint.manuscript.model import HalfLine, Heading, Inline, Item, Note, Paragraph, Picture, Span, Text
from faqprint.storage.disk_cache import NO_CACHE, DiskCache
from faqprint.storage.last_build import LastBuild

A, B = Inline("あ"), Inline("い")
#: Questions and answers, no two alike.
ROWS: list[tuple[Text, Text]] = [
    ((Paragraph(A),), (Paragraph(B),)),
    ((Paragraph(A), Paragraph(B)), ()),
    ((), (Paragraph(A), Paragraph(B))),
    ((Heading(A),), (Paragraph(B),)),
    ((Paragraph(A, 1),), (Paragraph(B),)),
    ((Paragraph(Inline("あ", (Span(0, 1, True),))),), (Paragraph(B),)),
    ((Paragraph(Inline("あ", (Span(0, 1, link="#q1"),))),), (Paragraph(B),)),
    ((Item("・", A),), (Paragraph(B),)),
    ((Item("◆", A),), (Paragraph(B),)),
    ((Note("◆", A),), (Paragraph(B),)),
    ((Paragraph(Inline("あP0,1:い")),), ()),
]


def cells(first: int, row: int) -> SubTree:
    """The elements of a row's cells, below the row's."""
    tree = SubTree(first)
    tree.add("TD", row, {"RowSpan": "2", "ColSpan": "3"})
    tree.add("Link", tree.add("P", first), {})
    tree.add("TD", row)
    return tree


def reuse(program: bytes = b"program") -> RowReuse:
    """Rows of which none is known."""
    return RowReuse(LastBuild(NO_CACHE, "").memo, program)


def test_rows_are_known_by_all_that_they_show() -> None:
    """Marks, levels, links, blocks and the border between question and answer count."""
    digest = reuse().digester("context")
    assert len({digest(*row) for row in ROWS}) == len(ROWS)
    assert reuse().digester("context")(*ROWS[0]) == digest(*ROWS[0])


def test_rows_are_known_by_what_they_are_set_with() -> None:
    """The context, a style's measures for one, and the faces."""
    digests = [reuse(program).digester(context)(*ROWS[0]) for program in (b"program", b"other") for context in ("a", "b")]
    assert len(set(digests)) == 4


@pytest.mark.parametrize(
    "row",
    [
        MeasuredRow(12.75, 1 / 3, cells(7, 5), ()),
        MeasuredRow(0.0, 0.0, SubTree(3), ()),
        MeasuredRow(1e6, 0.1 + 0.2, cells(2, 1), (("語は" + "a" * 80, ("a" * 80,)), ("\u3000", ("", "b")))),
    ],
)
def test_a_row_comes_back(row: MeasuredRow, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Heights to the last bit, the words that had to be cut, and elements that stand anywhere."""
    cache = DiskCache(tmp_path_factory.mktemp("cache"))
    key = reuse().digester("")(*ROWS[0])
    last = LastBuild(cache, "")
    assert RowReuse(last.memo, b"").memo(key, lambda: row) is row
    last.save()
    known = RowReuse(LastBuild(cache, "").memo, b"").memo(key, lambda: pytest.fail("it was made again"))
    assert (known.question, known.answer, known.cut) == (row.question, row.answer, row.cut)
    moved = SubTree(100)
    moved.add_tree(known.tree, 90)
    assert moved == (cells(100, 90) if row.tree.kinds else SubTree(100))


def test_whether_a_text_holds_a_figure() -> None:
    """A picture or a code."""
    assert holds_figure((HalfLine(),), (Picture(Inline("絵"), "a.png"),))
    assert not holds_figure((Paragraph(Inline("行")),))
