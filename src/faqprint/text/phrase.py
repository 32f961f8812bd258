"""Where the phrases of a text end, by BudouX's model: places at which ragged text rather breaks (LB-17).

The score is reckoned here though the library does the like: importing it takes 11 ms for the HTML that it can also split, a
twentieth of a small build, where reading its model takes one; and it scores whole texts, where a line asks for a few places
near its end.  A test holds both to the same phrases.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

#: How many characters before and after a place the model looks at.
_REACH: Final = 3
#: What stands there beyond the text: characters that the model does not know.
_EDGE: Final = "\0" * _REACH
#: The features of a place: their name in the model, and which of the characters round it make one.
_FEATURES: Final = (
    *((f"UW{number}", begin, begin + 1) for number, begin in enumerate(range(6), 1)),
    *((f"BW{number}", begin, begin + 2) for number, begin in enumerate(range(1, 4), 1)),
    *((f"TW{number}", begin, begin + 3) for number, begin in enumerate(range(4), 1)),
)
#: Surroundings whose answer is kept: texts of one field say most things in the same words.
_KEPT: Final = 1 << 14

_Feature = tuple[Callable[[str, int], int], int, int]


@cache
def _model() -> tuple[float, tuple[_Feature, ...]]:
    """The score of any place, and for each feature what looks it up, its begin and its end; read once."""
    spec = find_spec("budoux")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("budoux")
    path = Path(spec.submodule_search_locations[0]) / "models" / "ja.json"
    weights: dict[str, dict[str, int]] = json.loads(path.read_bytes())
    base = -sum(sum(group.values()) for group in weights.values()) / 2
    return base, tuple((weights.get(name, {}).get, begin, end) for name, begin, end in _FEATURES)


def phrase_scores(text: str) -> Callable[[int], float]:
    """How much each place of a text, before so many characters, is one between phrases: it is one above nothing."""
    padded = f"{_EDGE}{text}{_EDGE}"
    return lambda at: _score(padded[at : at + 2 * _REACH])


@lru_cache(_KEPT)
def _score(around: str) -> float:
    """The score of the place in the middle of these characters."""
    score, features = _model()
    for weight, begin, end in features:
        score += weight(around[begin:end], 0)
    return score
