"""Faces: what HarfBuzz says of a TrueType file, asked only once (FN-2, FN-4, FN-5, FN-7), in this run or an earlier one.

All lengths are in units of ``EM``.  A *cluster* is a character with the combining marks and the variation selector
that belong to it: the smallest thing that is drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from ..errors import MachineError
from ..limits import FONT_BYTES
from ..storage.disk_cache import DiskMemo, cache_key
from ..storage.fingerprint import stamp
from ..storage.memory_cache import make_anew
from ..style import split_font_name
from ..units import EM
from .characters import COMBINING_MARKS, ZERO_WIDTH
from .shipped_tables import read_shipped
from .tables import FontTables, Sequences, fit_together, ink_of, is_intact, name_of

if TYPE_CHECKING:
    import uharfbuzz as hb

_CLUSTER: Final = re.compile(f".[{COMBINING_MARKS}]*", re.DOTALL)
_SELECTOR: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_IGNORABLE: Final = frozenset(ZERO_WIDTH)

#: Family, full and PostScript name (OpenType, name).
_FACE_NAMES: Final = frozenset((1, 4, 6))
#: Faces of a collection of which the directories are looked at.
_FACES_MOST: Final = 100
#: Where the shipped faces lie: in the installed package, or in the folder that it is made from.
_SHIPPED: Final = tuple(folder / "fonts" for folder in (Path(__file__).parents[1], Path(__file__).parents[3]))
#: OS/2 fsType: restricted licence, and the bits that forbid subsetting or outlines.
_RESTRICTED, _USAGE, _NO_SUBSET, _BITMAP_ONLY = 0x0002, 0x000F, 0x0100, 0x0200


def clusters(text: str) -> list[str]:
    """Split ``text`` into the clusters that are drawn one by one; joined they give ``text``."""
    return _CLUSTER.findall(text)


def combines(character: str) -> bool:
    """Whether a character belongs to the cluster of the one before it."""
    return len(clusters("あ" + character)) == 1


def nominal_advance(character: str) -> int:
    """The advance of a character that no face has: 1 em if East Asian wide, else 0.5 em (FN-4's metrics class)."""
    return EM if unicodedata.east_asian_width(character) in "WF" else EM // 2


def find_font(name: str | Path) -> Path:
    """The file of a shipped face by its file name, or of an absolute path as it is, without what chooses a face.

    Raises ``MachineError("font-missing")``.
    """
    name, _ = split_font_name(str(name))
    for folder in _SHIPPED:
        path = folder / name  # an absolute name replaces the folder
        if path.is_file():
            return path
    raise MachineError("font-missing", path=str(name))


class _Advances(dict[str, int]):
    """Advance of each cluster, asked of the face at its first use."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, cluster: str) -> int:
        face, base = self._face, cluster[0]
        if base in _IGNORABLE or (len(cluster) == 1 and _SELECTOR.match(base)):
            advance = 0
        elif not face.covers(cluster):
            advance = nominal_advance(base)
        else:
            advance = face.em(face.advance(face.glyph(cluster)))
        # A half-width voiced mark stands beside its base and has a width (FN-2).
        advance += sum(self[mark] for mark in cluster[1:] if mark in "ﾞﾟ")
        self[cluster] = advance
        return advance


class Face:
    """One TrueType file, or a face of a collection of them.

    Raises ``MachineError``: ``font-missing``, ``font-damaged`` (too large, or tables that do not fit together), ``font-no-face``
    (of this name or number), ``font-not-truetype`` (no ``glyf`` outlines), ``font-not-embeddable``.
    """

    def __init__(self, path: Path | str, memo: DiskMemo = make_anew, choice: str = "") -> None:
        """Take a face by its number in the file, from 1, or by one of its names; of no ``choice`` the first.

        ``memo``: gives what was read of the file in an earlier run.
        """
        self.path: Final = Path(path)
        self._choice = choice
        if not self.path.is_file():
            raise MachineError("font-missing", path=str(path))
        if self.path.stat().st_size > FONT_BYTES:
            raise MachineError("font-damaged", path=str(path))
        self._memo = memo
        self._tables = FontTables.unpack(self.memo("tables", self._pack_tables))
        #: Its place in the file, from 0.
        self.number = self._tables.number
        self.upem: Final[int] = self._tables.upem
        self.glyph_count: Final[int] = self._tables.glyph_count
        self.name: Final = self._tables.name or self.path.stem
        self.ascent: Final = self.em(self._tables.ascender)
        self.descent: Final = self.em(self._tables.descender)
        self.advances: Final[dict[str, int]] = _Advances(self)
        self._glyphs: dict[str, int] = {}

    def memo(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Give what is kept of this very file under a name, making it if it is not."""
        return self._memo(f"face/{self.key}-{name}", make)

    def _pack_tables(self) -> bytes:
        """Read what the file says, unless it must not be embedded; of a shipped face that was done when it was laid there."""
        if self.path.parent in _SHIPPED and (shipped := read_shipped(self.path, self.directories)):
            return shipped
        self.number = self._find_number()
        face = self.font.face
        try:
            tags = face.table_tags
        except UnicodeDecodeError:
            raise MachineError("font-damaged", path=str(self.path)) from None
        if "glyf" not in tags:
            raise MachineError("font-not-truetype", path=str(self.path))
        usage = int.from_bytes(face.reference_table("OS/2").data[8:10], "big")
        if usage & _USAGE == _RESTRICTED or usage & (_NO_SUBSET | _BITMAP_ONLY):
            raise MachineError("font-not-embeddable", path=str(self.path))
        if not fit_together(face):
            raise MachineError("font-damaged", path=str(self.path))
        return FontTables.read(self.font).pack()

    @cached_property
    def key(self) -> str:
        """A key for what comes of this very file, as it lies on this machine.

        The file counts as another if its place, its dates, its size or the checksums of its tables are others.
        """
        place = repr((*stamp(self.path), self._choice))
        return cache_key(place.encode(errors="surrogateescape"), self.directories)

    @cached_property
    def directories(self) -> bytes:
        """The head of the file and the directories of its faces, with the checksums of their tables."""
        with self.path.open("rb") as file:
            return b"".join(_read_directories(file))

    @cached_property
    def digest(self) -> str:
        """The file's sha256 in hexadecimal digits, and which face of it this is unless it is the first."""
        digits = self.memo("sha256", lambda: sha256(self.path.read_bytes()).digest()).hex()
        return digits + (f"#{self.number}" if self.number else "")

    @property
    def intact(self) -> bool:
        """Whether the file is as its maker left it, by its own checksums; some makers leave wrong ones."""
        return is_intact(self.path.read_bytes(), self.number)

    @cached_property
    def font(self) -> hb.Font:
        """The font as HarfBuzz sees it."""
        import uharfbuzz as hb

        return hb.Font(hb.Face(self._blob(), self.number))

    def _blob(self) -> hb.Blob:
        """The file as HarfBuzz maps it; raises ``MemoryError`` if it has no room for that, which it only calls a failure."""
        import uharfbuzz as hb

        try:
            return hb.Blob.from_file_path(str(self.path))
        except hb.HarfBuzzError:
            with self.path.open("rb") as file:
                if not file.read(1):
                    raise MachineError("font-damaged", path=str(self.path)) from None
            raise MemoryError from None  # it can be read

    def _find_number(self) -> int:
        """Find the face that was chosen."""
        import uharfbuzz as hb

        blob = self._blob()
        count = hb.Face(blob).count
        if not count:
            raise MachineError("font-damaged", path=str(self.path))
        if not self._choice:
            return 0
        if (written := unicodedata.normalize("NFKC", self._choice)).isdecimal() and 1 <= int(written) <= count:
            return int(written) - 1
        faces = [hb.Face(blob, number) for number in range(count)]
        names = [{name_of(face, *name) for name in face.list_names() if name.name_id in _FACE_NAMES} for face in faces]
        found = next((number for number, own in enumerate(names) if self._choice in own), None)
        if found is None:
            full = [name_of(face, hb.OTNameIdPredefined.FULL_NAME) or "?" for face in faces]
            known = ", ".join(f"{number} {name}" for number, name in enumerate(full, 1))
            raise MachineError("font-no-face", path=str(self.path), choice=self._choice, known=known)
        return found

    @property
    def seconds(self) -> Sequence[int]:
        """The code points whose glyph a lower one has, too, ascending."""
        return self._tables.seconds

    @cached_property
    def sequences(self) -> dict[str, int]:
        """The glyph of each of the font's variation sequences (character and selector), by selector and character."""
        return Sequences.unpack(self.memo("sequences", lambda: Sequences.read(self.font).pack())).clusters()

    def advance(self, glyph: int) -> int:
        """A glyph's advance in the font's own units."""
        advances = self._tables.advances
        return advances[min(glyph, len(advances) - 1)]

    def em(self, length: float) -> int:
        """A length of the font's own units in units of ``EM`` (1/1,024,000 em)."""
        return round(length * EM / self.upem)

    def glyph(self, cluster: str) -> int:
        """The glyph of a cluster; 0: none.

        A variation sequence that is not in the cmap's format 14 gives its base's glyph (FN-5), a combining sequence
        the glyph that the font composes it to.
        """
        glyph = self._glyphs.get(cluster)
        if glyph is None:
            glyph = self._glyphs[cluster] = self._find_glyph(cluster)
        return glyph

    def _find_glyph(self, cluster: str) -> int:
        base, marks = cluster[0], cluster[1:]
        nominal = self._tables.glyph(ord(base))
        if not marks or marks in ("ﾞ", "ﾟ"):
            return nominal
        if len(marks) == 1 and _SELECTOR.match(marks):
            return self.sequences.get(cluster) or nominal
        composed, selectors = _SELECTOR.subn("", cluster)
        return self._compose(composed) if selectors < 2 else 0  # no sequence has two

    def _compose(self, cluster: str) -> int:
        import uharfbuzz as hb

        buffer = hb.Buffer()
        buffer.add_str(cluster)
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer, {})
        glyphs: list[int] = [info.codepoint for info in buffer.glyph_infos]
        return glyphs[0] if len(glyphs) == 1 else 0

    def covers(self, cluster: str) -> bool:
        """Whether the cluster can be drawn; what has neither ink nor width always can."""
        return self.glyph(cluster) != 0 or cluster in _IGNORABLE or (len(cluster) == 1 and bool(_SELECTOR.match(cluster)))

    def ink(self, glyph: int) -> tuple[int, int]:
        """Left and right edge of a glyph's ink from its origin, in units of ``EM``; (0, 0): it has none."""
        left, right = self._tables.ink[glyph] if glyph in self._tables.ink else ink_of(self.font, glyph)
        return self.em(left), self.em(right)


