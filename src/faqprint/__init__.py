"""faqprint: the printed FAQ appendix of an operating manual, from YAML to PDF."""

from __future__ import annotations

from .version import __version__ as __version__

TYPE_CHECKING = False  # as type checkers know it; to import typing here would cost every start
if TYPE_CHECKING:
    from . import text as text
    from .distribution.check import check as check
    from .distribution.editions import editions as editions
    from .distribution.verify import verify as verify
    from .errors import ContentError as ContentError
    from .errors import FaqprintError
    from .errors import Fault as Fault
    from .errors import MachineError as MachineError
    from .errors import OverflowWarning as OverflowWarning
    from .errors import Place as Place
    from .errors import ProofError as ProofError
    from .errors import UsageError as UsageError
    from .manuscript.load import load as load
    from .pipeline.build import Report as Report
    from .pipeline.build import build as build
    from .pipeline.diff import diff as diff

    Error = FaqprintError

#: Public names, loaded at their first use: the module that has each, and its name there ('' : the module itself).
_PUBLIC = {
    "ContentError": (".errors", "ContentError"),
    "Error": (".errors", "FaqprintError"),
    "Fault": (".errors", "Fault"),
    "MachineError": (".errors", "MachineError"),
    "OverflowWarning": (".errors", "OverflowWarning"),
    "Place": (".errors", "Place"),
    "ProofError": (".errors", "ProofError"),
    "Report": (".pipeline.build", "Report"),
    "UsageError": (".errors", "UsageError"),
    "build": (".pipeline.build", "build"),
    "check": (".distribution.check", "check"),
    "diff": (".pipeline.diff", "diff"),
    "editions": (".distribution.editions", "editions"),
    "load": (".manuscript.load", "load"),
    "text": (".text", ""),
    "verify": (".distribution.verify", "verify"),
}
__all__ = ["__version__", *_PUBLIC]  # every name is a string


def __dir__() -> list[str]:
    return sorted(__all__)


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
