"""Fonts and documents that were kept: the same bytes, whatever is in the cache; and what is not asked for is not imported."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from faqprint.export import pdf
from faqprint.export.object_file import ObjectFile
from faqprint.export.page_parts import FONT, DocumentObjects, Embedded
from faqprint.export.pdf import write
from faqprint.layout.display_list import Bookmark, Layout, Page
from faqprint.storage.disk_cache import DiskCache
from faqprint.text.fonts import Faces

from .sample import INFORMATION, appendix, faces, layout

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
    write(appendix(), kept_faces(folder), cache=DiskCache(folder))
    return folder


def kept_faces(folder: Path) -> Faces:
    """The faces of a new process."""
    return Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf", ("BIZUDGothic-Regular.ttf",), DiskCache(folder))


def kept(folder: Path) -> Iterator[Path]:
    """The files in a cache."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.mark.parametrize("change", CHANGES)
def test_same_bytes_from_the_cache_of_another_version(folder: Path, change: str) -> None:
    """Whatever changed since, and once more when that is kept, too."""
    made = CHANGES[change](appendix())
    expected = write(made, faces())
    for _ in range(2):
        assert write(made, kept_faces(folder), cache=DiskCache(folder)) == expected
    assert (expected == write(appendix(), faces())) == (change == "the same")


def test_attributes_and_date_count(folder: Path) -> None:
    """The tree's attributes, and the caller's date."""
    day = datetime(2027, 1, 2, tzinfo=UTC)
    assert write(attributed(), kept_faces(folder), cache=DiskCache(folder)) == write(attributed(), faces())
    assert write(appendix(), kept_faces(folder), date=day, cache=DiskCache(folder)) == write(appendix(), faces(), date=day)


def test_other_faces_count(folder: Path) -> None:
    """The same appendix in other faces."""
    names = ("BIZUDGothic-Regular.ttf", "BIZUDGothic-Bold.ttf", ("BIZUDMincho-Regular.ttf",))
    assert write(appendix(), Faces(*names, DiskCache(folder)), cache=DiskCache(folder)) == write(appendix(), Faces(*names))


def test_attachments_are_never_kept(folder: Path) -> None:
    """A file with attachments is the same with a cache, and leaves no document there."""
    attached = [("faq.yaml", b"title: a\n")]
    before = list(kept(folder))
    made = write(appendix(), kept_faces(folder), attachments=attached, cache=DiskCache(folder))
    assert made == write(appendix(), faces(), attachments=attached)
    assert list(kept(folder)) == before


@pytest.mark.parametrize(
    "harm",
    [lambda data: b"", lambda data: data[:-1], lambda data: data[:60] + b"\7" + data[61:], lambda data: data + data],
    ids=["empty", "cut", "changed", "double"],
)
def test_damaged_files_are_made_anew(folder: Path, harm: Callable[[bytes], bytes]) -> None:
    """Each file of the cache by itself: the right bytes, and the file is whole again."""
    expected = write(appendix(), faces())
    files = {path: path.read_bytes() for path in kept(folder)}
    assert {path.parent.name for path in files} == {"documents", "font-dictionaries", "font-tables", "fonts"}
    for path, whole in files.items():
        path.write_bytes(harm(whole))
        if path.parent.name == "font-dictionaries":  # they are asked for when there is no font
            shutil.rmtree(folder / "fonts")
        assert write(appendix(), kept_faces(folder), cache=DiskCache(folder)) == expected
        assert path.read_bytes() == whole


def test_files_under_foreign_names_are_not_believed(folder: Path) -> None:
    """Two fonts that changed their names."""
    expected = write(appendix(), faces())
    one, other = sorted((folder / "fonts").iterdir())[:2]
    content = one.read_bytes(), other.read_bytes()
    one.write_bytes(content[1])
    other.write_bytes(content[0])
    assert write(appendix(), kept_faces(folder), cache=DiskCache(folder)) == expected
    assert (one.read_bytes(), other.read_bytes()) == content


def test_another_program_believes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With another fingerprint the document is made anew."""
    made: list[Layout] = []
    monkeypatch.setattr("faqprint.export.document_objects.build_document_objects", lambda laid, *rest, **more: made.append(laid))
    with monkeypatch.context() as patch, pytest.raises(AttributeError):
        patch.setattr(pdf, "fingerprint", lambda: b"another program")
        write(appendix(), kept_faces(folder), cache=DiskCache(folder))
    assert len(made) == 1
    write(appendix(), kept_faces(folder), cache=DiskCache(folder))
    assert len(made) == 1


def test_values_come_back() -> None:
    """A document and a font are the same after packing: they print the same."""
    from faqprint.export.document_objects import build_document_objects
    from faqprint.export.embedding import embed

    typefaces = pdf.typefaces_of(faces())
    layout = appendix()
    sheets, streams = pdf.draw(layout, list(layout.leaves()), typefaces)
    fonts = {typeface.resource: embed(typeface, typeface.used) for typeface in typefaces}
    made = build_document_objects(appendix(), sheets, dict.fromkeys(fonts, FONT))
    again = {name: Embedded.kept(font.keep()) for name, font in fonts.items()}
    assert again == fonts
    printed = made.print(streams, fonts)
    assert DocumentObjects.kept(made.keep()).print(streams, again) == printed
    assert isinstance(DocumentObjects.kept(made.keep()).object_file, ObjectFile)


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
