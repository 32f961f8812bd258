"""Characters that JSON writes as two escapes."""

from __future__ import annotations

import json

import pytest

from .sources import first_text, only, read


@pytest.mark.parametrize("text", ["𩸽", "𠮷野家の𩸽、①", "\\ud867\\ude3d", "\ue000𩸽\ue001", "👪😀" * 40, "\\\\𩸽"])
@pytest.mark.parametrize("escaped", [True, False])
def test_json_is_read_as_json_reads_it(text: str, escaped: bool) -> None:
    """Pairs, backslashes that stand for themselves, and characters for private use beside them."""
    assert first_text(read(json.dumps({"a": text}, ensure_ascii=escaped))) == text


@pytest.mark.parametrize("text", ["a: \\ud867\\ude3d x", "a: '\\ud867\\ude3d x'", "a: |-\n  \\ud867\\ude3d x"])
def test_outside_double_quotes_an_escape_is_text(text: str) -> None:
    """Only there YAML has escapes."""
    assert first_text(read(text)) == "\\ud867\\ude3d x"


def test_places_behind_a_pair_are_those_of_the_file() -> None:
    """A fault further on in the line stands where its author sees it."""
    fault = only(read('{"a": "\\ud867\\ude3d", "b": "\\q"}'))
    assert (fault.code, fault.place.column) == ("bad-escape", 29)
    assert dict(fault.values)["mended"] == '{"a": "\\ud867\\ude3d", "b": \'\\q\'}'


def test_half_a_pair_is_no_character() -> None:
    """It is told, as before."""
    assert only(read('a: "\\ud867x"\n')).code == "escape-of-no-character"
