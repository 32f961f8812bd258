"""The whole pipeline on one screen, from YAML to a proved PDF."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from ..errors import ContentError, DoubtError, Fault, Place, ProofError, UsageError
from ..manuscript.load import examine
from ..manuscript.model import Appendix
from ..manuscript.occurrences import files
from ..manuscript.values import resolve
from ..named_tuple import NamedTuple
from ..storage.memory_cache import make_anew
from .composition import all_faults, certain_of_list, compose_layout, load_faces

if TYPE_CHECKING:
    from ..proof.placement import Rectangle
    from ..storage.disk_cache import DiskCache
    from ..storage.last_build import BuildMemo, LastBuild
    from ..storage.other_process import OtherProcess
    from ..text.fonts import Faces

#: Whether a PDF is proved; ``full``: each line, mark and element by itself, and not many at once.
ProofKind = bool | Literal["full"]
#: An edition: a branch's code in the branch list, or values by name.
EditionChoice = str | Mapping[str, str] | None


class Report(NamedTuple):
    """What a build made."""

    #: The PDF's name as it was given; ``-``: it went to a stream.
    file: str
    #: How many pages, questions, seconds and bytes it took.
    pages: int
    questions: int
    seconds: float
    bytes: int
    #: What concerns the print: marks, numbers, cut words, glyphs, the branch list, values that nothing uses.
    warnings: tuple[Fault, ...]
    #: Sets all anew and counts how the lines came out, a ``TypesettingReport``, when asked for.
    typesetting: Callable[[], object]

    def __repr__(self) -> str:
        """In one line: a warning holds whole lines of the content, and ``typesetting`` the content."""
        numbers = f"pages={self.pages}, questions={self.questions}, seconds={self.seconds:.2f}, bytes={self.bytes}"
        return f"Report(file={self.file!r}, {numbers}, warnings={len(self.warnings)})"


class Prepared(NamedTuple):
    """What is to be printed."""

    #: With its values put in.
    appendix: Appendix
    warnings: tuple[Fault, ...]
    #: The bytes of the files that it was read from, in the order of its ``inputs``.
    contents: tuple[bytes, ...]

    @property
    def sources(self) -> list[tuple[str, bytes]]:
        """The names and contents of those files."""
        texts = [(name, content) for (name, _), content in zip(self.appendix.inputs, self.contents, strict=True)]
        return texts + [(name, picture.content) for name, picture in self.appendix.pictures]


class MakeOptions(NamedTuple):
    """How a PDF is made."""

    #: Whether it is read back and compared with the appendix.
    proof: ProofKind = True
    #: Whether the files that it was made from are attached to it.
    attach_source: bool = False
    #: Whether it is to be PDF/A.
    archival: bool = True
    #: Told of (pages drawn, pages in all).
    progress: Callable[[int, int], None] | None = None
    #: Whether a second process makes a share of it, if that pays.
    in_two: bool = True


class Made(NamedTuple):
    """What was made of an appendix."""

    pdf: bytes
    #: How many pages it has.
    pages: int
    #: Of words that had to be cut.
    warnings: tuple[Fault, ...]
    faces: Faces
    #: What is left to the next build, once it is saved.
    last: LastBuild


@contextmanager
def pause_collection() -> Iterator[None]:
    """Let the cyclic garbage collector rest: a build makes a million values without cycles, which it would scan for nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def build(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str] | BinaryIO,
    *,
    edition: EditionChoice = None,
    branches: str | os.PathLike[str] | None = None,
    since: str | os.PathLike[str] | None = None,
    proof: ProofKind = True,
    attach_source: bool = False,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    cache: bool = True,
) -> Report:
    """Make the PDF of an appendix and say what was made.

    ``out``: a file's name, or a stream, to which the whole PDF is written at the end.  ``edition``: a branch's code, or values
    by name; a name that nothing uses is a warning.  ``since``: lines that changed since that content have bars.  ``progress`` is
    told (pages drawn, pages in all).  ``proof``: ``"full"`` proves each line, mark and element by itself, and not many at once.
    ``cache``: use what the last build left in the user's cache, and leave there what this one
    made, unless there is a password.  Raises ``ContentError`` with all faults, ``UsageError``, ``MachineError``, or
    ``ProofError`` if the PDF is not what was to be printed; the old file then stays.
    """
    from ..storage.disk_cache import NO_CACHE, make_with, user_cache
    from ..storage.files import refuse_other_kinds, write_atomic
    from .style_fonts import tell_damaged_fonts

    begin = time.perf_counter()
    if password is not None:
        from ..export.passwords import prepare_password

        password = prepare_password(password)
    file = os.fspath(out) if isinstance(out, str | os.PathLike) else None
    if file is not None:
        refuse_other_kinds(file)
    with pause_collection():
        prepared = prepare(path, edition, branches)
        if file is not None:
            refuse_input_as_output(file, prepared.appendix, branches)
        if since is not None:
            from .since import add_change_bars

            prepared = prepared._replace(appendix=add_change_bars(prepared.appendix, os.fspath(since), edition))
        kept = user_cache(os.environ) if cache and password is None else NO_CACHE
        options = MakeOptions(proof, attach_source, password is None, progress)
        with tell_damaged_fonts(prepared.appendix.style):
            made = make_with(kept, partial(make, prepared, options))
        pdf = made.pdf
        if password is not None:
            from ..export.pdf import encrypt

            pdf = encrypt(pdf, password)
        if isinstance(out, str | os.PathLike):
            write_atomic(out, pdf, follow=True)
        else:
            out.write(pdf)
        made.last.save()
    return Report(
        file=file or "-",
        pages=made.pages,
        questions=sum(1 for _ in prepared.appendix.questions()),
        seconds=time.perf_counter() - begin,
        bytes=len(pdf),
        warnings=prepared.warnings + made.warnings,
        typesetting=partial(typesetting, prepared.appendix, made.faces),
    )


