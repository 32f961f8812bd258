"""The appendix and its section files: what is read, and every fault at its place."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqprint.errors import ContentError, Fault, UsageError
from faqprint.manuscript.load import examine, load, read
from faqprint.manuscript.model import (
    Appendix,
    CheckItem,
    Checklist,
    Contact,
    FaqSection,
    Inline,
    Item,
    Memo,
    Notice,
    Paragraph,
    Span,
    TextSection,
)
from faqprint.manuscript.styles import STYLES
from faqprint.messages.sentences import render

from ..work import growth

Write = Callable[..., Path]
Faults = Callable[..., tuple[Fault, ...]]
Load = Callable[..., Appendix]

APPENDIX = """\
title: 別紙３　ＦＡＱ          # 題
manual: '{{service}}　操作説明書'
publisher: ○○信用金庫
version: 第1.0版
date: 2026-11-22
values:
  service: 法人ＩＢサービス
style: large
revisions:
  - {version: 第1.0版, date: 2026-11-22, note: 初版}
toc: true
sections:
  - faq.yaml
  - type: contact
    title: お問い合わせ先
    desks:
      - {name: 事務部, tel: 0120-000, hours: '9:00～17:00'}
  - type: checklist
    boxes: true
    items:
      - ※印
      - {text: ご利用の環境, note: ＯＳなど}
  - {type: notice, items: [◆あ]}
  - {type: memo, ruled: true, fields: [所属, 氏名], return_to: 事務部, page_break: before}
  - type: text
    body: |
      ◆あ
        い
