"""A content's questions as CSV: as typed, or flat for programs that answer questions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from ..errors import ContentError, Fault, UsageError
from ..manuscript.model import Block, HalfLine, Inline, InnerTable, Item, Note, Picture, QrLine, Question, Reference, Text
from ..manuscript.printed_words import REFERENCE_WORD
from ..source.csv_text import as_text
from .sheets import ExportSheet, TextTrouble, refuse_texts, too_long


def write_csv(sheets: Sequence[ExportSheet], encoding: str = "utf-8-sig", file: str = "") -> bytes:
    """Give the questions of all FAQ sheets as CSV: CR LF between records, LF within a text.

    ``encoding``: ``utf-8-sig`` (with a byte order mark) or ``cp932``.  Raises ``ContentError`` for a character that the
    encoding has not and a text that no cell holds, ``UsageError`` for a content without questions.
    """
    faqs = [sheet for sheet in sheets if sheet.faq]
    if not faqs:
        raise UsageError("no-questions", file=file)
    refuse_texts(faqs, file, lambda text: too_long(text) or _foreign_to(text, encoding))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(faqs[0].heads)
    for sheet in faqs:
        writer.writerows([as_text(text) for text in row] for row in sheet.rows)
    return stream.getvalue().encode(encoding)


def _foreign_to(text: str, encoding: str) -> TextTrouble | None:
    """Say which characters of a text an encoding has not."""
    if _has(text, encoding):
        return None
    points = "".join(sorted({character for character in text if not _has(character, encoding)})[:10])
    return TextTrouble("not-in-encoding", (("text", points), ("encoding", encoding)))


def _has(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def write_flat(asked: Sequence[tuple[str, Question]], limit: int = 0, encoding: str = "utf-8") -> tuple[bytes, tuple[Fault, ...]]:
    """Give questions, their values put in, as plain text in CSV (without a byte order mark): 区分, 質問, 回答.

    ``asked``: each with the name of its 区分.  The marks at a line's start stay as characters, those within a line go.  Gives
    warnings of answers longer than ``limit`` characters (0: none).  Raises ``ContentError`` with the questions that hold
    characters that the encoding has not.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(("区分", "質問", "回答"))
    long: list[Fault] = []
    foreign: list[Fault] = []
    for category, question in asked:
        answer = flat_text(question.answer)
        texts = (category, flat_text(question.question), answer)
        if trouble := _foreign_to("\n".join(texts), encoding):
            foreign.append(Fault(question.place, trouble.code, trouble.values))
        writer.writerow([as_text(text) for text in texts])
        if 0 < limit < len(answer):
            values = (("row", question.printed_no), ("count", str(len(answer))), ("limit", str(limit)))
            long.append(Fault(question.place, "answer-long", values, severity="warning"))
    if foreign:
        raise ContentError([*foreign, *long])
    return stream.getvalue().encode(encoding), tuple(long)


def flat_text(text: Text) -> str:
    """Give a text as lines of plain characters, its marks among them."""
    return "\n".join(line for block in text for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, HalfLine):
        yield ""
    elif isinstance(block, InnerTable):
        above: list[str] = []
        for number, row in enumerate(block.rows):
            # what a cell over several rows says is said in each
            above = [above[c] if (number, c) in block.joined else _words(cell) for c, cell in enumerate(row)]
            yield f"| {' | '.join(above)} |"
            if not number:
                yield "|" + "---|" * len(row)
    elif isinstance(block, Picture):
        yield f"[画像: {_words(block.words)}]"
    elif isinstance(block, QrLine):
        yield " ".join(filter(None, (_words(block.words), _words(block.url))))
    else:
        indent = "  " * max(0, block.level - isinstance(block, Item))
        mark = f"{REFERENCE_WORD}　" if isinstance(block, Reference) else block.mark if isinstance(block, Item | Note) else ""
        yield indent + mark + _words(block.body)


def _words(inline: Inline) -> str:
    return inline.text.replace("\n", "<br>")
