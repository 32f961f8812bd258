"""Copies of a file of our own that are changed in one place and else written as they were, so that they keep their forms."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable
from itertools import accumulate

from faqprint.proof.document import PdfFile
from faqprint.proof.syntax import PdfStream, Ref

Change = Callable[[list[bytes], random.Random], list[bytes]]

_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")


def changed_copy(pdf: bytes, chance: random.Random) -> tuple[bytes, str]:
    """A copy in which a line of a stream, or an object of an object stream, is another, and what was done."""
    document = PdfFile(pdf, forms=False)
    streams = [n for n in document.numbers_in_use() if isinstance(document.get(Ref(n)), PdfStream)]
    kinds = {n: document.get(Ref(n)).entries.get("Type") for n in streams}
    packs = [n for n in streams if kinds[n] == "ObjStm"]
    pages = [ref for page in document.pages() for ref in _contents(document, page.entries["Contents"])]
    others = [n for n in streams if kinds[n] not in ("XRef", "ObjStm") and n not in pages and not _is_photo(document, n)]
    number = chance.choice(chance.choice([pages, pages, pages, packs, packs, packs, others]))
    plain = document.decode(Ref(number))
    if number in packs:
        plain, first, what = _changed_pack(document, number, plain, chance)
        return _written(document, number, plain, b"/Type/ObjStm/N %d/First %d" % (_count(document, number), first)), what
    if number in pages:
        change = chance.choice(CHANGES)
        lines = change(plain.split(b"\n"), chance)
        return _written(document, number, b"\n".join(lines), b""), f"{change.__name__} in stream {number}"
    at = chance.randrange(len(plain)) if plain else 0
    return _written(document, number, plain[:at] + bytes([chance.randrange(256)]) + plain[at + 1 :], b""), f"byte of {number}"


def _is_photo(document: PdfFile, number: int) -> bool:
    """Whether a stream is a JPEG, which this program passes through and never opens."""
    return bool(document.get(Ref(number)).entries.get("Filter") == "DCTDecode")


def _contents(document: PdfFile, value: object) -> list[int]:
    found = document.get(value)
    return [int(ref) for ref in found] if isinstance(found, list) else [int(value)]  # type: ignore[call-overload]


def _count(document: PdfFile, number: int) -> int:
    return int(document.get(Ref(number)).entries["N"])


def _changed_pack(document: PdfFile, number: int, plain: bytes, chance: random.Random) -> tuple[bytes, int, str]:
    """An object stream with one object changed, where its first object begins, and what was done."""
    first = document.get(Ref(number)).entries["First"]
    head = plain[:first].split()
    starts = [first + int(start) for start in head[1::2]]
    bodies = [plain[start:end].rstrip() for start, end in zip(starts, [*starts[1:], len(plain)], strict=True)]
    place = chance.randrange(len(bodies))
    before = bodies[place]
    kind = chance.choice(["number", "exchange", "entry", "name", "byte"])
    if kind == "number":
        bodies[place] = _other_number(before, chance)
    elif kind == "exchange":
        other = chance.randrange(len(bodies))
        bodies[place], bodies[other] = bodies[other], bodies[place]
    elif kind == "entry":
        bodies[place] = re.sub(rb"/\w+ \d+(?: 0 R)?", b"", before, count=1)
    elif kind == "name":
        bodies[place] = re.sub(rb"/S/\w+", b"/S/" + chance.choice([b"TD", b"TH", b"P", b"TR", b"Span", b"H1"]), before, count=1)
    else:
        at = chance.randrange(len(before))
        bodies[place] = before[:at] + bytes([chance.randrange(32, 127)]) + before[at + 1 :]
    offsets = accumulate((len(body) + 1 for body in bodies), initial=0)
    index = b" ".join(b"%b %d" % pair for pair in zip(head[::2], offsets, strict=False)) + b" "
    return index + b"\n".join(bodies), len(index), f"{kind} of {before[:80]!r}"


def _other_number(text: bytes, chance: random.Random) -> bytes:
    """A text with one of its numbers a little another one."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return text
    match = chance.choice(found)
    value = b"%d" % (int(float(match[0])) + chance.choice([-500, -10, -2, -1, 1, 2, 10, 500]))
    return text[: match.start()] + value + text[match.end() :]


