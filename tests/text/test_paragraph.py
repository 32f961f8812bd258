"""A paragraph measured: clusters, classes, running widths, trimmed marks, glue, and the weights of its spans."""

from __future__ import annotations

from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.style import LineOptions
from faqprint.text import jlreq
from faqprint.text.fonts import Faces
from faqprint.text.paragraph import HALF, TRIMMED_CLOSE, TRIMMED_OPEN, MeasuredParagraph, Metrics, measure, plain_width
from faqprint.units import EM

FIXED = LineOptions(spacing="fixed", line_end="full", adjust="none")
SHIPPED = Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf")
TEXT, BOLD = Metrics(SHIPPED, False), Metrics(SHIPPED, True)


def measured(text: str, *spans: tuple[int, int, bool], **options: Any) -> MeasuredParagraph:
    """A paragraph in the shipped faces with the options of the default profile, others named."""
    return measure(text, TEXT, BOLD, spans, LineOptions(**options))


class FaceOfNumbers:
    """A face whose glyphs are code points: every advance and the ink of every glyph are given."""

    def __init__(self, advance: int, ink: tuple[int, int] = (0, EM)) -> None:
        self.advances = dict.fromkeys("（）・あaＡ", advance)
        self.ink_edges = ink

    def glyph(self, cluster: str) -> int:
        """The code point of its first character."""
        return ord(cluster[0])

    def ink(self, glyph: int) -> tuple[int, int]:
        """The same for each."""
        return self.ink_edges


class FacesOfNumbers:
    """Faces by number: text, bold, and one for what both lack."""

    def __init__(self, *faces: FaceOfNumbers, foreign: str = "") -> None:
        self.faces = faces
        self.foreign = foreign

    def face_for(self, cluster: str, bold: bool) -> int:
        """The last face for the foreign characters, -1 for any that no face knows."""
        index = len(self.faces) - 1 if cluster[0] in self.foreign else int(bold)
        return index if cluster in self.faces[index].advances else -1


def metrics(*faces: FaceOfNumbers, bold: bool = False, foreign: str = "") -> Metrics:
    """Metrics of faces of numbers."""
    return Metrics(cast(Faces, FacesOfNumbers(*faces, foreign=foreign)), bold)


def test_plain_text_is_measured_by_its_characters() -> None:
    """Each character is a cluster at its own index; the sums run from 0 to the whole width."""
    made = measured("あa1")
    assert (made.base, made.offsets) == ("あa1", None)
    assert made.classes == jlreq.KANA + jlreq.LATIN + jlreq.DIGIT
    assert list(made.sums) == [0, EM, EM + HALF, 2 * EM]
    assert [made.offset(at) for at in range(4)] == [0, 1, 2, 3]


def test_marks_and_selectors_stay_with_their_base() -> None:
    """A cluster has one class, its offset in the text, and its base alone in ``base`` (FN-2)."""
    made = measured("葛\U000e0100は\u3099き")
    assert made.base == "葛はき"
    assert made.offsets == [0, 2, 4, 5]
    assert list(made.sums) == [0, EM, 2 * EM, 3 * EM]
    assert made.offset(2) == 4


@pytest.mark.parametrize(
    ("text", "trimmed", "width"),
    [
        ("あ」「い", [2], 3.5),  # of the two halves between them one is left
        ("あ」）い", [1], 3.5),
        ("あ。」い", [1], 3.5),
        ("あ（「い", [2], 3.5),
        ("あ、い", [], 3.0),
        ("あ・「い", [2], 3.5),
        ("「　「", [2], 2.5),
    ],
)
def test_neighbours_take_half_ems(text: str, trimmed: list[int], width: float) -> None:
    """What a pair takes is taken from the sums, and the spacing shows by letters of its own where (SP-2)."""
    made = measured(text)
    assert list(made.trimmed) == trimmed
    assert made.sums[-1] == width * EM
    for at in trimmed:
        assert made.spacing[at] == (TRIMMED_OPEN if made.classes[at] == jlreq.OPEN else TRIMMED_CLOSE)
    assert [at for at, (a, b) in enumerate(zip(made.spacing, made.classes, strict=True)) if a != b] == trimmed


