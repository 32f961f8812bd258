"""YAML files as nodes with positions: every scalar is text, and nothing is read that an office would not have meant.

By hand upon PyYAML's events: its loader turns 0120 into a number and 2026-04-01 into a date, forgets where a text stood, and
ends at the first mistake.  Each file gives its faults as values; a line that only needs quotes is mended in memory and read
again, so that one run tells of all of them.
"""

from __future__ import annotations

import codecs
import errno
import hashlib
import os
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ..errors import Fault, Place
from ..limits import CONTENT_BYTES, CONTENT_TRIALS, open_regular
from .file_kinds import file_kind
from .node_builder import NodeBuilder, YamlSyntaxError
from .nodes import MappingNode, Node, Scalar
from .surrogates import SurrogatePairs
from .yaml_mistake import YamlMistake, count_unchanged

if TYPE_CHECKING:
    from .written import RowColumn

#: Lines of one file that are mended in memory to go on reading.
MAX_MENDS: Final = 20

#: More lines with what no text may hold are no text.
_MAX_CONTROLS: Final = 10

#: What no text may hold: controls, half surrogate pairs, non-characters.
_FORBIDDEN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: Separators and byte order marks inside a text, which YAML would take for line ends or white space.
_INVISIBLE: Final = re.compile("[\u2028\u2029\ufeff]")
#: Those that part lines in other programs.
SEPARATORS: Final = "\u2028\u2029"
#: What stands in their place: it is as invisible, and means nothing to YAML.
_NOTHING: Final = "\u200b"
#: Mistakes after whose mending every line stands where it did.
_CERTAIN: Final = frozenset(
    {
        "trap-start",
        "trap-colon",
        "trap-hash",
        "bad-escape",
        "quote-inside",
        "anchor",
        "tag",
        "control-character",
        "escaped-return",
        "comma-missing",
    }
)
#: What the decoder makes of bytes that have no meaning in cp932.
_NOT_CP932: Final = "[\x80\uf8f0-\uf8f3]"
#: How JIS changes to kanji and back: with it a text of another code looks like ASCII with controls.
_JIS: Final = re.compile(r"\x1b[$(][@BJI]")


