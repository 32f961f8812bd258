"""What is drawn reads back exactly (PX-1), by four readers that are not ours, and stands where it should (JU-7, TB-3)."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pytest
import yaml
from pypdf import PdfReader

from faqprint.layout.display_list import Layout, PlacedLine
from faqprint.pipeline.build import MakeOptions, make, prepare
from faqprint.pipeline.composition import compose_layout
from faqprint.storage.disk_cache import NO_CACHE
from faqprint.units import EM

HERE = Path(__file__).parent
CASES = HERE / "text" / "linebreak_cases.yaml"
#: White space that extraction may set or leave at the edges of lines, and characters without ink.
EDGES = " \u3000\u00a0\u200b\u2060\n\r\f"


class Made(NamedTuple):
    """A document, its layout, and the texts that were written for it (``()``: not asked)."""

    path: Path
    layout: Layout
    written: tuple[str, ...]


class Stretch(NamedTuple):
    """The lines of one element on one page: its text and the box around it (left, top, right, bottom)."""

    page: int
    text: str
    box: tuple[float, float, float, float]


@cache
def made(name: str, folder: Path) -> Made:
    """Build ``content`` or all case texts, without a proof of our own."""
    path = HERE.parent / "content" / "appendix.yaml"
    written: tuple[str, ...] = ()
    if name == "cases":
        texts = [unicodedata.normalize("NFC", case["text"]) for case in yaml.safe_load(CASES.read_text("utf-8"))["cases"]]
        written = tuple(text for text in dict.fromkeys(texts) if "𠮷" not in text)  # no shipped face has it (FN-3)
        questions = [{"question": "次の文は？", "answer": text} for text in written]
        section = {"type": "faq", "title": "例", "categories": [{"name": "例", "questions": questions}]}
        path = folder / "appendix.yaml"
        path.write_text(yaml.safe_dump({"title": "例", "sections": [section]}, allow_unicode=True, width=10**6), "utf-8")
    prepared = prepare(path, None, None)
    made = make(prepared, MakeOptions(proof=False), NO_CACHE)
    out = folder / f"{name}.pdf"
    out.write_bytes(made.pdf)
    return Made(out, compose_layout(prepared.appendix, made.faces)[0], written)


@pytest.fixture(params=["content", "cases"])
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Both documents, each made once."""
    return made(request.param, tmp_path_factory.getbasetemp())


def squeezed(text: str) -> str:
    """A text without white space and characters that have no ink."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c not in EDGES)


def words(text: PlacedLine) -> str:
    """The characters of one line."""
    return "".join(piece.text for piece in text.line.pieces)


def stretches(layout: Layout) -> Iterator[Stretch]:
    """Every element's lines, page by page, artifacts left out."""
    for page in layout.pages():
        for tag, group in groupby(page.texts, key=lambda text: text.tag):
            lines = list(group)
            if tag < 0:
                continue
            left = min(text.x for text in lines)
            right = max(text.x + text.line.width * text.size / EM for text in lines)
            top = min(text.y - 0.9 * text.size for text in lines)
            bottom = max(text.y + 0.15 * text.size for text in lines)
            yield Stretch(page.number, "".join(map(words, lines)), (left, top, right, bottom))


def by_pypdf(path: Path) -> list[str]:
    """Page texts by pypdf."""
    return [page.extract_text() for page in PdfReader(path).pages]


def by_pdfium(path: Path) -> list[str]:
    """Page texts by pdfium."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


def by_mupdf(path: Path) -> list[str]:
    """Page texts by MuPDF."""
    return [page.get_text("text", sort=False) for page in mupdf_pages(path)]


def mupdf_pages(path: Path) -> list[Any]:
    """The pages as MuPDF opens them."""
    import pymupdf  # takes a second

    opened: Any = pymupdf.open(path)
    return list(opened)


@pytest.mark.parametrize("reader", [by_pypdf, by_pdfium, by_mupdf])
def test_pages_read_back_in_reading_order(document: Made, reader: Callable[[Path], list[str]]) -> None:
    """Each page's text is what was drawn on it, in the order of drawing."""
    drawn = [squeezed("".join(map(words, page.texts))) for page in document.layout.pages()]
    assert [squeezed(text) for text in reader(document.path)] == drawn


