"""Dictionaries in prh's format: which words are to be written how (PR-6).

Their patterns are JavaScript's regular expressions and come from elsewhere: the package ``regex`` reads them (a look behind may
be of any length there, which ``re`` does not allow) and ends a search that explodes, on every system.
"""

from __future__ import annotations

import math
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from ..errors import Fault
from ..named_tuple import NamedTuple
from ..source.nodes import MappingNode, Node, Scalar, SequenceNode, nodes_by_key
from ..source.yaml_source import YamlSource, read_source
from .printed_copy import OPAQUE
from .text_edits import TextEdit, edit_text

#: Seconds of computing that one pattern may search a whole content, and how many may take longer before no other is tried.
_SECONDS: Final = 1.0
_SLOW: Final = 2
#: The longest pattern, in characters, and how often its repeats may repeat one another: it must be compiled, too.
_LONGEST: Final = 5_000
_REPEATS: Final = 50_000
_REPEAT: Final = re.compile(r"\{(\d*)(?:,(\d*))?\}")
#: Dictionaries that one may import, in all.
_MOST_FILES: Final = 200
_REGEX: Final = re.compile(r"/(?P<body>.+)/(?P<flags>[dgimsuvy]*)", re.DOTALL)
_GROUP: Final = re.compile(r"\$(?:(\d{1,2})|<(\w+)>|(&)|(\$))")
_SPACES: Final = r"\s\u3000\u00a0\ufeff"


class DictionaryMatch(NamedTuple):
    """What a dictionary writes otherwise: where it stands in the copy, and which line of which file says so."""

    start: int
    end: int
    written: str
    expected: str
    file: str
    line: int


class DictionaryRule(NamedTuple):
    """A pattern and what is to be written in its place."""

    source: YamlSource
    #: Where the pattern is written.
    scalar: Scalar
    #: A compiled pattern of the package ``regex``.
    pattern: Any
    #: Text that must be there if the pattern is; '': none is known.
    literal: str
    #: What is to stand in its place; ``$1`` means a group if ``grouped``.
    expected: str
    grouped: bool
    #: The group that must be empty, as ``$1``; '': none.
    empty: str

    def matches(self, text: str, seconds: float = _SECONDS) -> Iterator[TextEdit]:
        """Give where a text is written otherwise, and how it should be; ``TimeoutError``: the pattern explodes."""
        if self.literal and self.literal not in text:
            return
        for match in self.pattern.finditer(text, timeout=seconds):
            start, end = match.span()
            written = match[0]
            if start == end or OPAQUE in written or "\x1e" in written:
                continue
            if self.empty and _expand(self.empty, match):
                continue
            expected = _expand(self.expected, match) if self.grouped else self.expected
            if written != expected and not _is_written(text, start, written, expected):
                yield TextEdit(start, end, expected)


def _expand(template: str, match: Any) -> str:
    """Put groups into what is expected; one that is not there is empty."""

    def group(found: re.Match[str]) -> str:
        number, name, whole, dollar = found.groups()
        if dollar:
            return "$"
        try:
            return (match[0] if whole else match[int(number)] if number else match[name]) or ""
        except IndexError:
            return found[0]

    return _GROUP.sub(group, template)


def _is_written(text: str, start: int, written: str, expected: str) -> bool:
    """Say whether a text says already what is expected around a match: サーバ in サーバー."""
    at = expected.find(written)
    while at >= 0:
        if text.startswith(expected, start - at) and start >= at:
            return True
        at = expected.find(written, at + 1)
    return False


