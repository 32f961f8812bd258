"""A file's objects by number, however they are written, and pages with what they inherit; whatever is wrong is damage."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import Any

import pikepdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, StreamDecodeLevel

from faqprint.limits import WorkBudget
from faqprint.proof.document import PdfFile
from faqprint.proof.syntax import DamageError, Ref

from .small import HEIGHT, LINE, PARAGRAPH, WIDTH, small

#: The ways in which a file may be written.
FORMS: dict[str, dict[str, Any]] = {
    "classic": {"object_stream_mode": ObjectStreamMode.disable},
    "packed": {"object_stream_mode": ObjectStreamMode.generate},
    "plain": {
        "compress_streams": False,
        "stream_decode_level": StreamDecodeLevel.all,
        "object_stream_mode": ObjectStreamMode.disable,
    },
    "linearized": {"linearize": True},
    "linearized and packed": {"linearize": True, "object_stream_mode": ObjectStreamMode.generate},
}


def written(edit: Any = lambda pdf: None, **form: Any) -> bytes:
    """A small file of two pages, changed and written in a form."""
    out = BytesIO()
    with pikepdf.open(BytesIO(small(PARAGRAPH, LINE, LINE))) as pdf:
        edit(pdf)
        pdf.save(out, fix_metadata_version=False, **form)
    return out.getvalue()


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_file_is_read(form: str) -> None:
    """Tables and streams of references, packed objects, two references in one file: the same pages, the same text."""
    made = PdfFile(written(**FORMS[form]))
    assert made.catalog["Type"] == "Catalog"
    pages = list(made.pages())
    assert [(page.number, page.box) for page in pages] == [(n, (0, 0, WIDTH, HEIGHT)) for n in (1, 2)]
    for page in pages:
        assert b"(small)" in made.decode(page.entries["Contents"])
        assert list(made.dictionary(page.resources["Font"])) == ["F"]


def test_an_update_behind_the_file_wins() -> None:
    """What an object was before is not seen."""
    out = BytesIO()
    writer = pypdf.PdfWriter(BytesIO(written()), incremental=True)
    writer.add_metadata({"/Title": "other"})
    writer.write(out)
    made = PdfFile(out.getvalue())
    assert made.dictionary(made.trailer["Info"])["Title"] == b"other"
    assert len(list(made.pages())) == 2


def test_pages_have_what_they_inherit() -> None:
    """Resources and boxes from above, their own first; as deep as the tree may be."""

    def edit(pdf: Any) -> None:
        first, second = (page.obj for page in pdf.pages)
        node = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=2, Kids=Array([first, second]), Parent=pdf.Root.Pages))
        node.MediaBox = Array([0, 0, 50, 60])
        node.Resources = Dictionary(Font=Dictionary(F=first.Resources.Font.F))
        del first["/MediaBox"], first["/Resources"]
        pdf.Root.Pages.Kids = Array([node])

    out = BytesIO()
    with pikepdf.open(BytesIO(small(PARAGRAPH, LINE, LINE))) as pdf:
        edit(pdf)
        pdf.save(out, fix_metadata_version=False)
    first, second = PdfFile(out.getvalue()).pages()
    assert first.box == (0, 0, 50, 60) and "Font" in first.resources
    assert second.box == (0, 0, WIDTH, HEIGHT)


def holding(**values: Any) -> PdfFile:
    """A file whose catalog holds more entries."""

    def edit(pdf: Any) -> None:
        for name, value in values.items():
            pdf.Root[f"/{name}"] = value(pdf) if callable(value) else value

    return PdfFile(written(edit))


def test_what_is_asked_for_by_its_type_is_that_or_nothing() -> None:
    """A dictionary (a stream's, too), an array, numbers, the bytes of a stream; of anything else the empty one."""
    made = holding(
        D=lambda pdf: pdf.make_indirect(Dictionary(X=1)),
        S=lambda pdf: pdf.make_stream(b"bytes", Y=2),
        L=lambda pdf: pdf.make_indirect(Array([1, 2.5])),
        M=Array([1, Name.x]),
    )
    entries = made.catalog
    assert type(entries["D"]) is Ref
    assert (made.dictionary(entries["D"])["X"], made.dictionary(entries["S"])["Y"], made.dictionary(entries["L"])) == (1, 2, {})
    assert (made.array(entries["L"]), made.array(entries["D"]), made.array(None)) == ([1, 2.5], [], [])
    assert (made.numbers(entries["L"]), made.numbers(entries["M"])) == ([1, 2.5], [])
    assert (made.decode(entries["S"]), made.decode(entries["D"]), made.decode(None)) == (b"bytes", b"", b"")
    assert made.get(7) == 7
    assert made.get(Ref(99_999)) is None


def test_a_number_tree_is_read_through_its_kids() -> None:
    """All entries whose key is a number; a circle is damage."""
    leaf = Dictionary(Nums=Array([0, Name.a, Name.b, Name.c]))
    made = holding(T=lambda pdf: Dictionary(Kids=Array([pdf.make_indirect(leaf), Dictionary(Nums=Array([5, Name.d]))])))
    assert made.number_tree(made.catalog["T"]) == {0: "a", 5: "d"}
    assert made.number_tree(None) == {}

    def circle(pdf: Any) -> Any:
        node = pdf.make_indirect(Dictionary())
        node.Kids = Array([node])
        return node

    with pytest.raises(DamageError):
        round_made = holding(T=circle)
        round_made.number_tree(round_made.catalog["T"])


CLASSIC = written(object_stream_mode=ObjectStreamMode.disable)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "no-header"),
        (CLASSIC[1:], "no-header"),
        (CLASSIC[:-30], "no-startxref"),
        (CLASSIC.replace(b"\nstartxref\n", b"\nstartxref\n9"), "cross-reference"),
        (CLASSIC.replace(b"trailer", b"treiler"), "no-trailer"),
        (CLASSIC.replace(b"/Root", b"/Rot_"), "no-catalog"),
    ],
)
def test_a_file_that_cannot_be_entered(data: bytes, fault: str) -> None:
    """Each says where it ends."""
    with pytest.raises(DamageError) as caught:
        PdfFile(data)
    assert caught.value.code == fault


