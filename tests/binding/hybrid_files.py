"""Files with references in a table and in a stream beside it, which hides the structure tree from old readers."""

from __future__ import annotations

import re
import struct

from pikepdf import Pdf

from .manuals import unpacked


def hybrid_pdf(pdf: Pdf, *, sections: int) -> bytes:
    """``sections``: 1, or 2 as Word writes them: a table, and an empty one with the stream."""
    content = unpacked(pdf)
    root = re.findall(rb"/Root (\d+) 0 R", content)[-1]
    objects = {int(one[1]): one[2] for one in re.finditer(rb"\n(\d+) 0 obj\n(.*?)\nendobj", content, re.DOTALL)}
    hidden = [number for number, text in objects.items() if b"/Type /StructElem" in text or b"/ParentTree" in text]
    out, offsets = b"%PDF-1.5\n", {}
    for number, text in objects.items():
        if number not in hidden:
            offsets[number] = len(out)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, text)
    size = max(objects) + 3
    head, body = b"", b""
    for number in hidden:
        head, body = head + b"%d %d " % (number, len(body)), body + objects[number] + b"\n"
    offsets[size - 2] = len(out)
    entries = b"/Type /ObjStm /N %d /First %d" % (len(hidden), len(head))
    out += _stream(size - 2, entries, head + body)
    offsets[size - 1] = stream = len(out)
    rows = b"".join(struct.pack(">BIH", 2, size - 2, hidden.index(number)) for number in sorted(hidden))
    index = b" ".join(b"%d 1" % number for number in sorted(hidden))
    out += _stream(size - 1, b"/Type /XRef /Size %d /W [1 4 2] /Index [%b]" % (size, index), rows)
    table = len(out)
    out += b"xref\n0 %d\n" % size
    out += b"".join(b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 65535 f \n" for n in range(size))
    trailer = b"/Size %d /Root %b 0 R" % (size, root)
    if sections == 1:
        return out + b"trailer\n<< %b /XRefStm %d >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, stream, table)
    out += b"trailer\n<< %b >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, table)
    last = b"xref\n0 0\ntrailer\n<< %b /Prev %d /XRefStm %d >>\n" % (trailer, table, stream)
    return out + last + b"startxref\n%d\n%%%%EOF\n" % len(out)


def _stream(number: int, entries: bytes, content: bytes) -> bytes:
    return b"%d 0 obj\n<< %b /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (number, entries, len(content), content)
