"""PDFs of other programs: opened, or refused with the reason."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Permissions, String

from faqprint.binding.foreign_pdf import ForeignPdf, blame_damage, is_signed, open_foreign, refuse_changes
from faqprint.errors import FaqprintError, ForeignPdfError, ProofError, UsageError


def written(change: Callable[[Pdf], None] = lambda pdf: None, encryption: Encryption | None = None, pages: int = 1) -> bytes:
    """A PDF of empty pages, changed."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        change(pdf)
        pdf.save(out, encryption=encryption or False)
    return out.getvalue()


def refusal(act: Callable[[], object]) -> tuple[str, int]:
    """The code and the exit status of what is refused."""
    with pytest.raises(FaqprintError) as caught:
        act()
    return str(getattr(caught.value, "code", "")), caught.value.exit_status


def opened(content: bytes, password: str = "") -> ForeignPdf:
    """A file of such bytes."""
    return open_foreign("m.pdf", content, password)


def add_field(entries: Dictionary) -> Callable[[Pdf], None]:
    """Put a form with one field into a file, below a field that has its type."""

    def change(pdf: Pdf) -> None:
        kid = pdf.make_indirect(entries)
        parent = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("s"), Kids=Array([kid])))
        kid.Parent = parent
        pdf.Root.AcroForm = Dictionary(Fields=Array([parent]))

    return change


SIGNATURE = Dictionary(T=String("a"), V=Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x")))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "foreign-not-pdf"),
        ("ただの文".encode(), "foreign-not-pdf"),
        (b"PK\x03\x04 a document of Word", "foreign-kind"),
        (b"%PDF-1.7\n", "foreign-damaged"),
        (b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>>", "foreign-damaged"),
        (written(pages=0), "foreign-no-pages"),
        (written()[:200], "foreign-damaged"),
    ],
)
def test_what_is_no_pdf(content: bytes, code: str) -> None:
    """It is refused as the file's fault, and what it is instead is told where it can be."""
    assert refusal(lambda: opened(content)) == (code, 1)


def test_what_is_no_file(tmp_path: Path) -> None:
    """A missing file, a folder and a pipe are the command line's fault."""
    assert refusal(lambda: open_foreign(tmp_path / "none.pdf")) == ("foreign-missing", 2)
    assert refusal(lambda: open_foreign(tmp_path / "none\0.pdf")) == ("foreign-missing", 2)
    assert refusal(lambda: open_foreign(tmp_path)) == ("foreign-is-folder", 2)
    (tmp_path / "a.pdf").write_bytes(written())
    assert refusal(lambda: open_foreign(tmp_path / "a.pdf" / "b.pdf")) == ("foreign-missing", 2)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert refusal(lambda: open_foreign(tmp_path / "pipe")) == ("not-a-file", 2)


@pytest.mark.parametrize(
    "locked",
    [
        written(encryption=Encryption(owner="owner", user="user", R=3, aes=False, metadata=False)),
        written(encryption=Encryption(owner="owner", user="user", R=4)),
        written(encryption=Encryption(owner="owner", user="user", R=6)),
    ],
    ids=["RC4", "AES-128", "AES-256"],
)
def test_passwords(locked: bytes) -> None:
    """Without the right one it does not open; either the reader's or the owner's opens it."""
    assert refusal(lambda: opened(locked)) == ("foreign-password", 1)
    assert refusal(lambda: opened(locked, "other")) == ("foreign-password-wrong", 1)
    assert opened(locked, "user").is_encrypted and opened(locked, "owner").is_encrypted


def test_a_password_that_is_not_needed_is_not_told_of(capfd: pytest.CaptureFixture[str]) -> None:
    """It was meant for the other file; pikepdf warned of it in English."""
    assert not opened(written(), "other").is_encrypted
    assert opened(written(encryption=Encryption(owner="o", user="")), "other").is_encrypted
    assert capfd.readouterr() == ("", "")


