"""``faqprint export``: the questions, and the other lists, to a workbook or CSV."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Fault, UsageError
from .outcome import Outcome

if TYPE_CHECKING:
    from .progress import Progress
    from .words import Words


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``export``."""
    parser.add_argument("content", metavar="FAQ.yaml|APPENDIX.yaml", help=words.pick("書き出す原稿", "the content to write"))
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE.xlsx|csv", help=words.pick("書き出すファイル", "the file to write")
    )
    parser.add_argument(
        "--merge", action="store_true", help=words.pick("同じ区分の欄を結合する", "merge the cells of each category")
    )
    parser.add_argument(
        "--encoding",
        choices=("utf-8", "cp932"),
        default="utf-8",
        help=words.pick("CSV の文字コード（utf-8）", "the encoding of a CSV (utf-8)"),
    )
    parser.add_argument(
        "--flat",
        action="store_true",
        help=words.pick("値を入れた文だけを書き出す（ＦＡＱシステム用の CSV）", "plain text with values, for FAQ systems"),
    )
    parser.add_argument("--edition", metavar="CODE", help=words.pick("この支店の値を入れる（--flat）", "with a branch's values"))
    parser.add_argument(
        "--limit",
        type=int,
        default=0,
        metavar="N",
        help=words.pick("N 字を超える回答を警告する（--flat）", "warn of answers longer than N characters (--flat)"),
    )


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Write the file; raises ``UsageError`` for a name that is no workbook's, and what ``read_lists`` raises."""
    from ..exchange.owner import inputs_of
    from ..storage.files import refuse_inputs, write_atomic

    out = Path(options.output)
    suffix = out.suffix.lower()
    if (options.edition or options.limit) and not options.flat:
        raise UsageError("needs-flat")
    if suffix not in (".xlsx", ".csv") or (options.flat and suffix != ".csv"):
        raise UsageError("export-suffix", file=out.as_posix())
    if out.exists():  # what is not there is nobody's input
        refuse_inputs([out], inputs_of(Path(options.content)))
    content, questions, faults = _export_flat(options) if options.flat else _export_lists(options, suffix)
    write_atomic(out, content, follow=True)
    result = {"file": out.as_posix(), "questions": questions}
    return Outcome(report=words("exported", file=out.as_posix(), questions=str(questions)), result=result, faults=faults)


def _export_lists(options: Namespace, suffix: str) -> tuple[bytes, int, tuple[Fault, ...]]:
    from ..exchange.content_lists import read_lists
    from ..exchange.owner import printed_numbers
    from ..exchange.sheets import sheets_of

    path = Path(options.content)
    lists = read_lists(path)
    asked = sum(len(one.questions) for one in lists)
    if not lists:
        raise UsageError("no-questions", file=path.as_posix())
    sheets = sheets_of(lists, printed_numbers(path, asked))
    if suffix == ".xlsx":
        from ..exchange.workbook_export import write_workbook

        return write_workbook(sheets, merge=options.merge, file=path.as_posix()), asked, ()
    from ..exchange.csv_export import write_csv

    return write_csv(sheets, "cp932" if options.encoding == "cp932" else "utf-8-sig", path.as_posix()), asked, ()


def _export_flat(options: Namespace) -> tuple[bytes, int, tuple[Fault, ...]]:
    """The questions of an appendix, or those of the appendix's section that is named."""
    from ..exchange.csv_export import write_flat
    from ..exchange.owner import find_appendix, questions_of
    from ..pipeline.build import prepare

    content = Path(options.content)
    owner = find_appendix(content)
    appendix, warnings, _ = prepare(owner or content, options.edition, None)
    asked = questions_of(appendix, content)
    if not asked:
        raise UsageError("no-questions", file=content.as_posix())
    flat, long = write_flat(asked, options.limit, options.encoding)
    return flat, len(asked), warnings + long
