"""Damage that no page shows: every object read and unpacked, what describes the file against itself, and our own files' seal.

Only ``verify`` looks here: a file that has just been written needs none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import md5, sha256
from itertools import pairwise
from struct import error, iter_unpack, unpack_from
from typing import Any, Final

from .attachments import attachments
from .document import PdfFile
from .finding import Finding, damage_finding, finding
from .structure import Subject
from .syntax import FILTERS, DamageError, PdfStream, Ref, text
from .xmp import PROPERTIES, read_xmp

_PRODUCER: Final = "faqprint"
#: How our own files are framed (``export.object_file``): the head, each object's end, the cross-reference stream, the end.
_HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_END: Final = b"\nendobj\n"
_REFERENCES: Final = re.compile(
    rb"(\d+) 0 obj\n<</Type/XRef/Size (\d+)/W\[1 4 2\]/Root \d+ 0 R/Info \d+ 0 R/ID\[<([0-9a-f]{32})><\3>\]/Filter/FlateDecode"
    rb"/DecodeParms<</Predictor 12/Columns 7>>/Length (\d+)>>\nstream\n"
)
#: Colour spaces of ICC profiles with their number of components (ICC.1:2010, 7.2.6).
_COMPONENTS: Final = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4, b"Lab ": 3}
#: Lines of our own XMP that differ from file to file; what they say stands in the Info dictionary, too.
_OWN_WORDS: Final = re.compile(rb"<(?:dc:(?:title|description|creator)|xmp:(?:Create|Modify)Date)>[^\n]*\n")
#: Digests of the other lines: of PDF/A-2a, of PDF/A-3a, and of a file that is neither.
_PACKETS: Final = frozenset(
    {
        "910b776dbb36aa9e8232ff3d20384ca8f2bedc53a193d0461335a0c19a45a7cf",
        "e0e9f69a7d73e9642935014664daedeb3aba564a6850997b12bbf12c67240286",
        "2ecd6edd225c66ef43f441efa3e89e278df5fa8e208116e8fc767e55c9f34e27",
    }
)
#: Entries of the Info dictionary whose values are dates.
_DATES: Final = ("CreationDate", "ModDate")


def check_integrity(it: Subject) -> Iterator[Finding]:
    """Everything that is wrong with the file as a container; raises ``DamageError`` for what cannot be read."""
    document = it.reading.document
    yield from _check_objects(document)
    yield from _check_metadata(document)
    yield from _check_profiles(document)
    yield from _check_attachments(document)
    if _is_ours(document) and not _is_sealed(it):
        yield finding("pdf-altered")


def _check_objects(document: PdfFile) -> Iterator[Finding]:
    """Every object can be read, every stream unpacked: its checksum counts, whoever asks for it."""
    last = 0
    for number in document.numbers_in_use():
        value = document.get(Ref(number))
        if isinstance(value, PdfStream) and value.entries.get("Subtype") == "Image":
            from .figures import check_picture

            yield from check_picture(document, Ref(number))
        elif isinstance(value, PdfStream) and number not in document.unpacked and document.filters(value) <= FILTERS:
            document.decode(value)
        if not isinstance(value, PdfStream) or value.entries.get("Type") != "XRef":
            last = number
    size = document.get(document.trailer.get("Size"))
    if not isinstance(size, int) or size <= last:  # what lies beyond is to be taken for absent (ISO 32000-1, 7.5.5)
        yield finding("trailer-size", size=size, last=last)


def _check_metadata(document: PdfFile) -> Iterator[Finding]:
    """XMP can be parsed, and agrees with the Info dictionary (ISO 19005-2, 6.6.2)."""
    packet = document.decode(document.catalog.get("Metadata"))
    if not packet:
        return
    try:
        told = read_xmp(packet)
    except DamageError as damage:
        yield damage_finding("xmp-damaged", damage)
        return
    information = document.dictionary(document.trailer.get("Info"))
    for key, name in PROPERTIES.items():
        own, other = text(document.get(information.get(key))), told.get(name, "")
        if own and other and not _agree(key, own, other):
            yield finding("xmp-differs", where=key, info=own, xmp=other)


def _agree(key: str, own: str, other: str) -> bool:
    """Whether a value of the Info dictionary is that of the XMP: dates are written in two ways."""
    if key in _DATES:
        own, other = (re.sub(r"\D", "", value) for value in (own, other))
    return own == other


def _check_profiles(document: PdfFile) -> Iterator[Finding]:
    """The ICC profiles of the output intents (ICC.1:2010, 7.2 and 7.3)."""
    for intent in document.array(document.catalog.get("OutputIntents")):
        stream = document.get(document.dictionary(intent).get("DestOutputProfile"))
        if isinstance(stream, PdfStream):
            try:
                _examine_profile(document.decode(stream), document.get(stream.entries.get("N")))
            except DamageError as damage:
                yield damage_finding("icc-damaged", damage)


def _examine_profile(profile: bytes, components: Any) -> None:
    """Raise ``DamageError`` if some bytes are no ICC profile of so many components."""
    try:
        size, space, signature, count = (*unpack_from(">L12x4s16x4s", profile), *unpack_from(">L", profile, 128))
        tags = list(iter_unpack(">4sLL", profile[132 : 132 + 12 * count]))
    except error:
        raise DamageError("icc-short") from None
    if size != len(profile) or signature != b"acsp" or len(tags) != count:
        raise DamageError("icc-header")
    if _COMPONENTS.get(space, components) != components:
        raise DamageError("icc-space")
    if any(start < 132 + 12 * count or start + length > size for _, start, length in tags):
        raise DamageError("icc-tags")
    bare = profile[:44] + bytes(4) + profile[48:64] + bytes(4) + profile[68:84] + bytes(16) + profile[100:]
    if profile[84:100] not in (bytes(16), md5(bare, usedforsecurity=False).digest()):
        raise DamageError("icc-id")


def _check_attachments(document: PdfFile) -> Iterator[Finding]:
    """The files that the catalog names: their size and, if it is there, their checksum (ISO 32000-1, 7.11.4)."""
    for name, stream, told in attachments(document):
        if stream is None:
            yield finding("attachment-missing", where=name)
            continue
        content = document.decode(stream)
        size, checksum = document.get(told.get("Size")), document.get(told.get("CheckSum"))
        digest = md5(content, usedforsecurity=False).digest()
        if size not in (None, len(content)) or checksum not in (None, digest):
            yield finding("attachment-damaged", where=name)


def _is_ours(document: PdfFile) -> bool:
    """Whether this program wrote the file, and nothing else since.

    Who rewrites it gives it another second identifier (qpdf, pikepdf), or a table of references where ours is a stream (pypdf).
    """
    producer = text(document.get(document.dictionary(document.trailer.get("Info")).get("Producer")))
    packet = document.decode(document.catalog.get("Metadata"))
    identifiers = document.array(document.trailer.get("ID"))
    return (
        (producer == _PRODUCER or b"<pdf:Producer>%b</pdf:Producer>" % _PRODUCER.encode() in packet)
        and len(identifiers) == 2
        and identifiers[0] == identifiers[1]
        and document.array(document.trailer.get("W")) == [1, 4, 2]
        and "Prev" not in document.trailer
    )


def _is_sealed(it: Subject) -> bool:
    """Whether one of our files is as it was written: framed to the byte, and its identifier stands for its objects.

    The identifier is the digest of the objects' digests.  That of an edition stands for what its fonts were made from, which
    the file does not hold: there the frame and what never changes in its XMP count, and for its bytes the manifest.
    """
    document = it.reading.document
    data, places = document.data, document.places()
    last = _REFERENCES.match(data, places[-1][0]) if places else None
    if not last or int(last[2]) != int(last[1]) + 1 or not data.startswith(_HEAD) or places[0][0] != len(_HEAD):
        return False
    of_edition = any(font.glyphs is not None for _, font in it.reading.fonts().values())
    identity = sha256()
    for (start, number), (following, _) in pairwise(places):
        head = b"%d 0 obj\n" % number
        if not data.startswith(head, start) or not data.endswith(_END, start, following):
            return False
        if not of_edition:
            identity.update(sha256(data[start + len(head) : following - len(_END)]).digest())
    end = last.end() + int(last[4])
    if data[end:] != b"\r\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % places[-1][0]:
        return False
    if of_edition:
        packet = document.decode(document.catalog.get("Metadata"))
        return sha256(_OWN_WORDS.sub(b"", packet)).hexdigest() in _PACKETS
    return identity.hexdigest()[:32].encode() == last[3]
