"""Appendix + one branch's values -> Appendix: values put in, everything they do not touch the same object as before (FM-25)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar, cast

from ..errors import ContentError, Fault, Place
from ..limits import VALUE_CHARACTERS
from .inline_runs import VALUE, InlineRun, join_inline
from .model import Appendix, Desk, HalfLine, Inline, InnerTable, Picture, QrLine, Question, Span, Text
from .nearest_name import nearest_name
from .value_uses import show_ring

T = TypeVar("T")
#: Holders of values by their id, and the places of their parts that hold some.
Holding = dict[int, tuple[object, tuple[int, ...]]]
#: The fields of an appendix that are printed.
PRINTED: Final = tuple(
    name for name in Appendix._fields if name not in ("values", "style", "inputs", "path", "branch", "paged", "since", "pictures")
)

#: The fields of a question that hold values, and their places.
_TEXTS: Final = tuple((Question._fields.index(name), name) for name in ("question", "answer"))

_PAGE: Final = "(?i)https?://"
_VALUE: Final = r"(?<!\\)\{\{([^{}]*)\}\}"


def resolve(appendix: Appendix, values: Mapping[str, str] = {}, branch: str = "") -> Appendix:
    """Put the values in, ``values`` before the appendix's own; ``branch`` is the branch's name for the foot.

    A contact line all of whose values are empty becomes empty.  ``ContentError``: a value that is unknown, uses itself
    or holds a line feed.
    """
    binding = Binding(appendix, values)
    resolved = {name: binding.put(getattr(appendix, name)) for name in PRINTED}
    resolved = {name: value for name, value in resolved.items() if value is not getattr(appendix, name)}
    if binding.values != appendix.values:
        resolved["values"] = binding.values
    if branch != appendix.branch:
        resolved["branch"] = branch
    return appendix._replace(**resolved) if resolved else appendix


def value_inline(text: str) -> Inline:
    """Read the text of a value: ``{{name}}`` are value spans, all else prints as it is."""
    if "{{" not in text:
        return Inline(text)
    spans = [Span(match.start(), match.end(), value=match[1].strip(" \u3000")) for match in re.finditer(_VALUE, text)]
    return Inline(text, tuple(spans))


class Binding:
    """Values put into whatever holds them: ``values`` before the appendix's own.  Raises what ``resolve`` does."""

    def __init__(self, appendix: Appendix, values: Mapping[str, str], known: Holding | None = None) -> None:
        """``known``: where values were found in the parts of this appendix, for many bindings to share."""
        self.appendix: Final = appendix
        #: Every value by its name.
        self.values: Final = dict(appendix.values)
        self._texts: dict[str, str] = {}
        self._known: Final[Holding] = {} if known is None else known
        for name, text in values.items():
            if "\n" in text or "\r" in text:
                raise _fault(appendix, "line-feed-in-value", key=name)
            self.values[name] = value_inline(text)

    def put(self, holder: T) -> T:
        """Give the same thing with its values put in; itself if it holds none."""
        made: Any = holder
        if isinstance(holder, Inline):
            made = self._inline(holder)
        elif isinstance(holder, tuple) and (places := self._places(holder)):
            parts: list[Any] = list(holder)
            for place in places:
                parts[place] = self.put(parts[place])
            if isinstance(holder, Desk):
                parts[1:] = map(self._contact_line, holder[1:], parts[1:])
            made = type(holder)(*parts) if hasattr(holder, "_fields") else tuple(parts)
        return cast("T", made)

    def _places(self, holder: Any) -> tuple[int, ...]:
        """Give the places of a holder's parts that hold values."""
        if id(holder) in self._known:
            return self._known[id(holder)][1]
        if isinstance(holder, Question):
            places = tuple([at for at, text in _TEXTS if _holds(getattr(holder, text))])
        else:
            places = tuple([at for at, part in enumerate(holder) if isinstance(part, tuple) and self._is_holding(part)])
        if places:
            self._known[id(holder)] = (holder, places)
        return places

    def _is_holding(self, part: Any) -> bool:
        return any(span.is_open for span in part.spans) if isinstance(part, Inline) else bool(self._places(part))

    def _inline(self, line: Inline) -> Inline:
        text, spans = line
        if not any(span.is_open for span in spans):
            return line
        pieces: list[InlineRun] = []
        at = 0
        for start, end, strong, link, value, _ in spans:
            pieces.append(InlineRun(text[at:start]))
            pieces.append(InlineRun(self.value(value) if value else text[start:end], strong, self._address(link)))
            at = end
        pieces.append(InlineRun(text[at:]))
        if any("{{" in span.link for span in spans):
            pieces = _without_empty_addresses(pieces, [span.link for span in spans])
        return join_inline(pieces)

    def _address(self, link: str) -> str:
        """Give where a link leads, its values put in; nowhere, if that is no page."""
        if "{{" not in link:
            return link
        address = VALUE.sub(lambda match: self.value(match[1].strip(" \u3000")), link)
        return address if re.match(_PAGE, address) else ""

    def _contact_line(self, line: Inline, resolved: Inline) -> Inline:
        """Leave out a contact line that consists of empty values."""
        names = [span.value for span in line.spans if span.value]
        return Inline("") if names and not any(map(self.value, names)) else resolved

    def value(self, name: str) -> str:
        """Give the text of a value, the values that it uses put in."""
        way: dict[str, Iterator[Span]] = {}  # one uses the next: as a loop, for there may be thousands
        self._enter(name, way)
        while way:
            using, uses = next(reversed(way.items()))
            span = next((span for span in uses if span.value not in self._texts), None)
            if span is None:
                self._texts[using] = self._put_in(using)
                del way[using]
            else:
                self._enter(span.value, way)
        return self._texts[name]

    def _enter(self, name: str, way: dict[str, Iterator[Span]]) -> None:
        """Go on to a value that another one uses."""
        if name in self._texts:
            return
        if name not in self.values:
            near = nearest_name(name, self.values)
            raise _fault(self.appendix, "unknown-value", written="{{" + name + "}}", name=name, near=near)
        if name in way:
            names = list(way)
            raise _fault(self.appendix, "value-cycle", name=name, ring=show_ring(names[names.index(name) :]))
        way[name] = iter(self.values[name].spans)

    def _put_in(self, name: str) -> str:
        """Give the text of a value all of whose own values are known."""
        text, spans = self.values[name]
        parts: list[str] = []
        at = 0
        for span in spans:
            parts += (text[at : span.start].replace("\\{{", "{{"), self._texts[span.value])
            at = span.end
        parts.append(text[at:].replace("\\{{", "{{"))
        if (length := sum(map(len, parts))) > VALUE_CHARACTERS:
            raise _fault(self.appendix, "value-too-long", name=name, length=f"{length:,}", limit=f"{VALUE_CHARACTERS:,}")
        return "".join(parts)


