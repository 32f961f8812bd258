"""``check --fix``: what rules find and can mend without asking, put right in the files, until nothing is left to mend (PR-7)."""

from __future__ import annotations

import contextlib
import difflib
import os
import unicodedata
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Final

from ..errors import ContentError, UsageError
from ..manuscript.branches import BranchList, default_list, read_branches
from ..manuscript.load import Examined, examine
from ..manuscript.source_text import SourceText
from ..named_tuple import NamedTuple
from ..source.changes import SpliceError
from ..source.nodes import MappingNode, Node, Scalar, SequenceNode
from ..source.spans import NodePath, ScalarSpan, SpanText
from ..source.splice import splice
from ..source.yaml_source import YamlSource
from .ignoring import NodeLines
from .rules import BY_ID, ProofMark, proofread
from .settings import read_settings
from .text_edits import TextEdit, edit_text

#: How often all is read again; each time something was mended that brought something else to light.
_ROUNDS: Final = 12


class MendedLine(NamedTuple):
    """A line before and after it is mended; its number is that which it had."""

    file: str
    line: int
    before: str
    after: str


class Mended(NamedTuple):
    """What mending comes to: the new bytes of files, and the lines that change."""

    files: Mapping[Path, bytes]
    lines: tuple[MendedLine, ...]


#: A text of a file: the file's name, and the keys that lead to it.
_TextPlace = tuple[str, NodePath]


def mend_content(path: str | os.PathLike[str], branches: str | os.PathLike[str] | None = None) -> Mended:
    """Give the files of an appendix with all mended that can be, to a fixed point; nothing of one that has errors.

    A text that goes round in a circle or grows without end, as rules of a dictionary can make it, stays as it is.
    """
    first = examine(path)
    if first.flawed or first.appendix is None:
        return Mended({}, ())
    before = {name: source.content for name, source in first.sources.items()}
    left: set[_TextPlace] = set()
    while True:
        now, restless = _mend_all(path, first, branches, left)
        if not restless:
            break
        left |= restless
    files = {name: content for name, content in now.items() if content != before[name]}
    lines = [line for name, content in files.items() for line in _changed_lines(name, before[name], content)]
    return Mended({Path(name): content for name, content in files.items()}, tuple(lines))


def _mend_all(
    path: str | os.PathLike[str], examined: Examined, branches: str | os.PathLike[str] | None, left: set[_TextPlace]
) -> tuple[dict[str, bytes], set[_TextPlace]]:
    """Mend until nothing is left to mend but the texts of ``left``; give the files, and the texts that come to no end."""
    now = {name: source.content for name, source in examined.sources.items()}
    seen: dict[_TextPlace, list[str]] = {}
    for _ in range(_ROUNDS):
        counts = {place: len(texts) for place, texts in seen.items()}
        changed = {name: content for name, content in _mend_once(examined, branches, left, seen) if content != now[name]}
        touched = {place for place, texts in seen.items() if len(texts) > counts.get(place, 0)}
        circling = {place for place in touched if seen[place][-1] in seen[place][:-1]}
        if circling or not changed:
            return now, circling
        again = examine(path, overlay={Path(name): content for name, content in {**now, **changed}.items()})
        if again.flawed:  # a text that cannot be what it should
            return now, _flawed_texts(again, touched) or touched
        now |= changed
        examined = again
    return now, touched


def _flawed_texts(examined: Examined, places: Set[_TextPlace]) -> set[_TextPlace]:
    """Give those texts in whose lines an error stands."""
    lines = {(fault.place.file, fault.place.line) for fault in examined.faults if fault.severity == "error"}
    return {
        (name, path)
        for name, source in examined.sources.items()
        for path, scalar in _paths(source.root)
        if (name, path) in places and any((name, line) in lines for line in range(scalar.line, scalar.end + 1))
    }


