"""A page as SVG: the glyphs of its PDF in their places, texts that are found and chosen, and where the content stands."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

from faqprint.compose.appendix import compose
from faqprint.export.figures import draw_figure
from faqprint.export.pdf import write
from faqprint.export.svg import draw_svg, place_clusters
from faqprint.layout.display_list import HEADER, Figure, Fill, Layout, Page, PlacedLine, Rule
from faqprint.layout.structure import StructureTree
from faqprint.pictures.qr_code import QrModules
from faqprint.pictures.read import read_picture
from faqprint.text.fonts import Face, Faces, find_font
from faqprint.text.line import Line, Piece, Slot
from faqprint.units import EM
from tests.compose.real import CONTENT, STARTER, manuscript
from tests.every_mark import write_every_mark
from tests.pictures.files import jpeg
from tests.stress import write_stress

from .drawn_glyphs import SVG, compare_glyphs, pdf_glyphs, svg_glyphs
from .sample import HEIGHT, appendix, faces, layout, line, paragraphs

NUMBERS = re.compile(r"-?[\d.]+")


def real(path: Path, branch: str = "") -> tuple[Layout, Faces]:
    """A file's appendix, laid out, with its faces."""
    made = manuscript(path)._replace(branch=branch)
    fonts = made.style.fonts
    used = Faces(fonts.text, fonts.bold, fonts.fallback)
    return compose(made, used), used


def svgs(made: Layout, used: Faces) -> list[str]:
    """All pages."""
    return [draw_svg(made, index, used) for index in range(made.count)]


def page(*texts: PlacedLine, **items: object) -> str:
    """A page of these, with the faces of ``sample``."""
    tree = StructureTree()
    for _ in range(9):
        tree.add("P", 0, {"Alt": "画面 <1>"})
    return draw_svg(layout([Page(1, texts, **items)], tree), 0, faces())  # type: ignore[arg-type]  # fields of a page


def texts(svg: str) -> list[str]:
    """What each text reads."""
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("path", [CONTENT, STARTER])
def test_every_glyph_is_the_pdfs_in_its_place(path: Path) -> None:
    """In the PDF's order, which is that of reading: number, face, size, x within a hundredth of a point; the stamp, too."""
    made, used = real(path, "本店営業部")
    assert compare_glyphs(made, used, write(made, used), svgs(made, used)) > 2000


def test_the_glyphs_of_every_mark_are_the_pdfs(tmp_path: Path) -> None:
    """Signs for which browsers may take a face of their own among them: ☎, ①, ◆ and the like."""
    made, used = real(write_every_mark(tmp_path))
    assert compare_glyphs(made, used, write(made, used), svgs(made, used)) > 5000


def test_the_glyphs_of_the_stress_document_are_the_pdfs(tmp_path: Path) -> None:
    """Rows cut in two, labels repeated, tables that go on."""
    made, used = real(write_stress(tmp_path))
    assert compare_glyphs(made, used, write(made, used), svgs(made, used)) > 30_000


def test_the_glyphs_of_trimmed_marks_fallbacks_and_links_are_the_pdfs() -> None:
    """From a layout made by hand."""
    made = appendix()
    assert compare_glyphs(made, faces(), write(made, faces()), svgs(made, faces())) > 100