class YamlSource:
    """One file: its name as shown, its bytes, its text in NFC, its root node (``None``: none could be read) and its faults."""

    def __init__(self, name: str, content: bytes, before: YamlSource | None = None) -> None:
        """``before``: the file as it was read the last time, if it was: of a long one only what changed is read again."""
        self.name = name
        self.content = content
        self.sha256 = hashlib.sha256(content).hexdigest()
        self.faults: list[Fault] = []
        self.root: Node | None = None
        #: The lines, from 1, that were put where they only may belong.
        self.guessed: set[int] = set()
        #: Characters in whose place others were read, by line and column.
        self.replaced: dict[tuple[int, int], str] = {}
        #: The text before NFC, to tell what NFC changed.
        self.original = ""
        self.text = ""
        #: The lines as they were read at last, some of them mended.
        self._read_lines: list[str] = []
        self._mended: set[int] = set()
        self._trials = CONTENT_TRIALS
        self._swallowed = 0  # texts of it that look damaged as they stand
        self._spots: tuple[Scalar, tuple[RowColumn, ...] | None, tuple[int, ...]] | None = None
        self._asked: tuple[Scalar, list[str]] | None = None
        if len(content) > CONTENT_BYTES:
            self._fail(1, 1, "file-too-big", limit=str(CONTENT_BYTES // 1_000_000))
            return
        original = self._decode(content)
        if original is None:
            return
        self.original = original
        self.text = original if unicodedata.is_normalized("NFC", original) else unicodedata.normalize("NFC", original)
        if (match := _FORBIDDEN.search(self.text)) and not self._are_controls_few(match):
            return
        for match in _INVISIBLE.finditer(self.text):
            self.replaced[self._locate(match.start())] = match[0]
        self.text = _INVISIBLE.sub(_NOTHING, self.text)
        self.root = (before and not self.faults and self._reread(before)) or self._compose()

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return self.text.split("\n")

    @property
    def mends(self) -> dict[int, str]:
        """The lines that were mended in memory to go on reading, by their numbers from 1, as they were read."""
        return {} if self.root is None else {line: self._read_lines[line - 1] for line in sorted(self._mended)}

    def place(self, line: int, column: int) -> Place:
        """Give a position in this file as its author sees it (what was put in while mending is not counted)."""
        if line in self._mended:
            column = _align(self.lines[line - 1], self._read_lines[line - 1], column - 1) + 1
        return Place(self.name, line, column)

    def fault(self, node: Node, code: str, /, *, length: int = 0, severity: str = "error", **values: str) -> Fault:
        """Make a fault at a node; ``length`` 0 marks the node's own text on its line."""
        if not length:
            length = len(node.text) if isinstance(node, Scalar) and node.line == node.end and node.style in ("", "'", '"') else 1
        return self.fault_at(node.line, node.column, code, length=length, severity=severity, **values)

    def fault_at(self, line: int, column: int, code: str, /, *, length: int = 1, severity: str = "error", **values: str) -> Fault:
        """Make a fault at a line and column of this file."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return Fault(self.place(line, column), code, tuple(values.items()), text, max(length, 1), severity)

    def mistake(self, mistake: YamlMistake) -> Fault:
        """Make a fault of a mistake in this file."""
        fault = self.fault_at(mistake.line, mistake.column, mistake.code, length=mistake.length)
        return fault._replace(values=mistake.values)

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

    def position_at(self, scalar: Scalar, at: int) -> tuple[int, int]:
        """Say where character ``at`` (from 0) of a scalar's text stands in the file (from 1)."""
        return self.position(scalar, scalar.text.count("\n", 0, at), at - scalar.text.rfind("\n", 0, at) - 1)

    def position(self, scalar: Scalar, line: int, column: int) -> tuple[int, int]:
        """Say where the character at ``line`` and ``column`` (from 0) of a scalar's text stands in the file (from 1)."""
        if scalar.style == "|":  # most places are asked for there, and each line of it stands as it is
            row = scalar.line + line
            if self._asked is None or self._asked[0] is not scalar:  # one text may be asked about at many of its places
                self._asked = scalar, scalar.text.split("\n")
            text = self._asked[1][line]
            written = self._read_lines[row] if row < len(self._read_lines) else ""
            indent = len(written) - len(text)
            if text and written.endswith(text) and not written[:indent].strip(" "):
                return row + 1, indent + column + 1
        if self._spots is None or self._spots[0] is not scalar:
            from .written import written_spots

            starts = (0, *(match.end() for match in re.finditer("\n", scalar.text)))
            self._spots = scalar, written_spots(scalar, self._read_lines), starts
        _, spots, starts = self._spots
        if spots is None:
            return scalar.line, scalar.column
        row, column = spots[min(starts[line] + column, len(spots) - 1)]
        return row + 1, column + 1

    def _fail(self, line: int, column: int, code: str, /, **values: str) -> None:
        self.faults.append(self.fault_at(line, column, code)._replace(values=tuple(values.items())))

    def _locate(self, index: int) -> tuple[int, int]:
        line = self.text.count("\n", 0, index) + 1
        return line, index - self.text.rfind("\n", 0, index)

    def _are_controls_few(self, first: re.Match[str]) -> bool:
        """Note the lines that hold what no text may hold, and say whether they are few enough to read on without it."""
        line, column = self._locate(first.start())
        if _JIS.match(self.text, first.start()):
            self._fail(line, column, "iso-2022-jp")
            return False
        damaged = {row: match for row, text in enumerate(self.lines, 1) if (match := _FORBIDDEN.search(text))}
        for row, match in islice(damaged.items(), _MAX_CONTROLS):
            mended = _FORBIDDEN.sub("", match.string)
            point = {"point": f"U+{ord(match[0]):04X}"}
            mistake = YamlMistake(row, match.start() + 1, "control-character", point, mended=mended)
            self.faults.append(self.mistake(mistake))
        self._mended.update(damaged)
        return len(damaged) <= _MAX_CONTROLS

    def _decode(self, content: bytes) -> str | None:
        """Give the text with LF as its only line end, or note why the bytes are no UTF-8 and give ``None``."""
        if kind := file_kind(content):
            self._fail(1, 1, "not-a-text", kind=kind)
            return None
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
            if re.search(_NOT_CP932, text):
                raise ValueError("bytes that no office program writes")
            self.text = text
            self._fail(line, column, "cp932")
        except ValueError:
            self.text = before
            self._fail(line, column, "not-utf-8", byte=byte)
        return None

    def _reread(self, before: YamlSource) -> Node | None:
        """Give the root with the nodes of a sound file that are still the same; ``None``: all must be read."""
        if before.root is None or before.faults or before.replaced or self.replaced or before._mended:
            return None
        if SurrogatePairs(before.text).exist or SurrogatePairs(self.text).exist:
            return None
        from .changed_item import reread_changed_item  # a build reads each file once

        self._read_lines = self.lines
        return reread_changed_item(before.root, before.lines, self, self.lines)

    def _compose(self) -> Node | None:
        """Read the text, mending in memory what only lacks quotes, until it is read or cannot be."""
        pairs = SurrogatePairs(_FORBIDDEN.sub("", self.text) if self._mended else self.text)
        lines = pairs.text.split("\n")
        settled: set[int] = set()
        while len(self.faults) < MAX_MENDS:
            self._read_lines = [pairs.as_written(line) for line in lines] if pairs.exist else lines
            builder = NodeBuilder(self, lines, pairs, settled)
            try:
                root = builder.read()
            except (YamlMistake, YamlSyntaxError) as stopped:
                self._swallowed = builder.swallowed
                mistake = self._judge(stopped, lines, pairs, settled)
                if mistake is None:
                    settled.add(stopped.line if isinstance(stopped, YamlMistake) else 0)
                    continue
                fault = self.mistake(mistake)
                self.faults.append(fault._replace(values=tuple((name, pairs.as_written(value)) for name, value in fault.values)))
                if mistake.mended is None:
                    return None
                lines = _with(lines, mistake)
                changed = {mistake.line, *(row + 1 for row in mistake.also)}
                self.guessed |= changed if mistake.code not in _CERTAIN else set()
                self._mended |= changed
            else:
                self.faults += builder.faults
                for scalar, at, character in builder.replaced:
                    self.replaced[self.position_at(scalar, at)] = character
                return root
        return None

    def _judge(
        self, stopped: YamlMistake | YamlSyntaxError, lines: list[str], pairs: SurrogatePairs, settled: set[int]
    ) -> YamlMistake | None:
        """Say what is wrong, if anything; a mended line is only given if reading goes on behind it.

        Of several mended lines that one is right with which most can be read.
        """
        from .mistakes import diagnose  # most files have none

        found: Iterable[YamlMistake] = (
            (stopped, *stopped.others) if isinstance(stopped, YamlMistake) else diagnose(lines, stopped.error, stopped.flow)
        )
        stuck = stopped.reach if isinstance(stopped, YamlSyntaxError) else None
        best: tuple[RowColumn, YamlMistake] | None = None
        first: YamlMistake | None = None
        trials = max(self._trials // max(len(self.text), 1), 2)
        for mistake in islice(found, trials):
            self._trials -= len(self.text)
            first = first or mistake
            if mistake.mended is None:
                first = mistake if best is None else first
                break
            reach = self._reach(mistake, lines, pairs, settled)
            if reach > (mistake.line - 1, mistake.column) and reach != stuck and (best is None or reach > best[0]):
                best = reach, mistake
        assert first is not None  # there is always a reason
        if best is None and first.doubtful:
            return None
        return best[1] if best else first.without_line()

    def _reach(self, mistake: YamlMistake, lines: list[str], pairs: SurrogatePairs, settled: Container[int]) -> RowColumn:
        """Say how far the text can be read with a line mended: the row, from 0, and the column, from 1, as they were before."""
        end = (len(lines) + 1, 0)  # the parser puts the text's end a line below it
        tried = _with(lines, mistake)
        builder = NodeBuilder(self, tried, pairs, settled)
        try:
            builder.read()
        except YamlMistake as following:
            row, column = following.line - 1, following.column
        except YamlSyntaxError as stopped:
            row, column = stopped.reach
        else:
            return end if builder.swallowed <= self._swallowed else (-1, 0)
        if builder.swallowed > self._swallowed:  # a mended line that would destroy the text
            return -1, 0
        if row < len(lines) and tried[row] != lines[row]:
            column = _align(lines[row], tried[row], column - 1) + 1
        return row, column


def _with(lines: list[str], mistake: YamlMistake) -> list[str]:
    """Give the lines with those that a mistake mends."""
    mended = lines.copy()
    if mistake.mended is not None:
        mended[mistake.line - 1] = mistake.mended
    for row, line in mistake.also.items():
        mended[row] = line
    return mended


def _align(old: str, new: str, at: int) -> int:
    """Give the place in a line of what stands at ``at`` in the same line mended."""
    head, tail = count_unchanged(old, new)
    if at <= head:
        return at
    if at >= len(new) - tail:
        return at - len(new) + len(old)
    place = head
    for character in new[head:at]:  # what was put in has no place of its own
        place += place < len(old) - tail and character == old[place]
    return place


def _looks_like_utf16(content: bytes) -> bool:
    """Say whether every second byte of the file's head is NUL, as in UTF-16 without a byte order mark."""
    head = content[:200]
    return len(head) >= 4 and max(head[::2].count(0), head[1::2].count(0)) * 4 > len(head)


def read_bounded(path: Path) -> bytes:
    """Give the bytes of a file of content, and of one that is too large one too many.

    Raises ``OSError`` if it cannot be read: ``IsADirectoryError`` for a folder, ``SpecialFileError`` for what is no file either.
    """
    if path.is_dir():  # Windows would call it a lack of permission
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    with open_regular(path) as stream:
        return stream.read(CONTENT_BYTES + 1)


#: Files as they were read, by their names in messages.
SourcesByName = Mapping[str, YamlSource]
#: All are read again, from where they lie.
NO_SOURCES: Final[SourcesByName] = MappingProxyType({})


def source_again(name: str, sources: SourcesByName) -> YamlSource:
    """Give a file that was read before: as it was then, if it is among ``sources``, else as it lies there now."""
    return sources.get(name) or read_source(Path(name), name)


def read_source(path: Path, name: str) -> YamlSource:
    """Read a file; ``name`` is what messages call it.  Raises what ``read_bounded`` does."""
    return YamlSource(name, read_bounded(path))
