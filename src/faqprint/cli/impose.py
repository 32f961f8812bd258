"""``faqprint impose``: the pages of a PDF on sheets, to be folded, cut or filed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..binding.arrangement import BOOKLET, CROP_MARKS, FOUR_UP, LEFT, RIGHT, TWO_UP
from ..binding.papers import SHEET_PAPERS, SheetPaper, paper_of_size
from ..binding.sheet_layout import LONG, SHORT, TOP, ImpositionOptions
from ..errors import Fault, ForeignPdfError, Place, UsageError
from ..messages.imposition import IMPOSITION_REPORTS
from ..units import MM
from .options import millimetres, refuse_terminal
from .outcome import Outcome

if TYPE_CHECKING:
    from ..binding.imposition import Imposition
    from .progress import Progress
    from .words import Words

#: The most that may be written, in mm.
_MOST_CREEP: Final = 10
_MOST_GUTTER: Final = 200


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``impose``."""
    pick = words.pick
    parser.add_argument(
        "file", metavar="FILE.pdf", help=pick("面付けする PDF（どのソフトのものでも）", "the PDF, of any program")
    )
    _add_modes(parser, words)
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE.pdf",
        help=pick("作る PDF。- なら標準出力へ", "the PDF to make; -: to standard output"),
    )
    _add_sheet(parser, words)
    parser.add_argument(
        "--password-file",
        metavar="FILE",
        help=pick("PDF を開くパスワードを１行目に書いたファイル", "file with the PDF's password on its first line"),
    )


def _add_modes(parser: ArgumentParser, words: Words) -> None:
    """What a sheet holds: one of the modes, which ``run`` sees to."""
    pick = words.pick
    modes = {
        BOOKLET: pick(
            "二つ折りにして針で留める冊子（白いページは最後だけ）。プリンターは両面『短辺とじ』、倍率『実際のサイズ』にする",
            "a booklet, folded once and stapled; print on both sides, flip on short edge, at actual size",
        ),
        TWO_UP: pick("１面に２ページずつ", "two pages to a side"),
        FOUR_UP: pick("同じ用紙の１面に４ページずつ（左から右、上から下）", "four pages to a side of the same paper, row by row"),
        CROP_MARKS: pick(
            "裁ち落としのトンボを付ける（印刷所へ渡すとき）", "with trim marks (Japanese double ones), for a printing house"
        ),
    }
    for mode, told in modes.items():
        parser.add_argument(f"--{mode}", dest="modes", action="append_const", const=mode, default=[], help=told)


