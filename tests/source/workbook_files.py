"""Workbooks as raw XML, for what no library writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def cell(reference: str, value: str | float, style: int = 0) -> str:
    """A cell of a sheet: a text, or a number with the format of a style."""
    if isinstance(value, str):
        return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{reference}" s="{style}"><v>{value!r}</v></c>'


def rows(table: Sequence[Sequence[str | float]]) -> str:
    """The rows of a sheet."""
    return "".join(
        f'<row r="{r}">' + "".join(cell(f"{chr(64 + c)}{r}", value) for c, value in enumerate(row, 1)) + "</row>"
        for r, row in enumerate(table, 1)
    )


def workbook(
    data: str,
    *,
    formats: Sequence[int | str] = (),
    strings: str = "",
    behind: str = "",
    properties: str = "",
    name: str = "Sheet1",
    sheets: Sequence[tuple[str, str]] = (),
) -> bytes:
    """A workbook whose first sheet holds ``data``.

    ``formats``: the number format of each style from 1 on, by number or code; ``strings``: what cells share; ``behind``: what
    stands behind the data; ``properties``: those of the workbook; ``sheets``: name and data of further sheets.  A sheet whose
    name begins with ``!`` is hidden.
    """
    codes = {code: number for number, code in enumerate((f for f in formats if isinstance(f, str)), 164)}
    all_sheets = [(name, f"<sheetData>{data}</sheetData>{behind}")]
    all_sheets += [(name, f"<sheetData>{more}</sheetData>") for name, more in sheets]
    listed = "".join(
        f'<sheet name="{name.lstrip("!")}" sheetId="{i}" r:id="rId{i}"' + (' state="hidden"/>' if name[0] == "!" else "/>")
        for i, (name, _) in enumerate(all_sheets, 1)
    )
    number = "".join(
        f'<numFmt numFmtId="{n}" formatCode="{code.replace("&", "&amp;").replace("<", "&lt;").replace(chr(34), "&quot;")}"/>'
        for code, n in codes.items()
    )
    styles = "".join(f'<xf numFmtId="{f if isinstance(f, int) else codes[f]}"/>' for f in (0, *formats))
    targets = {
        **{f"rId{i}": ("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(all_sheets) + 1)},
        "rIdS": ("styles", "styles.xml"),
        **({"rIdT": ("sharedStrings", "sharedStrings.xml")} if strings else {}),
    }
    related = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>' for key, (kind, target) in targets.items()
    )
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">{properties}<sheets>{listed}</sheets></workbook>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts>{number}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>',
        **({"xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>'} if strings else {}),
        **{
            f"xl/worksheets/sheet{i}.xml": f'<worksheet xmlns="{_MAIN}">{inner}</worksheet>'
            for i, (_, inner) in enumerate(all_sheets, 1)
        },
    }
    return archive(parts)


def archive(parts: dict[str, str]) -> bytes:
    """Parts by their paths, in one file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for path, content in parts.items():
            packed.writestr(path, content)
    return stream.getvalue()
