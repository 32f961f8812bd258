"""The pictures that texts name: found beside or below the appendix, as sections are, read once and looked into."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from ..errors import Fault
from ..limits import PICTURE_BYTES, PICTURES_BYTES, LargeFileError, SpecialFileError, read_regular
from ..named_tuple import NamedTuple
from ..pictures.picture import PictureError, PictureFile
from ..source.nodes import Scalar
from ..source.yaml_source import YamlSource
from ..storage.files import system_error
from .listed_files import find_listed
from .model import Block, Picture, QrLine, Text

#: Ends of the names of pictures, for those that were probably meant.
_PICTURES: Final = frozenset((".png", ".jpg", ".jpeg", ".jpe", ".jfif"))
_SCHEMES: Final = ("http:", "https:", "file:", "ftp:", "data:")


class FoundPicture(NamedTuple):
    """A picture's file, or the code of why not, and what fills its sentence."""

    picture: PictureFile | None
    code: str = ""
    values: tuple[tuple[str, str], ...] = ()


class PictureFinder:
    """Finds the pictures of one appendix; ``found``: those that could be read, by their names from its folder."""

    def __init__(self, folder: Path, overlay: Mapping[str, bytes] | None = None) -> None:
        """``folder``: that of the appendix; ``overlay``: bytes in place of the files of these absolute paths."""
        self._folder = folder
        self._overlay = overlay or {}
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

        if name.lower().startswith(_SCHEMES):
            return _refuse("picture-is-url", file=name)
        listed = find_listed(self._folder, name, (), self._overlay, picture_names)
        if listed.path is None and "{{" in name:
            return _refuse("picture-value", file=name)
        if listed.path is None:
            return _refuse(listed.code.replace("listed-file", "picture"), file=name, near=listed.near)
        try:
            content = self._read(listed.path)
        except LargeFileError:
            return _refuse("picture-too-large", file=name, most=f"{PICTURE_BYTES // 1_000_000}")
        except (IsADirectoryError, SpecialFileError):
            return _refuse("picture-is-folder", file=name)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EPERM):
                raise system_error(error, name) from None
            return _refuse("picture-loops" if error.errno == errno.ELOOP else "picture-missing", file=name, near="")
        self._bytes += len(content)
        if self._bytes > PICTURES_BYTES:
            return _refuse("pictures-too-large", file=name, most=f"{PICTURES_BYTES // 1_000_000}")
        try:
            picture = read_picture(content)
        except PictureError as error:
            return _refuse(error.code, file=name, **error.values)
        self.found[_plain_name(name)] = picture
        return FoundPicture(picture)

    def _read(self, path: Path) -> bytes:
        content = self._overlay.get(os.path.abspath(path))
        if content is None:
            return read_regular(path, PICTURE_BYTES)
        if len(content) > PICTURE_BYTES:
            raise LargeFileError
        return content


def picture_names(folder: Path) -> list[str]:
    """The pictures in a folder and in the folders in it, by their names from there."""
    found = (*folder.glob("*.*"), *folder.glob("*/*.*"))
    return [path.relative_to(folder).as_posix() for path in found if path.suffix.lower() in _PICTURES]


def _plain_name(name: str) -> str:
    """The name without the parts that lead nowhere."""
    return "/".join(part for part in name.split("/") if part not in ("", "."))


def _refuse(code: str, **values: str) -> FoundPicture:
    return FoundPicture(None, code, tuple(values.items()))


def locate_figures(
    blocks: Text, source: YamlSource, scalar: Scalar, pictures: PictureFinder | None, faults: list[Fault]
) -> Iterator[Block]:
    """Give a text's blocks, figures with their places in the file and their pictures; ``faults`` grows by what hinders."""
    for block in blocks:
        if not isinstance(block, Picture | QrLine):
            yield block
            continue
        place = source.place(*source.position(scalar, block.place.line, block.place.column))
        if isinstance(block, QrLine):
            yield block._replace(place=place)
            continue
        found = pictures.find(block.file) if pictures and block.file else FoundPicture(None)
        if found.code:
            fault = source.fault_at(place.line, place.column, found.code, length=len(block.file))
            faults.append(fault._replace(values=found.values))
        yield block._replace(place=place, line=source.lines[place.line - 1], picture=found.picture)
