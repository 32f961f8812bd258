"""What two files may claim together."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from faqprint.binding.claims import Claims, common_claims, have_common_intent, join_output_intents, read_claims, set_claims
from tests.binding.manuals import Bound, plain_pdf, tagged_pdf

NONE = Claims("", "", "", ())
UA, A2A, A2B, A1B = Claims("1", "", "", ()), Claims("", "2", "A", ()), Claims("", "2", "B", ()), Claims("", "1", "B", ())


def claiming(pdf: Pdf, claims: Claims) -> Pdf:
    """A file that claims something."""
    pdf.Root.Metadata = pdf.make_stream(
        (
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description rdf:about="" xmlns:u="http://www.aiim.org/pdfua/ns/id/" xmlns:a="http://www.aiim.org/pdfa/ns/id/"'
            ' xmlns:e="http://www.aim.org/pdfe/ns/id/"'
            + (f' a:part="{claims.part}" a:conformance="{claims.level}">' if claims.part else ">")
            + (f"<u:part>{claims.ua}</u:part>" if claims.ua else "")
            + ("<e:ISO_PDFEVersion>PDF/E-1</e:ISO_PDFEVersion>" if "PDF/E" in claims.others else "")
            + "</rdf:Description></rdf:RDF></x:xmpmeta>"
        ).encode(),
        Type=Name.Metadata,
        Subtype=Name.XML,
    )
    return pdf


@pytest.mark.parametrize(
    "claims", [NONE, UA, A2A, A1B._replace(ua="1"), Claims("2", "4", "", ()), NONE._replace(others=("PDF/E",))]
)
def test_claims_are_read(claims: Claims) -> None:
    """By name, whatever the prefix; as an attribute, too."""
    assert read_claims(claiming(plain_pdf(1), claims)) == claims


def test_claims_of_the_info_dictionary() -> None:
    """PDF/X-1a says it there."""
    pdf = plain_pdf(1)
    pdf.trailer.Info = pdf.make_indirect(Dictionary(GTS_PDFXVersion=String("PDF/X-1:2001")))
    found = read_claims(pdf)
    assert found.labels == {"PDF/X": "PDF/X"}
    set_claims(pdf, found, NONE)
    assert read_claims(pdf) == NONE


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (UA, UA, UA),
        (UA, NONE, NONE),
        (Claims("2", "", "", ()), Claims("2", "", "", ()), NONE),
        (A2A, A2B, A2B),
        (A2B, A2A, A2B),
        (Claims("", "2", "U", ()), A2A, Claims("", "2", "U", ())),
        (A2B, A1B, NONE),
        (A2A._replace(ua="1"), UA, UA),
        (Claims("", "4", "E", ()), Claims("", "4", "", ()), NONE),
        (Claims("", "4", "", ()), Claims("", "4", "", ()), Claims("", "4", "", ())),
        (NONE._replace(others=("PDF/X",)), NONE._replace(others=("PDF/X",)), NONE),
    ],
)
def test_what_both_claim(one: Claims, other: Claims, both: Claims) -> None:
    """The same part, the lower level; nothing else."""
    assert common_claims(one, other) == both


def kept(one: Claims, other: Claims, change: Any = lambda pdf: pdf) -> Claims:
    """What the result claims."""
    bound = Bound(change(claiming(tagged_pdf(1), one)), claiming(tagged_pdf(1), other))
    assert bound.findings == []
    assert read_claims(bound.pdf) == bound.joined.claimed
    return bound.joined.claimed


def test_what_the_result_claims() -> None:
    """No more than both; the rest of the metadata stays."""
    both = A2A._replace(ua="1")
    assert kept(both, both) == both
    assert kept(both, A2B) == A2B
    assert kept(both, NONE) == NONE
    assert kept(NONE, both) == NONE
    assert kept(NONE._replace(others=("PDF/E",)), NONE) == NONE


def test_a_claim_that_the_whole_would_not_bear_out() -> None:
    """Heads of both kinds (ISO 14289-1, 7.4.4); no tags, whatever was claimed."""

    def with_head(pdf: Pdf) -> Pdf:
        pdf.Root.StructTreeRoot.K.K[0].S = Name.H
        return pdf

    numbered = claiming(tagged_pdf(1), UA)
    numbered.Root.StructTreeRoot.K.K[0].S = Name.H2
    assert Bound(with_head(claiming(tagged_pdf(1), UA)), numbered).joined.claimed == NONE
    assert kept(UA, UA, with_head) == UA
    assert Bound(claiming(plain_pdf(1), UA), claiming(tagged_pdf(1), UA)).joined.claimed == NONE


def with_intent(components: int) -> Pdf:
    """A file with an output intent of so many components; 0: none."""
    pdf = claiming(tagged_pdf(1), A2A)
    if components:
        profile = pdf.make_stream(b"profile", N=components)
        pdf.Root.OutputIntents = Array([Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, DestOutputProfile=profile)])
    return pdf


@pytest.mark.parametrize(
    ("manual", "appendix", "result"), [(3, 3, 3), (3, 1, 3), (1, 3, 3), (0, 3, 3), (3, 0, 3), (4, 3, -1), (4, 1, 4), (0, 0, 0)]
)
def test_one_output_intent_for_both(manual: int, appendix: int, result: int) -> None:
    """Grey stands under any; where none does for both, PDF/A is claimed no more (-1)."""
    bound = Bound(with_intent(manual), with_intent(appendix))
    assert bound.joined.claimed == (NONE if result < 0 else A2A)
    intents = bound.pdf.Root.get("/OutputIntents", [])
    assert [intent.DestOutputProfile.N for intent in intents] == [abs(result) if result >= 0 else manual][: len(intents)]
    assert bool(intents) == bool(result)
    assert bound.findings == []


def test_intents_without_a_profile() -> None:
    """They ask for nothing."""
    one, other = plain_pdf(1), plain_pdf(1)
    other.Root.OutputIntents = Array([Dictionary(), Name.No])
    assert have_common_intent(one, other)
    join_output_intents(one, other)
    assert Name.OutputIntents not in one.Root
