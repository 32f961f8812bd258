"""Small contents to proofread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faqprint.errors import Fault
from faqprint.manuscript.branches import default_list, read_branches
from faqprint.manuscript.load import examine
from faqprint.proofread.rules import proofread_content

Write = Callable[..., Path]
#: Gives the findings of one rule (all of them: ``""``) in an answer, or in files as ``write`` takes them.
Find = Callable[..., list[Fault]]

FAQ = "type: faq\ntitle: ＦＡＱ\ncategories:\n  - name: 操作\n    questions:\n      - question: 何ですか？\n        answer: {0}\n"


def faq_of(answer: str) -> str:
    """Give a section with one question; an answer of several lines, or with marks that YAML would read, stands below ``|``."""
    if "\n" in answer or answer.strip() != answer or answer[:1] in "\"'|&*!%@`#{[":
        answer = "|\n" + "\n".join("          " + line if line else "" for line in answer.split("\n"))
    return FAQ.replace("{0}", answer)


@pytest.fixture
def find(write: Write) -> Find:
    """Proofread files, or an answer, and give what one rule finds."""

    def proofread(rule: str, answer: str = "", *, branches: str = "", appendix: str = "", **files: str) -> list[Fault]:
        path = write(appendix or "title: 別紙\nsections: [faq.yaml]\n", **({"faq": faq_of(answer)} if answer else {}), **files)
        if branches:
            path.with_name("branches.csv").write_text(branches, "utf-8")
        examined = examine(path)
        assert examined.appendix is not None and not examined.flawed, examined.faults
        listed = read_branches(examined.appendix) if default_list(examined.appendix) else None
        return [fault for fault in proofread_content(examined, listed) if rule in ("", fault.code)]

    return proofread
