"""What libraries do at once and a build hardly ever needs: modules are loaded, and patterns compiled, when they are first asked.

The means are those that importlib documents for programs that must start quickly.  For a program that asks for these modules in
one thread only: before Python 3.12 two that ask first at once may find a module half loaded.  The threads of an executor ask for
none: pickle is there when they begin.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import LazyLoader
from types import ModuleType
from typing import Any, Final

#: reportlab imports the first four, for pictures, settings and fonts of its own, HarfBuzz (by ``inspect``) the next two, pathlib
#: the next, for addresses, and PyYAML the last, for what is no text.
_LATE: Final = frozenset({"PIL.Image", "pickle", "tempfile", "textwrap", "linecache", "tokenize", "ipaddress", "base64"})

#: Modules that only call methods of their patterns: those of PyYAML's parser in Python, which stands beside the one in C, and of
#: its values, a twentieth of a short run; those of json's encoder and scanner in Python; those of the languages and systems that
#: there are; reportlab's, of what formulas may not name.
_LATE_PATTERNS: Final = frozenset(
    {
        "yaml.constructor",
        "yaml.reader",
        "yaml.resolver",
        "json.encoder",
        "json.scanner",
        "locale",
        "platform",
        "reportlab.lib.rl_safe_eval",
    }
)

_compile_at_once: Final = re.compile


class LatePattern:
    """A pattern that is compiled when something is first asked of it."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._made_of = pattern, flags

    def __getattr__(self, name: str) -> Any:
        return getattr(_compile_at_once(*self._made_of), name)  # ``re`` keeps what it compiled


def _compile_late(pattern: str, flags: int = 0) -> Any:
    """Give these modules late patterns, and those that they load what ``re.compile`` gives."""
    caller = sys._getframe(1).f_globals.get("__name__")
    return (LatePattern if caller in _LATE_PATTERNS else _compile_at_once)(pattern, flags)


class LatePatternLoader(SourceFileLoader):
    """Loads a module in which ``re.compile`` gives late patterns."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the module."""
        # only until the module is there; mypy knows ``re.compile`` by its overloads, of which these modules use one
        re.compile = _compile_late  # type: ignore[assignment]
        try:
            super().exec_module(module)
        finally:
            re.compile = _compile_at_once


class LateModules:
    """Finds these modules, and leaves all others to the finders behind it."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Give a module as it lies there, but with a loader that waits, or whose patterns do."""
        spec = PathFinder.find_spec(name, path, target) if name in _LATE or name in _LATE_PATTERNS else None
        if spec is not None and spec.loader is not None:
            if name in _LATE:
                spec.loader = LazyLoader(spec.loader)
            elif type(spec.loader) is SourceFileLoader:
                spec.loader = LatePatternLoader(spec.loader.name, spec.loader.path)
        return spec


def load_late() -> None:
    """From now on, load these modules only when they are used; those that are there already stay as they are."""
    sys.meta_path.insert(0, LateModules)
