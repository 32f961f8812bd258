"""New bytes for what changes in a YAML file: everything else stays to the byte.

By hand, because a YAML library that writes a file writes all of it anew: indents, quotes, comments and line ends of a clerk's own
file would go.  Changes are spliced into the text at the spans of what they change; the result is read again and must be what was
meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, pairwise
from operator import itemgetter
from typing import Final

from ..named_tuple import NamedTuple
from .changes import Changes, ItemChange, NewItem, NewText, OldItem, SpliceError, ValueChange, expect, first_difference
from .flow_lists import has_comments, insert_items
from .item_lines import item_lines, shift
from .item_shape import reshape_item
from .scalar_form import changed_rows, quote_double, rewrite_double, write_scalar
from .spans import MappingSpan, NodePath, NodeSpan, ScalarSpan, SequenceSpan, SpanText, plain_value, spans_of

#: Indent of a level where a file shows none of its own.
_INDENT: Final = 2


def splice(content: bytes, changes: Changes) -> bytes:
    """Give a file's bytes with the changes made.

    Raises ``SpliceError`` if they cannot be made in place, or if what comes of them does not say what was meant: nothing is
    to be written then.
    """
    try:
        before = SpanText.read(content)
    except ValueError as error:
        raise SpliceError((), str(error)) from error
    after = splice_unproved(before, changes)
    prove_splice(before, changes, after)
    return after


def splice_unproved(before: SpanText, changes: Changes) -> bytes:
    """Give a file's bytes with the changes made; they are still to be read again (``prove_splice``) before they are kept.

    Raises ``SpliceError`` if the changes cannot be made in place.
    """
    try:
        return before.encode(_Splicer(before, changes).text())
    except SpliceError:
        raise
    except ValueError as error:
        raise SpliceError((), str(error)) from error


def prove_splice(before: SpanText, changes: Changes, after: bytes) -> SpanText:
    """Read bytes that came of changes again, and give where each node stands in them.

    Raises ``SpliceError`` if they do not say what was meant.
    """
    meant = expect(before.root, changes)
    try:
        read = SpanText.read(after)
    except ValueError as error:
        raise SpliceError((), str(error)) from error
    said = plain_value(read.root)
    if said != meant:
        raise SpliceError(first_difference(said, meant), "read again, it is not what was meant")
    return read


class _Edit(NamedTuple):
    """Characters ``start`` to ``end`` of a text are to be ``text``; ``reorders``: they are all items of a list."""

    start: int
    end: int
    text: str
    reorders: bool = False


class _Splicer:
    """The edits that changes come to, and the text with them."""

    def __init__(self, source: SpanText, changes: Changes) -> None:
        self.source = source
        self.changes = changes
        quotes = [span.style for _, span in spans_of(source.root) if span.style in ("'", '"')]
        self.quote = "'" if quotes.count("'") > quotes.count('"') else '"'
        self.edits: list[_Edit] = []
        lists = {
            path for path, change in changes.items() if isinstance(self.source.node(path), SequenceSpan) and change is not None
        }
        for path in changes:
            if path not in lists:
                self._add(path)
        for path in sorted(lists, key=len, reverse=True):  # what changes within an item is known before the item is moved
            self._sort()
            self._add(path)
        self._sort()

    def _sort(self) -> None:
        """Put an edit before those that it holds."""
        self.edits.sort(key=lambda edit: (edit.start, -edit.end))

    def text(self) -> str:
        """Give the whole text with its changes."""
        return self._between(0, len(self.source.text))

    def _between(self, start: int, end: int, *, item: bool = False) -> str:
        """Give a stretch of the text with the edits in it; edits within a list that is written anew are made with its items.

        ``item``: it is an item, which may be all that its list had: what becomes of that list is no part of the item.
        """
        parts, at = [], start
        for edit in islice(self.edits, bisect_left(self.edits, start, key=itemgetter(0)), None):
            if edit.start > end:
                break
            if item and edit.reorders and edit[:2] == (start, end):
                continue
            if edit.start >= at and edit.end <= end:
                parts += [self.source.text[at : edit.start], edit.text]
                at = edit.end
        return "".join((*parts, self.source.text[at:end]))

    def _add(self, path: NodePath) -> None:
        change = self.changes[path]
        node = self.source.node(path)
        parent = self.source.node(path[:-1])
        if node is None:
            if change is not None and isinstance(parent, MappingSpan) and isinstance(path[-1], str):
                self._add_key(parent, path[-1], change, path)
                return
            raise SpliceError(path, "nothing stands here")
        if change is None:
            self._remove_key(path)
        elif isinstance(change, str):
            if not isinstance(node, ScalarSpan):
                raise SpliceError(path, "no text stands here")
            if node.text.rstrip("\n") != change.rstrip("\n"):
                self._replace(node, path, change.rstrip("\n"))
        elif isinstance(parent, SequenceSpan) and isinstance(change, NewItem | NewText):
            shape = reshape_item(self.source, node, path, change, flow=self._in_flow(path), rows_of=self._entry)
            self.edits += [_Edit(*edit) for edit in shape]
        elif isinstance(node, SequenceSpan) and not isinstance(change, NewItem | NewText):
            if list(change) != [OldItem((*path, number)) for number in range(len(node.items))]:
                self._reorder(node, path, change)
        else:
            raise SpliceError(path, "no list stands here")

    # --- scalars ------------------------------------------------------------------------------------------------------

    def _replace(self, node: ScalarSpan, path: NodePath, text: str) -> None:
        source = self.source
        self._write_out_aliases(node)
        flow = self._in_flow(path)
        parent, indent = self._indents(node, path)
        written = source.text[node.start : node.end]
        if node.style == '"' and (rewritten := rewrite_double(written, node.text, text)) is not None:
            self.edits.append(_Edit(node.start, node.end, rewritten))
            return
        escaped = "\\n" in written
        style = "" if node.style == "*" else node.style
        form = write_scalar(text, style=style, flow=flow, parent=parent, indent=indent, quote=self.quote, escaped=escaped)
        head_end = source.line_end(node.start)
        if form.rows and form.head.rstrip("-") == node.style and head_end <= node.end:
            rows = changed_rows(source.text[head_end : node.end], form.rows, node.text, text) if node.style == "|" else None
            self.edits.append(_Edit(head_end, node.end, rows or source.newline.join(form.rows)))  # its first line stays as it is
            return
        gap = "" if node.start == 0 or source.text[node.start - 1] in " \t\n[{" else " "
        if not form.rows:
            self.edits.append(_Edit(node.start, node.end, gap + form.head))
            return
        rows = "".join(source.newline + row for row in form.rows)
        last = source.line_end(node.end - 1 if node.end > node.start else node.end)
        rest = source.text[node.end : last].rstrip("\r\n")  # a comment, or white
        self.edits.append(_Edit(node.start, node.end + len(rest), gap + form.head + rest + rows))

    def _write_out_aliases(self, node: ScalarSpan) -> None:
        """Put the text that changes in the place of its aliases, which say what they said, and would name nothing."""
        anchor = re.match(r"&([^\s,\[\]{}]+)", self.source.text[node.start : node.end])
        if anchor is None:
            return
        named = re.compile(rf"([&*]){re.escape(anchor[1])}(?![^\s,\[\]{{}}])")
        for path, span in sorted(spans_of(self.source.root), key=lambda placed: placed[1].start):
            sign = named.match(self.source.text, span.start)
            if sign is None or span.start <= node.start:
                continue
            if sign[1] == "&":  # another text of that name
                return
            if span.style == "*" and path not in self.changes:
                self._replace(span, path, node.text.rstrip("\n"))

    def _in_flow(self, path: NodePath) -> bool:
        nodes = [self.source.node(path[:length]) for length in range(len(path))]
        return any(node.flow for node in nodes if isinstance(node, MappingSpan | SequenceSpan))

    def _indents(self, node: ScalarSpan, path: NodePath) -> tuple[int, int]:
        """The column of the collection that holds a scalar, and that of a block's lines below it."""
        holder = self.source.node(path[:-1])
        column = holder.column if isinstance(holder, MappingSpan | SequenceSpan) else 0
        if node.style in ("|", ">"):
            rows = self.source.text[self.source.line_end(node.start) : node.end].split("\n")
            own = [len(row) - len(row.lstrip(" ")) for row in rows if row.strip()]
            explicit = re.match(r"[|>][-+]?([1-9])", self.source.text[node.start : node.start + 3])
            if explicit:
                return column, column + int(explicit[1])
            if own:
                return column, own[0]
        return column, column + self._step()

    def _step(self) -> int:
        """How far a block's lines are indented below their key in this file."""
        for path, span in spans_of(self.source.root):
            if span.style in ("|", ">") and "\n" in self.source.text[span.start : span.end]:
                holder = self.source.node(path[:-1])
                row = self.source.text[self.source.line_end(span.start) : span.end]
                row = next(line for line in row.split("\n") if line.strip())
                step = len(row) - len(row.lstrip(" ")) - (holder.column if isinstance(holder, MappingSpan | SequenceSpan) else 0)
                if step > 0:
                    return step
        return _INDENT

    # --- keys ---------------------------------------------------------------------------------------------------------

    def _add_key(self, node: MappingSpan, key: str, change: ValueChange, path: NodePath) -> None:
        staying = [entry for entry in node.entries if self.changes.get((*path[:-1], entry[0].text), "") is not None]
        last = node.entries[-1][1] if node.entries else None
        if node.flow:
            quoted = bool(node.entries) and node.entries[-1][0].style == '"'
            name = quote_double(key) if quoted else key
            value = self._flow_value(change, node, quoted=quoted)
            at = last.end if last else node.start + 1
            self.edits.append(_Edit(at, at, f"{', ' if last else ''}{name}: {value}"))
            return
        if not staying:
            raise SpliceError(path, "all keys of a mapping cannot go")
        before, last = staying[-1]
        if isinstance(change, str):
            rows = self._entry(key, change, node.column)
        elif isinstance(change, NewItem):
            rows = self._mapping_rows(key, change, node.column)
        elif isinstance(change, NewText):
            raise SpliceError(path, "no item of a list")
        else:
            rows = self._list_rows(key, change, node.column, None)
        self._insert_lines(max(last.end - 1, before.end), rows)

    def _insert_lines(self, at: int, rows: Sequence[str]) -> None:
        """Put lines behind the one in which a character stands."""
        end = self.source.text.find("\n", at)
        end = len(self.source.text) if end < 0 else end - (self.source.text[end - 1] == "\r")
        self.edits.append(_Edit(end, end, "".join(self.source.newline + row for row in rows)))

    def _remove_key(self, path: NodePath) -> None:
        holder, key = self.source.node(path[:-1]), path[-1]
        if not isinstance(holder, MappingSpan) or len(holder.entries) < 2:
            raise SpliceError(path, "the only key of a mapping cannot go")
        place = next(number for number, (name, _) in enumerate(holder.entries) if name.text == key)
        name, node = holder.entries[place]
        if holder.flow:
            before = holder.entries[place - 1][1].end if place else name.start
            after = node.end if place else holder.entries[1][0].start
            self.edits.append(_Edit(before, after, ""))
            return
        start = self.source.line_start(name.start)
        if self.source.text[start : name.start].strip():
            raise SpliceError(path, "a key beside a dash cannot go")
        self.edits.append(_Edit(start, self.source.line_end(max(node.end - 1, name.end)), ""))

    def _entry(self, key: str, text: str, column: int) -> list[str]:
        form = write_scalar(text, parent=column, indent=column + self._step(), quote=self.quote)
        return [f"{' ' * column}{key}: {form.head}", *form.rows]

    # --- lists --------------------------------------------------------------------------------------------------------

    def _reorder(self, node: SequenceSpan, path: NodePath, items: Sequence[ItemChange]) -> None:
        if node.flow:
            self._reorder_flow(node, path, items)
            return
        blocks = item_lines(self.source, node)
        region = _Edit(blocks[0].above, blocks[-1].end, "", reorders=True)
        if not items:
            raise SpliceError(path, "a list in lines cannot become empty")
        newline = self.source.newline
        parts: list[str] = []
        between = blocks[1] if len(blocks) > 1 else None
        for place, item in enumerate(items):
            slot = blocks[place] if place < len(blocks) else between
            above = self.source.text[slot.above : slot.start] if slot else ""
            if place >= len(blocks):
                above = newline if above and not above.strip() else ""
            parts.append(above + self._item_text(item, node))
        gone = [block for block in blocks[len(items) :] if self.source.text[block.above : block.start].strip()]
        parts += [self.source.text[block.above : block.start] for block in gone]  # comments that stand by themselves stay
        text = "".join(parts)
        if not self.source.text[region.start : region.end].endswith("\n"):
            text = text.removesuffix(newline)
        self.edits.append(region._replace(text=text))

    def _item_text(self, item: ItemChange, node: SequenceSpan) -> str:
        last = node.items[-1] if node.items else None
        return "".join(row + self.source.newline for row in self._item_rows(item, node.column, last))

    def _item_rows(self, item: ItemChange, column: int, like: NodeSpan | None) -> list[str]:
        """The lines of an item with its dash at a column; a new one is written as the item ``like`` it."""
        if isinstance(item, NewItem):
            return self._new_rows(item, column, like)
        if isinstance(item, NewText):
            form = write_scalar(item.text, parent=column, indent=column + _INDENT, quote=self.quote)
            return [f"{' ' * column}- {form.head}", *form.rows]
        holder = self.source.node(item.path[:-1])
        place = item.path[-1]
        if not isinstance(holder, SequenceSpan) or not isinstance(place, int) or holder.flow:
            raise SpliceError(item.path, "no item of a list in lines")
        lines = item_lines(self.source, holder)[place]
        text = self._between(lines.start, lines.end, item=True).removesuffix("\n").removesuffix("\r")
        return shift(text, column - holder.column).split(self.source.newline)

    def _new_rows(self, item: NewItem, column: int, like: NodeSpan | None) -> list[str]:
        """The lines of a new item: in braces if the one ``like`` it is and no text has several lines."""
        texts = [text for _, text in item.fields if isinstance(text, str)]
        flat = len(texts) == len(item.fields) and not any("\n" in text for text in texts)
        if isinstance(like, MappingSpan) and like.flow and flat:
            return [" " * column + "- " + self._flow_item(item, like)]
        inner = like.column if isinstance(like, MappingSpan) and not like.flow else column + 2
        rows: list[str] = []
        for key, given in item.fields:
            rows += self._entry(key, given, inner) if isinstance(given, str) else self._list_rows(key, given, inner, like)
        rows[0] = " " * column + "-" + " " * (inner - column - 1) + rows[0].lstrip(" ")
        return rows

    def _list_rows(self, key: str, items: Sequence[ItemChange], column: int, like: NodeSpan | None) -> list[str]:
        """The lines of a new key with a list; its dashes stand as those of the same key in the mapping ``like`` its own."""
        dashes, last = column + _INDENT, None
        if isinstance(like, MappingSpan) and isinstance(sibling := like.find(key), SequenceSpan) and not sibling.flow:
            dashes, last = column + sibling.column - like.column, sibling.items[-1]
        return [" " * column + key + ":", *(row for item in items for row in self._item_rows(item, dashes, last))]

    def _mapping_rows(self, key: str, item: NewItem, column: int) -> list[str]:
        """The lines of a new key with a mapping."""
        rows = [" " * column + key + ":"]
        for name, given in item.fields:
            inner = column + _INDENT
            rows += self._entry(name, given, inner) if isinstance(given, str) else self._list_rows(name, given, inner, None)
        return rows

    def _flow_item(self, item: ItemChange, like: NodeSpan | None) -> str:
        """An item within brackets; its keys and texts in quotes if those of the one ``like`` it are."""
        if isinstance(item, OldItem):
            old = self.source.node(item.path)
            if old is None or not self._in_flow(item.path):
                raise SpliceError(item.path, "no item in brackets")
            return self._between(old.start, old.end, item=True)
        if isinstance(item, NewText):
            return write_scalar(
                item.text, style=like.style if isinstance(like, ScalarSpan) else "", flow=True, quote=self.quote
            ).head
        quoted = isinstance(like, MappingSpan) and bool(like.entries) and like.entries[0][0].style == '"'
        parts = [
            f"{quote_double(key) if quoted else key}: {self._flow_value(given, like, quoted=quoted)}"
            for key, given in item.fields
        ]
        return "{" + ", ".join(parts) + "}"

    def _flow_value(self, change: ValueChange, like: NodeSpan | None, *, quoted: bool) -> str:
        """What a key holds within brackets."""
        if isinstance(change, str):
            return quote_double(change) if quoted else write_scalar(change, flow=True, quote=self.quote).head
        if isinstance(change, NewItem | NewText):
            return self._flow_item(change, like)
        last = like.entries[0][0] if quoted and isinstance(like, MappingSpan) else like  # a text is written as its keys are
        return f"[{', '.join(self._flow_item(each, last if isinstance(each, NewText) else like) for each in change)}]"

    def _reorder_flow(self, node: SequenceSpan, path: NodePath, items: Sequence[ItemChange]) -> None:
        """A list in brackets: what stands between its items stays, one more for each that is new."""
        source, olds = self.source, node.items
        if not olds:
            holder = source.node(path[:-1])
            quoted = isinstance(holder, MappingSpan) and holder.flow and holder.entries[0][0].style == '"'
            self.edits.append(_Edit(node.start, node.end, self._flow_value(items, holder if quoted else None, quoted=quoted)))
            return
        texts = [self._flow_item(item, olds[-1]) for item in items]
        if has_comments(source, node):
            self.edits += [_Edit(*edit) for edit in insert_items(source, node, path, items, texts)]
            return
        gaps = [source.text[one.end : other.start] for one, other in pairwise(olds)]
        usual = gaps[0] if gaps else ", "
        parts = [text for pair in zip(texts, [*gaps, *[usual] * len(texts)], strict=False) for text in pair][:-1]
        self.edits.append(_Edit(olds[0].start, olds[-1].end, "".join(parts), reorders=True))
