"""Modules that libraries import and a build hardly ever needs: loaded when something is first asked of them.

The means are those that importlib documents for programs that must start quickly.  For a program of one thread: before Python
3.12 two threads that ask first at once may find a module half loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType
from typing import Final

#: reportlab imports the first four, for pictures, settings and fonts of its own, HarfBuzz (by ``inspect``) the next two, and
#: pathlib the last, for addresses.
_LATE: Final = frozenset({"PIL.Image", "pickle", "tempfile", "textwrap", "linecache", "tokenize", "ipaddress"})


class LateModules:
    """Finds these, and leaves all others to the finders behind it."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Give a module as it lies there, but with a loader that waits."""
        spec = PathFinder.find_spec(name, path, target) if name in _LATE else None
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def load_late() -> None:
    """From now on, load these modules only when they are used; those that are there already stay as they are."""
    sys.meta_path.insert(0, LateModules)
