"""The record of what comparison tables were made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.distribution.table_record import TABLE_RECORD, read_table_record


def test_a_record_is_read(tmp_path: Path) -> None:
    """By the files of the tables; without one there are none."""
    assert read_table_record(tmp_path) == {}
    (tmp_path / TABLE_RECORD).write_text('{"a_新旧対照表.pdf": ["made from", "sha256"]}', "utf-8")
    assert read_table_record(tmp_path) == {"a_新旧対照表.pdf": ("made from", "sha256")}


RUBBISH = [b"", b"null", b"[]", b'{"a": 1}', b'{"a": ["x"]}', b"[" * 100_000, b'{"a":' * 100_000, b"\xff"]


@pytest.mark.parametrize("content", RUBBISH)
def test_rubbish_is_no_record(tmp_path: Path, content: bytes) -> None:
    """Nested too deeply it ended every later run in exit 3."""
    (tmp_path / TABLE_RECORD).write_bytes(content)
    assert read_table_record(tmp_path) is None
