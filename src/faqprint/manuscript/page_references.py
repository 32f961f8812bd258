"""``[[id:page]]``: the words that stand in its place once it is known on which page the question begins (FM-22)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, TypeVar, cast

from ..storage.memory_cache import Memoizer, identity, make_anew
from .model import CHANGE_BAR, PAGE_LINK, QUESTION_LINK, Appendix, Inline
from .printed_words import PAGE_WORD
from .values import PRINTED

T = TypeVar("T")


def folio_prefix(appendix: Appendix) -> str:
    """Give what stands before the number of a page where it is named (FM-4).

    That is the words of the style's folio, unless it is a whole pattern; then, and without one, the title up to its first space;
    nothing, where the pages are numbered on from another document's.
    """
    folio = appendix.style.folio
    if folio is None and appendix.first_page > 1:
        return ""
    words = "{prefix}－" if folio is None or "{page}" in folio else folio
    return words.replace("{prefix}", next(iter(appendix.title.text.split()), ""))


def put_pages(appendix: Appendix, pages: Mapping[int, int | str], memo: Memoizer = make_anew) -> Appendix:
    """Give an appendix that prints the pages of questions where they are asked for; ``pages``: by their running numbers.

    ``memo`` has the sections of editions before; what prints no page is the same object as before.
    """
    if not appendix.paged:
        return appendix
    prefix = folio_prefix(appendix)
    words = {number: f"{prefix}{pages.get(number, '')}{PAGE_WORD}" for number in sorted(appendix.paged)}
    fields: dict[str, Any] = {name: _put(getattr(appendix, name), words) for name in PRINTED if name != "sections"}
    key = tuple(words.items())
    fields["sections"] = tuple(memo(("pages", identity(part), key), partial(_put, part, words)) for part in appendix.sections)
    return appendix._replace(**fields)


def _put(holder: T, words: Mapping[int, str]) -> T:
    """Give the same thing with its pages put in; itself if it asks for none."""
    made: Any = holder
    if isinstance(holder, Inline):
        made = _inline(holder, words)
    elif isinstance(holder, tuple):
        parts = [_put(part, words) if isinstance(part, tuple) else part for part in holder]
        if any(one is not other for one, other in zip(parts, holder, strict=True)):
            made = type(holder)(*parts) if hasattr(holder, "_fields") else tuple(parts)
    return cast("T", made)


def _inline(line: Inline, words: Mapping[int, str]) -> Inline:
    text = line.text
    if not any(span.link.startswith(PAGE_LINK) for span in line.spans):
        return line
    spans = [span for span in line.spans if span.decoration != CHANGE_BAR]
    shifts = [(0, 0)]  # from where on the characters stand so many places further on
    parts: list[str] = []
    made = []
    at = length = 0
    for span in spans:
        parts.append(text[at : span.start])
        begin = length + span.start - at
        shown, link, at = text[span.start : span.end], span.link, span.end
        if link.startswith(PAGE_LINK):
            number = int(link.removeprefix(PAGE_LINK))
            shown, link = words[number], f"{QUESTION_LINK}{number}"
        length = begin + len(shown)
        shifts.append((span.end, length - span.end))
        parts.append(shown)
        made.append(span._replace(start=begin, end=length, link=link))
    bars = [span for span in line.spans if span.decoration == CHANGE_BAR]
    made += [bar._replace(start=_shift(bar.start, shifts), end=_shift(bar.end, shifts)) for bar in bars]
    return Inline("".join((*parts, text[at:])), tuple(made))


def _shift(at: int, shifts: Sequence[tuple[int, int]]) -> int:
    """Where a character stands after others before it have become more or less."""
    return at + next(shift for start, shift in reversed(shifts) if start <= at)
