"""The command line: verbs and options, what is refused and in which words, and help wholly in one language."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from keyword import iskeyword
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.cli.arguments import VERBS, parse
from faqprint.cli.main import main
from faqprint.cli.words import Words
from faqprint.errors import UsageError
from faqprint.version import __version__

from .stage import Stage

BAD = [
    "biuld",
    "build --foo",
    "build -o",
    "build a b",
    "check --lang fr",
    "build --json=1",
    "build --password-file x",
    "build --password=x",
    "merge a.pdf",
    "--nonsense",
    "editions --jobs x",
    "editions --jobs 0",
    "editions --only",
    "help biuld",
    "--lang",
    "import a.csv",
    "export -o a.csv",
    "export a.yaml -o a.csv --encoding utf-16",
    "export a.yaml -o a.csv --limit many",
]


@pytest.mark.parametrize("line", BAD)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_bad_command_line_is_told_in_the_users_language(
    stage: Stage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, line: str, lang: str
) -> None:
    """Exit 2, one line, no word of argparse's English in Japanese and no Japanese in English; the library is not called."""
    monkeypatch.setenv("FAQPRINT_LANG", lang)
    assert main(line.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("faqprint: error: ")
    assert err.count("\n") == 1
    assert stage.calls == []
    assert bool(re.search("[ぁ-んァ-ヶ]", err)) == (lang == "ja")
    if lang == "ja":
        assert not re.search(r"\b(argument|expected|unrecognized|required|invalid|choice)\b", err)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_without_a_verb_the_help_is_printed(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    """On standard output, with exit 2, and what is missing on standard error."""
    assert main(["--lang", lang]) == 2
    out, err = capsys.readouterr()
    assert main(["--help", "--lang", lang]) == 0
    assert out == capsys.readouterr().out
    assert err.startswith("faqprint: error: ") and "faqprint build" in err


def test_a_double_click_opens_the_desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A program that is alone in its console was started so: it opens the content of its folder, and only without any word."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("faqprint.cli.double_click.has_own_console", lambda: True)
    opened = parse([], Words("ja"))
    assert (opened.verb, opened.appendix) == ("preview", "content/appendix.yaml")
    (tmp_path / "appendix.yaml").write_text("", "utf-8")
    assert parse([], Words("ja")).appendix == "appendix.yaml"
    with pytest.raises(UsageError):
        parse(["--lang", "en"], Words("en"))


@pytest.mark.parametrize(("typed", "near"), [("biuld", "build"), ("chek", "check"), ("edition", "editions"), ("xyzzy", "")])
def test_mistyped_verb_is_guessed(typed: str, near: str) -> None:
    """The nearest verb is named, if there is one near."""
    with pytest.raises(UsageError) as caught:
        parse([typed], Words("ja"))
    assert (caught.value.code, caught.value.values) == ("verb-unknown", {"verb": typed, "near": near})


#: What some verbs cannot do without.
NEEDED = {
    "import": ["a.csv", "-o", "a.yaml"],
    "export": ["a.yaml", "-o", "a.csv"],
    "completion": ["bash"],
    "diff": ["old"],
    "merge": ["m.pdf", "-o", "o.pdf"],
    "impose": ["a.pdf", "--2up", "-o", "b.pdf"],
}


def module_of(verb: str) -> str:
    """The module of a verb: its name, with a low line where the language has that word."""
    return f"{verb}_" if iskeyword(verb) else verb


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_module_and_what_all_have(verb: str) -> None:
    """``run`` of the module of its name, and ``--json``, ``--quiet``, ``--lang``."""
    needed = NEEDED.get(verb, [])
    options = parse([verb, *needed, "--json", "--quiet", "--lang", "en"], Words("ja"))
    assert (options.verb, options.json, options.quiet) == (verb, True, True)
    assert options.run.__module__ == f"faqprint.cli.{module_of(verb)}"
    plain = parse([verb, *needed], Words("ja"))
    assert (plain.json, plain.quiet) == (False, False)


def test_every_verb_is_a_module_and_no_module_lacks_its_verb() -> None:
    """What has options is a verb."""
    folder = Path(main.__code__.co_filename).parent
    assert {path.stem for path in folder.glob("*.py") if "\ndef add_options(" in path.read_text("utf-8")} == {
        *map(module_of, VERBS)
    }


def test_the_language_may_stand_before_the_verb() -> None:
    """Its value is not taken for the verb."""
    assert parse(["--lang", "en", "build", "a.yaml"], Words("en")).appendix == "a.yaml"


def test_options_are_never_guessed() -> None:
    """A beginning of an option is none: tomorrow it may be the beginning of two."""
    with pytest.raises(UsageError):
        parse(["build", "--no-pr"], Words("ja"))


def test_a_file_whose_name_begins_with_a_dash_can_be_named() -> None:
    """Behind ``--``."""
    assert parse(["build", "--", "-a.yaml"], Words("ja")).appendix == "-a.yaml"


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_is_japanese_or_english(capsys: pytest.CaptureFixture[str], verb: str) -> None:
    """Every verb's help, wholly in one language."""
    assert main([*verb.split(), "--help"]) == 0
    japanese = capsys.readouterr().out
    assert japanese.startswith("使い方: faqprint")
    assert not re.search(r"\b(usage|options|show|positional)\b", japanese)
    assert main([*verb.split(), "--help", "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert english.startswith("usage: faqprint")
    assert not re.search("[ぁ-んァ-ヶ一-龠]", english)


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_is_a_verb_too(capsys: pytest.CaptureFixture[str], verb: str) -> None:
    """``faqprint help build`` is ``faqprint build --help``, with its options before or behind."""
    assert main([*verb.split(), "--help", "--lang", "en"]) == 0
    wanted = capsys.readouterr().out
    for line in (f"help {verb} --lang en", f"--lang en help {verb}", f"help help {verb} --lang=en"):
        assert main(line.split()) == 0
        assert capsys.readouterr().out == wanted


def test_argparse_keeps_its_own_words() -> None:
    """Another user of argparse in this process reads its English: ``argparse._`` was replaced."""
    before = ArgumentParser(prog="x").format_usage()
    assert main(["--version"]) == 0
    assert ArgumentParser(prog="x").format_usage() == before
    assert before.startswith("usage: x")


@pytest.mark.parametrize("line", ["build --no-prof", "build --no-prof=1", "--no-prof build"])
def test_mistyped_option_is_guessed(capsys: pytest.CaptureFixture[str], line: str) -> None:
    """The nearest option of the verb is named."""
    assert main(line.split()) == 2
    assert "--no-prof（--no-proof のことではありませんか）" in capsys.readouterr().err


def test_help_lists_the_verbs_that_are_built(capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each verb."""
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    for verb in VERBS:
        assert re.search(rf"(?m)^ +{verb} ", text)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is done."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"faqprint {__version__}\n"


WORDS = st.sampled_from([*VERBS, "-o", "--lang", "en", "--json", "--", "-x", "", "a.yaml", "--edition", "--only", "%s", "日本"])


@given(st.lists(WORDS, max_size=6), st.sampled_from(["ja", "en"]))
def test_any_command_line_is_read_or_refused(arguments: list[str], lang: str) -> None:
    """Nothing but a refusal comes of it, and it can be told."""
    words = Words(lang)
    try:
        options = parse(arguments, words)
    except UsageError as error:
        assert error.message(words.lang)
    else:
        assert options.verb in VERBS


@pytest.mark.parametrize(
    "line",
    [
        ["merge", "m.pdf", "a.yaml", "-o", "o.pdf"],
        ["merge", "m.pdf", "-o", "o.pdf", "a.yaml"],
        ["merge", "-o", "o.pdf", "m.pdf", "--strict", "a.yaml"],
        ["merge", "-o", "o.pdf", "--", "m.pdf", "a.yaml"],
    ],
)
def test_options_may_stand_between_what_is_named(line: list[str]) -> None:
    """The second name behind an option was told to be one too many."""
    options = parse(line, Words("ja"))
    assert (options.manual, options.appendix, options.output) == ("m.pdf", "a.yaml", "o.pdf")
