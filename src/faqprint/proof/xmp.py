"""An XMP packet: its properties, by the one XML parser that Python has without a tree; nothing in it may grow or refer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from xml.parsers import expat

from ..limits import XMP_BYTES, XMP_DEPTH
from .syntax import DamageError

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML_LANG: Final = "http://www.w3.org/XML/1998/namespace lang"
_LANGUAGE: Final = re.compile("x-default|[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
#: The namespaces of the prefixes that everybody uses (ISO 16684-1, ISO 19005-2, ISO 14289-1).
_NAMESPACES: Final = {
    "x": "adobe:ns:meta/",
    "rdf": _RDF,
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
#: What XMP uses of RDF (ISO 16684-1, 7), and what stands before and behind a packet.
_TERMS: Final = frozenset(
    f"{_RDF} {term}"
    for term in (
        "RDF", "Description", "about", "Seq", "Bag", "Alt", "li", "parseType", "resource", "ID", "nodeID", "datatype", "value",
        "type",
    )
)  # fmt: skip
_PACKET: Final = re.compile("""begin=(["'])\ufeff?\\1 id=(["'])W5M0MpCehiHzreSzNTczkc9d\\2.*|end=(["'])[rw]\\3""")
#: Entries of the Info dictionary and the properties that say the same (ISO 19005-1, 6.7.3).
PROPERTIES: Final[Mapping[str, str]] = {
    "Title": f"{_NAMESPACES['dc']} title",
    "Subject": f"{_NAMESPACES['dc']} description",
    "Author": f"{_NAMESPACES['dc']} creator",
    "Producer": f"{_NAMESPACES['pdf']} Producer",
    "CreationDate": f"{_NAMESPACES['xmp']} CreateDate",
    "ModDate": f"{_NAMESPACES['xmp']} ModifyDate",
}


class _Packet:
    """One packet as it is parsed."""

    def __init__(self) -> None:
        self.properties: dict[str, str] = {}
        self._open: list[str] = []
        self._depth = 0  # of the description in which properties stand; 0: none

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append(name)
        if len(self._open) > XMP_DEPTH:
            raise DamageError("xmp-depth", most=XMP_DEPTH)
        for term in (name, *attributes):
            if term.startswith(_RDF) and term not in _TERMS:
                raise DamageError("xmp-term", term=ascii(term.removeprefix(_RDF).strip())[1:-1])
        if not _LANGUAGE.fullmatch(attributes.get(_XML_LANG, "x-default")):
            raise DamageError("xmp-language")
        if name == f"{_RDF} Description" and not self._depth:
            self._depth = len(self._open)
            self.properties.update(attributes)

    def end(self, name: str) -> None:
        if len(self._open) == self._depth:
            self._depth = 0
        self._open.pop()

    def characters(self, characters: str) -> None:
        if self._depth and len(self._open) > self._depth:
            name = self._open[self._depth]
            self.properties[name] = self.properties.get(name, "") + characters

    def namespace(self, prefix: str | None, uri: str) -> None:
        if _NAMESPACES.get(prefix or "", uri) != uri:
            raise DamageError("xmp-namespace", prefix=prefix)

    def instruct(self, target: str, data: str) -> None:
        if target != "xpacket" or not _PACKET.fullmatch(data.strip()):
            raise DamageError("xmp-wrapper")

    def refuse(self, *declaration: object) -> None:
        raise DamageError("xmp-doctype")


def read_xmp(packet: bytes) -> dict[str, str]:
    """The texts of a packet's properties by namespace and name, without white space around; raises ``DamageError``."""
    if len(packet) > XMP_BYTES:
        raise DamageError("xmp-size", most=XMP_BYTES >> 20)
    read, parser = _Packet(), expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = read.begin, read.end
    parser.CharacterDataHandler, parser.StartNamespaceDeclHandler = read.characters, read.namespace
    parser.StartDoctypeDeclHandler, parser.ProcessingInstructionHandler = read.refuse, read.instruct
    try:
        parser.Parse(packet, True)
    except expat.ExpatError as problem:
        raise DamageError("xmp-syntax", line=problem.lineno) from None
    return {name: value.strip() for name, value in read.properties.items()}
