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
    assert [place["place"] for place in places] == ["faq.yaml:12　回答", "faq.yaml:20"]
    assert places[0]["mine"].startswith("わたしの文") and places[0]["theirs"].startswith("ご利用いただけません")
    assert "要りません" in places[1]["mine"] and "要ります" in places[1]["theirs"]
    assert browser.put("/draft", conflict="keep")["conflict"] is None
    assert browser.put("/draft", conflict="compare")["compare"] == []


def test_no_key_of_yaml_is_shown(browser: Browser) -> None:
    """It read ``answer:``; of several lines each has the label of its field, and a text in lines no mark before it."""
    browser.put("/draft", question=1, field="answer", value="一行目\n二行目")
    (browser.session.folder / "faq.yaml").write_text(
        FAQ.replace("携帯電話から", "電話から").replace("ません。   # 変", "ます。   # 変"), "utf-8"
    )
    browser.session.look()
    places = browser.put("/draft", conflict="compare")["compare"]
    assert places[0]["mine"].split("\n") == ["質問：携帯電話から利用できますか？", "回答：", "一行目", "二行目"]
    assert places[0]["theirs"].split("\n") == ["質問：電話から利用できますか？", "回答：ご利用いただけます。   # 変わる見込み"]
    assert not any(word in one[side] for one in places for side in ("mine", "theirs") for word in ("answer", "question"))
