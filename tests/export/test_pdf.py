"""The whole file: what validators and readers find in it, and the same bytes whatever is in the cache."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdf
import pytest

from faqprint.export.document import ObjectDocument, StreamObject
from faqprint.export.pdf import encrypt, write
from faqprint.layout.display_list import Bookmark, Layout, Page
from faqprint.storage.disk_cache import DiskCache
from faqprint.storage.last_build import LastBuild
from faqprint.text.fonts import Faces

from ..tag_dump import dump_tags
from .sample import INFORMATION, appendix, faces, layout, line, paragraphs

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
    assert dump_tags(path).splitlines() == (Path(__file__).parent / "structure.txt").read_text("utf-8").splitlines()


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
    made = encrypt(write(appendix(), faces(), archival=False), "ひみつ")
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


# --- from the cache ----------------------------------------------------------------------------------------------------

NAMES: tuple[str, str, tuple[str, ...]] = ("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf", ("BIZUDGothic-Regular.ttf",))
#: Changes of a document, each of which is another one.
CHANGES: dict[str, Callable[[Layout], Layout]] = {
    "the same": lambda made: made,
    "word": lambda made: appendix("答え二の前篇、"),
    "new character": lambda made: appendix("答え鬱の前半、"),
    "title": lambda made: made._replace(information=INFORMATION._replace(title="別の題")),
    "date": lambda made: made._replace(information=INFORMATION._replace(date="2027-01-02")),
    "labels": lambda made: made._replace(information=INFORMATION._replace(label_prefix="")),
    "bookmarks": lambda made: made._replace(bookmarks=(Bookmark(0, "先頭", "s1"),)),
    "paper": lambda made: made._replace(height=800.0),
    "link": lambda made: turned(made, lambda page: page._replace(links=page.links[:1])),
    "anchor": lambda made: turned(
        made, lambda page: page._replace(anchors=(page.anchors[0]._replace(y=99.0), *page.anchors[1:]))
    ),
    "stamp": lambda made: turned(made, lambda page: page._replace(stamp=page.texts[:1])),
    "stamp of a page": lambda made: turned(made, lambda page: page._replace(stamp=page.texts[: 2 - page.number])),
    "page more": lambda made: layout([*made.pages(), next(made.pages())], made.tree, made.bookmarks),
    "mark": lambda made: turned(made, lambda page: page._replace(texts=page.texts[:-2] + page.texts[-1:])),
}


def turned(made: Layout, change: Callable[[Page], Page]) -> Layout:
    """The layout with every page changed."""
    return layout([change(page) for page in made.pages()], made.tree, made.bookmarks)


def attributed() -> Layout:
    """The layout with other attributes in its tree."""
    made = appendix()
    element = next(iter(made.tree.attributes))
    made.tree.attributes[element] = {**made.tree.attributes[element], "Summary": "表"}
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache that has seen the appendix."""
    folder = tmp_path / "cache"
    write_with(folder, appendix())
    return folder


def write_with(
    folder: Path, made: Layout, program: bytes = b"", names: tuple[str, str, tuple[str, ...]] = NAMES, **more: Any
) -> bytes:
    """Write a layout as a new process does, with what is in a cache, and leave there what it made."""
    cache = DiskCache(folder, program)
    last = LastBuild(cache, "appendix")
    content = write(made, Faces(*names, cache.memo), memo=last.memo, **more)
    last.save()
    return content


