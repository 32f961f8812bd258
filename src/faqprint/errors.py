"""What can go wrong, as values: faults of the content, and the errors of machine and program.

Messages are not written here: a fault carries a code and its values, ``messages`` has the sentence
for each code in Japanese and English.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """A position in a source file; ``line`` and ``column`` count from 1, in characters."""

    file: str
    line: int
    column: int


class Fault(NamedTuple):
    """One thing wrong with the content, at its place.

    ``code`` names the sentence in ``messages``; ``values`` fill it; ``line_text`` is the source line that is shown
    with a caret below ``place.column`` of ``length`` characters (``''``: none is shown).
    """

    place: Place
    code: str
    values: tuple[tuple[str, str], ...] = ()
    line_text: str = ""
    length: int = 1
    severity: str = "error"

    def message(self, lang: str = "ja") -> str:
        """Tell it in words, with its place, its line and a caret; ``lang`` is ``ja`` or ``en``."""
        from .messages.sentences import render

        return render(self, lang)


class FaqprintError(Exception):
    """Root of every error that the program raises on purpose; ``exit_status`` is FM-64's.

    ``str()`` tells it in Japanese.
    """

    exit_status = 4

    def message(self, lang: str = "ja") -> str:
        """Tell the error in words; ``lang`` is ``ja`` or ``en``."""
        return super().__str__()

    def __str__(self) -> str:
        return self.message()


class ContentError(FaqprintError):
    """The content is at fault; holds every fault found, in order of file and place."""

    exit_status = 1

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def message(self, lang: str = "ja") -> str:
        """Tell every fault with its line and a caret."""
        return "\n".join(fault.message(lang) for fault in self.faults)


class CodedError(FaqprintError):
    """An error without a place in the content: a code of ``messages`` and its values."""

    def __init__(self, code: str, **values: str) -> None:
        self.code = code
        self.values = values
        super().__init__(code, values)

    def message(self, lang: str = "ja") -> str:
        """Tell it in a sentence; a code that has none by itself."""
        return self.sentence_of(lang, self.values)

    def sentence_of(self, lang: str, values: Mapping[str, str]) -> str:
        """Give the sentence with such values."""
        from .messages.sentences import SENTENCES, sentence

        return sentence(self.code, values, lang) if self.code in SENTENCES else f"{self.code}: {dict(values)}"


class UsageError(CodedError):
    """The command line is at fault."""

    exit_status = 2


class MachineError(CodedError):
    """The machine is at fault: disk full, no permission, no font."""

    exit_status = 3


def read_error(error: OSError, file: str) -> MachineError:
    """Give the error that tells why the system does not let a file be read."""
    return MachineError("cannot-read", file=file, reason=error.strerror or str(error))


class ForeignPdfError(CodedError):
    """A PDF that another program made is at fault: damaged, locked, or not to be changed."""

    exit_status = 1


class ProofError(CodedError):
    """The program is at fault: what it made is not what it was given; ``found`` tells it by language, a line each."""

    exit_status = 4

    def __init__(self, code: str, found: Callable[[str], Sequence[str]] = lambda lang: (), **values: str) -> None:
        self.found = found
        super().__init__(code, **values)

    def message(self, lang: str = "ja") -> str:
        """Tell it with what was found."""
        return self.sentence_of(lang, {"findings": "\n".join(self.found(lang)), **self.values})


class LayoutError(CodedError):
    """Something cannot be placed on any page of this style: the content or the style at ``place`` must change."""

    exit_status = 1

    def __init__(self, code: str, *, place: Place | None = None, **values: str) -> None:
        self.place = place
        super().__init__(code, **values)


class OverflowWarning(UserWarning):
    """A unit wider than its measure was cut (LB-14)."""


class DoubtError(Exception):
    """What an earlier build kept is not what this one makes: all must be made anew."""
