"""faqprint: the printed FAQ appendix of an operating manual, from YAML to PDF."""

from __future__ import annotations

from time import time_ns

TYPE_CHECKING = False  # as type checkers know it; to import typing here would cost every start
if TYPE_CHECKING:
    from . import text as text
    from .conductor import build as build
    from .errors import OverflowWarning as OverflowWarning
    from .manuscript.load import load as load

__version__ = "0.1.1"

#: When the program was loaded, in nanoseconds since 1970.
LOADED = time_ns()

#: Public names, loaded at their first use: the module that has each, and its name there ('' : the module itself).
_PUBLIC = {
    "build": (".conductor", "build"),
    "load": (".manuscript.load", "load"),
    "OverflowWarning": (".errors", "OverflowWarning"),
    "text": (".text", ""),
}


def __getattr__(name: str) -> object:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _PUBLIC[name]
    value: object = import_module(module, __name__)
    if attribute:
        value = getattr(value, attribute)
    globals()[name] = value
    return value
