"""CONTRIBUTING.md is true: what it names is there, under that name."""

from __future__ import annotations

import ast
import re

import pytest

from .syntax_trees import nodes_of
from .test_architecture import FLOORS, MODULES, NAMES, SOURCE

ROOT = SOURCE.parents[1]
PAPER = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
#: What stands in typewriter letters, once each, in the order of reading.
QUOTED = tuple(dict.fromkeys(re.findall(r"`([^`]+)`", PAPER)))
#: Where a path may begin that is named without its folder.
FOLDERS = (ROOT, SOURCE, SOURCE / "desk" / "assets", SOURCE / "starter", ROOT / ".ci" / "windows")
#: Parts of paths that stand for others.
PLACEHOLDERS = re.compile("VERB|VERSION|…|\\\\|=")
PATHS = [
    word
    for quoted in QUOTED
    for word in quoted.split()
    if re.search(r"/|\.(?:py|js|md|yaml|txt|cmd)$", word) and not PLACEHOLDERS.search(word)
]
#: What is made, and stands in no checkout.
MADE = (".venv/", "output/")
TYPES = [quoted for quoted in QUOTED if re.fullmatch("([A-Z][a-z]+)+", quoted)]
CONSTANTS = [quoted for quoted in QUOTED if re.fullmatch("_?[A-Z_]{4,}", quoted)]
MEMBERS = [quoted for quoted in QUOTED if re.fullmatch(r"([A-Z][a-z]+)+\.[a-z_]+", quoted)]


def defined_names() -> set[str]:
    """All classes, aliases and constants of the package, and ``Class.method`` for the methods."""
    nodes = [node for path in MODULES for node in nodes_of(path)]
    classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
    assigned = [node.targets[0] for node in nodes if isinstance(node, ast.Assign)]
    assigned += [node.target for node in nodes if isinstance(node, ast.AnnAssign)]
    methods = {f"{one.name}.{node.name}" for one in classes for node in one.body if isinstance(node, ast.FunctionDef)}
    return {one.name for one in classes} | {target.id for target in assigned if isinstance(target, ast.Name)} | methods


def test_the_paper_names_things() -> None:
    """What the tests below look for is found by its look."""
    assert {"text/jlreq.py", "tests/golden", ".ci/run", "store.js", "suite.txt"} <= {*PATHS}
    assert {"Appendix", "YamlMistake"} <= {*TYPES} and "VERBS" in CONSTANTS and "SheetTable.fault" in MEMBERS


@pytest.mark.parametrize("path", PATHS)
def test_every_path_is_there(path: str) -> None:
    """From the top, from the package, or from the folder of which its row speaks."""
    assert path.startswith(MADE) or any((folder / path).exists() for folder in FOLDERS)


def test_every_class_and_constant_is_there() -> None:
    """As a class, an alias or a constant of the package, and a method as its class's own."""
    assert {*TYPES, *CONSTANTS, *MEMBERS} - defined_names() == set()


def test_every_stage_is_a_module() -> None:
    """The table of how a value travels begins with modules; behind ``…`` stands what they call."""
    table = PAPER.partition("| stage |")[2].partition("\n\n")[0]
    stages = re.findall(r"(?m)^\| `([a-z_.]+)`", table)
    assert len(stages) > 15
    assert {*stages} - NAMES == set()


def test_every_target_is_made() -> None:
    """``make`` knows what it is told to make."""
    targets = {word for quoted in QUOTED if quoted.startswith("make ") for word in quoted.split()[1:] if "=" not in word}
    known = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text("utf-8")))
    assert "appendix" in known
    assert {target for target in targets if "/" not in target} - known == set()


def test_the_floors_are_those_that_hold() -> None:
    """The table of the house says what the test of the imports says; ``__main__`` alone stands above all."""
    table = PAPER.partition("| floor |")[2].partition("\n\n")[0]
    floors: list[list[str]] = []
    for number, rooms in re.findall(r"(?m)^\| *(\d*) *\| ([^|]+)\|", table):
        named = re.findall(r"`([a-z_]+)/?`", rooms)
        if number:
            assert int(number) == len(floors)
            floors.append([])
        floors[-1] += named
    assert [sorted(floor) for floor in floors] == [sorted(rooms) for rooms in FLOORS[:-1]]
