"""What a build leaves reuse for the next one of the same appendix, in the user's cache.

One file an appendix, which holds only what the last build used, so that the document bounds it.  What it says counts only
for the very program, libraries and faces that wrote it; all else in it is found by digest of what it was made from.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from ..compose.row_reuse import RowReuse
from ..export.page_reuse import PageReuse
from ..manuscript.model import Appendix
from ..storage.disk_cache import DiskCache, cache_folder
from ..storage.fingerprint import fingerprint, library
from ..storage.packing import unwrap, wrap
from ..text.fonts import Faces

_KIND: Final = "build"


class BuildReuse:
    """The reuse type of one appendix."""

    def __init__(self, cache: DiskCache | None, key: str, program: bytes, kept: bytes = b"", doubted: bool = False) -> None:
        """``cache``: ``None``, nothing is kept; ``kept``: what it has under ``key``.

        ``program``: digest of all but the appendix that pages depend on.
        """
        self._cache = cache
        #: What else the build may take from the cache; ``None``: there is a doubt, and it takes nothing.
        self.cache: Final = None if doubted else cache
        self._key = key
        self.program: Final = program
        self._read: Final = kept
        self.rows, self.pages = RowReuse(program), PageReuse()
        if kept.startswith(program):
            rows, pages = unwrap(kept[len(program) :])
            self.rows, self.pages = RowReuse.unpack(program, rows), PageReuse.unpack(pages)

    def empty(self) -> BuildReuse:
        """Give the same place in the cache with nothing in it."""
        return BuildReuse(self._cache, self._key, self.program, doubted=True)

    def save(self) -> None:
        """Keep what this build used, if it is not what was kept already."""
        value = self.program + wrap([self.rows.pack(), self.pages.pack()])
        if self._cache and value != self._read:
            self._cache.put(_KIND, self._key, value)


def user_cache(environ: Mapping[str, str]) -> DiskCache | None:
    """The user's cache.

    ``None`` if the program does not lie in files of its own, which tell its versions apart, or if the user has settings for
    reportlab: what is made with them is not what is made without.
    """
    settings = os.path.join(environ.get("HOME", ""), ".reportlab_settings")
    if any(name.startswith("RL_") for name in environ) or os.path.exists(settings):
        return None
    try:
        fingerprint()
    except OSError:
        return None
    return DiskCache(cache_folder(environ))


def load_reuse(appendix: Appendix, faces: Faces, cache: DiskCache | None) -> BuildReuse:
    """The reuse type of an appendix in the user's cache."""
    key = DiskCache.key(os.path.abspath(appendix.path).encode(errors="surrogateescape"))
    return BuildReuse(cache, key, _program(appendix, faces), (cache.get(_KIND, key) if cache else None) or b"")


def _program(appendix: Appendix, faces: Faces) -> bytes:
    """Digest all but the appendix that its pages depend on: program, libraries, faces."""
    return sha256(repr((phrases(appendix), [face.key for face in faces.faces])).encode()).digest()


def phrases(appendix: Appendix) -> object:
    """The files of what finds the phrases of an appendix (LB-17); ``None``: its lines break between any characters."""
    return library("budoux") if appendix.style.line.wrap == "phrase" else None
