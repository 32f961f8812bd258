"""What a rule of proofreading is: a row of one table that feeds ``check``, its help, the schema and the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from ..manuscript.model import Appendix
from ..manuscript.source_text import SourceText, WrittenText
from ..named_tuple import NamedTuple
from ..source.yaml_source import YamlSource
from .prh import DictionaryMatch
from .printed_copy import PrintedCopy

#: How a finding is told; ``off``: only to those who ask for the rule.
Level = Literal["error", "warning", "info", "off"]
#: Where an example stands: as an answer, a question or the telephone number of a desk, as lines of the appendix or of a section
#: of questions.
Where = Literal["answer", "question", "tel", "appendix", "faq"]


class Galley(NamedTuple):
    """What is proofread: a content that could be read, and the values of its branches."""

    #: The appendix as loaded, values not put in.
    appendix: Appendix
    #: Every text that is printed, in the order of reading, then the branch list's.
    texts: tuple[WrittenText, ...]
    #: The files of the appendix by their names in messages, the entry first.
    sources: Mapping[str, YamlSource]
    #: The same texts in one, as they print.
    copy: PrintedCopy
    #: How much a rule lets pass, by its name, where the appendix says it.
    most: Mapping[str, int] = {}
    #: What the appendix's dictionaries find.
    dictionary: tuple[DictionaryMatch, ...] = ()

    @property
    def own_texts(self) -> Iterator[SourceText]:
        """The texts of the appendix itself."""
        return (text for text in self.texts if isinstance(text, SourceText))

    def remark(
        self, start: int, end: int, values: tuple[tuple[str, str], ...] = (), mended: str | None = None, once: str = ""
    ) -> Remark:
        """Make a remark on the characters of the copy from ``start`` to ``end``; ``values`` fill its sentence.

        ``mended``, ``once``: as ``Remark`` has them.
        """
        place = self.copy.place(start, end)
        return Remark(place.text, place.start, place.end, values, mended if place.exact else None, once)

    def line_of(self, at: int) -> tuple[str, str]:
        """Give the file and the line (its text) in which the character ``at`` (from 0) of the copy was written."""
        place = self.copy.place(at, at + 1)
        written = place.text.fault(place.start, place.end, "", "").place
        return written.file, str(written.line)


class Remark(NamedTuple):
    """What a rule finds."""

    #: The text in which it stands.
    text: WrittenText
    #: The characters of it that are marked, from 0.
    start: int
    end: int
    #: What the sentence names, by name.
    values: tuple[tuple[str, str], ...] = ()
    #: What should stand in place of the marked characters; ``None``: its author must say.
    mended: str | None = None
    #: Of a rule's remarks with one such name only the first is told, with the lines of those that follow; '': each is told.
    once: str = ""


class Example(NamedTuple):
    """A text that a rule marks, and the same as it should be."""

    bad: str
    good: str
    where: Where = "answer"
    #: What ``proofread`` of the appendix says: for a rule that is off, or needs a dictionary.
    settings: str = ""


class ProofreadingRule(NamedTuple):
    """A rule: a row of the table."""

    #: Its name, which is also the code of what it finds.
    id: str
    level: Level
    #: What it looks for, in a few words: Japanese and English.
    title: tuple[str, str]
    #: One example, which is run as a test, both ways.
    example: Example
    #: Whether what it finds can be mended without asking.
    fixable: bool
    #: Finds it, in any order.
    find: Callable[[Galley], Iterator[Remark]]
    #: How much it lets pass, if that can be set (``max``).
    most: int | None = None
