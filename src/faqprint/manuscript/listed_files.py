"""The files that an appendix names: found beside or below it, or told why not."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from ..named_tuple import NamedTuple
from .nearest_name import nearest_name

_DRIVE: Final = r"[A-Za-z]:|[/\\]"
#: Bytes that the name of a file may have, on any system.
_NAME_BYTES: Final = 250
#: What may stand between names that were written side by side.
_BETWEEN: Final = "[\\s\u3000、，,;；・]+"


class Listed(NamedTuple):
    """A file that an appendix names: where it lies, or the code of why not (``path`` is ``None``) and what is near."""

    path: Path | None
    code: str = ""
    near: str = ""


def yaml_files(folder: Path) -> list[str]:
    """Give the YAML files in a folder and in the folders in it, by their names from there."""
    found = (*folder.glob("*.y*ml"), *folder.glob("*/*.y*ml"))
    return [unicodedata.normalize("NFC", path.relative_to(folder).as_posix()) for path in found]


def find_listed(
    folder: Path,
    written: str,
    taken: Collection[str],
    overlaid: Collection[str] = (),
    names: Callable[[Path], Sequence[str]] = yaml_files,
) -> Listed:
    """Find a file by the name that is written for it.

    ``taken``: names that stand for other files already; ``overlaid``: absolute paths of files that need not be there;
    ``names``: gives the files of a folder that may have been meant.
    Names are the same in whatever form Unicode has for them: what was unpacked on a Mac has another than what is typed.
    """
    if not written:
        return Listed(None, "listed-file-missing")
    if "\n" in written or any(len(part.encode()) > _NAME_BYTES for part in written.split("/")):
        return Listed(None, "listed-file-name")
    if re.match(_DRIVE, written) or ".." in written.split("/"):
        return Listed(None, "listed-file-outside")
    path = _in_its_form(folder, written)
    inside, target = os.path.realpath(folder), os.path.realpath(path)
    if target == inside:
        return Listed(None, "listed-file-is-folder")
    if not target.startswith(os.path.join(inside, "")):
        return Listed(None, "listed-file-link", target)
    if os.path.lexists(path) or os.path.abspath(path) in overlaid:
        return Listed(path)
    beside = [name for name in names(folder) if name not in taken]
    if (renamed := folder / f"{written}.txt").is_file():
        return Listed(None, "listed-file-txt", renamed.name)
    alike = [name for name in beside if _fold(name) == _fold(written)]
    if alike:
        return Listed(None, "listed-file-case", alike[0])
    pieces = re.split(_BETWEEN, written)
    if len(pieces) > 1 and all((folder / piece).is_file() for piece in pieces if piece):
        return Listed(None, "listed-files-together")
    bare = [name for name in beside if _fold(os.path.splitext(name)[0]) == _fold(written)]  # its end was left out
    return Listed(None, "listed-file-missing", bare[0] if bare else nearest_name(written, beside))


def _in_its_form(folder: Path, written: str) -> Path:
    """Give the path of a name, as it is there: its parts may be in another form of Unicode."""
    path = folder
    for part in written.split("/"):
        there = path / part
        if not part.isascii() and not os.path.lexists(there):
            there = next(_same_name(path, part), there)
        path = there
    return path


def _same_name(folder: Path, name: str) -> Iterator[Path]:
    wanted = unicodedata.normalize("NFC", name)
    if folder.is_dir():
        yield from (path for path in folder.iterdir() if unicodedata.normalize("NFC", path.name) == wanted)


def _fold(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
