"""The entry of a comparison in the revisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.compare.comparison import compare
from faqprint.errors import MachineError, UsageError
from faqprint.manuscript.load import load
from faqprint.manuscript.values import resolve
from faqprint.pipeline.revision_entry import revision_fields, revision_line, write_revision
from tests.compare.contents import FEE, HOURS, compare_texts, content, faq

OLD = content(faq({"全般": [HOURS]}), version="第1.0版")
NEW = content(faq({"全般": [HOURS, FEE]}), version="第1.1版", date="2026-12-01")
FIRST = "revisions:\n  - {version: 第1.0版, date: 2026-11-22, note: 初版}  # 初め\n"
BODY = "title: 別紙\nversion: 第1.1版\ndate: 2026-12-01\n"
FAQ = "sections:\n- type: memo\n"


def test_line() -> None:
    """Of YAML, to be copied; a version that YAML would take for something else is quoted."""
    assert revision_line(compare_texts(OLD, NEW)) == "- {version: 第1.1版, date: 2026-12-01, note: No.2を新設}"
    odd = compare_texts(OLD, content(faq({"全般": [HOURS]}), version="1, 2"))
    assert revision_line(odd) == '- {version: "1, 2", note: 変更なし}'
    assert revision_fields(compare_texts(OLD, content(faq({"全般": [HOURS]})))) == (("note", "変更なし"),)


@pytest.mark.parametrize(
    "revisions",
    [
        FIRST,
        "",
        "revisions: []\n",
        "revisions:\n",
        "revisions:\n- version: 第1.0版\n  date: 2026-11-22\n  note: 初版\n",
        "revisions: [{version: 1},  # 初め\n  {version: 2}]\n",
    ],
)
def test_written_once(tmp_path: Path, revisions: str) -> None:
    """Behind those that are there, all else as it was; a second time nothing is written."""
    path = tmp_path / "appendix.yaml"
    path.write_text(BODY + revisions + FAQ, "utf-8")
    before = len(load(path).revisions)
    assert write_revision(path, compare_texts(OLD, NEW))
    made = load(path)
    last = made.revisions[-1]
    assert len(made.revisions) == before + 1
    assert (last.version.text, last.date.text, last.note.text) == ("第1.1版", "令和8年12月1日", "No.2を新設")
    text = path.read_text("utf-8")
    assert (text.startswith(BODY) and "# 初め" in text) or "# 初め" not in revisions
    assert not write_revision(path, compare_texts(OLD, NEW))
    assert path.read_text("utf-8") == text


def test_without_a_version_nothing_is_written(tmp_path: Path) -> None:
    """An entry without one is a fault: what was sound content was none behind it."""
    path = tmp_path / "appendix.yaml"
    path.write_text("title: 別紙\n" + FAQ, "utf-8")
    with pytest.raises(UsageError) as raised:
        write_revision(path, compare_texts(OLD, content(faq({"全般": [HOURS, FEE]}))))
    assert "version" in str(raised.value) and path.read_text("utf-8") == "title: 別紙\n" + FAQ


def test_entry_is_no_change(tmp_path: Path) -> None:
    """What was written does not differ from what it was written into."""
    path = tmp_path / "appendix.yaml"
    path.write_text(BODY + FAQ, "utf-8")
    before = resolve(load(path))
    write_revision(path, compare_texts(OLD, NEW))
    assert compare(before, resolve(load(path))).changes == ()


def test_file_that_cannot_be_written_to(tmp_path: Path) -> None:
    """The line is told, to be copied by hand."""
    path = tmp_path / "appendix.yaml"
    for empty in ("revisions:  # 履歴\n", "revisions: []  # 履歴\n"):  # the comment was lost
        path.write_text(BODY + empty + FAQ, "utf-8")
        with pytest.raises(UsageError) as raised:
            write_revision(path, compare_texts(OLD, NEW))
        assert "No.2を新設" in str(raised.value)
        assert path.read_text("utf-8") == BODY + empty + FAQ
    with pytest.raises(MachineError):
        write_revision(tmp_path / "none.yaml", compare_texts(OLD, NEW))
