"""What a file must not leave to its readers' kindness: every byte of its syntax against ISO 32000-1, 7.2 to 7.5 and Annex C.

Stricter than the standard where readers are known to differ: a raw line feed in a string is legal, and Ghostscript loses what
follows it; names with escapes, numbers with an exponent, hexadecimal strings of an odd length are read in more than one way.
The reader is pikepdf for what is packed, and the bytes themselves for how it is written.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf

#: Annex C, table C.1: the longest string in a content stream, the longest name, the deepest graphics state, the most objects.
STRING_MOST: Final = 32_767
NAME_MOST: Final = 127
OBJECTS_MOST: Final = 8_388_607
#: 7.5.1: the longest line outside a stream's data.
LINE_MOST: Final = 255
#: No line of a page is longer, so that a reader that reads by lines needs no more than it needs for a string.
STREAM_LINE_MOST: Final = STRING_MOST
#: A CMap's block holds no more entries (Adobe Technical Note 5014, 4).
BLOCK_MOST: Final = 100

_STRING: Final = rb"\((?:[^()\\\r\n]|\\(?:[()\\rn]|[0-3][0-7]{2}))*+\)"
_HEX: Final = rb"<(?:[0-9A-Fa-f]{2})*+>"
_NAME: Final = rb"/[A-Za-z0-9+\-_.]++"
_NUMBER: Final = rb"-?(?:0|[1-9]\d*+)(?:\.\d{1,5})?+"
_ARRAY: Final = rb"\[(?:" + _STRING + rb"|" + _NUMBER + rb")*+\]"
_PROPERTIES: Final = rb"<<(?:/MCID \d+|/Type/(?:Pagination|Layout)(?:/Subtype/(?:Header|Footer)/Attached\[/(?:Top|Bottom)\])?)>>"

#: The operators that a page is drawn with, and what stands before each.
OPERATORS: Final = {
    b"BT": b"", b"ET": b"", b"EMC": b"", b"S": b"", b"f": b"",
    b"Td": b"nn", b"Tf": b"/n", b"Tj": b"(", b"TJ": b"[", b"BDC": b"/<",
    b"g": b"n", b"w": b"n", b"m": b"nn", b"l": b"nn", b"re": b"nnnn",
    b"q": b"", b"Q": b"", b"cm": b"nnnnnn", b"Do": b"/",
}  # fmt: skip
#: What closes a text object and a mark.
_CLOSED_BY: Final = {b"BT": b"ET", b"BDC": b"EMC", b"q": b"Q"}
_OPERAND: Final = re.compile(
    rb"(?P<string>" + _STRING + rb")|(?P<array>" + _ARRAY + rb")|(?P<properties>" + _PROPERTIES + rb")|(?P<name>" + _NAME + rb")"
    rb"|(?P<number>" + _NUMBER + rb")(?=[ \n/\[(<])|(?P<operator>[A-Za-z'\"*]++)(?=[ \n/\[(<]|\Z)|(?P<space>[ \n]++)"
)  # fmt: skip
_KINDS: Final = {"string": b"(", "array": b"[", "properties": b"<", "name": b"/", "number": b"n"}
_TOKEN: Final = re.compile(
    _STRING + rb"|" + _HEX + rb"|<<|>>|[\[\]]|" + _NAME + rb"(?:#2F" + _NAME[1:] + rb")?+"
    rb"|(?:\d+ 0 R|true|false|null|" + _NUMBER + rb")(?=[ \n/\[\](<>]|\Z)|[ \n]++"
)  # fmt: skip
#: A solidus in a name cannot be written otherwise; only the media type of an attached file has one.
_ESCAPED_NAMES: Final = (
    b"/application#2Fyaml",
    b"/application#2Foctet-stream",
    b"/text#2Fcsv",
    b"/application#2Fjson",
    b"/image#2Fpng",
    b"/image#2Fjpeg",
)

_HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OBJECT: Final = re.compile(rb"([1-9]\d*) 0 obj\n(<<.*?>>)\nstream\r?\n", re.DOTALL)
_LENGTH: Final = re.compile(rb"/Length (\d+)")
_STREAM_END: Final = re.compile(rb"\r?\nendstream\nendobj\n")
_TAIL: Final = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")
_BLOCK: Final = re.compile(rb"(\d+) beginbfchar\n((?:<[0-9A-F]{4}> <(?:[0-9A-F]{4})+>\n)*)endbfchar\n")


def syntax_faults(data: bytes) -> Iterator[str]:
    """Give everything in a whole file of ours that a reader must be kind about, a line each."""
    yield from file_faults(data)
    with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
        contents = {stream.objgen for page in pdf.pages for stream in _streams(page.Contents)}
        texts = {font.ToUnicode.objgen for page in pdf.pages for font in _fonts(page)}
        if len(pdf.objects) > OBJECTS_MOST:
            yield f"{len(pdf.objects)} objects"
        for thing in pdf.objects:
            if not isinstance(thing, pikepdf.Stream):
                continue
            where = f"object {thing.objgen[0]}"
            if thing.objgen in contents:
                faults = content_faults(thing.read_bytes())
            elif thing.objgen in texts:
                faults = cmap_faults(thing.read_bytes())
            elif thing.get("/Type") == "/ObjStm":
                faults = packed_faults(thing.read_bytes(), int(thing.First))
            else:
                continue  # fonts, the colour profile, the metadata, the cross-reference: no syntax of PDF's
            yield from (f"{where}: {fault}" for fault in faults)


def _streams(contents: pikepdf.Object) -> list[pikepdf.Object]:
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def _fonts(page: pikepdf.Page) -> list[pikepdf.Object]:
    fonts = page.Resources.Font
    return [fonts[name] for name in fonts.keys()]  # noqa: SIM118  # it iterates over values


def file_faults(data: bytes) -> Iterator[str]:
    """Give what is wrong with the file around its streams: all of its objects are streams, one behind the other."""
    if not data.startswith(_HEADER):
        yield "the file does not begin with its version and four binary characters (7.5.2)"
    at, last = len(_HEADER), 0
    while found := _OBJECT.match(data, at):
        where = f"object {int(found[1])}"
        yield from (f"{where}: {fault}" for fault in dictionary_faults(found[2]))
        if max(map(len, found[0].splitlines())) > LINE_MOST:
            yield f"{where}: a line of more than {LINE_MOST} characters outside a stream's data (7.5.1)"
        length = _LENGTH.search(found[2])
        end = _STREAM_END.match(data, found.end() + int(length[1])) if length else None
        if not end:
            yield f"{where}: Length is not that of the stream, or no line ends before endstream (7.3.8)"
            return
        last, at = at, end.end()
    tail = _TAIL.match(data, at)
    if not tail:
        yield f"byte {at}: neither an object nor the end of the file (7.5)"
    elif int(tail[1]) != last:
        yield "startxref does not lead to the last object (7.5.5)"


def dictionary_faults(body: bytes) -> Iterator[str]:
    """Give what is wrong with the tokens of objects that are no streams."""
    at = 0
    while at < len(body):
        token = _TOKEN.match(body, at)
        if not token:
            yield f"not written as we write: {body[at : at + 30]!r} (7.2, 7.3)"
            return
        yield from _long(token[0])
        if b"#" in token[0] and token[0][:1] == b"/" and token[0] not in _ESCAPED_NAMES:
            yield f"a name with an escape: {token[0]!r} (7.3.5)"
        at = token.end()


def packed_faults(body: bytes, first: int) -> Iterator[str]:
    """Give what is wrong with an object stream: its numbers, then its objects from ``first`` on."""
    if not re.fullmatch(rb"(?:\d+ \d+\s+)+", body[:first]):
        yield f"its numbers are {body[:30]!r}… (7.5.7)"
    yield from dictionary_faults(body[first:])


def _long(token: bytes) -> Iterator[str]:
    if len(token) > {b"(": STRING_MOST, b"/": NAME_MOST}.get(token[:1], STREAM_LINE_MOST):
        yield f"a string or name of {len(token)} bytes (Annex C)"


def content_faults(body: bytes) -> Iterator[str]:
    """Give what is wrong with what draws a page: operators, operands, and how text objects and marks nest (8.2, 14.6.1)."""
    at, operands = 0, b""
    nested: list[bytes] = []  # what closes each text object and mark that is open
    while at < len(body):
        token = _OPERAND.match(body, at)
        if not token:
            yield f"not written as we write: {body[at : at + 30]!r} (7.2, 7.3)"
            return
        kind, text, at = str(token.lastgroup), token[0], token.end()
        if kind == "operator":
            if OPERATORS.get(text) != operands:
                yield f"operator {text.decode()} with operands {operands.decode()} (Annex A)"
            if text == b"cm" and nested[-1:] != [b"Q"]:
                yield "cm outside q and Q changes all that follows (8.4.2)"
            yield from _nest(text, nested)
            operands = b""
        elif kind != "space":
            operands += _KINDS[kind]
            for string in re.findall(_STRING, text) if kind == "array" else [text]:
                yield from _long(string)
    if operands or nested:
        yield f"ends before {b' '.join(nested).decode() or 'an operator'} (7.8.2)"
    if max(map(len, body.split(b"\n")), default=0) > STREAM_LINE_MOST:
        yield f"a line of more than {STREAM_LINE_MOST} bytes"


def _nest(operator: bytes, nested: list[bytes]) -> Iterator[str]:
    if operator in _CLOSED_BY:
        if operator == b"BT" and b"ET" in nested:
            yield "a text object within another one (9.4.1)"
        nested.append(_CLOSED_BY[operator])
    elif operator in _CLOSED_BY.values():
        if nested[-1:] == [operator]:
            nested.pop()
        else:
            yield f"{operator.decode()} closes what it did not begin (14.6.1)"


def cmap_faults(body: bytes) -> Iterator[str]:
    """Give what is wrong with a ToUnicode CMap: its blocks' counts and sizes (9.10.3)."""
    found = 0
    for count, entries in _BLOCK.findall(body):
        found += 1
        actual = entries.count(b"\n")
        if int(count) != actual or not 0 < actual <= BLOCK_MOST:
            yield f"a block of {actual} entries that says {int(count)}"
    if found != body.count(b"beginbfchar") or b"beginbfrange" in body:
        yield "a block that is not written as we write"


if __name__ == "__main__":
    wrong = 0
    for path in sys.argv[1:]:
        for fault in syntax_faults(Path(path).read_bytes()):
            wrong += 1
            print(f"{path}: {fault}")
    sys.exit(bool(wrong))
