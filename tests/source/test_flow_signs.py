"""Signs between brackets that were typed for others, each told at its place with the line as it should be."""

from __future__ import annotations

import pytest

from faqprint.source.flow_signs import other_signs
from faqprint.source.flow_tokens import FlowToken

from .sources import only, read


@pytest.mark.parametrize(
    ("text", "code", "place", "mended"),
    [
        ('{"a": "x"; "b": "y"}', "other-comma", (1, 10), '{"a": "x", "b": "y"}'),
        ('{"a": "x"；\n "b": "y"}', "other-comma", (1, 10), '{"a": "x",'),
        ('{"a"= "x"}', "other-colon", (1, 5), '{"a": "x"}'),
        ('{"a" => "x", "b": "y"}', "other-colon", (1, 6), '{"a": "x", "b": "y"}'),
        ('{"a":: "x"}', "colon-twice", (1, 6), '{"a": "x"}'),
        ('{"a": ［\n  "x"]}', "wide-bracket", (1, 7), '{"a": ['),
        ('{"a": [\n  ｛"b": "x"}]}', "wide-bracket", (2, 3), '{"b": "x"}]}'),
        ('{\n  // 注\n  "a": "x"\n}', "comment-mark", (2, 3), "# 注"),
        ('{"a": "x",\n  /* 注 */\n  "b": "y"\n}', "comment-mark", (2, 3), "# 注 */"),
    ],
)
def test_a_sign_typed_for_another(text: str, code: str, place: tuple[int, int], mended: str) -> None:
    """0.1.1 told of the bracket at the beginning of the text, or proposed a line that held both signs."""
    fault = only(read(text))
    assert (fault.code, fault.place[1:], dict(fault.values)["mended"]) == (code, place, mended)


@pytest.mark.parametrize(
    ("line", "at", "expects"),
    [
        ("[［重要］ご利用]", 1, "value"),
        ("[｛注｝ご利用]", 1, "value"),
        ("{a: ;あ}", 4, "value"),
        ("{a: =あ}", 4, "value"),
        ("{a: //あ}", 4, "value"),
    ],
)
def test_a_text_may_begin_with_such_a_sign(line: str, at: int, expects: str) -> None:
    """Where a text may stand, and nothing of JSON's follows."""
    token = FlowToken("plain", 0, at, 0, len(line) - 1)
    assert list(other_signs([line], token, FlowToken(":", 0, at - 2, 0, at - 1), expects)) == []


def test_a_list_of_braces_begins_with_its_own_bracket() -> None:
    """A brace where a list of braces begins was told as the whole text's, at its beginning."""
    fault = only(read('{"a": {\n  {"b": "x"},\n  {"b": "y"}\n]}'))
    assert (fault.code, fault.place[1:], dict(fault.values)["mended"]) == ("bracket-list", (1, 7), '{"a": [')


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ('{"a": "x"}\nおわり\n', "bracket-behind", (2, 1)),
        ('{"a": "x"}\n{"a": "x"}\n', "bracket-behind", (2, 1)),
        ('{\n "a": "x"\n}\n}\n', "bracket-extra", (4, 1)),
        ('{\n "a": "x"\n},\n', "comma-extra", (3, 2)),
        ('{\n "a": "x",\n "b": "y" : : z\n}\n', "bracket-inside", (3, 10)),
    ],
)
def test_what_stands_behind_or_inside_is_told_where_it_is(text: str, code: str, place: tuple[int, int]) -> None:
    """0.1.1: a line without a colon, or the bracket that begins the text."""
    fault = read(text).faults[0]
    assert (fault.code, fault.place[1:]) == (code, place)
