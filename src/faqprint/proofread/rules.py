"""The table of all rules, and what they say of a content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ..errors import Fault
from ..manuscript.branches import Branch, BranchList
from ..manuscript.load import Examined
from ..manuscript.source_text import BranchText, WrittenText
from ..named_tuple import NamedTuple
from . import (
    characters,
    comments,
    dictionary,
    kanji,
    katakana,
    marks,
    numbers,
    okurigana,
    politeness,
    punctuation,
    references,
    sentences,
    spaces,
    spellings,
    structure,
    unread_marks,
    widths,
    wording,
    written_forms,
)
from .ignoring import Ignoring, read_ignoring
from .prh import Dictionary
from .printed_copy import PrintedCopy
from .rule import Galley, ProofreadingRule, Remark
from .settings import Settings, read_settings

#: Every rule, a family after the other.
RULES: Final[tuple[ProofreadingRule, ...]] = (
    *katakana.RULES,
    *okurigana.RULES,
    *spellings.RULES,
    *kanji.RULES,
    *widths.RULES,
    *numbers.RULES,
    *dictionary.RULES,
    *characters.RULES,
    *spaces.RULES,
    *punctuation.RULES,
    *wording.RULES,
    *politeness.RULES,
    *references.RULES,
    *written_forms.RULES,
    *marks.RULES,
    *unread_marks.RULES,
    *comments.RULES,
    *structure.RULES,
    *sentences.RULES,
)
#: The rules by their names.
BY_ID: Final[Mapping[str, ProofreadingRule]] = {rule.id: rule for rule in RULES}
#: What everyone who reads a content tells, by its code, and the rule that it is to proofreading.
_READERS_OWN: Final[Mapping[str, str]] = {"wide-mark": "markup-left"}
#: Lines of further places of a form that a message shows.
_SHOWN: Final = 5


class ProofMark(NamedTuple):
    """What a rule finds, and the fault by which it is told."""

    rule: ProofreadingRule
    remark: Remark
    fault: Fault


class Proofread(NamedTuple):
    """What proofreading gives: what rules find, and what is wrong with the settings, the dictionaries and the comments."""

    marks: tuple[ProofMark, ...]
    faults: tuple[Fault, ...]


def proofread_content(examined: Examined, listed: BranchList | None = None, *, info: bool = False) -> tuple[Fault, ...]:
    """Give what the rules find in a content and its branch list, in the order of files and places, the branch list's last.

    Nothing of a content that could only be read in part.  ``info``: findings of that level, too.
    """
    result = proofread(examined, listed, info=info)
    told = _once([mark for mark in result.marks if info or mark.fault.severity != "info"])
    order = {name: number for number, name in enumerate(examined.sources)}
    faults = dict.fromkeys((*result.faults, *told))
    return tuple(sorted(faults, key=lambda fault: (order.get(fault.place.file, len(order)), fault.place, fault.code)))


def proofread(examined: Examined, listed: BranchList | None = None, *, info: bool = True) -> Proofread:
    """Read a content with all rules that are not off; ``info``: with those of that level, too."""
    appendix = examined.appendix
    if appendix is None or _is_partial(examined):
        return Proofread((), ())
    entry = next(iter(examined.sources.values()))
    settings, wrong = read_settings(entry, BY_ID)
    cells = (cell for branch in (listed.branches if listed else ()) for cell in _cells(branch))
    texts: tuple[WrittenText, ...] = (*examined.texts, *cells)
    copy = PrintedCopy(texts, settings.allowed)
    words = Dictionary()
    for named in settings.dictionaries:
        words.add(Path(entry.name).parent, entry, named)
    matches = words.search(copy.text) if words.rules and settings.level(BY_ID["dictionary"]) != "off" else ()
    galley = Galley(appendix, texts, examined.sources, copy, settings.most, matches)
    ignoring = {name: read_ignoring(source, BY_ID) for name, source in examined.sources.items()}
    found = tuple(mark for mark in _marks(galley, settings, info) if not _is_ignored(mark.fault, ignoring))
    notes = tuple(fault for each in ignoring.values() for fault in each.faults)
    return Proofread(found, (*wrong, *words.faults, *notes))


def retell(examined: Examined, faults: Sequence[Fault], *, info: bool = False) -> tuple[Fault, ...]:
    """Give faults of a content with those that a rule is of under the rule's name and level, or not at all, as its authors say.

    A content that could only be read in part keeps them as they are; ``info``: findings of that level, too.
    """
    if _is_partial(examined) or not any(fault.code in _READERS_OWN for fault in faults):
        return tuple(faults)
    settings, _ = read_settings(next(iter(examined.sources.values())), BY_ID)
    ignoring = {name: read_ignoring(source, BY_ID) for name, source in examined.sources.items()}
    told = []
    for fault in faults:
        rule = BY_ID.get(_READERS_OWN.get(fault.code, ""))
        if rule is None:
            told.append(fault)
            continue
        level = settings.level(rule)
        told_of = dict(fault.values)
        values = ("written", told_of["text"]), ("mended", told_of["mended"])
        named = fault._replace(code=rule.id, values=values, severity=level)
        is_told = level != "off" and (info or level != "info") and told_of["text"] not in settings.allowed
        if is_told and not _is_ignored(named, ignoring):
            told.append(named)
    return tuple(told)


def _is_partial(examined: Examined) -> bool:
    """Say whether a content could only be read in part."""
    return examined.appendix is None or any(source.root is None or source.guessed for source in examined.sources.values())


def _cells(branch: Branch) -> Iterator[BranchText]:
    """Give the texts of a branch."""
    names = {text: name for name, text in branch.values.items()}
    for cell in branch.cells:
        if cell.text:
            yield BranchText(cell.text, branch.place._replace(line=cell.line, column=cell.column), key=names.get(cell.text, ""))


def _marks(galley: Galley, settings: Settings, info: bool) -> Iterator[ProofMark]:
    for rule in RULES:
        level = settings.level(rule)
        if level == "off" or (level == "info" and not info):
            continue
        for remark in dict.fromkeys(rule.find(galley)):
            yield ProofMark(rule, remark, remark.text.fault(remark.start, remark.end, rule.id, level, remark.values))


def _is_ignored(fault: Fault, ignoring: Mapping[str, Ignoring]) -> bool:
    said = ignoring.get(fault.place.file)
    return said is not None and any(lines.covers(fault.place.line, fault.code) for lines in said.lines)


def _once(marks: Sequence[ProofMark]) -> Iterator[Fault]:
    """Give the faults; of those that are to be told once the first, with the lines of some that follow."""
    groups: dict[tuple[str, str], list[Fault]] = {}
    for mark in marks:
        if mark.remark.once:
            groups.setdefault((mark.rule.id, mark.remark.once), []).append(mark.fault)
        else:
            yield mark.fault
    for faults in groups.values():
        first, *others = dict.fromkeys(faults)
        more = [f"{fault.place.file}:{fault.place.line}" for fault in others]
        shown = "".join(f" {place}" for place in more[:_SHOWN]) + (" …" if len(more) > _SHOWN else "")
        yield first._replace(values=(*first.values, ("more", shown)))
