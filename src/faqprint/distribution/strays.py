"""PDFs that lie in a folder of editions and are none of its list, and codes that a spreadsheet may have changed.

What only lost its zeros must not be taken for another branch: its PDF would be deleted as nobody's.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from ..binding.arrangement import BOOKLET, CROP_MARKS, FOUR_UP, TWO_UP
from ..errors import Fault
from ..limits import PDF_BYTES, read_regular
from ..manuscript.branches import Branch

#: How a file says that this program made it (XMP, which is never compressed).
_OURS: Final = b"<pdf:Producer>faqprint</pdf:Producer>"
#: How the name of the 新旧対照表 beside an edition ends.
TABLE_ENDING: Final = "_新旧対照表.pdf"
#: How the names of the sheets beside an edition end, by what they hold.
SHEET_ENDINGS: Final = {BOOKLET: "_冊子.pdf", TWO_UP: "_2up.pdf", FOUR_UP: "_4up.pdf", CROP_MARKS: "_トンボ.pdf"}
#: How the name of the file ends in which an edition is bound behind a manual.
BOUND_ENDING: Final = "_説明書付き.pdf"
#: How the names of all files end that lie beside an edition.
_BESIDE: Final = (TABLE_ENDING, BOUND_ENDING, *SHEET_ENDINGS.values())


def belongs(name: str, files: Collection[str]) -> bool:
    """Say whether a file is one of these, or the 新旧対照表 or the sheets that lie beside one of them."""
    return name in files or any(name.endswith(end) and f"{name.removesuffix(end)}.pdf" in files for end in _BESIDE)


def files_in(folder: Path, pattern: str) -> Sequence[Path]:
    """Give the files of a folder in the order of their names; none, if it is not there."""
    return sorted(folder.glob(pattern)) if folder.is_dir() else ()


def is_ours(path: Path) -> bool:
    """Say whether a file is one that this program made."""
    with contextlib.suppress(OSError):
        return _OURS in read_regular(path, PDF_BYTES)
    return False


def find_changed_zeros(
    branches: Sequence[Branch], last: Iterable[str], strays: Iterable[Path], *, prune: bool
) -> Iterator[Fault]:
    """Tell of codes that the last run, or a PDF that no row wants, has with more or fewer zeros in front.

    ``last``: the codes of the last run; ``strays``: PDFs that no row wants, named by their codes up to ``_``.  They count under
    ``prune`` alone, which would delete them; it makes errors of all.
    """
    listed, last = {branch.code for branch in branches}, frozenset(last)
    files = {path.stem.partition("_")[0]: path for path in strays if prune and is_ours(path)}
    old_codes, file_codes = _by_digits(last - listed), _by_digits(files)
    for branch in branches:
        if not branch.code.isdecimal():
            continue
        digits = branch.code.lstrip("0")
        cell = next(cell for cell in branch.cells if cell.text == branch.code)
        place = branch.place._replace(line=cell.line, column=cell.column)
        if digits in old_codes and branch.code not in last:
            code, severity = ("prune-zeros", "error") if prune else ("branch-code-zeros", "warning")
            yield Fault(place, code, (("code", branch.code), ("old", old_codes[digits])), severity=severity)
        elif file_codes.get(digits, branch.code) != branch.code:
            old = file_codes[digits]
            yield Fault(place, "prune-zeros-file", (("code", branch.code), ("old", old), ("file", files[old].name)))


def _by_digits(codes: Iterable[str]) -> dict[str, str]:
    """Give codes of digits by what is left of them without the zeros in front."""
    return {code.lstrip("0"): code for code in codes if code.isdecimal()}
