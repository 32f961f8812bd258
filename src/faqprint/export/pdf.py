"""紙: pages to a tagged PDF that is PDF/UA-1 and PDF/A-2a (3a with attachments) at once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from ..storage.disk_cache import DiskCache
from ..storage.fingerprint import fingerprint
from .deflate import compressed
from .names import font_resource
from .object_file import stream
from .page_parts import FONT, DocumentObjects, Embedded, PageParts, described
from .painter import Painter
from .typeface import Typeface

if TYPE_CHECKING:
    from ..layout.display_list import Layout, PageDraft, Text
    from ..text.fonts import Faces
    from .page_reuse import PageReuse

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
    reuse: PageReuse | None = None,
    cache: DiskCache | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Give the PDF of a laid-out appendix.

    ``attachments``: names and contents of files that it was made from; the PDF is PDF/A-3a then. ``archival``: whether it is
    PDF/A; what is going to be ``encrypted`` cannot be. ``date``: what SOURCE_DATE_EPOCH says; without it the appendix's own
    date counts. ``reuse``: pages that an earlier build kept are not drawn; ``cache``: fonts and documents that differ from
    an earlier one in nothing but what is drawn on their pages are not made again. ``progress`` is told (pages drawn, pages in
    all). The same input gives the same bytes.
    """
    typefaces = typefaces_of(faces)
    drawn, streams = draw(layout, list(layout.leaves()), typefaces, reuse, progress)
    sheets = [parts._replace(links=described(parts.links, layout.words_at)) if parts.links else parts for parts in drawn]
    fonts = {typeface.resource: _embedded(typeface, used, cache) for typeface in typefaces if (used := typeface.used)}
    objects = dict.fromkeys(fonts, FONT)
    if attachments or not archival:
        from .document_objects import build_document_objects

        document = build_document_objects(
            layout, sheets, objects, attachments=attachments, part=3 if archival else None, date=date
        )
    else:
        document = document_objects_of(layout, sheets, objects, date, cache)
    return b"".join(document.print(streams, fonts))


def typefaces_of(faces: Faces) -> list[Typeface]:
    """Give the typefaces of faces, in their order, of which nothing has been asked yet."""
    return [Typeface(face, font_resource(i)) for i, face in enumerate(faces.faces)]


def draw(
    layout: Layout,
    leaves: Sequence[PageDraft],
    typefaces: Sequence[Typeface],
    reuse: PageReuse | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[list[PageParts], list[tuple[bytes, ...]]]:
    """Draw pages, each leaving memory as the next comes; gives what the document must know of each, and its streams."""
    painter = Painter(layout, typefaces)
    stamps: dict[tuple[Text, ...], tuple[int, bytes]] = {}
    sheets: list[PageParts] = []
    streams: list[tuple[bytes, ...]] = []
    for leaf in leaves:
        reused = reuse.find(leaf) if reuse else None
        if reused is None:
            page = leaf.draw()
            painted = painter.paint(page)
            reused = PageParts(painted.owners, page.links, page.anchors), _stream(painted.operators)
            if reuse:
                reuse.keep(leaf, page, painted.owners, reused[1], typefaces)
        sheet, body = reused
        if leaf.stamp and leaf.stamp not in stamps:
            stamps[leaf.stamp] = len(stamps), _stream(painter.stamp(leaf.stamp).operators)
        number, *stamp = stamps[leaf.stamp] if leaf.stamp else (-1,)
        sheets.append(sheet._replace(stamp=number))
        streams.append((body, *stamp))
        if progress:
            progress(len(sheets), len(leaves))
    if reuse:
        reuse.close(typefaces)
    return sheets, streams


def _embedded(typeface: Typeface, used: set[int], cache: DiskCache | None) -> Embedded:
    """Give a typeface's objects for the codes in use, as they were kept if they were."""
    key = ""
    if cache:
        texts = [(code, typeface.texts[code]) for code in sorted(used)]
        key = DiskCache.key(typeface.key.encode(), repr(texts).encode())
        if kept := cache.get(_FONTS, key):
            return Embedded.kept(kept)
    from .embedding import embed

    embedded = embed(typeface, used, cache)
    if cache:
        cache.put(_FONTS, key, embedded.keep())
    return embedded


def document_objects_of(
    layout: Layout,
    sheets: Sequence[PageParts],
    fonts: Mapping[str, Sequence[bool]],
    date: datetime | None,
    cache: DiskCache | None,
) -> DocumentObjects:
    """Give the document but for its page streams and fonts (``build_document_objects``), as it was kept if it was."""
    key = ""
    if cache:
        key = _key(layout, sheets, fonts, date)
        if kept := cache.get(_DOCUMENTS, key):
            return DocumentObjects.kept(kept)
    from .document_objects import build_document_objects

    made = build_document_objects(layout, sheets, fonts, date=date)
    if cache:
        cache.put(_DOCUMENTS, key, made.keep())
    return made


def _key(layout: Layout, sheets: Sequence[PageParts], fonts: Mapping[str, Sequence[bool]], date: datetime | None) -> str:
    """Give a key for a document that names all that it depends on."""
    tree = layout.tree
    facts = (layout.width, layout.height, layout.bookmarks, layout.information, fonts, date)
    return DiskCache.key(
        fingerprint(),
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
