"""Damage that no page shows: what only the bytes of a file can tell."""

from __future__ import annotations

import hashlib
import random
import re
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, Stream

import faqprint
from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.proof import examine

from .hostile import page_of, stream

CONTENT = """\
title: 別紙
manual: 操作説明書
publisher: ○○信用金庫
date: 2026-11-22
values: {desk: 事務部}
sections:
- type: faq
  title: ＦＡＱ
  categories:
  - name: 区分
    questions:
    - {question: 窓口はどこですか, answer: "{{desk}}です。"}
"""


@pytest.fixture(scope="module")
def attached(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file of ours with its source attached."""
    folder = tmp_path_factory.mktemp("attached")
    (folder / "appendix.yaml").write_text(CONTENT, "utf-8")
    faqprint.build(folder / "appendix.yaml", folder / "a.pdf", attach_source=True, cache=False)
    return (folder / "a.pdf").read_bytes()


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An edition, whose identifier stands for what its fonts were made from."""
    folder = tmp_path_factory.mktemp("edition")
    (folder / "appendix.yaml").write_text(CONTENT, "utf-8")
    (folder / "branches.csv").write_text("code,name,desk\n001,本店,本店営業部\n", "utf-8")
    make_editions(folder / "appendix.yaml", folder / "out", options=EditionOptions(ledger=False))
    return next((folder / "out").glob("*.pdf")).read_bytes()


def codes(data: bytes) -> list[str]:
    """What is found."""
    return [item.code for item in examine(data)]


def changed(data: bytes, change: Any) -> list[str]:
    """What is found in a file that another program wrote after a change."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return codes(out.getvalue())


def test_our_own_files_are_sound(attached: bytes, edition: bytes) -> None:
    """Also when another program has written them anew."""
    assert codes(attached) == codes(edition) == []
    assert changed(attached, lambda pdf: None) == changed(edition, lambda pdf: None) == []


def frame(data: bytes) -> list[int]:
    """The places of all bytes that no stream compresses."""
    inside = [range(*match.span(1)) for match in re.finditer(rb"(?s)FlateDecode.*?stream\n(.*?)\r\nendstream", data)]
    taken = {at for places in inside for at in places}
    return [at for at in range(len(data)) if at not in taken]


#: What a byte of a file may become without a change of what the file is: digits and spaces where none counts.
_HARMLESS = re.compile(rb"/ID\[<[0-9a-f]{32}><[0-9a-f]{32}>\]")


@pytest.mark.parametrize("seed", range(4))
def test_every_changed_byte_is_told(attached: bytes, seed: int) -> None:
    """Of a file of ours, but for its identifier: framing, dictionaries, XMP, cross-reference; two thirds were not."""
    chance = random.Random(seed)
    identifier = _HARMLESS.search(attached)
    assert identifier is not None
    places = [at for at in frame(attached) if at not in range(*identifier.span())]
    for at in chance.sample(places, 60):
        value = chance.choice([value for value in range(256) if value != attached[at]])
        assert codes(attached[:at] + bytes([value]) + attached[at + 1 :]), (at, attached[at - 20 : at + 20], value)


def test_bytes_cut_from_the_end_of_an_object_are_told(attached: bytes) -> None:
    """``endob`` before the cross-reference stream: MuPDF drew an empty page, and the file was called sound."""
    start = attached.rindex(b"endobj", 0, attached.index(b"/Type/XRef"))
    cut = attached[: start + 4] + b"  " + attached[start + 6 :]
    assert codes(cut) == ["pdf-damaged"]


@pytest.mark.parametrize("part", [b"ICC", b"attachment"])
def test_a_bit_of_a_compressed_stream_is_told(attached: bytes, part: bytes) -> None:
    """Of streams that no page refers to: the ICC profile and the attached source were not looked at."""
    mark = b"/N 1" if part == b"ICC" else b"/EmbeddedFile"
    start = attached.index(b"stream\n", attached.index(mark)) + 40
    assert "pdf-damaged" in codes(attached[:start] + bytes([attached[start] ^ 4]) + attached[start + 1 :])


def test_xmp_of_zeros_is_told(attached: bytes, edition: bytes) -> None:
    """Also in an edition, whose identifier does not stand for it."""
    for data in (attached, edition):
        start, end = data.index(b"<rdf:RDF"), data.index(b"</x:xmpmeta>")
        assert codes(data[:start] + bytes(end - start) + data[end:]) == ["xmp-damaged", "pdf-altered"]


def test_xmp_that_says_something_else_is_told(edition: bytes) -> None:
    """Title, author and dates are those of the Info dictionary."""
    for old, new, key in (("別紙", "別冊", "Title"), ("2026-11-22T", "2026-11-23T", "CreationDate")):
        (found,) = examine(edition.replace(old.encode(), new.encode(), 1))
        assert (found.code, found.where) == ("xmp-differs", key)


def test_an_edition_is_framed_to_the_byte(edition: bytes) -> None:
    """Between its objects nothing may change either."""
    at = edition.index(b"\nendobj\n")
    assert codes(edition[:at] + b" " + edition[at + 1 :]) == ["pdf-altered"]
    assert codes(edition + b"\n") == ["pdf-altered"]


def profile(pdf: Pdf) -> Stream:
    """The ICC profile of a file."""
    found = pdf.Root.OutputIntents[0].DestOutputProfile
    assert isinstance(found, Stream)
    return found


@pytest.mark.parametrize(
    ("at", "new", "reason"),
    [
        (0, b"\0\0\0\0", "icc-header"),
        (36, b"acsq", "icc-header"),
        (16, b"RGB ", "icc-space"),
        (128, b"\0\0\xff\xff", "icc-header"),
        (136, b"\0\1\0\0", "icc-tags"),
        (84, b"\1", "icc-id"),
    ],
)
def test_a_profile_that_is_none_is_told(attached: bytes, at: int, new: bytes, reason: str) -> None:
    """Its size, signature, colour space, table of tags, and its own digest if it has one."""

    def change(pdf: Pdf) -> None:
        data = profile(pdf).read_bytes()
        profile(pdf).write(data[:at] + new + data[at + len(new) :])

    out = BytesIO()
    with pikepdf.open(BytesIO(attached)) as pdf:
        change(pdf)
        pdf.save(out)
    (found,) = examine(out.getvalue())
    assert (found.code, dict(found.values)) == ("icc-damaged", {"reason": reason})
    assert changed(attached, lambda pdf: profile(pdf).write(b"short")) == ["icc-damaged"]


def test_a_profile_with_its_own_digest_is_sound(attached: bytes) -> None:
    """The digest is that of the profile without what may change (ICC.1:2010, 7.2.18)."""

    def change(pdf: Pdf) -> None:
        data = profile(pdf).read_bytes()
        bare = data[:44] + bytes(4) + data[48:64] + bytes(4) + data[68:84] + bytes(16) + data[100:]
        profile(pdf).write(data[:84] + hashlib.md5(bare).digest() + data[100:])

    assert changed(attached, change) == []


def test_an_attached_file_is_what_its_dictionary_says(attached: bytes) -> None:
    """Its size, and its checksum if it has one."""

    def embedded(pdf: Pdf) -> Stream:
        found = pdf.Root.AF[0].EF.F
        assert isinstance(found, Stream)
        return found

    def sound(pdf: Pdf) -> None:
        embedded(pdf).Params.CheckSum = pikepdf.String(hashlib.md5(embedded(pdf).read_bytes()).digest())

    def other(pdf: Pdf) -> None:
        sound(pdf)
        embedded(pdf).write(embedded(pdf).read_bytes().replace(b"title", b"tutle"))

    def none(pdf: Pdf) -> None:
        pdf.Root.AF[0].EF = Dictionary()

    assert changed(attached, sound) == []
    assert changed(attached, other) == ["attachment-damaged"]
    assert changed(attached, lambda pdf: embedded(pdf).write(b"more")) == ["attachment-damaged"]
    assert changed(attached, none) == ["attachment-missing"]


def test_pictures_that_only_others_unpack_are_let_be(attached: bytes) -> None:
    """A JPEG is no damage."""

    def change(pdf: Pdf) -> None:
        pdf.Root.Other = pdf.make_stream(b"\xff\xd8", Type=Name.XObject, Filter=Name.DCTDecode)

    assert changed(attached, change) == []


def test_objects_beyond_the_size_of_the_table_are_told() -> None:
    """They are to be taken for absent, which readers do, or not."""
    good = page_of(stream(b""))
    assert b"/Size 5/" in good
    assert "trailer-size" not in codes(good)
    assert "trailer-size" in codes(good.replace(b"/Size 5/", b"/Size 4/"))


def test_no_byte_of_the_metadata_of_an_edition_changes_unseen(edition: bytes) -> None:
    """Words that no Info dictionary repeats did: the description of PDF/UA's schema."""
    start, end = edition.index(b"<?xpacket begin"), edition.index(b'<?xpacket end="r"?>')
    words = edition.index(b"Part of ISO 14289", start, end)
    places = [words, words + 20, *random.Random(14).sample(range(start, end), 40)]
    assert all(codes(edition[:at] + bytes((edition[at] ^ 1,)) + edition[at + 1 :]) for at in places)
