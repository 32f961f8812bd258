"""Time faqprint and its peers as whole processes, in turn, and print medians, ratios, memory, bytes and pages.

``python -m tests.benchmarks [--short] [--seed N] [--runs N]``: never fails on a time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from . import varied

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "fonts"
PEERS = {"typst": "typst", "jtypeset": "jtypeset", "reportlab": "reportlab"}
#: What users get, with its proof; the same after one word of the middle answer was changed, with what the build before left in
#: the cache; and both without the proof.
OWN, EDITED, BARE, BARE_EDITED = (
    "faqprint",
    "faqprint, one word edited",
    "faqprint, no proof",
    "faqprint, no proof, one word edited",
)
LACKS = {
    "typst": "区分 once, at its first part",
    "jtypeset": "no markers, 区分 once, no tags",
    "reportlab": "区分 in every row, no tags, no kinsoku",
}


class Run(NamedTuple):
    """One whole process: seconds, and the peak of its memory in MiB."""

    seconds: float
    memory: float


def run(command: list[str], environment: dict[str, str]) -> Run:
    """Run a command to its end; its memory is the operating system's own figure for that process."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if status:
        errors = process.stderr.read().decode(errors="replace") if process.stderr else ""
        raise SystemExit(f"{' '.join(command)}\n{errors}")
    return Run(seconds, usage.ru_maxrss / 1024)


def pages(path: Path) -> int:
    """Pages of a PDF."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def measure(count: int, seed: int, runs: int, skip: set[str], folder: Path) -> None:
    """Measure one size and print its table."""
    data = varied.rows(count, seed)
    entry = varied.write_content(data, folder / "content")
    rows = folder / "rows.json"
    rows.write_text(json.dumps([[i, r.category, r.question, r.answer] for i, r in enumerate(data, 1)]), encoding="utf-8")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "FAQPRINT_CACHE": str(folder / "cache")}
    program = [sys.executable, "-m", "faqprint", "build", "--quiet"]
    # a folder for each edited build: it finds what its own last one left
    edited = {name: varied.write_content(data, folder / name) for name in (EDITED, BARE_EDITED)}
    sources = {OWN: (entry, "--no-cache"), EDITED: (edited[EDITED],), BARE: (entry, "--no-cache", "--no-proof")}
    sources[BARE_EDITED] = (edited[BARE_EDITED], "--no-proof")
    commands = {name: [*program, *map(str, options), "-o", str(folder / f"{name}.pdf")] for name, options in sources.items()}
    for name, module in PEERS.items():
        if name not in skip and find_spec(module):
            commands[name] = [
                sys.executable,
                str(HERE / "peers" / f"{name}_peer.py"),
                str(rows),
                str(folder / f"{name}.pdf"),
                str(FONTS),
            ]
    timed: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for path in edited.values():
            varied.write_content(varied.edited(data, turn), path.parent)
        for name, command in commands.items():
            result = run(command, environment)
            if turn:  # the first turn only warms the disk, and the cache
                timed[name].append(result)
    run([*program, str(edited[EDITED]), "-o", str(folder / "anew.pdf"), "--no-cache"], environment)
    if len({(folder / f"{name}.pdf").read_bytes() for name in ("anew", EDITED, BARE_EDITED)}) != 1:
        raise SystemExit("the build from the cache is another than the build without")
    print(f"\n{count} questions, {varied.characters(data):,} characters, seed {seed}, median of {runs}")
    print("| | s | ratio | no proof | MiB | bytes | pages | lacks |\n| --- | --- | --- | --- | --- | --- | --- | --- |")
    medians = {name: statistics.median(r.seconds for r in results) for name, results in timed.items()}
    for name, results in timed.items():
        ratios = [f"{medians[own] / medians[name]:.2f}" for own in (OWN, BARE)]
        memory = max(r.memory for r in results)
        made = folder / f"{name}.pdf"
        figures = (name, f"{medians[name]:.3f}", *ratios, f"{memory:.0f}", f"{made.stat().st_size:,}", pages(made))
        print("|", *[f"{figure} |" for figure in (*figures, LACKS.get(name, ""))])


def main() -> None:
    """Measure all sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="only 18 and 1,800 questions, fewer runs")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--runs", type=int, default=0)
    options = parser.parse_args()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}; ratio: the time of faqprint's default build to that program's, and of the build without its proof")
    sizes = (18, 1_800) if options.short else (18, 180, 1_800, 10_008)
    for count in sizes:
        skip = {"reportlab"} if count > 180 else set()
        runs = options.runs or (5 if count < 1_000 else 3)
        with tempfile.TemporaryDirectory() as folder:
            measure(count, options.seed, runs, skip, Path(folder))


if __name__ == "__main__":
    main()
