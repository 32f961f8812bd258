"""All of a file but its drawings and fonts: destinations, links, labels, numbers set aside for fonts."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from faqprint.export.document_objects import build_document_objects
from faqprint.export.object_file import object_stream, whole_object
from faqprint.export.page_parts import FONT, PLACED_FONT, PageParts
from faqprint.layout.display_list import Anchor, Bookmark, Figure, Layout, Link
from faqprint.layout.structure import StructureTree
from faqprint.pictures.read import read_picture
from tests.pictures.files import plain

from .sample import layout


def parts(*, links: Sequence[Link] = (), anchors: Sequence[Anchor] = (), stamp: int = -1, marks: Sequence[int] = ()) -> PageParts:
    """What the document must know of a page."""
    return PageParts(array("i", marks), links, anchors, stamp)


def laid(bookmarks: tuple[Bookmark, ...] = (), prefix: str = "") -> Layout:
    """A layout of a paragraph with a link; its pages are never asked for."""
    tree = StructureTree()
    tree.add("Link", tree.add("P", 0))
    made = layout([], tree, bookmarks)
    return made._replace(information=made.information._replace(label_prefix=prefix))


def built(made: Layout, *pages: PageParts, fonts: Mapping[str, Sequence[bool]] | None = None, **options: Any) -> Any:
    """The document without any drawing, as another library reads it."""
    document = build_document_objects(made, pages, fonts or {}, **options)
    return pikepdf.open(BytesIO(b"".join(document.object_file.print({}))))


def test_every_page_and_font_has_its_numbers() -> None:
    """One stream a page and one more for its stamp; a number for each object of a font, no number twice."""
    made = build_document_objects(laid(), [parts(), parts(stamp=0), parts(stamp=0)], {"F0": FONT, "F2": PLACED_FONT})
    assert [len(numbers) for numbers in made.contents] == [1, 2, 2]
    assert made.contents[1][1] == made.contents[2][1]
    assert {name: len(numbers) for name, numbers in made.fonts.items()} == {"F0": 5, "F2": 6}
    numbers = [n for group in (*made.contents, *made.fonts.values()) for n in group]
    assert len({*numbers}) == len(numbers) - 1


@pytest.mark.parametrize("streams", [FONT, PLACED_FONT])
def test_pages_call_a_font_by_its_name(streams: Sequence[bool]) -> None:
    """The name leads to the last of its objects that is no stream: the Type0 font."""
    made = build_document_objects(laid(), [parts()], {"F1": streams})
    numbers = made.fonts["F1"]
    members = [(number, b"<</Place %d>>" % place) for place, number in enumerate(numbers) if not streams[place]]
    changed = {made.object_file.holder(numbers[1]): whole_object(object_stream(members))}
    with pikepdf.open(BytesIO(b"".join(made.object_file.print(changed)))) as pdf:
        assert {name: int(font.Place) for name, font in pdf.pages[0].Resources.Font.items()} == {"/F1": 4}


def test_a_font_s_dictionaries_share_a_holder_of_their_own() -> None:
    """It is exchanged when the fonts are known."""
    made = build_document_objects(laid(), [parts()], {"F0": FONT, "F1": FONT})
    holders = {made.object_file.holder(n) for numbers in made.fonts.values() for n in (numbers[1], numbers[2], numbers[4])}
    assert len(holders) == 1
    assert holders.isdisjoint({made.object_file.holder(1)})


def test_destinations_are_named() -> None:
    """Each anchor leads to its page and height, counted from below; without anchors there are no names."""
    given = [parts(anchors=[Anchor("s1", 65.0)]), parts(anchors=[Anchor("q1", 140.5), Anchor("q2", 0.0)])]
    with built(laid(), *given) as pdf:
        tree = pikepdf.NameTree(pdf.Root.Names.Dests)
        pages: list[Any] = list(pdf.pages)
        told = {str(name): (pages.index(pikepdf.Page(place[0])), float(place[3])) for name, place in tree.items()}
    assert told == {"s1": (0, 776.89), "q1": (1, 701.39), "q2": (1, 841.89)}
    with built(laid(), parts()) as pdf:
        assert pdf.Root.Names.keys() == set()


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("#q2", "q2"),
        ("#別紙", "別紙"),
        ("https://example.com/faq?q=あ&r=(1)", "https://example.com/faq?q=%E3%81%82&r=(1)"),
        ("mailto:a@b.jp", "mailto:a@b.jp"),
        ("https://example.com/100%25", "https://example.com/100%25"),  # what is quoted stays so
    ],
)
def test_links_lead_to_their_targets(target: str, expected: str) -> None:
    """A name inside the document, or a URI in ASCII; with a rectangle counted from below, words, and no border."""
    link = Link(92.0, 100.0, 112.0, 112.0, target, 2, "No.2 を")
    with built(laid(), parts(links=[link])) as pdf:
        (annotation,) = pdf.pages[0].obj.Annots
        assert str(annotation.Dest if target.startswith("#") else annotation.A.URI) == expected
        assert [float(edge) for edge in annotation.Rect] == pytest.approx([92.0, 729.89, 112.0, 741.89])
        assert (str(annotation.Contents), annotation.F, [*map(int, annotation.Border)]) == ("No.2 を", 4, [0, 0, 0])
        keys = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        assert str(keys[int(annotation.StructParent)].S) == "/Link"


def test_long_links_stand_in_the_file_once() -> None:
    """A link of n characters is one on each of its lines, all of which held all of it: the file grew with the square of n."""

    def size(length: int) -> int:
        address = "https://example.jp/" + "a" * length
        pages = parts(links=[Link(10.0, 20.0, 30.0, 40.0, address, 2, address)] * (length // 10))
        document = build_document_objects(laid(), [pages], {})
        with pikepdf.open(BytesIO(b"".join(document.object_file.print({})))) as pdf:
            found = pdf.pages[0].Annots[-1]
            assert (str(found.Contents), str(found.A.URI)) == (address, address)
            return sum(len(thing.read_bytes()) for thing in pdf.objects if isinstance(thing, pikepdf.Stream))

    assert size(4000) - size(2000) < 2.2 * (size(2000) - size(1000))


def test_bookmarks_open_the_viewer_s_outline() -> None:
    """Only where there are any."""
    with built(laid((Bookmark(0, "先頭", "s1"),)), parts(anchors=[Anchor("s1", 0.0)])) as pdf:
        assert (str(pdf.Root.PageMode), str(pdf.Root.Outlines.First.Title)) == ("/UseOutlines", "先頭")
    with built(laid(), parts()) as pdf:
        assert "/Outlines" not in pdf.Root
        assert str(pdf.Root.PageMode) == "/UseNone"


@pytest.mark.parametrize(("prefix", "label"), [("別紙３－", "別紙３－1"), ("", "1")])
def test_pages_are_labelled(prefix: str, label: str) -> None:
    """With the appendix's prefix, if it has one, and a number from 1."""
    with built(laid(prefix=prefix), parts()) as pdf:
        assert pdf.pages[0].label == label


