"""The document around its content, in small files: catalog, bookmarks, links' targets, tab order, embedded fonts."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String

from faqprint.proof.finding import Finding
from faqprint.proof.navigation import check_navigation
from faqprint.proof.reader import read_pdf

from .small import LINE, PARAGRAPH, small


def found(edit: Any = lambda pdf: None) -> list[Finding]:
    """What is wrong with a small file of two pages after ``edit`` changed it, its font apart."""
    data = small(PARAGRAPH, LINE, LINE, edit=edit)
    return [item for item in check_navigation(read_pdf(data)) if item.code != "font-not-embedded"]


def codes(edit: Any = lambda pdf: None) -> list[str]:
    """The codes of what is wrong."""
    return [item.code for item in found(edit)]


def test_a_sound_file_has_no_finding() -> None:
    """Language, marks, tree, title, metadata, labels, tab order."""
    assert codes() == []


def without(*names: str) -> Any:
    """Take an entry out of the catalog, or out of a dictionary in it."""

    def edit(pdf: Any) -> None:
        holder = pdf.Root
        for name in names[:-1]:
            holder = holder[f"/{name}"]
        del holder[f"/{names[-1]}"]

    return edit


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (without("Lang"), "catalog-lang"),
        (lambda pdf: pdf.Root.__setitem__("/Lang", String("")), "catalog-lang"),
        (without("MarkInfo"), "catalog-mark-info"),
        (lambda pdf: pdf.Root.MarkInfo.__setitem__("/Marked", False), "catalog-mark-info"),
        (without("StructTreeRoot"), "catalog-no-tree"),
        (without("Metadata"), "catalog-metadata"),
        (without("ViewerPreferences"), "catalog-show-title"),
        (without("PageLabels"), "catalog-labels"),
        (lambda pdf: pdf.Root.PageLabels.__setitem__("/Nums", Array([1, Dictionary(S=Name.D)])), "catalog-labels"),
    ],
)
def test_what_the_catalog_must_say(edit: Any, code: str) -> None:
    """Each of PDF/UA-1's entries, missing or empty."""
    assert codes(edit) == [code]


def test_a_title_in_either_place_will_do() -> None:
    """In Info or in XMP."""

    def untitled(pdf: Any) -> None:
        del pdf.trailer.Info.Title

    def nowhere(pdf: Any) -> None:
        untitled(pdf)
        pdf.Root.Metadata = pdf.make_stream(b"<x>")

    assert codes(untitled) == []
    assert codes(nowhere) == ["catalog-title"]


def test_pages_are_tabbed_through_in_the_order_of_the_structure() -> None:
    """Every page says so."""

    def edit(pdf: Any) -> None:
        pdf.pages[1].obj.Tabs = Name.R

    assert [(item.code, item.page) for item in found(edit)] == [("page-tabs", 2)]


def link(**entries: Any) -> Any:
    """Put a link with such entries on the second page; named destinations ``q1`` and ``/old`` lead to the first."""

    def edit(pdf: Any) -> None:
        place = Array([pdf.pages[0].obj, Name.XYZ, 0, 0, 0])
        pdf.Root.Names = Dictionary(Dests=Dictionary(Kids=Array([Dictionary(Names=Array([String("q1"), Dictionary(D=place)]))])))
        pdf.Root.Dests = Dictionary(old=place)
        made = {key: place if value == "place" else value for key, value in entries.items()}
        annotation = Dictionary(Type=Name.Annot, Subtype=Name.Link, Contents=String("No.1"))
        for key, value in made.items():
            annotation[f"/{key}"] = value
        pdf.pages[1].obj.Annots = Array([pdf.make_indirect(annotation)])

    return edit


