"""配布台帳: which file went to which branch, to be signed for; set and tagged like any appendix."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from ..compose.appendix import compose
from ..errors import Place
from ..export.pdf import write
from ..layout.display_list import Layout
from ..manuscript.model import Appendix, Inline, InnerTable, TableColumn, TextSection
from ..text.fonts import Faces, clusters
from ..units import MM
from .manifest import ManifestEntry

LEDGER: Final = "ledger.pdf"
_TITLE: Final = "配布台帳"
#: The columns; what is filled in by hand takes a date or a seal, and with 15 mm still does.
COLUMNS: Final = {
    "コード": TableColumn("left", 3.0),
    "支店": TableColumn("left"),
    "ファイル": TableColumn("left", parts=True),
    "版": TableColumn("left"),
    "頁": TableColumn("right"),
    "照合番号": TableColumn("left", 4.0),
    "配布日": TableColumn("left", 5.5, tightest=4.0),
    "受領印": TableColumn("left", 5.0, tightest=3.5),
}
#: The least height of a row: a seal of 10.5 mm, and air.
_ROW: Final = 12.5 * MM
DIGITS: Final = 8
#: In place of the version where the file is not of this one, or of other words.
_OLDER: Final = "旧版"


def ledger(
    appendix: Appendix, entries: Sequence[ManifestEntry], stale: Collection[str], faces: Faces, date: datetime | None
) -> bytes:
    """Give the ledger of a folder's editions as a PDF, see ``lay_out_ledger``; ``date``: what SOURCE_DATE_EPOCH says."""
    return write(lay_out_ledger(appendix, entries, stale, faces), faces, date=date)


def lay_out_ledger(appendix: Appendix, entries: Sequence[ManifestEntry], stale: Collection[str], faces: Faces) -> Layout:
    """Lay the ledger of a folder's editions out.

    ``appendix`` (resolved) gives title, version, date and style; ``stale``: the codes of editions made from an older one.
    The 照合番号 is the head of the file's sha256.  Raises ``LayoutError`` if the paper does not hold the columns.
    """
    place = Place(appendix.path, 1, 1)
    version = appendix.version.text
    stale = frozenset(stale)
    files = _settable([entry.file for entry in entries], faces)
    rows = [
        (e.code, e.name, file, _OLDER if e.code in stale else version, str(e.pages), e.sha256[:DIGITS], "", "")
        for e, file in zip(entries, files, strict=True)
    ]
    cells = tuple(tuple(map(Inline, row)) for row in (tuple(COLUMNS), *rows))
    table = InnerTable(cells, columns=tuple(COLUMNS.values()), row=_ROW, whole=True)
    section = TextSection(Inline(_TITLE), (table,), False, place)
    title = Inline(f"{appendix.title.text}　{_TITLE}")
    style = appendix.style._replace(folio=f"{_TITLE}－")
    made = appendix._replace(
        title=title, sections=(section,), revisions=(), toc="", branch="", mark=Inline(""), paged=frozenset(), style=style
    )
    return compose(made, faces)


def _settable(files: Sequence[str], faces: Faces) -> Sequence[str]:
    """Give the names of files as they can be set: a turned sort 〓 in place of what no face has, as printers do."""
    found = {*clusters("\n".join(files))} - {"\n"}
    lacking = {cluster for cluster in found if faces.face_for(cluster, False) < 0}
    if not lacking:
        return files
    sort = "〓" if faces.face_for("〓", False) >= 0 else "?"
    return ["".join([sort if cluster in lacking else cluster for cluster in clusters(file)]) for file in files]
