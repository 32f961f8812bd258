"""``faqprint diff``: what changed between two contents, and the printed 新旧対照表."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..manuscript import DEFAULT_APPENDIX
from .options import add_proof_and_cache, refuse_terminal
from .outcome import Outcome

if TYPE_CHECKING:
    from ..compare.comparison import Comparison
    from ..compare.printed_table import TableOptions
    from .progress import Progress
    from .words import Words


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``diff``."""
    pick = words.pick
    kinds = pick(
        "前の原稿（フォルダー、appendix.yaml、--attach-source で作った PDF、git の版）",
        "the old content: a folder, an appendix.yaml, a PDF made with --attach-source, or a git revision",
    )
    parser.add_argument("old", metavar="OLD", help=kinds)
    parser.add_argument(
        "new",
        nargs="?",
        default=DEFAULT_APPENDIX,
        metavar="NEW",
        help=pick(f"今の原稿（書かなければ {DEFAULT_APPENDIX}）", f"the new content (default {DEFAULT_APPENDIX})"),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE.pdf",
        help=pick(
            "新旧対照表をこの PDF に作る。- なら標準出力へ", "print a comparison table into this PDF; -: to standard output"
        ),
    )
    parser.add_argument("--edition", metavar="CODE", help=pick("この支店の値で比べる", "compare with a branch's values"))
    _add_table(parser, words)
    parser.add_argument("--revision", action="store_true", help=pick("改訂履歴に足す行を表示する", "print the revision entry"))
    parser.add_argument(
        "--write", action="store_true", help=pick("その行を原稿に書き加える（--revision とともに）", "write it into the content")
    )
    parser.add_argument(
        "--exit-code", action="store_true", help=pick("違いがあれば終了コードを 1 にする", "exit 1 if anything differs")
    )
    add_proof_and_cache(parser, words)


def _add_table(parser: ArgumentParser, words: Words) -> None:
    """How the comparison table is printed."""
    pick = words.pick
    parser.add_argument(
        "--order",
        choices=("before-first", "after-first"),
        default="after-first",
        help=pick("before-first: 改正前を左に置く", "before-first: the old side at the left"),
    )
    parser.add_argument(
        "--heads",
        metavar=pick("新,旧", "NEW,OLD"),
        help=pick("見出しの言葉（改正後,改正前）", "the words of the heads, that of the new side first"),
    )
    parser.add_argument(
        "--style",
        choices=("strike",),
        help=pick("strike: 見え消し（１つの欄に、旧に取消線、新に下線）", "strike: one column, old struck, new underlined"),
    )
    parser.add_argument(
        "--words", choices=("law",), help=pick("law: （削除）を（削る）とする", "law: the word of laws for what is removed")
    )
    parser.add_argument("--full", action="store_true", help=pick("変わらない部分も略さずに載せる", "print what stayed, too"))
    parser.add_argument(
        "--reasons",
        metavar="FILE",
        help=pick("備考に載せる理由（No か id: 言葉 の YAML）", "reasons for the notes: YAML of No or id: words"),
    )
    parser.add_argument(
        "--effective", metavar="DATE", help=pick("施行日（2026-12-01。書かなければ今の原稿の date）", "the date it is in force")
    )


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Tell what changed, and make what is asked for; raises ``UsageError`` for options that exclude each other."""
    from ..compare.comparison import change_lines, result_of
    from ..pipeline.diff import compare_sides, print_comparison, read_sides, refuse_output, write_comparison

    table = _table_options(options, words)
    if options.write and not options.revision:
        raise UsageError("write-needs-revision")
    sides = read_sides(options.old, options.new, options.edition)
    comparison = compare_sides(sides)
    faults = sides.new.warnings
    if options.reasons is not None:
        from ..pipeline.reasons import read_reasons

        reasons = read_reasons(options.reasons, comparison)
        table = table._replace(reasons=reasons.words)
        faults += reasons.warnings
    result = result_of(comparison)
    lines = [*_summary(result["summary"], words), *change_lines(comparison, words.lang)]
    data = b""
    if options.output == "-":
        refuse_terminal()
        data, pages, warnings = print_comparison(sides.new.appendix, comparison, table, proof=options.proof, cache=options.cache)
        faults += warnings
        result |= {"file": "-", "pages": pages}
    elif options.output is not None:
        refuse_output(options.output, sides, [options.reasons] if options.reasons is not None else [])
        pages, warnings = write_comparison(
            options.output, sides.new.appendix, comparison, table, proof=options.proof, cache=options.cache
        )
        faults += warnings
        file = Path(options.output).as_posix()
        result |= {"file": file, "pages": pages}
        lines.append(words("diff-made", file=file, pages=str(pages)))
    if options.revision:
        lines += _revision(options, sides.places[1].overlay == {}, sides.places[1].path, comparison, words)
    differs = bool(comparison.changes)
    return Outcome(int(options.exit_code and differs), "\n".join(lines), result, faults, data=data)


def _table_options(options: Namespace, words: Words) -> TableOptions:
    """How the table is printed."""
    from ..compare.printed_table import SIDE_HEADS, TableOptions

    heads = tuple(_parts(options.heads)) if options.heads is not None else SIDE_HEADS
    if len(heads) != 2:
        raise UsageError("bad-heads", written=options.heads)
    effective = None
    if options.effective is not None:
        try:
            effective = date.fromisoformat(options.effective)
        except ValueError:
            raise UsageError("bad-effective", written=options.effective) from None
    strike, before = options.style == "strike", options.order == "before-first"
    return TableOptions(before, heads, strike, options.words or "", options.full, {}, effective)


def _parts(heads: str) -> list[str]:
    return [part.strip() for part in heads.replace("，", ",").replace("、", ",").split(",") if part.strip()]


def _summary(counts: Mapping[str, int], words: Words) -> list[str]:
    """Counts of questions, for a person at a terminal."""
    import sys

    if sys.stdout is None or not sys.stdout.isatty():
        return []
    return [words("diff-summary", **{name: str(count) for name, count in counts.items()})]


def _revision(options: Namespace, writable: bool, path: Path, comparison: Comparison, words: Words) -> list[str]:
    """The entry of the 改訂履歴, and whether it was written."""
    from ..pipeline.revision_entry import revision_line, write_revision

    lines = [revision_line(comparison)]
    if options.write:
        if not writable:
            raise UsageError("revision-unwritable", file=options.new, line=lines[0], reason="")
        code = "revision-written" if write_revision(path, comparison) else "revision-there"
        lines.append(words(code, file=path.as_posix(), version=comparison.new.version))
    return lines
