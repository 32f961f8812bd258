"""Numbers, names, texts and name trees as a PDF writes them, and as another library reads them."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.export.names import decimal, font_resource, literal, text_string, write_name_tree

from .objects import document, opened

#: Any text that a manuscript may hold.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0"), (1.0, "1"), (0.5, "0.5"), (10.0, "10"), (0.3504, "0.35"), (841.89, "841.89"), (-2.5, "-2.5"), (0.0004, "0")],
)
def test_lengths_are_written_to_a_thousandth(value: float, written: str) -> None:
    """Without zeros that say nothing."""
    assert decimal(value) == written


@given(st.floats(-5000, 5000))
def test_any_length_is_within_half_a_thousandth(value: float) -> None:
    """And never in a power of ten, which PDF does not know."""
    written = decimal(value)
    assert abs(float(written) - value) <= 0.0005 + 1e-9
    assert "e" not in written and not written.endswith(".")


def test_fonts_are_called_by_their_number() -> None:
    """Each face has a name of its own."""
    assert [font_resource(face) for face in (0, 1, 12)] == ["F0", "F1", "F12"]


@pytest.mark.parametrize(
    ("text", "encoded", "written"),
    [
        ("", b"", "()"),
        ("ID 1", b"ID 1", "(ID 1)"),
        (r"a(b)\c", rb"a(b)\c", r"(a\(b\)\\c)"),
        ("別紙", b"\xfe\xff\x52\x25\x7d\x19", "<FEFF52257D19>"),
        ("é", b"\xfe\xff\x00\xe9", "<FEFF00E9>"),
        ("a\nb", b"\xfe\xff\x00a\x00\x0a\x00b", "<FEFF0061000A0062>"),  # a bare line end would be read as another
        ("𠮟", b"\xfe\xff\xd8\x42\xdf\x9f", "<FEFFD842DF9F>"),
    ],
)
def test_texts(text: str, encoded: bytes, written: str) -> None:
    """Printable ASCII as it is, all else in UTF-16 with its mark (7.9.2.2); brackets and backslashes escaped."""
    assert text_string(text) == encoded
    assert literal(text) == written


@given(TEXTS)
def test_any_text_is_read_back(text: str) -> None:
    """What is written as a literal is the text, for another library."""
    assert str(pikepdf.Object.parse(literal(text).encode())) == text


@pytest.mark.parametrize("count", [1, 2, 64, 65, 200])
def test_a_name_tree_is_searched_by_its_limits(count: int) -> None:
    """Keys in order whatever order they came in, no leaf of more than 64, each with its first and last key."""
    made = document()
    keys = [f"q{number}" for number in range(count)]
    made.Catalog.Names = f"<</Dests {write_name_tree(made, [(key.encode(), b'/%b' % key.encode()) for key in keys])} 0 R>>"
    with opened(made) as pdf:
        tree = pikepdf.NameTree(pdf.Root.Names.Dests)
        assert {key: str(value) for key, value in tree.items()} == {key: f"/{key}" for key in keys}
        leaves = [list(map(str, leaf.Names)) for leaf in pdf.Root.Names.Dests.Kids]
        assert [key for leaf in leaves for key in leaf[::2]] == sorted(keys)
        assert max(map(len, leaves)) <= 2 * 64
        for leaf, kid in zip(leaves, pdf.Root.Names.Dests.Kids, strict=True):
            assert list(map(str, kid.Limits)) == [leaf[0], leaf[-2]]
