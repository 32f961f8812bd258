"""What one page comes to in bulk: the text of each of its marks, once all that one page can break by itself holds.

The same conditions as ``structure``, ``placement`` and ``page_marks`` have, or stricter ones, with nothing but yes or no: what
is wrong, and where, those tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from math import inf
from typing import Final

from ..named_tuple import NamedTuple
from ..text.characters import SOFT_HYPHEN
from .content import Content
from .document import PdfPage
from .font import Font
from .line_forms import FormPage, TextRuns
from .placement import ABOVE, ASCENT, BESIDE, EDGE_DIGITS, PALE, ROUNDING, Areas, Rectangle
from .text import ZERO_WIDTHS, is_joined

#: What stands before the text of a run: the sign of one that begins a line, or of one that goes on with it.
LINE_SIGN: Final = "\n"
RUN_SIGN: Final = "\r"
#: What no text holds: a font that says so of a code makes nothing of a page.
NOWHERE: Final = "\0"


class PageSummary(NamedTuple):
    """A page that is sound by itself.

    ``texts``: of each mark of content by its MCID, in stream order, its runs' texts, each behind ``LINE_SIGN`` or
    ``RUN_SIGN``; ``heads``: the MCIDs of those that stand above the type area, wholly; ``codes``: what is shown of each font, by
    its resource name.
    """

    texts: Mapping[int, str]
    heads: frozenset[int]
    codes: Mapping[str, Iterable[int]]


def page_of_content(content: Content, fonts: Mapping[str, Font]) -> FormPage | None:
    """A page that was read by ``content`` as one read in bulk; ``None`` if its marks are not as they should be."""
    marks: list[int] = []
    codes: dict[str, set[int]] = {}
    rows: list[tuple[int, str, float, float, float, float]] = []
    for place, mark in enumerate(content.marks):
        bound = mark.artifact != (mark.mcid >= 0)
        if mark.nested or ((mark.runs or mark.painted) and not bound):
            return None
        marks.append(mark.mcid)
        for run in mark.runs:
            characters = fonts[run.font].characters
            if (run.gray > PALE and not mark.artifact) or not characters.keys() >= set(run.codes):
                return None
            text = "".join(map(characters.__getitem__, run.codes))
            rows.append((place, text, run.x, run.x + run.width, run.y, run.size))
            codes.setdefault(run.font, set()).update(run.codes)
    runs = TextRuns(*zip(*rows, strict=True)) if rows else TextRuns((), (), (), (), (), ())
    return None if content.unbalanced else FormPage(marks, runs, codes)


def summarize(page: PdfPage, read: FormPage, areas: Areas, head: str) -> PageSummary | None:
    """The summary of a page, or ``None`` if anything on it is not as it should be; ``head``: what one of its marks must bear."""
    runs, mcids = read.runs, [mcid for mcid in read.marks if mcid >= 0]
    if len(set(mcids)) < len(mcids):
        return None
    texts = runs.texts
    joined = "".join(texts)
    if NOWHERE in joined:
        return None
    if head and not any(head in "".join(text.split()) for text in _of_marks(runs)):
        return None
    x0, y0, x1, y1 = page.box
    lefts = [left - x0 for left in runs.lefts] if x0 else runs.lefts
    rights = [right - x0 for right in runs.rights] if x0 else runs.rights
    tops = [y1 - baseline - ASCENT * size for baseline, size in zip(runs.baselines, runs.sizes, strict=True)]
    boxes = TextRuns(runs.marks, texts, lefts, rights, tops, runs.sizes)
    heads = _heads(boxes, read.marks, (0.0, 0.0, x1 - x0, y1 - y0), areas.of(page.number), areas.hang)
    if heads is None or _overlap(boxes):
        return None
    if ZERO_WIDTHS.search(joined):
        texts = [ZERO_WIDTHS.sub("", text) for text in texts]
    if SOFT_HYPHEN in joined:
        texts = [text.removesuffix(SOFT_HYPHEN) for text in texts]
    told = _texts(runs._replace(texts=texts), read.marks)
    return None if told is None else PageSummary(told, heads, read.codes)


def _of_marks(runs: TextRuns) -> list[str]:
    """The whole text of each mark that has any."""
    texts: dict[int, str] = {}
    for mark, text in zip(runs.marks, runs.texts, strict=True):
        texts[mark] = texts.get(mark, "") + text
    return list(texts.values())


def _heads(boxes: TextRuns, marks: Sequence[int], paper: Rectangle, area: Rectangle, hang: float) -> frozenset[int] | None:
    """The MCIDs of content above the type area; ``None``: some text is not where it may stand.  ``boxes``: by their tops."""
    lefts, rights, tops, sizes = boxes.lefts, boxes.rights, boxes.baselines, boxes.sizes
    if not lefts:
        return frozenset()
    bottoms = [top + size for top, size in zip(tops, sizes, strict=True)]
    if not _inside((min(lefts), min(tops), max(rights), max(bottoms)), paper):
        return None
    content = [marks[mark] >= 0 for mark in boxes.marks]
    ends = [right - hang * size for right, size in zip(rights, sizes, strict=True)] if hang else rights
    edges = [tuple(compress(side, content)) for side in (lefts, tops, ends, bottoms)]
    if not edges[0] or _inside((min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3])), area):
        return frozenset()
    above = area[0], 0.0, area[2], area[1]
    placed = [(marks[mark], box) for mark, box in zip(compress(boxes.marks, content), zip(*edges, strict=True), strict=True)]
    heads = frozenset(mcid for mcid, box in placed if not _inside(box, area))
    return heads if all(_inside(box, above) for mcid, box in placed if mcid in heads) else None


def _inside(box: Rectangle, area: Rectangle) -> bool:
    return (
        box[0] >= area[0] - ROUNDING
        and box[1] >= area[1] - ROUNDING
        and box[2] <= area[2] + ROUNDING
        and box[3] <= area[3] + ROUNDING
    )


def _overlap(boxes: TextRuns) -> bool:
    """Whether two texts that can be seen stand on one another."""
    rows = sorted(
        (top, left, right, size)
        for top, left, right, size, text in zip(boxes.baselines, boxes.lefts, boxes.rights, boxes.sizes, boxes.texts, strict=True)
        if not text.isspace()
    )
    for index, (top, left, right, size) in enumerate(rows, 1):
        bottom = top + size
        while index < len(rows):
            other_top, other_left, other_right, other_size = rows[index]
            smaller = min(size, other_size)
            if other_top > bottom - ABOVE * smaller:
                break
            if min(right, other_right) - max(left, other_left) > BESIDE * smaller:
                return True
            index += 1
    return False


def _texts(runs: TextRuns, marks: Sequence[int]) -> dict[int, str] | None:
    """The texts of the marks of content, with the signs of what begins a line; ``None``: a line stands above an earlier one."""
    texts: dict[int, str] = {mcid: "" for mcid in marks if mcid >= 0}
    lowest: dict[float, float] = {}  # by the left edges of lines
    baseline, end = 0.0, -inf
    for mark, text, left, right, own, size in zip(*runs, strict=True):
        mcid = marks[mark]
        if mcid >= 0:
            sign = RUN_SIGN
            if not is_joined(own - baseline, left - end, size):
                sign, edge = LINE_SIGN, round(left, EDGE_DIGITS)
                if own >= lowest.get(edge, inf):
                    return None
                lowest[edge] = own
            texts[mcid] += sign + text
            baseline, end = own, right
    return texts
