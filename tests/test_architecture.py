"""The house keeps its shape: one direction of imports, short modules, public names explained."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .syntax_trees import nodes_of, tree_of

SOURCE = Path(__file__).parents[1] / "src" / "faqprint"
MODULES = sorted(SOURCE.rglob("*.py"))

#: Rooms by floors, from the ground up: a module imports from its own room and from rooms on lower floors.
FLOORS = (
    ("named_tuple",),
    ("messages", "units", "version"),
    ("errors", "limits"),
    ("storage", "source", "style", "pictures"),
    ("manuscript", "text"),
    ("compare", "proofread", "layout"),
    ("exchange", "compose"),
    ("export",),
    ("proof",),
    ("pipeline",),
    ("binding",),
    ("distribution", "desk"),
    ("cli",),
    ("__main__",),
)
#: How a rule is cited.
RULE = re.compile(r"\b(?:CL|LB|SP|JU|FN|PX|TB|FM|CD|PR)-\d+")
#: Participles and adjectives: they do not say what a function gives or does.
BARE = re.compile(
    "alike|alive|blank|bound|built|clean|closed|done|doubtful|drawn|equal|flat|forbidden|found|general|given|gone|held|"
    "hidden|intact|invisible|kept|known|laid|lacking|least|left|legal|lowest|made|mapped|meant|mirrored|narrow|near|"
    "nearest|open|overflowing|own|plain|sealed|several|shown|sound|sorted|spoken|straight|struck|stuck|taken|tightest|"
    "told|trailing|typed|uncuttable|unlike|usable|vacant|visible|whole|widest|writable|written|[a-z]+ed"
)
#: Verbs that look like participles, and a name that every writable file has.
NOT_BARE = frozenset({"embed", "need", "feed", "speed", "seed", "writable"})
#: Words of the first house that said what a thing was like and not what it is: a cache was standing, a mistake a trap, the
#: second process a companion or a mate, a file's unchanging objects a forme that was cast.
OLD_WORDS = frozenset(
    {"companion", "mate", "standing", "stood", "conductor", "trap", "traps", "forme", "parcel", "imprint", "cast"}
)
#: Modules of these names held several things each; what they held has modules of its own.
OLD_MODULES = frozenset({"pieces", "sheet", "frame", "running", "assemble", "program", "making", "proving", "squeeze", "suggest"})
OLD_MODULES |= {"places", "keys", "keep", "kept"}
#: Classes that bore the name of something else, of the language's own or of another room's.
OLD_CLASSES = frozenset({"Mapping", "Sequence", "Later", "Sheet", "Trap", "Cast", "Mate"})
#: Functions and constants of one name in two modules or more, and the one thing that each stands for.
SHARED_NAMES = {
    "RULES": "the table of a family of proofreading, and of all",
    "add_options": "what a verb is told",
    "run": "what a verb does",
    "ITEM": "an item of a list: how it is set, how it is compared",
    "TYPE_CHECKING": "typing's, which takes time to import",
    "check": "the verb: of one content, and of its editions, too",
    "dump": "the verb: from a layout, and from a file's name",
    "verify": "the verb: a PDF, and a folder of editions, too",
    "prove": "proof against the appendix: its findings, and its error",
    "examine": "all that is wrong, at once: with content, with a PDF",
    "read_share": "the second process's share of the proof: its door, its work",
    "put_named_pages": "the pages that are named: by the layout, and by the PDF",
    "integer": "a whole number below zero or above: of a PDF, of an option",
    "name": "a PDF's name: by pikepdf, and by the proof's own parser",
    "text": "a PDF's text string: by pikepdf, and by the proof's own parser",
}
#: What this program never calls, and why it is there.
UNREAD = {
    "messages": "of a summary or a verdict: for scripts, as README shows",
    "pack_shipped": "the shipped tables are written anew by a test's module",
}
FLAT = {"", "__main__", "version", "errors", "limits", "named_tuple", "units", "style"}
#: The only modules that may print, the room that may write is storage.
PRINTERS = {"cli.main"}
#: The rooms that may ask for the time, for chance and for the environment: what is below them gives the same for the same.
ASKING = {"version", "storage", "pipeline", "binding", "distribution", "desk", "cli", "__main__"}


def name_of(path: Path) -> str:
    """A module's name inside the package, e.g. ``layout.plan``; a package's is its own."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in MODULES}


def room_of(name: str) -> str:
    """The room of a module, or the module itself where it lies flat."""
    return name.split(".")[0]


def floor_of(name: str) -> int:
    """The number of the floor on which a module stands."""
    return next(number for number, rooms in enumerate(FLOORS) if room_of(name) in rooms)


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """The modules of this package that a module imports, wherever in it, with their lines."""
    package = path.parent.relative_to(SOURCE).parts
    for node in nodes_of(path):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*package[: len(package) - node.level + 1], *(node.module or "").split(".")]
            target = ".".join(part for part in base if part)
            for alias in node.names:
                inner = f"{target}.{alias.name}".strip(".")
                yield (inner if inner in NAMES else target), node.lineno


