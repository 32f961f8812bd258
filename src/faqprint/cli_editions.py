"""The verbs of the branches' editions: ``editions``, and ``verify`` of a folder."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .cli_progress import Pace
from .cli_verbs import Outcome, Trouble
from .errors import UsageError

if TYPE_CHECKING:
    from .cli_progress import Progress
    from .cli_words import Words
    from .editions.folder import Summary

FOLDER = "output/editions"
#: Codes that a report shows.
_SHOWN = 10


def add_editions(parser: ArgumentParser, words: Words) -> None:
    """Add the options of ``editions`` but for the appendix and the branch list."""
    parser.add_argument(
        "-o",
        "--output",
        default=FOLDER,
        metavar="DIR",
        help=words.pick(f"作るフォルダー（{FOLDER}）", f"the folder to make ({FOLDER})"),
    )
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="CODE", help=words.pick("この支店だけを作る", "make these branches only")
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
        "--jobs",
        type=int,
        metavar="N",
        help=words.pick("N 個のプロセスで作る（指定がなければ機械に合わせる）", "make them in N processes (or as many as pay)"),
    )
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="tcp://HOST:PORT",
        help=words.pick("Dask のクラスターで作る（faqprint[cluster]）", "make them on a Dask cluster (faqprint[cluster])"),
    )
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


def editions(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Bring the folder of editions up to date."""
    from .editions.folder import Options, make_editions

    if options.jobs is not None and options.jobs < 1:
        raise UsageError("arguments", reason=words.pick("--jobs は１以上にしてください", "--jobs must be at least 1"))
    summary = make_editions(
        options.appendix,
        options.output,
        branches=options.branches,
        options=Options(
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
        ),
        progress=Pace(None if options.quiet else sys.stderr, options.json),
    )
    return _told(summary, words, dry_run=options.dry_run, pruned=options.prune and not options.dry_run)


def _told(summary: Summary, words: Words, *, dry_run: bool, pruned: bool) -> Outcome:
    """Tell what a run did; a file that could not be written is the machine's fault, a row that cannot be set the content's."""
    from .cli_failures import outcome_of

    errors = any(fault.severity == "error" for fault in summary.faults)
    failed = len(summary.failures) + len({fault.place.line for fault in summary.faults if fault.severity == "error"})
    numbers = {"made": len(summary.made), "unchanged": len(summary.unchanged), "failed": failed}
    seconds = round(summary.seconds, 2)
    told = {name: str(number) for name, number in (numbers | {"seconds": seconds}).items()}
    lines = [words("editions-planned" if dry_run else "editions-made", folder=summary.folder, **told)]
    lines += [words("edition-pruned", file=name) for name in summary.pruned]
    lines += [words("edition-foreign" if pruned else "edition-stray", file=name) for name in summary.strays]
    if summary.stale:
        lines.append(words("edition-stale", count=str(len(summary.stale)), codes=", ".join(summary.stale[:_SHOWN])))
    troubles = tuple(
        trouble._replace(file=f"{summary.folder}/{file}")
        for file, error in summary.failures
        for trouble in outcome_of(error, words).troubles
    )
    result: dict[str, Any] = {"folder": summary.folder, **numbers, "seconds": seconds}
    result |= {"codes": summary.made, "strays": summary.strays, "pruned": summary.pruned, "stale": summary.stale}
    status = max((error.exit_status for _, error in summary.failures), default=int(errors))
    return Outcome(status, "\n".join(lines), result, tuple(summary.faults), troubles)


def verify(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Examine every file of a folder of editions."""
    from .editions.verify import verify_folder
    from .proof import report
    from .proof.finding import SENTENCES

    folder = Path(options.file)
    verdict = verify_folder(folder, quick=options.quick, progress=progress)

    def trouble(file: str, found: Any) -> Trouble:
        own = found.code not in SENTENCES
        told = words.message(found.code, found.values) if own else report((found,), words.lang)[0]
        return Trouble(found.code, told, (folder / file).as_posix(), (folder / file).as_posix())

    troubles = tuple(trouble(*item) for item in verdict.findings)
    bad = len({file for file, _ in verdict.findings})
    name = folder.as_posix()
    report_lines = [words("edition-stray", file=stray) for stray in verdict.strays]
    if not bad:
        report_lines.insert(0, words("verified-folder", folder=name, editions=str(verdict.editions)))
    result = {"folder": name, "editions": verdict.editions, "bad": bad, "strays": list(verdict.strays)}
    return Outcome(int(bad > 0), "\n".join(report_lines), result, (), troubles)
