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
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from .inputs import TURNS, Input, make_input
from .trials import TRIALS, BrokenError

OUTPUT: Final = Path(__file__).parents[2] / "output" / "campaign"
#: Bytes of memory that a command may take, and of addresses that a worker may.
_MEMORY: Final = 512 << 20
_ADDRESSES: Final = 4 << 30
#: After so many rounds of all workers each says how far it is.
_TOLD: Final = 50
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


def work(seed: str, seconds: float, first: int, step: int) -> None:
    """Try the inputs of every ``step``-th turn from ``first`` on, and tell of them.

    A line is the number of a turn that begins, the last one a JSON object: how many inputs of each kind there were.
    """
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    end = time.monotonic() + seconds
    counts: Counter[str] = Counter()
    turn = first
    while time.monotonic() < end:
        print(turn, flush=True)
        kind, number = input_of(turn)
        turn += step
        tried = make_input(kind, number, seed)
        counts[kind] += 1
        before = _most_memory()
        told = failure(kind, tried)
        if not told and _most_memory() > max(before, _MEMORY):
            told = f"memory: {_most_memory() >> 20} MiB"
        if told:
            counts["broken"] += 1
            small = shrunk(kind, tried, told)
            keep(seed, kind, number, small, failure(kind, small) or told)
    print(json.dumps(counts))


def _most_memory() -> int:
    """Bytes of memory that this process held at the most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << (0 if sys.platform == "darwin" else 10)


def input_of(turn: int) -> tuple[str, int]:
    """The kind that is tried in a turn, and the number of the input among those of its kind."""
    rounds, place = divmod(turn, len(TURNS))
    kind = TURNS[place]
    return kind, rounds * TURNS.count(kind) + TURNS[:place].count(kind)


def keep(seed: str, kind: str, number: int, broken: Input, told: str) -> None:
    """Lay an input that broke something under output/, with what it broke and the command that tries it again."""
    folder = OUTPUT / f"{seed}-{kind}-{number}"
    broken.lay(folder)
    again = f"python -m tests.campaign --seed {seed} --case {kind}/{number}"
    (folder / "broken.txt").write_text(f"{again}\n{told}\n", "utf-8")
    print(f"broken: {folder.relative_to(OUTPUT.parents[1])}: {' | '.join(told.splitlines()[:3])}", file=sys.stderr)


def conduct(seed: str, seconds: float, jobs: int) -> int:
    """Let workers work side by side, and add up what they tell; gives how many inputs broke something.

    A worker that ends before its time was broken by its last input; another one goes on behind it.
    """
    end = time.monotonic() + seconds
    counts: Counter[str] = Counter()
    ended: list[tuple[int, int]] = []

    def attend(first: int) -> None:
        turn = first
        while turn >= 0:
            options = ["--seed", seed, "--time", str(end - time.monotonic()), "--jobs", str(jobs), "--turn", str(turn)]
            command = [sys.executable, "-m", "tests.campaign", *options]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
                assert process.stdout
                for said in process.stdout:
                    turn = int(said) if said.strip().isdecimal() else -1
                    if turn % (_TOLD * len(TURNS)) == first and turn > first:
                        print(f"worker {first}: {turn // len(TURNS)} rounds of {len(TURNS)} inputs", file=sys.stderr)
            if turn < 0:
                counts.update(json.loads(said))
            else:
                ended.append((turn, process.returncode))
                turn += jobs

    with ThreadPoolExecutor(jobs) as attendants:
        list(attendants.map(attend, range(jobs)))
    for turn, status in ended:
        kind, number = input_of(turn)
        keep(seed, kind, number, make_input(kind, number, seed), f"the process ended: {status}")
    broken = counts.pop("broken", 0) + len(ended)
    made = sum(counts[kind] for kind in ("document", "edit", "editions"))
    kills = counts["kill"] + counts["refusal"]
    mutated = sum(counts.values()) - made - kills
    print(f"{made} documents, {mutated} mutations, {kills} kills and refusals; {broken} broke something ({dict(counts)})")
    return broken


def main() -> int:
    """Read the arguments and go."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--time", type=float, default=600.0, help="seconds")
    parser.add_argument("--seed", default=secrets.token_hex(4))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--case", help="KIND/NUMBER of one input")
    parser.add_argument("--turn", type=int, help=argparse.SUPPRESS)  # a worker's first
    options = parser.parse_args()
    if options.turn is not None:
        work(options.seed, options.time, options.turn, options.jobs)
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
