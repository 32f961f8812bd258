"""What a run over a folder of editions did, as a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ..errors import CodedError, Fault

#: Told of each edition as it is done: how many are done, how many there are to make, and its code.
ProgressCallback = Callable[[int, int, str], None]


class Summary:
    """What a run did, by code or file name; ``failures``: the file that was not written, and why.

    ``pruned``: files that were deleted, or would be; ``strays``: those that belong to no row and stay.
    ``tables``: the files of 新旧対照表 that were made; ``imposed``: those of sheets, ``bound``: those in which
    an edition is bound behind a manual.
    ``stale``: editions that lie there and were made from other inputs than today's: not asked for now, or not to be made.
    """

    def __init__(self, folder: str, faults: Iterable[Fault] = ()) -> None:
        self.folder: Final = folder
        self.made: list[str] = []
        self.unchanged: list[str] = []
        self.failures: list[tuple[str, CodedError]] = []
        self.faults = list(faults)
        self.strays: list[str] = []
        self.pruned: list[str] = []
        self.stale: list[str] = []
        self.tables: list[str] = []
        self.imposed: list[str] = []
        self.bound: list[str] = []
        self.seconds = 0.0

    def messages(self, lang: str = "ja") -> tuple[str, ...]:
        """Tell in words what could not be made or written, what is warned of, and which editions are stale."""
        from .verdict import tell_stale

        told = [*(fault.message(lang) for fault in self.faults), *(error.message(lang) for _, error in self.failures)]
        return (*told, *([tell_stale(tuple(self.stale), lang)] if self.stale else []))

    def __repr__(self) -> str:
        """In one line."""
        names = ("made", "unchanged", "failures", "faults", "strays", "pruned", "stale")
        counts = ", ".join(f"{name}={len(getattr(self, name))}" for name in names)
        return f"Summary(folder={self.folder!r}, {counts}, seconds={self.seconds:.2f})"
