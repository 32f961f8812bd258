"""A PDF or a folder of editions, examined for a script."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from faqprint.binding.foreign_pdf import open_foreign
from faqprint.binding.imposition import impose
from faqprint.binding.sheet_layout import ImpositionOptions
from faqprint.distribution.verify import verify
from faqprint.errors import UsageError
from faqprint.pipeline.build import build


def test_a_pdf_has_a_verdict_of_its_own(content: Path, tmp_path: Path) -> None:
    """No editions; a damaged one has its findings under its own name."""
    pdf = tmp_path / "a.pdf"
    build(content, pdf)
    assert verify(pdf).sound and verify(pdf).editions == 0
    pdf.write_bytes(pdf.read_bytes()[:-2000])
    verdict = verify(os.fspath(pdf))
    assert not verdict.sound and {file for file, _ in verdict.findings} == {pdf.as_posix()}


def test_of_one_pdf_the_typesetter_is_not_loaded(content: Path, tmp_path: Path) -> None:
    """It was, for the folder's sake: 0.33 s of CPU time instead of 0.09."""
    pdf = tmp_path / "a.pdf"
    build(content, pdf)
    program = f"import sys, faqprint; assert faqprint.verify({os.fspath(pdf)!r}).sound; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    loaded = set(ended.stdout.decode().split())
    assert loaded.isdisjoint({"reportlab", "uharfbuzz", "yaml", "faqprint.pipeline.build", "faqprint.compose.appendix"})


def test_what_is_no_pdf_is_told_as_such(tmp_path: Path) -> None:
    """Nothing there, a folder without editions, a pipe."""
    for path, code in ((tmp_path / "none.pdf", "pdf-missing"), (tmp_path, "manifest-missing")):
        with pytest.raises(UsageError) as caught:
            verify(path)
        assert caught.value.code == code


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """It would never end."""
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(UsageError, check=lambda error: error.code == "pdf-not-file"):
        verify(tmp_path / "pipe.pdf")


def test_sheets_are_not_examined(content: Path, tmp_path: Path) -> None:
    """They have neither tags nor bookmarks, and are for printing: eight errors were told of each."""
    build(content, tmp_path / "a.pdf")
    sheets = impose(open_foreign(tmp_path / "a.pdf"), ImpositionOptions()).pdf
    (tmp_path / "b.pdf").write_bytes(sheets)
    with pytest.raises(UsageError, check=lambda error: error.code == "pdf-imposed"):
        verify(tmp_path / "b.pdf")
