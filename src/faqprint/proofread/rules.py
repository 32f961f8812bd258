"""The table of all rules, and what they say of a content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..errors import Fault
from ..manuscript.branches import BranchList
from ..manuscript.load import Examined
from ..manuscript.source_text import BranchText
from . import characters, comments, marks, numbers, structure, unread_marks
from .rule import Galley, ProofreadingRule

#: Every rule, a family after the other.
RULES: Final[tuple[ProofreadingRule, ...]] = (
    *comments.RULES,
    *marks.RULES,
    *unread_marks.RULES,
    *structure.RULES,
    *numbers.RULES,
    *characters.RULES,
)
#: The rules by their names.
BY_ID: Final[Mapping[str, ProofreadingRule]] = {rule.id: rule for rule in RULES}


def proofread_content(examined: Examined, listed: BranchList | None = None) -> tuple[Fault, ...]:
    """Give what the rules find in a content and its branch list; nothing of one that could only be read in part."""
    appendix = examined.appendix
    if appendix is None or any(source.root is None or source.guessed for source in examined.sources.values()):
        return ()
    cells = [
        BranchText(cell.text, branch.place._replace(line=cell.line, column=cell.column))
        for branch in (listed.branches if listed else ())
        for cell in branch.cells
        if cell.text
    ]
    return proofread(Galley(appendix, (*examined.texts, *cells), examined.sources))


def proofread(galley: Galley) -> tuple[Fault, ...]:
    """Give what the rules find in a content, in the order of files and places, the branch list's last."""
    order = {name: number for number, name in enumerate(galley.sources)}
    faults = dict.fromkeys(_faults(galley))
    return tuple(sorted(faults, key=lambda fault: (order.get(fault.place.file, len(order)), fault.place, fault.code)))


def _faults(galley: Galley) -> Iterator[Fault]:
    for rule in RULES:
        if rule.level != "off":
            for remark in rule.find(galley):
                yield remark.text.fault(remark.start, remark.end, rule.id, rule.level, remark.values)
