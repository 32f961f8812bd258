"""The spaces of set lines: what shrinks and stretches, in which order, and how far."""

from __future__ import annotations

import pytest

from faqprint.style import LineOptions
from faqprint.text.adjust import capacity
from faqprint.text.fonts import Faces
from faqprint.text.line import Line
from faqprint.text.paragraph import Metrics, measure
from faqprint.text.setter import Typesetter
from faqprint.units import EM, em_units

OPTIONS = LineOptions(last_min=1)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    """A compositor with the shipped faces."""
    return Typesetter(Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf"))


def spaces(line: Line) -> dict[str, tuple[float, float]]:
    """The space before and after each character that has any, in em."""
    return {
        f"{slot.index}{piece.text[slot.index]}": (round(slot.before / EM, 4), round(slot.after / EM, 4))
        for piece in line.pieces
        for slot in piece.slots
    }


def test_neighbours_take_aki(typesetter: Typesetter) -> None:
    """SP-2: of two marks that meet one gives its half em; an opening bracket is tight at the line start."""
    line = typesetter.line_of("「は（「基本」）、「次」。　「")
    assert spaces(line) == {
        "0「": (-0.5, 0.0),
        "3「": (-0.5, 0.0),
        "6」": (0.0, -0.5),
        "7）": (0.0, -0.5),
        "9「": (-0.5, 0.0),
        "11」": (0.0, -0.5),
        "14「": (-0.5, 0.0),
    }


def test_fixed_pitch_takes_nothing(typesetter: Typesetter) -> None:
    """SP-1: in fixed pitch every glyph keeps its advance, but the last one where it must not (SP-4)."""
    options = LineOptions(spacing="fixed", line_end="half", adjust="none", last_min=1)
    first, second = typesetter.set("「あ」、う。え", em_units(5.5), options)
    assert (spaces(first), first.width) == ({"5。": (0.0, -0.5)}, em_units(5.5))
    assert (spaces(second), second.width) == ({}, EM)


@pytest.mark.parametrize(
    ("pair", "fill", "kinsoku"),
    [
        ("」あ", 0.25, 0.5),
        ("、あ", 0.25, 0.5),
        ("あ「", 0.25, 0.5),
        ("、「", 0.25, 0.5),
        ("」「", 0.25, 0.5),
        ("。あ", 0.0, 0.0),
        ("。「", 0.0, 0.0),
        ("あ・", 0.0, 0.5),
        ("、・", 0.25, 1.0),
        ("・・", 0.0, 1.0),
        ("」。", 0.0, 0.0),
        ("（「", 0.25, 0.5),
        ("あい", 0.0, 0.0),
        ("　「", 0.0, 0.0),
        ("い a", 0.25, 0.25),
    ],
)
def test_capacity(pair: str, fill: float, kinsoku: float, typesetter: Typesetter) -> None:
    """JU-3 halves the aki of brackets and commas, JU-4 takes it and that of middle dots; a full stop keeps it."""
    metrics = Metrics(typesetter.faces, False)
    paragraph = measure(f"亜{pair}亜", metrics, metrics, (), OPTIONS)
    line = 0, len(pair) + 2
    assert (capacity(paragraph, *line, False), capacity(paragraph, *line, True)) == (em_units(fill), em_units(kinsoku))


@pytest.mark.parametrize(("measure", "after"), [(3.5, -0.5), (3.75, -0.25), (4.0, 0.0), (9.0, 0.0)])
def test_line_end_gets_its_half_back_first(typesetter: Typesetter, measure: float, after: float) -> None:
    """SP-4: what is left over goes to the line-end mark before anything else."""
    line = typesetter.set("ですよ。", em_units(measure), OPTIONS)[0]
    assert spaces(line) == ({"3。": (0.0, after)} if after else {})
    assert line.width == em_units(4.0 + after)


def test_shrink_shares_alike(typesetter: Typesetter) -> None:
    """JU-3: brackets and commas give alike, the full stop nothing."""
    line = typesetter.set("ただし。次の「注」を見る", em_units(10.75), OPTIONS)[0]
    assert line.note == "shrunk"
    assert spaces(line) == {"6「": (-0.125, 0.0), "8」": (0.0, -0.125)}
    assert line.width == em_units(10.75)


def test_word_spaces_shrink_first(typesetter: Typesetter) -> None:
    """JU-4: U+0020 down to a quarter, before any bracket."""
    first = typesetter.set("甲、乙 丙丁戊己", em_units(5.3), OPTIONS)[0]
    assert spaces(first) == {"3 ": (0.0, -0.2)}
    first = typesetter.set("甲、乙 丙丁戊己", em_units(5.1), OPTIONS)[0]
    assert spaces(first) == {"1、": (0.0, -0.15), "3 ": (0.0, -0.25)}


def test_middle_dots_shrink_before_brackets(typesetter: Typesetter) -> None:
    """JU-4, kinsoku tier: the quarters of ・ go before the halves of brackets and commas."""
    first = typesetter.set("甲・乙、丙っ丁戊", em_units(5.25), OPTIONS)[0]
    assert first.pieces[0].text == "甲・乙、丙っ"
    assert spaces(first) == {"1・": (-0.25, -0.25), "3、": (0.0, -0.25)}


def test_autospace_shrinks_last(typesetter: Typesetter) -> None:
    """JU-4: autospace gives down to an eighth, after everything else."""
    options = LineOptions(autospace=0.25, last_min=1)
    first = typesetter.set("甲、ID乙っ丁戊", em_units(4.65), options)[0]
    assert first.pieces[0].text == "甲、ID乙っ"
    assert spaces(first) == {"1、": (0.0, -0.5), "3D": (0.0, 0.15)}


def test_stretch_goes_to_all_gaps_alike(typesetter: Typesetter) -> None:
    """JU-5: between kana and kanji, beside Latin, never beside punctuation or inside a word; the line comes out even."""
    first = typesetter.set("あいう。えおIDかきくけこさしすせABCDEF", em_units(17), OPTIONS)[0]
    assert (first.note, first.width) == ("stretched", em_units(17))
    slots = first.pieces[0].slots
    assert [slot.index for slot in slots] == [0, 1, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15]
    assert max(slot.after for slot in slots) <= em_units(0.09)
    assert max(slot.after for slot in slots) - min(slot.after for slot in slots) <= 1


def test_word_spaces_stretch_no_wider_than_half(typesetter: Typesetter) -> None:
    """JU-5: U+0020 stretches to half an em, which is its advance in these faces: nothing."""
    first = typesetter.set("あいう えおかきくけこさしすせそたABCD", em_units(17), OPTIONS)[0]
    assert first.note == "stretched"
    assert "3 " not in spaces(first)


def test_stretch_beyond_the_cap_leaves_the_line_ragged(typesetter: Typesetter) -> None:
    """JU-5: no gap takes more than 0.09 em."""
    first = typesetter.set("あいうえABCD", em_units(5), OPTIONS)[0]
    assert (first.note, first.width, spaces(first)) == ("ragged", 4 * EM, {})


def test_nothing_inside_a_dash_stretches(typesetter: Typesetter) -> None:
    """Inseparable marks stay joined."""
    first = typesetter.set("あいうえ――かきくけこさしすせABCDEF", em_units(16), OPTIONS)[0]
    assert first.note == "stretched"
    assert [key for key in spaces(first) if "―" in key] == ["5―"]


def test_last_lines_are_never_stretched(typesetter: Typesetter) -> None:
    """JU-6: neither the last line, nor one before LF, nor a paragraph of one line."""
    for line in typesetter.set("あいうえおか\nきくけこさ", em_units(20), OPTIONS):
        assert (line.note, spaces(line)) == ("", {})


def test_ragged_text_is_not_adjusted(typesetter: Typesetter) -> None:
    """JU-1: ragged text neither shrinks nor stretches."""
    text = "ただし、次の「注」を見るとよいでしょうABCD"
    lines = typesetter.set(text, em_units(10.5), OPTIONS, justify=False)
    assert lines[0].pieces[0].text == "ただし、次の「注」を"
    assert {line.note for line in lines} == {""}


def test_hanging_mark_stands_beyond_a_full_line(typesetter: Typesetter) -> None:
    """LB-16, SP-5: the hanging mark is half a body, and what stands before it ends at the measure."""
    options = LineOptions(hang="allow", last_min=1)
    first = typesetter.set("あいう。えお", em_units(3), options)[0]
    assert (spaces(first), first.width) == ({"3。": (0.0, -0.5)}, em_units(3.5))
