"""What ``faqprint verify`` does, for scripts: a PDF, or a folder of editions, examined.

Of one PDF nothing is imported but the proof: a folder asks whether its editions are of today, which takes the typesetter.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ..errors import UsageError
from ..limits import PDF_BYTES, SpecialFileError, read_regular
from .verdict import Verdict

#: How sheets say what they are (XMP, which is never compressed): without tags and bookmarks there is nothing to examine.
_IMPOSED: Final = b"<xmp:Label>imposed</xmp:Label>"


def verify(path: str | os.PathLike[str], *, quick: bool = False, progress: Callable[[int, int], None] | None = None) -> Verdict:
    """Examine a PDF, or every file of a folder of editions; ``quick``: of a folder, only whether they are there, unchanged.

    ``progress`` is told how many files of a folder are done, and how many there are.  Raises ``UsageError`` if there is no such
    file, it is one of imposed sheets, or the folder has no manifest, ``MachineError`` or ``OSError`` if they cannot be read.
    """
    if Path(path).is_dir():
        from .verify_folder import verify_folder

        return verify_folder(Path(path), quick=quick, progress=progress)
    from ..proof import verify as verify_file

    file = Path(path).as_posix()
    try:
        findings = tuple((file, found) for found in verify_file(path))
    except FileNotFoundError as error:
        raise UsageError("pdf-missing", file=file) from error
    except SpecialFileError as error:
        raise UsageError("pdf-not-file", file=file) from error
    except IsADirectoryError as error:
        raise UsageError("pdf-is-folder", file=file) from error
    if findings and _is_imposed(path):
        raise UsageError("pdf-imposed", file=file)
    return Verdict(0, findings)


def _is_imposed(path: str | os.PathLike[str]) -> bool:
    """Whether a file says that it holds sheets."""
    with contextlib.suppress(OSError):  # one that is too large is told of otherwise
        return _IMPOSED in read_regular(path, PDF_BYTES)
    return False
