"""Ask independent programs about PDFs: syntax (qpdf), fonts (pdffonts), PDF/UA-1 and PDF/A-2a (page-validation)."""

from __future__ import annotations

import subprocess
import sys

import page


def findings(path: str) -> list[str]:
    """What is wrong with one file, a line each."""
    found = []
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    if checked.returncode != 0:
        found.append(f"qpdf: {checked.stdout.strip()} {checked.stderr.strip()}")
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    for font in fonts:
        embedded, subset, unicode = font.split()[-5:-2]
        if (embedded, subset, unicode) != ("yes", "yes", "yes"):
            found.append(f"pdffonts: not embedded, subset and mapped to Unicode: {font}")
    for profile in ("ua1", "2a"):
        report = page.validate_pdf(path, profile=profile)
        if not report.is_compliant:
            found += [f"{profile}: {failure}" for failure in report.failures]
    return found


if __name__ == "__main__":
    failed = False
    for name in sys.argv[1:]:
        wrong = findings(name)
        failed = failed or bool(wrong)
        print(name, *(wrong or ["sound"]), sep="\n  ")
    sys.exit(failed)
