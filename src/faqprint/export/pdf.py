"""紙: pages to a tagged PDF that is PDF/UA-1 and PDF/A-2a (3a with attachments) at once."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from ..storage.last_build import BuildMemo, build_key
from ..storage.memory_cache import make_anew, value_memo
from .deflate import deflate
from .drawn_page import DrawnPage
from .names import font_resource
from .object_file import ObjectBody, stream, whole_object
from .page_parts import FONT, DocumentObjects, Embedded, PageParts, describe_links
from .painter import Painter
from .typeface import Shown, Typeface

if TYPE_CHECKING:
    from ..layout.display_list import Layout, PageDraft, PlacedLine
    from ..storage.other_process import OtherProcess
    from ..text.fonts import Faces


def write(
    layout: Layout,
    faces: Faces,
    *,
    attachments: Sequence[tuple[str, bytes]] = (),
    archival: bool = True,
    date: datetime | None = None,
    memo: BuildMemo = make_anew,
    progress: Callable[[int, int], None] | None = None,
    other: OtherProcess | None = None,
) -> bytes:
    """Give the PDF of a laid-out appendix; the same input gives the same bytes.

    ``attachments``: names and contents of files that it was made from; the PDF is PDF/A-3a then.  ``archival``: whether it is
    PDF/A; what is going to be encrypted cannot be.  ``date``: what SOURCE_DATE_EPOCH says; without it the appendix's own
    date counts.  ``memo``: gives pages, fonts and the document but for them as the last build made them.  ``progress`` is told
    (pages drawn, pages in all).  ``other``: a process that draws a share of the pages and embeds the fonts
    (``draw_share``).
    """
    typefaces = typefaces_of(faces)
    drawn, streams = draw(layout, typefaces, memo, progress, other)
    parts = [page._replace(links=describe_links(page.links, layout.words_at)) for page in drawn]
    used = [(typeface, codes) for typeface in typefaces if (codes := typeface.used_codes)]
    objects = dict.fromkeys([typeface.resource for typeface, _ in used], FONT)
    if attachments or not archival:
        from .document_objects import build_document_objects

        document = build_document_objects(
            layout, parts, objects, attachments=attachments, part=3 if archival else None, date=date, memo=memo
        )
    else:
        document = document_objects(layout, parts, objects, date, memo)
    given = iter((other and other.receive()) or ())
    fonts = {typeface.resource: font_objects(typeface, codes, memo, next(given, b"")) for typeface, codes in used}
    return b"".join(document.print(streams, fonts))


def typefaces_of(faces: Faces) -> list[Typeface]:
    """Give the typefaces of faces, in their order, of which nothing has been asked yet."""
    return [Typeface(face, font_resource(i)) for i, face in enumerate(faces.faces)]


def draw(
    layout: Layout,
    typefaces: Sequence[Typeface],
    memo: BuildMemo = make_anew,
    progress: Callable[[int, int], None] | None = None,
    other: OtherProcess | None = None,
) -> tuple[list[PageParts], list[tuple[ObjectBody, ...]]]:
    """Draw pages, each leaving memory as the next comes; gives what the document must know of each, and its streams."""
    painter = Painter(layout, typefaces)
    page_of = value_memo(memo, DrawnPage.pack, DrawnPage.unpack)

    def make_page(draft: PageDraft, packed: bytes | None = None) -> DrawnPage:
        def make() -> DrawnPage:
            if packed:  # its elements have the numbers that they have here
                return DrawnPage.unpack(packed)._replace(first=draft.first)
            return _draw(draft, painter, typefaces if draft.digest else ())

        return page_of(draft.digest, make) if draft.digest else make()

    stamps: dict[tuple[PlacedLine, ...], tuple[int, ObjectBody]] = {}

    def number_stamp(draft: PageDraft) -> tuple[int, *tuple[ObjectBody, ...]]:
        if not draft.stamp:
            return (-1,)
        if draft.stamp not in stamps:
            stamps[draft.stamp] = len(stamps), whole_object(_stream(painter.stamp(draft.stamp).operators))
        return stamps[draft.stamp]

    if other:
        drafts = list(layout.drafts())
        for draft in drafts:
            number_stamp(draft)
        pages = _draw_in_two(drafts, make_page, typefaces, other)
    else:
        pages = ((draft, make_page(draft)) for draft in layout.drafts())
    parts: list[PageParts] = []
    streams: list[tuple[ObjectBody, ...]] = []
    for draft, page in pages:
        for typeface, shown in zip(typefaces, page.shown, strict=False):
            typeface.take(shown)
        number, *stamp = number_stamp(draft)
        parts.append(page.parts(draft.first, number))
        streams.append((whole_object(page.body), *stamp))
        if progress:
            progress(len(parts), layout.count)
    return parts, streams


def _draw_in_two(
    drafts: Sequence[PageDraft],
    make_page: Callable[[PageDraft, bytes | None], DrawnPage],
    typefaces: Sequence[Typeface],
    other: OtherProcess,
) -> Iterator[tuple[PageDraft, DrawnPage]]:
    """Give the pages in their order: first those of this process's share are drawn, while the other one draws its own.

    ``make_page``: draws a page, or knows it by the bytes that the other process made of it.
    """
    own = iter([make_page(draft, None) for draft in drafts if not draft.share])
    other.send([_shown_so_far(typefaces)])
    from . import document_objects  # noqa: F401  # loaded while the other process still draws: it has more to do

    given = iter(other.receive() or ())
    _take_shown(typefaces, next(given, b""))
    for draft in drafts:
        yield draft, make_page(draft, next(given, None)) if draft.share else next(own)


def draw_share(layout: Layout, typefaces: Sequence[Typeface], other: OtherProcess) -> None:
    """Draw this process's share of the pages for the other one, and embed the fonts with all that both have drawn."""
    painter = Painter(layout, typefaces)
    pages = [_draw(draft, painter, typefaces if draft.digest else ()).pack() for draft in layout.drafts() if draft.share]
    other.send([_shown_so_far(typefaces), *pages])
    for shown in other.receive() or ():
        _take_shown(typefaces, shown)
    other.send([font_objects(typeface, used).pack() for typeface in typefaces if (used := typeface.used_codes)])


