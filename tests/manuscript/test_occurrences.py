"""Where a text that only comes to light in print stands in the files: its part and its very characters."""

from __future__ import annotations

from collections.abc import Callable

from faqprint.errors import Place
from faqprint.manuscript.model import Appendix
from faqprint.manuscript.occurrences import Occurrence, files, parts, spots

Load = Callable[..., Appendix]

APPENDIX = """\
title: 別紙 × の題
sections:
  - faq.yaml
  - type: text
    body: |
      一行目
        × は×です。
  - {type: notice, items: ['× だけ']}
"""
FAQ = """\
type: faq
title: ＦＡＱ
intro: 前書き ×
categories:
  - name: 区分 ×
    questions:
      - question: "質問 \\u3042×"
        answer: |
          答え

          ×
      - {question: 二つ目, answer: なし}
"""


def test_the_parts_of_an_appendix_in_order(load_one: Load) -> None:
    """A section before its categories, a category before its questions; only questions have a No."""
    told = [(part.row, part.place.file, part.place.line) for part in parts(load_one(APPENDIX, faq=FAQ))]
    assert told == [
        ("", "faq.yaml", 1),
        ("", "faq.yaml", 5),
        ("1", "faq.yaml", 7),
        ("2", "faq.yaml", 12),
        ("", "appendix.yaml", 4),
        ("", "appendix.yaml", 8),
    ]


def test_files_are_named_as_messages_name_them(load_one: Load) -> None:
    """The entry first, then the others as they were read."""
    assert files(load_one(APPENDIX, faq=FAQ)) == ["appendix.yaml", "faq.yaml"]


def test_every_place_of_a_text_is_found(load_one: Load) -> None:
    """Whatever quotes or block it stands in, twice in a line, and in keys of no part; with the No of its question."""
    found = {
        (spot.source.name, spot.line, spot.column, spot.part.row if spot.part else None)
        for spot in spots(load_one(APPENDIX, faq=FAQ), lambda part: ["×"])
    }
    assert found == {
        ("appendix.yaml", 1, 11, None),
        ("appendix.yaml", 7, 9, ""),
        ("appendix.yaml", 7, 12, ""),
        ("appendix.yaml", 8, 29, ""),
        ("faq.yaml", 3, 12, ""),
        ("faq.yaml", 5, 14, ""),
        ("faq.yaml", 7, 29, "1"),
        ("faq.yaml", 11, 11, "1"),
    }


def test_a_text_is_looked_for_in_the_parts_that_want_it(load_one: Load) -> None:
    """Each part is asked once for every scalar; what it does not want is not found there."""
    appendix = load_one(APPENDIX, faq=FAQ)

    def wanted(part: Occurrence | None) -> list[str]:
        return ["×", "答え"] if part and part.row == "1" else []

    assert [(spot.text, spot.line) for spot in spots(appendix, wanted)] == [("×", 7), ("×", 11), ("答え", 9)]


def test_what_stands_before_all_parts_has_none(load_one: Load) -> None:
    """The title of the appendix belongs to no section."""
    (spot,) = spots(load_one(APPENDIX, faq=FAQ), lambda part: [] if part else ["別紙"])
    assert (spot.text, spot.part) == ("別紙", None)
    assert spot.source.place(spot.line, spot.column) == Place("appendix.yaml", 1, 8)
