"""All files of a content as they lie there and as they are drafted."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.desk.draft import ChangedFilesError, Draft
from faqprint.storage.draft_store import DraftedBytes


def draft_of(folder: Path, **files: bytes) -> Draft:
    """A draft of files that are written into a folder."""
    draft = Draft()
    for name, content in files.items():
        (folder / name).write_bytes(content)
        draft.adopt(folder / name, content)
    return draft


def test_a_new_file_is_written_and_taken_back(tmp_path: Path) -> None:
    """Undone after it was saved it goes with the next save; one that lies there already is not written over."""
    draft = draft_of(tmp_path, a=b"1")
    draft.put({tmp_path / "new": b"n", tmp_path / "a": b"2"})
    assert draft.save() == [tmp_path / "a", tmp_path / "new"]
    draft.undo()
    assert not draft.is_saved
    draft.save()
    assert not (tmp_path / "new").exists() and (tmp_path / "a").read_bytes() == b"1"
    draft.redo()
    (tmp_path / "new").write_bytes(b"theirs")
    with pytest.raises(ChangedFilesError) as caught:
        draft.save()
    assert caught.value.files == (tmp_path / "new",)
    assert (tmp_path / "a").read_bytes() == b"1"  # all files or none


def test_both_hands_that_wrote_the_same_agree(tmp_path: Path) -> None:
    """There is nothing to settle."""
    draft = draft_of(tmp_path, a=b"1")
    draft.put({tmp_path / "a": b"2"})
    assert draft.take_from_disk(tmp_path / "a", b"3") and draft.theirs
    assert draft.take_from_disk(tmp_path / "a", b"2")
    assert not draft.theirs and draft.is_saved


def test_others_who_take_their_change_back_leave_nothing_to_settle(tmp_path: Path) -> None:
    """The draft is as it was."""
    draft = draft_of(tmp_path, a=b"1")
    draft.put({tmp_path / "a": b"2"})
    assert draft.take_from_disk(tmp_path / "a", b"3")
    assert not draft.take_from_disk(tmp_path / "a", b"3")  # nothing new
    assert draft.take_from_disk(tmp_path / "a", b"1")
    assert not draft.theirs and draft.now[tmp_path / "a"] == b"2"


def test_what_is_kept_of_both_hands(tmp_path: Path) -> None:
    """Mine, and theirs wherever I changed nothing; then both are one step that can be taken back."""
    draft = draft_of(tmp_path, a=b"1\n2\n3\n4\n5\n")
    draft.put({tmp_path / "a": b"mine\n2\nmine\n4\n5\n"})
    draft.take_from_disk(tmp_path / "a", b"1\n2\ntheirs\n4\ntheirs\n")
    draft.keep_mine()
    assert draft.now[tmp_path / "a"] == b"mine\n2\nmine\n4\ntheirs\n" and not draft.theirs
    draft.undo()
    assert draft.now[tmp_path / "a"] == b"1\n2\ntheirs\n4\ntheirs\n"


def test_a_file_that_others_delete_is_a_change(tmp_path: Path) -> None:
    """Of one that is not drafted it is taken as it is; a drafted one is to be settled."""
    draft = draft_of(tmp_path, a=b"1", b=b"1")
    draft.put({tmp_path / "a": b"2"})
    for name in "ab":
        (tmp_path / name).unlink()
        draft.take_from_disk(tmp_path / name, None)
    assert draft.now[tmp_path / "b"] is None and list(draft.theirs) == [tmp_path / "a"]
    draft.keep_mine()
    draft.save()
    assert (tmp_path / "a").read_bytes() == b"2" and not (tmp_path / "b").exists()


def test_a_draft_that_was_kept_is_taken_over_what_lies_there(tmp_path: Path) -> None:
    """What differs is kept; a file that is another by now is to be settled, one that is what was drafted is not."""
    draft = draft_of(tmp_path, a=b"1", b=b"1", c=b"1")
    draft.put({tmp_path / name: b"2" for name in "abc"})
    kept = draft.to_keep(tmp_path)
    assert kept == {name: DraftedBytes(b"1", b"2") for name in "abc"}
    again = draft_of(tmp_path, a=b"1", b=b"other", c=b"2")
    again.take_kept(tmp_path, kept)
    assert again.changed_files() == [tmp_path / "a", tmp_path / "b"] and list(again.theirs) == [tmp_path / "b"]
    again.undo()
    assert again.now == {tmp_path / "a": b"1", tmp_path / "b": b"other", tmp_path / "c": b"2"}