class Dictionary:
    """The rules of dictionaries, and what is wrong with them."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        """``seconds``: how long one pattern may search."""
        self._seconds = seconds
        self.rules: Final[list[DictionaryRule]] = []
        self.faults: list[Fault] = []
        self._read: dict[str, YamlSource] = {}

    def add(self, folder: Path, source: YamlSource, named: Scalar) -> None:
        """Read the dictionary that a text of a file names, and those that it imports."""
        self._file(folder, source, named, ())

    def search(self, text: str) -> tuple[DictionaryMatch, ...]:
        """Search the copy; a pattern that takes too long becomes a fault, and finds nothing; after some such ones it ends."""
        found: dict[tuple[int, int], DictionaryMatch] = {}
        slow = 0
        for rule in self.rules:
            try:
                for start, end, expected in rule.matches(text, self._seconds):
                    match = DictionaryMatch(start, end, text[start:end], expected, rule.source.name, rule.scalar.line)
                    found.setdefault((start, end), match)
            except TimeoutError:
                self._slow(rule)
                slow += 1
                if slow == _SLOW:
                    break
        return tuple(found.values())

    def _slow(self, rule: DictionaryRule) -> None:
        self._fault(rule.source, rule.scalar, "dictionary-slow", pattern=rule.scalar.text, seconds=f"{self._seconds:g}")

    def _fault(self, source: YamlSource, node: Node, code: str, **values: str) -> None:
        self.faults.append(source.fault(node, code, length=0, **values))

    def _file(
        self,
        folder: Path,
        source: YamlSource,
        named: Scalar,
        ring: tuple[str, ...],
        left_out: frozenset[str] = frozenset(),
        imports: bool = True,
    ) -> None:
        written = named.text.strip().replace("\\", "/")
        path = folder / written
        name = path.as_posix()
        key = os.path.realpath(path)
        if key in ring:
            self._fault(source, named, "dictionary-cycle", file=written)
            return
        if key in self._read or len(self._read) >= _MOST_FILES:
            return
        try:
            read = read_source(path, name)
        except OSError:
            self._fault(source, named, "dictionary-missing", file=written)
            return
        self._read[key] = read
        self.faults += [fault for fault in read.faults if fault.severity == "error"]
        if not isinstance(read.root, MappingNode):
            if not read.faults:
                self._fault(read, read.root or Scalar("", 1, 1, "", 1), "dictionary-shape", key="rules")
            return
        keys = nodes_by_key(read.root)
        if imports:
            self._imports(path.parent, read, keys.get("imports"), (*ring, key))
        rules = keys.get("rules")
        if isinstance(rules, SequenceNode):
            for item in rules.items:
                self._rule(read, item, left_out)
        elif rules is not None and not (isinstance(rules, Scalar) and not rules.text):
            self._fault(read, rules, "dictionary-shape", key="rules")

    def _imports(self, folder: Path, source: YamlSource, node: Node | None, ring: tuple[str, ...]) -> None:
        for item in _items(node):
            keys = nodes_by_key(item)
            path = keys.get("path", item)
            if not isinstance(path, Scalar):
                self._fault(source, item, "dictionary-shape", key="imports")
                continue
            ignored = frozenset(
                child.text
                for rule in _items(keys.get("ignoreRules"))
                for child in ([rule] if isinstance(rule, Scalar) else nodes_by_key(rule).values())
                if isinstance(child, Scalar)
            )
            deep = _text(keys.get("disableImports")) != "true"
            self._file(folder, source, path, ring, ignored, deep)

    def _rule(self, source: YamlSource, node: Node, left_out: frozenset[str]) -> None:
        keys = nodes_by_key(node)
        expected = node if isinstance(node, Scalar) else keys.get("expected")
        if not isinstance(expected, Scalar) or not expected.text:
            self._fault(source, node, "dictionary-shape", key="expected")
            return
        patterns = [*_items(keys.get("pattern")), *_items(keys.get("patterns"))]
        if left_out & {expected.text, *(pattern.text for pattern in patterns if isinstance(pattern, Scalar))}:
            return
        boundary = _text(nodes_by_key(keys.get("options")).get("wordBoundary")) == "true"
        made = []
        for pattern in patterns or [expected]:
            if not isinstance(pattern, Scalar) or not pattern.text:
                self._fault(source, pattern, "dictionary-shape", key="pattern")
                continue
            try:
                made.append(_compile(source, pattern, expected.text, _text(keys.get("regexpMustEmpty")), boundary, not patterns))
            except ValueError as error:
                self._fault(source, pattern, "dictionary-regex", pattern=pattern.text, why=str(error))
        self.rules.extend(made)
        if made:
            for spec in _items(keys.get("specs")):
                self._spec(source, spec, made)

    def _spec(self, source: YamlSource, node: Node, rules: list[DictionaryRule]) -> None:
        """Try what a rule says that it does."""
        keys = nodes_by_key(node)
        before, after = keys.get("from"), keys.get("to")
        if not isinstance(before, Scalar) or not isinstance(after, Scalar):
            self._fault(source, node, "dictionary-shape", key="specs")
            return
        try:
            got = _mend(before.text, rules)
        except TimeoutError:
            self._slow(rules[0])
            return
        if got != after.text:
            self._fault(source, before, "dictionary-spec", text=before.text, wanted=after.text, got=got)


def _mend(text: str, rules: list[DictionaryRule]) -> str:
    """Put what rules expect into a text."""
    return edit_text(text, (edit for rule in rules for edit in rule.matches(text)))


def _compile(source: YamlSource, scalar: Scalar, expected: str, empty: str, boundary: bool, default: bool) -> DictionaryRule:
    """Make a rule of a pattern; ``ValueError``: it is none.  ``default``: it is what is expected, in other cases and widths."""
    import regex  # few appendices have a dictionary

    written = scalar.text
    found = _REGEX.fullmatch(written)
    flags = regex.MULTILINE | regex.ASCII | regex.VERSION0
    literal = ""
    if found and not default:
        body = _translate(found["body"])
        flags |= regex.IGNORECASE if "i" in found["flags"] else 0
        flags |= regex.DOTALL if "s" in found["flags"] else 0
    elif default:
        body = "".join(map(_any_form, written))
    else:
        body, literal = regex.escape(written, special_only=True), written
    repeats = math.prod(max(int(number or 1) for number in found) for found in _REPEAT.findall(body))
    if len(body) > _LONGEST or repeats > _REPEATS:
        raise ValueError(f"{max(len(body), repeats)} > {_LONGEST if len(body) > _LONGEST else _REPEATS}")
    if boundary:
        body = rf"\b(?:{body})\b"
    try:
        return DictionaryRule(source, scalar, regex.compile(body, flags), literal, expected, bool(found) and not default, empty)
    except (regex.error, OverflowError, MemoryError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _any_form(character: str) -> str:
    """Give the pattern of a letter or digit in both cases and widths; of anything else itself."""
    narrow = unicodedata.normalize("NFKC", character)
    if not (narrow.isascii() and narrow.isalnum()):
        return re.escape(character)
    cases = {narrow.lower(), narrow.upper()}
    return "[" + "".join(sorted(cases | {chr(ord(case) + 0xFEE0) for case in cases})) + "]"


def _translate(body: str) -> str:
    r"""Turn a pattern of JavaScript into one of ``regex``: there ``\s`` is every space, ``[^]`` anything."""
    parts: list[str] = []
    at, inside = 0, False
    while at < len(body):
        sign = body[at]
        if sign == "\\" and at + 1 < len(body):
            if body.startswith("\\u{", at) and (end := body.find("}", at)) > 0:
                parts.append(re.escape(chr(int(body[at + 3 : end], 16))))
                at = end + 1
                continue
            token = body[at : at + 2]
            parts.append({"\\s": _SPACES if inside else f"[{_SPACES}]", "\\/": "/"}.get(token, token))
            at += 2
            continue
        if not inside and body.startswith("[^]", at):
            parts.append("(?s:.)")
            at += 3
            continue
        if sign == "[" and inside:
            sign = "\\["
        elif sign == "[":
            inside = True
        elif sign == "]":
            inside = False
        parts.append(sign)
        at += 1
    return "".join(parts)


def _items(node: Node | None) -> tuple[Node, ...]:
    """Give the items of a list; one thing alone is a list of it."""
    if isinstance(node, SequenceNode):
        return node.items
    return () if node is None or (isinstance(node, Scalar) and not node.text) else (node,)


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""
