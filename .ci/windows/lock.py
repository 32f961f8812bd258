"""Write the locked list of the Windows zip anew, from pyproject.toml and the pinned versions: names, versions, hashes.

.venv/bin/python .ci/windows/lock.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from parts import FOR_WINDOWS, LOCKED, ROOT, required, wheel

_HEAD = """\
# The wheels of the Windows zip; pip takes no other bytes. Written by .ci/windows/lock.py from pyproject.toml and
# .ci/constraints.txt: run it again after a change of either.
"""


def main() -> None:
    """Let pip choose, and write down what it chose."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", *FOR_WINDOWS]
        pinned = ["--constraint", str(ROOT / ".ci" / "constraints.txt"), "--dest", folder]
        subprocess.run([*pip, *pinned, *map(str, required())], check=True)
        lines = [
            f"{one.name}=={one.version} --hash=sha256:{sha256(one.path.read_bytes()).hexdigest()}\n"
            for one in map(wheel, sorted(Path(folder).iterdir()))
        ]
    LOCKED.write_text(_HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
