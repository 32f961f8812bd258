"""An item of a list that is a text alone becomes a mapping of which that text is the first, or the other way round, in place.

The text stays as it is written, and so does what stands behind it in its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from .changes import NewItem, NewText, SpliceError
from .scalar_form import write_scalar
from .spans import MappingSpan, NodePath, NodeSpan, ScalarSpan, SpanText


def reshape_item(
    source: SpanText,
    node: NodeSpan | None,
    path: NodePath,
    change: NewItem | NewText,
    *,
    flow: bool,
    rows_of: Callable[[str, str, int], Sequence[str]],
) -> Iterator[tuple[int, int, str]]:
    """Give what changes in the text: characters from one to another, and what is to stand there.

    ``flow``: whether the item stands within brackets; ``rows_of``: the lines of a key with a text at a column.  Raises
    ``SpliceError`` where the item's own text would not stay what it is.
    """
    if isinstance(change, NewItem) and isinstance(node, ScalarSpan):
        yield from _into_mapping(source, node, path, change, flow=flow, rows_of=rows_of)
    elif isinstance(change, NewText) and isinstance(node, MappingSpan):
        yield from _into_text(source, node, path, change)
    else:
        raise SpliceError(path, "no item that can take another shape")


def _into_mapping(
    source: SpanText,
    node: ScalarSpan,
    path: NodePath,
    change: NewItem,
    *,
    flow: bool,
    rows_of: Callable[[str, str, int], Sequence[str]],
) -> Iterator[tuple[int, int, str]]:
    (first, own), *others = change.fields
    texts = [(key, text) for key, text in others if isinstance(text, str)]
    if own != node.text or len(texts) < len(others) or not _is_in_one_line(source, node):
        raise SpliceError(path, "an item that must be written anew")
    if flow:
        written = source.text[node.start : node.end]
        parts = [f"{first}: {written}", *(f"{key}: {write_scalar(text, flow=True).head}" for key, text in texts)]
        yield node.start, node.end, "{" + ", ".join(parts) + "}"
        return
    yield node.start, node.start, f"{first}: "
    column = node.start - source.line_start(node.start)
    end = source.line_end(node.end)
    end -= len(source.text[node.end : end]) - len(source.text[node.end : end].rstrip("\r\n"))
    yield end, end, "".join(source.newline + row for key, text in texts for row in rows_of(key, text, column))


def _into_text(source: SpanText, node: MappingSpan, path: NodePath, change: NewText) -> Iterator[tuple[int, int, str]]:
    (_, value), *others = node.entries
    if not isinstance(value, ScalarSpan) or value.text != change.text or not _is_in_one_line(source, value):
        raise SpliceError(path, "an item that must be written anew")
    if node.flow:
        yield node.start, node.end, source.text[value.start : value.end]
        return
    yield node.start, value.start, ""
    for name, other in others:
        start = source.line_start(name.start)
        if source.text[start : name.start].strip():
            raise SpliceError(path, "two keys in one line")
        yield start, source.line_end(max(other.end - 1, name.end)), ""


def _is_in_one_line(source: SpanText, node: ScalarSpan) -> bool:
    return node.style not in ("|", ">", "*") and "\n" not in source.text[node.start : node.end]
