"""J and the silent slips: what ``check`` had nothing to say of."""

from __future__ import annotations

import pytest

from .clerk import APPENDIX, ClerkFolder


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("利用できます # 要確認", ("comment-cut", 7, 22)),
        ("096ー326ー9407", ("vary-dash", 7, 17)),
        ("096-326ー9407", ("vary-dash", 7, 17)),
        ("desk＠example.jp", ("address-form", 7, 17)),
        ("ｈｔｔｐｓ：／／example.jp", ("address-form", 7, 17)),
        ("窓口\u200bへ", ("invisible", 7, 19)),
        ("窓口\u00adへ", ("invisible", 7, 19)),
        ("窓口\u2060へ", ("invisible", 7, 19)),
        ('"窓口\\u2028へ"', ("invisible", 7, 20)),
        ("'#REF!'", ("markup-left", 7, 18)),
        ("一行目です。\\n二行目です。", ("markup-left", 7, 23)),
        ("窓口&nbsp;へ", ("markup-left", 7, 19)),
        ("窓口<br>へ", ("markup-left", 7, 19)),
        ("窓口<BR />へ", ("markup-left", 7, 19)),
        ("窓口**へ", ("unclosed-strong", 7, 19)),
        ("＊＊窓口＊＊へ", ("markup-left", 7, 17)),
        ("［［窓口］］へ", ("markup-left", 7, 17)),
        ("｛｛desk｝｝へ", ("markup-left", 7, 17)),
    ],
)
def test_j_a_slip_in_a_line_is_told_at_its_place(desk: ClerkFolder, typed: str, told: tuple[str, int, int]) -> None:
    """What follows was not printed, or it was printed as it stands, without a word."""
    desk.answer(typed)
    assert told in desk.told()
    assert {fault.severity for fault in desk.faults()} == {"warning"}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("次の表", "  |月|額|", "  |---|---|"), [("markup-left", 9, 13)]),
        (("月 | 額", "---|---", "4 | 5"), [("markup-left", 9, 11)]),
        (("|月|額|", "|4|5|"), [("table-rule-missing", 8, 11)]),
        (("＜次頁へ続く＞", "あ"), [("markup-left", 8, 11)]),
        (("◆", "あ"), [("mark-alone", 8, 11)]),
        (("※", "あ"), [("mark-alone", 8, 11)]),
        (("※１", "あ"), [("mark-alone", 8, 11)]),
        (("あ", "参照　"), [("mark-alone", 9, 11)]),
        (("あ", "【見出し】"), [("mark-alone", 9, 11)]),
        (("あ", "", "（１）"), [("mark-alone", 10, 11)]),
    ],
)
def test_j_a_mark_or_a_table_that_is_none_is_told(
    desk: ClerkFolder, lines: tuple[str, ...], told: list[tuple[str, int, int]]
) -> None:
    """Pipes were printed; a heading, ◆, ※ or 参照 stood with nothing behind."""
    desk.block(*lines)
    assert desk.told() == told


def test_j_what_is_printed_twice_or_not_at_all_is_told(desk: ClerkFolder) -> None:
    """A section that nobody lists, one listed twice; two categories of one name, one question twice."""
    desk.write("appendix.yaml", APPENDIX.replace("[faq.yaml]", "[faq.yaml, ./faq.yaml]"))
    desk.answer("答え")
    desk.write("faq2.yaml", "type: faq\ntitle: あ\ncategories: [{name: い, questions: [{question: う, answer: え}]}]\n")
    codes = [code for code, *_ in desk.told()]
    assert codes.count("section-unused") == codes.count("section-twice") == 1
    desk.write("appendix.yaml", APPENDIX)
    desk.answer("答え\n  - name: 操作\n    questions: [{question: どうすればよいですか？, answer: 別の答え}]")
    (desk.folder / "faq2.yaml").unlink()
    assert {code for code, *_ in desk.told()} == {"category-twice", "question-twice"}


def test_j_a_version_unlike_the_last_revision_is_told(desk: ClerkFolder) -> None:
    """``version`` or ``date``."""
    desk.answer("答え")
    revisions = "revisions: [{version: 第1.1版, date: 2026-11-22, note: 改訂}]\n"
    desk.write("appendix.yaml", f"{APPENDIX}version: 第1.0版\ndate: 2026-11-01\n{revisions}")
    assert [code for code, *_ in desk.told()] == ["version-old", "version-old"]


@pytest.mark.parametrize(
    ("folio", "told", "foot"),
    [
        ("'{prefix}－{page}'", [], "別紙１－1"),
        ("'{prefix}－{page}／{pages}'", [], "別紙１－1／1"),
        ("'全{pages}頁の{page}'", [], "全1頁の1"),
        ("付録－", [], "付録－1／1"),
        ("'{title}－{page}'", [("folio-name", 1, 9)], ""),
        ("'{prefix}－{Page}'", [("folio-name", 1, 18)], ""),
        ("第｛page｝頁", [("folio-name", 1, 9)], ""),
        ("'{pages}'", [("folio-without-page", 1, 8)], ""),
    ],
)
def test_j_a_folio_s_names(desk: ClerkFolder, folio: str, told: list[tuple[str, int, int]], foot: str) -> None:
    """``{prefix}－{page}`` was printed as it stands."""
    desk.answer("答え")
    desk.write("appendix.yaml", APPENDIX + "style: s.yaml\n")
    desk.write("s.yaml", f"folio: {folio}\n")
    assert desk.told() == told
    assert told or f"[footer: {foot}]" in desk.printed()


@pytest.mark.parametrize(
    "lines",
    [
        ("利用できます  # 要確認",),
        ("金額は1<2>0です。", "Ａ&Ｂ社"),
        ("C:\\newを開く", "\\\\server\\noteへ"),
        ("|a|b|",),
        ("【見出し】", "あ"),
        ("096-326-9407と096-326-1111",),
        ("９～１７時",),
        ("○○信用金庫", "1.5倍", "▲5,000円"),
    ],
)
def test_j_what_is_meant_is_not_told(desk: ClerkFolder, lines: tuple[str, ...]) -> None:
    """A comment with two spaces, signs, paths of Windows, one row of bars, a heading with its text."""
    desk.block(*lines)
    assert desk.told() == []
