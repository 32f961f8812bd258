"""``faqprint dump`` as it is typed."""

from __future__ import annotations

import json

import pytest

from faqprint.cli.main import main

from .stage import Stage


def test_dump_prints_the_pages(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """As they are, with one line end."""
    assert main(["dump"]) == 0
    assert capsys.readouterr() == ("1 ページ\n－ ＦＡＱ 𠮷\n", "")


def test_dump_of_a_file_as_json(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """The same text as a value."""
    assert main(["dump", "a.yaml", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["result"] == {"text": "1 ページ\n－ ＦＡＱ 𠮷\n"}
    assert stage.calls == [(("a.yaml",), {"edition": None, "branches": None})]


def test_dump_of_an_edition(stage: Stage) -> None:
    """The branch and its list are handed on."""
    assert main(["dump", "--edition", "003", "--branches", "b.csv"]) == 0
    assert stage.calls == [(("content/appendix.yaml",), {"edition": "003", "branches": "b.csv"})]
