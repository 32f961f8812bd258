"""Sheets beside each edition."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

import faqprint
from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.distribution.imposed_editions import SHEET_RECORD, read_sheet_record, sheet_file
from faqprint.distribution.verify import verify

SHEETS = [f"{code}_{name}_冊子.pdf" for code, name in (("001", "本店営業部"), ("002", "髙田支店"), ("004", "港町支店"))]
BOOKLET = EditionOptions(impose="booklet")


@pytest.fixture
def folder(content: Path, tmp_path: Path) -> Path:
    """A folder of editions with their booklets."""
    folder = tmp_path / "editions"
    summary = make_editions(content, folder, options=BOOKLET._replace(zip=True))
    assert sorted(summary.imposed)[:2] == SHEETS[:2] and len(summary.imposed) == 4 and summary.failures == []
    return folder


def change_branch(content: Path) -> None:
    """Give 港町支店 another telephone number."""
    branches = content.parent / "branches.csv"
    branches.write_text(branches.read_text("utf-8").replace("000－000－0400", "000－000－0409"), "utf-8")


def test_one_beside_each_edition(content: Path, folder: Path) -> None:
    """The manifest, the archive, verify and prune do not mind them."""
    with pikepdf.open(folder / SHEETS[0]) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
    entries = json.loads((folder / "manifest.json").read_text("utf-8"))["editions"]
    assert len(entries) == 4 and not any("冊子" in entry["file"] for entry in entries)
    assert not any("冊子" in name for name in ZipFile(folder / "editions.zip").namelist())
    verdict = verify(folder)
    assert verdict.sound and verdict.strays == ()
    again = make_editions(content, folder, options=EditionOptions(prune=True))
    assert again.strays == again.pruned == again.imposed == [] and (folder / SHEETS[0]).is_file()


def test_only_what_changed_is_made(content: Path, folder: Path) -> None:
    """Sheets that were damaged or are gone, those of an edition that is another; all, without the cache or the record."""
    assert make_editions(content, folder, options=BOOKLET).imposed == []
    (folder / SHEETS[0]).write_bytes(b"%PDF-1.7\n")
    (folder / SHEETS[1]).unlink()
    assert sorted(make_editions(content, folder, options=BOOKLET).imposed) == SHEETS[:2]
    change_branch(content)
    assert make_editions(content, folder, options=BOOKLET).imposed == [SHEETS[2]]
    assert len(make_editions(content, folder, options=BOOKLET._replace(anew=True)).imposed) == 4
    (folder / SHEET_RECORD).write_text("[]", "utf-8")
    assert len(make_editions(content, folder, options=BOOKLET).imposed) == 4


def test_sheets_are_kept_up_to_date(content: Path, folder: Path) -> None:
    """A run that does not ask for them makes those anew whose edition changed, and none that was taken away."""
    (folder / SHEETS[0]).unlink()
    change_branch(content)
    assert make_editions(content, folder).imposed == [SHEETS[2]]
    assert not (folder / SHEETS[0]).exists() and verify(folder).sound


def test_old_and_altered_sheets_are_told(content: Path, folder: Path) -> None:
    """By verify: those of another edition, and those that somebody wrote over."""
    kept = (folder / SHEETS[2]).read_bytes(), (folder / SHEET_RECORD).read_bytes()
    change_branch(content)
    make_editions(content, folder)
    (folder / SHEETS[2]).write_bytes(kept[0])
    (folder / SHEET_RECORD).write_bytes(kept[1])
    (folder / SHEETS[0]).write_bytes(b"%PDF-1.7\n")
    told = [(file, found.code) for file, found in verify(folder).findings]
    assert told == [(SHEETS[0], "sheets-altered"), (SHEETS[2], "sheets-altered")]
    assert make_editions(content, folder).imposed == [SHEETS[0], SHEETS[2]]
    assert verify(folder).sound


def test_a_branch_that_is_no_more(content: Path, folder: Path) -> None:
    """Its sheets go with its edition under ``prune``."""
    branches = content.parent / "branches.csv"
    branches.write_text("".join(branches.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    gone = ["004_港町支店.pdf", SHEETS[2]]
    assert make_editions(content, folder).strays == gone
    assert make_editions(content, folder, options=EditionOptions(prune=True)).pruned == gone


def test_what_was_made_before_an_interruption_counts(content: Path, tmp_path: Path) -> None:
    """The next run goes on from there."""

    def stop(done: int, total: int, code: str) -> None:
        if done == 2 and (tmp_path / "e" / SHEETS[1]).exists():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_editions(content, tmp_path / "e", options=BOOKLET, progress=stop)
    assert sorted(read_sheet_record(tmp_path / "e") or {}) == SHEETS[:2]
    assert len(make_editions(content, tmp_path / "e", options=BOOKLET).imposed) == 2


def test_for_scripts_and_for_some_branches(content: Path, tmp_path: Path) -> None:
    """Other sheets than booklets have other names; a kind that there is not is refused; ``dry_run`` writes nothing."""
    made = faqprint.editions(content, tmp_path / "e", impose="4up", only=["001"])
    assert made.imposed == ["001_本店営業部_4up.pdf"] == [sheet_file("001_本店営業部.pdf", "4up")]
    assert faqprint.editions(content, tmp_path / "f", impose="booklet", dry_run=True).imposed == []
    assert not (tmp_path / "f").exists()
    with pytest.raises(faqprint.UsageError):
        faqprint.editions(content, tmp_path / "f", impose="8up")


@pytest.mark.parametrize("written", ["", "[]", "{", '{"a.pdf": []}', '{"a.pdf": {"edition": "x"}}', "null"])
def test_a_record_that_is_none(content: Path, tmp_path: Path, written: str) -> None:
    """Is told of by verify, and all is made anew; where there is none there are no sheets."""
    assert read_sheet_record(tmp_path) == {}
    make_editions(content, tmp_path / "e")
    (tmp_path / "e" / SHEET_RECORD).write_text(written, "utf-8")
    assert read_sheet_record(tmp_path / "e") is None
    assert [(file, found.code) for file, found in verify(tmp_path / "e").findings] == [(SHEET_RECORD, "sheets-altered")]
    assert len(make_editions(content, tmp_path / "e", options=BOOKLET).imposed) == 4
    assert verify(tmp_path / "e").sound


def test_sheets_that_cannot_be_written(content: Path, tmp_path: Path) -> None:
    """A folder that has their name is told of, and the others are made."""
    (tmp_path / "e" / SHEETS[0]).mkdir(parents=True)
    summary = make_editions(content, tmp_path / "e", options=BOOKLET)
    assert [(file, error.code) for file, error in summary.failures] == [(SHEETS[0], "output-is-folder")]
    assert len(summary.imposed) == 3
