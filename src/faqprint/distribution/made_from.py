"""What an edition is made from, as a digest: whether it is made anew depends on it, and whether it is of today."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from ..errors import ContentError, FaqprintError
from ..manuscript.branches import Branch, read_branches
from ..manuscript.load import load
from ..manuscript.model import Appendix
from ..manuscript.values import resolve
from ..pipeline.build import source_date
from ..pipeline.composition import load_faces
from ..pipeline.reuse import phrases
from ..storage.disk_cache import user_cache
from ..storage.fingerprint import version
from ..text.fonts import Faces
from .branch_values import BranchValues
from .manifest import PROGRAM, ManifestEntry, ManifestOrigin

#: Packages whose version can change a file's bytes.
_PACKAGES: Final = ("reportlab", "uharfbuzz")
_DRAWING_PACKAGES: Final = ("pillow",)


class EditionInputs:
    """What all editions of an appendix are made from: content, style, fonts, program and date."""

    def __init__(self, appendix: Appendix, values: BranchValues, faces: Faces, date: datetime | None) -> None:
        """``appendix`` as loaded, ``values`` puts a branch's into it, ``date``: what SOURCE_DATE_EPOCH says."""
        self._values = values
        programs = [PROGRAM, f"zlib {zlib.ZLIB_RUNTIME_VERSION}", *(f"{name} {version(name)}" for name in _PACKAGES)]
        fonts = [face.digest for face in faces.faces]
        style = appendix.style._replace(place=None)
        inputs = [programs, phrases(appendix), appendix.inputs, style, fonts, date]
        if appendix.pictures:
            programs += [f"{name} {version(name)}" for name in _DRAWING_PACKAGES]
            inputs.append([(name, picture.sha256) for name, picture in appendix.pictures])
        #: Their sha256.
        self.sha256 = hashlib.sha256(repr(inputs).encode()).hexdigest()

    def sources_digest(self, branch: Branch) -> str:
        """Give the sha256 of all that an edition is made from, its own values among it."""
        used = self._values.names_used(branch)
        own = [branch.code, branch.name, sorted(item for item in branch.values.items() if item[0] in used)]
        return hashlib.sha256(f"{self.sha256}{own!r}".encode()).hexdigest()


def stale_editions(
    folder: Path, origin: ManifestOrigin | None, entries: Sequence[ManifestEntry], environ: Mapping[str, str] = os.environ
) -> tuple[str, ...]:
    """Give the codes of the editions that would be made anew now, or not at all: their content or list is another by now.

    Nothing, if the content does not lie where it did when the folder was made.
    """
    if origin is None or not (folder / origin.appendix).is_file():
        return ()
    try:
        appendix = load(os.path.normpath(folder / origin.appendix))
        listed = read_branches(appendix, folder / origin.branches if origin.branches else None)
        faces = load_faces(resolve(appendix), user_cache(environ).memo)
        inputs = EditionInputs(appendix, BranchValues(appendix), faces, source_date())
    except (ContentError, FaqprintError):  # what was printed was sound
        return tuple(entry.code for entry in entries)
    now = {branch.code: inputs.sources_digest(branch) for branch in listed.branches}
    return tuple(entry.code for entry in entries if now.get(entry.code) != entry.made_from)
