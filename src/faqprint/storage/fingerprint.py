"""Who printed it: the program and the libraries as they lie on this machine.

What a run keeps for later ones counts only for the very program and libraries that made it.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from ..version import LOADED

#: What has a say in the bytes of a PDF.
_LIBRARIES = ("reportlab", "uharfbuzz")
#: Folders with no say: what Python keeps for itself, half of reportlab's files, and rooms of the program above all that is kept
#: (every file costs each start a moment).
_PASSED_OVER = frozenset({"__pycache__", "fonts", "graphics", "platypus", "binding", "cli", "desk", "starter"})


@cache
def fingerprint() -> bytes:
    """Digest the program and the libraries by their files' place, size and date, as they are while someone works on them, too.

    None of them is imported.  Raises ``OSError`` if one does not lie in files of its own, or if the program's were changed
    since it was loaded: what runs is not what lies there then.
    """
    own = sorted(_files(Path(__file__).parents[1]))
    if max(max(dates) for _, _, *dates in own) > LOADED:
        raise OSError("the program was changed since it was loaded")
    known = (sys.version, sys.byteorder, zlib.ZLIB_RUNTIME_VERSION, own, *map(library, _LIBRARIES))
    return sha256(repr(known).encode(errors="surrogateescape")).digest()


@cache
def library(name: str) -> tuple[tuple[str, int, int, int], ...]:
    """Give the stamps of a library's files; raises ``OSError`` if it does not lie in files of its own."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(name)
    return tuple(sorted(_files(spec.submodule_search_locations[0])))


def version(name: str) -> str:
    """Give a library's version, as the folder beside it says that the installer leaves there."""
    spec = find_spec(name)
    if spec and spec.submodule_search_locations:
        mark, tail = f"{name}-", ".dist-info"
        found = [there for there in os.listdir(Path(spec.submodule_search_locations[0]).parent) if there.startswith(mark)]
        versions = [there[len(mark) : -len(tail)] for there in found if there.endswith(tail)]
        if len(versions) == 1:
            return versions[0]
    from importlib.metadata import version as told  # takes much longer to import than to look

    return told(name)


def stamp(path: str | os.PathLike[str]) -> tuple[str, int, int, int]:
    """Give a file's path, its bytes, and when it and its entry in the folder were changed, in ns."""
    status = path.stat() if isinstance(path, os.DirEntry) else os.stat(path)
    return os.fspath(path), status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _files(folder: str | os.PathLike[str]) -> Iterator[tuple[str, int, int, int]]:
    folders = [folder]
    for each in folders:  # those that are found come behind it
        with os.scandir(each) as entries:
            for entry in entries:
                if entry.is_file():
                    yield stamp(entry)
                elif entry.name not in _PASSED_OVER and entry.is_dir():
                    folders.append(entry)
