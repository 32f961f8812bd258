"""The branch list: which editions there are, and the values of each (FM-50, FM-51)."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from ..errors import ContentError, Fault, Place, UsageError
from ..named_tuple import NamedTuple
from ..source.tables import DEFAULTS, SheetCell, SheetRow, SheetTable, read_table
from .branch_traces import look_for_traces
from .file_names import file_name, fold_name
from .inline_runs import VALUE
from .model import Appendix, Span
from .nearest_name import nearest_name
from .values import PRINTED, resolve, value_inline

#: A cell of only a dash, or of what looks like one, makes a value empty.
_NOTHING: Final = frozenset("-－ー―—‐−–ｰ‑‒⁃─━﹣")
#: What no value may hold: controls (a line feed is told apart), separators, marks and halves of characters.
_FORBIDDEN: Final = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_REQUIRED: Final = ("code", "name")


class Branch(NamedTuple):
    """One edition: its code, its name (printed at the foot), and the values that it sets.

    ``file``: its name in the folder.  ``place`` and ``cells``: where it stands in the list.
    """

    code: str
    name: str
    values: Mapping[str, str]
    file: str
    place: Place
    cells: tuple[SheetCell, ...]


class BranchList(NamedTuple):
    """The editions in the list's order, and the warnings."""

    path: Path
    branches: tuple[Branch, ...]
    warnings: tuple[Fault, ...]

    def find(self, code: str) -> Branch:
        """Give the branch of a code.  Raises ``UsageError`` if there is none."""
        wanted = unicodedata.normalize("NFC", code).strip()
        for branch in self.branches:
            if branch.code == wanted:
                return branch
        near = nearest_name(wanted, [branch.code for branch in self.branches])
        raise UsageError("edition-unknown", branch=code, file=self.path.as_posix(), near=near)


def read_branches(
    appendix: Appendix, path: str | os.PathLike[str] | None = None, overlay: Mapping[Path, bytes] = {}
) -> BranchList:
    """Read the branch list at ``path``, or the one beside the appendix.

    ``appendix`` is as loaded, its values not yet put in.  ``overlay``: bytes in place of the files of these paths.
    Raises ``ContentError`` with every fault of the list, ``UsageError`` if there is none.
    """
    lists = [Path(path)] if path is not None else lists_beside(appendix.path, overlay)
    if not lists:
        raise UsageError("branches-missing", file=(Path(appendix.path).parent / DEFAULTS[0]).as_posix())
    chosen = lists[0]
    table = read_table(chosen, _REQUIRED, overlay.get(chosen))
    for other in lists[1:]:
        table.fault(SheetCell("", 1, 1), "branches-two", severity="warning", file=chosen.name, other=other.name)
    branches = _branches(table, appendix)
    faults = sorted(table.faults, key=lambda fault: fault.place)
    if any(fault.severity == "error" for fault in faults):
        raise ContentError(faults)
    return BranchList(chosen, branches, tuple(faults))


def default_list(appendix: Appendix) -> Path | None:
    """Give the branch list beside the appendix, if there is one."""
    return next(iter(lists_beside(appendix.path)), None)


def lists_beside(path: str | os.PathLike[str], overlay: Collection[Path] = ()) -> list[Path]:
    """Give the branch lists beside an appendix, the one that is read first; ``overlay``: files that need not be there."""
    folder = Path(path).parent
    return [folder / name for name in DEFAULTS if folder / name in overlay or (folder / name).exists()]


def resolve_branch(appendix: Appendix, branch: Branch) -> Appendix:
    """Put the values of a branch into a loaded appendix; raises ``ContentError``, at the branch's cell, as ``resolve`` does."""
    with at_cell(branch):
        return resolve(appendix, branch.values, branch.name)


@contextmanager
def at_cell(branch: Branch) -> Iterator[None]:
    """Tell what is wrong with a branch's values at the cell that uses the value: the appendix by itself has been checked."""
    try:
        yield
    except ContentError as error:
        raise ContentError([fault._replace(place=_cell_place(branch, fault)) for fault in error.faults]) from error


def _cell_place(branch: Branch, fault: Fault) -> Place:
    """Give the place of the first cell that uses the value of a fault, else of one that uses any, else of the row."""
    name = dict(fault.values).get("name", "")
    linked = [cell for cell in branch.cells if "{{" in cell.text]
    using = [cell for cell in linked if name in value_names(value_inline(cell.text))]
    cell = next(iter(using or linked), None)
    return branch.place if cell is None else branch.place._replace(line=cell.line, column=cell.column)


def used_values(appendix: Appendix, values: Mapping[str, str] = {}) -> frozenset[str]:
    """Give the names of the values that a loaded appendix prints with a branch's ``values`` before its own."""
    return follow_values(value_names([getattr(appendix, name) for name in PRINTED]), appendix, values)


def follow_values(names: Iterable[str], appendix: Appendix, values: Mapping[str, str] = {}) -> frozenset[str]:
    """Give the names of values and of those that they use in turn."""
    waiting = set(names)
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        used.add(name)
        inner = value_inline(values[name]) if name in values else appendix.values.get(name)
        waiting |= value_names(inner) - used
    return frozenset(used)


