"""Try to break the program for a time, in parallel, from a seed that is printed; what breaks it is kept small under output/.

``python -m tests.campaign [--time SECONDS] [--seed SEED] [--jobs N]``; ``--case KIND/NUMBER`` tries one input again.
Exit status 1 if anything broke.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from .inputs import TURNS, Input, make_input
from .trials import TRIALS, BrokenError

OUTPUT: Final = Path(__file__).parents[2] / "output" / "campaign"
#: Bytes of memory that a worker may ask for.
_MEMORY: Final = 4 << 30
#: Seconds that may go into making a failing input smaller.
_SHRINK: Final = 30.0


def failure(kind: str, tried: Input) -> str:
    """What an input breaks; ``''``: nothing."""
    with tempfile.TemporaryDirectory(prefix="campaign") as name:
        tried.lay(Path(name))
        try:
            TRIALS[kind](Path(name))
        except BrokenError as error:
            return str(error).replace(name, ".")
    return ""


def shrunk(kind: str, broken: Input, told: str) -> Input:
    """The input with as few edits and lines as still break the same command in the same way."""
    wanted = _likeness(told)
    end = time.monotonic() + _SHRINK
    smaller = True
    while smaller:
        smaller = False
        for candidate in _smaller(broken):
            if time.monotonic() > end:
                return broken
            if _likeness(failure(kind, candidate)) == wanted:
                broken, smaller = candidate, True
                break
    return broken


def _likeness(told: str) -> str:
    """The command and its status, and what was told first but for names, numbers and the content's words."""
    lines = told.splitlines()
    more = "".join(letter for letter in "".join(lines[1:3]) if letter.isascii() and letter.isalpha())
    return f"{lines[0]} {more[-40:]}" if lines else ""


def _smaller(tried: Input) -> Iterator[Input]:
    """Inputs that are a little smaller, the smallest first."""
    for number in range(len(tried.changes)) if len(tried.changes) > 1 else ():
        yield tried._replace(changes=tried.changes[:number] + tried.changes[number + 1 :])
    for name in sorted(tried.files):
        if name == tried.name or not name.endswith((".yaml", ".csv")) or "/" in name:
            continue
        lines = tried.files[name].split(b"\n")
        size = len(lines) // 2
        while size:
            for at in range(0, len(lines), size):
                yield tried._replace(files=tried.files | {name: b"\n".join(lines[:at] + lines[at + size :])})
            size //= 2


def work(seed: str, seconds: float, worker: int, workers: int) -> None:
    """Try inputs in turn and tell of each that breaks something, and at the end, as JSON, how many of each kind there were."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    end = time.monotonic() + seconds
    counts: Counter[str] = Counter()
    turn = worker
    while time.monotonic() < end:
        kind = TURNS[turn % len(TURNS)]
        number = turn // len(TURNS) * TURNS.count(kind) + TURNS[: turn % len(TURNS)].count(kind)
        turn += workers
        tried = make_input(kind, number, seed)
        counts[kind] += 1
        if told := failure(kind, tried):
            small = shrunk(kind, tried, told)
            folder = OUTPUT / f"{seed}-{kind}-{number}"
            small.lay(folder)
            again = f"python -m tests.campaign --seed {seed} --case {kind}/{number}"
            (folder / "broken.txt").write_text(f"{again}\n{failure(kind, small) or told}\n", "utf-8")
            counts["broken"] += 1
            print(f"broken: {folder.relative_to(OUTPUT.parents[1])}: {' | '.join(told.splitlines()[:3])}", file=sys.stderr)
    print(json.dumps(counts))


def conduct(seed: str, seconds: float, jobs: int) -> int:
    """Let workers work side by side, and add up what they tell; gives how many inputs broke something."""
    arguments = ["--seed", seed, "--time", str(seconds), "--jobs", str(jobs)]
    command = [sys.executable, "-m", "tests.campaign", *arguments, "--worker"]
    running = [subprocess.Popen([*command, str(i)], stdout=subprocess.PIPE, text=True) for i in range(jobs)]
    counts: Counter[str] = Counter()
    for process in running:
        said, _ = process.communicate()
        counts.update(json.loads(said) if process.returncode == 0 else {"broken": 1})
    broken = counts.pop("broken", 0)
    made = sum(counts[kind] for kind in ("document", "edit", "editions"))
    mutated = sum(counts.values()) - made - counts["kill"]
    print(f"{made} documents, {mutated} mutations, {counts['kill']} kills; {broken} broke something ({dict(counts)})")
    return broken


def main() -> int:
    """Read the arguments and go."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--time", type=float, default=600.0, help="seconds")
    parser.add_argument("--seed", default=secrets.token_hex(4))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--case", help="KIND/NUMBER of one input")
    parser.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker is not None:
        work(options.seed, options.time, options.worker, options.jobs)
        return 0
    if options.case:
        kind, number = options.case.split("/")
        told = failure(kind, make_input(kind, int(number), options.seed))
        print(told or "nothing broke")
        return int(bool(told))
    print(f"seed {options.seed}, {options.time:g} s, {options.jobs} workers")
    return int(conduct(options.seed, options.time, options.jobs) > 0)


if __name__ == "__main__":
    sys.exit(main())