"""


def test_whole_appendix(load_one: Load) -> None:
    """Every key comes to its place in the model."""
    appendix = load_one(APPENDIX)
    assert appendix.title == Inline("別紙３　ＦＡＱ")
    assert appendix.manual == Inline("{{service}}　操作説明書", (Span(0, 11, value="service"),))
    assert (appendix.publisher.text, appendix.version.text) == ("○○信用金庫", "第1.0版")
    assert appendix.date == date(2026, 11, 22)
    assert appendix.values == {"service": Inline("法人ＩＢサービス")}
    assert appendix.style == STYLES["large"]
    assert appendix.toc
    assert [[cell.text for cell in row] for row in appendix.revisions] == [["第1.0版", "令和8年11月22日", "初版"]]
    faq, contact, checklist, notice, memo, text = appendix.sections
    assert isinstance(faq, FaqSection) and faq.categories[0].questions[0].number == 1
    assert isinstance(contact, Contact)
    assert [line.text for line in contact.desks[0]] == ["事務部", "0120-000", "", "", "", "9:00～17:00"]
    assert isinstance(checklist, Checklist) and checklist.boxes
    assert checklist.items[1] == CheckItem((Paragraph(Inline("ご利用の環境")),), (Paragraph(Inline("ＯＳなど")),))
    assert isinstance(notice, Notice) and notice.label == Inline("重要")
    assert notice.items[0].text == (Item("◆", Inline("あ")),)
    assert isinstance(memo, Memo) and memo.ruled and memo.page_break
    assert (memo.label.text, [field.text for field in memo.fields]) == ("【メモ欄】", ["所属", "氏名"])
    assert isinstance(text, TextSection)
    assert text.body == (Item("◆", Inline("あ")), Paragraph(Inline("い"), 1))
    assert [name for name, _ in appendix.inputs] == ["appendix.yaml", "faq.yaml"]


def test_numbers_run_over_the_whole_appendix(load_one: Load) -> None:
    """Questions are numbered in order over all sections, and a reference may lead forward."""
    appendix = load_one(
        "title: 別紙\nsections: [faq.yaml, more.yaml]\n",
        faq="type: faq\ntitle: あ\ncategories:\n"
        "  - name: い\n    questions:\n      - {question: う, answer: え}\n      - {question: お, answer: '[[b]]を'}\n",
        more="type: faq\ntitle: あ\ncategories:\n  - {name: い, questions: [{question: う, answer: え, id: b}]}\n",
    )
    first, second = appendix.sections
    assert isinstance(first, FaqSection) and isinstance(second, FaqSection)
    assert [q.number for q in first.categories[0].questions] == [1, 2]
    assert second.categories[0].questions[0].number == 3
    assert first.categories[0].questions[1].answer == (Paragraph(Inline("No.3を", (Span(0, 4, link="#q3"),))),)


def test_keys_left_empty_are_as_if_left_out(load_one: Load) -> None:
    """An optional key with nothing after it changes nothing."""
    empty = load_one(
        "title: 別紙\nmanual:\ndate:\nvalues:\nstyle:\ntoc:\nrevisions:\nsections: [faq.yaml, {type: memo, ruled: }]\n"
    )
    bare = load_one("title: 別紙\nsections: [faq.yaml, {type: memo}]\n")
    assert (empty.manual, empty.date, empty.values, empty.style, empty.toc, empty.revisions) == (
        *(bare.manual, bare.date, bare.values, bare.style, bare.toc, bare.revisions),
    )


MINIMAL = "title: 別紙\nsections:\n  - "
BAD = [
    ("", "empty-file", "appendix", 1, 1, "何も書かれていません"),
    ("# 注釈だけ\n", "empty-file", "appendix", 1, 1, "何も書かれていません"),
    ("- title: 別紙\n", "want-mapping", "appendix", 1, 1, "項目名: 内容"),
    ("質問：あ\n", "wide-colon", "appendix", 1, 3, "全角"),
    ("title: 別紙\n", "missing-key", "appendix", 1, 1, "sections"),
    ("sections: [faq.yaml]\n", "missing-key", "appendix", 1, 1, "title"),
    ("title:\nsections: [faq.yaml]\n", "empty-text", "appendix", 1, 7, "空です"),
    ("title: 別紙\nsections: []\n", "empty-list", "appendix", 2, 11, "sections"),
    ("title: 別紙\nsections:\n", "empty-list", "appendix", 2, 10, "sections"),
    ("title: 別紙\nsections: faq.yaml\n", "want-list", "appendix", 2, 11, "「- 」"),
    ("title: 別紙\nsections: {faq.yaml: 1}\n", "want-list", "appendix", 2, 11, "「- 」"),
    ("title: [別紙]\nsections: [faq.yaml]\n", "trap-start", "appendix", 1, 8, "引用符で囲んでください"),
    ("titel: 別紙\nsections: [faq.yaml]\n", "unknown-key", "appendix", 1, 1, "「title」のことではありませんか"),
    ("title: 別紙\ntitles: 別紙\nsections: [faq.yaml]\n", "unknown-key", "appendix", 2, 1, "「title」のことではありませんか"),
    ("title: 別紙\ntitle: 別紙\nsections: [faq.yaml]\n", "repeated-key", "appendix", 2, 1, "1行目"),
    ("title: 別紙\nsections: [faq.yaml, faq.yaml]\nsections: []\n", "repeated-key", "appendix", 3, 1, "2行目"),
    ("title: 別紙\ndate: 2026-02-30\nsections: [faq.yaml]\n", "not-a-date", "appendix", 2, 7, "2026-11-22"),
    ("title: 別紙\ndate: 令和8年\nsections: [faq.yaml]\n", "not-a-date", "appendix", 2, 7, "2026-11-22"),
    ("title: 別紙\ntoc: はい\nsections: [faq.yaml]\n", "not-a-flag", "appendix", 2, 6, "true"),
    ("title: 別紙\nstyle: larg\nsections: [faq.yaml]\n", "unknown-style", "appendix", 2, 8, "「large」のことではありませんか"),
    ("title: 別紙\nstyle: x.yaml\nsections: [faq.yaml]\n", "listed-file-missing", "appendix", 2, 8, "ありません"),
    ("title: '{{tell}}'\nvalues: {tel: 1}\nsections: [faq.yaml]\n", "unknown-value", "appendix", 1, 9, "「tel」"),
    ("title: 別紙\nvalues: {a: '{{a}}'}\nsections: [faq.yaml]\n", "value-cycle", "appendix", 2, 13, "a → a"),
    ("title: 別紙\nvalues: {a: '{{x}}'}\nsections: [faq.yaml]\n", "unknown-value", "appendix", 2, 14, "「x」"),
    ('title: 別紙\nvalues: {a: "b\\nc"}\nsections: [faq.yaml]\n', "line-feed-in-value", "appendix", 2, 13, "改行"),
    ("title: |\n  別紙\n  ２\nsections: [faq.yaml]\n", "one-line", "appendix", 1, 8, "１行"),
    (MINIMAL + "fak.yaml\n", "listed-file-missing", "appendix", 3, 5, "「faq.yaml」のことではありませんか"),
    (MINIMAL + "../faq.yaml\n", "listed-file-outside", "appendix", 3, 5, "外にあります"),
    (MINIMAL + "/etc/passwd\n", "listed-file-outside", "appendix", 3, 5, "外にあります"),
    (MINIMAL + "C:\\faq.yaml\n", "listed-file-outside", "appendix", 3, 5, "外にあります"),
    (MINIMAL + "folder\n", "listed-file-is-folder", "appendix", 3, 5, "ファイルではありません"),
    (MINIMAL + "loop.yaml\n", "listed-file-loops", "appendix", 3, 5, "堂々めぐり"),
    (MINIMAL + "out.yaml\n", "listed-file-link", "appendix", 3, 5, "リンクで、原稿のフォルダーの外"),
    (MINIMAL + "void.yaml\n", "empty-file", "void", 1, 1, "何も書かれていません"),
    (MINIMAL + "appendix.yaml\n", "missing-type", "appendix", 1, 1, "type"),
    (MINIMAL + "{type: faqq}\n", "unknown-type", "appendix", 3, 12, "「faq」のことではありませんか"),
    (MINIMAL + "{title: あ}\n", "missing-type", "appendix", 3, 5, "faq, contact"),
    (MINIMAL + "{type: text, body: あ, page_break: after}\n", "not-a-choice", "appendix", 3, 39, "before"),
    (MINIMAL + "{type: text, body: ''}\n", "empty-text", "appendix", 3, 24, "空です"),
    (MINIMAL + "{type: text, body: あ, item: い}\n", "unknown-key", "appendix", 3, 27, "使える項目"),
    (MINIMAL + "{type: contact, title: あ, desks: []}\n", "empty-list", "appendix", 3, 38, "desks"),
    (MINIMAL + "{type: memo, fields: 所属}\n", "want-list", "appendix", 3, 26, "fields"),
    (MINIMAL + "type: notice\n    items:\n      - - あ\n", "want-text", "appendix", 5, 9, "items"),
    (MINIMAL + "type: notice\n    items:\n      - 注: あ\n", "trap-colon", "appendix", 5, 10, "- '注: あ'"),
    (
        MINIMAL + "type: notice\n    items: [注: あ, い]  # う\n",
        "trap-colon",
        "appendix",
        4,
        14,
        "items: ['注: あ', い]  # う",
    ),
    (MINIMAL + "type: notice\n    items:\n      - 注: あ  # い\n", "trap-colon", "appendix", 5, 10, "- '注: あ'  # い"),
    (MINIMAL + "type: text\n    body:\n      注: あ\n", "trap-colon", "appendix", 5, 8, "'注: あ'"),
    (MINIMAL + "type: text\n    body: あ\tい\n", "tab-in-text", "appendix", 4, 12, "タブ"),
    (
        MINIMAL + "type: contact\n    title: あ\n    desks:\n      - name：事務部\n",
        "wide-colon",
        "appendix",
        6,
        13,
        "name: 事務部",
    ),
    (MINIMAL + "type: notice\n    items:\n      ・あ\n      ・い\n", "wide-dash", "appendix", 5, 7, "- あ"),
    (MINIMAL + "type: notice\n    items:\n      -あ\n", "dash-space", "appendix", 5, 7, "- あ"),
]


@pytest.mark.parametrize(("appendix", "code", "file", "line", "column", "piece"), BAD)
def test_bad_appendix(
    write: Write,
    appendix: str,
    code: str,
    file: str,
    line: int,
    column: int,
    piece: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """One slip is one fault, at its place, with a sentence that says how to mend it."""
    path = write(appendix, void="")
    (path.parent / "folder").mkdir()
    (path.parent / "loop.yaml").symlink_to("loop.yaml")
    outside = tmp_path_factory.mktemp("outside") / "x.yaml"
    outside.write_text("type: memo\n")
    (path.parent / "out.yaml").symlink_to(outside)
    _, faults = read(path)
    assert [(f.code, f.place) for f in faults] == [(code, (f"{file}.yaml", line, column))]
    assert piece in render(faults[0])
    assert render(faults[0]).startswith(f"{file}.yaml:{line}:{column}: error: ")


def questions(*rows: str) -> str:
    """Write a FAQ section with one category of these questions, from line 6 on."""
    return "type: faq\ntitle: ＦＡＱ\ncategories:\n  - name: 区分\n    questions:\n" + "".join(f"      - {row}\n" for row in rows)


BAD_FAQ = [
    (questions("{question: '', answer: い}"), "empty-text", 6, 20, "question"),
    (questions("{question: あ, answer: ''}"), "empty-text", 6, 31, "answer"),
    (questions("question: あ\n        answer: |\n        answer: い\n"), "repeated-key", 8, 9, "answer"),
    (questions("question: あ\n        answer: #3 い\n"), "trap-hash", 7, 17, "#"),
    (questions("question: あ\n        answer: |\n\n"), "empty-text", 7, 17, "answer"),
    (questions("{question: あ}"), "missing-key", 6, 9, "回答"),
    (questions("{question: あ, answer: い, id: a}", "{question: あ, answer: い, id: a}"), "repeated-id", 7, 38, "6行目"),
    (questions("{question: あ, answer: い, id: a b}"), "bad-id", 6, 38, "使えない文字"),
    (questions("{question: あ, answer: 'い[[kensaku]]', id: kennsaku}"), "unknown-id", 6, 33, "「kennsaku」"),
    (questions("あ"), "want-mapping", 6, 9, "question"),
    ("type: faq\ntitle: あ\ncategories: []\n", "empty-list", 3, 13, "categories"),
    ("type: faq\ntitle: あ\ncategories:\n  - {name: い, questions: []}\n", "empty-list", 4, 26, "questions"),
    ("type: faq\ntitle: あ\ncategories:\n  - {name: い}\n", "missing-key", 4, 5, "questions"),
    ("type: faq\ntitle: あ\ncategories:\n  - {name: '', questions: [{question: あ, answer: い}]}\n", "empty-text", 4, 12, "name"),
    (questions("question: あ\n        answer: |\n          あ\n          ◆い{{x}}"), "unknown-value", 9, 13, "「x」"),
    (questions("question: あ\n        answer: |\n          あ\n            ・｜漢《かん》"), "ruby", 9, 14, "ふりがな"),
]


@pytest.mark.parametrize(("faq", "code", "line", "column", "piece"), BAD_FAQ)
def test_bad_faq(faults_of: Faults, faq: str, code: str, line: int, column: int, piece: str) -> None:
    """A slip in a section file is told with that file's name, line and column."""
    faults = faults_of(faq=faq)
    assert [(f.code, f.place) for f in faults] == [(code, ("faq.yaml", line, column))]
    assert piece in render(faults[0])


