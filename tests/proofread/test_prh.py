"""Dictionaries in prh's format: patterns, options, imports, specs, and all that can be wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.proofread.prh import Dictionary
from faqprint.source.nodes import Scalar
from faqprint.source.yaml_source import YamlSource


def read(folder: Path, **files: str) -> Dictionary:
    """Read ``prh.yml`` among files."""
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, "utf-8")
    dictionary = Dictionary(seconds=0.2)
    entry = YamlSource("appendix.yaml", b"a: prh.yml\n")
    (named,) = entry.scalars()
    assert isinstance(named, Scalar)
    dictionary.add(folder, entry, named)
    return dictionary


def mended(dictionary: Dictionary, text: str) -> str:
    """Give a text with all that is found put right."""
    for match in sorted(dictionary.search(text), reverse=True):
        text = text[: match.start] + match.expected + text[match.end :]
    return text


@pytest.mark.parametrize(
    ("rule", "text", "right"),
    [
        ("expected: ください\n    pattern: 下さい", "お待ち下さい", "お待ちください"),
        ("expected: ください\n    patterns: [下さい, 下サイ]", "下さい下サイ", "くださいください"),
        ("expected: $1ください\n    pattern: /([てで])下さい/", "して下さい、下さい", "してください、下さい"),
        ("expected: サーバー\n    pattern: /サーバ(?!ー)/", "サーバとサーバー", "サーバーとサーバー"),
        ("expected: ウェブ\n    pattern: /web/i", "WEBとWeb", "ウェブとウェブ"),
        ("expected: Cookie", "cookie、ＣＯＯＫＩＥ、Cookie", "Cookie、Cookie、Cookie"),
        ("expected: ID\n    pattern: id\n    options: {wordBoundary: true}", "id idea のid", "ID idea のID"),
        ("expected: ハードウェア\n    pattern: /(ソフト)?ハードウエア/\n    regexpMustEmpty: $1", "ハードウエア", "ハードウェア"),
        ("expected: $<a>円\n    pattern: '/(?<a>\\d+)えん/'", "100えん", "100円"),
        ("expected: $$1\n    pattern: /一弗/", "一弗", "$1"),
        ("expected: かな\n    pattern: /(?<=(?:とても|ひどく))仮名/", "とても仮名、仮名", "とてもかな、仮名"),
        ("expected: 。\n    pattern: /．\\s/", "はい．\u3000いいえ", "はい。いいえ"),
        ("expected: 〜\n    pattern: /\\u{301C}{2}/u", "〜〜", "〜"),
        ("expected: 一\n    pattern: /１[^]２/", "１\n２", "一"),
        ("expected: x\n    pattern: /\\d/", "1１", "x１"),
    ],
)
def test_what_a_rule_puts_right(tmp_path: Path, rule: str, text: str, right: str) -> None:
    """Words, lists of them, JavaScript's regular expressions with their groups, options."""
    dictionary = read(tmp_path, prh=f"version: 1\nrules:\n  - {rule}\n")
    assert dictionary.faults == []
    assert mended(dictionary, text) == right
    assert mended(dictionary, right) == right


def test_a_group_that_must_be_empty_keeps_a_rule_away(tmp_path: Path) -> None:
    """As one that looks behind."""
    rule = "expected: ハードウェア\n    pattern: /(ソフト)?ハードウエア/\n    regexpMustEmpty: $1"
    assert mended(read(tmp_path, prh=f"rules:\n  - {rule}\n"), "ソフトハードウエア") == "ソフトハードウエア"


def test_a_rule_may_be_a_word_alone(tmp_path: Path) -> None:
    """It says how the word is written in letters of any case and width."""
    assert mended(read(tmp_path, prh="rules:\n  - jQuery\n"), "JQUERYとｊＱｕｅｒｙ") == "jQueryとjQuery"


