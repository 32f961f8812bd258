"""All files of a content as they lie on the disk and as they are drafted, and what was done to them."""

from __future__ import annotations

import os
from collections.abc import Collection, Hashable, Mapping
from functools import partial
from pathlib import Path

from ..limits import PICTURES_BYTES, read_regular
from ..source.yaml_source import YamlSource
from ..storage.draft_store import DraftedBytes
from ..storage.files import remove, write_all
from .drafted_file import DraftedFile
from .history import FileBytes, History
from .merging import merge_lines


class ChangedFilesError(Exception):
    """Files that another hand has changed since they were read: nothing is written over them."""

    def __init__(self, files: Collection[Path]) -> None:
        super().__init__(", ".join(path.as_posix() for path in files))
        self.files = tuple(files)


class Draft:
    """The bytes of every file that matters to a content; a file that is not there is ``None``."""

    def __init__(self) -> None:
        #: As they were when they were last read or written here.
        self.saved: dict[Path, bytes | None] = {}
        self.now: dict[Path, bytes | None] = {}
        self.history = History()
        #: What other hands made of files that are drafted, too, and that is still to be settled.
        self.theirs: dict[Path, bytes | None] = {}
        self._targets: dict[Path, str] = {}
        self._yaml: dict[Path, DraftedFile] = {}

    @property
    def is_saved(self) -> bool:
        """Whether all files are on the disk as they are drafted."""
        return not self.changed_files()

    def changed_files(self) -> list[Path]:
        """Give the files that are drafted otherwise than they are on the disk."""
        return [path for path, content in self.now.items() if content != self.saved[path]]

    def overlay(self) -> dict[Path, bytes]:
        """Give the bytes to be read in place of the files."""
        return {path: content for path, content in self.now.items() if content is not None}

    def adopt(self, path: Path, content: bytes | None) -> None:
        """Take a file in as it was read; one that is known stays as it is."""
        if path not in self.saved:
            self.saved[path] = self.now[path] = content
            self._targets[path] = os.path.realpath(path)

    def read_file(self, path: Path) -> bytes | None:
        """Read a file as it lies there now; ``None``: there is none, or none that can be read."""
        try:
            return read_regular(path, PICTURES_BYTES)
        except OSError:
            return None

    def yaml(self, path: Path, source: YamlSource | None = None) -> DraftedFile:
        """Give a YAML file for changes in place."""
        content = self.now[path] or b""
        if path not in self._yaml:
            self._yaml[path] = DraftedFile(content, source)
        self._yaml[path].renew(content, source if source and source.content == content else None)
        return self._yaml[path]

    def put(self, files: FileBytes, place: Hashable = None, *, goes_on: bool = False) -> None:
        """Draft other bytes for files, as one step; see ``History.record``."""
        for path in files:
            if path not in self.now:
                self.adopt(path, self.read_file(path))
        before = {path: self.now[path] for path in files}
        self.history.record(before, files, place, goes_on=goes_on)
        self.now.update(files)

    def undo(self) -> None:
        """Take the last step back."""
        self.now.update(self.history.undo(self.now))

    def redo(self) -> None:
        """Make the last step that was taken back again."""
        self.now.update(self.history.redo(self.now))

    # --- other hands --------------------------------------------------------------------------------------------------

    def take_from_disk(self, path: Path, content: bytes | None) -> bool:
        """Take a file as another hand left it; whether that is anything new.  What is drafted stays, to be settled."""
        if content == self.saved[path]:
            return self.theirs.pop(path, content) != content
        if self.now[path] in (self.saved[path], content):  # not drafted, or both wrote the same
            self.saved[path] = self.now[path] = content
            self.theirs.pop(path, None)
            self.history.forget(path)
            return True
        new = path not in self.theirs or self.theirs[path] != content
        self.theirs[path] = content
        return new

    def keep_mine(self) -> None:
        """Settle it for what is drafted: put over what the others made, of which all stays that is not drafted otherwise."""
        for path, theirs in self.theirs.items():
            mine, base = self.now[path], self.saved[path]
            merged = mine if mine is None or base is None or theirs is None else merge_lines(base, mine, theirs)
            self.history.forget(path)
            self.saved[path] = self.now[path] = theirs
            self.put({path: merged})
        self.theirs.clear()

    def take_theirs(self) -> None:
        """Settle it for what the others made."""
        for path, theirs in self.theirs.items():
            self.history.forget(path)
            self.saved[path] = self.now[path] = theirs
        self.theirs.clear()

    # --- saving -------------------------------------------------------------------------------------------------------

    def save(self) -> list[Path]:
        """Write what is drafted: all files or none; gives those that were written.

        Raises ``ChangedFilesError`` if one of them is not what it was, ``SpliceError`` if one does not say what was meant, and
        what ``write_all`` raises.
        """
        for path, file in self._yaml.items():
            if file.content == self.now.get(path):
                file.reread()
        files = self.changed_files()
        check = partial(self._refuse_foreign, files)
        check()
        written = {Path(self._targets[path]): content for path in files if (content := self.now[path]) is not None}
        write_all(written, follow=False, check=check)  # others may write while the disk takes its time
        for path in files:
            if self.now[path] is None:  # it was put in here, saved, and taken back
                remove(Path(self._targets[path]))
            self.saved[path] = self.now[path]
        return files

    def _refuse_foreign(self, files: Collection[Path]) -> None:
        """Raise ``ChangedFilesError`` if others have changed one of some files, and note what they made of it."""
        foreign = [path for path in files if self._is_foreign(path)]
        for path in foreign:
            self.take_from_disk(path, self.read_file(path))
        if foreign:
            raise ChangedFilesError(foreign)

    def _is_foreign(self, path: Path) -> bool:
        """Whether a file is not the one that was read: others wrote it, or a link leads elsewhere now."""
        if os.path.realpath(path) != self._targets[path]:
            return True
        return self.read_file(path) != self.saved[path]

    # --- keeping ------------------------------------------------------------------------------------------------------

    def to_keep(self, folder: Path) -> dict[str, DraftedBytes]:
        """Give what is drafted, by the names of the files from a folder."""
        return {os.path.relpath(path, folder): DraftedBytes(self.saved[path], self.now[path]) for path in self.changed_files()}

    def take_kept(self, folder: Path, files: Mapping[str, DraftedBytes]) -> None:
        """Take a draft that was kept, over what has been typed since; a file that has become another since is to be settled."""
        put: dict[Path, bytes | None] = {}
        for name, file in files.items():
            path = folder / name
            self.adopt(path, self.read_file(path))
            there = self.saved[path]
            if there != file.base and there != file.drafted:
                self.saved[path] = file.base
                self.theirs[path] = there
            put[path] = kept = file.drafted
            now = self.now[path]
            if now != there and now is not None and file.base is not None and kept is not None:
                put[path] = merge_lines(file.base, kept, now)
        self.put(put)
