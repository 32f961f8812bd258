"""Layers of two files."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from faqprint.binding.layers import is_seen
from tests.binding.manuals import Bound, tagged_pdf


def layered(base: str, on: int, off: int) -> Pdf:
    """A file with two layers, whose default view lists some of them (-1: none) as on and off."""
    pdf = tagged_pdf(1)
    groups = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(f"{base}{number}"))) for number in range(2)]
    view = Dictionary(Order=Array(groups), BaseState=Name(f"/{base}"))
    for key, number in ((Name.ON, on), (Name.OFF, off)):
        if number >= 0:
            view[key] = Array([groups[number]])
    pdf.Root.OCProperties = Dictionary(OCGs=Array(groups), D=view)
    pdf.pages[0].obj.Resources.Properties = Dictionary(A=groups[0], B=groups[1])
    return pdf


def seen(pdf: Any) -> list[bool]:
    """Which layers are seen at first."""
    properties = pdf.Root.OCProperties
    return [is_seen(group, properties.D) for group in properties.OCGs]


VIEWS = [("ON", -1, 1), ("ON", 0, -1), ("OFF", 0, -1), ("OFF", -1, 0)]


@pytest.mark.parametrize("manual", VIEWS)
@pytest.mark.parametrize("appendix", VIEWS)
def test_what_was_seen_is_seen(manual: tuple[str, int, int], appendix: tuple[str, int, int]) -> None:
    """Whatever counts where nothing is said."""
    files = layered(*manual), layered(*appendix)
    before = [one for pdf in files for one in seen(pdf)]
    bound = Bound(*files)
    assert seen(bound.pdf) == before
    assert len(bound.pdf.Root.OCProperties.D.Order) == 4
    assert bound.findings == []


def test_layers_of_one_file_alone() -> None:
    """Either has none."""
    for files in ((layered("ON", -1, 1), tagged_pdf(1)), (tagged_pdf(1), layered("OFF", -1, 1))):
        bound = Bound(*files)
        assert len(seen(bound.pdf)) == 2 and bound.findings == []
