"""Set lines as the layout takes them: ranges, pieces, faces, exact widths, for any text and all options."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools has no types
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.style import LineOptions
from faqprint.text import setter
from faqprint.text.fonts import Faces, clusters, find_font
from faqprint.text.line import Line, Piece
from faqprint.text.linebreak import break_paragraph
from faqprint.text.paragraph import Cut, MeasuredParagraph
from faqprint.text.setter import Typesetter
from faqprint.units import EM, em_units

from .corpus import TEXTS
from .strategies import measures, options, texts

MINCHO, GOTHIC = "BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf"


#: What any text is set with.
SETTER = Typesetter(Faces(MINCHO, GOTHIC))


@pytest.fixture
def typesetter() -> Typesetter:
    """A compositor with the shipped faces, which has set nothing yet."""
    return Typesetter(Faces(MINCHO, GOTHIC))


def advance(typesetter: Typesetter, line: Line) -> int:
    """What the pieces of a line take, summed glyph by glyph."""
    return sum(
        sum(map(typesetter.faces.faces[piece.face].advances.__getitem__, clusters(piece.text)))
        + sum(slot.before + slot.after for slot in piece.slots)
        for piece in line.pieces
    )


@pytest.mark.parametrize("justify", [True, False])
@pytest.mark.parametrize("spans", [(), ((0, 3, True), (3, 5, False), (9, 12, True))], ids=["plain", "spans"])
def test_widths_are_exact(typesetter: Typesetter, justify: bool, spans: tuple[tuple[int, int, bool], ...]) -> None:
    """A line's width is the sum of its advances and slots; justified lines end at the measure to the unit (JU-7)."""
    for text in TEXTS:
        inside = tuple(span for span in spans if span[1] <= len(text))
        for measure in (em_units(17), em_units(26), em_units(8.5)):
            lines = typesetter.set(text, measure, LineOptions(), spans=inside, justify=justify)
            for line in lines:
                assert advance(typesetter, line) == line.width, (text, line)
                assert line.width <= measure
                assert line.note not in ("shrunk", "stretched") or line.width == measure
                assert "".join(piece.text for piece in line.pieces) == text[line.start : line.end]


def test_pieces_split_at_spans(typesetter: Typesetter) -> None:
    """Strong text is set in the bold face, a link splits its piece; a span may go over a line end."""
    lines = typesetter.set("あいうえおかき", 4 * EM, LineOptions(), spans=((1, 2, False), (3, 5, True)))
    assert [line.pieces for line in lines] == [
        (Piece(0, "あ"), Piece(0, "い"), Piece(0, "う"), Piece(1, "え")),
        (Piece(1, "お"), Piece(0, "かき")),
    ]


def test_spans_over_hard_breaks(typesetter: Typesetter) -> None:
    """Spans and ranges count through LF, which no line holds (LB-11)."""
    lines = typesetter.set("あい\nうえ\n", 4 * EM, LineOptions(), spans=((1, 4, True),))
    assert [(line.start, line.end) for line in lines] == [(0, 2), (3, 5), (6, 6)]
    assert [line.pieces for line in lines] == [(Piece(0, "あ"), Piece(1, "い")), (Piece(1, "う"), Piece(0, "え")), ()]


def test_slots_count_from_their_piece(typesetter: Typesetter) -> None:
    """A slot's index is the place in its piece's text, in code points."""
    (line,) = typesetter.set("葛\U000e0100あ（「い」）、", 20 * EM, LineOptions(), spans=((0, 3, True),))
    assert [(piece.face, piece.text, [slot[0] for slot in piece.slots]) for piece in line.pieces] == [
        (1, "葛\U000e0100あ", []),
        (0, "（「い」）、", [1, 3, 4]),
    ]


