"""Pages filled from the top with mock flowables: room asked for, keeps, new pages, what a page knows of itself."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any, NamedTuple, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.errors import LayoutError, Place
from faqprint.layout.blocks import HEADING
from faqprint.layout.flowables import Title
from faqprint.layout.page_builder import PageBuilder
from faqprint.layout.paginate import FlowableEntry, PlannedPage, paginate, split_flowable
from faqprint.layout.split import Flowable, Split, WhyNot
from faqprint.storage.memory_cache import Memoizer, MemoryCache

from .mocks import PLACE, Block, Solid, categories, fragments, table, text


class Strip(NamedTuple):
    """A flowable that is cut anywhere between its units of so many points; ``asked`` notes what room it was offered."""

    name: str
    units: int
    asked: list[tuple[float, float, bool]]
    anchor: str = ""
    unit: float = 10.0
    framed: bool = False

    @property
    def height(self) -> float:
        """That of all its units."""
        return self.unit * self.units

    def split(self, available: float, fresh: float, alone: bool = False) -> Split:
        """As many units as there is room for."""
        self.asked.append((available, fresh, alone))
        fit = min(self.units, int(available // self.unit))
        if not fit:
            return Split(None, self, WhyNot("piece-unplaceable", self.unit, available))
        return Split(self._replace(units=fit), self._replace(units=self.units - fit) if fit < self.units else None)

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Never drawn here."""


def strip(
    name: str, units: int, space: float = 0.0, keep: bool = False, break_before: bool = False, unit: float = 10.0
) -> FlowableEntry:
    """An entry of a strip; its place is told from the others' by its column."""
    made = cast(Flowable, Strip(name, units, [], unit=unit))
    return FlowableEntry(made, Place("mock.yaml", 1, units), space, keep, break_before)


def stand(pages: list[PlannedPage]) -> list[list[tuple[str, float, float]]]:
    """What stands on each page: name, distance from the head, height."""
    return [[(cast(Strip, fragment).name, top, fragment.height) for top, fragment in page.fragments] for page in pages]


def test_no_entries_make_one_empty_page() -> None:
    """There is no document without a page."""
    (page,) = paginate([], 100.0)
    assert (page.fragments, page.used, page.numbers, page.anchors, page.placement) == ([], 0.0, (), [], ())


def test_a_page_is_filled_from_the_top() -> None:
    """Each fragment below the one before it, its space between them; at the head of a page there is no space."""
    made = paginate([strip("a", 2, space=7.0), strip("b", 3, space=5.0), strip("c", 9, space=5.0)], 100.0)
    assert stand(made) == [[("a", 0.0, 20.0), ("b", 25.0, 30.0), ("c", 60.0, 40.0)], [("c", 0.0, 50.0)]]
    assert [page.used for page in made] == [100.0, 50.0]


def test_a_flowable_goes_on_as_long_as_it_takes() -> None:
    """Over three pages, the last of them shared with what follows."""
    made = paginate([strip("a", 25), strip("b", 2)], 100.0)
    assert stand(made) == [[("a", 0.0, 100.0)], [("a", 0.0, 100.0)], [("a", 0.0, 50.0), ("b", 50.0, 20.0)]]


def test_a_flowable_is_told_what_room_there_is() -> None:
    """What is left of this page, what a new one has, and whether this one is as good as a new one."""
    first, second = strip("a", 3), strip("b", 20, space=5.0)
    paginate([first, second], 100.0)
    assert cast(Strip, first.flowable).asked == [(100.0, 100.0, True)]
    assert cast(Strip, second.flowable).asked == [(65.0, 100.0, False), (100.0, 100.0, True), (100.0, 100.0, True)]


def test_a_flowable_is_not_asked_where_no_room_is_left() -> None:
    """Its space takes the rest of the page: it begins the next one."""
    made = paginate([strip("a", 10), strip("b", 1)], 100.0)
    assert stand(made) == [[("a", 0.0, 100.0)], [("b", 0.0, 10.0)]]
    made = paginate([strip("a", 9), strip("b", 1, space=10.0)], 100.0)
    assert stand(made)[1] == [("b", 0.0, 10.0)]


