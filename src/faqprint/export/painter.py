"""One page of the display list as the operators of its content stream."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from ..layout.display_list import FOOTER, HEADER, LAYOUT, REPEAT, Figure, Fill, Layout, Page, PlacedLine, Rule, stretches
from ..named_tuple import NamedTuple
from ..storage.memory_cache import Memoizer, identity
from .names import decimal
from .typeface import Typeface, Usage, show

if TYPE_CHECKING:
    from ..text.line import Piece

#: How the marked content of an artifact begins (ISO 32000-1, 14.8.2.2).
_ARTIFACTS: Final = {
    HEADER: "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n",
    FOOTER: "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n",
    REPEAT: "/Artifact<</Type/Pagination>>BDC\n",
    LAYOUT: "/Artifact<</Type/Layout>>BDC\n",
}
_END: Final = "EMC\n"


@lru_cache(maxsize=16384)
def _start(x: float, y: float) -> str:
    """Begin a text object: lines stand in few places, the same on many pages."""
    return f"BT {decimal(round(x * 1000) / 1000)} {decimal(round(y * 1000) / 1000)} Td"


class Painted(NamedTuple):
    """A page or a stamp as its operators."""

    #: The operators, in Latin-1 characters.
    operators: str
    #: The structure element of each mark, by MCID.
    owners: array[int]
    #: What is shown of each typeface.
    usages: Sequence[Usage]


class PaintedTexts(NamedTuple):
    """Some texts of a page as ``Painted``, and what is open behind them."""

    operators: str
    owners: array[int]
    #: As there; empty, if nothing was noted of any typeface.
    usages: Sequence[Usage]
    #: The tag of the mark that is not ended yet, and the face and size that are set.
    tag: int | None
    font: tuple[int, float]


class Painter:
    """Draws pages with ``typefaces``, which stand in the order of the pieces' faces."""

    def __init__(
        self,
        layout: Layout,
        typefaces: Sequence[Typeface],
        show: Callable[[Piece, Typeface, Usage], str] = show,
        memo: Memoizer | None = None,
    ) -> None:
        """``layout``: its height in pt and its structure tree count; ``show``: gives the operator of a piece.

        ``memo``: has what parts of pages were drawn as; ``None``: pages are not drawn by their parts.
        """
        self._show = show
        self._memo = memo
        self._height = layout.height
        self._kinds = layout.tree.kinds
        self._typefaces = typefaces

    def paint(self, page: Page) -> Painted:
        """Draw a page, but for its stamp."""
        beneath = [*self._fills(page.fills), *self._rules(page.rules)]
        if page.figures:
            return self._texts(stretches(page.texts, page.figures), beneath)
        parts = (self._memo and page.parts) or (page.texts,)
        return self._texts([(part, None) for part in parts], beneath)

    def stamp(self, texts: Sequence[PlacedLine]) -> Painted:
        """Draw artifacts that more than one page bears."""
        return self._texts([(texts, None)], [])

    def _fills(self, fills: Sequence[Fill]) -> list[str]:
        if not fills:
            return []
        parts = [_ARTIFACTS[LAYOUT]]
        for gray, alike in groupby(fills, attrgetter("gray")):
            parts.append(f"{decimal(gray)} g\n")
            parts += [
                f"{decimal(f.x)} {decimal(self._height - f.y - f.height)} {decimal(f.width)} {decimal(f.height)} re\n"
                for f in alike
            ]
            parts.append("f\n")
        parts.append(f"0 g\n{_END}")
        return parts

    def _rules(self, rules: Sequence[Rule]) -> list[str]:
        if not rules:
            return []
        height = self._height
        parts = [_ARTIFACTS[LAYOUT]]
        for width, alike in groupby(sorted(rules, key=attrgetter("width")), attrgetter("width")):
            parts.append(f"{decimal(width)} w\n")
            parts += [
                f"{decimal(x0)} {decimal(height - y0)} m {decimal(x1)} {decimal(height - y1)} l\n" for x0, y0, x1, y1, _ in alike
            ]
            parts.append("S\n")
        parts.append(_END)
        return parts

    def _texts(self, texts: Iterable[tuple[Sequence[PlacedLine], Figure | None]], parts: list[str]) -> Painted:
        """Draw texts, each with the figure behind it; ``parts``: the operators that stand before them."""
        owners = array("i")
        usages = [Usage() for _ in self._typefaces]
        tag: int | None = None
        font = (-1, 0.0)
        for part, figure in texts:
            state = tag, font, len(owners)
            make, memo = partial(self._part, part, *state), self._memo
            operators, more, shown, tag, font = memo((identity(part), *state, self._height), make) if memo else make()
            parts.append(operators)
            owners += more
            for usage, own in zip(usages, shown, strict=False):
                usage.add(own)
            if figure:
                from .figures import draw_figure

                if tag is not None:
                    parts.append(_END)
                    tag = None
                parts += (self._begin(figure.tag, owners), draw_figure(figure, self._height), _END)
        if tag is not None:
            parts.append(_END)
        return Painted("".join(parts), owners, usages)

    def _part(self, texts: Sequence[PlacedLine], current: int | None, font: tuple[int, float], marks: int) -> PaintedTexts:
        """Lines of one tag that follow each other share a mark; each is a text object, shown at once from its start (PX-4).

        ``current``, ``font``: as in ``PaintedTexts``, of what stands before them; ``marks``: how many of those have owners.
        """
        height, typefaces, show = self._height, self._typefaces, self._show
        parts: list[str] = []
        owners = array("i")
        usages = [Usage() for _ in typefaces]
        for x, y, size, line, whole, tags in texts:
            tag = None if tags else whole
            if tag is None or tag != current:
                if current is not None:
                    parts.append(_END)
                if tag is not None:
                    parts.append(self._begin(tag, owners, marks))
                current = tag
            parts.append(_start(x, height - y))
            inner: int | None = None
            for place, piece in enumerate(line.pieces):
                if tags and tags[place] != inner:
                    parts.append(f"\n{'' if inner is None else _END}{self._begin(tags[place], owners, marks)}")
                    inner = tags[place]
                typeface = typefaces[piece.face]
                if font != (piece.face, size):
                    font = (piece.face, size)
                    parts.append(f"/{typeface.resource} {decimal(size)} Tf")
                parts.append(show(piece, typeface, usages[piece.face]))
            parts.append("\nET\n" if inner is None else f"\n{_END}ET\n")
        noted = any(usage.texts for usage in usages)
        return PaintedTexts("".join(parts), owners, usages if noted else (), current, font)

    def _begin(self, tag: int, owners: array[int], marks: int = 0) -> str:
        """Begin a mark behind ``marks`` and those of ``owners``."""
        if tag < 0:
            return _ARTIFACTS[tag]
        owners.append(tag)
        return f"/{self._kinds[tag]}<</MCID {marks + len(owners) - 1}>>BDC\n"
