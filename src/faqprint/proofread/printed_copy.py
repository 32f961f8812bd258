"""All texts of a content in one, as they print: what most rules read, each place of it traced back to where it was written.

Values are put in, names and addresses are opaque (PR-3, PR-4).  One search through one long text takes a tenth of the time of a
search in each of some thousands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ..manuscript.source_text import SourceText, WrittenText
from ..manuscript.values import value_inline
from ..manuscript.word_links import WORD_LINK
from ..named_tuple import NamedTuple

#: Stands for each character that is nobody's spelling: of a reference, an address, a word that the appendix allows.
OPAQUE: Final = "\ufffc"
#: Between two texts; no text may hold it.
PARTING: Final = "\n\x1e\n"
#: A value longer than this is read where it is defined, and not in each text that prints it.
_LONGEST_VALUE: Final = 200
#: The key of a desk's address, and a text that is an address: all of it is one, whatever its characters.
_ADDRESS_KEY: Final = "url"
_ADDRESS: Final = re.compile(r"https?://\S+")
_NAMED: Final = re.compile(
    r"(?m:^[ \u3000]*!\[[^\[\]\n]*\]\([^()\n]*\)[^\n]*$)"  # a picture, whose words are not printed
    rf"|{WORD_LINK}|\{{\{{[^{{}}]*\}}\}}|\[\[[^\[\]]*\]\]|(?P<address>https?://[!-~]+)"
    r"|(?<![0-9A-Za-z_.+-])[0-9A-Za-z_.+-]+@[0-9A-Za-z.-]+"
)
#: What may stand on either side of a word that ends in a letter of its kind.
_KINDS: Final = ("[ァ-ヴーｦ-ﾟ]", "[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]")


class CopyPiece(NamedTuple):
    """A stretch of the copy that was written in one place."""

    #: Its first character in the copy, and the one behind its last.
    start: int
    end: int
    #: Where it was written, and the first of its characters there.
    text: WrittenText
    at: int
    #: The characters of the text that prints it for which it stands: itself, or ``{{name}}``.
    outer_start: int
    outer_end: int


class CopyPart(NamedTuple):
    """One text in the copy."""

    start: int
    end: int
    text: WrittenText
    #: Its pieces; none: it stands in the copy as it was written.
    pieces: tuple[CopyPiece, ...] = ()


class CopyPlace(NamedTuple):
    """Characters of a text."""

    text: WrittenText
    start: int
    end: int
    #: Whether they are just what the copy has there.
    exact: bool


class PrintedCopy:
    """The texts in one: ``text``, with names and addresses made opaque, and ``parts`` in their order."""

    def __init__(self, texts: Sequence[WrittenText], allowed: Iterable[str] = ()) -> None:
        """``allowed``: words that no rule is to see."""
        values = {text.key: text for text in texts if isinstance(text, SourceText) and _is_value(text)}
        expansion = _Expansion(values)
        written: list[str] = []
        addresses: list[tuple[int, int]] = []
        parts: list[CopyPart] = []
        self._starts: list[int] = []
        at = 0
        for text in sorted(texts, key=_is_value):
            if _is_value(text) and text.key in expansion.used:
                continue  # it is read where it is printed
            raw = text.text
            pieces = tuple(expansion.pieces(text, raw, at)) if "{{" in raw else ()
            printed = expansion.printed_text(pieces) if pieces else raw
            parts.append(CopyPart(at, at + len(printed), text, pieces))
            self._starts.append(at)
            written.append(printed)
            addresses += _addresses(text, pieces, at, at + len(printed))
            at += len(printed) + len(PARTING)
        self.parts: Final = tuple(parts)
        whole = PARTING.join(written)
        #: As they print, addresses among them.
        self.plain: Final = whole
        whole = _NAMED.sub(_without_name, whole) if any(sign in whole for sign in ("{{", "[[", "![", "://", "@")) else whole
        if addresses:
            whole = _cover(whole, addresses)
        for word in sorted(allowed, key=len, reverse=True):
            if word in whole:
                whole = _word_pattern(word).sub(_opaque, whole)
        self.text: Final = whole
        #: All characters of it: what one lacks a text without it cannot hold.
        self.characters: Final = frozenset(whole)

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Give what a pattern finds."""
        return pattern.finditer(self.text)

    def find_where(self, likely: re.Pattern[str], pattern: str) -> Iterator[re.Match[str]]:
        """Give what a pattern finds where a simpler one does: it is compiled only if there is such a place.

        ``likely``: finds the first character of whatever the pattern does.  A set of characters, or words that begin with
        different ones, is found in a tenth of the time that it takes to try a pattern with a lookbehind everywhere.
        """
        compiled = None
        end = 0
        for place in likely.finditer(self.text):
            compiled = compiled or re.compile(pattern)
            if place.start() >= end and (match := compiled.match(self.text, place.start())):
                end = match.end()
                yield match

    def part(self, at: int) -> CopyPart:
        """Give the part in which the character ``at`` (from 0) stands."""
        return self.parts[bisect_right(self._starts, at) - 1]

    def line(self, at: int) -> tuple[int, int]:
        """Give where the line begins and ends in which the character ``at`` stands, all from 0 in the copy."""
        end = self.text.find("\n", at)
        return self.text.rfind("\n", 0, at) + 1, len(self.text) if end < 0 else end

    def place(self, start: int, end: int, *, outer: bool = False) -> CopyPlace:
        """Say where the characters from ``start`` to ``end`` were written; ``outer``: in the text that prints them.

        What reaches beyond a value stands in the text that prints it.
        """
        part = self.part(start)
        if not part.pieces:
            return CopyPlace(part.text, start - part.start, end - part.start, True)
        first, last = _piece(part, start), _piece(part, max(end - 1, start))
        if first is last and (not outer or first.text is part.text):
            return CopyPlace(first.text, first.at + start - first.start, first.at + end - first.start, True)
        begin = first.outer_start + start - first.start if first.text is part.text else first.outer_start
        finish = last.outer_start + end - last.start if last.text is part.text else last.outer_end
        return CopyPlace(part.text, begin, finish, False)

    def is_own(self, at: int) -> bool:
        """Say whether a character is written in the text that prints it, and not in a value."""
        part = self.part(at)
        return not part.pieces or _piece(part, at).text is part.text