def _without_empty_addresses(pieces: list[InlineRun], links: list[str]) -> list[InlineRun]:
    """Take off the brackets behind the words of a link whose whole address is a value that is empty.

    ``pieces``: plain text and spans by turns; ``links``: of the spans, as written.
    """
    made = list(pieces)
    for number, link in enumerate(links):
        at = 2 * number + 1
        if VALUE.fullmatch(link) and not pieces[at].text:
            before = next((i for i in range(at - 1, -1, -1) if made[i].text), at)
            behind = next((i for i in range(at + 1, len(made)) if made[i].text), at)
            if made[before].text.endswith("（") and made[behind].text.startswith("）"):
                made[before] = made[before]._replace(text=made[before].text[:-1])
                made[behind] = made[behind]._replace(text=made[behind].text[1:])
    return made


def _holds(text: Text) -> bool:
    """Say whether a text holds a value."""
    for block in text:
        if isinstance(block, InnerTable):
            if any(span.is_open for row in block.rows for cell in row for span in cell.spans):
                return True
        elif isinstance(block, Picture | QrLine):
            lines = (block.words,) if isinstance(block, Picture) else (block.url, block.words)
            if any(span.is_open for line in lines for span in line.spans):
                return True
        elif not isinstance(block, HalfLine) and block.body.spans and any(span.is_open for span in block.body.spans):
            return True
    return False


def _fault(appendix: Appendix, code: str, **values: str) -> ContentError:
    return ContentError([Fault(Place(appendix.path, 1, 1), code, tuple(values.items()))])
