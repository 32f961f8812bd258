"""What the proof finds, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..messages.findings import DAMAGE_SENTENCES, FINDING_SENTENCES

if TYPE_CHECKING:
    from .syntax import Damaged


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
    return Finding(code, page, where, tuple((key, str(value)) for key, value in values.items()))


def damage_finding(code: str, damage: Damaged, page: int = 0, where: str = "") -> Finding:
    """A finding whose sentence gives a damage as its reason."""
    return finding(code, page, where, reason=damage.fault, **damage.values)


def sentence(item: Finding, lang: str = "ja") -> str:
    """The finding as a line for people: page, what is at fault, what is wrong.  ``lang`` is ``ja`` or ``en``."""
    values = dict(item.values)
    if "reason" in values:
        values["reason"] = DAMAGE_SENTENCES[values["reason"]][lang == "en"].format(**values)
    text = FINDING_SENTENCES[item.code][lang == "en"].format(**values)
    page = "" if not item.page else f"p. {item.page}" if lang == "en" else f"{item.page}ページ"
    return ": ".join(part for part in (" ".join(filter(None, (page, item.where))), text) if part)
