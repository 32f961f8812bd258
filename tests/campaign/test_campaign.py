"""The campaign itself: sound inputs break nothing, what breaks is found, made small and kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from faqprint.cli.main import main

from . import __main__ as campaign
from .corpus import CONTENTS
from .inputs import TURNS, Input, make_input
from .mutations import Edit, edited
from .trials import TRIALS, BrokenError, document

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of the processor's time, and limits of memory")


@pytest.mark.parametrize("number", range(len(CONTENTS)))
def test_what_once_broke_the_program_does_not(number: int) -> None:
    """The corpus: each of its contents ended in exit 4."""
    assert not campaign.failure("document", make_input("document", number, "seed"))


@pytest.mark.parametrize("kind", [kind for kind in TRIALS if kind != "document"])
def test_an_undamaged_input_is_made(kind: str, tmp_path: Path) -> None:
    """What is damaged by a campaign is sound before: else nothing behind the first fault would be tried."""
    tried = make_input(kind, 0, "seed")._replace(changes=())
    assert not campaign.failure(kind, tried)
    if kind not in ("edit", "editions"):
        tried.lay(tmp_path)
        assert main(["build", str(tmp_path / "appendix.yaml"), "-o", str(tmp_path / "a.pdf"), "--no-cache", "--quiet"]) == 0


def test_inputs_come_again_with_their_seed() -> None:
    """Of every kind; another seed gives others."""
    for kind in TRIALS.keys() - {"document"}:
        assert make_input(kind, 3, "a") == make_input(kind, 3, "a") != make_input(kind, 3, "b"), kind
    assert set(TURNS) == set(TRIALS)


def test_edits_count_in_the_bytes_as_they_were() -> None:
    """In whatever order they come."""
    assert edited(b"0123456789", [Edit(1, 2, b"x"), Edit(8, 1, b""), Edit(4, 0, b"yy")]) == b"0x3yy45679"


def test_a_broken_input_is_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two edits and many lines there stays what still breaks the command in the same way."""

    def broken(folder: Path) -> None:
        if b"X" in (folder / "appendix.yaml").read_bytes() and b"2" in (folder / "own.ttf").read_bytes():
            raise BrokenError("build: exit 4\nhere")

    monkeypatch.setitem(TRIALS, "font", broken)
    files = {"appendix.yaml": b"a\nb\nX\nc\nd\n", "own.ttf": b"0000"}
    large = Input(files, "own.ttf", (Edit(0, 1, b"1"), Edit(2, 1, b"2")))
    told = campaign.failure("font", large)
    assert told.startswith("build: exit 4")
    small = campaign.shrunk("font", large, told)
    assert small == Input({"appendix.yaml": b"X", "own.ttf": b"0000"}, "own.ttf", (Edit(2, 1, b"2"),))


def test_an_exit_status_that_may_not_be_is_told(tmp_path: Path) -> None:
    """With what the command said."""
    with pytest.raises(BrokenError, match="build: exit 2"):
        document(tmp_path)


def test_turns_count_the_inputs_of_each_kind() -> None:
    """Over two rounds no number of a kind is left out, and none comes twice."""
    tried = sorted(campaign.input_of(turn) for turn in range(2 * len(TURNS)))
    assert tried == sorted((kind, number) for kind in set(TURNS) for number in range(2 * TURNS.count(kind)))


def test_what_broke_something_is_kept_with_its_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Under output/, with what it broke."""
    monkeypatch.setattr(campaign, "OUTPUT", tmp_path / "output" / "campaign")
    campaign.keep("seed", "yaml", 3, make_input("yaml", 3, "seed"), "the process ended: -11")
    folder = tmp_path / "output" / "campaign" / "seed-yaml-3"
    told = "python -m tests.campaign --seed seed --case yaml/3\nthe process ended: -11\n"
    assert (folder / "broken.txt").read_text("utf-8") == told
    assert (folder / "appendix.yaml").is_file()