def number(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """Another number in a line: of a place, a size, a mark."""
    at = chance.randrange(len(lines))
    return [*lines[:at], _other_number(lines[at], chance), *lines[at + 1 :]]


def without(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """A line less."""
    at = chance.randrange(len(lines))
    return lines[:at] + lines[at + 1 :]


def twice(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """A line twice."""
    at = chance.randrange(len(lines))
    return lines[: at + 1] + lines[at:]


def exchanged(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """Two lines in each other's place."""
    a, b = sorted(chance.choices(range(len(lines)), k=2))
    lines[a], lines[b] = lines[b], lines[a]
    return lines


def strings_exchanged(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """Two lines show what the other one did."""
    shown = [at for at, line in enumerate(lines) if line.endswith(b"Tj")]
    if len(shown) > 1:
        a, b = chance.sample(shown, 2)
        (one, first), (two, second) = (line.split(b"(", 1) for line in (lines[a], lines[b]))
        lines[a], lines[b] = b"(".join((one, second)), b"(".join((two, first))
    return lines


def byte(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """Another byte, in a string most often."""
    at = chance.choice([at for at, line in enumerate(lines) if line])
    place = chance.randrange(len(lines[at]))
    lines[at] = lines[at][:place] + bytes([chance.randrange(256)]) + lines[at][place + 1 :]
    return lines


def object_less(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """A text object less."""
    begins = [at for at, line in enumerate(lines) if line.startswith(b"BT")]
    if not begins:
        return lines
    at = chance.choice(begins)
    end = next(place for place in range(at, len(lines)) if lines[place] == b"ET")
    return lines[:at] + lines[end + 1 :]


def object_elsewhere(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """A text object in another place."""
    begins = [at for at, line in enumerate(lines) if line.startswith(b"BT")]
    if not begins:
        return lines
    at = chance.choice(begins)
    end = next(place for place in range(at, len(lines)) if lines[place] == b"ET") + 1
    rest = lines[:at] + lines[end:]
    to = chance.choice([place for place, line in enumerate(rest) if line.startswith((b"BT", b"EMC", b"/"))])
    return rest[:to] + lines[at:end] + rest[to:]


CHANGES: tuple[Change, ...] = (
    number, without, twice, exchanged, strings_exchanged, byte, object_less, object_elsewhere,
)  # fmt: skip


def _written(document: PdfFile, changed: int, plain: bytes, entries: bytes) -> bytes:
    """The file with a stream's bytes exchanged; all else lies as it lay."""
    data, places = document.data, document.places()
    out, offsets = bytearray(data[: places[0][0]]), {}
    for (start, number), (end, _) in zip(places, [*places[1:], (len(data), 0)], strict=True):
        if number == places[-1][1]:
            break
        offsets[number] = len(out)
        if number == changed:
            entry = entries or _entries_of(data[start:end])
            packed = zlib.compress(plain)
            out += b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>\nstream\n" % (number, entry, len(packed))
            out += packed + b"\r\nendstream\nendobj\n"
        else:
            out += data[start:end]
    number = places[-1][1]
    offsets[number] = len(out)
    rows = bytearray(document.decode(Ref(number)))
    for each, offset in offsets.items():
        rows[7 * each + 1 : 7 * each + 5] = offset.to_bytes(4, "big")
    head = data[places[-1][0] :].partition(b"/Filter")[0]
    packed = zlib.compress(bytes(rows))
    out += b"%b/Filter/FlateDecode/Length %d>>\nstream\n%b\r\nendstream\nendobj\n" % (head, len(packed), packed)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % offsets[number])


def _entries_of(body: bytes) -> bytes:
    """The entries of a stream's dictionary but for its filter and length."""
    head = body.partition(b"stream\n")[0].partition(b"<<")[2].rpartition(b">>")[0]
    return re.sub(rb"/(?:Filter\s*/\w+|Length1? \d+|DecodeParms\s*<<[^<>]*>>)\s*", b"", head).strip()
