"""見え消し."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.compare.marks import cut_text, mark_changes
from faqprint.compare.printed_text import print_text
from faqprint.compare.struck_text import strike_text
from faqprint.manuscript.model import Inline, InnerTable, Paragraph, Text

from .test_decoration import blocks_of

LEFT_OUT = "（略）"


def shown(blocks: Text) -> list[str]:
    """Each line with what is struck in ［］ and what is underlined in ｛｝."""
    made = []
    for block in blocks:
        rows = block.rows if isinstance(block, InnerTable) else ((getattr(block, "body", None),),)
        bodies = [cell for cells in rows for cell in cells]
        for body in bodies:
            if body is None:
                continue
            text = body.text
            for span in reversed(body.spans):
                left, right = {"strike": ("［", "］"), "underline": ("｛", "｝")}.get(span.decoration, ("", ""))
                text = f"{text[: span.start]}{left}{text[span.start : span.end]}{right}{text[span.end :]}"
            made.append(getattr(block, "mark", "") + text)
    return made


def struck(old: str, new: str, left_out: str = LEFT_OUT) -> list[str]:
    """The lines of both texts in one."""
    one, two = (print_text(blocks_of(text)) for text in (old, new))
    return shown(strike_text(one, two, mark_changes(cut_text(one), cut_text(two)), left_out))


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("手数料は330円です。", "手数料は440円です。", ["手数料は［330円］｛440円｝です。"]),
        ("窓口へ。", "窓口と本部へ。", ["窓口｛と本部｝へ。"]),
        ("窓口と本部へ。", "窓口へ。", ["窓口［と本部］へ。"]),
        ("一。\n二です。\n三。", "一。\n二でした。\n三。", ["（略）", "二［です］｛でした｝。", "（略）"]),
        ("000－000", "111－111", ["［000－000］｛111－111｝"]),
        (
            "必ずログアウトします。",
            "必ずログオフします。\n※ 自動でも行います。",
            ["必ず［ログアウト］｛ログオフ｝します。", "※｛自動でも行います。｝"],
        ),
        ("一です。\n◆ 二です。", "◆ 二です。", ["［一です。］", "（略）"]),
        ("1. 番号です。", "2. 番号です。", ["1.［番号です。］", "2.｛番号です。｝"]),
        ("| 甲 | 330円 |\n|---|---|", "| 甲 | 440円 |\n|---|---|", ["［甲］", "［330円］", "｛甲｝", "｛440円｝"]),
    ],
)
def test_old_words_struck_then_new_ones(old: str, new: str, lines: list[str]) -> None:
    """Inside a line where its block is of one kind; seen: a line struck as a whole because another had come in."""
    assert struck(old, new) == lines


def test_in_full() -> None:
    """What stayed is there."""
    assert struck("一。\n二です。", "一。\n二でした。", "") == ["一。", "二［です］｛でした｝。"]


SENTENCES = st.lists(
    st.sampled_from(["窓口で受け付けます。", "手数料は330円です。", "手数料は440円です。", "以上です。", "本部へ。"]), min_size=1
)


@given(SENTENCES, SENTENCES)
def test_both_texts_are_in_it(old: list[str], new: list[str]) -> None:
    """Without what is struck it is the new text, without what is underlined the old one."""
    sides = [print_text(tuple(Paragraph(Inline(line)) for line in lines)) for lines in (old, new)]
    made = strike_text(sides[0], sides[1], mark_changes(*map(cut_text, sides)), "")
    for side, gone in zip(sides, ("underline", "strike"), strict=True):
        kept = []
        for block in made:
            assert isinstance(block, Paragraph)
            out = {at for span in block.body.spans if span.decoration == gone for at in range(span.start, span.end)}
            kept.append("".join(character for at, character in enumerate(block.body.text) if at not in out))
        assert "\n".join(filter(None, kept)) == side.text