def test_kept_entries_go_over_with_what_they_are_kept_with() -> None:
    """All that cling together begin where the last of them has room for its first part."""
    kept = [strip("h", 2, keep=True), strip("i", 2, keep=True)]
    assert [len(page) for page in stand(paginate([strip("a", 5), *kept, strip("b", 3)], 100.0))] == [4, 1]
    made = stand(paginate([strip("a", 6), *kept, strip("b", 3)], 100.0))
    assert [[name for name, _, _ in page] for page in made] == [["a"], ["h", "i", "b"]]


def test_a_break_ends_a_keep() -> None:
    """What asks for a new page begins one, though it was to stay with the entry before it; an empty page is not left."""
    made = stand(paginate([strip("h", 1, keep=True), strip("b", 2, break_before=True)], 100.0))
    assert made == [[("h", 0.0, 10.0)], [("b", 0.0, 20.0)]]
    assert len(paginate([strip("b", 2, break_before=True)], 100.0)) == 1


def refused(units: int) -> Callable[[Flowable, float, float, bool], Split]:
    """A splitter that finds no room for strips of so many units."""

    def split(flowable: Flowable, available: float, fresh: float, alone: bool) -> Split:
        if cast(Strip, flowable).units == units:
            return Split(None, flowable, WhyNot("piece-unplaceable", 99.0, available))
        return split_flowable(flowable, available, fresh, alone)

    return split


@pytest.mark.parametrize(
    ("entries", "units"),
    [
        ([strip("h", 11, keep=True), strip("b", 2)], 11),  # kept, and not to be placed
        ([strip("a", 3), strip("b", 8)], 8),  # on a page of its own either
        ([strip("a", 15)], 5),  # its first part stood; the rest fits no page
    ],
)
def test_what_fits_no_page_is_an_error_at_its_place(entries: list[FlowableEntry], units: int) -> None:
    """Made of what the flowable says, once it was offered an empty page."""
    with pytest.raises(LayoutError) as caught:
        paginate(entries, 100.0, refused(units))
    assert caught.value.code == "piece-unplaceable"
    assert caught.value.place in [entry.place for entry in entries if cast(Strip, entry.flowable).units >= units]


def test_kept_entries_that_fit_no_page_with_their_body_stand_apart() -> None:
    """Nothing is lost for a keep's sake."""
    made = stand(paginate([strip("h", 10, keep=True), strip("b", 2)], 100.0))
    assert made == [[("h", 0.0, 100.0)], [("b", 0.0, 20.0)]]


def test_a_kept_entry_higher_than_a_page_loses_nothing() -> None:
    """Two of its three units of 40 pt stood on a page of 100, what it was kept with below them, and the third was lost."""
    made = stand(paginate([strip("h", 3, keep=True, unit=40.0), strip("b", 2)], 100.0))
    assert made == [[("h", 0.0, 80.0)], [("h", 0.0, 40.0), ("b", 40.0, 20.0)]]


def test_another_splitter_may_stand_between() -> None:
    """Whoever knows earlier cuts is asked instead of the flowable itself."""
    asked: list[str] = []

    def split(flowable: Flowable, available: float, fresh: float, alone: bool) -> Split:
        asked.append(cast(Strip, flowable).name)
        return Split(cast(Any, flowable))

    made = paginate([strip("a", 3), strip("b", 30)], 100.0, split)
    assert asked == ["a", "b"]
    assert [page.used for page in made] == [330.0]


def test_a_page_knows_its_anchors_before_it_is_drawn() -> None:
    """A title's, a table's of the questions that begin there, and that of any other flowable that has one."""
    page = PlannedPage()
    page.put(Title(text("t", 1, HEADING), "s1"), 0.0, PLACE)
    page.put(cast(Any, Strip("a", 1, [], "memo")), 0.0, PLACE)
    page.put(cast(Any, Strip("b", 1, [])), 0.0, PLACE)
    assert page.anchors == ["s1", "memo"]


