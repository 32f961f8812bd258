"""Words that are a link: which addresses, what is printed behind them, what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.manuscript.branches import value_names
from faqprint.manuscript.markup import MarkupReader
from faqprint.manuscript.model import Appendix, Block, Inline, InnerTable, Paragraph, Span, TextSection
from faqprint.manuscript.values import resolve

Load = Callable[..., Appendix]
ADDRESSES = [
    *("https://a.jp", "http://a.jp/", "HTTPS://A.JP/", "https://a.jp/b?c=d&e=f#g", "https://a.jp/b_(c)/d", "https://a.jp/(b)(c)"),
    *(
        "https://a.jp/手続き",
        "https://a.jp/*b*",
        "https://a.jp/b|c",
        "https://user@a.jp:80/~b",
        "https://a.jp/b,c.d;e!",
        "https://a.jp/[b]",
    ),
]


def read(line: str, *, prints_addresses: bool = True) -> tuple[Inline, list[str]]:
    """Read a line; gives the codes of its slips, too."""
    reader = MarkupReader({"pc": 12}, {"host": None, "url": None, "名": None})
    reader.prints_addresses = prints_addresses
    inline = reader.line(line)
    return inline, [slip.code for slip in reader.mistakes]


def links(inline: Inline) -> list[tuple[str, str]]:
    """Give the stretches of a line that are links, with where they lead."""
    return [(inline.text[span.start : span.end], span.link) for span in inline.spans if span.link]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_is_printed_behind_the_words(address: str) -> None:
    """Both lead there; a style may leave it out."""
    inline, slips = read(f"詳しくは[ご案内の ページ](　{address} )へ。")
    assert inline.text == f"詳しくはご案内の ページ（{address}）へ。"
    assert links(inline) == [("ご案内の ページ", address), (address, address)]
    assert slips == []
    inline, slips = read(f"[案内]({address})へ", prints_addresses=False)
    assert (inline.text, links(inline), slips) == ("案内へ", [("案内", address)], [])


def test_words_may_be_strong_and_hold_values() -> None:
    """Within and around them."""
    inline, slips = read("**[い](https://a.jp)**[ろ**は**{{名}}](https://b.jp)")
    assert inline.text == "い（https://a.jp）ろは{{名}}（https://b.jp）"
    assert [span.strong for span in inline.spans if span.link == "https://a.jp"] == [True, True]
    assert [inline.text[span.start : span.end] for span in inline.spans if span.link == "https://b.jp"] == [
        *("ろ", "は", "{{名}}", "https://b.jp")
    ]
    assert slips == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        *(("[](https://a.jp)", "link-form"), ("[　](https://a.jp)", "link-form"), ("[い]（https://a.jp）", "link-form")),
        *(("[い] (https://a.jp)", "link-form"), ("[い](https://a.jp/b c)", "link-form"), ("[い](www.a.jp)", "link-form")),
        *(
            ("[い](javascript:alert(1))", "link-scheme"),
            ("[い](ftp://a.jp)", "link-scheme"),
            ("[い](mailto:a@b.jp)", "link-scheme"),
        ),
        *(("[い]()", "link-form"), ("[い](　)", "link-form"), ("[い](a.pdf)", "link-form"), ("[い](example.jp)", "link-form")),
        *(("[い](<https://a.jp/b>)", "link-form"), ('[い](https://a.jp/b "題")', "link-form")),
        *(("[い](a.png)", "picture-form"), ("[い](絵/a.JPG )", "picture-form")),
        *(("[い](file:///c:/a)", "link-scheme"), ("[い](data:text/html,a)", "link-scheme")),
    ],
)
def test_what_looks_like_a_link_prints_as_it_is_and_is_told(line: str, code: str) -> None:
    """Nothing but a page can be its end; behind a backslash nothing is told."""
    inline, slips = read(f"あ{line}")
    assert (inline.text, slips) == (f"あ{line}", [code])
    assert not any(link.startswith(("javascript", "ftp", "file", "data")) for _, link in links(inline))
    inline, slips = read(f"あ\\{line}")
    assert (inline.text, slips) == (f"あ{line}", [])


@pytest.mark.parametrize(
    "line",
    [
        "[注](次のとおり)",
        "[重要]（ご注意）",
        "[1](2)",
        "[い]",
        "(い)[ろ]",
        "[[pc]](あ)",
        "[い](https://)",
        "a[0](b)",
        "[版](1.2)",
        "[い](a.b.)",
    ],
)
def test_other_brackets_are_brackets(line: str) -> None:
    """No word is said of them."""
    inline, slips = read(line)
    assert inline.text == line.replace("[[pc]]", "No.12")
    assert slips == []


@pytest.mark.parametrize(
    "line", ["[い](www.a.jp/b)", "[い]（https://a.jp）", "[い](https://a.jp/b c)", "[](https://a.jp)", "[い](<https://a.jp>)"]
)
def test_the_advice_makes_it_a_link(line: str) -> None:
    """Written as it says, nothing is told."""
    reader = MarkupReader({}, {})
    reader.line(line)
    inline, slips = read(dict(reader.mistakes[0].values)["mended"])
    assert slips == []
    assert len(links(inline)) == 2


@pytest.mark.parametrize(
    "written", ["<https://a.jp/b>", 'https://a.jp/b "題"', "<https://a.jp/b> '題'", "　https://a.jp/b　“題” "]
)
def test_what_other_programs_write_with_an_address_is_not_taken_for_a_part_of_it(written: str) -> None:
    """The advice led to https://a.jp/b%20"題", or nothing was told."""
    reader = MarkupReader({}, {})
    reader.line(f"[い]({written})")
    assert [dict(mistake.values)["mended"] for mistake in reader.mistakes] == ["[い](https://a.jp/b)"]


