"""The Windows zip, unpacked as a clerk unpacks it, and a hand that double-clicks in it."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
import wine

from faqprint import __version__

ZIP = wine.ROOT / "dist" / f"faqprint-{__version__}-windows.zip"


class Ended(NamedTuple):
    """What a program of Windows left: its exit status, and what its window showed (code page 932)."""

    status: int
    shown: str


class Clerk:
    """A folder where the zip was unpacked, and what is done in it."""

    def __init__(self, folder: Path, home: Path) -> None:
        """``home``: where the user's cache is."""
        self.folder = folder
        self.home = home

    def path(self, name: str) -> Path:
        """A file in the folder."""
        return self.folder / name

    @contextmanager
    def started(self, line: Sequence[str | Path]) -> Iterator[subprocess.Popen[bytes]]:
        """A program of Windows that runs meanwhile, and is killed after it."""
        with wine.start(line, self.folder, self._more()) as process:
            try:
                yield process
            finally:
                process.kill()

    def line(self, *line: str) -> Sequence[str | Path]:
        """The command line of the program as the commands have it."""
        return [self.folder / "program" / "python.exe", "-B", "-m", "faqprint", *line]

    def faqprint(self, *line: str) -> Ended:
        """Run the program to its end."""
        return self.run(self.line(*line))

    def click(self, name: str, *line: str, folder: str = "") -> Ended:
        """Double-click a command, from elsewhere as Explorer may; ``folder``: how the folder is called there."""
        where = folder or "Z:" + str(self.folder).replace("/", "\\")
        return self.run(["cmd", "/c", f"{where}\\{name}.cmd", *line], Path("/"))

    def run(self, line: Sequence[str | Path], folder: Path | None = None) -> Ended:
        """Run any program of Windows."""
        ended = wine.run(line, folder or self.folder, self._more())
        return Ended(ended.returncode, ended.stdout.decode("cp932", "replace").replace("\r\n", "\n"))

    def _more(self) -> dict[str, str]:
        return {"FAQPRINT_CACHE": "Z:" + str(self.home).replace("/", "\\")}


@pytest.fixture(scope="session")
def prefix() -> Iterator[None]:
    """Wine, ready; what it runs ends with the tests."""
    wine.prepare()
    yield
    wine.stop()


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory, prefix: None) -> Path:
    """The zip in a folder with Japanese, a space and wide letters in its name."""
    folder = tmp_path_factory.mktemp("desk") / "別紙 ＦＡＱ"
    with zipfile.ZipFile(ZIP) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def clerk(unpacked: Path, tmp_path: Path) -> Iterator[Clerk]:
    """The unpacked zip with the starter as it came and no output; whatever a test does there is gone after it."""
    kept = tmp_path / "kept"
    shutil.copytree(unpacked / "content", kept)
    yield Clerk(unpacked, tmp_path / "cache")
    shutil.rmtree(unpacked / "content")
    shutil.copytree(kept, unpacked / "content")
    shutil.rmtree(unpacked / "output", ignore_errors=True)
