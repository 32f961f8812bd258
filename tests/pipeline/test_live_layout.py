"""Content laid out again and again: what comes of it is what a layout from nothing gives, whatever was kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from faqprint.errors import UsageError
from faqprint.export.svg import draw_svg
from faqprint.manuscript.load import examine
from faqprint.pipeline.build import check
from faqprint.pipeline.live_layout import LaidDraft, LiveLayout
from faqprint.storage.disk_cache import DiskCache
from faqprint.storage.packing import unwrap, wrap
from tests.benchmarks.varied import rows, write_content
from tests.compose.real import CONTENT
from tests.work import lines_run

LIST = "code,name,○○電話\n0101,本店,03-0000-0001\n0102,支店,03-0000-0002\n"
STYLE = "base: standard\nsizes: {table: 10}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The content of the repository, to be changed."""
    shutil.copytree(CONTENT.parent, made := tmp_path / "content")
    return made


def pages(laid: LaidDraft) -> list[str]:
    """All pages, drawn."""
    assert laid.layout is not None, laid.faults
    assert laid.faces is not None
    return [draw_svg(laid.layout, index, laid.faces) for index in range(laid.layout.count)]


def check_same(one: LaidDraft, other: LaidDraft) -> None:
    """Assert that two runs gave the same."""
    assert one.faults == other.faults
    assert one.appendix == other.appendix
    assert one.examined.faults == other.examined.faults
    assert one.examined.contents == other.examined.contents
    assert one.pages_of_questions == other.pages_of_questions
    assert (one.layout is None) == (other.layout is None)
    if one.layout:
        assert pages(one) == pages(other)


def change(path: Path, old: str, new: str) -> Mapping[Path, bytes]:
    """A draft in which a text of a file is another."""
    text = path.read_text("utf-8")
    assert old in text
    return {path: text.replace(old, new, 1).encode()}


def test_each_draft_is_laid_out_as_from_nothing(folder: Path) -> None:
    """One word, a new line, a fault, its end, another style, a value, a page number, a table: nothing of before is left over."""
    live = LiveLayout()
    path, faq = folder / "appendix.yaml", folder / "faq.yaml"
    drafts: list[Mapping[Path, bytes]] = [
        {},
        change(faq, "ですか", "でしょうか"),
        change(faq, "ですか", "でしょうか。長い語句を足して行が増えるようにしておきます"),
        change(faq, "question: ", "question： "),
        {},
        {**change(path, "style: standard", "style: style.yaml"), folder / "style.yaml": STYLE.encode()},
        change(faq, "answer: ", "answer: 【見出し】{{無い}}"),
        change(faq, "question: ", "question: \U0001f600"),
        change(path, "title:", "toc: true\ntitle:"),
    ]
    for draft in (*drafts, *reversed(drafts)):
        check_same(live.lay_out(path, draft), LiveLayout().lay_out(path, draft))


def test_a_draft_is_read_in_place_of_the_files(folder: Path) -> None:
    """Its pages show it, the files stay as they are, and every fault has the line of the draft, not of the file."""
    path, faq = folder / "appendix.yaml", folder / "faq.yaml"
    before = faq.read_bytes()
    draft = {faq: b"# \xe3\x81\x82\n# \n" + before.replace(b"question: ", "question: \U0001f600草稿".encode(), 1)}
    (fault,) = LiveLayout().lay_out(path, draft).faults
    assert fault.code == "missing-glyph"
    assert "草稿" in fault.line_text
    draft = {faq: draft[faq].replace("\U0001f600".encode(), b"")}
    laid = LiveLayout().lay_out(path, draft)
    assert any("草稿" in page for page in pages(laid))
    assert faq.read_bytes() == before


def test_a_word_that_had_to_be_cut_is_told_at_its_line_of_the_draft(folder: Path) -> None:
    """The file has no such line."""
    path, faq = folder / "appendix.yaml", folder / "faq.yaml"
    word = "x" * 200
    laid = LiveLayout().lay_out(path, {faq: b"# 1\n# 2\n" + faq.read_bytes().replace("ですか".encode(), word.encode(), 1)})
    (fault,) = [fault for fault in laid.faults if fault.code == "word-cut"]
    assert word in fault.line_text


