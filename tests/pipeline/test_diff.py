"""Two contents compared, and the comparison printed."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import faqprint
from faqprint.compare.printed_table import TableOptions
from faqprint.errors import UsageError
from faqprint.pipeline.build import build
from faqprint.pipeline.diff import DiffReport, compare_sides, diff, print_comparison, read_sides
from tests.stress import write_stress

ROOT = Path(__file__).parents[2]


def changes(report: DiffReport) -> list[str]:
    """Kinds and names of what changed."""
    return [f"{row.kind} {row.unit.name}" for row in report.comparison.changes]


def test_for_scripts(two: tuple[Path, Path], tmp_path: Path) -> None:
    """``faqprint.diff`` does what the verb does, and its report is one line."""
    report = faqprint.diff(two[0], two[1], tmp_path / "a" / "table.pdf")
    assert changes(report) == ["changed 利用時間を教えてください。"]
    assert report.pages == 1 and (tmp_path / "a" / "table.pdf").read_bytes().startswith(b"%PDF")
    assert repr(report) == f"DiffReport(changes=1, file={str(tmp_path / 'a' / 'table.pdf')!r}, pages=1)"
    assert faqprint.verify(tmp_path / "a" / "table.pdf") is not None


def test_nothing_is_written_without_a_file(two: tuple[Path, Path], tmp_path: Path) -> None:
    """Only compared."""
    before = sorted(tmp_path.rglob("*"))
    assert diff(*two).file == "" and sorted(tmp_path.rglob("*")) == before


def test_same_bytes(two: tuple[Path, Path]) -> None:
    """The same comparison is the same PDF, on its long side."""
    sides = read_sides(*map(str, two))
    new, comparison = sides.new.appendix, compare_sides(sides)
    made = [print_comparison(new, comparison, TableOptions(), cache=cache)[0] for cache in (False, True, True)]
    assert len({*made}) == 1
    box = PdfReader(BytesIO(made[0])).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


def test_values_of_a_branch_on_both_sides(two: tuple[Path, Path]) -> None:
    """What differs only by branch is no change."""
    report = diff(*two, edition="001")
    assert changes(report) == ["changed 利用時間を教えてください。"]
    row = diff(two[0], two[1], edition="001").comparison.rows[-1]
    assert row.new is not None and row.new.field("tel").text == "000－000－0100"


def test_pdf_has_no_branch_list(two: tuple[Path, Path], tmp_path: Path) -> None:
    """It has the values of the new one's branch then."""
    build(two[0] / "appendix.yaml", tmp_path / "old.pdf", attach_source=True, cache=False)
    assert changes(diff(tmp_path / "old.pdf", two[1], edition="001")) == ["changed 利用時間を教えてください。"]


def test_output_over_what_is_compared_is_refused(two: tuple[Path, Path], tmp_path: Path) -> None:
    """Nothing is lost."""
    build(two[0] / "appendix.yaml", tmp_path / "old.pdf", attach_source=True, cache=False)
    before = (tmp_path / "old.pdf").read_bytes()
    with pytest.raises(UsageError):
        diff(tmp_path / "old.pdf", two[1], tmp_path / "old.pdf")
    with pytest.raises(UsageError):
        diff(two[0], two[1], tmp_path / "table.docx")
    assert (tmp_path / "old.pdf").read_bytes() == before


@pytest.mark.parametrize("name", ["content", "starter", "stress"])
def test_nothing_differs_from_itself(name: str, tmp_path: Path) -> None:
    """Of every document of ours; its table says so."""
    paths = {"content": ROOT / "content" / "appendix.yaml", "starter": ROOT / "src" / "faqprint" / "starter" / "appendix.yaml"}
    path = paths.get(name) or write_stress(tmp_path)
    report = diff(path, path)
    assert report.comparison.changes == () and len(report.comparison.rows) > 10


def test_faults_of_both_sides_are_content_errors(two: tuple[Path, Path]) -> None:
    """With the places of the side that has them."""
    (two[0] / "appendix.yaml").write_text("titel: 別紙\n", "utf-8")
    with pytest.raises(faqprint.ContentError) as raised:
        diff(*two)
    assert {fault.place.file for fault in raised.value.faults} == {(two[0] / "appendix.yaml").as_posix()}


def test_named_page_is_printed_and_no_change(content: Path, tmp_path: Path) -> None:
    """``[[id:page]]`` prints its page, also in the table, which has no such question to lead to; another one is no change."""
    text = content.read_text("utf-8").replace("answer: 要りません。", "answer: '[[time:page]]をご覧ください。'")
    content.write_text(text.replace("{question: 利用時間", "{id: time, question: 利用時間"), "utf-8")
    shutil.copytree(content.parent, tmp_path / "old")
    long = "本文です。\\n" * 80
    first = f'  - {{type: text, body: "{long}"}}\n'
    content.write_text(content.read_text("utf-8").replace("sections:\n", f"sections:\n{first}"), "utf-8")
    report = diff(tmp_path / "old", content, tmp_path / "a.pdf", table=TableOptions(full=True))
    assert {row.unit.kind for row in report.comparison.changes} == {"section", "line"}
    pages = "".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
    assert "別紙３－1ページ" in pages and "別紙３－3ページ" in pages
    build(content, tmp_path / "b.pdf", since=tmp_path / "old", cache=False)
    plain = PdfReader(build(content, tmp_path / "c.pdf", cache=False).file)
    barred = PdfReader(tmp_path / "b.pdf")
    assert [page.extract_text().split() for page in plain.pages] == [
        page.extract_text().replace("｜は第1.0版からの変更箇所", "").split() for page in barred.pages
    ]


@pytest.mark.parametrize("table", [TableOptions(), TableOptions(strike=True), TableOptions(full=True)])
def test_links_among_changed_words_are_proved(content: Path, tmp_path: Path, table: TableOptions) -> None:
    """They are read where they stand; seen: exit 4, for links came before the changed words in front of them."""
    shutil.copytree(content.parent, tmp_path / "old")
    text = content.read_text("utf-8").replace(
        "answer: 要りません。",
        'answer: "窓口か desk@host.example.jp へ。**[案内](https://host.example.jp/a)**も[[t]]もご覧ください。"',
    )
    content.write_text(text.replace("{question: 利用時間", "{id: t, question: 利用時間"), "utf-8")
    assert diff(tmp_path / "old", content, tmp_path / "a.pdf", table=table).pages == 1
