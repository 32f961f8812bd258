"""A YAML file as it changes: texts typed over a reading of it, kept until a list changes, too."""

from __future__ import annotations

from ..named_tuple import NamedTuple
from ..source.changes import Changes, SpliceError, ValueChange
from ..source.spans import NodePath, ScalarSpan, SpanText, spans_of
from ..source.splice import prove_splice, splice_unproved
from ..source.yaml_source import YamlSource


class _Reading(NamedTuple):
    """A file read for changes in place: with the lines mended that YAML cannot read, and each of them as it was typed."""

    spans: SpanText
    #: The mended lines, with their numbers from 0 and as they were typed.
    mended: dict[str, tuple[int, str]]

    @classmethod
    def of(cls, content: bytes, source: YamlSource | None) -> _Reading:
        """Read a file; ``source``: the same file as it was read for its content, if it was.

        Raises ``SpliceError`` for what cannot be read even so.
        """
        if source is None or source.content != content:
            source = YamlSource("", content)
        try:
            if not source.mends:
                return cls(SpanText.read(content), {})
            lines = content.decode().split("\n")
            before = lines.copy()
            for number, mended in source.mends.items():
                ending = "\r" * lines[number - 1].endswith("\r")
                lines[number - 1] = mended + ending
            spans = SpanText.read("\n".join(lines).encode())
        except ValueError as error:
            raise SpliceError((), str(error)) from error
        # a line that stands there twice, once as it is mended and once as it was typed, would be taken for the other
        once = {number for number in source.mends if lines.count(lines[number - 1]) == 1}
        return cls(spans, {lines[number - 1]: (number - 1, before[number - 1]) for number in once})

    def as_typed(self, content: bytes, changes: Changes) -> bytes:
        """Give bytes that came of it with the lines that YAML cannot read as they were typed, but for those that were changed."""
        if not self.mended:
            return content
        changed = {row for path in changes if isinstance(node := self.spans.node(path), ScalarSpan) for row in self._rows(node)}
        typed = {line: before for line, (row, before) in self.mended.items() if row not in changed}
        return "\n".join(typed.get(line, line) for line in content.decode().split("\n")).encode()

    def _rows(self, node: ScalarSpan) -> range:
        """The numbers of the lines in which a text stands."""
        first = self.spans.text.count("\n", 0, node.start)
        return range(first, first + self.spans.text.count("\n", node.start, node.end) + 1)


class DraftedFile:
    """One YAML file: its bytes as they are drafted, and where what is typed next goes.

    What is typed is spliced over one and the same reading, so that a text typed to and fro ends in the bytes that it had, and a
    key costs no reading.  The splice is proved when the file is read anew: for a list that changes, and for a save.
    """

    def __init__(self, content: bytes, source: YamlSource | None = None) -> None:
        """``source``: the same bytes as they were read for their content, if they were."""
        self.content = content
        self._source = source
        self._base = content
        self._read: _Reading | None = None
        self._typed: dict[NodePath, ValueChange | None] = {}

    @property
    def spans(self) -> SpanText:
        """Where each node stands in what the file was when it was last read; what was typed since is in ``text_at``."""
        return self._reading().spans

    def renew(self, content: bytes, source: YamlSource | None = None) -> None:
        """Take other bytes."""
        if content != self.content:
            self.content = self._base = content
            self._read, self._typed = None, {}
        self._source = source or self._source

    def text_at(self, path: NodePath) -> str | None:
        """Give the text at a path without the line feeds at its end; ``None``: there is none."""
        typed = self._typed.get(path, "")
        if path in self._typed:
            return typed.rstrip("\n") if isinstance(typed, str) else None
        node = self.spans.node(path)
        return node.text.rstrip("\n") if isinstance(node, ScalarSpan) else None

    def texts_below(self, path: NodePath) -> dict[NodePath, str]:
        """Give all texts at and below a path, by their paths from there on."""
        found = {where: self.text_at(where) for where, _ in spans_of(self.spans.node(path), path)}
        found |= {where: self.text_at(where) for where in self._typed if where[: len(path)] == path}
        return {where[len(path) :]: text for where, text in found.items() if text is not None}

    def type_text(self, changes: Changes) -> bytes:
        """Put texts in the place of others, add or take away keys; gives the new bytes.  Raises ``SpliceError``."""
        reading = self._reading()
        typed = {**self._typed, **changes}
        typed = {path: text for path, text in typed.items() if text is not None or reading.spans.node(path) is not None}
        content = reading.as_typed(splice_unproved(reading.spans, typed), typed)
        self._typed, self.content = typed, content
        return content

    def change_lists(self, changes: Changes) -> bytes:
        """Make changes of lists, proved by reading the file again; gives the new bytes.  Raises ``SpliceError``."""
        self.reread()
        reading = self._reading()
        content = splice_unproved(reading.spans, changes)
        prove_splice(reading.spans, changes, content)
        self.renew(reading.as_typed(content, {}))
        return self.content

    def reread(self) -> None:
        """Read the file again: it must say what was meant.  Raises ``SpliceError``."""
        if self._typed:
            reading = self._reading()
            again = _Reading.of(self.content, self._source)
            try:
                prove_splice(reading.spans, self._typed, again.spans.encode(again.spans.text))
            except SpliceError:
                if not again.mended:
                    raise
                prove_splice(reading.spans, self._typed, self.content)  # as it stands: a control that was typed is mended away
            self._base, self._read, self._typed = self.content, again, {}

    def _reading(self) -> _Reading:
        if self._read is None:
            self._read = _Reading.of(self._base, self._source)
        return self._read