def test_dictionaries_import_others(tmp_path: Path) -> None:
    """By path from their own folder, without rules that are left out, and without what these import if that is said."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.yml").write_text(
        "imports: [../b.yml]\nrules: [{expected: あ, pattern: 甲}, {expected: い, pattern: 乙}]\n"
    )
    dictionary = read(
        tmp_path,
        prh="imports:\n  - {path: deep/a.yml, ignoreRules: [{expected: い}]}\nrules: []\n",
        b="rules: [{expected: う, pattern: 丙}]\n",
    )
    assert dictionary.faults == []
    assert mended(dictionary, "甲乙丙") == "あ乙う"
    shallow = read(tmp_path, prh="imports: [{path: deep/a.yml, disableImports: true}]\n")
    assert mended(shallow, "甲乙丙") == "あい丙"


def faults_of(dictionary: Dictionary) -> list[tuple[str, str, int]]:
    """Code, file and line of each fault."""
    return [(fault.code, Path(fault.place.file).name, fault.place.line) for fault in dictionary.faults]


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({"prh": "imports: [a.yml]\n", "a": "imports: [prh.yml]\n"}, ("dictionary-cycle", "a.yml", 1)),
        ({"prh": "imports: [prh.yml]\n"}, ("dictionary-cycle", "prh.yml", 1)),
        ({"prh": "imports: [none.yml]\n"}, ("dictionary-missing", "prh.yml", 1)),
        ({"other": ""}, ("dictionary-missing", "appendix.yaml", 1)),
        ({"prh": "rules:\n  - expected: あ\n    pattern: /(い/\n"}, ("dictionary-regex", "prh.yml", 3)),
        ({"prh": "rules:\n  - expected: あ\n    pattern: /\\u{zz}/\n"}, ("dictionary-regex", "prh.yml", 3)),
        ({"prh": "rules:\n  - expected: あ\n    pattern: /い{9999999999999}/\n"}, ("dictionary-regex", "prh.yml", 3)),
        ({"prh": "rules:\n  - expected: あ\n    pattern: /((い{900}){900}){900}/\n"}, ("dictionary-regex", "prh.yml", 3)),
        ({"prh": "rules:\n  - pattern: あ\n"}, ("dictionary-shape", "prh.yml", 2)),
        ({"prh": "rules: あ\n"}, ("dictionary-shape", "prh.yml", 1)),
        ({"prh": "- あ\n"}, ("dictionary-shape", "prh.yml", 1)),
        ({"prh": "rules:\n  - {expected: あ, pattern: い, specs: [い]}\n"}, ("dictionary-shape", "prh.yml", 2)),
        (
            {"prh": "rules:\n  - expected: あ\n    pattern: い\n    specs:\n      - {from: い, to: う}\n"},
            ("dictionary-spec", "prh.yml", 5),
        ),
    ],
)
def test_what_is_wrong_with_a_dictionary_is_told_at_its_place(
    tmp_path: Path, files: dict[str, str], fault: tuple[str, str, int]
) -> None:
    """In the file that has it."""
    assert faults_of(read(tmp_path, **files)) == [fault]


def test_a_dictionary_that_is_no_yaml_is_told_like_any_file(tmp_path: Path) -> None:
    """At its line."""
    assert [(file, line) for _, file, line in faults_of(read(tmp_path, prh="rules:\n\t- あ\n"))] == [("prh.yml", 2)]


def test_a_spec_that_holds_is_silent(tmp_path: Path) -> None:
    """It is tried with all patterns of its rule."""
    rule = "rules:\n  - expected: あ\n    patterns: [い, う]\n    specs: [{from: いう, to: ああ}]\n"
    assert read(tmp_path, prh=rule).faults == []


def test_a_pattern_that_explodes_is_named_and_the_others_are_used(tmp_path: Path) -> None:
    """On a text of some length it would run for years."""
    dictionary = read(tmp_path, prh="rules:\n  - {expected: あ, pattern: '/(い|い)+う/'}\n  - {expected: え, pattern: お}\n")
    assert [match.expected for match in dictionary.search("い" * 60 + "えうお")] == ["え"]
    assert faults_of(dictionary) == [("dictionary-slow", "prh.yml", 2)]


def test_after_two_patterns_that_explode_no_other_is_tried(tmp_path: Path) -> None:
    """A hundred of them took more than three minutes."""
    rules = "".join(f"  - {{expected: あ, pattern: '/(い|い)+う{number}/'}}\n" for number in range(20))
    dictionary = read(tmp_path, prh=f"rules:\n{rules}")
    assert dictionary.search("い" * 60 + "えう" + "".join(f"う{number}" for number in range(20))) == ()
    assert len(dictionary.faults) == 2


def test_diamonds_of_imports_are_no_cycle(tmp_path: Path) -> None:
    """A file is read once."""
    dictionary = read(
        tmp_path,
        prh="imports: [a.yml, b.yml]\n",
        a="imports: [c.yml]\n",
        b="imports: [c.yml]\n",
        c="rules: [{expected: あ, pattern: い}]\n",
    )
    assert (dictionary.faults, len(dictionary.rules)) == ([], 1)
