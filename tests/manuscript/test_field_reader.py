"""Nodes read by their kinds: the value of what is right, the fault and a harmless value of what is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.errors import Fault, Place
from faqprint.manuscript.field_reader import FieldReader
from faqprint.manuscript.markup import MarkupReader
from faqprint.manuscript.model import Inline, Paragraph, Span
from faqprint.manuscript.schema_kinds import (
    Choice,
    Day,
    Either,
    Flag,
    Key,
    Kind,
    LineKind,
    ListOf,
    Named,
    NameKind,
    Number,
    SectionKind,
    Shape,
    TextKind,
    ValueKind,
)
from faqprint.source.yaml_source import YamlSource

POINT = Shape("point", "点", (Key("x", Number(0, 9, "mm"), "横", required=True), Key("name", LineKind(), "名前")))
OUTER = Shape("outer", "外", (Key("point", POINT, "点"), Key("list", ListOf(LineKind()), "列"), Key("flag", Flag(), "印")))


def read(kind: Kind, text: str, *, given_only: bool = False) -> tuple[Any, list[Fault]]:
    """What a YAML text is read as, under the key ``key``, and what was wrong with it."""
    source = YamlSource("f.yaml", text.encode())
    assert source.root is not None
    faults: list[Fault] = []
    reader = FieldReader(source, MarkupReader({"first": 1}, {"tel": Inline("03")}), faults)
    if isinstance(kind, Shape):
        return reader.fields(kind, source.root, "key", given_only=given_only), faults
    return reader.read(kind, source.root, "key"), faults


def codes(faults: list[Fault]) -> list[str]:
    """The codes of faults."""
    return [fault.code for fault in faults]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (LineKind(), "あ**い**", Inline("あい", (Span(1, 2, strong=True),))),
        (LineKind(), "''", Inline("")),
        (LineKind(), "|\n  あ\n", Inline("あ")),
        (TextKind(), "|\n  あ\n  い\n", (Paragraph(Inline("あ")), Paragraph(Inline("い")))),
        (TextKind(), "''", ()),
        (ValueKind(), "'03-{{tel}} **x**'", Inline("03-{{tel}} **x**", (Span(3, 10, value="tel"),))),
        (NameKind(), "**あ**.yaml", "**あ**.yaml"),
        (Flag(), "true", True),
        (Flag(), "false", False),
        (Flag(), "''", False),
        (Choice(("a", "b")), "b", "b"),
        (Choice(("a", "b")), "''", None),
        (Day(), "2026-11-22", date(2026, 11, 22)),
        (Day(), "''", None),
        (Number(0, 10, "mm"), "2.5", 2.5),
        (Number(0, 10, "mm"), ".5", 0.5),
        (Number(0, 10, "文字", 1, whole=True), "3", 3),
        (Number(0, 10, "mm"), "''", None),
        (ListOf(Flag()), "[true, false]", [True, False]),
        (ListOf(Flag()), "''", []),
        (Named(NameKind()), "{あ: b, c: ''}", {"あ": "b", "c": ""}),
        (Named(NameKind()), "''", {}),
    ],
    ids=str,
)
def test_what_is_right_is_read(kind: Kind, text: str, expected: object) -> None:
    """Each kind's value, and nothing to say of it."""
    if text.startswith("**"):
        text = f"'{text}'"
    assert read(kind, text) == (expected, [])


def test_whole_numbers_are_integers() -> None:
    """So that what is built from them prints as it was typed."""
    assert isinstance(read(Number(0, 9, "文字", 1, whole=True), "3")[0], int)


@pytest.mark.parametrize(
    ("kind", "text", "value", "code"),
    [
        (LineKind(), "|\n  あ\n  い\n", Inline("あ\nい"), "one-line"),
        (LineKind(filled=True), "''", Inline(""), "empty-text"),
        (LineKind(filled=True), "'　'", Inline("　"), "empty-text"),
        (LineKind(), "[あ, い]", Inline(""), "want-text"),
        (LineKind(), "[あ]", Inline(""), "trap-start"),
        (NameKind(), "{a: b}", "", "want-text"),  # to quote a: b between the braces does not help
        (NameKind(), "[a]", "", "want-text"),
        (TextKind(filled=True), "''", (), "empty-text"),
        (TextKind(), "{a: b, c: d}", (), "want-text"),
        (ValueKind(), "|\n  あ\n  い\n", Inline("あ い"), "line-feed-in-value"),
        (NameKind(), "|\n  a\n  b\n", "a\nb", "one-line"),
        (Flag(), "yes", False, "not-a-flag"),
        (Flag(), "'True'", False, "not-a-flag"),
        (Choice(("left", "right")), "lefd", None, "not-a-choice"),
        (Day(), "2026-02-30", None, "not-a-date"),
        (Number(0, 10, "mm"), "一", None, "not-a-number"),
        (Number(0, 10, "mm"), "1e3", None, "not-a-number"),
        (Number(0, 10, "mm"), "nan", None, "not-a-number"),
        (Number(0, 10, "mm"), "1234567", None, "not-a-number"),
        (Number(0, 10, "mm"), "10.1", 10.1, "out-of-range"),
        (Number(0, 10, "mm"), "-1", -1.0, "out-of-range"),
        (Number(0, 10, "mm", 0.5), "2.2", 2.2, "not-a-multiple"),
        (ListOf(Flag(), 1), "[]", [], "empty-list"),
        (ListOf(Flag(), 1), "''", [], "empty-list"),
        (ListOf(Flag()), "あ", [], "want-list"),
        (ListOf(Flag()), "{a: b}", [], "want-list"),
        (Named(NameKind()), "[あ]", {}, "want-mapping"),
        (SectionKind(), "あ", None, "want-mapping"),
        (SectionKind(), "{title: あ}", None, "missing-type"),
        (SectionKind(), "{type: fap}", None, "unknown-type"),
    ],
    ids=str,
)
def test_what_is_wrong_is_one_fault_and_a_harmless_value(kind: Kind, text: str, value: object, code: str) -> None:
    """Reading goes on, so that all faults are told at once."""
    made, faults = read(kind, text)
    assert (made, codes(faults)) == (value, [code])
    assert ("key", "key") in faults[0].values or code in ("missing-type", "unknown-type", "trap-start")


