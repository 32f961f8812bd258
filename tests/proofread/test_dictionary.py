"""What dictionaries find in a content."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Find, Write, faq_of

APPENDIX = "title: 別紙\nvalues: {name: 利用者番号}\nproofread: {dictionary: [prh.yml]}\nsections: [faq.yaml]\n"


#: Gives line, column and what is expected of what a dictionary finds in an answer.
FindWords = Callable[[str, str], list[tuple[int, int, str]]]


@pytest.fixture
def finds(find: Find, write: Write) -> FindWords:
    """Proofread an answer with a dictionary, and give each finding's place and what is expected."""

    def proofread(rules: str, answer: str) -> list[tuple[int, int, str]]:
        write("").with_name("prh.yml").write_text(rules, "utf-8")
        faults = find("dictionary", appendix=APPENDIX, faq=faq_of(answer))
        return [(fault.place.line, fault.place.column, dict(fault.values)["mended"]) for fault in faults]

    return proofread


def test_a_dictionary_s_words_are_found_where_they_print(finds: FindWords) -> None:
    """In a text, and in a value where it is defined; not in addresses, values' names and ids."""
    rules = "rules:\n  - {expected: 利用者ＩＤ, pattern: 利用者番号}\n  - {expected: NAME, pattern: name}\n"
    assert finds(rules, "利用者番号と{{name}}、https://x.jp/name です。") == [(2, 16, "利用者ＩＤ"), (7, 17, "利用者ＩＤ")]


def test_what_is_written_as_expected_already_is_let_alone(finds: FindWords) -> None:
    """サーバ in サーバー."""
    rules = "rules:\n  - {expected: サーバー, pattern: サーバ}\n"
    assert finds(rules, "サーバーとサーバです。") == [(7, 22, "サーバー")]


def test_a_finding_names_the_dictionary_s_line(find: Find, write: Write) -> None:
    """So that its author can be asked."""
    write("").with_name("prh.yml").write_text("rules:\n  - expected: お客さま\n    pattern: お客様\n", "utf-8")
    (fault,) = find("dictionary", appendix=APPENDIX, faq=faq_of("お客様です。"))
    assert (dict(fault.values)["file"], dict(fault.values)["line"]) == ("prh.yml", "3")
