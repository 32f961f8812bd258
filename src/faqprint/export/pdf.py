"""紙: pages to a tagged PDF that is PDF/UA-1 and PDF/A-2a (3a with attachments) at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFObjectReference, PDFPageLabel, PDFPageLabels, ViewerPreferencesPDFDictionary

from ..layout.frame import Layout, Link
from .bookmarks import write_outline
from .document import Bytes, Document, Press
from .embedding import embed
from .metadata import Facts, associated_files, metadata, moment_of, output_intent
from .names import literal, name_tree, text_string
from .painter import Painter, decimal
from .tags import Structure
from .typeface import Typeface

if TYPE_CHECKING:
    from ..text.fonts import Faces

#: A link's border: none; a viewer's own mark shows when it is pressed.
_ANNOTATION: Final = "<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/Contents%s/StructParent %d%s>>"


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
    part = None if password is not None else 3 if attachments else 2
    content = draw(layout, typefaces_of(faces), embed, attachments=attachments, part=part, date=date).assemble()
    return content if password is None else _encrypted(content, password)


def typefaces_of(faces: Faces) -> list[Typeface]:
    """Give the typefaces of faces, in their order, of which nothing has been asked yet."""
    return [Typeface(face, f"F{i}") for i, face in enumerate(faces.faces)]


def draw(
    layout: Layout,
    typefaces: Sequence[Typeface],
    embed: Callable[[Typeface, Document], PDFObjectReference],
    *,
    attachments: Sequence[tuple[str, bytes]] = (),
    part: int | None = 2,
    date: datetime | None = None,
) -> Document:
    """Give the document of a laid-out appendix, complete but for its assembly; ``part``: of PDF/A.

    ``embed`` writes the objects of a typeface that was drawn with.
    """
    document = Document(layout.width, layout.height)
    structure = Structure(layout.tree)
    names = {"Dests": _print(layout, document, structure, Painter(layout, typefaces))}
    for typeface in typefaces:
        if typeface.texts:
            document.fonts[typeface.resource] = embed(typeface, document)
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
    _describe(document, layout.information.label_prefix)
    return document


def _print(layout: Layout, document: Document, structure: Structure, painter: Painter) -> int:
    """Draw all pages, each leaving memory as the next comes; gives the number of the named destinations, 0: there are none."""
    press = Press(document)
    height = layout.height
    destinations: list[tuple[bytes, bytes]] = []
    for page in layout.pages():
        operators, owners = painter.paint(page)
        press.addLiteral(operators)
        if page.stamp:
            press.stamp(painter.stamp(page.stamp))
        keys = [document.key() for _ in page.links]
        annotations = [Bytes(_annotation(link, key, height)) for link, key in zip(page.links, keys, strict=True)]
        for annotation in annotations:
            press.annotate(annotation)
        press.showPage()
        sheet = document.Pages[-1]
        number = document.number(sheet)
        structure.add_page(sheet.key, number, owners)
        for link, key, annotation in zip(page.links, keys, annotations, strict=True):
            structure.add_annotation(key, document.number(annotation), number, link.tag)
        for name, y in page.anchors:
            destination = f"[{number} 0 R/XYZ null {decimal(height - y)} null]"
            destinations.append((text_string(name), destination.encode()))
    return name_tree(document, destinations) if destinations else 0


def _annotation(link: Link, key: int, height: float) -> bytes:
    rectangle = " ".join(map(decimal, (link.x0, height - link.y1, link.x1, height - link.y0)))
    target = link.target
    action = f"/Dest{literal(target[1:])}" if target.startswith("#") else f"/A<</S/URI/URI{_uri(target)}>>"
    return (_ANNOTATION % (rectangle, literal(link.text), key, action)).encode()


def _uri(target: str) -> str:
    """A URI as it must be written: in ASCII (ISO 32000-1, 12.6.4.7)."""
    return literal(quote(target, safe="%/:=&?~#+!$,;'@()*[]"))


def _describe(document: Document, label_prefix: str) -> None:
    """What a viewer and a screen reader are told of the document as a whole."""
    root = document.Catalog
    root.Lang = literal("ja-JP")
    root.MarkInfo = "<</Marked true>>"
    root.OutputIntents = output_intent(document)
    root.ViewerPreferences = ViewerPreferencesPDFDictionary({"DisplayDocTitle": "true"})
    root.PageLabels = PDFPageLabels()
    root.PageLabels.addPageLabel(0, PDFPageLabel(style="ARABIC", start=1, prefix=label_prefix or None))


def _encrypted(content: bytes, password: str) -> bytes:
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return out.getvalue()
