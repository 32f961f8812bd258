"""Editions bound behind a manual."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Encryption, Permissions

import faqprint
from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.distribution.merged_editions import BOUND_RECORD, bound_file, read_bound_record
from faqprint.distribution.verify import verify
from faqprint.errors import ContentError, FaqprintError, ForeignPdfError, UsageError
from tests.binding.manuals import add_outline, saved, tagged_pdf, titles_of

APPENDIX = """\
title: 別紙３　ＦＡＱ
values: {desk: 事務部}
sections:
  - type: faq
    title: よくあるご質問
    categories:
      - name: 全般
        questions:
          - question: どこへ？
            answer: |
              {{desk}}へ
              参照　「１章」と「{{desk}}」
"""
BRANCHES = "code,name,desk\n001,本店,本店の課\n002,駅前,駅前の係\n003,港町,港町の係\n"
FILES = ["001_本店_説明書付き.pdf", "002_駅前_説明書付き.pdf", "003_港町_説明書付き.pdf"]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content with three branches, and a manual of three pages."""
    (tmp_path / "branches.csv").write_text(BRANCHES, "utf-8")
    (tmp_path / "manual.pdf").write_bytes(saved(add_outline(tagged_pdf(3), [(0, "１章　概要", 1)])))
    (tmp_path / "appendix.yaml").write_text(APPENDIX, "utf-8")
    return tmp_path / "appendix.yaml"


@pytest.fixture
def merge(content: Path) -> EditionOptions:
    """What asks for them."""
    return EditionOptions(merge=str(content.parent / "manual.pdf"))


def text_of(path: Path, page: int) -> str:
    """What a page says."""
    with pypdfium2.PdfDocument(path) as document:
        return str(document[page].get_textpage().get_text_range())


def test_each_edition_behind_the_manual(content: Path, merge: EditionOptions, tmp_path: Path) -> None:
    """With its own values, its references as links; the editions themselves are as they are without."""
    folder = tmp_path / "e"
    summary = make_editions(content, folder, options=merge)
    assert summary.bound == FILES and summary.failures == [] and summary.faults == []
    for file, words in zip(FILES, ("本店の課", "駅前の係", "港町の係"), strict=True):
        assert words in text_of(folder / file, 3) and "page 1" in text_of(folder / file, 0)
        with pikepdf.open(folder / file) as pdf:
            assert titles_of(pdf)[:2] == ["１章　概要", "別紙３　ＦＡＱ"]
            (note,) = pdf.pages[3].obj.Annots
            assert note.Dest[0].objgen == pdf.pages[1].obj.objgen
    make_editions(content, tmp_path / "plain")
    assert (folder / "001_本店.pdf").read_bytes() == (tmp_path / "plain" / "001_本店.pdf").read_bytes()
    assert bound_file("001_本店.pdf") == FILES[0]
    assert verify(folder).sound and verify(folder).strays == ()


def test_only_what_changed_is_bound_anew(content: Path, merge: EditionOptions, tmp_path: Path) -> None:
    """A branch's values, the manual, a file that was altered; the same bytes each time."""
    folder = tmp_path / "e"
    make_editions(content, folder, options=merge)
    first = {file: (folder / file).read_bytes() for file in FILES}
    assert make_editions(content, folder, options=merge).bound == []
    (folder / FILES[1]).write_bytes(b"%PDF-1.7\n")
    assert [(file, found.code) for file, found in verify(folder).findings] == [(FILES[1], "bound-altered")]
    assert make_editions(content, folder, options=merge).bound == [FILES[1]]
    assert make_editions(content, folder, options=merge._replace(anew=True)).bound == FILES
    assert {file: (folder / file).read_bytes() for file in FILES} == first
    (tmp_path / "branches.csv").write_text(BRANCHES.replace("駅前の係", "駅前の課"), "utf-8")
    assert make_editions(content, folder).bound == []
    assert [(file, found.code) for file, found in verify(folder).findings] == [(FILES[1], "bound-altered")]
    assert make_editions(content, folder, options=merge).bound == [FILES[1]]
    (tmp_path / "manual.pdf").write_bytes(saved(tagged_pdf(2)))
    assert make_editions(content, folder, options=merge).bound == FILES
    assert verify(folder).sound


def test_a_branch_that_is_no_more(content: Path, merge: EditionOptions, tmp_path: Path) -> None:
    """Its file is told of, and goes under ``prune``; another's of that name does not."""
    folder = tmp_path / "e"
    make_editions(content, folder, options=merge)
    (tmp_path / "branches.csv").write_text(BRANCHES[: BRANCHES.index("003")], "utf-8")
    (folder / "他の人の_説明書付き.pdf").write_bytes((folder / FILES[0]).read_bytes())
    assert make_editions(content, folder, options=EditionOptions(prune=True)).pruned == ["003_港町.pdf", FILES[2]]
    assert (folder / "他の人の_説明書付き.pdf").exists()


