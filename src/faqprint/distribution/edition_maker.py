"""From a branch's values to its PDF; what is equal in two editions is made once."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final, NamedTuple

from ..compose.appendix import compose
from ..compose.edition_reuse import EditionReuse
from ..compose.overflow import overflows, texts_of
from ..errors import ContentError, FaqprintError, Fault, LayoutError, MachineError
from ..export.edition_pdf import Drawing, EditionPrinter, FontSubset
from ..layout.display_list import Layout, Page, Text
from ..manuscript.branches import Branch, default_list, names_in, reached, read_branches
from ..manuscript.load import read
from ..manuscript.model import Appendix, Inline, Span
from ..manuscript.values import PRINTED, Binding, Holding, resolve
from ..pipeline.build import load_faces, prove
from ..pipeline.style_fonts import damaged_fonts_told
from ..storage.disk_cache import DiskCache
from ..storage.memory_cache import MemoryCache, pages_kept
from ..text.characters import MARKS
from ..text.fonts import clusters
from ..text.setter import Typesetter
from .ledger import ledger
from .made_from import EditionInputs, uses_values
from .manifest import ManifestEntry
from .proof_once import prove_stream
from .squeeze import squeezed

#: The fields that all sections share.
_FRAME: Final = tuple(name for name in PRINTED if name != "sections")
#: Editions that are made together, and pages that they may have in all.
_EDITIONS: Final = 16
_PAGES: Final = 256
#: Sections with their values in that are kept at least.
_PARTS: Final = 256
_MARK: Final = re.compile(f"[{MARKS}]")


class MadeEdition(NamedTuple):
    """An edition: its file's bytes with their number and sha256, its number of pages, the sha256 of its text.

    ``laid``: where the bytes lie, if a file beside the edition's holds them already.
    """

    pdf: bytes
    size: int
    sha256: str
    pages: int
    text_sha256: str
    warnings: tuple[Fault, ...] = ()
    laid: str = ""


class _ValueHolder(NamedTuple):
    """What all sections share, or a section; the names of the values in it, and with those that they use in turn."""

    holder: Any
    names: frozenset[str]
    reached: frozenset[str]


class _Edition:
    """An edition on its way: what the stages have made of it."""

    appendix: Appendix
    layout: Layout
    pages: list[Page]
    drawing: Drawing
    fonts: list[FontSubset]
    made: MadeEdition

    def __init__(self, branch: Branch, whole: bool) -> None:
        self.branch = branch
        self.whole = whole
        self.error: FaqprintError | None = None


class EditionMaker:
    """Makes the editions of one appendix, as loaded; ``date`` is what SOURCE_DATE_EPOCH says."""

    def __init__(self, appendix: Appendix, date: datetime | None = None, cache: DiskCache | None = None) -> None:
        """``cache``: where is kept what is read of fonts and made of all editions alike.

        Raises what the appendix with its own values does: ``ContentError``, ``MachineError``.
        """
        self.appendix = appendix
        self.date = date
        self.faces = load_faces(resolve(appendix), cache)
        self._setter = Typesetter(self.faces)
        self._keep = EditionReuse(len(appendix.sections))
        self._covered: set[str] = set()
        self._proved: set[bytes] = set()
        self._holding: Holding = {}
        self._resolved: MemoryCache[tuple[Any, object]] = MemoryCache(max(_PARTS, 2 * len(appendix.sections)))
        holders = (tuple(getattr(appendix, name) for name in _FRAME), *appendix.sections)
        self._parts = [_ValueHolder(part, names := names_in(part), reached(names, appendix)) for part in holders]
        base = compose(self._resolve(None), self.faces, self._setter, self._keep)
        self._pages = base.count
        self._keep.expect(base.count)
        self._texts: MemoryCache[tuple[str, Page]] = MemoryCache(pages_kept(base.count))
        self._printer = EditionPrinter(self.faces, base, date, cache)
        self._told = frozenset(self._setter.overflowing)  # the appendix's own paragraphs: told by its own places
        #: What every edition is made from.
        self.inputs = EditionInputs(appendix, self.faces, date)

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What concerns the print of every edition: words of the appendix that are cut."""
        overflowing = self._setter.overflowing
        return overflows(resolve(self.appendix), {text: overflowing[text] for text in self._told}) if self._told else ()

    @property
    def at_once(self) -> int:
        """How many editions may go through the stages together: not many large ones."""
        return max(1, min(_EDITIONS, _PAGES // self._pages))

    def values(self, branch: Branch) -> dict[str, str]:
        """Give the values of a branch that are printed, as they are printed."""
        asked = self.inputs.used_by(branch)
        used = {name: text for name, text in branch.values.items() if name in asked}
        for name, text in used.items():
            if "{{" in text:
                probe = self.appendix._replace(title=Inline(name, (Span(0, len(name), value=name),)), sections=())
                used = used | {name: resolve(probe, branch.values).title.text}
        return used

    def made_from(self, branch: Branch) -> str:
        """Give the sha256 of all that the edition is made from: content, style, fonts, program, and its own values."""
        return self.inputs.made_from(branch)

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

    def _resolve(self, branch: Branch | None) -> Appendix:
        """Put a branch's values in; parts of the appendix that print the same values are the same objects as before."""
        values = branch.values if branch else {}
        binding = Binding(self.appendix, values, self._holding)
        linked = branch is not None and uses_values(branch)
        frame, *sections = [
            self._put(binding, number, reached(names, self.appendix, values) if linked else known) if names else part
            for number, (part, names, known) in enumerate(self._parts)
        ]
        fields = dict(zip(_FRAME, frame, strict=True))
        name = branch.name if branch else ""
        return self.appendix._replace(**fields, sections=tuple(sections), values=binding.values, branch=name)

    def _put(self, binding: Binding, number: int, asked: frozenset[str]) -> Any:
        """Put values into a part, or give what was made of it with the same."""
        part = self._parts[number].holder
        key = (number, frozenset([(name, binding.values.get(name)) for name in asked]))
        return self._resolved.get(key, lambda: (binding.put(part), part))[0]

    def make(self, branch: Branch, *, proof: bool = False, whole: bool = False) -> MadeEdition:
        """Make an edition; ``proof``: read back the pages that were not yet, ``whole``: read back all of it.

        Raises ``ContentError`` (at the branch's row) if it cannot be set with these values, ``ProofError``.
        """
        (made,) = self.make_all([branch], proof=proof, whole=(branch.code,) if whole else ())
        if isinstance(made, FaqprintError):
            raise made
        return made

    def make_all(
        self, branches: Sequence[Branch], *, proof: bool = False, whole: Collection[str] = ()
    ) -> list[MadeEdition | FaqprintError]:
        """Make editions as ``make`` does, ``whole``: the codes of those; one that cannot be made is the error.

        All go through one stage after the other: a processor is a fifth faster at what it was just at.
        """
        editions = [_Edition(branch, branch.code in whole) for branch in branches]
        stages = [self._bind, self._lay_out, self._place, self._draw, self._subset_fonts, self._print]
        if proof:
            stages.insert(stages.index(self._subset_fonts), self._prove)
        for stage in (*stages, self._prove_whole):
            for edition in editions:
                try:
                    if not edition.error:
                        with damaged_fonts_told(self.appendix.style):
                            stage(edition)
                except FaqprintError as error:
                    edition.error = error
        return [edition.error or edition.made for edition in editions]

    def _bind(self, edition: _Edition) -> None:
        if faults := self.check(edition.branch):
            raise ContentError(faults)
        edition.appendix = self._resolve(edition.branch)

    def _lay_out(self, edition: _Edition) -> None:
        with _told_at(edition.branch):
            edition.layout = compose(edition.appendix, self.faces, self._setter, self._keep)

    def _place(self, edition: _Edition) -> None:
        with _told_at(edition.branch):
            edition.pages = list(edition.layout.pages())

    def _draw(self, edition: _Edition) -> None:
        with _told_at(edition.branch):
            edition.drawing = self._printer.draw(edition.layout, edition.pages)

    def _subset_fonts(self, edition: _Edition) -> None:
        edition.fonts = self._printer.subset_fonts(edition.drawing)

    def _prove(self, edition: _Edition) -> None:
        """Read back the streams that were not read back before."""
        for body, texts, marks in edition.drawing.streams():
            if body.digest not in self._proved:
                prove_stream(b"".join(body.parts), texts, marks, self._printer.characters)
                self._proved.add(body.digest)

    def _print(self, edition: _Edition) -> None:
        pdf = b"".join(self._printer.print(edition.drawing, edition.fonts))
        digest, text = hashlib.sha256(pdf).hexdigest(), self._text_sha256(edition.pages)
        cut = tuple(self._cut_words(edition.branch, edition.appendix))
        edition.made = MadeEdition(pdf, len(pdf), digest, edition.layout.count, text, cut)

    def _prove_whole(self, edition: _Edition) -> None:
        if edition.whole:
            prove(edition.made.pdf, edition.appendix, edition.layout, self.faces)

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
            appendix = self._resolve(branch)
            with _told_at(branch):
                compose(appendix, self.faces, self._setter, self._keep)
        except ContentError as error:
            return [*faults, *error.faults]
        return [*faults, *self._cut_words(branch, appendix)]

    def ledger(self, entries: Sequence[ManifestEntry], stale: Collection[str] = ()) -> bytes:
        """Give the ledger of a folder's editions as a PDF; ``stale``: codes of those that were not made from these inputs."""
        return ledger(resolve(self.appendix), entries, stale, self.faces, self.date)

    def _text_sha256(self, pages: Sequence[Page]) -> str:
        """Give the sha256 of the text that the pages draw, in NFC and without white space."""
        parts: list[str] = []
        stamps: dict[int, str] = {}
        for page in pages:
            if id(page.stamp) not in stamps:
                stamps[id(page.stamp)] = _squeezed(page.stamp)
            parts.append(self._texts.get(id(page.texts), lambda page=page: (_squeezed(page.texts), page))[0])  # type: ignore[misc]  # bound at once
            parts.append(stamps[id(page.stamp)])
        return hashlib.sha256("".join(parts).encode()).hexdigest()


def look_at_editions(path: str | os.PathLike[str], branches: str | os.PathLike[str] | None = None) -> tuple[Fault, ...]:
    """Give what is wrong with the editions of a sound appendix whose list, if it has one, is sound; nothing is made."""
    appendix, _ = read(path)
    if appendix is None or not (branches or default_list(appendix)):
        return ()
    maker = EditionMaker(appendix)
    return tuple(fault for branch in read_branches(appendix, branches).branches for fault in maker.look(branch))


@contextmanager
def _told_at(branch: Branch) -> Iterator[None]:
    """Tell what cannot be set with a branch's values at the branch's row."""
    try:
        yield
    except (LayoutError, MachineError) as error:
        if isinstance(error, MachineError) and error.code != "no-glyph":
            raise
        raise ContentError([Fault(branch.place, error.code, tuple(error.values.items()))]) from error


def _squeezed(texts: Sequence[Text]) -> str:
    return squeezed("".join([piece.text for text in texts for piece in text.line.pieces]))
