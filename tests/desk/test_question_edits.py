"""What is done to questions and 区分, to the byte."""

from __future__ import annotations

import pytest

from .browser import APPENDIX, FAQ, Browser

FIRST = FAQ[FAQ.index("      # 一番の質問") : FAQ.index('      - question: "海外')]
SECOND = FAQ[FAQ.index('      - question: "海外') : FAQ.index("  - name: その他")]


def test_a_new_question_stands_below(browser: Browser) -> None:
    """In the file's own indent, with texts that say what to type; its number is answered."""
    answer = browser.put("/add", question=1)
    assert answer["question"] == 2 and answer["outline"]
    new = "      - question: （新しい質問）\n        answer: （回答）\n"
    assert browser.draft() == FAQ.replace(SECOND, new + SECOND)
    browser.put("/draft", question=2, field="question", value="表は？")
    browser.put("/draft", question=2, field="answer", value="| 列 | 列 |\n|---|---|\n| １ | ２ |")
    assert "        answer: |\n          | 列 | 列 |\n          |---|---|\n          | １ | ２ |\n" in browser.draft()
    assert browser.get("/state")["faults"] == []


def test_a_new_question_at_the_end_of_a_category(browser: Browser) -> None:
    """Written as the one before it: in lines, or in braces."""
    assert browser.put("/add", form=2, category=2)["question"] == 5
    assert browser.draft().endswith("      - question: （新しい質問）\n        answer: （回答）\n")
    browser.put("/delete", question=5)
    assert browser.draft() == FAQ


def test_a_category_without_questions_takes_one(browser: Browser) -> None:
    """Whether its list is empty or of nothing."""
    for empty in ("questions: []", "questions:"):
        text = FAQ[: FAQ.index("    questions:\n      - {question: 印鑑")] + f"    {empty}\n"
        (browser.session.folder / "faq.yaml").write_text(text, "utf-8")
        browser.session.look()
        assert browser.put("/add", form=2, category=2)["question"] == 3
        assert browser.draft().endswith("questions:\n      - question: （新しい質問）\n        answer: （回答）\n")
        assert browser.put("/undo", 422)["desk"]["saved"]


@pytest.mark.parametrize("category", ["{questions: [], name: 空}", "{name: 空, questions: [ ]}  # 注", "{name: 空, questions: }"])
def test_a_category_in_braces_takes_a_question_where_its_list_is(browser: Browser, category: str) -> None:
    """A list of nothing there was refused (``splice-refused``); an empty one stays in its place."""
    text = FAQ[: FAQ.index("  - name: その他")] + f"  - {category}\n"
    (browser.session.folder / "faq.yaml").write_text(text, "utf-8")
    browser.session.look()
    assert browser.put("/add", form=2, category=2)["question"] == 3
    question = "questions: [{question: （新しい質問）, answer: （回答）}]"
    before = next(form for form in ("questions: []", "questions: [ ]", "questions: ") if form in category)
    assert browser.draft() == text.replace(before, question)


def test_a_moved_question_takes_its_comment_along(browser: Browser) -> None:
    """The comments right above it and behind its texts; the rest stays to the byte."""
    assert browser.put("/move", question=1, by=1)["question"] == 2
    moved = FAQ.replace(FIRST + SECOND, SECOND + FIRST)
    assert browser.draft() == moved
    assert browser.put("/move", question=2, by=-1)["question"] == 1
    assert browser.draft() == FAQ


def test_over_the_border_a_question_goes_into_the_next_category(browser: Browser) -> None:
    """Down to its head, up to its end; at the ends of the section it goes no further."""
    assert browser.put("/move", question=2, by=1)["question"] == 2
    assert browser.get("/question/2")["category"] == 2 and browser.get("/question/2")["categories"] == ["利用環境", "その他"]
    assert browser.put("/move", question=2, by=-1)["question"] == 2
    assert browser.get("/question/2")["category"] == 1 and browser.draft() == FAQ
    browser.put("/move", 409, question=1, by=-1)
    browser.put("/move", 409, question=4, by=1)
    ends = [(browser.get(f"/question/{number}")["first"], browser.get(f"/question/{number}")["last"]) for number in (1, 2, 4)]
    assert ends == [(True, False), (False, False), (False, True)]


def test_a_question_is_put_into_another_category(browser: Browser) -> None:
    """At its end; chosen again it stays."""
    assert browser.put("/draft", question=1, category=2)["question"] == 4
    assert browser.get("/question/4")["question"] == "携帯電話から利用できますか？"
    assert browser.draft().endswith(FIRST)
    assert browser.put("/draft", question=4, category=2)["question"] == 4


def test_a_category_goes_with_its_last_question(browser: Browser) -> None:
    """It cannot be empty; the last question of all stays."""
    browser.put("/draft", question=4, field="answer", value="無料です。")
    browser.put("/delete", question=1)
    browser.put("/delete", question=1)
    assert "利用環境" not in browser.draft() and len(browser.get("/state")["outline"][1]["categories"]) == 1
    browser.put("/delete", question=1)
    browser.put("/delete", 409, question=1)
    assert browser.get("/question/1")["question"] == "手数料は？"
    for _ in range(4):
        browser.put("/undo")
    assert browser.draft() == FAQ


