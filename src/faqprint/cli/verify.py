"""``faqprint verify``: a PDF, or a folder of editions, examined."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import UsageError
from ..limits import SpecialFileError
from .options import FOLDER
from .outcome import ErrorMessage, Outcome, lines_of

if TYPE_CHECKING:
    from .progress import Progress
    from .words import Words


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``verify``."""
    parser.add_argument(
        "file",
        nargs="?",
        default=FOLDER,
        metavar="FILE.pdf|DIR",
        help=words.pick(
            f"調べる PDF か、支店別の PDF のフォルダー（{FOLDER}）",
            f"the PDF, or the folder of editions, to examine ({FOLDER})",
        ),
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help=words.pick(
            "フォルダーのとき、中は調べず、あるか、変わっていないかだけを見る",
            "of a folder: only whether its files are there, unchanged",
        ),
    )


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Examine a PDF, or a folder of editions; raises ``UsageError`` if there is none."""
    if Path(options.file).is_dir():
        return _verify_folder(options, words, progress)
    from ..proof import report
    from ..proof import verify as verify_file

    file = Path(options.file).as_posix()
    try:
        findings = verify_file(options.file)
    except FileNotFoundError as error:
        raise UsageError("pdf-missing", file=file) from error
    except SpecialFileError as error:
        raise UsageError("pdf-not-file", file=file) from error
    except IsADirectoryError as error:
        raise UsageError("pdf-is-folder", file=file) from error
    told = report(findings, words.lang)
    return Outcome(
        status=int(bool(findings)),
        report="" if findings else words("verified", file=file),
        result={"file": file, "findings": len(findings)},
        errors=tuple(ErrorMessage(f.code, line, file, file) for f, line in zip(findings, told, strict=True)),
    )


def _verify_folder(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Examine every file of a folder of editions."""
    from ..distribution.verify import tell_finding, verify_folder

    folder = Path(options.file)
    verdict = verify_folder(folder, quick=options.quick, progress=progress)

    def message_of(file: str, found: Any) -> ErrorMessage:
        name = (folder / file).as_posix()
        return ErrorMessage(found.code, tell_finding(found, words.lang), name, name)

    errors = tuple(message_of(*item) for item in verdict.findings)
    bad = len({file for file, _ in verdict.findings})
    name = folder.as_posix()
    if stale := list(verdict.stale):
        told = words.message("edition-old", (("count", str(len(stale))), ("codes", words.list_names(stale))))
        errors += (ErrorMessage("edition-old", told, name, name),)
    report_lines = lines_of("edition-stray", verdict.strays, words)
    if not errors:
        report_lines.insert(0, words("verified-folder", folder=name, editions=str(verdict.editions)))
    result = {"folder": name, "editions": verdict.editions, "bad": bad, "strays": list(verdict.strays), "stale": stale}
    return Outcome(int(bool(errors)), "\n".join(report_lines), result, (), errors)
