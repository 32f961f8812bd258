"""The Windows zip under Wine: unpacked, double-clicked, printed, and the same bytes as here."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import parts
import pytest
import wine
from conftest import ZIP, Clerk
from make_zip import COMMANDS, MOST
from parts import HERE

import faqprint
from faqprint.desk.guard import WRITE_HEADER

PAUSE = "続けるには何かキーを押して下さい"


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder by their names."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def until(found: Callable[[], bool], what: str) -> None:
    """Wait for something that another program does."""
    for _ in range(600):
        if found():
            return
        time.sleep(0.05)
    raise AssertionError(what)


def processes(word: str) -> list[tuple[int, str]]:
    """The running processes whose command lines have a word in them, with their numbers."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:  # gone by now
            continue
        if word in line:
            found.append((int(entry.parent.name), line))
    return found


# --- what is in it ----------------------------------------------------------------------------------------------------


def test_list() -> None:
    """Commands, the starter, every part's licence, the fonts'; names that unpack below the 260 characters of Windows."""
    with zipfile.ZipFile(ZIP) as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}
    top = {name for name in entries if "/" not in name}
    assert top == {*(f"{name}.cmd" for name in COMMANDS), "faqprint.cmd", "はじめにお読みください.txt"}
    assert {name.split("/")[0] for name in entries} - top == {"content", "program"}
    assert all(entry.flag_bits & 0x800 for name, entry in entries.items() if not name.isascii())
    licensed = {name.split("/")[2] for name in entries if name.startswith("program/licences/")}
    assert licensed == {"CPython", f"faqprint-{faqprint.__version__}", *(f"{n}-{v}" for n, v in parts.locked().items())}
    assert "program/lib/faqprint/fonts/OFL.txt" in entries
    assert max(map(len, entries)) <= 120
    assert ZIP.stat().st_size <= MOST


def test_commands_are_written_as_cmd_reads_them() -> None:
    """Line ends of Windows; Japanese only behind the change of the code page."""
    with zipfile.ZipFile(ZIP) as archive:
        for name in COMMANDS:
            text = archive.read(f"{name}.cmd")
            assert text.count(b"\n") == text.count(b"\r\n")
            assert text.partition(b"call :japanese")[0].isascii()


# --- double-clicked ---------------------------------------------------------------------------------------------------


def test_from_the_zip_to_paper(clerk: Clerk, tmp_path: Path) -> None:
    """One command after the other: the same PDFs, manifest and lists as here, and nothing written but the output."""
    before = files(clerk.folder)
    users = files(wine.HOME / "prefix" / "drive_c" / "users")
    made = clerk.click("別紙を作る")
    assert (made.status, made.shown.splitlines()[0].partition("（")[0]) == (0, "output/appendix.pdf を作りました")
    until(lambda: bool(processes(f"{clerk.folder.name}\\output")), "the folder of results was not opened")
    assert clerk.click("支店版を作る").status == 0
    checked = clerk.click("確かめる")
    assert (checked.status, PAUSE in checked.shown) == (0, True)
    assert "3件に問題は見つかりませんでした" in checked.shown
    shutil.copytree(clerk.path("content"), tmp_path / "content")
    for line in (["build"], ["editions"]):
        subprocess.run([sys.executable, "-m", "faqprint", *line, "--no-cache"], cwd=tmp_path, check=True)
    here = files(tmp_path / "output")
    there = files(clerk.path("output"))
    assert {*there} == {*here}
    assert [name for name in here if here[name] != there[name]] == []
    after = files(clerk.folder)
    assert {name: body for name, body in after.items() if not name.startswith("output/")} == before
    assert files(wine.HOME / "prefix" / "drive_c" / "users") == users


def test_fault_keeps_the_window_open(clerk: Clerk) -> None:
    """The content is at fault: told with its place, in the console's code page, and the window waits; no PDF."""
    faq = clerk.path("content/faq.yaml")
    faq.write_text(faq.read_text("utf-8").replace("answer:", "anwser:", 1), "utf-8")
    ended = clerk.click("別紙を作る")
    assert ended.status == 1
    assert re.search(r"^content/faq\.yaml:\d+:\d+: error: ", ended.shown, re.MULTILINE)
    assert ended.shown.rstrip().endswith(f"{PAUSE}...")
    assert not clerk.path("output/appendix.pdf").exists()


