"""D, H, I and the wrong advice: YAML as clerks type it and as programs write it."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
import yaml

from .clerk import APPENDIX, ClerkFolder

JSON = json.dumps(
    {
        "type": "faq",
        "title": "ＦＡＱ",
        "categories": [{"name": "操作", "questions": [{"question": "質問", "answer": "答え、[注]も{例}も。\n次の行: #1"}]}],
    },
    ensure_ascii=False,
    indent=1,
)


@pytest.mark.parametrize(
    ("sound", "slip", "code"),
    [
        ('"答え、', '"C:\\data、', "bad-escape"),
        ('"faq",', '"faq"', "comma-missing"),
        ('"faq",', '"faq",,', "comma-twice"),
        ('"faq",', '"faq"，', "wide-comma"),
        ('"faq",', '"faq"、', "wide-comma"),
        ('"faq",', '"faq";', "other-comma"),
        ('"title":', '"title"：', "wide-colon"),
        ('"title":', '"title"=', "other-colon"),
        ('"title":', '"title"::', "colon-twice"),
        ('"title":', '"title"', "colon-missing"),
        ('"title"', '"title', "open-quote"),
        ('"質問"', '"質問', "open-quote"),
        ('"質問"', '質問"', "quote-unopened"),
        ('"質問"', '"質"問"', "quote-in-text"),
        ('"categories": [', '"categories": ［', "wide-bracket"),
        ('"categories": [', '"categories": {', "bracket-list"),
        (' "title"', ' // 題\n "title"', "comment-mark"),
        (' "title"', '\u3000"title"', "wide-space-indent"),
        (' "title"', '\u2003"title"', "nbsp-indent"),
    ],
)
def test_d_a_slip_in_json_is_one_fault_at_the_slip(desk: ClerkFolder, sound: str, slip: str, code: str) -> None:
    """Up to twenty false ones, none there, and mended lines that destroyed the text: the line proposed gives the sound text."""
    desk.write("faq.yaml", JSON)
    before = desk.printed()
    desk.write("faq.yaml", JSON.replace(sound, slip, 1))
    row = JSON[: JSON.index(sound)].count("\n") + 1
    ((told, line, _),) = desk.told()
    assert (told, line) == (code, row)
    desk.obey()
    if code == "bad-escape":  # between single quotes, where \\n is no line feed, as she will see
        assert "C:\\data" in desk.printed()
    elif code == "quote-in-text":
        assert desk.printed() == before.replace("1 | 質問 |", '1 | 質"問 |')
    else:
        assert desk.printed() == before


@pytest.mark.parametrize("style", [None, "'", '"', "|", ">"])
@pytest.mark.parametrize("width", [40, 80, 10_000])
def test_h_what_pyyaml_writes_is_read(desk: ClerkFolder, style: str | None, width: int) -> None:
    """Quoted, folded and block forms: refused though no line break turns into a space beside a full-width character."""
    answer = (
        "表示は「完了」です。\n次の画面へ進みます。\n\nPlease use Microsoft Edge 120 or later on Windows 11 with a certificate.\n"
    )
    data = {
        "type": "faq",
        "title": "ＦＡＱ",
        "categories": [{"name": "操", "questions": [{"question": "質問", "answer": answer}]}],
    }
    desk.write("faq.yaml", yaml.dump(data, default_style=style, width=width, allow_unicode=True))
    assert desk.faults() == ()
    assert "次の画面へ進みます。" in desk.printed()


@pytest.mark.parametrize(
    "written",
    [
        "! '※戻ります。'",
        '! "戻ります。"',
        "!!python/unicode '戻ります。'",
        "!!str 戻ります。",
        '"\\u623b\\u308a\\u307e\\u3059\\ud867\\ude3d"',
        ">-\n          戻ります。\n\n          ※終わり",
        "'&は？\n\n            *は？'",
        "|2-\n          戻ります。",
        "-　戻ります。",
    ],
)
def test_h_other_programs_and_aliases_are_read(desk: ClerkFolder, written: str) -> None:
    """Ruby, old PyYAML, JSON's pairs, js-yaml's folds (warned of, untruly)."""
    desk.answer(written)
    assert desk.faults() == ()


def test_h_an_alias_of_equal_values_is_read(desk: ClerkFolder) -> None:
    """PyYAML writes them where two values are one object."""
    question = {"question": "質問", "answer": "答え"}
    data = {"type": "faq", "title": "あ", "categories": [{"name": "い", "questions": [question, question]}]}
    desk.write("faq.yaml", text := yaml.dump(data, allow_unicode=True))
    assert "&id001" in text
    assert desk.faults() == ()
    assert desk.printed().count("質問 | 答え") == 2


SPACES = ["\u00a0", "\u3000", "\u2002", "\u2003", "\u2009", "\u202f", "\u205f"]


@pytest.mark.parametrize("space", SPACES)
def test_i_an_odd_space_after_the_colon_is_named(desk: ClerkFolder, space: str) -> None:
    """ "No colon in this line"."""
    desk.write(
        "faq.yaml",
        f"type: faq\ntitle:{space}ＦＡＱ\ncategories: [{{name: い, questions: [{{question: あ, answer: い}}]}}]\n",
    )
    (fault,) = desk.faults()
    assert (fault.code, fault.place[1:]) == ("colon-wide-space", (2, 6))
    assert f"U+{ord(space):04X}" in fault.message()
    desk.obey()
    assert desk.faults() == ()


@pytest.mark.parametrize("space", [*SPACES, "\u200b", "\u2060"])
def test_i_an_odd_space_in_the_indent_is_named(desk: ClerkFolder, space: str) -> None:
    """ "A full-width space", or that the line is not in line with those above."""
    desk.answer("答え")
    text = (desk.folder / "faq.yaml").read_text("utf-8")
    count = 4 if space == "\u3000" else 8
    desk.write(
        "faq.yaml", text.replace("        answer", space * count + "answer" if space.isspace() else f"       {space}answer")
    )
    (fault,) = desk.faults()
    assert fault.code == ("wide-space-indent" if space == "\u3000" else "nbsp-indent")
    assert "全角" in fault.message() or f"U+{ord(space):04X}" in fault.message()
    desk.obey()
    assert desk.faults() == ()


@pytest.mark.parametrize(
    ("typed", "told", "mended"),
    [
        ('"a\\r\\nb"', ("escaped-return", 7, 19), 'answer: "a\\nb"'),
        ("あ\tい", ("tab-in-text", 7, 18), "answer: あ い"),
        ("!x 'あ'", ("tag", 7, 17), "answer: 'あ'"),
        ("|\n                  \n          あ", ("blank-deeper", 8, 11), ""),
        ("|\n          あ\n\t\n          い", ("blank-white", 9, 1), ""),
        ("[重要]ご利用…", ("trap-start", 7, 17), "answer: '[重要]ご利用…'"),
        ("{注}ご利用…", ("trap-start", 7, 17), "answer: '{注}ご利用…'"),
        ("[窓口] へ", ("trap-start", 7, 17), "answer: '[窓口] へ'"),
        ("{期限: 9月1日}", ("trap-start", 7, 17), "answer: '{期限: 9月1日}'"),  # the mended line was {'期限: 9月1日'}
        ("[案内](https://x.jp/)へ", ("trap-start", 7, 17), "answer: '[案内](https://x.jp/)へ'"),
        ("![画面](a.png)", ("trap-start", 7, 17), "answer: '![画面](a.png)'"),
        ("| 月 | 額 |", ("trap-start", 7, 17), "answer: '| 月 | 額 |'"),
        ("|\u3000\n          あ", ("bar-space", 7, 18), "answer: |"),
        ("|\n答えです。", ("block-not-indented", 8, 1), "答えです。"),
        ("|\n          あ\n# 注\n          い", ("comment-ends-text", 9, 1), "# 注"),
        ("#3 です", ("trap-hash", 7, 17), "answer: '#3 です'"),
    ],
)
def test_i_the_right_refusal_with_the_right_advice(
    desk: ClerkFolder, typed: str, told: tuple[str, int, int], mended: str
) -> None:
    """No glyph U+000D, two errors at one place, a text that is quoted "needs quotes", no colon, the indentation differs."""
    desk.answer(typed)
    faults = [fault for fault in desk.faults() if fault.code != "picture-missing"]  # there is none, and nothing else is wrong
    assert [(fault.code, fault.place.line, fault.place.column) for fault in faults] == [told]
    assert dict(faults[0].values)["mended"] == mended


def test_i_a_copied_radical_is_told_as_the_letter_it_looks_like(desk: ClerkFolder) -> None:
    """ "Add a font that has it"."""
    desk.answer("\u2f00つ")
    (fault,) = desk.faults()
    assert fault.code == "missing-glyph" and "「一」のことではありませんか" in fault.message()


def test_wrong_advice_a_list_without_its_key(desk: ClerkFolder) -> None:
    """``questions:`` left out: "a list stands here"."""
    desk.answer("答え")
    text = (desk.folder / "faq.yaml").read_text("utf-8")
    desk.write("faq.yaml", text.replace("    questions:\n", ""))
    (fault,) = desk.faults()
    assert (fault.code, fault.place.line) == ("list-without-key", 5)
    assert "questions:" in fault.message()


@pytest.mark.parametrize(
    ("listed", "lies", "code", "near"),
    [
        ("notice.yaml", "", "listed-file-missing", ""),
        ("notice.yaml", "notice.yaml.txt", "listed-file-txt", "notice.yaml.txt"),
        ("notice.yaml", "notice.yml", "listed-file-missing", "notice.yml"),
        ("notice", "notice.yaml", "listed-file-missing", "notice.yaml"),
        ("Notice.yaml", "notice.yaml", "listed-file-case", "notice.yaml"),
    ],
)
def test_wrong_advice_a_section_that_is_not_there(desk: ClerkFolder, listed: str, lies: str, code: str, near: str) -> None:
    """The memo, which is listed already, was advised: it would have been printed twice, and no 重要 box."""
    desk.answer("答え")
    desk.write("memo.yaml", "type: memo\n")
    desk.write("appendix.yaml", APPENDIX.replace("[faq.yaml]", f"[faq.yaml, memo.yaml, {listed}]"))
    if lies:
        desk.write(lies, "type: notice\nitems: [あ]\n")
    fault = desk.faults()[0]
    assert (fault.code, fault.place[1:]) == (code, (3, 33))
    assert near in fault.message() and "「memo.yaml」" not in fault.message()


def test_wrong_advice_a_name_in_another_form(desk: ClerkFolder) -> None:
    """A Mac's names (NFD) were not recognised, or called unlisted."""
    desk.write("appendix.yaml", APPENDIX.replace("faq.yaml", "ガイド.yaml"))
    desk.answer("答え")
    (desk.folder / "faq.yaml").rename(desk.folder / unicodedata.normalize("NFD", "ガイド.yaml"))
    assert desk.faults() == ()


