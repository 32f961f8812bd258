"""Have LibreOffice open and save what we export, and import it again: ``workbooks.py`` prints what is not as it was.

Workbooks with merged cells and without, by way of xlsx, ods and CSV; and a book with what offices leave in theirs, whose faults
must be the same from both programs.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from faqprint.cli.main import main
from faqprint.exchange.content_lists import read_lists
from faqprint.exchange.import_file import read_sheets
from faqprint.exchange.imported_sheet import find_head, read_questions
from faqprint.exchange.importing import ImportOptions, import_file

ROOT = Path(__file__).parents[1]

#: UTF-8, every field in quotes where it needs some, texts as they are shown (LibreOffice's own numbers).
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"
ROUTES: tuple[tuple[str, ...], ...] = (("xlsx",), ("ods", "xlsx"), (CSV,))


def converted(path: Path, to: str, folder: Path) -> Path:
    """What LibreOffice saves a file as."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", folder.as_posix(), path.as_posix()]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob(f"{path.stem}*.{to.partition(':')[0]}"))


def contents(folder: Path) -> Iterator[Path]:
    """The appendixes that are sent there and back."""
    yield ROOT / "content" / "appendix.yaml"
    main(["init", (folder / "starter").as_posix(), "--quiet"])
    yield folder / "starter" / "appendix.yaml"
    subprocess.run([sys.executable, ROOT / "tests" / "stress.py", folder / "stress"], check=True)
    yield folder / "stress" / "appendix.yaml"


def differences(appendix: Path, options: Sequence[str], route: Sequence[str], folder: Path) -> Iterator[str]:
    """What comes back otherwise than it left."""
    path = folder / "sent.xlsx"
    target = appendix
    if route == (CSV,):  # a sheet alone
        target = next(one.file for one in read_lists(appendix) if one.kind == "faq")
    main(["export", target.as_posix(), "-o", path.as_posix(), "--quiet", *options])
    for number, to in enumerate(route):
        (folder / str(number)).mkdir()
        path = converted(path, to, folder / str(number))
    imported = import_file(path, target, ImportOptions(prune=True))
    if imported.files or imported.warnings:
        yield f"{appendix} {options} {route}: {imported.counts} {imported.warnings}"


def office_book(path: Path) -> None:
    """A book with bold and struck words, a note, a hidden row, a number that lost its zero, a formula and a date."""
    book = Workbook()
    sheet = book.active
    rows: list[list[object]] = [["よくあるご質問"], [], ["No", "区分", "ご質問", "お答え", "備考"]]
    rows += [[n, "全般" if n == 1 else None, f"問{n}", f"答{n}", None] for n in range(1, 9)]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("B4:B11")
    sheet["D4"] = CellRichText(
        "必ず", TextBlock(InlineFont(b=True), "事前に"), "届け", TextBlock(InlineFont(strike=True), "印鑑を")
    )
    sheet["D5"].comment = Comment("要確認", "係")
    sheet.row_dimensions[6].hidden = True
    sheet["D7"] = 120001111
    sheet["D8"] = '="九"&"時"'
    sheet["D9"], sheet["D9"].number_format = 46296, 'yyyy"年"m"月"d"日"'
    for column in "CD":
        sheet[f"{column}10"].font = Font(strike=True)
    sheet["D11"], sheet["D11"].number_format = 1330, '#,##0"円"'
    book.save(path)


def office_faults(folder: Path) -> Iterator[str]:
    """What LibreOffice's own save of that book says, where it is not what it must."""
    office_book(folder / "office.xlsx")
    (sheet,), _ = read_sheets(converted(folder / "office.xlsx", "xlsx", folder / "saved"))
    head = find_head(sheet)
    assert head is not None
    rows, faults = read_questions(sheet, head)
    told = [(fault.code, fault.place.line) for fault in faults]
    expected = [("column-ignored", 3), ("struck-text", 4), ("cell-note", 5), ("hidden-row", 6), ("lost-zero", 7)]
    expected += [("cell-computed", 8), ("struck-row", 10)]
    if told != expected:
        yield f"faults: {told}"
    answers = [row.answer for row in rows]
    if answers != ["必ず**事前に**届け", "答2", "答3", "120001111", "九時", "2026年10月1日", "1,330円"]:
        yield f"answers: {answers}"
    if {row.category for row in rows} != {"全般"}:
        yield f"categories: {rows}"


def all_faults() -> Iterator[str]:
    """Every difference, a line each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from office_faults(folder)
        for appendix in contents(folder):
            for options in ((), ("--merge",)):
                for route in ROUTES:
                    if options and route == (CSV,):
                        continue  # a CSV has no merged cells
                    with tempfile.TemporaryDirectory() as inner:
                        yield from differences(appendix, options, route, Path(inner))


if __name__ == "__main__":
    found = list(all_faults())
    print("\n".join(found) or "workbooks come back as they left")
    sys.exit(bool(found))
