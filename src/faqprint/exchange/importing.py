"""The sheets of a file brought into YAML: a new file, or one, or an appendix with its sections, brought up to date in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ..errors import ContentError, Fault, UsageError
from ..named_tuple import NamedTuple
from ..source.changes import Changes, SpliceError
from ..source.spans import NodePath, SpanText, spans_of
from ..source.splice import splice
from .cell_places import CellPlaces
from .content_lists import ITEM_KEYS, ContentList, TypedItem, TypedQuestion, place_of, read_lists
from .import_file import read_sheets
from .import_sheet import ImportSheet
from .imported_sheet import COLUMN_HEADS, Head, find_head, item_kind, read_items, read_questions, squeeze_head
from .in_place import ImportPlan, plan_import, share_rows
from .items_in_place import plan_items
from .new_file import write_faq
from .owner import new_errors
from .sheets import sheets_of

#: The counts of an import.
COUNTS: Final = ("questions", "categories", "added", "changed", "moved", "same", "missing", "removed")
#: Errors of rows that are not in what is loaded.
_LEFT_OUT: Final = frozenset(("sheet-unknown", "sheet-without-list", "sheet-empty", "splice-refused"))
#: The title of an FAQ whose sheet tells none.
_TITLE: Final = "ＦＡＱ"
#: What ``--map`` calls the columns.
COLUMN_NAMES: Final[Mapping[str, str]] = {
    **{name: name for name in ("category", "question", "answer", "id", "code", "no")},
    "区分": "category",
    "質問": "question",
    "回答": "answer",
}


class ImportOptions(NamedTuple):
    """How to import.

    ``sheet``: the name of the only one to read ('': what is shown); ``named``: heads by what their columns hold;
    ``prune``: what no row is goes; ``skip_hidden``: hidden rows are left out.
    """

    sheet: str = ""
    named: Mapping[str, str] = {}
    prune: bool = False
    skip_hidden: bool = False


class Imported(NamedTuple):
    """What an import comes to: the files that change with their bytes, its counts by ``COUNTS``, and the warnings."""

    files: Mapping[Path, bytes]
    counts: Mapping[str, int]
    warnings: tuple[Fault, ...]


class _ReadSheet(NamedTuple):
    """What a sheet is read as, what is to be told of it, and the title above its head."""

    rows: Sequence[TypedQuestion | TypedItem]
    faults: list[Fault]
    title: str = ""


def import_file(source: Path, target: Path, options: ImportOptions) -> Imported:
    """Read a workbook or CSV for a YAML file, which need not be there yet; nothing is written.

    Raises ``ContentError`` with all faults of the sheets, and of what the content would become; ``UsageError`` and
    ``MachineError`` as the readers of the files do.
    """
    if target.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError("import-target", file=target.as_posix())
    sheets, warnings = read_sheets(source, options.sheet)
    importer = _Importer(sheets, options)
    return importer.renew(target, warnings) if target.exists() else importer.create(target, warnings)


def map_of(text: str) -> dict[str, str]:
    """Read ``質問=列名,…``.  Raises ``UsageError``."""
    named: dict[str, str] = {}
    for part in filter(None, map(str.strip, text.replace("，", ",").split(","))):
        what, mark, head = part.replace("＝", "=").partition("=")
        known = COLUMN_NAMES.get(squeeze_head(what))
        if known is None or not mark or not squeeze_head(head):
            raise UsageError("map-unknown", part=part)
        named[known] = head.strip()
    return named


class _Importer:
    """One import: the sheets of its file."""

    def __init__(self, sheets: Sequence[ImportSheet], options: ImportOptions) -> None:
        self.sheets = sheets
        self.options = options
        self.heads: dict[int, Head] = {}
        for number, sheet in enumerate(sheets):
            if head := find_head(sheet, options.named):
                self.heads[number] = head
        self.places = CellPlaces()

    def create(self, target: Path, warnings: Sequence[Fault]) -> Imported:
        """Make a new file of the one sheet of questions.  Raises ``ContentError``."""
        number = self._only_faq()
        read = self._read_filled("faq", number)
        faults = [*warnings, *read.faults, *self._warn_left_out({number})]
        title = read.title or self.sheets[number].name.strip() or _TITLE
        rows = [row if row.category else row._replace(category=title) for row in _questions(read.rows)]
        written = {target: write_faq(title, rows)} if rows else {}
        self._prove(target, written, faults)
        names = {row.category for row in rows}
        counts = dict.fromkeys(COUNTS, 0) | {"questions": len(rows), "categories": len(names), "added": len(rows)}
        return Imported(written, counts, tuple(faults))

    def renew(self, target: Path, warnings: Sequence[Fault]) -> Imported:
        """Bring the lists of a file up to date.  Raises ``ContentError``."""
        try:
            lists = read_lists(target)
        except ContentError as error:
            found = [fault for number in self.heads for fault in self._read_filled("faq", number).faults]
            raise ContentError([*warnings, *error.faults, *found]) from None
        if not lists:
            raise UsageError("import-no-list", file=target.as_posix())
        faults = list(warnings)
        changes: dict[Path, Changes] = {}
        counts = dict.fromkeys(COUNTS, 0)
        missing: list[tuple[Path, NodePath]] = []
        for content, rows in self._rows_of(lists, faults):
            plan = _plan(content, rows, prune=self.options.prune)
            changes[content.file] = {**changes.get(content.file, {}), **plan.changes}
            for name in COUNTS:
                planned = getattr(plan, name)
                counts[name] += planned if isinstance(planned, int) else len(planned)
            missing += [(content.file, path) for path in plan.missing]
        if not _errors(faults):  # else a row at fault may be what is missing
            faults += _missing_faults(missing)
        written = _splice_files(changes, faults)
        self._prove(target, written, faults)
        return Imported(written, counts, tuple(faults))

    def _rows_of(
        self, lists: Sequence[ContentList], faults: list[Fault]
    ) -> list[tuple[ContentList, Sequence[TypedQuestion | TypedItem]]]:
        """Give the lists that the sheets are of, each with its rows; what is to be told of the sheets is added to ``faults``."""
        asked = [content for content in lists if content.kind == "faq"]
        if len(asked) > 1 and self.heads and not self.sheets[0].name:  # a CSV
            read = self._read_filled("faq", 0)
            faults += read.faults
            shares = share_rows(asked, _questions(read.rows))
            return [(content, share) for content, share in zip(asked, shares, strict=True) if share]
        pairs = self._pairs(lists, faults)
        reads = [self._read_filled(content.kind, number) for content, number in pairs]
        for read in reads:
            faults += read.faults
        faults += self._warn_left_out({number for _, number in pairs})
        return [(content, read.rows) for (content, _), read in zip(pairs, reads, strict=True) if read.rows]

    # --- which sheet ----------------------------------------------------------------------------------------------------

    def _only_faq(self) -> int:
        """The only sheet of questions.  Raises ``ContentError`` if there is none, or more."""
        if not self.heads:
            raise ContentError([self._fault(0, "no-head")])
        if len(self.heads) > 1:
            names = "、".join(self.sheets[number].name for number in self.heads)
            raise ContentError(
                [self._fault(min(self.heads), "sheets-two", sheets=names, sheet=self.sheets[max(self.heads)].name)]
            )
        return next(iter(self.heads))

    def _pairs(self, lists: Sequence[ContentList], faults: list[Fault]) -> list[tuple[ContentList, int]]:
        """Which sheet each list is brought up to date from: the one with its name, else the only one of its kind.

        A sheet of questions that is none's is an error, added to ``faults`` with those of its cells.
        """
        if len(lists) == 1 and lists[0].kind == "faq":
            return [(lists[0], self._only_faq())]
        names = [sheet.name for sheet in sheets_of(lists, ())]
        kinds = ["faq" if number in self.heads else item_kind(sheet) for number, sheet in enumerate(self.sheets)]
        pairs: list[tuple[ContentList, int]] = []
        for content, name in zip(lists, names, strict=True):
            fitting = [number for number, kind in enumerate(kinds) if _fits(kind, content.kind)]
            named = [number for number in fitting if self.sheets[number].name == name]
            exact = [number for number in fitting if kinds[number] == content.kind]
            alone = exact if len(exact) == 1 and sum(one.kind == content.kind for one in lists) == 1 else []
            pairs += [(content, number) for number in (named or alone)[:1]]
        paired = {number for _, number in pairs}
        if lost := [number for number in self.heads if number not in paired]:
            known = "、".join(name for name, content in zip(names, lists, strict=True) if content.kind == "faq")
            code = "sheet-unknown" if known else "sheet-without-list"
            for number in lost:
                faults += [self._fault(number, code, name=self.sheets[number].name, sheets=known), *self._read_faq(number).faults]
        elif not pairs:
            raise ContentError([self._fault(0, "no-head")])
        return pairs

    def _warn_left_out(self, taken: set[int]) -> list[Fault]:
        """Warnings of the sheets that hold a list and are brought into nothing."""
        return [
            sheet.fault(1, 1, "sheet-ignored", "warning", name=sheet.name)
            for number, sheet in enumerate(self.sheets)
            if number not in taken and number not in self.heads and item_kind(sheet)
        ]

    def _fault(self, number: int, code: str, **values: str) -> Fault:
        sheet = self.sheets[number] if self.sheets else None
        if sheet is None:
            raise UsageError("workbook-empty")
        return sheet.fault(min(sheet.rows, default=1), 1, code, **values)

    # --- what it says ---------------------------------------------------------------------------------------------------

    def _read_filled(self, kind: str, number: int) -> _ReadSheet:
        """Read a sheet for a list of a kind; that it is empty is a fault."""
        read = self._read_faq(number) if kind == "faq" else self._read_items(number, kind)
        if not read.rows and not _errors(read.faults):
            read.faults.append(self._fault(number, "sheet-empty"))
        return read

    def _read_faq(self, number: int) -> _ReadSheet:
        sheet, head = self.sheets[number], self.heads[number]
        rows, faults = read_questions(sheet, head, skip_hidden=self.options.skip_hidden)
        if "category" in head.columns:
            faults += [
                sheet.fault(row.path[0], head.columns["category"], "row-half", what=COLUMN_HEADS["category"])
                for row in rows
                if not row.category and isinstance(row.path[0], int)
            ]
        for row in rows:
            self.places.note_question(sheet.file, row, head.columns)
        return _ReadSheet(rows, faults, head.title)

    def _read_items(self, number: int, kind: str) -> _ReadSheet:
        sheet = self.sheets[number]
        rows, faults = read_items(sheet, kind, skip_hidden=self.options.skip_hidden)
        for row in rows:
            self.places.note_item(sheet.file, row, ITEM_KEYS[kind])
        return _ReadSheet(rows, faults)

    # --- what it becomes ------------------------------------------------------------------------------------------------

    def _prove(self, target: Path, written: Mapping[Path, bytes], faults: Sequence[Fault]) -> None:
        """Refuse what has errors, and what would not load; a fault in a text that comes from a sheet is told at its cell.

        What rows at fault would become is loaded, too, so that one run tells all: but no cell is told of twice, and an id that
        only stands in a cell at fault is not called unknown.
        """
        errors = _errors(faults)
        at_fault = {fault.place for fault in errors}
        id_columns = {head.columns["id"] for head in self.heads.values() if "id" in head.columns}
        doubtful = any(fault.code in _LEFT_OUT or fault.place.column in id_columns for fault in errors)
        found = self.places.at_cells(new_errors(target, written), written) if written else []
        more = [
            fault
            for fault in dict.fromkeys(found)
            if fault.place not in at_fault and not (doubtful and fault.code == "unknown-id")
        ]
        if errors or more:
            raise ContentError([*faults, *more])


def _questions(rows: Sequence[TypedQuestion | TypedItem]) -> list[TypedQuestion]:
    return [row for row in rows if isinstance(row, TypedQuestion)]


def _fits(kind: str, wanted: str) -> bool:
    """Whether a sheet of a kind can be read as one of another: a notice's has the first column of a checklist's."""
    return kind == wanted or {kind, wanted} == {"checklist", "notice"}


def _plan(content: ContentList, rows: Sequence[TypedQuestion | TypedItem], *, prune: bool) -> ImportPlan:
    if content.kind == "faq":
        return plan_import(content, _questions(rows), prune=prune)
    return plan_items(content, [row for row in rows if isinstance(row, TypedItem)], prune=prune)


def _errors(faults: Sequence[Fault]) -> list[Fault]:
    return [fault for fault in faults if fault.severity == "error"]


def _missing_faults(missing: Sequence[tuple[Path, NodePath]]) -> Iterator[Fault]:
    """Warnings of what no row is, where it stands in its file."""
    sources = {file: SpanText.read(file.read_bytes()) for file, _ in missing}
    for file, path in missing:
        text = next((span.text for _, span in spans_of(sources[file].node(path))), "")
        values = (("text", " ".join(text.split())[:30]),)
        yield Fault(place_of(file, sources[file], path), "row-missing", values, severity="warning")


def _splice_files(changes: Mapping[Path, Changes], faults: list[Fault]) -> dict[Path, bytes]:
    """Give the files that their changes make others; where one cannot be made in place is added to ``faults``."""
    written: dict[Path, bytes] = {}
    for file, change in changes.items():
        before = file.read_bytes()
        try:
            after = splice(before, change)
        except SpliceError as error:
            faults.append(_refusal_at(file, before, error.path))
        else:
            written.update({file: after} if after != before else {})
    return written


def _refusal_at(file: Path, before: bytes, path: NodePath) -> Fault:
    source = SpanText.read(before)
    while path and source.node(path) is None:
        path = path[:-1]
    return Fault(place_of(file, source, path), "splice-refused")
