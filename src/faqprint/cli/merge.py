"""``faqprint merge``: an appendix bound behind its manual."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..manuscript import DEFAULT_APPENDIX
from .options import refuse_terminal
from .outcome import Outcome

if TYPE_CHECKING:
    from .progress import Progress
    from .words import Words

_CONTINUE: Final = "continue"


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``merge``."""
    parser.add_argument("manual", metavar="MANUAL.pdf", help=words.pick("操作説明書の PDF", "the manual's PDF"))
    parser.add_argument(
        "appendix",
        nargs="?",
        default=DEFAULT_APPENDIX,
        metavar="APPENDIX.yaml|.pdf",
        help=words.pick(
            f"綴じる別紙。原稿の入口か PDF（書かなければ {DEFAULT_APPENDIX}）",
            f"what is bound: the content's entry, or a PDF (default {DEFAULT_APPENDIX})",
        ),
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE.pdf",
        help=words.pick("作る PDF。- なら標準出力へ", "the PDF to make; -: to standard output"),
    )
    _add_place(parser, words)
    parser.add_argument(
        "--password-file",
        metavar="FILE",
        help=words.pick(
            "PDF を開くためのパスワードを１行目に書いたファイル", "file with the password of the PDF on its first line"
        ),
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help=words.pick(
            "「参照」の行き先が説明書に一つでも見つからなければ、作らない",
            "make nothing if a reference is not found in the manual",
        ),
    )


def _add_place(parser: ArgumentParser, words: Words) -> None:
    """Where the appendix goes, what its bookmark says, how its pages are numbered."""
    parser.add_argument(
        "--after",
        default="",
        metavar="BOOKMARK",
        help=words.pick(
            "このしおりのページのあとに入れる（書かなければ、いちばん後ろ）",
            "put it behind the pages of this bookmark (default: behind all)",
        ),
    )
    parser.add_argument(
        "--title",
        default="",
        metavar="TEXT",
        help=words.pick("別紙のしおりの題（書かなければ別紙の題）", "the title of the appendix's bookmark (default: its own)"),
    )
    parser.add_argument(
        "--numbers",
        choices=("own", _CONTINUE),
        default="own",
        help=words.pick(
            "own：別紙だけのページ番号（指定がなければこれ）、continue：説明書の続きの番号で組み直す（原稿のときだけ）",
            "own: pages numbered by themselves (default); continue: set anew with the manual's next numbers (YAML only)",
        ),
    )


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Make the bound PDF."""
    password = ""
    if options.password_file is not None:
        from .password import read_password

        password = read_password(options, words)
    from ..binding.merge import MergeOptions, merge

    stream = None
    if options.output == "-":
        refuse_terminal()
        stream = BytesIO()
    asked = MergeOptions(
        options.after,
        options.title,
        options.numbers == _CONTINUE,
        password,
        options.strict,
        options.password_file or "",
    )
    report = merge(options.manual, options.appendix, options.output if stream is None else stream, asked)
    file = Path(report.file).as_posix() if stream is None else "-"
    numbers = {
        "pages": report.pages,
        "manual_pages": report.manual_pages,
        "appendix_pages": report.appendix_pages,
        "first_page": report.first_page,
        "links": report.linked,
        "lost": report.lost,
        "bytes": report.bytes,
        "seconds": round(report.seconds, 2),
    }
    told = words("merged-stream" if stream else "merged", file=file, **{name: str(number) for name, number in numbers.items()})
    return Outcome(
        report=told,
        result={"file": file, **numbers, "claims": list(report.claims)},
        faults=report.warnings,
        data=stream.getvalue() if stream else b"",
    )
