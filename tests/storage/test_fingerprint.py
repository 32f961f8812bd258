"""Another program, another fingerprint."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import faqprint
from faqprint.storage.disk_cache import user_cache
from faqprint.storage.fingerprint import library, version


def fingerprint(folder: Path) -> str:
    """What the program in a folder says of itself."""
    script = (
        "import sys; from faqprint.storage.fingerprint import fingerprint\n"
        "print(fingerprint().hex(), *{'uharfbuzz', 'reportlab'} & {*sys.modules})"
    )
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    made = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    return made.stdout.strip()


def test_changes_with_the_program(tmp_path: Path) -> None:
    """The same program says the same twice, without importing the libraries; with a line more in a module it says another.

    Not in one of a room above all that is kept.
    """
    package = tmp_path / "faqprint"
    shutil.copytree(Path(faqprint.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    first = fingerprint(tmp_path)
    assert len(bytes.fromhex(first)) == 32
    for room in ("desk", "layout"):
        assert fingerprint(tmp_path) == first
        with (package / room / "__init__.py").open("a") as module:
            module.write("# more\n")
    assert fingerprint(tmp_path) != first


def test_nothing_is_kept_of_a_program_with_other_settings(tmp_path: Path) -> None:
    """With settings for reportlab, in the environment or in the user's folder, there is no cache."""
    environment = {"HOME": str(tmp_path), "FAQPRINT_CACHE": str(tmp_path / "cache")}
    assert user_cache(environment).keeps
    assert not user_cache({**environment, "RL_pdfMultiLine": "1"}).keeps
    (tmp_path / ".reportlab_settings").write_text("pdfMultiLine = 1\n")
    assert not user_cache(environment).keeps


def test_nothing_is_kept_of_a_program_that_changed_while_it_ran(tmp_path: Path) -> None:
    """What was loaded is then another program than what lies there: there is no cache."""
    package = tmp_path / "faqprint"
    shutil.copytree(Path(faqprint.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    script = (
        "import os, pathlib, time, faqprint; time.sleep(0.05); pathlib.Path(faqprint.__file__).with_name('units.py').touch();"
        "from faqprint.storage.disk_cache import user_cache; print(user_cache(os.environ).keeps)"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    made = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "False"


def test_every_file_of_a_library_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change deep in a library is another library; one that is not installed has no stamps."""
    deep = tmp_path / "some_library" / "inner" / "deep.py"
    deep.parent.mkdir(parents=True)
    deep.write_text("one = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    before = library("some_library")
    deep.write_text("one = 11\n")
    library.cache_clear()
    assert library("some_library") != before
    with pytest.raises(FileNotFoundError):
        library("no_such_library")


def test_versions_are_those_that_were_installed() -> None:
    """What the folder beside a library says is what the installer's own records say."""
    for name in ("reportlab", "uharfbuzz"):
        assert version(name) == metadata.version(name)
    with pytest.raises(metadata.PackageNotFoundError):
        version("faqprint_nobody")