def test_a_page_knows_the_first_and_last_number() -> None:
    """Of the tables' parts on it, whatever else stands there."""
    planned = paginate([FlowableEntry(Block(Solid("above", 50.0)), PLACE), FlowableEntry(table(categories(9)), PLACE)], 300.0)
    parts = fragments(planned)
    assert [page.numbers for page in planned] == [fragment.numbers for fragment in parts]
    assert PlannedPage([(0.0, parts[0]), (200.0, parts[-1])]).numbers == (parts[0].numbers[0], parts[-1].numbers[-1])


def test_what_stands_on_a_page_is_told_by_its_groups() -> None:
    """Pages with the same groups at the same heights are alike; another group, or the same one lower down, is another page."""
    memo: Memoizer = MemoryCache[Any](100).memo
    a, b, c, low = strip("a", 2), strip("b", 2), strip("c", 2), strip("a", 3)
    (one,), (same,), (other,), (lower,) = (paginate(entries, 100.0, memo=memo) for entries in ([a, b], [a, b], [a, c], [low, b]))
    assert one.placement == same.placement
    assert one.placement[0] == other.placement[0] and one.placement[1] != other.placement[1]
    assert one.placement[1] != lower.placement[1]
    assert [fragment for group in one.groups for fragment in group.fragments] == one.fragments


def test_a_group_that_goes_over_whole_is_none_of_its_page() -> None:
    """A page was another one, and drawn anew, wherever another group stood on the next."""
    pages = paginate([strip("a", 9), strip("b", 2, keep=True), strip("c", 1)], 100.0)
    assert [[name for name, _, _ in page] for page in stand(pages)] == [["a"], ["b", "c"]]
    assert [len(page.groups) for page in pages] == [1, 1]


ENTRIES = st.builds(
    strip,
    st.sampled_from("abc"),
    st.integers(1, 40),
    st.sampled_from([0.0, 5.0, 12.0]),
    st.booleans(),
    st.sampled_from([False, False, False, True]),
    st.sampled_from([10.0, 10.0, 40.0, 7.0]),
)


@given(st.lists(ENTRIES, max_size=12), st.integers(4, 15).map(lambda tens: tens * 10.0))
def test_nothing_is_lost_and_no_page_is_too_full(entries: list[FlowableEntry], height: float) -> None:
    """All units stand, in order, each page within its height, and none but the first is empty."""
    pages = paginate(entries, height)
    strips = [cast(Strip, fragment) for page in pages for _, fragment in page.fragments]
    given_strips = [cast(Strip, entry.flowable) for entry in entries]
    assert "".join(each.name * each.units for each in strips) == "".join(each.name * each.units for each in given_strips)
    for page in pages:
        assert page.used <= height + 1e-6
        bottoms = [top + fragment.height for top, fragment in page.fragments]
        tops = [top for top, _ in page.fragments[1:]]
        assert all(top >= bottom - 1e-6 for top, bottom in zip(tops, bottoms, strict=False))
    assert all(page.fragments for page in pages) or (len(pages) == 1 and not entries)


@given(st.lists(ENTRIES, max_size=8), ENTRIES, st.integers(0, 8), st.integers(4, 15).map(lambda tens: tens * 10.0))
def test_pages_are_the_same_if_groups_were_placed_before(
    entries: list[FlowableEntry], other: FlowableEntry, at: int, height: float
) -> None:
    """In another document, one of whose entries is another, and in the same one again: pages, their places and broken keeps."""
    memo: Memoizer = MemoryCache[Any](100).memo
    for document in (entries, [*entries[:at], other, *entries[at + 1 :]], entries):
        known, anew = paginate(document, height, memo=memo), paginate(document, height)
        assert stand(known) == stand(anew) == [list(chain.from_iterable(stand(page.groups))) for page in known]
        assert [(page.used, page.places, page.apart) for page in known] == [(page.used, page.places, page.apart) for page in anew]


def test_a_page_knows_where_in_the_content_its_parts_are() -> None:
    """Of each fragment the place of its entry, also where it goes on."""
    pages = paginate([strip("a", 2), strip("b", 5)], 40.0)
    for page in pages:
        assert len(page.places) == len(page.fragments)
    assert [place.column for page in pages for place in page.places] == [2, 5, 5]
