"""What was done, so that it can be undone: the bytes of files that each step replaced."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from pathlib import Path

from ..named_tuple import NamedTuple
from ..storage.draft_store import common_ends


class FilePatch(NamedTuple):
    """Bytes of a file from ``start`` on that were replaced by others; ``None``: the file was not there, or is no more."""

    file: Path
    start: int
    before: bytes | None
    after: bytes | None

    def apply(self, content: bytes | None) -> bytes | None:
        """Give the file's bytes with it."""
        if self.before is None or self.after is None or content is None:
            return self.after
        return content[: self.start] + self.after + content[self.start + len(self.before) :]

    def reverse(self) -> FilePatch:
        """Give what takes it back."""
        return self._replace(before=self.after, after=self.before)


def patch_of(file: Path, before: bytes | None, after: bytes | None) -> FilePatch:
    """Give the patch between two states of a file: what lies between their common ends; ``None``: there is no file."""
    if before is None or after is None:
        return FilePatch(file, 0, before, after)
    start, end = common_ends(before, after)
    return FilePatch(file, start, before[start : len(before) - end], after[start : len(after) - end])


class HistoryStep(NamedTuple):
    """What one act replaced; ``place``: where it was typed, if more may be typed there."""

    patches: tuple[FilePatch, ...]
    place: Hashable = None


#: The bytes of files by their paths; ``None``: there is no such file.
FileBytes = Mapping[Path, bytes | None]


class History:
    """The steps that can be taken back, and those that can be made again."""

    def __init__(self) -> None:
        self._past: list[HistoryStep] = []
        self._future: list[HistoryStep] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is anything to make again."""
        return bool(self._future)

    def record(self, before: FileBytes, after: FileBytes, place: Hashable = None, *, goes_on: bool = False) -> None:
        """Note what an act replaced; ``goes_on``: it belongs to the step before it if that was typed at the same place."""
        patches = tuple(patch_of(file, before[file], after[file]) for file in after if before[file] != after[file])
        if not patches:
            return
        self._future.clear()
        if goes_on and place is not None and self._past and self._past[-1].place == place:
            last = self._past.pop()
            changed = {patch.file for patch in patches}
            others = tuple(patch for patch in last.patches if patch.file not in changed)
            patches = others + tuple(_join(last, patch, after[patch.file]) for patch in patches)
            if all(patch.before == patch.after for patch in patches):  # it was typed to and fro
                return
        self._past.append(HistoryStep(patches, place))

    def undo(self, now: FileBytes) -> dict[Path, bytes | None]:
        """Take the last step back; gives the files that it changes."""
        step = self._past.pop()
        self._future.append(step._replace(place=None))
        return {patch.file: patch.reverse().apply(now.get(patch.file)) for patch in step.patches}

    def redo(self, now: FileBytes) -> dict[Path, bytes | None]:
        """Make the last step that was taken back again; gives the files that it changes."""
        step = self._future.pop()
        self._past.append(step._replace(place=None))
        return {patch.file: patch.apply(now.get(patch.file)) for patch in step.patches}

    def forget(self, file: Path) -> None:
        """Let go of the steps up to the last that changed a file which another hand has changed since."""
        while self._future and any(patch.file == file for step in self._future for patch in step.patches):
            self._future.pop(0)
        last = max((at for at, step in enumerate(self._past) if any(p.file == file for p in step.patches)), default=-1)
        del self._past[: last + 1]


def _join(last: HistoryStep, patch: FilePatch, after: bytes | None) -> FilePatch:
    """Give one patch for two on end; the file of the second is the first's."""
    first = next((one for one in last.patches if one.file == patch.file), None)
    if first is None:
        return patch
    middle = patch.reverse().apply(after)
    return patch_of(patch.file, first.reverse().apply(middle), after)
