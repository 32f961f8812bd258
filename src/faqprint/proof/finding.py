"""What the proof finds, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..named_tuple import NamedTuple

if TYPE_CHECKING:
    from .syntax import DamageError

#: Characters of a value that are shown.
_LONGEST: Final = 200


class Finding(NamedTuple):
    """One thing wrong with a PDF.

    ``code`` names the sentence, ``values`` fill it; ``page`` counts from 1 (0: the whole file); ``where`` is what is at fault:
    ``TD``, ``font BIZUDMincho-Regular``, ``No.12``…
    """

    code: str
    page: int = 0
    where: str = ""
    values: tuple[tuple[str, str], ...] = ()


def finding(code: str, page: int = 0, where: str = "", **values: object) -> Finding:
    """A finding whose values are written as text."""
    return Finding(code, page, _shorten(where), tuple((key, _shorten(str(value))) for key, value in values.items()))


def _shorten(text: str) -> str:
    """What is shown of a text from a file, in which a name may take a megabyte."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def damage_finding(code: str, damage: DamageError, page: int = 0, where: str = "") -> Finding:
    """A finding whose sentence gives a damage as its reason."""
    return finding(code, page, where, reason=damage.code, **damage.values)


def finding_sentence(item: Finding, lang: str = "ja") -> str:
    """The finding as a line for people: page, what is at fault, what is wrong.  ``lang`` is ``ja`` or ``en``."""
    from ..messages.findings import DAMAGE_SENTENCES, FINDING_SENTENCES

    values = dict(item.values)
    if "reason" in values:
        values["reason"] = DAMAGE_SENTENCES[values["reason"]][lang == "en"].format(**values)
    text = FINDING_SENTENCES[item.code][lang == "en"].format(**values)
    page = "" if not item.page else f"p. {item.page}" if lang == "en" else f"{item.page}ページ"
    return ": ".join(part for part in (" ".join(filter(None, (page, item.where))), text) if part)
