"""Nodes -> values, by the tables of ``content_schema``; what is wrong is noted and a harmless value put in its place.

So reading goes on to the end and every fault is told at once; nothing is built from a content that has one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from ..errors import Fault, Place
from ..source.nodes import MappingNode, Node, Scalar, SequenceNode
from ..source.yaml_mistake import YamlMistake, entry, quote_yaml
from ..source.yaml_source import YamlSource
from .content_schema import SECTIONS
from .dates import iso_date
from .key_homes import key_home
from .markup import MarkupReader
from .model import Inline, Picture, QrLine, Text
from .nearest_name import nearest_name
from .picture_files import PictureFinder, locate_figures
from .schema_kinds import (
    Choice,
    Day,
    Either,
    Flag,
    FlagOrWord,
    Kind,
    LineKind,
    ListOf,
    Named,
    NameKind,
    Number,
    SectionKind,
    Shape,
    TextKind,
    ValueKind,
)
from .source_text import SourceText
from .values import value_inline

Fields = dict[str, Any]

#: How many names one file's faults are compared with for a "did you mean", in all: it takes time.
_COMPARISONS: Final = 20_000
#: A text wholly in brackets, which YAML takes for a list of one item or a mapping of one entry.
_BRACKETED: Final = re.compile(r"\[[^,\[\]]*\]|\{[^,{}\"']*\}")
_DECIMAL: Final = r"-?(?:[0-9]{1,6}(?:\.[0-9]{0,6})?|\.[0-9]{1,6})"


class FieldReader:
    """One file's nodes being read; ``faults`` grows, ``place`` of a mapping stands in its fields under ``place``."""

    def __init__(
        self,
        source: YamlSource,
        marks: MarkupReader,
        faults: list[Fault],
        texts: list[SourceText] | None = None,
        pictures: PictureFinder | None = None,
    ) -> None:
        """``texts``: grows by every text that is printed, in the order of reading; ``pictures`` finds those that texts name."""
        self.source = source
        self.texts: list[SourceText] = [] if texts is None else texts
        self._pictures = pictures
        self._mapping = "", Place(source.name, 1, 1)  # the shape that is being read, and where it begins
        self.marks = marks
        self.faults = faults
        self._tabs = "\t" in source.text
        self._comparisons = _COMPARISONS

    def fields(self, shape: Shape, node: Node, key: str = "", *, given_only: bool = False) -> Fields:
        """Read a mapping by its shape; keys left out have their kind's empty value (``given_only``: are left out).

        ``key`` is what messages call it (the shape's name if it stands under none).
        """
        fields = {} if given_only else dict(_defaults(shape))
        fields["place"] = self.source.place(node.line, node.column)
        if not isinstance(node, MappingNode):
            self.want("mapping", node, key or shape.name)
            return fields
        outer, self._mapping = self._mapping, (shape.name, fields["place"])
        keys = shape.by_name
        meant: list[str] = []
        for name, child in node.entries:
            entry = keys.get(name.text)
            if entry is None:
                meant.append(near := self.nearest_name(name.text, keys))
                home = "" if near else key_home(name.text)
                self.fault(name, "unknown-key", key=name.text, near=near, home=home, known=", ".join(keys))
            elif given_only and isinstance(child, Scalar) and not child.text and not child.style:
                continue  # nothing after the key: left out
            elif given_only and isinstance(entry.kind, Shape):
                fields[name.text] = self.fields(entry.kind, child, name.text, given_only=True)
            else:
                fields[name.text] = self.read(entry.kind, child, name.text)
        given = [name.text for name, _ in node.entries]
        for entry in shape.required_keys:
            if entry.name not in given and entry.name not in meant:
                self.fault(node, "missing-key", length=1, key=entry.name, about=entry.about.partition("。")[0])
        self._mapping = outer
        return fields

    def read(self, kind: Kind, node: Node, key: str) -> Any:
        """Read a node by its kind; ``key`` is what messages call it."""
        return _READ[type(kind)](self, kind, node, key)

    def fault(self, node: Node, code: str, /, *, length: int = 0, severity: str = "error", **values: str) -> None:
        """Add a fault at a node to ``faults``; ``values`` fill its sentence."""
        self.faults.append(self.source.fault(node, code, length=length, severity=severity, **values))

    def nearest_name(self, written: str, known: Collection[str]) -> str:
        """Give what was probably meant."""
        self._comparisons -= len(known)
        return nearest_name(written, known) if self._comparisons >= 0 else ""

    def want(self, kind: str, node: Node, key: str) -> None:
        """Note that a node is of the wrong kind."""
        if kind == "text" and isinstance(node, MappingNode) and len(node.entries) == 1 and not node.entries[0][0].style:
            name, value = node.entries[0]
            line, start = self.source.lines[name.line - 1], name.column - 1
            if (name.line, name.column) == (node.line, node.column) and line[start:].startswith(name.text + ":"):
                plain = isinstance(value, Scalar) and value.line == value.end == name.line and not value.style and value.text
                end = value.column - 1 + len(value.text) if plain and isinstance(value, Scalar) else len(line.rstrip())
                mended = line[:start] + quote_yaml(line[start:end]) + line[end:]
                at = name.column + len(name.text)
                self.faults.append(self.source.fault_at(name.line, at, "trap-colon", mended=mended.strip()))
                return
        told = (self.source.name, str(node.line))  # a text that should not be one need not be written otherwise
        self.faults[:] = [
            fault
            for fault in self.faults
            if fault.code not in ("folded-lines", "wide-bar") or (fault.place.file, dict(fault.values)["text_line"]) != told
        ]
        if kind != "text" and isinstance(node, Scalar) and not node.style:
            from ..source.line_mistakes import misread_list, misread_text

            why = misread_list if kind == "list" else misread_text
            if mistake := why(self.source.lines, node.line - 1):
                fault = self.source.fault_at(mistake.line, mistake.column, mistake.code)
                self.faults.append(fault._replace(values=mistake.values))
                return
        found = "text" if isinstance(node, Scalar) else "mapping" if isinstance(node, MappingNode) else "list"
        if found == "text" and isinstance(node, Scalar) and not node.text:
            found = "nothing"
        self.fault(node, f"want-{kind}", key=key, found=found)

    def _missing_quotes(self, node: Node) -> YamlMistake | None:
        """Give the mistake of a text that YAML took for a list or a mapping because of the bracket at its beginning."""
        line, start = self.source.lines[node.line - 1], node.column - 1
        match = entry(line)
        if match is None or match.start("text") != start or not _BRACKETED.fullmatch(match["text"]):
            return None
        return YamlMistake.quote_text(self.source.lines, node.line - 1, start)

    def scalar(self, node: Node, key: str) -> Scalar | None:
        """Give a node that must be a text; ``None`` if it is none."""
        if not isinstance(node, Scalar):
            self.want("text", node, key)
            return None
        if self._tabs and "\t" in node.text:
            self._tell_tabs(node)
        return node

    def _tell_tabs(self, node: Scalar) -> None:
        """Note each line of a text that holds a tab."""
        for number, text in enumerate(node.text.split("\n")):
            if "\t" in text:
                line, column = self.source.position(node, number, text.index("\t"))
                mended = self.source.lines[line - 1].replace("\t", " ").strip()
                self.faults.append(self.source.fault_at(line, column, "tab-in-text", mended=mended))

    def printed_scalar(self, node: Node, key: str, marked: bool = False) -> Scalar | None:
        """Give a node that must be a text, and is printed; ``marked``: its lines may begin with marks."""
        if not isinstance(node, Scalar) and (mistake := self._missing_quotes(node)):
            self.faults.append(self.source.mistake(mistake))
            return None
        scalar = self.scalar(node, key)
        if scalar is not None:
            self.texts.append(SourceText(key, *self._mapping, marked, self.source, scalar))
        return scalar

    def inline(self, kind: LineKind, node: Node, key: str) -> Inline:
        """Read a text of one line with its inline marks; an empty one is an empty ``Inline``."""
        scalar = self.printed_scalar(node, key)
        if scalar is None:
            return Inline("")
        text = scalar.text.rstrip("\n")
        if "\n" in text:
            self.fault(scalar, "one-line", key=key)
        elif kind.filled and not text.strip():
            self._tell_empty(scalar, key)
        line = self.marks.line(text)
        self._slips(scalar)
        return line

    def body(self, kind: TextKind, node: Node, key: str) -> Text:
        """Read a text of many lines."""
        scalar = self.printed_scalar(node, key, marked=True)
        if scalar is None:
            return ()
        blocks = self.marks.text(scalar.text)
        if not blocks and kind.filled:
            self._tell_empty(scalar, key)
        self._slips(scalar)
        if any(isinstance(block, Picture | QrLine) for block in blocks):
            return tuple(locate_figures(blocks, self.source, scalar, self._pictures, self.faults))
        return blocks

    def _tell_empty(self, scalar: Scalar, key: str) -> None:
        """Tell of a text that is not there, unless it is known where it went: behind ``#``, or below the same key again."""
        line = scalar.line
        known = (("trap-hash", str(line)), ("repeated-key", str(line)))
        told = {(fault.code, dict(fault.values).get("line", str(fault.place.line))) for fault in self.source.faults}
        if told.isdisjoint(known):
            self.fault(scalar, "empty-text", key=key)

    def value(self, kind: ValueKind, node: Node, key: str) -> Inline:
        """Read a value: one line, in which only ``{{name}}`` means anything."""
        scalar = self.printed_scalar(node, key)
        if scalar is None:
            return Inline("")
        text = scalar.text.rstrip("\n")
        if "\n" in text:
            self.fault(scalar, "line-feed-in-value", key=key)
        return value_inline(text.replace("\n", " "))

    def name(self, kind: NameKind, node: Node, key: str) -> str:
        """Read a text as it stands."""
        scalar = self.scalar(node, key)
        if scalar is not None and "\n" in scalar.text.rstrip("\n"):
            self.fault(scalar, "one-line", key=key)
        return scalar.text.rstrip("\n") if scalar else ""

    def flag(self, kind: Flag, node: Node, key: str) -> bool:
        """Read ``true`` or ``false``."""
        scalar = self.scalar(node, key)
        if scalar is not None and scalar.text not in ("true", "false", ""):
            self.fault(scalar, "not-a-flag", key=key, written=scalar.text)
        return scalar is not None and scalar.text == "true"

    def flag_or_word(self, kind: FlagOrWord, node: Node, key: str) -> str:
        """Read one of a few words, or ``true`` (``''`` for ``false``)."""
        scalar = self.scalar(node, key)
        written = scalar.text if scalar is not None else ""
        if written in (*kind.words, "true", "false", ""):
            return "" if written == "false" else written
        known = (*kind.words, "true", "false")
        if near := self.nearest_name(written, known):
            self.fault(node, "not-a-choice", key=key, written=written, near=near, known=", ".join(known))
        else:
            self.fault(node, "not-a-flag", key=key, written=written)
        return ""

    def choice(self, kind: Choice, node: Node, key: str) -> str | None:
        """Read one of a few words; empty is none."""
        scalar = self.scalar(node, key)
        if scalar is None or not scalar.text:
            return None
        if scalar.text in kind.options:
            return scalar.text
        near = self.nearest_name(scalar.text, kind.options)
        self.fault(scalar, "not-a-choice", key=key, written=scalar.text, near=near, known=", ".join(kind.options))
        return None

    def day(self, kind: Day, node: Node, key: str) -> date | None:
        """Read a date; empty is none."""
        scalar = self.scalar(node, key)
        if scalar is None or not scalar.text:
            return None
        day = iso_date(scalar.text)
        if day is None:
            self.fault(scalar, "not-a-date", key=key, written=scalar.text)
        return day

    def number(self, kind: Number, node: Node, key: str) -> float | None:
        """Read a number within its range."""
        scalar = self.scalar(node, key)
        if scalar is None or not scalar.text:
            return None
        if not re.fullmatch(_DECIMAL, scalar.text):
            self.fault(scalar, "not-a-number", key=key, written=scalar.text)
            return None
        number = float(scalar.text)
        if not kind.least <= number <= kind.most:
            least, most = f"{kind.least:g}", f"{kind.most:g}"
            self.fault(scalar, "out-of-range", key=key, written=scalar.text, least=least, most=most, unit=kind.unit)
        elif kind.step and number % kind.step:
            self.fault(scalar, "not-a-multiple", key=key, written=scalar.text, step=f"{kind.step:g}", unit=kind.unit)
        return int(number) if kind.whole else number

    def list(self, kind: ListOf, node: Node, key: str) -> list[Any]:
        """Read a list; nothing after the key is an empty one."""
        if isinstance(node, SequenceNode):
            items = node.items
        elif isinstance(node, Scalar) and not node.text:
            items = ()
        else:
            self.want("list", node, key)
            return []
        if len(items) < kind.least:
            self.fault(node, "empty-list", key=key)
        return [self.read(kind.kind, item, key) for item in items]

    def named_entries(self, kind: Named, node: Node, key: str) -> Mapping[str, Any]:
        """Read a mapping whose keys the author chose; nothing after the key is an empty one."""
        if isinstance(node, Scalar) and not node.text:
            return {}
        if not isinstance(node, MappingNode):
            self.want("mapping", node, key)
            return {}
        outer, self._mapping = self._mapping, (key, self.source.place(node.line, node.column))
        values = {name.text: self.read(kind.kind, child, name.text) for name, child in node.entries}
        self._mapping = outer
        return values

    def either(self, kind: Either, node: Node, key: str) -> Any:
        """Read a text, or the mapping that may stand in its place."""
        if not isinstance(node, MappingNode):
            return self.read(kind.text, node, key)
        if isinstance(kind.shape, Shape):
            known = kind.shape.by_name
            if len(node.entries) == 1 and node.entries[0][0].text not in known:
                return self.read(kind.text, node, key)
        return self.read(kind.shape, node, key)

    def section(self, kind: SectionKind, node: Node, key: str) -> Fields | None:
        """Read a section by its ``type``."""
        if not isinstance(node, MappingNode):
            self.want("mapping", node, key)
            return None
        named = next((child for name, child in node.entries if name.text == "type"), None)
        if named is None:
            self.fault(node, "missing-type", length=1, known=", ".join(SECTIONS))
            return None
        scalar = self.scalar(named, "type")
        if scalar is None:
            return None
        shape = SECTIONS.get(scalar.text)
        if shape is None:
            near = self.nearest_name(scalar.text, SECTIONS)
            self.fault(scalar, "unknown-type", written=scalar.text, near=near, known=", ".join(SECTIONS))
            return None
        return self.fields(shape, node)

    def _at(
        self, scalar: Scalar, line: int, column: int, code: str, length: int = 1, severity: str = "error", **values: str
    ) -> None:
        at = self.source.position(scalar, line, column)
        self.faults.append(self.source.fault_at(*at, code, length=length, severity=severity, **values))

    def _slips(self, scalar: Scalar) -> None:
        """Turn the mistakes of the marks just read into faults at their places."""
        if not self.marks.mistakes:
            return
        for mistake in self.marks.mistakes:
            values = dict(mistake.values)
            if mistake.code in ("unknown-value", "unknown-id"):
                known = self.marks.values if mistake.code == "unknown-value" else self.marks.ids
                values["near"] = self.nearest_name(values["name"], known)
            self._at(scalar, mistake.line, mistake.column, mistake.code, mistake.length, mistake.severity, **values)
        self.marks.mistakes.clear()


_READ: Final[dict[type[Any], Callable[[FieldReader, Any, Node, str], Any]]] = {
    LineKind: FieldReader.inline,
    TextKind: FieldReader.body,
    ValueKind: FieldReader.value,
    NameKind: FieldReader.name,
    Flag: FieldReader.flag,
    FlagOrWord: FieldReader.flag_or_word,
    Choice: FieldReader.choice,
    Day: FieldReader.day,
    Number: FieldReader.number,
    ListOf: FieldReader.list,
    Named: FieldReader.named_entries,
    Either: FieldReader.either,
    SectionKind: FieldReader.section,
    Shape: FieldReader.fields,
}

_EMPTY: Final[dict[type[Any], Any]] = {
    LineKind: Inline(""),
    ValueKind: Inline(""),
    TextKind: (),
    NameKind: "",
    Flag: False,
    FlagOrWord: "",
}


@cache
def _defaults(shape: Shape) -> Fields:
    """Give the fields of a shape of which nothing is written."""
    empty = {ListOf: [], Named: {}} | _EMPTY
    return {key.name: _defaults(key.kind) if isinstance(key.kind, Shape) else empty.get(type(key.kind)) for key in shape.keys}
