"""The manifest: what is written is read, nothing that leads out of the folder is believed, and the table is safe to open."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.distribution.manifest import (
    MANIFEST,
    PROGRAM,
    DamagedManifestError,
    ManifestEntry,
    ManifestText,
    file_sha256,
    manifest_csv,
    read_manifest,
)
from faqprint.errors import MachineError

ENTRY = ManifestEntry("001", "本店営業部", "001_本店営業部.pdf", 5, 12345, "0f" * 32, "1a" * 32, "2b" * 32, {"tel": "000－0000"})


def kept(folder: Path, content: bytes) -> tuple[ManifestEntry, ...] | None:
    """What is read of a manifest of such content."""
    (folder / MANIFEST).write_bytes(content)
    manifest = read_manifest(folder)
    return manifest.entries if manifest else None


def changed(**fields: Any) -> bytes:
    """A manifest of one entry with other fields."""
    entry = {**ENTRY._asdict(), **fields}
    return json.dumps({"format": 1, "program": PROGRAM, "editions": [entry]}).encode()


@pytest.mark.parametrize("count", [0, 1, 3])
def test_what_is_written_is_read(tmp_path: Path, count: int) -> None:
    """In its order, a line an edition, and the program is named."""
    entries = tuple(ENTRY._replace(code=f"{number:03}") for number in range(count))
    content = ManifestText(entries).json("")
    assert kept(tmp_path, content) == entries
    assert content.count(b"\n") == 2 + max(count, 1)
    assert json.loads(content)["program"] == PROGRAM


def test_a_folder_without_a_manifest_has_none(tmp_path: Path) -> None:
    """Nor has what is no folder; a manifest that cannot be read is the machine's fault."""
    assert read_manifest(tmp_path) is None
    assert read_manifest(tmp_path / "nothing") is None
    (tmp_path / "file").write_bytes(b"")
    assert read_manifest(tmp_path / "file") is None
    (tmp_path / MANIFEST).mkdir()
    with pytest.raises(MachineError) as caught:
        read_manifest(tmp_path)
    assert caught.value.code == "cannot-read"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"format": 1}',
        b'{"format": 2, "editions": []}',
        b'{"editions": []}',
        b'{"format": 1, "editions": [1]}',
        b'{"format": 1, "editions": {}}x',
        b"[" * 100_000,
        b"\xff",
        changed(file="../001.pdf"),
        changed(file="a/001.pdf"),
        changed(file="a\\001.pdf"),
        changed(file="C:001.pdf"),
        changed(file="001.exe"),
        changed(file=7),
        changed(sha256="0f"),
        changed(sha256="0F" * 32),
        changed(pages="5"),
        changed(bytes=None),
        changed(code=1),
        changed(values=["a"]),  # was our own fault: 'list' object has no attribute 'values'
        changed(values={"tel": 1}),
    ],
)
def test_what_cannot_be_understood_is_damage(tmp_path: Path, content: bytes) -> None:
    """Never half believed: another format, another shape, a file name that leads elsewhere."""
    with pytest.raises(DamagedManifestError):
        kept(tmp_path, content)


def test_entries_that_a_later_version_adds_are_left_alone(tmp_path: Path) -> None:
    """Keys that nobody asks for are no damage."""
    assert kept(tmp_path, changed(reviewed="yes")) == (ENTRY,)


@pytest.mark.parametrize("field", [field for field in ManifestEntry._fields if field != "file"])
def test_whatever_is_altered_is_noticed(tmp_path: Path, field: str) -> None:
    """Of an entry or the ledger, though not how the JSON is laid out; what tells no digest counts as whole."""
    found = json.loads(ManifestText([ENTRY]).json("ab" * 32))

    def whole() -> bool:
        (tmp_path / MANIFEST).write_text(json.dumps(found, indent=1), "utf-8")
        manifest = read_manifest(tmp_path)
        assert manifest
        return manifest.whole

    assert whole()
    was = found["editions"][0][field]
    found["editions"][0][field] = {} if field == "values" else was + 1 if isinstance(was, int) else "1" * len(was)
    assert not whole()
    found["editions"][0][field] = was
    found["ledger"] = ""
    assert not whole()
    del found["sha256"]
    assert whole()


@given(st.text(max_size=8), st.dictionaries(st.text(max_size=4), st.text(max_size=8), max_size=3))
def test_any_name_and_values_come_back(name: str, values: dict[str, str]) -> None:
    """Whatever characters they hold, each entry stays on its line."""
    entry = ENTRY._replace(name=name, values=values)
    content = ManifestText([entry, entry]).json("")
    assert content.count(b"\n") == 4
    assert [ManifestEntry(**found) for found in json.loads(content)["editions"]] == [entry, entry]


def rows(content: bytes) -> list[list[str]]:
    """The rows of a table."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_table_has_a_column_for_each_value() -> None:
    """UTF-8 with its mark; what an edition lacks is an empty cell."""
    other = ENTRY._replace(code="002", values={"fax": "1", "tel": "2"})
    content = manifest_csv([ENTRY, other])
    assert content.startswith(b"\xef\xbb\xbf")
    head, first, second = rows(content)
    assert head == ["code", "name", "file", "pages", "bytes", "sha256", "made_from", "text_sha256", "tel", "fax"]
    assert (first[:5], first[8:]) == (["001", "本店営業部", "001_本店営業部.pdf", "5", "12345"], ["000－0000", ""])
    assert second[8:] == ["2", "1"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    """What a spreadsheet would compute begins with an apostrophe."""
    _, row = rows(manifest_csv([ENTRY._replace(name=text, values={"tel": text})]))
    assert (row[1], row[8]) == (f"'{text}", f"'{text}")


def test_a_table_of_nothing_has_its_heads() -> None:
    """So that it opens as a table."""
    assert len(rows(manifest_csv([]))) == 1


def test_digest_of_a_file(tmp_path: Path) -> None:
    """As the manifest has it; of what cannot be read there is none."""
    (tmp_path / "a.pdf").write_bytes(b"abc")
    assert file_sha256(tmp_path / "a.pdf").startswith("ba7816bf")
    assert file_sha256(tmp_path / "b.pdf") == file_sha256(tmp_path) == ""
