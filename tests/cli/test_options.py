"""Options that several verbs have mean the same in each."""

from __future__ import annotations

from argparse import ArgumentParser

import pytest

from faqprint.cli.arguments import parse
from faqprint.cli.options import FOLDER, add_appendix, add_branches, add_edition
from faqprint.cli.words import Words


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