def test_warning_keeps_the_window_open(clerk: Clerk) -> None:
    """The PDF is made, and the window waits before its folder is opened: it closed over what nobody had read."""
    faq = clerk.path("content/faq.yaml")
    faq.write_text(faq.read_text("utf-8").replace('question: "', 'question: "｛｛desk｝｝', 1), "utf-8")
    ended = clerk.click("別紙を作る")
    assert ended.status == 0
    assert re.search(r"^content/faq\.yaml:\d+:\d+: warning: ", ended.shown, re.MULTILINE)
    assert ended.shown.rstrip().endswith("読み終えたら、Enter キーを押してください。")


def test_started_inside_the_zip(tmp_path: Path, clerk: Clerk) -> None:
    """Explorer unpacks the one file that is double-clicked: it says what to do, and waits."""
    for name in COMMANDS:
        alone = tmp_path / "Temp1_faqprint.zip" / f"{name}.cmd"
        alone.parent.mkdir(exist_ok=True)
        shutil.copy(clerk.path(alone.name), alone)
    ended = wine.run(["cmd", "/c", "別紙を作る.cmd"], alone.parent)
    assert ended.returncode == 3
    assert "「すべて展開」を選びます" in ended.stdout.decode("utf-8", "replace")  # the window has that code page by then
    assert files(alone.parent) == {f"{name}.cmd": clerk.path(f"{name}.cmd").read_bytes() for name in COMMANDS}


def test_on_another_drive(clerk: Clerk) -> None:
    """A drive that a shared folder is connected to: cmd stands elsewhere and goes there."""
    drive = wine.HOME / "prefix" / "dosdevices" / "n:"
    drive.symlink_to(clerk.folder.parent)
    try:
        ended = clerk.click("支店版を作る", "--only", "001", folder=f"N:\\{clerk.folder.name}")
    finally:
        drive.unlink()
    assert ended.status == 0
    assert clerk.path("output/editions/001_本店営業部.pdf").is_file()


def test_typed_at_a_prompt(clerk: Clerk) -> None:
    """The README's own command lines, with ``faqprint.cmd``."""
    ended = clerk.run(["cmd", "/c", "faqprint", "dump", "--edition", "002"])
    assert ended.status == 0
    assert "駅前支店" in ended.shown


def test_desk_opens(clerk: Clerk) -> None:
    """別紙を開く: the desk answers at its address, shows pages, and ends when it is told to."""
    with clerk.started(["cmd", "/c", "別紙を開く.cmd", "--no-open"]) as desk:
        assert desk.stdout is not None
        url = desk.stdout.readline().decode("ascii").strip()
        base = url.partition("?")[0]
        cookie = ask(url).headers["Set-Cookie"].partition(";")[0]
        assert ask(f"{base}state").status == 403
        assert b"appendix.yaml" in ask(f"{base}state", Cookie=cookie).body
        assert b"<svg" in ask(f"{base}page/1", Cookie=cookie).body
        assert ask(f"{base}quit", b"{}", Cookie=cookie, Origin=base.rstrip("/")).status in (200, 202, 204)
        assert desk.wait(60) == 0


class Answer(NamedTuple):
    """What the desk answers."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(url: str, sent: bytes | None = None, **headers: str) -> Answer:
    """Ask the desk as a browser does, following nowhere."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=60)
    more = {"Content-Type": "application/json", WRITE_HEADER: "1"} if sent else {}
    connection.request("POST" if sent else "GET", f"{parts.path}?{parts.query}", sent, {**headers, **more})
    answer = connection.getresponse()
    return Answer(answer.status, dict(answer.getheaders()), answer.read())


