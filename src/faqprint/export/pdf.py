"""紙: pages to a tagged PDF that is PDF/UA-1 and PDF/A-2a (3a with attachments) at once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from ..cache import Cache
from ..imprint import imprint
from .deflate import compressed
from .forme import stream
from .names import font_resource
from .painter import Painter
from .sheets import FONT, Embedded, Imposed, Sheet
from .typeface import Typeface

if TYPE_CHECKING:
    from ..layout.frame import Layout, Leaf, Text
    from ..text.fonts import Faces
    from .standing import StandingPages

#: Kinds of what is kept.
_FONTS: Final = "fonts"
_DOCUMENTS: Final = "documents"


def write(
    layout: Layout,
    faces: Faces,
    *,
    attachments: Sequence[tuple[str, bytes]] = (),
    archival: bool = True,
    date: datetime | None = None,
    standing: StandingPages | None = None,
    cache: Cache | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Give the PDF of a laid-out appendix.

    ``attachments``: names and contents of files that it was made from; the PDF is PDF/A-3a then. ``archival``: whether it is
    PDF/A; what is going to be ``encrypted`` cannot be. ``date``: what SOURCE_DATE_EPOCH says; without it the appendix's own
    date counts. ``standing``: pages that an earlier build kept are not drawn; ``cache``: fonts and documents that differ from
    an earlier one in nothing but what is drawn on their pages are not made again. ``progress`` is told (pages drawn, pages in
    all). The same input gives the same bytes.
    """
    typefaces = typefaces_of(faces)
    sheets, streams = draw(layout, list(layout.leaves()), typefaces, standing, progress)
    fonts = {typeface.resource: _embedded(typeface, used, cache) for typeface in typefaces if (used := typeface.used)}
    objects = dict.fromkeys(fonts, FONT)
    if attachments or not archival:
        from .impose import impose

        document = impose(layout, sheets, objects, attachments=attachments, part=3 if archival else None, date=date)
    else:
        document = imposed(layout, sheets, objects, date, cache)
    return b"".join(document.print(streams, fonts))


def typefaces_of(faces: Faces) -> list[Typeface]:
    """Give the typefaces of faces, in their order, of which nothing has been asked yet."""
    return [Typeface(face, font_resource(i)) for i, face in enumerate(faces.faces)]


def draw(
    layout: Layout,
    leaves: Sequence[Leaf],
    typefaces: Sequence[Typeface],
    standing: StandingPages | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[list[Sheet], list[tuple[bytes, ...]]]:
    """Draw pages, each leaving memory as the next comes; gives what the document must know of each, and its streams."""
    painter = Painter(layout, typefaces)
    stamps: dict[tuple[Text, ...], tuple[int, bytes]] = {}
    sheets: list[Sheet] = []
    streams: list[tuple[bytes, ...]] = []
    if standing:
        standing.begin(layout, leaves)
    for leaf in leaves:
        stood = standing.find(leaf) if standing else None
        if stood is None:
            page = leaf.draw()
            painted = painter.paint(page)
            stood = Sheet(painted.owners, page.links, page.anchors), _stream(painted.operators)
            if standing:
                standing.keep(leaf, page, painted.owners, stood[1], typefaces)
        sheet, body = stood
        if leaf.stamp and leaf.stamp not in stamps:
            stamps[leaf.stamp] = len(stamps), _stream(painter.stamp(leaf.stamp).operators)
        number, *stamp = stamps[leaf.stamp] if leaf.stamp else (-1,)
        sheets.append(sheet._replace(stamp=number))
        streams.append((body, *stamp))
        if progress:
            progress(len(sheets), len(leaves))
    if standing:
        standing.close(typefaces)
    return sheets, streams


def _embedded(typeface: Typeface, used: set[int], cache: Cache | None) -> Embedded:
    """Give a typeface's objects for the codes in use, as they were kept if they were."""
    key = ""
    if cache:
        texts = [(code, typeface.texts[code]) for code in sorted(used)]
        key = Cache.key(typeface.key.encode(), repr(texts).encode())
        if kept := cache.get(_FONTS, key):
            return Embedded.kept(kept)
    from .embedding import embed

    embedded = embed(typeface, used, cache)
    if cache:
        cache.put(_FONTS, key, embedded.keep())
    return embedded


def imposed(
    layout: Layout, sheets: Sequence[Sheet], fonts: Mapping[str, Sequence[bool]], date: datetime | None, cache: Cache | None
) -> Imposed:
    """Give the document but for its page streams and fonts (``impose``), as it was kept if it was."""
    key = ""
    if cache:
        key = _key(layout, sheets, fonts, date)
        if kept := cache.get(_DOCUMENTS, key):
            return Imposed.kept(kept)
    from .impose import impose

    made = impose(layout, sheets, fonts, date=date)
    if cache:
        cache.put(_DOCUMENTS, key, made.keep())
    return made


def _key(layout: Layout, sheets: Sequence[Sheet], fonts: Mapping[str, Sequence[bool]], date: datetime | None) -> str:
    """Give a key for a document that names all that it depends on."""
    tree = layout.tree
    facts = (layout.width, layout.height, layout.bookmarks, layout.information, fonts, date)
    return Cache.key(
        imprint(),
        repr(facts).encode(),
        "\n".join(tree.kinds).encode(),
        array("i", tree.parents).tobytes(),
        repr(tree.attributes).encode(),
        *(sheet.owners.tobytes() for sheet in sheets),
        repr([(tuple(links), tuple(anchors), stamp) for _, links, anchors, stamp in sheets]).encode(),
    )


def _stream(operators: str) -> bytes:
    return stream(compressed(operators.encode("latin-1")))


def encrypted(content: bytes, password: str) -> bytes:
    """Encrypt a PDF with AES-256; it never comes out the same twice."""
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return out.getvalue()
