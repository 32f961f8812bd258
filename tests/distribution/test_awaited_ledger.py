"""A ledger that is laid out while its editions are made: byte for byte the one that is made when they are, or none."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools has no types

from faqprint.distribution import awaited_ledger as module
from faqprint.distribution import executor
from faqprint.distribution.awaited_ledger import AWAITED_SHA256, AwaitedLedger, awaited_ledger, send_ledger
from faqprint.distribution.edition_maker import EditionMaker
from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.distribution.manifest import ManifestEntry
from faqprint.errors import DoubtError
from faqprint.manuscript.load import load
from faqprint.storage.other_process import OtherProcess
from faqprint.text.fonts import find_font

from .test_executor import files, many

COUNT = 90


def entries(count: int = COUNT, pages: int = 7) -> list[ManifestEntry]:
    """What came of editions: names of all lengths, a file's that no face has all of, and any sha256."""
    rolls = random.Random(3)
    made = []
    for row in range(count):
        name = "港町髙辻" * rolls.choice((0, 1, 1, 2, 15)) + "支店"
        sha256 = f"{rolls.getrandbits(256):064x}"
        made.append(ManifestEntry(f"{row:03}", name, f"{row:03}_{name}{'😀' * (row == 8)}.pdf", pages, 1, sha256, "", "", {}))
    return made


def foresee(made: Sequence[ManifestEntry], pages: int) -> list[ManifestEntry]:
    """What could be known of editions before they were made, but for every ninth one, which was not made."""
    return [e if row % 9 == 5 else e._replace(sha256=AWAITED_SHA256, pages=pages) for row, e in enumerate(made)]


def ledgers(content: Path, pages: int = 7) -> tuple[bytes, bytes, bytes]:
    """Lay a ledger out while its editions are made, and then; also gives the first process' word for that it was lost."""
    maker = EditionMaker(load(content))
    made, stale = entries(pages=pages), ["005", "014"]
    foreseen = foresee(made, 7)
    here, there = Pipe()
    doubted: list[bytes] = []

    def work() -> None:
        try:
            send_ledger(maker, foreseen, stale, OtherProcess(1, there))
        except DoubtError:
            doubted.append(b"doubted")
        finally:
            there.close()

    thread = Thread(target=work)
    thread.start()
    awaited = AwaitedLedger(foreseen, stale, OtherProcess(0, here))
    for entry, before in zip(made, foreseen, strict=True):
        if entry != before:
            awaited.note(entry)
    pdf = awaited.pdf(made, stale)
    thread.join()
    here.close()
    return pdf, EditionMaker(load(content)).ledger(made, stale), b"".join(doubted)


@pytest.mark.parametrize(
    "style",
    [
        "",
        "base: large",
        "paper: B5, duplex: true, running_numbers: true, line: {wrap: char}",
        "line: {adjust: none, autospace: 0}",
    ],
)
def test_ledger_is_the_same(content: Path, style: str) -> None:
    """In every style: the rows that were awaited, those that were known, and the stale ones."""
    content.with_name("style.yaml").write_text(f"{{{style}}}\n", "utf-8")
    content.write_text(content.read_text("utf-8") + "style: style.yaml\n", "utf-8")
    pdf, later, _ = ledgers(content)
    assert pdf == later


def test_other_pages_of_the_same_width(content: Path) -> None:
    """Eight pages where seven were likely take the same room."""
    pdf, later, _ = ledgers(content, 8)
    assert pdf == later


def test_other_pages_of_another_width(content: Path) -> None:
    """Eleven pages where seven were likely stand elsewhere in their cell: the copy gives nothing."""
    assert ledgers(content, 11)[::2] == (b"", b"doubted")


@pytest.mark.parametrize("digits", ["3", "b", "0123456789abcdef"])
def test_digits_of_other_widths(content: Path, digits: str) -> None:
    """A face some of whose digits or letters are wider, or all of them: the column asks for what the widest number needs."""
    font = TTFont(find_font("BIZUDMincho-Regular.ttf"))
    for digit in digits:
        glyph = font.getBestCmap()[ord(digit)]
        advance, bearing = font["hmtx"][glyph]
        font["hmtx"][glyph] = (advance + 100, bearing)
    font.save(content.with_name("wider.ttf"))
    content.with_name("style.yaml").write_text(f'fonts: {{text: "{content.with_name("wider.ttf")}"}}\n', "utf-8")
    content.write_text(content.read_text("utf-8") + "style: style.yaml\n", "utf-8")
    assert ledgers(content)[::2] == (b"", b"doubted")


def test_what_was_not_foreseen() -> None:
    """An edition that was not made, that is stale, or of which there is nothing in the end: nobody waits for the copy."""
    made = entries(3)
    foreseen = [entry._replace(sha256=AWAITED_SHA256) for entry in made]

    def awaited(noted: int) -> AwaitedLedger:
        ledger = AwaitedLedger(foreseen, [], OtherProcess(0, Pipe()[0]))  # nobody is there to answer
        for entry in made[:noted]:
            ledger.note(entry)
        return ledger

    assert awaited(2).pdf(made, []) == b""
    assert awaited(3).pdf(made[:2], []) == b""
    assert awaited(3).pdf(made, ["002"]) == b""


def test_interrupt_between_the_last_edition_and_its_telling(monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy was never told of the last one: both waited for each other."""
    made = entries(3)
    here = Pipe()[0]  # nobody is there to answer
    ledger = AwaitedLedger([entry._replace(sha256=AWAITED_SHA256) for entry in made], [], OtherProcess(0, here))
    for entry in made[:2]:
        ledger.note(entry)

    def interrupt(process: OtherProcess, parts: Sequence[bytes]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(OtherProcess, "send", interrupt)
    with pytest.raises(KeyboardInterrupt):
        ledger.note(made[2])
    assert ledger.pdf(made, []) == b""


def test_few_editions(content: Path) -> None:
    """Their ledger is laid out when they are made."""
    foreseen = [entry._replace(sha256=AWAITED_SHA256) for entry in entries(99)]
    with awaited_ledger(EditionMaker(load(content)), foreseen, []) as awaited:
        assert awaited is None


@pytest.mark.copied
@pytest.mark.parametrize("fault", ["", "a row", "a copy"])
def test_run_writes_the_same_ledger(content: Path, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    """With other processes the folder is byte for byte that of one; also where an edition cannot be made, or the copy is lost."""
    many(content, 120)
    path = content.with_name("branches.csv")
    path.write_text(path.read_text("utf-8").replace("支店7,", "支店\U000fff007," if fault == "a row" else "支店7,"), "utf-8")
    make_editions(content, content.parent / "one", options=EditionOptions(jobs=1))
    given: list[bytes] = []
    pdf = AwaitedLedger.pdf

    def note(ledger: AwaitedLedger, made: Sequence[ManifestEntry], stale: Sequence[str]) -> bytes:
        given.append(pdf(ledger, made, stale))
        return given[-1]

    monkeypatch.setattr(AwaitedLedger, "pdf", note)
    monkeypatch.setattr(module, "processors", lambda: 2)
    monkeypatch.setattr(executor, "paying_jobs", lambda editions: 2)
    if fault == "a copy":
        monkeypatch.setattr(module, "send_ledger", lambda *_: os._exit(1))
    make_editions(content, content.parent / "two")
    assert files(content.parent / "one") == files(content.parent / "two")
    assert [bool(ledger) for ledger in given] == [not fault]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
