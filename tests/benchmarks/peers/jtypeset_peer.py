"""The same rows by jtypeset: ``jtypeset_peer.py ROWS.json OUT.pdf FONTS``.  No markers, no tags, 区分 only once."""

import json
import sys
from itertools import groupby
from pathlib import Path

import jtypeset as jt

rows, out, folder = sys.argv[1:4]
data = json.loads(Path(rows).read_text(encoding="utf-8"))
fonts = jt.FontSet()
fonts.load_file(f"{folder}/BIZUDMincho-Regular.ttf", "text")
fonts.load_file(f"{folder}/BIZUDGothic-Bold.ttf", "bold")
text, bold = jt.TextStyle(["text"], 9.0), jt.TextStyle(["bold"], 9.0)
style = jt.ParagraphStyle()
style.align, style.line_height = jt.Align.JUSTIFY, 1.5
breaking = style.line_break
breaking.justify = True
style.line_break = breaking


def cell(*paragraphs, rowspan=1):
    """A cell of paragraphs."""
    made = jt.TableCell(paragraphs[0], 1, rowspan)
    made.paras = list(paragraphs)
    return made


def block(kind, words):
    """A paragraph of an answer."""
    if kind != "ref":
        return jt.Paragraph(words, text, style)
    made = jt.Paragraph("参照", bold, style)
    made.add_run(" " + words, text)
    return made


table = jt.TableBlock()
table.columns = [jt.TableColumn(width) for width in (27, 54, 162, 243)]
table.repeat_header, table.cell_padding = True, 4
made = [jt.TableRow([cell(jt.Paragraph(head, bold, style)) for head in ("No", "区分", "質問", "回答")], True)]
for name, group in groupby(data, key=lambda row: row[1]):
    members = list(group)
    for i, (number, _, question, answer) in enumerate(members):
        cells = [cell(jt.Paragraph(str(number), text, style))]
        if not i:
            cells.append(cell(jt.Paragraph(name, text, style), rowspan=len(members)))
        cells += [cell(jt.Paragraph(question, text, style)), cell(*[block(kind, words) for kind, words in answer])]
        made.append(jt.TableRow(cells))
table.rows = made
flow = jt.Flow()
flow.add_table(table)
sequence = jt.PageSequence()
master = sequence.master
master.size, master.writing_mode = jt.paper.A4, jt.WritingMode.HORIZONTAL_TB
master.margin = jt.Margins(*[18 * jt.MM] * 2, *[22 * jt.MM] * 2)
sequence.master = master
jt.save_pdf(jt.FlowLayouter(fonts).layout(flow, sequence), out, title="別紙３　ＦＡＱ")
