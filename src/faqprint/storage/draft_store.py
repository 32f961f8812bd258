"""Drafts that are not saved yet, in the user's cache: they outlive the program that they were typed in, however it ends.

A desk takes a slot for its appendix and holds its lock, so that two desks of one folder do not write over each other's drafts;
the system drops the lock with the process.  A draft is small: for each file the bytes that differ, and the file that they
differ from once beside it.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ..errors import FaqprintError, MachineError
from ..limits import read_regular
from ..named_tuple import NamedTuple
from .disk_cache import is_private
from .files import write_atomic
from .lock import lock

#: Desks of one appendix that may keep drafts at once.
_SLOTS: Final = 8
_NAME: Final = "draft.json"
#: Drafts that other runs left, while nobody has said what is to become of them; the last one has the greatest number.
_OFFERED: Final = re.compile(r"offered(?:-(\d{1,9}))?\.json")
_FORMAT: Final = 1
#: How often, and after how many seconds each time, a desk asks whether another one has done with its save.
_TRIES: Final = 250
_PAUSE: Final = 0.02
#: The largest file of a draft, or that a draft differs from.
_BYTES: Final = 64_000_000


class DraftedBytes(NamedTuple):
    """A file as it lay there when it was drafted, and as it is drafted; ``None``: it is not there."""

    base: bytes | None
    drafted: bytes | None


class KeptDraft(NamedTuple):
    """A draft that was kept: when, as it is told, and its files by their names from the appendix's folder."""

    time: str
    files: Mapping[str, DraftedBytes]


