"""Where in the sheets the texts of a YAML file stand that was made of them: a fault is told at the cell that a clerk can mend."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ..errors import Fault, Place
from ..source.spans import MappingSpan, NodePath, ScalarSpan, SpanText, spans_of
from .content_lists import TypedItem, TypedQuestion
from .imported_text import clean_text

#: What tells a text: its key, and the texts of the question or item that it is of.
_Name = tuple[str, ...]


class CellPlaces:
    """The places of the texts of rows, by what the rows say, in the order of the rows that say the same."""

    def __init__(self) -> None:
        self._places: defaultdict[_Name, list[Place]] = defaultdict(list)

    def note_question(self, file: str, row: TypedQuestion, columns: Mapping[str, int]) -> None:
        """Note the cells of a question that are filled; ``file``: the sheet's; ``columns``: their numbers by what they hold."""
        for key, column in columns.items():
            if key == "category":
                self._note(("name", row.category), file, row.path, column)
            elif getattr(row, key, ""):
                self._note((key, row.question, row.answer), file, row.path, column)

    def note_item(self, file: str, row: TypedItem, keys: Sequence[str]) -> None:
        """Note the cells of a desk or item, whose columns stand in the order of its keys."""
        for column, key in enumerate(keys, 1):
            self._note((key, row.texts[0]), file, row.path, column)

    def _note(self, name: _Name, file: str, path: NodePath, column: int) -> None:
        row = path[0]
        assert isinstance(row, int)  # the path of a row in a sheet is its number
        self._places[name].append(Place(file, row, column))

    def at_cells(self, faults: Iterable[Fault], written: Mapping[Path, bytes]) -> list[Fault]:
        """Give faults of files at the cells that their texts come from; those of other texts stay where they are."""
        files = {path: _NamedTexts(content) for path, content in written.items()}
        return [self._at_cell(fault, files.get(Path(fault.place.file))) for fault in faults]

    def _at_cell(self, fault: Fault, texts: _NamedTexts | None) -> Fault:
        name, copies = texts.name(*fault.place[1:]) if texts else ((), 0)
        places = self._places.get(name)
        return fault._replace(place=places[min(copies, len(places) - 1)], line_text="") if places else fault


class _NamedTexts:
    """A file's texts by their places."""

    def __init__(self, content: bytes) -> None:
        self._source = SpanText.read(content)
        self._starts: list[tuple[int, int]] = []  # lines and columns from 1
        self._last_lines: list[int] = []
        self._names: list[tuple[_Name, int]] = []
        copies: Counter[_Name] = Counter()
        line, at = 1, 0
        for path, span in spans_of(self._source.root):
            line, at = line + self._source.text.count("\n", at, span.start), span.start
            self._starts.append((line, span.start - self._source.line_start(span.start) + 1))
            self._last_lines.append(line + self._source.text.count("\n", at, max(at, span.end - 1)))
            name = self._name(path)
            self._names.append((name, copies[name]))
            copies[name] += 1

    def name(self, line: int, column: int) -> tuple[_Name, int]:
        """Give what tells the text at a place of the file, line and column from 1, and how many before it have it, too.

        Below a text, where a key stands, there is none.
        """
        found = bisect_right(self._starts, (line, column)) - 1
        return self._names[found] if found >= 0 and line <= self._last_lines[found] else ((), 0)

    def _name(self, path: NodePath) -> _Name:
        node, holder = self._source.node(path), self._source.node(path[:-1])
        if not isinstance(holder, MappingSpan):  # an item that is a text alone
            return ("text", _text_of(node))
        key = str(path[-1])
        if holder.find("question"):
            return (key, _text_of(holder.find("question")), _text_of(holder.find("answer")))
        return (key, _text_of(holder.find("name") or holder.find("text")))


def _text_of(node: object) -> str:
    return clean_text(node.text) if isinstance(node, ScalarSpan) else ""  # as the rows have it
