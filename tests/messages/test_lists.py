"""Many names in one sentence."""

from __future__ import annotations

import pytest

from faqprint.messages.lists import SHOWN, list_names

CODES = [f"{number:03}" for number in range(1, 62)]


@pytest.mark.parametrize(("lang", "end"), [("ja", "009、010、ほか51件"), ("en", "009, 010 and 51 more")])
def test_many_names_end_with_the_number_of_the_others(lang: str, end: str) -> None:
    """0.1.1 showed ten of 61 and said nothing of the rest."""
    assert list_names(CODES, lang).endswith(end)


def test_few_names_are_all_shown() -> None:
    """Up to as many as are shown."""
    assert list_names(CODES[:SHOWN]).endswith("009、010")
    assert (list_names(["001"]), list_names([])) == ("001", "")