class DraftStore:
    """Keeps the draft of one desk; what the system refuses is not kept, and nothing fails for it."""

    def __init__(self, cache: Path | None, appendix: Path) -> None:
        """``cache``: the user's cache folder, ``None``: there is none, and nothing is kept."""
        self._held = contextlib.ExitStack()
        key = hashlib.sha256(os.path.realpath(appendix).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        self._saving = None if cache is None else cache / "drafts" / f"{key}-saving"
        self._folder = None if cache is None else self._take_slot(cache / "drafts", key)
        self._offered: Path | None = None

    @contextlib.contextmanager
    def hold_files(self) -> Iterator[None]:
        """Keep other desks of this user from saving the same content meanwhile; they wait for each other."""
        with contextlib.ExitStack() as stack:
            for _ in range(_TRIES if self._saving else 0):
                try:
                    assert self._saving is not None
                    stack.enter_context(lock(self._saving))
                    break
                except MachineError as error:
                    if error.code != "folder-locked":
                        break
                    time.sleep(_PAUSE)
                except FaqprintError:
                    break
            yield

    def _take_slot(self, drafts: Path, key: str) -> Path | None:
        """Take a slot that no other desk holds: one with a draft that a desk left, if there is one."""
        slots = [drafts / f"{key}-{number}" for number in range(_SLOTS)]
        for slot in sorted(slots, key=lambda slot: not _drafts_in(slot)):
            try:
                slot.mkdir(mode=0o700, parents=True, exist_ok=True)
                if not is_private(slot):
                    continue
                self._held.enter_context(lock(slot))
            except (FaqprintError, OSError):
                continue
            return slot
        return None

    def take_offer(self) -> KeptDraft | None:
        """Give the draft that an earlier run left, and set it aside until it is dropped; ``None``: none that is whole.

        Of several, each left while nobody had answered for the one before, the last is given; the others wait behind it.
        """
        if self._folder is None:
            return None
        number = max(map(_number, _drafts_in(self._folder)), default=-1) + 1
        with contextlib.suppress(OSError):
            os.replace(self._folder / _NAME, self._folder / f"offered-{number}.json")
        return self._next_offer()

    def _next_offer(self) -> KeptDraft | None:
        assert self._folder is not None
        for path in sorted(_drafts_in(self._folder), key=_number, reverse=True):
            if path.name == _NAME:
                continue
            try:
                kept = json.loads(read_regular(path, _BYTES))
                if kept["format"] != _FORMAT:
                    continue
                offer = KeptDraft(str(kept["time"]), {str(name): self._unpack(file) for name, file in kept["files"].items()})
            except (OSError, ValueError, LookupError, TypeError, AttributeError):
                continue
            self._offered = path
            return offer
        return None

    def keep(self, draft: KeptDraft) -> None:
        """Keep a draft in place of the one before."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError, FaqprintError):
            files = {name: self._pack(file) for name, file in draft.files.items()}
            text = json.dumps({"format": _FORMAT, "time": draft.time, "files": files})
            write_atomic(self._folder / _NAME, text.encode(), sync=False)

    def drop(self) -> None:
        """Keep nothing of this run any more."""
        self._remove(_NAME)

    def drop_offer(self) -> KeptDraft | None:
        """Keep what was offered last no more; gives what is to be offered next."""
        if self._folder is None or self._offered is None:
            return None
        self._remove(self._offered.name)
        self._offered = None
        return self._next_offer()

    def _remove(self, name: str) -> None:
        if self._folder is not None:
            with contextlib.suppress(OSError):
                (self._folder / name).unlink(missing_ok=True)
                if not _drafts_in(self._folder):
                    for base in self._folder.glob("*.base"):
                        base.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave the slot to others; what is kept stays."""
        self._held.close()
        self._folder = None

    def _pack(self, file: DraftedBytes) -> dict[str, Any]:
        assert self._folder is not None
        packed: dict[str, Any] = {"base": self._put(file.base), "whole": None, "start": 0, "end": 0, "text": None}
        if file.base is None:
            return packed | {"whole": self._put(file.drafted)}
        if file.drafted is not None:
            start, end = common_ends(file.base, file.drafted)
            packed |= {"start": start, "end": end}
            packed["text"] = base64.b64encode(file.drafted[start : len(file.drafted) - end]).decode()
        return packed

    def _put(self, content: bytes | None) -> str | None:
        """Lay a whole file beside the draft, once, and give its name."""
        assert self._folder is not None
        if content is None:
            return None
        digest = hashlib.sha256(content).hexdigest()
        beside = self._folder / f"{digest}.base"
        if not beside.exists():
            write_atomic(beside, content, sync=False)
        return digest

    def _take(self, digest: str | None) -> bytes | None:
        """Give a whole file by its name.  Raises ``OSError`` and ``ValueError`` if it is not there, or another."""
        assert self._folder is not None
        if digest is None:
            return None
        if not re.fullmatch("[0-9a-f]{64}", digest):
            raise ValueError("no name of ours")
        content = read_regular(self._folder / f"{digest}.base", _BYTES)
        if hashlib.sha256(content).hexdigest() != digest:
            raise ValueError("another file")
        return content

    def _unpack(self, packed: Mapping[str, Any]) -> DraftedBytes:
        base = self._take(packed["base"])
        if base is None or packed["text"] is None:
            return DraftedBytes(base, self._take(packed["whole"]))
        text = base64.b64decode(packed["text"])
        return DraftedBytes(base, base[: packed["start"]] + text + base[len(base) - packed["end"] :])


def _drafts_in(slot: Path) -> list[Path]:
    """Give the drafts that lie in a slot, whole or not."""
    return [path for path in slot.glob("*.json") if path.name == _NAME or _OFFERED.fullmatch(path.name)]


def _number(draft: Path) -> int:
    """Give the number of a draft that is offered; one without any is the first, what is kept of a run itself comes before."""
    match = _OFFERED.fullmatch(draft.name)
    return int(match[1] or 0) if match else -1


def common_ends(one: bytes, other: bytes) -> tuple[int, int]:
    """Give how many bytes two files begin with alike, and with how many of the others they end alike."""
    shorter = min(len(one), len(other))
    start = _longest(shorter, lambda low, high: one[low:high] == other[low:high])
    last, other_last = len(one), len(other)
    end = _longest(
        shorter - start, lambda low, high: one[last - high : last - low] == other[other_last - high : other_last - low]
    )
    return start, end


def _longest(most: int, is_same: Callable[[int, int], bool]) -> int:
    """Give how far two texts are the same, ``most`` at most: found by halves, each compared at once."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if is_same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low
