"""Pages and tags of whole appendices as text: what a change moves shows here first.

To renew after a wanted change: ``python -m tests.test_golden`` from the project's folder, then read the difference.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from .tag_dump import dump_tags

HERE = Path(__file__).parent
APPENDICES = {
    "content": HERE.parent / "content" / "appendix.yaml",
    "starter": HERE.parent / "src" / "faqprint" / "starter" / "appendix.yaml",
}


def faqprint(*arguments: str, **environment: str) -> str:
    """What the program answers."""
    command = [sys.executable, "-m", "faqprint", *arguments]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def dumps(name: str, folder: Path) -> dict[str, str]:
    """The pages and the tags of an appendix as text."""
    out = folder / f"{name}.pdf"
    faqprint("build", str(APPENDICES[name]), "-o", str(out), "--quiet")
    return {"pages": faqprint("dump", str(APPENDICES[name]), PYTHONIOENCODING="utf-8"), "tags": dump_tags(out)}


@pytest.mark.parametrize("name", APPENDICES)
def test_pages_and_tags_are_as_they_were(name: str, tmp_path: Path) -> None:
    """Line by line, of the project's own appendix and of the starter, which has every section and mark."""
    for kind, text in dumps(name, tmp_path).items():
        assert text.splitlines() == (HERE / "golden" / f"{name}.{kind}.txt").read_text("utf-8").splitlines()


def test_the_appendix_has_the_same_bytes_everywhere(tmp_path: Path) -> None:
    """Neither the process nor its hash seed, time zone, locale or folder can be seen in a build."""
    made = set()
    for i, (seed, zone, locale) in enumerate((("0", "UTC", "C"), ("1", "Asia/Tokyo", "C.UTF-8"))):
        out = tmp_path / str(i) / "a.pdf"
        faqprint("build", str(APPENDICES["content"]), "-o", str(out), PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
        made.add(out.read_bytes())
    assert len(made) == 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        for appendix in APPENDICES:
            for part, dumped in dumps(appendix, Path(scratch)).items():
                (HERE / "golden" / f"{appendix}.{part}.txt").write_text(dumped, "utf-8")
