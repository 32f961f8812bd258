"""Quotation marks: Latin round Latin, Japanese round Japanese, ASCII's by pairs."""

from __future__ import annotations

import pytest

from faqprint.style import LineOptions
from faqprint.text import jlreq
from faqprint.text.fonts import Faces
from faqprint.text.quotes import AMBIGUOUS, classes_of
from faqprint.text.setter import Typesetter
from faqprint.units import EM

LETTERS = {jlreq.LATIN_OPEN: "(", jlreq.LATIN_CLOSE: ")", jlreq.LATIN: "a", jlreq.LATIN_SIGN: "s"}


def told(text: str) -> str:
    """What each mark of a text is: ( ) Latin and opening or closing, a letter, s sign, - as its class says."""
    places = [at for at, character in enumerate(text) if character in AMBIGUOUS]
    found = classes_of(text, places)
    return "".join(LETTERS[found[at]] if at in found else "-" for at in places)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s", "a"),
        ("don't", "a"),
        ("м’який", "a"),
        ("5’10", "a"),
        ("1990’s", "a"),
        ("users’ manual", "a"),
        ("は’90s", "a"),
        ("rock ’n’ roll", "aa"),
        ("あ’い", "-"),
        ("“OK”", "()"),
        ("“OK, now…”", "()"),
        ("“再入力”", "--"),
        ("“ＯＫ”", "--"),
        ("“IDを”", "--"),
        ("“”", "--"),
        ("“10”", "()"),
        ("“!?”", "--"),
        ("‘OK’", "()"),
        ("‘It’s’", "(a)"),
        ("‘users’ manual’", "()a"),
        ("“the ‘OK’ button”", "(())"),
        ("“‘OK’を”", "-()-"),
        ("“あ”と“OK”", "--()"),
        ("“OK", "-"),
        ("OK”", "-"),
        ("“A’", "-a"),
        ('"OK"', "()"),
        ('は"はい"と"いいえ"', "()()"),
        ("'はい'", "()"),
        ("users' 'x' dogs'", "----"),  # the first is an apostrophe, but who could tell
        ('5" x 7"', "--"),
        ('5"', "-"),
        ('" a "', "--"),
        ("C#", "s"),
        ("#1", "-"),
        ("Я#", "s"),
    ],
)
def test_resolve(text: str, expected: str) -> None:
    """Each mark by what stands around it."""
    assert told(text) == expected


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    """A compositor with the shipped faces."""
    return Typesetter(Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf"))


def slots(typesetter: Typesetter, text: str, measure: float = 30, **options: str) -> dict[str, tuple[float, float]]:
    """The space before and after each character of a text's first line that has any, in em."""
    line = typesetter.set(text, round(measure * EM), LineOptions(**options), justify=False)[0]  # type: ignore[arg-type]  # fields by name
    piece = line.pieces[0]
    return {f"{slot.index}{piece.text[slot.index]}": (slot.before / EM, slot.after / EM) for slot in piece.slots}


@pytest.mark.parametrize("spacing", ["jlreq", "fixed"])
def test_latin_marks_are_half_width(typesetter: Typesetter, spacing: str) -> None:
    """’ had a hole of half an em behind it once; marks round Latin words have no space of their own."""
    assert slots(typesetter, "It’s “OK”を", spacing=spacing) == {"2’": (0, -0.5), "5“": (-0.5, 0), "8”": (0, -0.5)}


def test_japanese_marks_have_aki(typesetter: Typesetter) -> None:
    """Round Japanese they are brackets as they were."""
    assert slots(typesetter, "「を“確認”」と") == {"0「": (-0.5, 0), "5”": (0, -0.5)}
    assert slots(typesetter, "を“確認”、「“") == {"4”": (0, -0.5), "6「": (-0.5, 0), "7“": (-0.5, 0)}


def test_guillemets_are_widened(typesetter: Typesetter) -> None:
    """The glyphs of « and » are half bodies without space: it is added where JLREQ has aki, and shrinks like it."""
    assert slots(typesetter, "あ«い»う") == {"1«": (0.5, 0), "3»": (0, 0.5)}
    assert slots(typesetter, "「«い»」、あ") == {"0「": (-0.5, 0), "4」": (0, -0.5)}
    assert slots(typesetter, "«い»") == {"2»": (0, 0.5)}  # room enough at the line end
    assert slots(typesetter, "あ«い»う", spacing="fixed") == {}
    line = typesetter.set("あ«い»う、えお", round(6.25 * EM), LineOptions(last_min=1))[0]
    assert line.width == round(6.25 * EM)
    assert {piece.text[slot.index]: (slot.before, slot.after) for piece in line.pieces for slot in piece.slots} == {
        "«": (round(0.25 * EM), 0),
        "»": (0, round(0.25 * EM)),
        "、": (0, -round(0.25 * EM)),
    }


def test_marks_in_bold(typesetter: Typesetter) -> None:
    """Marks in strong text are told with the text around it, and set in its face."""
    (line,) = typesetter.set("は“OK”を", 30 * EM, LineOptions(), spans=((1, 5, True),))
    assert [(piece.face, piece.text, [slot.index for slot in piece.slots]) for piece in line.pieces] == [
        (0, "は", []),
        (1, "“OK”", [0, 3]),
        (0, "を", []),
    ]
