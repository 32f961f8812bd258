"""Modules that are loaded only when something is asked of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from faqprint import build

#: Builds an appendix in a process that waits with these modules, and asks one of them then.
PROGRAM = """if True:
    import sys
    from faqprint.cli.late_modules import load_late
    load_late()
    import faqprint
    faqprint.build(sys.argv[1], sys.argv[2], cache=False)
    print(*sys.modules)
    from PIL import Image
    print(Image.new("1", (2, 3)).size, *sys.modules)
"""


def test_build_asks_nothing_of_them(tmp_path: Path, content: Path) -> None:
    """The PDF is the same; who asks finds the whole module, and with it what it imports itself."""
    late, early = tmp_path / "late.pdf", tmp_path / "early.pdf"
    ended = subprocess.run([sys.executable, "-c", PROGRAM, content, late], capture_output=True, encoding="utf-8", check=True)
    before, after = map(str.split, ended.stdout.splitlines())
    assert {"PIL.Image", "pickle", "tempfile"} <= set(before)
    assert {"PIL.ImageMode", "_pickle", "shutil"}.isdisjoint(before)
    assert after[:2] == ["(2,", "3)"] and "PIL.ImageMode" in after
    build(content, early, cache=False)
    assert late.read_bytes() == early.read_bytes()
