"""One pass over the parser's events: light nodes, so that depth, anchors and tags are refused before anything is composed.

A scalar stays the text that it is (FM-30); what a program wrote is read as YAML says (FM-34)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NoReturn, Protocol, cast

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

from ..limits import CONTENT_ALIASED, CONTENT_DEPTH
from .nodes import MappingNode, Node, Scalar, SequenceNode
from .yaml_mistake import YamlMistake, depth, quote_yaml

if TYPE_CHECKING:
    from ..errors import Fault
    from .surrogates import SurrogatePairs
    from .written import RowColumn


#: What no text may hold, not even escaped: controls but tab and line feed, half surrogate pairs, non-characters.
_FORBIDDEN: Final = "[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
_INVISIBLE: Final = "[\u2028\u2029\ufeff]"
_LOST_BY_HASH: Final = re.compile(r"[ \t]#(?=\S)")
_QUOTES: Final = "\"'"
_SWALLOWED: Final = r"""["']\s*[:,\]}]\s*[{\["']|[\[{]\s*["']\w+["']\s*:"""
_CUT_OFF: Final = re.compile(r"[ \t]+#\S.*")
#: Tags that programs write before what is a text, a mapping or a list all the same.
_HARMLESS_TAG: Final = (
    r"tag:yaml\.org,2002:(?:str|int|float|bool|null|timestamp|seq|map|"
    r"python/(?:unicode|str|int|long|float|bool|none|tuple|list|dict))"
)
#: Short names that escapes have for characters.
_SHORT: Final = {"\0": "|0", "\a": "|a", "\b": "|b", "\v": "|v", "\f": "|f", "\r": "|r", "\x1b": "|e", "\x85": "|N"}
#: An anchor's name as programs write it.
_ANCHOR: Final = r"(?a)[\w-]+"

#: The C parser where PyYAML has it.
LOADER: Final = cast("type[yaml.SafeLoader]", getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class YamlSyntaxError(Exception):
    """The parser gave up; ``flow``: where the outermost bracket that was open then begins, from 0 (``None``: none was)."""

    def __init__(self, error: yaml.MarkedYAMLError, flow: RowColumn | None) -> None:
        super().__init__(str(error))
        self.error, self.flow = error, flow

    @property
    def reach(self) -> RowColumn:
        """How far the text could be read: the row, from 0, and the column, from 1; a quote that nothing closes ends it."""
        mark = self.error.problem_mark or self.error.context_mark
        if self.error.context == "while scanning a quoted scalar" and "end of stream" in str(self.error.problem):
            mark = self.error.context_mark
        return (mark.line, mark.column + 1) if mark else (0, 0)


class FaultMaker(Protocol):
    """What makes faults of a file: ``YamlSource``."""

    def fault(self, node: Node, code: str, /, *, length: int = 0, severity: str = "error", **values: str) -> Fault:
        """Make a fault at a node."""

    def fault_at(self, line: int, column: int, code: str, /, *, length: int = 1, severity: str = "error", **values: str) -> Fault:
        """Make a fault at a place."""

    def mistake(self, mistake: YamlMistake) -> Fault:
        """Make a fault of a mistake."""


class NodeBuilder:
    """Builds the nodes of a text; ``faults`` are those that do not keep it from being read."""

    def __init__(self, source: FaultMaker, lines: list[str], pairs: SurrogatePairs, settled: Container[int] = ()) -> None:
        """``settled``: lines of which it is known that they are meant as they are read, whatever they look like."""
        self.source = source
        self.lines = lines
        self.pairs = pairs
        self.settled = settled
        self.faults: list[Fault] = []
        #: Characters in whose place others were read, in texts that name them by an escape: text, place in it, character.
        self.replaced: list[tuple[Scalar, int, str]] = []
        #: Texts between brackets that look as if they had swallowed a bracket or a comma with its quotes.
        self.swallowed = 0
        self._stack: list[tuple[list[Node], Any, int]] = []
        self._nodes = 0  # aliased ones counted as often as they stand
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._unused: dict[str, Any] = {}

    def read(self, text: str | None = None) -> Node | None:
        """Give the root node; raise ``YamlMistake`` or ``YamlSyntaxError`` where the text is not what its author meant.

        ``text``: what is read in place of the lines, each of its own in its place, and nothing in that of others.
        """
        text = "\n".join(self.lines) if text is None else text
        hashes = self._hash_lines(text)
        stack = self._stack
        top: list[Node] = []
        children = top
        documents = 0
        for event in self._events(text):
            kind = type(event)
            if kind is ScalarEvent:
                self._nodes += 1
                scalar = self._scalar(event, hashes)
                children.append(scalar)
                if event.anchor is not None:
                    self._keep(event, scalar, 1)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(stack) >= CONTENT_DEPTH:
                    raise self._mistake(event, "too-nested", limit=str(CONTENT_DEPTH))
                self._refuse(event)
                self._nodes += 1
                stack.append((children, event, self._nodes))
                children = []
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node = self._collection(stack[-1][1], children)
                children, start, before = stack.pop()
                children.append(node)
                if start.anchor is not None:
                    self._keep(start, node, self._nodes - before + 1)
            elif kind is AliasEvent:
                children.append(self._alias(event))
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._mistake(event, "second-document")
        for event in self._unused.values():
            self._tell_unused(event)
        return top[0] if top else None

    def _hash_lines(self, text: str) -> set[int]:
        """Give the lines in which a ``#`` that no space follows may cut a text short."""
        lines: set[int] = set()
        row = at = 0
        for match in _LOST_BY_HASH.finditer(text):
            row += text.count("\n", at, match.start())
            at = match.start()
            lines.add(row)
        return lines

    def _events(self, text: str) -> Iterator[Any]:
        try:
            yield from iter(LOADER(text).get_event, None)
        except yaml.MarkedYAMLError as error:
            raise YamlSyntaxError(error, self._flow_start()) from None
        except (yaml.YAMLError, ValueError) as error:
            raise YamlMistake(1, 1, "yaml-syntax", {"reason": str(error).splitlines()[0]}) from None

    def _flow_start(self) -> RowColumn | None:
        marks = (event.start_mark for _, event, _ in self._stack if event.flow_style)
        return next(((mark.line, mark.column) for mark in marks), None)

    def _collection(self, start: Any, children: list[Node]) -> Node:
        line, column = start.start_mark.line + 1, start.start_mark.column + 1
        if type(start) is SequenceStartEvent:
            return SequenceNode(tuple(children), line, column)
        return MappingNode(self._entries(children), line, column)

    # --- texts

    def _scalar(self, event: Any, hashes: set[int]) -> Scalar:
        start = event.start_mark
        end = event.end_mark.line
        text: str = event.value
        style: str = event.style or ""
        if event.tag is not None:
            self._check_tag(event)
        if style in ("|", ">"):
            end -= event.end_mark.column == 0 and end > start.line
        scalar = Scalar(text, start.line + 1, start.column + 1, style, end + 1)
        if event.anchor is not None or event.tag is not None:
            scalar = self._behind_properties(scalar, event)
        if end != start.line and style not in ("|", ">"):
            self._look_at_lines(scalar)
        if style and style in _QUOTES and self._stack and self._stack[-1][1].flow_style and re.search(_SWALLOWED, text):
            self.swallowed += 1
        if style == '"':
            if self._has_backslash(event):
                scalar = self._read_escapes(scalar)
        elif self.pairs.exist:
            scalar = scalar._replace(text=self.pairs.as_written(scalar.text))
        if not style:
            if end in hashes:
                self._hash(scalar, event)
            if text.startswith(("-\u3000", "\u3000- ")) and not self.lines[start.line][: start.column].strip(" -"):
                from .line_mistakes import white_lead

                raise YamlMistake.first_of([*white_lead(self.lines, start.line), self._mistake(event, "wide-space-indent")])
        return scalar

    def _has_backslash(self, event: Any) -> bool:
        """Whether a text is written with one; a line may be a million characters long and hold ten thousand texts."""
        first, last = event.start_mark, event.end_mark
        if first.line == last.line:
            found: int = self.lines[first.line].find("\\", first.column, last.column)
            return found >= 0
        return any("\\" in line for line in self.lines[first.line : last.line + 1])

    def _behind_properties(self, scalar: Scalar, event: Any) -> Scalar:
        """Give a text's place behind its anchor and tag, of which the parser says where they begin."""
        row = self.lines[scalar.line - 1]
        match = re.compile(r"(?:[&!]\S*\s+)*").match(row, scalar.column - 1)
        return scalar._replace(column=match.end() + 1) if match and match.end() < len(row) else scalar

    def _read_escapes(self, scalar: Scalar) -> Scalar:
        """Give a double-quoted text with its escapes read; one that names a control character is refused."""
        named = unicodedata.normalize("NFC", self.pairs.read(scalar.text))
        text = re.sub(_INVISIBLE, "\u200b", named)
        if match := re.search(_FORBIDDEN, text):
            raise escaped_control(self.lines, scalar, match[0])
        if "\t" in text and not any("\t" in line for line in self.lines[scalar.line - 1 : scalar.end]):
            text = text.replace("\t", " ")  # a program writes so what it was given: a tab that was typed is another matter
        scalar = scalar._replace(text=text)
        self.replaced += [(scalar, match.start(), match[0]) for match in re.finditer(_INVISIBLE, named)]
        return scalar

    def _look_at_lines(self, scalar: Scalar) -> None:
        """Refuse a plain or quoted text of several lines of which one was not meant to belong to it."""
        rows = self.lines[scalar.line - 1 : scalar.end - 1]
        if scalar.style == '"' and all(row.endswith("\\") for row in rows):
            return
        from .line_mistakes import misread_text, quote_left_open, stray_item

        row, last = scalar.line - 1, scalar.end - 1
        mistake = None
        if scalar.style:
            mistake = quote_left_open(self.lines, last, row)
        elif not self._flow_start() and (mistake := misread_text(self.lines, row)):  # in brackets a line may begin within a text
            key = (mistake.mended or "あ").lstrip("- ")[:1]
            mistake = mistake if key.isascii() else None  # perhaps no key, but a line of text
        if not scalar.style:
            mistake = stray_item(self.lines, row, last) or mistake
        if mistake and mistake.mended is not None and mistake.line not in self.settled:
            raise mistake.as_doubtful()
        self._fold(scalar)

    def _fold(self, scalar: Scalar) -> None:
        """Refuse a text in which a line break becomes a space beside a full-width character."""
        from .written import folded_break

        spot = folded_break(scalar, self.lines)
        if spot is None:
            return
        if any(event.flow_style for _, event, _ in self._stack):
            self.faults.append(self.source.fault_at(spot[0] + 1, max(spot[1], 1), "folded-in-brackets"))
            return
        row, end = scalar.line - 1, scalar.column - 1
        if not self.lines[row][:end].strip():  # the text begins below its key, whose line is to be changed
            row = next((at for at in range(row - 1, -1, -1) if self.lines[at].strip()), row)
            end = len(self.lines[row].rstrip())
        line = self.lines[row][:end]
        column, length = (end + 1, len(scalar.text)) if row == scalar.line - 1 else (depth(line) + 1, len(line.strip()))
        code = (
            "wide-bar"
            if not scalar.style and self.lines[scalar.line - 1][scalar.column - 1 :].strip() == "｜"
            else "folded-lines"
        )
        values = {"mended": f"{line.strip()} |", "text_line": str(scalar.line)}
        self.faults.append(self.source.fault_at(row + 1, column, code, length=length, **values))

    def _hash(self, scalar: Scalar, event: Any) -> None:
        """Refuse a plain text that loses its rest to a ``#`` that no space follows."""
        row = self.lines[event.end_mark.line]
        match = _CUT_OFF.match(row, event.end_mark.column)
        if not match or scalar.line != scalar.end:
            return
        column = row.index("#", match.start()) + 1
        mended = row[: scalar.column - 1].rstrip() + " " + quote_yaml(row[scalar.column - 1 :].strip())
        length = len(row) - column + 1
        self.faults.append(self.source.fault_at(scalar.end, column, "trap-hash", length=length, mended=mended.strip()))

    # --- mappings

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
            if not key.style and not key.text.isidentifier():
                from .line_mistakes import misread_key

                if mistake := misread_key(self.lines, key.line, key.column, key.text, bare):
                    raise mistake
        return tuple(seen.values())

    # --- anchors, aliases and tags

    def _keep(self, event: Any, node: Node, weight: int) -> None:
        """Note what an anchor names, and of how many nodes it consists."""
        self._anchors[event.anchor] = node, weight
        self._unused.setdefault(event.anchor, event)

    def _alias(self, event: Any) -> Node:
        """Give the node that an alias stands for: programs write so what is equal."""
        known = self._anchors.get(event.anchor)
        if known is None:
            opened = next((start for _, start, _ in self._stack if start.anchor == event.anchor), None)
            raise self._mistake(opened, "anchor") if opened else self._start_mistake(event)
        self._unused.pop(event.anchor, None)
        node, weight = known
        self._nodes += weight
        if self._nodes > CONTENT_ALIASED and weight > 1:
            raise self._mistake(event, "aliases-too-many", limit=f"{CONTENT_ALIASED:,}")
        return node

    def _tell_unused(self, event: Any) -> None:
        """Refuse an anchor that nothing refers to: it is the beginning of a text that lacks its quotes."""
        if type(event) is ScalarEvent and not event.style:
            mistake = self._start_mistake(event)
            self.faults.append(self.source.mistake(mistake if self._is_one_line(event) else mistake.without_line()))
        elif not re.fullmatch(_ANCHOR, event.anchor):
            self.faults.append(self.source.mistake(self._mistake(event, "anchor")))

    @staticmethod
    def _is_one_line(event: Any) -> bool:
        return bool(event.start_mark.line == event.end_mark.line)

    def _refuse(self, event: Any) -> None:
        """Refuse a tag that means something, and the ``{{`` and ``[[`` of a text that lacks its quotes."""
        if event.tag is not None:
            self._check_tag(event)
        if event.flow_style:
            row, column = self.lines[event.start_mark.line], event.start_mark.column
            nested = row.startswith("[[[", column) or row.endswith("[", 0, column)
            if row.startswith("{{", column) or (row.startswith("[[", column) and not nested):
                raise self._start_mistake(event)

    def _check_tag(self, event: Any) -> None:
        """Refuse a tag but one before what is, all the same, just a text, a mapping or a list."""
        style = event.style if type(event) is ScalarEvent else "-"
        if re.fullmatch(_HARMLESS_TAG, event.tag) or (event.tag == "!" and style):
            return
        if style:
            self._raise_tag_before(event)
        raise self._start_mistake(event)

    def _raise_tag_before(self, event: Any) -> NoReturn:
        """Refuse a tag before a text in quotes or a collection: without it the line is good."""
        line, column = event.start_mark.line, event.start_mark.column
        row = self.lines[line]
        match = re.compile(r"!\S*[ ]*").match(row, column)
        end = match.end() if match else column
        mended = (row[:column] + row[end:]).rstrip()
        raise YamlMistake(line + 1, column + 1, "tag", mended=mended, length=len(row[column:end].rstrip()) or 1)

    def _start_mistake(self, event: Any) -> YamlMistake:
        """Make the mistake of a text whose first character means something to YAML."""
        mark = event.start_mark
        flow = self._flow_start()
        mistake = YamlMistake.quote_text(
            self.lines, mark.line, mark.column, flow=flow is not None and flow != (mark.line, mark.column)
        )
        mistake.code = {"&": "anchor", "!": "tag"}.get(self.lines[mark.line][mark.column], mistake.code)
        return mistake

    def _mistake(self, event: Any, code: str, /, **values: str) -> YamlMistake:
        return YamlMistake(event.start_mark.line + 1, event.start_mark.column + 1, code, values)


def escaped_control(lines: Sequence[str], scalar: Scalar, character: str) -> YamlMistake:
    """Make the mistake of a double-quoted text that names a control character by an escape; its line without it is good."""
    code = ord(character)
    names = f"(?i:x{code:02x}|u{code:04x}|U{code:08x}){_SHORT.get(character, '')}"
    is_return = character == "\r"
    # a return before a line feed is a part of the line's end, one by itself is a line's end
    unit = re.compile(rf"(?<!\\)((?:\\\\)*)(\\(?:{names}))" + is_return * r"(?:\\n)?")
    for row in range(scalar.line - 1, scalar.end):
        start = scalar.column if row == scalar.line - 1 else 0
        if match := unit.search(lines[row], start):
            mended = lines[row][:start] + unit.sub(r"\1\\n" if is_return else r"\1", lines[row][start:])
            kind = "escaped-return" if is_return else "control-character"
            at, length = match.start(2) + 1, len(match[2])
            return YamlMistake(row + 1, at, kind, {"point": f"U+{code:04X}"}, mended=mended, length=length)
    return YamlMistake(scalar.line, scalar.column, "control-character", {"point": f"U+{code:04X}"})