def test_forbidden_changes() -> None:
    """The owner's password lifts the ban; a ban on printing alone is none on binding."""
    ban = Permissions(modify_other=False, modify_assembly=False)
    locked = written(encryption=Encryption(owner="owner", user="", allow=ban))
    assert refusal(lambda: refuse_changes(opened(locked))) == ("foreign-locked", 1)
    refuse_changes(opened(locked, "owner"))
    unprintable = Permissions(print_highres=False, print_lowres=False)
    refuse_changes(opened(written(encryption=Encryption(owner="owner", user="", allow=unprintable))))


@pytest.mark.parametrize(
    "change",
    [
        add_field(SIGNATURE),
        lambda pdf: setattr(pdf.Root, "Perms", Dictionary(DocMDP=pdf.make_indirect(Dictionary(Type=Name.Sig)))),
    ],
)
def test_signed_files(change: Callable[[Pdf], None]) -> None:
    """A signature in a field whose parent has the type, and one that certifies the file."""
    assert refusal(lambda: refuse_changes(opened(written(change)))) == ("foreign-signed", 1)


def test_an_empty_signature_field_is_no_signature() -> None:
    """There is nothing that could become void."""
    refuse_changes(opened(written(add_field(Dictionary(T=String("a"))))))


def test_fields_in_a_ring_end() -> None:
    """A field that is its own descendant is looked at once."""

    def change(pdf: Pdf) -> None:
        field = pdf.make_indirect(Dictionary(FT=Name.Sig, Kids=Array()))
        field.Kids.append(field)
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    assert not is_signed(opened(written(change)).pdf)


def test_xfa_forms() -> None:
    """Their pages only ask for another program."""
    xfa = written(lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(XFA=pdf.make_stream(b"<xdp/>"), Fields=Array())))
    assert refusal(lambda: refuse_changes(opened(xfa))) == ("foreign-xfa", 1)


def test_a_form_of_the_wrong_type_is_none() -> None:
    """A damaged catalog is no fault of the program."""

    def change(pdf: Pdf) -> None:
        pdf.Root.AcroForm = Array([1, 2])
        pdf.Root.Perms = Name.None_

    refuse_changes(opened(written(change)))


def test_what_was_repaired_is_known(capfd: pytest.CaptureFixture[str]) -> None:
    """A file whose references are lost is read by its remains, and qpdf does not speak up."""
    whole = written(pages=3)
    broken = whole.replace(b"startxref", b"startxxxx")
    assert not opened(whole).repaired
    found = opened(broken)
    assert found.repaired and len(found.pdf.pages) == 3
    assert capfd.readouterr() == ("", "")


def test_a_flaw_that_can_be_named_is_the_files() -> None:
    """What it provokes ended as a fault of the program: the file was not repaired, and yet is nonsense."""
    flawed = opened(written(lambda pdf: setattr(pdf.Root, "Outlines", Array())), "")
    with pytest.raises(ForeignPdfError) as caught, blame_damage(opened(written()), flawed):
        raise ProofError("proof-failed")
    assert (caught.value.code, caught.value.values["place"]) == ("foreign-flawed", "Outlines")


@pytest.mark.parametrize(
    ("error", "whole", "broken"),
    [
        (pikepdf.PdfError(), "foreign-damaged", "foreign-damaged"),
        (RuntimeError(), "foreign-damaged", "foreign-damaged"),
        (ProofError("proof-failed"), "proof-failed", "foreign-unsound"),
        (UsageError("bookmark-unknown"), "bookmark-unknown", "bookmark-unknown"),
        (TypeError(), "", "foreign-unsound"),
    ],
)
def test_whose_fault_it_is(error: Exception, whole: str, broken: str) -> None:
    """What a damaged file provokes is the file's; the program's own is never shown as that of a file that is whole."""
    content = written(pages=1)
    files = [opened(content), open_foreign("b.pdf", content.replace(b"startxref", b"startxxxx"))]
    for second, code in ((files[0], whole), (files[1], broken)):
        with pytest.raises(Exception) as caught, blame_damage(files[0], second):
            raise error
        assert getattr(caught.value, "code", "") == code
        if code.startswith("foreign"):
            assert getattr(caught.value, "values", {}) == {"file": second.file}
