"""The tags of a PDF as text: what a screen reader is given, read from the file's objects and page operators.

An element a line, indented below its parent, with its attributes; below it, in quotes, the text of each of its marks, and
where each of its links leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

#: Entries of an element that are told, besides its attributes.
_ENTRIES = ("/Lang", "/Alt", "/ActualText", "/E", "/T")


def texts_of(font: Any) -> dict[int, str]:
    """The text of each code of a font, from its ToUnicode."""
    entries = re.findall(rb"<(\w{4})> <(\w+)>\n", font.ToUnicode.read_bytes().partition(b"endcodespacerange")[2])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in entries}


def marks_of(page: pikepdf.Page) -> dict[int, str]:
    """The text of each mark of a page, by its MCID; what stands outside of any mark or in an artifact is left out."""
    fonts = {str(name): texts_of(font) for name, font in page.Resources.Font.items()}
    marks: dict[int, str] = {}
    opened: list[int | None] = []
    codes: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator == "Tf":
            codes = fonts[str(operands[0])]
        elif operator in ("BDC", "BMC"):
            mark = operands[1].get("/MCID") if operator == "BDC" else None
            opened.append(None if mark is None else int(mark))
            if opened[-1] is not None:
                assert opened[-1] not in marks, "a mark's number is given twice"
                marks[opened[-1]] = ""
        elif operator == "EMC":
            opened.pop()
        elif operator in ("Tj", "TJ") and opened and opened[-1] is not None:
            parts = operands[0] if operator == "TJ" else operands
            raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            marks[opened[-1]] += "".join(codes[int.from_bytes(raw[at : at + 2])] for at in range(0, len(raw), 2))
    return marks


def attributes_of(element: Any) -> str:
    """What an element says of itself besides its kind."""
    told = [f"{name[1:]}={element[name]}" for name in _ENTRIES if name in element]
    for group in listed(element.get("/A")):
        told += [f"{name[1:]}={plain(value)}" for name, value in sorted(group.items()) if name != "/O"]
    return "".join(f" {each}" for each in told)


def listed(value: Any) -> list[Any]:
    """What a PDF says in an array, or without one if it is a single thing."""
    return [] if value is None else list(value) if isinstance(value, pikepdf.Array) else [value]


def plain(value: Any) -> str:
    """A name without its slash, a number or an array as it is written."""
    return value.unparse().decode() if isinstance(value, pikepdf.Array) else str(value).removeprefix("/")


class TagDump:
    """The tags of an open PDF."""

    def __init__(self, pdf: Any) -> None:
        self.root = pdf.Root.StructTreeRoot
        self.marks = {page.obj.objgen: marks_of(page) for page in pdf.pages}

    def lines(self) -> Iterator[str]:
        """All of them, from the root."""
        for kid in listed(self.root.K):
            yield from self.element(kid, "")

    def element(self, element: Any, indent: str) -> Iterator[str]:
        """An element's own line, and what is below it."""
        yield f"{indent}{str(element.S)[1:]}{attributes_of(element)}"
        for kid in listed(element.get("/K")):
            inner = f"{indent}  "
            if isinstance(kid, int):
                yield f'{inner}"{self.marks[element.Pg.objgen][kid]}"'
            elif kid.get("/Type") == "/MCR":
                yield f'{inner}"{self.marks[kid.Pg.objgen][int(kid.MCID)]}"'
            elif kid.get("/Type") == "/OBJR":
                yield f"{inner}-> {kid.Obj.A.URI if '/A' in kid.Obj else kid.Obj.Dest}"
            else:
                yield from self.element(kid, inner)


def dump_tags(path: Path) -> str:
    """The tags of a PDF file as text."""
    with pikepdf.open(path) as pdf:
        return "".join(f"{line}\n" for line in TagDump(pdf).lines())
