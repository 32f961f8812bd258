"""Pages in the browser look as they print: each of its pixels has one of the PDF's picture in it or beside it."""

from __future__ import annotations

import math
import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser, Page

from faqprint.compose.appendix import compose
from faqprint.export.browser_files import font_file
from faqprint.export.pdf import write
from faqprint.export.svg import draw_svg
from faqprint.layout.display_list import Layout
from faqprint.text.fonts import Faces
from tests.compose.real import CONTENT, STARTER, manuscript
from tests.every_mark import write_every_mark
from tests.pictures.files import jpeg

DPI = 100
#: Shades of 255 by which a pixel may be darker or lighter than all of the nine: two ways to smooth an edge.
SMOOTHING = 64
#: Where they may differ by more: pixels of a million.
FEW = 500
FIGURES = """\
title: 別紙５　図
mark: 社外秘
sections:
- type: faq
  title: 図と記号
  categories:
  - name: 長い区分の名前です
    questions:
    - question: ☎©®™☀♪〒㊞㈱①⑳ですか（"引用"・『二重』）？
      answer: |
        か\u309a行の葛\U000e0100城と𠮟る。 Hyphen\u00adation in a long long word: Donau\u00addampf\u00adschiff\u00adfahrt.
        **太字**と https://example.com/very/long/path/to/nothing?x=1&y=2 です。
        QR https://example.com/ ご案内
        ![図](1.jpg){20mm}
        ![図](6.jpg){20mm}
        ![図](7.jpg){20mm}
"""


def figures(folder: Path) -> Path:
    """A document of pictures, a code and signs for which a browser has faces of its own."""
    for turn in (1, 6, 7):
        (folder / f"{turn}.jpg").write_bytes(jpeg(300, 200, turn=turn))
    (folder / "appendix.yaml").write_text(FIGURES, "utf-8")
    return folder / "appendix.yaml"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window as large as a sheet, at the resolution of the pictures."""
    made = browser.new_page(viewport={"width": 596, "height": 842}, device_scale_factor=DPI / 72)
    yield made
    made.close()


def show(page: Page, folder: Path, svg: str, faces: Faces) -> None:
    """Show a page in its fonts."""
    rules = []
    for number, face in enumerate(faces.faces):
        (folder / f"f{number}.ttf").write_bytes(font_file(face))
        rules.append(f"@font-face{{font-family:f{number};src:url(f{number}.ttf)}}")
    (folder / "page.html").write_text(
        f"<!doctype html><meta charset=utf-8><style>body{{margin:0}}svg{{display:block}}{''.join(rules)}</style>{svg}", "utf-8"
    )
    page.goto((folder / "page.html").as_uri())
    page.evaluate("document.fonts.ready")


def made(path: Path) -> tuple[Layout, Faces]:
    """A file's appendix, laid out, with its faces."""
    appendix = manuscript(path)
    faces = Faces(appendix.style.fonts.text, appendix.style.fonts.bold, appendix.style.fonts.fallback)
    return compose(appendix, faces), faces


def pixels_beside(one: Image.Image, other: Image.Image) -> int:
    """How many pixels are darker or lighter than all that lie in and around their place in another picture."""
    lighter = ImageChops.subtract(one, other.filter(ImageFilter.MaxFilter(3)))
    darker = ImageChops.subtract(other.filter(ImageFilter.MinFilter(3)), one)
    return sum(ImageChops.lighter(lighter, darker).histogram()[SMOOTHING + 1 :])


@pytest.mark.parametrize("document", ["content", "starter", "every mark", "figures"])
def test_pages_look_as_they_print(page: Page, tmp_path: Path, document: str) -> None:
    """Poppler's picture of the PDF beside Chromium's of the page: glyphs, rules, fills, pictures however turned, codes."""
    path = {"content": CONTENT, "starter": STARTER}.get(document)
    path = path or (write_every_mark(tmp_path) if document == "every mark" else figures(tmp_path))
    layout, faces = made(path)
    (tmp_path / "x.pdf").write_bytes(write(layout, faces))
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", tmp_path / "x.pdf", tmp_path / "printed"], check=True)
    for index, printed in enumerate(sorted(tmp_path.glob("printed-*.png"))):
        show(page, tmp_path, draw_svg(layout, index, faces), faces)
        seen, expected = (Image.open(each).convert("L") for each in (BytesIO(page.screenshot()), printed))
        area = (0, 0, min(seen.width, expected.width), min(seen.height, expected.height))
        assert math.isclose(area[2] * area[3], seen.width * seen.height, rel_tol=0.01)
        seen, expected = seen.crop(area), expected.crop(area)
        assert pixels_beside(seen, expected) < FEW, (index + 1, tmp_path)
        assert pixels_beside(expected, seen) < FEW, (index + 1, tmp_path)


def test_texts_are_found_and_chosen_in_the_order_of_reading(page: Page, tmp_path: Path) -> None:
    """A word that runs over to the next line is found; what is chosen reads as the layout does."""
    layout, faces = made(CONTENT)
    show(page, tmp_path, draw_svg(layout, 0, faces), faces)
    chosen = page.evaluate("(getSelection().selectAllChildren(document.body), getSelection().toString())")
    lines = [line for line in layout.page(0).texts if line.tag >= 0]
    words = "".join(piece.text for line in lines for piece in line.line.pieces)
    assert words in "".join(chosen.split("\n"))
    one, two = next((a, b) for a, b in pairwise(lines) if a.tag == b.tag and b.x == a.x)
    broken = one.line.pieces[-1].text[-4:] + two.line.pieces[0].text[:4]
    assert page.evaluate("word => (getSelection().removeAllRanges(), find(word))", broken), broken
