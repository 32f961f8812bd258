"""A page's content stream: which marked-content sequence shows which glyphs where (ISO 32000-1, 8.4, 9.4, 14.6).

By hand: which glyph stands where, and in which mark, is the proof's very point.  Libraries that read text out (pdfium, MuPDF,
pdfminer) give words and lines as they guess them, without the marks.  Of those that only cut a stream into operators pypdf takes
98 ms for 180 questions, where this module reads and interprets them in 37; pikepdf takes 11, but its import 67, and the operands
must still be interpreted.  Only what places text, marks content or paints is interpreted; one regex cuts the tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import hypot
from struct import unpack
from typing import Any, Final

from ..limits import WorkBudget
from ..named_tuple import NamedTuple
from .syntax import DamageError, Parser, name, number, string, string_pattern, tokens_of

_STRING: Final = string_pattern(2)
_ARRAY: Final = rb"\[(?:[^\[\]()<>]++|<[^<>]*+>|" + _STRING + rb")*+\]"


def _dictionary(depth: int = 1) -> bytes:
    pattern = rb"<<(?:[^<>()]++|<[^<>]*+>|" + _STRING + rb")*+>>"
    for _ in range(depth):
        pattern = rb"<<(?:[^<>()]++|" + pattern + rb"|<[^<>]*+>|" + _STRING + rb")*+>>"
    return pattern


#: A path's segments and line widths count for nothing here: all of one operator is one token, which is an operand then.
_IGNORED: Final = rb"[-+.0-9][-+.0-9\s]{0,99}+(?:m|l|re|w)(?=\s)"
#: An image or a string that does not end takes all that follows: so its end is sought once, and not at each beginning.
_IMAGE: Final = rb"BI[\s\x00](?:.*?[\s\x00]EI(?![^\s\x00])|.*+)"
#: Compiled by what reads a stream first that is not wholly of ``line_forms``: ``re`` keeps what it compiled.
_TOKEN: Final = (
    rb"(?s)" + _IGNORED + rb"|" + _IMAGE + rb"|[^\s\x00()<>\[\]{}/%]++|/[^\s\x00()<>\[\]{}/%]*+|" + _ARRAY + rb"|"
    + _dictionary() + rb"|<[0-9A-Fa-f\s\x00]*+>|" + _STRING + rb"|\(.*+|%[^\r\n]*+|[^\s\x00]"
)  # fmt: skip
_ARRAY_ITEM: Final = rb"(?s)<[^<>]*+>|" + _STRING + rb"|[^\s\x00()<>\[\]]++"
_OPERAND_STARTS: Final = frozenset(b"0123456789+-./[(<{}])>")
_PAINT: Final = (b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"sh", b"Do")
_IDENTITY: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
#: Text rendering modes that paint nothing.
_UNSEEN: Final = (3, 7)
_UPRIGHT: Final = _IDENTITY[:4]

#: Units of work that a byte of content takes, a mark, a run, a property list.
_BYTE_UNITS: Final = 5
_MARK_UNITS: Final = 50
_RUN_UNITS: Final = 100
_LIST_UNITS: Final = 100
_SEGMENT_UNITS: Final = 5

Matrix = tuple[float, float, float, float, float, float]

#: Tag and MCID by the tokens of ``BDC``'s operands: the same few hundred come again on every page.
Lists = dict[tuple[bytes, bytes], tuple[str, Any]]


class CodeAdvances(dict[int, float]):
    """Advances of codes in 1/1000 em; ``default`` for those that are not listed."""

    def __init__(self, listed: Mapping[int, float], default: float) -> None:
        """Take what a font lists."""
        super().__init__(listed)
        self.default = default

    def __missing__(self, code: int) -> float:
        self[code] = self.default
        return self.default


class CodeMetrics(NamedTuple):
    """What placing text needs of a font: bytes a code, and the advance of each code."""

    code_bytes: int
    advances: CodeAdvances


class GlyphRun(NamedTuple):
    """Glyphs that one operator shows: codes in order, from (x, y) on the baseline, in points from the page's lower left corner.

    ``size`` is the em's height on the page, ``width`` what the run takes, ``gray`` how it is painted: 0 black, 1 not to be seen.
    """

    font: str
    codes: tuple[int, ...]
    size: float
    x: float
    y: float
    width: float
    gray: float


class Marked(NamedTuple):
    """One marked-content sequence, or a stretch without any (``tag`` is ``''``).

    ``mcid`` is -1 without one.  ``painted``: it draws something that is not text.  ``nested``: it stands within another one
    although one of the two bears content of the tree or is an artifact.
    """

    tag: str
    mcid: int
    artifact: bool
    runs: list[GlyphRun]
    painted: bool
    nested: bool


class DrawnFigure(NamedTuple):
    """What is painted in a sequence of a Figure: an object by its resource name, or (``''``) a path that is filled.

    ``matrix``: from its own space to points from the page's lower left corner; ``path``: its segments as they are written.
    """

    mcid: int
    matrix: Matrix
    name: str
    path: tuple[bytes, ...] = ()


class Content(NamedTuple):
    """A page's sequences in stream order; ``unbalanced``: sequences never closed, or closed more often than begun."""

    marks: tuple[Marked, ...]
    unbalanced: int
    figures: tuple[DrawnFigure, ...] = ()


