"""The whole pipeline as a script calls it."""

from __future__ import annotations

from pathlib import Path

import faqprint
from faqprint.conductor import check

LONG = "a" * 60
CONTENT = f"""\
title: 別紙
sections:
  - type: faq
    title: 表
    categories:
      - name: 区分
        questions:
          - {{question: 問, answer: 答}}
          - {{question: 問, answer: 語は{LONG}です}}
"""


def test_word_that_is_cut_is_a_warning_of_build_and_check(tmp_path: Path) -> None:
    """Both name the file, the line and column, the No and the word (LB-14)."""
    file = tmp_path / "appendix.yaml"
    file.write_text(CONTENT, "utf-8")
    report = faqprint.build(file, tmp_path / "a.pdf")
    assert [(f.code, f.severity, f.place, dict(f.values)["row"]) for f in report.warnings] == [
        ("word-cut", "warning", (file.as_posix(), 9, 37), "2")
    ]
    assert check(file) == report.warnings
