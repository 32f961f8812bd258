"""The appendix that a section's file belongs to, and the numbers that its questions print there."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ..errors import Fault, MachineError, UsageError
from ..limits import CONTENT_BYTES, read_regular
from ..manuscript import ENTRY_NAME
from ..manuscript.branches import lists_beside
from ..manuscript.load import Examined, examine
from ..manuscript.model import Appendix, FaqSection, Question
from ..source.spans import MappingSpan, ScalarSpan, SequenceSpan, SpanText

#: What a section by itself cannot know.
_OF_THE_APPENDIX: Final = frozenset(("unknown-value", "unknown-id"))


def find_appendix(file: Path) -> Path | None:
    """Give the appendix of which a file is a section, or which the file is itself; ``None``: none lists it."""
    if listed_files(file) is not None:
        return file
    own = _absolute_path(file)
    for folder in (file.parent, file.parent.parent):
        appendix = folder / ENTRY_NAME
        if any(_absolute_path(folder / name) == own for name in listed_files(appendix) or ()):
            return appendix
    return None


def listed_files(appendix: Path) -> list[str] | None:
    """Give the files that an appendix lists; ``None``: there is no such file, or it is no appendix."""
    try:
        root = SpanText.read(read_regular(appendix, CONTENT_BYTES)).root
    except (OSError, ValueError):
        return None
    sections = root.find("sections") if isinstance(root, MappingSpan) else None
    if not isinstance(sections, SequenceSpan):
        return None
    return [item.text.strip().replace("\\", "/") for item in sections.items if isinstance(item, ScalarSpan)]


def _absolute_path(path: Path) -> str:
    """A path as it is compared: a name typed on one system may have another form on the next."""
    return unicodedata.normalize("NFC", os.path.abspath(path))


def inputs_of(file: Path) -> list[Path]:
    """Give every file from which the appendix of a content is made: it, its sections, style, fonts and branch lists."""
    appendix = find_appendix(file) or file
    try:
        examined = examine(appendix)
    except UsageError:
        return [file]
    fonts = examined.appendix.style.fonts if examined.appendix else None
    faces = map(_font_file, (fonts.text, fonts.bold, *fonts.fallback)) if fonts else ()
    return [file, *map(Path, examined.sources), *lists_beside(appendix), *faces]


def _font_file(name: str) -> Path:
    from ..text.fonts import find_font

    try:
        return find_font(name)
    except MachineError:  # none of this name is there
        return Path(name)


def printed_numbers(path: Path, count: int) -> list[str]:
    """Give the No of each of the questions of an appendix or a section's file as it prints.

    Where the content cannot be read they are counted from 1; ``count``: how many there are.
    """
    appendix = find_appendix(path)
    try:
        examined = examine(appendix).appendix if appendix else None
    except UsageError:
        examined = None
    numbers = [question.printed_no for _, question in questions_of(examined, path)] if examined else []
    return numbers if len(numbers) == count else [str(number) for number in range(1, count + 1)]


def questions_of(appendix: Appendix, path: Path) -> list[tuple[str, Question]]:
    """Give the questions of an appendix, or of its section that stands in another file, with the names of their 区分."""
    own = _absolute_path(path)
    whole = _absolute_path(Path(appendix.path)) == own
    return [
        (category.name.text, question)
        for section in appendix.sections
        if isinstance(section, FaqSection) and (whole or _absolute_path(Path(section.place.file)) == own)
        for category in section.categories
        for question in category.questions
    ]


def new_errors(target: Path, written: Mapping[Path, bytes]) -> list[Fault]:
    """Give the errors that an appendix would have, or a section by itself, if files were as ``written``.

    Errors that are there already, in files that stay as they are, are none of them.
    """
    appendix = find_appendix(target)
    if appendix is None:
        return _errors_alone(target, written)
    before = {fault for fault in _errors(examine(appendix)) if Path(fault.place.file) not in written}
    return [fault for fault in _errors(examine(appendix, overlay=written)) if fault not in before]


def _errors_alone(target: Path, written: Mapping[Path, bytes]) -> list[Fault]:
    """The errors of a section that no appendix lists."""
    appendix = target.parent / f".{target.name}.appendix"
    text = f"title: ＦＡＱ\nsections: [{json.dumps(target.name, ensure_ascii=False)}]\n"
    examined = examine(appendix, overlay={appendix: text.encode(), **written})
    return [fault for fault in _errors(examined) if fault.code not in _OF_THE_APPENDIX]


def _errors(examined: Examined) -> list[Fault]:
    return [fault for fault in examined.faults if fault.severity == "error"]
