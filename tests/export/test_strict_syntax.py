"""Nothing in a file of ours depends on a reader's kindness (ISO 32000-1, 7.2 to 7.5, Annex C), and the check can fail."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint import build
from faqprint.export.names import literal
from faqprint.export.pdf import write

from .sample import appendix, faces
from .strict_syntax import cmap_faults, content_faults, dictionary_faults, file_faults, syntax_faults

CONTENT = Path(__file__).parents[2] / "content" / "appendix.yaml"
#: Yields a page's worth of what we draw, with everything that a page may hold.
PAGE = (
    b"/Artifact<</Type/Layout>>BDC\n0.88 g\n50 700 500 20 re\nf\n0 g\nEMC\n"
    b"/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n0.75 w\n50 700 m 550 700 l\nS\nEMC\n"
    b"/TD<</MCID 0>>BDC\nBT 50 650 Td/F0 9 Tf(\x0a"[:-1]
    + b"\\n\\(A\\)B)Tj\nET\n"
    b"BT 50 640 Td[(\x01\x02)-250(\x03\x04)12.5(\x05\x06)]TJ\nET\nEMC\n"
)


@pytest.fixture(scope="module")
def sample() -> bytes:
    """A file with links, bookmarks, attachments and texts of every kind."""
    return write(appendix(), faces(), attachments=(("別紙 faq.yaml", b"title: x\n"), ("b.csv", b"code\n")))


def test_the_sample_is_strict(sample: bytes) -> None:
    """Links with parentheses, attachments with a solidus in their media type, labels in two alphabets."""
    assert list(syntax_faults(sample)) == []


@pytest.mark.parametrize("edition", [None, {"desk": "金新規(ミ\\)倍\u3000髙\U000e0100", "tel": "−"}], ids=["content", "edition"])
def test_content_is_strict(edition: dict[str, str] | None, tmp_path: Path) -> None:
    """No.8 of content/ was cut behind 正, which a raw line feed follows in 規: Ghostscript read garbage from there on."""
    path = tmp_path / "a.pdf"
    build(CONTENT, path, edition=edition, proof=False, cache=False)
    assert list(syntax_faults(path.read_bytes())) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"\n\(", b"\n\\("),  # legal, and read wrongly by Ghostscript
        (rb"\n\(", b"\r\\("),
        (rb"\(A", b"(A"),
        (rb"A\)", b"(A)"),  # balanced, and legal
        (rb"\n\(", b"\\12\\("),  # an octal number of two digits ends where a reader thinks
        (b"0.88 g", b".88 g"),
        (b"0.88 g", b"8.8e-1 g"),
        (b"0.88 g", b"+0.88 g"),
        (b"0.88 g", b"0.880001 g"),
        (b"0.88 g", b"0.88 0 0 rg"),
        (b"0.88 g", b"g"),
        (b"0 g\nEMC", b"0 g\nBI /W 1 /H 1 ID x EI\nEMC"),
        (b"0 g\nEMC", b"0 g\n% words\nEMC"),
        (b"0 g\nEMC", b"0 g"),
        (b"/F0", b"/F#30"),
        (b"/TD<<", b"/" + b"T" * 200 + b"<<"),
        (b"(\x03\x04)", b"<0304>"),
        (b"(\x03\x04)", b"(" + b"\x03\x04" * 20_000 + b")"),
        (b"ET\nEMC\n", b"EMC\nET\n"),
        (b"ET\nBT", b"BT"),
        (b"EMC\n", b""),
        (b"S\n", b"S\n1 0 0 1 0 0 cm\n"),
    ],
)
def test_a_page_that_asks_for_kindness_is_found(old: bytes, new: bytes) -> None:
    """Each change is legal or nearly so, and a reader may take it otherwise."""
    assert list(content_faults(PAGE)) == []
    assert old in PAGE
    assert list(content_faults(PAGE.replace(old, new)))


@pytest.mark.parametrize(
    "body",
    [
        b"<</Title(a\nb)>>",
        b"<</Title(a(b)c)>>",
        b"<</Title<0A0>>>",
        b"<</A#20B 1>>",
        b"<</N 1.>>",
        b"<</N 1/M 2 % x\n>>",
        b"<</N 1e3>>",
    ],
)
def test_an_object_that_asks_for_kindness_is_found(body: bytes) -> None:
    """Strings, names and numbers as they may be written, but not by us."""
    assert list(dictionary_faults(b"<</Title(a\\(b\\))/N 1.5/P 12 0 R/K[1 2 3]/L<0A0B>/M true>>")) == []
    assert list(dictionary_faults(body))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"\A%PDF-1\.7\n%\xe2\xe3\xcf\xd3", b"%PDF-1.7\n%    "),
        (rb"\r\nendstream", b"endstream"),
        (rb"/Length (\d)", rb"/Length 1\1"),
        (rb"<<\n/Filter", b"<<\n/Words(" + b"x" * 300 + b")/Filter"),
        (rb"startxref\n(\d)", rb"startxref\n1\1"),
        (rb"%%EOF\n\Z", b"%%EOF\nmore"),
    ],
)
def test_a_file_that_asks_for_kindness_is_found(sample: bytes, old: bytes, new: bytes) -> None:
    """Around the streams: head, lengths, ends of lines, tail."""
    changed = re.sub(old, new, sample, count=1)
    assert changed != sample
    assert list(file_faults(changed))


@given(st.text(st.characters(codec="utf-8")))
def test_any_title_is_strict(title: str) -> None:
    """Bookmarks, links, labels and facts are written by one function, whatever they say."""
    assert list(dictionary_faults(literal(title).encode())) == []


def test_a_cmap_that_asks_for_kindness_is_found() -> None:
    """A block says how many entries it has, a hundred at most."""
    sound = b"2 beginbfchar\n<0001> <0041>\n<0002> <D842DFB7>\nendbfchar\n"
    assert list(cmap_faults(sound)) == []
    assert list(cmap_faults(sound.replace(b"2 begin", b"3 begin")))
    assert list(cmap_faults(b"101 beginbfchar\n" + b"<0001> <0041>\n" * 101 + b"endbfchar\n"))
    assert list(cmap_faults(sound.replace(b"<0002>", b"<2>")))


def test_a_raw_line_feed_in_a_written_file_is_found(sample: bytes) -> None:
    """What was landed once: the escape taken out again, in a file that is sound otherwise."""
    with pikepdf.open(BytesIO(sample)) as pdf:
        stream = pdf.pages[0].Contents
        stream.write(re.sub(rb"\(([^()\\]*)\)Tj", rb"(\n\n\1)Tj", stream.read_bytes(), count=1))
        out = BytesIO()
        pdf.save(out, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert any("not written as we write" in fault for fault in syntax_faults(out.getvalue()))
