"""Read PDFs back by readers that are not ours: ``readers.py FILE…``.

Ghostscript, which many print servers are made with: each page has the characters that pdfium finds there, and the ink that
poppler lays.  pdf.js, which browsers show files with: the same characters, and each in elements of the types, scopes and spans
that the file gives them.  zxing: the QR codes lead where the tree says.  White space is left out, which every reader sets as it
likes, and so is the order of characters: pdfium and Ghostscript sort what stands on one baseline.  That the order is right is
tested where the layout is known.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2
import zxingcpp
from PIL import Image, ImageChops, ImageOps

#: Dots an inch: a stroke of the smallest type is two dots wide.
RESOLUTION: Final = 216
#: How far a dot may lie from the other's, in dots (2/3 pt): Ghostscript sets glyphs on whole dots and paints all it touches.
REACH: Final = 2
#: A square of 10 pt, about a character, in dots.
SQUARE: Final = 30
#: Of 255, the mean over a square of what only one of two pictures shows.  On 782 sound pages it was 1 at the most; with a line of
#: text gone at least 33, with three characters of a line exchanged for others at least 12.
UNLIKE: Final = 4
#: How what stands for a QR code begins; its URL follows.
CODE: Final = "QRコード："
#: Pages that are drawn at a time: more would fill the disk.
AT_ONCE: Final = 16
GHOSTSCRIPT: Final = ("gs", "-q", "-dSAFER", "-dPDFSTOPONERROR", "-dPDFSTOPONWARNING")
POPPLER: Final = ("pdftoppm", "-aa", "no", "-aaVector", "no", "-r", str(RESOLUTION))


#: A character with what combines with it, or one beyond U+FFFF.
SEVERAL_UNITS: Final = re.compile("[^\\s][\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]+|[\U00010000-\U0010ffff]")


class Unread(Exception):
    """A reader gave up, or warned; the message is its own."""


def ran(*command: str) -> str:
    """Run a program for what it prints; raises ``Unread``."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="surrogateescape")
    if done.returncode:
        raise Unread(f"{command[0]}: {done.stdout[-300:]} {done.stderr[-300:]}".strip())
    return done.stdout


def letters(text: str) -> Counter[str]:
    """Every character but white space, and how often it stands there."""
    return Counter(re.sub(r"\s", "", text))


def excused(lost: Counter[str], found: Counter[str], text: str) -> bool:
    """Whether a difference is no more than Ghostscript's own fault: a ToUnicode value of more than one UTF-16 unit.

    Of each further unit it takes the low bytes of this one and the one before (10.00: か゚ is read as か䮚), so that a character
    with its combining mark or variation selector, and one beyond U+FFFF, come out as others, as many as there are.
    """
    hard = Counter("".join(SEVERAL_UNITS.findall(text)))
    return not lost - hard and found.total() <= hard.total()


