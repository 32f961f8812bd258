"""The marks of FM-11 to FM-25: each line of their table, and the text kept whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.manuscript.markup import MarkupReader
from faqprint.manuscript.model import (
    Block,
    HalfLine,
    Heading,
    Inline,
    InnerTable,
    Item,
    Note,
    Paragraph,
    Picture,
    QrLine,
    Reference,
    Span,
    TableColumn,
    Text,
    Worded,
)

from ..work import growth, lines_run


def read(text: str) -> Text:
    """Read a text in which the id ``pc`` is No.12 and the values ``tel`` and ``名`` are known."""
    reader = MarkupReader({"pc": 12}, {"tel": None, "名": None})
    blocks = reader.text(text)
    assert reader.mistakes == []
    return blocks


def slips(text: str) -> list[tuple[str, int, int, str]]:
    """Give code, line, column and severity of each mistake."""
    reader = MarkupReader({"pc": 12}, {"tel": None})
    reader.text(text)
    return [(mistake.code, mistake.line, mistake.column, mistake.severity) for mistake in reader.mistakes]


def plain(text: str, level: int = 0) -> Paragraph:
    """Make a plain paragraph."""
    return Paragraph(Inline(text), level)


LINES: list[tuple[str, Block]] = [
    ("【電子証明書方式の場合】", Heading(Inline("【電子証明書方式の場合】"))),
    ("【Ａ】と【Ｂ】", plain("【Ａ】と【Ｂ】")),
    ("【Ａ】の場合", plain("【Ａ】の場合")),
    ("※ご注意", Note("※", Inline("ご注意"))),
    ("※　ご注意", Note("※", Inline("ご注意"))),
    ("注）ご注意", Note("注）", Inline("ご注意"))),
    ("(注)ご注意", Note("(注)", Inline("ご注意"))),
    ("（注）ご注意", Note("（注）", Inline("ご注意"))),
    ("※１お手続き", Note("※１", Inline("お手続き"))),
    ("※1 お手続き", Note("※1", Inline("お手続き"))),
    ("※12　お手続き", Note("※12", Inline("お手続き"))),
    ("注１）ご注意", Note("注１）", Inline("ご注意"))),
    ("（注２）ご注意", Note("（注２）", Inline("ご注意"))),
    ("(注3)ご注意", Note("(注3)", Inline("ご注意"))),
    ("※１本人確認書類", Note("※１", Inline("本人確認書類"))),
    ("※１日本語", Note("※１", Inline("日本語"))),
    ("※１回答", Note("※１", Inline("回答"))),
    ("※１枚につき", Note("※", Inline("１枚につき"))),
    ("※３営業日以内", Note("※", Inline("３営業日以内"))),
    ("※1,100円です", Note("※", Inline("1,100円です"))),
    ("※１００円です", Note("※", Inline("１００円です"))),
    ("※２名様まで", Note("※", Inline("２名様まで"))),
    ("※９：００から", Note("※", Inline("９：００から"))),
    ("※１か月", Note("※", Inline("１か月"))),
    ("注意", plain("注意")),
    ("◆項目", Item("◆", Inline("項目"))),
    ("・項目", Item("・", Inline("項目"))),
    ("● 項目", Item("●", Inline("項目"))),
    ("○項目", Item("○", Inline("項目"))),
    ("■項目", Item("■", Inline("項目"))),
    ("◎項目", Item("◎", Inline("項目"))),
    ("- 項目", Item("-", Inline("項目"))),
    ("-項目", plain("-項目")),
    ("（１）手順", Item("（１）", Inline("手順"), numbered=True)),
    ("(12) 手順", Item("(12)", Inline("手順"), numbered=True)),
    ("１．手順", Item("１．", Inline("手順"), numbered=True)),
    ("10. 手順", Item("10.", Inline("手順"), numbered=True)),
    ("①手順", Item("①", Inline("手順"), numbered=True)),
    ("㉑手順", Item("㉑", Inline("手順"), numbered=True)),
    ("参照 別紙２", Reference(Inline("別紙２"))),
    ("参照　別紙２", Reference(Inline("別紙２"))),
    ("参照してください", plain("参照してください")),
    ("○○信用金庫", plain("○○信用金庫")),
    ("・・・です", plain("・・・です")),
    ("①②を確認", plain("①②を確認")),
    ("（１）（２）の場合", plain("（１）（２）の場合")),
    ("・①を確認", plain("・①を確認")),
    ("1.5倍", plain("1.5倍")),
    ("１．５％", plain("１．５％")),
    ("2026.4.1", plain("2026.4.1")),
    ("10.2.1版", plain("10.2.1版")),
    ("・１．５％以上", Item("・", Inline("１．５％以上"))),
    ("\\○か×か", plain("○か×か")),
    ("\\◆項目", plain("◆項目")),
    ("\\1. 手順", plain("1. 手順")),
    ("\\※印", plain("※印")),
    ("\\参照 別紙", plain("参照 別紙")),
    ("\\【見出し】", plain("【見出し】")),
    ("\\| a |", plain("| a |")),
    ("\\1,000", plain("\\1,000")),
    ("C:\\dir", plain("C:\\dir")),
    ("文中の\\◆", plain("文中の\\◆")),
    ("| a | b |", plain("| a | b |")),
    ("　字下げ", plain("　字下げ")),
    ("  ◆字下げ", plain("\u00a0\u00a0◆字下げ")),
    ("a < b & c % d", plain("a < b & c % d")),
]


@pytest.mark.parametrize(("line", "block"), LINES)
def test_line(line: str, block: Block) -> None:
    """Each mark at the start of a line makes its block; what only looks like a mark is a paragraph."""
    assert read(line) == (block,)


def test_lines_are_paragraphs_and_empty_ones_half_lines() -> None:
    """Each line is a paragraph; an empty or blank line is half a line; those at the end do not count."""
    assert read("あ\nい\n\n　\nう\n\n") == (plain("あ"), plain("い"), HalfLine(), HalfLine(), plain("う"))


def test_levels() -> None:
    """What is indented under an item belongs to it; a level is two half-width spaces or one full-width one."""
    assert read("◆一\n  続き\n　・二\n    ※注\n　　（１）三\n　　　段落\n　 \n　参照 別紙\n外") == (
        Item("◆", Inline("一"), 1),
        plain("続き", 1),
        Item("・", Inline("二"), 2),
        Note("※", Inline("注"), 2),
        Item("（１）", Inline("三"), 3, numbered=True),
        plain("段落", 3),
        HalfLine(),
        Reference(Inline("別紙"), 1),
        plain("外"),
    )


def test_indent_deeper_than_the_item_belongs_to_it() -> None:
    """An indent of more levels than there are items belongs to the deepest."""
    assert read("◆一\n　　　続き") == (Item("◆", Inline("一"), 1), plain("続き", 1))


def test_siblings_indented_too_deep_are_siblings() -> None:
    """Items that stand in one column are of one level: once the second of them belonged to the first."""
    text = "◆一\n　　・い\n　　※注\n　　・ろ\n　　　続き\n　・は\n　　　　（１）に\n　　　　（２）ほ\n・へ"
    assert [(type(block).__name__, getattr(block, "level", 0)) for block in read(text)] == [
        *(
            ("Item", 1),
            ("Item", 2),
            ("Note", 1),
            ("Item", 2),
            ("Paragraph", 2),
            ("Item", 2),
            ("Item", 3),
            ("Item", 3),
            ("Item", 1),
        )
    ]


def test_indent_ends_with_the_item() -> None:
    """After a line that is not indented there is no item to belong to: the indent is kept as typed."""
    assert read("◆一\n外\n  内") == (Item("◆", Inline("一"), 1), plain("外"), plain("\u00a0\u00a0内"))


def test_table() -> None:
    """A head row, a line of dashes and rows; ``\\|`` is a bar in a cell; cells may hold inline marks."""
    assert read("前\n| 項目 | 値 |\n|---|:-:|\n| a\\|b | **c** |\n|  | {{tel}} |\n後") == (
        plain("前"),
        InnerTable(
            (
                (Inline("項目"), Inline("値")),
                (Inline("a|b"), Inline("c", (Span(0, 1, strong=True),))),
                (Inline(""), Inline("{{tel}}", (Span(0, 7, value="tel"),))),
            ),
            columns=(TableColumn(), TableColumn("center")),
        ),
        plain("後"),
    )


@pytest.mark.parametrize(
    ("rule", "aligns"),
    [
        ("|:--|--:|", ("left", "right")),
        ("| :-: | --- |", ("center", "")),
        ("|:-|:-:", ("left", "center")),
        ("|--:|", ("right", "right")),
        ("|---|---|", ()),
    ],
)
def test_colons_say_how_a_column_is_set(rule: str, aligns: tuple[str, ...]) -> None:
    """At the left, in the middle, at the right; of one part for all columns, too."""
    (table,) = read(f"| a | b |\n{rule}\n| c | d |")
    assert isinstance(table, InnerTable)
    assert tuple(column.align for column in table.columns) == aligns


def table_of(*rows: str) -> InnerTable:
    """Read a table of two columns below its head."""
    (table,) = read("\n".join(["| a | b |", "|---|---|", *rows]))
    assert isinstance(table, InnerTable)
    return table


@pytest.mark.parametrize("end", ["<br>", "<br/>", "<br />", "<BR>", " <br> ", "　<br>　"])
def test_br_ends_a_line_of_a_cell(end: str) -> None:
    """In every cell, within strong and linked text, too; elsewhere it prints as it is, and so behind a backslash."""
    table = table_of(f"| い{end}ろ | **は{end}に** |", f"| [ほ{end}へ](https://a.jp/) | \\{end.strip(' 　')} |")
    assert table.rows[1][0] == Inline("い\nろ")
    assert table.rows[1][1] == Inline("は\nに", (Span(0, 3, strong=True),))
    assert table.rows[2][0].text.startswith("ほ\nへ（")
    assert table.rows[2][1].text == end.strip(" 　")
    assert read(f"い{end}ろ") == (plain(f"い{end}ろ"),)


def test_a_cell_of_two_carets_belongs_to_the_one_above() -> None:
    """Over as many rows as there are; behind a backslash it is text, and so within a text."""
    table = table_of("| い | ろ |", "| ^^ | は |", "|^^| ^^ に |", "| ほ | \\^^ |", "| ^^ | へ |")
    assert table.joined == ((2, 0), (3, 0), (5, 0))
    assert table.row_spans() == {(1, 0): 3, (4, 0): 2}
    assert [row[0].text for row in table.rows[1:]] == ["い", "", "", "ほ", ""]
    assert [row[1].text for row in table.rows[1:]] == ["ろ", "は", "^^ に", "^^", "へ"]


@pytest.mark.parametrize("rule", ["|---|---|", "| --- | - |", "|-|-|  ", "|---|---", "|---|"])
def test_rule_of_a_table(rule: str) -> None:
    """The second line is dashes between bars, with or without spaces and a last bar."""
    table = InnerTable(((Inline("a"), Inline("b")), (Inline("c"), Inline("d"))))
    assert read(f"| a | b |\n{rule}\n| c | d |") == (table,)


def test_table_under_an_item() -> None:
    """An indented table belongs to its item."""
    blocks = read("◆一\n  | a |\n  |---|\n  | b |")
    assert blocks[1] == InnerTable(((Inline("a"),), (Inline("b"),)), 1)


@pytest.mark.parametrize(
    ("text", "expected", "spans"),
    [
        ("あ**い**う", "あいう", (Span(1, 2, strong=True),)),
        ("**あ{{tel}}**", "あ{{tel}}", (Span(0, 1, strong=True), Span(1, 8, strong=True, value="tel"))),
        ("{{ 名 }}様", "{{ 名 }}様", (Span(0, 7, value="名"),)),
        ("[[pc]]参照", "No.12参照", (Span(0, 5, link="#q12"),)),
        ("**[[pc]]**", "No.12", (Span(0, 5, strong=True, link="#q12"),)),
        ("https://a.jp/b をご覧", "https://a.jp/b をご覧", (Span(0, 14, link="https://a.jp/b"),)),
        ("（https://a.jp/）。", "（https://a.jp/）。", (Span(1, 14, link="https://a.jp/"),)),
        ("(https://a.jp/x).", "(https://a.jp/x).", (Span(1, 15, link="https://a.jp/x"),)),
        ("https://a.jp/を", "https://a.jp/を", (Span(0, 13, link="https://a.jp/"),)),
        ("**https://a.jp/**", "https://a.jp/", (Span(0, 13, strong=True, link="https://a.jp/"),)),
        ("宛先a.b@c.jpへ", "宛先a.b@c.jpへ", (Span(2, 10, link="mailto:a.b@c.jp"),)),
        ("user@host.", "user@host.", (Span(0, 9, link="mailto:user@host"),)),
        ("a**b@c.jp**", "ab@c.jp", (Span(0, 1, link="mailto:ab@c.jp"), Span(1, 7, strong=True, link="mailto:ab@c.jp"))),
        ("\\{{tel}}と\\[[pc]]と\\**い**", "{{tel}}と[[pc]]と**い**", None),
        ("口座****1234", "口座****1234", ()),
        ("１＠２", "１＠２", ()),
        ("[い](https://a.jp/)", "い（https://a.jp/）", (Span(0, 1, link="https://a.jp/"), Span(2, 15, link="https://a.jp/"))),
        ("\\[い](https://a.jp/)", "[い](https://a.jp/)", None),
        ("a @ b", "a @ b", ()),
        ("\\\\n", "\\\\n", ()),
    ],
)
def test_inline(text: str, expected: str, spans: tuple[Span, ...] | None) -> None:
    """Strong, values, references and links are spans over the text without its marks."""
    reader = MarkupReader({"pc": 12}, {"tel": None, "名": None})
    line = reader.line(text)
    assert line.text == expected
    if spans is not None:
        assert line.spans == spans
        assert reader.mistakes == []


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "severity"),
    [
        ("あ\n◆{{tell}}", "unknown-value", 1, 1, "error"),
        ("あ[[x]]", "unknown-id", 0, 1, "error"),
        ("あ{{tel", "unclosed-value", 0, 1, "error"),
        ("あ[[pc", "unclosed-reference", 0, 1, "error"),
        ("あ\n　い**う", "unclosed-strong", 1, 2, "warning"),
        ("｜漢字《かんじ》", "ruby", 0, 0, "error"),
        ("あ<ruby>漢<rt>かん</rt></ruby>", "ruby", 0, 1, "error"),
        ("| a | b |\n|---|---|\n| c |", "table-cells", 2, 0, "error"),
        ("| a | b | c |\n|---|---|\n| c | d | e |", "table-cells", 1, 0, "error"),
        ("| a | b |\n|---|---|\n| c | ^^ |", "joined-nothing-above", 2, 6, "error"),
        ("| a | ^^ |\n|---|---|\n| c | d |", "joined-nothing-above", 0, 6, "error"),
        ("あ\n| a | b |\n|---|---|\n| c | d |\n| ^^ | ^^ |", "joined-row", 4, 2, "error"),
        ("あ[案内]（https://a.jp/）", "link-form", 0, 1, "warning"),
        ("あ\n・[案内](ftp://a.jp/)", "link-scheme", 1, 1, "warning"),
        ("[案内](https://{{host}}/)", "unknown-value", 0, 13, "error"),
    ],
)
def test_slip(text: str, code: str, line: int, column: int, severity: str) -> None:
    """A mark that is not closed, or names what is not there, is told at the mark itself."""
    assert slips(text)[0] == (code, line, column, severity)


def test_brackets_that_are_no_ruby() -> None:
    """《…》 without ｜ before it is a bracket like any other."""
    assert read("《重要》なお知らせ") == (plain("《重要》なお知らせ"),)


def unmarked(blocks: Text) -> str:
    """Give the characters of the blocks, marks put back, spaces left out."""
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, InnerTable):
            parts += [cell.text for row in block.rows for cell in row]
        elif isinstance(block, Worded):
            parts += [getattr(block, "mark", ""), "参照" if isinstance(block, Reference) else "", block.body.text]
    return re.sub(r"\s", "", "".join(parts))


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="あ○◆・-※注）（１)(1．.①②参照【】 　\n5《a", max_size=60))
def test_no_character_is_lost(text: str) -> None:
    """The texts of the blocks with their marks are the source, white space aside."""
    assert unmarked(MarkupReader({}, {}).text(text)) == re.sub(r"\s", "", text)


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="あ*{}[]()!QR\\|-@:/.h\n ", max_size=40))
def test_any_marks_are_read(text: str) -> None:
    """Whatever the marks, reading ends, spans are in order and lie within the text."""
    reader = MarkupReader({"h": 1}, {"h": None})
    for block in reader.text(text):
        lines = [cell for row in block.rows for cell in row] if isinstance(block, InnerTable) else []
        if isinstance(block, Worded):
            lines.append(block.body)
        elif isinstance(block, Picture | QrLine):
            lines += [block.words, *((block.url,) if isinstance(block, QrLine) else ())]
        for line in lines:
            edges = [edge for span in line.spans for edge in span[:2]]
            assert edges == sorted(edges)
            assert not edges or (edges[0] >= 0 and edges[-1] <= len(line.text))


def test_unclosed_marks_are_told_once_a_line() -> None:
    """A hundred thousand brackets are one mistake in each line, and each of them costs no more than the one before."""
    found = slips("[" * 100_000 + "\nあ{{い{{う[[え\n{{")
    assert [(code, line, column) for code, line, column, _ in found] == [
        ("unclosed-reference", 0, 0),
        ("unclosed-value", 1, 1),
        ("unclosed-reference", 1, 7),
        ("unclosed-value", 2, 0),
    ]
    assert growth(lambda size: lambda: slips("[" * size), 1000) < 2.1


def test_plain_lines_are_fast() -> None:
    """Next to nothing is done for a line without a mark."""
    text = "\n".join(["ご利用いただけない場合がありますので、ご注意ください。"] * 3000)
    assert len(read(text)) == 3000
    assert lines_run(lambda: read(text)) < 5 * 3000