@pytest.fixture(scope="module")
def wider(tmp_path_factory: pytest.TempPathFactory) -> Faces:
    """The faces of ``sample``, and one that has letters from the right and emoji besides."""
    path = tmp_path_factory.mktemp("fonts") / "wider.ttf"
    font = TTFont(find_font("BIZUDGothic-Regular.ttf"))
    star = font.getBestCmap()[ord("☆")]
    for table in font["cmap"].tables:
        if table.format == 12:
            table.cmap |= dict.fromkeys(map(ord, "שלוםمرحبا⭐✅\U0001f600"), star)
    font.save(path)
    return Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf", (path,))


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("か\u309a行", 0),
        ("葛\U000e0100城", 0),
        ("葛\ufe00", 0),
        ("a\u0301b", 0),
        ("\u00ad", 0),
        ("☎☀♪", 0),
        ("𠮟る", 0),
        ("あ\u200bい\u202eう", 0),
        ("ﾊﾟﾊﾟ", 0),
        ("שלום", 2),
        ("مرحبا", 2),
        ("⭐✅\U0001f600", 2),
    ],
)
def test_what_browsers_draw_in_their_own_way_is_drawn_by_its_outlines(wider: Faces, text: str, face: int) -> None:
    """Its text stands there unseen, to be found; what has a glyph of its own in the PDF has it here."""
    made = paragraphs([line(text, face=face)])
    pdf = write(made, wider)
    assert pdf_glyphs(pdf, wider) != [[]]
    compare_glyphs(made, wider, pdf, svgs(made, wider))


def test_a_sign_that_may_be_an_emoji_is_an_outline_over_an_unseen_text() -> None:
    """And the characters beside it are texts."""
    svg = page(PlacedLine(50, 100, 10, line("電☎話"), 1))
    assert texts(svg) == ["電☎話"]
    unseen = [part.text for part in ElementTree.fromstring(svg).iter(f"{SVG}tspan") if part.get("fill-opacity") == "0"]
    assert unseen == ["☎"]
    assert [glyph.glyph for glyph in svg_glyphs(svg, faces())] == [faces().faces[0].glyph(each) for each in "電☎話"]


