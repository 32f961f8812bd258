"""QR codes: the modules of ISO/IEC 18004."""

from __future__ import annotations

import pytest

from faqprint.pictures.qr_code import QrModules, encode

#: The upper left finder pattern.
FINDER = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")


@pytest.mark.parametrize("length", [20, 60, 331])
def test_a_code_has_its_finders(length: int) -> None:
    """At three corners; its edge is 17 + 4 × version."""
    made = encode("https://www.example.jp/".ljust(length, "a")[:length])
    assert made.size % 4 == 1
    assert tuple(row[:7] for row in made.rows[:7]) == FINDER
    assert tuple(row[-7:] for row in made.rows[:7]) == FINDER
    assert tuple(row[:7] for row in made.rows[-7:]) == FINDER


def test_dark_modules_beside_each_other_are_one_run() -> None:
    """At both ends of a row, too; a light row has none."""
    assert list(QrModules(("1101", "0000", "0110", "1111")).dark_runs()) == [(0, 0, 2), (0, 3, 1), (2, 1, 2), (3, 0, 4)]


def test_error_correction_is_m() -> None:
    """The format bits beside the finder: 00 for M, under the mask 101010000010010 (7.9)."""
    rows = encode("https://www.example.jp/").rows
    bits = "".join(rows[8][x] for x in (0, 1))
    assert f"{int(bits, 2) ^ 0b10:02b}" == "00"


def test_the_longest_url_has_modules_of_a_quarter_of_a_millimetre() -> None:
    """18 mm hold no more than version 13, of 69 modules."""
    assert encode("https://www.example.jp/".ljust(331, "a")).size == 69