def test_faults_of_all_files_are_told_together_in_reading_order(faults_of: Faults) -> None:
    """A file that cannot be parsed does not hide the faults of the others."""
    faults = faults_of(
        "title: {{x}}\nsections: [faq.yaml, b.yaml, c.yaml, d.yaml]\n",
        faq="type: faq\n\ttitle: x\n",
        b="type: text\nbody: '[[x]]'\nbdy: あ\n",
        c="型: あ\n".encode("cp932"),
    )
    assert [(f.place.file, f.code) for f in faults] == [
        ("appendix.yaml", "trap-start"),
        ("appendix.yaml", "unknown-value"),
        ("appendix.yaml", "listed-file-missing"),
        ("faq.yaml", "tab-indent"),
        ("b.yaml", "unknown-id"),
        ("b.yaml", "unknown-key"),
        ("c.yaml", "cp932"),
    ]


def test_load_raises_errors_without_warnings(write: Write) -> None:
    """``load`` raises the errors alone; with warnings alone it gives the appendix."""
    path = write("title: あ**い\nsections: []\n")
    with pytest.raises(ContentError) as caught:
        load(path)
    assert [fault.code for fault in caught.value.faults] == ["empty-list"]
    path = write("title: あ**い\nsections: [faq.yaml]\n")
    assert load(path).title.text == "あ**い"
    assert [(f.code, f.severity) for f in read(path)[1]] == [("unclosed-strong", "warning")]


