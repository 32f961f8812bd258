"""A run over the folder of editions: made once, mended when something changed, whole whatever happens."""

import csv
import hashlib
import json
import os
import re
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

import faqprint
from faqprint.distribution import folder_run
from faqprint.distribution.edition_maker import EditionMaker
from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.distribution.manifest import MANIFEST, ManifestEntry, read_manifest
from faqprint.distribution.verify_folder import verify_folder
from faqprint.errors import ContentError, MachineError, UsageError
from faqprint.proof import examine
from faqprint.storage.files import write_atomic

from .folders import CODES, edit, make


def listed_entries(folder: Path) -> tuple[ManifestEntry, ...]:
    """The entries of a folder's manifest, which must be as it was written."""
    manifest = read_manifest(folder)
    assert manifest is None or manifest.whole
    return manifest.entries if manifest else ()


def state(folder: Path) -> dict[str, tuple[int, int]]:
    """When and as what each file was written."""
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.iterdir()}


def test_manifest_tells_what_lies_there(content: Path) -> None:
    """The manifest has FM-54's keys in the list's order, and its digests are those of the files."""
    summary = make(content)
    folder = content.parent / "out"
    assert summary.made == CODES and not summary.failures
    written = json.loads((folder / MANIFEST).read_bytes())
    assert (written["format"], written["program"]) == (1, f"faqprint {faqprint.__version__}")
    keys = ["code", "name", "file", "pages", "bytes", "sha256", "made_from", "text_sha256", "values"]
    assert [list(entry) for entry in written["editions"]] == [keys] * 4
    assert [entry["code"] for entry in written["editions"]] == CODES
    for entry in written["editions"]:
        pdf = (folder / entry["file"]).read_bytes()
        assert (entry["bytes"], entry["sha256"]) == (len(pdf), hashlib.sha256(pdf).hexdigest())
    assert written["editions"][2]["values"] == {"desk": "辻\U000e0100本の係", "tel": "000－000－0300", "fax": ""}
    assert sorted(state(folder)) == sorted([*(e["file"] for e in written["editions"]), MANIFEST, "ledger.pdf", "manifest.csv"])
    assert (folder / "manifest.csv").read_bytes().startswith(b"\xef\xbb\xbfcode,name,file,")


def test_nothing_changed_nothing_written(content: Path) -> None:
    """A second run writes no file at all."""
    make(content)
    before = state(content.parent / "out")
    summary = make(content)
    assert summary.unchanged == CODES and not summary.made
    assert state(content.parent / "out") == before


def test_one_row_changed_one_file(content: Path) -> None:
    """A changed value, name or kept file makes that edition anew and leaves the others alone."""
    make(content)
    folder = content.parent / "out"
    before = state(folder)
    edit(content.with_name("branches.csv"), "000－000－0200", "000－000－0299")
    assert make(content).made == ["002"]
    changed = {name for name, was in state(folder).items() if before[name] != was}
    assert changed == {"002_髙田支店.pdf", MANIFEST, "ledger.pdf", "manifest.csv"}


def test_changed_content_changes_all(content: Path) -> None:
    """The appendix itself is an input of every edition; a value that none prints is an input of none."""
    make(content)
    edit(content, "要りません", "要りませんよ")
    assert make(content).made == CODES
    edit(content.with_name("branches.csv"), "fax\n", "fax,spare\n")
    assert make(content).unchanged == CODES


def test_altered_missing_and_stray_files(content: Path) -> None:
    """An altered or missing file is made again, a stray one told of, a killed run's remains removed."""
    make(content)
    folder = content.parent / "out"
    whole = (folder / "001_本店営業部.pdf").read_bytes()
    (folder / "001_本店営業部.pdf").write_bytes(whole[:-1] + b"x")
    (folder / "002_髙田支店.pdf").unlink()
    (folder / "覚え書き.pdf").write_bytes(b"%PDF-1.4")
    (folder / ".faqprint-1-1.part").write_bytes(b"half")
    summary = make(content)
    assert (summary.made, summary.strays) == (["001", "002"], ["覚え書き.pdf"])
    assert (folder / "001_本店営業部.pdf").read_bytes() == whole
    assert not (folder / ".faqprint-1-1.part").exists()


