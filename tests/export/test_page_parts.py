"""What the document must know of pages and fonts: objects that call each other, and values that can be kept."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
import pytest

from faqprint.export import pdf
from faqprint.export.document_objects import build_document_objects
from faqprint.export.embedding import embed
from faqprint.export.object_file import ObjectFile, stream, whole_object
from faqprint.export.page_parts import CALL, FONT, PLACED_FONT, DocumentObjects, Embedded, describe_links
from faqprint.layout.display_list import Link

from .sample import appendix, faces


def test_a_font_s_objects_call_each_other_by_their_numbers() -> None:
    """Every call in a dictionary, as often as it stands there; a stream's bytes are never touched."""
    packed = whole_object(CALL % 1)
    objects = Embedded((packed, CALL % 0 + CALL % 3 + CALL % 3, b"x", packed, CALL % 2))
    numbered = [(10, packed), (11, b"10 0 R13 0 R13 0 R"), (12, b"x"), (13, packed), (14, b"12 0 R")]
    assert list(objects.number_objects([10, 11, 12, 13, 14])) == numbered


def test_links_say_where_they_lead() -> None:
    """Behind their own words, if there are words for the place; no links are none."""
    links = (Link(0, 0, 1, 1, "#q2", 3, "No.2"), Link(0, 0, 1, 1, "https://x.jp", 4, "x.jp"))
    words = {"#q2": "利用時間は？"}
    made = describe_links(links, lambda target: words.get(target, ""))
    assert [link.text for link in made] == ["No.2　利用時間は？", "x.jp"]
    assert made[0][:6] == links[0][:6] and made[1] is links[1]
    whole = (links[0]._replace(text="前　ところ　後"),)  # as in a list of questions
    assert list(describe_links(whole, lambda target: "ところ")) == list(whole)
    assert list(describe_links((), lambda target: "x")) == []


def test_a_placed_font_has_a_table_more() -> None:
    """From codes to glyphs, a stream behind the others."""
    assert PLACED_FONT[:-1] == FONT
    assert PLACED_FONT[-1]


@pytest.mark.parametrize("bodies", [(b"", b"", b"", b"", b""), (b"a", b"\0b", b"", b"stream\n", b"<<>>")])
def test_a_font_is_kept(bodies: tuple[bytes, ...]) -> None:
    """Its objects come back as they were, streams and dictionaries."""
    objects = [whole_object(body) if is_stream else body for body, is_stream in zip(bodies, FONT, strict=True)]
    assert Embedded.unpack(Embedded(objects).pack()) == Embedded(objects)


def test_a_font_with_another_number_of_objects_is_none() -> None:
    """What is no font cannot be taken for one."""
    with pytest.raises(ValueError):
        Embedded.unpack(Embedded([b"a", b"b"]).pack())


def document(pages: int, fonts: list[str]) -> tuple[ObjectFile, DocumentObjects]:
    """A document of pages with a stream and a stamp each, and fonts of five objects."""
    made = ObjectFile(1, 3)
    number = 4
    contents, numbers = [], {}
    for _ in range(pages):
        contents.append([number, number + 1])
        number += 2
    for name in fonts:
        numbers[name] = list(range(number, number + len(FONT)))
        number += len(FONT)
    for group in contents:
        for each in group:
            made.stream(each, stream(zlib.compress(b"vacant")))
    apart = []
    for group in numbers.values():
        for each, is_stream in zip(group, FONT, strict=True):
            if is_stream:
                made.stream(each, stream(zlib.compress(b"vacant")))
            else:
                apart.append((each, b""))
    made.pack(number, [(1, b"<</Type/Catalog/Pages 2 0 R>>"), (2, b"<</Type/Pages/Kids[]/Count 0>>"), (3, b"<<>>")])
    if apart:
        made.pack(number + 1, apart)
        number += 1
    made.close(number + 1)
    return made, DocumentObjects(made, contents, numbers)


def font(name: str) -> Embedded:
    """A font whose objects say what they are."""
    texts = [f"({name}.{place})".encode() for place in range(len(FONT))]
    return Embedded(
        [whole_object(stream(zlib.compress(text))) if is_stream else text for text, is_stream in zip(texts, FONT, strict=True)]
    )


@pytest.mark.parametrize("fonts", [[], ["F0"], ["F0", "F2"]])
def test_pages_and_fonts_take_their_places(fonts: list[str]) -> None:
    """Each page's streams at their numbers, each font's streams at theirs, its dictionaries in their holder."""
    _, made = document(2, fonts)
    pages = [[whole_object(stream(zlib.compress(b"%d" % n))) for n in group] for group in made.contents]
    content = b"".join(made.print(pages, {name: font(name) for name in fonts}))
    with pikepdf.open(BytesIO(content)) as opened:
        for group in made.contents:
            assert [opened.get_object(n, 0).read_bytes() for n in group] == [b"%d" % n for n in group]
        for name, numbers in made.fonts.items():
            for place, (number, is_stream) in enumerate(zip(numbers, FONT, strict=True)):
                thing = opened.get_object(number, 0)
                told = thing.read_bytes().decode() if is_stream else f"({thing})"
                assert told == f"({name}.{place})"


def test_pages_too_many_or_too_few_are_refused() -> None:
    """A document is printed whole or not at all."""
    _, made = document(2, [])
    one = [whole_object(b""), whole_object(b"")]
    with pytest.raises(ValueError):
        made.print([one], {})
    with pytest.raises(ValueError):
        made.print([one, one[:1]], {})


@pytest.mark.parametrize(("pages", "fonts"), [(0, []), (3, []), (0, ["F0"]), (2, ["F0", "F10"])])
def test_a_document_is_kept(pages: int, fonts: list[str]) -> None:
    """Numbers of pages and fonts, and the objects themselves."""
    _, made = document(pages, fonts)
    again = DocumentObjects.unpack(made.pack())
    assert [list(each) for each in again.contents] == [list(each) for each in made.contents]
    assert {name: list(numbers) for name, numbers in again.fonts.items()} == made.fonts
    streams = [[whole_object(b"a"), whole_object(b"b")]] * pages
    printed = {name: font(name) for name in fonts}
    assert again.print(streams, printed) == made.print(streams, printed)


def test_a_whole_appendix_is_the_same_from_what_was_kept() -> None:
    """A document and its fonts print the same after packing."""
    typefaces = pdf.typefaces_of(faces())
    layout = appendix()
    sheets, streams = pdf.draw(layout, typefaces)
    fonts = {typeface.resource: embed(typeface, typeface.used_codes) for typeface in typefaces}
    made = build_document_objects(appendix(), sheets, dict.fromkeys(fonts, FONT))
    again = {name: Embedded.unpack(each.pack()) for name, each in fonts.items()}
    assert DocumentObjects.unpack(made.pack()).print(streams, again) == made.print(streams, fonts)
