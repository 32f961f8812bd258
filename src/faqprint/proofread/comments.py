"""Texts that are cut short by what YAML takes for a comment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..source.yaml_mistake import quote_yaml
from .ignoring import ADDRESSED
from .rule import Example, Galley, ProofreadingRule, Remark


def cut_by_comment(galley: Galley) -> Iterator[Remark]:
    """Find a `` # `` with exactly one space before it behind a plain text: what follows is not printed.

    A comment to this program is none of the text.
    """
    for text in galley.own_texts:
        scalar = text.scalar
        if scalar.style or scalar.line != scalar.end or not scalar.text:
            continue
        line = text.source.lines[scalar.line - 1]
        start, end = scalar.column - 1, scalar.column - 1 + len(scalar.text)
        rest = line[end:]
        if line[start:end] == scalar.text and rest.startswith(" # ") and rest[3:].strip() and not ADDRESSED.match(rest, 1):
            mended = f"{line[:start]}{quote_yaml(line[start:].rstrip())}".strip()
            values = (("written", rest.strip()), ("mended", mended))
            yield Remark(text, len(scalar.text) - 1, len(scalar.text) + len(rest.rstrip()), values)


RULES: Final = (
    ProofreadingRule(
        "comment-cut",
        "warning",
        ("文の途中の「 # 」から後ろが印刷されない", "what follows “ # ” in a text is not printed"),
        Example("受付番号 # 3 をお伝えください。", "'受付番号 # 3 をお伝えください。'"),
        False,
        cut_by_comment,
    ),
)
