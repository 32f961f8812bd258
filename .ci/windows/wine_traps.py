"""What Wine 8 does otherwise than Windows, taken out of Python's way: imported first (``pytest -p wine_traps``)."""

import sys
from multiprocessing import connection as connections
from typing import Any

assert sys.platform == "win32"
import _winapi  # noqa: E402  # behind what tells mypy of its system

#: ``shutil.copy2`` asks whether it is there (from 3.12 on), and Wine's crashes.
if hasattr(_winapi, "CopyFile2"):
    del _winapi.CopyFile2

_poll = connections.PipeConnection._poll


def _look(connection: Any, timeout: float | None) -> bool:
    """Whether something is there: a read of no bytes ends at once in Wine, so that an empty pipe looked full (a pool hung)."""
    return bool(_winapi.PeekNamedPipe(connection._handle)[0]) if timeout == 0 else bool(_poll(connection, timeout))


connections.PipeConnection._poll = _look
