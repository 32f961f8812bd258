"""Faults in words, with their line and caret."""

from __future__ import annotations

import errno
import os
import re
import string
from collections.abc import Mapping
from pathlib import Path

import pytest

from faqprint.errors import Fault, Place
from faqprint.messages.findings import FINDING_SENTENCES
from faqprint.messages.imposition import IMPOSITION_REPORTS
from faqprint.messages.machine import SYSTEM_REASONS
from faqprint.messages.reports import REPORT_SENTENCES
from faqprint.messages.sentences import SENTENCES, error_record, fault_record, render, sentence

SOURCES = Path(__file__).parents[2] / "src" / "faqprint"


def shown(line: str, column: int, length: int = 1) -> list[str]:
    """Give the lines below the message."""
    place = Place("f.yaml", 3, column)
    return render(Fault(place, "tab-indent", line_text=line, length=length)).split("\n")[1:]


def test_a_fault_is_one_line_then_its_source() -> None:
    """FILE:LINE:COLUMN: error: what, and how to mend it."""
    fault = Fault(Place("content/a.yaml", 3, 7), "repeated-key", (("key", "title"), ("line", "1")), "title: あ")
    assert render(fault).split("\n") == [
        "content/a.yaml:3:7: error: 「title」が二度書かれています（前は1行目）。"
        "どちらかを消すか、次の組の始まりなら行の頭に「- 」を付けてください",
        "title: あ",
        "      ^",
    ]
    assert render(fault, "en").startswith("content/a.yaml:3:7: error: “title” is written twice")


def test_warning_and_fault_without_a_line() -> None:
    """``warning:`` stands in every language; without a source line there is no caret."""
    fault = Fault(Place("a.yaml", 1, 1), "empty-file", severity="warning")
    assert render(fault).startswith("a.yaml:1:1: warning: ") and "\n" not in render(fault)


def test_a_fault_is_told_to_programs_with_its_place() -> None:
    """File, line, column, severity, code, message; without a place in the content line and column are null."""
    fault = Fault(Place("faq.yaml", 3, 5), "empty-file", severity="warning")
    place = {"file": "faq.yaml", "line": 3, "column": 5}
    message = sentence("empty-file", (), "en")
    assert fault_record(fault, "en") == {**place, "severity": "warning", "code": "empty-file", "message": message}
    bare = {"file": "a.pdf", "line": None, "column": None}
    assert error_record("disk-full", "full", "a.pdf") == {**bare, "severity": "error", "code": "disk-full", "message": "full"}


@pytest.mark.parametrize(
    ("line", "column", "length", "caret"),
    [
        ("質問: あい", 5, 2, "      ^^^^"),
        ("a: ｱ※x", 6, 1, "      ^"),
        ("\ta: b", 5, 1, "\t   ^"),
        ("か\u3099: b", 5, 1, "    ^"),
        ("ab", 3, 1, "  ^"),
        ("ab", 2, 99, " ^"),
    ],
)
def test_caret_stands_below_the_text(line: str, column: int, length: int, caret: str) -> None:
    """A full-width character counts two columns, a combining one none; tabs are kept."""
    assert shown(line, column, length) == [line, caret]


