"""Changes of a YAML file in place: what is to stand where, and what the file must say after them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..named_tuple import NamedTuple
from .spans import MappingSpan, NodePath, NodeSpan, Plain, SequenceSpan, SpanText, plain_value


class OldItem(NamedTuple):
    """An item of a list that is in the file already, by its path there; it may have been in another list."""

    path: NodePath


class NewItem(NamedTuple):
    """An item that is new: a mapping's keys with their texts or lists, in order; a list may hold items from elsewhere."""

    fields: tuple[tuple[str, str | Sequence[ItemChange]], ...]


class NewText(NamedTuple):
    """An item that is new, and a text alone."""

    text: str


ItemChange = OldItem | NewItem | NewText
#: What a key is to hold: a text, a list's items in their new order, or, where there was no such key, the keys of a mapping.
#: An item that is a text alone may become a mapping, of which that text is the first, and the other way round.
ValueChange = str | Sequence[ItemChange] | NewItem | NewText
#: By path in the file as it is, ``None`` for a key that goes.  The path of a key that is not there adds it.
Changes = Mapping[NodePath, "ValueChange | None"]


class SpliceError(ValueError):
    """A change that cannot be made in place; ``path``: where, ``reason``: why, for whoever mends the program."""

    def __init__(self, path: NodePath, reason: str) -> None:
        super().__init__(f"{'/'.join(map(str, path))}: {reason}")
        self.path = path


def expect(root: NodeSpan | None, changes: Changes) -> Plain:
    """Give what a file must say after the changes, by its plain values alone."""

    added: dict[NodePath, list[tuple[str, ValueChange]]] = {}
    for where, change in changes.items():
        if where and change is not None and isinstance(where[-1], str):
            added.setdefault(where[:-1], []).append((where[-1], change))

    def changed_value(change: ValueChange) -> Plain:
        if isinstance(change, str):
            return change.rstrip("\n")
        if isinstance(change, NewItem | NewText):
            return item_value(change)
        return [item_value(item) for item in change]

    def item_value(item: ItemChange) -> Plain:
        if isinstance(item, NewText):
            return item.text.rstrip("\n")
        if isinstance(item, NewItem):
            return {key: changed_value(given) for key, given in item.fields}
        return value(_at(root, item.path), item.path)

    def value(node: NodeSpan, path: NodePath) -> Plain:
        change = changes.get(path)
        if change is not None:
            return changed_value(change)
        if isinstance(node, SequenceSpan):
            return [value(child, (*path, number)) for number, child in enumerate(node.items)]
        if not isinstance(node, MappingSpan):
            return plain_value(node)
        kept = {
            name.text: value(child, (*path, name.text))
            for name, child in node.entries
            if changes.get((*path, name.text), "") is not None
        }
        kept.update((key, changed_value(given)) for key, given in added.get(path, ()) if key not in kept)
        return kept

    return plain_value(None) if root is None else value(root, ())


def _at(root: NodeSpan | None, path: NodePath) -> NodeSpan:
    node = SpanText("", False, "", root).node(path)
    if node is None:
        raise SpliceError(path, "nothing stands here")
    return node


def first_difference(said: Plain, meant: Plain, path: NodePath = ()) -> NodePath:
    """Give the path of the first node that is not what was meant; ``path``: where both stand."""
    if isinstance(said, dict) and isinstance(meant, dict):
        for key in (*said, *meant):
            if said.get(key) != meant.get(key):
                return first_difference(said.get(key, ""), meant.get(key, ""), (*path, key))
    if isinstance(said, list) and isinstance(meant, list):
        for number, pair in enumerate(zip(said, meant, strict=False)):
            if pair[0] != pair[1]:
                return first_difference(*pair, (*path, number))
    return path
