"""Slips of a clerk, made by a program: a valid file broken in one place, and what the advice for it comes to.

    python -m tests.slips [COUNT] [SEED]

tells of how many the first fault stands at the slip, and how many files are sound again once its advice is followed.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from faqprint.errors import Fault
from faqprint.manuscript.load import examine
from faqprint.messages.sentences import render

ROOT = Path(__file__).parent.parent
FOLDERS = (ROOT / "content", ROOT / "src" / "faqprint" / "starter")

#: A line of a file with one entry: indent and dashes, key, text.
ENTRY = re.compile(r"(?P<lead>[ ]*(?:- )*)(?P<key>[a-z_]+): (?P<text>\S.*)")


class Broken(NamedTuple):
    """A file after a slip: its lines, and the row (from 0) where it happened."""

    lines: list[str]
    row: int


class Verdict(NamedTuple):
    """What was said of a slip: ``near``: the first fault stands within a line of it; ``mended``: following it was enough."""

    kind: str
    file: str
    row: int
    near: bool
    proposed: bool
    mended: bool
    told: str


Slip = Callable[[list[str], Random], Broken | None]
SLIPS: dict[str, Slip] = {}


def slip(make: Slip) -> Slip:
    """Add a kind of slip; its name is the function's."""
    SLIPS[make.__name__.replace("_", "-")] = make
    return make


def rows(lines: list[str], pattern: str) -> list[int]:
    """The rows outside texts below ``|`` that a pattern matches from their beginning."""
    found, inside = [], -1
    for row, line in enumerate(lines):
        depth = len(line) - len(line.lstrip(" "))
        if inside >= 0 and (not line.strip() or depth > inside):
            continue
        inside = -1
        if match := re.match(r"([ ]*(?:- )*)[a-z_]+: [|]", line):
            inside = len(match[1])
        if re.match(pattern, line):
            found.append(row)
    return found


def change(lines: list[str], rng: Random, pattern: str, put: Callable[[re.Match[str]], str]) -> Broken | None:
    """Change one of the rows that a pattern matches."""
    found = rows(lines, pattern)
    if not found:
        return None
    row = rng.choice(found)
    match = re.match(pattern, lines[row])
    assert match is not None
    return Broken([*lines[:row], *(match.expand(put(match)) + lines[row][match.end() :]).split("\n"), *lines[row + 1 :]], row)


def by(pattern: str, put: str) -> Slip:
    """A slip that changes one row by a pattern."""
    return lambda lines, rng: change(lines, rng, pattern, lambda match: put)


