"""The usual form of a character that looks like another: radicals, ligatures and signs that a copied text brings along."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

#: Radicals that look like whole characters, which Unicode's compatibility forms do not name or name in an older shape
#: (EquivalentUnifiedIdeograph.txt; a viewer of PDFs gives them for what was 長, 青, 戸 and the like).
_RADICALS: Final[Mapping[str, str]] = dict(
    pair
    for pair in zip(
        "⺟⺠⻁⻄⻆⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲⼾⻌⻍⻎⻏⻖⺼⺩⺭⺾⺿⻀⺮⺖⺘⺡⺨⺣",
        "母民虎西角長青食鬼麦黄斉歯竜亀戸辶辶辶阝阝月王示艹艹艹竹忄扌氵犭灬",
        strict=True,
    )
)


def usual_form(text: str) -> str:
    """Give what is usually typed for a character that looks the same, ``''`` if it is no stranger itself."""
    usual = "".join(_RADICALS.get(character) or unicodedata.normalize("NFKC", character) for character in text)
    return "" if usual == text or not usual.strip() or not usual.isprintable() else usual
