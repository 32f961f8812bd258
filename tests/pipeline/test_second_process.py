"""A second process makes a share of a build: the same bytes, and the same warnings, with it and without."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Container
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread

import pytest

from faqprint.pipeline.build import Made, MakeOptions, make_pdf, prepare
from faqprint.pipeline.composition import load_faces
from faqprint.pipeline.reuse import last_build
from faqprint.pipeline.second_process import make_share
from faqprint.storage.disk_cache import NO_CACHE, DiskCache
from faqprint.storage.last_build import BuildMemo
from faqprint.storage.other_process import OtherProcess

from ..every_mark import write_every_mark
from ..every_picture import write_every_picture
from ..stress import write_stress

_LINES = "    - question: 問{n}。{{{{service}}}}を使えますか。\n      answer: |\n        {text}\n"
_HEAD = "title: 別紙\nmark: 社外秘\nvalues: {{service: 法人ＩＢ}}\ntoc: questions\n{more}sections:\n"


def large(count: int = 80, more: str = "", last: str = "", codes: Container[int] = ()) -> str:
    """Two tables with lists, notes, links and words that are cut; ``last``: the last answer; ``codes``: rows with a QR code."""
    texts = ("長い語は" + "a" * 60 + "です。", "次のとおり。\n        ・一\n        ・二\n        ※注記", "[[q1]]を参照。" * 4)
    parts = [_HEAD.format(more=more)]
    for section in range(2):
        parts.append(f"- type: faq\n  title: 表{section}\n  categories:\n  - name: 区分\n    questions:\n")
        for n in range(count // 2):
            id_line = "" if section or n else "      id: q1\n"
            code = f"\n        QR https://a.example/{n}" if n in codes else ""
            parts.append(_LINES.format(n=n, text=texts[n % 3] * (1 + n % 2) + code) + id_line)
    if last:
        parts.append(_LINES.format(n="末", text=last))
    return "".join(parts)


def write(folder: Path, content: str) -> Path:
    """Write an appendix."""
    path = folder / "appendix.yaml"
    path.write_text(content, "utf-8")
    (folder / "style.yaml").write_text("duplex: true\nrunning_numbers: true\nline: {wrap: char}\n", "utf-8")
    return path


def made_in_two(path: Path, cache: DiskCache = NO_CACHE) -> Made:
    """Make it by two that go the two processes' ways, in two threads: a test's process may not be copied."""
    here, there = Pipe()
    prepared = prepare(path, None, None)
    faces = load_faces(prepared.appendix)
    other = OtherProcess(1, there)
    args = prepared.appendix, load_faces(prepared.appendix), True, other
    thread = Thread(target=make_share, args=args, daemon=True)
    thread.start()
    made = make_pdf(prepared, MakeOptions(), faces, last_build(prepared.appendix, cache), OtherProcess(0, here))
    thread.join()
    return made


def made_alone(path: Path, cache: DiskCache = NO_CACHE) -> Made:
    """Make it in one process."""
    prepared = prepare(path, None, None)
    return make_pdf(prepared, MakeOptions(), load_faces(prepared.appendix), last_build(prepared.appendix, cache))


@pytest.mark.parametrize("more", ["", "style: large\n", "style: style.yaml\n"])
def test_the_same_bytes(more: str, tmp_path: Path) -> None:
    """And the same warnings, of words that were cut in either half."""
    path = write(tmp_path, large(more=more))
    two, alone = made_in_two(path), made_alone(path)
    assert two.pdf == alone.pdf
    assert two.warnings == alone.warnings != ()


def test_codes_in_either_half(tmp_path: Path) -> None:
    """Rows with figures are set by both: those behind one in the first half came out as high as their neighbours."""
    path = write(tmp_path, large(codes=(3, 30)))
    assert made_in_two(path).pdf == made_alone(path).pdf


def test_pages_that_are_named(tmp_path: Path) -> None:
    """Both lay it out again until they stand."""
    path = write(tmp_path, large(last="[[q1:page]]を参照。" + "あ" * 400))
    assert made_in_two(path).pdf == made_alone(path).pdf


@pytest.mark.parametrize("write_document", [write_every_mark, write_every_picture, write_stress])
def test_other_documents(write_document: Callable[[Path], Path], tmp_path: Path) -> None:
    """Whatever a document may hold, short tables and figures too."""
    path = write_document(tmp_path)
    assert made_in_two(path).pdf == made_alone(path).pdf


def test_what_is_left_to_the_next_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it: the next one makes nothing anew."""
    path, cache = write(tmp_path, large()), DiskCache(tmp_path / "cache")
    made = made_in_two(path, cache)
    made.last.save()
    prepared = prepare(path, None, None)
    last = last_build(prepared.appendix, cache)
    anew: list[bytes] = []

    def memo(key: bytes, make: Callable[[], bytes], kept: BuildMemo = last.memo) -> bytes:
        def make_anew() -> bytes:
            anew.append(key)
            return make()

        return kept(key, make_anew)

    monkeypatch.setattr(last, "memo", memo)
    assert made.last.is_first > last.is_first
    assert make_pdf(prepared, MakeOptions(), made.faces, last).pdf == made.pdf == made_alone(path).pdf
    assert anew == []


