"""Phrases as BudouX's model finds them, and lines that end between them."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest

from faqprint.manuscript.load import load
from faqprint.manuscript.model import FaqSection, Paragraph
from faqprint.text import lines, widths
from faqprint.text.phrase import phrase_scores

from ..compose.real import CONTENT

QUESTIONS = [
    block.body.text
    for section in load(CONTENT).sections
    if isinstance(section, FaqSection)
    for category in section.categories
    for question in category.questions
    for block in question.question
    if isinstance(block, Paragraph)
]


def phrase_ends(text: str) -> set[int]:
    """Each place where a phrase ends."""
    score = phrase_scores(text)
    return {at for at in range(1, len(text)) if score(at) > 0}


def phrases(text: str) -> list[str]:
    """A text cut where its phrases end."""
    edges = [0, *sorted(phrase_ends(text)), len(text)]
    return [text[a:b] for a, b in pairwise(edges)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ご意見・ご要望の記入欄", ["ご意見・ご要望の", "記入欄"]),
        ("携帯電話から利用できますか？", ["携帯電話から", "利用できますか？"]),
        ("今日は 天気が", ["今日は", " 天気が"]),
        ("あ", ["あ"]),
        ("", [""]),
    ],
)
def test_a_text_has_its_phrases(text: str, expected: list[str]) -> None:
    """Each ends where the model's score is above nothing."""
    assert phrases(text) == expected


def test_the_library_itself_finds_the_same_phrases() -> None:
    """The score is reckoned here, but by the library's model and as the library does."""
    import budoux

    parser = budoux.load_default_japanese_parser()
    for text in (*QUESTIONS, "２０２６年４月１日（水）から、ＩＤ・パスワード方式へ。", "abc def", "ー", "、。"):
        assert phrase_ends(text) == set(accumulate(map(len, parser.parse(text)))) - {len(text)}


@pytest.mark.parametrize("measure", [8, 9.5, 12, 14, 17, 23])
@pytest.mark.parametrize("text", QUESTIONS)
def test_breaking_between_phrases_costs_no_line_and_no_rule(text: str, measure: float) -> None:
    """As many lines as by characters, none wider, all of the text; every break by characters that is left cost a line."""
    plain, made = lines(text, measure, profile="default"), lines(text, measure, profile="default", wrap="phrase")
    assert len(made) == len(plain)
    assert "".join(made) == "".join(plain)
    assert max(widths(text, measure, profile="default", wrap="phrase", adjust="none")) <= measure
    ends = phrase_ends(text)
    inside = [sum(at not in ends for at in list(accumulate(map(len, found)))[:-1]) for found in (made, plain)]
    assert inside[0] <= inside[1]


def test_a_line_ends_between_phrases_where_the_others_cannot() -> None:
    """The second break must fall into a phrase, the first need not: once the whole text was then broken anywhere."""
    text = "法人ＩＢをいったん解約して新規に契約し直したとき、以前の電子証明書は使えますか？"
    assert lines(text, 14, profile="default", wrap="phrase", adjust="none") == [
        "法人ＩＢをいったん解約して",
        "新規に契約し直したとき、以前",
        "の電子証明書は使えますか？",
    ]
    assert lines(text, 17, profile="default", wrap="phrase", adjust="none") == [
        "法人ＩＢをいったん解約して新規に",
        "契約し直したとき、以前の",
        "電子証明書は使えますか？",
    ]


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        (
            "１台のパソコンを何人かで共用してもかまいませんか？",
            12,
            ["１台のパソコンを何人かで", "共用しても", "かまいませんか？"],
        ),
        ("しなければなりませんか？", 11, ["しなければ", "なりませんか？"]),
        ("利用できますか？", 7, ["利用できま", "すか？"]),
    ],
)
def test_a_place_nearly_between_phrases_keeps_a_runt_away(text: str, measure: float, expected: list[str]) -> None:
    """かまいません／か？ was printed where no phrase ended on the line; 利用で／きますか？ would be no better than it."""
    assert lines(text, measure, profile="default", wrap="phrase", adjust="none") == expected


def test_the_end_of_a_phrase_that_was_broken_does_not_stand_alone() -> None:
    """変わっていないか／を、／ご確認ください had a line of one character, because a phrase ended behind it."""
    made = lines("統合などで番号が変わっていないかを、ご確認ください", 8, profile="default", wrap="phrase", adjust="none")
    assert made == ["統合などで番号が", "変わっていないか", "を、ご確認くだ", "さい"]


def test_no_runt_comes_of_it() -> None:
    """A last line keeps the characters that LB-15 asks for, or as many as it has without phrases."""
    for text in QUESTIONS:
        for measure in (8, 10, 12, 17, 23):
            made, plain = (lines(text, measure, profile="default", wrap=wrap, adjust="none")[-1] for wrap in ("phrase", "char"))
            assert len(made.strip("？。、」）")) >= min(2, len(plain.strip("？。、」）")))
