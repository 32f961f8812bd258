"""Workbooks and pictures by a file chooser."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.pictures.files import jpeg, plain

from .browser import FAQ, Browser, open_session


def send(browser: Browser, name: str, content: bytes, status: int = 200, *, dry: bool = False) -> Any:
    """Send a file."""
    answer = browser.ask("POST", f"/import?name={quote(name, safe='')}{'&dry=1' * dry}", content)
    assert answer.status_code == status, answer.text
    return answer.json


def test_what_goes_out_comes_in_and_changes_nothing(browser: Browser) -> None:
    """As workbook and as CSV, of the draft; no byte is another."""
    browser.put("/draft", question=1, field="answer", value="はい。")
    before = dict(browser.session.draft.now)
    for kind, head in (("xlsx", b"PK"), ("csv", b"\xef\xbb\xbfNo,")):
        sent = browser.ask("POST", f"/export?kind={kind}")
        assert sent.data.startswith(head) and f"faq.{kind}" in sent.headers["Content-Disposition"]
        assert send(browser, f"a.{kind}", sent.data)["counts"]["changed"] == 0
    assert browser.session.draft.now == before
    assert browser.ask("POST", "/export?kind=exe").status_code == 400


def test_a_workbook_becomes_the_draft(browser: Browser) -> None:
    """First only counted, then drafted in place, and taken back in one step."""
    sheet = browser.ask("POST", "/export?kind=csv").data.replace("要りません。".encode(), "要ります。".encode())
    assert send(browser, "a.csv", sheet, dry=True)["counts"]["changed"] == 1
    assert browser.get("/state")["saved"]
    answer = send(browser, "a.csv", sheet)
    assert answer["counts"]["changed"] == 1 and not answer["saved"] and answer["since"] < answer["revision"]
    assert browser.draft() == FAQ.replace("answer: 要りません。", "answer: 要ります。")
    assert (browser.session.folder / "faq.yaml").read_text("utf-8") == FAQ
    browser.put("/undo")
    assert browser.draft() == FAQ


def test_a_sheet_may_name_pictures(browser: Browser) -> None:
    """Those of the folder, of the draft, and one that no text named before; each import was refused: they are not there."""
    for name in ("絵/a.png", "絵/深い/c.png", "new.png"):
        path = browser.session.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(plain(20, 20))
    send(browser, "b.png", plain(30, 20))
    browser.put("/draft", question=1, field="answer", value="![画面](絵/a.png)\n![画面](絵/深い/c.png)\n![画面](b.png)")
    sheet = browser.ask("POST", "/export?kind=csv").data.replace("要りません。".encode(), "![画面](new.png)".encode())
    assert send(browser, "a.csv", sheet)["counts"]["changed"] == 1
    assert "![画面](new.png)" in browser.draft()
    answer = send(browser, "a.csv", sheet.replace(b"new.png", b"none.png"), 422)
    assert [fault["code"] for fault in answer["faults"]] == ["picture-missing"]


def test_pictures_beyond_what_a_content_may_have_stay_where_they_are(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are not read; behind one that is too large all others were left out, and each of them read."""
    monkeypatch.setattr("faqprint.desk.files_in_and_out.PICTURES_BYTES", 2_000)
    (browser.session.folder / "large.png").write_bytes(bytes(2_001))
    (browser.session.folder / "絵").mkdir()
    (browser.session.folder / "絵" / "small.png").write_bytes(plain(20, 20))
    sheet = browser.ask("POST", "/export?kind=csv").data.replace("要りません。".encode(), "![画面](絵/small.png)".encode())
    assert send(browser, "a.csv", sheet)["counts"]["changed"] == 1


def test_what_is_wrong_with_a_sheet_is_told_at_its_cell(browser: Browser) -> None:
    """Under the name of the file that was sent, and never that of a folder for a moment."""
    (fault,) = send(browser, "a.csv", "区分,質問,回答\nA,q,\n".encode(), 422)["faults"]
    assert (fault["file"], fault["line"], fault["code"]) == ("a.csv", 2, "row-half")  # was upload.csv
    answer = send(browser, "a.csv", "区分,質問,回答\nA,q,{{nothing}}\n".encode(), 422)
    assert "faqprint-" not in str(answer) and answer["faults"][-1]["code"] == "unknown-value"
    assert {fault["file"] for fault in answer["faults"]} == {"content/faq.yaml", "a.csv"}
    assert send(browser, "a.xlsx", b"no workbook", 422)["faults"]
    (fault,) = send(browser, "C:\\a.xls", b"old", 400)["faults"]
    assert (fault["file"], fault["code"]) == ("a.xls", "import-old-kind") and "faqprint-" not in str(fault)
    assert browser.session.draft.is_saved


def test_nothing_comes_in_before_there_is_a_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet of questions became an appendix.yaml that is none, and the starter could not be begun any more."""
    monkeypatch.chdir(tmp_path)
    session = open_session(Path("content/appendix.yaml"))
    browser = Browser(session)
    for name, content in (("a.csv", "区分,質問,回答\nA,q,a\n".encode()), ("a.png", plain(20, 20))):
        assert send(browser, name, content, 404)["faults"][0]["code"] == "desk-nothing-there"
    assert session.is_empty and session.draft.is_saved


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_no_cell_can_hold_is_told_where_it_stands(browser: Browser, kind: str) -> None:
    """In the content, and not in the folder for a moment, whose name was told."""
    browser.put("/draft", question=1, field="answer", value="あ" * 32_768)
    answer: Any = browser.ask("POST", f"/export?kind={kind}").json
    (fault,) = answer["faults"]
    assert (fault["file"], fault["code"]) == ("content/faq.yaml", "cell-too-long")
    assert fault["line"] == 1 + browser.draft()[: browser.draft().index("ああ")].count("\n")


NAMES = {
    "画面.png": "画面.png",
    "../../画 面(1).png": "画_面_1.png",
    "C:\\x\\a.png": "a.png",
    ".png": "png.png",
    "": "picture.png",
    "x.jpg": "x.png",
    "a" * 300 + ".png": "a" * 60 + ".png",
    "..": "picture.png",
}


@pytest.mark.parametrize(("sent", "kept"), NAMES.items())
def test_a_picture_lies_beside_the_content(browser: Browser, sent: str, kept: str) -> None:
    """Under a name that a mark can hold, in no other folder, and only once it is saved."""
    content = plain(20, 20)
    assert send(browser, sent, content)["name"] == kept
    assert not (browser.session.folder / kept).exists()
    assert send(browser, sent, content)["name"] == kept  # it is there
    assert send(browser, sent, plain(30, 30))["name"] == f"{Path(kept).stem}-2.png"
    browser.put("/draft", question=1, field="answer", value=f"![画面]({kept})")
    page = browser.ask("GET", "/page/1").text
    assert "/picture/" in page
    picture = browser.ask("GET", page[page.index("/picture/") :].partition('"')[0])
    assert picture.content_type == "image/png" and picture.data.startswith(b"\x89PNG")
    browser.put("/save")
    assert (browser.session.folder / kept).read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg onload=alert(1)>", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_refused(browser: Browser, content: bytes) -> None:
    """Whatever its name says."""
    assert send(browser, "a.png", content, 422)["faults"][0]["code"] == "desk-picture"


def test_it_is_said_why_a_picture_is_refused(browser: Browser) -> None:
    """A JPEG for a press was told to be none."""
    (fault,) = send(browser, "写真.jpg", jpeg(8, 8, "CMYK"), 422)["faults"]
    assert (fault["code"], "「写真.jpg」は印刷所向けの色（CMYK）" in fault["message"]) == ("desk-picture", True)
