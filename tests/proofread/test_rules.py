"""The table of rules: each row's example, both ways; the contents that ship have nothing to mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.manuscript.load import examine
from faqprint.messages.sentences import SENTENCES, render
from faqprint.proofread.rule import ProofreadingRule
from faqprint.proofread.rules import BY_ID, RULES, proofread_content, retell

from .conftest import FAQ, Find, Write

ROOT = Path(__file__).parents[2]


#: A dictionary for the example of the rule that needs one.
DICTIONARY = "rules:\n  - expected: 利用者ＩＤ\n    pattern: 利用者番号\n"


def files_of(rule: ProofreadingRule, example: str) -> dict[str, str]:
    """Give an example as files."""
    settings = f"proofread: {{{rule.example.settings}}}\n" if rule.example.settings else ""
    appendix = f"title: 別紙\n{settings}sections: [faq.yaml]\n"
    match rule.example.where:
        case "answer":  # as it is written in YAML
            return {"appendix": appendix, "faq": FAQ.replace("{0}", example)}
        case "question":
            return {"appendix": appendix, "faq": FAQ.replace("何ですか？", example).replace("{0}", "はい。")}
        case "tel":
            faq = f"type: contact\ntitle: 窓口\ndesks:\n  - {{name: 事務部, tel: {example}}}\n"
            return {"appendix": appendix, "faq": faq}
        case "faq":
            return {"faq": f"type: faq\ntitle: ＦＡＱ\ncategories:\n{example}"}
    return {"appendix": f"title: 別紙\n{example}\n", "memo": "type: memo\n"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_example_is_marked_and_its_good_form_is_not(find: Find, write: Write, rule: ProofreadingRule) -> None:
    """The bad form has just this finding; the good one has none at all, but for hints of other rules."""
    write("").with_name("prh.yml").write_text(DICTIONARY, "utf-8")
    bad = find("", **files_of(rule, rule.example.bad))
    assert {fault.code for fault in bad if fault.severity != "info" or rule.level == "info"} == {rule.id}
    assert find("", **files_of(rule, rule.example.good)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_has_its_words(rule: ProofreadingRule) -> None:
    """A name, a sentence and a title in both languages."""
    assert BY_ID[rule.id] is rule
    assert len(set(SENTENCES[rule.id])) == 2
    assert all(rule.title) and rule.title[0] != rule.title[1]


def test_no_rule_stands_twice() -> None:
    """One row a rule."""
    assert len(BY_ID) == len(RULES)


@pytest.mark.parametrize("folder", ["content", "src/faqprint/starter"])
def test_what_ships_has_nothing_to_mark(folder: str) -> None:
    """Neither the bank's own content nor the starter."""
    assert proofread_content(examine(ROOT / folder / "appendix.yaml")) == ()


def test_findings_come_in_the_order_of_the_files(find: Find) -> None:
    """The entry first, then its sections, each from the top; they are warnings, and can be told in both languages."""
    faults = find(
        "",
        appendix="title: 別紙\nversion: 第1.0版\nrevisions: [{version: 第1.1版}]\nsections: [b.yaml, a.yaml]\n",
        a="type: text\nbody: desk＠example.jp\n",
        b="type: text\nbody: |\n  &nbsp;\n  ※\n",
    )
    assert [(fault.place.file, fault.place.line, fault.code) for fault in faults] == [
        ("appendix.yaml", 2, "version-old"),
        ("appendix.yaml", 4, "section-unused"),
        ("b.yaml", 3, "markup-left"),
        ("b.yaml", 4, "mark-alone"),
        ("a.yaml", 2, "address-form"),
    ]
    assert {fault.severity for fault in faults} == {"warning"}
    assert all(render(fault) != render(fault, "en") for fault in faults)


def test_a_content_that_was_read_in_part_is_not_proofread(write: Write) -> None:
    """What is missing in it may stand where it could not be read."""
    path = write("title: 別紙\nsections: [faq.yaml]\n", faq="type: faq\n\ttitle: x\n  y\n", memo="type: memo\n")
    assert proofread_content(examine(path)) == ()


def test_the_readme_has_a_row_for_each_rule() -> None:
    """Its name, its level, whether it is mended, and its title, in the table's order."""
    levels = {"warning": "警告", "info": "参考", "off": "切"}
    rows = [f"| `{rule.id}` | {levels[rule.level]} | {'直せる' * rule.fixable} | {rule.title[0]} |" for rule in RULES]
    assert "\n".join(rows) in (ROOT / "README.md").read_text("utf-8")


def test_what_can_be_mended_without_asking() -> None:
    """As the contract says."""
    fixable = {rule.id for rule in RULES if rule.fixable}
    assert fixable == {
        "vary-dash",
        "dictionary",
        "half-width-katakana",
        "mark-half",
        "mark-double",
        "space-inside",
        "space-trailing",
        "invisible",
        "period",
        "ref-form",
        "address-form",
    }


@pytest.mark.parametrize(
    ("settings", "comment", "told"),
    [
        ("", "", [("markup-left", "warning"), ("pair", "error")]),
        ("rules: {markup-left: error}", "", [("markup-left", "error"), ("pair", "error")]),
        ("rules: {markup-left: info}", "", [("pair", "error")]),
        ("rules: {markup-left: off}", "", [("pair", "error")]),
        ("", "# faqprint: ignore [markup-left]", [("pair", "error")]),
        ("", "# faqprint: ignore", [("pair", "error")]),
    ],
)
def test_full_width_marks_are_told_as_the_rule_says(
    write: Write, settings: str, comment: str, told: list[tuple[str, str]]
) -> None:
    """They had a name that is no rule's, and nothing silenced them; what no rule is of stays as it is."""
    faq = FAQ.replace("{0}", "［［窓口］］へどうぞ。").replace("        answer", f"        {comment or '# 答え'}\n        answer")
    examined = examine(write(f"title: 別紙\nproofread: {{{settings}}}\nsections: [faq.yaml]\n", faq=faq))
    (mark,) = examined.faults
    assert mark.code == "wide-mark"
    other = mark._replace(code="pair", severity="error")
    found = retell(examined, [mark, other])
    assert [(fault.code, fault.severity) for fault in found] == told
    assert {dict(fault.values)["written"] for fault in found if fault.code == "markup-left"} <= {"［［窓口］］"}


def test_a_full_width_mark_that_is_allowed_is_not_told(write: Write) -> None:
    """It was told, and once more where it is allowed."""
    faq = FAQ.replace("{0}", "［［窓口］］へどうぞ。［［電話］］でも。")
    examined = examine(write("title: 別紙\nproofread:\n  allow: [［［窓口］］]\nsections: [faq.yaml]\n", faq=faq))
    assert [fault.code for fault in examined.faults] == ["wide-mark"] * 3
    assert [dict(fault.values)["written"] for fault in retell(examined, examined.faults)] == ["［［電話］］"]
