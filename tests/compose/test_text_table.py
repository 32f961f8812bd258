"""A table of texts set, with its structure."""

from __future__ import annotations

from functools import cache

import pytest

from faqprint.compare.comparison import compare
from faqprint.compare.printed_table import TableOptions, comparison_appendix
from faqprint.compose.appendix import compose
from faqprint.layout.display_list import Layout
from faqprint.text.fonts import Faces
from tests.compare.contents import FEE, HOURS, LOCK, content, faq, read_text

LONG = "\n".join(f"◆ 手続きの{n}番では、申込書に必要な事項を記入し、窓口までお持ちください。" for n in range(60))
OLD = content(faq({"全般": [HOURS, FEE, {**LOCK, "answer": LONG}]}), version="第1.0版")
NEW = content(
    faq({"全般": [{**FEE, "answer": "他店あては440円です。"}, HOURS, {**LOCK, "answer": LONG.replace("窓口", "お取引店")}]}),
    version="第1.1版",
)


@cache
def faces() -> Faces:
    """The faces of the standard style."""
    return Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf")


def layout_of(options: TableOptions = TableOptions(), style: str = "standard") -> Layout:  # noqa: B008  # a frozen value
    """The pages of a comparison."""
    one, two = read_text(OLD)[0], read_text(NEW.replace("{", f'{{"style": "{style}", ', 1))[0]
    return compose(comparison_appendix(compare(one, two), two, options), faces())


def elements(layout: Layout, kind: str) -> list[dict[str, str]]:
    """The attributes of the structure elements of a kind."""
    return [dict(layout.tree.attributes.get(n, {})) for n, own in enumerate(layout.tree.kinds) if own == kind]


def text_of(layout: Layout) -> str:
    """All that is printed, without spaces."""
    return "".join(piece.text for page in layout.pages() for placed in page.texts for piece in placed.line.pieces)


@pytest.mark.parametrize("style", ["standard", "large"])
@pytest.mark.parametrize("options", [TableOptions(), TableOptions(strike=True), TableOptions(full=True, before_first=True)])
def test_pages_are_landscape_and_hold_every_line(options: TableOptions, style: str) -> None:
    """In both styles; the long row goes on with its No."""
    layout = layout_of(options, style)
    assert layout.count > 1 and layout.width > layout.height
    text = text_of(layout)
    assert "続き" in text and all(f"手続きの{n}番" in text for n in range(60))
    assert "前ページからの続き" in text and "次頁へ続く" in text


def test_decorated_words_are_spans_that_say_so() -> None:
    """ISO 32000-1, 14.8.5.4.4."""
    kinds = {element.get("TextDecorationType") for element in elements(layout_of(), "Span")}
    assert kinds == {"Underline"}
    assert {element.get("TextDecorationType") for element in elements(layout_of(TableOptions(strike=True)), "Span")} == {
        "Underline",
        "LineThrough",
    }


def test_mark_of_an_item_is_shown_with_it() -> None:
    """A rule below the words begins below ◆ where the whole item is new; seen: it began behind the mark."""
    old, new = content(faq({"全般": [FEE]})), content(faq({"全般": [{**FEE, "answer": f"{FEE['answer']}\n◆ 税込みです。"}]}))
    one, two = read_text(old)[0], read_text(new)[0]
    (page,) = compose(comparison_appendix(compare(one, two), two, TableOptions()), faces()).pages()
    mark = next(placed for placed in page.texts if placed.line.pieces and placed.line.pieces[0].text == "◆")
    below = [rule for rule in page.rules if rule.y0 == rule.y1 and 0 < rule.y0 - mark.y < mark.size * 0.5]
    assert [round(rule.x0, 3) for rule in below] == [round(mark.x, 3)]


def test_head_cells_name_their_scope() -> None:
    """A head for each column, and the label of each row."""
    scopes = [element.get("Scope") for element in elements(layout_of(), "TH")]
    assert scopes[:4] == ["Column"] * 4 and set(scopes[4:]) == {"Row"}
    assert [element["ColSpan"] for element in elements(layout_of(), "TD") if "ColSpan" in element] == ["4"]