_KEY = r"([ ]*(?:- )*[a-z_]+):"
_PLAIN = rf"{_KEY} (?=[^\s|>\"'\[{{#])"
_TEXT = r"([ ]*(?:- )*(?:title|name|question|answer|text|note|intro|label|hours|return_to|manual|publisher): )(?=[^\s|>\"'\[{#])"
SLIPS |= {
    "colon-left-out": by(rf"{_KEY} ", r"\1 "),
    "colon-full-width": by(rf"{_KEY} ", r"\1："),
    "colon-full-width-and-space": by(rf"{_KEY} ", r"\1： "),
    "colon-tight": by(_PLAIN, r"\1:"),
    "colon-then-full-width-space": by(_PLAIN, "\\1:\u3000"),
    "colon-then-nbsp": by(_PLAIN, "\\1:\u00a0"),
    "colon-left-out-of-a-list": by(rf"{_KEY}$", r"\1"),
    "dash-tight": by(r"([ ]*)- (?=[a-z_]+:|\S)", r"\1-"),
    "dash-full-width": by(r"([ ]*)- (?=[a-z_]+:)", r"\1－ "),
    "dash-a-dot": by(r"([ ]*)- (?=[a-z_]+:)", r"\1・"),
    "dash-then-full-width-space": by(r"([ ]*)- (?=[a-z_]+:)", "\\1-\u3000"),
    "dash-too-many": by(r"([ ]+)(?=(?:answer|note|tel|fax): )", r"\1- "),
    "indent-one-less": by(r"[ ]([ ]*)(?=[a-z_]+:|- )", r"\1"),
    "indent-one-more": by(r"([ ]+)(?=[a-z_]+:|- )", r"\1 "),
    "indent-a-tab": by(r"[ ]{2,}(?=[a-z_]+:|- )", "\t"),
    "indent-full-width": by(r"[ ]{2}([ ]*)(?=[a-z_]+:|- )", "\u3000\\1"),
    "indent-nbsp": by(r"[ ]{2}([ ]*)(?=[a-z_]+:|- )", "\u00a0\u00a0\\1"),
    "quote-not-closed": by(rf'{_KEY} "([^"]*)"', r'\1: "\2'),
    "quote-not-opened": by(rf'{_KEY} "([^"]*)"', r'\1: \2"'),
    "quote-inside": by(_TEXT + r"(.*\S)(.)$", r'\1"\2"\3'),
    "quotes-left-off": by(rf'{_KEY} "(\{{\{{[^"]*)"', r"\1: \2"),
    "quotes-doubled": by(rf'{_KEY} "([^"]*)"', r'\1: ""\2"'),
    "begins-with-bracket": by(_TEXT, r"\1[重要]"),
    "begins-with-brace": by(_TEXT, r"\1{注}"),
    "begins-with-star": by(_TEXT, r"\1**ご注意** "),
    "begins-with-at": by(_TEXT, r"\1@"),
    "begins-with-percent": by(_TEXT, r"\1%"),
    "begins-with-ampersand": by(_TEXT, r"\1&"),
    "begins-with-exclamation": by(_TEXT, r"\1!"),
    "begins-with-bar": by(_TEXT, r"\1| "),
    "begins-with-value": by(_TEXT, r"\1{{service}}の"),
    "colon-in-text": by(_TEXT, r"\1ご注意: "),
    "hash-in-text": by(_TEXT + r"(.)", r"\1\2 #3"),
    "backslash-in-quotes": by(rf'{_KEY} "', r'\1: "C:\\data '),
    "value-not-closed": by(_TEXT, r"\1は{{service"),
    "value-unknown": by(_TEXT, r"\1は{{servise}}"),
    "key-misspelt": by(r"([ ]*(?:- )*)(question|answer|title|name|type|categories|questions|items|desks)(.)", r"\1x\2\3"),
    "key-in-capitals": by(r"([ ]*(?:- )*)(question|answer|title|name)(?=:)", r"\1Q\2"),
    "key-twice": by(r"([ ]*)((?:title|type|answer): .*)$", r"\1\2\n\1\2"),
    "date-with-slashes": by(r"date: 2026-11-22", r"date: 2026/11/22"),
    "file-misspelt": by(r"([ ]*- )([a-z]+)\.yaml", r"\1\2s.yaml"),
    "type-unknown": by(r"type: ([a-z]+)", r"type: \1s"),
    "flag-in-japanese": by(r"(boxes|ruled|toc|duplex): (?:true|false)", r"\1: はい"),
    "bracket-not-closed": by(r"([a-z_ -]+[\[{][^\]}]*)[\]}]", r"\1"),
    "bracket-full-width": by(r"([a-z_ -]+[\[{][^\]}]*)\]", r"\1］"),
    "comma-left-out": by(r"([a-z_ -]*\{[^,]*),", r"\1"),
    "comma-full-width": by(r"([a-z_ -]*\{[^,]*),", r"\1，"),
    "bar-left-out": by(rf"{_KEY} \|$", r"\1:"),
    "bar-full-width": by(rf"{_KEY} \|$", r"\1: ｜"),
    "bar-then-full-width-space": by(rf"{_KEY} \|$", "\\1: |\u3000"),
    "comment-in-slashes": by(r"# ", r"// "),
    "comment-full-width": by(r"# ", r"＃ "),
    "control-character": by(rf"{_KEY} ", "\\1: \x08"),
    "separator-of-documents": by(r"(?=[a-z_]+: )", r"---\n"),
}


