"""What a PDF says that it conforms to, and what two of them may say together (ISO 14289-1, 5; ISO 19005-2, 6.6.4)."""

from __future__ import annotations

from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from ..named_tuple import NamedTuple
from .pdf_values import array, dictionary, import_value, integer
from .xmp import xmp_of

_UA: Final = "{http://www.aiim.org/pdfua/ns/id/}"
_A: Final = "{http://www.aiim.org/pdfa/ns/id/}"
#: Everything that says more of a file than what it holds: by the property of XMP, and how it is called.
_OTHERS: Final = {
    "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion": "PDF/X",
    "{http://ns.adobe.com/pdfx/1.3/}GTS_PDFXVersion": "PDF/X",
    "{http://ns.adobe.com/pdfx/1.3/}GTS_PDFXConformance": "PDF/X",
    "{http://www.npes.org/pdfvt/ns/id/}GTS_PDFVTVersion": "PDF/VT",
    "{http://www.aim.org/pdfe/ns/id/}ISO_PDFEVersion": "PDF/E",
    "{http://pdfa.org/declarations/}declarations": "WTPDF",
}
_INFO_KEYS: Final = (Name.GTS_PDFXVersion, Name.GTS_PDFXConformance)
#: Levels of PDF/A-1 to 3, the lowest first.
_LEVELS: Final = ("B", "U", "A")


class Claims(NamedTuple):
    """What a file claims; empty: nothing of the kind."""

    #: The part of PDF/UA.
    ua: str
    #: The part and the level of PDF/A.
    part: str
    level: str
    #: Of any other kind, by name.
    others: tuple[str, ...]

    @property
    def without_tags(self) -> Claims:
        """What may still be claimed of pages that have no tags of their own: the levels B and U ask for none."""
        return self._replace(ua="", level={"A": "B" if self.part == "1" else "U"}.get(self.level, self.level))

    @property
    def labels(self) -> dict[str, str]:
        """The kinds of claims, each as people call it with its part: ``PDF/A-2a``."""
        found = {"PDF/UA": f"PDF/UA-{self.ua}"} if self.ua else {}
        if self.part:
            found["PDF/A"] = f"PDF/A-{self.part}{self.level.lower()}"
        return found | {kind: kind for kind in self.others}


def read_claims(pdf: Pdf) -> Claims:
    """Read what a file claims; metadata that are no XML claim nothing."""
    found = xmp_of(pdf)
    others = {kind for key, kind in _OTHERS.items() if key in found}
    ua, part, level = (str(found.get(key, "")).strip() for key in (f"{_UA}part", f"{_A}part", f"{_A}conformance"))
    return Claims(ua, part, level.upper(), tuple(sorted(others | {*_info_claims(pdf)})))


def _info_claims(pdf: Pdf) -> tuple[str, ...]:
    info = dictionary(pdf.trailer.get(Name.Info))
    return ("PDF/X",) if any(key in info for key in _INFO_KEYS) else ()


def common_claims(manual: Claims, appendix: Claims) -> Claims:
    """Give what both claim: the same part of each, of PDF/A at the lower level; others are nobody's to promise."""
    ua = manual.ua if manual.ua == appendix.ua == "1" else ""
    if manual.part != appendix.part:
        return Claims(ua, "", "", ())
    if manual.level == appendix.level:
        return Claims(ua, manual.part, manual.level, ())
    if {manual.level, appendix.level} <= {*_LEVELS}:
        return Claims(ua, manual.part, min(manual.level, appendix.level, key=_LEVELS.index), ())
    return Claims(ua, "", "", ())


def set_claims(pdf: Pdf, before: Claims, after: Claims) -> None:
    """Have a file that claimed ``before`` claim no more than ``after``.

    Metadata that nobody can read go: mended, they might claim anything.
    """
    if Name.Metadata in pdf.Root and not xmp_of(pdf):
        del pdf.Root.Metadata
    if before == after:
        return
    info = dictionary(pdf.trailer.get(Name.Info))
    for key in _INFO_KEYS:
        if key in info:
            del info[key]
    if Name.Metadata not in pdf.Root:
        return
    gone = [*_OTHERS]
    gone += [f"{_UA}{key}" for key in ("part", "amd", "corr", "rev")] if before.ua != after.ua else []
    gone += [f"{_A}{key}" for key in ("part", "conformance", "amd", "corr", "rev")] if not after.part else []
    try:
        with xmp_of(pdf) as found:
            for claim in gone:
                if claim in found:
                    del found[claim]
            if after.part and after.level != before.level:
                found[f"{_A}conformance"] = after.level
    except pikepdf.PdfError:
        del pdf.Root.Metadata


def have_common_intent(manual: Pdf, appendix: Pdf) -> bool:
    """Whether one output intent does for both files (ISO 19005-2, 6.2.4).

    Grey stands under any intent, everything else under one of its own number of components.
    """
    theirs, own = _components(manual), _components(appendix)
    return theirs <= 1 or own <= 1 or theirs == own


def join_output_intents(manual: Pdf, appendix: Pdf) -> None:
    """Let the colours of two files that have a common output intent mean what they meant: the one of more components counts."""
    if _components(appendix) > _components(manual):
        intents = [intent for intent in array(appendix.Root.get(Name.OutputIntents)) if isinstance(intent, Dictionary)]
        manual.Root.OutputIntents = Array([import_value(manual, appendix, intent) for intent in intents])


def _components(pdf: Pdf) -> int:
    """How many components a colour has in a file's output intent; 0: it has none."""
    for intent in array(pdf.Root.get(Name.OutputIntents)):
        profile = dictionary(dictionary(intent).get(Name.DestOutputProfile))
        if components := integer(profile.get(Name.N)):
            return components
    return 0
