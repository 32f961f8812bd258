"""Running text, boxes, titles on pages: keeps, cuts, new pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from faqprint.layout.blocks import HEADING, ITEM, NOTE
from faqprint.layout.display_list import REPEAT
from faqprint.layout.paginate import FlowableEntry, paginate

from ..work import growth
from .checks import check_rules
from .entries import HEIGHT, box, filled, lay, running, stems, title
from .mocks import HEAD, MARKER, PADDING, PITCH, PLACE, at, categories, grid, names, pages_of, table, text


def test_a_title_never_ends_a_page() -> None:
    """With room for the title and one line it goes over with its text."""
    assert [stems(p) for p in lay(filled(HEIGHT - 2 * PITCH), title(), running(text("p", 9)))] == [["above"], ["t", "p"]]
    assert [stems(p) for p in lay(filled(HEIGHT - 3 * PITCH), title(), running(text("p", 9)))] == [["above", "t", "p"], ["p"]]


def test_a_title_goes_with_the_table_s_head_and_first_row() -> None:
    """Title, intro, head and a row, or none of them."""
    intro = running(text("i", 2))._replace(keep=True)
    need = 3 * PITCH + HEAD + 3 * PITCH + 2 * PADDING + MARKER
    entries = [title(), intro, FlowableEntry(table(categories(4)), PLACE)]
    assert stems(lay(filled(HEIGHT - need), *entries)[0])[:3] == ["above", "t", "i"]
    assert stems(lay(filled(HEIGHT - need + 1), *entries)[0]) == ["above"]


def test_page_break_before_a_section() -> None:
    """A section that asks for a new page begins one; at the head of a page it makes no empty one."""
    broken = running(text("p", 2))._replace(break_before=True)
    assert [stems(p) for p in lay(filled(40.0), broken)] == [["above"], ["p"]]
    assert [stems(p) for p in lay(broken)] == [["p"]]


def test_a_page_break_parts_a_title_from_the_section_before() -> None:
    """The break belongs to the section's first entry; what is kept together stays so behind it."""
    entries = [filled(40.0), title()._replace(break_before=True), running(text("p", 2))]
    assert [stems(p) for p in lay(*entries)] == [["above"], ["t", "p"]]


def test_the_space_before_a_section_vanishes_at_the_head_of_a_page() -> None:
    """First on a page it stands at the top; below others it keeps its distance."""
    entry = running(text("p", 2))._replace(space=20.0)
    assert at(lay(entry)[0], "p.0").y == pytest.approx(11.3)
    assert at(lay(filled(40.0), entry)[0], "p.0").y == pytest.approx(71.3)
    (_, second) = lay(filled(HEIGHT - 30.0), entry)
    assert at(second, "p.0").y == pytest.approx(11.3)


def test_running_text_keeps_two_lines_on_each_side() -> None:
    """A paragraph of nine lines, room for eight: seven stay."""
    first, second = lay(filled(HEIGHT - 8 * PITCH), running(text("p", 9)))
    assert (len(names(first)) - 1, len(names(second))) == (7, 2)


def test_a_checklist_keeps_items_with_their_notes() -> None:
    """The cut goes before the item, not between it and its note."""
    flow = [text(f"{kind}{i}", 1, role) for i in range(6) for kind, role in (("i", ITEM), ("n", NOTE))]
    first, second = lay(filled(HEIGHT - 5 * PITCH), running(*flow))
    assert (stems(first)[-1], stems(second)[0]) == ("n1", "i2")


def test_a_keep_that_the_next_page_can_hold_is_not_broken() -> None:
    """A text whose only cut here would part head and body moves on whole."""
    flow = (text("h", 2, HEADING), text("p", 3))
    assert [stems(p) for p in lay(filled(HEIGHT - 2 * PITCH), running(*flow))] == [["above"], ["h", "p"]]


def test_a_box_is_not_split_unless_it_is_taller_than_a_page() -> None:
    """It moves on whole."""
    entry = FlowableEntry(box((text("p", 10),)), PLACE)
    assert [stems(p) for p in lay(filled(HEIGHT - 150.0), entry)] == [["above"], ["p"]]


