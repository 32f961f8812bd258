"""What the metadata of a PDF of any origin say (XMP; ISO 32000-1, 14.3)."""

from __future__ import annotations

import re
from typing import Any, Final

import pikepdf
from pikepdf import Name, Pdf

from .pdf_values import dictionary, text

#: White space but for the full-width kind, which belongs to a title.
_SPACE: Final = re.compile("[\0-\x20]+")
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"


def xmp_of(pdf: Pdf) -> Any:
    """Give what the XMP of a file says, to be read, or changed in a ``with``; nothing, if there is none that can be read."""
    try:
        if not pdf.Root.Metadata.read_bytes().strip():
            return {}
        return pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=True)
    except (AttributeError, LookupError, RuntimeError, SyntaxError, TypeError, ValueError, pikepdf.PdfError):
        return {}  # none, or no XMP: a packet is anybody's


def read_title(pdf: Pdf) -> str:
    """Give the title of a file, in one line; ``''``: it has none."""
    title = xmp_of(pdf).get(_TITLE) or text(dictionary(pdf.trailer.get(Name.Info)).get(Name.Title))
    return _SPACE.sub(" ", str(title)).strip()
