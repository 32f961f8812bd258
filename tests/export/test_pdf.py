"""The whole file: what validators and readers find in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdf
import pytest

from faqprint.export.document import ObjectDocument, StreamObject
from faqprint.export.pdf import encrypted, write

from .sample import appendix, faces, layout, line, paragraphs

ATTACHED = (("別紙 faq.yaml", "title: ＦＡＱ\n".encode()), ("branches.csv", b"code,name\n"))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """The appendix of two pages."""
    return write(appendix(), faces())


def findings(path: Path, profile: str) -> list[str]:
    """What the validator has to say."""
    return [f"{failure.rule_id}: {failure.message}" for failure in page.validate_pdf(path, profile=profile).failures]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_conforms(pdf: bytes, tmp_path: Path, profile: str) -> None:
    """A file is PDF/UA-1 and PDF/A-2a at once."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    assert findings(path, profile) == []


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_conforms_with_attachments(tmp_path: Path, profile: str) -> None:
    """With its sources attached a file is PDF/UA-1 and PDF/A-3a at once."""
    path = tmp_path / "a.pdf"
    path.write_bytes(write(appendix(), faces(), attachments=ATTACHED))
    assert findings(path, profile) == []


def test_second_opinion(pdf: bytes, tmp_path: Path) -> None:
    """The other checkers find neither errors nor anything to warn of."""
    path, report = tmp_path / "a.pdf", tmp_path / "report.json"
    path.write_bytes(pdf)
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    command = [str(Path(sys.executable).with_name("outloud")), "--json", str(report), "--fail-on", "warning", str(path)]
    heard = subprocess.run(command, capture_output=True, text=True, check=False)
    assert heard.returncode == 0, json.loads(report.read_text())


def test_fonts_embedded(pdf: bytes, tmp_path: Path) -> None:
    """Every font is an embedded subset with ToUnicode, and there is no Helvetica."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    rows = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert sorted(row.split()[0].partition("+")[2] for row in rows) == [
        "BIZUDGothic-Bold",
        "BIZUDGothic-Regular",
        "BIZUDMincho-Regular",
    ]
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_structure_reads_like_the_appendix(pdf: bytes, tmp_path: Path) -> None:
    """The tree with its text: links inside their paragraph, a cut row in one cell, nothing empty but a cell."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    shown = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True)
    assert shown.stderr == ""
    lines = [text.strip() for text in shown.stdout.splitlines()]
    golden = (Path(__file__).parent / "structure.txt").read_text(encoding="utf-8")
    assert [text for text in lines if not text.startswith("Object ")] == golden.splitlines()


def test_navigation(pdf: bytes) -> None:
    """Labels, named destinations, bookmarks and links lead where they should."""
    reader: Any = pypdf.PdfReader(BytesIO(pdf), strict=True)
    assert reader.page_labels == ["別紙３－1", "別紙３－2"]
    places = {name: (reader.get_destination_page_number(d), float(d.top)) for name, d in reader.named_destinations.items()}
    assert places == {"s1": (0, 776.89), "q1": (0, 701.89), "q2": (1, 791.89)}
    first, inner, last = reader.outline
    assert (first.title, [entry.title for entry in inner], last.title) == ("よくあるご質問", ["共通", "(2)"], "末尾")
    assert reader.get_destination_page_number(inner[1]) == 1
    root = reader.trailer["/Root"]
    assert root["/Outlines"]["/Count"] == 2  # the inner ones are folded
    assert root["/Outlines"]["/First"]["/Count"] == -2
    annotations = [a.get_object() for sheet in reader.pages for a in sheet.get("/Annots", [])]
    assert annotations[0]["/Dest"] == "q2"
    assert [a["/A"]["/URI"] for a in annotations[1:]] == ["https://example.com/faq?q=%E3%81%82&r=(1)"] * 2 + ["mailto:a@b.jp"]
    assert all(a["/F"] == 4 and a["/Contents"] for a in annotations)


def test_pages(pdf: bytes) -> None:
    """A page says how it is tabbed through, has its key in the parent tree, and no transition."""
    reader: Any = pypdf.PdfReader(BytesIO(pdf))
    for sheet in reader.pages:
        assert sheet["/Tabs"] == "/S"
        assert "/StructParents" in sheet
        assert "/Trans" not in sheet
        assert [float(edge) for edge in sheet.mediabox] == pytest.approx([0, 0, 595.276, 841.89])


