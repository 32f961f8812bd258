"""The No that each question prints: where numbering begins again, the pattern that prints it, a code in its place (FM-8, FM-9).

They are known before any text is read, for a text may refer to a question that comes after it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from ..errors import Fault
from ..source.nodes import Node, Scalar, child_node, node_items
from ..source.yaml_source import YamlSource

#: Where numbers begin again at 1: with each section of questions, with each category.
NUMBERINGS: Final = ("section", "category")
#: What a pattern may hold: the number, the category's in its section, the section's among those of questions.
PATTERN_NAMES: Final = ("n", "c", "s")
#: What stands in braces, and braces that do not close.
_BRACES: Final = r"\{+[^{}]*\}*|\}+"
_NAME: Final = rf"\{{[ \u3000]*([{''.join(PATTERN_NAMES)}])[ \u3000]*\}}"
_VALUE: Final = r"\{\{.*?\}\}|\{\{"


class PrintedNumbers:
    """The No of every question by its running number, which counts from 1 over the whole appendix."""

    def __init__(self, printed: Sequence[str] = ()) -> None:
        """``printed``: what each question prints, in order."""
        self._printed = printed

    @cached_property
    def _counts(self) -> Counter[str]:
        """How many questions print the same; counted for the first that is referred to."""
        return Counter(self._printed)

    def no_of(self, number: int) -> str:
        """Give what a question prints: its running number, if nothing else is known of it."""
        return self._printed[number - 1] if number <= len(self._printed) else str(number)

    def is_shared(self, number: int) -> bool:
        """Whether another question prints the same."""
        return self._counts[self.no_of(number)] > 1


class NumberReader:
    """Goes through the sections of an appendix in order, as nodes; ``faults`` grows by what is wrong with patterns and codes."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        #: What each question prints, in order.
        self.printed: list[str] = []
        self._sections = 0

    def questions(self, source: YamlSource, section: Node | None) -> Iterator[tuple[int, Node]]:
        """Take a section, or what stands in its place; give its questions with their running numbers."""
        categories = node_items(section, "categories")
        kind = child_node(section, "type")
        self._sections += isinstance(kind, Scalar) and kind.text == "faq"
        pattern = self._pattern(source, section)
        begins = _text(child_node(section, "numbering"))
        first = before = len(self.printed)  # questions ahead of the one from which the numbers count
        if begins in NUMBERINGS:
            before = 0
        count = 0  # questions of the section so far
        for place, category in enumerate(categories, 1):
            if begins == "category":
                count = 0
            for question in node_items(category, "questions"):
                count += 1
                number = before + count
                no = self._code(source, child_node(question, "code"))
                if not no and pattern:
                    no = _fill_pattern(pattern, {"n": str(number), "c": str(place), "s": str(self._sections)})
                self.printed.append(no or str(number))
                yield len(self.printed), question
        self._warn_of_same(source, child_node(section, "number"), pattern, self.printed[first:])

    def _pattern(self, source: YamlSource, section: Node | None) -> str:
        """Read the pattern of a section; the braces of what it may not hold are told, and then it is none."""
        node = child_node(section, "number")
        if not isinstance(node, Scalar):
            return ""
        mistakes = [match for match in re.finditer(_BRACES, node.text) if not re.fullmatch(_NAME, match[0])]
        for match in mistakes:
            self._tell(source, node, match.start(), "number-pattern", match[0], near=_meant_name(match[0]))
        return "" if mistakes else _text(node)

    def _warn_of_same(self, source: YamlSource, node: Node | None, pattern: str, printed: Sequence[str]) -> None:
        """Warn of a pattern without the number where questions of the section print the same for want of it."""
        if pattern and isinstance(node, Scalar) and "n" not in re.findall(_NAME, pattern):
            same, count = Counter(printed).most_common(1)[0] if printed else ("", 0)
            if count > 1:
                self.faults.append(source.fault(node, "number-same", severity="warning", no=same))

    def _code(self, source: YamlSource, node: Node | None) -> str:
        """Read a question's code; it is no text that could hold a value."""
        code = _text(node)
        if isinstance(node, Scalar) and (match := re.search(_VALUE, node.text)):
            self._tell(source, node, match.start(), "code-value", match[0])
        return code

    def _tell(self, source: YamlSource, node: Scalar, at: int, code: str, written: str, **values: str) -> None:
        self.faults.append(source.fault_at(*source.position_at(node, at), code, length=len(written), written=written, **values))


def _meant_name(written: str) -> str:
    """What was meant by a name that is none: its capitals or its width are wrong."""
    name = unicodedata.normalize("NFKC", written).lower().strip("{} ")
    return f"{{{name}}}" if name in PATTERN_NAMES else ""


def _fill_pattern(pattern: str, names: dict[str, str]) -> str:
    return re.sub(_NAME, lambda match: names[match[1]], pattern)


def _text(node: Node | None) -> str:
    return node.text.strip(" \u3000\n") if isinstance(node, Scalar) else ""