def test_no_module_lies_flat() -> None:
    """Every module stands in a room, but for the few that all rooms use."""
    assert {name for name in NAMES if "." not in name} - {room for rooms in FLOORS for room in rooms} == {""}
    assert {name_of(path) for path in SOURCE.glob("*.py")} == FLAT


def test_imports_go_one_way() -> None:
    """No module imports from a room of its own floor or a later one; the package itself gives nothing to its rooms."""
    late = [
        (own, target, line)
        for path in MODULES
        if (own := name_of(path))
        for target, line in imported(path)
        if room_of(target) != room_of(own) and (not target or floor_of(target) >= floor_of(own))
    ]
    assert late == []


def test_no_circle_of_modules() -> None:
    """No module imports itself by way of others, a late import or one for types among them."""
    below = {name_of(path): {target for target, _ in imported(path)} - {name_of(path)} for path in MODULES if name_of(path)}
    while leaves := {name for name, targets in below.items() if not targets & below.keys()}:
        below = {name: targets for name, targets in below.items() if name not in leaves}
    assert sorted(below) == []


def defined_types(path: Path) -> Iterator[str]:
    """The names of a module's classes, wherever in it, and of its type aliases, without the underscore of private ones."""
    classes = [node.name for node in nodes_of(path) if isinstance(node, ast.ClassDef)]
    assigned = [node.targets[0] for node in tree_of(path).body if isinstance(node, ast.Assign)]
    assigned += [node.target for node in tree_of(path).body if isinstance(node, ast.AnnAssign)]
    names = [target.id for target in assigned if isinstance(target, ast.Name)]
    # Constants are capitals throughout; ``T`` and the like are type variables, each module's own.
    aliases = [name for name in names if re.fullmatch("_?[A-Z][a-z]+([A-Z][a-z]*)*", name)]
    yield from (name.lstrip("_") for name in classes + aliases)


def test_no_class_name_twice() -> None:
    """One name, one thing, in the whole package: ``Span`` was a piece of a text, a node of YAML, and part of a paragraph."""
    names = [name for path in MODULES for name in defined_types(path)]
    assert {"Span", "NodeSpan", "TextStretch", "RowsBehind", "Step"} <= {*names}
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_no_old_name_came_back() -> None:
    """No file, class or function is called as in the first house, whose words had to be learned."""
    defined = [
        (name_of(path), node.name)
        for path in MODULES
        for node in nodes_of(path)
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    ]
    words = {word for _, name in defined for word in re.findall("[A-Z]?[a-z]+", name)} | {
        word for name in NAMES for word in re.split("[._]", name)
    }
    assert {"second", "process", "memo", "Mistake"} <= words
    assert {word.lower() for word in words} & OLD_WORDS == set()
    assert {name.split(".")[-1] for name in NAMES} & OLD_MODULES == set()
    assert {name.strip("_") for _, name in defined} & OLD_CLASSES == set()


def public_names(path: Path) -> Iterator[str]:
    """The names of a module's own functions and constants that other modules may import."""
    for node in tree_of(path).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = [node.name] if isinstance(node, ast.FunctionDef) else [one.id for one in targets if isinstance(one, ast.Name)]
        yield from (name for name in names if not name.startswith("_"))


def test_no_function_or_constant_of_two_things() -> None:
    """One name, one thing: ``holds`` was of a file's bytes and of a proof, ``MARKS`` of accents and of a sheet's corners."""
    names = Counter(name for path in MODULES for name in public_names(path) if name != "T")  # a type variable
    assert names["RULES"] > 10 and names["add_options"] > 10
    assert {name for name, count in names.items() if count > 1} == {*SHARED_NAMES}


def test_nothing_is_defined_that_nobody_reads() -> None:
    """A style had a name and a profile that tests alone asked for; so had a text of YAML the row of its header."""
    nodes = [node for path in MODULES for node in nodes_of(path)]
    read = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    read |= {node.attr for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)}
    read |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    defined = {name for path in MODULES for name in public_names(path)}
    defined |= {node.name for node in nodes if isinstance(node, ast.FunctionDef) and not node.name.startswith("__")}
    by_name = {name for name in defined if re.match("get_[a-z]+$|_(?:reference|qr)$", name)}  # ``getattr`` with a kind's name
    assert "get_state" in by_name
    assert defined - read - by_name == {*UNREAD}


def is_yes_or_no(function: ast.FunctionDef) -> bool:
    """Whether a function is a property that is true or false: ``page.flawed`` reads as it should."""
    read = any(isinstance(one, ast.Name) and one.id in ("property", "cached_property") for one in function.decorator_list)
    return read and isinstance(function.returns, ast.Name) and function.returns.id == "bool"


