"""Editions made by other processes and by a real Dask cluster: the same bytes as made here."""

import concurrent.futures
import errno
import multiprocessing
import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from faqprint import limits
from faqprint.distribution import executor
from faqprint.distribution.edition_maker import EditionMaker
from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.errors import MachineError
from faqprint.manuscript.branches import read_branches
from faqprint.manuscript.load import read
from faqprint.text.fonts import find_font


def many(content: Path, count: int) -> None:
    """Replace the list by a longer one."""
    rows = [f"{i:03},支店{i},係{i},000－{i:04},000－{i:04}" for i in range(count)]
    content.with_name("branches.csv").write_text("\n".join(["code,name,desk,tel,fax", *rows]) + "\n", "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_processes_give_the_same_bytes(content: Path) -> None:
    """With two processes the folder is byte for byte that of one, in the same order."""
    many(content, 40)
    make_editions(content, content.parent / "one")
    summary = make_editions(content, content.parent / "two", options=EditionOptions(jobs=2))
    assert len(summary.made) == 40
    assert files(content.parent / "one") == files(content.parent / "two")


def test_faults_come_back_from_processes(content: Path) -> None:
    """A row that cannot be printed is told of as if it were made here, the others are made."""
    many(content, 20)
    path = content.with_name("branches.csv")
    path.write_text(path.read_text("utf-8").replace("支店7,", "支店\U0001f6007,"), "utf-8")
    summary = make_editions(content, content.parent / "out", options=EditionOptions(jobs=2))
    assert len(summary.made) == 19
    assert [(fault.code, fault.place.line) for fault in summary.faults] == [("missing-glyph", 9)]


def test_cluster_gives_the_same_bytes(content: Path) -> None:
    """A cluster with workers of its own makes the same folder, with a font that is not shipped, too."""
    from distributed import LocalCluster  # takes long to import, in every process of a run

    many(content, 24)
    font = content.with_name("own.ttf")
    shutil.copy(find_font("BIZUDGothic-Regular.ttf"), font)
    style = content.with_name("style.yaml")
    style.write_text(f'fonts: {{text: "{font}"}}\n', "utf-8")
    content.write_text(content.read_text("utf-8") + "style: style.yaml\n", "utf-8")
    make_editions(content, content.parent / "here")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:  # type: ignore[no-untyped-call]  # it has no types
        options = EditionOptions(scheduler=local.scheduler_address)
        summary = make_editions(content, content.parent / "there", options=options)
    assert len(summary.made) == 24 and not summary.failures
    assert files(content.parent / "here") == files(content.parent / "there")


def test_cluster_out_of_reach(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No scheduler at the address is the machine's fault, and nothing is written but the lock's folder."""
    monkeypatch.setattr(limits, "SCHEDULER_SECONDS", 0.2)
    with pytest.raises(MachineError) as caught:
        make_editions(content, content.parent / "out", options=EditionOptions(scheduler="tcp://127.0.0.1:9"))
    assert caught.value.code == "scheduler-unreachable"
    assert not list((content.parent / "out").glob("*.pdf"))


def test_cluster_that_is_lost(content: Path) -> None:
    """Its scheduler ended: it was an error of the program, without a manifest; what is made counts."""
    from distributed import LocalCluster

    many(content, 24)
    folder = content.parent / "out"
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as local:  # type: ignore[no-untyped-call]  # it has no types
        options = EditionOptions(scheduler=local.scheduler_address, ledger=False)

        def stop(done: int, of: int, code: str) -> None:
            if done == 12:
                local.close()

        with pytest.MonkeyPatch.context() as patched, pytest.raises(MachineError) as caught:
            patched.setattr(EditionMaker, "at_once", 4)
            make_editions(content, folder, options=options, progress=stop)
    assert caught.value.code == "scheduler-unreachable"
    assert len(make_editions(content, folder).unchanged) >= 12


def test_file_that_a_process_cannot_write_fails_alone(content: Path) -> None:
    """A folder in the way of one edition is met by the process that made it and by this one, which tells of it."""
    many(content, 40)
    folder = content.parent / "out"
    (folder / "007_支店7.pdf").mkdir(parents=True)
    summary = make_editions(content, folder, options=EditionOptions(jobs=2, ledger=False))
    assert len(summary.made) == 39
    assert [(file, error.code) for file, error in summary.failures] == [("007_支店7.pdf", "output-is-folder")]
    assert not list(folder.glob(".faqprint-*"))


def test_processes_that_cannot_be_had(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody asked for them: the run makes all itself; it is refused only to those who did."""
    many(content, 120)

    def refuse(*_: object, **__: object) -> NoReturn:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", refuse)
    monkeypatch.setattr(executor, "paying_jobs", lambda editions: 2)
    assert len(make_editions(content, content.parent / "out", options=EditionOptions(ledger=False)).made) == 120
    with pytest.raises(MachineError) as caught:
        make_editions(content, content.parent / "other", options=EditionOptions(jobs=2))
    assert caught.value.code == "workers-lost"


@pytest.mark.copied
def test_a_second_interrupt_leaves_nobody_at_work(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They went on, and what they laid beside their files stayed there."""
    many(content, 200)
    appendix, _ = read(content)
    assert appendix
    branches = read_branches(appendix).branches
    end = concurrent.futures.ProcessPoolExecutor.shutdown
    stops = [KeyboardInterrupt()]

    def end_or_stop(pool: concurrent.futures.ProcessPoolExecutor, **options: bool) -> None:
        if stops:
            raise stops.pop()
        end(pool, **options)

    monkeypatch.setattr(concurrent.futures.ProcessPoolExecutor, "shutdown", end_or_stop)
    proof = executor.Proof(False, frozenset())
    with (
        pytest.raises(KeyboardInterrupt),
        executor.processes(2, EditionMaker(appendix), proof, content.parent, branches) as workers,
    ):
        workers.submit(slice(0, 200))
    assert not multiprocessing.active_children()


def test_edition_takes_the_place_of_a_link(content: Path) -> None:
    """What a link in the folder leads to is left alone: it was written over, or made (``seven.pdf``)."""
    many(content, 40)
    out, elsewhere = content.parent / "out", content.parent / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (out / "007_支店7.pdf").symlink_to(elsewhere / "seven.pdf")
    for name in ("manifest.json", "manifest.csv", "ledger.pdf"):
        (out / name).symlink_to(elsewhere / name)
    make_editions(content, out, options=EditionOptions(jobs=2))
    assert list(elsewhere.iterdir()) == []
    assert not any(path.is_symlink() for path in out.iterdir())
