"""``faqprint merge`` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Permissions, String

from faqprint.cli.main import main
from tests.binding.manuals import add_outline, labels_of, saved, tagged_pdf, titles_of

APPENDIX = """\
title: 別紙３　ＦＡＱ
sections:
  - type: faq
    title: よくあるご質問
    categories:
      - name: 全般
        questions:
          - question: 利用時間を教えてください。
            answer: |
              平日の９時から１５時までです。
              参照　「第１編　２章　時間」と「別紙３」
"""
LOST = APPENDIX.replace("２章　時間", "２章　時刻")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, in Japanese: a manual of three pages with bookmarks, and a content."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FAQPRINT_LANG", raising=False)
    manual = add_outline(tagged_pdf(3), [(0, "第１編", 0), (1, "２章　時間", 1), (0, "第２編", 2)])
    Path("manual.pdf").write_bytes(saved(manual))
    Path("content").mkdir()
    Path("content/appendix.yaml").write_text(APPENDIX, "utf-8")
    return tmp_path


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    """The exit status and what ``--json`` says."""
    status = main(["merge", *arguments, "--json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return status, found


def codes(found: dict[str, Any]) -> list[str]:
    """The codes of the faults."""
    return [fault["code"] for fault in found["faults"]]


def test_behind_the_manual(capsys: pytest.CaptureFixture[str]) -> None:
    """The content of the folder, its reference a link; the same bytes each time."""
    assert main(["merge", "manual.pdf", "-o", "out/bound.pdf"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("out/bound.pdf を作りました（4ページ：説明書3、別紙1。別紙は4ページ目から。説明書へのリンク1件、")
    with pikepdf.open("out/bound.pdf") as pdf:
        assert titles_of(pdf) == ["第１編", "  ２章　時間", "第２編", "別紙３　ＦＡＱ", "  よくあるご質問", "    全般"]
        (note,) = pdf.pages[3].obj.Annots
        assert note.Dest[0].objgen == pdf.pages[1].obj.objgen
        assert "時間" in str(note.Contents)
        assert labels_of(pdf)[3] == "別紙３－1"
    first = Path("out/bound.pdf").read_bytes()
    assert main(["merge", "manual.pdf", "-o", "out/bound.pdf", "--quiet"]) == 0
    assert Path("out/bound.pdf").read_bytes() == first


def test_behind_a_bookmark_with_a_title_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    """And numbered on from the manual."""
    status, found = answer(
        capsys,
        "manual.pdf",
        "content/appendix.yaml",
        "-o",
        "o.pdf",
        "--after",
        "第1編",
        "--title",
        "ＦＡＱ",
        "--numbers",
        "continue",
    )
    assert status == 0
    result = {key: found["result"][key] for key in ("file", "pages", "manual_pages", "appendix_pages", "first_page", "links")}
    assert result == {"file": "o.pdf", "pages": 4, "manual_pages": 3, "appendix_pages": 1, "first_page": 3, "links": 1}
    with pikepdf.open("o.pdf") as pdf:
        assert titles_of(pdf) == ["第１編", "  ２章　時間", "ＦＡＱ", "  よくあるご質問", "    全般", "第２編"]
        assert labels_of(pdf) == ["1", "2", "3", "3"]


def test_a_reference_that_is_not_found(capsys: pytest.CaptureFixture[str]) -> None:
    """A warning at its place, with the nearest title; ``--strict`` makes nothing of it."""
    Path("content/appendix.yaml").write_text(LOST, "utf-8")
    assert main(["merge", "manual.pdf", "-o", "o.pdf"]) == 0
    told = capsys.readouterr().err
    assert told.startswith("content/appendix.yaml:11:18: warning: 参照先「第１編　２章　時刻」が、manual.pdf のしおりにも")
    assert "「第１編　２章　時間」のことではありませんか。" in told
    Path("o.pdf").unlink()
    status, found = answer(capsys, "manual.pdf", "-o", "o.pdf", "--strict")
    assert (status, codes(found), Path("o.pdf").exists()) == (1, ["reference-not-found"], False)


def test_a_pdf_behind_another(capsys: pytest.CaptureFixture[str]) -> None:
    """By its name, or what is in it; it cannot be numbered anew."""
    assert main(["build", "content/appendix.yaml", "-o", "a.pdf", "--quiet"]) == 0
    Path("b").write_bytes(Path("a.pdf").read_bytes())
    for name in ("a.pdf", "b"):
        status, found = answer(capsys, "manual.pdf", name, "-o", "o.pdf")
        assert (status, found["result"]["links"], found["result"]["pages"]) == (0, 0, 4)
        with pikepdf.open("o.pdf") as pdf:
            assert titles_of(pdf)[3] == "別紙３　ＦＡＱ"
    status, found = answer(capsys, "manual.pdf", "a.pdf", "-o", "o.pdf", "--numbers", "continue")
    assert (status, codes(found)) == (2, ["continue-needs-yaml"])


def test_to_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The report goes elsewhere."""
    assert main(["merge", "manual.pdf", "-o", "-"]) == 0
    told = capsysbinary.readouterr()
    assert told.out.startswith(b"%PDF-") and "標準出力".encode() in told.err


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (["none.pdf", "-o", "o.pdf"], 2, "foreign-missing"),
        (["manual.pdf", "none.pdf", "-o", "o.pdf"], 2, "foreign-missing"),
        (["manual.pdf", "none.yaml", "-o", "o.pdf"], 2, "appendix-missing"),
        (["content", "-o", "o.pdf"], 2, "foreign-is-folder"),
        (["manual.pdf", "-o", "manual.pdf"], 2, "output-is-input"),
        (["manual.pdf", "-o", "./content/../manual.pdf"], 2, "output-is-input"),
        (["manual.pdf", "-o", "o.yaml"], 2, "output-not-pdf"),
        (["manual.pdf"], 2, "arguments"),
        (["manual.pdf", "-o", "o.pdf", "--numbers", "mine"], 2, "arguments"),
        (["manual.pdf", "-o", "o.pdf", "--after", "第３編"], 2, "bookmark-unknown"),
        (["manual.pdf", "-o", "o.pdf", "--password-file", "none"], 2, "password-file-missing"),
        (["content/appendix.yaml", "-o", "o.pdf"], 1, "foreign-not-pdf"),
        (["locked.pdf", "-o", "o.pdf"], 1, "foreign-password"),
        (["locked.pdf", "-o", "o.pdf", "--password-file", "wrong"], 1, "foreign-password-wrong"),
        (["banned.pdf", "-o", "o.pdf"], 1, "foreign-locked"),
        (["manual.pdf", "banned.pdf", "-o", "o.pdf"], 1, "foreign-locked"),
        (["signed.pdf", "-o", "o.pdf"], 1, "foreign-signed"),
        (["xfa.pdf", "-o", "o.pdf"], 1, "foreign-xfa"),
    ],
)
def test_refusals(arguments: list[str], status: int, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its exit status; nothing is written."""
    pdf = tagged_pdf(1)
    pdf.save("locked.pdf", encryption=Encryption(owner="owner", user="user"))
    pdf.save("banned.pdf", encryption=Encryption(owner="owner", user="", allow=Permissions(modify_other=False)))
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=String("x"))
    pdf.save("xfa.pdf")
    field = Dictionary(FT=Name.Sig, V=Dictionary(Type=Name.Sig))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))
    pdf.save("signed.pdf")
    Path("wrong").write_text("another\n", "utf-8")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    found = answer(capsys, *arguments)
    assert (found[0], codes(found[1])) == (status, [code])
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_passwords(capsys: pytest.CaptureFixture[str]) -> None:
    """The password's first line opens the file, or lifts the ban; that the result has none is told."""
    tagged_pdf(1).save("locked.pdf", encryption=Encryption(owner="owner", user="user"))
    Path("password").write_text("owner\n", "utf-8")
    status, found = answer(capsys, "locked.pdf", "-o", "o.pdf", "--password-file", "password")
    assert (status, codes(found)) == (0, ["reference-not-found", "merge-encrypted", "merge-claim-gone", "merge-claim-gone"])
    with pikepdf.open("o.pdf") as pdf:
        assert not pdf.is_encrypted
    status, found = answer(capsys, "manual.pdf", "-o", "password", "--password-file", "password")
    assert (status, codes(found)) == (2, ["output-is-input"])


def test_faults_of_the_content(capsys: pytest.CaptureFixture[str]) -> None:
    """They are told as ``build`` tells them, and nothing is made."""
    Path("content/appendix.yaml").write_text(APPENDIX.replace("name: 全般", "nam: 全般"), "utf-8")
    status, found = answer(capsys, "manual.pdf", "-o", "o.pdf")
    assert (status, Path("o.pdf").exists()) == (1, False)
    assert found["faults"][0]["file"] == "content/appendix.yaml"
