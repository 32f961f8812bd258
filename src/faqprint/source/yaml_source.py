"""YAML files as nodes with positions: every scalar is text, and nothing is read that an office would not have meant.

One pass over the parser's events builds light nodes, so that depth, anchors and tags are refused before anything is
composed.  Each file gives its faults as values; a line that only needs quotes is mended in memory and read again, so
that one run tells of all of them.
"""

from __future__ import annotations

import codecs
import errno
import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ..errors import Fault, Place
from .mistakes import YamlMistake, diagnose, left_open, misread, misread_key, quoted

#: Largest file that is read at all, in bytes.
MAX_BYTES: Final = 16_000_000
#: Deepest nesting that is followed.
MAX_DEPTH: Final = 50
#: Lines of one file that are mended in memory to go on reading.
MAX_MENDS: Final = 20

#: What no text may hold: controls, line and paragraph separators, a byte order mark inside, half surrogate pairs, non-characters.
_FORBIDDEN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
#: What the decoder makes of bytes that have no meaning in cp932.
_NOT_CP932: Final = re.compile("[\x80\uf8f0-\uf8f3]")
_LOST_BY_HASH: Final = re.compile(r"[ \t]#(?=\S)")


class Scalar(NamedTuple):
    """A text; ``style`` is '' (plain), ``'``, ``"``, ``|`` or ``>``; ``end`` is its last line; positions count from 1."""

    text: str
    line: int
    column: int
    style: str
    end: int


