"""A run killed at any moment, and two runs at once: nothing half written, nothing lost, the next run completes."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.distribution.manifest import MANIFEST, ManifestEntry, read_manifest
from faqprint.distribution.verify_folder import verify_folder
from faqprint.errors import UsageError
from faqprint.export.pdf import write
from faqprint.pipeline.build import build

from .made_again import make_again

#: Kills of runs in one process, and of runs in two; FAQPRINT_KILLS=200 for the full profile of both together.
KILLS = int(os.environ.get("FAQPRINT_KILLS", "12")) // 2
ROWS = 24
#: Seconds: some turns of a run.
LATEST_KILL = 0.24


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Processes that are copies of one that has imported the program, and nothing else: each begins its work at once."""
    context = get_context("forkserver")
    context.set_forkserver_preload([make_editions.__module__, build.__module__, write.__module__])
    return context


def count_turns(told: Connection) -> int:
    """The turns that are still told, until the last process that could tell of any has gone."""
    turns = 0
    with suppress(EOFError):
        while told.recv_bytes():
            turns += 1
    return turns


def listed_entries(folder: Path) -> tuple[ManifestEntry, ...]:
    """The entries of a folder's manifest, which must be as it was written."""
    manifest = read_manifest(folder)
    assert manifest is None or manifest.whole
    return manifest.entries if manifest else ()


def truth(folder: Path) -> set[str]:
    """The files that a manifest is wrong about, found without the program."""
    wrong = set()
    for entry in listed_entries(folder):
        path = folder / entry.file
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != entry.sha256:
            wrong.add(entry.file)
    return wrong


@pytest.mark.parametrize("jobs", [1, 2])
def test_kills_at_random_moments(content: Path, jobs: int, processes: ForkServerContext) -> None:
    """After every kill each PDF is whole, ``verify`` says just what is so, and the next run brings all up to date.

    With processes of its own the run takes them along: they hold no lock against the next one.
    """
    rows = [f"{i:03},支店{i},係{i},000－{i:04},000－{i:04}" for i in range(ROWS)]
    content.with_name("branches.csv").write_text("\n".join(["code,name,desk,tel,fax", *rows]) + "\n", "utf-8")
    folder = content.parent / "out"
    original = content.read_text("utf-8")
    rolls = random.Random(5)
    hit = 0
    for kill in range(KILLS):
        content.write_text(original, "utf-8")
        told_here, tells = processes.Pipe(duplex=False)
        process = processes.Process(target=make_again, args=(os.fspath(content), os.fspath(folder), kill * 10_000, jobs, tells))
        process.start()
        tells.close()
        told_here.recv_bytes()
        time.sleep(rolls.random() * LATEST_KILL)
        process.kill()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        assert count_turns(told_here) < 10_000
        told_here.close()
        for path in folder.glob("*.pdf"):
            assert path.read_bytes().rstrip().endswith(b"%%EOF"), path
        try:
            told = {file for file, _ in verify_folder(folder, quick=True).findings}
        except UsageError as error:
            assert error.code == "manifest-missing" and not (folder / MANIFEST).exists()
            told = set()
        assert told == truth(folder)
        hit += bool(told) or not (folder / MANIFEST).exists() or any(folder.glob(".faqprint-*"))
        summary = make_editions(content, folder, options=EditionOptions(ledger=False))
        assert not summary.failures and len(summary.made) + len(summary.unchanged) == ROWS
        assert not verify_folder(folder, quick=True).findings
        assert not list(folder.glob(".faqprint-*"))
        assert len(list(folder.glob("*.pdf"))) == ROWS
    assert hit >= KILLS // 4, "too few kills fell into a run"


def test_second_run_names_the_first(content: Path) -> None:
    """While another process works in the folder, the command refuses with exit status 3 and names it; killed, it blocks none."""
    folder = content.parent / "out"
    hold = "import sys, time; from faqprint.storage.lock import lock\nwith lock(sys.argv[1]): print(flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", hold, os.fspath(folder)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    command = [sys.executable, "-m", "faqprint", "editions", os.fspath(content), "-o", os.fspath(folder)]
    refused = subprocess.run(command, capture_output=True, check=False)
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert refused.returncode == 3 and str(holder.pid) in refused.stderr.decode()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert len(list(folder.glob("0*.pdf"))) == 4
