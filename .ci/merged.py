"""Bind an appendix behind manuals of other programs, and ask judges: ``merged.py APPENDIX.pdf FOLDER``.

qpdf of every file, page-validation of what is claimed if the manual bears its own claim out, outloud of what claims PDF/UA.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import page

MANUALS = Path(__file__).parents[1] / "tests" / "binding" / "producers"
PROFILES = {"PDF/UA-1": "ua1", "PDF/A-2a": "2a"}


def ran(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program and hear it out."""
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def conforms(path: Path, profile: str) -> tuple[str, ...]:
    """What a profile finds in a file."""
    report = page.validate_pdf(str(path), profile=profile, limits=page.SafetyLimits.unlimited())
    return tuple(map(str, report.failures))


def findings(manual: Path, appendix: Path, out: Path) -> Iterator[str]:
    """What is wrong with a manual that an appendix was bound behind."""
    made = ran(sys.executable, "-m", "faqprint", "merge", manual, appendix, "-o", out, "--json")
    if made.returncode:
        yield f"merge: {made.stdout} {made.stderr}"
        return
    checked = ran("qpdf", "--check", out)
    if checked.returncode:
        yield f"qpdf: {checked.stdout.strip()} {checked.stderr.strip()}"
    for claim in json.loads(made.stdout)["result"]["claims"]:
        profile = PROFILES[claim]
        if conforms(manual, profile):  # the manual does not do what it says either
            continue
        yield from (f"{profile}: {failure}" for failure in conforms(out, profile))
        heard = ran(Path(sys.executable).with_name("outloud"), out)
        if heard.returncode or " 0 error(s), 0 warning(s)" not in heard.stdout:
            yield f"outloud: {heard.stdout.strip()} {heard.stderr.strip()}"


if __name__ == "__main__":
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    manuals = [*sorted(MANUALS.glob("*.pdf")), Path(sys.argv[1])]
    all_found = {one.name: list(findings(one, Path(sys.argv[1]), folder / one.name)) for one in manuals}
    for name, found in all_found.items():
        if found:
            print(name, *found, sep="\n  ")
    print(f"{sum(not found for found in all_found.values())} of {len(all_found)} bound files sound")
    sys.exit(any(all_found.values()))
