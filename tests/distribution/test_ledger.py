"""The ledger as a printer sees it: room for a seal, the whole measure, a folio of its own."""

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
from pypdf import PdfReader

from faqprint.distribution.folder import make_editions
from faqprint.distribution.ledger import ledger
from faqprint.distribution.manifest import ManifestEntry
from faqprint.manuscript.load import load
from faqprint.manuscript.values import resolve
from faqprint.pipeline.composition import load_faces
from faqprint.units import MM

_RULE = re.compile(rb"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l")


def test_ledger_can_be_sealed(content: Path) -> None:
    """Rows are at least 12 mm high, the columns to fill in wide enough, and the table as wide as the rule of the head."""
    make_editions(content, content.parent / "out")
    with pikepdf.open(content.parent / "out" / "ledger.pdf") as pdf:
        operators = pdf.pages[0].Contents.read_bytes()
    rules = [tuple(map(float, found)) for found in _RULE.findall(operators)]
    tops = sorted({y0 for x0, y0, x1, y1 in rules if y0 == y1}, reverse=True)
    head, *lines = tops  # the head of the page has a rule of its own
    (width,) = {(x0, x1) for x0, y0, x1, y1 in rules if y0 == y1 == head}
    heights = [upper - lower for upper, lower in pairwise(lines)]
    assert len(heights) == 5 and min(heights[1:]) >= 12 * MM > heights[0]
    edges = sorted({x0 for x0, y0, x1, y1 in rules if x0 == x1})
    assert len(edges) == 9 and abs(edges[0] - width[0]) < 0.01 and abs(edges[-1] - width[1]) < 0.01
    assert min(edges[-1] - edges[-2], edges[-2] - edges[-3]) >= 15 * MM


def test_ledger_has_its_own_folio(content: Path) -> None:
    """The folio says that it is the ledger, not a page of the appendix, and no word is padded with spaces."""
    make_editions(content, content.parent / "out")
    text = "\n".join(page.extract_text() for page in PdfReader(content.parent / "out" / "ledger.pdf").pages)
    assert "配布台帳－1／1" in text and "別紙３－" not in text
    assert "\u3000配布日" not in text and "\u3000受領印" not in text


def test_characters_of_file_names_that_no_face_has_are_turned_sorts(content: Path) -> None:
    """Of this file alone, and not the others' characters, also where one combines with the end of the name before."""
    appendix = resolve(load(content))
    entries = [ManifestEntry("1", "本店", file, 1, 1, "0" * 64, "", "", {}) for file in ("1_😀店.pdf", "􏿽.pdf", "゙本.pdf")]
    pdf = ledger(appendix, entries, (), load_faces(appendix), None)
    text = "".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
    assert "1_〓店.pdf" in text and "〓.pdf" in text and text.count("〓") == 2
