"""New items in a list within brackets whose items have comments: each stays with its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .changes import ItemChange, NewItem, NewText, OldItem, SpliceError
from .spans import NodePath, SequenceSpan, SpanText


def has_comments(source: SpanText, node: SequenceSpan) -> bool:
    """Whether a comment stands between the items of a list in brackets, or behind the last one."""
    ends = [node.start + 1, *(item.end for item in node.items)]
    starts = [*(item.start for item in node.items), node.end - 1]
    return any("#" in source.text[end:start] for end, start in zip(ends, starts, strict=True))


def insert_items(
    source: SpanText, node: SequenceSpan, path: NodePath, items: Sequence[ItemChange], texts: Sequence[str]
) -> Iterator[tuple[int, int, str]]:
    """Give what changes in the text; ``texts``: of all ``items`` in their new order.

    Raises ``SpliceError`` unless all that change are new: an item that moves would leave its comment.
    """
    olds = [item for item in items if isinstance(item, OldItem)]
    if olds != [OldItem((*path, place)) for place in range(len(node.items))]:
        raise SpliceError(path, "comments between items in brackets")
    place = 0
    for item, text in zip(items, texts, strict=True):
        if not isinstance(item, NewItem | NewText):
            place += 1
        elif place < len(node.items):  # before the next one: what stands behind the one before is that one's comment
            start = node.items[place].start
            above = source.text[source.line_start(start) : start]
            yield start, start, f"{text},\n{above}".replace("\n", source.newline) if not above.strip() else f"{text}, "
        else:
            yield from _append(source, node, text)


def _append(source: SpanText, node: SequenceSpan, text: str) -> Iterator[tuple[int, int, str]]:
    """Put an item behind the last one and its comment."""
    last = node.items[-1]
    rest = source.text[last.end : node.end - 1]
    has_comma = rest.lstrip().startswith(",")
    if "#" not in rest:
        yield last.end, last.end, f", {text}"
        return
    if not has_comma:
        yield last.end, last.end, ","
    line = source.line_start(last.start)
    indent = " " * (last.start - line if not source.text[line : last.start].strip() else node.column + 1)
    end = last.end + len(rest.partition("\n")[0].rstrip("\r"))
    yield end, end, f"{source.newline}{indent}{text}{',' * has_comma}"
