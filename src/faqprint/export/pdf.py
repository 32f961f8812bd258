"""紙: pages to a tagged PDF that is PDF/UA-1 and PDF/A-2a (3a with attachments) at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from .embedding import embed
from .forme import compressed, stream
from .impose import impose
from .painter import Painter
from .sheets import FONT, Sheet
from .typeface import Typeface

if TYPE_CHECKING:
    from ..layout.frame import Layout, Text
    from ..text.fonts import Faces
    from .standing import StandingPages


def write(
    layout: Layout,
    faces: Faces,
    *,
    attachments: Sequence[tuple[str, bytes]] = (),
    password: str | None = None,
    date: datetime | None = None,
    standing: StandingPages | None = None,
) -> bytes:
    """Give the PDF of a laid-out appendix.

    ``attachments``: names and contents of files that it was made from; the PDF is PDF/A-3a then.  ``password``: encrypts with
    AES-256, which gives up PDF/A.  ``date``: what SOURCE_DATE_EPOCH says; without it the appendix's own date counts.
    ``standing``: pages that an earlier build kept are not drawn.  The same input gives the same bytes, but for ``password``.
    """
    typefaces = typefaces_of(faces)
    sheets, streams = draw(layout, typefaces, standing)
    fonts = {typeface.resource: embed(typeface, used) for typeface in typefaces if (used := typeface.used)}
    part = None if password is not None else 3 if attachments else 2
    imposed = impose(layout, sheets, dict.fromkeys(fonts, FONT), attachments=attachments, part=part, date=date)
    content = b"".join(imposed.print(streams, fonts))
    return content if password is None else _encrypted(content, password)


def typefaces_of(faces: Faces) -> list[Typeface]:
    """Give the typefaces of faces, in their order, of which nothing has been asked yet."""
    return [Typeface(face, f"F{i}") for i, face in enumerate(faces.faces)]


def draw(
    layout: Layout, typefaces: Sequence[Typeface], standing: StandingPages | None = None
) -> tuple[list[Sheet], list[tuple[bytes, ...]]]:
    """Draw all pages, each leaving memory as the next comes; gives what the document must know of each, and its streams."""
    painter = Painter(layout, typefaces)
    stamps: dict[tuple[Text, ...], tuple[int, bytes]] = {}
    sheets: list[Sheet] = []
    streams: list[tuple[bytes, ...]] = []
    for leaf in layout.leaves():
        stood = standing.find(leaf) if standing else None
        if stood is None:
            page = leaf.draw()
            operators, owners = painter.paint(page)
            stood = Sheet(owners, page.links, page.anchors), _stream(operators)
            if standing:
                standing.keep(leaf, page, owners, stood[1], typefaces)
        sheet, body = stood
        if leaf.stamp and leaf.stamp not in stamps:
            stamps[leaf.stamp] = len(stamps), _stream(painter.stamp(leaf.stamp))
        number, *stamp = stamps[leaf.stamp] if leaf.stamp else (-1,)
        sheets.append(sheet._replace(stamp=number))
        streams.append((body, *stamp))
    if standing:
        standing.close(typefaces)
    return sheets, streams


def _stream(operators: str) -> bytes:
    return stream(compressed(operators.encode("latin-1")))


def _encrypted(content: bytes, password: str) -> bytes:
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return out.getvalue()
