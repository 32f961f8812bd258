"""A 新旧対照表 beside each edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

import faqprint
from faqprint.distribution.comparison_tables import table_file
from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.distribution.table_record import TABLE_RECORD
from faqprint.distribution.verify import verify
from faqprint.manuscript.branches import read_branches
from faqprint.manuscript.load import load
from tests.pictures.files import plain

TABLES = [f"{code}_{name}_新旧対照表.pdf" for code, name in (("001", "本店営業部"), ("002", "髙田支店"), ("004", "港町支店"))]


@pytest.fixture
def two(two: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path, Path]:
    """A content as it was, as it is now, and the folder of its editions."""
    return (*two, tmp_path / "editions")


def text_of(path: Path) -> str:
    """All that a PDF says."""
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def test_one_beside_each_edition(two: tuple[Path, Path, Path]) -> None:
    """With its branch's values and name; neither the manifest, verify nor prune mind them."""
    old, new, folder = two
    (old / "branches.csv").write_text((old / "branches.csv").read_text("utf-8").replace("0100,", "0199,"), "utf-8")
    summary = make_editions(new, folder, options=EditionOptions(compare=str(old)))
    assert sorted(summary.tables)[:2] == TABLES[:2] and len(summary.tables) == 4 and summary.failures == []
    first = text_of(folder / TABLES[0])
    assert "新旧対照表" in first and "000－000－0199" in first and "000－000－0100" in first and "本店営業部" in first
    assert "000－000－0" not in text_of(folder / TABLES[1])
    entries = json.loads((folder / "manifest.json").read_text("utf-8"))["editions"]
    assert len(entries) == 4 and not any("新旧" in entry["file"] for entry in entries)
    verdict = verify(folder)
    assert verdict.sound and verdict.strays == ()
    again = make_editions(new, folder, options=EditionOptions(prune=True))
    assert again.strays == again.pruned == [] and (folder / TABLES[0]).is_file()


def test_damage_is_told_by_verify(two: tuple[Path, Path, Path]) -> None:
    """One changed byte of a table was called sound, and so was a record of rubbish; what was deleted is not missed."""
    old, new, folder = two
    make_editions(new, folder, options=EditionOptions(compare=str(old)))
    sound = (folder / TABLES[0]).read_bytes()
    (folder / TABLES[0]).write_bytes(sound[:-100] + b"!" + sound[-99:])
    (folder / TABLES[1]).unlink()
    assert [(file, found.code) for file, found in verify(folder).findings] == [(TABLES[0], "comparison-altered")]
    (folder / TABLE_RECORD).write_bytes(b"[" * 100_000)
    assert [(file, found.code) for file, found in verify(folder).findings] == [(TABLE_RECORD, "comparison-altered")]
    make_editions(new, folder, options=EditionOptions(compare=str(old)))
    assert verify(folder).sound and (folder / TABLES[0]).read_bytes() == sound


def test_only_what_changed_is_made(two: tuple[Path, Path, Path]) -> None:
    """A branch's value, a table that was damaged or is gone, another old content; all, without the cache."""
    old, new, folder = two
    options = EditionOptions(compare=str(old))
    make_editions(new, folder, options=options)
    assert make_editions(new, folder, options=options).tables == []
    (folder / TABLES[0]).write_bytes(b"%PDF-1.7\n")
    (folder / TABLES[1]).unlink()
    assert sorted(make_editions(new, folder, options=options).tables) == TABLES[:2]
    branches = new.parent / "branches.csv"
    branches.write_text(branches.read_text("utf-8").replace("000－000－0400", "000－000－0409"), "utf-8")
    assert make_editions(new, folder, options=options).tables == [TABLES[2]]
    (old / "appendix.yaml").write_text((old / "appendix.yaml").read_text("utf-8").replace("１５時", "１４時"), "utf-8")
    assert len(make_editions(new, folder, options=options).tables) == 4
    (folder / TABLE_RECORD).write_text("[]", "utf-8")
    assert len(make_editions(new, folder, options=options).tables) == 4
    assert len(make_editions(new, folder, options=options._replace(anew=True)).tables) == 4


def test_another_picture_of_the_old_content_makes_them_anew(two: tuple[Path, Path, Path]) -> None:
    """Its YAML is the same (the tables stayed as they were)."""
    old, new, folder = two
    text = (old / "appendix.yaml").read_text("utf-8").rstrip()
    (old / "appendix.yaml").write_text(f"{text}\n  - {{type: text, body: '![絵](a.png)'}}\n", "utf-8")
    (old / "a.png").write_bytes(plain())
    make_editions(new, folder, options=EditionOptions(compare=str(old)))
    assert make_editions(new, folder, options=EditionOptions(compare=str(old))).tables == []
    (old / "a.png").write_bytes(plain(sample=91))
    assert len(make_editions(new, folder, options=EditionOptions(compare=str(old))).tables) == 4


def test_branch_that_is_no_more(two: tuple[Path, Path, Path]) -> None:
    """Its table goes with its edition under ``prune``; without it both are told of."""
    old, new, folder = two
    make_editions(new, folder, options=EditionOptions(compare=str(old)))
    branches = new.parent / "branches.csv"
    branches.write_text("".join(branches.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    gone = ["004_港町支店.pdf", TABLES[2]]
    assert make_editions(new, folder).strays == gone
    assert make_editions(new, folder, options=EditionOptions(prune=True)).pruned == gone


def test_branch_that_is_new(two: tuple[Path, Path, Path]) -> None:
    """It is compared with its values of now; so is every one if the old content has no list."""
    old, new, folder = two
    branches = new.parent / "branches.csv"
    branches.write_text(branches.read_text("utf-8") + "005,駅前支店,駅前の係,000－000－0500,-\n", "utf-8")
    make_editions(new, folder, options=EditionOptions(compare=str(old), only=("005",)))
    assert "000－000－05" not in text_of(folder / "005_駅前支店_新旧対照表.pdf")
    (old / "branches.csv").unlink()
    made = faqprint.editions(new, folder, compare=old, only=["001"])
    assert made.tables == TABLES[:1] and "000－000－01" not in text_of(folder / TABLES[0])


def test_nothing_is_made_of_an_old_content_at_fault(two: tuple[Path, Path, Path]) -> None:
    """Nor under ``dry_run``."""
    old, new, folder = two
    assert make_editions(new, folder, options=EditionOptions(compare=str(old), dry_run=True)).tables == []
    with pytest.raises(faqprint.UsageError):
        make_editions(new, folder, options=EditionOptions(compare="none.yaml"))
    (old / "appendix.yaml").write_text("titel: 別紙\n", "utf-8")
    with pytest.raises(faqprint.ContentError):
        make_editions(new, folder, options=EditionOptions(compare=str(old)))
    assert not folder.exists()


def test_name_of_a_table(content: Path) -> None:
    """Beside its edition."""
    assert table_file(read_branches(load(content)).branches[0]) == TABLES[0]