def make(prepared: Prepared, options: MakeOptions, cache: DiskCache) -> Made:
    """Make the PDF of an appendix with what the last build left in a cache; raises what ``build`` does."""
    from .reuse import last_build

    faces = load_faces(prepared.appendix, cache.memo)
    last = last_build(prepared.appendix, cache)
    if options.in_two and last.is_first:
        from .second_process import second_process

        with second_process(prepared.appendix, faces, proof=options.proof is True) as other:
            if other:
                with suppress(DoubtError):  # what the other one made is not what is made here
                    return make_pdf(prepared, options, faces, last, other)
    return make_pdf(prepared, options, faces, last)


def make_pdf(prepared: Prepared, options: MakeOptions, faces: Faces, last: LastBuild, other: OtherProcess | None = None) -> Made:
    """Make the PDF in given faces, with what the last build left; ``other``: a second process that makes its share of it.

    Raises what ``build`` does, and ``DoubtError`` if what was made elsewhere is not what is made here.
    """
    from ..export.pdf import write
    from .reuse import last_rows

    appendix = prepared.appendix
    layout, warnings = compose_layout(appendix, faces, last_rows(last, appendix, faces), other=other)
    pdf = write(
        layout,
        faces,
        attachments=prepared.sources if options.attach_source else (),
        archival=options.archival,
        date=source_date(),
        memo=last.memo,
        progress=options.progress,
        other=other,
    )
    pages, areas = layout.count, (layout.area, layout.area_even)
    del layout  # its lines, once drawn, take the room that the proof needs
    if options.proof:
        prove(pdf, appendix, faces, areas, full=options.proof == "full", memo=last.memo, other=other)
    return Made(pdf, pages, warnings, faces, last)


def typesetting(appendix: Appendix, faces: Faces) -> object:
    """How the lines came out; a build keeps none of them."""
    return compose_layout(appendix, faces)[0].report()


def refuse_input_as_output(out: str | os.PathLike[str], appendix: Appendix, branches: str | os.PathLike[str] | None) -> None:
    """Refuse to write over a file that the PDF is made from: content, style, list, font."""
    from ..storage.files import has_other_names, refuse_inputs
    from ..text.fonts import find_font

    if branches is None and has_other_names(out):  # a list may have the name of a PDF, too
        from ..manuscript.branches import default_list

        branches = default_list(appendix)
    listed = [Path(branches)] if branches is not None else []
    fonts = appendix.style.fonts
    faces = map(find_font, (fonts.text, fonts.bold, *fonts.fallback))
    pictures = [Path(appendix.path).parent / name for name, _ in appendix.pictures]
    refuse_inputs([Path(out)], [*map(Path, files(appendix)), *pictures, *listed, *faces])


