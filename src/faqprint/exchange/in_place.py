"""Rows of a sheet brought into the YAML that they are of: which question each is, and what changes in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from ..compare.match import Candidate, Pair, match, moved_places
from ..named_tuple import NamedTuple
from ..source.changes import Changes, ItemChange, NewItem, OldItem
from ..source.spans import NodePath
from .content_lists import ContentList, TypedQuestion
from .imported_text import clean_text


class ImportPlan(NamedTuple):
    """What an import changes in a file, and its counts.

    ``missing``: the paths of the questions that no row is and that stay; ``removed``: how many of them go.
    """

    changes: Changes
    questions: int
    categories: int
    added: int
    changed: int
    moved: int
    same: int
    missing: tuple[NodePath, ...]
    removed: int


#: A category that is to be: the path of the one in the file, or the name of a new one.
_Group = NodePath | str


def plan_import(content: ContentList, rows: Sequence[TypedQuestion], *, prune: bool) -> ImportPlan:
    """Plan how the questions of a section become those of a sheet, in the sheet's order.

    ``rows``: with the name of its 区分 each.  A question that no row is stays behind the one before it in the file, or goes if
    ``prune``.
    """
    olds = content.questions
    pairs = match([_candidate(one) for one in olds], [_candidate(one) for one in rows])
    by_row = {pair.new: pair for pair in pairs}
    paired = {pair.old for pair in pairs}
    lacking = [place for place in range(len(olds)) if place not in paired]
    groups, renamed = _groups(content, rows, by_row)
    changes: dict[NodePath, str | Sequence[ItemChange] | None] = {(*path, "name"): name for path, name in renamed.items()}
    changed = {pair.old for pair in pairs if _change_texts(changes, olds[pair.old], rows[pair.new])}
    filled = _fill(content, rows, by_row, groups, () if prune else lacking)
    _change_lists(changes, content, filled)
    elsewhere = {pair.new for pair in pairs if groups[pair.new] != olds[pair.old].path[:-2]}
    jumped = (moved_places(pairs) | elsewhere) - {pair.new for pair in pairs if pair.old in changed}
    return ImportPlan(
        changes,
        questions=len(rows) + (0 if prune else len(lacking)),
        categories=len(filled),
        added=len(rows) - len(pairs),
        changed=len(changed),
        moved=len(jumped),
        same=len(pairs) - len(changed) - len(jumped),
        missing=() if prune else tuple(olds[place].path for place in lacking),
        removed=len(lacking) if prune else 0,
    )


def share_rows(lists: Sequence[ContentList], rows: Sequence[TypedQuestion]) -> list[list[TypedQuestion]]:
    """Give for each section of questions those rows of one sheet that are its: a CSV holds them all and names no section.

    A row goes where its question is; a new one to the section that has its 区分, the one of the row before if that has it, too.
    """
    owners = [number for number, content in enumerate(lists) for _ in content.questions]
    olds = [_candidate(asked) for content in lists for asked in content.questions]
    known = {pair.new: owners[pair.old] for pair in match(olds, [_candidate(row) for row in rows])}
    names = [{clean_text(name) for name, _ in content.categories} for content in lists]
    shares: list[list[TypedQuestion]] = [[] for _ in lists]
    owner = known[min(known)] if known else 0
    for number, row in enumerate(rows):
        named = [place for place, have in enumerate(names) if row.category in have]
        if number in known:
            owner = known[number]
        elif named and owner not in named:
            owner = named[0]
        shares[owner].append(row)
    return shares


def _candidate(asked: TypedQuestion) -> Candidate:
    return Candidate(asked.question, asked.answer, asked.category, asked.id)


def _groups(
    content: ContentList, rows: Sequence[TypedQuestion], by_row: Mapping[int, Pair]
) -> tuple[list[_Group], dict[NodePath, str]]:
    """For each row the category that it goes to, and the new names of those that are renamed.

    A category is renamed if its old name is gone, its new one is new, and most of its questions are there.
    """
    listed = {row.category for row in rows}
    sizes = Counter(asked.path[:-2] for asked in content.questions)
    names = {path: clean_text(name) for name, path in content.categories}
    went = Counter((content.questions[pair.old].path[:-2], rows[pair.new].category) for pair in by_row.values())
    renamed: dict[NodePath, str] = {}
    for (path, name), count in went.most_common():
        gone, new = names[path] not in listed, name not in names.values() and name not in renamed.values()
        if name and gone and new and path not in renamed and 2 * count > sizes[path]:
            renamed[path] = name
    current = {path: renamed.get(path, name) for path, name in names.items()}
    first = {name: path for path, name in reversed(list(current.items()))}
    groups: list[_Group] = []
    for number, row in enumerate(rows):
        own = content.questions[by_row[number].old].path[:-2] if number in by_row else None
        if own and row.category in (current[own], ""):
            groups.append(own)
        elif not row.category:  # the sheet tells none: where the row before it is
            groups.append(groups[-1] if groups else content.categories[0][1])
        elif groups and rows[number - 1].category == row.category:
            groups.append(groups[-1])
        else:
            groups.append(first.get(row.category, row.category))
    return groups, renamed


def _change_texts(changes: dict[NodePath, str | Sequence[ItemChange] | None], old: TypedQuestion, new: TypedQuestion) -> bool:
    """Note the texts of a question that a row has otherwise; an id or code that the row leaves out stays."""
    before = len(changes)
    for key in ("question", "answer", "id", "code"):
        was, now = clean_text(getattr(old, key)), getattr(new, key)
        if now and now not in (was, was.encode("cp932", "replace").decode("cp932")):  # saved so, it lost what that cannot hold
            changes[(*old.path, key)] = now
    return len(changes) > before


def _fill(
    content: ContentList,
    rows: Sequence[TypedQuestion],
    by_row: Mapping[int, Pair],
    groups: Sequence[_Group],
    staying: Sequence[int],
) -> dict[_Group, list[ItemChange]]:
    """Give the items of each category in its order; the categories in the order of their first rows."""
    filled: dict[_Group, list[ItemChange]] = {}
    for number, group in enumerate(groups):
        item = OldItem(content.questions[by_row[number].old].path) if number in by_row else _new_question(rows[number])
        filled.setdefault(group, []).append(item)
    order = [path for _, path in content.categories]
    for place in staying:
        path = content.questions[place].path
        group = path[:-2]
        if group not in filled:  # all of the category's questions stay: behind the category before it
            before = [one for one in order[: order.index(group)] if one in filled]
            at = list(filled).index(before[-1]) + 1 if before else 0
            entries = list(filled.items())
            filled = dict([*entries[:at], (group, []), *entries[at:]])
        items = filled[group]
        earlier = [(item.path, at) for at, item in enumerate(items) if isinstance(item, OldItem) and group <= item.path < path]
        items.insert(max(earlier)[1] + 1 if earlier else 0, OldItem(path))
    return filled


def _new_question(row: TypedQuestion) -> NewItem:
    given = (("id", row.id), ("code", row.code))
    return NewItem((("question", row.question), ("answer", row.answer), *((key, text) for key, text in given if text)))


def _change_lists(
    changes: dict[NodePath, str | Sequence[ItemChange] | None],
    content: ContentList,
    filled: Mapping[_Group, Sequence[ItemChange]],
) -> None:
    """Note the lists whose items or order change."""
    categories: list[ItemChange] = []
    for group, items in filled.items():
        if isinstance(group, str):
            categories.append(NewItem((("name", group), ("questions", items))))
        else:
            categories.append(OldItem(group))
            changes[(*group, "questions")] = items
    changes[(*content.at, "categories")] = categories


def rows_by_category(rows: Sequence[TypedQuestion]) -> list[tuple[str, list[TypedQuestion]]]:
    """Give the rows of a new file by their 区分, each name once, in the order of its first row."""
    order = {name: place for place, name in reversed(list(enumerate(row.category for row in rows)))}
    ordered = sorted(rows, key=lambda row: order[row.category])
    return [(name, list(group)) for name, group in groupby(ordered, key=lambda row: row.category)]
