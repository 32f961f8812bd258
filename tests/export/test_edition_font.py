"""The font of many editions: the base's glyphs and an edition's own, whatever other editions asked for."""

from __future__ import annotations

import re
import zlib

from faqprint.export.edition_font import EditionFont, edition_stream
from faqprint.export.object_file import ObjectBody
from faqprint.export.page_parts import PLACED_FONT, SUBSET, WIDTHS, Embedded
from faqprint.export.typeface import Typeface, Usage, show
from faqprint.text.line import Piece, Slot
from faqprint.units import EM

from .sample import faces

BASE = [Piece(0, "東京（支店）"), Piece(0, "、", (Slot(0, 0, -EM // 2),))]


def font() -> tuple[Typeface, EditionFont]:
    """A typeface and its font with the base."""
    typeface = Typeface(faces().faces[0], "F0")
    return typeface, EditionFont(typeface, BASE)


def usage(typeface: Typeface, *pieces: Piece) -> Usage:
    """What pieces show, as it is noted when they are drawn."""
    noted = Usage()
    for piece in pieces:
        show(piece, typeface, noted)
    return noted


def content(body: ObjectBody | bytes) -> bytes:
    """What a stream holds."""
    assert isinstance(body, ObjectBody)
    return zlib.decompress(b"".join(body.parts).partition(b"stream\n")[2].removesuffix(b"\r\nendstream"))


def mapped(objects: Embedded) -> dict[int, str]:
    """The text of each code, as the file says."""
    entries = re.findall(rb"(?m)^<(\w{4})> <(\w+)>$", content(objects.bodies[3]).partition(b"endcodespacerange")[2])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in entries}


def test_codes_of_the_base_are_not_an_edition_s_own() -> None:
    """Those of others are, trimmed punctuation of its own, too."""
    typeface, made = font()
    assert made.beyond_base(Usage()) == made.beyond_base(usage(typeface, Piece(0, "支店（東）"))) == frozenset()
    assert made.beyond_base(usage(typeface, Piece(0, "東髙"))) == {*typeface.codes["髙"]}
    assert len(made.beyond_base(usage(typeface, Piece(0, "、", (Slot(0, 0, -EM // 6),))))) == 1


def test_a_font_has_the_base_s_characters_and_the_edition_s() -> None:
    """Each mapped to its text, and a place in the table from codes to glyphs, which differ from the font's own numbers."""
    typeface, made = font()
    plain = mapped(made.embed(()))
    assert {*plain} == typeface.codes_for(BASE)
    more = made.beyond_base(usage(typeface, Piece(0, "髙a")))
    objects = made.embed(more)
    assert mapped(objects) == plain | {code: typeface.texts[code] for code in more}
    places = content(objects.bodies[5])
    at = {code: int.from_bytes(places[2 * code : 2 * code + 2]) for code in mapped(objects)}
    assert sorted(at.values()) == [*range(1, len(at) + 1)] or len({*at.values()}) == len(at)
    assert [isinstance(body, ObjectBody) for body in objects.bodies] == [*PLACED_FONT]


def test_an_edition_s_font_does_not_depend_on_others() -> None:
    """Asked for in any order, and alone."""
    names = ["髙", "麟a", ""]
    face, one = font()
    other_face, other = font()
    forwards = [one.embed(one.beyond_base(usage(face, Piece(0, name)))) for name in names]
    backwards = [other.embed(other.beyond_base(usage(other_face, Piece(0, name)))) for name in reversed(names)]
    assert forwards == backwards[::-1]
    assert len({b"".join(dictionary for dictionary in made.bodies if isinstance(dictionary, bytes)) for made in forwards}) == 3


def test_dictionaries_are_filled_in() -> None:
    """The subset's name and its widths: a half-width letter's is told."""
    typeface, made = font()
    objects = made.embed(made.beyond_base(usage(typeface, Piece(0, "a"))))
    for body in objects.bodies:
        assert isinstance(body, ObjectBody) or (SUBSET not in body and WIDTHS not in body)
    descendant = objects.bodies[2]
    assert isinstance(descendant, bytes) and b"%d[500]" % typeface.codes["a"][0] in descendant


def test_a_stream_s_length_is_what_it_holds() -> None:
    """Put together of parts; its digest is the content's, or what stands for it."""
    body = edition_stream([b"ab", b"", b"c"], b"/Length1 9")
    assert b"".join(body.parts) == b"<</Filter/FlateDecode/Length1 9/Length 3>>\nstream\nabc\r\nendstream"
    assert body.size == sum(map(len, body.parts))
    assert body.digest == edition_stream([b"abc"]).digest != edition_stream([b"abd"]).digest
    assert edition_stream([b"abc"], digest=b"d").digest == b"d"
