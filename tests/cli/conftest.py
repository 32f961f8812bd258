"""A stand-in for the pipeline, for the tests of what the command line itself does."""

from __future__ import annotations

import pytest

from .stage import Stage


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    """The pipeline's functions replaced by a stand-in's; Japanese, no debugging, and no list of branches."""
    stage = Stage()
    monkeypatch.setattr("faqprint.pipeline.build.build", stage.build)
    monkeypatch.setattr("faqprint.pipeline.build.check", stage.check)
    monkeypatch.setattr("faqprint.pipeline.build.dump", stage.dump)
    monkeypatch.setattr("faqprint.distribution.edition_maker.look_at_editions", lambda path, branches=None: stage.listed)
    monkeypatch.delenv("FAQPRINT_LANG", raising=False)
    monkeypatch.delenv("FAQPRINT_DEBUG", raising=False)
    return stage
