"""What a rule of proofreading is: a row of one table that feeds ``check``, its help and its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

from ..manuscript.model import Appendix
from ..manuscript.source_text import SourceText, WrittenText
from ..source.yaml_source import YamlSource

#: How a finding is told; ``off``: only by those who ask for the rule.
Level = Literal["warning", "info", "off"]
#: Where an example stands: as an answer, as lines of the appendix or of a section of questions.
Where = Literal["answer", "appendix", "faq"]


class Galley(NamedTuple):
    """What is proofread: a content that could be read, and the values of its branches."""

    #: The appendix as loaded, values not put in.
    appendix: Appendix
    #: Every text that is printed, in the order of reading, then the branch list's.
    texts: tuple[WrittenText, ...]
    #: The files of the appendix by their names in messages, the entry first.
    sources: Mapping[str, YamlSource]

    @property
    def own_texts(self) -> Iterator[SourceText]:
        """The texts of the appendix itself."""
        return (text for text in self.texts if isinstance(text, SourceText))


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


class Example(NamedTuple):
    """A text that a rule marks, and the same as it should be."""

    bad: str
    good: str
    where: Where = "answer"


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


#: Values and references, whose names are nobody's spelling, and addresses, which are written as they must be.
NAMES: Final = r"\{\{[^{}]*\}\}|\[\[[^\[\]]*\]\]|https?://[!-~]+|(?<![0-9A-Za-z_.+-])[0-9A-Za-z_.+-]++@[0-9A-Za-z.-]+"
