"""What does not fit says why, and the error that a clerk sees is made of that."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from faqprint.errors import LayoutError
from faqprint.layout.blocks import HEADING
from faqprint.layout.memo import MEMO_PITCH, MemoField, MemoFrame
from faqprint.layout.paginate import FlowableEntry
from faqprint.layout.rows import FaqRow
from faqprint.layout.split import Flowable, WhyNot
from faqprint.messages.content import CONTENT_SENTENCES

from .entries import HEIGHT, WIDTH, box, filled, lay, running, title
from .mocks import HEAD, MARKER, PADDING, PITCH, PLACE, Solid, grid, row, table, text

TALL_LABEL = box((text("p", 50),), label=30)
MEMO = MemoFrame(WIDTH, tuple((MemoField(0.0, WIDTH, text(f"f{i}", 1), 30.0),) for i in range(20)), (), True, 0.75)
TALL_HEAD = grid("g", [1, 1, 1])._replace(head=grid("g", [30]).rows[0])


def rows(*answers: object) -> FlowableEntry:
    """A table of a row of one line, then rows with these answers."""
    made: list[FaqRow] = [row(1, 0)]
    made += [row(number, 0, answer) for number, answer in enumerate(answers, 2)]  # type: ignore[arg-type]
    return FlowableEntry(table(made), PLACE)


@pytest.mark.parametrize(
    ("entries", "code", "needed", "room", "line"),
    [
        ([filled(HEIGHT + 1)], "piece-unplaceable", HEIGHT + 1, HEIGHT, 1),
        ([running(Solid("s", HEIGHT + 9))], "piece-unplaceable", HEIGHT + 9, HEIGHT, 1),
        ([running(text("p", 3), TALL_HEAD)], "inner-row-too-tall", 31 * PITCH + 8, HEIGHT, 1),
        ([title(lines=30), running(text("p", 2))], "title-too-tall", 30 * PITCH, HEIGHT, 1),
        ([FlowableEntry(TALL_LABEL, PLACE)], "box-label-too-tall", 30 * PITCH + 10, HEIGHT, 1),
        ([FlowableEntry(box((Solid("s", HEIGHT - 1),)), PLACE)], "piece-unplaceable", HEIGHT - 1, HEIGHT - 10, 1),
        ([FlowableEntry(MEMO, PLACE)], "memo-too-tall", 20 * (PITCH + 12.075) + 8.925 + 2 * MEMO_PITCH, HEIGHT, 1),
        ([rows((Solid("s", 500.0),))], "row-unplaceable", 500 + 2 * PADDING, HEIGHT - HEAD - 2 * MARKER, 2),
        ([rows(3, (text("p", 2), TALL_HEAD))], "inner-row-too-tall", 31 * PITCH + 8 + 2 * PADDING, HEIGHT - HEAD - 2 * MARKER, 3),
    ],
)
def test_what_fits_no_page_tells_its_reason(
    entries: Sequence[FlowableEntry], code: str, needed: float, room: float, line: int
) -> None:
    """By its own code, at its own place, with what it needs and what there is in mm."""
    with pytest.raises(LayoutError) as caught:
        lay(*entries)
    error = caught.value
    assert error.code == code
    assert error.place == PLACE._replace(line=line)
    assert float(error.values["needed"]) == pytest.approx(needed / 72 * 25.4, abs=0.11)
    assert float(error.values["available"]) == pytest.approx(room / 72 * 25.4, abs=0.11)
    CONTENT_SENTENCES[code][0].format(**error.values)


@pytest.mark.parametrize(
    ("flowable", "needed"),
    [
        (title().flowable, PITCH),
        (running(text("h", 1, HEADING), text("p", 3)).flowable, 4 * PITCH),
        (box((text("p", 3),)), 3 * PITCH + 10),
        (rows(3).flowable, 3 * PITCH + 2 * PADDING),
        (MEMO._replace(rows=()), HEIGHT / 3),
    ],
)
def test_a_page_with_too_little_room_is_told_how_much_is_needed(flowable: Flowable, needed: float) -> None:
    """Nothing is placed, all is left, and the reason says what would do."""
    fragment, rest, why_not = flowable.split(12.0, HEIGHT)
    assert fragment is None and rest is flowable
    assert why_not is not None and why_not.needed == pytest.approx(needed) and why_not.room <= 12.0


def test_lengths_are_rounded_so_that_the_lack_shows() -> None:
    """What is needed up, what there is down, and never below nothing: once 「10mm 要りますが、10mm しかありません」."""
    assert WhyNot("c", 28.36, 28.33).error(PLACE).values == {"needed": "10.1", "available": "9.9"}
    assert WhyNot("c", 1.0, -4.0).error(PLACE).values["available"] == "0"
