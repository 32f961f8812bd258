"""``faqprint merge``: an appendix bound into a manual, from the files to the file, on one screen."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from ..errors import ContentError, Fault, UsageError
from ..limits import open_regular
from ..named_tuple import NamedTuple
from ..pipeline.build import (
    MakeOptions,
    Prepared,
    make,
    pause_collection,
    prepare,
    refuse_input_as_output,
)
from ..pipeline.style_fonts import tell_damaged_fonts
from ..storage.disk_cache import make_with, user_cache
from ..storage.files import refuse_inputs, refuse_other_kinds, write_atomic
from .foreign_pdf import ForeignPdf, blame_damage, open_foreign, read_foreign, refuse_changes

if TYPE_CHECKING:
    from .insertion import Insertion
    from .manual_index import TitlePlace
    from .merged_pdf import Joined


class MergeOptions(NamedTuple):
    """How an appendix is bound."""

    #: The bookmark behind whose pages it goes; empty: behind all.
    after: str = ""
    #: The bookmark over its own; empty: its title.
    title: str = ""
    #: Whether its pages are numbered on from the manual's.
    continued: bool = False
    #: Opens either file, or lets it be changed.
    password: str = ""
    #: Whether a reference that is not found in the manual keeps the file from being written.
    strict: bool = False
    #: A file that is read as well, and must not be written over.
    password_file: str = ""


class MergeReport(NamedTuple):
    """What was made."""

    #: The PDF's name as it was given; ``-``: it went to a stream.
    file: str
    #: Pages in all, of the manual, of the appendix, and the first of the latter, from 1.
    pages: int
    manual_pages: int
    appendix_pages: int
    first_page: int
    #: References that became links, and such as were not found.
    linked: int
    lost: int
    #: What the file claims: ``PDF/UA-1``, ``PDF/A-2a``.
    claims: tuple[str, ...]
    bytes: int
    seconds: float
    warnings: tuple[Fault, ...]

    def __repr__(self) -> str:
        """In one line: a warning holds whole lines of the content."""
        return f"MergeReport(file={self.file!r}, pages={self.pages}, linked={self.linked}, warnings={len(self.warnings)})"


class _BoundFile(NamedTuple):
    """An appendix as it is bound: opened, with what was told when it was made."""

    foreign: ForeignPdf
    title: str
    places: tuple[TitlePlace, ...] = ()
    warnings: tuple[Fault, ...] = ()
    #: References that are links, and such as were not found.
    linked: int = 0
    lost: int = 0


_USUAL: Final = MergeOptions()


def merge(
    manual: str | os.PathLike[str],
    appendix: str | os.PathLike[str],
    out: str | os.PathLike[str] | BinaryIO,
    options: MergeOptions = _USUAL,
) -> MergeReport:
    """Bind an appendix, YAML or PDF, into a manual, and write the whole as one PDF.

    Raises ``UsageError`` (an output that is an input, a file or a bookmark that is not there), ``ForeignPdfError`` (a PDF that
    cannot be opened or must not be changed), ``ContentError``, ``MachineError``, and ``ProofError`` if the result is not both.
    """
    begin = time.perf_counter()
    file = os.fspath(out) if isinstance(out, str | os.PathLike) else None
    if file is not None:
        refuse_other_kinds(file)
        read = [manual, appendix, *([options.password_file] if options.password_file else [])]
        refuse_inputs([Path(file)], map(Path, read))
    with pause_collection():
        content = read_foreign(manual)
        bound = read_foreign(appendix) if _is_pdf(appendix) else None
        prepared = None if bound is not None else prepare(appendix, None, None)
        if prepared is not None and file is not None:
            refuse_input_as_output(file, prepared.appendix, None)
        if prepared is None and options.continued:
            raise UsageError("continue-needs-yaml", file=Path(appendix).as_posix())
        opened = open_foreign(manual, content, options.password)
        refuse_changes(opened)
        from .insertion import find_insertion

        with blame_damage(opened):
            insertion = find_insertion(opened.pdf, options.after, opened.file)
        if prepared is not None:
            made = _make_appendix(prepared, opened, insertion, options)
        else:
            made = _open_appendix(appendix, bound, options.password)
        with blame_damage(opened, made.foreign):
            joined, pages, told = _join(opened, made, insertion, options)
    if file is not None:
        write_atomic(file, joined.content, follow=True)
    elif not isinstance(out, str | os.PathLike):
        out.write(joined.content)
    return MergeReport(
        file or "-",
        sum(pages),
        *pages,
        insertion.at + 1,
        made.linked,
        made.lost,
        tuple(joined.claimed.labels.values()),
        len(joined.content),
        time.perf_counter() - begin,
        (*made.warnings, *told),
    )


def _is_pdf(path: str | os.PathLike[str]) -> bool:
    """Whether a file is a PDF, by its name or by its head."""
    if Path(path).suffix.lower() == ".pdf":
        return True
    try:
        with open_regular(path) as file:
            return file.read(5) == b"%PDF-"
    except (OSError, ValueError):
        return False


def _join(
    manual: ForeignPdf, made: _BoundFile, insertion: Insertion, options: MergeOptions
) -> tuple[Joined, tuple[int, int], tuple[Fault, ...]]:
    """Join both files and prove the result; gives it, the pages of each, and what there is to tell."""
    from .merge_notes import notes_after, notes_before
    from .merged_pdf import join_files
    from .merged_proof import MergedParts, prove_merged

    pages = len(manual.pdf.pages), len(made.foreign.pdf.pages)
    told = [*notes_before(manual, made.foreign)]
    title = (options.title if options.title.strip() else made.title).encode("utf-8", "replace").decode()
    joined = join_files(manual.pdf, made.foreign.pdf, insertion, title, [one.destination for one in made.places])
    manual.pdf.close()
    made.foreign.pdf.close()
    parts = MergedParts(manual, made.foreign, insertion.at, insertion.place, title, tuple(one.page for one in made.places))
    prove_merged(joined, parts)
    return joined, pages, (*told, *notes_after(joined, manual.file, made.foreign.file, pages))


def _make_appendix(prepared: Prepared, manual: ForeignPdf, insertion: Insertion, options: MergeOptions) -> _BoundFile:
    """Make the PDF of an appendix whose references lead to the manual."""
    from .manual_index import ManualIndex
    from .manual_text import manual_texts
    from .page_labels import last_number
    from .references import link_references

    with blame_damage(manual):
        index = ManualIndex(manual.pdf, lambda: manual_texts(manual))
        linked = link_references(prepared.appendix, index, manual.file)
    if options.strict and linked.warnings:
        raise ContentError((*prepared.warnings, *linked.warnings))
    appendix = linked.appendix
    if options.continued:
        appendix = appendix._replace(first_page=last_number(manual.pdf, insertion.at) + 1)
    with tell_damaged_fonts(appendix.style):
        made = make_with(user_cache(os.environ), lambda cache: make(prepared._replace(appendix=appendix), MakeOptions(), cache))
    made.last.save()
    foreign = open_foreign(appendix.path, made.pdf)
    warnings = (*prepared.warnings, *made.warnings, *linked.warnings)
    return _BoundFile(foreign, appendix.title.text, linked.places, warnings, linked.linked, len(linked.warnings))


def _open_appendix(path: str | os.PathLike[str], content: bytes | None, password: str) -> _BoundFile:
    """Open an appendix that is a PDF already."""
    from .xmp import read_title

    foreign = open_foreign(path, content, password)
    refuse_changes(foreign)
    return _BoundFile(foreign, read_title(foreign.pdf) or Path(path).stem)
