"""Ways to damage a good tagged PDF: each takes an open file and breaks one thing in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Operator, Pdf

Damage = Callable[[Pdf], None]
Instructions = list[tuple[list[Any], Operator]]

#: Every damage by its name, with the code of the finding that names it, or the validator's profile whose matter it is.
DAMAGES: dict[str, tuple[Damage, str]] = {}


def damage(found: str) -> Callable[[Damage], Damage]:
    """Enter a damage under its own name."""

    def enter(function: Damage) -> Damage:
        DAMAGES[function.__name__] = function, found
        return function

    return enter


def damaged(pdf: bytes, change: Damage) -> bytes:
    """The file after ``change``."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        out = BytesIO()
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


@cache
def damaged_by(name: str, pdf: bytes) -> bytes:
    """The file after the damage of a name, made once for all tests that look at it."""
    return damaged(pdf, DAMAGES[name][0])


def elements(pdf: Pdf, kind: str) -> list[Any]:
    """The structure elements of a kind, in reading order."""
    found: list[Any] = []
    pending = [pdf.Root.StructTreeRoot.K]
    while pending:
        node = pending.pop()
        if isinstance(node, Array):
            pending += reversed(list(node))
        elif isinstance(node, Dictionary) and "/S" in node:
            if str(node.S) == "/" + kind:
                found.append(node)
            pending.append(node.get("/K", Array()))
    return found


def marks(element: Any) -> list[int]:
    """The MCIDs that an element names by number."""
    kids = element.get("/K", Array())
    return [int(kid) for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, int)]


def edit(page: Any, change: Callable[[Instructions], Instructions], pdf: Pdf) -> None:
    """Rewrite the operators of a page."""
    instructions: Instructions = [(list(operands), operator) for operands, operator in pikepdf.parse_content_stream(page)]  # type: ignore[misc]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(change(instructions)))


def index_of(instructions: Instructions, operator: str, start: int = 0) -> int:
    """The place of the next ``operator``."""
    return next(i for i in range(start, len(instructions)) if str(instructions[i][1]) == operator)


def content_mark(instructions: Instructions, skip: int = 0) -> int:
    """Where the first marked content with an MCID begins (after ``skip`` others)."""
    found = (i for i, (operands, op) in enumerate(instructions) if str(op) == "BDC" and "/MCID" in operands[1])
    for _ in range(skip):
        next(found)
    return next(found)


def bookmarks(pdf: Pdf) -> Iterator[Any]:
    """Every bookmark."""
    pending = [pdf.Root.Outlines.First]
    while pending:
        entry = pending.pop()
        yield entry
        pending += [entry[key] for key in ("/Next", "/First") if key in entry]


def links(pdf: Pdf) -> Iterator[tuple[Any, Any]]:
    """Every annotation with its page."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            yield page.obj, annotation


def parents(pdf: Pdf) -> Any:
    """The array of the ParentTree (whatever its depth)."""
    node = pdf.Root.StructTreeRoot.ParentTree
    while "/Nums" not in node:
        node = node.Kids[0]
    return node.Nums


def page_parents(pdf: Pdf, page: int) -> Any:
    """The ParentTree's array of a page."""
    nums, key = parents(pdf), int(pdf.pages[page].obj.StructParents)
    return next(nums[i + 1] for i in range(0, len(nums), 2) if int(nums[i]) == key)


def fonts(pdf: Pdf) -> list[Any]:
    """The font objects of the first page."""
    return list(pdf.pages[0].obj.Resources.Font.values())
