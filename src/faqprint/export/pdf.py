"""紙: pages to a tagged PDF that is PDF/UA-1 and PDF/A-2a (3a with attachments) at once."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from .embedding import embed
from .forme import compressed, stream
from .impose import impose
from .painter import Painter
from .sheets import FONT, Drawn, Sheet
from .typeface import Typeface

if TYPE_CHECKING:
    from ..layout.frame import Layout, Text
    from ..text.fonts import Faces
    from ..text.line import Piece


def write(
    layout: Layout,
    faces: Faces,
    *,
    attachments: Sequence[tuple[str, bytes]] = (),
    password: str | None = None,
    date: datetime | None = None,
) -> bytes:
    """Give the PDF of a laid-out appendix.

    ``attachments``: names and contents of files that it was made from; the PDF is PDF/A-3a then.  ``password``: encrypts with
    AES-256, which gives up PDF/A.  ``date``: what SOURCE_DATE_EPOCH says; without it the appendix's own date counts.
    The same input gives the same bytes, but for ``password``.
    """
    typefaces = typefaces_of(faces)
    printed = draw(layout, typefaces)
    fonts = {typeface.resource: embed(typeface, codes) for typeface, codes in zip(typefaces, printed.used, strict=True) if codes}
    part = None if password is not None else 3 if attachments else 2
    imposed = impose(layout, printed.sheets, dict.fromkeys(fonts, FONT), attachments=attachments, part=part, date=date)
    content = b"".join(imposed.print(printed.streams, fonts))
    return content if password is None else _encrypted(content, password)


def typefaces_of(faces: Faces) -> list[Typeface]:
    """Give the typefaces of faces, in their order, of which nothing has been asked yet."""
    return [Typeface(face, f"F{i}") for i, face in enumerate(faces.faces)]


class Printed(NamedTuple):
    """All pages of a layout, drawn: what the document must know of each, its streams, and the codes taken of each typeface."""

    sheets: list[Sheet]
    streams: list[tuple[bytes, ...]]
    used: list[set[int]]


def draw(layout: Layout, typefaces: Sequence[Typeface]) -> Printed:
    """Draw all pages, each leaving memory as the next comes."""
    painter = Painter(layout, typefaces)
    stamps: dict[tuple[Text, ...], tuple[int, bytes]] = {}
    printed = Printed([], [], [set() for _ in typefaces])

    def drawn(operators: str, owners: array[int], texts: Sequence[Text]) -> Drawn:
        part = Drawn(stream(compressed(operators.encode("latin-1"))), owners, _spent(texts, typefaces))
        for used, codes in zip(printed.used, part.used, strict=True):
            used |= codes
        return part

    for page in layout.pages():
        body, owners, _ = drawn(*painter.paint(page), page.texts)
        if page.stamp and page.stamp not in stamps:
            stamps[page.stamp] = len(stamps), drawn(painter.stamp(page.stamp), array("i"), page.stamp).body
        number, *stamp = stamps[page.stamp] if page.stamp else (-1,)
        printed.sheets.append(Sheet(owners, page.links, page.anchors, number))
        printed.streams.append((body, *stamp))
    return printed


def _spent(texts: Sequence[Text], typefaces: Sequence[Typeface]) -> tuple[set[int], ...]:
    """Give the codes of each typeface that it takes to show texts."""
    pieces: list[list[Piece]] = [[] for _ in typefaces]
    for text in texts:
        for piece in text.line.pieces:
            pieces[piece.face].append(piece)
    return tuple(typeface.spent(own) if own else set() for typeface, own in zip(typefaces, pieces, strict=True))


def _encrypted(content: bytes, password: str) -> bytes:
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return out.getvalue()