@slip
def bar_text_not_indented(lines: list[str], rng: Random) -> Broken | None:
    """The lines below ``|`` begin where the key does."""
    found = [row for row in rows(lines, rf"{_KEY} \|$") if row + 1 < len(lines)]
    if not found:
        return None
    row = rng.choice(found)
    depth = len(lines[row]) - len(lines[row].lstrip(" -"))
    after = list(lines)
    at = row + 1
    while at < len(lines) and lines[at].strip() and len(lines[at]) - len(lines[at].lstrip(" ")) > depth:
        after[at] = " " * depth + lines[at].strip()
        at += 1
    return Broken(after, row + 1)


@slip
def bar_text_one_less(lines: list[str], rng: Random) -> Broken | None:
    """A line below ``|`` but the first stands one space less deep than it should."""
    inside = [at + 2 for at in rows(lines, rf"{_KEY} \|$") if at + 2 < len(lines) and lines[at + 2].startswith("  ")]
    inside = [at for at in inside if len(lines[at]) - len(lines[at].lstrip()) == len(lines[at - 1]) - len(lines[at - 1].lstrip())]
    if not inside:
        return None
    row = rng.choice(inside)
    return Broken([*lines[:row], lines[row][1:], *lines[row + 1 :]], row)


@slip
def bar_text_after_a_comment(lines: list[str], rng: Random) -> Broken | None:
    """A comment at the margin within a text below ``|``."""
    inside = [at + 2 for at in rows(lines, rf"{_KEY} \|$") if at + 2 < len(lines) and lines[at + 2].startswith("  ")]
    if not inside:
        return None
    row = rng.choice(inside)
    return Broken([*lines[:row], "# 覚え書き", *lines[row:]], row)


@slip
def bar_blank_deeper(lines: list[str], rng: Random) -> Broken | None:
    """Below ``|`` a line of spaces, more than those of the text."""
    found = rows(lines, rf"{_KEY} \|$")
    if not found:
        return None
    row = rng.choice(found)
    return Broken([*lines[: row + 1], " " * 20, *lines[row + 1 :]], row + 1)


@slip
def list_without_its_key(lines: list[str], rng: Random) -> Broken | None:
    """``questions:`` left out."""
    found = rows(lines, r"[ ]+questions:$")
    if not found:
        return None
    row = rng.choice(found)
    after = [*lines[:row], *lines[row + 1 :]]
    return Broken(
        after, next(at for at in range(row, len(after)) if after[at].strip() and not after[at].lstrip().startswith("#"))
    )


@slip
def text_broken_by_hand(lines: list[str], rng: Random) -> Broken | None:
    """A long plain text continued in the next line."""
    found = [row for row in rows(lines, _TEXT) if len(lines[row]) > 40 and " #" not in lines[row]]
    if not found:
        return None
    row = rng.choice(found)
    middle = len(lines[row]) - 10
    depth = len(lines[row]) - len(lines[row].lstrip(" -")) + 2
    return Broken([*lines[:row], lines[row][:middle], " " * depth + lines[row][middle:], *lines[row + 1 :]], row)


# --- what the advice comes to -----------------------------------------------------------------------------------------


def obey(text: str, fault: Fault) -> str | None:
    """Do what a fault's message says; ``None``: it leaves it to the author what to write."""
    values = dict(fault.values)
    lines = text.split("\n")
    row, column = fault.place.line - 1, fault.place.column - 1
    lead = lines[row][: len(lines[row]) - len(lines[row].lstrip(" "))]
    if fault.code in ADVICE:
        return "\n".join([*lines[:row], *ADVICE[fault.code](lines[row], values, column), *lines[row + 1 :]])
    if fault.code == "block-not-indented":  # every line of the text
        for at in range(row, len(lines)):
            if not lines[at].strip() or re.match(r"[ ]*(?:- |[a-z_]+:|#)", lines[at]):
                break
            lines[at] = " " * int(values["spaces"]) + lines[at].strip()
    elif values.get("near"):
        end = column + fault.length if fault.code != "unknown-value" else column + len(values["written"])
        written = values["near"] if fault.code != "unknown-value" else "{{" + values["near"] + "}}"
        lines[row] = lines[row][:column] + written + lines[row][end:]
    elif "mended" in values:
        if "spaces" in values:
            lead = " " * int(values.get("right", values["spaces"]))
        lines[row] = lead + values["mended"]
    else:
        return None
    return "\n".join(lines)


