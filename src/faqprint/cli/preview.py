"""``faqprint preview``: the desk in a browser."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from .options import add_appendix
from .outcome import Outcome

if TYPE_CHECKING:
    from .progress import Progress
    from .words import Words

_PORTS = 65_536
#: Seconds between two looks at the files.
_PAUSE = 0.4


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``preview``."""
    add_appendix(parser, words)
    parser.add_argument(
        "--port",
        type=int,
        default=0,
        metavar="N",
        help=words.pick("待ち受けるポート（書かなければ、空いているもの）", "the port (default: one that is free)"),
    )
    parser.add_argument("--edition", metavar="CODE", help=words.pick("この支店の版を表示する", "show this branch's edition"))
    parser.add_argument(
        "--read-only",
        action="store_true",
        help=words.pick("見るだけで、原稿を変えられないようにする", "look only: the content cannot be changed"),
    )
    parser.add_argument(
        "--no-open",
        dest="open",
        action="store_false",
        help=words.pick("ブラウザーを開かない（URL を表示するだけ）", "open no browser, print the URL only"),
    )


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Open the desk; it is served once its URL is printed.  Raises ``UsageError`` for what is no port, and what opening does."""
    if not 0 <= options.port < _PORTS:
        reason = words.pick(f"--port {options.port} は 0 から {_PORTS - 1} の数ではありません", f"--port {options.port}: no port")
        raise UsageError("arguments", reason=reason)
    from ..desk.opening import open_desk

    desk = open_desk(
        Path(options.appendix), port=options.port, edition=options.edition or "", read_only=options.read_only, lang=words.lang
    )

    def serve() -> int:
        if options.open:
            desk.open_browser()
        desk.serve(_PAUSE)
        return 0

    return Outcome(report=desk.url, result={"url": desk.url}, then=serve)