def test_categories_come_go_and_move(browser: Browser) -> None:
    """With their questions and comments."""
    answer = browser.put("/add", form=2, categoryAfter=1, name="新しい: 区分")
    assert (answer["question"], answer["category"]) == (3, 2)
    assert '  - name: "新しい: 区分"\n    questions:\n      - question: （新しい質問）\n' in browser.draft()
    assert browser.put("/move", form=2, category=2, by=-1)["category"] == 1
    assert browser.draft().index("新しい: 区分") < browser.draft().index("# はじめの区分")
    browser.put("/delete", form=2, category=1)
    assert browser.draft() == FAQ
    browser.put("/move", 409, form=2, category=1, by=-1)
    browser.put("/draft", form=2, path=["categories", 0, "name"], value="利用する環境")
    assert browser.draft() == FAQ.replace("name: 利用環境", "name: 利用する環境")
    browser.put("/add", 404, form=1, category=1)


def test_an_id_comes_and_goes(browser: Browser) -> None:
    """It may be left out: emptied it goes with its line."""
    browser.put("/draft", question=1, field="id", value="phone")
    assert "   # 変わる見込み\n        id: phone\n" in browser.draft()
    browser.put("/draft", question=1, field="id", value="")
    assert browser.draft() == FAQ and browser.get("/state")["saved"]
    browser.put("/draft", 422, question=2, field="id", value="")  # 「[[abroad]]」 leads nowhere now
    assert browser.draft() == FAQ.replace("        id: abroad\n", "")


TEXTS = [
    "a: b",
    "- x",
    "{{tel}}",
    "「x」 #3",
    '"',
    "'",
    "| a",
    "  x",
    "一\n\n二",
    "※注\n・項目",
    "#",
    "true",
    "123",
    "[[abroad]]",
]


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_what_was_typed(browser: Browser, text: str) -> None:
    """However YAML would read it unquoted, in plain, quoted, block and braced texts."""
    for number in (1, 2, 3, 4):
        browser.put("/draft", question=number, field="answer", value=text)
        assert browser.get(f"/question/{number}")["answer"] == text
    browser.put("/save")
    assert [browser.get(f"/question/{number}")["answer"] for number in (1, 2, 3, 4)] == [text] * 4


def test_questions_in_the_appendix_itself_are_edited_there(browser: Browser) -> None:
    """A section that has no file of its own."""
    inner = "  - type: faq\n    title: ２\n    categories:\n      - name: 区分\n        questions:\n"
    inner += "          - {question: q, answer: a}\n"
    path = browser.session.path
    path.write_text(APPENDIX + inner, "utf-8")
    browser.session.look()
    assert browser.get("/question/5")["form"] == 8
    browser.put("/draft", question=5, field="answer", value="b")
    assert browser.draft("appendix.yaml") == APPENDIX + inner.replace("answer: a", "answer: b")
    assert browser.put("/add", question=5)["question"] == 6


def test_a_fault_of_yaml_is_mended_in_its_field(browser: Browser) -> None:
    """The text is shown as it was meant; typed over, its line alone is another, and other faults stay as they were typed."""
    faulty = FAQ.replace("ご利用いただけません。   #", "注意: 不可   #")
    faulty = faulty.replace("answer: '無料です。No.[[abroad]]もご覧ください。'", "answer: 有料: です")
    (browser.session.folder / "faq.yaml").write_text(faulty, "utf-8")
    browser.session.look()
    state = browser.get("/state")
    assert [(fault["code"], fault["question"], fault["field"]) for fault in state["faults"]] == [
        ("trap-colon", 1, "answer"), ("trap-colon", 4, "answer")
    ]  # fmt: skip
    assert browser.get("/question/1")["answer"].startswith("注意: 不可")
    browser.put("/draft", 422, question=1, field="answer", value="できません。")
    assert "answer: 有料: です\n" in browser.draft() and "注意: 不可" not in browser.draft()
    browser.put("/draft", question=4, field="answer", value="有料: です")
    assert browser.get("/state")["faults"] == []
    browser.put("/save")


def test_what_others_deleted_with_its_appendix_is_told(browser: Browser) -> None:
    """Of files that are gone, and of questions in one that is there: it was an error of the program."""
    folder = browser.session.folder
    (folder / "appendix.yaml").unlink()
    (folder / "faq.yaml").write_text(FAQ[: FAQ.index("  - name: その他")], "utf-8")
    browser.session.look()
    acts: list[tuple[str, dict[str, object]]] = [
        ("/add", {"question": 3}),
        ("/move", {"question": 4, "by": -1}),
        ("/delete", {"question": 3}),
        ("/draft", {"question": 3, "category": 1}),
    ]
    for path, body in acts:
        assert browser.put(path, 404, **body)["faults"][0]["code"] == "desk-nothing-there"
    (folder / "faq.yaml").unlink()
    browser.session.look()
    for path, body in [*acts, ("/draft", {"question": 1, "field": "answer", "value": "x"})]:
        assert browser.put(path, 404, **body)["faults"][0]["code"] == "desk-nothing-there"
    assert browser.ask("GET", "/question/1").status_code == 404