def test_fixed_pitch_trims_nothing() -> None:
    """SP-1: every mark keeps its em; only the line end may still count it half (SP-4)."""
    made = measured("「あ」、う", spacing="fixed", line_end="half")
    assert (made.sums[-1], list(made.trimmed)) == (5 * EM, [])
    assert not set(made.spacing) & set(jlreq.OPEN + jlreq.TRAILING)
    assert made.ends == made.classes
    full = measured("「あ」、う", spacing="fixed", line_end="full")
    assert full.ends == full.spacing


def test_autospace_stands_before_its_gaps() -> None:
    """SP-6: between kana and Latin, on either side, and it counts in the width."""
    made = measured("あIDう", autospace=0.25)
    assert made.gaps == {1, 3}
    assert made.sums[-1] == 3 * EM + EM // 2
    assert (measured("あIDう").gaps, measured("あIDう").autospace) == (frozenset(), 0)


def test_zero_width_characters_belong_to_what_they_follow() -> None:
    """LB-10: U+200B frees the place after it, a joiner forbids it; U+200B belongs to a space, too, which stood alone once."""
    made = measured("あ\u200bい\u2060う")
    assert (made.base, sorted(made.free), sorted(made.glued)) == ("あいう", [1], [2])
    assert made.sums[-1] == 3 * EM
    alone = measured("あ \u200bい")
    assert (alone.base, sorted(alone.free)) == ("あ い", [2])


def test_soft_hyphens_free_the_place_after_them() -> None:
    """LB-10: a hyphen takes room there; none stands where the next character begins no line, or a joiner stands beside it."""
    made = measured("ab\u00adcd\u00ad。e\u00ad\u2060f")
    assert (made.base, dict(made.hyphens), sorted(made.free)) == ("abcd。ef", {2: HALF}, [2])
    assert made.sums[-1] == 4 * EM


def test_latin_quotation_marks_are_trimmed() -> None:
    """CL: they are half an em in either spacing, and no brackets; round Japanese they are."""
    for spacing in ("jlreq", "fixed"):
        made = measured("“It’s”", spacing=spacing)
        assert made.classes == jlreq.LATIN_OPEN + jlreq.LATIN * 4 + jlreq.LATIN_CLOSE
        assert (list(made.trimmed), made.sums[-1]) == ([0, 3, 5], 3 * EM)
    assert measured("“あ”").classes == jlreq.OPEN + jlreq.KANA + jlreq.CLOSE


def test_guillemets_are_widened() -> None:
    """CL: « and » are brackets whose glyph lacks its half em; in fixed pitch they are as the font has them."""
    made = measured("あ«い»")
    assert (made.classes, made.sums[-1]) == (jlreq.KANA + jlreq.OPEN + jlreq.KANA + jlreq.CLOSE, 4 * EM)
    assert made.widened == {1, 3}
    fixed = measured("あ«い»", spacing="fixed")
    assert (fixed.classes, fixed.sums[-1]) == (jlreq.KANA + jlreq.HALF_OPEN + jlreq.KANA + jlreq.HALF_CLOSE, 3 * EM)
    assert not fixed.widened


def test_spans_are_measured_in_bold() -> None:
    """Advances and classes inside a bold span are the bold face's; a span that is not bold changes nothing."""
    text, bold = metrics(FaceOfNumbers(10), FaceOfNumbers(14)), metrics(FaceOfNumbers(10), FaceOfNumbers(14), bold=True)
    made = measure("ああああ", text, bold, [(0, 1, False), (1, 3, True)], FIXED)
    assert list(made.sums) == [0, 10, 24, 38, 48]