class MappingNode(NamedTuple):
    """Keys with their nodes, in order, and where they begin."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


class SequenceNode(NamedTuple):
    """A list of nodes and where it begins."""

    items: tuple[Node, ...]
    line: int
    column: int


Node = Scalar | MappingNode | SequenceNode

#: The C parser where PyYAML has it.
_LOADER: Final = cast("type[yaml.SafeLoader]", getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class YamlSource:
    """One file: its name as shown, its bytes, its text in NFC, its root node (``None``: none could be read) and its faults."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.content = content
        self.sha256 = hashlib.sha256(content).hexdigest()
        self.faults: list[Fault] = []
        self.root: Node | None = None
        #: The text before NFC, to tell what NFC changed.
        self.original = ""
        self.text = ""
        self._mended: dict[int, int] = {}
        if len(content) > MAX_BYTES:
            self._fail(1, 1, "file-too-big", limit=str(MAX_BYTES // 1_000_000))
            return
        original = self._decode(content)
        if original is None:
            return
        self.original = original
        self.text = original if unicodedata.is_normalized("NFC", original) else unicodedata.normalize("NFC", original)
        if match := _FORBIDDEN.search(self.text):
            line, column = self._locate(match.start())
            self._fail(line, column, "control-character", point=f"U+{ord(match.group()):04X}")
            return
        self.root = self._compose()

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return self.text.split("\n")

    def place(self, line: int, column: int) -> Place:
        """Give a position in this file as the author sees it (a quote put in while mending is not counted)."""
        return Place(self.name, line, column - (column > self._mended.get(line, column)))

    def fault(self, node: Node, code: str, /, *, length: int = 0, severity: str = "error", **values: str) -> Fault:
        """Make a fault at a node; ``length`` 0 marks the node's own text on its line."""
        if not length:
            length = len(node.text) if isinstance(node, Scalar) and node.line == node.end and node.style in ("", "'", '"') else 1
        return self.fault_at(node.line, node.column, code, length=length, severity=severity, **values)

    def fault_at(self, line: int, column: int, code: str, /, *, length: int = 1, severity: str = "error", **values: str) -> Fault:
        """Make a fault at a line and column of this file."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return Fault(self.place(line, column), code, tuple(values.items()), text, max(length, 1), severity)

    def scalars(self) -> Iterator[Scalar]:
        """Give every text of the file in order; keys are none."""
        stack: list[Node] = [] if self.root is None else [self.root]
        while stack:
            node = stack.pop()
            if isinstance(node, Scalar):
                yield node
            elif isinstance(node, MappingNode):
                stack += [child for _, child in reversed(node.entries)]
            else:
                stack += reversed(node.items)

    def position(self, scalar: Scalar, line: int, column: int) -> tuple[int, int]:
        """Say where the character at ``line`` and ``column`` (from 0) of a scalar's text stands in the file (from 1)."""
        lines = scalar.text.split("\n")
        if scalar.style == "|":
            row = scalar.line + 1 + line
            return row, len(self.lines[row - 1]) - len(lines[line]) + column + 1
        if scalar.line == scalar.end and scalar.style in ("", "'", '"'):
            at = sum(map(len, lines[:line])) + line + column
            return scalar.line, scalar.column + self._written(scalar, at)
        word = lines[line][column : column + 8].rstrip()
        for row in range(scalar.line, min(scalar.end, len(self.lines)) + 1):
            found = self.lines[row - 1].find(word, scalar.column - 1 if row == scalar.line else 0)
            if word and found >= 0:
                return row, found + 1
        return scalar.line, scalar.column

    def _written(self, scalar: Scalar, at: int) -> int:
        """Count the characters of a one-line scalar as written before character ``at`` of its text."""
        if not scalar.style:
            return at
        return 1 + _written_starts(self.lines[scalar.line - 1][scalar.column :], scalar.style)[at]

    def _fail(self, line: int, column: int, code: str, /, **values: str) -> None:
        self.faults.append(self.fault_at(line, column, code)._replace(values=tuple(values.items())))

    def _locate(self, index: int) -> tuple[int, int]:
        line = self.text.count("\n", 0, index) + 1
        return line, index - self.text.rfind("\n", 0, index)

    def _decode(self, content: bytes) -> str | None:
        """Give the text with LF as its only line end, or note why the bytes are no UTF-8 and give ``None``."""
        try:
            if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _looks_like_utf16(content):
                self._fail(1, 1, "utf-16")
                return None
            # half a surrogate pair, which UTF-8 forbids, is told as the control character that it is
            return content.decode("utf-8-sig", "surrogatepass").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            before = content[: error.start].decode("utf-8-sig", "ignore").replace("\r\n", "\n").replace("\r", "\n")
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            byte = f"{content[error.start]:02X}"
        try:
            text = content.decode("cp932").replace("\r\n", "\n").replace("\r", "\n")
            if _NOT_CP932.search(text):
                raise ValueError("bytes that no office program writes")
            self.text = text
            self._fail(line, column, "cp932")
        except ValueError:
            self.text = before
            self._fail(line, column, "not-utf-8", byte=byte)
        return None

    def _compose(self) -> Node | None:
        """Read the text, mending in memory what only lacks quotes, until it is read or cannot be."""
        text, lines = self.text, self.lines
        for _ in range(MAX_MENDS):
            builder = _Builder(self, text, lines)
            try:
                root = builder.read()
            except YamlMistake as mistake:
                again = self._mended.get(mistake.line, 0)
                if again and (mistake.mended is None or mistake.column <= again):
                    return None  # the mend was no good: what it led to is not the author's fault
                fault = self.fault_at(mistake.line, mistake.column, mistake.code, length=mistake.length)
                self.faults.append(fault._replace(values=mistake.values))
                if mistake.mended is None:
                    return None
                lines = lines.copy()
                lines[mistake.line - 1] = mistake.mended
                self._mended[mistake.line] = mistake.put_in
                text = "\n".join(lines)
            else:
                self.faults += builder.faults
                return root
        return None


class _Builder:
    """One pass over the events of a text."""

    def __init__(self, source: YamlSource, text: str, lines: list[str]) -> None:
        self.source = source
        self.text = text
        self.lines = lines
        self.faults: list[Fault] = []

    def read(self) -> Node | None:
        """Give the root node; raise ``YamlMistake`` where the text is not what its author meant."""
        hashes = self._hash_lines()
        top: list[Node] = []
        children = top
        stack: list[tuple[list[Node], Any]] = []
        documents = 0
        for event in self._events():
            kind = type(event)
            if kind is ScalarEvent:
                children.append(self._scalar(event, hashes))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(stack) >= MAX_DEPTH:
                    raise self._trap(event, "too-nested", limit=str(MAX_DEPTH))
                self._refuse(event)
                stack.append((children, event))
                children = []
            elif kind is MappingEndEvent:
                entries = self._entries(children)
                children, start = stack.pop()
                children.append(MappingNode(entries, start.start_mark.line + 1, start.start_mark.column + 1))
            elif kind is SequenceEndEvent:
                items = tuple(children)
                children, start = stack.pop()
                children.append(SequenceNode(items, start.start_mark.line + 1, start.start_mark.column + 1))
            elif kind is AliasEvent:
                raise self._start_trap(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._trap(event, "second-document")
        return top[0] if top else None

    def _hash_lines(self) -> set[int]:
        """Give the lines in which a ``#`` that no space follows may cut a text short."""
        lines: set[int] = set()
        row = at = 0
        for match in _LOST_BY_HASH.finditer(self.text):
            row += self.text.count("\n", at, match.start())
            at = match.start()
            lines.add(row)
        return lines

    def _events(self) -> Iterator[Any]:
        try:
            yield from iter(_LOADER(self.text).get_event, None)
        except yaml.MarkedYAMLError as error:
            raise diagnose(self.lines, error) from None
        except (yaml.YAMLError, ValueError) as error:
            raise YamlMistake(1, 1, "yaml-syntax", reason=str(error).splitlines()[0]) from None

    def _scalar(self, event: Any, hashes: set[int]) -> Scalar:
        start = event.start_mark
        end = event.end_mark.line
        text: str = event.value
        style: str = event.style or ""
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if style == '"' and "\\" in self.lines[start.line]:
            text = unicodedata.normalize("NFC", text)
            if match := _FORBIDDEN.search(text):
                raise self._trap(event, "control-character", point=f"U+{ord(match.group()):04X}")
        elif style in ("|", ">"):
            end -= event.end_mark.column == 0 and end > start.line
        scalar = Scalar(text, start.line + 1, start.column + 1, style, end + 1)
        if end != start.line and style not in ("|", ">"):
            self._fold(scalar, event)
        if not style:
            if end in hashes:
                self._hash(scalar, event)
            if text.startswith(("-\u3000", "\u3000- ")):
                raise self._trap(event, "wide-space-indent")
        return scalar

    def _fold(self, scalar: Scalar, event: Any) -> None:
        """Refuse a plain or quoted text whose line breaks become spaces."""
        mistake = left_open(self.lines, scalar.end - 1, scalar.line - 1) if scalar.style else misread(self.lines, scalar.line - 1)
        if mistake and mistake.mended:
            raise mistake
        rows = self.lines[scalar.line - 1 : scalar.end - 1]
        if scalar.style == '"' and all(row.endswith("\\") for row in rows):
            return
        lead = self.lines[scalar.line - 1][: scalar.column - 1].strip()
        if not lead:  # the text begins below its key
            lead = next((line.strip() for line in reversed(self.lines[: scalar.line - 1]) if line.strip()), "")
        self.faults.append(self.source.fault(scalar, "folded-lines", mended=f"{lead} |"))

    def _hash(self, scalar: Scalar, event: Any) -> None:
        """Refuse a plain text that loses its rest to a ``#`` that no space follows."""
        row = self.lines[event.end_mark.line]
        match = re.compile(r"[ \t]+#\S.*").match(row, event.end_mark.column)
        if not match:
            return
        column = row.index("#", match.start()) + 1
        mended = row[: scalar.column - 1].rstrip() + " " + quoted(row[scalar.column - 1 :].strip())
        if scalar.line == scalar.end:
            self.faults.append(
                self.source.fault_at(scalar.end, column, "trap-hash", length=len(row) - column + 1, mended=mended.strip())
            )

    def _entries(self, children: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        """Pair keys and nodes; refuse keys that are repeated (the first stays), no text, or only look indented."""
        seen: dict[str, tuple[Scalar, Node]] = {}
        for key, node in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise YamlMistake(key.line, key.column, "key-not-text")
            if key.text in seen:
                line = seen[key.text][0].line
                fault = self.source.fault(key, "repeated-key")
                self.faults.append(fault._replace(values=(("key", key.text), ("line", str(line)))))
                continue
            seen[key.text] = (key, node)
            bare = (node.line, node.column) == (key.line, key.column + len(key.text))  # in brackets, and without a value
            if not key.style and (mistake := misread_key(self.lines, key.line, key.column, key.text, bare)):
                raise mistake
        return tuple(seen.values())

    def _refuse(self, event: Any) -> None:
        """Refuse an anchor or a tag, and the ``{{`` and ``[[`` of a text that lacks its quotes."""
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            raise self._start_trap(event)
        if type(event) is not ScalarEvent and event.flow_style:
            row, column = self.lines[event.start_mark.line], event.start_mark.column
            nested = row.startswith("[[[", column) or row.endswith("[", 0, column)
            if row.startswith("{{", column) or (row.startswith("[[", column) and not nested):
                raise self._start_trap(event)

    def _start_trap(self, event: Any) -> YamlMistake:
        """Make the mistake of a text whose first character means something to YAML."""
        mark = event.start_mark
        row = self.lines[mark.line]
        code = {"&": "anchor", "!": "tag", "*": "trap-star"}.get(row[mark.column], "trap-start")
        if code in ("anchor", "tag"):
            return YamlMistake(mark.line + 1, mark.column + 1, code)
        return YamlMistake.quoting(self.lines, mark.line, mark.column)

    def _trap(self, event: Any, code: str, /, **values: str) -> YamlMistake:
        mistake = YamlMistake(event.start_mark.line + 1, event.start_mark.column + 1, code)
        mistake.values = tuple(values.items())
        return mistake


@lru_cache(maxsize=1)  # one text may be asked about at many of its places
def _written_starts(written: str, style: str) -> tuple[int, ...]:
    """Give for each character of a quoted text where it begins as written, and where the last one ends."""
    unit = "''|." if style == "'" else r"\\(?:x..|u....|U........|.)|."
    return (0, *(match.end() for match in re.finditer(unit, written)))


def _looks_like_utf16(content: bytes) -> bool:
    """Say whether every second byte of the file's head is NUL, as in UTF-16 without a byte order mark."""
    head = content[:200]
    return len(head) >= 4 and max(head[::2].count(0), head[1::2].count(0)) * 4 > len(head)


def read_source(path: Path, name: str) -> YamlSource:
    """Read a file; ``name`` is what messages call it.  ``OSError`` if it cannot be read; a folder is ``IsADirectoryError``."""
    if path.is_dir():  # Windows would call it a lack of permission
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    with open(path, "rb", opener=_regular) as stream:
        return YamlSource(name, stream.read(MAX_BYTES + 1))


def _regular(path: str, flags: int) -> int:
    """Open a regular file only: a pipe would wait for ever."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise IsADirectoryError(errno.EISDIR, "not a regular file", path)
    return descriptor
