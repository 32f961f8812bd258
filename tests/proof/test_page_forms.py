"""What our pages are drawn with: whatever else would hide, cover or distort a line is told by both routes."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from faqprint.pipeline.build import build
from faqprint.proof import is_sound, prove
from faqprint.proof.document import PdfFile
from faqprint.proof.page_forms import check_page_forms, foreign_operators

from .sample import Sample

#: A line of the content in its mark: what stands before and in its text object.
_LINE = re.compile(rb"(/P<</MCID \d+>>BDC\n)(BT ([\d.]+) ([\d.]+) Td(?:/\w+ [\d.]+ Tf)?\()([^()\\]{12,})\)Tj\nET\n(EMC\n)")
_ARTIFACT = b"/Artifact<</Type/Layout>>BDC\n"


def around(before: bytes, behind: bytes) -> Callable[[re.Match[bytes]], bytes]:
    """Operators within a mark, before and behind its line."""
    return lambda line: line[1] + before + line[0][len(line[1]) : -4] + behind + line[6]


def within(before: bytes, behind: bytes) -> Callable[[re.Match[bytes]], bytes]:
    """Operators within a text object, before and behind what it shows."""
    return lambda line: line[0].replace(b"(" + line[5] + b")Tj", before + b"(" + line[5] + b")Tj" + behind)


def behind(operators: bytes) -> Callable[[re.Match[bytes]], bytes]:
    """Operators behind a mark, where its line begins: ``X`` and ``Y`` stand for that."""
    return lambda line: line[0] + operators.replace(b"X", line[3]).replace(b"Y", line[4])


def shown(gaps: bytes) -> Callable[[re.Match[bytes]], bytes]:
    """A line whose first glyphs are moved: ``AA`` and ``BB`` stand for their codes."""

    def change(line: re.Match[bytes]) -> bytes:
        first = gaps.replace(b"AA", line[5][:2]).replace(b"BB", line[5][2:4])
        return line[0].replace(b"(%b)Tj" % line[5], b"[%b(%b)]TJ" % (first, line[5][4:]))

    return change


def sized(size: bytes) -> Callable[[re.Match[bytes]], bytes]:
    """A line of another size."""
    return lambda line: (
        line[0].replace(b"(" + line[5], b"/F0 " + size + b" Tf(" + line[5]).replace(b"EMC\n", b"")
        + (b"BT 0 0 Td/F0 9 Tf()Tj\nET\nEMC\n")
    )


#: What was called sound on both routes though a reader sees another page, or hears another word.
HIDDEN: dict[str, Callable[[re.Match[bytes]], bytes]] = {
    "clipped away": around(b"q 0 0 1 1 re W n\n", b"Q\n"),
    "transparent": around(b"q /X gs\n", b"Q\n"),
    "filled with a pattern": around(b"/Pattern cs /X scn\n", b"0 g\n"),
    "of no tint of a spot colour": around(b"/X cs 0 scn\n", b"0 g\n"),
    "of a hidden layer": around(b"/OC /X BDC\n", b"EMC\n"),
    "read as another word": around(b"/Span<</ActualText<FEFF5408>>>BDC\n", b"EMC\n"),
    "mirrored": around(b"q -1 0 0 1 595 0 cm\n", b"Q\n"),
    "turned": within(b" 0 1 -1 0 300 300 Tm", b""),
    "squeezed": within(b" 10 Tz", b" 100 Tz"),
    "its glyphs on one another": within(b" -8 Tc", b" 0 Tc"),
    "raised": within(b" 3 Ts", b" 0 Ts"),
    "outlined in white": within(b" 1 G 1 Tr", b" 0 Tr 0 G"),
    "painted over": behind(_ARTIFACT + b"1 g\nX Y 100 12 re\nf\n0 g\nEMC\n"),
    "painted over within its mark": around(b"", b"1 g\n0 0 600 900 re\nf\n0 g\n"),
    "ruled out": behind(_ARTIFACT + b"14 w\nX Y m 500 Y l\nS\nEMC\n"),
    "under an image": behind(_ARTIFACT + b"q 600 0 0 900 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\nEMC\n"),
    "under a form": behind(_ARTIFACT + b"/X Do\nEMC\n"),
    "under a shading": behind(_ARTIFACT + b"/X sh\nEMC\n"),
    "a glyph off the page": shown(b"(AA)90000(BB)-90000"),
    "a glyph on its neighbour": shown(b"(AA)1000(BB)-1000"),
    "of no size": sized(b"0"),
    "too small to be seen": sized(b"0.1"),
    "upside down": sized(b"-9"),
}


def changed(sample: Sample, change: Callable[[re.Match[bytes]], bytes], page: int) -> bytes:
    """The file with a line of a page drawn otherwise; what it names is there."""
    with pikepdf.open(BytesIO(sample.pdf)) as pdf:
        pages: list[Any] = [each.obj for each in pdf.pages]
        before = pages[page].Contents.read_bytes()
        after = _LINE.sub(change, before, count=1)
        assert after != before
        pages[page].Contents = pdf.make_stream(after)
        form = pdf.make_stream(b"1 g 0 0 600 900 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 900])
        pages[page].Resources.XObject = Dictionary(X=form)
        pages[page].Resources.ExtGState = Dictionary(X=Dictionary(ca=0))
        out = BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def answer_pages(sample: Sample) -> list[int]:
    """The places of the pages that have such a line."""
    document = PdfFile(sample.pdf)
    return [page.number - 1 for page in document.pages() if _LINE.search(b"".join(map(document.decode, document.contents(page))))]


@pytest.mark.parametrize("name", HIDDEN)
def test_a_line_that_is_not_seen_as_it_is_read_is_told(name: str, sample: Sample) -> None:
    """On both routes, and on another page as well."""
    arguments = sample.appendix, sample.faces, sample.layout.area, sample.layout.area_even
    for page in answer_pages(sample)[:2]:
        bad = changed(sample, HIDDEN[name], page)
        assert not is_sound(bad, *arguments)
        found = prove(bad, *arguments)
        assert page + 1 in {item.page for item in found}
        assert prove(bad, *arguments, full=True) == found


def test_a_dark_area_below_text_is_told(sample: Sample) -> None:
    """Painted first, as ours are, and too dark; pale ones are ours."""
    document = PdfFile(sample.pdf)
    assert not list(check_page_forms(document))
    page = next(document.pages())
    stream = b"\n".join(map(document.decode, document.contents(page)))
    for gray, width, sound in ((b"0.88", b"0.35", True), (b"0.4", b"0.35", False), (b"0.88", b"12", False)):
        paths = _ARTIFACT + gray + b" g\n0 0 600 900 re\nf\n0 g\nEMC\n" + _ARTIFACT + width + b" w\n0 0 m 9 9 l\nS\nEMC\n"
        assert (foreign_operators(paths + stream) == "") == sound


@pytest.mark.parametrize(
    ("stream", "foreign"),
    [
        (b"", ""),
        (b"/TD<</MCID 0>>BDC\nBT 1 2 Td\nET\nEMC\n", ""),  # a line that is empty
        (b"BT 1 2 Td\n/P<</MCID 0>>BDC\n/F0 9 Tf(\0\1)Tj\nEMC\n/Link<</MCID 1>>BDC\n(\0\1)Tj\nEMC\nET\n", ""),
        (b"/Figure<</MCID 0>>BDC\nq 9 0 0 9 1 2 cm /P1 Do Q\nEMC\n", ""),
        (b"/Figure<</MCID 0>>BDC\nq 9 0 0 9 1 2 cm\n1 2 3 4 re\nf Q\nEMC\n", ""),
        (b"/Figure<</MCID 0>>BDC\n1 g\nq 9 0 0 9 1 2 cm\n1 2 3 4 re\nf Q\nEMC\n", "/Figure<</MCID 0>>BDC\\n1 g\\nq 9 0 0 9 1 2 "),
        (b"/Artifact<</MCID 3>>BDC\nEMC\n", "/Artifact<</MCID 3>>BDC\\nEMC\\n"),
        (b"%", "%"),
    ],
)
def test_what_is_told_begins_where_the_known_ends(stream: bytes, foreign: str) -> None:
    """The rest of the page, cut."""
    assert foreign_operators(stream) == foreign


@pytest.mark.parametrize("gap", [b"-1000", b"-1013.9", b"-5021.4", b"500", b"583.5"])
def test_a_gap_of_an_em_is_ours(gap: bytes) -> None:
    """What is justified, or stands beside a mark that was trimmed: builds ended with «differs from the content» for it."""
    assert foreign_operators(b"/P<</MCID 0>>BDC\nBT 51.024 206.498 Td/F0 9 Tf[(\1\2)%b(\3\4)]TJ\nET\nEMC\n" % gap) == ""
    assert foreign_operators(b"BT 9 9 Td\n/P<</MCID 0>>BDC\n[(\1\2)%b()]TJ\nEMC\nET\n" % gap) == ""


def test_the_narrowest_column_of_numbers(tmp_path: Path) -> None:
    """続き is printed in 4 pt there: the proof called that too small to be ours."""
    rows = [f"    - {{question: 問, answer: {'あ' * 3000}}}" for _ in range(2)]
    content = (
        "title: 別紙\nstyle: style.yaml\nsections:\n- type: faq\n  title: 表\n  categories:\n  - name: 区分\n    questions:\n"
    )
    (tmp_path / "appendix.yaml").write_text(content + "\n".join(rows) + "\n", "utf-8")
    (tmp_path / "style.yaml").write_text("base: standard\nsizes: {table: 8}\nmeasures: {no: 1}\n", "utf-8")
    assert build(tmp_path / "appendix.yaml", tmp_path / "a.pdf", cache=False).pages > 3
