"""Build every content in every style, on every paper and with every option: ``documents.py FOLDER`` prints the PDFs' names.

What a style cannot hold is left out, if its error says so; anything else that fails ends the run.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
OPTIONS = {
    "duplex": "duplex: true\nmargins: {left: 15, right: 12, binding: 8}",
    "markers": "markers: {next: 次へ, previous: 続き, next_side: left, previous_side: right}",
    "seed": "profile: seed\nmeasures: {question: 17, answer: 25.5, reference: 23}",
    "loose": "line: {kinsoku: loose, hang: allow, autospace: 0.125, last_min: 3}\npadding: {x: 0.75}\nsizes: {table: 8.5}",
    "rules": "rules: {outer: 1.5, inner: 0.25}\nleading: 1.7\nfolio: 別添－{page}\nrunning_numbers: true",
    "fonts": "fonts: {text: BIZUDGothic-Regular.ttf, fallback: [BIZUDMincho-Regular.ttf]}",
}
#: Values of every length, with 髙, a variation sequence, and characters whose codes must be escaped in a string.
BRANCHES = """\
code,name,desk,tel,fax
1,本,係,000,-
2,新規町(西)支店,倍ミ規程\\の係,000－000－0200,000－000－0201
3,髙辻\U000e0100支店,○○信用金庫　髙辻\U000e0100支店　業務第二課　法人担当,0120－000－300,000－000－0301
4,長い名前の支店長い名前の支店長い名前の支店長い名前の支店長い名前の支店長い名前の支店長い名前の,係,000－000－0400,000－000－0401
"""


#: Comparison tables: name, style, options.
COMPARISONS = (
    ("table", "standard", ()),
    ("large", "large", ("--order", "before-first", "--words", "law")),
    ("strike", "standard", ("--style", "strike")),
    ("full", "standard", ("--full",)),
)


def styles() -> Iterator[tuple[str, str]]:
    """Names and texts of style files."""
    for base, paper in product(("standard", "large"), ("A4", "B5", "A5", "Letter")):
        yield f"{base}-{paper}", f"base: {base}\npaper: {paper}\n"
    for name, text in OPTIONS.items():
        yield name, f"base: standard\n{text}\n"


def contents(folder: Path) -> Iterator[Path]:
    """Folders with an appendix each: our own, the starter, the stress document, every mark, every kind of picture."""
    shutil.copytree(ROOT / "content", folder / "content")
    for script in ("stress", "every_mark", "every_picture"):
        made = ROOT / "tests" / f"{script}.py", folder / script
        subprocess.run([sys.executable, *map(str, made)], check=True, stdout=subprocess.DEVNULL)
    init = [sys.executable, "-m", "faqprint", "init", str(folder / "starter")]
    subprocess.run(init, check=True, stdout=subprocess.DEVNULL)
    yield from (folder / name for name in ("content", "starter", "stress", "every_mark", "every_picture"))


def build(source: Path, style: str, text: str, *more: str) -> Path | None:
    """Build one PDF beside its content; ``None`` if the style cannot hold it."""
    entry = (source / "appendix.yaml").read_text("utf-8")
    lines = [line for line in entry.splitlines() if not line.startswith(("style:", "toc:", "mark:"))]
    lines += ["toc: questions", "mark: 社外秘"] if style in OPTIONS else ["toc: true"]
    appendix, out = source / f"{style}.appendix.yaml", source / f"{source.name}-{style}.pdf"
    (source / f"{style}.style.yaml").write_text(text, "utf-8")
    appendix.write_text("\n".join([*lines, f"style: {style}.style.yaml"]) + "\n", "utf-8")
    command = [sys.executable, "-m", "faqprint", "build", str(appendix), "-o", str(out), "--quiet", "--lang", "en", *more]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode == 1 and "sizes: table" in done.stderr:
        return None
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return out


def editions(source: Path) -> list[Path]:
    """Make editions, which another writer puts together than a single build: names and values that the base has no glyphs of."""
    (source / "branches.csv").write_text(BRANCHES, "utf-8")
    out = source / "editions"
    command = [
        sys.executable,
        "-m",
        "faqprint",
        "editions",
        str(source / "appendix.yaml"),
        "-o",
        str(out),
        "--quiet",
        "--lang",
        "en",
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return sorted(out.glob("*.pdf"))


def comparisons(source: Path, folder: Path) -> Iterator[Path]:
    """Print comparison tables of the own content with an edited one, and a build with bars beside what changed."""
    new = folder / "edited"
    shutil.copytree(source, new)
    faq = (new / "faq.yaml").read_text("utf-8")
    last = faq.rindex("      - question:")  # one is gone, words changed, a category is renamed
    faq = faq[:last].replace("ログイン", "ログオン").replace("name: その他", "name: その他のご質問")
    (new / "faq.yaml").write_text(faq, "utf-8")
    run = [sys.executable, "-m", "faqprint"]
    for name, style, more in COMPARISONS:
        out = folder / f"{name}.pdf"
        entry = (new / "appendix.yaml").read_text("utf-8")
        (new / f"{name}.yaml").write_text(entry.replace("style: standard", f"style: {style}"), "utf-8")
        command = [*run, "diff", str(source), str(new / f"{name}.yaml"), "-o", str(out), "--quiet", *more]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        yield out
    barred = folder / "since.pdf"
    since = [*run, "build", str(new / "appendix.yaml"), "-o", str(barred), "--since", str(source), "--quiet"]
    subprocess.run(since, check=True, stdout=subprocess.DEVNULL)
    yield barred


def main(folder: Path) -> None:
    """Build them all, two at a time."""
    folder.mkdir(parents=True)
    works: list[tuple[Path, str, str, *tuple[str, ...]]] = [(source, *style) for source in contents(folder) for style in styles()]
    works += [(folder / "starter", "attached", "base: standard\n", "--attach-source")]
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(lambda work: build(*work), works))
    print(
        *[path for path in made if path],
        *editions(folder / "content"),
        *comparisons(folder / "content", folder / "comparisons"),
        sep="\n",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
