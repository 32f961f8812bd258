"""faqprint: the printed FAQ appendix of an operating manual, from YAML to PDF."""

from __future__ import annotations

from .version import __version__ as __version__

TYPE_CHECKING = False  # as type checkers know it; to import typing here would cost every start
if TYPE_CHECKING:
    from . import text as text
    from .errors import OverflowWarning as OverflowWarning
    from .manuscript.load import load as load
    from .pipeline.build import build as build

#: Public names, loaded at their first use: the module that has each, and its name there ('' : the module itself).
_PUBLIC = {
    "build": (".pipeline.build", "build"),
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
