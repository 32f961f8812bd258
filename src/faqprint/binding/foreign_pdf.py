"""A PDF that another program made: opened, or refused with the reason.

On pikepdf (qpdf): it reads what readers read (broken references, hybrid ones, updates, every encryption), and keeps all that it
does not know.
"""

from __future__ import annotations

import contextlib
import logging
import os
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..errors import ForeignPdfError, ProofError, UsageError, read_error
from ..limits import PDF_BYTES, STREAM_BYTES, LargeFileError, SpecialFileError, read_regular
from ..named_tuple import NamedTuple
from ..source.file_kinds import file_kind

if TYPE_CHECKING:
    import pikepdf

#: A reader looks for the head of a PDF in so many bytes at the beginning (ISO 32000-1, annex H, 3.4.1).
_HEAD: Final = 1024
#: What qpdf says of a habit of other programs that harms nobody.
_HARMLESS: Final = "a common error handled correctly"
#: How deep form fields may stand in one another.
_FIELDS_DEPTH: Final = 64


class ForeignPdf(NamedTuple):
    """A PDF that was opened."""

    #: Its name as it was given, with ``/``, and its bytes.
    file: str
    content: bytes
    pdf: pikepdf.Pdf
    #: Whether it is damaged, and was read by its remains.
    repaired: bool
    #: What was given to open it.
    password: str = ""

    @property
    def is_encrypted(self) -> bool:
        """Whether a password, or a ban, is on the file."""
        return self.pdf.is_encrypted


def read_foreign(path: str | os.PathLike[str]) -> bytes:
    """Read the bytes of a PDF.

    Raises ``UsageError`` if there is no such file, ``MachineError`` if it cannot be read, ``ForeignPdfError`` if it is too large.
    """
    file = Path(path).as_posix()
    try:
        return read_regular(path, PDF_BYTES)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # a name with NUL
        raise UsageError("foreign-missing", file=file) from error
    except IsADirectoryError as error:
        raise UsageError("foreign-is-folder", file=file) from error
    except SpecialFileError as error:
        raise UsageError("not-a-file", file=file) from error
    except LargeFileError as error:
        raise ForeignPdfError("foreign-too-large", file=file, most=str(PDF_BYTES >> 20)) from error
    except OSError as error:
        if os.name == "nt" and Path(path).is_dir():  # which Windows does not let be opened
            raise UsageError("foreign-is-folder", file=file) from error
        raise read_error(error, file) from error


def open_foreign(path: str | os.PathLike[str], content: bytes | None = None, password: str = "") -> ForeignPdf:
    """Open a PDF; ``content``: its bytes, if they were read; ``password``: one that opens it, or lets it be changed.

    Raises what ``read_foreign`` does, and ``ForeignPdfError`` if it is no PDF, too damaged, without a page, or needs a password.
    """
    import pikepdf

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # it would tell of damage itself, in English
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=STREAM_BYTES,
        png_max_memory=STREAM_BYTES,
        tiff_max_memory=STREAM_BYTES,
        run_length_max_memory=STREAM_BYTES,
    )
    file = Path(path).as_posix()
    if content is None:
        content = read_foreign(path)
    if b"%PDF-" not in content[:_HEAD]:
        kind = file_kind(content)
        raise ForeignPdfError("foreign-kind", file=file, kind=kind) if kind else ForeignPdfError("foreign-not-pdf", file=file)
    try:
        pdf = _open_bytes(content, password)
        count = len(pdf.pages)
        repaired = any(_HARMLESS not in warning for warning in pdf.get_warnings())
    except pikepdf.PasswordError as error:
        raise ForeignPdfError("foreign-password-wrong" if password else "foreign-password", file=file) from error
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, ValueError, TypeError, RuntimeError) as error:
        raise ForeignPdfError("foreign-damaged", file=file) from error
    if not count:
        raise ForeignPdfError("foreign-no-pages", file=file)
    return ForeignPdf(file, content, pdf, repaired, password)


def _open_bytes(content: bytes, password: str) -> pikepdf.Pdf:
    """Open a file with a password, or without one if it opens so: the password may be meant for another file."""
    import pikepdf

    from .hybrid_file import show_hidden_objects

    content = show_hidden_objects(content)
    if password:
        with contextlib.suppress(pikepdf.PasswordError), warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # that it was not needed, in English
            return pikepdf.open(BytesIO(content), password=password)
    return pikepdf.open(BytesIO(content))


