"""The program's version, and when it was loaded."""

from __future__ import annotations

from time import time_ns

__version__ = "0.4.1"

#: When the program was loaded, in nanoseconds since 1970: files that are younger are not what runs.
LOADED = time_ns()
