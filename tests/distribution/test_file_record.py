"""The records of what files beside the editions were made from."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from faqprint.distribution.file_record import find_altered, read_record, write_record


def sha256(content: bytes) -> str:
    """As the record has it."""
    return hashlib.sha256(content).hexdigest()


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    """By the names of the files, those that are gone left out; without a record there are none."""
    path = tmp_path / "record.json"
    assert read_record(path, str) == {}
    (tmp_path / "甲.pdf").touch()
    write_record(path, {"甲.pdf": "a", "乙.pdf": "b"})
    assert path.read_text("utf-8") == '{\n "甲.pdf": "a"\n}'
    assert read_record(path, str) == {"甲.pdf": "a"}


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"1", b"[" * 100_000, b"\xff", b'{"a": 1}', b'{"a": {}}'])
def test_rubbish_is_no_record(tmp_path: Path, content: bytes) -> None:
    """Whatever comes of looking into it; nested too deeply it ended every later run in exit 3."""
    path = tmp_path / "record.json"
    path.write_bytes(content)
    assert read_record(path, lambda entry: entry["key"]) is None


def test_altered_files_are_told_of(tmp_path: Path) -> None:
    """One that is another, one of another edition; not one that is gone, or that lies beside no edition."""
    names = ("sound", "changed", "of another edition", "without one")
    for name in names:
        (tmp_path / name).write_bytes(b"written")
    (tmp_path / "changed").write_bytes(b"other")
    record = {name: ("e", sha256(b"written")) for name in (*names, "gone")}
    editions = {"sound": "e", "changed": "e", "of another edition": "f", "gone": "e"}
    found = [(file, one.code) for file, one in find_altered(tmp_path / "record.json", record, editions, "sheets-altered")]
    assert found == [("changed", "sheets-altered"), ("of another edition", "sheets-altered")]


def test_a_record_that_is_none_is_told_of(tmp_path: Path) -> None:
    """By its own name."""
    found = list(find_altered(tmp_path / "record.json", None, {}, "bound-altered"))
    assert [(file, one.code) for file, one in found] == [("record.json", "bound-altered")]
