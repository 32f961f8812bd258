"""Files of other programs are known by how they begin."""

from __future__ import annotations

import pytest

from faqprint.source.file_kinds import file_kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04\x14\0", "zip"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1", "ole"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe1", "picture"),
        (b"<html>", "html"),
        (b"type: faq\n", ""),
        (b"code,name\n", ""),
        (b"", ""),
        (b'{"type": "faq"}', ""),
    ],
)
def test_a_file_of_another_program_is_known(content: bytes, kind: str) -> None:
    """And a text is none."""
    assert file_kind(content) == kind
