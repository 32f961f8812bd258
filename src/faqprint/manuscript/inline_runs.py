"""Runs of a line's text on their way to an ``Inline``: strong, linked, or to be replaced by a value; URLs become links."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ..named_tuple import NamedTuple
from .model import Inline, Span

_LINK: Final = (
    r"(?P<url>https?://[A-Za-z0-9!#$%&'()+,\-./:;=?@_~]+)"
    r"|(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]+@[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?"
)
#: A value's name in a text.
VALUE: Final = re.compile(r"\{\{([^{}\n]*)\}\}")


class InlineRun(NamedTuple):
    """A run of an inline on its way: its text and what a ``Span`` says of it."""

    text: str
    strong: bool = False
    link: str = ""
    value: str = ""


def join_inline(pieces: Sequence[InlineRun]) -> Inline:
    """Join pieces into an inline; URLs and e-mail addresses become links.

    Where values are still to come, links are left to the time when they are in.
    """
    text = "".join([piece[0] for piece in pieces])
    spans: list[Span] = []
    at = 0
    for part, strong, link, value in pieces:
        if not part and not value:
            continue
        end = at + len(part)
        if strong or link or value:
            last = spans[-1] if spans else None
            if last and last.end == at and not (link or value or last.link or last.value):
                spans[-1] = Span(last.start, end, strong)
            else:
                spans.append(Span(at, end, strong, link, value))
        at = end
    if not any(span.is_open for span in spans) and ("@" in text or "://" in text):
        spans = _merge_links(text, spans)
    return Inline(text, tuple(spans))


def split_lines(inline: Inline) -> list[Inline]:
    """Give the lines of a text with line feeds, each with what is not plain of it."""
    lines = []
    start = 0
    for text in inline.text.split("\n"):
        end = start + len(text)
        inside = [
            span for span in inline.spans if max(span.start, start) < min(span.end, end) or start <= span.start == span.end <= end
        ]
        cut = [span._replace(start=max(span.start, start) - start, end=min(span.end, end) - start) for span in inside]
        lines.append(Inline(text, tuple(cut)))
        start = end + 1
    return lines


def _merge_links(text: str, spans: list[Span]) -> list[Span]:
    """Lay links over the ranges that are URLs or e-mail addresses; a strong link is both."""
    found = []
    for match in re.finditer(_LINK, text):
        target = match.group()
        if match["url"]:
            target = target.rstrip(".,:;!?'")
            while target.endswith(")") and target.count("(") < target.count(")"):
                target = target[:-1].rstrip(".,:;!?'")
        found.append((match.start(), match.start() + len(target), target if match["url"] else "mailto:" + target))
    if not found:
        return spans
    cuts = sorted({at for start, end, _ in found for at in (start, end)} | {at for span in spans for at in span[:2]})
    starts, link_starts = [span.start for span in spans], [start for start, _, _ in found]
    result: list[Span] = []
    for start, end in pairwise(cuts):
        under = spans[at] if (at := bisect_right(starts, start) - 1) >= 0 and end <= spans[at].end else Span(start, end)
        over = found[at] if (at := bisect_right(link_starts, start) - 1) >= 0 and end <= found[at][1] else (0, 0, "")
        link = under.link or over[2]
        if under.strong or link:
            last = result[-1] if result else None
            if last and last.end == start and last[2:5] == (under.strong, link, ""):
                result[-1] = last._replace(end=end)
            else:
                result.append(Span(start, end, under.strong, link))
    return result
