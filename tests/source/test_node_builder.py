"""YAML that other programs wrote is read as they meant it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.limits import CONTENT_ALIASED
from faqprint.source.nodes import MappingNode, Node, Scalar
from faqprint.source.written import is_wide_edge

from .sources import first_text, only, read

LONG = "Please use Microsoft Edge 120 or later on Windows 11 with the certificate already installed on this computer."


def plain(node: Node | None) -> Any:
    """Give what a node says."""
    if isinstance(node, MappingNode):
        return {key.text: plain(child) for key, child in node.entries}
    if isinstance(node, Scalar):
        return node.text
    return None if node is None else [plain(item) for item in node.items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"a: {LONG[:57]}\n  {LONG[58:]}\n", LONG),
        (f"a: '{LONG[:57]}\n\n  {LONG[58:]}'\n", f"{LONG[:57]}\n{LONG[58:]}"),
        ('a: "表示は「完了」です。\\n次の画面へ\\\n  \\ 進みます。"\n', "表示は「完了」です。\n次の画面へ 進みます。"),
        ("a: '&は？\n\n  *は？'\n", "&は？\n*は？"),
        ("{a: '&は？\n\n    *は？'}\n", "&は？\n*は？"),
        ("a: >-\n  あ\n\n  ※い\n\n  ・う\n", "あ\n※い\n・う"),
        ("a: >\n  Yes, you\n  can.\n", "Yes, you can.\n"),
        ("--- \na: ! '※い'\n", "※い"),
        ('a: ! "い"\n', "い"),
        ("a: ! |\n  い\n", "い\n"),
        ("a: !!str い\n", "い"),
        ("a: !!int 0120\n", "0120"),
        ("a: !!python/unicode 'い'\n", "い"),
        ("a: !!timestamp 2026-11-22\n", "2026-11-22"),
        ("a: &id001 い\nb: *id001\n", "い"),
        ("%YAML 1.1\n---\na: い\n...\n", "い"),
        ('{\n\t"a":\t"い"\n}\n', "い"),
        ('{"a":"https:\\/\\/x.jp"}', "https://x.jp"),
        ('a: "あ\\tい"\n', "あ い"),
        ("a: -　あ\n", "-　あ"),
        ("{a: '%\n\n  9:00', b: -　あ, c: you\n  can}\n", "%\n9:00"),
        ("a: あ\ufeffい\n", "あ\u200bい"),
        ("a: あ\u2028い\n", "あ\u200bい"),
    ],
)
def test_other_programs_are_understood(text: str, expected: str) -> None:
    """PyYAML, Ruby, js-yaml, JSON and a word processor: no fault where no break becomes a space beside full width."""
    assert first_text(read(text)) == expected


def test_an_alias_is_what_it_names() -> None:
    """PyYAML writes equal lists so."""
    source = read("- &id001\n  - {q: い, a: う}\n- *id001\n- [*id001, *id001]\n")
    assert source.faults == []
    one = [{"q": "い", "a": "う"}]
    assert plain(source.root) == [one, one, [one, one]]


@pytest.mark.parametrize(
    ("text", "code", "column", "mended"),
    [
        ("a: &注意 してください\n", "trap-start", 4, "a: '&注意 してください'"),
        ("a: &x してください\n", "anchor", 4, "a: '&x してください'"),
        ("a: !x 質問\n", "tag", 4, "a: '!x 質問'"),
        ("a: ! 質問\n", "tag", 4, "a: '! 質問'"),
        ("a: !x '質問'\n", "tag", 4, "a: '質問'"),
        ("a: !!binary aGVsbG8=\n", "tag", 4, "a: '!!binary aGVsbG8='"),
        ("a: !ruby/object:X {b: c}\n", "tag", 4, "a: {b: c}"),
        ("a: *x\n", "trap-start", 4, "a: '*x'"),
        ("a: *x い\n", "trap-start", 4, "a: '*x い'"),
    ],
)
def test_a_text_is_no_anchor_or_tag(text: str, code: str, column: int, mended: str) -> None:
    """What a clerk typed as text is told so, its line mended; before quotes the tag goes."""
    fault = only(read(text))
    assert (fault.code, fault.place.column, dict(fault.values)["mended"]) == (code, column, mended)
    assert read(mended + "\n").faults == []


def test_all_tags_of_a_file_are_told_together() -> None:
    """0.1.1 stopped at the first."""
    source = read("- q: !x 質問\n  a: !y 答え\n- q: !z 質問\n  a: &a 答え\n")
    assert sorted((fault.code, fault.place.line) for fault in source.faults) == [
        ("anchor", 4),
        ("tag", 1),
        ("tag", 2),
        ("tag", 3),
    ]


def test_aliases_of_aliases_are_bounded() -> None:
    """A few lines that stand for millions of texts are refused at once."""
    text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    text += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))
    fault = only(read(text))
    assert (fault.code, dict(fault.values)["limit"]) == ("aliases-too-many", f"{CONTENT_ALIASED:,}")


def test_an_alias_of_what_it_stands_in_is_refused() -> None:
    """It would never end."""
    assert only(read("a: &a [x, *a]\n")).code == "anchor"


TEXTS = st.lists(
    st.sampled_from(
        ["あ", "い。", "a", "Edge", " ", "\n", "\n\n", "※", "・", ": ", " #", "「", "」", "'", '"', "\\", "{{x}}", "-", "𩸽"]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(TEXTS, min_size=1, max_size=4),
    st.sampled_from(["", "'", '"', "|", ">"]),
    st.sampled_from([None, True, False]),
    st.booleans(),
    st.integers(20, 200),
)
def test_whatever_pyyaml_writes_is_read(texts: list[str], style: str, flow: bool | None, unicode: bool, width: int) -> None:
    """Its styles, escapes and folds, but for a fold at a space beside a full-width character, which no reader can tell."""
    data = {"a": texts, "b": {"c": texts}}
    written = yaml.safe_dump(data, default_style=style or None, default_flow_style=flow, allow_unicode=unicode, width=width)
    source = read(written)
    codes = {fault.code for fault in source.faults}
    if any(is_wide_edge(side) for text in texts for at in spaces(text) for side in (text[:at][::-1], text[at + 1 :])):
        assert codes <= {"folded-lines", "folded-in-brackets"}
    else:
        assert codes == set()
        assert plain(source.root) == data


def spaces(text: str) -> list[int]:
    """Give where the spaces of a text stand."""
    return [at for at, character in enumerate(text) if character == " "]


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from([None, 1, 2, "\t"]), st.booleans())
def test_whatever_json_writes_is_read(texts: list[str], indent: int | str | None, ascii: bool) -> None:
    """On one line or many, escaped or not."""
    data = {"a": texts, "b": [{"c": text} for text in texts]}
    source = read(json.dumps(data, indent=indent, ensure_ascii=ascii))
    assert source.faults == []
    assert plain(source.root) == data
