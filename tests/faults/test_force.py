"""1 to 12: what broke by force, each once from end to end; 6, and the hostile files of 7, are in ``tests/proof``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import faqprint
from faqprint.cli.main import main
from faqprint.text.fonts import Faces

from ..cli.stage import run
from ..conftest import APPENDIX, BRANCHES


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder with its content, the current one."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "appendix.yaml").write_text(APPENDIX, "utf-8")
    (tmp_path / "content" / "branches.csv").write_text(BRANCHES, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "style",
    [
        "measures: {category: 1, question: 1, answer: 1}",
        "measures: {no: 1, category: 1}",
        "measures: {reference: 1}",
        "margins: {left: 70, right: 70}",
        "{paper: A5, margins: {left: 49, right: 49}}",
        f"markers: {{next: {'＜次頁へ続く＞' * 9}}}",
        f"folio: {'長い' * 60}",
        "{paper: A5, sizes: {table: 16, body: 16, title: 16}}",
        "{line: {hang: full}, measures: {answer: 2}}",
        "{padding: {x: 3, y: 3}, paper: A5}",
    ],
)
def test_1_what_is_legal_or_a_style_s_fault_never_ends_in_4(folder: Path, style: str) -> None:
    """``measures`` narrower than a mark, large margins, a marker or folio wider than the page: printed, or told at its place."""
    answer = '"※１' + "長い注です。" * 30 + "\\n①" + "項目" * 40 + '"'
    appendix = APPENDIX.replace("values:", "style: s.yaml\nvalues:").replace("要りません。", answer)
    (folder / "content" / "appendix.yaml").write_text(appendix, "utf-8")
    (folder / "content" / "s.yaml").write_text(f"{style}\n", "utf-8")
    ended = run("build")
    assert ended.returncode in (0, 1), ended.stderr.decode()
    assert ended.returncode == 0 or ": error: " in ended.stderr.decode()


@pytest.mark.parametrize(
    "harm",
    [
        lambda manifest: manifest["editions"][0].update(pages=99),
        lambda manifest: manifest["editions"][0].update(values=None),
        lambda manifest: manifest["editions"][1].update(name="別の支店"),
        lambda manifest: manifest["editions"].append({}),
        lambda manifest: manifest.update(editions=None),
    ],
)
def test_2_an_altered_manifest_is_told_and_made_again(
    folder: Path, harm: Callable[[dict[str, list[dict[str, object]]]], None]
) -> None:
    """KeyError, AttributeError; altered fields were kept."""
    assert main(["editions", "--quiet"]) == 0
    path = folder / "output" / "editions" / "manifest.json"
    sound = path.read_bytes()
    manifest = json.loads(sound)
    harm(manifest)
    path.write_text(json.dumps(manifest), "utf-8")
    assert main(["verify"]) == 1
    assert main(["editions", "--quiet"]) == 0
    assert path.read_bytes() == sound and main(["verify"]) == 0


def test_2_a_damaged_ledger_is_made_again(folder: Path) -> None:
    """It never was."""
    assert main(["editions", "--quiet"]) == 0
    ledger = folder / "output" / "editions" / "ledger.pdf"
    sound = ledger.read_bytes()
    ledger.write_bytes(sound[:-50])
    assert main(["verify"]) == 1
    assert main(["editions", "--quiet"]) == 0
    assert ledger.read_bytes() == sound


def test_3_a_cache_of_one_s_own_is_trusted_under_any_umask(folder: Path, tmp_path: Path) -> None:
    """umask 002: the folder that the program made itself was distrusted, for good."""
    cache = tmp_path / "cache"
    program = f"umask 002; FAQPRINT_CACHE='{cache}' '{sys.executable}' -m faqprint build --quiet"
    for _ in range(2):
        assert subprocess.run(["sh", "-c", program], check=False, timeout=60).returncode == 0
    assert any(path.is_file() for path in cache.rglob("*"))


@pytest.mark.parametrize(("password", "status"), [("ひみつ", 0), ("あ" * 43, 2), ("a" * 128, 2), ("a\0b", 2)])
def test_4_a_password_that_no_reader_takes_is_refused(folder: Path, password: str, status: int) -> None:
    """Over 127 bytes: a file that nobody can open, exit 0; NUL: exit 4."""
    (folder / "pw").write_bytes(password.encode() + b"\n")
    assert main(["build", "--encrypt", "--password-file", "pw", "--quiet"]) == status


@pytest.mark.parametrize("name", ["\u3099港", "\u0301港", "\u200d港", "\ufe0f港"])
def test_5_a_branch_s_name_may_begin_with_any_mark(folder: Path, name: str) -> None:
    """``check`` found nothing, and ``editions`` wrote PDFs but never a manifest: it is refused, or all is made."""
    (folder / "content" / "branches.csv").write_text(f"code,name\n001,{name}\n", "utf-8")
    status = main(["editions", "--quiet"])
    assert status in (0, 1)
    assert (folder / "output" / "editions" / "manifest.json").exists() == (status == 0)
    assert status == 1 or main(["verify"]) == 0


@pytest.mark.parametrize("name", ["1", "ありません", "/dev/zero"])
def test_7_what_is_no_file_is_not_waited_for(folder: Path, name: str) -> None:
    """A FIFO, ``/dev/zero``."""
    if name == "1":
        os.mkfifo(name)
    assert main(["verify", name]) == 2


@pytest.mark.parametrize("levels", [10, 60, 1000])
def test_8_values_that_use_each_other_end(folder: Path, levels: int) -> None:
    """22 levels took 23 s and 800 MB; a chain of 1,000 was exit 3 without a place."""
    doubling = "".join(f"  v{n}: '{{{{v{n + 1}}}}}{{{{v{n + 1}}}}}'\n" for n in range(levels))
    chain = "".join(f"  w{n}: '{{{{w{n + 1}}}}}'\n" for n in range(levels))
    ring = "  r0: '{{r1}}'\n  r1: '{{r0}}'\n"
    body = "sections: [{type: text, body: '{{v0}}{{w0}}'}]\n"
    (folder / "a.yaml").write_text(f"title: 別紙\nvalues:\n{doubling}{chain}  v{levels}: あ\n  w{levels}: い\n{body}", "utf-8")
    ended = run("build", "a.yaml")
    assert ended.returncode == (0 if levels == 10 else 1)
    (folder / "a.yaml").write_text(f"title: 別紙\nvalues:\n{ring}sections: [{{type: text, body: '{{{{r0}}}}'}}]\n", "utf-8")
    assert {fault.code for fault in faqprint.check("a.yaml")} == {"value-cycle"}


def test_9_both_streams_full(folder: Path) -> None:
    """UnboundLocalError, exit 1."""
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run([sys.executable, "-m", "faqprint", "build"], stdout=full, stderr=full, timeout=60, check=False)
    assert ended.returncode == 3


def test_10_a_table_for_a_spreadsheet_holds_no_formula(folder: Path) -> None:
    """Cells of ``manifest.csv`` that begin with ``-``, heads that begin with ``=``."""
    (folder / "content" / "branches.csv").write_text("code,name,=x\n001,@本店,-1+1\n", "utf-8")
    main(["editions", "--quiet"])
    table = folder / "output" / "editions" / "manifest.csv"
    cells = table.read_text("utf-8-sig").replace("\n", ",").split(",") if table.exists() else []
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]


def test_11_a_link_in_place_of_the_lock_is_not_followed(folder: Path) -> None:
    """The file that it points to was written over."""
    victim = folder / "victim"
    victim.write_text("mine")
    (folder / "output" / "editions").mkdir(parents=True)
    (folder / "output" / "editions" / ".faqprint.lock").symlink_to(victim)
    main(["editions", "--quiet"])
    assert victim.read_text() == "mine"


def test_11_a_link_to_a_font_is_not_written_over(folder: Path) -> None:
    """``-o`` through a link to the style's font."""
    font = Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf").faces[0].path
    shutil.copy(font, folder / "content" / "own.ttf")
    (folder / "content" / "s.yaml").write_text("fonts: {text: own.ttf}\n")
    (folder / "content" / "appendix.yaml").write_text(APPENDIX.replace("values:", "style: s.yaml\nvalues:"), "utf-8")
    (folder / "a.pdf").symlink_to(folder / "content" / "own.ttf")
    assert main(["build", "-o", "a.pdf", "--quiet"]) == 2
    assert (folder / "content" / "own.ttf").read_bytes() == font.read_bytes()


def test_12_a_cache_whose_content_is_wrong_is_made_anew(folder: Path, tmp_path: Path) -> None:
    """Every byte of it may be another: the build is the same, and never exit 4."""
    environment = {"FAQPRINT_CACHE": str(tmp_path / "cache")}
    assert run("build", environment=environment).returncode == 0
    sound = (folder / "output" / "appendix.pdf").read_bytes()
    for path in sorted((tmp_path / "cache").rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            path.write_bytes(data[: len(data) // 2] + bytes(byte ^ 1 for byte in data[len(data) // 2 :]))
    assert run("build", environment=environment).returncode == 0
    assert (folder / "output" / "appendix.pdf").read_bytes() == sound
