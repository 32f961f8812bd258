"""Editions by one printer: each is what a plain file of it would be but for its fonts, and equal things are made once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from faqprint.export import document_objects
from faqprint.export.edition_pdf import Drawing, EditionPrinter
from faqprint.export.object_file import ObjectBody
from faqprint.export.page_parts import DocumentObjects
from faqprint.export.pdf import write
from faqprint.layout.display_list import Layout
from faqprint.storage.disk_cache import DiskCache
from faqprint.storage.last_build import LastBuild

from ..tag_dump import TagDump, texts_of
from .painted import note_painted
from .sample import appendix, faces, layout

FACES = faces()
#: What editions print in the same line: as long as it is, longer, of characters that the base has not, of none.
WORDS = ("答え二の前半、", "答え二の前篇、", "鬱", "答え二の前半、答え二の前半、", "")


class Edition:
    """An edition with its pages, which stay while it is used."""

    def __init__(self, word: str, change: Callable[[Layout], Layout] = lambda made: made) -> None:
        self.layout = change(appendix(word))
        self.pages = list(self.layout.pages())

    def plain(self) -> bytes:
        """What a plain build gives."""
        return write(self.layout, FACES)


def printer(**options: Any) -> EditionPrinter:
    """A printer of editions of the sample."""
    return EditionPrinter(FACES, appendix(), **options)


def printed(press: EditionPrinter, edition: Edition) -> bytes:
    """The edition's file."""
    drawing = press.draw(edition.layout, edition.pages)
    return b"".join(press.print(drawing, press.embed_fonts(drawing)))


def streams(pdf: Any) -> list[list[bytes]]:
    """The operators of each page, its stamp's apart."""
    contents = [page.Contents for page in pdf.pages]
    return [[part.read_bytes() for part in (one if isinstance(one, pikepdf.Array) else [one])] for one in contents]


@pytest.mark.parametrize("word", WORDS)
def test_an_edition_is_a_plain_file_but_for_its_fonts(word: str) -> None:
    """Page streams, tags with their texts, links, bookmarks and facts."""
    edition = Edition(word)
    with pikepdf.open(BytesIO(printed(printer(), edition))) as made, pikepdf.open(BytesIO(edition.plain())) as plain:
        assert streams(made) == streams(plain)
        assert list(TagDump(made).lines()) == list(TagDump(plain).lines())
        assert made.Root.Metadata.read_bytes() == plain.Root.Metadata.read_bytes()
        assert [entry.title for entry in made.open_outline().root] == [entry.title for entry in plain.open_outline().root]


def test_an_edition_does_not_depend_on_those_before_it() -> None:
    """In whatever order, and by a printer of its own: the same bytes."""
    editions = [Edition(word) for word in WORDS]
    press, other = printer(), printer()
    made = [printed(press, edition) for edition in editions]
    assert [printed(other, edition) for edition in reversed(editions)] == made[::-1]
    assert [printed(printer(), edition) for edition in editions] == made
    assert len({*made}) == len(WORDS)


def test_a_font_holds_the_base_and_the_edition_s_own() -> None:
    """Every code that is drawn has its text and its glyph; what only another edition shows is in none."""
    with pikepdf.open(BytesIO(printed(printer(), Edition("鬱")))) as made:
        texts = {*texts_of(made.pages[0].Resources.Font.F0).values()}
    assert {"鬱", "答", "前"} <= texts
    press = printer()
    printed(press, Edition("鬱"))
    with pikepdf.open(BytesIO(printed(press, Edition("篇")))) as made:
        texts = {*texts_of(made.pages[0].Resources.Font.F0).values()}
    assert "篇" in texts and "鬱" not in texts


def moved(made: Layout) -> Layout:
    """Another height of the paper: every line stands elsewhere."""
    return made._replace(height=800.0)


def retitled(made: Layout) -> Layout:
    """Another title."""
    return made._replace(information=made.information._replace(title="別の題"))


