"""Content streams: which sequence shows which glyphs where."""

from __future__ import annotations

import pytest

from faqprint.proof.content import CodeAdvances, CodeMetrics, Content, read_content
from faqprint.proof.syntax import DamageError

WIDE = CodeMetrics(2, CodeAdvances({1: 500}, 1000))
NARROW = CodeMetrics(1, CodeAdvances({0x41: 600}, 500))


def content(stream: bytes) -> Content:
    """A stream with a composite font ``F0`` and a simple one ``F1``."""
    return read_content(stream, {"F0": WIDE, "F1": NARROW}, {"P1": {"MCID": 7}}, {})


def places(stream: bytes) -> list[tuple[float, float, float, float]]:
    """x, y, width and size of each run."""
    return [(run.x, run.y, run.width, run.size) for mark in content(stream).marks for run in mark.runs]


@pytest.mark.parametrize(
    ("stream", "place"),
    [
        (b"BT/F0 10 Tf 5 7 Td<00010002>Tj ET", [(5, 7, 15, 10)]),
        (b"BT/F0 10 Tf[<0001>-500<0001>]TJ<0002>Tj ET", [(0, 0, 15, 10), (15, 0, 10, 10)]),
        (b"BT/F0 10 Tf 2 Tc<00010001>Tj ET", [(0, 0, 14, 10)]),
        (b"BT/F1 10 Tf 3 Tw(A A)Tj ET", [(0, 0, 20, 10)]),
        (b"BT/F0 10 Tf 50 Tz 4 Ts<0002>Tj ET", [(0, 4, 5, 10)]),
        (b"BT/F0 1 Tf 12 0 0 12 5 6 Tm<0002>Tj ET", [(5, 6, 12, 12)]),
        (b"q 2 0 0 -2 0 100 cm BT/F0 1 Tf 5 0 0 -5 10 20 Tm<0002>Tj ET Q", [(20, 60, 10, 10)]),
        (b"q 2 0 0 2 0 0 cm/F0 9 Tf Q BT/F0 3 Tf<0002>Tj ET", [(0, 0, 3, 3)]),
        (b"BT/F0 1 Tf 0 -9 TD<0002>Tj T*<0002>Tj ET", [(0, -9, 1, 1), (0, -18, 1, 1)]),
        (b"BT/F0 1 Tf 9 TL(\0\2)' 1 2(\0\2)\" ET", [(0, -9, 1, 1), (0, -18, 3, 1)]),
        (b"BT/F0 1 Tf 4 TL 1 1 Td 1 1 Td<0002>Tj T*<0002>Tj ET", [(2, 2, 1, 1), (2, -2, 1, 1)]),
    ],
)  # fmt: skip
def test_text_is_placed(stream: bytes, place: list[tuple[float, float, float, float]]) -> None:
    """Every operator that moves text does so as ISO 32000-1, 9.4 says."""
    assert places(stream) == [pytest.approx(one) for one in place]


def test_marks_in_order() -> None:
    """Sequences with an MCID, by property name or list, artifacts, and what lies outside them."""
    marks = content(
        b"/P<</MCID 3>>BDC BT/F0 9 Tf<0001>Tj ET EMC/Artifact BMC 1 2 m 3 4 l S EMC BT<0002>Tj ET 0 0 1 1 re f /TD/P1 BDC EMC"
    ).marks
    assert [(mark.tag, mark.mcid, mark.artifact, len(mark.runs), mark.painted) for mark in marks] == [
        ("P", 3, False, 1, False),
        ("Artifact", -1, True, 0, True),
        ("", -1, False, 1, True),
        ("TD", 7, False, 0, False),
    ]


def test_nested_marks() -> None:
    """A span within content is part of it; an artifact or another MCID within it is nested."""
    marks = content(b"/P<</MCID 0>>BDC/Span<</ActualText(a)>>BDC BT/F0 9 Tf<0001>Tj ET EMC/Artifact BMC EMC EMC").marks
    assert [(mark.tag, mark.nested, len(mark.runs)) for mark in marks] == [("P", False, 1), ("Artifact", True, 0)]
    assert content(b"/P<</MCID 0>>BDC").unbalanced == 1
    assert content(b"/P BMC EMC EMC").unbalanced == 1


def test_an_inline_image_is_painted_and_not_read() -> None:
    """The bytes of an inline image are no operators."""
    (mark,) = content(b"BI /W 1 /H 1 ID \xff(EMC\x00 EI").marks
    assert mark.painted
    assert content(b"BI /W 1 ID ) EI").unbalanced == 0


@pytest.mark.parametrize("stream", [b"BT/F9 1 Tf<0001>Tj ET", b"BT/F0 1 Tf<00>Tj ET", b"1 Td", b"/P BDC"])
def test_operators_without_sense_are_damage(stream: bytes) -> None:
    """A font that is not there, half a code, missing operands."""
    with pytest.raises(DamageError):
        content(stream)
