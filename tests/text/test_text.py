"""The text room as scripts call it: ``faqprint.text.lines`` and ``widths``."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

import faqprint
from faqprint.text import lines, widths


def test_reachable_from_the_package() -> None:
    """After ``import faqprint`` alone; the import itself loads no font engine."""
    program = (
        "import sys, faqprint; assert 'uharfbuzz' not in sys.modules; "
        "assert faqprint.text.lines('あいう', 2) == ['あい', 'う']; assert faqprint.text.widths('あい', 2) == [2.0]; "
        "assert issubclass(faqprint.OverflowWarning, Warning)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
    with pytest.raises(AttributeError):
        _ = faqprint.nothing


@pytest.mark.parametrize("measure", [0, -1, float("nan"), float("inf"), "26", None, True])
def test_measure_must_be_positive(measure: Any) -> None:
    """A measure that is no positive number raises ValueError."""
    for function in (lines, widths):
        with pytest.raises(ValueError, match="measure"):
            function("あ", measure)


@pytest.mark.parametrize(
    "options",
    [
        {"width": 3},
        {"kinsoku": "hard"},
        {"kinsoku": None},
        {"kinsoku": ["strict"]},
        {"spacing": "jis"},
        {"autospace": -0.1},
        {"autospace": "0.25"},
        {"autospace": float("nan")},
        {"last_min": -1},
        {"last_min": 1.5},
        {"last_min": True},
        {"profile": "typst"},
        {"profile": 1},
    ],
    ids=str,
)
def test_unknown_options(options: dict[str, Any]) -> None:
    """An unknown option or value raises ValueError."""
    with pytest.raises(ValueError, match=next(iter(options))):
        lines("あ", 3, **options)


def test_named_options_override_the_profile() -> None:
    """A profile is set whole, wherever it stands, and named options override it."""
    text = "パソコンでチェック"
    assert lines(text, 6, profile="seed") == ["パソコンでチ", "ェック"]
    assert lines(text, 6, kinsoku="strict", profile="seed") == ["パソコンで", "チェック"]


def test_empty_and_composed() -> None:
    """An empty text is one empty line; the text is made NFC."""
    assert (lines("", 3), widths("", 3)) == ([""], [0.0])
    assert lines("か\u3099き", 1) == ["が", "き"]


def test_overflow_warns() -> None:
    """A cut unit warns once a cut, with what was cut, and points at the caller."""
    with pytest.warns(faqprint.OverflowWarning, match="abcd") as caught:
        assert lines("abcdefg", 2) == ["abcd", "efg"]
    assert [(len(caught), warning.filename) for warning in caught] == [(1, __file__)]


def test_widths() -> None:
    """A width is what counts for the measure: line-end aki apart, shrunk lines at the measure (SP-4)."""
    assert widths("ください。", 4.5, spacing="jlreq") == [4.5]
    assert widths("ください。", 9, spacing="jlreq") == [4.5]
    assert widths("ください。", 4.5, line_end="half") == [4.5]
    assert widths("ください。", 9, line_end="half") == [5.0]
    assert widths("甲、乙、丙丁", 4.5, spacing="jlreq", adjust="shrink") == [4.5, 1.0]
