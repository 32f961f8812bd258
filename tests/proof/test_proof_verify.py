"""``verify``: whatever the bytes, the answer is findings; whoever wrote a sound file, there are none."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqprint.messages.findings import DAMAGE_SENTENCES, FINDING_SENTENCES
from faqprint.proof import examine, report, syntax, verify
from faqprint.proof.finding import Finding, finding_sentence
from faqprint.proof.reader import read_pdf
from faqprint.proof.text import characters

from .sample import Sample

FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
#: Pieces of PDF that are out of place nearly everywhere.
SPLINTERS = (
    b"<<",
    b">>",
    b"[",
    b"]",
    b"(",
    b")",
    b" 1 0 R",
    b"null",
    b"-1",
    b"1e99",
    b"/",
    b"9" * 20,
    b"BT",
    b"EMC",
    b"<a>",
    b"%",
)


@pytest.fixture(scope="module")
def plain(sample: Sample) -> bytes:
    """The sample with nothing compressed and a classic cross-reference table, so that every byte counts."""
    out = BytesIO()
    with pikepdf.open(BytesIO(sample.pdf)) as pdf:
        for font in pdf.pages[0].obj.Resources.Font.values():  # half of the file, and tested elsewhere
            del font.DescendantFonts[0].FontDescriptor["/FontFile2"]
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
        )
    return out.getvalue()


def test_a_file_is_verified_from_its_path(sample: Sample, tmp_path: Path) -> None:
    """A path will do; a path that leads nowhere is the caller's error."""
    path = tmp_path / "good.pdf"
    path.write_bytes(sample.pdf)
    assert verify(path) == ()
    with pytest.raises(FileNotFoundError):
        verify(tmp_path / "none.pdf")


@pytest.mark.parametrize(
    "options",
    [("--qdf",), ("--object-streams=disable",), ("--linearize",), ("--compress-streams=n",), ("--newline-before-endstream",)],
)
def test_what_qpdf_writes_has_no_finding(sample: Sample, tmp_path: Path, options: tuple[str, ...]) -> None:
    """Classic tables, linearized files with two cross-references, plain streams: all layouts are read."""
    good, other = tmp_path / "good.pdf", tmp_path / "other.pdf"
    good.write_bytes(sample.pdf)
    subprocess.run(["qpdf", *options, good, other], check=True)
    assert report(verify(other)) == []


def test_what_pypdf_writes_has_no_finding(sample: Sample) -> None:
    """A clone by pypdf, and one with an incremental update behind the file, say the same."""
    for incremental in (False, True):
        out = BytesIO()
        writer = pypdf.PdfWriter(BytesIO(sample.pdf), incremental=True) if incremental else pypdf.PdfWriter()
        if not incremental:
            writer.clone_document_from_reader(pypdf.PdfReader(BytesIO(sample.pdf)))
        writer.add_metadata({"/Keywords": "clone"})
        writer.write(out)
        assert report(examine(out.getvalue())) == []


def test_pypdf_reads_the_same_text(sample: Sample) -> None:
    """An independent reader finds the same characters in the same order on every page."""
    theirs = pypdf.PdfReader(BytesIO(sample.pdf))
    for page, other in zip(read_pdf(sample.pdf).pages, theirs.pages, strict=True):
        ours = "".join(characters(page, run) for mark in page.content.marks for run in mark.runs)
        assert "".join(ours.split()) == "".join(other.extract_text().split())


