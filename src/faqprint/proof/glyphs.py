"""Every glyph drawn, against the font it comes from: character, outline, advance (FN-4, PX-2)."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import compress, count
from typing import Final

from ..limits import WorkBudget
from ..named_tuple import NamedTuple
from ..storage.last_build import BuildMemo, build_key
from ..storage.memory_cache import make_anew
from ..text.characters import COMBINING_MARKS, ZERO_WIDTH
from .content import Marked
from .finding import Finding, damage_finding, finding
from .font import Font
from .reader import ReadPdf
from .syntax import DamageError
from .truetype import TrueType

#: What may be drawn by a glyph without an outline: white space, what has no width (LB-10), variation selectors (FN-2).
_INKLESS: Final = f"[\\s{ZERO_WIDTH}\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
_SELECTOR: Final = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_COMPOSED: Final = f"(?s).[{COMBINING_MARKS}]+"
_SUBSET: Final = re.compile(r"[A-Z]{6}\+")
#: Marks whose half em of space may be added to their glyph (CL-7).
_WIDENED: Final = "«»"
#: Of a font that this program writes: codes are glyphs, upright, of a TrueType program.
_OURS: Final = ("CIDFontType2", "Identity-H", True, True)
#: The widths in the file are written with four digits.
_WIDTH_ERROR: Final = 0.06

#: Tells which question the content of a page (its number) stands in: ``No.12``, or ``''``.
Locate = Callable[[int, Marked], str]


def is_text(character: str) -> bool:
    """Whether a text layer may hold a character: no control, surrogate, noncharacter, private or replacement character (PX-2)."""
    return (
        " " <= character <= "~"
        or "\xa0" <= character < "\ud800"
        or "\uf8ff" < character < "\ufffd"
        or "\uffff" < character < "\U000f0000"
    )


class GlyphSource(NamedTuple):
    """The font that an embedded one was taken from."""

    #: Its PostScript name: two faces may have the same.
    name: str
    file: TrueType
    #: Names the very file.
    key: str


#: By the name that pages call a font by.
Sources = Mapping[str, GlyphSource]


class _EmbeddedFace:
    """An embedded font and, if it is known, the source that it was taken from."""

    def __init__(self, font: Font, source: GlyphSource | None, budget: WorkBudget) -> None:
        self.font = font
        self.source = source.file if source else None
        self.source_key = source.key if source else ""
        self.embedded = TrueType(font.program, budget=budget) if font.composite and font.truetype else None
        #: The codes that need no look any more.
        self.seen: set[int] = set()

    def skip_plain(self) -> None:
        """Take the codes as seen of which ``check`` would find nothing, as can be told of most at once without a source."""
        font, embedded = self.font, self.embedded
        if embedded is None or self.source or not all(map(is_text, "".join(font.characters.values()))):
            return
        table = range(1 << 16) if font.glyphs is None else font.glyphs
        glyphs = {code: table[code] for code, text in font.characters.items() if text and code < len(table)}
        plain = embedded.plain_advances(filter(None, glyphs.values()))
        widths, upem = font.metrics.advances, embedded.upem
        drawn = [(code, plain[glyph]) for code, glyph in glyphs.items() if glyph in plain]
        self.seen.update(code for code, advance in drawn if not abs(widths[code] - advance * 1000 / upem) > _WIDTH_ERROR)

    def find_alike(self, codes: Iterable[int]) -> set[int]:
        """Give those of ``codes`` of which ``check`` would find nothing, as can be told of most at once with a source.

        The source's own glyph of one character, with contours of its own.
        """
        font, embedded, source = self.font, self.embedded, self.source
        if embedded is None or source is None:
            return set()
        characters, widths, upem = font.characters, font.metrics.advances, embedded.upem
        glyphs = {code: glyph for code in codes if code < source.glyph_count and (glyph := font.glyph(code))}
        drawn, known = embedded.plain_outlines(glyphs.values()), source.plain_outlines(glyphs)
        return {
            code
            for code, same in known.items()
            if drawn.get(glyphs[code]) == same
            and len(character := characters.get(code, "")) == 1
            and is_text(character)
            and source.glyph(character) == code
            and abs(widths[code] - same[0] * 1000 / upem) <= _WIDTH_ERROR
        }

    def check(self, code: int, page: int, where: str) -> Iterator[Finding]:
        """One code of a font: its character, its glyph, its outline, its advance; ``page`` from 1."""
        glyph = self.font.glyph(code) if self.font.composite else code
        if self.font.composite and not glyph:
            yield finding("glyph-notdef", page, where)
            return
        character = self.font.characters.get(code, "")
        if not character or not all(map(is_text, character)):
            yield finding("glyph-no-unicode", page, where, number=code)
            return
        if self.embedded is None:
            return
        drawn = self.embedded.draws(glyph)
        if not drawn and not re.fullmatch(_INKLESS, character):
            yield finding("glyph-no-outline", page, where, character=character)
        elif self.source and (drawn or code < self.source.glyph_count):
            yield from self.compare(code, glyph, character, page, where)
        width = self.font.metrics.advances[code]
        expected = self.embedded.metrics(glyph)[0] * 1000 / self.embedded.upem
        if abs(width - expected) > _WIDTH_ERROR:
            yield finding("glyph-width", page, where, character=character, width=f"{width:g}", expected=f"{expected:g}")

    def key(self, codes: Iterable[int]) -> bytes:
        """Name all that ``check`` goes by when it looks at ``codes`` of a font of ours."""
        font = self.font
        meanings = [(code, font.glyph(code), font.characters.get(code), font.metrics.advances[code]) for code in codes]
        glyphs = array("H", font.glyphs or ()).tobytes()  # all of them: parts of composites are found by theirs
        return build_key(b"proved glyphs", self.source_key.encode(), font.program, glyphs, repr(meanings).encode())

    @cached_property
    def _codes(self) -> dict[int, int]:
        """The code that leads to each glyph, where that is not the glyph's own id."""
        glyphs = self.font.glyphs or ()
        return dict(zip(filter(None, glyphs), compress(count(), glyphs), strict=True))

    def compare(self, code: int, glyph: int, character: str, page: int, where: str) -> Iterator[Finding]:
        """The embedded glyph against the source's: the very one, or a copy of it behind the last one, its sides trimmed.

        A code is a glyph id of the source, wherever the embedded font has that glyph.
        """
        source, embedded = self.source, self.embedded
        assert source and embedded
        original, drawn, before, parts = code, glyph, 0, embedded.components(glyph)
        if code >= source.glyph_count:
            if len(parts) != 1 or parts[0].dy or parts[0].scaled:
                yield finding("glyph-wrong", page, where, character=character)
                return
            drawn, before = parts[0].glyph, -parts[0].dx
            original = self._codes.get(drawn, drawn)
        # a combining sequence is composed by the font's layout rules, no cmap has it
        composed = len(character) > 1 and not re.match(_SELECTOR, character[-1]) and re.fullmatch(_COMPOSED, character)
        if not composed and original != source.glyph(character):
            yield finding("glyph-wrong", page, where, character=character)
            return
        advance, bearing = embedded.metrics(glyph)
        full, full_bearing = source.metrics(original)
        widened = source.upem // 2 if character in _WIDENED and code != original else 0
        if before < -widened or advance > full - before + widened or (code == original and advance != full):
            yield finding("glyph-width", page, where, character=character, width=advance, expected=full)
        outline = source.outline(original)
        if embedded.outline(drawn) != outline or (outline and bearing != full_bearing - before):
            yield finding("glyph-outline", page, where, character=character)