def kept(folder: Path) -> Iterator[Path]:
    """The files in a cache."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.mark.parametrize("change", CHANGES)
def test_same_bytes_from_the_cache_of_another_version(folder: Path, change: str) -> None:
    """Whatever changed since, and once more when that is kept, too."""
    made = CHANGES[change](appendix())
    expected = write(made, faces())
    for _ in range(2):
        assert write_with(folder, made) == expected
    assert (expected == write(appendix(), faces())) == (change == "the same")


def test_attributes_and_date_count(folder: Path) -> None:
    """The tree's attributes, and the caller's date."""
    day = datetime(2027, 1, 2, tzinfo=UTC)
    assert write_with(folder, attributed()) == write(attributed(), faces())
    assert write_with(folder, appendix(), date=day) == write(appendix(), faces(), date=day)


def test_other_faces_count(folder: Path) -> None:
    """The same appendix in other faces."""
    names = ("BIZUDGothic-Regular.ttf", "BIZUDGothic-Bold.ttf", ("BIZUDMincho-Regular.ttf",))
    assert write_with(folder, appendix(), names=names) == write(appendix(), Faces(*names))


def test_attachments_are_never_kept(folder: Path) -> None:
    """A file with attachments is the same with a cache, and its document is not kept: what is kept is smaller."""
    attached = [("faq.yaml", b"title: a\n")]
    before = sum(path.stat().st_size for path in kept(folder))
    assert write_with(folder, appendix(), attachments=attached) == write(appendix(), faces(), attachments=attached)
    assert sum(path.stat().st_size for path in kept(folder)) < before


@pytest.mark.parametrize(
    "harm",
    [lambda data: b"", lambda data: data[:-1], lambda data: data[:60] + b"\7" + data[61:], lambda data: data + data],
    ids=["empty", "cut", "changed", "double"],
)
def test_damaged_files_are_made_anew(folder: Path, harm: Callable[[bytes], bytes]) -> None:
    """Each file of the cache by itself: the right bytes, and the file is whole again."""
    expected = write(appendix(), faces())
    files = {path: path.read_bytes() for path in kept(folder)}
    assert {path.parent.name for path in files} == {"build", "face"}
    for path, whole in files.items():
        path.write_bytes(harm(whole))
        if path.name.endswith("-dictionaries"):  # they are asked for when there is no font
            shutil.rmtree(folder / "build")
        assert write_with(folder, appendix()) == expected
        assert path.read_bytes() == whole


def test_files_under_foreign_names_are_not_believed(folder: Path) -> None:
    """The tables of two faces that changed their names."""
    expected = write(appendix(), faces())
    one, other = sorted((folder / "face").glob("*-tables"))[:2]
    content = one.read_bytes(), other.read_bytes()
    one.write_bytes(content[1])
    other.write_bytes(content[0])
    assert write_with(folder, appendix()) == expected
    assert (one.read_bytes(), other.read_bytes()) == content


def test_another_program_believes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With another fingerprint the document is made anew; with its own it is not."""
    made: list[Layout] = []
    monkeypatch.setattr("faqprint.export.document_objects.build_document_objects", lambda laid, *rest, **more: made.append(laid))
    with pytest.raises(AttributeError):
        write_with(folder, appendix(), b"another program")
    assert len(made) == 1
    write_with(folder, appendix())
    assert len(made) == 1


def build(entry: Path, cache: Path) -> set[str]:
    """Build in a process of its own, and give the modules that it imported."""
    script = (
        "import sys; from faqprint.cli.main import main;"
        f"status = main(['build', {str(entry)!r}, '-o', {str(entry.with_suffix('.pdf'))!r}, '--no-proof', '--quiet']);"
        "print(*sys.modules); sys.exit(status)"
    )
    environment = {**os.environ, "FAQPRINT_CACHE": str(cache)}
    made = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in made.stdout.split()}


def test_warm_build_imports_no_library(tmp_path: Path) -> None:
    """With a word edited, of characters that the document has already: none; with a new character HarfBuzz for the subset."""
    entry = tmp_path / "appendix.yaml"
    text = (
        "title: 別紙１　質問\nsections:\n- type: faq\n  title: 質問\n  categories:\n  - name: 区分\n    questions:\n"
        "    - question: 窓口の時間は？\n      answer: 午前九時から午後三時です。\n"
    )
    entry.write_text(text, encoding="utf-8")
    heavy = {"uharfbuzz", "reportlab", "PIL"}
    assert heavy <= build(entry, tmp_path / "cache")
    first = entry.with_suffix(".pdf").read_bytes()
    entry.write_text(text.replace("午前九時", "午前三時").replace("午後三時", "午後九時"), encoding="utf-8")
    imported = build(entry, tmp_path / "cache")
    edited = entry.with_suffix(".pdf").read_bytes()
    assert edited != first
    assert imported & {*heavy, "dataclasses", "inspect", "html", "shutil"} == set()
    entry.write_text(text.replace("午前", "未明"), encoding="utf-8")
    assert build(entry, tmp_path / "cache") & heavy == {"uharfbuzz"}
    entry.write_text(text.replace("午前九時", "午前三時").replace("午後三時", "午後九時"), encoding="utf-8")
    assert build(entry, tmp_path / "other") >= heavy
    assert entry.with_suffix(".pdf").read_bytes() == edited
