"""The lists of a content as they are typed: questions, desks, items, each text with its place in its YAML file.

Nothing is put in or taken out of the texts: marks, ``{{values}}`` and ``[[ids]]`` stand as the clerk typed them, so that what
leaves for a workbook and comes back is what it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ..errors import ContentError, Fault, Place, UsageError
from ..manuscript.listed_files import find_listed
from ..named_tuple import NamedTuple
from ..source.nodes import node_items
from ..source.spans import MappingSpan, NodePath, NodeSpan, ScalarSpan, SequenceSpan, SpanText
from ..source.yaml_source import YamlSource, read_source

#: For each kind of section that is a list: the key of the list, and the keys of an item that may be a text alone.
LISTS: Final = {"contact": "desks", "checklist": "items", "notice": "items"}
#: The keys of an item of each of them, in their order.
ITEM_KEYS: Final = {
    "contact": ("name", "tel", "fax", "email", "url", "hours"),
    "checklist": ("text", "note"),
    "notice": ("text",),
}

#: What no section may name: nothing is read or written there.
_OUTSIDE: Final = frozenset(("listed-file-outside", "listed-file-link"))


class TypedQuestion(NamedTuple):
    """A question as typed; ``path``: of its mapping in the file, ``()`` if it is in none."""

    category: str
    question: str
    answer: str
    id: str = ""
    path: NodePath = ()
    code: str = ""


class TypedItem(NamedTuple):
    """A desk or an item as typed: its texts in the order of ``ITEM_KEYS``; ``path``: of its node in the file.

    ``bare``: it is a text alone there, without keys.
    """

    texts: tuple[str, ...]
    path: NodePath = ()
    bare: bool = False


class ContentList(NamedTuple):
    """A section that is a list.

    ``kind``: ``faq``, ``contact``, ``checklist`` or ``notice``; ``file``: the YAML file that it stands in, ``at``: the path of
    its mapping there; ``categories``: the names and paths of an faq's, those without questions among them.
    """

    kind: str
    title: str
    file: Path
    at: NodePath
    questions: tuple[TypedQuestion, ...] = ()
    categories: tuple[tuple[str, NodePath], ...] = ()
    items: tuple[TypedItem, ...] = ()

    def path_of(self, row: int, column: int) -> NodePath:
        """Give the path of what stands in a cell of the list as a sheet: No, 区分, 質問, 回答, id, or the keys of an item."""
        if self.kind == "faq":
            path = self.questions[row].path
            return (*path[:-2], "name") if column == 1 else (*path, ("question", "", "question", "answer", "id")[column])
        item = self.items[row]
        return item.path if item.bare else (*item.path, ITEM_KEYS[self.kind][column])


def place_of(file: Path, source: SpanText, path: NodePath) -> Place:
    """Give where a node of a file begins, which ``source`` is; what is not there stands at the file's beginning."""
    node = source.node(path)
    start = node.start if node else 0
    return Place(file.as_posix(), source.text.count("\n", 0, start) + 1, start - source.line_start(start) + 1)


def read_lists(path: Path) -> list[ContentList]:
    """Read the lists of an appendix in print order, or the one of a section's file.

    Raises ``UsageError`` if there is no such file, ``ContentError`` with the faults of all files that are no YAML of ours, and
    of those that are listed and not there.
    """
    source = _read(path)
    root = SpanText.read(source.content).root
    sections = root.find("sections") if isinstance(root, MappingSpan) else None
    if not isinstance(sections, SequenceSpan):
        return list(_lists_of(root, path, ()))
    found: list[ContentList] = []
    faults: list[Fault] = []
    for number, section in enumerate(sections.items):
        if not isinstance(section, ScalarSpan):
            found += _lists_of(section, path, ("sections", number))
            continue
        name = section.text.strip().replace("\\", "/")
        file, code, near = find_listed(path.parent, name, ())
        try:
            if file is not None:
                found += _lists_of(SpanText.read(_read(file).content).root, file, ())
        except ContentError as error:
            faults += error.faults
        except UsageError:
            code = "listed-file-is-folder"
        if code and code not in _OUTSIDE:
            faults.append(source.fault(node_items(source.root, "sections")[number], code, file=name, near=near))
    if faults:
        raise ContentError(faults)
    return found


def _read(path: Path) -> YamlSource:
    name = path.as_posix()
    try:
        source = read_source(path, name)
    except FileNotFoundError:
        raise UsageError("content-missing", file=name) from None
    except IsADirectoryError:
        raise UsageError("appendix-is-folder", file=name) from None
    if errors := [fault for fault in source.faults if fault.severity == "error"]:
        raise ContentError(errors)
    return source


def _lists_of(node: NodeSpan | None, file: Path, at: NodePath) -> Iterator[ContentList]:
    if not isinstance(node, MappingSpan):
        return
    kind, title = _text(node, "type"), _text(node, "title") or _text(node, "label")
    if kind == "faq":
        questions, categories = _questions(node, at)
        yield ContentList(kind, title, file, at, questions, categories)
    elif kind in LISTS:
        yield ContentList(kind, title, file, at, items=tuple(_items(node, kind, at)))


def _text(node: NodeSpan | None, key: str) -> str:
    found = node.find(key) if isinstance(node, MappingSpan) else None
    return found.text.rstrip("\n") if isinstance(found, ScalarSpan) else ""


def _questions(node: MappingSpan, at: NodePath) -> tuple[tuple[TypedQuestion, ...], tuple[tuple[str, NodePath], ...]]:
    questions: list[TypedQuestion] = []
    names: list[tuple[str, NodePath]] = []
    categories = node.find("categories")
    for i, category in enumerate(categories.items if isinstance(categories, SequenceSpan) else ()):
        name, where = _text(category, "name"), (*at, "categories", i)
        names.append((name, where))
        listed = category.find("questions") if isinstance(category, MappingSpan) else None
        for j, asked in enumerate(listed.items if isinstance(listed, SequenceSpan) else ()):
            path = (*where, "questions", j)
            questions.append(
                TypedQuestion(
                    name, _text(asked, "question"), _text(asked, "answer"), _text(asked, "id"), path, _text(asked, "code")
                )
            )
    return tuple(questions), tuple(names)


def _items(node: MappingSpan, kind: str, at: NodePath) -> Iterator[TypedItem]:
    keys = ITEM_KEYS[kind]
    listed = node.find(LISTS[kind])
    for number, item in enumerate(listed.items if isinstance(listed, SequenceSpan) else ()):
        path = (*at, LISTS[kind], number)
        if isinstance(item, ScalarSpan):
            yield TypedItem((item.text.rstrip("\n"), *[""] * (len(keys) - 1)), path, True)
        else:
            yield TypedItem(tuple(_text(item, key) for key in keys), path)
