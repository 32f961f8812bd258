"""``faqprint check``: everything that ``build`` would refuse, and warnings."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from .options import add_appendix, add_branches
from .outcome import Outcome

if TYPE_CHECKING:
    from .progress import Progress
    from .words import Words


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``check``."""
    add_appendix(parser, words)
    parser.add_argument("--edition", metavar="CODE", help=words.pick("この支店の版を確かめる", "check this branch's edition"))
    add_branches(parser, words)
    parser.add_argument(
        "--strict", action="store_true", help=words.pick("警告があれば終了コードを 1 にする", "exit 1 on warnings, too")
    )


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Tell everything that ``build`` would refuse, and warnings."""
    from ..distribution.check import check as check_all

    faults = check_all(options.appendix, edition=options.edition, branches=options.branches)
    errors = sum(fault.severity == "error" for fault in faults)
    warnings = len(faults) - errors
    counts = {"errors": errors, "warnings": warnings}
    code = "checked-bad" if errors else "checked-warned" if warnings else "checked"
    return Outcome(
        status=int(errors > 0 or (options.strict and warnings > 0)),
        report=words(code, **{name: str(count) for name, count in counts.items()}),
        result=counts,
        faults=faults,
    )
