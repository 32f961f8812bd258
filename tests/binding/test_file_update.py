"""A file that grows at its end."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

from faqprint.binding.file_update import update_file, written_objects
from tests.binding.manuals import plain_pdf, saved


def base_of(pdf: Pdf) -> bytes:
    """A file with object streams."""
    return saved(pdf, object_stream_mode=ObjectStreamMode.generate, min_version="1.7")


def updated(base: bytes, change: Any) -> bytes:
    """The file with a change."""
    with pikepdf.open(BytesIO(base)) as pdf:
        before = written_objects([pdf.Root, pdf.Root.Pages])
        change(pdf)
        return update_file(base, pdf, before)


def test_the_file_as_it_was_and_what_is_new(tmp_path: Path) -> None:
    """Objects that changed, and streams and others that were added; nothing else, and the same each time."""
    base = base_of(plain_pdf(2))

    def change(pdf: Pdf) -> None:
        pdf.Root.Lang = String("ja")
        pdf.Root.New = pdf.make_indirect(
            Dictionary(A=Array([1, True, pdf.make_stream(b"data", Kind=Name("/A B"), N=3, R=Array([1]))]))
        )
        source = plain_pdf(1, "more")
        pdf.pages.append(source.pages[0])

    made = updated(base, change)
    assert made.startswith(base) and len(made) < len(base) + 3000
    assert updated(base, change) == made
    with pikepdf.open(BytesIO(made)) as pdf:
        assert (str(pdf.Root.Lang), len(pdf.pages)) == ("ja", 3)
        stream = pdf.Root.New.A[2]
        assert stream.read_bytes() == b"data" and stream.Kind == Name("/A B") and stream.N == 3 and stream.R[0] == 1
        assert b"more 1" in pdf.pages[2].obj.Contents.read_bytes()
        assert pdf.trailer.ID[0] != pdf.trailer.ID[1] and not pdf.get_warnings()
    (tmp_path / "a.pdf").write_bytes(made)
    assert subprocess.run(["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True).returncode == 0


def test_another_update_has_another_identifier() -> None:
    """The first one stays the file's own."""
    base = base_of(plain_pdf(1))
    ids = []
    for lang in ("ja", "en"):
        with pikepdf.open(BytesIO(updated(base, lambda pdf, lang=lang: setattr(pdf.Root, "Lang", String(lang))))) as pdf:
            ids.append([bytes(one) for one in pdf.trailer.ID])
    with pikepdf.open(BytesIO(base)) as pdf:
        assert ids[0][0] == ids[1][0] == bytes(pdf.trailer.ID[0])
    assert ids[0][1] != ids[1][1]


@given(st.lists(st.one_of(st.integers(-99, 99), st.booleans(), st.binary(max_size=8)), max_size=40))
def test_any_objects(values: list[Any]) -> None:
    """Each comes back as it was put in."""

    def change(pdf: Pdf) -> None:
        pdf.Root.New = Array([pdf.make_indirect(Array([String(one) if isinstance(one, bytes) else one])) for one in values])

    with pikepdf.open(BytesIO(updated(base_of(plain_pdf(1)), change))) as pdf:
        found = [one[0] for one in pdf.Root.New]
        assert [bytes(one) if isinstance(one, String) else one for one in found] == values
