"""A branch's values put into the appendix: parts that print the same values are the same objects in all editions."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from ..manuscript.branches import Branch, at_cell, follow_values, used_values, value_names
from ..manuscript.model import Appendix, Inline, Span
from ..manuscript.values import PRINTED, Binding, Holding, resolve
from ..named_tuple import NamedTuple
from ..storage.memory_cache import MemoryCache

#: The fields that all sections share.
_FRAME: Final = tuple(name for name in PRINTED if name != "sections")
#: Sections with their values in that are kept at least.
_SECTIONS: Final = 256


class _ValueHolder(NamedTuple):
    """A part of the appendix that values may stand in."""

    #: What all sections share, or a section.
    holder: Any
    #: The names of the values in it, and with those that they use in turn.
    names: frozenset[str]
    reached: frozenset[str]


class BranchValues:
    """Puts the values of branches into one appendix, as loaded."""

    def __init__(self, appendix: Appendix) -> None:
        self._appendix = appendix
        #: The names of the values that every edition prints.
        self.used: Final = used_values(appendix)
        self._holding: Holding = {}
        self._put: MemoryCache[Any] = MemoryCache(max(_SECTIONS, 2 * len(appendix.sections)))
        holders = (tuple(getattr(appendix, name) for name in _FRAME), *appendix.sections)
        self._parts = [_ValueHolder(part, names := value_names(part), follow_values(names, appendix)) for part in holders]

    def names_used(self, branch: Branch) -> frozenset[str]:
        """Give the names of the values that are printed in an edition; a branch's values may use others."""
        return used_values(self._appendix, branch.values) if _links_values(branch) else self.used

    def printed_values(self, branch: Branch) -> dict[str, str]:
        """Give the values of a branch that are printed, as they are printed."""
        asked = self.names_used(branch)
        used = {name: text for name, text in branch.values.items() if name in asked}
        for name, text in used.items():
            if "{{" in text:
                probe = self._appendix._replace(title=Inline(name, (Span(0, len(name), value=name),)), sections=())
                used = used | {name: resolve(probe, branch.values).title.text}
        return used

    def resolve(self, branch: Branch | None) -> Appendix:
        """Put a branch's values in, or none but the appendix's own.  Raises what ``manuscript.branches.resolve_branch`` does."""
        if branch is None:
            return self._resolve(None)
        with at_cell(branch):
            return self._resolve(branch)

    def _resolve(self, branch: Branch | None) -> Appendix:
        appendix, values = self._appendix, branch.values if branch else {}
        binding = Binding(appendix, values, self._holding)
        links = branch is not None and _links_values(branch)
        made = []
        for number, (part, names, known) in enumerate(self._parts):
            asked = follow_values(names, appendix, values) if links and names else known
            key = (number, frozenset([(name, binding.values.get(name)) for name in asked]))
            made.append(self._put.memo(key, partial(binding.put, part)) if names else part)
        frame, *sections = made
        fields = dict(zip(_FRAME, frame, strict=True)) if self._parts[0].names else {}
        name = branch.name if branch else ""
        return appendix._replace(**fields, sections=tuple(sections), values=binding.values, branch=name)


def _links_values(branch: Branch) -> bool:
    """Say whether a value of a branch may use another one."""
    return any("{{" in text for text in branch.values.values())
