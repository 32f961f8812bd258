"""What a key of the content may hold: the words in which the tables of ``content_schema`` are written."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from ..named_tuple import NamedTuple


class LineKind(NamedTuple):
    """A text of one line; ``filled``: it must not be empty."""

    filled: bool = False


class TextKind(NamedTuple):
    """A text with marks, of any number of lines."""

    filled: bool = False


class ValueKind(NamedTuple):
    """The text of a value: one line, no marks but ``{{name}}``."""


class NameKind(NamedTuple):
    """A text taken as it stands: an id, a file name; ``pattern`` is what an editor checks it by."""

    pattern: str = ""


class Flag(NamedTuple):
    """``true`` or ``false``."""


class FlagOrWord(NamedTuple):
    """``true`` or ``false``, or one of a few words that say more than ``true``."""

    words: tuple[str, ...]


class Choice(NamedTuple):
    """One of a few words."""

    options: tuple[str, ...]


class Day(NamedTuple):
    """A date as YYYY-MM-DD."""


class Number(NamedTuple):
    """A number within a range, a multiple of ``step`` if that is given; ``unit`` is for messages."""

    least: float
    most: float
    unit: str
    step: float = 0
    whole: bool = False


class ListOf(NamedTuple):
    """A list; ``least`` is how many it must hold."""

    kind: Kind
    least: int = 0


class Named(NamedTuple):
    """A mapping whose keys the author chooses."""

    kind: Kind


class Shape:
    """A mapping with fixed keys."""

    def __init__(self, name: str, about: str, keys: tuple[Key, ...]) -> None:
        self.name: Final = name
        self.about: Final = about
        self.keys: Final = keys

    @cached_property
    def by_name(self) -> dict[str, Key]:
        """The keys of the shape by their names."""
        return {key.name: key for key in self.keys}

    @cached_property
    def required_keys(self) -> tuple[Key, ...]:
        """The keys that must be written."""
        return tuple(key for key in self.keys if key.required)


class Either(NamedTuple):
    """A text, or a mapping in its place."""

    text: Kind
    shape: Shape | SectionKind


class SectionKind(NamedTuple):
    """A mapping whose ``type`` says which of the section shapes it has."""


class Key(NamedTuple):
    """A key of a shape."""

    name: str
    kind: Kind
    about: str
    required: bool = False


Kind = (
    LineKind
    | TextKind
    | ValueKind
    | NameKind
    | Flag
    | FlagOrWord
    | Choice
    | Day
    | Number
    | ListOf
    | Named
    | Shape
    | Either
    | SectionKind
)
