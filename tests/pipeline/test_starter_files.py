"""The starter's files."""

from __future__ import annotations

import json
from pathlib import Path

from faqprint.pipeline.starter_files import starter_files


def test_the_starter_has_all_that_it_takes() -> None:
    """Content, branch list, style, and the schema for editors, which is JSON."""
    files = starter_files(Path("x"))
    assert {Path("x") / name for name in ("appendix.yaml", "faq.yaml", "style.yaml", "branches.csv")} <= files.keys()
    assert json.loads(files[Path("x/appendix.schema.json")])["title"]
