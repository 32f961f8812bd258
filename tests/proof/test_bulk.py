"""The proof in bulk: sound files are sound, and whatever the proof of each run, mark and element finds, bulk doubts."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.proof import is_sound, prove, read_share
from faqprint.proof.bulk import proves
from faqprint.proof.glyphs import GlyphSource
from faqprint.proof.placement import Areas
from faqprint.proof.truetype import TrueType
from faqprint.storage.other_process import OtherProcess

from . import damage_elements, damage_marks
from .changes import changed_copy
from .damage import DAMAGES, damaged, damaged_by
from .sample import QUESTIONS, Sample, make, make_from

#: Entered by the modules that are imported for it: without them the tests of every damage were none.
assert {change.__module__ for change, _ in DAMAGES.values()} == {damage_marks.__name__, damage_elements.__name__}


def arguments(sample: Sample) -> Any:
    """What both routes are told beside the file."""
    return sample.appendix, sample.faces, sample.layout.area, sample.layout.area_even


def is_sound_in_two(pdf: bytes, sample: Sample) -> bool:
    """Whether it is sound in bulk where another process, which is a thread here, reads most of the pages."""
    here, there = Pipe()
    appendix, _, odd, even = arguments(sample)

    def read() -> None:
        with there, suppress(Exception):  # a process ends by it
            read_share(appendix, odd, even, OtherProcess(1, there))

    Thread(target=read, daemon=True).start()
    return is_sound(pdf, *arguments(sample), other=OtherProcess(0, here))


def test_a_good_file_is_sound(sample: Sample) -> None:
    """On both routes, in two processes, and by whatever route the build asks."""
    assert is_sound(sample.pdf, *arguments(sample)) and is_sound_in_two(sample.pdf, sample)
    assert prove(sample.pdf, *arguments(sample)) == prove(sample.pdf, *arguments(sample), full=True) == ()


@pytest.mark.parametrize("more", ["mark: 社外秘\n", "toc: questions\n", "style: large\n"])
def test_other_contents_are_sound(more: str, tmp_path: Path) -> None:
    """A mark in the head, a list of all questions with their pages, other sizes."""
    sample = make(tmp_path, 40, more, lambda text: text.replace("toc: true\n", "") if "toc" in more else text)
    assert is_sound(sample.pdf, *arguments(sample))


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_is_doubted_or_none_to_the_proof(name: str, sample: Sample, rewritten: dict[bytes, bytes]) -> None:
    """What another program broke and wrote anew: every route tells the same, after the good file too, and bulk doubts it."""
    bad = damaged_by(name, sample.pdf)
    found = prove(bad, *arguments(sample), full=True)
    assert prove(bad, *arguments(sample), memo=Last(rewritten).memo) == found
    assert not (found and (is_sound(bad, *arguments(sample)) or is_sound_in_two(bad, sample)))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1 << 32))
def test_a_changed_copy_that_is_sound_in_bulk_is_sound(seed: int) -> None:
    """A line of a stream, an object, a byte of a font: in the forms that bulk knows."""
    copy, _ = changed_copy(GOOD.pdf, random.Random(seed))
    if is_sound(copy, *arguments(GOOD)):
        assert prove(copy, *arguments(GOOD), full=True) == ()


class Last:
    """What one proof leaves to the next."""

    def __init__(self, kept: Mapping[bytes, bytes] = MappingProxyType({})) -> None:
        self.kept = {**kept}
        self.made = 0

    def memo(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        """Give what is kept."""
        if key not in self.kept:
            self.kept[key] = make()
            self.made += 1
        return self.kept[key]


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(0, 1 << 32), min_size=1, max_size=3))
def test_what_the_last_proof_left_makes_no_difference(seeds: list[int]) -> None:
    """After the good file, and after other damages, each copy is doubted or not as if it were the first."""
    last = Last()
    assert is_sound(GOOD.pdf, *arguments(GOOD), memo=last.memo)
    for seed in seeds:
        copy, _ = changed_copy(GOOD.pdf, random.Random(seed))
        assert is_sound(copy, *arguments(GOOD), memo=last.memo) == is_sound(copy, *arguments(GOOD))
        assert is_sound(GOOD.pdf, *arguments(GOOD), memo=last.memo)


def test_one_word_edited(sample: Sample, tmp_path: Path) -> None:
    """Of the next file only what changed is read: a page of it, not the structure; and another text is still another."""
    last = Last()
    other = make(tmp_path, QUESTIONS, "", lambda text: text.replace("12番目のご質問", "12番目の御質問"))
    assert is_sound(sample.pdf, *arguments(sample), memo=last.memo)
    made = last.made
    assert is_sound(other.pdf, *arguments(other), memo=last.memo)
    assert last.made - made <= 3 < made
    assert not is_sound(other.pdf, *arguments(sample), memo=last.memo)
    assert not is_sound(sample.pdf, *arguments(other), memo=last.memo)


@pytest.fixture(scope="module")
def rewritten(sample: Sample) -> dict[bytes, bytes]:
    """What the proof of the good file leaves, as the other program writes that."""
    last = Last()
    assert prove(damaged(sample.pdf, lambda pdf: None), *arguments(sample), memo=last.memo) == ()
    return last.kept


@pytest.fixture(autouse=True, scope="module")
def good(sample: Sample) -> None:
    """The sample for tests that many examples go through."""
    global GOOD  # hypothesis would write a fixture's value out, which is long
    GOOD = sample


GOOD: Sample


def test_another_content_is_doubted(sample: Sample, tmp_path: Path) -> None:
    """A file of one word more, one question more, another mark."""
    for more, edit in (
        ("", lambda text: text.replace("ご本人がお越し", "本人がお越し")),
        ("", lambda text: text.replace("番目のご質問", "番目の ご質問", 1)),
        ("mark: 社外秘\n", str),
    ):
        other = make(tmp_path, QUESTIONS, more, edit)
        assert not is_sound(sample.pdf, *arguments(other))
        assert prove(sample.pdf, *arguments(other)) == prove(sample.pdf, *arguments(other), full=True) != ()


def test_text_outside_of_the_area_is_doubted(sample: Sample) -> None:
    """Type areas that the text does not fit."""
    appendix, faces, area, _ = arguments(sample)
    narrow = (area[0] + 3, *area[1:])
    assert not is_sound(sample.pdf, appendix, faces, narrow, narrow)


def test_a_font_of_another_file_is_doubted(sample: Sample) -> None:
    """The sources are those of the build, by name and outline."""
    areas = Areas(sample.layout.area, sample.layout.area_even)
    sources = {
        f"F{i}": GlyphSource(face.name, TrueType(face.path.read_bytes(), face.number), face.key)
        for i, face in enumerate(sample.faces.faces)
    }
    assert proves(sample.pdf, sample.appendix, sources, areas)
    assert not proves(sample.pdf, sample.appendix, {"F0": sources["F1"], "F1": sources["F0"]}, areas)
    renamed = {name: sources[other]._replace(name=sources[name].name) for name, other in (("F0", "F1"), ("F1", "F0"))}
    assert not proves(sample.pdf, sample.appendix, renamed, areas)


def test_the_mark_in_the_type_area_is_doubted(tmp_path: Path) -> None:
    """What belongs into the head, and stands below it: both routes see it."""
    sample = make(tmp_path, 3, "mark: 社外秘\n")
    appendix, faces, area, _ = arguments(sample)
    high = (area[0], 0.0, *area[2:])
    assert is_sound(sample.pdf, *arguments(sample))
    assert not is_sound(sample.pdf, appendix, faces, high, high)
    assert {found.code for found in prove(sample.pdf, appendix, faces, high, high, full=True)} == {"text-outside"}


def test_figures_are_compared(tmp_path: Path) -> None:
    """A code in its place is sound; that of another address is not."""
    text = "title: 別紙\nsections:\n- {type: text, title: 案内, body: 'QR https://example.com/%s'}\n"
    one, other = (make_from(tmp_path, text % name) for name in ("a", "b"))
    assert is_sound(one.pdf, *arguments(one))
    assert not is_sound(other.pdf, *arguments(one))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n0\n%%EOF\n"])
def test_what_is_no_file_is_doubted(data: bytes, sample: Sample) -> None:
    """Whatever cannot be read is not sound; going through it says why."""
    assert not is_sound(data, *arguments(sample))
    assert [found.code for found in prove(data, *arguments(sample))] == ["pdf-damaged"]
