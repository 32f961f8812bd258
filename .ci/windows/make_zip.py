"""Make dist/faqprint-VERSION-windows.zip: unpack it, double-click, and the appendix is printed; nothing is installed.

    .venv/bin/python .ci/windows/make_zip.py [FOLDER]

CPython's own embeddable package, wheels and our own wheel, the fonts in it, a starter, and commands with Japanese names.  The
same sources give the same bytes.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import tempfile
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Final

import wine
from authenticode import SignatureError
from parts import HERE, ROOT, TAG, PartError, Wheel, fetch, lay_python, lay_wheel, refuse_missing, wheel

#: Bytes that the zip may have.
MOST: Final = 48 << 20
#: The magic number of CPython 3.13's bytecode (importlib._bootstrap_external), then the flag of a hash that is not checked.
_BYTECODE: Final = struct.pack("<H2sI", 3571, b"\r\n", 0b01)
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_READ_ME: Final = "はじめにお読みください.txt"
_PRINTED: Final = 'if exist "%here%output" start "" "%here%output"'
#: The window closes with the command when all went well: warnings are to be read first.
_KEEP: Final = "set FAQPRINT_KEEP_WINDOW=1\n"
#: The commands: what each runs, and what it does when that went well (``command.cmd`` is what they share).
COMMANDS: Final = {
    "別紙を開く": ("%faqprint% preview %*\nset status=%errorlevel%", "rem The desk was closed."),
    "別紙を作る": (_KEEP + "%faqprint% build %*\nset status=%errorlevel%", _PRINTED),
    "支店版を作る": (_KEEP + "%faqprint% editions %*\nset status=%errorlevel%", _PRINTED.replace("%output", r"%output\editions")),
    "確かめる": (
        "%faqprint% check %*\nset status=%errorlevel%\nif not exist output\\editions\\manifest.json goto checked\n"
        "echo.\n%faqprint% verify\nif %status%==0 set status=%errorlevel%\n:checked",
        "echo.\npause",
    ),
}
_FAQPRINT: Final = '@"%~dp0program\\python.exe" -B -m faqprint %*\n'


def main(arguments: list[str]) -> int:
    """Make the zip and tell its size and digest."""
    target = Path(arguments[0]) if arguments else ROOT / "dist"
    target.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix="faqprint-windows-") as folder:
            path, told = make(target, Path(folder))
    except (PartError, SignatureError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    content = path.read_bytes()
    print(*told, sep="\n")
    print(f"{path}: {len(content):,} bytes, sha256 {sha256(content).hexdigest()}")
    return 0


def make(target: Path, work: Path) -> tuple[Path, list[str]]:
    """Make the zip in a folder: gives it, and lines that tell of its parts; raises ``PartError`` or ``SignatureError``."""
    wheels, python = fetch(work)
    own = build_own(work / "own")
    stage = work / "stage"
    told = lay_python(python, stage / "program")
    lay(stage, own, (*wheels, own))
    compile_all(stage / "program")
    path = target / f"faqprint-{own.version}-windows.zip"
    pack(stage, path)
    if path.stat().st_size > MOST:
        raise PartError(f"{path.name}: {path.stat().st_size:,} bytes, and {MOST:,} are the most")
    return path, told


def build_own(folder: Path) -> Wheel:
    """Build our own wheel."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (path,) = folder.iterdir()
    return wheel(path)


def lay(stage: Path, own: Wheel, wheels: tuple[Wheel, ...]) -> None:
    """Lay the wheels, licences, commands and the starter beside CPython."""
    refuse_missing(wheels)
    program = stage / "program"
    licences = program / "licences"
    for one in wheels:
        lay_wheel(one, program / "lib", licences)
    (licences / "CPython").mkdir()
    (program / "LICENSE.txt").rename(licences / "CPython" / "LICENSE.txt")
    starter = [sys.executable, "-m", "faqprint", "init", str(stage / "content")]
    subprocess.run(starter, check=True, stdout=subprocess.DEVNULL)
    for name, (run, done) in COMMANDS.items():
        write_text(stage / f"{name}.cmd", (HERE / "command.cmd").read_text("utf-8").replace("@RUN@", run).replace("@DONE@", done))
    write_text(stage / "faqprint.cmd", _FAQPRINT)
    write_text(stage / _READ_ME, "\ufeff" + (HERE / _READ_ME).read_text("utf-8").replace("@VERSION@", own.version))


def write_text(path: Path, text: str) -> None:
    """Write a text as Windows has it: its line ends; Notepad of any age knows UTF-8 by the mark at its head."""
    path.write_text(text, "utf-8", newline="\r\n")


def compile_all(program: Path) -> None:
    """Compile every module with the Python that is shipped, and look that it is what that one takes."""
    wine.prepare()
    ended = wine.run([program / "python.exe", "-B", "-X", "utf8", HERE / "compile.py", program / "lib"])
    if ended.returncode:
        raise PartError(f"not compiled: {ended.stdout.decode('utf-8', 'replace')}")
    for path in (program / "lib").rglob("*.py"):
        compiled = path.parent / "__pycache__" / f"{path.stem}.cpython-{TAG}.pyc"
        if compiled.read_bytes()[: len(_BYTECODE)] != _BYTECODE:
            raise PartError(f"{compiled}: not the bytecode of this Python")


def pack(stage: Path, path: Path) -> None:
    """Put a folder's files into a zip: in order, without dates and owners."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(stage.rglob("*")):
            if file.is_file():
                entry = zipfile.ZipInfo(file.relative_to(stage).as_posix(), _DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system, entry.external_attr = 3, 0o644 << 16  # of Unix: else unzip takes the names for a code page's
                archive.writestr(entry, file.read_bytes())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