def value_names(holder: Any) -> frozenset[str]:
    """Give the names of the values that stand in whatever holds them."""
    if isinstance(holder, Span):
        names = {name.strip(" \u3000") for name in VALUE.findall(holder.link)} if holder.link else set()
        return frozenset(names | {holder.value} if holder.value else names)
    return frozenset().union(*map(value_names, holder)) if isinstance(holder, tuple | list) else frozenset()


def _branches(table: SheetTable, appendix: Appendix) -> tuple[Branch, ...]:
    """Check the heads and every row; faults go to the table."""
    if not _check_heads(table, appendix):
        return ()
    names = [head.text for head in table.heads]
    code_at, name_at = map(names.index, _REQUIRED)
    columns = [(i, name) for i, name in enumerate(names) if name and name not in _REQUIRED]
    filled = {i for i, _ in columns if any(row.cells[i].text for row in table.rows)}
    if not table.rows:
        table.fault(table.heads[0], "branches-empty")
    codes: dict[str, SheetRow] = {}
    files: dict[str, Branch] = {}
    branches = []
    for row in table.rows:
        code, name = row.cells[code_at], row.cells[name_at]
        for cell in row.cells:
            _check_text(table, cell)
        for cell, column in ((code, "code"), (name, "name")):
            if not cell.text and (cell.line, cell.column) not in table.refused:
                table.fault(cell, "branch-cell-missing", column=column)
        if code.text and (first := codes.setdefault(code.text, row)) is not row:
            table.fault(code, "branch-code-repeated", code=code.text, line=str(first.line))
            continue
        values, place = _values(table, row, columns, filled), Place(table.file, row.line, row.column)
        branch = Branch(code.text, name.text, values, file_name(code.text, name.text), place, row.cells)
        other = files.setdefault(fold_name(branch.file), branch)
        if other is not branch and code.text:
            table.fault(name, "branch-file-repeated", file=branch.file, line=str(other.place.line), other=other.file)
        branches.append(branch)
    look_for_traces(table, code_at)
    return tuple(branches)


def _values(table: SheetTable, row: SheetRow, columns: list[tuple[int, str]], filled: set[int]) -> dict[str, str]:
    """Give the values that a row sets; warn of a cell that is empty where others are filled."""
    values = {}
    for i, name in columns:
        cell = row.cells[i]
        if cell.text:
            values[name] = "" if cell.text in _NOTHING else cell.text
        elif i in filled and (cell.line, cell.column) not in table.refused:
            table.fault(cell, "branch-cell-empty", severity="warning", column=name)
    return values


def _check_heads(table: SheetTable, appendix: Appendix) -> bool:
    """Check the columns; whether the required ones are there: without them nothing is said of the others."""
    seen: dict[str, SheetCell] = {}
    used = _used_names(table, appendix)
    names = {head.text for head in table.heads}
    if missing := {name: nearest_name(name, sorted(names)) for name in _REQUIRED if name not in names}:
        if len(missing) == len(_REQUIRED) and not any(missing.values()):
            table.fault(table.heads[0], "branches-no-head", names=", ".join(sorted(used)[:3]) or "tel")
        else:
            for name, near in missing.items():
                table.fault(table.heads[0], "branch-column-missing", column=name, near=near)
        return False
    for i, head in enumerate(table.heads):
        _check_text(table, head)
        if not head.text:
            if any(row.cells[i].text for row in table.rows):
                table.fault(head, "branch-column-unnamed")
        elif seen.setdefault(head.text, head) is not head:
            table.fault(head, "branch-column-repeated", column=head.text)
        elif head.text not in _REQUIRED and head.text not in appendix.values and head.text not in used:
            unset = [name for name in appendix.values if name in used and name not in names]
            near = nearest_name(head.text, unset) or nearest_name(head.text, [*appendix.values, *_REQUIRED])
            values = {"column": head.text, "near": near, "unset": "" if near else ", ".join(unset)}
            table.fault(head, "branch-column-unknown", severity="warning", **values)
        elif head.text not in _REQUIRED and head.text not in used:
            table.fault(head, "branch-column-unused", severity="warning", column=head.text)
    return True


def _used_names(table: SheetTable, appendix: Appendix) -> frozenset[str]:
    """Give the names of the values that are printed in some edition; a cell may use another one."""
    names = [head.text for head in table.heads]
    rows = ({name: cell.text for name, cell in zip(names, row.cells, strict=False) if cell.text} for row in table.rows)
    linked = [row for row in rows if any("{{" in text for text in row.values())]
    return used_values(appendix).union(*(used_values(appendix, row) for row in linked))


def _check_text(table: SheetTable, cell: SheetCell) -> None:
    """Refuse what no printed text can hold."""
    if "\n" in cell.text or "\r" in cell.text:
        table.fault(cell, "branch-line-feed")
    elif found := _FORBIDDEN.search(cell.text):
        table.fault(cell, "control-character", point=f"U+{ord(found[0]):04X}")