def test_what_was_cut_once_is_not_told_for_ever(folder: Path) -> None:
    """The word is gone from the next draft."""
    path, faq = folder / "appendix.yaml", folder / "faq.yaml"
    live = LiveLayout()
    assert [fault.code for fault in live.lay_out(path, change(faq, "ですか", "x" * 200)).faults] == ["word-cut"]
    assert live.lay_out(path, {}).faults == ()


def test_faults_are_those_of_check(folder: Path) -> None:
    """But for what proofreading finds."""
    path, faq = folder / "appendix.yaml", folder / "faq.yaml"
    for draft in (change(faq, "question: ", "question： "), change(faq, "answer: ", "answer: {{無い}}")):
        laid = LiveLayout().lay_out(path, draft)
        kept = faq.read_bytes()
        faq.write_bytes(draft[faq])
        assert laid.faults
        assert [fault for fault in check(path) if fault.severity == "error"] == list(laid.faults)
        assert laid.layout is None
        faq.write_bytes(kept)


def test_faults_of_the_list_are_told_beside_those_of_the_content(folder: Path) -> None:
    """As ``check`` tells them: they waited until the content was mended."""
    path, faq, branches = folder / "appendix.yaml", folder / "faq.yaml", folder / "branches.csv"
    faq.write_bytes(change(faq, "question: ", "question： ")[faq])
    branches.write_bytes(b"code\n1\n")
    told = LiveLayout().lay_out(path, {}).faults
    assert {Path(fault.place.file).name for fault in told} == {"faq.yaml", "branches.csv"}
    assert [fault for fault in check(path) if fault.severity == "error"] == list(told)


def test_a_branch_is_laid_out_with_its_values(folder: Path) -> None:
    """The list may be a draft, too; of one at fault the faults are told, and the content as it stands is still laid out."""
    live, path = LiveLayout(), folder / "appendix.yaml"
    head = (folder / "branches.csv").read_text("utf-8-sig").splitlines()
    rows = {folder / "branches.csv": "\n".join([*head, head[1].replace(head[1].split(",")[0], "9999")]).encode()}
    laid = live.lay_out(path, rows, "9999")
    assert laid.branches
    assert laid.branches.find("9999")
    assert laid.appendix
    assert laid.appendix.branch
    assert any(laid.appendix.branch in page for page in pages(laid))
    with pytest.raises(UsageError):
        live.lay_out(path, {}, "9999")
    flawed = live.lay_out(path, {folder / "branches.csv": b"code\n1\n"})
    assert flawed.branches is None
    assert flawed.faults
    assert flawed.layout
    assert live.lay_out(path, {folder / "branches.csv": b"code\n1\n"}, "9999").layout is None


def test_a_branch_without_a_list_is_the_callers_mistake(folder: Path) -> None:
    """There is nothing to choose from."""
    (folder / "branches.csv").unlink()
    with pytest.raises(UsageError):
        LiveLayout().lay_out(folder / "appendix.yaml", {}, "0101")


def test_the_page_of_each_question_is_known(folder: Path) -> None:
    """That on which its row begins."""
    laid = LiveLayout().lay_out(folder / "appendix.yaml")
    assert laid.layout
    begin: dict[int, int] = {}
    for index in range(laid.layout.count):
        for area in laid.layout.areas(index):
            begin.setdefault(area.question, index + 1)
    del begin[0]
    assert laid.pages_of_questions == begin


def test_only_what_changed_is_read_and_set(tmp_path: Path) -> None:
    """One answer of 300 is another: less than a third of the work that the first run is; of none, a quarter."""
    path = write_content(rows(300, 1), tmp_path)
    live, faq = LiveLayout(), path.parent / "faq.yaml"
    first = lines_run(lambda: live.lay_out(path))
    draft = change(faq, "ただし、", "ただし今は、")
    assert lines_run(lambda: live.lay_out(path, draft)) < first / 3
    assert lines_run(lambda: live.lay_out(path, draft)) < first / 4