def _faces(reading: ReadPdf, sources: Sources | None) -> Iterator[tuple[int, _EmbeddedFace | Finding]]:
    for key, (resource, font) in reading.fonts().items():
        source = sources.get(resource) if sources else None
        if sources and (source is None or source.name != _SUBSET.sub("", font.name)):
            yield key, finding("font-unknown", where=font.name)
            continue
        if sources and (font.subtype, font.encoding, font.composite, font.truetype) != _OURS:
            yield key, finding("font-form", where=font.name)
            continue
        try:
            yield key, _EmbeddedFace(font, source, reading.document.budget)
        except DamageError as damage:
            yield key, damage_finding("font-damaged", damage, where=font.name)


def are_glyphs_sound(reading: ReadPdf, sources: Sources, codes: Mapping[str, set[int]], memo: BuildMemo = make_anew) -> bool:
    """Whether ``check_glyphs`` would find nothing about ``codes``, by their fonts' resource names, the same on all pages.

    ``memo``: has what the last proof found of the same codes in fonts that are the same, taken from the same files.
    """

    def look(face: _EmbeddedFace, shown: Sequence[int]) -> bytes:
        others = set(shown) - face.find_alike(shown)
        return b"" if any(True for code in others for _ in face.check(code, 0, "")) else b"sound"

    names = {key: resource for key, (resource, _) in reading.fonts().items()}
    for key, face in _faces(reading, sources):
        shown = sorted(codes.get(names[key], ()))
        if isinstance(face, Finding):
            return False
        if not (look(face, shown) if memo is make_anew else memo(face.key(shown), partial(look, face, shown))):
            return False
    return True


def check_glyphs(reading: ReadPdf, sources: Sources | None, place: Locate) -> Iterator[Finding]:
    """Each code of each font where it is first drawn; ``sources``: ``None`` if they are not at hand."""
    faces: dict[int, _EmbeddedFace] = {}
    for key, face in _faces(reading, sources):
        if isinstance(face, Finding):
            yield face
        else:
            face.skip_plain()
            faces[key] = face
    for page in reading.pages:
        keys = {name: id(font) for name, font in page.fonts.items()}
        for mark in page.content.marks:
            for run in mark.runs:
                face_of_run = faces.get(keys.get(run.font, 0))
                if face_of_run is None or face_of_run.seen.issuperset(run.codes):
                    continue
                new = sorted(set(run.codes) - face_of_run.seen)
                face_of_run.seen.update(new)
                where = " ".join(filter(None, (place(page.page.number, mark), face_of_run.font.name)))
                for code in new:
                    try:
                        yield from face_of_run.check(code, page.page.number, where)
                    except DamageError as damage:
                        yield damage_finding("font-damaged", damage, page.page.number, where)