def test_long_line_is_cut_to_the_neighbourhood() -> None:
    """Of a very long line what lies around the caret is shown."""
    line, caret = shown("あ" * 10_000 + "×" + "い" * 10_000, 10_001)
    assert len(line) < 100 and line.startswith("…") and line.endswith("…")
    assert line[len(caret.rstrip("^")) // 2] == "×"


def test_a_width_is_told_where_one_is_known() -> None:
    """It read 幅mm: what counts spaces took its name."""
    assert "（幅30mm、高さ255mm）" in sentence("margins-too-wide", {"paper": "A4", "width": "30", "height": "255"}, "ja")


def test_message_stays_on_one_line_of_bearable_length() -> None:
    """A line feed in what is quoted does not break the line, and a mended line of a million characters is cut."""
    place = Place("f.yaml", 1, 1)
    told = render(Fault(place, "not-a-flag", (("key", "toc"), ("written", "a\nb"))))
    assert "a\\u000ab" in told and "\n" not in told
    assert len(render(Fault(place, "trap-start", (("start", "{{"), ("mended", "{" * 1_000_000))))) < 1200


def test_terminal_controls_are_not_passed_on() -> None:
    """An escape sequence in the content does not reach the terminal."""
    assert shown("a: \x1b[31m", 4) == ["a: \\u001b[31m", "   ^^^^^^"]
    assert shown("a: \u202eb", 5) == ["a: \\u202eb", "         ^"]
    place = Place("f\x1b[2J\n.yaml", 1, 1)
    assert render(Fault(place, "empty-file")).startswith("f\\u001b[2J\\u000a.yaml:1:1: ")


def names_in(text: str) -> set[str]:
    """The values that a sentence asks for."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_use_the_same_values() -> None:
    """The English sentence says nothing that the Japanese one has no value for, and both can be filled."""
    for code, (japanese, english) in SENTENCES.items():
        assert names_in(english) <= names_in(japanese) | {"about", "byte"}, code
        values = {name: {"found": "text", "trouble": "zero"}.get(name, "x") for name in names_in(japanese) | names_in(english)}
        assert sentence(code, values) != sentence(code, values, "en"), code


@pytest.mark.parametrize(
    "table", [REPORT_SENTENCES, IMPOSITION_REPORTS, FINDING_SENTENCES], ids=["reports", "sheets", "findings"]
)
def test_reports_and_findings_are_in_both_languages(table: Mapping[str, tuple[str, str]]) -> None:
    """With the same values; no word of Japanese in English."""
    for code, (japanese, english) in table.items():
        assert names_in(japanese) == names_in(english), code
        assert not re.search("[ぁ-んァ-ヶ]", english), code


def test_no_japanese_in_english() -> None:
    """But for what stands in the content as it is, which is quoted."""
    unquoted = {code: re.sub("“[^”]*”", "", english) for code, (_, english) in SENTENCES.items()}
    assert [code for code, english in unquoted.items() if re.search("[ぁ-んァ-ヶ]", english)] == []


def test_every_error_has_its_sentence() -> None:
    """Whatever code the program raises, there is a sentence for it."""
    raised = re.compile(r"(?:UsageError|MachineError|ProofError|LayoutError|ForeignPdfError)\(\s*\"([\w-]+)\"")
    codes = {code for path in SOURCES.rglob("*.py") for code in raised.findall(path.read_text("utf-8"))}
    assert len(codes) > 20
    assert sorted(codes - set(SENTENCES)) == []


def test_every_code_of_the_manuscript_has_a_sentence() -> None:
    """No fault is ever without words."""
    codes: set[str] = set()
    for path in (*(SOURCES / "source").glob("*.py"), *(SOURCES / "manuscript").glob("*.py")):
        text = path.read_text(encoding="utf-8")
        codes |= set(
            re.findall(
                r'(?:fault|_fail|_mistake|YamlMistake|_slip|_at|fault_at|_fault|_warning)\([^()"]*"([a-z]+(?:-[a-z0-9]+)+)"', text
            )
        )
    assert len(codes) > 30
    assert codes <= set(SENTENCES)


@pytest.mark.parametrize("name", sorted(SYSTEM_REASONS))
def test_system_reasons_are_told_in_the_language_of_the_message(name: str) -> None:
    """The system says them in English only."""
    said = os.strerror(getattr(errno, name))
    assert f"（{SYSTEM_REASONS[name]}）" in sentence("cannot-read", {"file": "a", "reason": said})
    assert f"({said})" in sentence("cannot-read", {"file": "a", "reason": said}, "en")


def test_other_reasons_are_told_as_they_are() -> None:
    """What has no Japanese words keeps the system's own."""
    assert "（x y）" in sentence("cannot-read", {"file": "a", "reason": "x y"})


def test_did_you_mean() -> None:
    """A suggestion is part of the sentence only if there is one."""
    values = {"key": "titel", "known": "title", "near": "title"}
    assert "「title」のことではありませんか。" in sentence("unknown-key", values)
    assert "ことでは" not in sentence("unknown-key", values | {"near": ""})


def test_further_places_are_told_if_there_are_some() -> None:
    """And what is wrong with a telephone number in words."""
    values = {"written": "ID", "count": "2", "usual": "ＩＤ", "usual_count": "3", "file": "f.yaml", "line": "1", "more": ""}
    assert "ほか" not in sentence("vary-width-alpha", values)
    assert sentence("vary-width-alpha", values | {"more": " f.yaml:7"}).endswith("（ほかに f.yaml:7）")
    assert "桁数" in sentence("phone-form", {"written": "1", "trouble": "count"})
    assert "digits" in sentence("phone-form", {"written": "1", "trouble": "count"}, "en")
