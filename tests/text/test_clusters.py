"""Clusters: what combines, what has no width, and what these allow and forbid."""

from __future__ import annotations

import pytest

from faqprint.style import LineOptions
from faqprint.text.clusters import split
from faqprint.text.fonts import Faces
from faqprint.text.line import Piece, piece_end
from faqprint.text.setter import Typesetter
from faqprint.units import EM


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("あか\u309aう", ["あ", "か\u309a", "う"]),
        ("葛\U000e0100飾", ["葛\U000e0100", "飾"]),
        ("あ\u200bい", ["あ\u200b", "い"]),
        ("あ\u2060\u00adい", ["あ\u2060\u00ad", "い"]),
        (" \u200bい", [" \u200b", "い"]),
        (" \u2060い", [" ", "\u2060", "い"]),
        ("\u200b「", ["\u200b「"]),
        ("\u200b", ["\u200b"]),
        ("\u0301あ", ["\u0301", "あ"]),
    ],
)
def test_split(text: str, expected: list[str]) -> None:
    """Nothing is lost, and what has no width stands with what is before it."""
    found = split(text)
    assert [text[a:b] for a, b in zip(found.offsets, found.offsets[1:], strict=False)] == expected


def test_places() -> None:
    """The positions that joiners, permissions and soft hyphens speak of."""
    found = split("あ\u2060い\u200bう\u00adえ\u200b\u00adお\u00ad")
    assert (found.base, found.drawn) == ("あいうえお", list("あいうえお"))
    assert (found.joined, found.parted, found.hyphenated) == ({1}, {2, 4}, [3])


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    """A compositor with the shipped faces."""
    return Typesetter(Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf"))


def test_soft_hyphens_are_drawn_at_line_ends_alone(typesetter: Typesetter) -> None:
    """U+00AD was drawn as a hyphen wherever it stood, once."""
    first, second = typesetter.set("co\u00adoper\u00adation", 4 * EM, LineOptions(), justify=False)
    assert (first.pieces, first.width) == ((Piece(0, "cooper\u00ad"),), round(3.5 * EM))
    assert (second.pieces, second.width) == ((Piece(0, "ation"),), round(2.5 * EM))


def test_slots_behind_soft_hyphens(typesetter: Typesetter) -> None:
    """What is left out of a piece moves the places of its slots."""
    (line,) = typesetter.set("あ\u00adい\u00ad（う）、", 20 * EM, LineOptions())
    (piece,) = line.pieces
    assert (piece.text, [slot.index for slot in piece.slots]) == ("あい（う）、", [4])


@pytest.mark.parametrize("measure", [2, 4, 30])
def test_piece_end(typesetter: Typesetter, measure: int) -> None:
    """Where a piece ends in the text is known although soft hyphens are left out of it: links are found by it."""
    text = "甲\u00adco\u00adoper\u00adation\u00adの乙"
    spans = ((2, 8, False), (13, 16, True))
    for line in typesetter.set(text, measure * EM, LineOptions(), spans=spans, justify=False):
        at = line.start
        for piece in line.pieces:
            end = piece_end(text, at, piece)
            assert text[at:end].replace("\u00ad", "") == piece.text.replace("\u00ad", "")
            at = end
        assert at == line.end
