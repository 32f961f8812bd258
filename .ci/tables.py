"""The table of questions read back as a table: ``tables.py FILE…``, each made by ``documents.py`` beside its content.

Two ways, with readers that are not ours (pikepdf, pdfplumber): through the tags, whichever pages they stand on; and by the ruling
lines, as one who has only the paper would: what stands between the lines of a column, a row with 続き below its No being the rest
of one.  Each must give No, 区分, 質問 and 回答 of every question as they were written, white space aside.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, Final, NamedTuple

import pdfplumber
import pikepdf

import faqprint
from faqprint.manuscript.model import QrLine
from faqprint.manuscript.page_references import put_pages
from faqprint.manuscript.values import resolve

#: The heads of the columns, and the word before a reference.
HEADS: Final = ("No", "区分", "質問", "回答")
REFERENCE: Final = "参照"
#: Lines that are nearer than this are one, in pt.
NEAR: Final = 1.0


class Row(NamedTuple):
    """A question as the table shows it, without white space."""

    number: str
    category: str
    question: str
    answer: str


def squeezed(text: str) -> str:
    """A text without white space and what has no width."""
    return re.sub(r"[\s\u200b\u2060]", "", text)


def written(path: Path, file: pikepdf.Pdf) -> list[Row]:
    """What the content says; the pages that it names are those of the file's destinations."""
    appendix = resolve(faqprint.load(path))
    numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(file.pages, 1)}
    targets = pikepdf.NameTree(file.Root.Names.Dests)
    pages = {number: numbers[targets[f"q{number}"][0].objgen] for number in appendix.paged}
    sections = put_pages(appendix, pages).sections
    categories = [category for section in sections for category in getattr(section, "categories", ())]
    return [
        Row(q.printed_no, squeezed(c.name.text), squeezed(plain(q.question)), squeezed(plain(q.answer)))
        for c in categories
        for q in c.questions
    ]


def plain(block: Any) -> str:
    """The words of a text, a block or a line, with the marks that print."""
    if hasattr(block, "spans"):
        return str(block.text)
    if hasattr(block, "_fields"):
        before = REFERENCE if type(block).__name__ == "Reference" else getattr(block, "mark", "")
        if isinstance(block, QrLine):
            return plain((block.words, block.url))
        return before + plain(getattr(block, "body", getattr(block, "rows", ())))
    return "".join(map(plain, block))


def by_tags(file: pikepdf.Pdf, pdf: pdfplumber.pdf.PDF) -> list[Row]:
    """The rows of the table whose heads are ours, from the structure tree; a cell that spans rows counts in each."""
    words: dict[tuple[int, int], str] = {}  # of each mark, by its page and MCID
    for page in pdf.pages:
        for char in page.chars:
            key = page.page_number, char["mcid"]
            words[key] = words.get(key, "") + char["text"]
    numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(file.pages, 1)}

    def text(element: pikepdf.Object) -> str:
        """All that an element holds, in the order of the tree."""
        parts = []
        for kid in kids(element):
            if isinstance(kid, int):
                parts.append(words.get((numbers[element.Pg.objgen], kid), ""))
            elif kid.get("/Type") == "/MCR":
                parts.append(words.get((numbers[kid.Pg.objgen], int(kid.MCID)), ""))
            elif kid.get("/Type") != "/OBJR":
                parts.append(text(kid))
        return squeezed("".join(parts))

    for table in elements(file.Root.StructTreeRoot, "/Table"):
        rows = [[(text(cell), row_span(cell)) for cell in kids(row)] for row in kids(table)]
        if tuple(head for head, _ in rows[0]) == HEADS:
            return list(unspanned(rows[1:]))
    return []


def kids(element: pikepdf.Object) -> list[Any]:
    """What an element holds: MCIDs and dictionaries."""
    held = element.get("/K", pikepdf.Array())
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def elements(root: pikepdf.Object, kind: str) -> Iterator[pikepdf.Object]:
    """The outermost elements of a type."""
    for kid in kids(root):
        if not isinstance(kid, int) and kid.get("/S") == kind:
            yield kid
        elif not isinstance(kid, int) and "/S" in kid:
            yield from elements(kid, kind)


def row_span(cell: pikepdf.Object) -> int:
    """How many rows a cell takes."""
    own = cell.get("/A", pikepdf.Dictionary())
    return max(int(one.get("/RowSpan", 1)) for one in (list(own) if isinstance(own, pikepdf.Array) else [own]))