def test_table_holds_no_formula(content: Path) -> None:
    """What a spreadsheet would calculate is text there: names that begin with ``-`` and heads with ``=`` were not."""
    edit(content, "values: {", 'values: {"=1+1": x, ')
    edit(content, "{{tel}}", "{{tel}}{{=1+1}}")
    text = "code,name,=1+1,tel\n-1,@SUM(A1),-2+3,'+4\n"
    (content.parent / "branches.csv").write_text(text, "utf-8")
    assert not make(content).failures
    heads, row = csv.reader((content.parent / "out" / "manifest.csv").read_text("utf-8-sig").splitlines())
    assert [cell for cell in (*heads, *row) if cell[:1] in ("=", "+", "-", "@")] == []
    assert (row[0], row[1], "'=1+1" in heads) == ("'-1", "'@SUM(A1)", True)


def test_codes_that_changed_their_zeros_are_not_pruned(content: Path) -> None:
    """L: 1 to 4 after 001 to 004 were made without a word, and ``prune`` deleted the four old files."""
    make(content)
    folder = content.parent / "out"
    before = state(folder)
    branches = content.parent / "branches.csv"
    branches.write_text(re.sub("^00", "", branches.read_text("utf-8-sig"), flags=re.MULTILINE), "utf-8")
    for dry_run in (True, False):
        with pytest.raises(ContentError) as caught:
            make(content, prune=True, dry_run=dry_run)
        assert [(f.code, f.place.column, dict(f.values)["old"]) for f in caught.value.faults] == [
            ("prune-zeros", 1, code) for code in CODES
        ]
        assert state(folder) == before
    summary = make(content)
    assert [fault.code for fault in summary.faults if fault.code == "branch-code-zeros"] == ["branch-code-zeros"] * 4
    assert summary.made == ["1", "2", "3", "4"]
    assert all((folder / name).exists() for name in before)


def test_new_code_is_no_changed_zero(content: Path) -> None:
    """A branch more, or one whose code ends in a zero, is pruned for as before."""
    make(content)
    with (content.parent / "branches.csv").open("a", encoding="utf-8") as file:
        file.write("0010,新しい店\n400,別の店\n")
    assert not make(content, prune=True).failures


def test_removed_row_is_reported_then_pruned(content: Path) -> None:
    """A removed row leaves the manifest at once, its file only under ``prune``; a file that is not ours stays."""
    make(content)
    folder = content.parent / "out"
    (folder / "覚え書き.pdf").write_bytes(b"%PDF-1.4")
    edit(content.with_name("branches.csv"), "004,港町支店,,000－000－0400,000－000－0401\n", "")
    summary = make(content)
    assert summary.strays == ["004_港町支店.pdf", "覚え書き.pdf"]
    assert [entry.code for entry in listed_entries(folder)] == CODES[:3]
    summary = make(content, prune=True)
    assert (summary.pruned, summary.strays) == (["004_港町支店.pdf"], ["覚え書き.pdf"])


