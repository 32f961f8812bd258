"""All texts in one: values put in, names opaque, every place traced back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.errors import Place
from faqprint.manuscript.source_text import SourceText
from faqprint.proofread.printed_copy import OPAQUE, PARTING, PrintedCopy
from faqprint.source.yaml_source import YamlSource


def texts_of(content: str) -> list[SourceText]:
    """Give the texts of a file: those under ``values`` are values."""
    source = YamlSource("f.yaml", content.encode())
    keys = dict(zip(source.scalars(), re.findall(r"(\w+):(?= )", content), strict=False))
    shapes = {"v": "values", "w": "values", "loop": "values", "long": "values"}
    return [
        SourceText(key, shapes.get(key, "question"), Place("f.yaml", 1, 1), True, source, scalar) for scalar, key in keys.items()
    ]


def test_values_are_put_in_and_read_once() -> None:
    """A value that is printed does not stand in the copy by itself."""
    copy = PrintedCopy(texts_of("v: 電話\na: '{{v}}です'\nb: 次の{{ v }}\n"))
    assert copy.text == f"電話です{PARTING}次の電話"


def test_values_may_hold_others_and_an_unused_one_is_read_by_itself() -> None:
    """Behind the texts."""
    copy = PrintedCopy(texts_of("v: '{{w}}番号'\nw: 電話\na: '{{v}}です'\nlong: 残り\n"))
    assert copy.text == f"電話番号です{PARTING}残り"


def test_a_value_that_uses_itself_or_is_long_stays_a_name() -> None:
    """Nor does it make the copy grow without end."""
    copy = PrintedCopy(texts_of(f"loop: '{{{{loop}}}}'\nlong: {'長' * 300}\na: '{{{{loop}}}}と{{{{long}}}}'\n"))
    assert copy.text.startswith(OPAQUE * 8 + "と" + OPAQUE * 8)
    assert "長" * 300 in copy.text


def test_names_and_addresses_are_opaque() -> None:
    """Nobody may choose how they are spelt; as they print they are still there."""
    copy = PrintedCopy(texts_of("a: 'https://x.jp/a と a@x.jp と [[q]] です'\n"))
    assert re.sub(f"{OPAQUE}+", "＊", copy.text) == "＊ と ＊ と ＊ です"
    assert copy.plain == "https://x.jp/a と a@x.jp と [[q]] です"


def test_a_link_is_opaque_but_for_its_words() -> None:
    """And a bracket that stands around a URL is none of it."""
    copy = PrintedCopy(texts_of("a: '[ご案内](https://x.jp/a) と (https://x.jp/(b)) です'\n"))
    assert re.sub(f"{OPAQUE}+", "＊", copy.text) == "＊ご案内＊ と (＊) です"


@pytest.mark.parametrize("url", ["https://x.jp/a_(b)", "https://日本.jp/あ", "HTTP://x.jp/{{v}}", "{{w}}/a"])
def test_a_link_is_read_as_the_page_reads_it(url: str) -> None:
    """Brackets in pairs, other letters and values belong to its address: they were told as brackets without the other."""
    copy = PrintedCopy(texts_of(f"v: 電話\nw: 'https://y.jp'\na: '[ご案内]({url})です'\n"))
    assert re.sub(f"{OPAQUE}+", "＊", copy.text).split(PARTING)[0] == "＊ご案内＊です"


def test_a_picture_is_opaque() -> None:
    """Its words are not printed."""
    copy = PrintedCopy(texts_of('a: "画面\\n![画面の図](a.png){60%}\\n次"\n'))
    assert re.sub(f"{OPAQUE}+", "＊", copy.text) == "画面\n＊\n次"


def test_an_allowed_word_is_opaque_where_it_is_a_word() -> None:
    """ユーザ is no part of ユーザー."""
    assert PrintedCopy(texts_of("a: ユーザとユーザー\n"), ["ユーザ"]).text == OPAQUE * 3 + "とユーザー"


def test_a_place_in_a_value_is_where_the_value_is_written() -> None:
    """What reaches beyond it stands in the text that prints it."""
    value, text = texts_of("v: 電話\na: 次の{{v}}です\n")
    copy = PrintedCopy([value, text])
    assert copy.place(2, 4) == (value, 0, 2, True)
    assert copy.place(3, 5) == (text, 2, 8, False)
    assert copy.place(2, 4, outer=True) == (text, 2, 7, False)
    assert copy.place(5, 6) == (text, 8, 9, True)
    assert [copy.is_own(at) for at in range(6)] == [True, True, False, False, True, True]


def test_the_line_of_a_character() -> None:
    """Where it begins and ends, whichever of its characters is asked for."""
    (text,) = texts_of('a: "一\\n二三"\n')
    copy = PrintedCopy([text])
    assert [copy.line(at) for at in range(4)] == [(0, 1), (0, 1), (2, 4), (2, 4)]


@given(st.lists(st.text("あ{}v[]\\ 電話@x.", max_size=12), min_size=1, max_size=5))
def test_every_character_is_traced_to_one_like_it(texts: list[str]) -> None:
    """Or to a name that stands for it."""
    source = YamlSource("f.yaml", b"v: \xe9\x9b\xbb\n")
    (scalar,) = source.scalars()
    value = SourceText("v", "values", Place("f.yaml", 1, 1), False, source, scalar)
    written = [SourceText("a", "question", Place("f.yaml", 1, 1), True, source, scalar._replace(text=text)) for text in texts]
    copy = PrintedCopy([value, *written])
    for part in copy.parts:
        for at in range(part.start, part.end):
            place = copy.place(at, at + 1)
            assert place.exact
            assert copy.text[at] in (place.text.text[place.start : place.end], OPAQUE)


@given(st.text("あ がをを1"))
def test_what_is_found_where_it_is_likely_is_all_that_there_is(text: str) -> None:
    """As by a search with the pattern alone."""
    content = f"a: '{text}'\n"
    copy = PrintedCopy(texts_of(content))
    pattern = "(?<=[あが])[ を]+(?=1|を|が)|1+"
    found = [match.span() for match in copy.find_where(re.compile("[ を1]"), pattern)]
    assert found == [match.span() for match in copy.find(re.compile(pattern))]
