"""JLREQ's tables 1 and 2 as read from ``jlreq_tables.yaml``: what a pair of characters may do, told by no code of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

_DATA: Final[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "jlreq_tables.yaml").read_text("utf-8"))
CLASSES: Final[dict[str, str]] = _DATA["classes"]
_CLASS: Final = {character: number for number, members in CLASSES.items() for character in members}
_LATIN: Final = frozenset(_DATA["latin"] + CLASSES["24"] + CLASSES["27"])
#: Every character that the tables or our rules have a word on.
CHARACTERS: Final = "".join(
    dict.fromkeys(
        "".join(CLASSES.values()) + _DATA["latin"] + "".join(rule["before"] + rule["after"] for rule in _DATA["more_unbreakable"])
    )
)


def _covers(classes: str, number: str) -> bool:
    return classes == "*" or number in classes.split()


def may_break(before: str, after: str) -> bool:
    """Whether a line may break between two characters with kana around them, at the level strict."""
    if before in _LATIN and after in _LATIN:
        return False
    first, second = _CLASS.get(before, ""), _CLASS.get(after, "")
    for rule in _DATA["more_unbreakable"]:
        behind = not rule["before"] or before in rule["before"] or first in rule.get("classes", "").split()
        if behind and (not rule["after"] or after in rule["after"]):
            return False
    if first == second == "08":
        return before + after not in _DATA["inseparable"]
    return not any(_covers(rule["before"], first) and _covers(rule["after"], second) for rule in _DATA["unbreakable"])


def aki(before: str, after: str) -> float:
    """The space between two characters of the classes, in em."""
    first, second = _CLASS[before], _CLASS[after]
    spaces: list[dict[str, Any]] = _DATA["aki"]
    dots = [number for number in (first, second) if number in _DATA["dots"]]
    if dots:
        return 0.25 * len(dots) + (0.5 if first in _DATA["keep_beside_dots"].split() else 0.0)
    return sum((float(rule["em"]) for rule in spaces if _covers(rule["before"], first) and _covers(rule["after"], second)), 0.0)