def test_no_function_is_a_bare_participle() -> None:
    """Functions are called by what they give or do: it was ``moved(pairs)`` and ``_laid(glyphs)``, and nobody knew what."""
    bare = [
        (name_of(path), word)
        for path in MODULES
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef) and not node.name.endswith("__") and not is_yes_or_no(node)
        if BARE.fullmatch(word := node.name.strip("_")) and word not in NOT_BARE
    ]
    assert bare == []


def test_export_sees_only_the_display_list() -> None:
    """Of the layout the export knows the frame and the structure alone."""
    seen = {
        target
        for path in MODULES
        if name_of(path).startswith("export")
        for target, _ in imported(path)
        if target.startswith(("layout", "manuscript"))
    }
    assert seen <= {"layout.display_list", "layout.structure"}


def test_modules_are_short() -> None:
    """No module is longer than 400 lines."""
    assert [name_of(path) for path in MODULES if len(path.read_text("utf-8").splitlines()) > 400] == []


def calls(path: Path) -> set[str]:
    """What a module calls: plain names, and attributes with a dot before them."""
    found = [node.func for node in nodes_of(path) if isinstance(node, ast.Call)]
    return {f.id if isinstance(f, ast.Name) else f".{f.attr}" for f in found if isinstance(f, ast.Name | ast.Attribute)}


def test_only_the_command_line_prints() -> None:
    """``print`` is called nowhere else."""
    assert {name_of(path) for path in MODULES if "print" in calls(path)} <= PRINTERS


def test_only_storage_writes() -> None:
    """No other room opens a file for writing, moves or deletes one."""
    verbs = {".write_text", ".write_bytes", ".unlink", ".rename", ".replace_file", ".mkdir", ".rmdir", ".rmtree", ".makedirs"}
    verbs |= {".symlink", ".link", ".mkstemp", ".mkdtemp", ".NamedTemporaryFile", ".TemporaryFile", ".copyfile", ".copytree"}
    assert {name_of(path) for path in MODULES if (calls(path) & verbs or opens_to_write(path))} - {
        name for name in NAMES if room_of(name) == "storage"
    } == set()


def opens_to_write(path: Path) -> bool:
    """Whether a module calls ``open`` with a mode other than one for reading."""
    for node in nodes_of(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
            modes = [arg.value for arg in node.args[1:2] if isinstance(arg, ast.Constant)]
            if any("r" not in str(mode) for mode in modes):
                return True
    return False


def test_pages_do_not_ask_the_clock() -> None:
    """Below the pipeline nothing but storage reads the time, draws lots or looks at the environment."""
    asked = {
        ".now",
        ".today",
        ".time",
        ".perf_counter",
        ".monotonic",
        ".random",
        ".uuid4",
        ".urandom",
        "time",
        "random",
        ".getenv",
    }
    asking = {name_of(path) for path in MODULES if calls(path) & asked or ".environ" in attributes(path)}
    assert {name for name in asking if room_of(name) not in ASKING} == set()


def attributes(path: Path) -> set[str]:
    """The attributes that a module reads."""
    return {f".{node.attr}" for node in nodes_of(path) if isinstance(node, ast.Attribute)}


def read_papers() -> str:
    """The rules that lie in the rooms."""
    return "".join(path.read_text("utf-8") for path in sorted(SOURCE.rglob("*.md")))


def test_every_rule_that_is_cited_stands_in_a_paper() -> None:
    """The papers lie in the rooms that they rule; an id that nobody explains would be a word for the initiated."""
    defined = re.findall(rf"(?m)^\| ({RULE.pattern}) \|", read_papers())
    sources = [*MODULES, *Path(__file__).parent.rglob("*.py"), *SOURCE.rglob("*.md"), SOURCE.parents[1] / "CONTRIBUTING.md"]
    cited = {rule for path in sources for rule in re.findall(RULE, path.read_text("utf-8"))}
    assert len(cited) > 50
    assert [rule for rule, count in Counter(defined).items() if count > 1] == []
    assert sorted(cited - {*defined}) == []


def test_every_rule_says_where_it_comes_from() -> None:
    """A row of a paper has an id, a rule and a source, which may be the house."""
    rows = [line for line in read_papers().splitlines() if re.match(rf"\| {RULE.pattern} \|", line)]
    assert [row for row in rows if not re.search(r"[^ |]+ \|$", row) or len(re.findall(r"(?<!\\)\|", row)) != 4] == []


def test_every_paper_that_is_named_is_in_the_repository() -> None:
    """A paper that lay elsewhere, as FORMAT.md did, helps nobody who has only the repository."""
    root = SOURCE.parents[1]
    known = {path.name for path in [*root.glob("*.md"), *SOURCE.rglob("*.md")]}
    named = [
        *MODULES,
        *(root / "tests").rglob("*.py"),
        *(root / "tests").rglob("*.yaml"),
        *root.glob("*.md"),
        *SOURCE.rglob("*.md"),
    ]
    assert {paper for path in named for paper in re.findall(r"\b[A-Z]{4,}\.md", path.read_text("utf-8"))} - known == set()
