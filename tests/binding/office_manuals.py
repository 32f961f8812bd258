"""Manuals with what pdfTeX and Word write, small: destinations by name, roles, layers, trees with kids, private data."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from .manuals import add_outline, plain_pdf

TITLES = ("第1編　利用者", "第2編　設定", "第3編　終了")


def tex_pdf(*, old: bool) -> Pdf:
    """As pdfTeX with hyperref: bookmarks and links go by actions to names; ``old``: of a dictionary, else of a tree with kids."""
    pdf = plain_pdf(6)
    places = {f"section.{n}": Array([pdf.pages[2 * n].obj, Name.XYZ, 72, 780, None]) for n in range(3)}
    if old:
        pdf.Root.Dests = pdf.make_indirect(Dictionary({f"/{key}": Dictionary(D=place) for key, place in places.items()}))
    else:
        leaves = [pdf.make_indirect(_names(dict(part))) for part in (list(places.items())[:1], list(places.items())[1:])]
        pdf.Root.Names = pdf.make_indirect(Dictionary(Dests=Dictionary(Kids=leaves)))

    def jump(number: int) -> Dictionary:
        name = f"section.{number}"
        return Dictionary(S=Name.GoTo, D=Name(f"/{name}") if old else String(name))

    add_outline(pdf, [(0, title, 2 * number) for number, title in enumerate(TITLES)])
    item: Any = pdf.Root.Outlines.First
    for number in range(3):
        del item.Dest
        item.A = pdf.make_indirect(jump(number))
        item = item.get("/Next")
    for number, page in enumerate(pdf.pages):
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[72, 600, 200, 620], H=Name.I, A=jump(number % 3))
        page.obj.Annots = Array([pdf.make_indirect(link)])
    pdf.Root.OpenAction = pdf.make_indirect(jump(0))
    pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D)])
    return pdf


def _names(places: dict[str, Array]) -> Dictionary:
    keys = sorted(places)
    listed = [part for key in keys for part in (String(key), Dictionary(D=places[key]))]
    return Dictionary(Limits=[String(keys[0]), String(keys[-1])], Names=listed)


def word_pdf() -> Pdf:
    """As Word: roles of its own styles, ActualText, a hidden layer, a parent tree with kids, private data on each page."""
    pdf = plain_pdf(6)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    root.RoleMap = Dictionary({"/見出し 1": Name.H1, "/Textbody": Name.P, "/Textspan": Name("/Inline"), "/Inline": Name.Span})
    root.ClassMap = Dictionary(Narrow=Dictionary(O=Name.Layout, SpaceBefore=3))
    shown, hidden = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("層", "隠し"))
    pdf.Root.OCProperties = Dictionary(OCGs=[shown, hidden], D=Dictionary(ON=[shown], OFF=[hidden]))
    kids: list[Any] = []
    numbers: dict[int, Any] = {}
    for number, page in enumerate(pdf.pages):
        drawn = page.obj.Contents.read_bytes()
        page.obj.Contents = pdf.make_stream(
            b"/Artifact <</Type/Pagination/Attached [/Top]>> BDC EMC /P <</MCID 0/Lang (ja-JP)>> BDC %b EMC"
            b"/Span <</MCID 1/ActualText<FEFF6587>>> BDC BT /F1 9 Tf (x) Tj ET EMC /OC /MC0 BDC EMC" % drawn
        )
        page.obj.Resources.Properties = Dictionary(MC0=(shown, hidden)[number % 2])
        page.obj.PieceInfo = Dictionary(WORD=Dictionary(LastModified=String("D:20260101"), Private=Dictionary(Of=page.obj)))
        own: dict[str, Any] = {"Type": Name.StructElem, "P": document, "Pg": page.obj}
        kind = Name("/見出し 1") if number % 2 else Name.Textbody
        text = pdf.make_indirect(Dictionary(**own, S=kind, K=0, C=Name.Narrow, ID=String(f"id{number}")))
        mark = Dictionary(Type=Name.MCR, Pg=page.obj, MCID=1)
        span = pdf.make_indirect(Dictionary(**own, S=Name.Textspan, K=Array([mark]), ActualText=String("文")))
        place = Array([pdf.pages[(number + 1) % 6].obj, Name.XYZ, 0, 842, 0])
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[72, 600, 200, 620], StructParent=6 + number, Dest=place)
        page.obj.Annots = Array([note := pdf.make_indirect(link)])
        leads = pdf.make_indirect(Dictionary(**own, S=Name.Link, K=Array([Dictionary(Type=Name.OBJR, Obj=note, Pg=page.obj)])))
        page.obj.StructParents = number
        numbers |= {number: Array([text, span]), 6 + number: leads}
        kids += [text, span, leads]
    document.K, root.K = Array(kids), Array([document])
    leaves = [
        pdf.make_indirect(Dictionary(Limits=[at, at + 5], Nums=[part for n in range(at, at + 6) for part in (n, numbers[n])]))
        for at in (0, 6)
    ]
    root.ParentTree = pdf.make_indirect(Dictionary(Kids=leaves))
    root.ParentTreeNextKey = 12
    ids = [part for number in range(6) for part in (String(f"id{number}"), kids[3 * number])]
    root.IDTree = pdf.make_indirect(Dictionary(Kids=[pdf.make_indirect(Dictionary(Names=ids))]))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo, pdf.Root.Lang = Dictionary(Marked=True), String("ja-JP")
    return add_outline(pdf, [(0, title, 2 * number) for number, title in enumerate(TITLES)])