@pytest.mark.parametrize(
    ("row", "mended"), [("｜－－－｜－－－｜", "|---|---|"), ("|ーーー|ーーー|", "|---|---|"), ("|---+---|", "|---|---|")]
)
def test_wrong_advice_a_table_s_rule(desk: ClerkFolder, row: str, mended: str) -> None:
    """It was answered with a line that is no rule either."""
    desk.block("|月|額|", row, "|4|5|")
    assert [dict(fault.values).get("mended") for fault in desk.faults() if fault.place.line == 9] == [mended]
    desk.block("|月|額|", mended, "|4|5|")
    assert desk.faults() == ()


def test_places_a_long_folio_and_a_wide_table(desk: ClerkFolder) -> None:
    """Told at 1:1, and at the question."""
    desk.answer("答え")
    desk.write("appendix.yaml", APPENDIX + "style: s.yaml\n")
    desk.write("s.yaml", f"paper: A5\nfolio: {'長い' * 40}\n")
    assert desk.told() == [("folio-too-long", 2, 8)]
    desk.write("s.yaml", "measures: {answer: 12}\n")
    desk.block("次の表", "|" + "あ|" * 12, "|" + "---|" * 12)
    assert [(code, line) for code, line, _ in desk.told()] == [("inner-table-too-wide", 9)]


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\x14\0", b"\xd0\xcf\x11\xe0\xa1", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n", b"{\\rtf1}"]
)
def test_places_a_file_of_another_program(desk: ClerkFolder, content: bytes) -> None:
    """ "Control character U+0003"."""
    desk.write("faq.yaml", content)
    assert desk.told() == [("listed-file-not-yaml", 3, 12)]


@pytest.mark.parametrize("name", ["faq.yaml", "branches.csv"])
def test_no_english_of_a_library_remains(desk: ClerkFolder, name: str) -> None:
    """ "unexpected end of data": what cannot be read is told in Japanese."""
    desk.answer("答え")
    desk.write(name, b"code,name\n001,\x81")
    assert [fault.message().isascii() for fault in desk.faults()] == [False]
    assert Path(name).name in desk.faults()[0].message()
