"""What files share is read once, and gives what reading it anew gives, at the same cost."""

from __future__ import annotations

import pytest

from faqprint.limits import OverBudgetError, WorkBudget
from faqprint.proof.content import CodeAdvances, CodeMetrics, read_content
from faqprint.proof.kept_reading import KeptReading

ONE = b"/P<</MCID 0>>BDC\nBT 1 2 Td/F0 9 Tf(\0\1\0\2)Tj\nET\nEMC\n"
STAMP = b"/Artifact<</Type/Pagination>>BDC\nBT 1 2 Td/F0 8 Tf(\0\3)Tj\nET\nBT 1 9 Td(\0\3)Tj\nET\nEMC\n"


def metrics(width: float = 500, code_bytes: int = 2) -> dict[str, CodeMetrics]:
    """Fonts of which the code 2 has this width."""
    return {"F0": CodeMetrics(code_bytes, CodeAdvances({2: width}, 1000))}


@pytest.mark.parametrize("streams", [[ONE], [ONE, STAMP], [STAMP, ONE, STAMP], [b""]])
def test_it_is_what_reading_gives(streams: list[bytes]) -> None:
    """Once and again, of one stream and of several, and it takes as much work."""
    kept, budgets = KeptReading(), [WorkBudget(100_000) for _ in range(3)]
    found = [kept.content(streams, metrics(), budget) for budget in budgets]
    assert found == [read_content(b"\n".join(streams), metrics(), {}, {})] * 3
    assert budgets[1].left == budgets[2].left < 100_000 or streams == [b""]


def test_other_widths_are_read_anew() -> None:
    """Another file's font may have a code in another width, or the same: what is shown counts."""
    kept = KeptReading()
    ends = []
    for width in (500, 700, 500):
        content = kept.content([ONE], metrics(width), WorkBudget(100_000))
        assert content == read_content(ONE, metrics(width), {}, {})
        ends += [content.marks[0].runs[0].width for content in [content] if content]
    assert ends[0] == ends[2] != ends[1]
    more = {"F0": CodeMetrics(2, CodeAdvances({2: 500, 7: 1}, 1000)), "F1": metrics()["F0"]}
    assert kept.content([ONE], more, WorkBudget(100_000)) == read_content(ONE, more, {}, {})


@pytest.mark.parametrize(
    "streams",
    [
        [b"/P<</MCID 0>>BDC\nBT 1 2 Td(\0\1)Tj\nET\nEMC\n"],  # its font is set before
        [ONE, b"/P<</MCID 1>>BDC\nBT 1 2 Td(\0\1)Tj\nET\nEMC\n"],
        [b"0.9 g\n", ONE],
        [b"/P<</MCID 0>>BDC\n", b"EMC\n"],
        [b"q 2 0 0 2 0 0 cm\n", ONE, b"Q\n"],
    ],
)
def test_what_depends_on_others_is_not_kept(streams: list[bytes]) -> None:
    """A stream that begins, or leaves, what others go on with is read with them."""
    assert KeptReading().content(streams, metrics(), WorkBudget(100_000)) is None


def test_it_is_not_cheaper_the_second_time() -> None:
    """A file's budget is spent for what was read with another's."""
    kept = KeptReading()
    kept.content([ONE], metrics(), WorkBudget(100_000))
    with pytest.raises(OverBudgetError):
        kept.content([ONE], metrics(), WorkBudget(10))


def test_many_are_not_kept() -> None:
    """What has long not come again is read anew, with the same result."""
    kept = KeptReading()
    for number in range(300):
        stream = ONE.replace(b"1 2 Td", b"%d 2 Td" % number)
        assert kept.content([stream], metrics(number), WorkBudget(100_000)) == read_content(stream, metrics(number), {}, {})