@pytest.mark.parametrize(
    ("entries", "leads"),
    [
        ({"Dest": String("q1")}, True),
        ({"Dest": Name.old}, True),
        ({"Dest": "place"}, True),
        ({"Dest": String("q2")}, False),
        ({"Dest": Name.new}, False),
        ({"Dest": Array([])}, False),
        ({"Dest": Array([Dictionary(Type=Name.Page), Name.Fit])}, False),  # was a TypeError
        *[({"Dest": Array([number, Name.Fit])}, False) for number in range(9)],  # was taken for an object's number
        ({"A": Dictionary(S=Name.GoTo, D=String("q1"))}, True),
        ({"A": Dictionary(S=Name.GoTo, D=String("q2"))}, False),
        ({"A": Dictionary(S=Name.URI, URI=String("https://x.jp"))}, True),
        ({"A": Dictionary(S=Name.URI, URI=String(""))}, False),
        ({"A": Dictionary(S=Name.Named, N=Name.NextPage)}, True),
        ({}, False),
    ],
)
def test_links_lead_somewhere(entries: dict[str, Any], leads: bool) -> None:
    """To a page of this file by a name or a place, or out of it; the finding names page and words."""
    expected = [] if leads else [("link-target", 2, "No.1")]
    assert [(item.code, item.page, item.where) for item in found(link(**entries))] == expected


def outline(*levels: tuple[int, str], edit: Any = lambda entries, root: None) -> Any:
    """Write bookmarks, each of a level and a title, leading to the first page; all but the first level are folded."""

    def write(pdf: Any) -> None:
        root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
        pdf.Root.Outlines = root
        place = Array([pdf.pages[0].obj, Name.Fit])
        above, entries = [root], []
        for level, title in levels:
            entry = pdf.make_indirect(Dictionary(Title=String(title), Dest=place, Parent=above[level]))
            parent = above[level]
            if "/Last" in parent:
                entry.Prev = parent.Last
                parent.Last.Next = entry
            else:
                parent.First = entry
            parent.Last = entry
            del above[level + 1 :]
            above.append(entry)
            entries.append((level, entry))
        for index, (level, entry) in enumerate(entries):
            below = 0
            for other, _ in entries[index + 1 :]:
                if other <= level:
                    break
                below += other == level + 1
            if below:
                entry.Count = -below
        root.Count = sum(level == 0 for level, _ in levels)
        edit([entry for _, entry in entries], root)

    return write


NESTED = ((0, "a"), (1, "a1"), (1, "a2"), (0, "b"))


def test_a_sound_outline_has_no_finding() -> None:
    """Chains, counts, titles and targets at every level."""
    assert codes(outline(*NESTED)) == []
    assert codes(outline(*NESTED, (1, "b1"), (2, "b11"))) == []


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda entries, root: entries[0].__delitem__("/Dest"), [("outline-target", "a")]),
        (lambda entries, root: entries[1].__setitem__("/Title", String(" ")), [("outline-title", "")]),
        (lambda entries, root: entries[0].__setitem__("/Count", -9), [("outline-count", "a")]),
        (lambda entries, root: root.__setitem__("/Count", 9), [("outline-count", "")]),
        (lambda entries, root: entries[3].__delitem__("/Prev"), "outline-chain"),
        (lambda entries, root: entries[2].__setitem__("/Parent", root), "outline-chain"),
        (lambda entries, root: root.__setitem__("/Last", entries[0]), "outline-chain"),
        (lambda entries, root: entries[3].__setitem__("/Next", entries[0]), "outline-chain"),
    ],
)
def test_bookmarks_are_chained_counted_and_lead_somewhere(edit: Any, expected: Any) -> None:
    """Each fault by its code, with the bookmark's title; a broken chain may spoil the counts, too."""
    items = found(outline(*NESTED, edit=edit))
    if isinstance(expected, str):
        assert expected in [item.code for item in items]
    else:
        assert [(item.code, item.where) for item in items] == expected


def test_an_open_bookmark_counts_what_shows_below_it() -> None:
    """Its children count in what is above it, too (ISO 32000-1, 12.3.3)."""

    def edit(entries: Any, root: Any) -> None:
        entries[0].Count = 2
        root.Count = 4

    assert codes(outline(*NESTED, edit=edit)) == []


def test_fonts_are_embedded() -> None:
    """Each that is not, once, though many pages name it."""
    items = [item for item in check_navigation(read_pdf(small(PARAGRAPH, LINE, LINE))) if item.code == "font-not-embedded"]
    assert [item.where for item in items] == ["Small"]
