"""The entry of a comparison in ``revisions``: as a line of YAML, and spliced into the appendix (CD-22)."""

from __future__ import annotations

from pathlib import Path

from ..compare.comparison import Comparison
from ..compare.revision import revision_note
from ..errors import UsageError, read_error
from ..source.changes import ItemChange, NewItem, OldItem, SpliceError
from ..source.scalar_form import quote_double
from ..source.spans import SequenceSpan, SpanText
from ..source.splice import splice
from ..storage.files import write_atomic

_PLAIN_OUT = frozenset(":#,[]{}\"'&*!|>%@`")


def revision_line(comparison: Comparison) -> str:
    """Give the entry as a line of YAML."""
    fields = ", ".join(f"{key}: {_flow_text(text)}" for key, text in revision_fields(comparison))
    return f"- {{{fields}}}"


def revision_fields(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """Give the entry's keys with their texts; without a version or a date there is no such key."""
    new = comparison.new
    fields = ("version", new.version), ("date", new.written_date), ("note", revision_note(comparison.rows))
    return tuple((key, text) for key, text in fields if text)


def write_revision(path: Path, comparison: Comparison) -> bool:
    """Splice the entry into an appendix; ``False``: an entry of its version is there already, and nothing is written.

    Raises ``UsageError`` if there is no version, which an entry must have, or if the appendix is none that can be written to;
    ``MachineError`` if the file cannot be.
    """
    if not comparison.new.version:
        raise UsageError("revision-needs-version", file=path.as_posix())
    try:
        content = path.read_bytes()
    except OSError as error:
        raise read_error(error, path.as_posix()) from None
    fields = revision_fields(comparison)
    text = SpanText.read(content)
    listed = text.node(("revisions",))
    items = listed.items if isinstance(listed, SequenceSpan) else ()
    for number in range(len(items)):
        if getattr(text.node(("revisions", number, "version")), "text", None) == comparison.new.version:
            return False
    entries: list[ItemChange] = [OldItem(("revisions", number)) for number in range(len(items))]
    entries.append(NewItem(fields))
    try:
        if listed is not None and not items:  # neither ``[]`` nor nothing takes an item: the list is begun anew
            begun = splice(content, {("revisions",): None})
            if begun.count(b"#") < content.count(b"#"):
                raise SpliceError(("revisions",), "a comment behind the empty list would be lost")
            content = begun
        spliced = splice(content, {("revisions",): entries})
    except SpliceError as error:
        raise UsageError("revision-unwritable", file=path.as_posix(), line=revision_line(comparison), reason=str(error)) from None
    write_atomic(path, spliced, follow=True)
    return True


def _flow_text(text: str) -> str:
    """A text inside a flow mapping: quoted if a reader of YAML could take it for something else."""
    return quote_double(text) if _PLAIN_OUT & set(text) or text != text.strip() or not text else text
