"""What is told of two files that are bound."""

from __future__ import annotations

from io import BytesIO

import pytest
from pikepdf import Array, Encryption

from faqprint.binding.claims import Claims
from faqprint.binding.foreign_pdf import open_foreign
from faqprint.binding.merge_notes import notes_after, notes_before, page_size
from faqprint.errors import Fault
from tests.binding.manuals import Bound, opened, plain_pdf, saved, tagged_pdf, unpacked


def codes(notes: list[Fault]) -> list[tuple[str, str, str]]:
    """The file, the severity and the code of each."""
    return [(note.place.file, note.severity, note.code) for note in notes]


def test_nothing_to_tell() -> None:
    """Of two files of one size."""
    one, other = opened(saved(plain_pdf(1, size=(595, 842)))), opened(saved(plain_pdf(1)))
    assert [*notes_before(one, other)] == []


def test_sizes_as_they_are_seen() -> None:
    """Cropped, turned and enlarged."""
    pdf = plain_pdf(1)
    page = pdf.pages[0]
    page.obj.CropBox = Array([0, 0, 421, 297])
    page.obj.Rotate = 90
    assert page_size(page) == (297, 421)
    page.obj.UserUnit = 2
    assert page_size(page) == (594, 842)
    assert [*notes_before(opened(saved(pdf)), opened(saved(plain_pdf(1))))] == []
    small = opened(saved(plain_pdf(1, size=(420, 595))))
    notes = [*notes_before(small, opened(saved(plain_pdf(1)), "a.pdf"))]
    assert codes(notes) == [("manual.pdf", "warning", "merge-page-size")]
    assert "148×210 mm" in notes[0].message() and "210×297 mm" in notes[0].message("en")


def test_damage_and_passwords() -> None:
    """Each file's own."""
    broken = opened(unpacked(plain_pdf(1)).replace(b"startxref", b"startxxxx"))
    locked = BytesIO()
    plain_pdf(1).save(locked, encryption=Encryption(owner="o", user="u"))
    notes = [*notes_before(broken, open_foreign("a.pdf", locked.getvalue(), "u"))]
    assert codes(notes) == [("manual.pdf", "warning", "merge-repaired"), ("a.pdf", "warning", "merge-encrypted")]


UA, A2A, A2B, A1B = Claims("1", "", "", ()), Claims("", "2", "A", ()), Claims("", "2", "B", ()), Claims("", "1", "B", ())
NONE = Claims("", "", "", ())


@pytest.mark.parametrize(
    ("one", "other", "claimed", "told"),
    [
        (UA, UA, UA, []),
        (NONE, UA, NONE, [("merge-claim-gone", "m.pdf")]),
        (UA, NONE, NONE, [("merge-claim-gone", "a.pdf")]),
        (A2A, A1B, NONE, [("merge-claim-differs", "")]),
        (A2A, A2B, A2B, [("merge-claim-lowered", "")]),
        (UA, UA, NONE, [("merge-claim-void", "")]),
        (A2A, A2A, A2B, [("merge-claim-lowered", "")]),
        (A2A._replace(ua="1"), NONE, NONE, [("merge-claim-gone", "a.pdf"), ("merge-claim-gone", "a.pdf")]),
    ],
)
def test_claims_that_are_made_no_more(one: Claims, other: Claims, claimed: Claims, told: list[tuple[str, str]]) -> None:
    """Each is told, with the file that lacks it."""
    joined = Bound(tagged_pdf(1), tagged_pdf(1)).joined._replace(claims=(one, other), claimed=claimed)
    notes = [*notes_after(joined, "m.pdf", "a.pdf", (1, 1))]
    assert [(note.code, dict(note.values).get("lacking", "")) for note in notes] == told
    assert all(note.severity == "info" and note.message() and note.message("en") for note in notes)


def test_files_without_tags() -> None:
    """Each is told."""
    notes = [*notes_after(Bound(plain_pdf(1), plain_pdf(1)).joined, "m.pdf", "a.pdf", (1, 1))]
    assert codes(notes) == [("m.pdf", "info", "merge-untagged"), ("a.pdf", "info", "merge-untagged")]


def test_pages_without_tags() -> None:
    """Those of a file that has some are told by their numbers."""
    joined = Bound(tagged_pdf(1), tagged_pdf(1)).joined._replace(untagged=((3, 4, 5, 8), ()), claims=(UA, UA))
    notes = [*notes_after(joined, "m.pdf", "a.pdf", (9, 1))]
    assert codes(notes) == [("m.pdf", "info", "merge-untagged-pages"), ("m.pdf", "info", "merge-claim-gone")]
    assert dict(notes[1].values)["lacking"] == "m.pdf"
    assert "m.pdf の4-6, 9ページには" in notes[0].message() and "page 4-6, 9 of m.pdf" in notes[0].message("en")
