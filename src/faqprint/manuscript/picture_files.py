"""The pictures that texts name: found beside or below the appendix, as sections are, read once and looked into."""

from __future__ import annotations

import errno
import re
from pathlib import Path
from typing import Final, NamedTuple

from ..limits import PICTURE_BYTES, PICTURES_BYTES, LargeFileError, SpecialFileError, read_regular
from ..pictures.picture import PictureError, PictureFile
from ..storage.files import system_error
from .listed_files import find_listed

#: Ends of the names of pictures, for those that were probably meant.
_PICTURES: Final = frozenset((".png", ".jpg", ".jpeg", ".jpe", ".jfif"))
_URL: Final = re.compile(r"(?i)(?:https?|file|ftp|data):")


class FoundPicture(NamedTuple):
    """A picture's file, or the code of why not, and what fills its sentence."""

    picture: PictureFile | None
    code: str = ""
    values: tuple[tuple[str, str], ...] = ()


class PictureFinder:
    """Finds the pictures of one appendix; ``found``: those that could be read, by their names from its folder."""

    def __init__(self, folder: Path) -> None:
        """``folder``: that of the appendix."""
        self._folder = folder
        self._known: dict[str, FoundPicture] = {}
        self._bytes = 0
        self.found: dict[str, PictureFile] = {}

    def find(self, written: str) -> FoundPicture:
        """Find a picture by the name that is written for it; raises ``MachineError`` if it may not be read."""
        name = written.replace("\\", "/")
        if name not in self._known:
            self._known[name] = self._look(name)
        return self._known[name]

    def _look(self, name: str) -> FoundPicture:
        from ..pictures.read import read_picture

        if _URL.match(name):
            return _refused("picture-is-url", file=name)
        listed = find_listed(self._folder, name, (), names=picture_names)
        if listed.path is None:
            return _refused(listed.code.replace("listed-file", "picture"), file=name, near=listed.near)
        try:
            content = read_regular(listed.path, PICTURE_BYTES)
        except LargeFileError:
            return _refused("picture-too-large", file=name, most=f"{PICTURE_BYTES // 1_000_000}")
        except (IsADirectoryError, SpecialFileError):
            return _refused("picture-is-folder", file=name)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EPERM):
                raise system_error(error, name) from None
            return _refused("picture-loops" if error.errno == errno.ELOOP else "picture-missing", file=name, near="")
        self._bytes += len(content)
        if self._bytes > PICTURES_BYTES:
            return _refused("pictures-too-large", file=name, most=f"{PICTURES_BYTES // 1_000_000}")
        try:
            picture = read_picture(content)
        except PictureError as error:
            return _refused(error.code, file=name, **error.values)
        self.found[_plain_name(name)] = picture
        return FoundPicture(picture)


def picture_names(folder: Path) -> list[str]:
    """The pictures in a folder and in the folders in it, by their names from there."""
    found = (*folder.glob("*.*"), *folder.glob("*/*.*"))
    return [path.relative_to(folder).as_posix() for path in found if path.suffix.lower() in _PICTURES]


def _plain_name(name: str) -> str:
    """The name without the parts that lead nowhere."""
    return "/".join(part for part in name.split("/") if part not in ("", "."))


def _refused(code: str, **values: str) -> FoundPicture:
    return FoundPicture(None, code, tuple(values.items()))
