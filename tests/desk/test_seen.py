"""A write for what a form showed is refused once others have put something else there."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.desk.seen import digest_of, unit_of

from .browser import BRANCHES, FAQ, Browser

HEAD = "    questions:\n"
ABOVE = f"{HEAD}      - question: 上に足した質問\n        answer: その回答です。\n"


def put_above(browser: Browser) -> None:
    """Another hand puts a question above all, and the desk notes it."""
    path: Path = browser.session.folder / "faq.yaml"
    path.write_bytes(FAQ.replace(HEAD, ABOVE, 1).encode())
    assert browser.session.look()


def refused(browser: Browser, path: str, /, **body: object) -> None:
    """The write is refused as stale, and nothing is drafted."""
    before = dict(browser.session.draft.now)
    answer = browser.put(path, 409, **body)
    assert answer["stale"] is True and answer["ok"] is False
    assert [fault["code"] for fault in answer["faults"]] == ["desk-stale"]
    assert browser.session.draft.now == before


def test_a_text_does_not_land_in_the_neighbour(browser: Browser) -> None:
    """It did: what was typed for the second question stood in the first, which had its number by then."""
    seen = browser.get("/question/2")["seen"]
    put_above(browser)
    refused(browser, "/draft", question=2, field="answer", value="打った文です。", seen=seen)
    assert browser.get("/question/3")["seen"] == seen
    browser.put("/draft", question=3, field="answer", value="打った文です。", seen=seen)
    assert "打った文です。" in browser.draft()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/delete", {}),
        ("/move", {"by": 1}),
        ("/add", {}),
        ("/draft", {"category": 2}),
    ],
)
def test_nor_is_the_neighbour_moved_or_deleted(browser: Browser, path: str, body: dict[str, object]) -> None:
    """Nor does it go to another 区分, nor is anything put below it."""
    seen = browser.get("/question/2")["seen"]
    put_above(browser)
    refused(browser, path, question=2, seen=seen, **body)


def test_a_question_that_is_gone(browser: Browser) -> None:
    """The number that it had is nobody's: that is stale, and no missing page."""
    seen = browser.get("/question/4")["seen"]
    (browser.session.folder / "faq.yaml").write_bytes(FAQ.partition("      - question: 手数料は？")[0].encode())
    browser.session.look()
    refused(browser, "/draft", question=4, field="answer", value="x", seen=seen)


def test_typing_goes_on_by_what_is_answered(browser: Browser) -> None:
    """Each answer says what the form shows by now, with a fault as well; one's own older digest is stale, too."""
    first = browser.get("/question/1")["seen"]
    second = browser.put("/draft", question=1, field="answer", value="一", seen=first)["seen"]
    third = browser.put("/draft", 422, question=1, field="answer", value="", seen=second)["desk"]["seen"]
    assert len({first, second, third}) == 3
    assert browser.put("/draft", question=1, field="answer", value="二", seen=third)["seen"] == browser.get("/question/1")["seen"]
    refused(browser, "/draft", question=1, field="answer", value="三", seen=third)
    assert browser.put("/draft", question=1, field="answer", value="三")["saved"] is False  # nothing said, nothing asked


def test_items_of_forms(browser: Browser) -> None:
    """An item by its texts, a field by its own: what changes beside it does not matter."""
    form = browser.get("/form/4")
    items = form["lists"][0]["items"]
    path: Path = browser.session.folder / "appendix.yaml"
    path.write_bytes(path.read_bytes().replace(b"    items:\n", "    items:\n      - 上の項目\n".encode(), 1))
    assert browser.session.look()
    refused(browser, "/draft", form=4, path=[*items[0]["path"]], value="x", seen=items[0]["seen"])
    refused(browser, "/delete", form=4, item=items[0]["path"], seen=items[0]["seen"])
    refused(browser, "/move", form=4, item=items[0]["path"], by=1, seen=items[0]["seen"])
    refused(browser, "/add", form=4, list=items[0]["path"][:-1], after=0, seen=items[0]["seen"])
    title = browser.get("/form/1")["fields"][0]
    path.write_bytes(path.read_bytes().replace("第1.0版".encode(), "第1.1版".encode()))
    assert browser.session.look()
    answer = browser.put("/draft", form=1, path=title["path"], value="題", seen=title["seen"])
    assert answer["seen"] == browser.get("/form/1")["fields"][0]["seen"]


def test_rows_of_the_branch_list(browser: Browser) -> None:
    """By their cells."""
    number = next(entry["form"] for entry in browser.get("/state")["outline"] if entry["kind"] == "branches")
    row = browser.get(f"/form/{number}")["lists"][0]["items"][1]
    (browser.session.folder / "branches.csv").write_bytes(BRANCHES.replace("002,", "009,北支店,\r\n002,").encode())
    assert browser.session.look()
    refused(browser, "/draft", form=number, path=row["fields"][1]["path"], value="x", seen=row["seen"])
    refused(browser, "/delete", form=number, item=row["path"], seen=row["seen"])
    seen = browser.get(f"/form/{number}")["lists"][0]["items"][2]["seen"]
    assert seen == row["seen"]
    browser.put("/draft", form=number, path=["rows", 2, "name"], value="南支店", seen=seen)


def test_a_style_that_is_begun(browser: Browser) -> None:
    """There is no file yet when its form is shown."""
    number = next(entry["form"] for entry in browser.get("/state")["outline"] if entry["kind"] == "style")
    field = next(one for one in browser.get(f"/form/{number}")["fields"] if one["path"] == ["folio"])
    answer = browser.put("/draft", form=number, path=["folio"], value="{page}", seen=field["seen"])
    again = browser.put("/draft", form=number, path=["folio"], value="{page}/{pages}", seen=answer["seen"])
    assert again["seen"] != answer["seen"] != field["seen"]


def test_units_and_digests() -> None:
    """The outermost item, or the field; what is empty counts as absent."""
    assert unit_of(("items", 2, "text")) == ("items", 2) and unit_of(("paper", "size")) == ("paper", "size")
    assert digest_of({("a",): "x", ("b",): ""}) == digest_of({("a",): "x"}) != digest_of({("b",): "x"})
