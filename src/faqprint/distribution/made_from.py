"""What an edition is made from, as a digest: whether it is made anew depends on it, and whether it is of today."""

from __future__ import annotations

import hashlib
import os
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
from ..storage.disk_cache import user_cache
from ..storage.fingerprint import version
from ..style import Fonts
from ..text.fonts import Faces
from .branch_values import BranchValues
from .manifest import PROGRAM, ManifestEntry, ManifestOrigin

#: Packages whose version can change a file's bytes, and those that can where lines break between phrases, and with pictures.
_PACKAGES: Final = ("reportlab", "uharfbuzz")
_PHRASE_PACKAGES: Final = ("budoux",)
_DRAWING_PACKAGES: Final = ("pillow",)


class EditionInputs:
    """What all editions of an appendix are made from: content, style, fonts, program and date.

    The same on every system: no path of this machine, nothing of the Python that runs it (``ascii`` and not ``repr``, which
    knows the characters of its Unicode), and fonts by their bytes.
    """

    def __init__(self, appendix: Appendix, values: BranchValues, faces: Faces, date: datetime | None) -> None:
        """``appendix`` as loaded, ``values`` puts a branch's into it, ``date``: what SOURCE_DATE_EPOCH says."""
        self._values = values
        packages = [*_PACKAGES]
        if appendix.style.line.wrap == "phrase":
            packages += _PHRASE_PACKAGES
        if appendix.pictures:
            packages += _DRAWING_PACKAGES
        programs = [PROGRAM, *(f"{name} {version(name)}" for name in packages)]
        fonts = [face.digest for face in faces.faces]
        style = appendix.style._replace(place=None, fonts=Fonts())
        pictures = [(name, picture.sha256) for name, picture in appendix.pictures]
        #: Their sha256.
        self.sha256 = _digest([programs, appendix.inputs, style, fonts, date, pictures])

    def sources_digest(self, branch: Branch) -> str:
        """Give the sha256 of all that an edition is made from, its own values among it."""
        used = self._values.names_used(branch)
        own = [branch.code, branch.name, sorted(item for item in branch.values.items() if item[0] in used)]
        return _digest([self.sha256, own])


def _digest(value: object) -> str:
    return hashlib.sha256(ascii(value).encode()).hexdigest()


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
