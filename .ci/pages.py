"""Contact sheets of content, starter and stress document in every style and on every paper, for whoever changes ink.

``pages.py FOLDER [--against REVISION] [DOCUMENT…]`` writes a PNG a document into FOLDER; with another revision of the program
also one that shows each page that differs, before at the left and after at the right.  DOCUMENT: the beginning of a name such as
``content-large``; without any, all.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import repeat
from pathlib import Path

import documents
from PIL import Image, ImageDraw

#: Resolution of a page on a contact sheet, and of one that is compared; pages beside each other on a contact sheet.
SMALL, LARGE = 36, 60
ACROSS = 8
#: White between pages, and the height of the line that names one, in pixels.
GAP, NAME = 6, 12
#: Pages that are shown before and after of one document at most.
SHOWN = 24


def pages(pdf: Path, resolution: int) -> list[Image.Image]:
    """Rasterize a PDF, grey, page by page."""
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(["pdftoppm", "-r", str(resolution), "-gray", str(pdf), f"{scratch}/page"], check=True)
        return [Image.open(path).copy() for path in sorted(Path(scratch).glob("page*"))]


def sheet(rows: Sequence[Sequence[tuple[str, Image.Image | None]]]) -> Image.Image:
    """Lay named pages out row by row; ``None`` leaves a place empty."""
    made = [image for row in rows for _, image in row if image]
    width, height = max(image.width for image in made) + GAP, max(image.height for image in made) + GAP + NAME
    whole = Image.new("L", (max(map(len, rows)) * width + GAP, len(rows) * height + GAP), 160)
    pen = ImageDraw.Draw(whole)
    for y, row in enumerate(rows):
        for x, (name, image) in enumerate(row):
            pen.text((GAP + x * width, GAP // 2 + y * height), name, fill=0)
            if image:
                whole.paste(image, (GAP + x * width, GAP // 2 + NAME + y * height))
    return whole


def contact(pdf: Path, folder: Path) -> None:
    """Write the contact sheet of a PDF."""
    named = [(str(number), image) for number, image in enumerate(pages(pdf, SMALL), 1)]
    sheet([named[at : at + ACROSS] for at in range(0, len(named), ACROSS)]).save(folder / f"{pdf.stem}.png")


def compare(before: Path, after: Path, folder: Path) -> str:
    """Write the pages that differ, if any, and say how many they are."""
    old, new = pages(before, LARGE), pages(after, LARGE)
    count = max(len(old), len(new))
    rows: list[list[tuple[str, Image.Image | None]]] = []
    for at in range(count):
        one, other = (made[at] if at < len(made) else None for made in (old, new))
        if one is None or other is None or one.tobytes() != other.tobytes():
            rows.append([(f"{at + 1} before", one), (f"{at + 1} after", other)])
    if rows:
        pairs = rows[:SHOWN]
        sheet([[*a, *b] for a, b in zip(pairs[::2], [*pairs[1::2], []], strict=False)]).save(folder / f"{after.stem}-changed.png")
    return f"{after.stem}: {len(rows)} of {count} pages differ" + (f", {SHOWN} shown" if len(rows) > SHOWN else "")


def build(folder: Path, sources: Iterable[Path], wanted: Sequence[str]) -> list[Path]:
    """Build the documents that are wanted, two at a time."""
    works = [
        (source, name, text)
        for source in sources
        for name, text in documents.styles()
        if not wanted or any(f"{source.name}-{name}".startswith(start) for start in wanted)
    ]
    with ThreadPoolExecutor(2) as pool:
        made = pool.map(lambda work: documents.build(*work), works)
    return [path for path in made if path]


def earlier(revision: str, scratch: Path, wanted: Sequence[str]) -> list[Path]:
    """Build the documents by the program as it was, from the contents as they are."""
    program, folder = scratch / "program", scratch / "before"
    program.mkdir()
    archive = subprocess.run(["git", "archive", revision], cwd=documents.ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "x", "-C", str(program)], input=archive, check=True)
    shutil.copytree(scratch / "after", folder, ignore=shutil.ignore_patterns("*.pdf"))
    kept = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(program / "src"), kept]))
    try:
        return build(folder, [folder / name for name in ("content", "starter", "stress")], wanted)
    finally:
        os.environ["PYTHONPATH"] = kept


def main() -> None:
    """Build, draw, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("documents", nargs="*")
    parser.add_argument("--against", metavar="REVISION")
    options = parser.parse_intermixed_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for path in options.folder.glob("*.png"):
        path.unlink()
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(2) as pool:
        scratch = Path(name)
        (scratch / "after").mkdir()
        now = build(scratch / "after", documents.contents(scratch / "after"), options.documents)
        list(pool.map(partial(contact, folder=options.folder), now))
        if options.against:
            before = {path.name: path for path in earlier(options.against, scratch, options.documents)}
            both = [path for path in now if path.name in before]
            print(*pool.map(compare, [before[path.name] for path in both], both, repeat(options.folder)), sep="\n")
    print(f"{len(now)} contact sheets in {options.folder}")


if __name__ == "__main__":
    main()
