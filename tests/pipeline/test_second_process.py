"""The second process of a large build: it spares work, and nothing that it does or fails to do is seen in the PDF."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from faqprint.pipeline import second_process
from faqprint.pipeline.build import load_faces, prepare

from .test_reuse import ANSWERS

#: Builds as a process of its own does, which has no other threads; every section is large enough, every machine, too.
SCRIPT = """
import json, sys
from faqprint.pipeline import second_process
from faqprint.pipeline.build import build
from faqprint.errors import ContentError
from faqprint.export.painter import Painter

second_process.LEAST, second_process.LEAST_PAGES, second_process.processors = json.loads(sys.argv[3]), 2, lambda: 2
{change}
painted = []
paint = Painter.paint
Painter.paint = lambda self, page: painted.append(page.number) or paint(self, page)
try:
    report = build(sys.argv[1], sys.argv[2], proof=False, cache={cache})
    told = [[fault.code, list(fault.place)] for fault in report.warnings]
except ContentError as error:
    told = [[fault.code, list(fault.place)] for fault in error.faults]
print(json.dumps([told, painted]))
"""


@pytest.fixture
def appendix(tmp_path: Path) -> Path:
    """Two sections of many kinds of answers."""
    return write(tmp_path, {})


def write(folder: Path, changed: dict[int, str]) -> Path:
    """Write an appendix; ``changed``: answers by the question's No."""
    number = 0
    sections: list[dict[str, object]] = []
    for size in (45, 30):
        categories: list[dict[str, object]] = []
        for start in range(0, size, 5):
            questions: list[dict[str, str]] = []
            for _ in range(5):
                number += 1
                own = {"question": f"質問（{number}）ですか？", "answer": changed.get(number, ANSWERS[number % len(ANSWERS)])}
                questions.append(own | ({"id": "first"} if number == 1 else {}))
            categories.append({"name": f"区分{start}", "questions": questions})
        sections.append({"type": "faq", "title": f"質問{size}", "categories": categories})
    file = folder / "appendix.yaml"
    file.write_text(json.dumps({"title": "別紙　ＦＡＱ", "sections": sections}, ensure_ascii=False), "utf-8")
    return file


def made(appendix: Path, *, least: int, change: str = "", cache: bool = False) -> tuple[bytes, Any, list[int]]:
    """Give the PDF, what was told, and the numbers of the pages that the building process painted itself."""
    out = appendix.with_suffix(".pdf")
    script = SCRIPT.format(change=change, cache=cache)
    environment = os.environ | {"FAQPRINT_CACHE": str(appendix.parent / "cache")}
    command = [sys.executable, "-c", script, str(appendix), str(out), json.dumps(least)]
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert not run.stderr
    told, painted = json.loads(run.stdout)
    return out.read_bytes() if out.exists() else b"", told, painted


ALONE = 10**9


def test_with_a_second_process_the_same_bytes(appendix: Path) -> None:
    """Two sections shared between two processes give what one gives; the first draws fewer pages."""
    alone, _, all_pages = made(appendix, least=ALONE)
    shared, _, own = made(appendix, least=5)
    assert shared == alone
    assert len(own) < 0.7 * len(all_pages)


@pytest.mark.parametrize("hour", ["from faqprint.compose.appendix import compose", "way.send_bytes(rows.pack())", "pass"])
def test_a_second_process_that_is_lost(appendix: Path, hour: str) -> None:
    """It ends at once, after it told of rows that it never waits to hear of, or before any: nothing is missing."""
    change = f"""
from faqprint.compose.row_reuse import RowReuse
def work(way, appendix, faces, program):
    rows = RowReuse(program)
    {hour}
    import os
    os._exit(1)
second_process._set_and_draw = work
"""
    assert made(appendix, least=5, change=change)[0] == made(appendix, least=ALONE)[0]


def test_a_second_process_that_cannot_be_had(appendix: Path) -> None:
    """No more processes are allowed: the build goes on alone."""
    change = """
import errno, os
def refuse():
    raise BlockingIOError(errno.EAGAIN, "no")
os.fork = refuse
"""
    shared, _, own = made(appendix, least=5, change=change)
    alone, _, all_pages = made(appendix, least=ALONE)
    assert shared == alone
    assert own == all_pages


def test_a_second_process_that_stops(appendix: Path) -> None:
    """It is waited for only so long, and only once."""
    change = """
def work(way, *known):
    import time
    time.sleep(60)
second_process._set_and_draw, second_process._PATIENCE = work, 0.2
"""
    begin = time.monotonic()
    assert made(appendix, least=5, change=change)[0] == made(appendix, least=ALONE)[0]
    assert time.monotonic() - begin < 30


def test_a_second_process_that_is_wrong(appendix: Path) -> None:
    """Heights that cannot be are seen where a row is set, and all is made anew without it."""
    change = """
from faqprint.compose.row_reuse import ReusableRow
keep = second_process._WorkerRows.keep
def lie(self, digest, tree, first, attributed, question, answer):
    keep(self, digest, tree, first, attributed, question + 1.0, answer)
second_process._WorkerRows.keep = lie
"""
    assert made(appendix, least=5, change=change)[0] == made(appendix, least=ALONE)[0]


def test_what_is_told_is_told_all_the_same(tmp_path: Path) -> None:
    """A word that must be cut is told once, whoever set it; what fits nowhere is refused at the same place."""
    wide = write(tmp_path, dict.fromkeys((3, 44, 74), "a" * 300))
    shared, alone = made(wide, least=5), made(wide, least=ALONE)
    assert shared[:2] == alone[:2]
    assert [code for code, _ in shared[1]] == ["word-cut"] * 3
    table = "\n".join(["|" + "a|" * 30, "|" + "---|" * 30, "|" + "a|" * 30])
    refused = write(tmp_path, dict.fromkeys((44, 74), table))
    assert made(refused, least=5)[1] == made(refused, least=ALONE)[1]
    assert [code for code, _ in made(refused, least=5)[1]] == ["inner-table-too-wide"]


def test_what_is_left_standing_is_whole(appendix: Path) -> None:
    """A later build finds the rows and pages of both processes, works alone, and paints next to nothing."""
    first, _, _ = made(appendix, least=5, cache=True)
    again, _, painted = made(appendix, least=5, cache=True)
    assert again == first == made(appendix, least=ALONE)[0]
    assert len(painted) <= 4  # those that bear a title or begin a table


def test_pages_that_all_moved_are_shared(appendix: Path) -> None:
    """Rows stand, but a longer answer at the start moves them all: a second process is called in for the pages."""
    made(appendix, least=5, cache=True)
    write(appendix.parent, {1: "この回答は長くなりました。" * 200})
    warm, _, own = made(appendix, least=5, cache=True)
    cold, _, all_pages = made(appendix, least=ALONE)
    assert warm == cold
    assert len(own) < 0.7 * len(all_pages)
    again, _, painted = made(appendix, least=5, cache=True)
    assert again == cold
    assert len(painted) <= 4


def test_when_it_pays(appendix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small appendix is made by one process, and so is any where this one may not be copied."""
    loaded, *_ = prepare(appendix, None, None)
    faces = load_faces(loaded)
    monkeypatch.setattr(second_process, "processors", lambda: 2)
    with second_process.second_process(loaded, faces, None) as reuse:
        assert reuse is None
    monkeypatch.setattr(second_process, "LEAST", 5)
    monkeypatch.setattr(second_process, "can_be_copied", lambda: False)
    with second_process.second_process(loaded, faces, None) as reuse:
        assert reuse is None
