"""The files that are attached to a PDF."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from faqprint.pipeline.build import build
from faqprint.proof.attachments import attachments, read_attachments
from faqprint.proof.document import PdfFile
from faqprint.proof.syntax import DamageError


@pytest.fixture
def with_source(content: Path) -> bytes:
    """A PDF with the files that it was made from."""
    made = BytesIO()
    build(content, made, attach_source=True, cache=False)
    return made.getvalue()


def test_files_come_back(with_source: bytes, content: Path) -> None:
    """Byte by byte, the appendix first."""
    files = read_attachments(with_source)
    assert next(iter(files.items())) == ("appendix.yaml", content.read_bytes())


def test_what_is_told_of_them(with_source: bytes, content: Path) -> None:
    """Size and checksum."""
    first = next(attachments(PdfFile(with_source)))
    assert first.name == "appendix.yaml" and first.stream is not None
    assert first.told["Size"] == len(content.read_bytes())


def test_none(content: Path) -> None:
    """A PDF without any."""
    made = BytesIO()
    build(content, made, cache=False)
    assert read_attachments(made.getvalue()) == {}


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7\n", b"no PDF at all"])
def test_damaged_file(damage: bytes) -> None:
    """Is told of as such."""
    with pytest.raises(DamageError):
        read_attachments(damage)


def test_damaged_anywhere(with_source: bytes) -> None:
    """Whatever is cut off, nothing but that error comes of it."""
    for end in range(0, len(with_source), len(with_source) // 40):
        try:
            read_attachments(with_source[:end])
        except DamageError:
            continue