#: What to do with the fault's line where the message does not show it: the lines that take its place.
ADVICE: dict[str, Callable[[str, dict[str, str], int], list[str]]] = {
    "folded-lines": lambda line, values, column: below_a_bar(line, values["mended"]),
    "blank-deeper": lambda line, values, column: [""],
    "second-document": lambda line, values, column: [],
    "repeated-key": lambda line, values, column: [],
    "list-without-key": lambda line, values, column: [" " * int(values["spaces"]) + values["list"] + ":", line],
    "unclosed-value": lambda line, values, column: [re.sub(r"(\{\{\w+)(?!\w|\}\})", r"\1}}", line, flags=re.ASCII)],
    "not-a-date": lambda line, values, column: [line.replace("/", "-")],
    "not-a-flag": lambda line, values, column: [line.replace(values["written"], "true")],
    "missing-type": lambda line, values, column: [line.replace("xtype", "type")],
    "text-after-bar": lambda line, values, column: [line[:column], " " * 12 + line[column:].strip()],
}


def below_a_bar(line: str, head: str) -> list[str]:
    """The lines of a text that was begun beside its key, below ``|``."""
    depth = len(line) - len(line.lstrip(" -"))
    text = line.strip().removeprefix(head.removesuffix("|").strip()).strip()
    return [line[: len(line) - len(line.lstrip())] + head, *([" " * (depth + 2) + text] if text else [])]


def try_slip(kind: str, origin: Path, broken: Broken, folder: Path) -> Verdict | None:
    """Break a file of a copy of its folder and follow the first fault's advice; ``None``: the file is still sound."""
    target = folder / "content" / origin.name
    shutil.rmtree(folder / "content", ignore_errors=True)
    shutil.copytree(origin.parent, folder / "content")
    entry = folder / "content" / "appendix.yaml"
    sound = origin.read_text("utf-8")
    try:
        target.write_text("\n".join(broken.lines), "utf-8")
        faults = [fault for fault in examine(entry).faults if fault.severity == "error"]
        if not faults:
            return None
        first = faults[0]
        near = first.place.file == target.as_posix() and abs(first.place.line - 1 - broken.row) <= 1
        proposal = obey("\n".join(broken.lines), first)
        mended = False
        if proposal is not None:
            target.write_text(proposal, "utf-8")
            mended = not any(fault.severity == "error" for fault in examine(entry).faults)
        return Verdict(kind, origin.name, broken.row, near, proposal is not None, mended, render(first))
    finally:
        target.write_text(sound, "utf-8")


def slips(count: int, seed: int) -> Iterator[tuple[str, Path, Broken]]:
    """Give so many slips: every kind in every file in turn, the places by chance."""
    rng = Random(seed)
    files = [path for folder in FOLDERS for path in sorted(folder.glob("*.yaml"))]
    made = 0
    while made < count:
        before = made
        for kind, make in SLIPS.items():
            for origin in rng.sample(files, len(files)):
                broken = make(origin.read_text("utf-8").split("\n"), rng)
                if broken is not None:
                    yield kind, origin, broken
                    made += 1
                    break
            if made == count:
                return
        assert made > before


def main(count: int, seed: int) -> None:
    """Print what was not as it should be, and the figures."""
    totals: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for kind, origin, broken in slips(count, seed):
            verdict = try_slip(kind, origin, broken, Path(folder))
            totals["made"] += 1
            if verdict is None:
                totals["no error"] += 1
                print(f"-- {kind} {origin.name}:{broken.row + 1}: no error\n{broken.lines[broken.row]}")
                continue
            totals["near"] += verdict.near
            totals["proposed"] += verdict.proposed
            totals["mended"] += verdict.mended
            if not verdict.near or verdict.proposed != verdict.mended or not verdict.proposed:
                print(f"-- {kind} {origin.name}:{broken.row + 1} near={verdict.near} mended={verdict.mended}\n{verdict.told}")
    print(dict(totals))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
