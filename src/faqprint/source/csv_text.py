"""The text of a CSV, whatever program saved it."""

from __future__ import annotations

import codecs


class CsvEncodingError(ValueError):
    """A CSV that is neither UTF-8 nor cp932; ``line``: the first that is not, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def decode_csv(content: bytes) -> tuple[str, str]:
    """Give a CSV's text and its encoding: ``utf-8`` (with or without a byte order mark) or ``cp932``, as Excel saves plain CSV.

    Raises ``CsvEncodingError``, for JIS, too, whose kanji would be read as ASCII with controls.
    """
    if (kanji := content.find(b"\x1b$")) >= 0:
        raise CsvEncodingError(content.count(b"\n", 0, kanji) + 1)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # what Excel saves as Unicode text
        raise CsvEncodingError(1)
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as unreadable:
        try:
            return content.decode("cp932"), "cp932"
        except UnicodeDecodeError:
            raise CsvEncodingError(content.count(b"\n", 0, unreadable.start) + 1) from None
