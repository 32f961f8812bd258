"""Ask seven judges about PDFs: ``validate.py FILE…``.

qpdf, pdffonts, page-validation (PDF/UA-1 and PDF/A), outloud, pdfua, the program's own verify, and the tests' look at every byte
of the syntax.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import page
import pdfua

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.export.strict_syntax import syntax_faults  # it is not installed, but lies beside this folder


def ran(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a program and hear it out."""
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def findings(path: str) -> Iterator[str]:
    """What is wrong with one file, a line each."""
    checked = ran("qpdf", "--check", path)
    if checked.returncode:
        yield f"qpdf: {checked.stdout.strip()} {checked.stderr.strip()}"
    for font in ran("pdffonts", path).stdout.splitlines()[2:]:
        if font.split()[-5:-2] != ["yes", "yes", "yes"]:
            yield f"pdffonts: not embedded, subset and mapped to Unicode: {font}"
    for profile in ("ua1", "3a" if "attached" in path else "2a"):
        report = page.validate_pdf(path, profile=profile, limits=page.SafetyLimits.unlimited())
        if not report.is_compliant:
            yield from (f"{profile}: {failure}" for failure in report.failures)
    heard = ran(str(Path(sys.executable).with_name("outloud")), path)
    if heard.returncode or " 0 error(s), 0 warning(s)" not in heard.stdout:
        yield f"outloud: {heard.stdout.strip()} {heard.stderr.strip()}"
    for outcome in pdfua.validate(path).outcomes:
        if outcome.findings or outcome.skipped_reason:
            yield f"pdfua: {outcome.rule_id} {outcome.skipped_reason or ''} {[one.message for one in outcome.findings]}"
    yield from (f"syntax: {fault}" for fault in syntax_faults(Path(path).read_bytes()))
    own = ran(sys.executable, "-m", "faqprint", "verify", path)
    if own.returncode:
        yield f"verify: {own.stderr.strip()}"


if __name__ == "__main__":
    names = sys.argv[1:]
    with ThreadPoolExecutor(2) as pool:
        all_found = list(pool.map(lambda name: list(findings(name)), names))
    for name, found in zip(names, all_found, strict=True):
        if found:
            print(name, *found, sep="\n  ")
    print(f"{sum(not found for found in all_found)} of {len(names)} files sound")
    sys.exit(any(all_found))
