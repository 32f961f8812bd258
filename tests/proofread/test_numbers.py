"""Dashes between digits."""

from __future__ import annotations

import pytest

from .conftest import Find, SentenceCase, cases, judge


@pytest.mark.parametrize(
    ("answer", "mended"),
    [
        ("096ー326ー9407", ["096－326－9407"]),
        ("096-326ー9407", ["096-326-9407"]),
        ("電話 000－111－2222、ＦＡＸ 000−111−2223、内線 1－2", ["000－111－2223"]),
        ("1-2 と 3ー4", ["3-4"]),
        ("０９６―３２６－９４０７、１－２", ["０９６－３２６－９４０７"]),
        ("10‐20、30‐40、50–60", ["50‐60"]),
        ("096-326-9407、096-326-9408、096−326−9409", ["096-326-9409"]),
        ("096-326-9407、096‐326‐9409", ["096-326-9409"]),
        ("096‐326‐9407、096‐326‐9408、096―326―9409、0-1", ["096‐326‐9409"]),
    ],
)
def test_a_dash_unlike_the_others_is_marked(find: Find, answer: str, mended: list[str]) -> None:
    """With the number as it should be."""
    assert [dict(fault.values)["mended"] for fault in find("vary-dash", answer)] == mended


@pytest.mark.parametrize(
    "answer",
    [
        "000－111－2222 と 2026-11-22",
        "{{tel}}－1 と 1‐2",
        "1‐2、3‐4",
        "9–17 o'clock",
        "096-326-9407、9–17",
        "サーバー１と２、第１ー（あ）",
        "https://www.example.jp/1ー2",
    ],
)
def test_one_kind_of_dash_is_not(find: Find, answer: str) -> None:
    """Whatever it is; and no dash between other things."""
    appendix = "title: 別紙\nvalues: {tel: 窓口}\nsections: [faq.yaml]\n"
    assert find("vary-dash", answer, appendix=appendix) == []


def test_the_branch_list_is_read_with_the_content(find: Find) -> None:
    """A number of a branch is marked at its cell."""
    appendix = "title: 別紙\nvalues: {tel: 000－1－2}\nsections: [faq.yaml]\n"
    (fault,) = find("vary-dash", "{{tel}}", appendix=appendix, branches="code,name,tel\n001,本店,000－1－3\n002,駅前,000−1−4\n")
    assert (fault.place, dict(fault.values)["mended"]) == (("branches.csv", 3, 3), "000－1－4")


@pytest.mark.parametrize("case", cases("numbers"), ids=str)
def test_a_text_is_marked_or_let_alone(find: Find, case: SentenceCase) -> None:
    """Each text of the data file."""
    judge(find, case)