def unspanned(rows: Iterable[list[tuple[str, int]]]) -> Iterator[Row]:
    """Rows with the cells in them that hang down from above."""
    hanging: dict[int, tuple[str, int]] = {}
    for row in rows:
        cells, own = [], iter(row)
        for column in range(len(HEADS)):
            text, rest = hanging[column] if column in hanging else next(own, ("", 1))
            cells.append(text)
            hanging.pop(column, None)
            if rest > 1:
                hanging[column] = text, rest - 1
        cells[-1] += "".join(text for text, _ in own)  # more cells than there are heads
        yield Row(*cells)


def by_rules(pdf: pdfplumber.pdf.PDF) -> list[Row]:
    """The rows of the table by the lines around its cells, page by page."""
    found: list[Row] = []
    for page in pdf.pages:
        for table in page.find_tables():
            heads = [cell for cell in table.rows[0].cells if cell]
            if tuple(squeezed(inside(page, cell)) for cell in heads) != HEADS:
                continue
            for row in rows_between(page, heads, table.bbox[3]):
                if found and row.number == f"{found[-1].number}続き":
                    last = found[-1]
                    row = last._replace(question=last.question + row.question, answer=last.answer + row.answer)
                    found.pop()
                found.append(row)
    return found


def rows_between(page: pdfplumber.page.Page, heads: list[tuple[float, float, float, float]], foot: float) -> Iterator[Row]:
    """The rows below the heads: a line across the first column parts them, one across the second its cells."""
    tops = [edges_across(page, head, foot) for head in heads[:2]]
    for top, bottom in zip(tops[0], tops[0][1:], strict=False):
        across = [edge for edge in tops[1] if edge <= top + NEAR][-1], next(e for e in tops[1] if e >= bottom - NEAR)
        boxes = [
            (head[0], *((across[0], head[2], across[1]) if i == 1 else (top, head[2], bottom))) for i, head in enumerate(heads)
        ]
        yield Row(*(squeezed(inside(page, box, repeated=column < 2)) for column, box in enumerate(boxes)))


def edges_across(page: pdfplumber.page.Page, head: tuple[float, float, float, float], foot: float) -> list[float]:
    """The heights of the lines that run over the whole of a head's column, from below it to the foot of the table."""
    left, _, right, bottom = head
    lines = [e for e in page.horizontal_edges if e["x0"] <= left + NEAR and e["x1"] >= right - NEAR]
    heights = sorted(e["top"] for e in lines if bottom - NEAR <= e["top"] <= foot + NEAR)
    return [y for i, y in enumerate(heights) if not i or y - heights[i - 1] > NEAR]


def inside(page: pdfplumber.page.Page, box: tuple[float, float, float, float], *, repeated: bool = True) -> str:
    """The characters whose middle lies in a box, in the order in which they are drawn.

    ``repeated``: with those that are there again (an artifact): a category on each page, or the head of a table in an answer.
    """
    left, top, right, bottom = box
    chars = page.chars if repeated else [char for char in page.chars if char["tag"] != "Artifact"]
    return "".join(
        char["text"]
        for char in chars
        if left < (char["x0"] + char["x1"]) / 2 < right and top < (char["top"] + char["bottom"]) / 2 < bottom
    )


def unlike(way: str, read: list[Row], content: list[Row]) -> Iterator[str]:
    """Rows that were not read as they were written."""
    if len(read) != len(content):
        yield f"{way}: {len(read)} rows, {len(content)} were written"
    for one, other in zip(read, content, strict=False):
        for field, text, wanted in zip(HEADS, one, other, strict=True):
            if text != wanted:
                same = next(
                    (i for i, (a, b) in enumerate(zip(text, wanted, strict=False)) if a != b), min(len(text), len(wanted))
                )
                yield f"{way}: No.{other.number} {field}: {text[same : same + 20]!r} for {wanted[same : same + 20]!r}"


def findings(path: Path) -> list[str]:
    """What is read otherwise than it was written in one file, a line each."""
    style = path.stem.removeprefix(f"{path.parent.name}-")
    with pdfplumber.open(path) as pdf, pikepdf.open(path) as file:
        content = written(path.with_name(f"{style}.appendix.yaml"), file)
        return [*unlike("by tags", by_tags(file, pdf), content), *unlike("by lines", by_rules(pdf), content)]


def main(paths: list[Path]) -> int:
    """Read them all, two at a time; gives the exit code."""
    with ProcessPoolExecutor(2) as pool:
        all_found = list(pool.map(findings, paths))
    for path, found in zip(paths, all_found, strict=True):
        if found:
            print(path, *found[:20], sep="\n  ")
    print(f"{sum(not found for found in all_found)} of {len(paths)} tables read back whole, by tags and by lines")
    return int(any(all_found))


if __name__ == "__main__":
    sys.exit(main(list(map(Path, sys.argv[1:]))))
