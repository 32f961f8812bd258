"""What a build takes from the last one of the same appendix, and leaves for the next."""

from __future__ import annotations

import os

from ..compose.row_reuse import RowReuse
from ..manuscript.model import Appendix
from ..storage.disk_cache import DiskCache, cache_key
from ..storage.fingerprint import library
from ..storage.last_build import LastBuild
from ..storage.memory_cache import make_anew
from ..text.fonts import Faces


def last_build(appendix: Appendix, cache: DiskCache, what: str = "") -> LastBuild:
    """Give what the last build of an appendix made; ``what``: empty, or what else than its PDF was made of it."""
    return LastBuild(cache, cache_key(os.path.abspath(appendix.path).encode(errors="surrogateescape"), what.encode()))


def last_rows(last: LastBuild, appendix: Appendix, faces: Faces) -> RowReuse | None:
    """Give the rows of the last build, which count only for the very faces that it had; ``None``: nothing is kept."""
    return None if last.memo is make_anew else RowReuse(last.memo, row_program(appendix, faces))


def row_program(appendix: Appendix, faces: Faces) -> bytes:
    """Name what every row of an appendix depends on beside it and its style, for one who keeps rows from run to run."""
    return repr((phrases(appendix), [face.key for face in faces.faces])).encode()


def phrases(appendix: Appendix) -> object:
    """The files of what finds the phrases of an appendix (LB-17); ``None``: its lines break between any characters."""
    return library("budoux") if appendix.style.line.wrap == "phrase" else None
