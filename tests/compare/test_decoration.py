"""Changes shown in the blocks of a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.compare.decoration import decorate, decorate_all, leave_out, prefix_line, with_spans
from faqprint.compare.marks import cut_text, mark_changes
from faqprint.compare.printed_text import print_text
from faqprint.manuscript.model import FaqSection, HalfLine, Inline, InnerTable, Item, Note, Paragraph, Reference, Span, Text

from .contents import content, faq, question, read_text


def blocks_of(answer: str) -> Text:
    """The blocks of an answer."""
    section = read_text(content(faq({"全般": [question("何？", answer)]})))[0].sections[0]
    assert isinstance(section, FaqSection)
    return section.categories[0].questions[0].answer


def test_a_range_over_two_lines_is_a_span_in_each() -> None:
    """Marks of notes, and the line feed, have none."""
    printed = print_text(blocks_of("手数料は無料。\n※ 税込みです。"))
    paragraph, note = decorate(printed, [(4, 11)], decoration="underline")
    assert isinstance(paragraph, Paragraph) and isinstance(note, Note)
    assert paragraph.body.spans == (Span(4, 7, decoration="underline"),)
    assert note.body.spans == (Span(0, 2, decoration="underline"),)


def test_strong_words_and_links_stay() -> None:
    """A span is cut where the decoration begins and ends."""
    (paragraph,) = decorate(print_text(blocks_of("**ご注意**と https://example.jp/ を見る")), [(2, 8)], decoration="strike")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.body.spans == (
        Span(0, 2, strong=True),
        Span(2, 3, strong=True, decoration="strike"),
        Span(3, 5, decoration="strike"),
        Span(5, 8, link="https://example.jp/", decoration="strike"),
        Span(8, 24, link="https://example.jp/"),
    )


def test_cell_of_a_table() -> None:
    """Only that cell."""
    printed = print_text(blocks_of("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |"))
    at = printed.text.index("丁")
    (table,) = decorate(printed, [(at, at + 1)], decoration="underline")
    assert isinstance(table, InnerTable)
    assert [cell.spans for row in table.rows for cell in row] == [(), (), (), (Span(0, 1, decoration="underline"),)]


def test_nothing_to_show_gives_the_same_blocks() -> None:
    """The very same."""
    printed = print_text(blocks_of("無料。"))
    assert decorate(printed, [], decoration="underline") is printed.blocks


def test_a_word_in_front() -> None:
    """Spans move with the text; an empty text gets a paragraph."""
    (line,) = prefix_line("TEL：", decorate_all(print_text((Paragraph(Inline("000")),)), decoration="underline"))
    assert line == Paragraph(Inline("TEL：000", (Span(4, 7, decoration="underline"),)))
    assert prefix_line("TEL：", ()) == (Paragraph(Inline("TEL：")),)


def test_what_stayed_is_left_out_once() -> None:
    """One 略 for all that stands between two changes; half a line of space alone is none."""
    blocks = blocks_of("一。\n二。\n\n三。\n四。\n五。")
    assert any(isinstance(block, HalfLine) for block in blocks)
    made = leave_out(blocks, [(1, 2), (5, 6)], "（略）")
    assert [block.body.text for block in made if isinstance(block, Paragraph)] == ["（略）", "二。", "（略）", "五。"]


@pytest.mark.parametrize("mark", ["◆ ", "(1) ", "参照　"])
def test_all_of_a_text(mark: str) -> None:
    """Each line wholly."""
    (block,) = decorate_all(print_text(blocks_of(f"{mark}項目です")), decoration="underline")
    assert isinstance(block, Item | Reference)
    assert block.body.spans == (Span(0, 4, decoration="underline"),)
    assert isinstance(block, Item) == (mark in ("◆ ", "(1) "))


RANGES = st.lists(st.integers(0, 12), max_size=6, unique=True).map(
    lambda cuts: list(zip(*[iter(sorted(cuts))] * 2, strict=False))
)


@given(RANGES, RANGES)
def test_spans_are_in_order_and_cover_what_was_asked(strong: list[tuple[int, int]], shown: list[tuple[int, int]]) -> None:
    """Whatever spans there were."""
    line = Inline("手数料は無料です。以上です", tuple(Span(a, b, strong=True) for a, b in strong))
    made = with_spans(line, shown, decoration="underline").spans
    assert all(before.end <= after.start for before, after in pairwise(made))
    for change, ranges in (((True, ""), strong), ((False, "underline"), shown)):
        found = {at for span in made if (change[0] and span.strong) or (change[1] and span.decoration) for at in range(*span[:2])}
        assert found == {at for start, end in ranges for at in range(start, end)}


@pytest.mark.parametrize(("old", "new"), [("◆開く。", "○開く。"), ("（２）開く。", "（３）開く。"), ("※開く。", "注）開く。")])
def test_a_mark_that_changed_is_shown(old: str, new: str) -> None:
    """Alone: its words stay (the row said 変更, and nothing in it was underlined)."""
    for text, other in ((old, new), (new, old)):
        printed, against = print_text(blocks_of(text)), print_text(blocks_of(other))
        marks = mark_changes(cut_text(printed), cut_text(against))
        (block,) = decorate(printed, marks.old, decoration="underline")
        assert isinstance(block, Item | Note)
        assert (block.decoration, block.body.spans) == ("underline", ())


def test_a_reference_that_came_is_shown_as_a_whole() -> None:
    """Its badge has no rule of its own."""
    (block,) = decorate(print_text(blocks_of("参照　別紙２")), [(0, 3)], decoration="underline")
    assert isinstance(block, Reference) and block.body.spans == (Span(0, 3, decoration="underline"),)


def test_the_url_of_a_code_is_shown() -> None:
    """In the line of words that stands for the code (it was not underlined)."""
    printed = print_text(blocks_of("QR https://example.jp/a 案内"))
    assert printed.text == "QR https://example.jp/a 案内"
    (block,) = decorate(printed, [(3, 23)], decoration="underline")
    assert block == Paragraph(Inline(printed.text, (Span(3, 23, decoration="underline"),)))


def test_a_code_without_words_ends_with_its_url() -> None:
    """No space behind it is underlined."""
    (block,) = decorate_all(print_text(blocks_of("QR https://example.jp/a")), decoration="strike")
    assert block == Paragraph(Inline("QR https://example.jp/a", (Span(0, 23, decoration="strike"),)))
