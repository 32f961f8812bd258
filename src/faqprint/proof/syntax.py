"""PDF objects: from the bytes of a file to dictionaries, arrays, names and streams (ISO 32000-1, 7.2 to 7.5).

By hand, with ``document``, and not by pikepdf.  The proof runs in every build, and importing pikepdf takes 67 ms where a build
of 18 questions takes 190; read by it, without recovery, the proof then takes as long as it does (1.05 of its time at 18, 180
and 1,800 questions, ``verify`` of 200 editions 1.01), because its objects must still be turned into values.  And it notices
less: of 4,826 changed bytes that alter what a reader of our files shows, it told 771, this module and its checks all (qpdf
passes over the checksum of a compressed stream).

A name becomes ``str``, a string ``bytes``, a reference ``Ref``, a dictionary ``dict``, an array ``list``.  Tokens are cut by one
compiled regex, never byte by byte; a file that breaks a rule of the syntax raises ``DamageError``.
"""

from __future__ import annotations

import re
import zlib
from binascii import unhexlify
from collections.abc import Iterable, Iterator
from math import inf
from typing import Any, Final

from ..limits import OverBudgetError, WorkBudget
from ..named_tuple import NamedTuple

_SPACE: Final = rb"\x00\t\n\f\r "
_REGULAR: Final = rb"[^\x00\t\n\f\r ()<>\[\]{}/%]"


class DamageError(ValueError):
    """The file breaks the syntax of PDF, or of a font in it.

    ``code`` names the sentence that says how (``messages.findings.DAMAGE_SENTENCES``), ``values`` fill it.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class Ref(int):
    """A reference: the number of an object (generations are not used)."""

    __slots__ = ()


class PdfStream(NamedTuple):
    """A stream object: its dictionary and its bytes as they lie in the file."""

    entries: dict[str, Any]
    raw: bytes


def string_pattern(depth: int = 5) -> bytes:
    """The regex of a literal string with parentheses balanced down to ``depth`` levels."""
    pattern = rb"\((?:[^()\\]++|\\.)*+\)"
    for _ in range(depth):
        pattern = rb"\((?:[^()\\]++|\\.|" + pattern + rb")*+\)"
    return pattern


_TOKEN: Final = re.compile(
    rb"\d+[" + _SPACE + rb"]+\d+[" + _SPACE + rb"]+R(?!" + _REGULAR + rb")"  # reference
    rb"|/" + _REGULAR + rb"*+|" + _REGULAR + rb"++|<<|>>|[\[\]]|<[0-9A-Fa-f" + _SPACE + rb"]*+>|"
    + string_pattern() + rb"|\(.*+|%[^\r\n]*+|[^" + _SPACE + rb"]",  # a string that does not end takes all: once, not at each (
    re.DOTALL,
)  # fmt: skip
_NAME_ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_STRING_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
#: Units of work that a byte of an object's text takes, a row of predicted bytes, a byte of ASCII85.
_TOKEN_UNITS: Final = 6
_ROW_UNITS: Final = 20
_BASE_85_UNITS: Final = 8
#: Bytes that are unpacked at once where they are not kept.
_BLOCK: Final = 1 << 16
_SIGNS: Final = frozenset((b"<<", b">>", b"[", b"]", b"obj", b"endobj", b"stream", b"startxref"))


def _unescape(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code is None:
        return b"\n"
    return bytes((int(code, 8) & 255,)) if code[:1] in b"01234567" else _ESCAPED.get(code, code)


def string(token: bytes) -> bytes:
    """The bytes of a string token, literal or hexadecimal."""
    if token[0] == 0x3C:
        digits = token[1:-1]
        try:
            return unhexlify(digits)
        except ValueError:
            digits = digits.translate(None, b"\x00\t\n\f\r ")
            return unhexlify(digits + b"0" * (len(digits) % 2))
    body = token[1:-1]
    if b"\\" not in body and b"\r" not in body:
        return body
    if b"\\\\" not in body and b"\r" not in body:  # each of them begins a sequence of its own, most often one of these
        body = body.replace(rb"\(", b"(").replace(rb"\)", b")").replace(rb"\n", b"\n").replace(rb"\r", b"\r")
        if b"\\" not in body:
            return body
        body = token[1:-1]
    return _STRING_ESCAPE.sub(_unescape, body)


def name(token: bytes) -> str:
    """The name of a name token (without its solidus); raises ``DamageError`` for a # that is no escape (ISO 32000-1, 7.3.5)."""
    body = token[1:]
    if b"#" in body:
        if body.count(b"#") != len(_NAME_ESCAPE.findall(body)):
            raise DamageError("name", token=ascii(token[:40].decode("latin-1"))[1:-1])
        body = _NAME_ESCAPE.sub(lambda match: unhexlify(match[1]), body)
    return body.decode("utf-8", "surrogateescape")


