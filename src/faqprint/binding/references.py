"""The references of an appendix to its manual: each 「…」 of a 参照 line, which becomes a link to what it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from ..errors import Fault, Place
from ..manuscript.model import CHANGE_BAR, Appendix, FaqSection, Inline, Notice, Reference, Span, Worded
from ..manuscript.occurrences import Occurrence, parts, spots
from ..named_tuple import NamedTuple
from .bookmark_search import fold_title
from .manual_index import ManualIndex, TitlePlace
from .merged_pdf import MANUAL_LINK

T = TypeVar("T")
_OPEN: Final = "「"
_CLOSE: Final = "」"
#: A No of the appendix as it is named in a text.
_NO: Final = re.compile(r"(?:No\.?|Q)[0-9]")


class LinkedAppendix(NamedTuple):
    """An appendix whose references are links to the manual."""

    appendix: Appendix
    #: Where the links lead, by the numbers behind ``MANUAL_LINK``.
    places: tuple[TitlePlace, ...]
    #: How many references are links.
    linked: int
    #: A warning for each reference that was not found.
    warnings: tuple[Fault, ...]


def link_references(appendix: Appendix, index: ManualIndex, file: str) -> LinkedAppendix:
    """Look the references of a resolved appendix up in a manual of the name ``file``, and make links of those that are found."""
    titles = dict.fromkeys(title for part in parts(appendix) for title in _titles(part.holder))
    own = _own_titles(appendix)
    found: dict[str, TitlePlace] = {}
    unknown = []
    for title in titles:
        if _names_appendix(appendix, title):
            continue
        if place := index.in_bookmarks(title):
            found[title] = place
        elif fold_title(title) not in own:
            unknown.append(title)
    found |= index.in_text(unknown)
    lost = {title: index.nearest_title(title) for title in unknown if title not in found}
    numbers = {title: number for number, title in enumerate(found)}
    linked = _put_links(appendix, numbers) if numbers else appendix
    count = sum(title in found for part in parts(appendix) for title in _titles(part.holder))
    return LinkedAppendix(linked, tuple(found.values()), count, tuple(_warnings(appendix, lost, file)) if lost else ())


def _titles(holder: Any) -> Iterator[str]:
    """Give what stands in the brackets of each reference of a part that leads nowhere yet."""
    if isinstance(holder, Reference):
        for start, end in quoted_ranges(holder.body):
            yield holder.body.text[start + 1 : end - 1]
    elif isinstance(holder, tuple) and not isinstance(holder, Inline | Span):
        for part in holder:
            yield from _titles(part)


def quoted_ranges(line: Inline) -> list[tuple[int, int]]:
    """Give the ranges of 「…」 in a line with their brackets.

    Pairs in pairs are one; what is empty, a link already, or holds a value that is still to be put in, is none.
    """
    ranges: list[tuple[int, int]] = []
    begins: list[int] = []
    for at, character in enumerate(line.text):
        if character == _OPEN:
            begins.append(at)
        elif character == _CLOSE and begins:
            begin = begins.pop()
            if not begins:
                ranges.append((begin, at + 1))
    links = [(span.start, span.end) for span in line.spans if span.link or span.is_open]
    return [
        (start, end)
        for start, end in ranges
        if fold_title(line.text[start + 1 : end - 1]) and not any(a < end and start < b for a, b in links)
    ]


def _names_appendix(appendix: Appendix, title: str) -> bool:
    """Whether a reference is to the appendix itself: by its title, the number at its head, or a No."""
    folded, whole = fold_title(title), fold_title(appendix.title.text)
    head = fold_title(next(iter(appendix.title.text.split()), ""))
    if _NO.match(folded) or (head and len(folded) >= len(head) and whole.startswith(folded)):
        return True
    rest = folded.removeprefix(head)
    return bool(head) and rest != folded and head[-1].isalnum() and any(map(str.isdigit, head)) and not rest[:1].isdigit()


def _own_titles(appendix: Appendix) -> set[str]:
    """Give the folded titles of the appendix's sections, categories and questions."""
    texts: list[str] = []
    for section in appendix.sections:
        texts.append(section.label.text if isinstance(section, Notice) else section.title.text)
        for category in section.categories if isinstance(section, FaqSection) else ():
            texts.append(category.name.text)
            for question in category.questions:
                texts += [question.printed_no, *(block.body.text for block in question.question if isinstance(block, Worded))]
    return {fold_title(text) for text in texts} - {""}


def _put_links(holder: T, numbers: Mapping[str, int]) -> T:
    """Give the same thing with its references as links; itself if it has none."""
    made: Any = holder
    if isinstance(holder, Reference):
        made = holder._replace(body=_link_line(holder.body, numbers))
    elif isinstance(holder, tuple) and not isinstance(holder, Inline | Span):
        inner = [_put_links(part, numbers) if isinstance(part, tuple) else part for part in holder]
        if any(one is not other for one, other in zip(inner, holder, strict=True)):
            made = type(holder)(*inner) if hasattr(holder, "_fields") else tuple(inner)
    return cast("T", made)


def _link_line(line: Inline, numbers: Mapping[str, int]) -> Inline:
    for start, end in quoted_ranges(line):
        number = numbers.get(line.text[start + 1 : end - 1])
        if number is not None:
            line = put_link(line, start, end, f"{MANUAL_LINK}{number}")
    return line


def put_link(line: Inline, start: int, end: int, link: str) -> Inline:
    """Give a line of which a range is a link; what is strong or decorated in it stays so."""
    bars = [span for span in line.spans if span.decoration == CHANGE_BAR]
    spans: list[Span] = []
    at = start
    for span in (span for span in line.spans if span.decoration != CHANGE_BAR):
        if span.end <= start or span.start >= end:
            spans.append(span)
            continue
        if span.start < start:
            spans.append(span._replace(end=start))
        inside = span._replace(start=max(span.start, start), end=min(span.end, end), link=link)
        if at < inside.start:
            spans.append(Span(at, inside.start, link=link))
        spans.append(inside)
        at = inside.end
        if span.end > end:
            spans.append(span._replace(start=end))
    if at < end:
        spans.append(Span(at, end, link=link))
    return Inline(line.text, (*sorted(spans), *bars))


def _warnings(appendix: Appendix, lost: Mapping[str, str], file: str) -> Iterator[Fault]:
    """Give a warning for each reference that was not found, at its place; if that is not known, at the part's."""
    told: set[tuple[Place, str]] = set()

    def titles_in(part: Occurrence | None) -> Collection[str]:
        return [f"{_OPEN}{title}{_CLOSE}" for title in dict.fromkeys(_titles(part.holder)) if title in lost] if part else ()

    def values(title: str) -> dict[str, str]:
        return {"text": title, "near": lost[title], "file": file}

    for spot in spots(appendix, titles_in):
        line = spot.source.lines[spot.line - 1] if spot.line <= len(spot.source.lines) else ""
        title = spot.text[1:-1]
        if spot.part and "参照" in line[: spot.column]:
            told.add((spot.part.place, title))
            length = len(spot.text)
            yield spot.source.fault_at(
                spot.line, spot.column, "reference-not-found", length=length, severity="warning", **values(title)
            )
    start = Place(Path(appendix.path).as_posix(), 1, 1)
    for part in parts(appendix):
        for title in dict.fromkeys(_titles(part.holder)):
            if title in lost and (part.place, title) not in told:
                yield Fault(part.place or start, "reference-not-found", tuple(values(title).items()), severity="warning")
