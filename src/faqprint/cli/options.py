"""Options that several verbs have."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Collection
from typing import Final

from ..errors import UsageError
from ..manuscript import DEFAULT_APPENDIX
from .words import Words

#: The folder of editions, if none is named.
FOLDER: Final = "output/editions"


def one_of(option: str, allowed: Collection[str], words: Words) -> Callable[[str], str]:
    """Take a value that is one of a few, whatever its case and width; else raise ``UsageError``, which names them."""

    def take(written: str) -> str:
        from unicodedata import normalize

        folded = normalize("NFKC", written).casefold()
        meant = next((name for name in allowed if name.casefold() == folded), "")
        if not meant:
            known = words.pick("、", ", ").join(allowed)
            japanese = f"{option} の値「{written}」は使えません（{known} のどれか）"
            raise UsageError("arguments", reason=words.pick(japanese, f"{option} {written}: not one of {known}"))
        return meant

    return take


def integer(option: str, words: Words) -> Callable[[str], int]:
    """Take a value that is an integer; else raise ``UsageError``."""

    def take(written: str) -> int:
        if not re.fullmatch("[-+]?[0-9]{1,9}", written):
            japanese = f"{option} の値「{written}」は整数ではありません"
            raise UsageError("arguments", reason=words.pick(japanese, f"{option} {written}: not an integer"))
        return int(written)

    return take


def whole_number(option: str, words: Words) -> Callable[[str], int]:
    """Take a value that is a whole number from 1; else raise ``UsageError``."""

    def take(written: str) -> int:
        if not re.fullmatch("0*[1-9][0-9]{0,8}", written):
            japanese = f"{option} の値「{written}」は１以上の整数ではありません"
            raise UsageError("arguments", reason=words.pick(japanese, f"{option} {written}: not a whole number from 1"))
        return int(written)

    return take


def millimetres(option: str, most: int, words: Words) -> Callable[[str], float]:
    """Take a length in mm from 0 to ``most``, with or without its unit; else raise ``UsageError``."""

    def take(written: str) -> float:
        from unicodedata import normalize

        digits = re.fullmatch(r"([0-9]{1,4}(?:\.[0-9]{1,6})?) ?(?:mm)?", normalize("NFKC", written).strip())
        if not digits or float(digits[1]) > most:
            japanese = f"{option} の値「{written}」は使えません（0 から {most} までの長さ。単位は mm。例：{option} 0.1）"
            raise UsageError("arguments", reason=words.pick(japanese, f"{option} {written}: not a length from 0 to {most} mm"))
        return float(digits[1])

    return take


def add_appendix(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add the argument for the content's entry file."""
    parser.add_argument(
        "appendix",
        nargs="?",
        default=DEFAULT_APPENDIX,
        metavar="APPENDIX.yaml",
        help=words.pick(f"原稿の入口（書かなければ {DEFAULT_APPENDIX}）", f"the content's entry (default {DEFAULT_APPENDIX})"),
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
    """Add the option for the branch list's file."""
    parser.add_argument(
        "--branches",
        metavar="FILE",
        help=words.pick(
            "支店の一覧（書かなければ、原稿の隣の branches.csv）", "the branch list (default: branches.csv beside the appendix)"
        ),
    )


def add_proof_and_cache(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add the options for a PDF that is not proved, or is made without what earlier runs left."""
    parser.add_argument(
        "--no-proof",
        dest="proof",
        action="store_false",
        help=words.pick("できた PDF を読み直して確かめるのを省く", "do not read the PDF back to prove it"),
    )
    parser.add_argument(
        "--proof",
        default=True,
        choices=("full",),
        metavar="full",
        help=words.pick(
            "full: できた PDF を、まとめて確かめずに、字と印を一つずつ確かめる",
            "full: prove each line, mark and element of the PDF by itself, and not many at once",
        ),
    )
    parser.add_argument(
        "--no-cache",
        dest="cache",
        action="store_false",
        help=words.pick("前回の結果によらず作り、何も残さない", "use nothing of earlier runs and keep nothing for later ones"),
    )


def refuse_terminal() -> None:
    """Raise ``UsageError`` if standard output is no place for a PDF."""
    import sys

    if sys.stdout is None or sys.stdout.isatty():
        raise UsageError("output-is-terminal")
