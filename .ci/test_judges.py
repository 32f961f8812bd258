"""The judges find what they are there to find: in copies of content/ each damaged in one place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import readers
import tables

import faqprint

ROOT = Path(__file__).parents[1]
SHOWN = re.compile(rb"\(((?:[^()\\]|\\.){12,})\)Tj", re.DOTALL)
PAIR = re.compile(rb"(?:\\.|[^\\])(?:\\.|[^\\])", re.DOTALL)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF of content/, beside a copy of its sources as ``documents.py`` lays them."""
    folder = tmp_path_factory.mktemp("judged") / "content"
    shutil.copytree(ROOT / "content", folder)
    shutil.copyfile(folder / "appendix.yaml", folder / "sound.appendix.yaml")
    faqprint.build(folder / "sound.appendix.yaml", folder / "content-sound.pdf", proof=False, cache=False)
    return folder / "content-sound.pdf"


def damaged(path: Path, change: Callable[[pikepdf.Pdf], None]) -> Path:
    """A copy with one change."""
    made = path.with_name("content-damaged.pdf")
    shutil.copyfile(path.with_name("sound.appendix.yaml"), path.with_name("damaged.appendix.yaml"))
    with pikepdf.open(path) as pdf:
        change(pdf)
        pdf.save(made)
    return made


def drawn(change: Callable[[bytes], bytes]) -> Callable[[pikepdf.Pdf], None]:
    """A change of what draws the second page."""

    def apply(pdf: pikepdf.Pdf) -> None:
        stream = pdf.pages[1].Contents
        before = stream.read_bytes()
        after = change(before)
        assert after != before
        stream.write(after)

    return apply


def found(path: Path) -> list[str]:
    """What the readers disagree about."""
    return readers.findings(path, readers.by_pdfjs([path])[0])


def unlike_drawings(one: Path, other: Path, folder: Path) -> int:
    """How much Ghostscript's picture of one file's second page differs from poppler's of the other's."""
    ghostscript, _ = readers.pictures(one, 2, 2, folder)
    _, poppler = readers.pictures(other, 2, 2, folder)
    return readers.unlikeness(ghostscript[0], poppler[0])


def test_a_sound_file_is_read_alike(sound: Path) -> None:
    """By five readers, and as the table that it is."""
    assert found(sound) == []
    assert tables.findings(sound) == []


def test_raw_line_feeds_are_found(sound: Path) -> None:
    """As we wrote them once, rightly: Ghostscript alone loses what follows 正 in 正規 (0A0A), in text and ink."""
    words = found(damaged(sound, drawn(lambda stream: stream.replace(rb"\n", b"\n"))))
    assert {line.split(",")[0] for line in words} == {"Ghostscript"}
    assert any("without" in line for line in words)
    assert any("drawn otherwise" in line for line in words)


def lose_line(stream: bytes) -> bytes:
    """The twentieth line of the page shows nothing."""
    lines = list(SHOWN.finditer(stream))
    return stream[: lines[20].start()] + b"()Tj" + stream[lines[20].end() :]


def garble(stream: bytes) -> bytes:
    """Three characters of the twentieth line are three of the tenth."""
    lines = list(SHOWN.finditer(stream))
    codes, others = PAIR.findall(lines[20][1]), PAIR.findall(lines[10][1])
    codes[1:4] = others[2:5]
    return stream[: lines[20].start(1)] + b"".join(codes) + stream[lines[20].end(1) :]


@pytest.mark.parametrize("change", [lose_line, garble])
def test_lost_and_garbled_words_are_seen(change: Callable[[bytes], bytes], sound: Path, tmp_path: Path) -> None:
    """A page that one reader draws without a line, or with other characters in a word, is far beyond the limit."""
    assert unlike_drawings(sound, sound, tmp_path) < readers.UNLIKE
    assert unlike_drawings(sound, damaged(sound, drawn(change)), tmp_path) > 2 * readers.UNLIKE
    assert list(readers.unlike_texts("pdfium", readers.by_pdfium(damaged(sound, drawn(change))), readers.by_pdfium(sound)))


def test_only_what_ghostscript_cannot_read_is_excused() -> None:
    """Characters of several UTF-16 units may come out as others there, but none beside them, and by no other reader."""
    text, read = "辻\U000e0100町か\u309a", "\udb41\u41bb町か\u4b9a".encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert not list(readers.unlike_texts("Ghostscript", [read], [text]))
    assert list(readers.unlike_texts("Ghostscript", [read.replace("町", "")], [text]))
    assert list(readers.unlike_texts("Ghostscript", [f"{read}町町町"], [text]))
    assert list(readers.unlike_texts("pdf.js", [read], [text]))


def rename(pdf: pikepdf.Pdf) -> None:
    """The first question's cell is a head cell."""
    table = next(tables.elements(pdf.Root.StructTreeRoot, "/Table"))
    table.K[1].K[2].S = pikepdf.Name.TH


def cut_span(pdf: pikepdf.Pdf) -> None:
    """The first category spans a row less than it has."""
    table = next(tables.elements(pdf.Root.StructTreeRoot, "/Table"))
    table.K[1].K[1].A.RowSpan -= 1


@pytest.mark.parametrize("change", [rename, cut_span])
def test_roles_and_spans_are_compared(change: Callable[[pikepdf.Pdf], None], sound: Path) -> None:
    """What pdf.js reads of a changed tree is not what the sound one says."""
    assert list(readers.unlike_marks(readers.marks_in_file(sound), readers.by_pdfjs([damaged(sound, change)])[0]["pages"]))


def test_a_file_that_cannot_be_read_is_found(sound: Path) -> None:
    """Cut short: every reader's own words are a finding, and no error of ours."""
    short = sound.with_name("content-short.pdf")
    short.write_bytes(sound.read_bytes()[:-2000])
    assert readers.by_pdfjs([short])[0]["warnings"]
    with pytest.raises(readers.Unread):
        readers.by_ghostscript(short)


def exchange(pdf: pikepdf.Pdf) -> None:
    """Question and answer of the first row change places."""
    cells = next(tables.elements(pdf.Root.StructTreeRoot, "/Table")).K[1].K
    question, answer = cells[2], cells[3]
    cells[2], cells[3] = answer, question


def lose_rule(stream: bytes) -> bytes:
    """A line between two rows of one category, which is drawn in two parts, is not there."""
    parts = re.search(rb"[\d.]+ ([\d.]+) m [\d.]+ \1 l\n[\d.]+ \1 m [\d.]+ \1 l\n", stream)
    assert parts
    return stream.replace(parts[0], b"")


@pytest.mark.parametrize(
    ("change", "way"),
    [(exchange, "by tags"), (drawn(lose_rule), "by lines"), (drawn(lose_line), "by lines"), (cut_span, "by tags")],
)
def test_a_table_that_is_read_otherwise_is_found(change: Callable[[pikepdf.Pdf], None], way: str, sound: Path) -> None:
    """Cells in another place, a line that is not there, words that are lost, a span that is wrong."""
    assert any(line.startswith(way) for line in tables.findings(damaged(sound, change)))
