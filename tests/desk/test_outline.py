"""The content at a glance."""

from __future__ import annotations

from .browser import Browser


def test_faults_are_counted_where_they_are(browser: Browser) -> None:
    """At the question, at the section, at the appendix."""
    browser.put("/draft", 422, question=2, field="answer", value="{{x}}と{{y}}")
    browser.put("/draft", 422, form=1, path=["date"], value="x")
    outline = browser.get("/state")["outline"]
    assert [one["errors"] for category in outline[1]["categories"] for one in category["questions"]] == [0, 2, 0, 0]
    assert (outline[0]["errors"], outline[1]["errors"], outline[2]["errors"]) == (1, 0, 0)


def test_questions_are_named_by_their_first_line(browser: Browser) -> None:
    """Cut where it is long; with the No that is printed."""
    browser.put("/draft", question=1, field="question", value="あ" * 100 + "\n二行目")
    browser.put("/draft", question=1, field="code", value="Q7")
    (first, *_), *_ = (category["questions"] for category in browser.get("/state")["outline"][1]["categories"])
    assert first["title"] == "あ" * 59 + "…" and first["no"] == "Q7"


def test_it_is_sent_only_where_it_is_another(browser: Browser) -> None:
    """An answer leaves it as it was; a question does not."""
    assert "outline" not in browser.put("/draft", question=1, field="answer", value="はい。")
    assert "outline" in browser.put("/draft", question=1, field="question", value="別の質問")