def check(
    path: str | os.PathLike[str],
    *,
    edition: EditionChoice = None,
    branches: str | os.PathLike[str] | None = None,
    info: bool = False,
) -> tuple[Fault, ...]:
    """All that ``build`` would refuse, the warnings, the list's, too, and what proofreading finds (``info``: hints, too)."""
    from ..manuscript.branches import default_list, read_branches, resolve_branch
    from ..proofread.rules import proofread_content, retell

    examined = examine(path)
    faults = retell(examined, all_faults(examined), info=info)
    appendix = examined.appendix
    listed = None
    told: tuple[Fault, ...] = ()
    if appendix is not None and (branches is not None or default_list(appendix)):
        try:
            listed = read_branches(appendix, branches)
            told = listed.warnings
        except ContentError as error:
            told = error.faults
        told = certain_of_list(examined, told)
    flawed = any(fault.severity == "error" for fault in faults + told)
    faults += told + proofread_content(examined, listed, info=info)
    if appendix is None or flawed:
        return faults
    try:
        if isinstance(edition, str):
            edited = resolve_branch(appendix, (listed or read_branches(appendix, branches)).find(edition))
        else:
            faults += unused_values(appendix, edition or {})
            edited = resolve(appendix, edition or {})
        faults += compose_layout(edited, load_faces(edited))[1]
    except ContentError as error:
        faults += error.faults
    return faults


def dump(path: str | os.PathLike[str], *, edition: EditionChoice = None, branches: str | os.PathLike[str] | None = None) -> str:
    """Give the laid-out pages as text: a head ``== 1/5 ==``, then its lines from the top down, artifacts in square brackets.

    Raises what ``build`` raises before anything is printed: ``ContentError``, ``UsageError``, ``MachineError``.
    """
    from ..export.dump import dump as dump_layout

    appendix, *_ = prepare(path, edition, branches)
    return dump_layout(compose_layout(appendix, load_faces(appendix))[0])


def prepare(path: str | os.PathLike[str], edition: EditionChoice, branches: str | os.PathLike[str] | None) -> Prepared:
    """The resolved appendix of an edition; raises ``ContentError`` with all faults."""
    examined = examine(path)
    if examined.appendix is None or examined.flawed:
        raise ContentError(all_faults(examined))
    if not isinstance(edition, str):
        unused = unused_values(examined.appendix, edition or {})
        return Prepared(resolve(examined.appendix, edition or {}), examined.faults + unused, examined.contents)
    from ..manuscript.branches import read_branches, resolve_branch

    listed = read_branches(examined.appendix, branches)
    edited = resolve_branch(examined.appendix, listed.find(edition))
    return Prepared(edited, examined.faults + listed.warnings, examined.contents)


def unused_values(appendix: Appendix, values: Mapping[str, str]) -> tuple[Fault, ...]:
    """Give a warning for each value that an edition sets and no text prints."""
    if not values:
        return ()
    from ..manuscript.branches import used_values
    from ..manuscript.nearest_name import nearest_name

    used = used_values(appendix, values)
    place = Place(Path(appendix.path).as_posix(), 1, 1)
    return tuple(
        Fault(
            place,
            "edition-value-unused",
            (("name", name), ("near", nearest_name(name, used - values.keys()))),
            severity="warning",
        )
        for name in values
        if name not in used
    )


def source_date() -> datetime | None:
    """The date that SOURCE_DATE_EPOCH sets inside the PDF; ``None`` without it; ``UsageError``: it is no number (FM-72)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError("bad-source-date", value=epoch) from error


def prove(
    pdf: bytes,
    appendix: Appendix,
    faces: Faces,
    areas: tuple[Rectangle, Rectangle],
    *,
    full: bool = False,
    memo: BuildMemo = make_anew,
    other: OtherProcess | None = None,
) -> None:
    """Read the PDF back and compare it with the appendix; raises ``ProofError``: a difference is the program's fault.

    ``areas``: the type areas of odd and even pages.  ``full``: each line, mark and element by itself, and not many at once;
    ``memo``: has what the last proof found sound; ``other``: a process that reads a share of the pages.
    """
    from ..proof import prove as read_back
    from ..proof import report

    findings = read_back(pdf, appendix, faces, *areas, full=full, memo=memo, other=other)
    if findings:
        raise ProofError("proof-failed", lambda lang: report(findings[:20], lang))