def _shown_so_far(typefaces: Sequence[Typeface]) -> bytes:
    """What was drawn of each typeface, for the other process."""
    return json.dumps([typeface.shown_so_far for typeface in typefaces]).encode()


def _take_shown(typefaces: Sequence[Typeface], shown: bytes) -> None:
    """Count as drawn what the other process drew of each typeface; empty: that process is lost."""
    for typeface, of_other in zip(typefaces, json.loads(shown) if shown else (), strict=False):
        typeface.take(Shown(*of_other))


def _draw(draft: PageDraft, painter: Painter, typefaces: Sequence[Typeface]) -> DrawnPage:
    """Draw a page; ``typefaces``: those of which it is asked what the page shows of them."""
    page = draft.draw()
    painted = painter.paint(page)
    shown = [typeface.summarize(usage) for typeface, usage in zip(typefaces, painted.usages, strict=False)]
    return DrawnPage(_stream(painted.operators), draft.first, painted.owners, page.links, page.anchors, shown, page.figures)


def font_objects(typeface: Typeface, used: set[int], memo: BuildMemo = make_anew, given: bytes = b"") -> Embedded:
    """Give a typeface's objects for the codes in use; ``given``: what the other process made of them, if it did."""
    texts = [(code, typeface.texts[code]) for code in sorted(used)]
    key = build_key(b"font", typeface.face.key.encode(), repr(texts).encode())

    def make() -> Embedded:
        if given:
            return Embedded.unpack(given)
        from .embedding import embed

        return embed(typeface, used)

    return value_memo(memo, Embedded.pack, Embedded.unpack)(key, make)


def document_objects(
    layout: Layout, parts: Sequence[PageParts], fonts: Mapping[str, Sequence[bool]], date: datetime | None, memo: BuildMemo
) -> DocumentObjects:
    """Give the document but for its page streams and fonts (``build_document_objects``)."""

    def make() -> DocumentObjects:
        from .document_objects import build_document_objects

        return build_document_objects(layout, parts, fonts, date=date, memo=memo)

    if memo is make_anew:
        return make()
    document_of = value_memo(memo, DocumentObjects.pack, DocumentObjects.unpack)
    return document_of(_document_key(layout, parts, fonts, date), make)


def _document_key(
    layout: Layout, parts: Sequence[PageParts], fonts: Mapping[str, Sequence[bool]], date: datetime | None
) -> bytes:
    """Give a key for a document that names all that it depends on."""
    tree = layout.tree
    facts = (layout.width, layout.height, layout.bookmarks, layout.information, fonts, date)
    return build_key(
        b"document",
        repr(facts).encode(),
        "\n".join(tree.kinds).encode(),
        array("i", tree.parents).tobytes(),
        repr(tree.attributes).encode(),
        *(page.owners.tobytes() for page in parts),
        # as plain tuples: those with names take three times as long to write down
        repr([(*map(tuple, links), *map(tuple, anchors), stamp) for _, links, anchors, stamp, _ in parts]).encode(),
        repr([tuple(page.figures) for page in parts]).encode(),
    )


def _stream(operators: str) -> bytes:
    return stream(deflate(operators.encode("latin-1")))


def encrypt(content: bytes, password: str) -> bytes:
    """Encrypt a PDF with AES-256; it never comes out the same twice."""
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return out.getvalue()
