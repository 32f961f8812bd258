"""Mistakes between brackets: one fault, at the slip, and no mended line that would destroy a text."""

from __future__ import annotations

from random import Random

import pytest

from .json_slips import DATA, FORMS, letters, slip
from .sources import only, read
from .test_node_builder import plain

LINES = [
    ('{"a": "x", "b": "C:\\data を"}', "bad-escape", 20, '{"a": "x", "b": \'C:\\data を\'}'),
    (
        '- {"question": "質問", "answer": "C:\\data を開く"}',
        "bad-escape",
        35,
        '- {"question": "質問", "answer": \'C:\\data を開く\'}',
    ),
    ('- {question: "質問", answer: "C:\\data"}', "bad-escape", 31, "- {question: \"質問\", answer: 'C:\\data'}"),
    ('{"a": "x" "b": "y"}', "comma-missing", 10, '{"a": "x", "b": "y"}'),
    ('{"a" "x"}', "colon-missing", 5, '{"a": "x"}'),
    ('{"a"： "x"}', "wide-colon", 5, '{"a": "x"}'),
    ('{"a": "x"， "b": "y"}', "wide-comma", 10, '{"a": "x", "b": "y"}'),
    ('{"a": "x, "b": "y"}', "open-quote", 7, '{"a": "x", "b": "y"}'),
    ('{"a: "x", "b": "y"}', "open-quote", 2, '{"a": "x", "b": "y"}'),
    ('{"a": "彼は"はい"と", "b": "y"}', "quote-in-text", 10, '{"a": "彼は\\"はい\\"と", "b": "y"}'),
    ('{"a": "x"い, "b": "y"}', "quote-in-text", 9, '{"a": "xい", "b": "y"}'),
    ('{"a": "x”, "b": "y"}', "wide-quote", 9, '{"a": "x", "b": "y"}'),
    ('{"a": ["x", "y"}', "bracket-missing", 16, '{"a": ["x", "y"]}'),
    ('{"a": "x"', "bracket", 1, '{"a": "x"}'),
    ('{"a": "x"}}', "bracket-extra", 11, '{"a": "x"}'),
    ('{"a": "x",, "b": "y"}', "comma-twice", 11, '{"a": "x", "b": "y"}'),
    ('"a": "x", "b": "y"}', "bracket-missing", 1, '{"a": "x", "b": "y"}'),
    ("{a: x b: y}", "comma-missing", 6, "{a: x, b: y}"),
    ("{a: [重要]ご利用, b: c}", "trap-start", 5, "{a: '[重要]ご利用', b: c}"),
    ("{a: ご利用[重要], b: c}", "trap-start", 5, "{a: 'ご利用[重要]', b: c}"),
    ("[所属, 氏名］", "wide-bracket", 8, "[所属, 氏名]"),
    ("[所属, 氏名", "bracket", 1, "[所属, 氏名]"),
    ("{a: b, c:[d]}", "colon-space", 9, "{a: b, c: [d]}"),
]


@pytest.mark.parametrize(("text", "code", "column", "mended"), LINES)
def test_a_slip_is_told_where_it_is(text: str, code: str, column: int, mended: str) -> None:
    """With the line as it should be, which is sound (D: 0.1.1 told up to twenty others, and lines that destroyed the text)."""
    fault = only(read(text))
    assert (fault.code, fault.place.column, dict(fault.values)["mended"]) == (code, column, mended)
    assert read(mended).faults == []


def test_two_hundred_slips_in_json_are_told_near_where_they_are() -> None:
    """Of the faults nine in ten are single, all but a few stand at the slip, and hardly a mended line loses a letter."""
    rng = Random(20260801)
    told = near = single = mended = lossless = 0
    for number in range(200):
        made = slip(FORMS[number % len(FORMS)], rng)
        source = read(made.text)
        if not source.faults:  # the text is YAML all the same: an unknown key, or a quote that prints
            continue
        fault = source.faults[0]
        told += 1
        single += len(source.faults) == 1
        near += abs(fault.place.line - 1 - made.row) <= 1
        if "mended" in dict(fault.values):
            mended += 1
            lossless += letters(plain(source.root) or []) == letters(DATA)
    assert told >= 170
    assert near >= 0.98 * told
    assert single >= 0.95 * told
    assert mended >= 0.9 * told
    assert lossless >= 0.97 * mended


def test_a_long_line_shows_what_changes() -> None:
    """Of a million characters a message shows the neighbourhood of the change."""
    text = '{"a": "' + "あ" * 100_000 + '", "b": "C:\\d", "c": "' + "い" * 100_000 + '"}'
    told = dict(only(read(text)).values)["mended"]
    assert told.startswith("…") and told.endswith("…") and '"b": \'C:\\d\', "c"' in told and len(told) < 200
