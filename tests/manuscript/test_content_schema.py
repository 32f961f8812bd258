"""The tables of keys: whole, without contradictions, and what their readers rely on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from faqprint.manuscript.content_schema import APPENDIX, ID, SECTIONS, STYLE
from faqprint.manuscript.schema_kinds import Choice, Either, Key, Kind, LineKind, ListOf, Named, Number, SectionKind, Shape
from faqprint.style import PAPERS, PROFILES, LineOptions, Margins, Markers, Measures, Padding, RuleWidths, Sizes, Style


def shapes_of(kind: Kind) -> Iterator[Shape]:
    """The shapes in a kind, itself first."""
    if isinstance(kind, Shape):
        yield kind
        for key in kind.keys:
            yield from shapes_of(key.kind)
    elif isinstance(kind, ListOf | Named):
        yield from shapes_of(kind.kind)
    elif isinstance(kind, Either):
        yield from (*shapes_of(kind.text), *shapes_of(kind.shape))
    elif isinstance(kind, SectionKind):
        for shape in SECTIONS.values():
            yield from shapes_of(shape)


SHAPES = {shape.name: shape for root in (APPENDIX, STYLE) for shape in shapes_of(root)}
KEYS = [(shape.name, key) for shape in SHAPES.values() for key in shape.keys]


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_asked_by_the_names_of_its_keys(name: str) -> None:
    """No name twice; the required ones are keys of it, in their order."""
    shape = SHAPES[name]
    assert list(shape.by_name.values()) == list(shape.keys)
    assert shape.required_keys == tuple(key for key in shape.keys if key.required)
    assert shape.about


@pytest.mark.parametrize(("shape", "key"), KEYS, ids=lambda value: value if isinstance(value, str) else value.name)
def test_every_key_says_what_it_is(shape: str, key: Key) -> None:
    """In Japanese; a required one begins with what it is called, which a message can take into its sentence."""
    assert re.match(r"[a-z_]+$", key.name)
    assert key.about
    if key.required:
        assert 0 < len(key.about.partition("。")[0]) <= 12


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_is_known_by_its_type(name: str) -> None:
    """Its first key, which has no other word, and the break before it is its last one."""
    shape = SECTIONS[name]
    first, *_, last = shape.keys
    assert (first.name, first.kind, first.required) == ("type", Choice((name,)), True)
    assert (last.name, last.kind) == ("page_break", Choice(("before",)))


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("margins", Margins),
        ("sizes", Sizes),
        ("measures", Measures),
        ("padding", Padding),
        ("rules", RuleWidths),
        ("markers", Markers),
        ("line", LineOptions),
    ],
)
def test_style_keys_are_the_style_s_fields(key: str, values: type[tuple[object, ...]]) -> None:
    """What can be written is what there is, and nothing that there is cannot be written."""
    shape = STYLE.by_name[key].kind
    assert isinstance(shape, Shape)
    assert [each.name for each in shape.keys] == list(values._fields)  # type: ignore[attr-defined]  # they are NamedTuples


def test_style_choices_are_those_that_exist() -> None:
    """Papers and profiles."""
    assert STYLE.by_name["paper"].kind == Choice(tuple(PAPERS))
    assert STYLE.by_name["profile"].kind == Choice(tuple(PROFILES))
    named = {"base", "profile"}  # what a style and its lines are based on
    unasked = {"place", "landscape"}  # no content asks for them
    assert {key.name for key in STYLE.keys} - named == {*Style._fields} - unasked


@pytest.mark.parametrize(("shape", "key"), [(s, k) for s, k in KEYS if isinstance(k.kind, Number) and s != "rule"], ids=str)
def test_what_a_number_defaults_to_is_in_its_range(shape: str, key: Key) -> None:
    """The shipped style could be written as a file."""
    kind = key.kind
    assert isinstance(kind, Number) and kind.least < kind.most
    holder = Style() if shape == "style" else getattr(Style(), shape)
    value = getattr(holder, key.name)
    assert value is None or (kind.least <= value <= kind.most and not (kind.step and value % kind.step))


@pytest.mark.parametrize(
    ("text", "legal"),
    [
        ("q1", True),
        ("質問-1.a_b", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("", False),
        ("a b", False),
        ("a　b", False),
        ("a/b", False),
        ("a]b", False),
        ("a:b", False),
        ("a|b", False),
    ],
)
def test_an_id_has_no_space_and_little_punctuation(text: str, legal: bool) -> None:
    """Nothing that would end ``[[…]]`` or split a link."""
    assert bool(re.fullmatch(ID, text)) == legal


def test_texts_that_must_be_filled_are_said_to_be() -> None:
    """A title that is required must not be empty."""
    assert APPENDIX.by_name["title"].kind == LineKind(filled=True)
