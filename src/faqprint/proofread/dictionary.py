"""What the dictionaries of the appendix (prh) find."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .rule import Example, Galley, ProofreadingRule, Remark


def dictionary_words(galley: Galley) -> Iterator[Remark]:
    """Find what a dictionary writes otherwise."""
    for match in galley.dictionary:
        values = (("written", match.written), ("mended", match.expected), ("file", match.file), ("line", str(match.line)))
        yield galley.remark(match.start, match.end, values, match.expected)


RULES: Final = (
    ProofreadingRule(
        "dictionary",
        "warning",
        ("辞書と違う書き方がある", "a word that a dictionary writes otherwise"),
        Example("利用者番号を入れます。", "利用者ＩＤを入れます。", settings="dictionary: [prh.yml]"),
        True,
        dictionary_words,
    ),
)
