"""Everything that can be wrong with a content, for all its editions; nothing is made."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..errors import Fault

if TYPE_CHECKING:
    from ..pipeline.build import EditionChoice


def check(
    path: str | os.PathLike[str],
    *,
    edition: EditionChoice = None,
    branches: str | os.PathLike[str] | None = None,
    info: bool = False,
) -> tuple[Fault, ...]:
    """Give everything that ``build`` and ``editions`` would refuse, their warnings, and what proofreading finds.

    ``branches``: the branch list, if it is not the one beside the appendix.  ``info``: what is only worth a thought, too.
    ``UsageError``: there is no such file, or branch.
    """
    from ..manuscript.branches import lists_beside
    from ..pipeline.build import check as check_appendix
    from ..pipeline.build import pause_collection

    with pause_collection():
        faults = check_appendix(path, edition=edition, branches=branches, info=info)
    if any(fault.severity == "error" for fault in faults) or not (branches or lists_beside(path)):
        return faults
    from .edition_maker import look_at_editions  # what it needs is not wanted where there is an error, or no list

    return tuple(dict.fromkeys((*faults, *look_at_editions(path, branches))))