def by_pdfium(path: Path) -> list[str]:
    """The text of each page as pdfium reads it."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


def by_ghostscript(path: Path) -> list[str]:
    """The text of each page as Ghostscript reads it."""
    pages = ran(*GHOSTSCRIPT, "-sDEVICE=txtwrite", "-dTextFormat=0", "-o", "-", str(path)).split("</page>")[:-1]
    units = [html.unescape("".join(re.findall(r' c="([^"]*)"', page))) for page in pages]
    return [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in units]


def by_pdfjs(paths: list[Path]) -> list[dict[str, Any]]:
    """What pdf.js reads in each file (``read.mjs``)."""
    node, script = Path(sys.executable).with_name("node"), Path(__file__).with_name("read.mjs")
    return [json.loads(line) for line in ran(str(node), str(script), *map(str, paths)).splitlines()]


def unlike_texts(reader: str, one: list[str], other: list[str]) -> Iterator[str]:
    """Pages whose characters differ; ``one``: what ``reader`` found."""
    for number, (ours, theirs) in enumerate(zip_longest(one, other, fillvalue=""), 1):
        lost, found = letters(theirs) - letters(ours), letters(ours) - letters(theirs)
        if (lost or found) and not (reader == "Ghostscript" and excused(lost, found, theirs)):
            yield f"{reader}, page {number}: without {''.join(lost)[:40]!r}, with {''.join(found)[:40]!r}"


def pictures(path: Path, first: int, last: int, folder: Path) -> tuple[list[Image.Image], list[Image.Image]]:
    """Pages ``first`` to ``last`` as Ghostscript and as poppler draw them, white on black."""
    span = f"-dFirstPage={first}", f"-dLastPage={last}"
    ran(*GHOSTSCRIPT, "-sDEVICE=ppmraw", f"-r{RESOLUTION}", *span, "-o", str(folder / f"gs{first:05}-%03d.ppm"), str(path))
    ran(*POPPLER, "-f", str(first), "-l", str(last), str(path), str(folder / f"poppler{first:05}"))
    one, other = sorted(folder.glob(f"gs{first:05}*")), sorted(folder.glob(f"poppler{first:05}*"))
    return list(map(negative, one)), list(map(negative, other))


def negative(file: Path) -> Image.Image:
    """A picture of a page with its ink white; the file is not needed after."""
    with Image.open(file) as image:
        made = ImageOps.invert(image.convert("L"))
    file.unlink()
    return made


def spread(image: Image.Image) -> Image.Image:
    """What is white in an image, ``REACH`` dots wider on every side."""
    for _ in range(REACH):
        for x, y in ((1, 0), (0, 1)):
            image = ImageChops.lighter(
                image, ImageChops.lighter(ImageChops.offset(image, x, y), ImageChops.offset(image, -x, -y))
            )
    return image


def unlikeness(one: Image.Image, other: Image.Image) -> int:
    """What of either picture has nothing near it in the other: the mean over the square where that is most, of 255."""
    size = min(one.width, other.width), min(one.height, other.height)  # readers round the paper's size up or down
    one, other = one.crop((0, 0, *size)), other.crop((0, 0, *size))
    both = ((one, other), (other, one))
    return max(max(ImageChops.subtract(a, spread(b)).reduce(SQUARE).tobytes()) for a, b in both)


def unlike_pictures(path: Path, count: int) -> Iterator[str]:
    """Pages on which Ghostscript and poppler lay ink in different places."""
    with tempfile.TemporaryDirectory() as folder:
        for first in range(1, count + 1, AT_ONCE):
            one, other = pictures(path, first, min(count, first + AT_ONCE - 1), Path(folder))
            for number, pair in enumerate(zip(one, other, strict=True), first):
                if (much := unlikeness(*pair)) > UNLIKE:
                    yield f"Ghostscript, page {number}: drawn otherwise than by poppler ({much} of 255 in a square)"


def marks_in_file(path: Path) -> list[list[tuple[int, str]]]:
    """For each page its marks in the order of the tree: MCID, and the way there from the root."""
    with pikepdf.open(path) as pdf:
        pages: dict[Any, list[tuple[int, str]]] = {page.objgen: [] for page in pdf.pages}
        pending: list[tuple[Any, Any, str]] = [(pdf.Root.StructTreeRoot.K, None, "")]
        while pending:
            kid, page, way = pending.pop()
            if isinstance(kid, int):
                pages[page].append((kid, way))
            elif isinstance(kid, pikepdf.Array):
                pending += [(one, page, way) for one in reversed(list(kid))]
            elif kid.get("/Type") == "/MCR":
                pages[kid.Pg.objgen].append((int(kid.MCID), way))
            elif kid.get("/Type") != "/OBJR":
                page = kid.Pg.objgen if "/Pg" in kid else None
                pending.append((kid.get("/K", pikepdf.Array()), page, f"{way}/{named(kid)}"))
        return list(pages.values())


def named(element: pikepdf.Object) -> str:
    """An element's type with its scope and spans."""
    own = element.get("/A", pikepdf.Array())
    attributes = {str(k): v for one in (list(own) if isinstance(own, pikepdf.Array) else [own]) for k, v in one.items()}
    scope = str(attributes.get("/Scope", "")).removeprefix("/")
    return label(str(element.S)[1:], scope, int(attributes.get("/RowSpan", 1)), int(attributes.get("/ColSpan", 1)))


