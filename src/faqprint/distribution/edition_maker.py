"""From a branch's values to its PDF; what is equal in two editions is made once."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any, Final

from ..compose.appendix import compose
from ..compose.figures import picture_faults
from ..compose.overflow import overflows, texts_of
from ..compose.settled_pages import with_pages
from ..errors import ContentError, DoubtError, FaqprintError, Fault, LayoutError, MachineError
from ..export.edition_pdf import Drawing, EditionPrinter
from ..export.page_parts import Embedded
from ..layout.display_list import Layout, Page, PlacedLine
from ..manuscript.branches import Branch, default_list, read_branches
from ..manuscript.load import read
from ..manuscript.model import Appendix
from ..manuscript.values import resolve
from ..named_tuple import NamedTuple
from ..pipeline.build import prove
from ..pipeline.composition import load_faces
from ..pipeline.reuse import last_build
from ..pipeline.style_fonts import tell_damaged_fonts
from ..storage.disk_cache import NO_CACHE, DiskCache, make_with
from ..storage.memory_cache import MemoryCache, identity
from ..text.characters import COMBINING_MARKS
from ..text.fonts import clusters
from ..text.setter import Typesetter
from .branch_values import BranchValues
from .ledger import ledger
from .made_from import EditionInputs
from .manifest import ManifestEntry
from .proof_once import StreamProof, without_spaces

#: Editions that are made together, and pages and bytes of pictures that they may have in all.
_EDITIONS: Final = 64
_PAGES: Final = 256
_PICTURES_BYTES: Final = 64 << 20
#: Pages that are kept at least, and pages of an edition beyond which no more are: for the memory's sake.
_PAGES_KEPT: Final = 256
_PAGES_MOST: Final = 512
#: What is kept of each page: itself, its head and foot, the groups of entries on it and what they draw, their sections.
_EACH_PAGE: Final = 6
_MARK: Final = re.compile(f"[{COMBINING_MARKS}]")


class MadeEdition(NamedTuple):
    """An edition as it was made."""

    #: Its file's bytes with their number and sha256.
    pdf: bytes
    size: int
    sha256: str
    #: Its number of pages.
    pages: int
    #: The sha256 of the text that its pages draw.
    text_sha256: str
    #: Of words that had to be cut.
    warnings: tuple[Fault, ...] = ()
    #: Where the bytes lie, if a file beside the edition's holds them already.
    laid: str = ""


#: Lays an edition of a branch where it may lie, and gives it as it is kept in memory.
EditionLayer = Callable[[Branch, MadeEdition], MadeEdition]


class _Edition:
    """An edition on its way: what the stages have made of it, or the error of one of them."""

    appendix: Appendix
    layout: Layout
    pages: list[Page]
    drawing: Drawing
    fonts: dict[str, Embedded]
    made: MadeEdition

    def __init__(self, branch: Branch, whole: bool) -> None:
        self.branch = branch
        self.whole = whole
        self.error: FaqprintError | None = None


class EditionMaker:
    """Makes the editions of one appendix, as loaded."""

    def __init__(self, appendix: Appendix, date: datetime | None = None, cache: DiskCache = NO_CACHE) -> None:
        """``date``: what SOURCE_DATE_EPOCH says; ``cache``: has what was read of fonts, and made of all editions alike.

        Raises what the appendix with its own values does: ``ContentError``, ``MachineError``.
        """
        self.appendix: Final = appendix
        self.date: Final = date
        self._values = BranchValues(appendix)
        make_with(cache, self._begin)
        #: What every edition is made from.
        self.inputs: Final = EditionInputs(appendix, self._values, self.faces, date)

    def _begin(self, cache: DiskCache) -> None:
        """Make what all editions share."""
        self._cache = cache
        self._last = last_build(self.appendix, cache, "editions")
        self.faces = load_faces(resolve(self.appendix), cache.memo)
        self._covered: set[str] = set()
        self._setter = Typesetter(self.faces)
        self._shared: MemoryCache[Any] = MemoryCache(_EACH_PAGE * _PAGES_KEPT)
        own = self._values.resolve(None)
        base = compose(own, self.faces, self._setter, self._shared.memo)
        self._base_appendix = with_pages(own, base)
        #: How many pages the appendix has with its own values.
        self.pages = base.count
        self._pictures = picture_faults(base.pictures)
        kept = max(_PAGES_KEPT, 2 * base.count if base.count <= _PAGES_MOST else 0)
        self._shared.limit = max(_EACH_PAGE * kept, 2 * len(self.appendix.sections))
        self._texts: MemoryCache[str] = MemoryCache(kept)
        self._printer = EditionPrinter(self.faces, base, kept, self.date, self._last.memo)
        self._proof = StreamProof(self._printer.characters, self._text_of)
        self._told = frozenset(self._setter.overflowing)  # the appendix's own paragraphs: told by its own places

    def save(self) -> None:
        """Leave to the next run what all editions share."""
        self._last.save()

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What concerns the print of every edition: words of the appendix that are cut."""
        overflowing = self._setter.overflowing
        cut = overflows(self._base_appendix, {text: overflowing[text] for text in self._told}) if self._told else ()
        return cut + self._pictures

    @property
    def at_once(self) -> int:
        """How many editions may go through the stages together: not many large ones, which all stand in memory."""
        contents = {picture.sha256: picture.content for _, picture in self.appendix.pictures}  # each stands in a PDF once
        pictures = sum(map(len, contents.values()))
        return max(1, min(_EDITIONS, _PAGES // self.pages, _PICTURES_BYTES // max(1, pictures)))

    def values(self, branch: Branch) -> dict[str, str]:
        """Give the values of a branch that are printed, as they are printed."""
        return self._values.printed_values(branch)

    def sources_digest(self, branch: Branch) -> str:
        """Give the sha256 of all that the edition is made from: content, style, fonts, program, and its own values."""
        return self.inputs.sources_digest(branch)

    def make(self, branch: Branch, *, proof: bool = False, whole: bool = False) -> MadeEdition:
        """Make an edition; ``proof``: read back the pages that were not yet, ``whole``: read back all of it.

        Raises ``ContentError`` (at the branch's row) if it cannot be set with these values, ``ProofError``.
        """
        (made,) = self.make_all([branch], proof=proof, whole=(branch.code,) if whole else ())
        if isinstance(made, FaqprintError):
            raise made
        return made

    def make_all(
        self,
        branches: Sequence[Branch],
        *,
        proof: bool = False,
        whole: Collection[str] = (),
        lay: EditionLayer = lambda branch, made: made,
    ) -> list[MadeEdition | FaqprintError]:
        """Make editions as ``make`` does, ``whole``: the codes of those; one that cannot be made is the error.

        ``lay``: asked for each as soon as it is made, so that few of them take up memory.
        Raises ``DoubtError`` if what an earlier run kept is not what this one makes.
        """

        def make(cache: DiskCache) -> list[MadeEdition | FaqprintError]:
            if cache is not self._cache:
                self._begin(cache)
            made = self._make_all(branches, proof, whole, lay)
            if cache.taken and any(isinstance(edition, FaqprintError) for edition in made):
                raise DoubtError
            return made

        return make_with(self._cache, make)

    def _make_all(
        self, branches: Sequence[Branch], proof: bool, whole: Collection[str], lay: EditionLayer
    ) -> list[MadeEdition | FaqprintError]:
        """Take editions through one stage after the other: a processor is a fifth faster at what it was just at."""
        editions = [_Edition(branch, branch.code in whole) for branch in branches]
        stages: list[Callable[[_Edition], None]] = [
            self._put_values_in,
            self._lay_out,
            self._place,
            self._draw,
            *([self._prove_streams] if proof else []),
            self._embed_fonts,
            partial(self._print, lay),
        ]
        for stage in stages:
            for edition in editions:
                if not edition.error:
                    try:
                        stage(edition)
                    except Exception as error:  # a damaged font may raise anything: what is not its fault is raised again
                        edition.error = self._error_to_tell(error, edition.branch)
        return [edition.error or edition.made for edition in editions]

    def _error_to_tell(self, error: Exception, branch: Branch) -> FaqprintError:
        """Give what is told of an error in a branch's edition; raises one that is the program's own."""
        try:
            with tell_damaged_fonts(self.appendix.style), _at_row(branch):
                raise error
        except FaqprintError as told:
            return told

    def _put_values_in(self, edition: _Edition) -> None:
        if faults := self.check(edition.branch):
            raise ContentError(faults)
        edition.appendix = self._values.resolve(edition.branch)

    def _lay_out(self, edition: _Edition) -> None:
        edition.layout = compose(edition.appendix, self.faces, self._setter, self._shared.memo)

    def _place(self, edition: _Edition) -> None:
        edition.pages = list(edition.layout.pages())

    def _draw(self, edition: _Edition) -> None:
        edition.drawing = self._printer.draw(edition.layout, edition.pages)

    def _prove_streams(self, edition: _Edition) -> None:
        for stream in edition.drawing.streams():
            self._proof.prove(*stream)

    def _embed_fonts(self, edition: _Edition) -> None:
        edition.fonts = self._printer.embed_fonts(edition.drawing)

    def _print(self, lay: EditionLayer, edition: _Edition) -> None:
        pdf = b"".join(self._printer.print(edition.drawing, edition.fonts))
        if edition.whole:
            prove(pdf, edition.appendix, self.faces, (edition.layout.area, edition.layout.area_even))
        digest, text = hashlib.sha256(pdf).hexdigest(), self._text_sha256(edition.pages)
        cut = tuple(self._cut_words(edition.branch, with_pages(edition.appendix, edition.layout)))
        edition.made = lay(edition.branch, MadeEdition(pdf, len(pdf), digest, edition.layout.count, text, cut))

    def _text_sha256(self, pages: Sequence[Page]) -> str:
        """Give the sha256 of the text that the pages draw, in NFC and without white space."""
        parts: list[str] = []
        for page in pages:
            parts += (self._text_of(page.texts), self._text_of(page.stamp))
        return hashlib.sha256("".join(parts).encode()).hexdigest()

    def _text_of(self, texts: Sequence[PlacedLine]) -> str:
        """Give what lines say, in NFC and without white space."""
        return self._texts.memo(identity(texts), partial(_text_of, texts))

    def check(self, branch: Branch) -> list[Fault]:
        """Give a fault for each character of a branch that no font has."""
        faults: list[Fault] = []
        for cell in branch.cells:
            if self._covered.issuperset(cell.text):
                continue
            for cluster in dict.fromkeys(clusters(cell.text)):
                if self.faces.face_for(cluster, False) < 0:
                    point = " ".join(f"U+{ord(character):04X}" for character in cluster)
                    values = (("text", cluster), ("point", point), ("row", ""))
                    place = branch.place._replace(line=cell.line, column=cell.column)
                    faults.append(Fault(place, "missing-glyph", values))
                elif not _MARK.match(cluster[-1]):
                    self._covered.add(cluster)
        return faults

    def _cut_words(self, branch: Branch, appendix: Appendix) -> Iterator[Fault]:
        """Give a warning for each word of an edition that was cut (LB-14): at the cells that it comes from, or at the row."""
        overflowing = self._setter.overflowing
        if len(overflowing) == len(self._told):
            return
        cut = overflowing.keys() - self._told
        words = {word for text in (*texts_of(appendix), branch.name) if text in cut for word in overflowing[text]}
        for word in sorted(words):
            cells = [cell for cell in branch.cells if word in cell.text]
            parts = sorted((cell for cell in branch.cells if cell.text and cell.text in word), key=lambda cell: len(cell.text))
            places = [(cell.line, cell.column) for cell in cells or parts[-1:]]
            for line, column in places or [(branch.place.line, branch.place.column)]:
                place = branch.place._replace(line=line, column=column)
                yield Fault(place, "branch-word-cut", (("text", word),), severity="warning")

    def look(self, branch: Branch) -> list[Fault]:
        """Give what is wrong with an edition, and its warnings, without making it."""
        faults = self.check(branch)
        try:
            appendix = self._values.resolve(branch)
            with _at_row(branch):
                layout = compose(appendix, self.faces, self._setter, self._shared.memo)
        except ContentError as error:
            return [*faults, *error.faults]
        return [*faults, *self._cut_words(branch, with_pages(appendix, layout))]

    def ledger(self, entries: Sequence[ManifestEntry], stale: Collection[str] = ()) -> bytes:
        """Give the ledger of a folder's editions as a PDF; ``stale``: codes of those that were not made from these inputs."""
        return ledger(resolve(self.appendix), entries, stale, self.faces, self.date)


def look_at_editions(path: str | os.PathLike[str], branches: str | os.PathLike[str] | None = None) -> tuple[Fault, ...]:
    """Give what is wrong with the editions of a sound appendix whose list, if it has one, is sound; nothing is made."""
    appendix, _ = read(path)
    if appendix is None or not (branches or default_list(appendix)):
        return ()
    maker = EditionMaker(appendix)
    return tuple(fault for branch in read_branches(appendix, branches).branches for fault in maker.look(branch))


@contextmanager
def _at_row(branch: Branch) -> Iterator[None]:
    """Tell what cannot be set with a branch's values at the branch's row."""
    try:
        yield
    except (LayoutError, MachineError) as error:
        if isinstance(error, MachineError) and error.code != "no-glyph":
            raise
        raise ContentError([Fault(branch.place, error.code, tuple(error.values.items()))]) from error


def _text_of(texts: Sequence[PlacedLine]) -> str:
    return without_spaces("".join([piece.text for text in texts for piece in text.line.pieces]))
