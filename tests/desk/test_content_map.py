"""Where everything stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.desk.content_map import ContentMap, FaultPlace
from faqprint.manuscript.load import examine

from .browser import APPENDIX, FAQ


def test_sections_and_questions_have_their_numbers(appendix: Path) -> None:
    """From 1, in print order; a section of its own file, or of the appendix."""
    content = ContentMap(examine(appendix))
    assert [section.kind for section in content.sections] == ["faq", "contact", "checklist", "notice", "memo", "text"]
    assert [(one.number, one.section, one.category) for one in content.questions] == [(1, 1, 1), (2, 1, 1), (3, 1, 2), (4, 1, 2)]
    assert content.questions[2].path == ("categories", 1, "questions", 0)
    assert content.sections[2].at == ("sections", 2) and content.sections[2].file == appendix
    assert content.categories(1) == ["利用環境", "その他"]
    assert (content.style_form, content.branches_form) == (8, 9)


def place(text: str, words: str) -> tuple[int, int]:
    """Line and column of words in a text."""
    at = text.index(words)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


@pytest.mark.parametrize(
    ("file", "text", "words", "found"),
    [
        ("faq.yaml", FAQ, "ご利用いただけません", FaultPlace(1, 1, ("answer",))),
        ("faq.yaml", FAQ, "ただし", FaultPlace(2, 1, ("answer",))),
        ("faq.yaml", FAQ, "要りません", FaultPlace(3, 1, ("answer",))),
        ("faq.yaml", FAQ, "印鑑", FaultPlace(3, 1, ("question",))),
        ("faq.yaml", FAQ, "answer: '無料", FaultPlace(4, 1, ("answer",))),
        ("faq.yaml", FAQ, "利用環境", FaultPlace(0, 1, ("categories", 0, "name"))),
        ("appendix.yaml", APPENDIX, "別紙３", FaultPlace(0, 0, ("title",))),
        ("appendix.yaml", APPENDIX, "000－000", FaultPlace(0, 0, ("values", "tel"))),
        ("appendix.yaml", APPENDIX, "日時", FaultPlace(0, 3, ("items", 1, "text"))),
        ("nowhere.yaml", "x", "x", FaultPlace()),
    ],
)
def test_a_place_is_told_by_what_stands_there(appendix: Path, file: str, text: str, words: str, found: FaultPlace) -> None:
    """The text that begins there or goes on there; at a key, the text behind it."""
    content = ContentMap(examine(appendix))
    assert content.locate(f"content/{file}", *place(text, words)) == found