def test_spans_count_in_characters_of_the_text() -> None:
    """After a cluster of two characters a span still begins at its place in the text."""
    text, bold = metrics(FaceOfNumbers(10), FaceOfNumbers(14)), metrics(FaceOfNumbers(10), FaceOfNumbers(14), bold=True)
    text.advances["あ\u3099"] = 10
    made = measure("あ\u3099あ", text, bold, [(2, 3, True)], FIXED)
    assert list(made.sums) == [0, 10, 24]


@pytest.mark.parametrize(
    ("character", "ink", "advance", "is_half"),
    [
        ("（", (EM // 2, EM), EM, True),
        ("（", (EM // 2 - 1, EM), EM, False),
        ("）", (0, EM // 2), EM, True),
        ("）", (0, EM // 2 + 1), EM, False),
        ("・", (EM // 4, 3 * EM // 4), EM, True),
        ("・", (EM // 4, 3 * EM // 4 + 1), EM, False),
        ("（", (EM // 2, EM), EM - 1, False),
    ],
)
def test_a_mark_is_half_a_body_by_its_ink(character: str, ink: tuple[int, int], advance: int, is_half: bool) -> None:
    """SP-5: only a mark of one em whose ink leaves the half free has a class that gives half an em away."""
    letter = metrics(FaceOfNumbers(advance, ink)).classes[ord(character)]
    known = jlreq.class_of(character)
    assert letter == (known if is_half else jlreq.narrow_class(known))


def test_foreign_characters_are_remembered() -> None:
    """FN-4: what another face draws is measured by that face; what none has, by its width class."""
    made = metrics(FaceOfNumbers(10), FaceOfNumbers(14), FaceOfNumbers(99), foreign="Ａ")
    assert (made.advances["あ"], made.advances["Ａ"], made.advances["漢"], made.advances["x"]) == (10, 99, EM, EM // 2)
    assert made.foreign == {"Ａ", "漢", "x", " "}
    assert made.face_of("漢") is None


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("東京支店", 4.0),
        ("ID東", 2.0),
        ("", None),
        ("「東京", None),  # an edge that loses something
        ("東京。", None),
        (" 東京", None),
        ("東」「京", None),  # marks beside each other
        ("葛\U000e0100", None),  # a cluster
        ("It’s", None),  # a mark told by context
        ("あ«い", None),
        ("so\u00adft", None),
        ("𠮷", None),  # drawn by no face here
        ("東京支店東京", None),  # wider than the measure
    ],
)
def test_plain_width_is_told_only_where_it_is_sure(text: str, width: float | None) -> None:
    """``None`` wherever edges, neighbours, clusters, another face or the measure could change it."""
    assert plain_width(text, TEXT, LineOptions(), 5 * EM) == (None if width is None else width * EM)


def test_plain_width_leaves_autospace_to_the_breaker() -> None:
    """Kana beside Latin is plain only without autospace."""
    assert plain_width("あID", TEXT, LineOptions(), 5 * EM) == 2 * EM
    assert plain_width("あID", TEXT, LineOptions(autospace=0.25), 5 * EM) is None


@given(st.text("あ漢「」（）、。・　 aＡ1“’«\u3099\U000e0100\u200b\u2060\u00ad", max_size=9), st.sampled_from(["jlreq", "fixed"]))
def test_the_parts_of_any_paragraph_fit_together(text: str, spacing: str) -> None:
    """One class, one spacing, one end a cluster; the sums never fall; the offsets lead through the whole text."""
    made = measured(text, spacing=spacing)
    count = len(made.classes)
    assert len(made.base) == len(made.spacing) == len(made.ends) == count == len(made.sums) - 1
    assert list(made.sums) == sorted(made.sums)
    assert made.offset(count) == len(text)
    assert all(0 <= at <= count for at in {*made.glued, *made.free})
    assert all(text[made.base_offset(at)] == made.base[at] for at in range(count) if made.base[at] not in "\u200b\u2060")
