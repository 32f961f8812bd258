"""Marks of change: what a clerk would underline, whole words, the same from either side."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.compare.marks import BlockChange, Marks, clip_ranges, cut_text, mark_changes
from faqprint.compare.printed_text import print_text
from faqprint.compare.tokens import tokens
from faqprint.manuscript.model import Inline, Paragraph, Picture
from faqprint.pictures.read import read_picture
from tests.pictures.files import plain

from .clerk_marks import CLERK_MARKS


def marks_between(old: str, new: str) -> Marks:
    """The marks of two texts, each line a paragraph."""
    sides = [print_text(tuple(Paragraph(Inline(line)) for line in text.split("\n"))) for text in (old, new)]
    return mark_changes(cut_text(sides[0]), cut_text(sides[1]))


def bracket(text: str, ranges: tuple[tuple[int, int], ...]) -> str:
    """A text with its marks in brackets."""
    for start, end in reversed(ranges):
        text = f"{text[:start]}［{text[start:end]}］{text[end:]}"
    return text


def bracketed_sides(old: str, new: str) -> tuple[str, str]:
    """Both texts with their marks in brackets."""
    marks = marks_between(old, new)
    return bracket(old, marks.old), bracket(new, marks.new)


def marked_characters(text: str) -> set[int]:
    """The places of the characters in brackets, counted without these."""
    places, at, inside = set(), 0, False
    for character in text:
        if character in "［］":
            inside = character == "［"
        else:
            places |= {at} if inside else set()
            at += 1
    return places


def without_brackets(text: str) -> str:
    """The text alone."""
    return re.sub("[［］]", "", text)


def test_marks_are_a_clerk_s() -> None:
    """F of the marked characters is .85 at the least; it is .91, with 22 of 40 sides alike to the character."""
    common = told = wanted = alike = 0
    for pair in CLERK_MARKS:
        for by_hand, made in zip(pair, bracketed_sides(*map(without_brackets, pair)), strict=True):
            one, two = marked_characters(by_hand), marked_characters(made)
            common, told, wanted = common + len(one & two), told + len(two), wanted + len(one)
            alike += by_hand == made
    assert 2 * common / (told + wanted) >= 0.85
    assert alike >= 22


#: Between characters of one of these kinds no mark may end, but behind a number with its unit.
ONE_WORD = re.compile("[0-9０-９]{2}|[A-Za-z]{2}|[ァ-ヺー]{2}|[一-鿿]{2}|[ごお][一-鿿]|[一-鿿]さま")
COUNTED = re.compile("[0-9０-９](?:文字|回|日|年)$")


@pytest.mark.parametrize("pair", CLERK_MARKS, ids=lambda pair: pair[0])
def test_no_mark_ends_inside_a_word(pair: tuple[str, str]) -> None:
    """Seen: ［お客さまご］自身, ログ［オ］ン."""
    for text in bracketed_sides(*map(without_brackets, pair)):
        edges = [at for at in range(1, len(text) - 1) if text[at] in "［］" and not COUNTED.search(text[:at])]
        cuts = [text[at - 1] + text[at + 1] for at in edges]
        assert [cut for cut in cuts if ONE_WORD.fullmatch(cut)] == []


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("ログオンする", "ログインする", ("［ログオン］する", "［ログイン］する")),
        ("手数料は330円です。", "手数料は440円です。", ("手数料は［330円］です。", "手数料は［440円］です。")),
        ("窓口へ。", "窓口と本部へ。", ("窓口へ。", "窓口［と本部］へ。")),
        ("前日の正午までに届く。", "前日の１５時までに届く。", ("前日の［正午］までに届く。", "前日の［１５時］までに届く。")),
        ("甲、乙。", "丙、丁。", ("［甲］、［乙］。", "［丙］、［丁］。")),
        ("甲と乙。", "丙と丁。", ("［甲と乙］。", "［丙と丁］。")),
        ("あります。", "", ("［あります。］", "")),
        ("一。\n二。", "一。二。", ("一［。］\n二。", "一［。］二。")),
        ("同じ。", "同じ。", ("同じ。", "同じ。")),
    ],
)
def test_marks(old: str, new: str, marked: tuple[str, str]) -> None:
    """By whole words; near ones are one (CD-11), and a paragraph that only ends elsewhere shows where."""
    assert bracketed_sides(old, new) == marked


def test_a_paragraph_that_is_gone_keeps_its_neighbours_apart() -> None:
    """Each of the others is compared with the one that it became."""
    old, new = "でお客さまを。\nで440円。\n届くで。", "で受付。\n届く受付。"
    assert bracketed_sides(old, new) == ("［でお客さまを。］\nで［440円］。\n届く［で］。", "で［受付］。\n届く［受付］。")


def test_blocks_and_places_without_a_counterpart() -> None:
    """Which paragraphs changed, and where words came in or went out."""
    marks = marks_between("一。\n二です。\n三。", "一。\n二でした。\n三。\n四。")
    assert marks.blocks == (BlockChange(1, 2, 1, 2), BlockChange(3, 3, 3, 4))
    assert marks.came == (len("一。\n二です。\n三。"),) and marks.gone == ()
    assert marks_between("窓口と本部へ。", "窓口へ。").gone == (2,)


WORDS = st.lists(
    st.sampled_from(
        ["窓口", "で", "申込書", "を", "330円", "440円", "、", "。", "\n", "ログイン", "ください", "お客さま", "ご", "利用"]
    )
).map(lambda parts: re.sub("\n+", "\n", "".join(parts)).strip("\n"))  # an empty line is no paragraph


@given(WORDS, WORDS)
def test_marks_mirror_each_other(old: str, new: str) -> None:
    """The marks from the other side are these, exchanged."""
    there, back = marks_between(old, new), marks_between(new, old)
    assert (there.old, there.new, there.came, there.gone) == (back.new, back.old, back.gone, back.came)


@given(WORDS, WORDS)
def test_what_is_not_marked_is_on_both_sides(old: str, new: str) -> None:
    """The unmarked words are the same and in the same order, but for the ends of lines."""
    left = [re.sub("［[^］]*］|\n", "", text) for text in bracketed_sides(old, new)]
    assert left[0] == left[1]


@given(WORDS, WORDS)
def test_marks_begin_and_end_with_tokens(old: str, new: str) -> None:
    """In order, apart from each other, and never inside a word."""
    marks = marks_between(old, new)
    for text, ranges in ((old, marks.old), (new, marks.new)):
        edges = {0, len(text), *(at for token in tokens(text) for at in token[:2])}
        assert all(start in edges and end in edges and start < end for start, end in ranges)
        assert all(before[1] <= after[0] for before, after in pairwise(ranges))


def test_ranges_between_two_characters() -> None:
    """What reaches beyond is cut; what only touches is none."""
    assert clip_ranges([(0, 2), (1, 4), (5, 6), (7, 12), (10, 11)], 2, 10) == [(0, 2), (3, 4), (5, 8)]


def test_another_file_of_a_picture_marks_its_line() -> None:
    """All of it, though its words are the same; the same file none of it."""
    shown = [Picture(Inline("画面"), "a.png", picture=read_picture(plain(sample=sample))) for sample in (1, 2)]
    pictures = [cut_text(print_text((Paragraph(Inline("見る。")), picture))) for picture in shown]
    assert mark_changes(pictures[0], pictures[1])[:2] == (((4, 9),), ((4, 9),))
    assert pictures[0].keys == cut_text(pictures[0].printed).keys
