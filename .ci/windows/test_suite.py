"""Tests of the rooms that meet the system, run by the Python of the zip: files, locks, names, editions, the command line."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import wine
from parts import FOR_WINDOWS, HERE, TAG

#: What runs there, and what of it not, with why.
CHOSEN = HERE / "suite.txt"


@pytest.fixture(scope="session")
def python(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of the zip, beside it what the tests need, and the repository."""
    folder = tmp_path_factory.mktemp("suite")
    program = shutil.copytree(unpacked / "program", folder / "program")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    pinned = ["--constraint", str(wine.ROOT / ".ci" / "constraints.txt"), "--target", str(folder / "tests")]
    # colorama: pytest asks for it on Windows, and pip does not know that this is for there
    subprocess.run([*pip, *FOR_WINDOWS, *pinned, "pytest", "hypothesis", "colorama"], check=True)
    places = [f"python{TAG}.zip", ".", "lib", *(f"Z:{place}" for place in (folder / "tests", HERE, wine.ROOT))]
    (program / f"python{TAG}._pth").write_text("\r\n".join(places), "utf-8")
    return Path(program) / "python.exe"


def chosen() -> tuple[list[str], list[str]]:
    """The files that are run, and the tests of them that are not."""
    lines = [line.partition("  #")[0].strip() for line in CHOSEN.read_text("utf-8").splitlines()]
    return [line for line in lines if line.startswith("tests/")], [line[2:] for line in lines if line.startswith("- ")]


def test_chosen_tests_are_there() -> None:
    """A file or a test that is renamed is renamed here, too."""
    files, left_out = chosen()
    assert [name for name in files if not (wine.ROOT / name).is_file()] == []
    for name in left_out:
        path, _, function = name.partition("::")
        assert path in files
        assert re.search(
            rf"^def {re.escape(function.partition('[')[0])}\(", (wine.ROOT / path).read_text("utf-8"), re.MULTILINE
        ), name


def test_suite(python: Path) -> None:
    """Every chosen test passes on Windows' Python."""
    files, left_out = chosen()
    options = ["-p", "wine_traps", "-p", "no:cacheprovider", "--tb=short", "--basetemp", f"Z:{python.parent.parent}/temp"]
    line: list[str | Path] = [
        python,
        "-B",
        "-X",
        "utf8",
        "-m",
        "pytest",
        *options,
        *(f"--deselect={name}" for name in left_out),
        *files,
    ]
    ended = wine.run(line, wine.ROOT, {"FAQPRINT_CACHE": f"Z:{python.parent.parent}/cache"}, patience=5 * wine.PATIENCE)
    told = ended.stdout.decode("utf-8", "replace")
    print(told)
    assert ended.returncode == 0, told
