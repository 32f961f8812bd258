"""校正: reads the PDF back from its bytes and compares it with what was to be printed.

``prove`` is the proof of a build: structure, text, glyphs, places.  ``verify`` examines a file of which only its bytes are known,
and which may be anybody's: it costs no more than ``limits`` allows for its size.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING

from ..limits import FINDINGS, PDF_BYTES, LargeFileError, OverBudgetError, WorkBudget, read_regular
from ..storage.memory_cache import make_anew
from .finding import Finding, damage_finding, finding, finding_sentence

if TYPE_CHECKING:
    from ..manuscript.model import Appendix
    from ..storage.last_build import BuildMemo
    from ..storage.other_process import OtherProcess
    from ..text.fonts import Faces
    from .expected import Passage
    from .glyphs import Sources
    from .kept_reading import KeptReading
    from .placement import Areas, Rectangle
    from .reader import ReadPdf
    from .structure import Subject
    from .text import Alignment
    from .tree import ReadTree

__all__ = ["Finding", "examine", "is_sound", "prove", "read_share", "report", "verify"]


def prove(
    data: bytes,
    appendix: Appendix,
    faces: Faces,
    area: Rectangle,
    area_even: Rectangle,
    *,
    full: bool = False,
    memo: BuildMemo = make_anew,
    other: OtherProcess | None = None,
) -> tuple[Finding, ...]:
    """Compare a finished PDF with the resolved appendix and the faces that it was made from.

    ``area`` and ``area_even`` are the type areas of odd and even pages in pt from the page's top left corner.  No finding: the
    PDF says what the appendix says, every glyph is its font's, and stands where content may stand.  ``full``: each run, mark and
    element is looked at by itself, also where all of them are found sound at once (``bulk``).  ``memo``: has what the last
    proof read of pages and structure that are the same.  ``other``: a process that reads a share of the pages (``read_share``).
    """
    if not full and is_sound(data, appendix, faces, area, area_even, memo=memo, other=other):
        return ()
    from .entries import check_entries
    from .facts import check_facts
    from .glyphs import check_glyphs
    from .page_forms import check_page_forms
    from .placement import check_placement
    from .reader import read_pdf
    from .structure import check_subject, subject
    from .syntax import DamageError

    try:
        sources, areas = _sources(faces), _areas(appendix, area, area_even)
        reading = read_pdf(data, forms=False)
        examined = subject(reading)
        compared, passages, named = _compare(examined, appendix)
        found = (
            *compared.findings,
            *_find_pages_without_mark(reading, passages),
            *check_glyphs(reading, sources, compared.place),
            *check_placement(reading, areas, compared.place, compared.in_head),
            *_check_figures(reading, examined.tree, passages, areas),
            *check_subject(examined),
        )
        pages = (mark.page for mark in examined.tree.marks)
        return found or (  # what none of these would see
            *check_page_forms(reading.document),
            *check_entries(examined),
            *check_facts(reading, named, pages, compared.begins),
        )
    except DamageError as damage:
        return (damage_finding("pdf-damaged", damage),)


def is_sound(
    data: bytes,
    appendix: Appendix,
    faces: Faces,
    area: Rectangle,
    area_even: Rectangle,
    *,
    memo: BuildMemo = make_anew,
    other: OtherProcess | None = None,
) -> bool:
    """Whether nothing is wrong with a finished PDF, as can be seen in bulk; if not, ``prove`` tells what is, if anything is."""
    from .bulk import proves
    from .syntax import DamageError

    try:
        return proves(data, appendix, _sources(faces), _areas(appendix, area, area_even), memo, other)
    except DamageError:  # of a font's file
        return False


def read_share(appendix: Appendix, area: Rectangle, area_even: Rectangle, other: OtherProcess) -> None:
    """Read a share of the pages of the PDF that the other process proves, for that one, in bulk."""
    from .bulk import read_share as read_in_bulk

    read_in_bulk(appendix, _areas(appendix, area, area_even), other)


def _sources(faces: Faces) -> Sources:
    from ..export.names import font_resource
    from .glyphs import GlyphSource
    from .truetype import TrueType

    return {
        font_resource(i): GlyphSource(face.name, TrueType(_map_file(face.path), face.number), face.key)
        for i, face in enumerate(faces.faces)
    }


def _areas(appendix: Appendix, area: Rectangle, area_even: Rectangle) -> Areas:
    from .placement import Areas

    return Areas(area, area_even, 0.0 if appendix.style.line.hang == "none" else 1.0)


def _find_pages_without_mark(reading: ReadPdf, passages: Sequence[Passage]) -> Iterable[Finding]:
    mark = next((passage.text for passage in passages if passage.in_head), "")
    if not mark:
        return ()
    from .page_marks import check_page_marks

    return check_page_marks(reading, mark)


def _compare(examined: Subject, appendix: Appendix) -> tuple[Alignment, Sequence[Passage], Appendix]:
    """Lay the text of a file beside that of the appendix; the pages that it names are those of the file's destinations.

    Gives also the passages of the appendix, and the appendix with those pages.
    """
    from .expected import expected_passages
    from .named_pages import check_named_pages, put_named_pages
    from .text import align

    reading, tree = examined.reading, examined.tree
    pages, named = put_named_pages(reading, appendix)
    passages = expected_passages(named)
    compared = align(reading, tree, passages)
    findings = compared.findings or tuple(check_named_pages(appendix, pages, compared.begins))
    return compared._replace(findings=findings), passages, named


def _check_figures(reading: ReadPdf, tree: ReadTree, passages: Sequence[Passage], areas: Areas) -> Iterable[Finding]:
    """Compare pictures and codes, if there are any."""
    if not any(passage.figure for passage in passages) and not any(page.content.figures for page in reading.pages):
        return ()
    from .figures import check_figures

    return check_figures(reading, tree, passages, areas)


def _map_file(path: Path) -> mmap:
    """A font's file, of which only the pages that are asked for are read."""
    with path.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def examine(
    data: bytes, further: Callable[[Subject], Iterable[Finding]] = lambda subject: (), kept: KeptReading | None = None
) -> tuple[Finding, ...]:
    """Everything wrong with a PDF that can be seen from its bytes; a file that cannot be read is a finding, never an error.

    ``further``: what else the caller looks for in the file, once read; ``kept``: what the files before it have as well.
    """
    from .glyphs import check_glyphs
    from .integrity import check_integrity
    from .placement import check_placement
    from .reader import read_pdf
    from .structure import check_subject, subject
    from .syntax import DamageError

    try:
        reading = read_pdf(data, WorkBudget.of_size(len(data)), kept=kept)
        examined = subject(reading)
        found = chain(
            check_integrity(examined),
            check_subject(examined),
            check_glyphs(reading, None, lambda page, mark: ""),
            check_placement(reading, None, lambda page, mark: ""),
            further(examined),
        )
        told = tuple(islice(found, FINDINGS + 1))
        return told if len(told) <= FINDINGS else (*told[:FINDINGS], finding("pdf-more-findings", most=FINDINGS))
    except DamageError as damage:
        return (damage_finding("pdf-encrypted" if damage.code == "encrypted" else "pdf-damaged", damage),)
    except OverBudgetError:
        return (finding("pdf-too-much"),)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        # Values of a wrong type where no check looked for them: what a damaged file provokes is a finding about the file.
        return (damage_finding("pdf-damaged", DamageError("value")),)


def verify(path: str | os.PathLike[str]) -> tuple[Finding, ...]:
    """Everything wrong with a PDF file; raises ``OSError`` if it cannot be opened, ``SpecialFileError`` if it is no file."""
    try:
        return examine(read_regular(path, PDF_BYTES))
    except LargeFileError:
        return (finding("pdf-too-large", most=PDF_BYTES >> 20),)


def report(findings: tuple[Finding, ...], lang: str = "ja") -> list[str]:
    """The findings as lines for people, in ``ja`` or ``en``."""
    return [finding_sentence(item, lang) for item in findings]