def test_an_encrypted_file_is_told_apart() -> None:
    """It is no damage that it cannot be read."""
    out = BytesIO()
    with pikepdf.open(BytesIO(CLASSIC)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(DamageError) as caught:
        PdfFile(out.getvalue())
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize(
    "edit",
    [
        lambda pdf: pdf.Root.Pages.Kids.append(pdf.Root.Pages),
        lambda pdf: pdf.Root.Pages.Kids.append(Dictionary(Type=Name.Page)),
        lambda pdf: pdf.pages[1].obj.__setitem__("/MediaBox", Array([0, 0, Name.x, 1])),
        lambda pdf: pdf.pages[1].obj.__setitem__("/MediaBox", Array([0, 0])),
    ],
)
def test_a_page_tree_that_cannot_be_walked(edit: Any) -> None:
    """A circle, a kid that is no object, a page without a size."""
    with pytest.raises(DamageError):
        list(PdfFile(written(edit)).pages())


def test_a_stream_is_measured_once() -> None:
    """Its length and digest are those of its bytes; to ask again costs nothing, where it was unpacked for each check."""
    samples = bytes(range(256)) * 400
    content = written(lambda pdf: pdf.Root.__setitem__("/Data", pdf.make_stream(samples)), compress_streams=True)
    document = PdfFile(content, WorkBudget.of_size(len(content)))
    reference = document.catalog["Data"]
    assert document.measure(reference) == (len(samples), sha256(samples).hexdigest())
    spent = document.budget.left
    assert document.measure(reference) == (len(samples), sha256(samples).hexdigest())
    assert document.budget.left == spent


def test_what_is_read_apart_is_read_again() -> None:
    """A file apart has the objects that were read before, and the other one has none of those that are read of it then."""
    document = PdfFile(written(**FORMS["packed"]))
    pages = list(document.pages())
    apart = document.apart()
    assert apart.get(pages[0].ref) is document.get(pages[0].ref)
    contents = pages[0].entries["Contents"]
    read = apart.get(contents)
    assert apart.get(contents) is read
    assert document.get(contents) == read
    assert document.get(contents) is not read
