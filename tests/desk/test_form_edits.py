"""What is done in forms, to the byte."""

from __future__ import annotations

from .browser import APPENDIX, CONTACT, Browser


def test_texts_of_the_appendix_are_typed(browser: Browser) -> None:
    """Title, version, date and values; comments stay; a key that may be left out comes and goes."""
    browser.put("/draft", form=1, path=["title"], value="別紙４　ＦＡＱ")
    browser.put("/draft", form=1, path=["version"], value="第2.0版")
    browser.put("/draft", form=1, path=["values", "tel"], value="03－1234－5678")
    browser.put("/draft", form=1, path=["mark"], value="社外秘")
    text = APPENDIX.replace("別紙３", "別紙４").replace("第1.0版   #", "第2.0版   #").replace("000－000－0000", "03－1234－5678")
    assert browser.draft("appendix.yaml") == text + "mark: 社外秘\n"
    browser.put("/draft", form=1, path=["mark"], value="")
    assert browser.draft("appendix.yaml") == text
    browser.put("/draft", 422, form=1, path=["date"], value="2026-13-01")
    assert browser.get("/state")["faults"][0]["form"] == 1


def test_desks_come_go_and_move(browser: Browser) -> None:
    """The last one stays."""
    browser.put("/draft", form=3, path=["desks", 0, "hours"], value="9:00～17:00")
    assert browser.draft("contact.yaml") == CONTACT + "    hours: 9:00～17:00\n"
    assert browser.put("/add", form=3, list=["desks"], after=0)["path"] == ["desks", 1]
    browser.put("/draft", form=3, path=["desks", 1, "name"], value="支店")
    assert browser.put("/move", form=3, item=["desks", 1], by=-1)["path"] == ["desks", 0]
    assert browser.draft("contact.yaml").index("- name: 支店") < browser.draft("contact.yaml").index("# 本店")
    browser.put("/move", 409, form=3, item=["desks", 0], by=-1)
    browser.put("/delete", form=3, item=["desks", 0])
    browser.put("/draft", form=3, path=["desks", 0, "hours"], value="")
    assert browser.draft("contact.yaml") == CONTACT
    browser.put("/delete", 409, form=3, item=["desks", 0])


def test_an_item_that_is_a_text_gets_a_note(browser: Browser) -> None:
    """It becomes a mapping then; its text can be typed by the path that it had before."""
    browser.put("/draft", form=4, path=["items", 0], value="画面")
    browser.put("/draft", form=4, path=["items", 0, "note"], value="※注")
    assert "      - text: 画面   # 一つ目\n        note: ※注\n" in browser.draft("appendix.yaml")
    browser.put("/draft", form=4, path=["items", 0], value="画面の名")
    browser.put("/draft", form=4, path=["items", 1, "note"], value="")
    text = browser.draft("appendix.yaml")
    assert "      - text: 画面の名   # 一つ目\n" in text and "      - 日時\n  - {type: notice" in text
    browser.put("/draft", form=5, path=["items", 0, "text"], value="ご注意を。")
    browser.put("/add", form=5, list=["items"])
    assert "items: [ご注意を。, お確かめください。, （項目の文）]" in browser.draft("appendix.yaml")


def test_an_emptied_note_leaves_nothing(browser: Browser) -> None:
    """A mapping of the text alone was left, and the comment was gone."""
    for form, path in ((4, ["items", 0, "note"]), (5, ["items", 1, "note"])):
        browser.put("/draft", form=form, path=path, value="※注")
        assert "note: ※注" in browser.draft("appendix.yaml")
        browser.put("/draft", form=form, path=path, value="")
        assert browser.draft("appendix.yaml") == APPENDIX


def test_an_emptied_style_leaves_nothing(browser: Browser) -> None:
    """A file with its base alone was left, and its name in the appendix."""
    for path, value in ((["duplex"], True), (["margins", "top"], "25"), (["base"], "large")):
        browser.put("/draft", form=8, path=path, value=value)
        assert "style: style.yaml" in browser.draft("appendix.yaml")
        browser.put("/draft", form=8, path=path, value="")
        assert browser.draft("appendix.yaml") == APPENDIX
        assert browser.get("/state")["saved"] and browser.get("/form/8")["file"] == ""


def test_an_emptied_style_leaves_the_one_that_was_named(browser: Browser) -> None:
    """And one whose base is another stays."""
    path = browser.session.path
    path.write_text(APPENDIX + "style: large   # 大きく\n", "utf-8")
    browser.session.look()
    browser.put("/draft", form=8, path=["duplex"], value=True)
    browser.put("/draft", form=8, path=["duplex"], value="")
    assert browser.draft("appendix.yaml") == APPENDIX + "style: large   # 大きく\n"
    browser.put("/draft", form=8, path=["base"], value="standard")
    assert browser.draft("style.yaml") == "base: standard\n"