def test_the_rows_of_the_last_time_are_kept_for_the_next(tmp_path: Path) -> None:
    """Another run of the program sets only what is new: less than half of the work."""
    path = write_content(rows(300, 1), tmp_path / "content")
    cache = DiskCache(tmp_path / "cache", b"program")
    first = lines_run(lambda: LiveLayout(cache).lay_out(path))
    assert lines_run(lambda: LiveLayout(cache).lay_out(path)) < first / 2
    draft = change(path.parent / "faq.yaml", "ただし、", "ただし今は、")
    check_same(LiveLayout(cache).lay_out(path, draft), LiveLayout().lay_out(path, draft))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda values: [b"\xff" * 40 for _ in values],
        lambda values: values[::-1],
        lambda values: [bytes(16) + value[16:] for value in values],
        lambda values: [value[:-1] for value in values],
    ],
)
def test_rows_that_are_whole_and_wrong_heal(tmp_path: Path, spoil: Callable[[list[bytes]], list[bytes]]) -> None:
    """Each page can be drawn, and the next run is right."""
    path = write_content(rows(60, 1), tmp_path / "content")
    cache = DiskCache(tmp_path / "cache", b"program")
    expected = pages(LiveLayout(cache).lay_out(path))
    (kept,) = (tmp_path / "cache" / "build").iterdir()
    keys, *values = unwrap(cache.get(f"build/{kept.name}") or b"")
    cache.put(f"build/{kept.name}", wrap([keys, *spoil(values)]))
    live = LiveLayout(cache)
    assert pages(live.lay_out(path))
    assert pages(live.lay_out(path)) == expected


def test_nothing_that_is_kept_grows_with_the_drafts(folder: Path) -> None:
    """What no draft of late asked for is gone."""
    live, path, faq = LiveLayout(), folder / "appendix.yaml", folder / "faq.yaml"
    first = live.lay_out(path, change(faq, "ですか", "か0")).examined.sources[faq.as_posix()]
    again = live.lay_out(path, change(faq, "ですか", "か0")).examined.sources[faq.as_posix()]
    assert again is first
    live.lay_out(path, change(faq, "ですか", "か1"))
    live.lay_out(path, change(faq, "ですか", "か2"))
    assert live.lay_out(path, change(faq, "ですか", "か0")).examined.sources[faq.as_posix()] is not first


def test_a_font_that_changes_on_disk_is_opened_anew(folder: Path, tmp_path: Path) -> None:
    """A style may name one of its own; one that is gone is told at its line."""
    from faqprint.text.fonts import find_font

    font = tmp_path / "own.ttf"
    shutil.copyfile(find_font("BIZUDMincho-Regular.ttf"), font)
    style = f"base: standard\nfonts:\n  text: {font}\n".encode()
    draft = {
        **change(folder / "appendix.yaml", "style: standard", "style: style.yaml"),
        folder / "style.yaml": style,
    }
    live, path = LiveLayout(), folder / "appendix.yaml"
    first = live.lay_out(path, draft)
    assert live.lay_out(path, draft).faces is first.faces
    shutil.copyfile(find_font("BIZUDGothic-Regular.ttf"), font)
    check_same(live.lay_out(path, draft), LiveLayout().lay_out(path, draft))
    font.unlink()
    gone = live.lay_out(path, draft)
    assert gone.layout is None
    assert [fault.code for fault in gone.faults] == ["font-not-there"]


def test_the_examination_of_kept_files_is_that_of_new_ones(folder: Path) -> None:
    """Reading the nodes of a file a second time changes nothing in them."""
    live, path = LiveLayout(), folder / "appendix.yaml"
    for _ in range(3):
        kept, fresh = live.lay_out(path).examined, examine(path)
        assert kept.appendix == fresh.appendix
        assert [text[:4] + text[5:] for text in kept.texts] == [text[:4] + text[5:] for text in fresh.texts]
