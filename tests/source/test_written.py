"""Where each character of a YAML text is written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.source.nodes import Scalar
from faqprint.source.written import folded_break, is_wide_edge, written_spots

from .sources import read

PIECES = st.sampled_from(["あ", "a", " ", "  ", "\n", "\n\n", "い", "b", "#", "\\\\", "''"])
FORMS = [
    ('k: "', "\n    ", '"\nz: y\n'),
    ("k: '", "\n    ", "'\nz: y\n"),
    ("k: x", "\n    ", "\nz: y\n"),
    ("k: |\n  x", "\n  ", "\nz: y\n"),
    ("k: >-\n  x", "\n  ", "\nz: y\n"),
    ("k: >+\n  x", "\n  ", "\nz: y\n"),
]


def scalars(text: str) -> list[Scalar]:
    """Give the texts of a file, keys among them, as the parser has them."""
    found = []
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
            start, end = event.start_mark, event.end_mark
            last = end.line - (event.style in ("|", ">") and end.column == 0)
            found.append(Scalar(event.value, start.line + 1, start.column + 1, event.style or "", last + 1))
    return found


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=9).map("".join), st.sampled_from(FORMS))
def test_every_character_is_found_where_it_is_written(text: str, form: tuple[str, str, str]) -> None:
    """Whatever quotes or block a text stands in: at its spot stands the character itself, its escape, or a line's end."""
    head, feed, tail = form
    written = head + text.replace("\n", feed) + tail
    lines = written.split("\n")
    try:
        found = scalars(written)
    except yaml.YAMLError:
        return
    for scalar in found:
        for character, (row, column) in zip(scalar.text, written_spots(scalar, lines) or (), strict=False):
            rest = lines[row][column:]
            assert rest.startswith((character, "\\")) or (character in " \n" and not rest.strip(" \\"))


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("k: あ\n  い\n", (0, 4)),
        ("k: a\n  い\n", (0, 4)),
        ("k: あ\n  b\n", (0, 4)),
        ("k: あ”\n  b\n", (0, 5)),
        ("k: a\n  b\n", None),
        ("k: “a”\n  b\n", None),
        ("k: あ\n\n  い\n", None),
        ('k: "あ\\\n  い"\n', None),
        ('k: "あ\\n\\\n  い"\n', None),
        ('k: "\\u3042\n  b"\n', (0, 10)),
        ("k: 'あ\n\n  い\n  う'\n", (2, 3)),
        ("k: >-\n  あ\n\n  い\n", None),
        ("k: >-\n  あ\n  い\n", (1, 3)),
        ("k: >\n  あ\n    い\n", None),
        ("k: |\n  あ\n  い\n", None),
    ],
)
def test_a_fold_beside_a_full_width_character_is_found(text: str, spot: tuple[int, int] | None) -> None:
    """A break that becomes a space there; between half-width words, beside an empty line or escaped it is none."""
    assert folded_break(scalars(text)[1], text.split("\n")) == spot


@pytest.mark.parametrize(("text", "wide"), [("あ", True), ("“a", False), ("“あ", True), ("é", False), ("①", True), ("…", True)])
def test_quotes_are_as_wide_as_what_they_enclose(text: str, wide: bool) -> None:
    """What is ambiguous by itself goes with what follows."""
    assert is_wide_edge(text) is wide


def test_a_place_in_a_text_of_many_lines_is_exact() -> None:
    """Of a quoted text that goes on in the next lines, escapes and all (0.1.1 looked for the next eight characters)."""
    source = read('a: "あ\\n\\\n  い\\tう\n\n   え"\n')
    scalar = next(source.scalars())
    assert scalar.text == "あ\nい う\nえ"
    assert [source.position(scalar, *at) for at in ((0, 0), (1, 0), (1, 1), (1, 2), (2, 0))] == [
        *((1, 5), (2, 3), (2, 4), (2, 6), (4, 4)),
    ]
