"""The appendix file and all it names -> ``Appendix``, or every fault of all of them at once (FM-1 to FM-10)."""

from __future__ import annotations

import errno
import gc
import os
import re
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Final

from ..errors import ContentError, Fault, UsageError
from ..limits import VALUE_CHARACTERS, SpecialFileError
from ..named_tuple import NamedTuple
from ..source.nodes import MappingNode, Node, Scalar, child_node, node_items
from ..source.yaml_source import NO_SOURCES, SourcesByName, YamlSource, read_bounded
from ..storage.files import system_error
from ..storage.memory_cache import Memoizer
from ..style import Style
from . import ENTRY_NAME
from .content_schema import APPENDIX, ID, SECTIONS
from .dates import wareki
from .field_reader import FieldReader, Fields
from .lints import lints
from .listed_files import find_listed
from .markup import MarkupReader
from .model import Appendix, Inline, Revision
from .nearest_name import nearest_name
from .picture_files import PictureFinder
from .printed_numbers import NumberReader, PrintedNumbers
from .schema_kinds import SectionKind
from .sections import section_of
from .source_text import SourceText
from .value_uses import long_values, value_rings
from .yaml_hints import with_list_names, without_guesses

#: Files that lie near an appendix and are none.
_NO_YAML: Final = frozenset({".csv", ".xlsx", ".xls", ".pdf", ".docx", ".doc", ".zip"})
#: Bytes by the paths of the files that they stand for.
Overlay = Mapping[Path, bytes]


def load(path: str | os.PathLike[str]) -> Appendix:
    """Load an appendix; ``ContentError`` holds all its faults, ``UsageError``: there is no such file."""
    appendix, faults = read(path)
    if appendix is None:
        raise ContentError([fault for fault in faults if fault.severity == "error"])
    return appendix


class Examined(NamedTuple):
    """What could be read of an appendix (``None``: nothing), its errors and warnings, in order of file and place.

    With an error among them it is not to be printed; ``styled``: its style, at least, is as its author wrote it.
    ``texts``: all that is printed, as written; ``sources``: the files, by their names in messages.
    ``contents``: the bytes of each file that was read, in the order of ``Appendix.inputs``; they may be others there by now.
    """

    appendix: Appendix | None
    faults: tuple[Fault, ...]
    styled: bool
    contents: tuple[bytes, ...]
    texts: tuple[SourceText, ...]
    sources: Mapping[str, YamlSource]

    @property
    def flawed(self) -> bool:
        """Whether there are errors."""
        return any(fault.severity == "error" for fault in self.faults)


def read(path: str | os.PathLike[str]) -> tuple[Appendix | None, tuple[Fault, ...]]:
    """Load an appendix and give it (``None`` if it has errors) with its errors and warnings."""
    examined = examine(path)
    return None if examined.flawed else examined.appendix, examined.faults


def examine(
    path: str | os.PathLike[str],
    *,
    overlay: Overlay | None = None,
    before: SourcesByName = NO_SOURCES,
    memo: Memoizer | None = None,
) -> Examined:
    """Load an appendix as far as it goes; ``UsageError``: there is no such file.

    ``overlay``: bytes that are read in place of the files of these paths, which need not be there: what is not saved yet.
    ``before``: the files as they were read the last time, ``memo`` has the texts: what is the same is not read again.
    """
    collecting = gc.isenabled()
    gc.disable()  # what is made here holds no cycles, and searching so much of it for them takes a third of the time
    try:
        return _Loader(os.fspath(path), overlay or {}, before, memo).read()
    finally:
        if collecting:
            gc.enable()