# --- the same bytes ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own content and the stress document, in both styles."""
    folder = tmp_path_factory.mktemp("documents")
    shutil.copytree(wine.ROOT / "content", folder / "content")
    subprocess.run([sys.executable, wine.ROOT / "tests" / "stress.py", folder / "stress"], check=True, stdout=subprocess.DEVNULL)
    for name in ("content", "stress"):
        shutil.copytree(folder / name, folder / f"{name}-large")
        appendix = folder / f"{name}-large" / "appendix.yaml"
        text = re.sub(r"^style:.*\n", "", appendix.read_text("utf-8"), flags=re.MULTILINE)
        appendix.write_text(f"style: large\n{text}", "utf-8")
    return folder


@pytest.mark.parametrize("name", ["content", "content-large", "stress", "stress-large"])
def test_same_bytes(clerk: Clerk, documents: Path, tmp_path: Path, name: str) -> None:
    """What is printed under Windows is, byte for byte, what is printed here."""
    ended = clerk.faqprint("build", str(documents / name / "appendix.yaml"), "-o", str(tmp_path / "there.pdf"))
    assert ended.status == 0, ended.shown
    faqprint.build(documents / name / "appendix.yaml", tmp_path / "here.pdf")
    assert (tmp_path / "there.pdf").read_bytes() == (tmp_path / "here.pdf").read_bytes()


def test_line_ends_of_windows(clerk: Clerk, tmp_path: Path) -> None:
    """Notepad's line ends and mark at the head of every file: the same PDF."""
    faqprint.build(clerk.path("content/appendix.yaml"), tmp_path / "here.pdf")
    for path in clerk.path("content").iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    ended = clerk.faqprint("build")
    assert ended.status == 0, ended.shown
    assert clerk.path("output/appendix.pdf").read_bytes() == (tmp_path / "here.pdf").read_bytes()


def test_folder_of_editions_from_elsewhere_is_of_today(clerk: Clerk) -> None:
    """Made here, continued there: nothing is made anew, and ``verify`` finds nothing (all counted as stale)."""
    subprocess.run([sys.executable, "-m", "faqprint", "editions", "--no-cache"], cwd=clerk.folder, check=True)
    made = files(clerk.path("output/editions"))
    assert "変更なし3件" in clerk.faqprint("editions").shown
    assert files(clerk.path("output/editions")) == made


# --- what Windows does ------------------------------------------------------------------------------------------------


HOLD = "import sys, time; file = open(sys.argv[1], 'rb'); print('held', flush=True); time.sleep(60)"


def test_pdf_held_open_by_another_program(clerk: Clerk) -> None:
    """A viewer has it open: told as that (3), the old one stays whole, nothing is left beside it."""
    assert clerk.faqprint("build").status == 0
    old = clerk.path("output/appendix.pdf").read_bytes()
    appendix = clerk.path("content/appendix.yaml")
    appendix.write_text(appendix.read_text("utf-8").replace("title: ", "title: 改・"), "utf-8")
    with clerk.started([clerk.path("program/python.exe"), "-c", HOLD, clerk.path("output/appendix.pdf")]) as viewer:
        assert viewer.stdout is not None
        assert viewer.stdout.readline().strip() == b"held"
        ended = clerk.click("別紙を作る")
    assert ended.status == 3
    assert "ほかのプログラムが開いています" in ended.shown
    assert files(clerk.path("output")) == {"appendix.pdf": old}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 96 KB."""
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96k", "none", folder], check=True)
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_full_disk(clerk: Clerk, small_disk: Path) -> None:
    """Told as that (3): Windows' error 112 was told as a refusal of any kind; the old PDF stays, nothing lies beside it."""
    (small_disk / "a.pdf").write_bytes(b"x" * 40_000)
    ended = clerk.faqprint("build", "-o", str(small_disk / "a.pdf"))
    assert ended.status == 3
    assert "空き" in ended.shown
    assert files(small_disk) == {"a.pdf": b"x" * 40_000}


