"""Two contents compared, and the comparison printed: ``faqprint diff``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..compare.comparison import Comparison, compare
from ..compare.printed_table import TableOptions, comparison_appendix
from ..errors import Fault
from ..manuscript import DEFAULT_APPENDIX
from ..manuscript.model import Appendix
from ..manuscript.occurrences import files
from ..named_tuple import NamedTuple
from .compared_content import ComparedContent, LocatedContent, locate, read_compared

if TYPE_CHECKING:
    from .build import ProofKind

#: A table as it is printed if nothing else is asked for.
_USUAL: Final = TableOptions()


class DiffReport(NamedTuple):
    """What a comparison came to."""

    comparison: Comparison
    #: Of the new content: what ``build`` would warn of, and of the printed table.
    warnings: tuple[Fault, ...]
    #: The printed table's name, '' if none was asked for, and its pages.
    file: str = ""
    pages: int = 0

    def __repr__(self) -> str:
        """In one line: the rows hold whole answers."""
        return f"DiffReport(changes={len(self.comparison.changes)}, file={self.file!r}, pages={self.pages})"


class Sides(NamedTuple):
    """Both contents as they are compared, and where they lie."""

    old: ComparedContent
    new: ComparedContent
    places: tuple[LocatedContent, LocatedContent]


def diff(
    old: str | os.PathLike[str],
    new: str | os.PathLike[str] = DEFAULT_APPENDIX,
    out: str | os.PathLike[str] | None = None,
    *,
    edition: str | None = None,
    table: TableOptions = _USUAL,
    proof: ProofKind = True,
    cache: bool = True,
) -> DiffReport:
    """Compare two contents, and print the comparison into ``out``.

    ``old`` and ``new``: a folder, an appendix, a PDF with its source attached, or a git revision.  ``edition``: the values of
    a branch, by its code, on both sides.  Raises ``ContentError``, ``UsageError``, ``MachineError``, and ``ProofError`` if the
    printed table is not what was to be printed.
    """
    sides = read_sides(os.fspath(old), os.fspath(new), edition)
    comparison = compare_sides(sides)
    if out is None:
        return DiffReport(comparison, sides.new.warnings)
    refuse_output(out, sides)
    pages, warnings = write_comparison(out, sides.new.appendix, comparison, table, proof=proof, cache=cache)
    return DiffReport(comparison, sides.new.warnings + warnings, os.fspath(out), pages)


def read_sides(old: str, new: str = DEFAULT_APPENDIX, edition: str | None = None) -> Sides:
    """Read both contents; raises what ``diff`` does."""
    there = locate(new)
    beside = there.path if not there.overlay else Path(DEFAULT_APPENDIX)
    here = locate(old, beside)
    made = read_compared(there, edition)
    if edition is None or not here.is_in_pdf:
        return Sides(read_compared(here, edition), made, (here, there))
    values = {name: value.text for name, value in made.appendix.values.items()}
    return Sides(read_compared(here, None, values), made, (here, there))


def compare_sides(sides: Sides) -> Comparison:
    """Compare both contents."""
    old, new = sides.old, sides.new
    return compare(old.appendix, new.appendix, (old.source, new.source), (old.examined, new.examined))


def refuse_output(out: str | os.PathLike[str], sides: Sides, others: Iterable[str | os.PathLike[str]] = ()) -> None:
    """Refuse to write over what is compared, or under the name of another program's file; ``others``: further inputs."""
    from ..storage.files import refuse_inputs, refuse_other_kinds

    refuse_other_kinds(out)
    refuse_inputs([Path(out)], [*_files(sides.old, sides.places[0]), *_files(sides.new, sides.places[1]), *map(Path, others)])


def write_comparison(
    out: str | os.PathLike[str],
    new: Appendix,
    comparison: Comparison,
    table: TableOptions,
    *,
    proof: ProofKind = True,
    cache: bool = True,
) -> tuple[int, tuple[Fault, ...]]:
    """Print a comparison into a file, in the style of the new appendix; gives its pages and the warnings of cut words."""
    from ..storage.files import write_atomic

    pdf, pages, warnings = print_comparison(new, comparison, table, proof=proof, cache=cache)
    write_atomic(out, pdf, follow=True)
    return pages, warnings


def print_comparison(
    new: Appendix, comparison: Comparison, table: TableOptions, *, proof: ProofKind = True, cache: bool = True
) -> tuple[bytes, int, tuple[Fault, ...]]:
    """Give the PDF of a comparison, its number of pages, and the warnings of cut words."""
    from ..storage.disk_cache import NO_CACHE, make_with, user_cache
    from .build import MakeOptions, Prepared, make, pause_collection

    appendix = comparison_appendix(comparison, new, table)
    kept = user_cache(os.environ) if cache else NO_CACHE
    with pause_collection():
        made = make_with(kept, partial(make, Prepared(appendix, (), ()), MakeOptions(proof)))
    return made.pdf, made.pages, made.warnings


def _files(content: ComparedContent, place: LocatedContent) -> list[Path]:
    """The files that a content is read from, or the PDF that holds it."""
    if place.overlay:
        return [Path(place.source)] if place.is_in_pdf else []
    return [Path(name) for name in files(content.appendix)]
