"""The files that are attached to a PDF (ISO 32000-1, 7.11.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..limits import OverBudgetError, WorkBudget
from ..named_tuple import NamedTuple
from .document import PdfFile
from .syntax import DamageError, PdfStream, text


class Attachment(NamedTuple):
    """A file that the catalog names."""

    name: str
    #: Its stream; ``None``: it is named, and not there.
    stream: PdfStream | None
    #: What is told of it: its size and checksum.
    told: dict[str, Any]


def attachments(document: PdfFile) -> Iterator[Attachment]:
    """Give the associated files of a document, in their order."""
    for reference in document.array(document.catalog.get("AF")):
        entries = document.dictionary(reference)
        name = text(document.get(entries.get("UF"))) or text(document.get(entries.get("F")))
        stream = document.get(document.dictionary(entries.get("EF")).get("F"))
        if isinstance(stream, PdfStream):
            yield Attachment(name, stream, document.dictionary(stream.entries.get("Params")))
        else:
            yield Attachment(name, None, {})


def read_attachments(data: bytes) -> dict[str, bytes]:
    """Give the bytes of the files that are attached to a PDF, by their names, in their order; raises ``DamageError``."""
    try:
        document = PdfFile(data, WorkBudget.of_size(len(data)))
        return {one.name: document.decode(one.stream) for one in attachments(document) if one.stream is not None}
    except DamageError:
        raise
    except OverBudgetError:
        raise DamageError("value") from None
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        raise DamageError("value") from None  # what a damaged file provokes where no check looked for it
