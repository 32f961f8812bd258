"""Another program, another imprint."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import faqprint
from faqprint.standing import user_cache


def imprint(folder: Path) -> str:
    """What the program in a folder says of itself."""
    script = (
        "import sys; from faqprint.imprint import imprint; print(imprint().hex(), *{'uharfbuzz', 'reportlab'} & {*sys.modules})"
    )
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    made = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    return made.stdout.strip()


def test_changes_with_the_program(tmp_path: Path) -> None:
    """The same program says the same twice, without importing the libraries; with a line more in a module it says another."""
    package = tmp_path / "faqprint"
    shutil.copytree(Path(faqprint.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    first = imprint(tmp_path)
    assert len(bytes.fromhex(first)) == 32
    assert imprint(tmp_path) == first
    with (package / "layout" / "plan.py").open("a") as module:
        module.write("# more\n")
    assert imprint(tmp_path) != first


def test_nothing_is_kept_of_a_program_with_other_settings(tmp_path: Path) -> None:
    """With settings for reportlab, in the environment or in the user's folder, there is no cache."""
    environment = {"HOME": str(tmp_path), "FAQPRINT_CACHE": str(tmp_path / "cache")}
    assert user_cache(environment) is not None
    assert user_cache({**environment, "RL_pdfMultiLine": "1"}) is None
    (tmp_path / ".reportlab_settings").write_text("pdfMultiLine = 1\n")
    assert user_cache(environment) is None
