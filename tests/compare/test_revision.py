"""The entry of the revisions in words."""

from __future__ import annotations

from faqprint.compare.revision import revision_note, section_words

from .contents import FEE, HOURS, LIMIT, LOCK, PHONE, SAFE, compare_texts, content, faq
from .pairs_of_contents import CONTACT, MEMO, TEXT


def test_runs_of_numbers_are_joined() -> None:
    """Three and more in a row are told by the first and the last; what is gone by its old No."""
    old = content(faq({"全般": [HOURS, FEE, LOCK, PHONE, SAFE]}))
    changed = [{**it, "answer": f"{it['answer']}以上です。"} for it in (HOURS, FEE, LOCK)]
    new = content(faq({"全般": [*changed, SAFE, LIMIT]}))
    assert revision_note(compare_texts(old, new).rows) == "No.1～3を変更、No.5を新設、旧No.4を削除"


def test_two_in_a_row_are_both_told() -> None:
    """No.1、No.2."""
    old, new = content(faq({"全般": [HOURS]})), content(faq({"全般": [FEE, LOCK, HOURS]}))
    assert revision_note(compare_texts(old, new).rows) == "No.1、No.2を新設"


def test_other_sections_and_nothing() -> None:
    """By what they are called; a text section by its title."""
    old = content(CONTACT, MEMO, TEXT)
    new = content({**CONTACT, "title": "お尋ね"}, MEMO, {**TEXT, "body": "廃止。"})
    assert revision_note(compare_texts(old, new).rows) == "お問い合わせ先、「はじめに」を変更"
    assert revision_note(compare_texts(old, old).rows) == "変更なし"


def test_whole_sections_and_categories_are_new_or_gone() -> None:
    """A section that was gone was told to have changed, and so was a category that was new."""
    old = content(faq({"全般": [HOURS], "安全": [SAFE]}), TEXT)
    new = content(faq({"全般": [HOURS], "手数料": [FEE]}), CONTACT)
    note = revision_note(compare_texts(old, new).rows)
    assert note == "No.2を新設、旧No.2を削除、区分「手数料」、お問い合わせ先を新設、区分「安全」、「はじめに」を削除"


def test_words_of_sections() -> None:
    """Every row has its section's."""
    rows = compare_texts(content(MEMO), content(CONTACT)).rows
    assert sorted(set(section_words(rows).values())) == ["お問い合わせ先", "メモ欄", "表題"]
