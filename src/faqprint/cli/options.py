"""Options that several verbs have."""

from __future__ import annotations

import argparse
from typing import Final

from .words import Words

_APPENDIX: Final = "content/appendix.yaml"
#: The folder of editions, if none is named.
FOLDER: Final = "output/editions"


def add_appendix(parser: argparse.ArgumentParser, words: Words) -> None:
    """The content's entry."""
    parser.add_argument(
        "appendix",
        nargs="?",
        default=_APPENDIX,
        metavar="APPENDIX.yaml",
        help=words.pick(f"原稿の入口（書かなければ {_APPENDIX}）", f"the content's entry (default {_APPENDIX})"),
    )


def add_edition(parser: argparse.ArgumentParser, words: Words) -> None:
    """The edition of one branch, and the branch list."""
    parser.add_argument(
        "--edition",
        metavar="CODE",
        help=words.pick("この支店の版を作る（支店の一覧の code）", "make this branch's edition (its code)"),
    )
    add_branches(parser, words)


def add_branches(parser: argparse.ArgumentParser, words: Words) -> None:
    """The branch list."""
    parser.add_argument(
        "--branches",
        metavar="FILE",
        help=words.pick(
            "支店の一覧（書かなければ、原稿の隣の branches.csv）", "the branch list (default: branches.csv beside the appendix)"
        ),
    )
