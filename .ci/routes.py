"""Prove documents on both routes: ``routes.py [--changes N] [--seed N] PDF...``, each with its content beside it.

As built, each is sound in bulk and run by run.  Of its copies that are changed in one place (a token of a stream, or
one twice, or not at all; an entry of an object), those that are sound in bulk are so run by run as well.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from faqprint.pipeline.build import MakeOptions, make, prepare  # noqa: E402  # tests are found from the root
from faqprint.pipeline.composition import compose_layout  # noqa: E402
from faqprint.proof import is_sound, prove  # noqa: E402
from faqprint.storage.disk_cache import NO_CACHE  # noqa: E402
from tests.proof.changes import changed_copy  # noqa: E402


class Result(NamedTuple):
    """What came of a document."""

    name: str
    wrong: tuple[str, ...]
    counts: Counter[str]


def content_of(pdf: Path) -> Path | None:
    """The entry of the content that ``documents.py`` built a PDF from, if it lies beside it."""
    entry = pdf.with_name(f"{pdf.stem.removeprefix(f'{pdf.parent.name}-')}.appendix.yaml")
    return entry if entry.is_file() else None


def compare(pdf: Path, changes: int, seed: int) -> Result:
    """Prove a document and its changed copies."""
    entry = content_of(pdf)
    if entry is None:
        return Result(pdf.name, (), Counter())
    prepared = prepare(entry, None, None)
    made = make(prepared, MakeOptions(proof=False, attach_source="attached" in pdf.name), NO_CACHE)
    layout, _ = compose_layout(prepared.appendix, made.faces)
    arguments = (prepared.appendix, made.faces, layout.area, layout.area_even)
    wrong: list[str] = []
    if made.pdf != pdf.read_bytes():
        wrong.append("made anew it is another")
    if not is_sound(made.pdf, *arguments):
        wrong.append("not sound in bulk")
    if prove(made.pdf, *arguments, full=True):
        wrong.append("not sound run by run")
    counts: Counter[str] = Counter()
    for number in range(changes):
        chance = random.Random(f"{seed} {pdf.name} {number}")
        copy, what = changed_copy(made.pdf, chance)
        sound = is_sound(copy, *arguments)
        counts["sound" if sound else "doubted"] += 1
        if sound and prove(copy, *arguments, full=True):
            wrong.append(f"sound in bulk alone: change {number}, {what}")
    return Result(pdf.name, tuple(wrong), counts)


def main() -> None:
    """Prove them all, two at a time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdfs", nargs="+", type=Path)
    parser.add_argument("--changes", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begin = time.perf_counter()
    with ProcessPoolExecutor(2) as executor:
        results = list(executor.map(partial(compare, changes=options.changes, seed=options.seed), options.pdfs))
    compared = [result for result in results if result.counts or result.wrong]
    total = sum((result.counts for result in results), Counter())
    print(f"{len(compared)} documents on both routes, {dict(total)} changed copies, {time.perf_counter() - begin:.0f} s")
    for result in results:
        for wrong in result.wrong:
            print(f"{result.name}: {wrong}")
    sys.exit(int(any(result.wrong for result in results) or not compared))


if __name__ == "__main__":
    main()