def test_a_mapping_is_read_by_its_keys() -> None:
    """Those left out have their kind's empty value; each mapping knows its place."""
    made, faults = read(OUTER, "point:\n  x: 3\nflag: true\n")
    assert faults == []
    assert made == {
        "place": Place("f.yaml", 1, 1),
        "point": {"place": Place("f.yaml", 2, 3), "x": 3.0, "name": Inline("")},
        "list": [],
        "flag": True,
    }


def test_only_what_is_given_is_read_if_that_is_asked_for() -> None:
    """A style file changes what it names: a key with nothing behind it is left out, too; quotes are something."""
    made, faults = read(OUTER, "point: {name: ''}\nlist:\nflag: false\n", given_only=True)
    assert codes(faults) == ["missing-key"]
    assert made == {"place": Place("f.yaml", 1, 1), "point": {"place": Place("f.yaml", 1, 8), "name": Inline("")}, "flag": False}


def test_unknown_and_missing_keys_are_told_with_what_was_meant() -> None:
    """A key that was probably meant is not told to be missing as well."""
    _, faults = read(POINT, "x: 1\nnmae: a\n")
    assert [(fault.code, dict(fault.values)["near"]) for fault in faults] == [("unknown-key", "name")]
    _, faults = read(POINT, "xx: 1\nname: a\n")
    assert [fault.code for fault in faults] == ["unknown-key"]
    _, faults = read(POINT, "name: a\n")
    assert [(fault.code, fault.values) for fault in faults] == [("missing-key", (("key", "x"), ("about", "横")))]


def test_a_fault_stands_at_its_node() -> None:
    """Line, column and length of what is wrong."""
    _, (fault,) = read(OUTER, "flag: true\npoint:\n  x: 12\n")
    assert (fault.place, fault.length, fault.line_text) == (Place("f.yaml", 3, 6), 2, "  x: 12")


def test_slips_of_marks_stand_where_they_were_typed() -> None:
    """With the value that was probably meant; the next text begins without any."""
    _, faults = read(ListOf(LineKind()), "- 'あ{{tell}}'\n- い\n- '[[frist]]'\n")
    places = [(fault.code, fault.place.line, fault.place.column) for fault in faults]
    assert places == [("unknown-value", 1, 5), ("unknown-id", 3, 4)]
    assert [dict(fault.values)["near"] for fault in faults] == ["tel", "first"]


def test_a_tab_in_a_text_is_told_where_it_stands() -> None:
    """It has no width that everybody agrees on."""
    _, (fault,) = read(TextKind(), "|\n  あ\n  い\tう\n")
    assert (fault.code, fault.place.line, fault.place.column) == ("tab-in-text", 3, 4)


def test_a_text_with_a_colon_is_mended() -> None:
    """One key where a text should be was a text that lacks quotes."""
    _, (fault,) = read(ListOf(LineKind()), "- 注: これ\n")
    assert (fault.code, dict(fault.values)["mended"]) == ("trap-colon", "- '注: これ'")


@pytest.mark.parametrize("text", ["- あ\n- {x: 1}\n", "- {x: 1, name: あ}\n"])
def test_a_text_or_a_mapping_in_its_place(text: str) -> None:
    """Whichever it is."""
    made, faults = read(ListOf(Either(LineKind(), POINT)), text)
    assert faults == []
    assert isinstance(made[-1], dict)


def test_a_section_is_read_by_its_type() -> None:
    """With all the fields of its shape."""
    made, faults = read(SectionKind(), "{type: text, title: 題, body: 文}")
    assert faults == []
    assert (made["type"], made["title"], made["body"]) == ("text", Inline("題"), (Paragraph(Inline("文")),))


def test_guessing_ends_after_so_many_comparisons() -> None:
    """A file of nothing but mistakes is answered in time: from some fault on there is no guess."""
    _, faults = read(POINT, "x: 1\n" + "".join(f"nam{n}: a\n" for n in range(11_000)))
    near = [dict(fault.values)["near"] for fault in faults]
    assert (near[0], near[-1]) == ("name", "")


NODES = st.recursive(
    st.sampled_from(["あ", "true", "12", "2026-11-22", "''", "'{{tel}}'", "'[[q9]]'"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[ {', '.join(items)} ]"),
        st.dictionaries(st.sampled_from(["x", "name", "type", "point", "title", "z"]), inner, max_size=3).map(
            lambda entries: "{ " + ", ".join(f"{key}: {value}" for key, value in entries.items()) + " }"
        ),
    ),
    max_leaves=6,
)
KINDS: list[Kind] = [LineKind(), TextKind(), ValueKind(), NameKind(), Flag(), Choice(("a",)), Day(), Number(0, 9, "mm")]
KINDS += [ListOf(LineKind()), Named(Flag()), POINT, OUTER, Either(LineKind(), POINT), SectionKind()]


@given(NODES, st.sampled_from(KINDS))
def test_any_node_is_read_as_any_kind(text: str, kind: Kind) -> None:
    """Nothing is raised, every fault stands in the file, and what has none is the same when it is read again."""
    made, faults = read(kind, text)
    assert all(fault.place.file == "f.yaml" and fault.place.line == 1 for fault in faults)
    assert read(kind, text) == (made, faults)
