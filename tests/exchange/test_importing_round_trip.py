"""Export, then import, changes no byte of the YAML: by workbook and by CSV, whatever form the YAML has."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from faqprint.cli.main import main
from faqprint.exchange.content_lists import read_lists
from faqprint.exchange.csv_export import write_csv
from faqprint.exchange.importing import ImportOptions, import_file
from faqprint.exchange.sheets import sheets_of
from faqprint.exchange.workbook_export import write_workbook

from ..every_mark import write_every_mark
from ..source.test_splice import ROOT, TEXTS
from ..stress import write_stress
from .test_in_place import FAQS

AWKWARD = """\
type: faq
title: 題
categories:
- name: '''区'''
  questions:
  - question: =1+1
    answer: "-\\tタブ\\u00a0空白 \\n'引用'"
  - question: +81
    answer: |
      @店
        字下げ
      _x000D_ と _x0041_

      　全角\x20\x20
  - question: "''"
    answer: '"引用","二"'
"""


def folder_of(name: str, tmp_path: Path) -> Path:
    """The appendix of this repository, of the starter, or of the stress document."""
    folder = tmp_path / name
    if name == "content":
        shutil.copytree(ROOT / "content", folder)
    elif name == "starter":
        main(["init", folder.as_posix(), "--quiet"])
    else:
        {"stress": write_stress, "every_mark": write_every_mark}[name](folder)
    return folder / "appendix.yaml"


@pytest.mark.parametrize("name", ["content", "starter", "stress", "every_mark"])
@pytest.mark.parametrize("merge", [False, True])
def test_appendix_comes_back_as_it_was(name: str, merge: bool, tmp_path: Path) -> None:
    """All lists of an appendix, by a workbook, with merged cells and without; its questions also by CSV."""
    appendix = folder_of(name, tmp_path)
    lists = read_lists(appendix)
    sheets = sheets_of(lists, ())
    (tmp_path / "a.xlsx").write_bytes(write_workbook(sheets, merge=merge))
    imported = import_file(tmp_path / "a.xlsx", appendix, ImportOptions(prune=True))
    assert (imported.files, imported.warnings) == ({}, ())
    assert imported.counts["same"] == sum(len(one.questions) + len(one.items) for one in lists)
    (tmp_path / "a.csv").write_bytes(write_csv(sheets))
    imported = import_file(tmp_path / "a.csv", next(one.file for one in lists if one.kind == "faq"), ImportOptions(prune=True))
    assert (imported.files, imported.warnings) == ({}, ())


TWO_SECTIONS = """\
title: 別紙
sections:
- type: faq
  title: 振込
  categories:
  - name: 手数料
    questions:
    - {question: いくらですか？, answer: 330円です。}
    - {question: いつ引き落とされますか？, answer: 月末です。}
  - name: 共通
    questions:
    - {question: 窓口は？, answer: 事務部です。}
- type: text
  body: あいだの文
- type: faq
  title: 送金
  categories:
  - name: 手数料
    questions:
    - {question: いくらですか？, answer: 4,000円です。}
    - {question: 窓口は？, answer: 事務部です。}
  - name: 書類
    questions:
    - {question: 何が要りますか？, answer: 契約書です。}
"""


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_two_sections_come_back_as_they_were(suffix: str, tmp_path: Path) -> None:
    """A CSV holds the questions of both and names neither: it was refused, and the advice (``--sheet``) was refused, too."""
    appendix = tmp_path / "appendix.yaml"
    appendix.write_text(TWO_SECTIONS, encoding="utf-8")
    sheets = sheets_of(read_lists(appendix), ())
    source = tmp_path / f"a{suffix}"
    source.write_bytes(write_workbook(sheets) if suffix == ".xlsx" else write_csv(sheets))
    imported = import_file(source, appendix, ImportOptions(prune=True))
    assert (imported.files, imported.warnings, imported.counts["same"]) == ({}, (), 6)


@pytest.mark.parametrize("name", [*FAQS, "awkward"])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_any_form_comes_back_as_it_was(name: str, suffix: str, tmp_path: Path) -> None:
    """Hand-typed, JSON-like and other forms, and texts that a spreadsheet would compute or cut."""
    faq = tmp_path / "faq.yaml"
    faq.write_bytes((AWKWARD if name == "awkward" else FAQS[name]).encode())
    sheets = sheets_of(read_lists(faq), ())
    source = tmp_path / f"a{suffix}"
    source.write_bytes(write_workbook(sheets) if suffix == ".xlsx" else write_csv(sheets))
    assert import_file(source, faq, ImportOptions(prune=True)).files == {}


def test_texts_come_back(tmp_path: Path) -> None:
    """What a sheet says is read again when the new file is exported."""
    from faqprint.exchange.content_lists import TypedQuestion
    from faqprint.exchange.imported_text import clean_text
    from faqprint.exchange.new_file import write_faq

    texts = [clean_text(text) for text in TEXTS if clean_text(text)]
    (tmp_path / "a.yaml").write_bytes(write_faq("題", [TypedQuestion("区", text, text) for text in texts]))
    (found,) = read_lists(tmp_path / "a.yaml")
    assert [asked.answer for asked in found.questions] == texts
