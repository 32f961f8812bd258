"""File names made from a branch's code and name."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from faqprint.manuscript.file_names import LONGEST_NAME, file_name, fold_name


def test_plain_name_is_kept() -> None:
    """Code and name stand in the file's name as they are, Japanese and rare characters included."""
    assert file_name("001", "本店営業部") == "001_本店営業部.pdf"
    assert file_name("012", "髙\U000e0100田支店") == "012_髙\U000e0100田支店.pdf"


def test_forbidden_characters_become_wide() -> None:
    """What Windows forbids is written full-width, so that names stay apart and readable."""
    assert file_name("1/2", 'a\\b:c*d?e"f<g>h|i') == "1／2_a＼b：c＊d？e”f＜g＞h｜i.pdf"


def test_devices_and_dots_are_defused() -> None:
    """No name is a Windows device, is hidden, climbs out of the folder or ends in a dot or space."""
    assert file_name("con.1", "x") == "_con.1_x.pdf"
    assert file_name("COM¹.", "x") == "_COM¹._x.pdf"
    assert file_name("..", "..") == "．_.pdf"
    assert file_name("../../etc", "passwd") == "．／..／etc_passwd.pdf"
    assert file_name("a", "b. . ") == "a_b.pdf"
    assert file_name("1", "a\u202egpj\u200b.exe") == "1_agpj.exe.pdf"


def test_long_name_is_cut_at_a_whole_character() -> None:
    """A name over the limit keeps its head, ends in its own hash and never parts a character from its selector."""
    first, second = file_name("1", "辻\U000e0100" * 60 + "甲"), file_name("1", "辻\U000e0100" * 60 + "乙")
    assert first != second
    assert len(first.encode()) <= LONGEST_NAME
    assert re.fullmatch("1_(辻\U000e0100)+~[0-9a-f]{8}\\.pdf", first)


def test_folding_joins_what_cannot_be_told_apart() -> None:
    """Composition, case and width do not tell two names apart."""
    assert fold_name("Ａ１_がｶﾞ.pdf") == fold_name("a1_か\u3099ガ.PDF")
    assert fold_name("a_甲.pdf") != fold_name("a_乙.pdf")


@given(st.text(max_size=90), st.text(max_size=90))
def test_any_name_is_safe(code: str, name: str) -> None:
    """Whatever code and name hold, the result is one plain, visible name of bounded length."""
    made = file_name(code, name)
    assert made.endswith(".pdf") and not made.startswith((".", " "))
    assert not re.search(r'[/\\:*?"<>|\x00-\x1f]', made)
    assert len(made.encode()) <= LONGEST_NAME
    assert unicodedata.is_normalized("NFC", made)
    assert not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)\s*\.", made)


def test_marks_at_a_name_s_head_join_nothing() -> None:
    """They would be set with the line before them, for which no font has a glyph (the ledger could not be made)."""
    assert file_name("002", "\u309b支店") == "002_\u309b支店.pdf"  # a sign by itself
    assert file_name("002", "\u3099支店") == "002_支店.pdf"
    assert file_name("002", "\ufe0f\u0301支店") == "002_支店.pdf"
    assert file_name("002", "\u3099") == "002_.pdf"
