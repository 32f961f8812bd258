"""One mistake in a YAML file: where, why, and the line as it should be written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

#: Indent, dashes and key of a line; its text; a comment.
_ENTRY: Final = (
    r"""(?P<lead>[ ]*(?:-[ ]+)*(?:(?![\[{"'])[^\s:#][^:#]*?:[ \t]+|(?:"[^"]*"|'[^']*'):[ \t]+)?)"""
    r"""(?P<text>.*?)(?P<comment>[ ]+\#(?:[ ].*)?)?$"""
)
#: A text between brackets: up to a comma or the closing bracket.
_PIECE: Final = r"(?:\{\{[^{}]*\}\}|\[\[[^\[\]]*\]\]|[^,\[\]{}])+"
#: White space that looks like half-width spaces, or like nothing, and means nothing to YAML (a regex class's inside).
ODD_SPACES: Final = r"\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
#: Quotes that word processors put in place of straight ones.
CURLY: Final = frozenset("“”„‟＂‘’‚‛＇")
#: Longest line that is taken apart to mend it.
_LONGEST: Final = 4000
#: Longest mended line that is shown whole, and the characters shown around the change in a longer one.
_SHOWN: Final = 400
_AROUND: Final = 60


class YamlMistake(Exception):
    """A line that YAML does not read as it was meant.

    ``line`` and ``column`` from 1; ``code`` and ``values`` are the message's; ``length`` characters are marked; ``mended``: the
    line as it should be (``None``: it cannot be guessed); ``also``: further rows, from 0, that go with it; ``others``: what else
    it may be, less likely.  A ``doubtful`` one counts only if its mended line is good: the text as it stands can be read, too.
    """

    def __init__(
        self,
        line: int,
        column: int,
        code: str,
        values: Mapping[str, str] = {},
        /,
        *,
        length: int = 1,
        old: str | None = None,
        mended: str | None = None,
        also: Mapping[int, str] = {},
    ) -> None:
        """``old``: the line as it stands, of which a long ``mended`` one shows only what changes."""
        super().__init__(code)
        self.line, self.column, self.code, self.mended, self.length = line, column, code, mended, length
        self.also = also
        self.others: tuple[YamlMistake, ...] = ()
        self.doubtful = False
        self.values = (*values.items(), *([] if mended is None else [("mended", _difference_of(mended, old))]))

    @classmethod
    def quote_text(cls, lines: Sequence[str], row: int, column: int, *, flow: bool = False) -> YamlMistake:
        """Make the mistake of a text that lacks quotes, or the first of them.

        ``row`` and ``column`` (from 0) say where it begins; ``flow``: others stand beside it between brackets.
        """
        line = lines[row]
        match = None if flow else entry(line)
        if match is not None and match.start("text") == column:
            text = match["text"].rstrip()
        else:  # among others between brackets
            match = re.match(_PIECE, line[column:])
            text = (match[0] if match else line[column:]).rstrip()
        if text[-1:] in ("'", '"') and text.count(text[-1]) == 1:
            mended = open_quote_at(line, column, text[-1])
            return cls(row + 1, column + 1, "quote-unopened", {"quote": text[-1]}, length=len(text), old=line, mended=mended)
        start = text[:2] if text[:2] in ("{{", "[[", "**") else text[:1]
        mended = line[:column] + quote_yaml(text) + line[column + len(text) :]
        return cls(row + 1, column + 1, "trap-start", {"start": start}, length=len(text), old=line, mended=mended)

    @classmethod
    def first_of(cls, mistakes: Iterable[YamlMistake]) -> YamlMistake:
        """Give the first of some mistakes, with the others."""
        first, *others = mistakes
        first.others = tuple(others)
        return first

    def as_doubtful(self) -> YamlMistake:
        """Give this mistake as a doubtful one."""
        self.doubtful = True
        return self

    def without_line(self) -> YamlMistake:
        """Give the same mistake without a mended line."""
        values = {name: value for name, value in self.values if name != "mended"}
        return YamlMistake(self.line, self.column, self.code, values, length=self.length)


def entry(line: str) -> re.Match[str] | None:
    """Take a line apart: ``lead`` (indent, dashes and key), ``text`` and ``comment``; ``None``: it is too long for that."""
    return re.match(_ENTRY, line) if len(line) <= _LONGEST else None


def quote_yaml(text: str) -> str:
    """Put a text between single quotes as YAML wants them."""
    return "'" + text.replace("'", "''") + "'"


def open_quote_at(line: str, column: int, quote: str) -> str:
    """Give a line with a quote before the text at a column, in place of a curly one if there is one."""
    return line[:column] + quote + line[column + (line[column : column + 1] in CURLY) :]


def depth(line: str) -> int:
    """Count the half-width spaces before a line's text."""
    return len(line) - len(line.lstrip(" "))


def count_unchanged(old: str, new: str) -> tuple[int, int]:
    """Count the characters at the beginning and at the end that a change of a line left as they were."""
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    tail = next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)
    return head, tail


def _difference_of(mended: str, old: str | None) -> str:
    """Give a mended line as a message shows it: of a very long one what changes, and its neighbourhood."""
    if len(mended) <= _SHOWN or old is None:
        return mended.strip()
    head, tail = count_unchanged(old, mended)
    first, last = max(head - _AROUND, 0), min(len(mended) - tail + _AROUND, len(mended))
    return "…" * (first > 0) + mended[first:last].strip() + "…" * (last < len(mended))
