"""Run programs of Windows under Wine: Debian's ``wine64``, a prefix of its own, Japanese as on the clerk's PC.

What Wine 8 asks for: ``wine64`` itself (the ``wine`` script wants the 32-bit part), no terminal, and a locale of Japanese, from which
it takes code page 932; that is made here from Debian's ``locales``.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
#: Where what is made for Wine lies until ``make clean``.
HOME: Final = ROOT / ".venv" / "wine"
_WINE: Final = "/usr/lib/wine/wine64"
_SERVER: Final = "/usr/lib/wine/wineserver"
_LOCALE: Final = "ja_JP.UTF-8"
#: Seconds: nothing that is run here takes a tenth of it.
_PATIENCE: Final = 300


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
        subprocess.run([_SERVER, "-w"], env=environment(), check=True, timeout=_PATIENCE)  # until it is written down
    null = subprocess.DEVNULL
    subprocess.run([_SERVER, "-p60"], env=environment(), check=False, stdin=null, stdout=null, stderr=null)  # 2: one runs already


def stop() -> None:
    """End whatever runs in the prefix."""
    subprocess.run([_SERVER, "-k"], env=environment(), check=False)


def command(line: Sequence[str | Path]) -> list[str]:
    """The command that runs a program of Windows with its arguments."""
    return [_WINE, *map(str, line)]


def run(
    line: Sequence[str | Path], folder: Path | None = None, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a program of Windows to its end, with nothing to read; gives what it wrote as it wrote it.

    It writes to a file: a pipe would stay open as long as anything that it started (Explorer, Wine's services).
    """
    with tempfile.TemporaryFile() as written:
        ended = subprocess.run(
            command(line),
            cwd=folder,
            env=environment(**(more or {})),
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=_PATIENCE,
        )
        written.seek(0)
        return subprocess.CompletedProcess(ended.args, ended.returncode, written.read())