class _State(NamedTuple):
    """The graphics state as far as text goes."""

    ctm: Matrix = _IDENTITY
    font: str = ""
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: float = 0.0
    gray: float = 0.0


def _times(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


class _Interpreter:
    def __init__(
        self,
        fonts: Mapping[str, CodeMetrics],
        properties: Mapping[str, Mapping[str, Any]],
        known: Lists,
        budget: WorkBudget,
    ) -> None:
        self.budget = budget
        self.fonts = fonts
        self.properties = properties
        self.known = known
        self.state = _State()
        self.saved: list[_State] = []
        self.matrix = self.line = _IDENTITY
        self.marks: list[Marked] = []
        self.open: list[int] = []  # indices into marks
        self.binds: list[bool] = []  # whether what was opened has an MCID or is an artifact
        self.bound = 0  # how many of them
        self.unbalanced = 0
        self.figures: list[DrawnFigure] = []

    # marked content

    def current(self) -> int:
        """The sequence that content drawn now belongs to; outside any, a stretch of its own."""
        if self.open:
            return self.open[-1]
        if not self.marks or self.marks[-1].tag:
            self.marks.append(Marked("", -1, False, [], False, False))
        return len(self.marks) - 1

    def begin(self, operands: list[bytes]) -> None:
        tag, token = operands[-2], operands[-1]
        if token[:2] != b"<<":
            self.open_mark(name(tag), self.properties.get(name(token), {}).get("MCID", -1))
            return
        found = self.known.get((tag, token))
        if found is None:
            self.budget.spend(_LIST_UNITS)
            value = Parser().parse_objects(token + b" endobj")[0]
            found = self.known[tag, token] = name(tag), value.get("MCID", -1) if isinstance(value, dict) else -1
        self.open_mark(*found)

    def begin_bare(self, operands: list[bytes]) -> None:
        self.open_mark(name(operands[-1]), -1)

    def open_mark(self, tag: str, number: Any) -> None:
        mcid, artifact = number if isinstance(number, int) else -1, tag == "Artifact"
        bound = artifact or mcid >= 0
        self.budget.spend(_MARK_UNITS)
        if bound or not self.open:
            mark = Marked(tag or "?", mcid, artifact, [], False, self.bound > 0)
            self.open.append(len(self.marks))
            self.marks.append(mark)
        else:
            self.open.append(self.open[-1])
        self.binds.append(bound)
        self.bound += bound

    def end(self, operands: list[bytes]) -> None:
        if self.open:
            self.open.pop()
            self.bound -= self.binds.pop()
        else:
            self.unbalanced += 1

    def paint(self, operands: list[bytes]) -> None:
        index = self.current()
        if not self.marks[index].painted:
            self.marks[index] = self.marks[index]._replace(painted=True)

    def draw_object(self, operands: list[bytes]) -> None:
        self.fill([], name(operands[-1]))

    def fill(self, path: list[bytes], called: str = "") -> None:
        self.paint(path)
        mark = self.marks[self.current()]
        if mark.tag == "Figure" and mark.mcid >= 0:
            self.budget.spend(_SEGMENT_UNITS * len(path) + _RUN_UNITS)
            self.figures.append(DrawnFigure(mark.mcid, self.state.ctm, called, tuple(path)))

    # graphics state

    def save(self, operands: list[bytes]) -> None:
        self.saved.append(self.state)

    def restore(self, operands: list[bytes]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, operands: list[bytes]) -> None:
        self.state = self.state._replace(ctm=_times(_matrix(operands), self.state.ctm))

    def set_font(self, operands: list[bytes]) -> None:
        self.state = self.state._replace(font=name(operands[-2]), size=float(operands[-1]))

    def set_number(self, field: str, factor: float = 1.0) -> Callable[[list[bytes]], None]:
        def operator(operands: list[bytes]) -> None:
            self.state = self.state._replace(**{field: float(operands[-1]) * factor})  # type: ignore[arg-type]  # the fields are all numbers

        return operator

    def set_fill(self, operands: list[bytes]) -> None:
        """A fill colour of any space, as the gray that it prints in; patterns count as black."""
        parts = [float(token) for token in operands if token[:1] not in b"/[<" and b" " not in token]
        if len(parts) == 3:
            gray = 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2]
        elif len(parts) == 4:
            gray = 1 - min(1.0, 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2] + parts[3])
        else:
            gray = parts[-1] if parts else 0.0
        self.state = self.state._replace(gray=gray)

    # text

    def begin_text(self, operands: list[bytes]) -> None:
        self.matrix = self.line = _IDENTITY

    def set_matrix(self, operands: list[bytes]) -> None:
        self.matrix = self.line = _matrix(operands)

    def move(self, operands: list[bytes]) -> None:
        self.advance_line(float(operands[-2]), float(operands[-1]))

    def move_leading(self, operands: list[bytes]) -> None:
        self.state = self.state._replace(leading=-float(operands[-1]))
        self.move(operands)

    def next_line(self, operands: list[bytes]) -> None:
        self.advance_line(0.0, -self.state.leading)

    def advance_line(self, x: float, y: float) -> None:
        a, b, c, d, e, f = self.line
        self.matrix = self.line = (a, b, c, d, e + a * x + c * y, f + b * x + d * y)

    def show(self, operands: list[bytes]) -> None:
        self.show_glyphs([operands[-1]])

    def show_array(self, operands: list[bytes]) -> None:
        self.show_glyphs(re.findall(_ARRAY_ITEM, operands[-1]))

    def next_line_show(self, operands: list[bytes]) -> None:
        self.next_line(operands)
        self.show_glyphs([operands[-1]])

    def next_line_space_show(self, operands: list[bytes]) -> None:
        self.state = self.state._replace(word_space=float(operands[-3]), char_space=float(operands[-2]))
        self.next_line_show(operands)

    def show_glyphs(self, items: list[bytes]) -> None:
        """Show strings (and moves between them, in 1/1000 em) as one run, and move on by what it takes."""
        state = self.state
        metrics = self.fonts.get(state.font)
        if metrics is None:
            raise DamageError("font", font=ascii(state.font)[1:-1] or "—")
        self.budget.spend(_RUN_UNITS)
        moved, shown = 0.0, b""
        for item in items:
            if item[0] in b"<(":
                shown += string(item)
            else:
                moved += number(item)
        codes, spaces = _codes(shown, metrics.code_bytes)
        advance = (sum(map(metrics.advances.__getitem__, codes)) - moved) / 1000 * state.size
        if state.char_space or state.word_space:
            advance += len(codes) * state.char_space + spaces * state.word_space
        advance *= state.scale
        a, b, c, d, e, f = self.matrix
        self.matrix = (a, b, c, d, e + a * advance, f + b * advance)
        if state.ctm is not _IDENTITY:
            a, b, c, d, e, f = _times((a, b, c, d, e, f), state.ctm)
        along, up = (1.0, 1.0) if (a, b, c, d) == _UPRIGHT else (hypot(a, b), hypot(c, d))
        gray = 1.0 if state.mode in _UNSEEN else state.gray
        run = GlyphRun(state.font, codes, state.size * up, e + c * state.rise, f + d * state.rise, advance * along, gray)
        self.marks[self.open[-1] if self.open else self.current()].runs.append(run)

    def operators(self) -> dict[bytes, Callable[[list[bytes]], None]]:
        """What each operator that matters does with its operands."""
        return {
            b"Tj": self.show, b"TJ": self.show_array, b"'": self.next_line_show, b'"': self.next_line_space_show,
            b"Tm": self.set_matrix, b"Td": self.move, b"TD": self.move_leading, b"T*": self.next_line, b"BT": self.begin_text,
            b"Tf": self.set_font, b"Tc": self.set_number("char_space"), b"Tw": self.set_number("word_space"),
            b"Tz": self.set_number("scale", 0.01), b"TL": self.set_number("leading"), b"Ts": self.set_number("rise"),
            b"Tr": self.set_number("mode"), **dict.fromkeys((b"g", b"rg", b"k", b"sc", b"scn"), self.set_fill),
            b"BDC": self.begin, b"BMC": self.begin_bare, b"EMC": self.end, b"q": self.save, b"Q": self.restore,
            b"cm": self.concatenate, **dict.fromkeys(_PAINT, self.paint),
            b"Do": self.draw_object, b"f": self.fill,
        }  # fmt: skip