@pytest.mark.parametrize("address", ["ftp:a" + " " * 200_000 + "b", " " * 200_000 + "あ"])
def test_a_long_run_of_spaces_behind_a_bracket_is_looked_at_once(address: str) -> None:
    """From each of them all that follow were read again: for minutes."""
    assert read(f"[い]({address})")[1] == (["link-scheme"] if address.startswith("ftp") else [])


def test_a_bar_of_an_address_in_a_cell_has_no_backslash() -> None:
    """The backslash only says that the cell goes on; it was printed, and the link led elsewhere."""
    (table,) = MarkupReader({}, {}).text("| 頁 | |\n|---|---|\n| [い](https://a.jp/?q=b\\|c) | https://a.jp/?q=b\\|c |")
    assert isinstance(table, InnerTable)
    cell, bare = table.rows[1]
    assert (cell.text, bare.text) == ("い（https://a.jp/?q=b|c）", "https://a.jp/?q=b|c")
    assert links(cell)[0] == ("い", "https://a.jp/?q=b|c")


@pytest.mark.parametrize(("line", "code"), [("{{}}", "empty-name"), ("[[　]]", "empty-name"), ("{{い}}", "unknown-value")])
def test_a_mark_without_a_name_is_told_so(line: str, code: str) -> None:
    """It was told that there is no value of the name 「」."""
    assert read(line)[1] == [code]


APPENDIX = """\
title: 別紙
values: {host: www.a.jp, url: 'https://b.jp/x', not: 'javascript:1', 名: 支店, path: 'x_(1)'}
style: {style}
sections:
  - type: text
    body: |
      [{{名}}の案内](https://{{ host }}/{{path}})
      [い]({{url}})
      [ろ]({{not}})
      [は](https://c.jp)
"""


def bodies(appendix: Appendix) -> list[Inline]:
    """Give the lines of the one section."""
    (section,) = appendix.sections
    assert isinstance(section, TextSection)

    def body(block: Block) -> Inline:
        assert isinstance(block, Paragraph)
        return block.body

    return list(map(body, section.body))


def test_values_enter_the_address(load_one: Load) -> None:
    """In what is printed and where it leads; what is no page then is no link."""
    loaded = load_one(APPENDIX.replace("{style}", "standard"))
    found = bodies(resolve(loaded))
    assert [line.text for line in found] == [
        *("支店の案内（https://www.a.jp/x_(1)）", "い（https://b.jp/x）", "ろ（javascript:1）", "は（https://c.jp）")
    ]
    address = "https://www.a.jp/x_(1)"
    assert links(found[0]) == [("支店の案内", address), (address, address)]
    assert links(found[1]) == [("い", "https://b.jp/x"), ("https://b.jp/x", "https://b.jp/x")]
    assert links(found[2]) == []
    assert bodies(resolve(loaded, {"host": "z.jp"}))[0].text == "支店の案内（https://z.jp/x_(1)）"


@pytest.mark.parametrize("line", ["[い]({{url}})へ", "**[い]({{url}})**へ", "（[い]({{url}})）へ"])
def test_an_empty_address_is_not_printed(load_one: Load, line: str) -> None:
    """Nor the brackets around it: a branch that has no page."""
    loaded = load_one(APPENDIX.replace("{style}", "standard").replace("[い]({{url}})", line))
    found = bodies(resolve(loaded, {"url": ""}))[1]
    assert (found.text, links(found)) == (line.replace("*", "").replace("[い]({{url}})", "い"), [])


def test_a_style_leaves_addresses_out(load_one: Load) -> None:
    """``links: {url: false}``: the words lead there all the same, and their values count as used."""
    loaded = load_one(APPENDIX.replace("{style}", "s.yaml"), s="links: {url: false}\n")
    found = bodies(resolve(loaded))
    assert [line.text for line in found] == ["支店の案内", "い", "ろ", "は"]
    assert links(found[0])[0] == ("支店", "https://www.a.jp/x_(1)")
    assert value_names(bodies(loaded)[0]) == {"host", "path", "名"}
    assert links(found[1]) == [("い", "https://b.jp/x")]


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="[]()（）https:/w. {}*\\あa", max_size=40))
def test_no_character_is_lost(line: str) -> None:
    """Whatever the brackets: but for the marks of links all is printed."""
    inline, _ = read(line)
    kept = [c for c in line if c not in "[]()（）\\*{} "]
    shown = [c for c in inline.text if c not in "[]()（）\\*{} "]
    assert shown == kept
    edges = [edge for span in inline.spans for edge in span[:2]]
    assert edges == sorted(edges)
    assert Span(0, 0) not in inline.spans
