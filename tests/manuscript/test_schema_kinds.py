"""A shape knows its keys by name, and which of them must be written."""

from __future__ import annotations

from faqprint.manuscript.schema_kinds import Flag, Key, LineKind, Shape


def test_a_shape_finds_its_keys() -> None:
    """By name, in the order of the table; those that must be written apart."""
    title, boxes = Key("title", LineKind(), "題", required=True), Key("boxes", Flag(), "枠")
    shape = Shape("list", "一覧", (title, boxes))
    assert shape.by_name == {"title": title, "boxes": boxes}
    assert shape.required_keys == (title,)
