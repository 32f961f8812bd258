"""A folder for a moment."""

from __future__ import annotations

import pytest

from faqprint.storage.scratch import scratch_folder


def test_files_are_there_and_then_gone() -> None:
    """With the folders that their names tell of."""
    with scratch_folder({"a": b"1", "sub/b": b"2"}) as folder:
        assert (folder / "a").read_bytes() == b"1" and (folder / "sub" / "b").read_bytes() == b"2"
    assert not folder.exists()


@pytest.mark.parametrize("name", ["../a", "/tmp/faqprint-a", "sub/../../a"])
def test_no_name_leads_out_of_it(name: str) -> None:
    """It is refused before anything is written there."""
    with pytest.raises(ValueError, match="out of"), scratch_folder({name: b"x"}):
        pass
