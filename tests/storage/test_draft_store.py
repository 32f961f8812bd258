"""Drafts in the user's cache."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.storage.draft_store import DraftedBytes, DraftStore, KeptDraft, common_ends

CONTENT = st.one_of(st.none(), st.binary(max_size=20), st.text("ab", max_size=9).map(str.encode))
FILES = {"faq.yaml": DraftedBytes(b"one two three", b"one 2 three"), "new.png": DraftedBytes(None, b"n")}
DRAFT = KeptDraft("2026-11-27 10:03", FILES)


@given(files=st.dictionaries(st.sampled_from(["a", "b", "sub/c"]), st.builds(DraftedBytes, CONTENT, CONTENT)))
def test_what_is_kept_is_offered_to_the_next_run(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, DraftedBytes]
) -> None:
    """File by file, those that come and go among them."""
    folder = tmp_path_factory.mktemp("cache")
    store = DraftStore(folder, Path("appendix.yaml"))
    store.keep(KeptDraft("now", files))
    store.close()
    assert DraftStore(folder, Path("appendix.yaml")).take_offer() == KeptDraft("now", files)


def test_an_offer_stays_until_it_is_dropped(tmp_path: Path) -> None:
    """Beside what is kept of the run itself; of another appendix nothing is offered."""
    store = DraftStore(tmp_path, Path("a.yaml"))
    assert store.take_offer() is None
    store.keep(DRAFT)
    store.close()
    store = DraftStore(tmp_path, Path("a.yaml"))
    assert store.take_offer() == DRAFT
    store.keep(DRAFT._replace(time="later"))
    store.drop()
    store.close()
    store = DraftStore(tmp_path, Path("a.yaml"))
    assert store.take_offer() == DRAFT
    store.drop_offer()
    store.close()
    assert DraftStore(tmp_path, Path("a.yaml")).take_offer() is None
    assert DraftStore(tmp_path, Path("b.yaml")).take_offer() is None
    assert list(tmp_path.rglob("*.base")) == []


def test_two_desks_of_one_appendix_have_a_slot_each(tmp_path: Path) -> None:
    """Neither writes over the other's draft, and both are offered again."""
    one, other = DraftStore(tmp_path, Path("a.yaml")), DraftStore(tmp_path, Path("a.yaml"))
    one.keep(DRAFT._replace(time="one"))
    other.keep(DRAFT._replace(time="other"))
    other.close()
    third = DraftStore(tmp_path, Path("a.yaml"))
    offered = third.take_offer()
    assert offered is not None and offered.time == "other"
    one.close()
    fourth = DraftStore(tmp_path, Path("a.yaml"))
    offered = fourth.take_offer()
    assert offered is not None and offered.time == "one"


def test_what_is_damaged_is_not_offered(tmp_path: Path) -> None:
    """Cut short, of another form, with another file beside it, with a name that leads elsewhere: as if nothing were there."""
    for spoil in ("{", "[]", '{"format": 2}', '{"format": 1, "time": "", "files": {"a": {"base": "../x", "text": "eA=="}}}'):
        store = DraftStore(tmp_path, Path("a.yaml"))
        store.keep(DRAFT)
        store.close()
        (place,) = tmp_path.rglob("draft.json")
        place.write_text(spoil, "utf-8")
        store = DraftStore(tmp_path, Path("a.yaml"))
        assert store.take_offer() is None
        store.drop_offer()
        store.close()
    store = DraftStore(tmp_path, Path("a.yaml"))
    store.keep(DRAFT)
    store.close()
    for base in tmp_path.rglob("*.base"):
        base.write_bytes(b"another")
    assert DraftStore(tmp_path, Path("a.yaml")).take_offer() is None


def test_a_draft_of_a_large_file_is_small(tmp_path: Path) -> None:
    """The file lies beside it once, however often a key is pressed."""
    store = DraftStore(tmp_path, Path("a.yaml"))
    base = b"x" * 500_000
    for text in (b"1", b"12", b"123"):
        store.keep(KeptDraft("now", {"faq.yaml": DraftedBytes(base, base + text + base)}))
    (place,) = tmp_path.rglob("draft.json")
    assert len(json.loads(place.read_text("utf-8"))["files"]["faq.yaml"]["text"]) > 500_000
    store.keep(KeptDraft("now", {"faq.yaml": DraftedBytes(base + b"1" + base, base + b"12" + base)}))
    assert place.stat().st_size < 1000


def test_without_a_cache_nothing_is_kept(tmp_path: Path) -> None:
    """Nor where the system refuses it; and nothing fails for it."""
    for cache in (None, tmp_path / "file" / "below"):
        (tmp_path / "file").touch()
        store = DraftStore(cache, Path("a.yaml"))
        store.keep(DRAFT)
        assert store.take_offer() is None
        store.drop()
        store.drop_offer()
        store.close()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs modes")
def test_drafts_are_the_user_s_own(tmp_path: Path) -> None:
    """Nobody else can look into the folder."""
    DraftStore(tmp_path, Path("a.yaml")).keep(DRAFT)
    (place,) = tmp_path.rglob("draft.json")
    assert place.parent.stat().st_mode & 0o077 == 0


@given(st.binary(max_size=30), st.binary(max_size=30))
def test_common_ends_do_not_overlap(one: bytes, other: bytes) -> None:
    """What two files begin and end with alike."""
    start, end = common_ends(one, other)
    assert start + end <= min(len(one), len(other))
    assert one[:start] == other[:start] and one[len(one) - end :] == other[len(other) - end :]
    if start + end < min(len(one), len(other)):
        assert one[start] != other[start]
