"""Compile every module below a folder for the Python that runs this: what the zip ships, by the Python that it ships.

Without dates (PEP 552, unchecked): the same sources give the same bytes, and nothing is written where the zip is unpacked.
"""

import py_compile
import sys
from pathlib import Path


def main(folder: Path) -> int:
    """Compile, and give how many could not be."""
    failed = 0
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder).as_posix()
        try:
            py_compile.compile(
                str(path), dfile=name, doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
            )
        except py_compile.PyCompileError as error:
            print(f"{name}: {error.msg}")
            failed += 1
    return failed


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
