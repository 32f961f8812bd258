"""The same rows by reportlab's LongTable: ``reportlab_peer.py ROWS.json OUT.pdf FONTS``.  No spans (they never break)."""

import json
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

rows, out, folder = sys.argv[1:4]
data = json.loads(Path(rows).read_text(encoding="utf-8"))
pdfmetrics.registerFont(TTFont("text", f"{folder}/BIZUDMincho-Regular.ttf"))
pdfmetrics.registerFont(TTFont("bold", f"{folder}/BIZUDGothic-Bold.ttf"))
text = ParagraphStyle("text", fontName="text", fontSize=9, leading=13.5, wordWrap="CJK")
head = ParagraphStyle("head", parent=text, fontName="bold", alignment=1)


def block(kind, words):
    """A paragraph of an answer."""
    return Paragraph(('<font name="bold">参照</font> ' if kind == "ref" else "") + escape(words), text)


cells = [[Paragraph(word, head) for word in ("No", "区分", "質問", "回答")]]
for number, category, question, answer in data:
    blocks = [block(kind, words) for kind, words in answer]
    cells.append([Paragraph(str(number), text), Paragraph(escape(category), text), Paragraph(escape(question), text), blocks])
table = LongTable(
    cells,
    colWidths=[27, 54, 162, 243],
    repeatRows=1,
    style=[("GRID", (0, 0), (-1, -1), 0.35, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")],
)
SimpleDocTemplate(out, pagesize=A4, title="別紙３　ＦＡＱ", invariant=1).build([table])
