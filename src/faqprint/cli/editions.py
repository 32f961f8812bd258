"""``faqprint editions``: a PDF for every branch."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from ..binding.arrangement import MODES
from .options import FOLDER, add_appendix, add_branches, whole_number
from .outcome import Outcome, file_lines, outcome_of
from .progress import PROGRESS, Pace

if TYPE_CHECKING:
    from ..distribution.summary import Summary
    from .progress import Progress
    from .words import Words


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``editions``."""
    add_appendix(parser, words)
    add_branches(parser, words)
    parser.add_argument(
        "-o",
        "--output",
        default=FOLDER,
        metavar="DIR",
        help=words.pick(f"作るフォルダー（{FOLDER}）", f"the folder to make ({FOLDER})"),
    )
    _add_choice(parser, words)
    _add_files_beside(parser, words)
    _add_processes(parser, words)
    _add_archives_and_proof(parser, words)


def _add_choice(parser: ArgumentParser, words: Words) -> None:
    """Which editions are made, and whether any is."""
    parser.add_argument(
        "--only",
        nargs="+",
        default=[],
        metavar="CODE",
        help=words.pick("この支店だけを作る（空白かコンマで区切る）", "make these branches only (with spaces or commas between)"),
    )
    parser.add_argument(
        "--prune",
        action="store_true",
        help=words.pick("一覧にない支店の古い PDF を消す", "delete the PDFs of branches that are no longer listed"),
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=words.pick("何を作るかを表示するだけで、書かない", "tell what would be made, write nothing"),
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help=words.pick(
            "印刷にかかわる警告が一つでもあれば、何も作らない", "make nothing if there is any warning that concerns the print"
        ),
    )


def _add_files_beside(parser: ArgumentParser, words: Words) -> None:
    """What is made of each edition besides."""
    parser.add_argument(
        "--compare",
        default="",
        metavar="OLD",
        help=words.pick(
            "前の原稿（フォルダー、PDF、git の版）との新旧対照表を、支店ごとにそばに作る",
            "put a comparison table with the old content (a folder, a PDF, a git revision) beside each",
        ),
    )
    parser.add_argument(
        "--impose",
        choices=MODES,
        help=words.pick(
            "印刷用に面付けした PDF（booklet：二つ折りの冊子）も、支店ごとにそばに作る",
            "put imposed sheets (booklet: to be folded) beside each, too",
        ),
    )
    parser.add_argument(
        "--merge",
        default="",
        metavar="MANUAL.pdf",
        help=words.pick(
            "説明書の後ろに綴じた PDF も、支店ごとにそばに作る", "put a PDF with it bound behind the manual beside each, too"
        ),
    )


def _add_processes(parser: ArgumentParser, words: Words) -> None:
    """Who makes them."""
    parser.add_argument(
        "--jobs",
        type=whole_number("--jobs", words),
        metavar="N",
        help=words.pick("N 個のプロセスで作る（指定がなければ機械に合わせる）", "make them in N processes (or as many as pay)"),
    )
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="tcp://HOST:PORT",
        help=words.pick("Dask のクラスターで作る（faqprint[cluster]）", "make them on a Dask cluster (faqprint[cluster])"),
    )


def _add_archives_and_proof(parser: ArgumentParser, words: Words) -> None:
    """What is made of all editions, and what is left out."""
    parser.add_argument(
        "--zip", action="store_true", help=words.pick("全部を editions.zip にもまとめる", "put all into editions.zip, too")
    )
    parser.add_argument(
        "--zip-each", action="store_true", help=words.pick("支店ごとの ZIP も作る", "make a ZIP of each branch, too")
    )
    parser.add_argument(
        "--no-ledger",
        dest="ledger",
        action="store_false",
        help=words.pick("配布台帳（ledger.pdf）を作らない", "make no distribution ledger (ledger.pdf)"),
    )
    parser.add_argument(
        "--no-proof",
        dest="proof",
        action="store_false",
        help=words.pick("できた PDF を読み直して確かめるのを省く", "do not read the PDFs back to prove them"),
    )
    parser.add_argument(
        "--no-cache", dest="cache", action="store_false", help=words.pick("前回の結果によらず作り直す", "make every edition anew")
    )


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Bring the folder of editions up to date."""
    from ..distribution.folder import make_editions
    from ..distribution.folder_run import EditionOptions

    summary = make_editions(
        options.appendix,
        options.output,
        branches=options.branches,
        options=EditionOptions(
            only=frozenset(options.only),
            prune=options.prune,
            dry_run=options.dry_run,
            anew=not options.cache,
            jobs=options.jobs or 0,
            scheduler=options.scheduler,
            zip=options.zip,
            zip_each=options.zip_each,
            ledger=options.ledger,
            proof=options.proof,
            strict=options.strict,
            compare=options.compare,
            impose=options.impose or "",
            merge=options.merge,
        ),
        progress=_pace(options),
    )
    return outcome_of_run(summary, words, dry_run=options.dry_run, prune=options.prune)


def _pace(options: Namespace) -> Pace:
    """How the run tells how far it is; to a program that asks for it by the environment, of every edition."""
    if os.environ.get(PROGRESS) and sys.stderr is not None:
        return Pace(sys.stderr, 0.0)
    return Pace(None if options.quiet or options.json else sys.stderr)


def outcome_of_run(summary: Summary, words: Words, *, dry_run: bool, prune: bool) -> Outcome:
    """Tell what a run did; a file that could not be written is the machine's fault, a row that cannot be set the content's."""
    faulty = any(fault.severity == "error" for fault in summary.faults)
    failed = len(summary.failures) + len({fault.place.line for fault in summary.faults if fault.severity == "error"})
    numbers = {"made": len(summary.made), "unchanged": len(summary.unchanged), "failed": failed}
    seconds = round(summary.seconds, 2)
    told = {name: str(number) for name, number in (numbers | {"seconds": seconds}).items()}
    lines = [words("editions-planned" if dry_run else "editions-made", folder=summary.folder, **told)]
    if summary.tables:
        lines.append(words("edition-tables", count=str(len(summary.tables))))
    if summary.bound:
        lines.append(words("edition-bound", count=str(len(summary.bound))))
    if summary.imposed:
        lines.append(words("edition-sheets", count=str(len(summary.imposed))))
    lines += file_lines("edition-prune-planned" if dry_run else "edition-pruned", summary.pruned, words)
    lines += file_lines("edition-foreign" if prune else "edition-stray", summary.strays, words)
    if summary.stale:
        lines.append(words("edition-stale", count=str(len(summary.stale)), codes=words.list_names(summary.stale)))
    errors = tuple(
        message._replace(file=f"{summary.folder}/{file}")
        for file, error in summary.failures
        for message in outcome_of(error, words).errors
    )
    result: dict[str, Any] = {"folder": summary.folder, **numbers, "seconds": seconds}
    result |= {"codes": summary.made, "strays": summary.strays, "pruned": summary.pruned, "stale": summary.stale}
    if summary.tables:
        result["tables"] = summary.tables
    if summary.bound:
        result["merged"] = summary.bound
    if summary.imposed:
        result["imposed"] = summary.imposed
    status = max((error.exit_status for _, error in summary.failures), default=int(faulty))
    return Outcome(status, "\n".join(lines), result, tuple(summary.faults), errors)
