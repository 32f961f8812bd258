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
    sheets, streams = draw(layout, typefaces)
    fonts = {typeface.resource: embed(typeface, used) for typeface in typefaces if (used := typeface.used)}
    part = None if password is not None else 3 if attachments else 2
    imposed = impose(layout, sheets, dict.fromkeys(fonts, FONT), attachments=attachments, part=part, date=date)
    content = b"".join(imposed.print(streams, fonts))
    return content if password is None else _encrypted(content, password)


def typefaces_of(faces: Faces) -> list[Typeface]:
    """Give the typefaces of faces, in their order, of which nothing has been asked yet."""
    return [Typeface(face, f"F{i}") for i, face in enumerate(faces.faces)]


def draw(layout: Layout, typefaces: Sequence[Typeface]) -> tuple[list[Sheet], list[tuple[bytes, ...]]]:
    """Draw all pages, each leaving memory as the next comes; gives what the document must know of each, and its streams."""
    painter = Painter(layout, typefaces)
    stamps: dict[tuple[Text, ...], tuple[int, bytes]] = {}
    sheets: list[Sheet] = []
    streams: list[tuple[bytes, ...]] = []
    for page in layout.pages():
        operators, owners = painter.paint(page)
        if page.stamp and page.stamp not in stamps:
            stamps[page.stamp] = len(stamps), _stream(painter.stamp(page.stamp))
        number, *stamp = stamps[page.stamp] if page.stamp else (-1,)
        sheets.append(Sheet(owners, page.links, page.anchors, number))
        streams.append((_stream(operators), *stamp))
    return sheets, streams


def _stream(operators: str) -> bytes:
    return stream(compressed(operators.encode("latin-1")))


def _encrypted(content: bytes, password: str) -> bytes:
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return out.getvalue()
