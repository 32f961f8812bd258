"""The routes: what each gives, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .browser import FAQ, Browser, open_session, write_content

HOSTILE = '<script>alert(1)</script>[x](javascript:alert(1)) "><img src=x onerror=alert(1)> ]]> <!-- & &lt;'


def test_the_state_tells_all_but_the_pages(browser: Browser) -> None:
    """Title, pages, branches, the outline with every section, and that nothing is to be saved."""
    state = browser.get("/state")
    assert (state["title"], state["version"], state["file"]) == ("別紙３　ＦＡＱ", "第1.0版", "content/appendix.yaml")
    assert (state["saved"], state["undo"], state["redo"], state["readOnly"], state["empty"]) == (True, False, False, False, False)
    assert (state["conflict"], state["offer"], state["job"]) == (None, None, None)
    assert [one["code"] for one in state["editions"]] == ["001", "002"]
    assert [one["kind"] for one in state["outline"]] == [
        "appendix", "faq", "contact", "checklist", "notice", "memo", "text", "style", "branches"
    ]  # fmt: skip
    assert state["pages"] and state["pages"][0]["width"] == pytest.approx(595.28, abs=0.01)


def test_what_is_known_is_not_sent_again(browser: Browser) -> None:
    """304 for state and pages that are as they were; another answer once they are not."""
    for path in ("/state", "/page/1"):
        first = browser.ask("GET", path)
        tag = first.headers["ETag"]
        again = browser.ask("GET", path, If_None_Match=tag)
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["X-Content-Type-Options"] == "nosniff"
        browser.put("/draft", question=1, field="answer", value=f"ほかの答え{path}")
        assert browser.ask("GET", path, If_None_Match=tag).status_code == 200


def test_an_answer_tells_what_its_writer_may_not_know(browser: Browser) -> None:
    """The revision before it: if that is newer than what a page has heard of, others have been at the content meanwhile."""
    known = browser.get("/state")["revision"]
    own = browser.put("/draft", question=1, field="answer", value="はい。")
    assert own["since"] == known < own["revision"]
    faq = browser.session.folder / "faq.yaml"
    browser.put("/save")
    faq.write_text(faq.read_text("utf-8").replace("はい。", "いいえ。"), "utf-8")
    assert browser.session.look()
    faulty = browser.put("/draft", 422, question=1, field="answer", value="")["desk"]
    assert own["revision"] < faulty["since"] < faulty["revision"]


def test_what_others_did_is_told_though_a_save_finds_it_first(browser: Browser) -> None:
    """Saved or refused: it was taken for the writer's own, and a form that was open stayed as it had been."""
    folder, appendix = browser.session.folder, browser.session.path
    browser.put("/draft", question=1, field="answer", value="はい。")
    known = browser.get("/state")["revision"]
    appendix.write_text(appendix.read_text("utf-8").replace("第1.0版", "第2.0版"), "utf-8")
    saved = browser.put("/save")
    assert known < saved["since"] < saved["revision"]
    known = browser.put("/draft", 422, question=1, field="answer", value="")["desk"]["revision"]
    appendix.write_text(appendix.read_text("utf-8").replace("第2.0版", "第3.0版"), "utf-8")
    faulty = browser.put("/save", 422)["desk"]
    assert known < faulty["since"] == faulty["revision"]
    (folder / "faq.yaml").write_text(FAQ.replace("要りません。", "要ります。"), "utf-8")
    conflict = browser.put("/save", 409)
    assert faulty["revision"] < conflict["since"] == conflict["revision"]


def test_pages_are_svg_that_name_their_questions(browser: Browser) -> None:
    """Every question has its area on the page that the outline says; there is no page beyond the last."""
    state = browser.get("/state")
    pages = [browser.ask("GET", f"/page/{number}").text for number in range(1, len(state["pages"]) + 1)]
    asked = [one for category in state["outline"][1]["categories"] for one in category["questions"]]
    assert [one["number"] for one in asked] == [1, 2, 3, 4]
    for one in asked:
        assert f'data-question-area="{one["number"]}"' in pages[one["page"] - 1]
    for wrong in (0, len(pages) + 1, 10**30):
        assert browser.ask("GET", f"/page/{wrong}").status_code == 404


