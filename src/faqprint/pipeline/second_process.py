"""A second process that sets, draws and reads back a share of a large appendix.

It goes the same way as the first one (``build``), on the same values, as far as there is anything to share: it sets its rows,
plans the same pages, draws those that hold only its rows, and reads pages of the finished PDF for the proof.  At 1,800
questions and at 10,008 a proved build takes 0.68 of the time of one process, and 1.1 of its CPU.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from ..manuscript.model import Appendix
from ..storage.other_process import OtherProcess, can_be_copied, copy_of_process, processors
from .composition import compose_layout

if TYPE_CHECKING:
    from ..text.fonts import Faces

#: Questions from which on a second process pays.
_PAYING: Final = 200


@contextmanager
def second_process(appendix: Appendix, faces: Faces, *, proof: bool) -> Iterator[OtherProcess | None]:
    """Give the second process for an appendix, if one pays and can be had; ``proof``: whether the PDF is to be proved in bulk."""
    if sum(1 for _ in appendix.questions()) < _PAYING or processors() < 2 or not can_be_copied():
        yield None
        return
    with copy_of_process(partial(make_share, appendix, faces, proof)) as other:
        yield other


def make_share(appendix: Appendix, faces: Faces, proof: bool, other: OtherProcess) -> None:
    """Do what the second process does; ``other``: the first one, which goes through ``build.make_pdf``."""
    from ..export.pdf import draw_share, typefaces_of

    layout, _ = compose_layout(appendix, faces, other=other)
    draw_share(layout, typefaces_of(faces), other)
    areas = layout.area, layout.area_even
    del layout  # as in the first process: its lines take the room that the proof needs
    if proof:
        from ..proof import read_share

        read_share(appendix, *areas, other)