def test_missing_appendix_is_the_command_lines_fault(tmp_path: Path) -> None:
    """No such file, a folder and a file in place of a folder are errors of usage."""
    (tmp_path / "f").write_text("")
    for path in (tmp_path / "none.yaml", tmp_path, tmp_path / "f" / "x.yaml"):
        with pytest.raises(UsageError):
            load(path)


def test_pipe_is_no_appendix(tmp_path: Path) -> None:
    """A named pipe is refused, not waited for."""
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(UsageError):
        load(tmp_path / "pipe.yaml")


def test_files_below_and_elsewhere(load_one: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Section files may lie below the appendix; names are shown from where the command runs."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "text.yaml").write_text("type: text\nbody: あ\n")
    appendix = load_one("title: 別紙\nsections: [sub/text.yaml, ./faq.yaml]\n")
    assert [name for name, _ in appendix.inputs] == ["appendix.yaml", "sub/text.yaml", "faq.yaml"]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert load("../appendix.yaml").sections[0].place.file == "../sub/text.yaml"


def test_every_scalar_prints_as_typed(load_one: Load) -> None:
    """What YAML would take for a number, a time or a flag is text everywhere."""
    appendix = load_one("title: 0120\nmanual: no\nversion: 1_000\nvalues: {a: 9:00, 1: =}\nsections: [faq.yaml]\n")
    assert (appendix.title.text, appendix.manual.text, appendix.version.text) == ("0120", "no", "1_000")
    assert appendix.values == {"a": Inline("9:00"), "1": Inline("=")}


def test_twenty_thousand_characters_and_five_thousand_questions(load_one: Load) -> None:
    """Long answers and many questions are read, and each question costs what the one before did."""
    long = "あいうえお" * 4000
    rows = [f"{{question: 質問{n}, answer: 回答, id: q{n}}}" for n in range(5000)]
    appendix = load_one(faq=questions(f"{{question: あ, answer: {long}}}", *rows))
    section = appendix.sections[0]
    assert isinstance(section, FaqSection)
    asked = section.categories[0].questions
    assert (len(asked), asked[0].answer, asked[-1].id) == (5001, (Paragraph(Inline(long)),), "q4999")
    assert growth(lambda size: lambda: load_one(faq=questions(*rows[:size])), 300) < 2.1


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=100))
def test_any_bytes_are_loaded_or_refused(write: Write, content: bytes) -> None:
    """No bytes raise anything but a content fault."""
    for path in (write(content), write("title: あ\nsections: [faq.yaml]\nstyle: style.yaml\n", faq=content, style=content)):
        try:
            load(path)
        except ContentError as error:
            assert error.faults
            for fault in error.faults:
                render(fault, "en")


