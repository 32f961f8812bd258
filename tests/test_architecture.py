"""The house keeps its shape: one direction of imports, short modules, public names explained."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "faqprint"
MODULES = sorted(SOURCE.rglob("*.py"))

#: Rooms from the first to the last: a module imports from its own room and from rooms before it.
ROOMS = (
    ("units", "characters", "errors", "imprint", "kept", "parcel"),
    ("files", "cache", "messages", "messages_content", "messages_editions", "messages_machine", "messages_yaml"),
    ("traps", "source"),
    ("style",),
    ("manuscript", "text"),
    ("layout",),
    ("export",),
    ("proof",),
    ("standing",),  # what is kept between runs
    ("companion",),  # the second process of a large build
    ("editions.branches", "editions.tables", "editions.names"),  # what the branch list says, as values
    ("conductor",),
    ("editions",),
    ("cli", "cli_arguments", "cli_editions", "cli_failures", "cli_progress", "cli_verbs", "cli_words", "__main__"),
)
#: The only modules that may print, and the only ones that may write or delete files.
PRINTERS = {"cli"}
WRITERS = {"files", "cache"}


def name_of(path: Path) -> str:
    """A module's name inside the package, e.g. ``layout.plan``; a package's is its own."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in MODULES}


def rank(name: str) -> int:
    """The room of a module: the most exact entry counts."""
    found = [
        (len(entry), place) for place, room in enumerate(ROOMS) for entry in room if name == entry or name.startswith(entry + ".")
    ]
    assert found, f"{name} stands in no room"
    return max(found)[1]


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """The modules of this package that a module imports, wherever in it, with their lines."""
    package = path.parent.relative_to(SOURCE).parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*package[: len(package) - node.level + 1], *(node.module or "").split(".")]
            target = ".".join(part for part in base if part)
            for alias in node.names:
                inner = f"{target}.{alias.name}".strip(".")
                yield (inner if inner in NAMES else target), node.lineno


@pytest.mark.parametrize("path", [p for p in MODULES if name_of(p)], ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    """No module imports from a later room."""
    own = rank(name_of(path))
    late = [(target, line) for target, line in imported(path) if target and rank(target) > own]
    assert late == []


def test_text_and_manuscript_do_not_know_each_other() -> None:
    """The text room knows nothing of the manuscript, nor the manuscript of the text room."""
    crossing = [
        (name_of(path), target)
        for path in MODULES
        for target, _ in imported(path)
        if {name_of(path).split(".")[0], target.split(".")[0]} == {"text", "manuscript"}
    ]
    assert crossing == []


def test_export_sees_only_the_display_list() -> None:
    """Of the layout the export knows the frame and the structure alone."""
    seen = {
        target
        for path in MODULES
        if name_of(path).startswith("export")
        for target, _ in imported(path)
        if target.startswith(("layout", "manuscript"))
    }
    assert seen <= {"layout.frame", "layout.structure"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_modules_are_short(path: Path) -> None:
    """No module is longer than 400 lines."""
    assert len(path.read_text("utf-8").splitlines()) <= 400


def calls(path: Path) -> set[str]:
    """What a module calls: plain names, and attributes with a dot before them."""
    found = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    return {f.id if isinstance(f, ast.Name) else f".{f.attr}" for f in found if isinstance(f, ast.Name | ast.Attribute)}


def test_only_the_command_line_prints() -> None:
    """``print`` is called nowhere else."""
    assert {name_of(path) for path in MODULES if "print" in calls(path)} <= PRINTERS


def test_only_files_writes() -> None:
    """No other module opens a file for writing, moves or deletes one."""
    verbs = {".write_text", ".write_bytes", ".unlink", ".rename", ".mkdir", ".rmdir", ".rmtree", ".makedirs"}
    assert {name_of(path) for path in MODULES if calls(path) & verbs} <= WRITERS


def test_pages_do_not_ask_the_clock() -> None:
    """Below the command line nothing reads the time of day or draws lots."""
    asked = {".now", ".today", ".time", ".random", ".uuid4", "time", "random"}
    rooms = {"manuscript", "text", "layout", "export", "proof"}
    assert {name_of(path) for path in MODULES if name_of(path).split(".")[0] in rooms and calls(path) & asked} == set()