def number(token: bytes) -> int | float:
    """The number that a token spells; raises ``DamageError`` if it spells none."""
    try:
        return int(token)
    except ValueError:
        try:
            if token[-1] in b"0123456789.":
                return float(token)
        except ValueError:
            pass
    raise DamageError("number", token=ascii(token[:20].decode("latin-1"))[1:-1])


class _Sign(bytes):
    """A token that is no value: a bracket, a comment, or a keyword that ends an object."""

    __slots__ = ()


#: Bytes whose tokens are cut at once.
_AT_ONCE: Final = 1 << 19
#: Values that are found once; more would take memory without coming again.
_CACHED: Final = 1 << 18


class _Values(dict[bytes, Any]):
    """The value of each token, found once: names, references and numbers come again and again."""

    def __missing__(self, token: bytes) -> Any:
        first = token[0]
        if token in _SIGNS or first == 0x25:
            value: Any = _Sign(token)
        elif first == 0x2F:
            value = name(token)
        elif first in b"(<":
            value = string(token)
        elif token[-1] == 0x52 and first in b"0123456789":
            value = Ref(token.split(None, 1)[0])
        else:
            value = number(token)
        if len(self) < _CACHED:
            self[token] = value
        return value


def tokens_of(pattern: re.Pattern[bytes], data: bytes) -> Iterable[bytes]:
    """The tokens of some bytes: all at once, which is faster, unless there are so many that they would take much memory."""
    return pattern.findall(data) if len(data) <= _AT_ONCE else (match[0] for match in pattern.finditer(data))


class Parser:
    """Turns tokens into objects."""

    def __init__(self, budget: WorkBudget | None = None) -> None:
        """``budget``: what reading may take."""
        self._budget = budget or WorkBudget()
        self._values = _Values({b"true": True, b"false": False, b"null": None})

    def objects(self, tokens: Iterable[bytes]) -> Iterator[tuple[Any, bytes]]:
        """Each object of ``tokens`` with the keyword that ended it: ``endobj``, ``stream``, ``startxref``; or ``DamageError``."""
        items: list[Any] = []
        outer: list[tuple[list[Any], bytes]] = []
        for value in map(self._values.__getitem__, tokens):
            if type(value) is not _Sign:
                items.append(value)
            elif value in (b"<<", b"["):
                outer.append((items, value))
                items = []
            elif value in (b">>", b"]"):
                if not outer or (outer[-1][1] == b"[") != (value == b"]"):
                    raise DamageError("brackets")
                if value == b">>" and len(items) % 2:
                    raise DamageError("key-without-value")
                closed = items if value == b"]" else dict(zip(items[::2], items[1::2], strict=True))
                items = outer.pop()[0]
                items.append(closed)
            elif value[0] != 0x25:
                if outer or len(items) > 2 - (value != b"obj"):
                    raise DamageError("object-open")
                yield (items if value == b"obj" else items[0] if items else None), value
                items = []

    def parse_objects(self, data: bytes) -> list[Any]:
        """The objects of ``data``, each ended by ``endobj``; raises ``DamageError``."""
        self._budget.spend(_TOKEN_UNITS * len(data))
        try:
            return [value for value, _ in self.objects(tokens_of(_TOKEN, data))]
        except TypeError:  # a key that is an array or a dictionary
            raise DamageError("key") from None

    def parse_object(self, data: bytes, offset: int) -> tuple[Any, bytes, int]:
        """The object whose tokens begin at ``offset``, its end's keyword, and the offset behind that; or ``DamageError``."""
        end = offset

        def tokens() -> Iterator[bytes]:
            nonlocal end
            for match in _TOKEN.finditer(data, offset):
                end = match.end()
                yield match[0]

        try:
            for value, keyword in self.objects(tokens()):
                self._budget.spend(_TOKEN_UNITS * (end - offset))
                return value, keyword, end
        except TypeError:
            raise DamageError("key") from None
        raise DamageError("no-object", offset=offset)


