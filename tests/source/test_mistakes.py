"""Every mistake of YAML: its place, its cause, and the line as it should be."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.source.mistakes import diagnose

from .sources import only, read

TRAPS = [
    ("tel: {{tel}}\n", "trap-start", 1, 6, "tel: '{{tel}}'"),
    ("tel: {{tel}} です\n", "trap-start", 1, 6, "tel: '{{tel}} です'"),
    ("- {{tel}} # 電話\n", "trap-start", 1, 3, "- '{{tel}}' # 電話"),
    ("d: {name: {{x}}, tel: b}\n", "trap-start", 1, 11, "d: {name: '{{x}}', tel: b}"),
    ("a: [[q1]]\n", "trap-start", 1, 4, "a: '[[q1]]'"),
    ("a: [[q1]] を参照\n", "trap-start", 1, 4, "a: '[[q1]] を参照'"),
    ("a: **重要** です\n", "trap-start", 1, 4, "a: '**重要** です'"),
    ("a: *foo\n", "trap-start", 1, 4, "a: '*foo'"),
    ("a: @foo\n", "trap-start", 1, 4, "a: '@foo'"),
    ("a: %5\n", "trap-start", 1, 4, "a: '%5'"),
    ("a: `x`\n", "trap-start", 1, 4, "a: '`x`'"),
    ("a: | b | c |\n", "trap-start", 1, 4, "a: '| b | c |'"),
    ("a: - b\n", "trap-start", 1, 4, "a: '- b'"),
    ("a: !い\n", "trap-start", 1, 4, "a: '!い'"),
    ("a: 注: これ\n", "trap-colon", 1, 5, "a: '注: これ'"),
    ("a: |\n  　い\nb: c: d\n", "trap-colon", 3, 5, "b: 'c: d'"),
    ("a: it's: b\n", "trap-colon", 1, 8, "a: 'it''s: b'"),
    ("a: お問い合わせ:\n", "trap-colon", 1, 10, "a: 'お問い合わせ:'"),
    ("- a: b: c\n", "trap-colon", 1, 7, "- a: 'b: c'"),
    ("a: 受付番号 #3\n", "trap-hash", 1, 9, "a: '受付番号 #3'"),
    ("a: #3\n", "trap-hash", 1, 4, "a: '#3'"),
    ("a: あ\n  い\n", "folded-lines", 1, 4, "a: |"),
    ('a: "あ\n  い"\n', "folded-lines", 1, 4, "a: |"),
    ("- 'あ\n  い'\n", "folded-lines", 1, 3, "- |"),
    ("- a:\n    あ\n    い\n", "folded-lines", 1, 1, "- a: |"),
    ("title: あ\nmanual：い\nx: y\n", "wide-colon", 2, 7, "manual: い"),
    ("q:\n  - question：あ\n    answer: い\n", "wide-colon", 2, 13, "- question: あ"),
    ("質問：あ\nx: y\n", "wide-colon", 1, 3, "質問: あ"),
    ("title:あ\nmanual: い\n", "colon-space", 1, 6, "title: あ"),
    ("a: b\nc:\n  -d\n  -e\n", "dash-space", 3, 3, "- d"),
    ("a: 'x'y\n", "quote-inside", 1, 4, "a: '''x''y'"),
    ('a: "x" と "y"\n', "quote-inside", 1, 4, 'a: \'"x" と "y"\''),
    ('a: "C:\\dir"\n', "bad-escape", 1, 7, "a: 'C:\\dir'"),
    ('a: "x\\q \\"y\\""\n', "bad-escape", 1, 6, 'a: "x\\\\q \\"y\\""'),
    ('a: "x\nb: y\n', "open-quote", 1, 4, 'a: "x"'),
    ('d:\n  - name: "{{desk}}\n    tel: "03"\n', "open-quote", 2, 11, '- name: "{{desk}}"'),
    ("d:\n  - name: '{{desk}}\n  - name: '{{tel}}'\n", "open-quote", 2, 11, "- name: '{{desk}}'"),
    ('q:\n  - question: "あ\n    answer: い "う" え\n', "open-quote", 2, 15, '- question: "あ"'),
    ("a: 'x\nb: it's\n", "open-quote", 1, 4, "a: 'x'"),
    ('a: "x  # 注\nb: "y"\n', "open-quote", 1, 4, 'a: "x"  # 注'),
    ('a: "x\nb: "\nc: d\n', "open-quote", 1, 4, 'a: "x"'),
    ("c:\n  － question: あ\n    answer: い\n", "wide-dash", 2, 3, "- question: あ"),
    ("c:\n  ・question: あ\n    answer: い\n", "wide-dash", 2, 3, "- question: あ"),
    ("c:\n  ‐ question: あ\n    answer: |\n      い\n", "wide-dash", 2, 3, "- question: あ"),
    ("c:\n- question: x\n  answer: y\n－question: あ\n  answer: い\n", "wide-dash", 4, 1, "- question: あ"),
    ("r:\n  - {version: 第1版,date:2026-11-22}\n", "colon-space", 2, 23, "- {version: 第1版,date: 2026-11-22}"),
    ("r: {a: b, tel:[c]}\n", "colon-space", 1, 14, "r: {a: b, tel: [c]}"),
    ("r: {a:{b: c}}\n", "colon-space", 1, 6, "r: {a: {b: c}}"),
    ("r: {version:第1版, date: 2026-11-22}\n", "colon-space", 1, 12, "r: {version: 第1版, date: 2026-11-22}"),
    ("q:\n  - a: |\n            \n      い\n", "blank-deeper", 3, 7, ""),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "mended"), TRAPS)
def test_trap_is_a_fault_with_its_mended_line(text: str, code: str, line: int, column: int, mended: str) -> None:
    """What YAML would read otherwise is told at its place, and the mended line is given."""
    fault = read(text).faults[0]
    assert (fault.code, fault.place.line, fault.place.column) == (code, line, column)
    assert dict(fault.values)["mended"] == mended


@pytest.mark.parametrize("text", sorted({row[0] for row in TRAPS if row[1] in ("trap-start", "trap-colon", "bad-escape")}))
def test_mended_line_reads_as_text(text: str) -> None:
    """The mended line has no fault of its own and holds the text that was typed."""
    fault = read(text).faults[0]
    again = read(dict(fault.values)["mended"] + "\n")
    assert again.faults == []


REFUSED = [
    ("\tb: c\n", "tab-indent", 1, 1),
    ("a:\n\t- x\n", "tab-indent", 2, 1),
    ("a: b\n\n\tc: d\n", "tab-indent", 3, 1),
    ("　a: b\n", "wide-space-indent", 1, 1),
    ("items:\n　- 文\n", "wide-space-indent", 2, 1),
    ("a: |\n　本文\nb: c\n", "wide-space-indent", 2, 1),
    ("items:\n  -　あ\n", "wide-space-indent", 2, 4),
    ("a: b\nc: \0\n", "control-character", 2, 4),
    ("a: b\x1b[31m\n", "control-character", 1, 5),
    ('a: "\\0"\n', "control-character", 1, 5),
    ('a: "\\ud800"\n', "escape-of-no-character", 1, 4),
    ("a: &x b\n", "anchor", 1, 4),
    ("a: !x 1\n", "tag", 1, 4),
    ("- &l [*l]\n", "anchor", 1, 3),
    ("<<: b\n", "merge-key", 1, 1),
    ("- a\n---\n- b\n", "second-document", 2, 1),
    ("a: b\na: c\n", "repeated-key", 2, 1),
    ("か\u3099: b\nが: c\n", "repeated-key", 2, 1),
    ("[a]: b\n", "key-not-text", 1, 1),
    ('a: "x', "unclosed-quote", 1, 4),
    ('d:\n  - {name: "{{desk}}, tel: 03}\n  - {name: "x", tel: "03"}\n', "open-quote", 2, 12),
    ('a: "x\n  y\nb: "z"\n', "unclosed-quote", 1, 4),
    ('a: |\n  例: "あ\nb: "x" y\n', "quote-inside", 3, 4),
    ("c:\n    - q: あ\n　　　　a: い\n    - q: う\n", "wide-space-indent", 3, 1),
    ("c:\n  - q: あ\n　　a: |\n　　　　い\n　　　　う\n  - q: う\n", "wide-space-indent", 3, 1),
    ("c:\n  - q: あ\n    a: |\n      い\n      　注: う\n  - q: う\n   a: え\n", "indent", 7, 4),
    ("a: [1, 2\n", "bracket", 1, 4),
    ("a: {b: c\n", "bracket", 1, 4),
    ("a:\n  b: c\n d: e\n", "indent", 3, 2),
    ("a:\n  - b: c\n    d: e\n   - f: g\n", "indent", 4, 4),
    ("a: b\n  c: d\n", "indent", 2, 3),
    ("a: b\ntitle\nc: d\n", "no-colon", 2, 1),
    ("title\nc: d\n", "no-colon", 1, 1),
    ("items:\n・あ\n・い\nb: c\n", "no-colon", 2, 1),
    ("a: |\n  あ\n い\n", "no-colon", 3, 2),
    ("a:\n  - あ\n - い\n", "indent", 3, 2),
    ("a: |あ\n  い\n", "text-after-bar", 1, 5),
    ("a: |\n  あ\n\t\n  い\n", "blank-white", 3, 1),
    ("a: |\n\t\n  あ\nb: c\n", "blank-white", 2, 1),
    ("a: b\nc:\n  - d\n \u200b- e\n", "nbsp-indent", 4, 2),
    ("a: b\n" + "- " * 60 + "\n", "too-nested", 2, 101),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), REFUSED)
def test_what_cannot_be_meant_is_refused(text: str, code: str, line: int, column: int) -> None:
    """Each is one fault at its place."""
    if code == "too-nested":
        text = text.removeprefix("a: b\n")
        line -= 1
    fault = only(read(text))
    assert (fault.code, fault.place.line, fault.place.column) == (code, line, column)


def test_a_quote_left_open_leaves_the_next_lines_alone() -> None:
    """The line that lacks its closing quote is the only fault, and those after it are read as they stand."""
    source = read('d:\n  - name: "{{desk}}\n    tel: "03"\n    fax: 04\n')
    assert only(source).code == "open-quote"
    assert [scalar.text for scalar in source.scalars()] == ["{{desk}}", "03", "04"]


def test_several_traps_of_one_file_are_told_together() -> None:
    """A line that only lacks quotes does not hide the faults after it."""
    source = read("a: {{x}} と\nb: **c**\nd: e: f\ng: 1 #2\nh: あ\n  い\n")
    assert [(fault.code, fault.place.line) for fault in source.faults] == [
        ("trap-start", 1),
        ("trap-start", 2),
        ("trap-colon", 3),
        ("trap-hash", 4),
        ("folded-lines", 5),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: あ\x07い\nb: {{x}} と\nc: う\x85え\n", [("control-character", 1), ("control-character", 3), ("trap-start", 2)]),
        ("a: \"あ\nb: 'い\n", [("open-quote", 1), ("unclosed-quote", 2)]),
        ("- q: あ\n  a: |\n い\n- q: う\n  a: {{x}}へ\n", [("block-not-indented", 3), ("trap-start", 5)]),
    ],
    ids=["controls", "quotes", "block"],
)
def test_a_mistake_does_not_hide_the_next(text: str, told: list[tuple[str, int]]) -> None:
    """Once only the first control was told, the first of two quotes, and ``a: |`` as indented wrongly, in place of its text."""
    source = read(text)
    assert [(fault.code, fault.place.line) for fault in source.faults] == told
    lines = text.split("\n")
    for fault in source.faults:
        lead = len(lines[fault.place.line - 1]) - len(lines[fault.place.line - 1].lstrip())
        values = dict(fault.values)
        lines[fault.place.line - 1] = " " * int(values.get("spaces", lead)) + values["mended"]
    assert read("\n".join(lines)).faults == []


def test_many_controls_are_no_text() -> None:
    """Of eleven lines that hold one ten are told, and nothing is read."""
    source = read("a: \x07\n" * 11)
    assert (source.root, [fault.place.line for fault in source.faults]) == (None, [*range(1, 11)])


@pytest.mark.parametrize(
    ("flow", "code", "column", "mended"),
    [
        ("{x: **y**}", "trap-start", 8, "{x: '**y**'}"),
        ("{x: @a, y: b}", "trap-start", 8, "{x: '@a', y: b}"),
        ("[あ, `い`]", "trap-start", 8, "[あ, '`い`']"),
        ("{x: 初版 {{t}}, y: b}", "trap-start", 11, "{x: '初版 {{t}}', y: b}"),
        ("{x: [[a]]を}", "trap-start", 8, "{x: '[[a]]を'}"),
        ("{x: あ: い}", "trap-colon", 9, "{x: 'あ: い'}"),
        ("{x: あ #3, y: b}", "trap-hash", 10, "{x: 'あ #3', y: b}"),
        ("[{x: 'it''s', y: \"a: b\"}, {x: 100%: 1}]", "trap-colon", 38, "[{x: 'it''s', y: \"a: b\"}, {x: '100%: 1'}]"),
    ],
)
def test_text_between_brackets_is_mended(flow: str, code: str, column: int, mended: str) -> None:
    """A text that lacks its quotes among others between brackets is found, and its line is good once it is mended."""
    fault = only(read(f"a: {flow}\n"))
    assert (fault.code, fault.place.line, fault.place.column) == (code, 1, column)
    assert dict(fault.values)["mended"] == f"a: {mended}"
    assert read(f"a: {mended}\n").faults == []


def test_pure_python_parser_gives_the_same() -> None:
    """Without libyaml the same nodes and the same mistakes come out (in a process in which PyYAML has no parser in C)."""
    texts = [
        "a: |\n  あ\n  い\nb: [c, {d: e}]\nf: 'g'\n",
        *(row[0] for row in TRAPS if row[1] != "colon-space"),  # which it takes for one all the same
    ]
    program = """if True:
        import json, sys, yaml
        if hasattr(yaml, "CSafeLoader"):
            del yaml.CSafeLoader
        from faqprint.source.yaml_source import YamlSource
        sources = [YamlSource("f.yaml", text.encode()) for text in json.load(sys.stdin)]
        print(json.dumps([repr((source.root, source.faults)) for source in sources]))"""
    told = subprocess.run([sys.executable, "-c", program], input=json.dumps(texts).encode(), capture_output=True, check=True)
    for text, python in zip(texts, json.loads(told.stdout), strict=True):
        source = read(text)
        assert python == repr((source.root, source.faults)), text


LINE = st.text("a:- 　|>{}[]*&!%@`'\"#あ\\：・－\t", max_size=14)


@settings(max_examples=400)
@given(st.lists(LINE, min_size=1, max_size=4))
def test_any_text_has_a_mistake_inside_it(lines: list[str]) -> None:
    """Whatever the parser gives up on: what may be wrong has its place in the text, and a mended line is another one."""
    try:
        list(yaml.parse("\n".join(lines), yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        found = list(diagnose(lines, error, None))
        assert found[-1].mended is None  # there is always something to say
        for mistake in found:
            assert re.fullmatch("[a-z]+(-[a-z]+)*", mistake.code)
            assert 1 <= mistake.line <= len(lines)
            assert 1 <= mistake.column <= len(lines[mistake.line - 1]) + 1
            assert mistake.mended is None or mistake.mended != lines[mistake.line - 1]
    except yaml.YAMLError:
        pass


def test_an_error_without_a_place_is_told_at_the_beginning() -> None:
    """With the parser's own words."""
    (mistake,) = diagnose(["a: b"], yaml.MarkedYAMLError(problem="strange"), None)
    assert (mistake.code, mistake.line, mistake.column, mistake.values) == ("yaml-syntax", 1, 1, (("reason", "strange"),))


def test_a_very_long_line_is_not_taken_apart() -> None:
    """It is told of, and not mended."""
    assert "mended" not in dict(only(read("a: " + "あ" * 5_000 + ": b\n")).values)