def test_fonts_are_those_of_the_pages(browser: Browser) -> None:
    """By number, kept for ever under the tag that the state gives; none beyond the last."""
    tags = browser.get("/state")["fonts"]
    font = browser.ask("GET", f"/font/0?v={tags[0]}")
    assert font.data[:4] == b"\0\1\0\0" and "immutable" in font.headers["Cache-Control"]
    assert "immutable" not in browser.ask("GET", "/font/0?v=x").headers["Cache-Control"]
    assert browser.ask("GET", f"/font/{len(tags)}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/../pyproject.toml",
        "/..%2f..%2fpyproject.toml",
        "/assets/x.js",
        "/desk.js/",
        "/state/",
        "/page/-1",
        "/page/1.5",
        "/page/x",
        "/page/1/2",
        "/question/0",
        "/question/99",
        "/form/0",
        "/form/99",
        "/picture/9",
        "/%00",
        "/page/%2e%2e",
        "/index.html",
        "/C:%5Cx.js",
        "/static/..%5c..%5cx.js",
    ],
)
def test_paths_are_numbers_and_fixed_names(browser: Browser, path: str) -> None:
    """Whatever leads elsewhere is not there."""
    answer = browser.ask("GET", path)
    assert answer.status_code == 404
    assert answer.json is not None and answer.json["faults"][0]["code"].startswith("desk-")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/draft", {"PUT"}),
        ("GET", "/save", {"PUT"}),
        ("PUT", "/build", {"POST"}),
        ("DELETE", "/state", {"GET", "HEAD"}),
        ("TRACE", "/", {"GET", "HEAD"}),
        ("PUT", "/store.js", {"GET", "HEAD"}),  # was 404
    ],
)
def test_each_path_has_its_method(browser: Browser, method: str, path: str, allowed: set[str]) -> None:
    """405 for another one, with those that it has."""
    answer = browser.ask(method, path, {})
    assert answer.status_code == 405
    assert set(answer.allow) == allowed


ANSWER: dict[str, object] = {"question": 1, "field": "answer", "value": "x"}
VALUES: list[object] = [None, {}, []]
OTHERS: list[dict[str, object]] = [{"field": "no"}, {"field": []}, {"continues": 1}]
BAD: list[object] = [
    *(b"{", b"[]", b"1", b"\xff", b"[" * 100_000, b'{"question": "\\ud800", "field": "answer", "value": ""}', {}),
    *({"question": 1}, {"question": 1, "field": "answer"}),
    *(ANSWER | {"value": value} for value in VALUES),
    *(ANSWER | {"question": number} for number in ("1", 1.5, True, None)),
    *(ANSWER | also for also in OTHERS),
    {"form": 1},
    *({"form": 1, "path": path, "value": ""} for path in ([], ["sections"], ["nothing"], [["title"]], ["title"] * 50, "title")),
    *({"form": 3, "path": path, "value": ""} for path in (["desks", "x"], ["desks", 0], ["desks"])),
    *({"edition": "x"}, {"offer": "x"}, {"conflict": 1}),
]


@pytest.mark.parametrize("body", BAD)
def test_a_bad_request_is_refused_and_changes_nothing(browser: Browser, body: object) -> None:
    """400, in words."""
    answer = browser.ask("PUT", "/draft", body)
    assert answer.status_code == 400, answer.text
    assert answer.json is not None and answer.json["faults"][0]["message"]
    assert browser.session.draft.is_saved and not browser.session.draft.history.can_undo


def test_what_is_not_there_is_not_found(browser: Browser) -> None:
    """404 for a question, a form, an edition, an item that there is not."""
    browser.put("/draft", 404, question=9, field="answer", value="x")
    browser.put("/draft", 404, question=0, field="answer", value="x")
    browser.put("/draft", 404, edition=9)
    browser.put("/draft", 404, form=99, path=["title"], value="x")
    browser.put("/draft", 404, form=3, path=["desks", 7, "tel"], value="x")
    browser.put("/add", 404, form=2, category=9)
    browser.put("/delete", 404, form=3, item=["desks", 5])
    browser.put("/move", 404, question=77, by=1)


