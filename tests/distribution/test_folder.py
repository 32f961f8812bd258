"""The folder of editions: what it refuses before anything is made, which editions are made."""

import os
from pathlib import Path

import pytest

from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.errors import ContentError, MachineError, UsageError
from faqprint.storage.lock import lock

from .folders import CODES, edit, make


def test_bytes_are_the_same_every_time(content: Path) -> None:
    """Made alone, in another order or beside others, an edition has the same bytes."""
    make(content)
    folder = content.parent / "out"
    whole = {path.name: path.read_bytes() for path in folder.glob("0*.pdf")}
    for code in reversed(CODES):
        alone = content.parent / code
        make_editions(content, alone, options=EditionOptions(only=[code]))
        (path,) = alone.glob("0*.pdf")
        assert path.read_bytes() == whole[path.name]


def test_no_input_is_written_over(content: Path) -> None:
    """A list or a section that bears the name of what is to be written is told before anything is."""
    folder = content.parent / "out"
    folder.mkdir()
    listed = folder / "manifest.csv"
    listed.write_bytes(content.with_name("branches.csv").read_bytes())
    for name in (folder, folder / "new/../../out"):  # by the second the list was written over
        with pytest.raises(UsageError, check=lambda error: error.code == "output-is-input"):
            make_editions(content, name, branches=listed)
    listed.rename(content.with_name("list.csv"))
    (folder / "ledger.pdf").symlink_to(content)
    with pytest.raises(UsageError, check=lambda error: error.code == "output-is-input"):
        make_editions(content, folder)
    assert [path.name for path in folder.iterdir()] == ["ledger.pdf"]


def test_second_run_refuses(content: Path) -> None:
    """While one run holds the folder, another names it and stops; a dry run may look on."""
    (content.parent / "out").mkdir()
    with lock(content.parent / "out"), pytest.raises(MachineError) as caught:
        make(content)
    assert caught.value.code == "folder-locked" and str(os.getpid()) in caught.value.values["holder"]
    assert make(content).made == CODES


def test_character_without_glyph_is_a_fault_of_its_row(content: Path) -> None:
    """A name that no font can print is refused at its cell; the other editions are made."""
    edit(content.with_name("branches.csv"), "港町支店", "港\U0001f600町支店")
    summary = make(content)
    assert summary.made == ["001", "002", "003"]
    errors = [fault for fault in summary.faults if fault.severity == "error"]
    assert [(fault.code, fault.place.line, fault.place.column) for fault in errors] == [("missing-glyph", 5, 2)]


def test_broken_content_stops_the_run(content: Path) -> None:
    """A fault of the appendix itself stops before anything is written."""
    edit(content, "{{tel}}", "{{tell}}")
    with pytest.raises(ContentError):
        make(content)
    assert not (content.parent / "out").exists()
