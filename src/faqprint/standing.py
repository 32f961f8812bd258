"""What a build leaves standing for the next one of the same appendix, in the user's cache.

One file an appendix, which holds only what the last build used, so that the document bounds it.  What it says counts only
for the very program, libraries and faces that wrote it; all else in it is found by digest of what it was made from.
"""

from __future__ import annotations

import json
import os
import platform
import struct
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from . import __version__
from .export.standing import StandingPages
from .files import Cache, cache_folder
from .layout.standing import StandingRows
from .manuscript.model import Appendix
from .text.fonts import Faces

_KIND: Final = "standing"
#: At the head of the file: the digest of program and faces, and the lengths of the plain values in JSON and of the rows.
_HEAD: Final = struct.Struct("<32sQQ")


class Standing:
    """The standing type of one appendix."""

    def __init__(self, cache: Cache, key: str, program: bytes, kept: bytes = b"") -> None:
        """``kept``: what ``cache`` has under ``key``; ``program``: digest of all but the appendix that pages depend on."""
        self._cache = cache
        self._key = key
        self._program = program
        self._read: Final = kept
        self.rows, self.pages = StandingRows(program), StandingPages()
        if kept.startswith(program):
            _, length, size = _HEAD.unpack_from(kept)
            end = _HEAD.size + length
            shapes, pages = json.loads(kept[_HEAD.size : end])
            self.rows = StandingRows.unpack(program, shapes, kept[end : end + size])
            self.pages = StandingPages.unpack(pages, kept[end + size :])

    def empty(self) -> Standing:
        """Give the same place in the cache with nothing in it."""
        return Standing(self._cache, self._key, self._program)

    def save(self) -> None:
        """Keep what this build used, if it is not what was kept already."""
        shapes, rows = self.rows.pack()
        pages, packed = self.pages.pack()
        plain = json.dumps((shapes, pages), ensure_ascii=False).encode()
        value = b"".join((_HEAD.pack(self._program, len(plain), len(rows)), plain, rows, *packed))
        if value != self._read:
            self._cache.put(_KIND, self._key, value)


def standing_of(appendix: Appendix, faces: Faces) -> Standing | None:
    """The standing type of an appendix in the user's cache; ``None`` if the program does not lie in files of its own."""
    cache = Cache(cache_folder(os.environ))
    key = Cache.key(os.path.abspath(appendix.path).encode(errors="surrogateescape"))
    try:
        program = _program(appendix, faces)
    except OSError:
        return None
    return Standing(cache, key, program, cache.get(_KIND, key) or b"")


def _program(appendix: Appendix, faces: Faces) -> bytes:
    """Digest all but the appendix that its pages depend on: program, libraries, faces."""
    import reportlab
    import uharfbuzz

    libraries = [platform.python_version(), zlib.ZLIB_RUNTIME_VERSION, reportlab.Version, uharfbuzz.__version__]
    if appendix.style.line.wrap == "phrase":
        libraries.append(_phrases())
    # the head table has a checksum of the whole font
    fonts = [(*_stamp(face.path), face.font.face.reference_table("head").data) for face in faces.faces]
    return sha256(repr((__version__, sorted(_modules(Path(__file__).parent)), libraries, fonts)).encode()).digest()


def _stamp(path: Path | os.DirEntry[str]) -> tuple[str, int, int]:
    status = path.stat()
    return os.fspath(path), status.st_size, status.st_mtime_ns


def _modules(folder: Path | os.DirEntry[str]) -> Iterator[tuple[str, int, int]]:
    """The program's own modules: between two versions they differ, too, while someone works on them."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield _stamp(entry)
            elif entry.is_dir():
                yield from _modules(entry)


def _phrases() -> str:
    """What finds phrases (LB-17), if it is installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("budoux")
    except PackageNotFoundError:
        return ""
