"""What a build leaves standing for the next one of the same appendix, in the user's cache.

One file an appendix, which holds only what the last build used, so that the document bounds it.  What it says counts only
for the very program, libraries and faces that wrote it; all else in it is found by digest of what it was made from.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from .export.standing import StandingPages
from .files import Cache, cache_folder
from .imprint import imprint
from .layout.standing import StandingRows
from .manuscript.model import Appendix
from .text.fonts import Faces

_KIND: Final = "standing"
#: At the head of the file: the digest of program and faces, and the lengths of the plain values in JSON and of the rows.
_HEAD: Final = struct.Struct("<32sQQ")


class Standing:
    """The standing type of one appendix."""

    def __init__(self, cache: Cache, key: str, program: bytes, kept: bytes = b"", doubted: bool = False) -> None:
        """``kept``: what ``cache`` has under ``key``; ``program``: digest of all but the appendix that pages depend on."""
        self._cache = cache
        #: What else the build may take from the cache; ``None``: there is a doubt, and it takes nothing.
        self.cache: Final = None if doubted else cache
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
        return Standing(self._cache, self._key, self._program, doubted=True)

    def save(self) -> None:
        """Keep what this build used, if it is not what was kept already."""
        shapes, rows = self.rows.pack()
        pages, packed = self.pages.pack()
        plain = json.dumps((shapes, pages), ensure_ascii=False).encode()
        value = b"".join((_HEAD.pack(self._program, len(plain), len(rows)), plain, rows, *packed))
        if value != self._read:
            self._cache.put(_KIND, self._key, value)


def user_cache(environ: Mapping[str, str]) -> Cache | None:
    """The user's cache.

    ``None`` if the program does not lie in files of its own, which tell its versions apart, or if the user has settings for
    reportlab: what is made with them is not what is made without.
    """
    settings = os.path.join(environ.get("HOME", ""), ".reportlab_settings")
    if any(name.startswith("RL_") for name in environ) or os.path.exists(settings):
        return None
    try:
        imprint()
    except OSError:
        return None
    return Cache(cache_folder(environ))


def standing_of(appendix: Appendix, faces: Faces, cache: Cache) -> Standing:
    """The standing type of an appendix in the user's cache."""
    key = Cache.key(os.path.abspath(appendix.path).encode(errors="surrogateescape"))
    return Standing(cache, key, _program(appendix, faces), cache.get(_KIND, key) or b"")


def _program(appendix: Appendix, faces: Faces) -> bytes:
    """Digest all but the appendix that its pages depend on: program, libraries, faces."""
    phrases = _phrases() if appendix.style.line.wrap == "phrase" else ""
    return sha256(repr((phrases, [face.key for face in faces.faces])).encode()).digest()


def _phrases() -> str:
    """What finds phrases (LB-17), if it is installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("budoux")
    except PackageNotFoundError:
        return ""