@pytest.mark.parametrize("change", [moved, retitled])
def test_documents_that_differ_are_told_apart(change: Callable[[Layout], Layout]) -> None:
    """Whatever was printed before."""
    press = printer()
    first = printed(press, Edition(WORDS[0]))
    other = Edition(WORDS[0], change)
    made = printed(press, other)
    assert made == printed(printer(), other)
    assert made != first


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the pages that are painted from now on."""
    return note_painted(monkeypatch)


def test_equal_pages_are_drawn_once(painted: list[int]) -> None:
    """The very page is not drawn again, whatever its stamp; one on which something else stands is."""
    press = printer()
    edition = Edition(WORDS[0])
    one = press.draw(edition.layout, edition.pages)
    assert sorted(painted) == [1, 2]
    two = press.draw(edition.layout, edition.pages)
    press.draw(edition.layout, [page._replace(stamp=page.texts[-1:]) for page in edition.pages])
    assert sorted(painted) == [1, 2]
    changed = edition.pages[0]._replace(texts=(*edition.pages[0].texts[:-1], edition.pages[0].texts[-1]._replace(x=9.0)))
    press.draw(edition.layout, [changed, edition.pages[1]])
    assert sorted(painted) == [1, 1, 2]
    assert [page[0].body for page in one.pages] == [page[0].body for page in two.pages]


def test_equal_documents_are_formatted_once() -> None:
    """Two editions that differ in words alone share all but streams and fonts."""
    press = printer()
    one, two, other = Edition(WORDS[0]), Edition(WORDS[1]), Edition(WORDS[0], retitled)
    drawings = [press.draw(each.layout, each.pages) for each in (one, two, other)]
    assert drawings[0].document is drawings[1].document
    assert drawings[0].document is not drawings[2].document


def stamped(made: Layout) -> Layout:
    """Every page with a line of its own as its stamp, the same on both."""
    pages = list(made.pages())
    stamp = pages[0].texts[-1:]
    return layout([page._replace(stamp=stamp) for page in pages], made.tree, made.bookmarks)


def test_a_drawing_gives_its_streams_with_what_they_draw() -> None:
    """Pages and their stamps, each with its texts and its number of marks; a stamp that pages share is one body."""
    press = printer()
    edition = Edition(WORDS[0], stamped)
    drawing: Drawing = press.draw(edition.layout, edition.pages)
    found = list(drawing.streams())
    assert [texts for _, texts, _ in found] == [page.texts if own else page.stamp for page in edition.pages for own in (1, 0)]
    assert [marks for _, _, marks in found][1::2] == [0, 0]
    bodies = [body for body, _, _ in found]
    assert all(isinstance(body, ObjectBody) and sum(map(len, body.parts)) == body.size for body in bodies)
    assert bodies[1] == bodies[3]
    with pikepdf.open(BytesIO(printed(press, edition))) as made:
        assert [len(parts) for parts in streams(made)] == [2, 2]


def test_the_texts_of_all_codes_are_known() -> None:
    """By the names of the fonts, for whoever reads the streams back."""
    press = printer()
    printed(press, Edition("鬱"))
    assert [*press.characters] == ["F0", "F1", "F2"]
    assert "鬱" in press.characters["F0"].values()


def test_the_date_is_the_printer_s() -> None:
    """As a plain file's is its writer's."""
    press = printer(date=datetime(2027, 1, 2, tzinfo=UTC))
    with pikepdf.open(BytesIO(printed(press, Edition(WORDS[0])))) as made:
        assert str(made.docinfo["/ModDate"]) == "D:20270102000000Z"


def test_a_cache_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it was empty or not; the first documents are left to the next run, no more: there may be one for each edition."""
    built: list[int] = []
    build = document_objects.build_document_objects

    def note(made: Layout, *rest: Any, **more: Any) -> DocumentObjects:
        built.append(made.count)
        return build(made, *rest, **more)

    monkeypatch.setattr(document_objects, "build_document_objects", note)
    base = appendix()
    page = next(base.pages())
    editions = [layout([page] * count, base.tree, base.bookmarks) for count in range(1, 7)]

    def files(press: EditionPrinter) -> list[bytes]:
        return [printed(press, Edition("", lambda _: edition)) for edition in editions]  # noqa: B023  # it is called at once

    expected = files(printer())
    for _ in range(2):
        built.clear()
        last = LastBuild(DiskCache(tmp_path), "editions")
        assert files(printer(memo=last.memo)) == expected
        last.save()
    assert built == [5, 6]
