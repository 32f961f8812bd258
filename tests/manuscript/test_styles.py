"""Style files: what each key sets, and every refusal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faqprint.errors import Fault, Place
from faqprint.manuscript.model import Appendix
from faqprint.manuscript.styles import STYLES
from faqprint.messages.sentences import render
from faqprint.style import Fonts, LineOptions, Margins, Markers, Measures, Padding, RuleWidths, Sizes, Style

Load = Callable[..., Appendix]
Faults = Callable[..., tuple[Fault, ...]]

APPENDIX = "title: 別紙\nstyle: style.yaml\nsections: [faq.yaml]\n"

WHOLE = """\
base: large
paper: A5
margins: {top: 15, bottom: 12.5, left: 10, right: 11, binding: 5}
duplex: true
fonts: {text: BIZUDGothic-Regular.ttf, bold: BIZUDGothic-Bold.ttf, fallback: [BIZUDMincho-Regular.ttf]}
sizes: {table: 8, body: 9, title: 20, marker: 8.5, running: 10}
measures: {no: 3, category: 4.5, question: 10, answer: 16, reference: 14}
padding: {x: 0.25, y: 1}
leading: 1.7
rules: {outer: 1, inner: 0.25}
markers: {next: 続く, previous: 続き, next_side: left, previous_side: right}
profile: seed
line: {hang: allow, autospace: 0.25, last_min: 3}
folio: 別添－
running_numbers: true
"""


def test_every_key_is_set(load_one: Load) -> None:
    """A style file that sets everything."""
    style = load_one(APPENDIX, style=WHOLE).style
    assert style == Style(
        paper="A5",
        margins=Margins(15, 12.5, 10, 11, 5),
        duplex=True,
        fonts=Fonts("BIZUDGothic-Regular.ttf", "BIZUDGothic-Bold.ttf", ("BIZUDMincho-Regular.ttf",)),
        sizes=Sizes(8, 9, 20, 8.5, 10),
        measures=Measures(3, 4.5, 10, 16, 14),
        padding=Padding(0.25, 1),
        leading=1.7,
        rules=RuleWidths(1, 0.25),
        markers=Markers("続く", "続き", "left", "right"),
        line=LineOptions("normal", "fixed", "half", "none", "allow", 0.25, 3, "char"),
        folio="別添－",
        running_numbers=True,
        place=Place("style.yaml", 1, 1),
    )
    assert isinstance(style.line.last_min, int)


def test_what_is_left_out_is_the_bases(load_one: Load) -> None:
    """One key over ``large`` leaves the rest of ``large``."""
    style = load_one(APPENDIX, style="base: large\nmargins: {left: 10}\n").style
    large = STYLES["large"]
    assert (style.sizes, style.fonts, style.margins) == (large.sizes, large.fonts, Margins(left=10))


def test_empty_in_quotes_is_a_wish(load_one: Load) -> None:
    """``folio: ''`` takes the prefix away; a key with nothing after it is left out."""
    style = load_one(APPENDIX, style="folio: ''\npaper:\nmarkers: {next: '', previous: }\nduplex:\n").style
    assert (style.folio, style.paper, style.markers.next, style.duplex) == ("", "A4", "", False)
    assert style.markers.previous == Markers().previous


def test_shipped_styles(load_one: Load) -> None:
    """``standard`` is the default look, ``large`` is 12 pt in BIZ UDGothic."""
    assert load_one().style == Style()
    assert load_one("title: あ\nstyle: standard\nsections: [faq.yaml]\n").style == Style()
    large = load_one("title: あ\nstyle: large\nsections: [faq.yaml]\n").style
    assert (large.sizes.table, large.fonts.text) == (12, "BIZUDGothic-Regular.ttf")


def test_own_font_lies_beside_the_style(load_one: Load, tmp_path: Path) -> None:
    """A font file is found from the style file and given with its whole path."""
    (tmp_path / "Own.ttf").write_bytes(b"")
    style = load_one(APPENDIX, style="fonts: {fallback: [Own.ttf]}\n").style
    assert style.fonts.fallback == (str(tmp_path / "Own.ttf"),)


BAD_STYLES = [
    ("", "empty-file", 1, 1, "何も"),
    ("papar: A4\n", "unknown-key", 1, 1, "「paper」のことではありませんか"),
    ("paper: B4\n", "not-a-choice", 1, 8, "A4, B5, A5, Letter"),
    ("sizes: {table: 7.5}\n", "out-of-range", 1, 16, "8 から 16"),
    ("sizes: {table: -9}\n", "out-of-range", 1, 16, "8 から 16"),
    ("sizes: {body: 99999999999}\n", "not-a-number", 1, 15, "数"),
    ("sizes: {body: 1e3}\n", "not-a-number", 1, 15, "数"),
    ("sizes: {body: nan}\n", "not-a-number", 1, 15, "数"),
    ("sizes: {body: １０}\n", "not-a-number", 1, 15, "半角"),
    ("sizes: 10\n", "want-mapping", 1, 8, "sizes"),
    ("sizes: {bodi: 10}\n", "unknown-key", 1, 9, "「body」"),
    ("measures: {no: 2.3}\n", "not-a-multiple", 1, 16, "0.5"),
    ("measures: {answer: 0}\n", "out-of-range", 1, 20, "1 から 100"),
    ("rules: {inner: 0.2}\n", "out-of-range", 1, 16, "0.25"),
    ("leading: 3\n", "out-of-range", 1, 10, "1.3 から 2.5"),
    ("margins: {left: -1}\n", "out-of-range", 1, 17, "0 から"),
    ("margins: {left: 80, right: 90}\n", "margins-too-wide", 1, 10, "余白を狭く"),
    ("fonts: {text: None.ttf}\n", "font-not-there", 1, 15, "ありません"),
    ("fonts: {text: style.yaml}\n", "font-kind", 1, 15, "TrueType"),
    ("line: {last_min: 1.5}\n", "not-a-multiple", 1, 18, "1 "),
    ("line: {kinsoku: hard}\n", "not-a-choice", 1, 17, "strict"),
    ("duplex: yes\n", "not-a-flag", 1, 9, "true"),
    ("folio: '{title}－{page}'\n", "folio-name", 1, 9, "{prefix}, {page}, {pages}"),
    ("folio: '{prefix}－{Page}'\n", "folio-name", 1, 18, "「{page}」のことではありませんか"),
    ("folio: 第｛page｝頁\n", "folio-name", 1, 9, "「{page}」のことではありませんか"),
    ("folio: '{prefix}－{page'\n", "folio-name", 1, 18, "「{page}」のことではありませんか"),  # printed as {page1／3
    ("folio: 第page}頁\n", "folio-name", 1, 13, "{prefix}, {page}, {pages}"),
    ("folio: '全{pages}頁'\n", "folio-without-page", 1, 8, "「{page}」を書き足して"),
]


@pytest.mark.parametrize(("style", "code", "line", "column", "piece"), BAD_STYLES)
def test_bad_style(faults_of: Faults, style: str, code: str, line: int, column: int, piece: str) -> None:
    """Each slip is one fault at its place in the style file."""
    faults = faults_of(APPENDIX, style=style)
    assert [(f.code, f.place) for f in faults] == [(code, ("style.yaml", line, column))]
    assert piece in render(faults[0])
