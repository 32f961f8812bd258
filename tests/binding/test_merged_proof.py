"""The proof of a bound file as a whole."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, String

from faqprint.binding.merged_proof import prove_merged
from faqprint.errors import ProofError
from tests.binding.manuals import Bound, Change, add_outline, attach, saved, tagged_pdf
from tests.binding.test_forms import with_field


def bound() -> Bound:
    """Two files with bookmarks, labels, a form and a file in each."""
    files = []
    for title in ("一", "二"):
        pdf = add_outline(with_field("f", title), [(0, title, 0), (1, "あ", 0)])
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(title))]))
        attach(pdf, "a", b"a")
        files.append(pdf)
    return Bound(*files)


DAMAGE: dict[str, tuple[str, Change]] = {
    "another title": ("merge-outline", lambda pdf: setattr(pdf.Root.Outlines.First, "Title", String("三"))),
    "a bookmark less": ("merge-outline", lambda pdf: pdf.Root.Outlines.First.__delattr__("First")),
    "a bookmark elsewhere": (
        "merge-outline",
        lambda pdf: setattr(pdf.Root.Outlines.First, "Dest", Array([pdf.pages[1].obj, Name.Fit])),
    ),
    "the appendix's bookmark elsewhere": (
        "merge-outline",
        lambda pdf: setattr(pdf.Root.Outlines.Last, "Dest", Array([pdf.pages[0].obj, Name.Fit])),
    ),
    "another label": ("merge-label", lambda pdf: setattr(pdf.Root.PageLabels.Nums[1], "P", String("九"))),
    "no labels": ("merge-label", lambda pdf: pdf.Root.__delattr__("PageLabels")),
    "a field less": ("merge-form", lambda pdf: setattr(pdf.Root.AcroForm, "Fields", pdf.Root.AcroForm.Fields[:1])),
    "another value": ("merge-form", lambda pdf: setattr(pdf.Root.AcroForm.Fields[1], "V", String("九"))),
    "two fields of one name": ("merge-form", lambda pdf: setattr(pdf.Root.AcroForm.Fields[1], "T", String("f"))),
    "a file less": ("merge-files", lambda pdf: pdf.attachments.__delitem__("a")),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found(name: str) -> None:
    """And nothing is found without."""
    code, change = DAMAGE[name]
    whole = bound()
    assert whole.findings == []
    assert code in whole.findings_if(change)


def test_claims_that_were_not_decided() -> None:
    """What the file claims is what was decided."""
    whole = Bound(tagged_pdf(1), tagged_pdf(1))
    claimed = whole.joined.claimed._replace(ua="1")
    with pytest.raises(ProofError) as caught:
        prove_merged(whole.joined._replace(claimed=claimed), whole.parts)
    assert caught.value.exit_status == 4 and "規格" in str(caught.value)
    prove_merged(whole.joined, whole.parts)


def test_any_byte_may_be_another_one() -> None:
    """A file that qpdf reads no more is an error all the same."""
    whole = Bound(tagged_pdf(1), tagged_pdf(1))
    empty = whole.joined._replace(content=saved(tagged_pdf(1)))
    with pytest.raises(ProofError):
        prove_merged(empty, whole.parts)
