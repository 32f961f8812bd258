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

#: What has a say in the bytes of a PDF.
_LIBRARIES = ("reportlab", "uharfbuzz")


@cache
def imprint() -> bytes:
    """Digest the program's modules and the libraries by place, size and date, as they are while someone works on them, too.

    None of them is imported.  Raises ``OSError`` if one does not lie in files of its own.
    """
    files = sorted(_modules(Path(__file__).parent))
    for library in _LIBRARIES:
        spec = find_spec(library)
        if spec is None or not spec.submodule_search_locations:
            raise FileNotFoundError(library)
        with os.scandir(spec.submodule_search_locations[0]) as entries:
            files += sorted(stamp(entry) for entry in entries if entry.is_file())
    return sha256(repr((sys.version, sys.byteorder, zlib.ZLIB_RUNTIME_VERSION, files)).encode(errors="surrogateescape")).digest()


def stamp(path: str | os.PathLike[str]) -> tuple[str, int, int, int]:
    """Give a file's path, size, and when it and its entry in the folder were changed."""
    status = path.stat() if isinstance(path, os.DirEntry) else os.stat(path)
    return os.fspath(path), status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _modules(folder: Path | os.DirEntry[str]) -> Iterator[tuple[str, int, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield stamp(entry)
            elif entry.is_dir():
                yield from _modules(entry)
