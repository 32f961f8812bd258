"""The 新旧対照表 of what is drafted: against the files as they were saved last, a git revision, or files that were chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final

from ..compare.comparison import change_lines
from ..compare.printed_table import TableOptions
from ..manuscript import ENTRY_NAME
from ..messages.reports import REPORT_SENTENCES
from ..named_tuple import NamedTuple
from ..pipeline.compared_content import GIT, LocatedContent, locate, read_compared
from ..pipeline.diff import Sides, compare_sides, print_comparison
from ..storage.files import write_atomic
from .answers import RefusedRequestError
from .requests import take_text
from .session import Session

#: Where the table is put, as ``build`` puts its PDF.
_OUTPUT: Final = Path("output/comparison.pdf")
#: The folder that chosen files seem to lie in.
_CHOSEN: Final = Path("（選んだフォルダー）")


class MadeComparison(NamedTuple):
    """A table: its PDF, what is told of it, the files that were written, and what changed, a line each."""

    pdf: bytes
    message: str
    files: list[str]
    changes: list[str]


def comparison_of(session: Session, body: Mapping[str, Any]) -> Callable[[], MadeComparison]:
    """Take what is to be compared, and give what makes the table of it; that raises what ``diff`` does."""
    against = take_text(body, "against", "saved")
    new = LocatedContent(session.path.as_posix(), session.path, session.draft.overlay())
    saved = {path: content for path, content in session.draft.saved.items() if content is not None}
    edition, read_only, lang = session.edition or None, session.read_only, session.lang
    old: Callable[[], LocatedContent]
    if against == "saved":
        old = partial(LocatedContent, session.path.as_posix(), session.path, saved)
    elif against == "git":
        revision = take_text(body, "revision", "HEAD")
        old = partial(locate, GIT + revision, session.path)
    elif against == "files":
        old = partial(LocatedContent, *_chosen(session, body))
    else:
        raise RefusedRequestError(400, "desk-request", reason="against")

    def make() -> MadeComparison:
        made = read_compared(new, edition)
        there = old()
        values = {name: value.text for name, value in made.appendix.values.items()} if edition and against == "files" else None
        sides = Sides(read_compared(there, None if values is not None else edition, values), made, (there, new))
        comparison = compare_sides(sides)
        pdf, pages, _ = print_comparison(made.appendix, comparison, TableOptions())
        files = []
        if not read_only:
            write_atomic(_OUTPUT, pdf, follow=True)
            files = [_OUTPUT.as_posix()]
        message = REPORT_SENTENCES["diff-made"][lang == "en"].format(file=_OUTPUT.as_posix(), pages=str(pages))
        return MadeComparison(pdf, message, files, list(change_lines(comparison, lang)))

    return make


def _chosen(session: Session, body: Mapping[str, Any]) -> LocatedContent:
    """The files that came with the request; their names lead nowhere.  Pictures are those of the same names here."""
    files = body.get("files")
    if not isinstance(files, dict) or not files:
        raise RefusedRequestError(400, "desk-request", reason="files")
    overlay: dict[Path, bytes] = {}
    for name, text in files.items():
        path = PurePosixPath(name.replace("\\", "/"))
        if not isinstance(text, str) or path.is_absolute() or ".." in path.parts or ":" in name or not path.name:
            raise RefusedRequestError(400, "desk-request", reason="files")
        overlay[_CHOSEN / path] = text.encode()
    appendix = next((path for path in overlay if path.name == ENTRY_NAME), None)
    if appendix is None:
        alone = [path for path in overlay if path.suffix in (".yaml", ".yml")]
        appendix = alone[0] if len(alone) == 1 else None
    if appendix is None:
        raise RefusedRequestError(404, "desk-nothing-there", what=ENTRY_NAME)
    laid = session.laid
    for name, picture in laid.appendix.pictures if laid and laid.appendix else ():
        overlay.setdefault(appendix.parent / name, picture.content)
    return LocatedContent(_CHOSEN.as_posix(), appendix, overlay)