def _inflate(data: bytes, budget: WorkBudget) -> bytes:
    if not data:  # qpdf's way to write nothing, which every reader takes
        return b""
    inflater = zlib.decompressobj()
    most = 0 if budget.left == inf else int(budget.left) + 1  # 0 is zlib's word for no limit
    try:
        plain = inflater.decompress(data, most)
    except zlib.error:
        raise DamageError("flate") from None
    if most and len(plain) >= most:
        raise OverBudgetError
    if not inflater.eof:
        raise DamageError("flate-end")
    return plain


def inflate_blocks(data: bytes) -> Iterator[bytes]:
    """The bytes of a compressed stream, some at a time; raises ``DamageError``."""
    inflater = zlib.decompressobj()
    try:
        while data and not inflater.eof:
            yield inflater.decompress(data, _BLOCK)
            data = inflater.unconsumed_tail
    except zlib.error:
        raise DamageError("flate") from None
    if not inflater.eof:
        raise DamageError("flate-end")


def _add_bytes(one: int, other: int, low: int, high: int) -> int:
    """Bytes added to bytes as two long numbers: without their highest bits, which cannot carry over, then those."""
    return ((one & low) + (other & low)) ^ ((one ^ other) & high)


def _undo_predictor(data: bytes, columns: int, budget: WorkBudget) -> bytes:
    """PNG prediction undone for rows of ``columns`` bytes of one byte each: none, from the left, from above."""
    stride = columns + 1
    count = len(data) // stride
    budget.spend(_ROW_UNITS * count)
    if data[: count * stride : stride] == b"\2" * count:
        return _sum_rows(data[: count * stride], stride)
    low, high = int.from_bytes(b"\x7f" * columns, "big"), int.from_bytes(b"\x80" * columns, "big")
    plain, above = bytearray(), 0
    for start in range(0, count * stride, stride):
        kind, row = data[start], data[start + 1 : start + stride]
        if kind == 1:
            total = 0
            row = bytes([total := (total + value) & 255 for value in row])
        elif kind not in (0, 2):
            raise DamageError("predictor", kind=kind)
        own = int.from_bytes(row, "big")
        above = own if kind != 2 else _add_bytes(own, above, low, high)
        plain += above.to_bytes(columns, "big")
    return bytes(plain)


def _sum_rows(data: bytes, stride: int) -> bytes:
    """Rows, each the sum of itself and all above it, bytewise, but for their first bytes: in steps that double."""
    size = len(data)
    low, high = int.from_bytes(b"\x7f" * size, "little"), int.from_bytes(b"\x80" * size, "little")
    total, step = int.from_bytes(data, "little"), stride
    while step < size:
        total = _add_bytes(total, total << 8 * step, low, high)
        step *= 2
    plain = bytearray(total.to_bytes(size, "little"))
    del plain[::stride]
    return bytes(plain)


#: The filters that are undone here; pictures have others.
FILTERS: Final = frozenset(("FlateDecode", "Fl", "ASCII85Decode", "A85", "ASCIIHexDecode", "AHx"))


def decode_stream(data: bytes, filters: list[str], parameters: list[dict[str, Any]], budget: WorkBudget | None = None) -> bytes:
    """The plain bytes of a stream by its filters and their parameters, in order, or ``DamageError``; their cost is spent."""
    budget = budget or WorkBudget()
    for filter_name, parameter in zip(filters, parameters, strict=True):
        budget.spend(len(data))
        if filter_name in ("FlateDecode", "Fl"):
            data = _inflate(data, budget)
            if parameter.get("Predictor", 1) != 1:
                data = _undo_predictor(data, min(max(1, parameter.get("Columns", 1)), 1 << 16), budget)
        elif filter_name in ("ASCII85Decode", "A85"):
            from base64 import a85decode

            budget.spend(_BASE_85_UNITS * len(data))
            try:
                data = a85decode(data.strip().removesuffix(b"~>").removeprefix(b"<~"))
            except ValueError:
                raise DamageError("ascii85") from None
        elif filter_name in ("ASCIIHexDecode", "AHx"):
            data = string(b"<" + data.strip().removesuffix(b">") + b">")
        else:
            raise DamageError("filter", filter=ascii(filter_name)[1:-1])
    budget.spend(len(data))
    return data


def text(value: object) -> str:
    """The characters of a text string; ``''`` for anything else (ISO 32000-1, 7.9.2.2)."""
    if not isinstance(value, bytes):
        return ""
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "replace")
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "replace")
    return value.decode("latin-1")