def refuse_changes(foreign: ForeignPdf) -> None:
    """Raise ``ForeignPdfError`` for a PDF that must stay as it is: signed, a form that only some programs show, or locked."""
    if not may_be_changed(foreign.pdf):
        raise ForeignPdfError("foreign-locked", file=foreign.file)
    if is_signed(foreign.pdf):
        raise ForeignPdfError("foreign-signed", file=foreign.file)
    if is_xfa(foreign.pdf):
        raise ForeignPdfError("foreign-xfa", file=foreign.file)


def may_be_changed(pdf: pikepdf.Pdf) -> bool:
    """Whether its author, or the owner's password, allows pages to be put in (ISO 32000-1, table 22: bit 4, or bit 11)."""
    return not pdf.is_encrypted or pdf.owner_password_matched or pdf.allow.modify_other or pdf.allow.modify_assembly


def may_be_printed(pdf: pikepdf.Pdf) -> bool:
    """Whether its author, or the owner's password, allows it to be printed (ISO 32000-1, table 22: bit 3, or bit 12)."""
    return not pdf.is_encrypted or pdf.owner_password_matched or pdf.allow.print_lowres or pdf.allow.print_highres


def has_pages_in_xml(pdf: pikepdf.Pdf) -> bool:
    """Whether it is a form in XML of which the pages are a mere notice to wait: it says so, or none of them has a field."""
    if not is_xfa(pdf):
        return False
    if _dictionary(pdf.Root).get("/NeedsRendering") is True:
        return True
    notes = (note for page in pdf.pages for note in _array(page.obj.get("/Annots")))
    return not any(_dictionary(note).get("/Subtype") == "/Widget" for note in notes)


def is_xfa(pdf: pikepdf.Pdf) -> bool:
    """Whether it is a form in XML, of which the pages are only a picture or a notice (ISO 32000-1, 12.7.8)."""
    return "/XFA" in _dictionary(_dictionary(pdf.Root).get("/AcroForm"))


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether a change would make a signature void: one in a field, a time stamp, or one that grants rights."""
    root = _dictionary(pdf.Root)
    if any(_dictionary(value) for value in _dictionary(root.get("/Perms")).values()):
        return True
    fields = _array(_dictionary(root.get("/AcroForm")).get("/Fields"))
    pending: list[tuple[Any, bool, int]] = [(field, False, 0) for field in fields]
    seen: set[tuple[int, int]] = set()
    while pending:
        field, inherited, depth = pending.pop()
        entries = _dictionary(field)
        if not entries or depth > _FIELDS_DEPTH or (field.is_indirect and field.objgen in seen):
            continue
        seen.add(field.objgen)
        kind = bool(entries["/FT"] == "/Sig") if "/FT" in entries else inherited
        if kind and _dictionary(entries.get("/V")):
            return True
        pending += [(kid, kind, depth + 1) for kid in _array(entries.get("/Kids"))]
    return False


def _dictionary(value: Any) -> Any:
    """Give ``value`` if it is a dictionary (a stream has one, too), else an empty one."""
    import pikepdf

    return value if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else {}


def _array(value: Any) -> Any:
    """Give ``value`` if it is an array, else an empty one."""
    import pikepdf

    return value if isinstance(value, pikepdf.Array) else ()


@contextlib.contextmanager
def blame_damage(*files: ForeignPdf) -> Iterator[None]:
    """Tell what goes wrong with damaged files as their fault: values of a wrong type, and what would not stay as it is.

    What qpdf cannot read is damage in any case.  Of the rest a file is to blame only if it was repaired or has a flaw that can be
    named; else it is the program's.
    """
    import pikepdf

    try:
        yield
    except (pikepdf.PdfError, RuntimeError) as error:
        name = next((one.file for one in files if one.repaired), files[0].file)
        raise ForeignPdfError("foreign-damaged", file=name) from error
    except (ProofError, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
        for one in files:
            if one.repaired:
                raise ForeignPdfError("foreign-unsound", file=one.file) from error
            if flaw := _flaw_of(one):
                raise ForeignPdfError("foreign-flawed", file=one.file, place=flaw) from error
        raise


def _flaw_of(foreign: ForeignPdf) -> str:
    """Give where a file, opened anew, is not as it should be; ``''``: it is sound."""
    from .soundness import find_flaw

    with open_foreign(foreign.file, foreign.content, foreign.password).pdf as pdf:
        return find_flaw(pdf)
