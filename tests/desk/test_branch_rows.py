"""The branch list as a form."""

from __future__ import annotations

from pathlib import Path

from .browser import BRANCHES, FILES, Browser, open_session

FORM = 9


def test_rows_are_shown_with_their_columns(browser: Browser) -> None:
    """Code and name first, the others by the names of their values."""
    form = browser.get(f"/form/{FORM}")
    (listed,) = form["lists"]
    assert (form["kind"], form["readOnly"], form["file"]) == ("branches", False, "content/branches.csv")
    assert [item["title"] for item in listed["items"]] == ["001 本店", "002 東支店"]
    assert [one["label"] for one in listed["items"][1]["fields"]] == ["コード", "名前", "tel"]


def test_cells_are_typed_in_place(browser: Browser) -> None:
    """Quotes, line ends and all else stay; the edition is another at once."""
    browser.put("/draft", form=FORM, path=["rows", 1, "name"], value="東口支店")
    browser.put("/draft", form=FORM, path=["rows", 1, "tel"], value="000－000－0999")
    assert browser.draft("branches.csv") == BRANCHES.replace("東支店", "東口支店").replace("0200", "0999")
    assert browser.get("/state")["editions"][1]["name"] == "東口支店"
    browser.put("/draft", 400, form=FORM, path=["rows", 1, "nothing"], value="x")
    browser.put("/draft", 404, form=FORM, path=["rows", 9, "name"], value="x")
    browser.put("/draft", 400, form=FORM, path=["name"], value="x")


def test_rows_come_go_and_move(browser: Browser) -> None:
    """A new one has a code that is free, and a name that says what to type."""
    assert browser.put("/add", form=FORM, list=["rows"], after=0)["path"] == ["rows", 1]
    assert browser.draft("branches.csv") == BRANCHES.replace("002,", "003,（名前）,\r\n002,")
    assert browser.put("/move", form=FORM, item=["rows", 1], by=1)["path"] == ["rows", 2]
    browser.put("/move", 409, form=FORM, item=["rows", 2], by=1)
    browser.put("/delete", form=FORM, item=["rows", 2])
    assert browser.draft("branches.csv") == BRANCHES
    browser.put("/delete", 404, form=FORM, item=["rows", 5])


def test_a_fault_of_the_list_is_told_in_its_form(browser: Browser) -> None:
    """With the pages as they were."""
    answer = browser.put("/draft", 422, form=FORM, path=["rows", 1, "code"], value="001")
    assert answer["faults"][0]["form"] == FORM and answer["faults"][0]["path"] == ["rows", 1, "code"]
    assert browser.get(f"/form/{FORM}")["faults"]


def test_a_code_that_the_file_cannot_hold_is_refused(browser: Browser) -> None:
    """A list in cp932."""
    (browser.session.folder / "branches.csv").write_bytes(BRANCHES.encode("cp932"))
    browser.session.look()
    browser.put("/draft", form=FORM, path=["rows", 0, "name"], value="本店営業部")
    assert browser.session.draft.now[browser.session.folder / "branches.csv"] == BRANCHES.replace("本店", "本店営業部").encode(
        "cp932"
    )
    browser.put("/draft", 422, form=FORM, path=["rows", 0, "name"], value="𠮷")


def test_a_list_of_another_kind_is_shown_only(appendix: Path) -> None:
    """In YAML or a workbook; and where there is none there is nothing to type."""
    (appendix.parent / "branches.csv").unlink()
    browser = Browser(open_session(appendix))
    assert browser.get(f"/form/{FORM}")["readOnly"] and browser.get(f"/form/{FORM}")["lists"] == []
    browser.put("/add", 409, form=FORM, list=["rows"])
    (appendix.parent / "branches.yaml").write_text("- {code: '001', name: 本店, tel: '1'}\n", "utf-8")
    browser.session.look()
    form = browser.get(f"/form/{FORM}")
    assert form["readOnly"] and [one["value"] for one in form["lists"][0]["items"][0]["fields"]] == ["001", "本店", "1"]
    browser.put("/draft", 409, form=FORM, path=["rows", 0, "name"], value="x")
    assert FILES["branches.csv"] == BRANCHES
