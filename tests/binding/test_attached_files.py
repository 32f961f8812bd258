"""Files that lie in two PDFs."""

from __future__ import annotations

from pikepdf import AttachedFileSpec, Name, Pdf

from tests.binding.manuals import Bound, tagged_pdf


def with_file(name: str, content: bytes) -> Pdf:
    """A file in which another one lies that it is associated with."""
    pdf = tagged_pdf(1)
    pdf.attachments[name] = AttachedFileSpec(pdf, content, relationship=Name.Source)
    pdf.Root.AF = pdf.make_indirect([pdf.Root.Names.EmbeddedFiles.Names[1]])
    return pdf


def test_files_of_both() -> None:
    """One of a name that is taken has another."""
    bound = Bound(with_file("a.yaml", b"one"), with_file("a.yaml", b"two"))
    held = {name: bound.pdf.attachments[name].get_file().read_bytes() for name in bound.pdf.attachments}
    assert held == {"a.yaml": b"one", "appendix.a.yaml": b"two"}
    assert len(bound.pdf.Root.AF) == 2
    assert bound.findings == []


def test_files_of_the_appendix_alone() -> None:
    """They come along."""
    bound = Bound(tagged_pdf(1), with_file("a.yaml", b"one"))
    assert [*bound.pdf.attachments] == ["a.yaml"] and bound.findings == []
