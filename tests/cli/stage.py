"""A stand-in for the pipeline that remembers how it was called, and what it answers with."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

from faqprint.compose.report import ColumnReport, TypesettingReport
from faqprint.errors import Fault, Place

WARNING = Fault(Place("content/faq.yaml", 7, 12), "empty-file", severity="warning")
ERROR = WARNING._replace(severity="error")
#: A column of 61 lines of which three were shrunk, two of them of one question.
ANSWERS = ColumnReport("answer", 61, {"shrunk": (3, 3, 5), "overflow": ()})


REPORT = TypesettingReport((ANSWERS,), (7,), (2, 4), (0.05, 0.131, 0.0, 0.244, 0.2))


class MadeReport(NamedTuple):
    """What a build tells, as ``pipeline.build.Report``."""

    file: str = "output/appendix.pdf"
    pages: int = 5
    questions: int = 18
    seconds: float = 0.2149
    bytes: int = 12345
    warnings: tuple[Fault, ...] = ()
    typesetting: Callable[[], TypesettingReport] = lambda: TypesettingReport(
        (ANSWERS,), (7,), (2, 4), (0.05, 0.131, 0.0, 0.244, 0.2)
    )


class Stage:
    """Stands in for the pipeline: ``answer`` is what a build gives, ``faults`` and ``listed`` what a check finds."""

    def __init__(self) -> None:
        self.calls: list[tuple[tuple[Any, ...], dict[str, Any]]] = []
        self.answer: Callable[..., Any] = lambda **named: MadeReport()
        self.faults: tuple[Fault, ...] = ()
        self.listed: tuple[Fault, ...] = ()

    def fail(self, error: BaseException) -> None:
        """Have every build raise an error."""

        def answer(**named: Any) -> Any:
            raise error

        self.answer = answer

    def build(self, *args: Any, **named: Any) -> Any:
        """Remember the call; give the answer."""
        self.calls.append((args, named))
        return self.answer(**named)

    def check(self, *args: Any, **named: Any) -> tuple[Fault, ...]:
        """Remember the call; give the faults."""
        self.calls.append((args, named))
        return self.faults

    def dump(self, path: str, **named: Any) -> str:
        """Give a page."""
        self.calls.append(((path,), named))
        return "1 ページ\n－ ＦＡＱ 𠮷\n"


def run(*arguments: str, environment: dict[str, str] | None = None, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own."""
    environ = {**os.environ, **(environment or {})}
    return subprocess.run([sys.executable, "-m", "faqprint", *arguments], env=environ, capture_output=True, timeout=60, **options)