KEYS = [
    "title",
    "sections",
    "type",
    "faq",
    "categories",
    "questions",
    "question",
    "answer",
    "id",
    "values",
    "items",
    "text",
    "toc",
]


def random_yaml(seed: random.Random, depth: int = 0) -> str:
    """Write random YAML out of the format's own words."""
    kind = seed.randrange(4 if depth < 4 else 2)
    if kind < 2:
        return seed.choice([*KEYS, "あ", "''", "{{x}}", "[[a]]", "'**'", "2026-01-01", "true", "faq.yaml", "'|'", "○", "x: y"])
    parts = [random_yaml(seed, depth + 1) for _ in range(seed.randrange(4))]
    if kind == 2:
        return "[" + ", ".join(parts) + "]"
    return "{" + ", ".join(f"{seed.choice(KEYS)}: {part}" for part in parts) + "}"


def test_random_yaml_is_loaded_or_refused(write: Write) -> None:
    """Whatever is nested in whatever: an appendix or content faults."""
    seed = random.Random(22)
    for _ in range(400):
        rows = [f"{key}: {random_yaml(seed)}\n" for key in ("title", "sections", "values", "style", "toc", "revisions")]
        path = write("".join(rows), faq=random_yaml(seed))
        try:
            load(path)
        except ContentError as error:
            assert error.faults


