"""The FAQ table: what its cells are to a screen reader, their anchors and links, what is told of rows that cannot be set."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.errors import LayoutError
from faqprint.layout.display_list import REPEAT, Layout

from .real import composed, find, tagged, words


def faq(folder: Path, *categories: tuple[str, list[str]], head: str = "") -> Layout:
    """An appendix of one FAQ section: categories by their names, each with questions in YAML's flow style."""
    lines = ["title: 別紙\n", head, "sections:\n  - type: faq\n    title: ＦＡＱ\n    categories:\n"]
    for name, questions in categories:
        lines.append(f"      - name: {name}\n        questions:\n")
        lines += [f"          - {question}\n" for question in questions]
    return composed(folder, "".join(lines))


def question(text: str, answer: str, more: str = "") -> str:
    """A question in flow style."""
    return f'{{question: {text}, answer: "{answer}"{more}}}'


TWO = ("区分一", [question("問一", "答一"), question("問二", "答二")])
ONE = ("区分二", [question("問三", "答三")])


def table(made: Layout) -> list[str]:
    """The tags of the table's rows, from the first level on."""
    lines = tagged(made)
    return [line.removeprefix("      ") for line in lines[lines.index("    Table") + 1 :]]


def test_a_table_of_rows_and_categories(tmp_path: Path) -> None:
    """Heads of the columns; a category heads all its rows, a question's No, text and answer are cells."""
    assert table(faq(tmp_path, TWO, ONE)) == [
        *["TR", "  TH Scope=Column No", "  TH Scope=Column 区分", "  TH Scope=Column 質問", "  TH Scope=Column 回答"],
        *["TR", "  TD 1", "  TH RowSpan=2 Scope=Row 区分一", "  TD 問一", "  TD 答一"],
        *["TR", "  TD 2", "  TD 問二", "  TD 答二"],
        *["TR", "  TD 3", "  TH RowSpan=1 Scope=Row 区分二", "  TD 問三", "  TD 答三"],
    ]


def test_answers_of_several_blocks_keep_their_structure(tmp_path: Path) -> None:
    """Paragraphs, headings, lists, references and tables inside the cell."""
    answer = "一\\n【頭】\\n・項\\n参照 別紙\\n| か | き |\\n|---|---|\\n| く | け |"
    cell = table(faq(tmp_path, ("区分", [question("問", answer)])))
    assert cell[cell.index("  TD 問") + 1 :] == [
        "  TD",
        *["    P 一", "    H2 【頭】", "    L ListNumbering=Disc", "      LI", "        Lbl ・", "        LBody 項"],
        "    P 参照 別紙",
        *["    Table", "      TR", "        TH Scope=Column か", "        TH Scope=Column き"],
        *["      TR", "        TD く", "        TD け"],
    ]


def test_questions_and_categories_are_anchors(tmp_path: Path) -> None:
    """A question by its No, a category by that of its first one."""
    anchors = [anchor.name for page in faq(tmp_path, TWO, ONE).pages() for anchor in page.anchors]
    assert sorted(anchors) == ["c1", "c3", "q1", "q2", "q3", "s1"]


def test_links_lead_to_other_questions(tmp_path: Path) -> None:
    """Printed as their No, one link element each, with the words that tell where it leads."""
    made = faq(tmp_path, ("区分", [question("問", "[[b]]と**強調**"), question("問二", "答", ", id: b")]))
    (page,) = made.pages()
    (link,) = page.links
    assert (link.target, made.tree.kinds[link.tag]) == ("#q2", "Link")
    assert "No.2" in link.text
    assert "    Link No.2" in table(made)
    bold = [piece for item in page.texts for piece in item.line.pieces if piece.text == "強調"]
    assert [piece.face for piece in bold] == [1]


def test_bookmarks_name_categories_below_their_section(tmp_path: Path) -> None:
    """Each leads to its first row."""
    made = faq(tmp_path, TWO, ONE)
    assert [(mark.level, mark.title, mark.anchor) for mark in made.bookmarks] == [
        (0, "ＦＡＱ", "s1"),
        (1, "区分一", "c1"),
        (1, "区分二", "c3"),
    ]


def test_a_label_is_broken_to_its_column(tmp_path: Path) -> None:
    """And stands in the middle of its rows."""
    made = faq(tmp_path, ("とても長い区分の名前", [question(f"問{n}", "答") for n in range(4)]))
    (page,) = made.pages()
    label = [item for item in page.texts if words(item) in ("とても長い", "区分の名前")]
    assert len(label) == 2
    rows = [find(page, f"問{n}").y for n in range(4)]
    assert sum(item.y for item in label) / 2 == pytest.approx((rows[0] + rows[-1]) / 2, abs=1.0)


def test_what_is_repeated_on_a_further_page_is_an_artifact(tmp_path: Path) -> None:
    """Heads and labels are content once."""
    made = faq(tmp_path, ("区分一", [question(f"問{n}", "答" * 60) for n in range(40)]))
    first, second, *_ = made.pages()
    for text in ("No", "質問", "区分一"):
        assert find(first, text).tag >= 0
        assert find(second, text).tag == REPEAT


@pytest.mark.parametrize("count", [1, 12, 123])
def test_questions_are_numbered_from_one(tmp_path: Path, count: int) -> None:
    """Each No once, in order."""
    made = faq(tmp_path, ("区分", [question(f"問{n}", "答") for n in range(count)]))
    numbers = [line.removeprefix("  TD ") for line in table(made) if line.removeprefix("  TD ").isdecimal()]
    assert numbers == [str(number) for number in range(1, count + 1)]


def test_a_row_that_fits_no_page_is_told_by_its_number_and_place(tmp_path: Path) -> None:
    """An inner table whose row is higher than a page."""
    cell = "あ" * 3000
    with pytest.raises(LayoutError) as caught:
        list(faq(tmp_path, TWO, ("区分", [question("問", f"| {cell} |\\n|---|\\n| い |")])).pages())
    assert caught.value.place is not None
    assert (caught.value.place.file.rpartition("/")[2], caught.value.place.line) == ("appendix.yaml", 12)


def test_a_row_tells_what_it_cut_itself(tmp_path: Path) -> None:
    """A word that another row cut in a narrower cell was told of a row that had it whole, and something else cut."""
    word, long = "name@host.example.jp", "a" * 80
    narrow = question("問一", r"\n".join(("|い|ろ|は|に|", "|---|---|---|---|", f"|{'|'.join([word] * 4)}|")))
    made = faq(tmp_path, ("区分", [narrow, question("問二", rf"{word}\n{long}"), question("問三", word)]))
    assert [dict(cut) for cut in made.cut.values()] == [{word: (word,)}, {long: (long,)}]
