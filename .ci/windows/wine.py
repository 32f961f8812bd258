"""Run programs of Windows under Wine: Debian's ``wine64``, a prefix of its own, Japanese as on the clerk's PC.

What Wine 8 asks for: ``wine64`` itself (the ``wine`` script wants the 32-bit part), nothing to read and a pipe to write to (a
Python does not start with a file), and a locale of Japanese, from which it takes code page 932: made here of Debian's
``locales``.
"""

from __future__ import annotations

import os
import select
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
#: Where what is made for Wine lies until ``make clean``.
HOME: Final = ROOT / ".venv" / "wine"
_WINE: Final = "/usr/lib/wine/wine64"
_SERVER: Final = "/usr/lib/wine/wineserver"
_LOCALE: Final = "ja_JP.UTF-8"
#: Seconds for one command: ten times what any takes.
PATIENCE: Final = 120


def environment(**more: str) -> dict[str, str]:
    """The environment of a program under Wine, without a user's settings."""
    made = {
        "PATH": os.environ["PATH"],
        "HOME": str(HOME),
        "WINEPREFIX": str(HOME / "prefix"),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "winemenubuilder.exe=d;mscoree=d;mshtml=d",  # no menus, no offers to download
        "LOCPATH": str(HOME / "locale"),
        "LC_ALL": _LOCALE,
    }
    return made | more


def prepare() -> None:
    """Make the locale and the prefix if they are not there, and keep Wine's server up for a while."""
    locale = HOME / "locale" / _LOCALE
    if not locale.is_dir():
        locale.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=locale.parent) as made:
            subprocess.run(["localedef", "-i", "ja_JP", "-f", "UTF-8", f"{made}/{_LOCALE}"], check=True)
            os.rename(f"{made}/{_LOCALE}", locale)
    prefix = HOME / "prefix"
    if not (prefix / "system.reg").is_file():
        prefix.mkdir(parents=True, exist_ok=True)
        run(["wineboot", "--init"])
        subprocess.run([_SERVER, "-w"], env=environment(), check=True, timeout=PATIENCE)  # until it is written down
    null = subprocess.DEVNULL
    subprocess.run([_SERVER, "-p60"], env=environment(), check=False, stdin=null, stdout=null, stderr=null)  # 2: one runs already


def stop() -> None:
    """End whatever runs in the prefix."""
    subprocess.run([_SERVER, "-k"], env=environment(), check=False)


def run(
    line: Sequence[str | Path],
    folder: Path | None = None,
    more: Mapping[str, str] | None = None,
    patience: float = PATIENCE,
) -> subprocess.CompletedProcess[bytes]:
    """Run a program of Windows to its end, with nothing to read; gives what it wrote as it wrote it.

    What it started may go on (Explorer, Wine's services) and holds the pipe, so that this has no end: all is there when the
    program has ended.
    """
    with start(line, folder, more) as process:
        assert process.stdout is not None
        written, until = bytearray(), time.monotonic() + patience
        os.set_blocking(process.stdout.fileno(), False)
        ended = False
        while not ended:
            ended = process.poll() is not None  # asked first: what was written until then is read below
            select.select([process.stdout], [], [], 0.05)
            while part := process.stdout.read():
                written += part
            if time.monotonic() > until:
                process.kill()
                raise subprocess.TimeoutExpired(process.args, patience, bytes(written))
        process.stdout.close()
        return subprocess.CompletedProcess(process.args, process.returncode, bytes(written))


def start(
    line: Sequence[str | Path], folder: Path | None = None, more: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start a program of Windows with nothing to read; what it writes, errors too, is to be read from its pipe."""
    return subprocess.Popen(
        [_WINE, *map(str, line)],
        cwd=folder,
        env=environment(**(more or {})),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
