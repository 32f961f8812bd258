"""A text of the content as its author wrote it, with the place of each of its characters: what is proofread."""

from __future__ import annotations

from ..errors import Fault, Place
from ..named_tuple import NamedTuple
from ..source.nodes import Scalar
from ..source.yaml_source import YamlSource


class SourceText(NamedTuple):
    """A text that is printed, its marks and ``{{names}}`` in it; NFC, lines parted by LF."""

    #: The key it stands under; of a value its name.
    key: str
    #: The name of the shape that the key belongs to (``content_schema``): ``question``, ``desk``; ``values`` of a value.
    shape: str
    #: Where the mapping begins that holds it: the ``place`` of the model's question, category or section.
    parent: Place
    #: Whether it may have several lines, with marks at their beginning.
    marked: bool
    #: The file.
    source: YamlSource
    #: The text and where it is written.
    scalar: Scalar

    @property
    def text(self) -> str:
        """The text, without the line feed at its end."""
        return self.scalar.text.rstrip("\n")

    def fault(self, start: int, end: int, code: str, severity: str, values: tuple[tuple[str, str], ...] = ()) -> Fault:
        """Make a fault at the characters from ``start`` to ``end`` of the text."""
        line, column = self.source.position_at(self.scalar, start)
        fault = self.source.fault_at(line, column, code, length=end - start, severity=severity)
        return fault._replace(values=values)


class BranchText(NamedTuple):
    """A text of the branch list: a value of one branch."""

    #: The text as it is printed.
    text: str
    #: Its row and column.
    place: Place
    #: Nothing in it is a mark.
    marked: bool = False
    #: The value that it sets; '': none.
    key: str = ""

    def fault(self, start: int, end: int, code: str, severity: str, values: tuple[tuple[str, str], ...] = ()) -> Fault:
        """Make a fault at the cell; ``start`` and ``end`` are not asked."""
        return Fault(self.place, code, values, severity=severity)


WrittenText = SourceText | BranchText
