"""``faqprint init``: the starter."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ..manuscript import ENTRY_NAME
from .outcome import Outcome

if TYPE_CHECKING:
    from .progress import Progress
    from .words import Words


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``init``."""
    parser.add_argument(
        "folder",
        nargs="?",
        default="content",
        metavar="DIR",
        help=words.pick("書き込むフォルダー（content）", "the folder (content)"),
    )


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Write the starter content."""
    from ..pipeline.starter_files import starter_files
    from ..storage import files

    folder = Path(options.folder)
    content = starter_files(folder)
    files.write_new(content)
    entry = (folder / ENTRY_NAME).as_posix()
    return Outcome(
        report=words("made-starter", folder=folder.as_posix(), entry=entry),
        result={"folder": folder.as_posix(), "files": [path.as_posix() for path in content]},
    )
