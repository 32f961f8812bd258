"""``faqprint verify``: a PDF, or a folder of editions, examined."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from .options import FOLDER
from .outcome import ErrorMessage, Outcome, file_lines

if TYPE_CHECKING:
    from ..proof.finding import Finding
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
    from ..distribution.verdict import tell_finding, tell_stale
    from ..distribution.verify import verify

    path = Path(options.file)
    name, is_folder = path.as_posix(), path.is_dir()
    verdict = verify(path, quick=options.quick, progress=progress)

    folder = (path / "x").as_posix()[:-1] if is_folder else ""

    def message_of(file: str, found: Finding) -> ErrorMessage:
        whole = folder + file
        return ErrorMessage(found.code, tell_finding(found, words.lang), whole, whole)

    errors = tuple(message_of(*item) for item in verdict.findings)
    if verdict.stale:
        errors += (ErrorMessage("edition-old", tell_stale(verdict.stale, words.lang), name, name),)
    if not is_folder:
        sound = "" if errors else words("verified", file=name)
        return Outcome(int(bool(errors)), sound, {"file": name, "findings": len(verdict.findings)}, errors=errors)
    report_lines = file_lines("edition-stray", verdict.strays, words)
    if not errors:
        report_lines.insert(0, words("verified-folder", folder=name, editions=str(verdict.editions)))
    result = {
        "folder": name,
        "editions": verdict.editions,
        "bad": len({file for file, _ in verdict.findings}),
        "strays": list(verdict.strays),
        "stale": list(verdict.stale),
    }
    return Outcome(int(bool(errors)), "\n".join(report_lines), result, errors=errors)
