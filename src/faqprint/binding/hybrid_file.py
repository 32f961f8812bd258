"""Files whose table of references hides objects from old readers (ISO 32000-1, 7.5.8.4): made such that qpdf finds them.

Where one section has both a table and ``XRefStm``, qpdf takes the entries of the table, which say that the hidden objects are
free, and knows nothing of tags, fields or layers that lie there.  Of two sections, as Word writes them, it reads the first one
first.  So an empty section is put behind the others, as an update would be, that names the same stream.
"""

from __future__ import annotations

import re
from typing import Final

#: The end of a file, and where its references are.
FILE_END: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
#: The beginning of a section whose table is not empty; and where the section before it begins.
_TABLE: Final = re.compile(rb"xref\s+\d+\s+[1-9]")
_PREVIOUS: Final = re.compile(rb"/Prev\s+\d+")
#: In so many bytes at its end a file says where its references are.
_TAIL: Final = 1024


def show_hidden_objects(content: bytes) -> bytes:
    """Give a file whose hidden objects qpdf finds: itself, if it hides none."""
    end = FILE_END.search(content, max(0, len(content) - _TAIL)) if b"/XRefStm" in content else None
    if end is None:
        return content
    head = content.find(b"%PDF-")  # offsets count from there
    begin = head + int(end[1])
    trailer = content.rfind(b"trailer", begin, end.start())
    entries = content[trailer + len(b"trailer") : end.start()].strip()
    if trailer < 0 or not _TABLE.match(content, begin) or b"/XRefStm" not in entries or not entries.endswith(b">>"):
        return content
    section = b"xref\n0 0\ntrailer\n%b /Prev %b >>" % (_PREVIOUS.sub(b"", entries[:-2]), end[1])
    return b"%b\n%b\nstartxref\n%d\n%%%%EOF\n" % (content, section, len(content) + 1 - head)
