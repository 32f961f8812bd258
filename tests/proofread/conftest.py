"""Small contents to proofread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

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
        return [fault for fault in proofread_content(examined, listed, info=True) if rule in ("", fault.code)]

    return proofread


class SentenceCase(NamedTuple):
    """A text that a rule marks, or lets alone."""

    rule: str
    marked: bool
    text: str
    where: str
    settings: str


def cases(family: str) -> list[SentenceCase]:
    """Give the texts of ``sentences/FAMILY.yaml``."""
    table = yaml.safe_load((Path(__file__).parent / "sentences" / f"{family}.yaml").read_text("utf-8"))
    return [
        SentenceCase(rule, kind == "marked", text, rows.get("where", "answer"), rows.get("settings", ""))
        for rule, rows in table.items()
        for kind in ("marked", "let alone")
        for text in rows[kind]
    ]


def judge(find: Find, case: SentenceCase) -> None:
    """Say whether a rule marks a text as it should."""
    settings = f"proofread: {{{case.settings}}}\n" if case.settings else ""
    appendix = f"title: 別紙\nvalues: {{tel: 000－000－0000}}\n{settings}sections: [faq.yaml]\n"
    if case.where == "tel":
        files = {"faq": f"type: contact\ntitle: 窓口\ndesks:\n  - {{name: 事務部, tel: {case.text}}}\n"}
    elif case.where == "question":
        files = {"faq": FAQ.replace("何ですか？", case.text).replace("{0}", "はい。")}
    else:
        files = {"faq": faq_of(case.text)}
    assert bool(find(case.rule, appendix=appendix, **files)) == case.marked
