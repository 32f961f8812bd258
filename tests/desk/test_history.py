"""Steps that can be taken back, as patches of bytes."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from faqprint.desk.history import History, patch_of

A, B = Path("a"), Path("b")
BYTES = st.one_of(st.none(), st.binary(max_size=12), st.text("ab", max_size=9).map(str.encode))


@given(BYTES, BYTES)
def test_a_patch_leads_there_and_back(before: bytes | None, after: bytes | None) -> None:
    """Also for a file that comes or goes."""
    patch = patch_of(A, before, after)
    assert patch.apply(before) == after
    assert patch.reverse().apply(after) == before


def test_a_patch_holds_what_differs_alone() -> None:
    """However long the file is."""
    long = b"x" * 100_000
    patch = patch_of(A, long + b"1" + long, long + b"23" + long)
    assert (patch.start, patch.before, patch.after) == (100_000, b"1", b"23")


@given(st.lists(BYTES, min_size=1, max_size=8), st.data())
def test_every_state_comes_again(states: list[bytes | None], data: st.DataObject) -> None:
    """Undone to the first and made again to the last."""
    history = History()
    now: dict[Path, bytes | None] = {A: states[0]}
    seen = [states[0]]
    for state in states[1:]:
        history.record(now, {A: state})
        if state != now[A]:
            seen.append(state)
        now = {A: state}
    for state in seen[-2::-1]:
        now.update(history.undo(now))
        assert now[A] == state
    assert not history.can_undo
    for state in seen[1:]:
        now.update(history.redo(now))
        assert now[A] == state
    assert not history.can_redo


def test_what_is_typed_on_at_one_place_is_one_step() -> None:
    """If that is said; elsewhere, or after an undo, it is another one; typed to and fro it is none."""
    history = History()
    history.record({A: b"1"}, {A: b"12"}, "here")
    history.record({A: b"12"}, {A: b"123"}, "here", goes_on=True)
    history.record({A: b"123"}, {A: b"1234"}, "there", goes_on=True)
    assert history.undo({A: b"1234"}) == {A: b"123"}
    assert history.undo({A: b"123"}) == {A: b"1"}
    assert not history.can_undo
    history = History()
    history.record({A: b"1", B: b"x"}, {A: b"12", B: b"y"}, "here")
    history.record({A: b"12"}, {A: b"1"}, "here", goes_on=True)
    assert history.undo({A: b"1", B: b"y"}) == {A: b"1", B: b"x"}
    history.record({A: b"1"}, {A: b"12"}, "here")
    history.record({A: b"12"}, {A: b"1"}, "here", goes_on=True)
    assert not history.can_undo


def test_steps_of_a_file_that_others_changed_are_let_go() -> None:
    """And those before them; later ones of other files stay."""
    history = History()
    for file, after in ((A, b"1"), (B, b"2"), (A, b"3"), (B, b"4")):
        history.record({file: b"0"}, {file: after})
    history.undo({B: b"4"})
    history.forget(A)
    assert not history.can_undo and history.can_redo
    history.redo({B: b"0"})
    assert history.can_undo
    history.undo({B: b"4"})
    history.forget(B)
    assert not history.can_undo and not history.can_redo
