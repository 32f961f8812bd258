"""Texts of the model as characters."""

from __future__ import annotations

from faqprint.compare.printed_text import PrintedInline, PrintedPicture, print_line, print_text
from faqprint.manuscript.load import read
from faqprint.manuscript.model import FaqSection, Inline, Text, TextSection
from tests.conftest import Write
from tests.pictures.files import plain

from .contents import HOURS, content, faq, read_text

ANSWER = "一つ目。\n\n【題】\n◆ 項目\n(1) 番号\n※ 注記[[a]]\n参照　手引き\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |"


def answer(text: str) -> Text:
    """The blocks of an answer."""
    section = read_text(content(faq({"全般": [{**HOURS, "id": "a", "answer": text}]})))[0].sections[0]
    assert isinstance(section, FaqSection)
    return section.categories[0].questions[0].answer


def test_every_kind_of_block() -> None:
    """A line each, with the marks that print; half a line of space is none."""
    printed = print_text(answer(ANSWER))
    assert printed.text == "一つ目。\n【題】\n◆項目\n(1) 番号\n※注記No.1\n参照　手引き\n| 甲 | 乙 |\n| 丙 | 丁 |"


def test_characters_know_their_line() -> None:
    """Each inline stands where it says, in its block, row and column."""
    printed = print_text(answer(ANSWER))
    assert [printed.text[it.start : it.end] for it in printed.inlines][-4:] == ["甲", "乙", "丙", "丁"]
    assert printed.inlines[-1][2:] == (len(printed.blocks) - 1, 1, 1)
    assert [printed.text[a:b] for a, b in printed.extents if a < b] == [
        "一つ目。", "【題】", "◆項目", "(1) 番号", "※注記No.1", "参照　手引き", "| 甲 | 乙 |\n| 丙 | 丁 |",
    ]  # fmt: skip


def test_references_are_known() -> None:
    """Where they stand, and which question they lead to."""
    printed = print_text(answer(ANSWER))
    (reference,) = printed.references
    assert printed.text[reference.start : reference.end] == "No.1" and reference.number == 1


def test_one_line() -> None:
    """A title; an empty one has no block."""
    assert print_line(Inline("題")).inlines == (PrintedInline(0, 1, 0),)
    assert print_line(Inline("")).blocks == ()


def test_a_picture_has_the_digest_of_its_file(write: Write) -> None:
    """Which another file under the same name has not."""
    path = write("title: 別紙\nsections:\n  - type: text\n    body: |\n      次の絵。\n      ![画面](a.png)\n")
    found: list[PrintedPicture] = []
    for samples in (2, 3):
        (path.parent / "a.png").write_bytes(plain(samples))
        appendix, _ = read(path)
        assert appendix and isinstance(appendix.sections[0], TextSection)
        printed = print_text(appendix.sections[0].body)
        assert printed.text == "次の絵。\n画像：画面"
        found += printed.pictures
    assert [picture[:2] for picture in found] == [(5, 10)] * 2 and found[0].sha256 != found[1].sha256
