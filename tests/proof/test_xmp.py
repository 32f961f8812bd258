"""XMP packets: what is read of them, and what is no packet."""

from __future__ import annotations

import pytest

from faqprint.limits import XMP_BYTES
from faqprint.proof.syntax import DamageError
from faqprint.proof.xmp import PROPERTIES, read_xmp

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
TITLE = '<dc:title><rdf:Alt><rdf:li xml:lang="x-default"> 別紙&amp;３ </rdf:li></rdf:Alt></dc:title>'


def packet(properties: str = TITLE, more: str = "", begin: str = BEGIN) -> bytes:
    """A packet with one description."""
    description = f'<rdf:Description rdf:about="" {DC} {more}>{properties}</rdf:Description>'
    return f"{begin}<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF {RDF}>{description}</rdf:RDF></x:xmpmeta>".encode()


def test_texts_of_properties() -> None:
    """As elements with a container, and as attributes."""
    assert read_xmp(packet())[PROPERTIES["Title"]] == "別紙&３"
    read = read_xmp(packet("", 'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Producer="x"'))
    assert read[PROPERTIES["Producer"]] == "x"
    assert read_xmp(packet(TITLE, begin="")) == read_xmp(packet())
    assert read_xmp(packet() + b"<?xpacket end='w'?>  \n ") == read_xmp(packet())


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\0" * 500,
        packet()[:-5],
        packet().replace(b"dc:title>", b"dc:titlf>", 1),
        packet("\0"),
        packet().replace(b"purl.org", b"purl.orh"),
        packet().replace(b"rdf:about", b"rdf:abouu"),
        packet().replace(b"rdf:Alt", b"rdf:Alu"),
        packet().replace(b"x-default", b"x-defbult"),
        packet(begin=BEGIN.replace("W5M0", "W5M1")),
        packet(begin=BEGIN.replace("xpacket", "xpackes")),
        packet("<a>" * 100 + "</a>" * 100),
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + packet(begin=""),
        packet("a" * XMP_BYTES),
    ],
    ids=range(14),
)
def test_what_is_no_packet(broken: bytes) -> None:
    """Not well formed, another namespace, no term of RDF, another wrapper, too deep, with entities, too large."""
    with pytest.raises(DamageError):
        read_xmp(broken)
