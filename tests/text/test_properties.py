"""Any text, measure and options: nothing lost, nothing too wide, no forbidden edge, the lines of the plain reading."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from faqprint.style import LineOptions
from faqprint.text.fonts import Faces, clusters
from faqprint.text.setter import Typesetter
from faqprint.units import EM, em_units

from .corpus import broken, forbidden_edge, widths, without_spaces
from .oracle import Oracle

PLAIN = [*"あいうえおかきっゃーァッ漢字国語一二十々ゝ、。，．・：；？！（）「」『』…‥―〜‐＜＞￥％ 　◆※()[]!?.,-/"]
WORDS = [
    "ID",
    "SP2",
    "1,000",
    "ＯＳ",
    "１０",
    "１．５",
    "096-326-9407",
    "０９６（３２６）９４０７",
    "abc def",
    "……",
    "。」",
    "」）、",
    "（「",
]
RARE = [
    "info@example.jp",
    "https://x.jp/a/b?c=1",
    "葛\U000e0100",
    "か\u309a",
    "ｶﾞ",
    "ﾊﾟ",
    "\u00a0",
    "\u2060",
    "\u200b",
    "𠮷",
    "①",
    "\n",
]

plain_texts = st.lists(st.sampled_from(PLAIN + WORDS), max_size=40).map("".join)
texts = st.lists(st.sampled_from(PLAIN + WORDS + RARE), max_size=40).map("".join)
measures = st.integers(1, 60).map(lambda halves: halves / 2)
plain_options = st.fixed_dictionaries(
    {
        "kinsoku": st.sampled_from(["strict", "normal", "loose"]),
        "spacing": st.sampled_from(["jlreq", "fixed"]),
        "line_end": st.sampled_from(["half", "full"]),
        "adjust": st.sampled_from(["shrink", "none"]),
        "last_min": st.integers(1, 3),
    }
)
options = st.tuples(
    plain_options,
    st.fixed_dictionaries({"hang": st.sampled_from(["none", "allow"]), "autospace": st.sampled_from([0, 0.125, 0.25])}),
).map(lambda both: both[0] | both[1])

typesetter = Typesetter(Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf"))


@settings(max_examples=600, deadline=None)
@given(plain_texts.map(str.strip), measures, plain_options)
def test_agrees_with_the_plain_reading(text: str, measure: float, named: dict[str, Any]) -> None:
    """The fast breaker gives the lines and widths of the rules read one by one."""
    expected = Oracle(text, measure, LineOptions(**named)).lines()
    assume(text and expected)
    assert broken(text, measure, **named) == ([line for line, _ in expected], False)
    if named["spacing"] == "jlreq" or named["line_end"] == "full":
        assert widths(text, measure, **named) == [width for _, width in expected]


@settings(max_examples=600, deadline=None)
@given(texts, measures, options)
def test_any_text(text: str, measure: float, named: dict[str, Any]) -> None:
    """PROP-1, 2, 4, 5 and 7, for any text and all options."""
    lines, cut = broken(text, measure, **named)
    assert (lines, cut) == broken(text, measure, **named)
    assert without_spaces("".join(lines).replace("\u200b", "")) == without_spaces(text.replace("\n", "").replace("\u200b", ""))
    for line, width in zip(lines, widths(text, measure, **named), strict=True):
        if named["hang"] == "none" and width > measure + 1e-6:
            assert len(clusters(line.translate({0x200B: None, 0x2060: None, ord("ﾞ"): None, ord("ﾟ"): None}))) == 1
    # A zero width space breaks before anything, a URL before its ?, LF wherever it stands (LB-9 to LB-11).
    if not cut and not any(mark in text for mark in "\u200b\n") and "://" not in text:
        assert forbidden_edge(lines, named["kinsoku"]) == ""


@settings(max_examples=400, deadline=None)
@given(texts, measures, options, st.booleans())
def test_set_lines_add_up(text: str, measure: float, named: dict[str, Any], justify: bool) -> None:
    """What is set is the text, in lines whose width is what their glyphs and slots take, to the unit."""
    size = em_units(measure)
    for line in typesetter.set(text, size, LineOptions(**named), justify=justify):
        assert "".join(piece.text for piece in line.pieces) == text[line.start : line.end]
        taken = 0
        for piece in line.pieces:
            advances = typesetter.faces.faces[piece.face].advances
            taken += sum(map(advances.__getitem__, clusters(piece.text)))
            taken += sum(slot.before + slot.after for slot in piece.slots)
            for slot in piece.slots:
                assert slot.before >= -EM // 2
                assert slot.after >= -EM // 2
        assert taken == line.width
        if named["hang"] == "none":
            assert line.width <= size or line.note == "overflow"
            assert line.note not in ("shrunk", "stretched") or line.width == size


SHORT = [*"あ漢字ゝ一ー々ア０Ａ－。「　（・ :a", "ID", "か\u309a", "𠮷", "\u00a0", "\u200b"]
short_texts = st.lists(st.sampled_from(SHORT), min_size=1, max_size=7)


@settings(max_examples=600, deadline=None)
@given(short_texts.map("".join), st.integers(4, 40), options, st.booleans())
def test_a_short_plain_line_is_what_breaking_would_give(text: str, measure: int, named: dict[str, Any], bold: bool) -> None:
    """What is set at once is what the breaker and the spacing make of it."""
    arguments = (text, measure * EM, LineOptions(**named), bold, (), 3)
    assert list(typesetter._lines(*arguments)) == list(typesetter._broken(*arguments))
