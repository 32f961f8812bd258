"""配布台帳: which file went to which branch, to be signed for; set and tagged like any appendix."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from ..errors import Place
from ..export.pdf import write
from ..layout.compose import compose
from ..manuscript.model import Appendix, Inline, InnerTable, TextSection
from ..text.fonts import Faces
from .manifest import Entry

NAME: Final = "ledger.pdf"
TITLE: Final = "配布台帳"
#: Heads of the columns; those to be filled in by hand are as wide as a seal.
_HEADS: Final = ("コード", "支店", "ファイル", "版", "頁", "照合番号", "　　配布日　　", "　　受領印　　")
_DIGITS: Final = 8


def ledger(appendix: Appendix, entries: Sequence[Entry], faces: Faces, date: datetime | None) -> bytes:
    """Give the ledger of a folder's editions as a PDF.

    ``appendix`` (resolved) gives title, version, date and style.  The 照合番号 is the head of the file's sha256.
    """
    place = Place(appendix.path, 1, 1)
    version = appendix.version.text
    rows = [(e.code, e.name, e.file, version, str(e.pages), e.sha256[:_DIGITS], "", "") for e in entries]
    table = InnerTable(tuple(tuple(map(Inline, row)) for row in (_HEADS, *rows)))
    section = TextSection(Inline(TITLE), (table,), False, place)
    title = Inline(f"{appendix.title.text}　{TITLE}")
    made = appendix._replace(title=title, sections=(section,), revisions=(), toc=False, branch="")
    return write(compose(made, faces), faces, date=date)
