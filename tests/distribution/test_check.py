"""Everything wrong with a content and all its editions, told once; of a content with errors its editions are not asked."""

from __future__ import annotations

from pathlib import Path

import pytest

import faqprint
from faqprint.distribution.check import check
from faqprint.errors import UsageError

from .folders import edit


def told(content: Path, branches: str | None = None) -> list[tuple[str, str]]:
    """File and code of each fault, errors apart from what proofreading finds."""
    return [
        (fault.place.file.rpartition("/")[2], fault.code)
        for fault in check(content, branches=branches)
        if fault.severity == "error"
    ]


def test_a_sound_content_has_no_error(content: Path) -> None:
    """Nor has any of its editions."""
    assert told(content) == []


def test_editions_are_looked_at_too(content: Path) -> None:
    """A branch whose values cannot be printed, at its cell."""
    edit(content.with_name("branches.csv"), "港町支店", "港町\U0001f600")
    assert told(content) == [("branches.csv", "missing-glyph")]


def test_of_a_content_with_errors_nothing_more_is_asked(content: Path) -> None:
    """Its own faults alone."""
    edit(content.with_name("branches.csv"), "港町支店", "港町\U0001f600")
    edit(content, "title: 別紙３", "titel: 別紙３")
    assert {code for _, code in told(content)} == {"unknown-key"}


def test_another_list_may_be_named(content: Path) -> None:
    """Then the one beside the appendix does not count."""
    other = content.with_name("other.csv")
    other.write_text(content.with_name("branches.csv").read_text("utf-8").replace("港町支店", "港町\U0001f600"), "utf-8")
    assert told(content) == []
    assert told(content, branches=str(other)) == [("other.csv", "missing-glyph")]


def test_no_fault_is_told_twice(content: Path) -> None:
    """Though the appendix and each edition have it."""
    content.write_text(content.read_text("utf-8") + "  - {type: text, body: ＩＤとID}\n", "utf-8")
    faults = check(content)
    assert len({*faults}) == len(faults)


def test_what_is_not_there_is_the_command_line_s_fault(content: Path) -> None:
    """A file, a branch."""
    with pytest.raises(UsageError):
        check(content.with_name("none.yaml"))
    with pytest.raises(UsageError):
        check(content, edition="999")


def test_hints_are_given_to_those_who_ask(content: Path) -> None:
    """What takes a few words too many is one."""
    edit(content, "\nsections:", "\nsections:\n  - {type: text, body: 変更することができます。}")
    assert "info" not in {fault.severity for fault in check(content)}
    assert "redundant" in {fault.code for fault in check(content, info=True)}


def test_a_dictionary_s_faults_are_errors_of_check_alone(content: Path) -> None:
    """``build`` reads none."""
    edit(content, "\nsections:", "\nproofread: {dictionary: [prh.yml]}\nsections:")
    rule = "rules:\n  - {expected: い, pattern: あ, specs: [{from: あ, to: う}]}\n"
    content.with_name("prh.yml").write_text(rule, "utf-8")
    assert told(content) == [("prh.yml", "dictionary-spec")]
    faqprint.build(content, content.with_name("out.pdf"))
