"""A manual that is bound many times."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from faqprint.binding.claims import read_claims
from faqprint.binding.prepared_manual import PreparedManual
from faqprint.errors import ProofError
from tests.binding.manuals import Bound, add_outline, labels_of, opened, plain_pdf, saved, tagged_pdf, titles_of
from tests.binding.test_claims import A2A, A2B, claiming
from tests.binding.test_forms import with_field
from tests.binding.test_merged_pdf import reportlab_pdf


def several_tops() -> Pdf:
    """A tree of several tops, with types of its own."""
    pdf = tagged_pdf(2)
    root = pdf.Root.StructTreeRoot
    root.K = Array(list(root.K.K))
    for kid in root.K:
        kid.P = root
    root.RoleMap = Dictionary({"/P": Name.H1, "/Foo": Name.P})
    return pdf


def labelled() -> Pdf:
    """Labels and names, each in an object of its own."""
    pdf = add_outline(tagged_pdf(3), [(0, "一", 0), (1, "あ", 2)])
    pdf.Root.PageLabels = pdf.make_indirect(Dictionary(Nums=Array([0, Dictionary(S=Name.r)])))
    names = pdf.make_indirect(Dictionary(Names=Array([String("n"), Array([pdf.pages[1].obj, Name.Fit])])))
    pdf.Root.Names = pdf.make_indirect(Dictionary(Dests=names))
    return pdf


MANUALS: dict[str, Callable[[], bytes]] = {
    "tagged": lambda: saved(tagged_pdf(3)),
    "untagged": lambda: saved(plain_pdf(3)),
    "reportlab": reportlab_pdf,
    "several tops": lambda: saved(several_tops()),
    "labels and names": lambda: saved(labelled()),
    "claims": lambda: saved(claiming(tagged_pdf(2), A2A._replace(ua="1"))),
    "a form": lambda: saved(with_field("f", "v")),
}


def texts(content: bytes) -> list[str]:
    """What each page says."""
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range().strip() for page in document]


@pytest.mark.parametrize("name", MANUALS)
def test_each_is_bound_as_it_would_be_alone(name: str, tmp_path: Path) -> None:
    """With the manual's bytes once for all, whatever is proved; qpdf finds nothing."""
    manual = MANUALS[name]()
    prepared = PreparedManual(opened(manual), "別紙")
    made = []
    for number, word in enumerate(("one", "two", "three")):
        appendix = saved(add_outline(claiming(tagged_pdf(2, word), A2B), [(0, word, 1)]))
        content = prepared.bind(appendix, (), proof=True, whole=number != 1)
        alone = Bound(manual, appendix)
        with pikepdf.open(BytesIO(content)) as pdf:
            assert titles_of(pdf) == titles_of(alone.pdf)
            assert labels_of(pdf) == labels_of(alone.pdf)
            assert read_claims(pdf) == alone.joined.claimed
            assert not pdf.get_warnings()
        assert texts(content) == texts(manual) + texts(appendix)
        assert prepared.bind(appendix, (), proof=False, whole=False) == content
        (tmp_path / "a.pdf").write_bytes(content)
        assert subprocess.run(["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True).returncode == 0
        made.append(content)
    shared = min(one.index(b"%%EOF\n") for one in made) + 6
    assert made[0][:shared] == made[1][:shared] == made[2][:shared] and shared > len(made[0]) / 4


def test_links_into_the_manual() -> None:
    """To the pages that were found in it."""
    appendix = tagged_pdf(1)
    note = appendix.pages[0].obj.Annots[0]
    del note.Dest
    note.A = Dictionary(S=Name.URI, URI=String("manual:0"))
    prepared = PreparedManual(opened(saved(tagged_pdf(3))), "別紙", (1,))
    for whole in (True, False):
        content = prepared.bind(saved(appendix), [(Name.XYZ, 0, 700, None)], proof=True, whole=whole)
        with pikepdf.open(BytesIO(content)) as pdf:
            place = pdf.pages[3].obj.Annots[0].Dest
            assert place[0].objgen == pdf.pages[1].obj.objgen and place[2] == 0 and place[3] == 700


def test_what_is_not_the_appendix_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where only what was added is read back."""
    prepared = PreparedManual(opened(saved(tagged_pdf(2))), "別紙")
    appendix = saved(tagged_pdf(1))
    prepared.bind(appendix, (), proof=True, whole=True)
    monkeypatch.setattr("faqprint.binding.merged_pdf.join_outlines", lambda *arguments: None)
    with pytest.raises(ProofError):
        prepared.bind(appendix, (), proof=True, whole=False)
    prepared.bind(appendix, (), proof=False, whole=False)
