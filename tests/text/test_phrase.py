"""Phrases as BudouX finds them, and a machine that has no BudouX."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from faqprint.style import LineOptions
from faqprint.text.fonts import Faces
from faqprint.text.paragraph import MeasuredParagraph, Metrics, measure
from faqprint.text.phrase import between_phrases

METRICS = Metrics(Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf"), False)


def measured(text: str) -> MeasuredParagraph:
    """A paragraph with the options of the default profile."""
    return measure(text, METRICS, METRICS, (), LineOptions())


def phrases(text: str) -> list[str]:
    """The parts of a text between which no glue stands."""
    glued = between_phrases(measured(text)).glued
    edges = [0, *(at for at in range(1, len(text)) if at not in glued), len(text)]
    return [text[a:b] for a, b in pairwise(edges)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ご意見・ご要望の記入欄", ["ご意見・ご要望の", "記入欄"]),
        ("別紙３　推奨環境に", ["別紙３　", "推奨環境に"]),  # after a space a line may break, whatever the phrase
        ("今日は 天気が", ["今日は", " ", "天気が"]),
        ("", [""]),
    ],
)
def test_a_paragraph_is_glued_inside_its_phrases(text: str, expected: list[str]) -> None:
    """Between phrases and after spaces the paragraph is as free as before (LB-17)."""
    assert phrases(text) == expected


def test_units_stay_glued() -> None:
    """What held together before still does; the paragraph given is not changed."""
    before = measured("電話は0120-123-456へ")
    known = frozenset(before.glued)
    assert known <= between_phrases(before).glued
    assert before.glued == known


def test_without_budoux_a_heading_breaks_by_characters(tmp_path: Path) -> None:
    """The optional dependency is missing: ``wrap: phrase`` gives the lines of ``wrap: char``, and no error."""
    (tmp_path / "budoux.py").write_text("raise ImportError('not installed')\n", "utf-8")
    program = """if True:
        from faqprint.text import lines
        text = "本操作説明書に係るご意見・ご要望の記入欄"
        assert lines(text, 12, wrap="phrase") == lines(text, 12), lines(text, 12, wrap="phrase")"""
    paths = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": paths}, capture_output=True)
    assert done.stderr.decode() == ""
