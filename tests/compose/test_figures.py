"""Pictures and codes in a layout: their sizes, their words, and what is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.compose.figures import picture_faults
from faqprint.errors import LayoutError
from faqprint.layout.display_list import Figure, Layout
from faqprint.pictures.qr_code import QrModules
from faqprint.units import MM
from tests.pictures.files import plain

from .real import composed, find, tagged, words


def text(folder: Path, *lines: str, columns: int = 300, rows: int = 150, head: str = "") -> Layout:
    """A text of some lines, with a picture beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.png").write_bytes(plain(columns, rows))
    body = "".join(f"      {line}\n" for line in lines)
    return composed(folder, f"title: 別紙\n{head}sections:\n  - type: text\n    body: |\n{body}")


def figures(made: Layout) -> list[tuple[int, Figure]]:
    """The figures of a layout with the pages on which they stand."""
    return [(number, figure) for number, page in enumerate(made.pages(), 1) for figure in page.figures]


def codes(made: Layout) -> list[str]:
    """What is told of its pictures."""
    return [fault.code for fault in picture_faults(made.pictures)]


@pytest.mark.parametrize(("width", "points"), [("", 144.0), ("{30mm}", 30 * MM)])
def test_a_picture_is_printed_at_150_dpi_or_as_wide_as_is_asked(tmp_path: Path, width: str, points: float) -> None:
    """300 samples are 2 inches; the height follows."""
    ((_, figure),) = figures(text(tmp_path, f"![画面](a.png){width}"))
    assert figure.width == pytest.approx(points)
    assert figure.height == pytest.approx(points / 2)


def test_a_share_is_one_of_the_column(tmp_path: Path) -> None:
    """60 % of it."""
    whole, part = (figures(text(tmp_path / n, f"![画面](a.png){{{n}%}}"))[0][1] for n in ("100", "60"))
    assert part.width == pytest.approx(whole.width * 0.6)


def test_one_wider_than_its_column_is_as_wide_as_that_and_told(tmp_path: Path) -> None:
    """Only where a length was asked for."""
    wide = text(tmp_path / "w", "![画面](a.png){400mm}", columns=3000)
    assert codes(wide) == ["picture-too-wide"]
    assert codes(text(tmp_path / "n", "![画面](a.png)", columns=3000)) == []


def test_under_100_dpi_is_told(tmp_path: Path) -> None:
    """300 samples on 100 mm are 76 dpi."""
    assert codes(text(tmp_path, "![画面](a.png){100mm}")) == ["picture-coarse"]


def test_one_higher_than_a_page_is_scaled_and_told(tmp_path: Path) -> None:
    """It stands on one page, with its line above."""
    made = text(tmp_path, "前の行。", "![画面](a.png)", columns=200, rows=2000)
    ((number, figure),) = figures(made)
    assert codes(made) == ["picture-too-high"]
    assert number == 1
    assert figure.height / figure.width == pytest.approx(10)


def test_a_picture_goes_to_the_next_page_whole_with_the_line_above(tmp_path: Path) -> None:
    """It is never cut."""
    made = text(tmp_path, *["行です。"] * 45, "上の行。", "![画面](a.png)", columns=600, rows=600)
    ((number, figure),) = figures(made)
    page = list(made.pages())[number - 1]
    assert number == 2
    assert figure.before > 0
    assert any("".join(piece.text for piece in item.line.pieces) == "上の行。" for item in page.texts)


def test_a_code_has_18_mm_and_its_words_and_url_beside_it(tmp_path: Path) -> None:
    """The URL is a link."""
    made = text(tmp_path, "QR https://www.example.jp/ 申込書")
    ((_, figure),) = figures(made)
    (page,) = made.pages()
    assert isinstance(figure.shown, QrModules)
    assert figure.width == figure.height == pytest.approx(18 * MM)
    read = ["".join(piece.text for piece in item.line.pieces) for item in page.texts]
    assert read.index("申込書") + 1 == read.index("https://www.example.jp/")
    assert [link.target for link in page.links] == ["https://www.example.jp/"]
    assert made.tree.attributes[figure.tag]["Alt"] == "QRコード：https://www.example.jp/"


def test_a_url_that_its_values_make_no_url_is_told_at_its_place(tmp_path: Path) -> None:
    """What they come to is known only then."""
    with pytest.raises(LayoutError) as raised:
        text(tmp_path, "QR {{site}}", head='values: {site: "例え.jp"}\n')
    assert raised.value.code == "qr-not-url"
    assert "appendix.yaml:6 の行に値を入れたもの" in raised.value.message("ja")
    with pytest.raises(LayoutError) as raised:
        text(tmp_path / "long", "QR {{site}}", head=f'values: {{site: "https://www.example.jp/{"a" * 400}"}}\n')
    assert "423" in raised.value.message("ja")
    assert "331" in raised.value.message("en")


@pytest.mark.parametrize(("columns", "rows", "width"), [(40_000, 1, ""), (1, 40_000, ""), (300, 150, "{0.01mm}")])
def test_one_that_nobody_would_see_is_told_at_its_line(tmp_path: Path, columns: int, rows: int, width: str) -> None:
    """A line of a few micrometres; the proof could not find it on its page."""
    with pytest.raises(LayoutError) as raised:
        text(tmp_path, f"![画面](a.png){width}", columns=columns, rows=rows)
    assert raised.value.code == "picture-thin"
    assert raised.value.place and raised.value.place.line == 5


def test_a_code_wider_than_its_column_is_told_at_its_line(tmp_path: Path) -> None:
    """It stood across the rules and out of the type area: exit 4."""
    (tmp_path / "narrow.yaml").write_text("measures: {question: 6}\n", "utf-8")
    question = "{question: 'QR https://www.example.jp/ 申込書', answer: 答え}"
    faq = f"  - type: faq\n    title: 問い\n    categories:\n      - name: あ\n        questions:\n          - {question}\n"
    with pytest.raises(LayoutError) as raised:
        composed(tmp_path, f"title: 別紙\nstyle: narrow.yaml\nsections:\n{faq}")
    assert raised.value.code == "qr-too-wide"
    assert raised.value.place and raised.value.place.line == 9


@pytest.mark.parametrize(("kind", "mark"), [("checklist, boxes: true", "□"), ("checklist", "◆"), ("notice", "◆")])
@pytest.mark.parametrize("item", ["![画面](a.png){10mm}", "![画面](a.png){1mm}", "QR https://example.jp/"])
def test_an_item_that_is_a_figure_has_its_mark_beside_it(tmp_path: Path, kind: str, mark: str, item: str) -> None:
    """As any other item has: it had none, and what is below it stood at the margin, where other items' marks stand."""
    (tmp_path / "a.png").write_bytes(plain(300, 150))
    items = f'["{item}", 一, "{item}\\n下"]'
    made = composed(tmp_path, f"title: 別紙\nsections:\n  - {{type: {kind}, items: {items}}}\n")
    (page,) = made.pages()
    first, second, third = (text for text in page.texts if words(text) == mark)
    edge = find(page, "一").x
    assert (first.x, second.x, third.x, find(page, "下").x) == (first.x, first.x, first.x, edge)
    for figure, beside in zip(page.figures, (first, third), strict=True):
        assert figure.x >= edge
        assert figure.y - 0.5 * beside.size < beside.y - 0.88 * beside.size < figure.y + figure.height
    assert [line.strip() for line in tagged(made) if "Lbl" in line] == [f"Lbl {mark}"] * 3
