"""A folder against its manifest: what is missing, altered, unreadable, no longer what it was, or nobody's."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from faqprint.distribution import executor
from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.distribution.manifest import MANIFEST, ManifestText, read_manifest
from faqprint.distribution.verdict import Verdict
from faqprint.distribution.verify_folder import verify_folder
from faqprint.errors import UsageError

from ..conftest import APPENDIX, BRANCHES


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of four editions, a ledger and a table."""
    folder = tmp_path_factory.mktemp("verify")
    (folder / "appendix.yaml").write_text(APPENDIX, "utf-8")
    (folder / "branches.csv").write_text(BRANCHES, "utf-8")
    make_editions(folder / "appendix.yaml", folder / "out")
    return folder / "out"


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(made, tmp_path / "out"))


def told(verdict: Verdict) -> list[tuple[str, str]]:
    """What is wrong with which file."""
    return [(file, found.code) for file, found in verdict.findings]


def rewrite(folder: Path, code: str, **changes: Any) -> None:
    """Change the manifest's entry of a code."""
    manifest = read_manifest(folder)
    assert manifest is not None
    made = [entry._replace(**changes) if entry.code == code else entry for entry in manifest.entries]
    (folder / MANIFEST).write_bytes(ManifestText(made).json(manifest.ledger))


def test_a_sound_folder(folder: Path) -> None:
    """Every edition, no finding, nothing else lies there; the progress counts them."""
    seen: list[tuple[int, int]] = []
    assert verify_folder(folder, progress=lambda done, total: seen.append((done, total))) == Verdict(4, (), ())
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert verify_folder(folder, quick=True) == Verdict(4, (), ())


@pytest.mark.parametrize("quick", [True, False])
def test_files_that_are_not_as_they_were_made(folder: Path, quick: bool) -> None:
    """In the manifest's order, also at a quick look; what was altered is not looked into; strays are told."""
    (folder / "001_本店営業部.pdf").write_bytes(b"%PDF-1.7")
    (folder / "002_髙田支店.pdf").unlink()
    (folder / "004_港町支店.pdf").unlink()
    (folder / "004_港町支店.pdf").mkdir()
    (folder / "x.pdf").write_bytes(b"")
    verdict = verify_folder(folder, quick=quick)
    assert told(verdict) == [
        ("001_本店営業部.pdf", "edition-altered"),
        ("002_髙田支店.pdf", "edition-missing"),
        ("004_港町支店.pdf", "edition-unreadable"),
    ]
    assert verdict.strays == ("x.pdf",)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"pages": 9}, "edition-pages"),
        ({"text_sha256": "0" * 64}, "edition-text"),
        ({"name": "西支店"}, "edition-value-missing"),
        ({"values": {"tel": "111－111－1111"}}, "edition-value-missing"),
    ],
)
def test_an_edition_that_is_not_what_the_manifest_says(folder: Path, changes: dict[str, Any], code: str) -> None:
    """Its pages, its text, its branch's values; a quick look does not see it."""
    rewrite(folder, "002", **changes)
    assert told(verify_folder(folder)) == [("002_髙田支店.pdf", code)]
    assert told(verify_folder(folder, quick=True)) == []


def test_a_value_that_is_empty_or_stands_in_the_file_s_facts_is_no_finding(folder: Path) -> None:
    """Not every value is printed on a page."""
    rewrite(folder, "002", values={"tel": "", "title": "別紙３　ＦＡＱ", "publisher": "○○信用金庫"})
    assert told(verify_folder(folder)) == []


def test_a_file_that_is_damaged_inside(folder: Path) -> None:
    """Though the manifest was changed along with it."""
    path = folder / "003_辻\U000e0100本支店.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root.Lang
        pdf.save(path)
    rewrite(folder, "003", sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    assert (path.name, "catalog-lang") in told(verify_folder(folder))


def test_the_ledger_is_examined_too(folder: Path) -> None:
    """Though it is no edition; also at a quick look, and where it went (0.1.1 said nothing)."""
    (folder / "ledger.pdf").write_bytes(b"%PDF-1.7")
    assert told(verify_folder(folder)) == told(verify_folder(folder, quick=True)) == [("ledger.pdf", "edition-altered")]
    (folder / "ledger.pdf").unlink()
    assert told(verify_folder(folder)) == [("ledger.pdf", "edition-missing")]


def test_a_folder_without_a_manifest_is_none_of_editions(folder: Path) -> None:
    """The command line's fault; one that says nothing is a finding."""
    (folder / MANIFEST).write_bytes(b"{")
    assert told(verify_folder(folder)) == [(MANIFEST, "manifest-damaged")]
    (folder / MANIFEST).unlink()
    with pytest.raises(UsageError) as caught:
        verify_folder(folder)
    assert caught.value.code == "manifest-missing"


@pytest.mark.parametrize("quick", [True, False])
def test_zips_beside_the_editions_hold_what_the_manifest_tells_of(made: Path, tmp_path: Path, quick: bool) -> None:
    """They were never opened; whatever is damaged is made again by the next run, though none asks for it."""
    shutil.copytree(made.parent, tmp_path / "work")
    appendix, out = tmp_path / "work" / "appendix.yaml", tmp_path / "work" / "out"
    make_editions(appendix, out, options=EditionOptions(zip=True, zip_each=True))
    archives = {path.name: path.read_bytes() for path in out.glob("*.zip")}
    assert len(archives) == 5 and verify_folder(out, quick=quick).sound
    (out / "editions.zip").write_bytes(archives["002_髙田支店.zip"])
    (out / "001_本店営業部.zip").write_bytes(archives["001_本店営業部.zip"] + b"\n")
    (out / "002_髙田支店.zip").write_bytes(b"")
    (out / "other.zip").write_bytes(b"somebody's own")
    (out / "004_港町支店.zip").unlink()
    (out / "004_港町支店.zip").mkdir()
    assert told(verify_folder(out, quick=quick)) == [
        ("editions.zip", "edition-altered"),
        ("001_本店営業部.zip", "edition-altered"),
        ("002_髙田支店.zip", "edition-altered"),
        ("004_港町支店.zip", "edition-unreadable"),
    ]
    (out / "004_港町支店.zip").rmdir()
    make_editions(appendix, out)
    assert verify_folder(out, quick=quick).sound
    assert {path.name: path.read_bytes() for path in out.glob("*.zip")} == {
        **{name: data for name, data in archives.items() if name != "004_港町支店.zip"},
        "other.zip": b"somebody's own",
    }


@pytest.mark.copied
def test_other_processes_find_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many examine the editions: the findings and their order, and who is told how far it is."""
    first, *_, last = sorted(folder.glob("0*.pdf"))
    last.write_bytes(last.read_bytes() + b"%")
    first.unlink()
    alone, together = [], []
    expected = verify_folder(folder, progress=lambda *counts: alone.append(counts))
    monkeypatch.setattr(executor, "paying_jobs", lambda editions: 2)
    assert verify_folder(folder, progress=lambda *counts: together.append(counts)) == expected
    assert len(expected.findings) == 2
    assert together == alone