def printed(path: Path) -> str:
    """The text of a PDF without white space."""
    return "".join("".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_dry_run_writes_nothing(content: Path) -> None:
    """A dry run tells what would be made and does not even make the folder."""
    assert make(content, dry_run=True).made == CODES
    assert not (content.parent / "out").exists()


def test_damaged_manifest_is_made_again(content: Path) -> None:
    """A manifest that cannot be read, or that names files outside the folder, counts for nothing and is mended."""
    make(content)
    path = content.parent / "out" / MANIFEST
    good = path.read_bytes()
    for bad in (
        b"",
        b"[]",
        b'{"format": 9}',
        good.replace(b'"file": "001', b'"file": "../001'),
        good.replace(b'"pages": ', b'"pages": null, "p": '),
    ):
        path.write_bytes(bad)
        assert make(content).made == CODES
        assert path.read_bytes() == good


#: What may come over a manifest: (a pattern of it, what stands there instead, the codes that ``verify`` tells).
ALTERED = [
    (r'"pages": \d+', '"pages": 9', {"manifest-altered", "edition-pages"}),  # exit 4: KeyError '1' in the sentence
    (r'"text_sha256": "..', '"text_sha256": "zz', {"manifest-altered", "edition-text"}),
    (r'"made_from": "..', '"made_from": "zz', {"manifest-altered"}),
    (r'"bytes": \d', '"bytes": 77', {"manifest-altered"}),
    (r'"name": "髙田支店"', '"name": "高山支店"', {"manifest-altered", "edition-value-missing"}),
    (r'"values": {[^}]*}', '"values": {}', {"manifest-altered"}),
    (r'"values": {[^}]*}', '"values": null', {"manifest-damaged"}),  # exit 4: AttributeError
    (r'"values": {[^}]*}', '"values": {"tel": 1}', {"manifest-damaged"}),
    (r'"code": "002"', '"code": "001"', {"manifest-damaged"}),
    (r'"ledger": "..', '"ledger": "zz', {"manifest-altered", "edition-altered"}),
    (r'"sha256": "..', '"sha256": "zz', {"manifest-altered"}),
]


@pytest.mark.parametrize(("pattern", "instead", "told"), ALTERED, ids=[instead for _, instead, _ in ALTERED])
def test_altered_manifest_is_told_and_made_again(content: Path, pattern: str, instead: str, told: set[str]) -> None:
    """Whatever field is another, ``verify`` says so and the next run mends it (0.1.1 kept it, or ended in exit 4)."""
    make(content)
    path = content.parent / "out" / MANIFEST
    good = path.read_text("utf-8")
    altered = re.sub(pattern, instead, good, count=1)
    assert altered != good
    path.write_text(altered, "utf-8")
    assert {found.code for _, found in verify_folder(path.parent).findings} == told
    make(content)
    assert path.read_text("utf-8") == good
    assert not verify_folder(path.parent).findings


def test_missing_ledger_is_told(content: Path) -> None:
    """The manifest says that there is one; a run that is to make none says so no longer."""
    make(content)
    ledger = content.parent / "out" / "ledger.pdf"
    ledger.unlink()
    assert [(file, found.code) for file, found in verify_folder(ledger.parent).findings] == [("ledger.pdf", "edition-missing")]
    make(content, ledger=False)
    assert not verify_folder(ledger.parent).findings
    make(content)
    assert ledger.is_file()


def test_full_disk_fails_that_edition_alone(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edition that cannot be written is told of, its old file and entry stay, the others are made."""
    make(content)
    folder = content.parent / "out"
    old = (folder / "002_髙田支店.pdf").read_bytes()
    edit(content, "要りません", "要りませんよ")

    def full(path: str | os.PathLike[str], *arguments: object, **options: object) -> None:
        if Path(path).name.startswith("002"):
            raise MachineError("disk-full", file=os.fspath(path))
        write_atomic(path, *arguments, **options)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(folder_run, "write_atomic", full)
    summary = make(content)
    assert summary.made == ["001", "003", "004"]
    assert [(file, error.code) for file, error in summary.failures] == [("002_髙田支店.pdf", "disk-full")]
    assert (folder / "002_髙田支店.pdf").read_bytes() == old
    monkeypatch.undo()
    assert make(content).made == ["002"]


def test_write_protected_file_fails_alone(content: Path) -> None:
    """A target that is a folder (or held open on Windows) fails by itself."""
    folder = content.parent / "out"
    (folder / "003_辻\U000e0100本支店.pdf").mkdir(parents=True)
    summary = make(content)
    assert summary.made == ["001", "002", "004"]
    assert [file for file, _ in summary.failures] == ["003_辻\U000e0100本支店.pdf"]


@pytest.mark.parametrize("value", ["{{ない値}}", "{{desk}}"], ids=["unknown", "ring"])
def test_value_that_cannot_be_put_in_is_a_fault_of_its_cell(content: Path, value: str) -> None:
    """Of one row alone; it was told at appendix.yaml:1:1, with the advice to put the value in there."""
    edit(content.with_name("branches.csv"), "髙田の係", value)
    summary = make(content)
    assert summary.made == ["001", "003", "004"]
    errors = [fault for fault in summary.faults if fault.severity == "error"]
    assert {fault.code for fault in errors} <= {"unknown-value", "value-cycle"}
    assert [(Path(fault.place.file).name, fault.place.line, fault.place.column) for fault in errors] == [("branches.csv", 3, 3)]
    assert {path.name for path in (content.parent / "out").glob("*.*")} >= {"manifest.json", "ledger.pdf"}


def test_archives_are_reproducible(content: Path) -> None:
    """The archive holds every edition and the table, is the same when made anew, and is not rewritten for nothing."""
    make(content, zip=True, zip_each=True)
    folder = content.parent / "out"
    with zipfile.ZipFile(folder / "editions.zip") as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 5 and "003_辻\U000e0100本支店.pdf" in archive.namelist()
        assert archive.read("002_髙田支店.pdf") == (folder / "002_髙田支店.pdf").read_bytes()
    assert (folder / "004_港町支店.zip").is_file()
    before = state(folder)
    make(content, zip=True, zip_each=True)
    assert state(folder) == before
    again = make_editions(content, content.parent / "again", options=EditionOptions(zip=True))
    assert len(again.made) == 4
    assert (content.parent / "again" / "editions.zip").read_bytes() == (folder / "editions.zip").read_bytes()


def test_ledger_lists_every_edition(content: Path) -> None:
    """The ledger has a row an edition, with the head of its file's digest, and is a sound tagged PDF."""
    make(content)
    folder = content.parent / "out"
    assert not examine((folder / "ledger.pdf").read_bytes())
    text = printed(folder / "ledger.pdf")
    for entry in listed_entries(folder):
        assert entry.file in text and entry.sha256[:8] in text
    assert "配布日" in text and "受領印" in text


def test_damaged_ledger_is_told_and_made_again(content: Path) -> None:
    """A ledger that was overwritten is found by ``verify`` and mended by the next run, though nothing else changed."""
    make(content)
    ledger = content.parent / "out" / "ledger.pdf"
    whole = ledger.read_bytes()
    for damaged in (b"%PDF-1.7 broken", whole[: len(whole) // 2]):
        ledger.write_bytes(damaged)
        assert {file for file, _ in verify_folder(ledger.parent).findings} == {"ledger.pdf"}
        assert not make(content).made
        assert ledger.read_bytes() == whole
    assert not verify_folder(ledger.parent).findings


def test_archive_never_holds_older_files_than_the_folder(content: Path) -> None:
    """An archive that was asked for once is kept up to date by runs that do not ask for it."""
    make(content, zip=True, zip_each=True)
    folder = content.parent / "out"
    edit(content.with_name("branches.csv"), "000－000－0200", "000－000－0299")
    assert make(content).made == ["002"]
    for name in ("editions.zip", "002_髙田支店.zip"):
        with zipfile.ZipFile(folder / name) as archive:
            assert archive.read("002_髙田支店.pdf") == (folder / "002_髙田支店.pdf").read_bytes()


def test_what_was_made_before_an_interrupt_counts(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C leaves a manifest that is true of old and new files; the next run makes only the rest.

    The third edition was made with the second, and lost.
    """
    make(content)
    edit(content, "要りません", "要りませんよ")
    monkeypatch.setattr(EditionMaker, "at_once", 2)

    def stop(done: int, of: int, code: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    folder = content.parent / "out"
    with pytest.raises(KeyboardInterrupt):
        make_editions(content, folder, progress=stop)
    assert not verify_folder(folder, quick=True).findings
    summary = make(content)
    assert (summary.unchanged, summary.made) == (CODES[:3], CODES[3:])


@pytest.mark.parametrize("name", ["\u3099支店", "\U000e0100支店", "支店\u3099"])
def test_marks_in_a_name_do_not_keep_the_folder_from_being_finished(content: Path, name: str) -> None:
    """A name that begins with a mark: PDFs were written and never a manifest, for the ledger could not be set."""
    edit(content.with_name("branches.csv"), "港町支店", name)
    assert make(content).failures == []
    assert verify_folder(content.parent / "out").findings == ()


def test_only_keeps_the_other_entries(content: Path) -> None:
    """``only`` makes what it names and keeps what the manifest says of the others, even if they are out of date."""
    make(content)
    old = {entry.code: entry for entry in listed_entries(content.parent / "out")}
    edit(content.with_name("branches.csv"), "000－000－0200", "000－000－0299")
    edit(content.with_name("branches.csv"), "000－000－0300", "000－000－0399")
    summary = make(content, only=["002"])
    assert (summary.made, summary.stale) == (["002"], ["003"])
    assert printed(content.parent / "out" / "ledger.pdf").count("旧版") == 1
    new = {entry.code: entry for entry in listed_entries(content.parent / "out")}
    assert list(new) == CODES
    assert {code for code in CODES if new[code] != old[code]} == {"002"}
    with pytest.raises(UsageError):
        make(content, only=["999"])