def test_fallback_faces(tmp_path: Path) -> None:
    """A cluster that the text face lacks is set in the first fallback that has it, in a piece of its own (FN-4)."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, "あいう。 "))
    poor = tmp_path / "poor.ttf"
    poor.write_bytes(hb.subset(hb.Face(hb.Blob.from_file_path(str(find_font(MINCHO)))), wanted).blob.data)
    typesetter = Typesetter(Faces(poor, GOTHIC, (MINCHO,)))
    lines = typesetter.set("あ漢字い。a", 3 * EM, LineOptions(last_min=1))
    assert [line.pieces for line in lines] == [
        (Piece(0, "あ"), Piece(2, "漢字")),
        (Piece(0, "い。"), Piece(2, "a")),
    ]
    assert [line.width for line in lines] == [3 * EM, em_units(2.5)]


def test_what_no_face_has(typesetter: Typesetter) -> None:
    """A cluster that no face has is measured by its class; it is refused where it is drawn (FN-4)."""
    (line,) = typesetter.set("あ𠮷い", 20 * EM, LineOptions())
    assert (line.pieces, line.width) == ((Piece(0, "あ𠮷い"),), 3 * EM)


def test_zero_width_characters_stay_in_the_text(typesetter: Typesetter) -> None:
    """U+200B and U+2060 take no room and are kept for whoever reads the text back."""
    (line,) = typesetter.set("あ\u200bい\u2060う", 20 * EM, LineOptions())
    assert (line.pieces, line.width) == ((Piece(0, "あ\u200bい\u2060う"),), 3 * EM)


def test_notes(typesetter: Typesetter) -> None:
    """What had to be done to a line is said of it, for the report."""

    def notes(text: str, measure: float, **options: int) -> list[str]:
        return [line.note for line in typesetter.set(text, em_units(measure), LineOptions(**options))]  # type: ignore[arg-type]  # fields by name

    assert notes("甲、乙、丙丁戊", 4.5) == ["shrunk", ""]
    assert notes("あいうえABCDあいう", 5) == ["ragged", ""]
    assert notes("abcdefghij", 4) == ["overflow", ""]
    assert notes("甲、乙、丙丁", 5) == ["runt"]
    assert notes("あいうえおか", 5) == ["ragged", "runt"]


def test_runt_in_justified_text(typesetter: Typesetter) -> None:
    """A cure leaves no line that cannot be stretched to the measure: two characters stay instead (LB-15).

    Once: この画面を閉じるときはご注意くだ / さい。, the line before two em short.
    """

    def last_two(text: str, measure: float) -> list[tuple[str, float]]:
        lines = typesetter.set(text, em_units(measure), LineOptions())
        return [("".join(piece.text for piece in line.pieces), line.width / EM) for line in lines[-2:]]

    text = "この画面を閉じるときはご注意ください。"
    assert last_two(text, 18) == [("この画面を閉じるときはご注意くださ", 18.0), ("い。", 2.0)]
    assert last_two("あ" * 25 + text, 43) == [("あ" * 25 + "この画面を閉じるときはご注意くだ", 43.0), ("さい。", 3.0)]
    assert last_two("あ" * 11, 10) == [("あ" * 9, 9.0), ("ああ", 2.0)]  # one character never stays


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("携帯電話から利用できますか？", 13, ["携帯電話から利用できます", "か？"]),  # once …利用できま / すか？
        ("携帯電話から利用できますか？", 12, ["携帯電話から利用できます", "か？"]),
        ("どうしたらよいでしょうか。", 12, ["どうしたらよいでしょう", "か。"]),
        ("お客さまのパソコンから利用できますか？", 14, ["お客さまのパソコンから利用で", "きますか？"]),
        ("ご利用者の端末から利用できますか？", 15, ["ご利用者の端末から利用できま", "すか？"]),  # not narrow
        ("携帯電話から利用できますか", 12, ["携帯電話から利用できま", "すか"]),  # a single character never stays
        ("令和8年11月22日", 7, ["令和8年11月", "22日"]),
    ],
)
def test_runt_in_a_narrow_cell(typesetter: Typesetter, text: str, measure: float, expected: list[str]) -> None:
    """In a narrow ragged cell a runt of two characters, marks counted, stays (LB-15)."""
    lines = typesetter.set(text, em_units(measure), LineOptions(last_min=2), justify=False)
    assert ["".join(piece.text for piece in line.pieces) for line in lines] == expected


def test_runt_beside_phrases_in_a_narrow_cell(typesetter: Typesetter) -> None:
    """Two characters, marks counted, stay there if no phrase ends nearby: 利用で／きますか？ is no better (LB-15)."""
    options = LineOptions(adjust="none", wrap="phrase")
    lines = typesetter.set("利用できますか？", 7 * EM, options, justify=False)
    assert ["".join(piece.text for piece in line.pieces) for line in lines] == ["利用できます", "か？"]


def test_line_of(typesetter: Typesetter) -> None:
    """One unbroken line at its natural width, in either weight."""
    line = typesetter.line_of("＜次頁へ続く＞ 1", bold=True)
    assert (line.pieces, line.width) == ((Piece(1, "＜次頁へ続く＞ 1"),), 8 * EM)
    assert typesetter.measure_of("電子証明書（案）") == 8 * EM
    assert typesetter.measure_of("") == 0


def test_kept_by_value(typesetter: Typesetter) -> None:
    """The same paragraph is not broken twice; another measure, weight or option is another paragraph."""
    lines = typesetter.set("あいうえお", 3 * EM, LineOptions())
    assert typesetter.set("あいうえ" + "お", 3 * EM, LineOptions()) is lines
    assert typesetter.set("あいうえお", 4 * EM, LineOptions()) != lines
    assert typesetter.set("あいうえお", 3 * EM, LineOptions(), bold=True) != lines


def test_words_that_are_cut_are_kept() -> None:
    """The whole unit is named, not the part of it that stood on the line; what fits is not named (LB-14)."""
    setter = Typesetter(Faces(MINCHO, GOTHIC))
    text = "あいう ABCDEFGHIJKLMNOPQ です abcdefghijk"
    setter.set(text, 4 * EM, LineOptions())
    setter.set("あいう ABCDEFGH", 4 * EM, LineOptions())
    assert setter.overflowing == {text: ("ABCDEFGHIJKLMNOPQ", "abcdefghijk")}


def test_short_plain_lines_are_not_broken(typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line without anything to trim, to space or to break is set at once; any other is not."""
    broken: list[str] = []

    def note(paragraph: MeasuredParagraph, *rest: Any, **named: Any) -> list[Cut]:
        broken.append(paragraph.text)
        return break_paragraph(paragraph, *rest, **named)

    monkeypatch.setattr(setter, "break_paragraph", note)
    for text in ("東京支店", "03－1234－5678", "（仮）東京", "東京。", "東、「京」", "東京支店東京支店", " 東京", "辻\U000e0100"):
        typesetter.set(text, 7 * EM, LineOptions())
    assert broken == ["03－1234－5678", *["（仮）東京", "東京。", "東、「京」", "東京支店東京支店", " 東京", "辻\U000e0100"]]


