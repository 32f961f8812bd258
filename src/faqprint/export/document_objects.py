"""Everything in the file but what is drawn on its pages and its fonts: page tree, structure, links, bookmarks, facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFPageLabel, PDFPageLabels, ViewerPreferencesPDFDictionary

from ..storage.last_build import BuildMemo
from ..storage.memory_cache import make_anew
from .bookmarks import write_outline
from .document import Bytes, ObjectDocument, StreamObject, vacant_stream
from .metadata import Facts, associated_files, metadata, moment_of, output_intent
from .names import decimal, literal, text_string, write_name_tree
from .page_parts import DocumentObjects, PageParts
from .tags import Structure

if TYPE_CHECKING:
    from ..layout.display_list import Information, Layout, Link

#: A link's border: none; a viewer's own mark shows when it is pressed.
_ANNOTATION: Final = "<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/Contents%s/StructParent %d%s>>"
#: A link's words or address beyond so many characters stand in the file once: else each of its lines would hold all of them.
_LONG: Final = 400


def build_document_objects(
    layout: Layout,
    parts: Iterable[PageParts],
    fonts: Mapping[str, Sequence[bool]],
    *,
    attachments: Sequence[tuple[str, bytes]] = (),
    part: int | None = 2,
    date: datetime | None = None,
    memo: BuildMemo = make_anew,
) -> DocumentObjects:
    """Give the document of a layout whose pages were drawn; ``part``: of PDF/A, ``None`` if it is not to be one.

    ``fonts``: by the names of those drawn with, which of a font's objects are streams; the last that is none is the font.
    ``memo``: has the pictures that were decoded in the last build.
    """
    document = ObjectDocument(layout.width, layout.height)
    structure = Structure(layout.tree)
    parts = list(parts)
    names = {"Dests": _write_pages(parts, document, structure, layout.height)}
    colours = any(page.figures for page in parts) and _write_pictures(parts, document, memo)
    numbers = {resource: _reserve(document, resource, streams) for resource, streams in fonts.items()}
    root = document.Catalog
    root.StructTreeRoot = f"{structure.write(document)} 0 R"
    if layout.bookmarks:
        root.Outlines = f"{write_outline(document, layout.bookmarks)} 0 R"
        root.PageMode = "/UseOutlines"
    moment = moment_of(layout.information, date)
    if attachments:
        root.AF, names["EmbeddedFiles"] = associated_files(document, attachments, moment)
    root.Names = f"<<{''.join(f'/{kind} {number} 0 R' for kind, number in names.items() if number)}>>"
    document.info = Facts(layout.information, moment)
    root.Metadata = metadata(layout.information, moment, part)
    _describe(document, layout.information, colours)
    object_file = document.object_file()
    return DocumentObjects(object_file, [list(map(document.number, sheet.contents)) for sheet in document.Pages.pages], numbers)


def _write_pages(parts: Iterable[PageParts], document: ObjectDocument, structure: Structure, height: float) -> int:
    """Lay the parts out; gives the number of the named destinations, 0: there are none."""
    once = cache(lambda long: f" {document.number(Bytes(long.encode()))} 0 R")
    destinations: list[tuple[bytes, bytes]] = []
    for owners, links, anchors, stamp, figures in parts:
        keys = [document.key() for _ in links]
        annotations = [Bytes(_annotation(link, key, height, once)) for link, key in zip(links, keys, strict=True)]
        page = document.add_page(annotations, [stamp] if stamp >= 0 else ())
        number = document.number(page)
        structure.add_page(page.key, number, owners)
        for figure in figures:
            from .figures import box_of

            structure.add_box(figure.tag, box_of(figure, height))
        for link, key, annotation in zip(links, keys, annotations, strict=True):
            structure.add_annotation(key, document.number(annotation), number, link.tag)
        for name, y in anchors:
            destination = f"[{number} 0 R/XYZ null {decimal(height - y)} null]"
            destinations.append((text_string(name), destination.encode()))
    return write_name_tree(document, destinations) if destinations else 0


def _write_pictures(parts: Sequence[PageParts], document: ObjectDocument, memo: BuildMemo) -> bool:
    """Write the pictures of all pages, each once; gives whether one of them is in colour."""
    from .figures import picture_object, pictures_of

    pictures = pictures_of(figure for page in parts for figure in page.figures)
    colours = False
    for name, picture in sorted(pictures.items()):
        content, entries = picture_object(picture, memo)
        document.pictures[name] = document.Reference(StreamObject(content, entries, compress=False))
        colours = colours or entries["ColorSpace"] == "/DeviceRGB"
    return colours


def _reserve(document: ObjectDocument, resource: str, streams: Sequence[bool]) -> list[int]:
    """Set the numbers of a font's objects aside."""
    things = [vacant_stream() if is_stream else Bytes(b"") for is_stream in streams]
    numbers = list(map(document.number, things))
    dictionaries = [document.Reference(thing) for thing, is_stream in zip(things, streams, strict=True) if not is_stream]
    document.apart.update(reference.name for reference in dictionaries)
    document.fonts[resource] = dictionaries[-1]
    return numbers


def _annotation(link: Link, key: int, height: float, once: Callable[[str], str]) -> bytes:
    """Write a link; ``once`` gives the reference to a long string."""
    rectangle = " ".join(map(decimal, (link.x0, height - link.y1, link.x1, height - link.y0)))
    words, target = literal(link.text), link.target
    if len(words) > _LONG:
        words = once(words)
    if target.startswith("#"):
        action = f"/Dest{literal(target[1:])}"
    else:
        address = _uri(target)
        action = f"/A<</S/URI/URI{once(address) if len(address) > _LONG else address}>>"
    return (_ANNOTATION % (rectangle, words, key, action)).encode()


def _uri(target: str) -> str:
    """A URI as it must be written: in ASCII (ISO 32000-1, 12.6.4.7)."""
    return literal(quote(target, safe="%/:=&?~#+!$,;'@()*[]"))


def _describe(document: ObjectDocument, information: Information, colours: bool) -> None:
    """What a viewer and a screen reader are told of the document as a whole."""
    root = document.Catalog
    root.Lang = literal("ja-JP")
    root.MarkInfo = "<</Marked true>>"
    root.OutputIntents = output_intent(document, colours)
    root.ViewerPreferences = ViewerPreferencesPDFDictionary({"DisplayDocTitle": "true"})
    root.PageLabels = PDFPageLabels()
    root.PageLabels.addPageLabel(
        0, PDFPageLabel(style="ARABIC", start=information.first_page, prefix=information.label_prefix or None)
    )
