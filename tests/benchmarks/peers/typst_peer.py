"""The same rows by Typst: ``typst_peer.py ROWS.json OUT.pdf FONTS``.  Tagged; 区分 only at its first part."""

import json
import sys
import tempfile
from itertools import groupby
from pathlib import Path

import typst

TEMPLATE = r"""
#let groups = json("rows.json")
#set document(title: "別紙３　ＦＡＱ", date: none)
#set page(paper: "a4", margin: (x: 18mm, y: 22mm), numbering: "1")
#set text(font: "BIZ UDMincho", size: 9pt, lang: "ja", region: "JP")
#set par(justify: true, leading: .5em, spacing: .5em)
#let bold(it) = text(font: "BIZ UDGothic", weight: "bold", it)
#let marker(it) = table.cell(colspan: 4, stroke: none, align: right, it)
#metadata(none) <first>
#table(
  columns: (27pt, 54pt, 162pt, 1fr), stroke: .35pt, align: (center + top, center + horizon, left + top, left + top),
  table.header(
    marker(context if here().page() > locate(<first>).page() [＜前ページからの続き＞]),
    ..("No", "区分", "質問", "回答").map(it => table.cell(fill: luma(225), align: center, bold(it))),
  ),
  ..for (name, rows) in groups {
    for (i, row) in rows.enumerate() {
      (str(row.at(0)),)
      if i == 0 { (table.cell(rowspan: rows.len(), name),) }
      (row.at(2), for (kind, words) in row.at(3) {
        if kind == "ref" { par(box(stroke: .5pt, outset: (y: 2pt), inset: (x: 2pt), bold[参照]) + h(.5em) + words) }
        else { par(words) }
      })
    }
  },
  table.footer(marker(context if here().page() < locate(<last>).page() [＜次頁へ続く＞])),
)
#metadata(none) <last>
"""

rows, out, fonts = sys.argv[1:4]
data = json.loads(Path(rows).read_text(encoding="utf-8"))
with tempfile.TemporaryDirectory() as folder:
    main = Path(folder) / "main.typ"
    main.write_text(TEMPLATE, encoding="utf-8")
    groups = [[name, list(group)] for name, group in groupby(data, key=lambda row: row[1])]
    (Path(folder) / "rows.json").write_text(json.dumps(groups), encoding="utf-8")
    typst.compile(str(main), output=out, root=folder, font_paths=[fonts], ignore_system_fonts=True)
