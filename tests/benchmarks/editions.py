"""Editions of the shipped content against copying the same files: ``python -m tests.benchmarks.editions [N]``.

Prints milliseconds an edition, the ratio to copying in the same run, peak memory, and the largest file against its plain build.
"""

from __future__ import annotations

import random
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.distribution.manifest import read_manifest
from faqprint.distribution.verify_folder import verify_folder
from faqprint.pipeline.build import build
from faqprint.text.fonts import Face, find_font

CONTENT = Path(__file__).parents[2] / "content" / "appendix.yaml"
#: Characters that names are drawn from; real lists use fewer.
CHARACTERS = 600


def write_list(path: Path, count: int) -> None:
    """Write a list of branches with names of 3 to 60 characters, some with 髙 and a variation sequence."""
    rolls = random.Random(1)
    faces = [Face(find_font(name)) for name in ("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf")]
    kanji = [c for c in map(chr, range(0x4E00, 0x9FA0)) if all(face.glyph(c) for face in faces)]
    rolls.shuffle(kanji)
    rows = ["code,name,desk,tel,fax"]
    for i in range(count):
        name = "".join(rolls.choices(kanji[:CHARACTERS], k=rolls.choice((1, 1, 1, 2, 2, 4, 8, 20, 57)))) + "支店"
        name = "髙" * (not i % 7) + "辻\U000e0100" * (not i % 11) + name
        desk = "".join(rolls.choices(kanji[:CHARACTERS], k=rolls.randrange(1, 20)))
        numbers = [f"0{rolls.randrange(10)}－{rolls.randrange(1000, 9999)}－{i:04}" for _ in range(2)]
        rows.append(",".join((f"{i:04}", name, f"○○信用金庫　{desk}課", *numbers)))
    path.write_text("\n".join(rows) + "\n", "utf-8")


def main(count: int) -> None:
    """Make the editions, make them again, copy them, verify them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        branches = folder / "branches.csv"
        write_list(branches, count)
        bare = EditionOptions(proof=False, ledger=False)
        for what, options in (("made", bare), ("unchanged", bare), ("with ledger and proof", EditionOptions(anew=True))):
            seconds = make_editions(CONTENT, folder / "out", branches=branches, options=options).seconds
            print(f"{what}: {1000 * seconds / count:.2f} ms an edition")
            if what == "made":
                first = seconds
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        begin = time.perf_counter()
        shutil.copytree(folder / "out", folder / "copy")
        copied = time.perf_counter() - begin
        print(f"copied: {1000 * copied / count:.2f} ms a file; ratio {first / copied:.1f}; peak {peak:.0f} MiB")
        manifest = read_manifest(folder / "out")
        assert manifest
        largest = max(manifest.entries, key=lambda entry: entry.bytes)
        build(CONTENT, folder / "plain.pdf", edition=largest.code, branches=branches, proof=False)
        print(f"largest: {largest.bytes} bytes, {largest.bytes / (folder / 'plain.pdf').stat().st_size:.2f} of its plain build")
        for quick in (True, False):
            begin = time.perf_counter()
            verdict = verify_folder(folder / "out", quick=quick)
            print(f"verify{' --quick' * quick}: {time.perf_counter() - begin:.1f} s, {len(verdict.findings)} findings")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
