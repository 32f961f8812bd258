"""The verbs: each turns its options into one call of the library and says what came of it.

The command line adds nothing to the library; what a verb needs is imported when it runs.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from .errors import Fault, UsageError

if TYPE_CHECKING:
    from .cli_progress import Progress
    from .cli_words import Words
    from .layout.report import TypesettingReport


class Trouble(NamedTuple):
    """An error without a place in the content: told of ``subject``; ``details`` is for those who mend the program."""

    code: str
    message: str
    file: str = ""
    subject: str = "faqprint"
    details: str = ""


class Outcome(NamedTuple):
    """What a run came to: exit status, the report and the same for ``--json``, faults of the content, other errors."""

    status: int = 0
    report: str = ""
    result: Mapping[str, object] = {}
    faults: tuple[Fault, ...] = ()
    troubles: tuple[Trouble, ...] = ()


def init(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Write the starter content."""
    import json

    from . import files
    from .manuscript.schema import schema

    folder = Path(options.folder)
    starter = Path(__file__).with_name("starter")
    content = {folder / path.name: path.read_bytes() for path in sorted(starter.iterdir()) if path.suffix in (".yaml", ".csv")}
    content[folder / "appendix.schema.json"] = _json_text(json.dumps(schema(), ensure_ascii=False, indent=1))
    files.write_new(content)
    entry = (folder / "appendix.yaml").as_posix()
    return Outcome(
        report=words("made-starter", folder=folder.as_posix(), entry=entry),
        result={"folder": folder.as_posix(), "files": [path.as_posix() for path in content]},
    )


def _json_text(text: str) -> bytes:
    return (text + "\n").encode()


def build(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Make the PDF."""
    password = _password(options, words) if options.encrypt else None
    from .conductor import build as build_appendix

    report = build_appendix(
        options.appendix,
        options.output,
        edition=options.edition,
        branches=options.branches,
        proof=options.proof,
        attach_source=options.attach_source,
        password=password,
        progress=progress,
        cache=options.cache,
    )
    file = Path(report.file).as_posix()
    lines = _typesetting(cast("TypesettingReport", report.typesetting()), words) if options.report else ((), {})
    seconds = round(report.seconds, 2)
    numbers = {"pages": report.pages, "questions": report.questions, "seconds": seconds, "bytes": report.bytes}
    made = words("made", file=file, **{name: str(number) for name, number in numbers.items()})
    return Outcome(
        report="\n".join((made, *lines[0])),
        result={"file": file, **numbers, **lines[1]},
        faults=report.warnings,
    )


def _typesetting(report: TypesettingReport, words: Words) -> tuple[tuple[str, ...], Mapping[str, object]]:
    """How the lines came out, for people and for ``--json``."""
    lines = []
    for column in report.columns:
        lines.append(words("report-column", column=words(f"column-{column.column}"), lines=str(column.lines)))
        lines += [_questions(f"lines-{note}", numbers, words) for note, numbers in column.notes.items() if numbers]
    if report.yielded:
        lines.append(_questions("keeps-given-up", report.yielded, words))
    columns = {column.column: {"lines": column.lines, **column.notes} for column in report.columns}
    return tuple(lines), {"typesetting": {**columns, "yielded": report.yielded}}


def _questions(code: str, numbers: Sequence[int], words: Words) -> str:
    """A count with the No of each question, named once."""
    named = words.pick("、", ", ").join(f"No.{number}" for number in dict.fromkeys(numbers))
    return words(code, count=str(len(numbers)), questions=named)


def check(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Tell everything that ``build`` would refuse, and warnings."""
    from .conductor import check as check_appendix

    faults = check_appendix(options.appendix, edition=options.edition)
    if not any(fault.severity == "error" for fault in faults):
        from .editions.making import look_at_editions

        faults += look_at_editions(options.appendix)
    errors = sum(fault.severity == "error" for fault in faults)
    warnings = len(faults) - errors
    counts = {"errors": errors, "warnings": warnings}
    code = "checked-bad" if errors else "checked-warned" if warnings else "checked"
    return Outcome(
        status=int(errors > 0 or (options.strict and warnings > 0)),
        report=words(code, **{name: str(count) for name, count in counts.items()}),
        result=counts,
        faults=faults,
    )


def dump(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Print the laid-out pages as text."""
    from .conductor import dump as dump_appendix

    text = dump_appendix(options.appendix)
    return Outcome(report=text, result={"text": text})


def verify(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Examine a PDF, or a folder of editions."""
    if Path(options.file).is_dir():
        from .cli_editions import verify as verify_folder

        return verify_folder(options, words, progress)
    from .proof import report
    from .proof import verify as verify_file

    file = Path(options.file).as_posix()
    try:
        findings = verify_file(options.file)
    except FileNotFoundError as error:
        raise UsageError("pdf-missing", file=file) from error
    except IsADirectoryError as error:
        raise UsageError("pdf-is-folder", file=file) from error
    told = report(findings, words.lang)
    return Outcome(
        status=int(bool(findings)),
        report="" if findings else words("verified", file=file),
        result={"file": file, "findings": len(findings)},
        troubles=tuple(Trouble(f.code, line, file, file) for f, line in zip(findings, told, strict=True)),
    )


def schema(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Print the JSON Schema of the content."""
    import json

    from .manuscript.schema import schema as content_schema

    made = content_schema()
    return Outcome(report=json.dumps(made, ensure_ascii=False, indent=1), result=made)


def _password(options: Namespace, words: Words) -> str:
    """Read the password from a file's first line or a prompt, never from the command line, where others could read it."""
    if options.password_file is not None:
        try:
            password = Path(options.password_file).read_text("utf-8-sig").partition("\n")[0].rstrip("\r")
        except UnicodeDecodeError as error:
            raise UsageError("password-file-encoding", file=options.password_file) from error
        except FileNotFoundError as error:
            raise UsageError("password-file-missing", file=options.password_file) from error
    else:
        import getpass

        try:
            password = getpass.getpass(words("password-prompt"))
            again = getpass.getpass(words("password-again"))
        except EOFError as error:
            raise UsageError("password-empty") from error
        if password != again:
            raise UsageError("password-differs")
    if not password:
        raise UsageError("password-empty")
    return password
