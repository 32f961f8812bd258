"""``faqprint build``: the PDF of an appendix."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from ..errors import UsageError
from .options import add_appendix, add_edition, add_proof_and_cache, refuse_terminal
from .outcome import Outcome

if TYPE_CHECKING:
    from ..compose.report import TypesettingReport
    from .progress import Progress
    from .words import Words

_OUTPUT: Final = "output/appendix.pdf"


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``build``."""
    add_appendix(parser, words)
    parser.add_argument(
        "-o",
        "--output",
        default=_OUTPUT,
        metavar="FILE.pdf",
        help=words.pick(f"作る PDF（{_OUTPUT}）。- なら標準出力へ", f"the PDF to make ({_OUTPUT}); -: to standard output"),
    )
    add_edition(parser, words)
    parser.add_argument(
        "--since",
        metavar="OLD",
        help=words.pick(
            "前の原稿（フォルダー、PDF、git の版）から変わった行の左に線を引く", "bars beside lines changed since the old content"
        ),
    )
    parser.add_argument(
        "--report",
        action="store_true",
        help=words.pick(
            "詰めた行、切った語、離れた組、ページの空きなども表示する",
            "tell of adjusted lines, keeps given up and white pages, too",
        ),
    )
    parser.add_argument(
        "--attach-source",
        action="store_true",
        help=words.pick("原稿の YAML を PDF に添付する（PDF/A-3a）", "attach the YAML to the PDF (PDF/A-3a)"),
    )
    parser.add_argument(
        "--encrypt",
        action="store_true",
        help=words.pick(
            "開くのにパスワードが要る PDF にする（PDF/A ではなくなる）", "ask for a password to open the PDF (no PDF/A)"
        ),
    )
    parser.add_argument(
        "--password-file",
        metavar="FILE",
        help=words.pick(
            "パスワードを１行目に書いたファイル（なければ尋ねる）", "file with the password on its first line (default: ask)"
        ),
    )
    add_proof_and_cache(parser, words)


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Make the PDF.  Raises ``UsageError`` for a password's file where none is asked for, and what ``build`` does."""
    if options.password_file is not None and not options.encrypt:
        reason = words.pick("--password-file は --encrypt とともに使います", "--password-file goes with --encrypt")
        raise UsageError("arguments", reason=reason)
    password = None
    if options.encrypt:
        from .password import read_password

        password = read_password(options, words)
    from ..pipeline.build import build as build_appendix

    stream = None
    if options.output == "-":
        refuse_terminal()
        stream = BytesIO()
    report = build_appendix(
        options.appendix,
        options.output if stream is None else stream,
        edition=options.edition,
        branches=options.branches,
        since=options.since,
        proof=options.proof,
        attach_source=options.attach_source,
        password=password,
        progress=progress,
        cache=options.cache,
    )
    file = Path(report.file).as_posix() if stream is None else "-"
    lines = _typesetting(cast("TypesettingReport", report.typesetting()), words) if options.report else ((), {})
    seconds = round(report.seconds, 2)
    numbers = {"pages": report.pages, "questions": report.questions, "seconds": seconds, "bytes": report.bytes}
    made = words("made-stream" if stream else "made", file=file, **{name: str(number) for name, number in numbers.items()})
    return Outcome(
        report="\n".join((made, *lines[0])),
        result={"file": file, **numbers, **lines[1]},
        faults=report.warnings,
        data=stream.getvalue() if stream else b"",
    )


def _typesetting(report: TypesettingReport, words: Words) -> tuple[tuple[str, ...], Mapping[str, object]]:
    """How lines and pages came out, for people and for ``--json``."""
    lines = []
    for column in report.columns:
        lines.append(words("report-column", column=words(f"column-{column.column}"), lines=str(column.lines)))
        lines += [_questions(f"lines-{note}", numbers, words) for note, numbers in column.notes.items() if numbers]
    if report.yielded:
        lines.append(_questions("keeps-given-up", report.yielded, words))
    if report.parted:
        pages = words.pick("、", ", ").join(map(str, report.parted))
        lines.append(words("keeps-given-up-pages", count=str(len(report.parted)), pages=pages))
    whites = report.whites
    named = {"fullest": report.fullest, "emptiest": report.emptiest}
    shares = {"mean": sum(whites) / len(whites), "least": min(whites), "most": max(whites)}
    percents = {name: f"{100 * share:.0f}" for name, share in shares.items()}
    lines.append(words("pages-white", **{name: str(page) for name, page in named.items()}, **percents))
    columns = {column.column: {"lines": column.lines, **column.notes} for column in report.columns}
    pages_found = {"parted": report.parted, "white": [round(white, 3) for white in whites], **named}
    return tuple(lines), {"typesetting": {**columns, "yielded": report.yielded, **pages_found}}


def _questions(code: str, numbers: Sequence[int | str], words: Words) -> str:
    """A count with the No of each question, named once."""
    named = words.pick("、", ", ").join(f"No.{number}" for number in dict.fromkeys(numbers))
    return words(code, count=str(len(numbers)), questions=named)