def test_lists_in_brackets_take_items(browser: Browser) -> None:
    """Empty ones, and such with comments between their items, did not."""
    memo = "    fields: [お名前, 電話番号]\n"
    for before, after in (
        ("    fields: []   # 欄\n", "    fields: [（記入欄）]   # 欄\n"),
        (
            "    fields: [\n      お名前,   # 一\n      電話]\n",
            "    fields: [\n      （記入欄）,\n      お名前,   # 一\n      電話]\n",
        ),
    ):
        browser.session.path.write_text(APPENDIX.replace(memo, before), "utf-8")
        browser.session.look()
        browser.put("/add", form=6, list=["fields"], after=-1)
        assert browser.draft("appendix.yaml") == APPENDIX.replace(memo, after)
        browser.put("/undo")


def test_lists_begin_and_end(browser: Browser) -> None:
    """改訂履歴 is begun, and gone with its last entry; names of a memo's fields are texts."""
    assert browser.put("/add", form=1, list=["revisions"])["path"] == ["revisions", 0]
    browser.put("/draft", form=1, path=["revisions", 0, "date"], value="2026-11-22")
    assert browser.draft("appendix.yaml") == APPENDIX + "revisions:\n  - version: （版）\n    date: 2026-11-22\n"
    browser.put("/delete", form=1, item=["revisions", 0])
    assert browser.draft("appendix.yaml") == APPENDIX
    browser.put("/add", form=6, list=["fields"], after=-1)
    assert "fields: [（記入欄）, お名前, 電話番号]" in browser.draft("appendix.yaml")
    browser.put("/delete", form=6, item=["fields", 0])
    assert browser.draft("appendix.yaml") == APPENDIX


def test_an_empty_list_is_begun(browser: Browser) -> None:
    """``[]`` gives way."""
    path = browser.session.path
    path.write_text(APPENDIX + "revisions: []\n", "utf-8")
    browser.session.look()
    browser.put("/add", form=1, list=["revisions"])
    assert browser.draft("appendix.yaml") == APPENDIX + "revisions:\n  - version: （版）\n"


def test_values_come_and_go_by_name(browser: Browser) -> None:
    """A name is given once."""
    assert browser.put("/add", form=1, list=["values"], name="fax")["path"] == ["values", "fax"]
    browser.put("/draft", form=1, path=["values", "fax"], value="000－000－0001")
    assert '  tel: 000－000－0000\n  fax: "000－000－0001"\nsections:' in browser.draft("appendix.yaml")
    browser.put("/add", 409, form=1, list=["values"], name="fax")
    browser.put("/add", 400, form=1, list=["values"], name=" ")
    browser.put("/move", 409, form=1, item=["values", "fax"], by=1)
    browser.put("/delete", form=1, item=["values", "fax"])
    assert browser.draft("appendix.yaml") == APPENDIX
    browser.put("/delete", 404, form=1, item=["values", "fax"])


def test_the_first_key_of_a_style_begins_its_file(browser: Browser) -> None:
    """Named in the appendix, and one step to take back."""
    browser.put("/draft", form=8, path=["paper"], value="B5")
    assert browser.draft("style.yaml") == "base: standard\npaper: B5\n"
    assert browser.draft("appendix.yaml") == APPENDIX + "style: style.yaml\n"
    browser.put("/draft", form=8, path=["margins", "top"], value="25")
    browser.put("/draft", form=8, path=["margins", "left"], value="20")
    assert browser.draft("style.yaml").endswith("margins:\n  top: 25\n  left: 20\n")
    for name in ("top", "left"):
        browser.put("/draft", form=8, path=["margins", name], value="")
    assert browser.draft("style.yaml") == "base: standard\npaper: B5\n"
    browser.put("/add", 422, form=8, list=["fonts", "fallback"])
    assert browser.draft("style.yaml").endswith("fonts:\n  fallback:\n    - （項目の文）\n")
    while browser.session.draft.history.can_undo:
        browser.put("/undo")
    assert browser.get("/state")["saved"] and browser.get("/form/8")["file"] == ""


def test_another_file_of_that_name_is_not_written_over(browser: Browser) -> None:
    """The style takes the next name."""
    (browser.session.folder / "style.yaml").write_text("mine", "utf-8")
    browser.put("/draft", form=8, path=["duplex"], value=True)
    assert browser.draft("style1.yaml") == "base: standard\nduplex: true\n"


def test_what_a_file_cannot_take_is_told_and_nothing_changes(browser: Browser) -> None:
    """A list within brackets that has comments."""
    path = browser.session.path
    text = APPENDIX.replace("fields: [お名前, 電話番号]", "fields: [お名前, # 名\n      電話番号]")
    path.write_text(text, "utf-8")
    browser.session.look()
    answer = browser.put("/move", 422, form=6, item=["fields", 0], by=1)
    assert answer["faults"][0]["code"] == "splice-refused" and browser.draft("appendix.yaml") == text
    assert "desk" not in answer  # with what the draft is by now it was taken for done


def test_an_appendix_of_one_word_has_no_other_field_than_the_whole(browser: Browser) -> None:
    """A title typed into it was an error of the program."""
    browser.session.path.write_text("ＦＡＱ\n", "utf-8")
    browser.session.look()
    answer = browser.put("/draft", 422, form=1, path=["title"], value="別紙３")
    assert answer["faults"][0]["code"] == "desk-unreadable" and browser.draft("appendix.yaml") == "ＦＡＱ\n"
