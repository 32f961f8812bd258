"""The starter for an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.desk.starter import write_starter
from faqprint.errors import UsageError
from faqprint.pipeline.starter_files import starter_files

from .browser import open_session


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Under the name that was asked for; where one of its files lies already nothing is touched."""
    session = open_session(tmp_path / "new" / "mine.yaml")
    write_starter(session)
    names = {path.name for path in starter_files(Path())} - {"appendix.yaml"} | {"mine.yaml"}
    assert {path.name for path in (tmp_path / "new").iterdir()} == names
    assert session.shown is not None
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "faq.yaml").touch()
    with pytest.raises(UsageError):
        write_starter(open_session(tmp_path / "other" / "appendix.yaml"))
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["faq.yaml"]