def test_a_box_taller_than_a_page_is_split_with_its_label_again() -> None:
    """Frame, label and padding on each page; the label is content once; the section's anchor is set once."""
    entry = FlowableEntry(box((text("p", 50),), label=2), PLACE)
    pages = lay(entry)
    assert len(pages) == 3
    for page in pages:
        check_rules(page.rules)
        assert names(page)[:2] == ["L.0", "L.1"]
        assert max(r.y1 for r in page.rules) <= HEIGHT + 0.5
    assert [at(p, "L.0").tag for p in pages] == [7, REPEAT, REPEAT]
    assert [n for p in pages for n in names(p) if n.startswith("p")] == [f"p.{i}" for i in range(50)]
    assert [a.name for p in pages for a in p.anchors] == ["s9"]


def test_the_first_part_of_a_box_is_no_lower_than_its_label() -> None:
    """Low on a page, where its label of eight lines has no room, a tall box is not begun."""
    entry = FlowableEntry(box((text("p", 50),), label=8), PLACE)
    first, second, *_ = lay(filled(HEIGHT - 60.0), entry)
    assert stems(first) == ["above"]
    assert names(second)[0] == "L.0"


def test_a_box_centres_its_content_beside_a_tall_label() -> None:
    """One line beside a label of three: the same middle."""
    (page,) = lay(FlowableEntry(box((text("p", 1),), label=3), PLACE))
    assert at(page, "p.0").y == pytest.approx(at(page, "L.1").y)
    check_rules(page.rules)


def test_a_box_as_high_as_a_page_is_split_rather_than_leave_its_title_alone() -> None:
    """No page holds both: the title stays with the first part."""
    entries = [title(), FlowableEntry(box((text("p", 19),)), PLACE)]
    assert [stems(p) for p in lay(filled(40.0), *entries)] == [["above"], ["t", "p"], ["p"]]


def test_a_text_breaks_a_keep_rather_than_leave_its_title_alone() -> None:
    """A head of 12 lines, 10 of them kept with it, under a title of 10: cut where the keep yields."""
    flow = (text("h", 10, HEADING), text("p", 2), text("q", 2))
    entries = [title(lines=9), running(*flow)]
    assert [stems(p) for p in lay(*entries)] == [["t", "h"], ["p", "q"]]


def test_kept_entries_that_fit_no_page_with_their_body_stand_apart() -> None:
    """A title with a block as high as a page that cannot be cut: the title yields, nothing is lost."""
    entries = [title(), filled(HEIGHT)]
    assert [stems(p) for p in lay(*entries)] == [["t"], ["above"]]


def test_no_entries_make_one_page() -> None:
    """An appendix without sections has a page."""
    assert len(lay()) == 1


def test_anchors_are_known_before_the_pages_are_drawn() -> None:
    """Every page names the anchors it will set: titles, boxes, questions."""
    entries: Sequence[FlowableEntry] = [
        title(),
        running(text("p", 3)),
        FlowableEntry(box((text("b", 2),)), PLACE),
        FlowableEntry(table(categories(9)), PLACE),
    ]
    planned = paginate(entries, HEIGHT)
    drawn = pages_of(planned)
    assert [page.anchors for page in planned] == [[a.name for a in page.anchors] for page in drawn]
    assert planned[0].anchors[:2] == ["st", "s9"]


def test_the_first_and_last_number_of_a_page() -> None:
    """For the running head: a row that goes on counts on both pages."""
    planned = paginate([FlowableEntry(table(categories(9)), PLACE)], HEIGHT)
    numbers = [page.numbers for page in planned]
    assert numbers[0][0] == "n1"
    assert numbers[-1][-1] == "n9"


def test_work_is_linear_in_the_rows_of_a_table() -> None:
    """Each page measures its own rows: all that follow were measured for each, 2.9 times the work for twice the rows."""
    assert growth(lambda size: lambda: paginate([running(grid("g", [1] * size), text("p", 9))], HEIGHT), 400) < 2.1
