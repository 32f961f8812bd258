"""目次: of sections and categories, or of every question with its No and its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.errors import LayoutError
from faqprint.layout.display_list import Layout
from faqprint.units import EM

from .real import composed, find, tagged, words

QUESTION = "とても長い質問の文がここにあって一行には収まりませんので次の行へ続きますが番号の下には入りません"


def listed(folder: Path, toc: str, *, count: int = 3, keys: str = "", style: str = "", text: str = "問い") -> Layout:
    """A text, a section of questions in two categories, one of which has one question, and a notice."""
    rows = "".join(f"          - {{question: {text}{number}, answer: 答}}\n" for number in range(1, count))
    return composed(
        folder,
        f"title: 別紙３　ＦＡＱ\ntoc: {toc}\nstyle: style.yaml\nsections:\n  - {{type: text, title: 初めに, body: 文}}\n"
        f"  - type: faq\n    title: 質問\n{keys}    categories:\n      - name: あ\n        questions:\n{rows}"
        "      - {name: い, questions: [{question: 終わり, answer: 答, code: Q9}]}\n"
        "  - {type: notice, items: [文]}\n",
        style=f"base: standard\n{style}",
    )


def rows_of(made: Layout) -> list[list[str]]:
    """The lines of the list, each as its texts without the dots."""
    found: dict[tuple[int, float], list[str]] = {}
    for page in made.pages():
        for item in page.texts:
            if item.size == 10.5 and item.tag != -4 and page.number < made.pages_of.get("s1", 1) + 1:
                found.setdefault((page.number, round(item.y, 2)), []).append(words(item))
    return [row for row in found.values() if row[-1].startswith("別紙３－")]


def test_every_question_is_listed_with_its_no_and_page(tmp_path: Path) -> None:
    """Below its category, as the column prints its No; sections and categories stand between."""
    made = listed(tmp_path, "questions", keys="    numbering: category\n    number: '{c}-{n}'\n")
    assert rows_of(made) == [
        *[["初めに", "別紙３－1"], ["質問", "別紙３－1"], ["あ", "別紙３－1"]],
        *[["1-1", "問い1", "別紙３－1"], ["1-2", "問い2", "別紙３－1"]],
        *[["い", "別紙３－1"], ["Q9", "終わり", "別紙３－1"], ["重要", "別紙３－1"]],
    ]


def test_an_entry_of_a_question_to_a_screen_reader(tmp_path: Path) -> None:
    """Its No as label, the question as link to it, the page."""
    made = listed(tmp_path, "questions", count=2)
    assert tagged(made)[1:16] == [
        *["  TOC", "    Caption 目次"],
        *["    TOCI", "      Reference", "        Link 初めに", "      Lbl 別紙３－1"],
        *["    TOCI", "      Reference", "        Link 質問", "      Lbl 別紙３－1"],
        *["    TOCI", "      Reference", "        Link あ", "      Lbl 別紙３－1"],
        "    TOCI",
    ]
    assert tagged(made)[16:20] == ["      Lbl 1", "      Reference", "        Link 問い1", "      Lbl 別紙３－1"]
    links = {link.text: link.target for page in made.pages() for link in page.links}
    assert (links["問い1"], links["終わり"], links["い"]) == ("#q1", "#q2", "#c2")


@pytest.mark.parametrize("toc", ["true", "categories"])
def test_without_being_asked_for_no_question_is_listed(tmp_path: Path, toc: str) -> None:
    """Sections and categories alone, as ever."""
    assert [row[0] for row in rows_of(listed(tmp_path, toc))] == ["初めに", "質問", "あ", "い", "重要"]


def test_a_turned_over_question_hangs_behind_its_no(tmp_path: Path) -> None:
    """Its second line begins where its first one does."""
    made = listed(tmp_path, "questions", count=2, text=QUESTION)
    (page, *_) = made.pages()
    lines = [item for item in page.texts if item.tags or words(item)[:9] in QUESTION]
    entry = [item for item in lines if item.size == 10.5 and len(words(item)) > 5 and "－" not in words(item)][:2]
    no = find(page, "1")
    assert entry[0].x == pytest.approx(entry[1].x)
    assert entry[1].y > entry[0].y == no.y
    assert no.x + no.line.width * no.size / EM < entry[0].x


def test_figures_end_at_one_edge(tmp_path: Path) -> None:
    """9 above 10: figures at the right, codes at the left."""
    made = listed(tmp_path, "questions", count=12, keys="    numbering: section\n    number: '{n}'\n")
    (page, *_) = made.pages()
    nine, ten = (next(item for item in page.texts if words(item) == no and item.size == 10.5) for no in ("9", "10"))
    assert nine.x == ten.x  # among codes


def test_the_list_goes_on_over_pages(tmp_path: Path) -> None:
    """No entry is lost, and a category never ends a page."""
    made = listed(tmp_path, "questions", count=120)
    numbers = [row[0] for row in rows_of(made)]
    assert [no for no in numbers if no.isdecimal()] == [str(number) for number in range(1, 120)]
    assert made.pages_of["q1"] > 2
    for page in list(made.pages())[:2]:
        last = max((item for item in page.texts if item.size == 10.5), key=lambda item: item.y)
        assert "あ" not in [words(item) for item in page.texts if item.y == last.y]


@pytest.mark.parametrize("paper", ["B5", "A5"])
def test_a_narrow_page_has_no_indents_before_it_has_no_room(tmp_path: Path, paper: str) -> None:
    """And says so at last."""
    listed(tmp_path / "a", "questions", style=f"paper: {paper}\n", text=QUESTION)
    with pytest.raises(LayoutError):
        listed(tmp_path / "b", "questions", style=f"paper: {paper}\nfolio: {'長いフォリオ' * 5}\n")
