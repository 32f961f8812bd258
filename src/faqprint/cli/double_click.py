"""Whether the program was started by a double-click: then its window holds no other process, and goes with it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Final

from ..manuscript import DEFAULT_APPENDIX
from .words import Words

#: Set by a command whose window closes when the program has ended well.
_KEEP_WINDOW: Final = "FAQPRINT_KEEP_WINDOW"


def has_own_console() -> bool:
    """Whether this process is alone in its console, as one is that Windows' Explorer started; elsewhere it never is."""
    if sys.platform != "win32":
        return False
    import ctypes

    kernel = ctypes.windll.kernel32
    processes = (ctypes.c_ulong * 2)()
    count: int = kernel.GetConsoleProcessList(processes, 2)
    return count == 1


def appendix_here() -> list[str]:
    """Give what a double-click opens: the content of the folder that the program was started in, which is its own."""
    beside = os.path.basename(DEFAULT_APPENDIX)
    return [beside] if not os.path.exists(DEFAULT_APPENDIX) and os.path.exists(beside) else []


def keep_window(words: Words) -> None:
    """Wait for the Enter key where the window would close over what was told; elsewhere do nothing."""
    if os.environ.get(_KEEP_WINDOW) == "1":
        with suppress(EOFError, OSError, RuntimeError, ValueError, KeyboardInterrupt):  # nobody is there to press it
            input(words("window-kept"))