def _read_directories(file: BinaryIO) -> Iterator[bytes]:
    """Give the head of a font file and the directories of its faces."""
    yield (head := file.read(12))
    if head[:4] == b"ttcf":
        yield (offsets := file.read(4 * min(int.from_bytes(head[8:]), _FACES_MOST)))
        for at in range(0, len(offsets), 4):
            file.seek(int.from_bytes(offsets[at : at + 4]))
            yield (head := file.read(12))
            yield file.read(16 * int.from_bytes(head[4:6]))
    else:
        yield file.read(16 * int.from_bytes(head[4:6]))


class Faces:
    """The faces of a style: 0 text, 1 bold, 2… fallback, in the order in which they are asked (FN-4)."""

    def __init__(
        self, text: str | Path, bold: str | Path, fallback: Sequence[str | Path] = (), memo: DiskMemo = make_anew
    ) -> None:
        """Take shipped file names or absolute paths, with what chooses a face; raises what ``find_font`` and ``Face`` raise."""
        self.faces: Final[tuple[Face, ...]] = tuple(
            Face(find_font(name), memo, split_font_name(str(name))[1]) for name in (text, bold, *fallback)
        )

    def face_for(self, cluster: str, bold: bool) -> int:
        """Index of the face that draws a cluster: its own weight's, else the first fallback that has it; -1: none."""
        order: list[int] = [int(bold), *range(2, len(self.faces))]
        return next((index for index in order if self.faces[index].covers(cluster)), -1)
