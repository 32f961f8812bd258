"""What the file says of itself: XMP and Info, which agree (ISO 19005-2, 6.6.2), and its output intent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from struct import pack
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFInfo

from .document import Bytes, ObjectDocument, StreamObject
from .names import literal, name_tree, text_string

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


def output_intent(document: ObjectDocument) -> PDFArray:
    """Give the output intent of a page that is black only: grey of gamma 2.2."""
    profile = document.Reference(StreamObject(_grey_profile(), {"N": 1}))
    name = literal("Gray gamma 2.2")
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": name,
        "Info": name,
        "DestOutputProfile": profile,
    }
    return PDFArray([PDFDictionary(intent)])


def _grey_profile() -> bytes:
    """An ICC profile (version 4.3) of a grey display: white of D50, one curve."""

    def text(value: str) -> bytes:
        encoded = value.encode("utf-16-be")
        return b"mluc\0\0\0\0" + pack(">LL2s2sLL", 1, 12, b"en", b"US", len(encoded), 28) + encoded

    def s15_fixed(*values: float) -> bytes:
        return pack(f">{len(values)}l", *(round(value * 65536) for value in values))

    white = s15_fixed(0.9642, 1.0, 0.8249)  # D50, the white of the profile connection space
    tags = {
        b"desc": text("Gray gamma 2.2"),
        b"cprt": text("No copyright"),
        b"wtpt": b"XYZ \0\0\0\0" + white,
        b"kTRC": b"curv\0\0\0\0" + pack(">LH", 1, round(2.2 * 256)),
    }
    directory, data = pack(">L", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for tag, value in tags.items():
        directory += tag + pack(">LL", start + len(data), len(value))
        data += value + bytes(-len(value) % 4)
    size = start + len(data)
    created = pack(">6H", 2000, 1, 1, 0, 0, 0)  # the profile's own, not the document's
    header = pack(">L4sL4s4s4s", size, b"\0\0\0\0", 0x04300000, b"mntr", b"GRAY", b"XYZ ") + created + b"acsp"
    return header.ljust(68, b"\0") + white + bytes(48) + directory + data


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
    return PDFArray(references), name_tree(document, names)


def _mime(name: str) -> str:
    """The media type of a source file by its suffix, as a PDF name."""
    types = {"yaml": "application#2Fyaml", "yml": "application#2Fyaml", "csv": "text#2Fcsv", "json": "application#2Fjson"}
    return "/" + types.get(name.rpartition(".")[2].lower(), "application#2Foctet-stream")
