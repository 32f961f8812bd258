"""Files that lie in two PDFs."""

from __future__ import annotations

from tests.binding.manuals import Bound, attach, tagged_pdf


def test_files_of_both() -> None:
    """One of a name that is taken has another."""
    bound = Bound(attach(tagged_pdf(1), "a.yaml", b"one"), attach(tagged_pdf(1), "a.yaml", b"two"))
    held = {name: bound.pdf.attachments[name].get_file().read_bytes() for name in bound.pdf.attachments}
    assert held == {"a.yaml": b"one", "appendix.a.yaml": b"two"}
    assert len(bound.pdf.Root.AF) == 2
    assert bound.findings == []


def test_files_of_the_appendix_alone() -> None:
    """They come along."""
    bound = Bound(tagged_pdf(1), attach(tagged_pdf(1), "a.yaml", b"one"))
    assert [*bound.pdf.attachments] == ["a.yaml"] and bound.findings == []
