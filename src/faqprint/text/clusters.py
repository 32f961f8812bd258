"""A paragraph's clusters: each character with what combines with it and with what has no width behind it (FN-2, LB-10)."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache
from itertools import accumulate
from typing import Final

from ..named_tuple import NamedTuple
from .characters import COMBINING_MARKS, SOFT_HYPHEN, ZERO_WIDTH

#: Characters that are drawn without width, or not at all.
WIDTHLESS: Final = ZERO_WIDTH + SOFT_HYPHEN
_BREAK: Final = "\u200b"
_JOINS: Final = frozenset("\u2060\ufeff\u200d")
#: What is measured where nothing is drawn.
_BLANK: Final = "\u200b"


class Clusters(NamedTuple):
    """The clusters of a text.

    ``base``: the character of each; ``drawn``: each without what has no width; ``offsets``: where each begins in the text,
    and the text's length.  ``joined``: the positions that a joiner forbids to break; ``parted``: those that U+200B allows;
    ``hyphenated``: those behind U+00AD.
    """

    base: str
    drawn: Sequence[str]
    offsets: Sequence[int]
    joined: Set[int]
    parted: Set[int]
    hyphenated: Sequence[int]


@cache  # few texts need it, and it takes long to compile
def _pattern() -> re.Pattern[str]:
    """Matches a cluster; at the start of the text with what has no width before it, too.

    What stands behind a space stands alone, for a line drops that; but a permission to break may go with it.
    """
    return re.compile(
        f"[ \u3000]{_BREAK}*|(?:\\A[{WIDTHLESS}]+(?=[^{WIDTHLESS}]))?.[{COMBINING_MARKS}]*[{WIDTHLESS}]*",
        re.DOTALL,
    )


def split(text: str) -> Clusters:
    """Split a text into its clusters."""
    found: list[str] = _pattern().findall(text)
    drawn = [cluster.strip(WIDTHLESS) or _BLANK for cluster in found]
    behind = list(enumerate(found, 1))
    parted = {at for at, cluster in behind if _BREAK in cluster}
    return Clusters(
        "".join([cluster[0] for cluster in drawn]),
        drawn,
        list(accumulate(map(len, found), initial=0)),
        {at for at, cluster in behind if at not in parted and not _JOINS.isdisjoint(cluster)},
        parted,
        [at for at, cluster in behind[:-1] if SOFT_HYPHEN in cluster and at not in parted],
    )
