"""A comparison as the rows of a printed 新旧対照表 (CD-12 to CD-20)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from ..errors import Place
from ..manuscript.dates import wareki
from ..manuscript.model import Appendix, Block, Inline, Paragraph, Span, Text, TextRow, TextTable
from ..manuscript.printed_words import EMAIL, FAX, HOURS, TEL, URL
from ..named_tuple import NamedTuple
from .comparison import ComparedSide, Comparison
from .decoration import decorate, decorate_all, leave_out, prefix_line, without_question_links, words_for_figures
from .marks import Marks, Range
from .printed_text import PrintedText, print_text
from .revision import section_words
from .rows import ADDED, CHANGED, MOVED, REMOVED, SAME, ComparedRow
from .struck_text import strike_text
from .units import CATEGORY, DESK, QUESTION, Unit

_TITLE: Final = "新旧対照表"
LEFT_OUT: Final = "（略）"
NO_CHANGE: Final = "変更はありません。"
#: The word of a removed row, by the use of words.
REMOVED_WORDS: Final = {"": "（削除）", "law": "（削る）"}
ADDED_WORD: Final = "（新設）"
SIDE_HEADS: Final = ("改正後", "改正前")
_LABEL: Final = "No・区分"
_NOTE: Final = "備考"
_STRUCK: Final = "改正（見え消し）"
#: Measures in em of the label's column and of the notes'.
_LABEL_EM: Final = 7.0
_NOTE_EM: Final = 8.0
#: The texts that say what is spoken of: of a question, a desk or a category, and an item.
_NAMING: Final = ("question", "name", "text")
#: Words before the texts of a desk.
_DESK_WORDS: Final = {"tel": TEL, "fax": FAX, "email": EMAIL, "url": URL, "hours": HOURS}


class TableOptions(NamedTuple):
    """How a comparison is printed."""

    #: Whether the old side stands left.
    before_first: bool = False
    #: The heads of the new and the old column.
    heads: tuple[str, str] = SIDE_HEADS
    #: Whether both sides stand in one column, the old words struck through.
    strike: bool = False
    #: ``law``: as laws are amended.
    words: str = ""
    #: Whether what stayed is printed, too.
    full: bool = False
    #: Why a question changed, by its No or id.
    reasons: Mapping[str, str] = {}
    #: From when it is in force; ``None``: from the new appendix's date.
    effective: date | None = None


def comparison_appendix(comparison: Comparison, new: Appendix, options: TableOptions) -> Appendix:
    """Give the appendix that prints a comparison: A4 on its long side, in the style of the new one."""
    title = f"{new.title.text}　{_TITLE}"
    style = new.style._replace(paper="A4", landscape=True, folio=f"{_TITLE}－", running_numbers=False, duplex=False)
    section = comparison_table(comparison, new.title.text, options, Place(new.path, 1, 1))
    return new._replace(title=Inline(title), sections=(section,), revisions=(), toc="", paged=frozenset(), style=style)


def comparison_table(comparison: Comparison, title: str, options: TableOptions, place: Place) -> TextTable:
    """Give the table of a comparison."""
    builder = _RowBuilder(options)
    rows = tuple(builder.rows(comparison)) if comparison.changes or options.full else ()
    new, old = options.heads
    heads = (_LABEL, _STRUCK, _NOTE) if options.strike else (_LABEL, *((old, new) if options.before_first else (new, old)), _NOTE)
    measures = (_LABEL_EM, *(None for _ in heads[1:-1]), _NOTE_EM)
    lead = [f"{word}　{facts}" for word, side in ((new, comparison.new), (old, comparison.old)) if (facts := _facts(side))]
    if effective := options.effective or comparison.new.date:
        lead.append(f"施行日　{wareki(effective)}")
    remark = _remark(options) if comparison.changes else NO_CHANGE
    lines = tuple(map(Inline, lead))
    return TextTable(Inline(f"{title}　{_TITLE}"), lines, Inline(remark), tuple(map(Inline, heads)), measures, rows, False, place)


def _facts(side: ComparedSide) -> str:
    """The version of a side and its date."""
    return "　".join(filter(None, (side.version, wareki(side.date) if side.date else "")))


def _remark(options: TableOptions) -> str:
    return "（取消線の部分を削り、下線の部分を加える）" if options.strike else "（下線の部分は改正部分）"


class _RowBuilder:
    """Rows of a comparison to rows of the table."""

    def __init__(self, options: TableOptions) -> None:
        self.options = options

    def rows(self, comparison: Comparison) -> Iterator[TextRow]:
        """Give the rows; those that stayed are one row each time, unless all is printed."""
        sections = section_words(comparison.rows)
        stayed: list[ComparedRow] = []
        for row in comparison.rows:
            if row.kind == SAME and not self.options.full:
                stayed.append(row)
                continue
            yield from _stayed_rows(stayed, sections)
            stayed = []
            yield self._row(row, sections[row])
        yield from _stayed_rows(stayed, sections)

    def _row(self, row: ComparedRow, section: str) -> TextRow:
        label, note = self._label(row, section), self._note(row)
        if self.options.strike:
            return TextRow((label, self._strike_row(row), note))
        new, old = self._side(row, row.new, new=True), self._side(row, row.old, new=False)
        return TextRow((label, old, new, note) if self.options.before_first else (label, new, old, note))

    def _label(self, row: ComparedRow, section: str) -> Text:
        """No and 区分; both No of a question that moved are underlined twice."""
        unit = row.unit
        if unit.kind != QUESTION:
            return _text("区分") if unit.kind == CATEGORY else _text(section)
        lines = [f"No.{unit.no}" if row.new else f"旧 No.{unit.no}"]
        if row.old and row.new and row.old.no != row.new.no:
            lines.append(f"（旧 No.{row.old.no}）")
        made = [Inline(line, (Span(0, len(line), decoration="double"),) if row.moved else ()) for line in lines]
        return tuple(Paragraph(line) for line in (*made, Inline(unit.group)) if line.text)

    def _note(self, row: ComparedRow) -> Text:
        """備考: what became of it, and why."""
        lines = []
        if row.kind == ADDED:
            lines.append(f"新設（旧No.{row.split_from}から分割）" if row.split_from else "新設")
        elif row.kind == REMOVED:
            lines.append(f"削除（No.{row.merged_into}に統合）" if row.merged_into else "削除")
        elif row.kind == CHANGED:
            lines.append("変更" if any(marks.old for _, marks in row.marks) else "追加")
        if row.moved and row.old:
            lines.append(f"移動（旧 No.{row.old.no}）" if row.old.no else "移動")
        if reason := reason_of(row, self.options.reasons):
            lines.append(reason)
        return tuple(Paragraph(Inline(line)) for line in lines)

    def _side(self, row: ComparedRow, unit: Unit | None, *, new: bool) -> Text:
        """What one side says."""
        if unit is None:
            return _text(REMOVED_WORDS[self.options.words] if new else ADDED_WORD)
        if row.kind in (ADDED, REMOVED):
            return _join_texts(unit, {name: decorate_all(text, decoration="underline") for name, text in unit.fields})
        if row.kind == MOVED and not self.options.full:
            return _text(LEFT_OUT)
        texts = {}
        for name, printed in unit.fields:
            marks = row.marks_of(name)
            decorated = decorate(printed, marks.new if new else marks.old, decoration="underline")
            texts[name] = self._shorten(row, name, printed, decorated, marks, new=new)
        return _join_texts(unit, texts)

    def _shorten(self, row: ComparedRow, name: str, printed: PrintedText, blocks: Text, marks: Marks, *, new: bool) -> Text:
        """A text without the paragraphs that stayed; what says what is spoken of is always there in full."""
        if self.options.full or row.kind == SAME or name in _NAMING:
            return blocks
        if name not in row.fields:
            return _text(LEFT_OUT) if blocks else ()
        shown: list[Range] = [(c.new, c.new_end) if new else (c.old, c.old_end) for c in marks.blocks]
        return leave_out(blocks, shown, LEFT_OUT)

    def _strike_row(self, row: ComparedRow) -> Text:
        """Both sides in one: the old words struck through, then the new ones underlined."""
        unit = row.unit
        if row.kind in (ADDED, REMOVED):
            decoration = "underline" if row.kind == ADDED else "strike"
            return _join_texts(unit, {name: decorate_all(text, decoration=decoration) for name, text in unit.fields})
        if row.kind == MOVED and not self.options.full:
            return _text(LEFT_OUT)
        assert row.old and row.new
        texts: dict[str, Text] = {}
        for name in dict.fromkeys([name for name, _ in (*row.new.fields, *row.old.fields)]):
            marks = row.marks_of(name)
            left_out = "" if self.options.full or row.kind == SAME or name in _NAMING else LEFT_OUT
            texts[name] = strike_text(row.old.field(name), row.new.field(name), marks, left_out)
        return _join_texts(unit, texts)


def reason_of(row: ComparedRow, reasons: Mapping[str, str]) -> str:
    """Give the reason of a row by its id or its No; one that is gone also has 旧 before its No."""
    ids = [unit.id for unit in (row.new, row.old) if unit and unit.id]
    keys = (
        [*ids, row.new.no, f"No.{row.new.no}"]
        if row.new
        else [*ids, *((f"旧{row.old.no}", f"旧No.{row.old.no}") if row.old else ())]
    )
    return next((reasons[key] for key in keys if key in reasons), "")


def _join_texts(unit: Unit, texts: Mapping[str, Text]) -> Text:
    """The texts of a unit below each other: a question in bold above its answer, the lines of a desk with their words."""
    made: list[Block] = []
    for name, linked in texts.items():
        blocks = words_for_figures(without_question_links(linked))
        if name == "question":
            blocks = decorate_all(print_text(blocks), strong=True)
        if unit.kind == DESK and name in _DESK_WORDS and blocks and blocks != _text(LEFT_OUT):
            blocks = prefix_line(_DESK_WORDS[name], blocks)
        made += blocks
    kept = [block for n, block in enumerate(made) if not (n and block == made[n - 1] == _text(LEFT_OUT)[0])]
    return tuple(kept)


def _text(words: str) -> Text:
    return (Paragraph(Inline(words)),)


def _stayed_rows(rows: Sequence[ComparedRow], sections: Mapping[ComparedRow, str]) -> Iterator[TextRow]:
    """A line for questions that stayed, 「No.3～8　略」, and one for the other sections; heads go with what they stand above."""
    numbers = [row.unit.no for row in rows if row.unit.kind == QUESTION]
    if numbers:
        yield TextRow((_text(f"No.{numbers[0]}{f'～{numbers[-1]}' if len(numbers) > 1 else ''}　略"),))
    heads = {sections[row] for row in rows if row.unit.group in ("appendix", "faq")}
    words = dict.fromkeys(sections[row] for row in rows if row.unit.kind not in (QUESTION, CATEGORY))
    if others := [word for word in words if word not in heads or not numbers]:
        yield TextRow((_text(f"{'、'.join(others)}　略"),))