def _add_sheet(parser: ArgumentParser, words: Words) -> None:
    """The sheet, and where the pages stand on it."""
    pick = words.pick
    parser.add_argument(
        "--paper",
        choices=SHEET_PAPERS,
        metavar="A3|A4|B4|…",
        help=pick(
            f"用紙（{'、'.join(SHEET_PAPERS)}）。書かなければ、ページの２倍（A4 なら A3）",
            f"the paper ({', '.join(SHEET_PAPERS)}); default: twice the page (A3 for A4)",
        ),
    )
    parser.add_argument(
        "--binding",
        choices=(LEFT, RIGHT),
        default=LEFT,
        help=pick("left：左とじ（横書き）、right：右とじ（縦書き）", "where it is bound: right for vertical text"),
    )
    parser.add_argument(
        "--creep",
        type=millimetres("--creep", _MOST_CREEP, words),
        default=0.0,
        metavar="MM",
        help=pick(
            "内側の紙ほど、紙１枚につき MM ずつ、ページを折り目へ寄せる（0。8枚以上を折って切りそろえるときに 0.1 ほど）",
            "move the pages of each inner sheet that much nearer the spine (0; about 0.1 from 8 sheets on)",
        ),
    )
    parser.add_argument(
        "--flip",
        choices=(SHORT, LONG),
        default=SHORT,
        help=pick(
            "short：プリンターの両面を『短辺とじ』にする。long：『長辺とじ』しか選べないとき（裏を逆さに置く）",
            "the edge set at the printer; long: for printers that know no other (backs stand upside down)",
        ),
    )
    parser.add_argument(
        "--gutter",
        type=millimetres("--gutter", _MOST_GUTTER, words),
        default=0.0,
        metavar="MM",
        help=pick("ページとページの間を MM だけ空ける（0）", "leave so much between the pages (0)"),
    )
    parser.add_argument(
        "--punch",
        choices=(LEFT, TOP),
        help=pick(
            "２穴パンチの位置に印を付ける（80 mm の間、端から 12 mm）。left：左（冊子ではとじる側）、top：上",
            "ticks for two holes, 80 mm apart, 12 mm from the edge: at the left (of a booklet, at the spine) or at the top",
        ),
    )


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Write the sheets, and say what is set at the printer.  Raises ``UsageError``, and what opening the PDF and writing do."""
    imposed = _options(options, words)
    password = ""
    if options.password_file is not None:
        from .password import read_password

        password = read_password(options, words)
    from ..binding.foreign_pdf import open_foreign
    from ..binding.imposition import impose
    from ..storage.files import refuse_inputs, refuse_other_kinds, write_atomic

    is_stream = options.output == "-"
    if is_stream:
        refuse_terminal()
    else:
        refuse_other_kinds(options.output)
        refuse_inputs([Path(options.output)], [Path(options.file)])
    if Path(options.file).suffix.lower() in (".yaml", ".yml") and Path(options.file).is_file():
        raise ForeignPdfError("impose-content", file=Path(options.file).as_posix())
    foreign = open_foreign(options.file, password=password)
    imposition = impose(foreign, imposed)
    if not is_stream:
        write_atomic(options.output, imposition.pdf, follow=True)
    file = "-" if is_stream else Path(options.output).as_posix()
    source = Path(options.file).as_posix()
    return Outcome(
        report="\n".join(_report(imposition, imposed, file, source, words)),
        result=_result(imposition, imposed, file),
        faults=tuple(_warnings(imposition, source, words, is_repaired=foreign.repaired)),
        data=imposition.pdf if is_stream else b"",
    )


def _options(options: Namespace, words: Words) -> ImpositionOptions:
    """What is asked for; raises ``UsageError`` for what goes with no mode, or with another one."""
    modes = list(dict.fromkeys(options.modes))
    if len(modes) != 1:
        raise UsageError("impose-mode")
    mode = modes[0]
    if options.creep and mode != BOOKLET:
        raise UsageError("impose-creep")
    if options.gutter and mode == CROP_MARKS:
        raise UsageError("impose-gutter")
    return ImpositionOptions(
        mode, options.paper or "", options.binding, options.creep, options.flip, options.gutter, options.punch or ""
    )


# --- what is said -----------------------------------------------------------------------------------------------------


def paper_name(paper: SheetPaper) -> str:
    """Give the name of a paper, or its size in millimetres."""
    return paper.name or f"{paper.width / MM:.0f} × {paper.height / MM:.0f} mm"


def _report(imposition: Imposition, options: ImpositionOptions, file: str, source: str, words: Words) -> Iterator[str]:
    """What was made, and what is set at the printer."""
    layout = imposition.layout
    facts = {"file": file, "pages": str(imposition.pages), "paper": paper_name(layout.paper), "sheets": str(layout.sheets)}
    facts |= {"bound": _say(f"bound-{options.binding}", words), "edge": _say(f"edge-{options.flip}", words)}
    two_sided = len(layout.sides) > 1
    yield _say(f"imposed-{options.mode}", words, **facts)
    yield _say("imposed-duplex" if two_sided else "imposed-one-side", words, **facts)
    yield _say("imposed-printer", words, **facts)
    if options.mode == CROP_MARKS:
        boxes = [side.placements[0].box for side in layout.sides]
        trims = dict.fromkeys(paper_name(paper_of_size(box.width, box.height)) for box in boxes)
        yield _say("imposed-trim", words, trim=words.list_names([*trims]))
    if options.mode == BOOKLET:
        yield _say("imposed-fold", words)
    elif two_sided and not layout.turns_sideways and not options.punch:
        advice = "advice-set-long" if options.flip == SHORT or options.mode == CROP_MARKS else "advice-drop-flip"
        yield _say("imposed-upwards", words, advice=_say(advice, words))
    if imposition.blanks:
        yield _say("imposed-blanks", words, blanks=str(imposition.blanks))
    for percent, pages in imposition.reduced.items():
        if len(pages) == imposition.pages:
            yield _say("imposed-reduced", words, percent=str(percent))
        else:
            yield _say("imposed-reduced-pages", words, percent=str(percent), pages=_list_pages(pages, words))
    if not layout.paper.name and options.mode != CROP_MARKS:
        yield _say("imposed-custom", words, **facts)
    if imposition.is_thick:
        yield _say("imposed-thick", words, **facts)
    if imposition.loses_signature:
        yield _say("imposed-unsigned", words, file=source)


def _say(code: str, words: Words, **values: str) -> str:
    return words.pick(*IMPOSITION_REPORTS[code]).format(**values)


def _list_pages(pages: tuple[int, ...], words: Words) -> str:
    """Give pages in a row, those that follow each other as the first and the last."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    dash = words.pick("～", "-")
    return words.list_names([str(run[0]) if len(run) == 1 else f"{run[0]}{dash}{run[-1]}" for run in runs])


def _warnings(imposition: Imposition, source: str, words: Words, *, is_repaired: bool) -> Iterator[Fault]:
    """Give what is to be looked at, in the file and on the paper that will come out; the line of a place is the page."""
    facts = ("impose-repaired", is_repaired), ("impose-encrypted", imposition.is_decrypted), ("impose-xfa", imposition.is_xfa)
    for code, is_so in facts:
        if is_so:
            yield Fault(Place(source, 1, 1), code, (("file", source),), severity="warning")
    for code, pages in (("punch-ink", imposition.punched), ("creep-ink", imposition.cut)):
        if pages:
            yield Fault(Place(source, pages[0], 1), code, (("pages", _list_pages(pages, words)),), severity="warning")


def _result(imposition: Imposition, options: ImpositionOptions, file: str) -> dict[str, object]:
    """Give what ``--json`` says."""
    layout = imposition.layout
    return {
        "file": file,
        "mode": options.mode,
        "pages": imposition.pages,
        "blanks": imposition.blanks,
        "paper": paper_name(layout.paper),
        "sheets": layout.sheets,
        "sides": len(layout.sides),
        "percent": min(imposition.reduced, default=100),
        "reduced": {str(percent): list(pages) for percent, pages in imposition.reduced.items()},
        "flip": options.flip,
        "binding": options.binding,
        "bytes": len(imposition.pdf),
    }
