"""Hostile files end early, within bounds that the operating system keeps, and are told of as what they are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from faqprint.limits import OverBudgetError, WorkBudget
from faqprint.proof import examine, verify
from faqprint.proof.reader import read_pdf

from .hostile import BOMBS
from .sample import Sample

CHILD = """
import io, json, resource
from contextlib import redirect_stdout
from pathlib import Path
from faqprint.cli.main import main
from tests.proof.hostile import BOMBS
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
resource.setrlimit(resource.RLIMIT_AS, (900 << 20, 900 << 20))
for name, (bomb, _) in BOMBS.items():
    Path("x.pdf").write_bytes(bomb())
    with redirect_stdout(io.StringIO()) as said:
        status = main(["verify", "x.pdf", "--json"])
    codes = [fault["code"] for fault in json.loads(said.getvalue())["faults"]]
    print(json.dumps([name, status, len(codes), codes[-1]]), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the system keeps no such limits")
def test_every_hostile_file_ends_within_limits(tmp_path: Path) -> None:
    """By the command, all of them in one process with two minutes and 900 MiB of addresses: one alone took 25 s, or 5 GiB."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", CHILD], env=environment, cwd=tmp_path, capture_output=True, text=True)
    told = {name: tuple(ended) for name, *ended in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 0, (done.stderr, list(told)[-1:])
    assert told.keys() == BOMBS.keys()
    assert {name: (status, code) for name, (status, _, code) in told.items()} == {
        name: (1, code) for name, (_, code) in BOMBS.items()
    }
    assert max(count for _, count, _ in told.values()) == 1001


def test_budget_of_our_own_files_is_ample(sample: Sample) -> None:
    """A third of it is enough, so that a file that differs from ours in its layout passes, too."""
    whole = WorkBudget.of_size(len(sample.pdf)).left
    assert read_pdf(sample.pdf, WorkBudget(whole / 3)).pages
    with pytest.raises(OverBudgetError):
        read_pdf(sample.pdf, WorkBudget(len(sample.pdf)))


def test_findings_are_not_told_without_end() -> None:
    """A thousand, and that there are more."""
    found = examine(BOMBS["direct_elements"][0]())
    assert len(found) == 1001
    assert [item.code for item in found].count("pdf-more-findings") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_what_never_ends_is_not_read(tmp_path: Path) -> None:
    """A pipe that nobody writes to, and a device, waited or read for ever."""
    os.mkfifo(tmp_path / "pipe.pdf")
    for path in (tmp_path / "pipe.pdf", Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(OSError, match="not a regular file"):
            verify(path)
