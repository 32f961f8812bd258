"""A branch's values in the appendix: the same objects wherever the same is printed, and what each edition prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.distribution.branch_values import BranchValues
from faqprint.errors import ContentError
from faqprint.manuscript.branches import Branch, read_branches
from faqprint.manuscript.load import load
from faqprint.manuscript.model import Appendix
from faqprint.manuscript.values import resolve


@pytest.fixture
def appendix(content: Path) -> Appendix:
    """An appendix whose contact section prints three values, and its title none."""
    return load(content)


def branches(appendix: Appendix, rows: str) -> list[Branch]:
    """The branches of rows beside the appendix."""
    Path(appendix.path).with_name("branches.csv").write_text(rows, "utf-8")
    return list(read_branches(appendix).branches)


def test_an_edition_is_the_appendix_with_the_branch_s_values(appendix: Appendix) -> None:
    """As ``resolve`` puts them in, and with none but its own, too."""
    values = BranchValues(appendix)
    for branch in branches(appendix, "code,name,desk,tel,fax\n1,本店,係,1,-\n2,東,係,2,2\n3,西,,3,\n"):
        made = values.resolve(branch)
        assert made == resolve(appendix, branch.values, branch.name)
    assert values.resolve(None) == resolve(appendix)


def test_sections_that_print_the_same_are_the_same(appendix: Appendix) -> None:
    """One without values is the appendix's own; one with equal values is made once."""
    one, other, equal = branches(appendix, "code,name,desk,tel,fax\n1,本店,係,1,1\n2,東,係,2,2\n3,西,係,1,1\n")
    values = BranchValues(appendix)
    made = [values.resolve(branch).sections for branch in (one, other, equal)]
    assert all(sections[0] is appendix.sections[0] for sections in made)
    assert made[0][1] is made[2][1] is not made[1][1]


def test_what_an_edition_prints(appendix: Appendix) -> None:
    """The values that stand in it, as they are printed; through a value another one, which others do not print."""
    rows = "code,name,desk,tel,fax,area\n1,本店,係,{{area}}－1,1,03\n2,東,係,2,2,06\n"
    one, other = branches(appendix, rows)
    values = BranchValues(appendix)
    assert values.used == {"desk", "tel", "fax"}
    assert values.names_used(one) == values.used | {"area"}
    assert values.names_used(other) == values.used
    assert values.printed_values(one) == {"desk": "係", "tel": "03－1", "fax": "1", "area": "03"}
    assert values.printed_values(other) == {"desk": "係", "tel": "2", "fax": "2"}
    assert values.resolve(one) == resolve(appendix, one.values, one.name)


def test_a_value_that_cannot_be_put_in_is_told_each_time(appendix: Appendix) -> None:
    """Nothing is kept of it."""
    branch = branches(appendix, "code,name,desk,tel,fax\n1,本店,{{nobody}},1,1\n")[0]
    values = BranchValues(appendix)
    for _ in range(2):
        with pytest.raises(ContentError):
            values.resolve(branch)
