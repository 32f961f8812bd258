"""What the file says of itself: XMP and Info, which agree (ISO 19005-2, 6.6.2), and its output intent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFInfo

from .document import Bytes, ObjectDocument, StreamObject
from .names import literal, text_string, write_name_tree
from .profiles import grey_profile, srgb_profile

if TYPE_CHECKING:
    from ..layout.display_list import Information

PRODUCER: Final = "faqprint"
#: What must not stand in XML as it is.
_MARKUP: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{properties}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
#: PDF/A asks for a description of every schema that it does not know itself; PDF/UA's is one.
_EXTENSION: Final = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"""


class Facts(PDFInfo):  # type: ignore[misc]  # reportlab has no types
    """The Info dictionary: what is known and nothing else."""

    def __init__(self, information: Information, moment: datetime | None) -> None:
        super().__init__()
        texts = {"Title": information.title, "Subject": information.subject, "Author": information.author, "Producer": PRODUCER}
        self._entries = {name: literal(text) for name, text in texts.items() if text}
        if moment:
            self._entries["CreationDate"] = self._entries["ModDate"] = f"(D:{moment:%Y%m%d%H%M%S}Z)"

    def format(self, document: ObjectDocument) -> bytes:
        """Give the dictionary as the file has it."""
        formatted: bytes = PDFDictionary(self._entries).format(document)
        return formatted


def moment_of(information: Information, date: datetime | None) -> datetime | None:
    """Give the moment that the file bears: ``date``, or the appendix's own date at midnight, in UTC; never the clock."""
    if date is None and information.date:
        date = datetime.fromisoformat(information.date)
    if date is None:
        return None
    return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)


def metadata(information: Information, moment: datetime | None, part: int | None) -> StreamObject:
    """Give the XMP of a file; ``part``: of PDF/A (level A), ``None`` if it is not to be one."""
    alternatives = '<dc:{0}><rdf:Alt><rdf:li xml:lang="x-default">{1}</rdf:li></rdf:Alt></dc:{0}>\n'
    properties = [alternatives.format("title", information.title.translate(_MARKUP))]
    if information.subject:
        properties.append(alternatives.format("description", information.subject.translate(_MARKUP)))
    if information.author:
        properties.append(
            f"<dc:creator><rdf:Seq><rdf:li>{information.author.translate(_MARKUP)}</rdf:li></rdf:Seq></dc:creator>\n"
        )
    properties.append("<dc:language><rdf:Bag><rdf:li>ja-JP</rdf:li></rdf:Bag></dc:language>\n")
    properties.append(f"<pdf:Producer>{PRODUCER}</pdf:Producer>\n")
    if moment:
        properties += [f"<xmp:{name}>{moment:%Y-%m-%dT%H:%M:%SZ}</xmp:{name}>\n" for name in ("CreateDate", "ModifyDate")]
    properties.append("<pdfuaid:part>1</pdfuaid:part>\n")
    if part:
        properties.append(f"<pdfaid:part>{part}</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n{_EXTENSION}")
    content = _XMP.format(properties="".join(properties)).encode()
    return StreamObject(content, {"Type": "/Metadata", "Subtype": "/XML"}, compress=False)


def output_intent(document: ObjectDocument, colours: bool) -> PDFArray:
    """Give the output intent: grey of gamma 2.2 of pages that are black only, sRGB of those with ``colours``."""
    profile, components, title = (srgb_profile(), 3, "sRGB IEC61966-2.1") if colours else (grey_profile(), 1, "Gray gamma 2.2")
    name = literal(title)
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": name,
        "Info": name,
        "DestOutputProfile": document.Reference(StreamObject(profile, {"N": components})),
    }
    return PDFArray([PDFDictionary(intent)])


def associated_files(
    document: ObjectDocument, attachments: Sequence[tuple[str, bytes]], moment: datetime | None
) -> tuple[PDFArray, int]:
    """Write files that the document was made from, and give ``AF`` and the number of ``EmbeddedFiles``."""
    references, names = [], []
    for name, content in attachments:
        changed = f"/ModDate(D:{moment:%Y%m%d%H%M%S}Z)" if moment else ""
        entries = {"Type": "/EmbeddedFile", "Subtype": _mime(name), "Params": f"<</Size {len(content)}{changed}>>"}
        number = document.number(StreamObject(content, entries))
        title = literal(name)
        body = f"<</Type/Filespec/F{title}/UF{title}/Desc{title}/AFRelationship/Source/EF<</F {number} 0 R/UF {number} 0 R>>>>"
        reference = document.Reference(Bytes(body.encode()))
        references.append(reference)
        names.append((text_string(name), reference.format(document)))
    return PDFArray(references), write_name_tree(document, names)


def _mime(name: str) -> str:
    """The media type of a source file by its suffix, as a PDF name."""
    types = {"yaml": "application#2Fyaml", "yml": "application#2Fyaml", "csv": "text#2Fcsv", "json": "application#2Fjson"}
    types |= {"png": "image#2Fpng", **dict.fromkeys(("jpg", "jpeg", "jpe", "jfif"), "image#2Fjpeg")}
    return "/" + types.get(name.rpartition(".")[2].lower(), "application#2Foctet-stream")
