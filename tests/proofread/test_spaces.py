"""What the rules of ``spaces`` mark, and what looks like it and is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.pipeline.build import check

from .conftest import Find, SentenceCase, cases, judge


@pytest.mark.parametrize("case", cases("spaces"), ids=str)
def test_a_text_is_marked_or_let_alone(find: Find, case: SentenceCase) -> None:
    """Each text of the data file."""
    judge(find, case)


def test_the_advice_shows_an_address_as_it_is_written(tmp_path: Path) -> None:
    """It showed U+FFFC for each of its characters."""
    path = tmp_path / "appendix.yaml"
    path.write_text("title: 別紙\nsections:\n  - {type: text, title: 題, body: 案内（https://a.jp/） です。}\n", "utf-8")
    (told,) = [fault for fault in check(path) if fault.code == "space-inside"]
    assert dict(told.values)["mended"] == "jp/）です。"