def test_an_encrypted_file_is_a_finding(sample: Sample) -> None:
    """What needs a password cannot be examined, and says so."""
    out = BytesIO()
    with pikepdf.open(BytesIO(sample.pdf)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert [item.code for item in examine(out.getvalue())] == ["pdf-encrypted"]


def test_a_form_with_text_is_seen(sample: Sample) -> None:
    """Content that only refers to a drawing elsewhere is content, too."""
    out = BytesIO()
    with pikepdf.open(BytesIO(sample.pdf)) as pdf:
        pdf.pages[0].contents_add(b"/Form Do")
        pdf.save(out)
    assert [item.code for item in examine(out.getvalue())] == ["mark-untagged"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\nstartxref\n0\n%%EOF", b"not a PDF", b"\0" * 5000])
def test_no_pdf_at_all_is_a_finding(data: bytes) -> None:
    """Nothing, or something else, is damage."""
    assert [item.code for item in examine(data)] == ["pdf-damaged"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"hello", "先頭に「%PDF-」がありません。PDFではないようです"),
        (b"%PDF-1.7\n", "末尾に「startxref」がありません。途中で切れているようです"),
        (b"%PDF-1.7\nstartxref\n99\n%%EOF", "99バイト目に相互参照表がありません"),
        (b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root>>\nstartxref\n9\n%%EOF", "値のない項目が辞書にあります"),
    ],
)
def test_damage_is_told_in_the_language_of_the_report(data: bytes, words: str) -> None:
    """It was told in English (no %PDF- at its head) whatever the language."""
    assert report(examine(data)) == [f"PDFが壊れているか、読めません（{words}）"]
    assert not re.search("[ぁ-んァ-ヶ一-龠]", report(examine(data), "en")[0])


@FEW
@given(st.binary(max_size=300))
def test_any_bytes_give_findings(tail: bytes) -> None:
    """Random bytes behind a PDF's head never raise, and what is said of them is Japanese."""
    (told,) = report(examine(b"%PDF-1.7\n" + tail))
    assert not re.search("[a-z] [a-z]{2}", told)


@FEW
@given(st.data())
def test_a_truncated_file_is_damaged(sample: Sample, data: st.DataObject) -> None:
    """However short a file was cut, it is found."""
    end = data.draw(st.integers(0, len(sample.pdf) - 10))
    assert report(examine(sample.pdf[:end]))


@FEW
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 7)), min_size=1, max_size=8))
def test_flipped_bits_never_raise(sample: Sample, plain: bytes, flips: list[tuple[float, int]]) -> None:
    """Bits turned anywhere in a file, packed or plain, give findings or none, in both languages."""
    for pdf in (sample.pdf, plain):
        broken = bytearray(pdf)
        for place, bit in flips:
            broken[int(place * len(broken))] ^= 1 << bit
        findings = examine(bytes(broken))
        assert len(report(findings)) == len(report(findings, "en")) == len(findings)


@FEW
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from(SPLINTERS)), min_size=1, max_size=8))
def test_splinters_never_raise(plain: bytes, splinters: list[tuple[float, bytes]]) -> None:
    """Syntax written over a plain file, its length kept, gives findings or none."""
    broken = bytearray(plain)
    for place, splinter in splinters:
        start = int(place * (len(broken) - len(splinter)))
        broken[start : start + len(splinter)] = splinter
    findings = examine(bytes(broken))
    assert len(report(findings)) == len(findings)


def test_every_damage_has_its_sentence() -> None:
    """Whatever way a file is damaged, there are words for it, and none are for nothing."""
    raised = re.compile(r'DamageError\(\s*"([\w-]+)"')
    sources = Path(syntax.__file__).parent.glob("*.py")
    assert {fault for path in sources for fault in raised.findall(path.read_text("utf-8"))} == set(DAMAGE_SENTENCES)


def test_every_sentence_can_be_filled() -> None:
    """Both languages use the same values, and a finding reads with page, place and sentence."""
    for code, (japanese, english) in {**FINDING_SENTENCES, **DAMAGE_SENTENCES}.items():
        assert not re.search("[A-Za-z] [a-z]{2}", japanese), code
        assert {part.split("}")[0] for part in japanese.split("{")[1:]} == {
            part.split("}")[0] for part in english.split("{")[1:]
        }, code
    item = Finding("mark-orphan", 3, "TD", (("mcid", "7"),))
    assert finding_sentence(item) == "3ページ TD: MCID 7 を指す構造要素がありません"
    assert finding_sentence(item, "en") == "p. 3 TD: no structure element names MCID 7"
