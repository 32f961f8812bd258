"""What ``verify`` finds, as a value: of one PDF, or of a folder of editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..named_tuple import NamedTuple

if TYPE_CHECKING:
    from ..proof.finding import Finding


class Verdict(NamedTuple):
    """What was found in a PDF, or in a folder of editions."""

    #: How many editions there should be; of a PDF 0.
    editions: int
    #: What is wrong with which file.
    findings: tuple[tuple[str, Finding], ...]
    #: PDFs that no edition is.
    strays: tuple[str, ...] = ()
    #: Codes of the editions that were made from another content than today's.
    stale: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.findings or self.stale)

    def messages(self, lang: str = "ja") -> tuple[str, ...]:
        """Tell in words what is wrong: each finding behind the name of its file, and which editions are stale.

        ``lang`` is ``ja`` or ``en``.
        """
        told = [f"{file}: {tell_finding(found, lang)}" for file, found in self.findings]
        return (*told, *([tell_stale(self.stale, lang)] if self.stale else []))

    def __repr__(self) -> str:
        """In one line: a finding holds texts of the file."""
        counts = f"editions={self.editions}, findings={len(self.findings)}"
        return f"Verdict(sound={self.sound}, {counts}, strays={len(self.strays)}, stale={len(self.stale)})"


def tell_finding(found: Finding, lang: str) -> str:
    """Tell a finding in words: the proof's own, or those about the folder."""
    from ..messages.findings import FINDING_SENTENCES
    from ..messages.sentences import sentence
    from ..proof import report

    if found.code in FINDING_SENTENCES:
        return report((found,), lang)[0]
    return sentence(found.code, found.values, lang)


def tell_stale(codes: tuple[str, ...], lang: str) -> str:
    """Tell in words which editions were made from another content, or another list, than today's."""
    from ..messages.lists import list_names
    from ..messages.sentences import sentence

    return sentence("edition-old", {"count": str(len(codes)), "codes": list_names(codes, lang)}, lang)
