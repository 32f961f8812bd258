"""Options that several verbs have mean the same in each."""

from __future__ import annotations

from argparse import ArgumentParser

import pytest

from faqprint.cli.arguments import parse
from faqprint.cli.options import FOLDER, add_appendix, add_branches, add_edition, millimetres
from faqprint.cli.words import Words
from faqprint.errors import UsageError


@pytest.mark.parametrize("verb", ["build", "check", "dump", "editions"])
def test_the_entry_is_the_same_for_every_verb(verb: str) -> None:
    """The first plain argument, or content/appendix.yaml."""
    assert parse([verb], Words("ja")).appendix == "content/appendix.yaml"
    assert parse([verb, "x.yaml"], Words("ja")).appendix == "x.yaml"


@pytest.mark.parametrize("verb", ["build", "editions"])
def test_the_branch_list_is_the_same_for_every_verb(verb: str) -> None:
    """None unless it is named: the manuscript's own is looked for then."""
    assert parse([verb], Words("ja")).branches is None
    assert parse([verb, "--branches", "b.csv"], Words("ja")).branches == "b.csv"


def test_editions_are_made_where_they_are_verified() -> None:
    """Without a folder's name both verbs mean the same one."""
    assert parse(["editions"], Words("ja")).output == parse(["verify"], Words("ja")).file == FOLDER


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_each_adds_its_options_alone(lang: str) -> None:
    """An edition brings the list of branches along; help names what happens without the option."""
    for add, names in ((add_appendix, {"appendix"}), (add_branches, {"branches"}), (add_edition, {"edition", "branches"})):
        parser = ArgumentParser()
        add(parser, Words(lang))
        assert {*vars(parser.parse_args([]))} == names
    assert "branches.csv" in parser.format_help()


@pytest.mark.parametrize(
    ("written", "length"), [("0", 0), ("0.1", 0.1), ("10", 10), ("3mm", 3), ("3 mm", 3), ("０．５", 0.5), ("２㎜", 2)]
)
def test_lengths_in_mm(written: str, length: float) -> None:
    """With or without the unit, in figures of either width."""
    assert millimetres("--creep", 10, Words("ja"))(written) == length


@pytest.mark.parametrize("written", ["", "x", "-1", "10.1", "1e1", "0,1", "3cm", "nan", "inf"])
def test_what_is_no_length(written: str) -> None:
    """Is refused with the most that may stand there."""
    with pytest.raises(UsageError, match="0 から 10 まで"):
        millimetres("--creep", 10, Words("ja"))(written)