def test_what_viewers_and_screen_readers_are_told() -> None:
    """Language, tags, the title in the window, the output intent."""
    with built(laid(), parts()) as pdf:
        root = pdf.Root
        assert (str(root.Lang), bool(root.MarkInfo.Marked), bool(root.ViewerPreferences.DisplayDocTitle)) == ("ja-JP", True, True)
        assert len(root.OutputIntents) == 1


@pytest.mark.parametrize(("colours", "components"), [((), 1), ((0,), 1), ((0, 2), 3), ((2, 0), 3)])
def test_a_picture_in_colour_asks_for_an_output_intent_in_colour(colours: Sequence[int], components: int) -> None:
    """Whichever of the pictures it is; of grey ones, or none, it is grey.  ``colours``: the colour types of PNG."""
    made = laid()
    tag = made.tree.add("Figure", 0, {"Alt": "絵"})
    figures = [Figure(10, 10, 30, 20, tag, read_picture(plain(colour=colour))) for colour in colours]
    with built(made, parts()._replace(figures=figures)) as pdf:
        assert components == pdf.Root.OutputIntents[0].DestOutputProfile.N


@pytest.mark.parametrize(("part", "claims"), [(2, "2"), (3, "3"), (None, None)])
def test_a_file_claims_its_part_of_pdf_a(part: int | None, claims: str | None) -> None:
    """Or none."""
    with built(laid(), parts(), part=part) as pdf, pdf.open_metadata() as xmp:
        assert xmp.get("pdfaid:part") == claims


def test_attachments_and_date_are_the_caller_s() -> None:
    """The files are sources of the whole document; the date wins over the appendix's."""
    moment = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)
    with built(laid(), parts(), attachments=[("a.yaml", b"a: b\n")], date=moment) as pdf:
        assert {*pdf.attachments} == {"a.yaml"}
        assert [str(spec.UF) for spec in pdf.Root.AF] == ["a.yaml"]
        assert str(pdf.docinfo["/ModDate"]) == "D:20270102030405Z"


def test_the_same_gives_the_same_bytes() -> None:
    """Built twice, kept once."""
    pages = [parts(anchors=[Anchor("s1", 65.0)], marks=[1, 1]), parts(stamp=0, marks=[1])]
    one, other = (build_document_objects(laid(), pages, {"F0": FONT}) for _ in range(2))
    assert one.pack() == other.pack()
