"""Where the phrases of a text end, by BudouX's model: places at which ragged text rather breaks (LB-17).

The score is reckoned here though the library does the like: importing it takes 11 ms for the HTML that it can also split, a
twentieth of a small build, where reading its model takes one.  A test holds both to the same phrases.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path
from typing import Final

#: The features of a place: their name in the model, where the characters that make one begin beside it, and how many they are.
_FEATURES: Final = (
    *((f"UW{number}", begin, 1) for number, begin in enumerate(range(-3, 3), 1)),
    *((f"BW{number}", begin, 2) for number, begin in enumerate(range(-2, 1), 1)),
    *((f"TW{number}", begin, 3) for number, begin in enumerate(range(-3, 1), 1)),
)
#: As far as features reach beyond a text, in characters that the model does not know.
_REACH: Final = 3
_EDGE: Final = "\0" * _REACH

_Feature = tuple[Callable[[str, int], int], int, int]


@cache
def _model() -> tuple[float, tuple[_Feature, ...]]:
    """The score of any place, and for each feature what looks it up, its begin and its length; read once."""
    spec = find_spec("budoux")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("budoux")
    path = Path(spec.submodule_search_locations[0]) / "models" / "ja.json"
    weights: dict[str, dict[str, int]] = json.loads(path.read_bytes())
    base = -sum(sum(group.values()) for group in weights.values()) / 2
    return base, tuple((weights.get(name, {}).get, begin, length) for name, begin, length in _FEATURES)


def phrase_ends(text: str) -> set[int]:
    """The places inside a text where a phrase ends: before so many characters."""
    base, features = _model()
    padded = f"{_EDGE}{text}{_EDGE}"
    pairs = list(map(str.__add__, padded, padded[1:]))
    stretches: tuple[Sequence[str], ...] = (padded, pairs, list(map(str.__add__, pairs, padded[2:])))
    first, last = 1 + _REACH, len(text) + _REACH
    scores = [map(weight, stretches[length - 1][first + begin : last + begin], repeat(0)) for weight, begin, length in features]
    return {at for at, score in enumerate(map(sum, zip(*scores, strict=True)), 1) if base + score > 0}
