"""Lines that are no text: ``![words](file.png)`` and ``QR https://… words`` (FORMAT.md, Text)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Protocol

from ..errors import Place
from .line_marks import PICTURE_BRACKETS, PICTURE_FILE
from .model import Inline, Picture, QrLine
from .qr_url import LONGEST_URL, encoded_url, refused_url

_PICTURE: Final = re.compile(
    rf"!\[(?P<words>{PICTURE_BRACKETS})\]\((?P<file>{PICTURE_FILE})\)[ \u3000]*(?:\{{(?P<width>[^{{}}]*)\}})?[ \u3000]*$"
)
#: What looks like a picture in the midst of a line.
_WITHIN: Final = re.compile(r"(?<!\\)!\[[^\[\]]*\]\([^()]+\)")
#: What is typed for a picture and is none: a sign in full width, a space between the brackets, one that is not closed.
_LIKE: Final = re.compile(
    r"(?<!\\)[!！](?P<open>[\[［])(?P<words>[^\[\]［］]*)(?P<close>[\]］])[ \u3000]*"
    r"[(（][ \u3000]*+(?P<file>(?:[^\[\]!！]|[!！](?!［))*?\.(?:png|jpe?g))"
    r"(?:[ \u3000]*[)）](?P<width>[ \u3000]*\{[^{}]*\})?|(?=[ \u3000]*$))",
    re.IGNORECASE,
)
#: A width: a share of the column in percent, or mm.
_WIDTH: Final = re.compile(r"(?P<percent>\d{1,3}(?:\.\d{1,3})?)%|(?P<mm>\d{1,4}(?:\.\d{1,3})?)mm", re.ASCII)
#: The parts of the line of a code: a URL in which values may stand, and words.
_QR: Final = re.compile(r"(?P<url>(?:\{\{[^{}]*\}\}|[^ \u3000])+)(?:[ \u3000]+(?P<words>.*))?$")
#: What is meant for an address though no code can lead to it: anything like one, in half- or full-width letters.
_LETTERS: Final = r"[a-z0-9_\-ａ-ｚ０-９－]+"
_ADDRESS: Final = re.compile(rf"(?i)[a-zａ-ｚ]*[:：]?[/／]|[a-zａ-ｚ]+[:：]\S|{_LETTERS}(?:[.．]{_LETTERS})+|\S+[@＠]")


class InlineReader(Protocol):
    """Reads the inline marks of a line of a text from a column on."""

    def __call__(self, line: str, row: int, start: int, /) -> Inline:
        """``row``: of the line in its text."""


class SlipTaker(Protocol):
    """Takes a fault of the marks at a row and column of a text."""

    def __call__(self, row: int, column: int, code: str, written: str, /, *, severity: str = "error", **values: str) -> None:
        """``written``: what is marked."""


def look_for_pictures(lines: Sequence[str], slip: SlipTaker, *, alone: bool = True) -> None:
    """Warn of pictures that are not alone on their line, and of what is no picture for its brackets; one in a cell is an error.

    ``alone``: whether a line may be wholly a picture.
    """
    for row, line in enumerate(lines):
        stripped = line.strip(" \u3000")
        if alone and _PICTURE.match(stripped):
            continue
        for match in _WITHIN.finditer(line):
            if alone and stripped.startswith("|"):
                slip(row, match.start(), "picture-in-cell", match.group())
            else:
                slip(row, match.start(), "picture-not-alone", match.group(), severity="warning")
        for match in _LIKE.finditer(line):
            if not _WITHIN.match(line, match.start()):
                code = "picture-form" if match["open"] + match["close"] == "[]" else "picture-brackets"
                words = match["words"].strip(" \u3000") or "画面"
                mended = f"![{words}]({match['file']}){match['width'] or ''}"
                slip(row, match.start(), code, match.group(), severity="warning", mended=mended)


def read_picture_line(line: str, row: int, lead: int, level: int, inline: InlineReader, slip: SlipTaker) -> Picture:
    """Read a line that is wholly a picture, from column ``lead`` on; its file is not looked for."""
    match = _PICTURE.match(line, lead)
    assert match  # it bears the mark of one
    whole = line[lead:].rstrip(" \u3000")
    words, file = match["words"], match["file"].strip(" \u3000")
    if not words.strip(" \u3000"):
        slip(row, lead, "picture-no-words", whole)
    if not file:
        slip(row, lead, "picture-no-file", whole)
    share = mm = 0.0
    if match["width"] is not None:
        asked = _WIDTH.fullmatch(match["width"].strip(" \u3000"))
        share, mm = (float(asked["percent"] or 0) / 100, float(asked["mm"] or 0)) if asked else (0.0, 0.0)
        if not (0 < share <= 1 or mm > 0):
            slip(row, match.start("width") - 1, "picture-width", f"{{{match['width']}}}")
    at = match.start("file") + len(match["file"]) - len(match["file"].lstrip(" \u3000"))
    return Picture(inline(line[: match.end("words")], row, match.start("words")), file, level, share, mm, Place("", row, at))


def read_qr_line(line: str, row: int, start: int, level: int, inline: InlineReader, slip: SlipTaker) -> QrLine | None:
    """Read the line of a code behind its mark, from column ``start`` on; ``None``: it is a sentence that begins with QR."""
    line = line.rstrip(" \u3000")
    match = _QR.match(line, start)
    if not match:
        slip(row, max(0, len(line) - 2), "qr-nothing", line.strip(" \u3000"))
        return QrLine(Inline(""), Inline(""), level, Place("", row, 0))
    url, at = match["url"], match.start("words") if match["words"] else len(line)
    if "{{" in url:  # what it comes to is known once the values are in
        address = inline(line[: match.end("url")], row, start)
    else:
        why_not = refused_url(url)
        if why_not == "qr-not-url" and not _ADDRESS.match(url):
            return None
        if why_not:
            slip(row, start, why_not, url, most=str(LONGEST_URL), characters=str(len(url)), encoded=encoded_url(url))
        address = Inline(url)
    return QrLine(address, inline(line, row, at), level, Place("", row, start))
