"""Names that two files share and that mean a thing of its own in each: those of the second file get a prefix."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count
from typing import Final

_PREFIX: Final = "appendix"
#: How text strings begin that are not in PDFDocEncoding, and how their characters are encoded (ISO 32000-2, 7.9.2.2).
_MARKS: Final = {b"\xfe\xff": "utf-16-be", b"\xff\xfe": "utf-16-le", b"\xef\xbb\xbf": "utf-8"}


def free_names(own: Collection[bytes], taken: Collection[bytes]) -> dict[bytes, bytes]:
    """Give new names to those of one's ``own`` that are taken, by the old ones; all have the same prefix, and none is in use."""
    used = {*own, *taken}
    common = sorted({*own} & {*taken})
    for number in count(1):
        prefix = f"{_PREFIX}{number if number > 1 else ''}."
        renamed = {name: put_before(prefix, name) for name in common}
        if used.isdisjoint(renamed.values()):
            return renamed
    raise AssertionError  # there are infinitely many prefixes


def put_before(prefix: str, string: bytes) -> bytes:
    """Put ASCII before a string of a PDF, behind the mark of its encoding."""
    mark = next((mark for mark in _MARKS if string.startswith(mark)), b"")
    return mark + prefix.encode(_MARKS.get(mark, "ascii")) + string[len(mark) :]