class _Loader:
    """One load: the files read so far, in reading order, and their faults."""

    def __init__(self, path: str, overlay: Overlay, before: SourcesByName, memo: Memoizer | None) -> None:
        self.path = path
        self.overlay = {os.path.abspath(name): content for name, content in overlay.items()}
        self.folder = Path(path).parent
        self.sources: dict[str, YamlSource] = {}
        self.faults: list[Fault] = []
        self.styled = True
        self.listed: set[str] = set()
        self.texts: list[SourceText] = []
        self.ids: dict[str, int] = {}
        self.values: dict[str, object] = {}
        self.before = before
        self.marks = MarkupReader(self.ids, self.values, memo)
        self.pictures = PictureFinder(self.folder, self.overlay)

    def read(self) -> Examined:
        """Read everything; see ``examine``."""
        name = Path(self.path).as_posix()
        try:
            source = self.sources[name] = self._source(Path(self.path), name)
        except (FileNotFoundError, NotADirectoryError):
            raise UsageError("appendix-missing", file=name, near=_appendix_here(name)) from None
        except IsADirectoryError:
            raise UsageError("appendix-is-folder", file=name) from None
        except OSError as error:
            raise system_error(error, name) from None
        if Path(name).suffix.lower() in _NO_YAML:
            raise UsageError("appendix-not-yaml", file=name, near=self._appendix_beside())
        self.faults += with_list_names(source)
        root = source.root
        appendix = None
        if isinstance(root, MappingNode):
            self._refuse_section(root, name)
            appendix = self._appendix(source, root)
        elif not source.faults:
            self._no_mapping(source)
        for source in self.sources.values():
            self.faults += lints(source)
        order = {name: n for n, name in enumerate(self.sources)}
        told = without_guesses(dict.fromkeys(self.faults), self.sources)
        faults = sorted(told, key=lambda f: (order[f.place.file], f.place.line, f.place.column))
        contents = tuple(source.content for source in self.sources.values())
        return Examined(appendix, tuple(faults), self.styled, contents, tuple(self.texts), self.sources)

    def _source(self, path: Path, name: str) -> YamlSource:
        """Read a file, or what lies over it; ``OSError`` if neither can be."""
        content = self.overlay.get(os.path.abspath(path)) if self.overlay else None
        if content is None:
            content = read_bounded(path)
        before = self.before.get(name)
        return before if before is not None and before.content == content else YamlSource(name, content, before)

    def _refuse_section(self, root: MappingNode, name: str) -> None:
        """Refuse a section's file named in place of the appendix: one without a key that only an appendix has."""
        kind = child_node(root, "type")
        if isinstance(kind, Scalar) and (shape := SECTIONS.get(kind.text)):
            own = {key.name for key in APPENDIX.keys} - {key.name for key in shape.keys}
            if own.isdisjoint(key.text for key, _ in root.entries):
                beside = self._appendix_beside()
                is_other = os.path.abspath(beside) != os.path.abspath(name)
                raise UsageError("section-as-appendix", file=name, type=kind.text, near=beside if is_other else "")

    def _appendix_beside(self) -> str:
        """Give the appendix of the same folder, if it has its usual name."""
        path = self.folder / ENTRY_NAME
        return path.as_posix() if path.is_file() else ""

    def _appendix(self, source: YamlSource, root: MappingNode) -> Appendix:
        nodes = {key.text: node for key, node in root.entries}
        items = node_items(root, "sections")
        self.listed = {item.text.strip() for item in items if isinstance(item, Scalar)}
        files = [self._file(source, item) if isinstance(item, Scalar) else None for item in items]
        before = len(self.faults)
        style = self._style(source, nodes.get("style"))
        self.styled = len(self.faults) == before
        self.marks.prints_addresses = style.links.url
        self._number(
            [(source, item) if origin is None else (origin, origin.root) for item, origin in zip(items, files, strict=True)]
        )
        values = nodes.get("values")
        if isinstance(values, MappingNode):
            self.values.update((key.text, None) for key, _ in values.entries)
        fields = FieldReader(source, self.marks, self.faults, self.texts, self.pictures).fields(APPENDIX, root)
        if isinstance(values, MappingNode):
            self._check_values(source, values, fields["values"])
        read = [
            section if origin is None else self._section(origin)
            for section, origin in zip(fields["sections"], files, strict=True)
        ]
        numbers = ((number, self.marks.numbers.no_of(number)) for number in count(1))
        return Appendix(
            title=fields["title"],
            manual=fields["manual"],
            publisher=fields["publisher"],
            version=fields["version"],
            date=fields["date"],
            values=fields["values"],
            style=style,
            revisions=tuple(
                Revision(r["version"], Inline(wareki(r["date"]) if r["date"] else ""), r["note"]) for r in fields["revisions"]
            ),
            toc="categories" if fields["toc"] == "true" else fields["toc"],
            sections=tuple(section_of(section, numbers) for section in read if isinstance(section, dict)),
            inputs=tuple((self._relative(name), origin.sha256) for name, origin in self.sources.items()),
            path=self.path,
            mark=fields["mark"],
            paged=frozenset(self.marks.paged),
            pictures=tuple(self.pictures.found.items()),
        )

    def _section(self, origin: YamlSource) -> Fields | None:
        """Read a section file; one that could not be parsed has told its faults already."""
        if origin.root is None:
            return None
        reader = FieldReader(origin, self.marks, self.faults, self.texts, self.pictures)
        return reader.section(SectionKind(), origin.root, origin.name)

    def _file(self, source: YamlSource, node: Scalar) -> YamlSource | None:
        """Open the file that ``sections`` or ``style`` names; ``None`` and a fault if it may not or cannot be read."""
        written = node.text.strip().replace("\\", "/")
        name = (Path(source.name).parent / written).as_posix()
        if name in self.sources:
            return self.sources[name]
        path, code, near = find_listed(self.folder, written, self.listed, self.overlay)
        if path is not None:
            try:
                origin = self._source(path, name)
            except (IsADirectoryError, SpecialFileError):
                code = "listed-file-is-folder"
            except OSError as error:
                if error.errno in (errno.EACCES, errno.EPERM):
                    raise system_error(error, name) from None
                code = "listed-file-loops" if error.errno == errno.ELOOP else "listed-file-missing"
            else:
                if [fault.code for fault in origin.faults] == ["not-a-text"]:
                    kind = dict(origin.faults[0].values)["kind"]
                    self.faults.append(source.fault(node, "listed-file-not-yaml", file=written, kind=kind))
                    return None
                self.sources[name] = origin
                self.faults += with_list_names(origin)
                if origin.root is None and not origin.faults:
                    self._no_mapping(origin)
                return origin
        self.faults.append(source.fault(node, code, file=written, near=near))
        return None

    def _no_mapping(self, source: YamlSource) -> None:
        """Say that a file is empty, or holds no mapping."""
        root = source.root
        if root is None or (isinstance(root, Scalar) and not root.text):
            self.faults.append(source.fault_at(1, 1, "empty-file"))
        else:
            FieldReader(source, self.marks, self.faults).want("mapping", root, source.name)

    def _relative(self, name: str) -> str:
        return (
            Path(name).relative_to(self.folder.as_posix()).as_posix() if name != Path(self.path).as_posix() else Path(name).name
        )

    def _style(self, source: YamlSource, node: Node | None) -> Style:
        """Load the style that the appendix names."""
        if not isinstance(node, Scalar) or not node.text:
            return Style()
        from .styles import STYLES, style_of

        if node.text in STYLES:
            return STYLES[node.text]
        if "." not in node.text:
            near = nearest_name(node.text, STYLES)
            self.faults.append(source.fault(node, "unknown-style", written=node.text, near=near, known=", ".join(STYLES)))
            return Style()
        origin = self._file(source, node)
        return Style() if origin is None or origin.root is None else style_of(origin, self.faults)

    def _number(self, sections: list[tuple[YamlSource, Node | None]]) -> None:
        """Give every question its No and every id its question, before any text that refers to it is read."""
        reader = NumberReader(self.faults)
        first: dict[str, tuple[YamlSource, Scalar]] = {}
        for source, section in sections:
            for number, question in reader.questions(source, section):
                node = child_node(question, "id")
                if not isinstance(node, Scalar) or not node.text:
                    continue
                name = node.text
                if not re.fullmatch(ID, name):
                    self.faults.append(source.fault(node, "bad-id", written=name))
                elif name in first:
                    origin, place = first[name]
                    self.faults.append(source.fault(node, "repeated-id", name=name, file=origin.name, line=str(place.line)))
                else:
                    first[name] = source, node
                    self.ids[name] = number
        self.marks.numbers = PrintedNumbers(reader.printed)

    def _check_values(self, source: YamlSource, node: MappingNode, values: dict[str, Inline]) -> None:
        """Refuse values that use unknown ones, or themselves."""
        entries = {key.text: child for key, child in node.entries}
        for name, value in values.items():
            child = entries[name]
            for span in value.spans:
                if span.value not in values and isinstance(child, Scalar):
                    line, column = source.position(child, 0, span.start)
                    written = value.text[span.start : span.end]
                    near = nearest_name(span.value, values)
                    self.faults.append(
                        source.fault_at(
                            line, column, "unknown-value", length=len(written), written=written, name=span.value, near=near
                        )
                    )
        for name, ring in value_rings(values).items():
            self.faults.append(source.fault(entries[name], "value-cycle", name=name, ring=ring))
        for name, length in long_values(values).items():
            values_of = {"name": name, "length": f"{length:,}", "limit": f"{VALUE_CHARACTERS:,}"}
            self.faults.append(source.fault(entries[name], "value-too-long")._replace(values=tuple(values_of.items())))


def _appendix_here(name: str) -> str:
    """Give the appendix of the current folder, for whoever stands in the content's folder and asks for it from outside."""
    here = Path(name).name
    return f"./{here}" if Path(here).is_file() and Path(here).as_posix() != name else ""
