"""Pages' streams in bulk: what they give is what the reader of any stream gives, or they leave it to that."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.proof.content import CodeAdvances, CodeMetrics, read_content
from faqprint.proof.font import Font
from faqprint.proof.line_forms import FormPage, read_forms, read_text

#: Some codes stand for a pair of characters, some are narrow.
CHARACTERS = {code: chr(0x3041 + code) for code in range(90)} | {0x5C: "か\u3099", 0x28: "（", 0x0D0A: "改"}
METRICS = CodeMetrics(2, CodeAdvances({1: 500, 2: 250.5, 0x28: 500}, 1000))


def font(characters: dict[int, str], *, composite: bool = True) -> Font:
    """A font with these characters."""
    return Font("F", "CIDFontType2", METRICS, characters, b"", True, None, composite, False, 2, "Identity-H")


FONTS = {"F0": font(CHARACTERS), "F1": font(dict.fromkeys(CHARACTERS, "x")), "F2": font(CHARACTERS, composite=False)}


def bulk(stream: bytes) -> FormPage | None:
    """A stream as bulk reading has it; what it shows is the same where it is read without its places."""
    page, text = read_forms(stream, FONTS), read_text(stream, FONTS)
    assert (page is None) == (text is None)
    if page and text:
        mcids = [mcid for mcid in page.marks if mcid >= 0]
        assert (text.text, list(text.mcids), text.font) == ("".join(page.runs.texts), mcids, page.font)
    return page


def one_by_one(stream: bytes) -> tuple[list[int], list[tuple[Any, ...]]]:
    """The marks of a stream and its runs, as the reader of any stream has them."""
    content = read_content(stream, {name: each.metrics for name, each in FONTS.items()}, {}, {})
    assert not content.unbalanced
    runs = [
        ("".join(FONTS[run.font].characters[code] for code in run.codes), place, run.x, run.x + run.width, run.y, run.size)
        for place, mark in enumerate(content.marks)
        for run in mark.runs
    ]
    return [mark.mcid for mark in content.marks], runs


def rows(page: FormPage) -> list[tuple[Any, ...]]:
    """The runs of a page as ``one_by_one`` gives them."""
    runs = page.runs
    columns = (runs.texts, runs.marks, runs.lefts, runs.rights, runs.baselines, runs.sizes)
    return [(text, mark, *map(pytest.approx, numbers)) for text, mark, *numbers in zip(*columns, strict=True)]


def escaped(codes: list[int]) -> bytes:
    """Codes as the inside of a literal string."""
    plain = b"".join(code.to_bytes(2, "big") for code in codes)
    for one, other in ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r"), (b"\n", b"\\n")):
        plain = plain.replace(one, other)
    return plain


numbers = st.integers(-2000, 2000).map(lambda hundredths: f"{hundredths / 100:g}".encode())
strings = st.lists(st.sampled_from(sorted(CHARACTERS)), max_size=6).map(escaped)
fonts = st.tuples(st.sampled_from([b"/F0 ", b"/F1 "]), st.sampled_from([b"9", b"8.5"])).map(lambda pair: b"%b%b Tf" % pair)
moves = st.just(b"") | numbers
arrays = st.tuples(moves, st.lists(st.tuples(strings, moves).map(b"(%b)%b".__mod__), max_size=3).map(b"".join)).map(
    b"[%b%b]TJ".__mod__
)
shows = st.tuples(st.just(b"") | fonts, strings.map(b"(%b)Tj".__mod__) | arrays).map(b"".join)
lines = st.tuples(numbers, numbers, st.lists(shows, max_size=3).map(b"".join)).map(b"BT %b %b Td%b\nET\n".__mod__)
heads = st.integers(0, 99).map(b"/TD<</MCID %d>>BDC\n".__mod__) | st.sampled_from(
    [
        b"/Artifact<</Type/Pagination>>BDC\n",
        b"/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n",
    ]
)
painted = st.sampled_from(
    [
        b"/Artifact<</Type/Layout>>BDC\n0.88 g\n1 2 3 4 re\nf\n0.5 g\n1 2 -3 4 re\n5 6 7 8 re\nf\n0 g\nEMC\n",
        b"/Artifact<</Type/Layout>>BDC\n0.5 w\n1 2 m 3 4 l\nS\nEMC\n",
    ]
)
marks = st.tuples(heads, st.lists(lines, max_size=3).map(b"".join)).map(b"%b%bEMC\n".__mod__)
streams = st.tuples(st.lists(painted, max_size=2), st.lists(marks, max_size=4)).map(
    lambda parts: b"".join(parts[0]) + b"/P<</MCID 100>>BDC\nBT 1 2 Td/F0 9 Tf(\0\3)Tj\nET\nEMC\n" + b"".join(parts[1])
)


@given(streams)
def test_bulk_gives_what_one_by_one_gives(stream: bytes) -> None:
    """Every mark, text, place and size."""
    page = bulk(stream)
    assert page is not None
    assert (list(page.marks), rows(page)) == one_by_one(stream)


@given(streams, st.data())
def test_a_changed_byte_is_read_alike_or_left(stream: bytes, data: st.DataObject) -> None:
    """What is still of a form means the same to both; the rest is no form."""
    at = data.draw(st.integers(0, len(stream) - 1))
    changed = stream[:at] + bytes([data.draw(st.integers(0, 255))]) + stream[at + 1 :]
    page = bulk(changed)
    if page is not None:
        assert (list(page.marks), rows(page)) == one_by_one(changed)


@pytest.mark.parametrize(
    "stream",
    [
        b"BT 1 2 Td/F0 9 Tf(\0\1)Tj\nET\n",  # outside any mark
        b"/P<</MCID 0>>BDC\nBT 1 2 Td/F0 9 Tf(\0\1)Tj\nET\n",  # never closed
        b"/P<</MCID 0>>BDC\nEMC\nEMC\n",
        b"/P<</MCID 0>>BDC\n/Span<</MCID 1>>BDC\nEMC\nEMC\n",
        b"/P BMC\nEMC\n",
        b"/Artifact<</Type/Layout/MCID 3>>BDC\nEMC\n",
        b"/Artifact<</MCID 3>>BDC\nEMC\n",
        b"/P<</MCID 0>>BDC\n0.9 g\nBT 1 2 Td/F0 9 Tf(\0\1)Tj\nET\nEMC\n",  # pale
        b"/Artifact<</Type/Layout>>BDC\n0.88 g\n1 2 3 4 re\nf\nEMC\n",  # what follows is pale
        b"q\n/P<</MCID 0>>BDC\nEMC\nQ\n",
        b"/P<</MCID 0>>BDC\n3 Tr\nBT 1 2 Td/F0 9 Tf(\0\1)Tj\nET\nEMC\n",
        b"/P<</MCID 0>>BDC\nBT 1 2 Td/F0 9 Tf<0001>Tj\nET\nEMC\n",
        b"/P<</MCID 0>>BDC\nBT 1 2 Td/F0 9 Tf((\0\1))Tj\nET\nEMC\n",  # balanced parentheses that are not escaped
        b"/P<</MCID 0>>BDC\nBT 1 2 Td/F0 9 Tf(\0)Tj\nET\nEMC\n",  # half a code
        b"/P<</MCID 0>>BDC\nBT 1 2 Td/F0 9 Tf(\0)Tj\nET\nBT 1 2 Td(\0)Tj\nET\nEMC\n",  # two of them
        b"/P<</MCID 0>>BDC\nBT 1 2 Td/F0 9 Tf(\7\7)Tj\nET\nEMC\n",  # a code without a character
        b"/P<</MCID 0>>BDC\nBT 1 2 Td/F2 9 Tf(\0\1)Tj\nET\nEMC\n",  # a simple font
        b"/P<</MCID 0>>BDC\nBT 1 2 Td/F9 9 Tf(\0\1)Tj\nET\nEMC\n",
        b"/P<</MCID 0>>BDC\nBT 1 2 Td(\0\1)Tj\nET\nEMC\n",  # no font at all
    ],
)
def test_what_is_no_form_is_left(stream: bytes) -> None:
    """Whatever could mean more than it seems to is not read in bulk."""
    assert bulk(stream) is None


def test_a_page_without_text() -> None:
    """Rules alone are a page, too."""
    page = bulk(b"/Artifact<</Type/Layout>>BDC\n0.5 w\n1 2 m 3 4 l\nS\nEMC\n")
    assert page is not None
    assert (list(page.marks), rows(page), dict(page.codes)) == ([-1], [], {})


def test_the_codes_of_each_font() -> None:
    """Those that are shown, each once, by the font's resource name."""
    page = bulk(b"/P<</MCID 0>>BDC\nBT 1 2 Td/F0 9 Tf(\0\1\0\1)Tj/F1 9 Tf[(\0\2)-3(\0\3)]TJ\nET\nEMC\n")
    assert page is not None
    assert {name: sorted(codes) for name, codes in page.codes.items()} == {"F0": [1], "F1": [2, 3]}
