"""Forms of two files."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.binding.manuals import Bound, tagged_pdf


def with_field(title: str, value: str, font: Name = Name.Helvetica, **form: Any) -> Pdf:
    """A file with a text field, and in its form a font that it names."""
    pdf = tagged_pdf(1)
    page = pdf.pages[0].obj
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String(title),
            V=String(value),
            Rect=Array([72, 400, 200, 420]),
            P=page,
            DA=String("/F1 12 Tf 0 g"),
        )
    )
    page.Annots.append(field)
    fonts = Dictionary(F1=pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=font)))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DR=Dictionary(Font=fonts), **form)
    return pdf


def fields(bound: Bound) -> list[Any]:
    """The fields of the form."""
    return list(bound.pdf.Root.AcroForm.Fields)


def test_fields_of_both_keep_their_values() -> None:
    """Two of one name would show one value: the second has another name."""
    bound = Bound(with_field("name", "one"), with_field("name", "two"))
    assert [(str(field.T), str(field.V)) for field in fields(bound)] == [("name", "one"), ("appendix.name", "two")]
    assert [page.obj.Annots[1].objgen for page in bound.pdf.pages] == [field.objgen for field in fields(bound)]
    assert bound.findings == []


def test_fonts_of_one_name() -> None:
    """The second one's gets another name, which its fields say."""
    bound = Bound(with_field("a", "1"), with_field("b", "2", Name.Courier))
    resources = bound.pdf.Root.AcroForm.DR.Font
    assert {key: str(font.BaseFont) for key, font in resources.items()} == {"/F1": "/Helvetica", "/appendix.F1": "/Courier"}
    assert [str(field.DA) for field in fields(bound)] == ["/F1 12 Tf 0 g", "/appendix.F1 12 Tf 0 g"]
    assert bound.findings == []


def test_only_the_appendix_has_a_form() -> None:
    """What its fields take from the form they take still; so does who asks for new looks."""
    appendix = with_field("b", "2", NeedAppearances=True, DA=String("/F1 9 Tf"), Q=2)
    del appendix.Root.AcroForm.Fields[0].DA
    bound = Bound(tagged_pdf(1), appendix)
    assert [(str(field.DA), field.Q) for field in fields(bound)] == [("/F1 9 Tf", 2)]
    assert bound.pdf.Root.AcroForm.NeedAppearances is True
    assert bound.findings == []


def test_fields_in_a_ring_end() -> None:
    """A field that is its own child."""
    appendix = with_field("b", "2", Name.Courier)
    field = appendix.Root.AcroForm.Fields[0]
    field.Kids = Array([field])
    bound = Bound(with_field("a", "1"), appendix)
    assert str(fields(bound)[1].DA) == "/appendix.F1 12 Tf 0 g"