class _Expansion:
    """Values put into texts, each of their characters with its place."""

    def __init__(self, values: Mapping[str, SourceText]) -> None:
        self._values = values
        self._known: dict[str, list[tuple[WrittenText, int, str]] | None] = {}
        #: Names of the values that were put into a text.
        self.used: set[str] = set()
        self._text: dict[int, str] = {}

    def pieces(self, text: WrittenText, raw: str, start: int) -> Iterator[CopyPiece]:
        """Give the pieces of a text that begins at ``start`` of the copy."""
        at = 0
        for value in value_inline(raw).spans:
            put_in = self._value(value.value)
            if put_in is None:
                continue
            if value.start > at:
                yield self._piece(start, raw[at : value.start], text, at, at, value.start)
                start += value.start - at
            for source, place, written in put_in:
                yield self._piece(start, written, source, place, value.start, value.end)
                start += len(written)
            at = value.end
        if at < len(raw):
            yield self._piece(start, raw[at:], text, at, at, len(raw))

    def printed_text(self, pieces: Iterable[CopyPiece]) -> str:
        """Give what pieces print together."""
        return "".join(self._text.pop(piece.start) for piece in pieces)

    def _piece(self, start: int, written: str, text: WrittenText, at: int, outer_start: int, outer_end: int) -> CopyPiece:
        self._text[start] = written
        return CopyPiece(start, start + len(written), text, at, outer_start, outer_end)

    def _value(self, name: str) -> list[tuple[WrittenText, int, str]] | None:
        """Give what a value prints, piece by piece; ``None``: it is not known, uses itself or is long."""
        waiting = [(name, False)]  # one uses the next: as a loop, for there may be thousands
        while waiting:
            current, are_known = waiting.pop()
            if are_known:
                self._known[current] = self._put_in(self._values[current])
            elif current not in self._known:
                self._known[current] = None
                source = self._values.get(current)
                if source is not None and len(source.text) <= _LONGEST_VALUE:
                    waiting.append((current, True))
                    waiting += [(value.value, False) for value in value_inline(source.text).spans]
        if self._known[name] is not None:
            self.used.add(name)
        return self._known[name]

    def _put_in(self, source: SourceText) -> list[tuple[WrittenText, int, str]] | None:
        """Give the pieces of a value all of whose own values were looked at; ``None``: it is long."""
        made: list[tuple[WrittenText, int, str]] = []
        at = 0
        for value in value_inline(source.text).spans:
            inner = self._known[value.value]
            if inner is None:
                continue
            self.used.add(value.value)
            made += [(source, at, source.text[at : value.start]), *inner]
            at = value.end
        made = [piece for piece in (*made, (source, at, source.text[at:])) if piece[2]]
        return made if sum(len(written) for _, _, written in made) <= _LONGEST_VALUE else None


def _piece(part: CopyPart, at: int) -> CopyPiece:
    return part.pieces[max(bisect_right(part.pieces, at, key=lambda piece: piece.start) - 1, 0)]


def _addresses(text: WrittenText, pieces: Sequence[CopyPiece], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the places of what is wholly an address: a text between ``start`` and ``end``, or values that it prints."""
    if text.key == _ADDRESS_KEY or (_is_value(text) and _ADDRESS.fullmatch(text.text)):
        yield start, end
        return
    for piece in pieces:
        if piece.text is not text and _ADDRESS.fullmatch(piece.text.text):
            yield piece.start, piece.end


def _cover(whole: str, places: Iterable[tuple[int, int]]) -> str:
    """Make places opaque, which follow one another."""
    parts: list[str] = []
    at = 0
    for start, end in places:
        parts += [whole[at:start], OPAQUE * (end - start)]
        at = end
    return "".join((*parts, whole[at:]))


def _is_value(text: WrittenText) -> bool:
    return isinstance(text, SourceText) and text.shape == "values"


def _without_name(match: re.Match[str]) -> str:
    """Make a name opaque, of a link all but its words; a bracket behind a URL that it did not open is none of it."""
    written = match[0]
    if match["words"]:
        return OPAQUE + match["words"] + OPAQUE * (len(written) - len(match["words"]) - 1)
    kept = written
    while match["address"] and kept.endswith(")") and kept.count("(") < kept.count(")"):
        kept = kept[:-1]
    return OPAQUE * len(kept) + written[len(kept) :]


def _opaque(match: re.Match[str]) -> str:
    return OPAQUE * len(match[0])


def _word_pattern(word: str) -> re.Pattern[str]:
    """Give the pattern of a word that is no part of a longer one of its kind."""
    before = next((f"(?<!{kind})" for kind in _KINDS if re.match(kind, word[0])), "")
    after = next((f"(?!{kind})" for kind in _KINDS if re.match(kind, word[-1])), "")
    return re.compile(before + re.escape(word) + after)
