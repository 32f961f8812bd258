"""The editions of all branches for scripts: each option does what the verb's does."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.distribution.editions import editions
from faqprint.errors import ContentError


def test_options_are_the_verb_s(content: Path, tmp_path: Path) -> None:
    """Nothing is written when nothing is to be, codes are chosen, and progress is told."""
    told: list[tuple[int, int]] = []
    planned = editions(content, tmp_path / "out", dry_run=True)
    assert (len(planned.made), (tmp_path / "out").exists()) == (4, False)
    made = editions(
        content,
        tmp_path / "out",
        only=["002"],
        ledger=False,
        zip=True,
        progress=lambda done, total, code: told.append((done, total)),
    )
    assert made.made == ["002"]
    assert {path.suffix for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")} >= {".pdf", ".zip", ".json"}
    assert not (tmp_path / "out" / "ledger.pdf").exists()
    assert told[-1] == (1, 1)


def test_strict_makes_nothing_where_there_is_a_warning(content: Path, tmp_path: Path) -> None:
    """The list of the tests leaves a cell empty."""
    with pytest.raises(ContentError):
        editions(content, tmp_path / "out", strict=True)
    assert not (tmp_path / "out").exists()
