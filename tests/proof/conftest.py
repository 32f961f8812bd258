"""One document, made once, for all tests of the proof."""

from __future__ import annotations

import pytest

from .sample import QUESTIONS, Sample, make


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """An appendix of so many questions that they stand on several pages."""
    return make(tmp_path_factory.mktemp("sample"), QUESTIONS)