def test_one_that_is_lost(tmp_path: Path) -> None:
    """All of it is made here then."""
    path = write(tmp_path, large())
    here, there = Pipe()
    there.close()
    prepared = prepare(path, None, None)
    faces, last = load_faces(prepared.appendix), last_build(prepared.appendix, NO_CACHE)
    assert make_pdf(prepared, MakeOptions(), faces, last, OtherProcess(0, here)).pdf == made_alone(path).pdf


PROGRAM = """
import os, signal, sys
from faqprint.pipeline import build, second_process
from faqprint.storage import other_process

def killed(appendix, faces, proof, other):
    os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[3] == "killed":
    second_process.make_share = killed
if sys.argv[3] == "alone":
    second_process.processors = lambda: 1
else:
    second_process.processors = lambda: 2
try:
    report = build.build(sys.argv[1], sys.argv[2], cache=False)
    print(report.pages, len(report.warnings))
except build.ContentError as error:
    print([(fault.code, fault.place.line) for fault in error.faults])
"""


def _build(path: Path, out: Path, how: str) -> str:
    command = [sys.executable, "-c", PROGRAM, str(path), str(out), how]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONWARNINGS": "error"})
    assert done.stderr == ""
    return done.stdout


def test_processes(tmp_path: Path) -> None:
    """A build with a second process, with one that is killed, and without: the same file, the same report."""
    path = write(tmp_path, large(200))
    told = [_build(path, tmp_path / f"{how}.pdf", how) for how in ("two", "killed", "alone")]
    assert len(set(told)) == len({(tmp_path / f"{how}.pdf").read_bytes() for how in ("two", "killed", "alone")}) == 1


def test_what_fits_no_page(tmp_path: Path) -> None:
    """Is told as one process tells it, also where the second one met it."""
    path = write(tmp_path, large(200, last="\n        ".join(["|" + "あ|" * 60, "|" + "---|" * 60, "|" + "い|" * 60])))
    told = {_build(path, tmp_path / "a.pdf", how) for how in ("two", "alone")}
    assert len(told) == 1
    assert "inner-table" in told.pop()


COMMAND_LINE = """
from faqprint.__main__ import run
from faqprint.pipeline import second_process

second_process.processors = lambda: 2
run()
"""


def test_interrupt_ends_both(tmp_path: Path) -> None:
    """Ctrl-C once there are two leaves no process and no file; a slow machine was still importing after the 0.6 s of before."""
    path = write(tmp_path, large(2400))
    command = [sys.executable, "-c", COMMAND_LINE, "build", str(path), "-o", str(tmp_path / "a.pdf"), "--no-cache"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while not children.read_text():
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=60)
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
    assert process.returncode == 130
    assert not (tmp_path / "a.pdf").exists()
