"""Rows of desks and items brought into the YAML that they are of, as ``in_place`` does it with questions."""

from __future__ import annotations

from collections.abc import Sequence

from ..compare.match import Candidate, match, moved_places
from ..source.changes import ItemChange, NewItem, NewText, OldItem
from ..source.spans import NodePath
from .content_lists import ITEM_KEYS, LISTS, ContentList, TypedItem
from .imported_text import clean_text
from .in_place import ImportPlan


def plan_items(content: ContentList, rows: Sequence[TypedItem], *, prune: bool) -> ImportPlan:
    """Plan how the desks or items of a section become those of a sheet, in the sheet's order.

    An item that no row is stays behind the one before it in the file, or goes if ``prune``.
    """
    olds, keys = content.items, ITEM_KEYS[content.kind]
    pairs = match([_candidate(one) for one in olds], [_candidate(one) for one in rows])
    by_row = {pair.new: pair.old for pair in pairs}
    paired = set(by_row.values())
    lacking = [place for place in range(len(olds)) if place not in paired]
    changes: dict[NodePath, str | Sequence[ItemChange] | None] = {}
    items: list[ItemChange] = []
    places: list[int] = []  # of each item in the file; a new one stands with the one before it
    changed = 0
    bare = any(item.bare for item in olds)
    for number, row in enumerate(rows):
        place = by_row.get(number)
        places.append((places[-1] if places else -1) if place is None else place)
        if place is None:
            items.append(_new_item(keys, row.texts, bare=bare))
            continue
        differing = _changed_texts(keys, olds[place], row)
        changed += bool(differing)
        if olds[place].bare and set(differing) - {keys[0]}:
            items.append(_new_item(keys, row.texts, bare=bare))
            continue
        items.append(OldItem(olds[place].path))
        own = () if olds[place].bare else None
        changes.update({olds[place].path + ((key,) if own is None else own): text or None for key, text in differing.items()})
    for place in () if prune else lacking:
        _, before = max(((other, at) for at, other in enumerate(places) if other < place), default=(-1, -1))
        at = before + 1
        items.insert(at, OldItem(olds[place].path))
        places.insert(at, place)
    changes[(*content.at, LISTS[content.kind])] = items
    jumped = {number for number in moved_places(pairs) if not _changed_texts(keys, olds[by_row[number]], rows[number])}
    return ImportPlan(
        changes,
        questions=0,
        categories=0,
        added=len(rows) - len(pairs),
        changed=changed,
        moved=len(jumped),
        same=len(pairs) - changed - len(jumped),
        missing=() if prune else tuple(olds[place].path for place in lacking),
        removed=len(lacking) if prune else 0,
    )


def _candidate(item: TypedItem) -> Candidate:
    """An item as it is compared: one that is a text alone is that text, not half of it."""
    return Candidate(item.texts[0], "\n".join(filter(None, item.texts[1:])) or item.texts[0])


def _changed_texts(keys: Sequence[str], old: TypedItem, new: TypedItem) -> dict[str, str]:
    """Give the texts that a row has otherwise, by their keys."""
    return {key: now for key, was, now in zip(keys, old.texts, new.texts, strict=True) if now != clean_text(was)}


def _new_item(keys: Sequence[str], texts: Sequence[str], *, bare: bool) -> ItemChange:
    """An item that is new; ``bare``: a text alone if it has no more, as others of its list."""
    if bare and not any(texts[1:]):
        return NewText(texts[0])
    return NewItem(tuple((key, text) for key, text in zip(keys, texts, strict=True) if text))
