"""Metadata of any origin."""

from __future__ import annotations

import pytest
from pikepdf import Dictionary, Name, String

from faqprint.binding.xmp import read_title, xmp_of
from tests.binding.manuals import plain_pdf

PACKET = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
    b'<rdf:li xml:lang="x-default">Manual\n2</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>'
)


def test_the_title() -> None:
    """Of the XMP, else of the Info dictionary; in one line."""
    pdf = plain_pdf(1)
    assert read_title(pdf) == ""
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String("操作　説明書\n")))
    assert read_title(pdf) == "操作　説明書"
    pdf.Root.Metadata = pdf.make_stream(PACKET)
    assert read_title(pdf) == "Manual 2"


@pytest.mark.parametrize(
    "packet", [b"", b"no xml <", b"<a/>", PACKET[:-20], b"\xff\xfe\x00", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"]
)
def test_what_is_no_packet_says_nothing(packet: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    """It stays as it is, and no library speaks up."""
    pdf = plain_pdf(1)
    pdf.Root.Metadata = pdf.make_stream(packet)
    assert not xmp_of(pdf).get("{http://purl.org/dc/elements/1.1/}title")
    assert pdf.Root.Metadata.read_bytes() == packet
    pdf.Root.Metadata = Name.No
    assert xmp_of(pdf) == {}
    assert capfd.readouterr() == ("", "")
