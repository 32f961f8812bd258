"""The entry of the 改訂履歴 that a comparison comes to (CD-22)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from .rows import ADDED, CHANGED, MOVED, REMOVED, SAME, ComparedRow
from .units import CATEGORY, QUESTION, SECTION

#: What became of questions and of all else, in the order in which it is told.
_KINDS: Final = ((CHANGED, "No.", "変更"), (MOVED, "No.", "移動"), (ADDED, "No.", "新設"), (REMOVED, "旧No.", "削除"))
#: What no question but something else of a section is called.
_SECTIONS: Final = {
    "contact": "お問い合わせ先",
    "checklist": "確認事項",
    "notice": "重要なお知らせ",
    "memo": "メモ欄",
    "text": "本文",
    "faq": "表題",
    "appendix": "表題",
}
_NOTHING: Final = "変更なし"


def revision_note(rows: Sequence[ComparedRow]) -> str:
    """Say in one line what changed: ``No.5を変更、No.9を新設、旧No.12を削除``."""
    parts = []
    for kind, before, word in _KINDS:
        numbers = [row.unit.no for row in rows if row.unit.kind == QUESTION and row.kind == kind]
        if numbers:
            parts.append(f"{'、'.join(before + no for no in _ranges(numbers))}を{word}")
    others = list(dict.fromkeys(_others(rows)))
    for kind, _, word in _KINDS:
        if named := [name for name, became in others if became == kind]:
            parts.append(f"{'、'.join(named)}を{word}")
    return "、".join(parts) or _NOTHING


def _ranges(numbers: Sequence[str]) -> Iterable[str]:
    """The numbers of questions; of three and more in a row the first and the last."""
    run: list[str] = []
    for no in numbers:
        if run and not (no.isdecimal() and run[-1].isdecimal() and int(no) == int(run[-1]) + 1):
            yield from _run(run)
            run = []
        run.append(no)
    yield from _run(run)


def _run(run: Sequence[str]) -> Iterable[str]:
    return [f"{run[0]}～{run[-1]}"] if len(run) > 2 else run


def _others(rows: Sequence[ComparedRow]) -> Iterator[tuple[str, str]]:
    """What else changed, and what became of it: categories and whole sections by their own kind, a part changes its section."""
    words = section_words(rows)
    whole = {_section_of(row) for row in rows if row.unit.kind == SECTION and row.kind in (ADDED, REMOVED)}
    for row in rows:
        if row.kind == SAME or row.unit.kind == QUESTION:
            continue
        if row.unit.kind == CATEGORY:
            yield f"区分「{row.unit.name}」", row.kind
        elif row.unit.kind == SECTION:
            yield words[row], row.kind
        elif _section_of(row) not in whole:
            yield words[row], CHANGED


def _section_of(row: ComparedRow) -> tuple[bool, int]:
    """The section of a row, of the new appendix or (``False``) of the old one."""
    return row.new is not None, row.unit.section


def section_words(rows: Sequence[ComparedRow]) -> dict[ComparedRow, str]:
    """What the section of each row is called; a text section by its own title."""
    sections: dict[tuple[bool, int], str] = {}
    for row in rows:
        for is_new, unit in ((False, row.old), (True, row.new)):
            if unit and unit.kind == SECTION:
                named = unit.group == "text" and unit.name
                sections[is_new, unit.section] = f"「{unit.name}」" if named else _SECTIONS[unit.group]
    return {row: sections[_section_of(row)] for row in rows}