def test_short_text_of_wide_glyphs_is_broken(tmp_path: Path) -> None:
    """A font may have a glyph wider than an em: as many of them as the measure has ems are no line."""
    with TTFont(find_font("BIZUDMincho-Regular.ttf")) as font:
        glyph = font.getBestCmap()[ord("鬱")]
        advance, bearing = font["hmtx"][glyph]
        font["hmtx"][glyph] = (2 * advance, bearing)
        font.save(tmp_path / "wide.ttf")
    wide = Typesetter(Faces(str(tmp_path / "wide.ttf"), "BIZUDGothic-Bold.ttf"))
    assert [line.width for line in wide.set("鬱鬱鬱鬱", 4 * EM, LineOptions())] == [4 * EM, 4 * EM]


@settings(max_examples=400, deadline=None)
@given(texts, measures, options, st.booleans())
def test_set_lines_add_up(text: str, measure: float, named: dict[str, Any], justify: bool) -> None:
    """What is set is the text, in lines whose width is what their glyphs and slots take, to the unit."""
    size = em_units(measure)
    for line in SETTER.set(text, size, LineOptions(**named), justify=justify):
        drawn = "".join(piece.text for piece in line.pieces)
        assert drawn.replace("\u00ad", "") == text[line.start : line.end].replace("\u00ad", "")
        assert "\u00ad" not in drawn[:-1]
        taken = 0
        for piece in line.pieces:
            advances = SETTER.faces.faces[piece.face].advances
            taken += sum(map(advances.__getitem__, clusters(piece.text)))
            taken += sum(slot.before + slot.after for slot in piece.slots)
            for slot in piece.slots:
                assert slot.before >= -EM // 2
                assert slot.after >= -EM // 2
        assert taken == line.width
        if named["hang"] == "none":
            assert line.width <= size or line.note == "overflow"
            assert line.note not in ("shrunk", "stretched") or line.width == size


SHORT = [*'あ漢字ゝ一ー々ア０Ａ－。「　（・ :a’“«"', "ID", "か\u309a", "𠮷", "\u00a0", "\u200b", "\u00ad"]
short_texts = st.lists(st.sampled_from(SHORT), min_size=1, max_size=7)


@settings(max_examples=600, deadline=None)
@given(short_texts.map("".join), st.integers(4, 40), options, st.booleans())
def test_a_short_plain_line_is_what_breaking_would_give(text: str, measure: int, named: dict[str, Any], bold: bool) -> None:
    """What is set at once is what the breaker and the spacing make of it, asked for by a span that changes nothing."""
    arguments = ("い\n" + text, measure * EM, LineOptions(**named))
    spans = ((0, len(text) + 2, bold),)
    assert SETTER.set(*arguments, bold=bold) == SETTER.set(*arguments, bold=bold, spans=spans)