def many_branches(clerk: Clerk, count: int) -> None:
    """A list of so many branches."""
    rows = (f"{number:03},支店{number:03},{number:03}係,000－000－0{number:03}\n" for number in range(1, count + 1))
    clerk.path("content/branches.csv").write_text("code,name,desk,tel\n" + "".join(rows), "utf-8")


TWO_PROCESSES = """
import sys; sys.path.insert(0, sys.argv.pop(1)); import wine_traps
from faqprint.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def test_editions_in_two_processes(clerk: Clerk) -> None:
    """The same files as in one process."""
    assert clerk.faqprint("editions", "-o", "output/one").status == 0
    python = clerk.path("program/python.exe")
    ended = clerk.run([python, "-B", "-c", TWO_PROCESSES, f"Z:{HERE}", "editions", "--jobs", "2", "-o", "output/two"])
    assert ended.status == 0, ended.shown
    assert files(clerk.path("output/one")) == files(clerk.path("output/two"))


LOCK = (
    "import sys, time; from faqprint.storage.lock import lock\nwith lock(sys.argv[1]): print('held', flush=True); time.sleep(60)"
)


def test_second_run_is_told_of_the_first(clerk: Clerk) -> None:
    """Another process is at work in the folder: told as that (3), and nothing is made."""
    with clerk.started([clerk.path("program/python.exe"), "-c", LOCK, "output/editions"]) as first:
        assert first.stdout is not None
        assert first.stdout.readline().strip() == b"held"
        second = clerk.click("支店版を作る")
    assert (second.status, "実行中の別の faqprint" in second.shown) == (3, True), second.shown
    assert {*files(clerk.path("output/editions"))} <= {".faqprint.lock"}


def test_killed_run(clerk: Clerk) -> None:
    """The next one goes on, ends whole, and leaves nothing of what was half made."""
    many_branches(clerk, 150)
    folder = clerk.path("output/editions")
    with clerk.started(clerk.line("editions", "--no-cache")):
        until(lambda: len(list(folder.glob("*.pdf"))) > 2, "nothing was made")
        for number, line in processes("editions --no-cache"):
            if "python.exe" in line:
                os.kill(number, signal.SIGKILL)
    assert 2 < len(list(folder.glob("???_*.pdf"))) < 150
    assert clerk.faqprint("editions").status == 0
    assert clerk.faqprint("verify").status == 0
    assert len(list(folder.glob("???_*.pdf"))) == 150
    assert [name for name in files(folder) if name.startswith(".")] == []


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("CON.pdf", 2),
        ("nul", 2),
        ("a<b.pdf", 2),
        ("é\u20ac髙.pdf", 0),
        ("深い/" * 70 + "a.pdf", 0),
        ("n" * 256 + ".pdf", 2),
    ],
)
def test_names(clerk: Clerk, name: str, status: int) -> None:
    """Names that Windows keeps for itself, cannot hold or measures: refused with why, or printed."""
    ended = clerk.faqprint("build", "-o", f"output/{name}")
    assert ended.status == status, ended.shown


def test_branches_whose_files_would_be_one(clerk: Clerk) -> None:
    """Codes that differ in case alone, names of devices, dots at the end: each edition has a file of its own."""
    clerk.path("content/branches.csv").write_text("code,name\na1,支店\nA1,支店\nCON,支店\n5,支店 ..\n", "utf-8")
    here = subprocess.run([sys.executable, "-m", "faqprint", "editions", "-o", "here"], cwd=clerk.folder, capture_output=True)
    there = clerk.faqprint("editions", "-o", "output/there")
    assert there.status == here.returncode, there.shown
    listed = [files(clerk.path(name)) if clerk.path(name).exists() else {} for name in ("here", "output/there")]
    shutil.rmtree(clerk.path("here"), ignore_errors=True)
    assert listed[0] == listed[1]


def test_console_of_code_page_932(clerk: Clerk) -> None:
    """What the code page has not (髙 it has, 𠮷 it has not) is shown by its number, and nothing fails."""
    ended = clerk.faqprint("build", "nowhere/𠮷野髙.yaml")
    assert ended.status == 2
    assert "\\U00020bb7野髙" in ended.shown