def test_information(pdf: bytes) -> None:
    """Info and XMP say the same, and a file without a date says no date."""
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_metadata() as xmp:
        assert xmp["dc:title"] == opened.docinfo["/Title"] == "別紙３　ＦＡＱ"
        assert xmp["dc:description"] == opened.docinfo["/Subject"] == "法人ＩＢサービス　操作説明書 <&>"
        assert xmp["dc:creator"] == ["○○信用金庫"]
        assert (xmp["pdfuaid:part"], xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("1", "2", "A")
        assert xmp["xmp:CreateDate"] == "2026-11-22T00:00:00Z"
        assert opened.docinfo["/CreationDate"] == "D:20261122000000Z"
        assert opened.Root.Lang == "ja-JP"
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
    undated = appendix().information._replace(date="", subject="", author="")
    plain = layout(list(appendix().pages()), appendix().tree, (), undated)
    with pikepdf.open(BytesIO(write(plain, faces()))) as opened:
        assert sorted(opened.docinfo.keys()) == ["/Producer", "/Title"]


def test_date_of_the_build() -> None:
    """The caller's date wins over the appendix's."""
    with pikepdf.open(BytesIO(write(appendix(), faces(), date=datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)))) as opened:
        assert opened.docinfo["/ModDate"] == "D:20270102030405Z"


def test_attachments() -> None:
    """Sources are associated files with their type, and come out as they went in."""
    with pikepdf.open(BytesIO(write(appendix(), faces(), attachments=ATTACHED))) as opened:
        assert {name: spec.get_file().read_bytes() for name, spec in opened.attachments.items()} == dict(ATTACHED)
        assert [str(spec.AFRelationship) for spec in opened.Root.AF] == ["/Source", "/Source"]
        assert [str(spec.EF.F.Subtype) for spec in opened.Root.AF] == ["/application/yaml", "/text/csv"]


def test_encryption() -> None:
    """A password gives AES-256 and gives up PDF/A, which the file then does not claim."""
    made = encrypted(write(appendix(), faces(), archival=False), "ひみつ")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(made))
    with pikepdf.open(BytesIO(made), password="ひみつ") as opened, opened.open_metadata() as xmp:
        assert opened.encryption.R == 6
        assert xmp["pdfuaid:part"] == "1"
        assert "pdfaid:part" not in xmp
        assert len(opened.pages) == 2


def test_same_bytes_everywhere(pdf: bytes) -> None:
    """Neither the process nor its hash seed, time zone or locale can be seen in the file."""
    script = (
        "import sys; from tests.export.sample import appendix, faces; from faqprint.export.pdf import write;"
        "sys.stdout.buffer.write(write(appendix(), faces()))"
    )
    root = Path(__file__).parents[2]
    for seed, zone, locale in (("0", "UTC", "C"), ("1", "Asia/Tokyo", "C.UTF-8"), ("random", "America/New_York", "POSIX")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": locale, "LC_ALL": locale}
        environment["PYTHONPATH"] = os.pathsep.join([str(root), str(root / "src")])
        made = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment, cwd=root, check=True)
        assert made.stdout == pdf


def test_identity_is_of_the_content(pdf: bytes) -> None:
    """Another word gives another /ID."""

    def identity(content: bytes) -> bytes:
        reader: Any = pypdf.PdfReader(BytesIO(content))
        return bytes(reader.trailer["/ID"][0].original_bytes)

    assert identity(write(appendix(), faces())) == identity(pdf)
    assert identity(write(appendix("答え二の前篇、"), faces())) != identity(pdf)


def test_subset_named_by_its_glyphs() -> None:
    """Subsets of other glyphs have other names, so that files can be merged."""

    def name(text: str) -> str:
        with pikepdf.open(BytesIO(write(paragraphs([line(text)]), faces()))) as opened:
            return str(opened.pages[0].Resources.Font.F0.BaseFont)

    assert name("ああ") == name("あ") != name("い")


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"x"])
def test_end_of_a_stream(tmp_path: Path, end: bytes) -> None:
    """A stream that ends in what could be the end of its line keeps its length (a compressed one may)."""
    attached = StreamObject(b"data" + end, compress=False).format(ObjectDocument(10, 10))
    assert attached.endswith(b"data" + end + b"\r\nendstream\n")
    path = tmp_path / "a.pdf"
    path.write_bytes(write(appendix(), faces(), attachments=[("a.csv", b"data" + end)]))
    assert findings(path, "3a") == []


def test_text_for_a_page_without_any(tmp_path: Path) -> None:
    """An empty line and a page of nothing are no trouble."""
    path = tmp_path / "a.pdf"
    path.write_bytes(write(paragraphs([line(""), line("あ")]), faces()))
    assert findings(path, "2a") == []
