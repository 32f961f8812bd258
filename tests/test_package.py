"""What is installed: the wheel carries everything that the program needs, and the repository says how to make it."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from faqprint import __version__
from faqprint.cli import arguments as cli_arguments

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built by the environment's own hatchling (no network)."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def project() -> dict[str, Any]:
    """The whole of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_wheel_carries_program_fonts_and_starter(wheel: zipfile.ZipFile) -> None:
    """Every module and starter file, the three faces with their tables and licence, and nothing else of the repository."""
    names = set(wheel.namelist())
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "faqprint").rglob("*")
        if path.is_file() and not re.search(r"/(\.|__pycache__)", path.as_posix().removeprefix(source.as_posix()))
    }
    assert wanted - names == set()
    fonts = {name.removeprefix("faqprint/fonts/") for name in names if name.startswith("faqprint/fonts/")}
    faces = ("BIZUDMincho-Regular", "BIZUDGothic-Regular", "BIZUDGothic-Bold")
    assert fonts == {f"{face}.{kind}" for face in faces for kind in ("ttf", "tables")} | {"OFL.txt"}
    assert {name.split("/")[0] for name in names} == {"faqprint", f"faqprint-{__version__}.dist-info"}


def test_wheel_builds_the_starter_from_its_own_files(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Unpacked alone in an empty folder: ``init`` and ``build`` work without the repository."""
    wheel.extractall(tmp_path / "site")
    place = tmp_path / "empty"
    place.mkdir()
    environ = {"PYTHONPATH": str(tmp_path / "site"), "FAQPRINT_CACHE": str(tmp_path / "cache"), "PATH": ""}
    for arguments in (["init", "x"], ["build", "x/appendix.yaml"]):
        ended = subprocess.run(
            [sys.executable, "-m", "faqprint", *arguments], cwd=place, env=environ, capture_output=True, timeout=60
        )
        assert ended.returncode == 0, ended.stderr.decode()
    assert (place / "output" / "appendix.pdf").read_bytes().startswith(b"%PDF-")
    assert sorted(path.name for path in place.iterdir()) == ["output", "x"]


def test_wheel_has_its_licences_and_program(wheel: zipfile.ZipFile) -> None:
    """MIT for the code, OFL for the fonts; one program, ``faqprint``."""
    info = f"faqprint-{__version__}.dist-info"
    licences = {name.rsplit("/", 1)[1] for name in wheel.namelist() if name.startswith(f"{info}/licenses/")}
    assert licences == {"LICENSE", "OFL.txt"}
    scripts = wheel.read(f"{info}/entry_points.txt").decode().split()
    assert scripts == ["[console_scripts]", "faqprint", "=", "faqprint.__main__:run"]


def test_font_licence_names_both_families() -> None:
    """The licence text as it must go along, with the holders of both families."""
    text = (ROOT / "fonts" / "OFL.txt").read_text("utf-8")
    for family in ("BIZ UDMincho", "BIZ UDGothic"):
        assert f"Copyright 2022 The {family} Project Authors" in text
    assert "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007" in text


def test_version_is_the_same_everywhere() -> None:
    """Package, pyproject and the newest entry of the change log."""
    assert project()["project"]["version"] == __version__
    newest = re.search(r"(?m)^## (\S+)（", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert newest is not None
    assert newest.group(1) == __version__


def test_every_dependency_is_pinned_without_an_address() -> None:
    """Each requirement of every extra has one version in the pins; neither file names a host."""
    pins = (ROOT / ".ci" / "constraints.txt").read_text("utf-8")
    pinned = {re.sub(r"[-_.]+", "-", name).lower() for name in re.findall(r"(?m)^([\w.\-]+)==\S+$", pins)}
    table = project()["project"]
    wanted = [*table["dependencies"], *(one for extra in table["optional-dependencies"].values() for one in extra)]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[\[<>=;]", one)[0]).lower() for one in wanted} - {"faqprint"}
    assert sorted(names - pinned) == []
    assert not re.search(r"https?://|--index|--find", pins + "\n".join(wanted))


def test_windows_zip_has_every_dependency() -> None:
    """What the program needs, with the extra that the zip has, is in its locked list, in the version that the tests run with."""
    locked = (ROOT / ".ci" / "windows" / "requirements.txt").read_text("utf-8")
    versions = dict(re.findall(r"(?m)^([a-z0-9-]+)==(\S+) --hash=sha256:[0-9a-f]{64}$", locked))
    assert len(versions) == len([line for line in locked.splitlines() if not line.startswith("#")])
    pins = (ROOT / ".ci" / "constraints.txt").read_text("utf-8")
    pinned = {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in re.findall(r"(?m)^([\w.\-]+)==(\S+)$", pins)}
    table = project()["project"]
    wanted = [*table["dependencies"], *table["optional-dependencies"]["xlsx"]]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[\[<>=;]", one)[0]).lower() for one in wanted}
    assert sorted(names - {*versions}) == []  # else: .ci/windows/lock.py writes the list anew
    assert {name: version for name, version in versions.items() if pinned[name] != version} == {}


def test_readme_shows_every_verb_and_both_commands() -> None:
    """What is built is told, and what is told of is built."""
    text = (ROOT / "README.md").read_text("utf-8")
    told = set(re.findall(r"(?m)(?:^|`)faqprint ([a-z]+)\b", text))
    assert sorted(told - {*cli_arguments.VERBS, "help"}) == []
    assert {"init", "build", "check", "verify"} <= told
    assert "make appendix" in text
    assert "make test" in text
