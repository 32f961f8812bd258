"""A folder of content files and what reading it gives."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from faqprint.errors import Fault
from faqprint.manuscript.load import read
from faqprint.manuscript.model import Appendix

FAQ = """\
type: faq
title: ＦＡＱ
categories:
  - name: 利用環境
    questions:
      - question: 携帯電話でも利用できますか？
        answer: ご利用いただけません。
"""

Write = Callable[..., Path]
Faults = Callable[..., tuple[Fault, ...]]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write files into an empty current folder; ``appendix`` and ``faq`` are ``appendix.yaml`` and ``faq.yaml``."""
    monkeypatch.chdir(tmp_path)

    def write_files(appendix: str | bytes = "title: 別紙\nsections: [faq.yaml]\n", **files: str | bytes) -> Path:
        for name, content in {"appendix": appendix, "faq": FAQ, **files}.items():
            path = tmp_path / f"{name}.yaml"
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Path("appendix.yaml")

    return write_files


@pytest.fixture
def load_one(write: Write) -> Callable[..., Appendix]:
    """Give the appendix of files that have no fault."""

    def load_files(appendix: str = "title: 別紙\nsections: [faq.yaml]\n", **files: str) -> Appendix:
        loaded, faults = read(os.fspath(write(appendix, **files)))
        assert faults == ()
        assert loaded is not None
        return loaded

    return load_files


@pytest.fixture
def faults_of(write: Write) -> Faults:
    """Give the faults of files."""
    return lambda *args, **files: read(write(*args, **files))[1]
