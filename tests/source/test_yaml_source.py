"""YAML files as nodes with positions, and every mistake with its mended line."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.errors import Fault
from faqprint.source.yaml_source import MAX_BYTES, MappingNode, Scalar, SequenceNode, YamlSource, read_source


def read(text: str | bytes) -> YamlSource:
    """Read a text as if it were the file ``f.yaml``."""
    return YamlSource("f.yaml", text if isinstance(text, bytes) else text.encode())


def only(source: YamlSource) -> Fault:
    """Give the one fault of a source."""
    assert [fault.code for fault in source.faults] == [source.faults[0].code]
    return source.faults[0]


def test_every_scalar_is_text() -> None:
    """Numbers, times, flags and nulls of YAML print as typed."""
    written = ["0120", "9:00", "no", "1_000", "=", "~", "2026-11-22", "1e3", "0x1F", "on", "7" * 5000]
    root = read("\n".join(f"- {text}" for text in written)).root
    assert isinstance(root, SequenceNode)
    assert [item.text for item in root.items if isinstance(item, Scalar)] == written


def test_empty_scalars_are_empty_texts() -> None:
    """A key with nothing after it and an empty pair of quotes are both ''."""
    root = read("a:\nb: ''\nc: \"\"\n").root
    assert isinstance(root, MappingNode)
    assert [node.text for _, node in root.entries if isinstance(node, Scalar)] == ["", "", ""]


def test_nodes_know_their_place() -> None:
    """Lines and columns count from 1, in characters."""
    root = read("質問: あ\nlist:\n  - い\n  - {う: え}\n").root
    assert isinstance(root, MappingNode)
    (_, first), (_, second) = root.entries
    assert first[1:3] == (1, 5)
    assert isinstance(second, SequenceNode)
    assert [(item.line, item.column) for item in second.items] == [(3, 5), (4, 5)]


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
    ("- a:\n    あ\n    い\n", "folded-lines", 2, 5, "- a: |"),
    ("title: あ\nmanual：い\nx: y\n", "wide-colon", 2, 7, "manual: い"),
    ("q:\n  - question：あ\n    answer: い\n", "wide-colon", 2, 13, "- question: あ"),
    ("質問：あ\nx: y\n", "wide-colon", 1, 3, "質問: あ"),
    ("title:あ\nmanual: い\n", "colon-space", 1, 6, "title: あ"),
    ("a: b\nc:\n  -d\n  -e\n", "dash-space", 3, 3, "- d"),
    ("a: 'x'y\n", "quote-inside", 1, 4, "a: '''x''y'"),
    ('a: "x" と "y"\n', "quote-inside", 1, 4, 'a: \'"x" と "y"\''),
    ('a: "C:\\dir"\n', "bad-escape", 1, 4, "a: 'C:\\dir'"),
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
    ("items:\n  -　あ\n", "wide-space-indent", 2, 3),
    ("a: b\nc: \0\n", "control-character", 2, 4),
    ("a: b\x1b[31m\n", "control-character", 1, 5),
    ("a: あ\u2028い\n", "control-character", 1, 5),
    ("a: \ufeffb\n", "control-character", 1, 4),
    ('a: "\\0"\n', "control-character", 1, 4),
    ('a: "\\ud800"\n', "escape-of-no-character", 1, 4),
    ("a: &x b\n", "anchor", 1, 4),
    ("a: !!str 1\n", "tag", 1, 4),
    ("a: &a [x]\nb: [*a, *a]\n", "anchor", 1, 4),
    ("- &l [*l]\n", "anchor", 1, 3),
    ("<<: b\n", "merge-key", 1, 1),
    ("- a\n---\n- b\n", "second-document", 2, 1),
    ("a: b\na: c\n", "repeated-key", 2, 1),
    ("か\u3099: b\nが: c\n", "repeated-key", 2, 1),
    ("[a]: b\n", "key-not-text", 1, 1),
    ('a: "x', "unclosed-quote", 1, 4),
    ('d:\n  - {name: "{{desk}}, tel: 03}\n  - {name: "x", tel: "03"}\n', "unclosed-quote", 2, 12),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: あ # 注釈\n", "あ"),
        ("a: あ # \n", "あ"),
        ('a: "あ #3"\n', "あ #3"),
        ("a: |\n  あ #3\n  い: う\n", "あ #3\nい: う\n"),
        ("a: http://x:80/#y\n", "http://x:80/#y"),
        ("a: C#\n", "C#"),
        ("a: お{{x}}\n", "お{{x}}"),
        ("a: 'b: c'\n", "b: c"),
        ("a: b\r\n", "b"),
        ("\ufeffa: b\n", "b"),
        ("---\na: b\n...\n", "b"),
        ('a: "あ\\\n  い"\n', "あい"),
        ("a: か\u3099\n", "が"),
        ("a: |\n  ・tel: 03\n  　注: い\n", "・tel: 03\n　注: い\n"),
        ('a: "か\\u3099"\n', "が"),
    ],
)
def test_what_is_meant_is_read(text: str, expected: str) -> None:
    """Comments, quoted and block texts, line ends and NFC are no mistakes."""
    source = read(text)
    assert source.faults == []
    assert isinstance(source.root, MappingNode)
    node = source.root.entries[0][1]
    assert isinstance(node, Scalar) and node.text == expected


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
    ("content", "code", "line", "column"),
    [
        ("a: b\ntitle: あ".encode("cp932"), "cp932", 2, 8),
        ("title: あ\n".encode("utf-16"), "utf-16", 1, 1),
        ("title: あ\n".encode("utf-16-le"), "utf-16", 1, 1),
        (b"a: \xff\xff\n", "not-utf-8", 1, 4),
        (b"a: \xed\xa0\x80\n", "control-character", 1, 4),
        (b"a: \xed\xa0\xbdb\n", "control-character", 1, 4),
    ],
)
def test_other_encodings_are_named(content: bytes, code: str, line: int, column: int) -> None:
    """A file that is not UTF-8 is one fault that names what it is."""
    fault = only(read(content))
    assert (fault.code, fault.place.line, fault.place.column) == (code, line, column)


def test_places_of_a_long_quoted_text_are_found_at_once() -> None:
    """Where thousands of characters of one quoted text stand costs next to nothing, escapes counted as written."""
    text = "\\u3042い" * 20_000
    source = read(f'a: "{text}"\n')
    scalar = next(source.scalars())
    begin = time.perf_counter()
    assert [source.position(scalar, 0, at)[1] for at in range(0, 4000, 2)] == [5 + 7 * n for n in range(2000)]
    assert time.perf_counter() - begin < 2


def test_cp932_file_shows_its_line() -> None:
    """The line of a Shift_JIS file is shown as its author sees it."""
    assert only(read("title: 別紙".encode("cp932"))).line_text == "title: 別紙"


def test_big_file_answers_at_once(tmp_path: Path) -> None:
    """A file of 50 MB is refused before it is read whole."""
    path = tmp_path / "big.yaml"
    path.write_bytes(b"a: b\n" * 10_000_000)
    begin = time.perf_counter()
    fault = only(read_source(path, "big.yaml"))
    assert fault.code == "file-too-big"
    assert time.perf_counter() - begin < 2
    assert path.stat().st_size > MAX_BYTES


def test_twenty_thousand_folded_texts_answer_at_once() -> None:
    """Looking for the cause of one fault does not go through the file from its beginning."""
    begin = time.perf_counter()
    assert len(read("".join(f'k{n}: "x\n  y"\n' for n in range(20_000))).faults) == 20_000
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize("text", ["[" * 100_000, "a: " + "[" * 100_000, "- " * 100_000, "{" * 100_000, "a: {b: " * 100_000])
def test_brackets_without_end_answer_at_once(text: str) -> None:
    """A hundred thousand brackets neither crash nor keep anyone waiting."""
    begin = time.perf_counter()
    assert read(text).faults[0].code in ("too-nested", "trap-start", "bracket")
    assert time.perf_counter() - begin < 2


def test_position_inside_scalars() -> None:
    """A character of a text is found in the file, whatever quotes or block it stands in."""
    source = read("a: |\n\n    あ\n      い×\nb: 'あ''×'\nc: \"\\u3042×\"\nd: あ×\n")
    places = []
    for scalar in source.scalars():
        at = scalar.text.index("×")
        line = scalar.text.count("\n", 0, at)
        places.append(source.position(scalar, line, at - scalar.text.rfind("\n", 0, at) - 1))
    assert places == [(4, 8), (5, 8), (6, 11), (7, 5)]


def test_pure_python_parser_gives_the_same() -> None:
    """Without libyaml the same nodes and the same mistakes come out (in a process in which PyYAML has no parser in C)."""
    texts = [
        "a: |\n  あ\n  い\nb: [c, {d: e}]\nf: 'g'\n",
        *(row[0] for row in TRAPS if row[1] in ("trap-start", "trap-colon")),
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


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.text(alphabet="a:- \n\t　|>{}[]*&!%@`'\"#あ：\\{{", max_size=40).map(str.encode)))
def test_any_bytes_give_nodes_or_faults(content: bytes) -> None:
    """No bytes raise anything, and what gives no nodes gives a fault or is empty."""
    source = read(content)
    for fault in source.faults:
        assert fault.place.line >= 1 and fault.place.column >= 1


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