def test_content_is_text_and_never_markup(browser: Browser) -> None:
    """A question of tags and scripts stands on its page as it was typed, and nothing of it is an element or a link that runs."""
    answer = browser.put("/draft", question=1, field="answer", value=HOSTILE)
    page = browser.ask("GET", "/page/1").text
    assert answer["pages"]
    elements = list(ElementTree.fromstring(page).iter())
    assert {element.tag.rpartition("}")[2] for element in elements} <= {"svg", "g", "rect", "path", "text", "tspan", "image"}
    names = {name.rpartition("}")[2] for element in elements for name in element.attrib}
    assert not names & {"href", "style"} and not [name for name in names if name.startswith("on")]
    assert "alert(1)" in "".join(element.text or "" for element in elements)
    assert browser.get("/question/1")["answer"] == HOSTILE
    assert browser.ask("GET", "/question/1").content_type == "application/json; charset=utf-8"


def test_a_fault_is_told_as_the_command_line_tells_it(browser: Browser) -> None:
    """422 with the faults of ``--json``, each with its question and field; the pages are the last good ones."""
    before = browser.ask("GET", "/page/1").text
    answer = browser.put("/draft", 422, question=2, field="answer", value="{{telephone}}にお電話を。")
    (fault,) = answer["faults"]
    assert (answer["ok"], answer["result"], fault["code"], fault["severity"]) == (False, {}, "unknown-value", "error")
    assert (fault["file"], fault["line"]) == ("content/faq.yaml", 15)
    assert (fault["question"], fault["form"], fault["field"]) == (2, 2, "answer")
    assert not answer["desk"]["saved"] and browser.ask("GET", "/page/1").text == before
    assert browser.get("/state")["faults"] == answer["faults"]
    assert browser.get("/question/2")["faults"] == answer["faults"]
    assert browser.ask("GET", "/pdf").status_code == 422
    assert browser.put("/draft", question=2, field="answer", value="お電話を。")["faults"] == []


def test_a_desk_for_reading_changes_nothing(appendix: Path) -> None:
    """Editions and PDF are given; everything that writes is refused."""
    browser = Browser(open_session(appendix, read_only=True))
    assert browser.get("/state")["readOnly"]
    browser.put("/draft", edition=2)
    assert browser.ask("GET", "/pdf").data.startswith(b"%PDF")
    for path in ("/draft", "/add", "/move", "/delete", "/save", "/undo", "/redo"):
        browser.put(path, 403, question=1, field="answer", value="x", by=1)
    for path in ("/build", "/editions"):
        browser.post(path, 403)
    assert browser.ask("POST", "/import?name=a.csv", b"x").status_code == 403
    assert browser.session.draft.is_saved


def test_the_end_is_answered_before_it_comes(browser: Browser) -> None:
    """「終わる」."""
    answer = browser.ask("POST", "/quit", {})
    assert (answer.status_code, json.loads(answer.text)) == (200, {"ok": True})
    answer.close()
    assert browser.ended == 1


def test_what_nobody_foresaw_is_told_and_the_desk_goes_on(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """500 in the shape of all refusals."""

    def break_down(*args: object) -> None:
        raise ZeroDivisionError("broken")

    monkeypatch.setattr(browser.session.pages, "draw", break_down)
    answer = browser.ask("GET", "/page/1")
    assert answer.status_code == 500
    assert answer.json is not None and answer.json["faults"][0]["code"] == "own-fault"
    assert browser.get("/state")


def test_an_edition_is_shown_with_its_values(browser: Browser) -> None:
    """Chosen by its number, 0 for the content as it stands; the pages and the PDF are the branch's."""
    plain = browser.ask("GET", "/pdf").data
    assert browser.put("/draft", edition=2)["edition"] == 2
    assert browser.get("/state")["edition"] == 2
    assert browser.ask("GET", "/pdf").data != plain
    browser.put("/draft", edition=0)
    assert browser.ask("GET", "/pdf").data == plain


def test_content_at_fault_opens_with_its_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There are no pages yet; the questions are there to be mended."""
    monkeypatch.chdir(tmp_path)
    questions = '  - name: A\n    questions:\n      - question: ""\n        answer: tel: 1\n'
    faq = f"type: faq\ntitle: Q\ncategories:\n{questions}"
    browser = Browser(open_session(write_content(Path("content"), faq=faq)))
    state = browser.get("/state")
    assert state["pages"] == [] and {fault["code"] for fault in state["faults"]} == {"empty-text", "trap-colon"}
    assert browser.get("/question/1")["answer"] == "tel: 1"
    browser.put("/draft", 422, question=1, field="answer", value="なおした")
    assert browser.put("/draft", question=1, field="question", value="質問")["pages"]
