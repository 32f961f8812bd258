"""Manuals with what TeX and Word write: bound before and behind, within, and laid on sheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from pikepdf import Pdf

from faqprint.binding.arrangement import BOOKLET
from faqprint.binding.imposition import impose
from faqprint.binding.sheet_layout import ImpositionOptions
from faqprint.binding.soundness import find_flaw

from .hybrid_files import hybrid_pdf
from .manuals import Bound, labels_of, opened, saved, tagged_pdf, titles_of
from .office_manuals import TITLES, tex_pdf, word_pdf

MANUALS: dict[str, Callable[[], bytes]] = {
    "tex": lambda: saved(tex_pdf(old=False)),
    "old tex": lambda: saved(tex_pdf(old=True)),
    "word": lambda: saved(word_pdf()),
    "hybrid word": lambda: hybrid_pdf(word_pdf(), sections=2),
}


@pytest.mark.parametrize("manual", MANUALS.values(), ids=MANUALS)
@pytest.mark.parametrize("after", ["", TITLES[1]])
def test_an_appendix_behind_and_within(manual: Callable[[], bytes], after: str) -> None:
    """All is where it was, and leads where it led."""
    bound = Bound(manual(), tagged_pdf(2), after=after)
    assert bound.findings == []
    titles = [*TITLES]
    titles.insert(2 if after else 3, "別紙")
    assert titles_of(bound.pdf) == titles


@pytest.mark.parametrize("manual", MANUALS.values(), ids=MANUALS)
def test_such_a_file_behind_another_one(manual: Callable[[], bytes]) -> None:
    """It may be the appendix, too, and twice: names and keys are told apart."""
    assert Bound(tagged_pdf(2), manual()).findings == []
    assert Bound(manual(), manual()).findings == []


@pytest.mark.parametrize("make", [word_pdf, partial(tex_pdf, old=True), partial(tex_pdf, old=False)])
def test_labels_roles_and_layers(make: Callable[[], Pdf]) -> None:
    """They are sound files, whose parts are all there in the result."""
    pdf = make()
    assert find_flaw(pdf) == ""
    bound = Bound(saved(pdf), tagged_pdf(1))
    if "/PageLabels" in pdf.Root:
        assert labels_of(bound.pdf) == ["i", "ii", "1", "2", "3", "4", "1"]
    if "/OCProperties" in pdf.Root:
        assert [str(layer.Name) for layer in bound.pdf.Root.OCProperties.D.OFF] == ["隠し"]
        assert bound.pdf.Root.StructTreeRoot.RoleMap["/見出し 1"] == "/H1"


@pytest.mark.parametrize("manual", MANUALS.values(), ids=MANUALS)
def test_booklets(manual: Callable[[], bytes]) -> None:
    """Six pages on two sheets, proved."""
    found = impose(opened(manual()), ImpositionOptions(BOOKLET))
    assert (found.pages, found.blanks, found.layout.sheets) == (6, 2, 2)