def test_paragraphs_are_those_that_were_written(document: Made) -> None:
    """Every text of the cases stands whole in one element (or two, where it is cut by a page)."""
    drawn = "\n".join(squeezed(stretch.text) for stretch in stretches(document.layout))
    assert [text for text in document.written if squeezed(text) not in drawn.replace("\n", "")] == []


def cut_out(document: Made, found: Sequence[Stretch], out: Path) -> None:
    """Write a file with a page for each element: the page as it is, of which its rectangle alone is shown, to 0.1 pt."""
    with pikepdf.open(document.path) as source, pikepdf.new() as cut:
        heights = [float(page.mediabox[3]) for page in source.pages]
        for stretch in found:
            cut.pages.append(source.pages[stretch.page - 1])
            (x, y, right, bottom), height = stretch.box, heights[stretch.page - 1]
            left, above, width, down = (round(value, 1) for value in (x + 0.2, y, right - x - 0.4, bottom - y))
            cut.pages[-1].mediabox = pikepdf.Array([left, height - above - down, left + width, height - above])
        cut.save(out)


@pytest.mark.parametrize("mode", [(), ("-layout",)], ids=["default", "layout"])
def test_cells_read_back_by_pdftotext(document: Made, mode: tuple[str, ...], tmp_path: Path) -> None:
    """pdftotext gives each element's text exactly from its own rectangle, spaces inside lines included."""
    found = list(stretches(document.layout))
    cut_out(document, found, tmp_path / "cut.pdf")  # 373 starts, each for one rectangle of a page, would take 5 s
    command = ["pdftotext", *mode, "-r", "720", str(tmp_path / "cut.pdf"), "-"]
    *texts, end = subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\f")
    wrong = [(s.page, s.text, text) for s, text in zip(found, texts, strict=True) if squeezed(text) != squeezed(s.text)]
    assert (wrong, end) == ([], "")


def test_justified_lines_end_on_one_edge(document: Made) -> None:
    """The right edges of stretched and shrunk lines of one paragraph agree to 0.01 pt (JU-7)."""
    edges = []
    for page in document.layout.pages():
        for _, group in groupby(page.texts, key=lambda text: text.tag):
            lines = [text for text in group if text.line.note in ("stretched", "shrunk")]
            edges += [(text.x + text.line.width * text.size / EM, text.tag) for text in lines]
    by_tag: dict[int, list[float]] = {}
    for edge, tag in edges:
        by_tag.setdefault(tag, []).append(edge)
    assert all(max(found) - min(found) <= 0.01 for found in by_tag.values())
    assert edges, "no adjusted line: the documents should have some"


def test_glyphs_end_where_the_layout_says(document: Made) -> None:
    """MuPDF finds the last glyph of every line within 0.02 pt of where the layout puts it."""
    for page, read in zip(document.layout.pages(), mupdf_pages(document.path), strict=True):
        ends = []
        for block in read.get_text("rawdict")["blocks"]:
            for line in block.get("lines", []):
                ends += [(c["origin"][0], c["origin"][1], c["bbox"][2]) for span in line["spans"] for c in span["chars"]]
        for text in page.texts:
            if not text.line.pieces:
                continue
            right = text.x + text.line.width * text.size / EM
            beside = [end for x, y, end in ends if abs(y - text.y) < 0.02 and text.x - 0.1 <= x < right - 0.1]
            assert abs(max(beside) - right) < 0.02 + 0.5 * text.size * (words(text)[-1:] in "、。」』）】，．　 "), words(text)
