"""A content that is compared: a folder, an appendix, a PDF with its source attached, or a git revision; its values put in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from ..errors import ContentError, Fault, UsageError, read_error
from ..limits import PDF_BYTES, LargeFileError, read_regular
from ..manuscript import DEFAULT_APPENDIX, ENTRY_NAME
from ..manuscript.load import Examined, examine
from ..manuscript.model import Appendix
from ..manuscript.values import resolve
from ..named_tuple import NamedTuple

#: What forces a name to be a revision's.
GIT: Final = "git:"
#: Ends of names that no revision has.
_KINDS: Final = (".yaml", ".yml", ".pdf", ".xlsx", ".csv")


class ComparedContent(NamedTuple):
    """One side of a comparison."""

    #: How it was named.
    source: str
    #: With its values put in.
    appendix: Appendix
    examined: Examined
    #: What ``build`` would warn of.
    warnings: tuple[Fault, ...]


class LocatedContent(NamedTuple):
    """Where a content lies: its appendix, and the bytes of its files if they lie in no folder."""

    source: str
    path: Path
    overlay: Mapping[Path, bytes]

    @property
    def is_in_pdf(self) -> bool:
        """Whether it lies in a PDF, which holds no branch list."""
        return bool(self.overlay) and self.path.parent.suffix.lower() == ".pdf"


def locate(name: str, beside: Path = Path(DEFAULT_APPENDIX)) -> LocatedContent:
    """Find out what a name means; an existing path comes first.

    ``beside``: the appendix that a revision is looked into for.  Raises ``UsageError`` if the name is neither a path nor a
    revision, ``MachineError`` without git or if a file cannot be read.
    """
    path = Path(name)
    if not name.startswith(GIT) and path.exists():
        if path.is_dir():
            return LocatedContent(name, path / ENTRY_NAME, {})
        return _attached_content(name, path) if path.suffix.lower() == ".pdf" else LocatedContent(name, path, {})
    from ..storage.git_files import read_revision

    revision = name.removeprefix(GIT)
    if revision == name and path.suffix.lower() in _KINDS:
        raise UsageError("diff-nothing", name=name)
    files = read_revision(revision, beside.parent)
    folder = Path(f"{revision}:{beside.parent.as_posix()}")
    if beside.name not in files:
        raise UsageError("git-appendix-missing", revision=revision, file=beside.as_posix())
    return LocatedContent(name, folder / beside.name, {folder / file: content for file, content in files.items()})


def read_compared(
    located: LocatedContent, edition: str | None = None, values: Mapping[str, str] | None = None
) -> ComparedContent:
    """Read a content, with the values of a branch.

    ``edition``: the code of a branch in its list; ``values``: values by name.  Raises ``ContentError`` with all faults of the
    content, ``UsageError`` if there is none, or no such branch.
    """
    examined = examine(located.path, overlay=located.overlay)
    appendix = examined.appendix
    if appendix is None or examined.flawed:
        from .composition import all_faults

        raise ContentError(all_faults(examined))
    branch: Mapping[str, str] = values or {}
    if edition is not None:
        from ..manuscript.branches import read_branches

        branch = read_branches(appendix, overlay=located.overlay).find(edition).values
    return ComparedContent(located.source, put_named_pages(resolve(appendix, branch)), examined, examined.faults)


def put_named_pages(appendix: Appendix) -> Appendix:
    """Give a resolved appendix with the pages that it names put in; one that names none is not laid out."""
    if not appendix.paged:
        return appendix
    from ..compose.settled_pages import with_pages
    from .composition import compose_layout, load_faces

    return with_pages(appendix, compose_layout(appendix, load_faces(appendix))[0])


def _attached_content(name: str, path: Path) -> LocatedContent:
    """The content that is attached to a PDF; its appendix comes first."""
    from ..proof.attachments import read_attachments
    from ..proof.syntax import DamageError

    try:
        files = read_attachments(read_regular(path, PDF_BYTES))
    except LargeFileError:
        raise UsageError("diff-pdf-damaged", file=name) from None
    except OSError as error:
        raise read_error(error, name) from None
    except DamageError as damage:
        raise UsageError("diff-pdf-encrypted" if damage.code == "encrypted" else "diff-pdf-damaged", file=name) from None
    first = next((file for file in files if PurePosixPath(file).suffix in (".yaml", ".yml")), None)
    if first is None:
        raise UsageError("diff-pdf-bare", file=name)
    return LocatedContent(name, path / first, {path / file: content for file, content in files.items()})