@pytest.mark.parametrize("beside", [True, False])
def test_section_named_as_the_appendix_is_refused(write: Write, beside: bool) -> None:
    """Four faults of keys would say nothing: the command line names the wrong file, and the right one is told if it is there."""
    path = write()
    if not beside:
        path.unlink()
    with pytest.raises(UsageError) as raised:
        read("faq.yaml")
    values = {"file": "faq.yaml", "type": "faq", "near": "appendix.yaml" if beside else ""}
    assert (raised.value.code, raised.value.values) == ("section-as-appendix", values)


def test_appendix_that_looks_like_a_section_is_no_wrong_file(faults_of: Faults) -> None:
    """Its ``sections`` mistyped and a section's ``type`` at its edge: it was advised to name that very file."""
    faults = faults_of("title: 題\ndate: 2026-11-22\nsection[s: []\ntype: memo\n")
    assert {(fault.code, fault.place.line) for fault in faults} >= {("unknown-key", 3), ("unknown-key", 4)}


def test_section_named_like_an_appendix_leads_not_to_itself(write: Write) -> None:
    """It was advised to name that very file."""
    with pytest.raises(UsageError) as raised:
        read(str(write("type: faq\ntitle: 題\n")))
    assert (raised.value.code, raised.value.values["near"]) == ("section-as-appendix", "")


def test_appendix_with_a_type_too_many_is_read(faults_of: Faults) -> None:
    """With ``sections`` it is the appendix, and its ``type`` the fault."""
    assert [fault.code for fault in faults_of("title: あ\ntype: faq\nsections: [faq.yaml]\n")] == ["unknown-key"]


@pytest.mark.parametrize("name", ["branches.csv", "branches.xlsx", "appendix.PDF"])
def test_file_of_another_kind_is_no_appendix(write: Write, name: str) -> None:
    """A branch list or a PDF named as the appendix is the command line's fault."""
    (write().parent / name).write_bytes(b"code,name\n001,a\n")
    with pytest.raises(UsageError) as raised:
        read(name)
    assert (raised.value.code, raised.value.values) == ("appendix-not-yaml", {"file": name, "near": "appendix.yaml"})


@pytest.mark.parametrize("key", ["revisions", "desks", "categories"])
def test_item_of_the_wrong_kind_is_told_by_the_key_of_its_list(faults_of: Faults, key: str) -> None:
    """The author knows the key that is written, not what the program calls one of its items."""
    contact = f"{{type: contact, title: あ, {key}: [い]}}" if key == "desks" else f"{{type: faq, title: あ, {key}: [い]}}"
    appendix = "title: 別紙\nrevisions: [い]\nsections: [faq.yaml]\n"
    faults = faults_of(appendix if key == "revisions" else f"title: 別紙\nsections: [{contact}]\n")
    assert [(fault.code, dict(fault.values)["key"]) for fault in faults] == [("want-mapping", key)]


def test_missing_key_is_named_in_a_few_words(faults_of: Faults) -> None:
    """What an editor explains at length is one noun in the sentence."""
    (fault,) = faults_of("sections: [faq.yaml]\n")
    assert "「title」（別紙の題）がありません。" in render(fault)


def test_overlay_stands_for_files(tmp_path: Path) -> None:
    """What is not saved yet is read in place of what is there, and of what is not."""
    appendix = tmp_path / "appendix.yaml"
    appendix.write_text("title: 題\nsections: [notice.yaml, new.yaml]\n", "utf-8")
    (tmp_path / "notice.yaml").write_text("type: notice\nitems: [古い]\n", "utf-8")
    overlay = {tmp_path / name: f"type: notice\nitems: [{name}]\n".encode() for name in ("notice.yaml", "new.yaml")}
    examined = examine(appendix, overlay=overlay)
    assert examined.faults == ()
    assert examined.contents[1:] == tuple(overlay.values())
    assert [fault.code for fault in examine(appendix).faults] == ["listed-file-missing"]
