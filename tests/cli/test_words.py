"""The words of one language: how it is chosen, and what is said in it."""

from __future__ import annotations

import errno
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.cli.words import Words, language
from faqprint.messages.sentences import sentence

from .stage import WARNING

JAPANESE, ENGLISH = Words("ja"), Words("en")


@pytest.mark.parametrize(
    ("environment", "line", "expected"),
    [
        ("", "build", "ja"),
        ("", "--lang en build", "en"),
        ("", "build --lang=en", "en"),
        ("", "build -- --lang=en", "ja"),
        ("", "build --lang", "ja"),
        ("", "build --lang=fr", "ja"),
        ("", "--lang en build --lang ja", "ja"),  # the last one counts
        ("en_US.UTF-8", "build", "en"),
        ("EN", "build", "en"),
        ("fr", "build", "ja"),
        ("en", "build --lang ja", "ja"),
        ("en", "", "en"),
    ],
)
def test_language_is_chosen_by_option_then_environment(
    monkeypatch: pytest.MonkeyPatch, environment: str, line: str, expected: str
) -> None:
    """--lang before or after the verb wins over FAQPRINT_LANG; Japanese otherwise."""
    monkeypatch.setenv("FAQPRINT_LANG", environment)
    assert language(line.split()) == expected


@given(st.lists(st.sampled_from(["--lang", "--lang=", "--lang=en", "ja", "en", "--", "build", ""]), max_size=6))
def test_any_command_line_has_a_language(arguments: list[str]) -> None:
    """It is found before anything is known to be right."""
    assert language(arguments) in ("ja", "en")


def test_words_are_those_of_one_language() -> None:
    """A report's sentence with its values, and the one of two texts."""
    assert JAPANESE("made-starter", folder="x", entry="x/a.yaml") != ENGLISH("made-starter", folder="x", entry="x/a.yaml")
    assert "x/a.yaml" in JAPANESE("made-starter", folder="x", entry="x/a.yaml")
    assert (JAPANESE.pick("はい", "yes"), ENGLISH.pick("はい", "yes")) == ("はい", "yes")


def test_faults_are_said_with_their_place() -> None:
    """The sentence of a fault, alone and with its place before it."""
    for words in (JAPANESE, ENGLISH):
        message = sentence(WARNING.code, WARNING.values, words.lang)
        assert words.fault(WARNING) == f"content/faq.yaml:7:12: warning: {message}"
    assert JAPANESE.fault(WARNING) != ENGLISH.fault(WARNING)


def test_a_code_without_a_sentence_is_an_error() -> None:
    """It is ours, and not told as the user's."""
    with pytest.raises(KeyError):
        JAPANESE("no-such-sentence")


def test_the_system_s_reasons_are_said_in_the_language() -> None:
    """What the system says in English is put into Japanese; what it does not say is the error's own text."""
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert ENGLISH.reason(full) == os.strerror(errno.ENOSPC)
    assert JAPANESE.reason(full) != ENGLISH.reason(full)
    assert JAPANESE.reason(OSError("strange")) == ENGLISH.reason(OSError("strange")) == "strange"
