"""Runs joined to a line: neighbours of one look are one span, addresses are links."""

from __future__ import annotations

from faqprint.manuscript.inline_runs import VALUE, InlineRun, join_inline, split_lines
from faqprint.manuscript.model import Inline, Span


def test_neighbours_of_one_look_are_one_span() -> None:
    """Plain runs are none; empty ones count for nothing."""
    runs = [InlineRun("あ"), InlineRun("い", True), InlineRun(""), InlineRun("う", True), InlineRun("え", False, "#q1")]
    assert join_inline(runs) == Inline("あいうえ", (Span(1, 3, True), Span(3, 4, False, "#q1")))


def test_addresses_are_links_once_all_values_are_in() -> None:
    """A bare URL or address; not while a value is still to come, be it in a link's address."""
    assert join_inline([InlineRun("宛先a@b.jp")]).spans == (Span(2, 8, False, "mailto:a@b.jp"),)
    for open_run in (InlineRun("{{v}}", value="v"), InlineRun("い", link="https://{{v}}/")):
        assert len(join_inline([InlineRun("宛先a@b.jp"), open_run]).spans) == 1


def test_a_link_keeps_its_end_whatever_its_words_are() -> None:
    """Also if they are an address themselves."""
    assert join_inline([InlineRun("https://a.jp", link="https://b.jp")]).spans == (Span(0, 12, False, "https://b.jp"),)


def test_names_of_values() -> None:
    """Each in its braces."""
    assert VALUE.findall("https://{{host}}/{{ 名 }}{") == ["host", " 名 "]


def test_lines_of_a_cell_keep_what_is_not_plain() -> None:
    """A span over a line feed is one in each line."""
    assert split_lines(Inline("いろ\n\nはに", (Span(1, 5, True), Span(5, 6, link="#q1")))) == [
        Inline("いろ", (Span(1, 2, True),)),
        Inline(""),
        Inline("はに", (Span(0, 1, True), Span(1, 2, link="#q1"))),
    ]
