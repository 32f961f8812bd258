"""What the appendix says of its proofreading."""

from __future__ import annotations

import pytest

from faqprint.manuscript.load import read
from faqprint.proofread.rules import BY_ID
from faqprint.proofread.settings import read_settings
from faqprint.source.yaml_source import YamlSource

from .conftest import Find, Write, faq_of

APPENDIX = "title: 別紙\nproofread: {{{}}}\nsections: [faq.yaml]\n"


def test_levels_limits_words_and_dictionaries_are_read() -> None:
    """``off`` is a word, as every scalar is."""
    text = (
        "proofread:\n  dictionary: [prh.yml]\n  rules: {keigo: off, sentence-long: {level: warning, max: 80}, period: info}\n"
        "  allow: [ＷＥＢ－ＦＢ]\n"
    )
    settings, faults = read_settings(YamlSource("a.yaml", text.encode()), BY_ID)
    assert faults == ()
    assert settings.levels == {"keigo": "off", "sentence-long": "warning", "period": "info"}
    assert settings.most == {"sentence-long": 80}
    assert settings.allowed == ("ＷＥＢ－ＦＢ",)
    assert [named.text for named in settings.dictionaries] == ["prh.yml"]
    assert settings.level(BY_ID["pair"]) == "warning"


@pytest.mark.parametrize(
    ("settings", "code", "severity"),
    [
        ("", "keigo", "warning"),
        ("rules: {keigo: info}", "keigo", "info"),
        ("rules: {keigo: error}", "keigo", "error"),
        ("rules: {keigo: {level: info}}", "keigo", "info"),
        ("rules: {keigo: off}", "", ""),
        ("allow: [ご利用できません]", "", ""),
    ],
)
def test_a_level_is_what_the_appendix_says(find: Find, settings: str, code: str, severity: str) -> None:
    """Or what the table does."""
    faults = find("", appendix=APPENDIX.format(settings), faq=faq_of("ご利用できません。"))
    assert [(fault.code, fault.severity) for fault in faults] == ([(code, severity)] if code else [])


def test_an_unknown_rule_is_an_error_at_its_name(find: Find) -> None:
    """With the one that may be meant."""
    (fault,) = find("", appendix=APPENDIX.format("rules: {kiego: off}"))
    assert (fault.code, fault.severity, fault.place.column) == ("unknown-rule", "error", 21)
    assert dict(fault.values)["near"] == "keigo"


def test_a_limit_of_a_rule_that_has_none_is_an_error(find: Find) -> None:
    """It would mean nothing."""
    (fault,) = find("", appendix=APPENDIX.format("rules: {keigo: {max: 3}}"))
    assert (fault.code, fault.severity) == ("rule-without-max", "error")


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ("dictionry: [a]", "unknown-key"),
        ("rules: {keigo: loud}", "not-a-choice"),
        ("rules: {sentence-long: {level: info, most: 3}}", "unknown-key"),
        ("rules: {sentence-long: {max: x}}", "not-a-number"),
        ("dictionary: prh.yml", "want-list"),
    ],
)
def test_what_is_written_otherwise_is_refused_by_build(write: Write, settings: str, code: str) -> None:
    """As any other key."""
    assert [fault.code for fault in read(write(APPENDIX.format(settings)))[1]] == [code]


@pytest.mark.parametrize("written", ["{level: loud, max: x}", "{max: nan}", "{max: 1e999}", "{level: [a]}"])
def test_what_is_no_level_or_number_is_left_to_who_reads_the_appendix(written: str) -> None:
    """A ``max`` of x ended in exit 4."""
    settings, faults = read_settings(
        YamlSource("a.yaml", f"proofread: {{rules: {{sentence-long: {written}}}}}\n".encode()), BY_ID
    )
    assert (settings.levels, settings.most, faults) == ({}, {}, ())