def _mend_once(
    examined: Examined,
    branches: str | os.PathLike[str] | None,
    left: set[_TextPlace],
    seen: dict[_TextPlace, list[str]],
) -> Iterator[tuple[str, bytes]]:
    """Give the files in which one reading mends something; each text that changes is added to ``seen``."""
    marks = proofread(examined, _branch_list(examined, branches)).marks
    edits: dict[str, dict[int, list[TextEdit]]] = {}
    for mark in marks:
        if _is_mendable(mark):
            text = mark.remark.text
            assert isinstance(text, SourceText)
            found = edits.setdefault(text.source.name, {}).setdefault(id(text.scalar), [])
            found.append(TextEdit(mark.remark.start, mark.remark.end, mark.remark.mended or ""))
    entry = next(iter(examined.sources.values()))
    separators = read_settings(entry, BY_ID)[0].level(BY_ID["invisible"]) != "off"
    for name, source in examined.sources.items():
        content = _without_separators(source) if separators and source.replaced else source.content
        if content != source.content:
            yield name, content  # places of what else there is are known in the next round
        elif name in edits:
            yield name, _splice_texts(source, edits[name], left, seen)


def _is_mendable(mark: ProofMark) -> bool:
    return mark.rule.fixable and mark.remark.mended is not None and isinstance(mark.remark.text, SourceText)


def _branch_list(examined: Examined, branches: str | os.PathLike[str] | None) -> BranchList | None:
    assert examined.appendix is not None
    try:
        return read_branches(examined.appendix, branches) if branches or default_list(examined.appendix) else None
    except (ContentError, UsageError):
        return None


def _splice_texts(
    source: YamlSource, edits: Mapping[int, list[TextEdit]], left: set[_TextPlace], seen: dict[_TextPlace, list[str]]
) -> bytes:
    """Give a file with its texts mended; what cannot be written in its place stays."""
    spans = SpanText.read(source.content)
    changes: dict[NodePath, str] = {}
    for path, scalar in _paths(source.root):
        if id(scalar) not in edits or (source.name, path) in left:
            continue
        span = spans.node(path)
        if not isinstance(span, ScalarSpan) or span.text.replace("\t", " ") != scalar.text.replace("\t", " "):
            continue  # it is not written as it is read: in other code points, or for an older program
        mended = edit_text(span.text, edits[id(scalar)])
        if mended != span.text:
            changes[path] = mended
            seen.setdefault((source.name, path), [span.text]).append(mended)
    try:
        return splice(source.content, changes)
    except SpliceError:
        content = source.content
        for path, text in changes.items():
            with contextlib.suppress(SpliceError):
                content = splice(content, {path: text})
        return content


def _paths(root: Node | None) -> Iterator[tuple[NodePath, Scalar]]:
    """Give the texts of a file with the keys that lead to each; what an alias repeats only once."""
    seen: set[int] = set()
    stack: list[tuple[NodePath, Node]] = [((), root)] if root is not None else []
    while stack:
        path, node = stack.pop()
        if isinstance(node, MappingNode):
            stack += [((*path, key.text), child) for key, child in reversed(node.entries)]
        elif isinstance(node, SequenceNode):
            stack += [((*path, number), child) for number, child in reversed(list(enumerate(node.items)))]
        elif id(node) not in seen:
            seen.add(id(node))
            yield path, node


def _without_separators(source: YamlSource) -> bytes:
    """Give a file without the separators and byte order marks in its texts, which YAML takes for ends of lines."""
    text = source.content.decode()
    if not unicodedata.is_normalized("NFC", text):
        return source.content
    first = int(text.startswith("\ufeff"))
    rows = text[first:].split("\n")
    nodes = NodeLines(source)
    for line, column in sorted(source.replaced, reverse=True):
        row = rows[line - 1]
        if nodes.is_inside(line, column) and row[column - 1] == source.replaced[line, column]:
            rows[line - 1] = row[: column - 1] + row[column:]
    return (text[:first] + "\n".join(rows)).encode()


def _changed_lines(name: str, before: bytes, after: bytes) -> Iterator[MendedLine]:
    """Give the lines that change."""
    old, new = ([line.rstrip("\r") for line in content.decode("utf-8-sig").split("\n")] for content in (before, after))
    if len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True), 1):
            if one != other:
                yield MendedLine(name, number, one, other)
        return
    for kind, start, end, first, last in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield MendedLine(name, start + 1, "\n".join(old[start:end]), "\n".join(new[first:last]))
