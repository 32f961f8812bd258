"""Editions that name their own pages, list their questions and bear a mark of their own."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from faqprint.distribution.edition_maker import EditionMaker, MadeEdition, look_at_editions
from faqprint.manuscript.branches import read_branches
from faqprint.manuscript.load import load
from faqprint.pipeline.build import build

APPENDIX = """\
title: 別紙３　ＦＡＱ
manual: 操作説明書
mark: "{{secret}}"
toc: questions
values: {secret: 社外秘, long: 短い文}
sections:
  - {type: text, title: 初めに, body: "{{long}}。[[a:page]]と[[b:page]]"}
  - type: faq
    title: よくあるご質問
    numbering: category
    number: "{c}-{n}"
    categories:
      - {name: 全般, questions: [{question: 利用時間は。, answer: "[[b]]（[[b:page]]）", id: a}]}
      - {name: その他, questions: [{question: 印鑑は。, answer: "{{long}}", code: Q9}, {question: 他は。, answer: なし, id: b}]}
"""


@pytest.fixture
def appendix(tmp_path: Path) -> Path:
    """The appendix; its list has branches with every mark, and texts of up to some pages."""
    path = tmp_path / "appendix.yaml"
    path.write_text(APPENDIX, "utf-8")
    rolls = random.Random(5)
    marks, lengths = ("社外秘", "極秘", "-", "関係者以外閲覧禁止"), (1, 40, 900, 2500)
    rows = [f"{code:03},支店{code},{rolls.choice(marks)},{'長い文' * rolls.choice(lengths)}" for code in range(30)]
    path.with_name("branches.csv").write_text("\n".join(("code,name,secret,long", *rows)) + "\n", "utf-8")
    return path


def test_each_edition_is_what_it_is_alone(appendix: Path) -> None:
    """Made together, by itself, and by a plain build: the same pages, proved whole."""
    branches = read_branches(load(appendix)).branches
    made = EditionMaker(load(appendix)).make_all(branches, proof=True, whole={branch.code for branch in branches})
    editions = [edition for edition in made if isinstance(edition, MadeEdition)]
    assert len(editions) == len(branches)
    assert len({edition.pages for edition in editions}) > 2
    for place in (0, 7, 19, 29):
        assert EditionMaker(load(appendix)).make(branches[place])[:5] == editions[place][:5]
        build(appendix, BytesIO(), edition=branches[place].code, cache=False)  # and the proof of a build finds nothing


def test_an_edition_whose_mark_is_empty_tells_of_none(appendix: Path) -> None:
    """Neither on a page nor in the tags, where the others have it once before all else."""
    branches = read_branches(load(appendix)).branches
    made = EditionMaker(load(appendix)).make_all(branches)
    for branch, edition in zip(branches, made, strict=True):
        assert isinstance(edition, MadeEdition)
        with pikepdf.open(BytesIO(edition.pdf)) as pdf:
            first = pdf.Root.StructTreeRoot.K.K[0]
            assert (first.S == "/P") == bool(branch.values["secret"])


def test_a_mark_that_fits_no_line_is_told_at_its_branch(appendix: Path) -> None:
    """With its length, in the row of the list."""
    appendix.with_name("branches.csv").write_text(f"code,name,secret\n1,本店,極秘\n2,港町,{'秘' * 90}\n", "utf-8")
    (fault,) = look_at_editions(appendix)
    assert (fault.code, fault.place.line) == ("mark-too-long", 3)
    assert dict(fault.values)["most"] == "57"