def _codes(shown: bytes, code_bytes: int) -> tuple[tuple[int, ...], int]:
    """The codes of a string, and how many of them word space widens."""
    if code_bytes == 1:
        return tuple(shown), shown.count(b" ")
    if len(shown) % 2:
        raise DamageError("half-code")
    return unpack(f">{len(shown) // 2}H", shown), 0


def _matrix(operands: list[bytes]) -> Matrix:
    a, b, c, d, e, f = map(float, operands[-6:])
    return a, b, c, d, e, f


def read_content(
    stream: bytes,
    fonts: Mapping[str, CodeMetrics],
    properties: Mapping[str, Mapping[str, Any]],
    known: Lists,
    budget: WorkBudget | None = None,
) -> Content:
    """The marked content of a page's decoded stream; ``fonts`` and ``properties`` by their resource names.

    ``known`` is handed from page to page of a file and grows.  Raises ``DamageError``, and ``OverBudgetError`` beyond ``budget``.
    """
    budget = budget or WorkBudget()
    budget.spend(_BYTE_UNITS * len(stream))
    interpreter = _Interpreter(fonts, properties, known, budget)
    operators = interpreter.operators()
    operands: list[bytes] = []
    try:
        for token in tokens_of(re.compile(_TOKEN), stream):
            if token[0] in _OPERAND_STARTS:
                operands.append(token)
                continue
            operator = operators.get(token)
            if operator:
                operator(operands)
            elif token[:2] == b"BI" and len(token) > 2:
                if token[-2:] != b"EI":
                    raise DamageError("image-end")
                interpreter.paint(operands)
            elif token[0] == 0x25:
                continue
            operands = []
    except (IndexError, TypeError):
        raise DamageError("operands") from None
    if operands and operands[-1][0] == 0x28:
        raise DamageError("string-end")
    return Content(tuple(interpreter.marks), interpreter.unbalanced + len(interpreter.open), tuple(interpreter.figures))
