"""What a file says of itself: XMP, Info, its moment, its output intent and the files that it was made from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import ImageCms

from faqprint.export.metadata import PRODUCER, Facts, associated_files, metadata, moment_of, output_intent
from faqprint.layout.display_list import Information

from .objects import NOTHING, document, opened

MOMENT = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)
FULL = Information("別紙３ <&>", "操作\"説明'書", "○○信用金庫", "2026-11-22", "")
DC, PDFA = "{http://purl.org/dc/elements/1.1/}", "{http://www.aiim.org/pdfa/ns/id/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


@pytest.mark.parametrize(
    ("own", "given", "expected"),
    [
        ("", None, None),
        ("2026-11-22", None, datetime(2026, 11, 22, tzinfo=UTC)),
        ("2026-11-22", datetime(2027, 1, 2, 3, tzinfo=UTC), datetime(2027, 1, 2, 3, tzinfo=UTC)),
        ("", datetime(2027, 1, 2, 3), datetime(2027, 1, 2, 3, tzinfo=UTC)),
        ("", datetime(2027, 1, 2, 3, tzinfo=timezone(timedelta(hours=9))), datetime(2027, 1, 1, 18, tzinfo=UTC)),
    ],
)
def test_the_moment_is_the_caller_s_or_the_appendix_s(own: str, given: datetime | None, expected: datetime | None) -> None:
    """In UTC; a moment without a zone is in UTC already; a file without a date has none, whatever the clock says."""
    assert moment_of(NOTHING._replace(date=own), given) == expected


def description(part: int | None, information: Information = FULL, moment: datetime | None = MOMENT) -> Any:
    """The XMP of a file as a tree."""
    packet = metadata(information, moment, part)
    assert "Filter" not in packet.dictionary.dict  # PDF/A: it must be found without unpacking
    (found,) = ElementTree.fromstring(packet.content.decode()).iter(f"{RDF}Description")
    return found


def test_xmp_holds_the_texts_as_they_are() -> None:
    """Whatever XML makes of their characters."""
    found = description(2)
    assert found.findtext(f"{DC}title/{RDF}Alt/{RDF}li") == FULL.title
    assert found.findtext(f"{DC}description/{RDF}Alt/{RDF}li") == FULL.subject
    assert found.findtext(f"{DC}creator/{RDF}Seq/{RDF}li") == FULL.author
    assert found.findtext(f"{DC}language/{RDF}Bag/{RDF}li") == "ja-JP"
    assert found.findtext("{http://ns.adobe.com/xap/1.0/}ModifyDate") == "2026-11-22T03:04:05Z"


def test_what_is_not_known_is_not_said() -> None:
    """No subject, author or date: no entry for it, neither in XMP nor in Info."""
    found = description(None, NOTHING, None)
    assert found.find(f"{DC}description") is None
    assert found.find(f"{DC}creator") is None
    assert not [each.tag for each in found if "xap" in each.tag]
    made = document()
    assert Facts(NOTHING, None).format(made).split() == [b"<<", b"/Producer", f"({PRODUCER})".encode(), b">>"]


@pytest.mark.parametrize("part", [2, 3, None])
def test_a_file_claims_what_it_is(part: int | None) -> None:
    """PDF/UA always; PDF/A with its part, level A and the description of PDF/UA's schema, or not at all."""
    found = description(part)
    assert found.findtext("{http://www.aiim.org/pdfua/ns/id/}part") == "1"
    assert found.findtext(f"{PDFA}part") == (str(part) if part else None)
    assert found.findtext(f"{PDFA}conformance") == ("A" if part else None)
    assert (found.find("{http://www.aiim.org/pdfa/ns/extension/}schemas") is None) == (part is None)


def test_info_says_the_same_as_xmp() -> None:
    """Texts, producer and both dates."""
    made = document()
    made.info = Facts(FULL, MOMENT)
    with opened(made) as pdf:
        told = {name: str(value) for name, value in pdf.docinfo.items()}
    assert told == {
        "/Title": FULL.title,
        "/Subject": FULL.subject,
        "/Author": FULL.author,
        "/Producer": PRODUCER,
        "/CreationDate": "D:20261122030405Z",
        "/ModDate": "D:20261122030405Z",
    }


def test_the_output_intent_is_a_grey_profile_that_others_read() -> None:
    """One component, an ICC profile for a display of one grey channel, and its size is what its head says."""
    made = document()
    made.Catalog.OutputIntents = output_intent(made, False)
    with opened(made) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (intent.S, intent.DestOutputProfile.N) == ("/GTS_PDFA1", 1)
        assert str(intent.OutputConditionIdentifier) == str(intent.Info) == "Gray gamma 2.2"
        content = intent.DestOutputProfile.read_bytes()
    assert int.from_bytes(content[:4]) == len(content)
    profile = ImageCms.ImageCmsProfile(BytesIO(content)).profile
    assert (profile.xcolor_space.strip(), profile.device_class, profile.profile_description) == ("GRAY", "mntr", "Gray gamma 2.2")
    assert profile.version == pytest.approx(4.3)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("faq.yaml", "/application/yaml"),
        ("FAQ.YML", "/application/yaml"),
        ("支店.csv", "/text/csv"),
        ("a.json", "/application/json"),
        ("a.xlsx", "/application/octet-stream"),
        ("yaml", "/application/yaml"),
    ],
)
def test_attached_files_tell_their_kind_by_their_name(name: str, kind: str) -> None:
    """They are sources of the document, and come out as they went in, with size and date."""
    made = document()
    made.Catalog.AF, number = associated_files(made, [(name, b"a: b\n")], MOMENT)
    made.Catalog.Names = f"<</EmbeddedFiles {number} 0 R>>"
    with opened(made) as pdf:
        (spec,) = pdf.Root.AF
        assert (str(spec.UF), str(spec.AFRelationship), str(spec.EF.F.Subtype)) == (name, "/Source", kind)
        assert (spec.EF.F.Params.Size, str(spec.EF.F.Params.ModDate)) == (5, "D:20261122030405Z")
        assert {key: value.get_file().read_bytes() for key, value in pdf.attachments.items()} == {name: b"a: b\n"}


def test_attached_files_without_a_moment_have_no_date() -> None:
    """As everything else in a file that knows none."""
    made = document()
    made.Catalog.AF, _ = associated_files(made, [("a.yaml", b"")], None)
    with opened(made) as pdf:
        assert "/ModDate" not in pdf.Root.AF[0].EF.F.Params
