"""What must hold of every laid-out page, asserted from the display list alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from faqprint.layout.display_list import REPEAT, Page, PlacedLine, Rule
from faqprint.layout.table import FaqTable
from faqprint.units import EM

from .mocks import flow_names, names

#: Slack of a comparison in pt.
SLACK = 0.02


def box(item: PlacedLine) -> tuple[float, float, float, float]:
    """The em box of a line: left, top, right, bottom."""
    return item.x, item.y - 0.88 * item.size, item.x + item.line.width * item.size / EM, item.y + 0.12 * item.size


def check_rules(rules: Sequence[Rule]) -> None:
    """No two rules overlap along their length; every end lies on a rule across it (corners closed)."""
    across = [r for r in rules if r.y0 == r.y1]
    down = [r for r in rules if r.x0 == r.x1]
    assert len(across) + len(down) == len(rules)
    for family, axis in ((across, 0), (down, 1)):
        lines: dict[float, list[tuple[float, float]]] = {}
        for r in family:
            lines.setdefault(round(r[1 - axis], 3), []).append((r[axis], r[axis + 2]))
        for spans in lines.values():
            spans.sort()
            for (_, end), (begin, _) in pairwise(spans):
                assert begin >= end - 1.0, "a rule is drawn twice"
    for r in across:
        for x in (r.x0, r.x1):
            assert any(abs(v.x0 - x) <= 0.5 and v.y0 - 0.5 <= r.y0 <= v.y1 + 0.5 for v in down), f"{r} ends in the air"
    for v in down:
        for y in (v.y0, v.y1):
            assert any(abs(r.y0 - y) <= 0.5 and r.x0 - 0.5 <= v.x0 <= r.x1 + 0.5 for r in across), f"{v} ends in the air"


def check_inside(page: Page, area: tuple[float, float, float, float], texts: Iterable[PlacedLine] | None = None) -> None:
    """Every line's em box and every rule lies in the type area (rules: their middle)."""
    left, top, right, bottom = area
    for item in page.texts if texts is None else texts:
        x0, y0, x1, y1 = box(item)
        assert x0 >= left - SLACK and y0 >= top - SLACK and x1 <= right + SLACK and y1 <= bottom + SLACK, item


def check_overlap(texts: Sequence[PlacedLine]) -> None:
    """No two lines' em boxes overlap."""
    boxes = sorted(box(t) for t in texts if t.line.width)
    for i, (_, top, right, bottom) in enumerate(boxes):
        for x0, y0, _, y1 in boxes[i + 1 :]:
            if x0 >= right - SLACK:
                break
            assert y0 >= bottom - SLACK or y1 <= top + SLACK, "two lines overlap"


def check_pages(table: FaqTable, pages: Sequence[Page], height: float) -> None:
    """All that issue 4 asks of a table of mock rows on type areas of one height."""
    check_content(table, pages)
    whole = whole_counts(table)
    count = len(pages)
    for i, page in enumerate(pages):
        made = names(page)
        check_inside(page, (0.0, 0.0, table.style.width, height))
        check_overlap(page.texts)
        check_rules(page.rules)
        assert ("previous" in made) == (i > 0)
        assert ("next" in made) == (i + 1 < count)
        assert made[i > 0 :][:4] == ["h0.0", "h1.0", "h2.0", "h3.0"]
        check_parts(table, page, whole)


def check_content(table: FaqTable, pages: Sequence[Page]) -> None:
    """Every line of every cell stands once and in order over the pages, artifacts aside."""
    drawn: dict[str, list[str]] = {}
    for page in pages:
        for item in page.texts:
            name = item.line.pieces[0].text
            if item.tag != REPEAT and name[0] != "h" and ".h" not in name:
                drawn.setdefault(name[0], []).append(name)
    assert drawn.pop("n") == [f"n{r.number}" for r in table.rows]
    assert drawn.pop("L") == [piece.text for label in table.labels for line in label.lines for piece in line.pieces]
    expected: list[str] = []
    for row in table.rows:
        expected += [*flow_names(row.question), *flow_names(row.answer)]
    found = [name for key in drawn for name in drawn[key]]
    assert sorted(found) == sorted(expected)
    order = {name: i for i, name in enumerate(expected)}
    texts: dict[str, list[int]] = {}  # lines of one paragraph or one inner cell, in the order in which they stand
    blocks: dict[str, None] = {}
    for page in pages:
        for name in names(page):
            if name in order:
                texts.setdefault(name.rpartition(".")[0], []).append(order[name])
                blocks.setdefault(name.split(".")[0])
    assert all(at == sorted(at) for at in texts.values())
    for cell in "qa":
        begun = [name for name in blocks if name[0] == cell]
        assert begun == [name for name in dict.fromkeys(n.split(".")[0] for n in expected) if name[0] == cell]


def check_parts(table: FaqTable, page: Page, whole: Mapping[str, int]) -> None:
    """Every category of which a row stands on the page has its label there, whole; no part of a paragraph is one line.

    ``whole``: the number of lines of each flowing text.
    """
    made = names(page)
    shown = {name.split(".")[0] for name in made}
    by_number = {r.number: r for r in table.rows}
    categories = {by_number[int(n[1:])].category for n in shown if n[0] in "qa" and n[1:].isdigit()}
    for category in categories:
        label = [f"L{category}.{i}" for i in range(len(table.labels[category].lines))]
        assert [n for n in made if n.startswith(f"L{category}.")] == label
    counts: dict[str, int] = {}
    for name in made:
        if name[0] in "qa" and "." in name and ".h" not in name:
            stem = name.rpartition(".")[0]
            counts[stem] = counts.get(stem, 0) + 1
    for stem, count in counts.items():
        assert count == whole[stem] or (count >= 2 and whole[stem] - count >= 2), f"a part of {stem} is of one line"


def whole_counts(table: FaqTable) -> dict[str, int]:
    """The number of lines of each flowing text of the table."""
    counts: dict[str, int] = {}
    for row in table.rows:
        for name in (*flow_names(row.question), *flow_names(row.answer)):
            stem = name.rpartition(".")[0]
            counts[stem] = counts.get(stem, 0) + 1
    return counts
