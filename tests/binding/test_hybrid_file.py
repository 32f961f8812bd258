"""Files that hide objects from old readers."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from faqprint.binding.hybrid_file import show_hidden_objects

from .hybrid_files import hybrid_pdf
from .manuals import Bound, opened, saved, tagged_pdf


@pytest.mark.parametrize("sections", [1, 2])
def test_what_is_hidden_is_bound(sections: int) -> None:
    """The tags of a file with one section were lost, and it was told that it had none."""
    content = hybrid_pdf(tagged_pdf(2), sections=sections)
    found = opened(content)
    assert "/StructTreeRoot" in found.pdf.Root and not found.repaired
    bound = Bound(content, tagged_pdf(1))
    assert bound.joined.untagged == ((), ()) and bound.findings == []


def test_only_what_hides_something_is_changed() -> None:
    """Others are the bytes that they were: such as name the stream in a section of its own, or merely in a text."""
    assert show_hidden_objects(content := hybrid_pdf(tagged_pdf(1), sections=2)) == content
    plain = saved(tagged_pdf(1))
    for content in (plain, plain.replace(b"%PDF-1.3\n", b"%PDF-1.3\n%/XRefStm 1\n"), b"/XRefStm", b""):
        assert show_hidden_objects(content) == content


def test_bytes_before_the_head() -> None:
    """Offsets count from the head."""
    content = b"junk\n" + hybrid_pdf(tagged_pdf(1), sections=1)
    with pikepdf.open(BytesIO(show_hidden_objects(content))) as pdf:
        assert "/StructTreeRoot" in pdf.Root
