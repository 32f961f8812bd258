"""A text of the model as lines of characters, with the way back from each character to the line of the model that holds it."""

from __future__ import annotations

from ..manuscript.model import (
    PAGE_LINK,
    QUESTION_LINK,
    Block,
    HalfLine,
    Inline,
    InnerTable,
    Item,
    Note,
    Paragraph,
    Picture,
    QrLine,
    Reference,
    Text,
    Worded,
)
from ..manuscript.printed_words import PAGE_WORD, PICTURE_WORDS, QR_LINE, REFERENCE_WORD
from ..named_tuple import NamedTuple


class PrintedInline(NamedTuple):
    """An inline of a text: where it stands in the text's characters, and where in the model."""

    start: int
    end: int
    #: Its block's place in the text.
    block: int
    #: Its row and column in an inner table; -1: it is the block's body.
    row: int = -1
    column: int = -1


class PrintedReference(NamedTuple):
    """Where a reference to a question stands, and to which one it leads, by its running number."""

    start: int
    end: int
    number: int
    #: Whether it prints the question's page, not its No.
    is_page: bool = False


class PrintedPicture(NamedTuple):
    """Where the words of a picture stand, and the digest of its file: another file is another picture (CD-23)."""

    start: int
    end: int
    sha256: str


class PrintedText(NamedTuple):
    """A text as it prints: ``text`` has a line for each block and each row of an inner table, marks of items in front.

    White space between blocks is none of it; a figure is a line that says what it shows.
    """

    text: str
    blocks: Text
    #: In the order of the characters.
    inlines: tuple[PrintedInline, ...]
    references: tuple[PrintedReference, ...] = ()
    #: Where each block begins and ends in ``text``.
    extents: tuple[tuple[int, int], ...] = ()
    pictures: tuple[PrintedPicture, ...] = ()

    def line_at(self, place: PrintedInline) -> Inline:
        """Give the line of the model that stands there."""
        return inline_at(self.blocks[place.block], place.row, place.column)


class _Writer:
    """Characters on their way to a ``PrintedText``."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.inlines: list[PrintedInline] = []
        self.references: list[PrintedReference] = []

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)

    def add_inline(self, inline: Inline, block: int, row: int = -1, column: int = -1) -> None:
        self.inlines.append(PrintedInline(self.at, self.at + len(inline.text), block, row, column))
        for span in inline.spans:
            if span.link.startswith((QUESTION_LINK, PAGE_LINK)):
                words = inline.text[span.start : span.end]
                is_page = span.link.startswith(PAGE_LINK) or words.endswith(PAGE_WORD)
                number = int(span.link.removeprefix(QUESTION_LINK).removeprefix(PAGE_LINK))
                self.references.append(PrintedReference(self.at + span.start, self.at + span.end, number, is_page))
        self.add(inline.text)


def inline_at(block: Block, row: int, column: int) -> Inline:
    """The line of a block, or of a table the one in a cell; ``row`` and ``column`` count from 0, and are for tables alone."""
    if isinstance(block, InnerTable):
        return block.rows[row][column]
    assert not isinstance(block, HalfLine)
    return line_of(block)


def line_of(block: Worded | Picture | QrLine) -> Inline:
    """The one line of a block: of a figure its words."""
    return block.words if isinstance(block, Picture | QrLine) else block.body


def figure_words(figure: Picture | QrLine) -> str:
    """Give what stands before the words of a figure."""
    if isinstance(figure, Picture):
        return PICTURE_WORDS
    return f"{QR_LINE} {figure.url.text}{' ' if figure.words.text else ''}"


def print_text(blocks: Text) -> PrintedText:
    """Give a text as it prints."""
    writer = _Writer()
    extents, pictures = [], []
    for number, block in enumerate(blocks):
        if writer.at and not isinstance(block, HalfLine):
            writer.add("\n")
        start = writer.at
        if isinstance(block, InnerTable):
            for row, cells in enumerate(block.rows):
                writer.add("\n| " if row else "| ")
                for column, cell in enumerate(cells):
                    writer.add_inline(cell, number, row, column)
                    writer.add(" | " if column + 1 < len(cells) else " |")
        elif not isinstance(block, HalfLine):
            if isinstance(block, Item | Note):
                writer.add(block.mark if block.mark[-1] >= "\u0080" else f"{block.mark} ")
            elif isinstance(block, Reference):
                writer.add(f"{REFERENCE_WORD}\u3000")
            elif isinstance(block, Picture | QrLine):
                writer.add(figure_words(block))
            writer.add_inline(line_of(block), number)
            if isinstance(block, Picture) and block.picture:
                pictures.append(PrintedPicture(start, writer.at, block.picture.sha256))
        extents.append((start, writer.at))
    return PrintedText(
        "".join(writer.parts), blocks, tuple(writer.inlines), tuple(writer.references), tuple(extents), tuple(pictures)
    )


def print_line(inline: Inline) -> PrintedText:
    """Give a text of one line as it prints; its only block is a paragraph."""
    return print_text((Paragraph(inline),)) if inline.text else print_text(())
