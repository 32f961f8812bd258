"""Documents of a few objects, read back by another library."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf

from faqprint.export.document import ObjectDocument
from faqprint.export.metadata import Facts
from faqprint.layout.display_list import Information

#: A document that says nothing of itself.
NOTHING = Information("", "", "", "", "")


def document() -> ObjectDocument:
    """A document of 10 by 20 pt without a page."""
    made = ObjectDocument(10, 20)
    made.info = Facts(NOTHING, None)
    return made


def opened(made: ObjectDocument) -> Any:
    """The document as it is printed, read by pikepdf, which warns of nothing; untyped, as its objects are."""
    pdf: Any = pikepdf.open(BytesIO(b"".join(made.object_file().print({}))))
    assert pdf.get_warnings() == []
    return pdf
