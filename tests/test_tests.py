"""The tests keep their shape: each module has its test file, and none reaches behind a module's door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest

from .syntax_trees import nodes_of

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src" / "faqprint"
TESTS = sorted(path for path in HERE.rglob("*.py") if "peers" not in path.parts)

#: Modules that decide something and have no test of their name, and why.
UNTESTED = {
    "__main__": "starts the command line as a process of its own, which the tests of ``cli.main`` do",
}
#: Rooms whose tests must all bear a module's name: ``test_MODULE.py``, or ``test_MODULE_ASPECT.py`` beside it.
ROOMS = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))
#: Programs beside the tests, which are told how long to go on, or measure.
TIMED = {"benchmarks", "campaign"}
#: What a NamedTuple offers under a name of this kind, and what the system's own modules do.
OFFERED = {"_replace", "_make", "_asdict", "_fields", "_field_defaults", "_exit"}


def wanted(path: Path) -> Path:
    """The test file of a module: of the same name in the same room; of a package, named after the package."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    name = parts[-1] if parts[-1] != "__init__" else (parts[-2] if len(parts) > 1 else "package")
    return HERE.joinpath(*parts[:-1], f"test_{name}.py")


def name_of(path: Path) -> str:
    """A module's name inside the package."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts)


def decides(path: Path) -> bool:
    """Whether a module has any function: without one it holds values, words or names, and decides nothing."""
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) for node in nodes_of(path))


@cache
def modules() -> list[Path]:
    """The modules that decide something."""
    return [path for path in sorted(SOURCE.rglob("*.py")) if decides(path)]


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that a test file says, in its own process and in the programs that it holds as texts for others."""
    found = [*nodes_of(path)]
    for node in [*found]:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "import " in node.value:
            try:
                inner = ast.parse(dedent(node.value))
            except SyntaxError:
                continue
            found += ast.walk(inner)
    return tuple(found)


def is_private(name: str) -> bool:
    """Whether a name is a module's or a class's own affair."""
    return name.startswith("_") and not name.endswith("__") and name not in OFFERED


def reaches(module: str, *, near: bool = False) -> bool:
    """Whether a module or a name in it is private and ours; ``near``: it is told from where the test lies."""
    parts = module.split(".")
    return (near or parts[0] in ("faqprint", "tests")) and any(map(is_private, parts))


def private_names(path: Path) -> Iterator[str]:
    """The private names that a test file reaches: by attribute, by import, or as the text that names an attribute."""
    for node in nodes(path):
        if isinstance(node, ast.Attribute) and is_private(node.attr):
            if not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")):
                yield f"{node.lineno}: .{node.attr}"
        elif isinstance(node, ast.Import):
            yield from (f"{node.lineno}: import {alias.name}" for alias in node.names if reaches(alias.name))
        elif isinstance(node, ast.ImportFrom):
            paths = [f"{node.module or ''}.{alias.name}" for alias in node.names]
            yield from (f"{node.lineno}: import {path}" for path in paths if reaches(path, near=node.level > 0))
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("setattr", "getattr", "delattr", "hasattr", "attrgetter", "patch", "object"):
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                yield from (f"{node.lineno}: {text}" for text in texts if any(map(is_private, text.split("."))))


def module_tricks(path: Path) -> Iterator[int]:
    """The lines where a test file does more with ``sys.modules`` than look what is in it."""
    parents = {child: node for node in nodes(path) for child in ast.iter_child_nodes(node)}
    for node, parent in parents.items():
        if isinstance(node, ast.Attribute) and node.attr == "modules" and getattr(node.value, "id", "") == "sys":
            looks = isinstance(parent, ast.Compare | ast.Starred | ast.Set | ast.BinOp)
            if not looks:
                yield node.lineno


def test_each_module_has_its_test() -> None:
    """What decides anything is tested in a file of its name."""
    assert [name for path in modules() if (name := name_of(path)) not in UNTESTED and not wanted(path).exists()] == []


def test_nothing_is_left_out_without_need() -> None:
    """The list of modules without a test names none that is gone or has one."""
    missing = {name_of(path) for path in modules() if not wanted(path).exists()}
    assert sorted(UNTESTED.keys() - missing) == []


@pytest.mark.parametrize("room", ROOMS)
def test_each_test_bears_the_name_of_a_module(room: str) -> None:
    """So that whoever changes a module, or a help of the tests, finds its tests; an aspect may stand behind the name."""
    helps = [path.stem for path in (HERE / room).glob("*.py") if not path.stem.startswith("test_")]
    modules = [room, *helps, *(path.stem for path in (SOURCE / room).glob("*.py"))]
    tests = [path.stem.removeprefix("test_") for path in (HERE / room).glob("test_*.py")]
    strays = [name for name in tests if not any(name == module or name.startswith(f"{module}_") for module in modules)]
    assert strays == []


def test_no_test_reaches_a_private_name() -> None:
    """What has no door is tested through what has one, in this process and in those that a test starts."""
    assert {path.name: found for path in TESTS if (found := list(private_names(path)))} == {}


def test_no_test_replaces_a_module() -> None:
    """The modules that Python has loaded are looked at and never exchanged."""
    assert {path.name: found for path in TESTS if (found := list(module_tricks(path)))} == {}


def test_no_test_reads_the_clock() -> None:
    """A machine may be slow: work is counted (``tests/work.py``), and peers are measured in ``tests/benchmarks``."""
    clocks = {"perf_counter", "perf_counter_ns", "process_time", "process_time_ns", "monotonic", "monotonic_ns", "thread_time"}
    found = {
        path.name: [node.lineno for node in nodes(path) if isinstance(node, ast.Call) and called(node) in clocks]
        for path in TESTS
        if not TIMED & {*path.parts}
    }
    assert {name: lines for name, lines in found.items() if lines} == {}


def called(node: ast.Call) -> str:
    """The name of the attribute that is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""
