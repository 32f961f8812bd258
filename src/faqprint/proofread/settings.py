"""What the appendix says of its proofreading: levels of rules, words that are let alone, dictionaries (PR-1, PR-4)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from ..errors import Fault
from ..manuscript.content_schema import LEVELS
from ..manuscript.nearest_name import nearest_name
from ..named_tuple import NamedTuple
from ..source.nodes import MappingNode, Node, Scalar, SequenceNode, nodes_by_key
from ..source.yaml_source import YamlSource
from .rule import ProofreadingRule

_KEY: Final = "proofread"


class Settings(NamedTuple):
    """The levels that differ from the table's, how much rules let pass, words that are let alone, dictionaries' names."""

    levels: Mapping[str, str]
    most: Mapping[str, int]
    allowed: tuple[str, ...]
    dictionaries: tuple[Scalar, ...]

    def level(self, rule: ProofreadingRule) -> str:
        """Give the level of a rule."""
        return self.levels.get(rule.id, rule.level)


def read_settings(entry: YamlSource, rules: Mapping[str, ProofreadingRule]) -> tuple[Settings, tuple[Fault, ...]]:
    """Read the settings of an appendix; rules that are not known are faults, and what is no level or number is left out."""
    keys = nodes_by_key(nodes_by_key(entry.root).get(_KEY))
    faults: list[Fault] = []
    levels: dict[str, str] = {}
    most: dict[str, int] = {}
    named = keys.get("rules")
    for name, node in named.entries if isinstance(named, MappingNode) else ():
        rule = rules.get(name.text)
        if rule is None:
            known = ", ".join(rules)
            near = nearest_name(name.text, rules)
            faults.append(entry.fault(name, "unknown-rule", name=name.text, near=near, known=known))
            continue
        given = nodes_by_key(node)
        level = node if isinstance(node, Scalar) else given.get("level")
        if isinstance(level, Scalar) and level.text in LEVELS:
            levels[rule.id] = level.text
        limit = given.get("max")
        if isinstance(limit, Scalar) and limit.text:
            if rule.most is None:
                with_limit = ", ".join(other.id for other in rules.values() if other.most is not None)
                faults.append(entry.fault(limit, "rule-without-max", name=rule.id, known=with_limit))
            else:
                with suppress(ValueError, OverflowError):  # what is no number is told by everyone who reads the appendix
                    most[rule.id] = int(float(limit.text))
    allowed = tuple(scalar.text for scalar in _texts(keys.get("allow")) if scalar.text.strip())
    return Settings(levels, most, allowed, _texts(keys.get("dictionary"))), tuple(faults)


def _texts(node: Node | None) -> tuple[Scalar, ...]:
    items = node.items if isinstance(node, SequenceNode) else ()
    return tuple(item for item in items if isinstance(item, Scalar))
