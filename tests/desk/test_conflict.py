"""What two hands made, side by side."""

from __future__ import annotations

from .browser import FAQ, Browser


def test_each_place_is_shown_with_both(browser: Browser) -> None:
    """My lines and theirs, with the file and its line; chosen, the conflict is over."""
    browser.put("/draft", question=1, field="answer", value="わたしの文")
    (browser.session.folder / "faq.yaml").write_text(FAQ.replace("answer: 要りません", "answer: 要ります"), "utf-8")
    browser.session.look()
    assert browser.put("/save", 409)["conflict"] == {"files": ["faq.yaml"]}
    places = browser.put("/draft", conflict="compare")["compare"]
    assert [place["place"] for place in places] == ["faq.yaml:12", "faq.yaml:20"]
    assert "わたしの文" in places[0]["mine"] and "ご利用いただけません" in places[0]["theirs"]
    assert "要りません" in places[1]["mine"] and "要ります" in places[1]["theirs"]
    assert browser.put("/draft", conflict="keep")["conflict"] is None
    assert browser.put("/draft", conflict="compare")["compare"] == []
