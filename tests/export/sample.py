"""Layouts made by hand, with everything that the export must write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from faqprint.layout.display_list import (
    FOOTER,
    HEADER,
    LAYOUT,
    REPEAT,
    Anchor,
    Bookmark,
    Fill,
    Information,
    Layout,
    Link,
    Page,
    PageDraft,
    PlacedLine,
    Rule,
)
from faqprint.layout.structure import StructureTree
from faqprint.text.fonts import Faces
from faqprint.text.line import Line, Piece, Slot
from faqprint.units import EM

WIDTH, HEIGHT = 595.276, 841.89
INFORMATION = Information("別紙３　ＦＡＱ", "法人ＩＢサービス　操作説明書 <&>", "○○信用金庫", "2026-11-22", "別紙３－")
HALF = EM // 2


def faces() -> Faces:
    """The shipped faces; the third stands in for a fallback."""
    return Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf", ("BIZUDGothic-Regular.ttf",))


def line(text: str, *slots: tuple[int, int, int], face: int = 0) -> Line:
    """A line of one piece."""
    return Line(0, len(text), (Piece(face, text, tuple(Slot(*slot) for slot in slots)),), 0)


def layout(
    pages: Sequence[Page], tree: StructureTree, bookmarks: tuple[Bookmark, ...] = (), information: Information = INFORMATION
) -> Layout:
    """A layout of pages that are there already."""

    def drafts() -> Iterator[PageDraft]:
        return (PageDraft(partial(Page._make, page), page.stamp) for page in pages)

    area = (50.0, 50.0, 545.0, 790.0)
    return Layout(WIDTH, HEIGHT, area, area, len(pages), drafts, pages.__getitem__, tree, bookmarks, information)


def paragraphs(lines: Sequence[Line], size: float = 10.0) -> Layout:
    """One page with each line as a paragraph of its own."""
    tree = StructureTree()
    texts = [PlacedLine(60.0, 60.0 + 20 * i, size, set_line, tree.add("P", 0)) for i, set_line in enumerate(lines)]
    return layout([Page(1, tuple(texts))], tree)


def appendix(word: str = "答え二の前半、") -> Layout:
    """Two pages: a heading, links, a table that runs over the page with a row and a label cut in two, a list and a note."""
    tree = StructureTree()
    heading, intro = tree.add("H1", 0), tree.add("P", 0)
    inner, outer = tree.add("Link", intro), tree.add("Link", intro)
    table = tree.add("Table", 0)
    head = tree.add("TR", table)
    columns = [tree.add("TH", head, {"Scope": "Column"}) for _ in range(3)]
    first = tree.add("TR", table)
    category = tree.add("TH", first, {"Scope": "Row", "RowSpan": "3"})
    question, answer = tree.add("TD", first), tree.add("TD", first)
    second = tree.add("TR", table)
    question_2, answer_2 = tree.add("TD", second), tree.add("TD", second)
    third = tree.add("TR", table)
    tree.add("TD", third)  # holds nothing, and is needed for the row's length
    answer_3 = tree.add("TD", third)
    bullets = tree.add("L", answer_3, {"ListNumbering": "Disc"})
    item = tree.add("LI", bullets)
    mark, body = tree.add("Lbl", item), tree.add("LBody", item)
    note = tree.add("Note", answer_3)
    note_mark, note_body = tree.add("Lbl", note), tree.add("P", note)
    tree.add("P", tree.add("Sect", 0))  # hold nothing: must not be written
    mail = tree.add("Link", note_body)
    sentence = Line(0, 12, (Piece(0, "詳しくは"), Piece(0, "No.2"), Piece(0, "か"), Piece(0, "example.com")), 0)
    one = (
        PlacedLine(50, 30, 9, line("別紙３　ＦＡＱ"), HEADER),
        PlacedLine(50, 80, 15, line("よくあるご質問（ＦＡＱ）", face=1), heading),
        PlacedLine(50, 110, 10.5, sentence, intro, (intro, inner, intro, outer)),
        PlacedLine(50, 122, 10.5, Line(0, 5, (Piece(0, "/faq"), Piece(0, "を。")), 0), intro, (outer, intro)),
        PlacedLine(50, 130, 9, line("区分"), columns[0]),
        PlacedLine(120, 130, 9, line("質問"), columns[1]),
        PlacedLine(300, 130, 9, line("回答"), columns[2]),
        PlacedLine(50, 150, 9, line("共通"), category),
        PlacedLine(120, 150, 9, line("「（𠮟る）」、", (1, -HALF, 0), (4, 0, -HALF), (6, 0, -HALF // 3)), question),
        PlacedLine(300, 150, 9, line("答えは（ＩＤ）です。", *[(i, 0, 23_456) for i in range(5)]), answer),
        PlacedLine(300, 165, 9, Line(0, 4, (Piece(0, "代わり"), Piece(2, "の字")), 0), answer),
        PlacedLine(120, 180, 9, line("質問二"), question_2),
        PlacedLine(300, 180, 9, line(word), answer_2),
        PlacedLine(300, 195, 9, line("＜次頁へ続く＞"), REPEAT),
        PlacedLine(50, 800, 9, line("別紙３－1／2"), FOOTER),
    )
    links = (
        Link(92, 100, 112, 112, "#q2", inner, "No.2"),
        Link(122, 100, 180, 112, "https://example.com/faq?q=あ&r=(1)", outer, "example.com/faq"),
        Link(50, 112, 70, 124, "https://example.com/faq?q=あ&r=(1)", outer, "example.com/faq"),
    )
    two = (
        PlacedLine(50, 30, 9, line("別紙３　ＦＡＱ"), HEADER),
        PlacedLine(50, 50, 9, line("共通"), REPEAT),
        PlacedLine(300, 60, 9, line("答え二の後半。"), answer_2),
        PlacedLine(300, 80, 9, line("・"), mark),
        PlacedLine(309, 80, 9, line("項目"), body),
        PlacedLine(300, 95, 9, line("※"), note_mark),
        PlacedLine(309, 95, 9, Line(0, 9, (Piece(0, "宛先は"), Piece(0, "a@b.jp")), 0), note_body, (note_body, mail)),
        PlacedLine(50, 700, 9, line("記入欄"), LAYOUT),
    )
    rules = (Rule(48, 118, 500, 118, 0.75), Rule(48, 140, 500, 140, 0.35), Rule(48, 118, 48, 200, 0.75))
    pages = (
        Page(1, one, rules, (Fill(48, 118, 452, 22, 0.9),), links, (Anchor("s1", 65), Anchor("q1", 140))),
        Page(2, two, links=(Link(340, 85, 380, 97, "mailto:a@b.jp", mail, "a@b.jp"),), anchors=(Anchor("q2", 50),)),
    )
    bookmarks = (
        Bookmark(0, "よくあるご質問", "s1"),
        Bookmark(1, "共通", "q1"),
        Bookmark(1, "(2)", "q2"),
        Bookmark(0, "末尾", "q2"),
    )
    return layout(pages, tree, bookmarks)
