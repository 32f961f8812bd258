"""``faqprint import``: a workbook or CSV into the content, in place."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from .outcome import Outcome

if TYPE_CHECKING:
    from .progress import Progress
    from .words import Words


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``import``."""
    parser.add_argument("source", metavar="FILE.xlsx|csv", help=words.pick("取り込むファイル", "the file to import"))
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FAQ.yaml",
        help=words.pick(
            "取り込む先の原稿（なければ作り、あれば変わった所だけを書き換える）",
            "the content to import into: made if it is not there, else changed in place",
        ),
    )
    parser.add_argument("--sheet", default="", metavar="NAME", help=words.pick("取り込むシートの名前", "the sheet to import"))
    parser.add_argument(
        "--map",
        default="",
        metavar=words.pick("質問=列名,…", "question=NAME,…"),
        help=words.pick("列の名前（区分、質問、回答、id、code）", "the columns of category, question, answer, id, code"),
    )
    parser.add_argument(
        "--prune", action="store_true", help=words.pick("表にない質問を原稿から消す", "remove questions that the sheet lacks")
    )
    parser.add_argument(
        "--skip-hidden", action="store_true", help=words.pick("表示されていない行を取り込まない", "leave hidden rows")
    )
    parser.add_argument("--dry-run", action="store_true", help=words.pick("何も書かず、何が変わるかを示す", "write nothing"))


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Bring the file in."""
    from ..exchange.importing import ImportOptions, import_file, map_of
    from ..storage.files import write_all

    target = Path(options.output)
    how = ImportOptions(options.sheet, map_of(options.map), options.prune, options.skip_hidden)
    imported = import_file(Path(options.source), target, how)
    if not options.dry_run:
        write_all(imported.files)
    code = "import-same" if not imported.files else "import-planned" if options.dry_run else "imported"
    counts = {name: str(count) for name, count in imported.counts.items()}
    return Outcome(report=words(code, file=target.as_posix(), **counts), result=imported.counts, faults=imported.warnings)