def test_references_that_are_not_found(content: Path, merge: EditionOptions, tmp_path: Path) -> None:
    """A warning once for all branches; ``strict`` makes nothing."""
    content.write_text(APPENDIX.replace("「１章」", "「９章」"), "utf-8")
    with pytest.raises(ContentError) as caught:
        make_editions(content, tmp_path / "e", options=merge._replace(strict=True))
    assert [fault.code for fault in caught.value.faults] == ["reference-not-found"]
    assert not (tmp_path / "e").exists()
    summary = make_editions(content, tmp_path / "e", options=merge)
    assert [fault.code for fault in summary.faults] == ["reference-not-found"] and summary.bound == FILES


def test_manuals_that_cannot_be_bound(content: Path, tmp_path: Path) -> None:
    """Nothing is made; a folder in which the manual would be written over is refused."""
    (tmp_path / "no.pdf").write_bytes(b"no pdf")
    for name, status in (("none.pdf", 2), ("no.pdf", 1)):
        with pytest.raises(FaqprintError) as caught:
            make_editions(content, tmp_path / "e", options=EditionOptions(merge=str(tmp_path / name)))
        assert caught.value.exit_status == status and not (tmp_path / "e").exists()
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / FILES[0]).write_bytes((tmp_path / "manual.pdf").read_bytes())
    with pytest.raises(UsageError) as usage:
        make_editions(content, tmp_path / "e", options=EditionOptions(merge=str(tmp_path / "e" / FILES[0])))
    assert usage.value.code == "output-is-input"


def test_for_scripts(content: Path, tmp_path: Path) -> None:
    """By name; ``dry_run`` writes nothing; a file that cannot be written is told of."""
    manual = tmp_path / "manual.pdf"
    assert faqprint.editions(content, tmp_path / "e", merge=manual, only=["002"]).bound == [FILES[1]]
    assert faqprint.editions(content, tmp_path / "f", merge=manual, dry_run=True).bound == []
    assert not (tmp_path / "f").exists()
    (tmp_path / "g" / FILES[0]).mkdir(parents=True)
    summary = faqprint.editions(content, tmp_path / "g", merge=manual)
    assert [(file, error.code) for file, error in summary.failures] == [(FILES[0], "output-is-folder")]
    assert summary.bound == FILES[1:]


@pytest.mark.parametrize("written", ["", "[]", "{", '{"a.pdf": []}', "null"])
def test_a_record_that_is_none(content: Path, merge: EditionOptions, tmp_path: Path, written: str) -> None:
    """It is told of by verify, and all is made anew."""
    assert read_bound_record(tmp_path) == {}
    make_editions(content, tmp_path / "e")
    (tmp_path / "e" / BOUND_RECORD).write_text(written, "utf-8")
    assert read_bound_record(tmp_path / "e") is None
    assert [(file, found.code) for file, found in verify(tmp_path / "e").findings] == [(BOUND_RECORD, "bound-altered")]
    assert make_editions(content, tmp_path / "e", options=merge).bound == FILES


@pytest.mark.parametrize(
    "encryption", [Encryption(owner="o", user="u"), Encryption(owner="o", allow=Permissions(modify_other=False))]
)
def test_a_protected_manual(content: Path, merge: EditionOptions, tmp_path: Path, encryption: Encryption) -> None:
    """The refusal named an option that this verb has not; what it advises now is done by ``merge``."""
    with pikepdf.open(merge.merge) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=encryption)
    with pytest.raises(ForeignPdfError) as caught:
        make_editions(content, tmp_path / "e", options=merge._replace(merge=str(tmp_path / "locked.pdf")))
    assert (caught.value.code, caught.value.exit_status) == ("manual-protected", 1)
    assert "faqprint merge" in str(caught.value) and not (tmp_path / "e").exists()


def test_a_manual_whose_protection_is_lost(content: Path, merge: EditionOptions, tmp_path: Path) -> None:
    """It may be changed; that the bound files are not protected is told, as ``merge`` does."""
    with pikepdf.open(merge.merge) as pdf:
        pdf.save(tmp_path / "owned.pdf", encryption=Encryption(owner="o"))
    summary = make_editions(content, tmp_path / "e", options=merge._replace(merge=str(tmp_path / "owned.pdf")))
    assert [fault.code for fault in summary.faults] == ["merge-encrypted"]
    assert all((tmp_path / "e" / file).exists() for file in FILES)


def test_a_manual_that_is_nonsense(content: Path, merge: EditionOptions, tmp_path: Path) -> None:
    """Nobody could bind it unchanged: that is the manual's fault, told for each, and the editions are there."""
    with pikepdf.open(merge.merge) as pdf:
        pdf.pages[0].obj.Resources.Font.F1.Odd = pdf.Root.StructTreeRoot.K
        pdf.save(tmp_path / "odd.pdf")
    summary = make_editions(content, tmp_path / "e", options=merge._replace(merge=str(tmp_path / "odd.pdf")))
    assert [(file, error.code) for file, error in summary.failures] == [(file, "foreign-flawed") for file in FILES]
    assert (tmp_path / "e" / "001_本店.pdf").exists()