def test_places_follow_slots_and_advances() -> None:
    """A trimmed mark has its origin before its place; space behind a cluster moves what follows."""
    face = Face(find_font("BIZUDMincho-Regular.ttf"))
    piece = Piece(0, "（か）い", (Slot(0, -EM // 2, 0), Slot(2, 0, EM // 4)))
    assert place_clusters(piece, face, 100.0, 10.0) == (["（", "か", "）", "い"], [95.0, 105.0, 115.0, 127.5, 137.5])
    clustered = Piece(0, "か\u309aき", (Slot(2, EM // 4, 0),))
    assert place_clusters(clustered, face, 0.0, 10.0) == (["か\u309a", "き"], [0.0, 12.5, 22.5])


def test_lines_of_a_paragraph_are_one_text_and_artifacts_are_hidden() -> None:
    """Words that run over are found; the space at which a line was broken is there; what repeats is not read aloud."""
    one, two, three = (
        Line(start, start + 5, (Piece(0, text),), 0) for start, text in ((0, "Conti"), (5, "nues,"), (11, "then."))
    )
    lines = [PlacedLine(50, 100 + 20 * i, 10, each, 1) for i, each in enumerate((one, two, three))]
    svg = page(PlacedLine(50, 20, 8, line("別紙 <1> & 2"), HEADER), *lines, PlacedLine(50, 200, 10, line("次"), 2))
    assert texts(svg) == ["別紙 <1> & 2", "Continues, then.", "次"]
    hidden = [group for group in ElementTree.fromstring(svg).iter(f"{SVG}g") if group.get("aria-hidden") == "true"]
    assert ["".join(group.itertext()).strip() for group in hidden] == ["別紙 <1> & 2", ""]


def test_rules_and_fills_stand_where_the_display_list_has_them() -> None:
    """Each rule with its width, above one a pixel wide; a grey is the PDF's."""
    rules = (Rule(48, 118, 500, 118, 0.75), Rule(48.1234, 140, 48.1234, 700, 0.35), Rule(48, 118, 48, 200, 0.75))
    root = ElementTree.fromstring(page(rules=rules, fills=(Fill(48, 118, 452, 22, 0.88),)))
    below, *above = root.iter(f"{SVG}path")
    assert below.attrib["vector-effect"] == "non-scaling-stroke"
    assert below.attrib["d"] == "".join([path.attrib["d"] for path in above])
    drawn = [
        Rule._make(map(float, (*NUMBERS.findall(stretch), path.attrib["stroke-width"])))
        for path in above
        for stretch in path.attrib["d"].split("M")[1:]
    ]
    assert drawn == sorted(rules, key=lambda rule: rule.width)
    (fill,) = [dict(rect.attrib) for rect in root.iter(f"{SVG}rect") if not rect.get("class")]
    assert fill == {"x": "48", "y": "118", "width": "452", "height": "22", "fill": "rgb(88%,88%,88%)"}


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_is_turned_as_in_the_pdf(turn: int) -> None:
    """Its corners lie where the PDF's matrix puts them; its words are told to those who hear the page."""
    figure = Figure(10.0, 20.0, 30.0, 40.0, 1, read_picture(jpeg(30, 20))._replace(turn=turn), 0)
    (group,) = [each for each in ElementTree.fromstring(page(figures=(figure,))).iter(f"{SVG}g") if each.get("role") == "img"]
    assert group.attrib["aria-label"] == "画面 <1>"
    assert group[0].attrib["href"].startswith("data:image/jpeg;base64,")
    a, b, c, d, e, f = map(float, NUMBERS.findall(group.attrib["transform"]))
    g, h, i, j, k, m = map(float, draw_figure(figure, HEIGHT).split()[1:7])
    for across, down in ((0, 0), (1, 0), (0, 1), (1, 1)):
        up = 1 - down
        expected = (g * across + i * up + k, HEIGHT - (h * across + j * up + m))
        assert (a * across + c * down + e, b * across + d * down + f) == pytest.approx(expected, abs=1e-3)


def test_a_picture_may_have_an_address() -> None:
    """Of whoever serves it."""
    figure = Figure(10.0, 20.0, 30.0, 40.0, 1, read_picture(jpeg(30, 20)), 0)
    tree = StructureTree()
    tree.add("Figure", 0, {"Alt": "画面"})
    svg = draw_svg(layout([Page(1, (), figures=(figure,))], tree), 0, faces(), lambda picture: "/picture/1?a&b")
    assert 'href="/picture/1?a&amp;b"' in svg


def test_a_code_is_one_path_of_its_modules() -> None:
    """Dark ones beside each other are one rectangle, in the box of the figure."""
    svg = page(figures=(Figure(10.0, 20.0, 30.0, 30.0, 1, QrModules(("110", "001", "111"))),))
    assert 'transform="matrix(10 0 0 10 10 20)"><path d="M0 0h2v1h-2zM2 1h1v1h-1zM0 2h3v1h-3z"/></g>' in svg


def test_figures_stand_between_the_texts_in_reading_order() -> None:
    """As in the PDF."""
    figure = Figure(10.0, 20.0, 30.0, 30.0, 2, QrModules(("1",)), before=1)
    svg = page(PlacedLine(50, 100, 10, line("前"), 1), PlacedLine(50, 200, 10, line("後"), 3), figures=(figure,))
    assert svg.index("前") < svg.index('role="img"') < svg.index("後")


def test_no_page_has_a_style_attribute_or_names_another_host() -> None:
    """A content security policy would refuse them; nothing is asked for but the fonts."""
    made, used = real(STARTER)
    for svg in svgs(made, used):
        assert not re.search(r"\s(style|on\w+|href)=", svg)
        assert re.findall(r"https?://[^\"<]*", svg)[0] == "http://www.w3.org/2000/svg"


def test_areas_are_below_nothing_that_is_drawn() -> None:
    """They stand at the end, so that they lie above all else, and draw nothing; the appendix's own is form 1."""
    made, used = real(CONTENT)
    root = ElementTree.fromstring(draw_svg(made, 0, used))
    areas = list(root)[-1]
    assert areas.attrib["class"] == "areas"
    assert {rect.attrib["fill"] for rect in areas} == {"none"}
    expected = [{str(area.question)} if area.question else {"form", str(area.section + 1)} for area in made.areas(0)]
    found = [
        {rect.attrib["data-question-area"]} if "data-question-area" in rect.attrib else {"form", rect.attrib["data-form-area"]}
        for rect in areas
    ]
    assert found == expected
