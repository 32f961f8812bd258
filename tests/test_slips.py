"""A clerk's slips: the first fault stands at the slip, and whoever follows its advice has a sound file again."""

from __future__ import annotations

from pathlib import Path

import pytest

from .slips import FOLDERS, SLIPS, slips, try_slip


def test_every_kind_of_slip_is_told_and_mended(tmp_path: Path) -> None:
    """One of each kind and a few more, each in a copy of a valid content."""
    count = len(SLIPS) + 10
    verdicts = [try_slip(kind, origin, broken, tmp_path) for kind, origin, broken in slips(count, 4)]
    told = [verdict for verdict in verdicts if verdict is not None]
    assert len(told) >= 0.9 * count
    assert [(verdict.kind, verdict.told) for verdict in told if not verdict.near] == []
    assert [(verdict.kind, verdict.told) for verdict in told if verdict.proposed and not verdict.mended] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_what_is_broken_is_sound_before(folder: Path) -> None:
    """The files that the slips are made in have no fault and no warning of their own."""
    from faqprint.manuscript.load import examine

    assert examine(folder / "appendix.yaml").faults == ()