def label(role: str, scope: str, rows: int, columns: int) -> str:
    """How an element is called here."""
    return f"{role}{f' {scope}' if scope else ''}{f' {rows}x{columns}' if (rows, columns) != (1, 1) else ''}"


def marks_by_pdfjs(tree: dict[str, Any] | None) -> list[tuple[int, str]]:
    """The same of one page as pdf.js reads it."""
    found: list[tuple[int, str]] = []
    pending: list[tuple[dict[str, Any], str]] = [(kid, "") for kid in reversed((tree or {}).get("children", []))]
    while pending:
        node, way = pending.pop()
        if node.get("type") == "content":
            found.append((int(node["id"].rpartition("_mc")[2]), way))
        elif "role" in node:
            own = label(node["role"], node.get("scope", ""), node.get("rowSpan", 1), node.get("colSpan", 1))
            pending += [(kid, f"{way}/{own}") for kid in reversed(node.get("children", []))]
    return found


def unlike_marks(ours: list[list[tuple[int, str]]], theirs: list[dict[str, Any]]) -> Iterator[str]:
    """Pages whose marks pdf.js finds in other elements, or in another order."""
    for number, (own, page) in enumerate(zip(ours, theirs, strict=False), 1):  # fewer pages are told with the texts
        read = marks_by_pdfjs(page["tree"])
        differing = [pair for pair in zip_longest(own, read) if pair[0] != pair[1]]
        if differing:
            yield f"pdf.js, page {number}: {differing[0][0]} is read as {differing[0][1]}"


def alternatives(path: Path) -> list[str]:
    """What stands in the tree for each figure."""
    with pikepdf.open(path) as pdf:
        return [str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]


def unlike_codes(path: Path) -> Iterator[str]:
    """QR codes that another program reads otherwise on the page than the tree tells them, in either direction."""
    told = Counter(words.removeprefix(CODE) for words in alternatives(path) if words.startswith(CODE))
    if not told:
        return
    read: Counter[str] = Counter()
    for page in pypdfium2.PdfDocument(path):
        image = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil()
        read.update(code.text for code in zxingcpp.read_barcodes(image))
    if read != told:
        yield f"zxing: {dict(read - told)} for {dict(told - read)}"


def findings(path: Path, browser: dict[str, Any]) -> list[str]:
    """What readers disagree about in one file, a line each; ``browser``: what pdf.js read in it."""
    try:
        found = by_pdfium(path)
        pages = browser["pages"]
        return [
            *(f"pdf.js: {words}" for words in browser["warnings"]),
            *unlike_texts("pdf.js", [page["text"] for page in pages], found),
            *unlike_marks(marks_in_file(path), pages),
            *unlike_texts("Ghostscript", by_ghostscript(path), found),
            *unlike_pictures(path, len(found)),
            *unlike_codes(path),
        ]
    except Unread as unread:
        return [str(unread)]


def main(paths: list[Path]) -> int:
    """Read them all, two at a time; gives the exit code."""
    with ProcessPoolExecutor(2) as pool:
        all_found = list(pool.map(findings, paths, by_pdfjs(paths)))
    for path, found in zip(paths, all_found, strict=True):
        if found:
            print(path, *found, sep="\n  ")
    print(f"{sum(not found for found in all_found)} of {len(paths)} files read alike by pdfium, Ghostscript, poppler and pdf.js")
    return int(any(all_found))


if __name__ == "__main__":
    sys.exit(main(list(map(Path, sys.argv[1:]))))
