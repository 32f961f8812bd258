"""``faqprint schema`` as it is typed."""

from __future__ import annotations

import json

import pytest

from faqprint.cli.main import main
from faqprint.manuscript.json_schema import schema
from faqprint.proofread.rules import RULES


def test_schema_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The schema itself, Japanese as it is; with ``--json`` as the result of the run."""
    assert main(["schema"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed) == schema({rule.id: rule.title[0] for rule in RULES})
    assert "別紙の題" in printed
    assert main(["schema", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["result"] == schema({rule.id: rule.title[0] for rule in RULES})
