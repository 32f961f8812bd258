"""faqprint: the printed FAQ appendix of an operating manual, from YAML to PDF.

For scripts: ``load``, ``build``, ``text.lines``, ``text.widths`` and ``OverflowWarning``, each imported when first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import text
    from .conductor import build
    from .errors import OverflowWarning
    from .manuscript.load import load

__all__ = ["OverflowWarning", "__version__", "build", "load", "text"]
__version__ = "0.1.0"

_HOMES = {"load": ".manuscript.load", "build": ".conductor", "OverflowWarning": ".errors"}


def __getattr__(name: str) -> object:
    if name == "text":
        return importlib.import_module(".text", __name__)
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name], __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
