"""Change single bytes of our own files and look who notices: ``damage.py [--changes N] [--seed N] [--frame] [--show]``.

Each file in turn (content, starter, with its sources attached, an edition) has one byte after another replaced by another
one, at random.  Altered is a change that alters what pdfium or MuPDF draw or read out, the title, bookmarks, links, XMP or
attachments that they tell of, or at which qpdf complains.  The table says how many of those ``verify`` tells, and how many
pikepdf without recovery would (its warnings counted); what is not told is listed under ``--show``, and fails, but in the edition,
whose bytes the manifest of its folder stands for.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pymupdf
import pypdfium2

from faqprint.proof import examine

ROOT = Path(__file__).parents[1]
#: Its identifier does not stand for its bytes, which the manifest of its folder does: by itself it may be altered unseen.
EDITION = "edition"
_STREAM = re.compile(rb"/FlateDecode(?:(?!endobj).)*?>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


class Change(NamedTuple):
    """One byte of a file, and what it became."""

    file: str
    at: int
    value: int


class Verdict(NamedTuple):
    """Who noticed a change."""

    change: Change
    altered: frozenset[str]
    told: bool
    pikepdf: bool


def made(folder: Path) -> dict[str, bytes]:
    """Our own files."""

    def run(*arguments: str | Path) -> None:
        command = [sys.executable, "-m", "faqprint", *map(str, arguments), "--quiet"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    content = ROOT / "content" / "appendix.yaml"
    run("init", folder / "starter")
    run("build", content, "-o", folder / "content.pdf")
    run("build", content, "-o", folder / "attached.pdf", "--attach-source")
    run("build", folder / "starter" / "appendix.yaml", "-o", folder / "starter.pdf")
    run("editions", content, "-o", folder / "editions", "--only", "001")
    (edition,) = (folder / "editions").glob("001*.pdf")
    files = {name: (folder / f"{name}.pdf").read_bytes() for name in ("content", "starter", "attached")}
    return files | {EDITION: edition.read_bytes()}


def pdfium(data: bytes) -> dict[str, str]:
    """What pdfium draws and reads out."""
    document = pypdfium2.PdfDocument(data)
    pages, texts = hashlib.sha256(), hashlib.sha256()
    for page in document:
        pages.update(bytes(page.render(scale=1, grayscale=True).buffer))
        texts.update(page.get_textpage().get_text_bounded().encode())
    facts = repr((document.get_metadata_dict(), [(b.get_title(), b.level) for b in document.get_toc()]))
    return {"pdfium draws": pages.hexdigest(), "pdfium reads": texts.hexdigest(), "pdfium's facts": facts}


def mupdf(data: bytes) -> dict[str, str]:
    """What MuPDF draws and reads out."""
    pages, texts, links = hashlib.sha256(), hashlib.sha256(), []
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page in document:
            pages.update(page.get_pixmap(colorspace=pymupdf.csGRAY).samples)
            texts.update(page.get_text().encode())
            links.append([(link["kind"], link.get("uri"), link.get("page"), str(link["from"])) for link in page.get_links()])
        attached = [(name, hashlib.sha256(document.embfile_get(name)).hexdigest()) for name in document.embfile_names()]
        facts = repr((document.metadata, document.get_toc(), links, attached, document.get_xml_metadata()))
    return {"MuPDF draws": pages.hexdigest(), "MuPDF reads": texts.hexdigest(), "MuPDF's facts": facts}


def qpdf(data: bytes) -> dict[str, str]:
    """Whether qpdf complains."""
    done = subprocess.run(["qpdf", "--check", "-"], input=data, capture_output=True)
    if done.returncode and b"-" in done.stderr[:20]:  # it reads no standard input
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(data)
            file.flush()
            done = subprocess.run(["qpdf", "--check", file.name], capture_output=True)
    return {"qpdf complains": str(done.returncode)}


def shown(data: bytes) -> dict[str, str]:
    """What each of the readers makes of a file."""
    found: dict[str, str] = {}
    readers: tuple[Callable[[bytes], dict[str, str]], ...] = (pdfium, mupdf, qpdf)
    for reader in readers:
        try:
            found |= reader(data)
        except Exception as error:
            found[reader.__name__] = type(error).__name__
    return found


def strict(data: bytes) -> bool:
    """Whether pikepdf, told to mend nothing, notices anything in a file of which every object is read."""
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream):
                    thing.read_bytes()
            return bool(pdf.get_warnings())
    except Exception:
        return True


def verdicts(job: tuple[bytes, list[Change]]) -> list[Verdict]:
    """Try changes of one file."""
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    data, changes = job
    before, found = shown(data), []
    for change in changes:
        changed = data[: change.at] + bytes([change.value]) + data[change.at + 1 :]
        after = shown(changed)
        altered = frozenset(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
        found.append(Verdict(change, altered, bool(examine(changed)), strict(changed)))
    return found


def places(data: bytes, frame: bool) -> list[int]:
    """Where bytes are changed: anywhere, or only outside what is compressed."""
    inside = [match.span(1) for match in _STREAM.finditer(data)] if frame else []
    taken = bytearray(len(data))
    for start, end in inside:
        taken[start:end] = b"\1" * (end - start)
    return [at for at in range(len(data)) if not taken[at]]


def changes(files: dict[str, bytes], count: int, seed: int, frame: bool) -> Iterator[list[Change]]:
    """The changes to try, in portions of one file each."""
    chance = random.Random(seed)
    for number, (name, data) in enumerate(files.items()):
        own = count * (number + 1) // len(files) - count * number // len(files)
        at = chance.choices(places(data, frame), k=own)
        picked = [Change(name, a, chance.choice([v for v in range(256) if v != data[a]])) for a in at]
        yield from (picked[start : start + 50] for start in range(0, own, 50))


def main() -> None:
    """Try them all and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--frame", action="store_true", help="only outside what is compressed")
    parser.add_argument("--show", action="store_true", help="list what was altered and not told")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = made(Path(folder))
    portions = [(files[portion[0].file], portion) for portion in changes(files, options.changes, options.seed, options.frame)]
    with ProcessPoolExecutor(2) as executor:
        found = [verdict for some in executor.map(verdicts, portions) for verdict in some]
    print(f"seed {options.seed}{', outside compressed streams' if options.frame else ''}")
    print("| file | bytes | changes | altered | told by verify | told of all | altered, pikepdf tells |\n|" + " --- |" * 7)
    for name in (*files, ""):
        own = [verdict for verdict in found if name in ("", verdict.change.file)]
        altered = [verdict for verdict in own if verdict.altered]
        told = sum(verdict.told for verdict in altered)
        pikes = sum(verdict.pikepdf for verdict in altered)
        size = f"{len(files[name]):,}" if name else ""
        row = (name or "all", size, len(own), len(altered), told, sum(verdict.told for verdict in own), pikes)
        print("|", *(f"{cell} |" for cell in row))
    for verdict in found if options.show else ():
        if verdict.altered and not verdict.told:
            name, at, value = verdict.change
            around = files[name][max(0, at - 30) : at + 30]
            print(f"{name} {at} {files[name][at]:02x} -> {value:02x} {around!r}: {', '.join(sorted(verdict.altered))}")
    sys.exit(int(any(verdict.altered and not verdict.told for verdict in found if verdict.change.file != EDITION)))


if __name__ == "__main__":
    main()
