"""Files that are being written, beside those that they become: their names, and which of them a killed run left behind.

A name says which process of which machine writes the file, so that another run can tell whether anybody still does.
"""

from __future__ import annotations

import binascii
import contextlib
import os
import re
import time
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

#: Of every such file.
_PATTERN: Final = ".faqprint-*.part"
#: Machine, process, run and number in it.
_NAME: Final = re.compile(r"\.faqprint-([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{12}-[0-9]+\.part")
#: Parts of its name that no other run has, and no other file of this one (short: the target's name may be at the limit).
_RUN: Final = os.urandom(6).hex()
_COUNT: Final = count()
#: Seconds after which nobody writes any more: a file is laid down at once.
_OLD: Final = 3600


def part_name() -> str:
    """Give a name that no file has."""
    return f".faqprint-{_machine()}-{os.getpid()}-{_RUN}-{next(_COUNT)}.part"


@cache
def _machine() -> str:
    """Eight digits for what gives processes their numbers: this machine, or the container in it."""
    space = b""
    with contextlib.suppress(OSError):
        space = os.readlink("/proc/self/ns/pid").encode()
    return f"{binascii.crc32(os.uname().nodename.encode() + space) if hasattr(os, 'uname') else 0:08x}"


def remove_parts(folder: Path) -> None:
    """Remove all such files in a folder that is locked now."""
    for path in folder.glob(_PATTERN):
        with contextlib.suppress(OSError):
            path.unlink()


def remove_remains(folder: str | os.PathLike[str]) -> None:
    """Remove those files of a folder that nobody writes any more: whose process has ended, or that are an hour old.

    Processes of other machines cannot be asked, nor those of Windows by the means of Python: their files are only removed when
    they are old.  What cannot be removed stays.
    """
    with contextlib.suppress(OSError), os.scandir(folder or os.curdir) as entries:
        for entry in entries:
            match = _NAME.fullmatch(entry.name)
            with contextlib.suppress(OSError):
                if match and entry.is_file(follow_symlinks=False) and not _is_written(entry, match[1], int(match[2])):
                    os.unlink(entry.path)


def _is_written(entry: os.DirEntry[str], machine: str, process: int) -> bool:
    """Whether somebody may still write a file."""
    if machine != _machine() or not hasattr(os, "uname"):
        return time.time() - entry.stat(follow_symlinks=False).st_mtime < _OLD
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # another person's
        pass
    return True
