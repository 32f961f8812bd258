"""What is probably a slip, though it can be printed: warnings (FN-1, FN-6)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from ..errors import Fault
from ..source.yaml_mistake import open_quote_at, quote_yaml
from ..source.yaml_source import SEPARATORS, YamlSource

_QUOTES: Final = "“”„‟＂‘’‚‛＇"
#: A text between quotes as word processors set them, with none inside.
_CURLY: Final = "[“”„‟＂]([^“”„‟＂]+)[“”„‟＂]|[‘’‚‛＇]([^‘’‚‛＇]+)[‘’‚‛＇]"
#: Marks of the manuscript as a Japanese keyboard writes them: they print as they stand.
_WIDE_MARK: Final = (
    "｛｛[^｛｝\n]+｝｝|［［[^［］\n]+］］|＊＊[^＊\n]+＊＊|(?<=[| ])＾＾(?= *\\|)"
    "|(?m:^[ \u3000]*｜[^｜《\n]+｜[^《\n]*｜[ \u3000]*$)"
)
#: What such a mark holds: these are looked for in a whole file, thirty times as fast.
_WIDE_MARKS: Final = ("｛｛", "［［", "＊＊", "｜", "＾＾")
_NARROW: Final = str.maketrans("｛｝［］＊｜＾", "{}[]*|^")
#: The end of a reference to a page, its brackets narrowed.
_WIDE_PART: Final = "[:：][ \u3000]*(?:page|ｐａｇｅ)[ \u3000]*\\]\\]"
#: The row below the heads of a table, as a Japanese keyboard writes it.
_WIDE_RULE: Final = "[ \u3000]*｜(?:[ \u3000]*[-－ー―‐−—:：]+[ \u3000]*｜)+[ \u3000]*"
_COMPATIBILITY: Final = "[\uf900-\ufaff\U0002f800-\U0002fa1f]"


def lints(source: YamlSource) -> Iterator[Fault]:
    """Give the warnings for one file."""
    yield from _warn_folded(source)
    if "'" in source.text or '"' in source.text:
        yield from _quotes(source)
    if any(quote in source.text for quote in _QUOTES):
        yield from _warn_curly(source)
    if any(mark in source.text for mark in _WIDE_MARKS):
        for place, text in _matches(source, re.compile(_WIDE_MARK)):
            narrowed = re.sub(_WIDE_PART, ":page]]", text.translate(_NARROW))
            mended = _narrow_rule(text) if re.fullmatch(_WIDE_RULE, text) else narrowed
            yield _warning(source, place, "wide-mark", len(text), text=text, mended=mended)
    for place, character in source.replaced.items():
        if character in SEPARATORS:  # the lines that it parted are joined
            yield _warning(source, place, "invisible", 1, point=f"U+{ord(character):04X}", count="1")
    if source.original != source.text:
        yield from _find_changed_by_nfc(source)


def _narrow_rule(text: str) -> str:
    """Give the row below a table's heads as it should be."""
    cells = text.strip(" \u3000｜").split("｜")
    return "|" + "".join(re.sub("[-－ー―‐−—]+", "---", cell.strip(" \u3000").replace("：", ":")) + "|" for cell in cells)


def _warn_folded(source: YamlSource) -> Iterator[Fault]:
    """Warn of a text below ``>`` in which a line break becomes a space beside a full-width character."""
    if ">" in source.text:
        from ..source.written import folded_break

        for scalar in source.scalars():
            if scalar.style == ">" and folded_break(scalar, source.lines):
                yield source.fault(scalar, "folded-block", severity="warning")


def _quotes(source: YamlSource) -> Iterator[Fault]:
    """Warn of a plain text that ends with a quote and has no other."""
    for scalar in source.scalars():
        text = scalar.text
        if not scalar.style and text[-1:] in ("'", '"') and text.count(text[-1]) == 1 and not text[-2:-1].isdecimal():
            line, start = source.lines[scalar.line - 1], scalar.column - 1
            mended = open_quote_at(line, start, text[-1]).strip()
            yield source.fault(scalar, "quote-unopened", severity="warning", quote=text[-1], mended=mended)


def _warn_curly(source: YamlSource) -> Iterator[Fault]:
    """Warn of a plain text that someone put in curly quotes, which YAML takes for a part of it."""
    for scalar in source.scalars():
        if not scalar.style and (match := re.fullmatch(_CURLY, scalar.text)):
            line, start = source.lines[scalar.line - 1], scalar.column - 1
            mended = line[:start] + quote_yaml(match[1] or match[2]) + line[start + len(scalar.text) :]
            yield source.fault(scalar, "curly-quotes", severity="warning", quote=scalar.text[0], mended=mended.strip())


def _find_changed_by_nfc(source: YamlSource) -> Iterator[Fault]:
    """Warn of compatibility ideographs that NFC turns into others."""
    for row, line in enumerate(source.original.split("\n")):
        if line.lstrip().startswith("#"):
            continue
        for match in re.finditer(_COMPATIBILITY, line):
            old = match.group()
            new = unicodedata.normalize("NFC", old)
            if new != old:
                column = len(unicodedata.normalize("NFC", line[: match.start()])) + 1
                points = {"point": f"U+{ord(old):04X}", "changed_point": f"U+{ord(new):04X}"}
                yield _warning(source, (row + 1, column), "changed-by-nfc", 1, text=old, changed=new, **points)


def _matches(source: YamlSource, pattern: re.Pattern[str]) -> Iterator[tuple[tuple[int, int], str]]:
    """Give what a pattern finds in the texts of a file, with its line and column."""
    for scalar in source.scalars():
        for match in pattern.finditer(scalar.text):
            text = match.group().strip(" \u3000")
            yield source.position_at(scalar, match.start() + match.group().index(text)), text


def _warning(source: YamlSource, place: tuple[int, int], code: str, length: int, /, **values: str) -> Fault:
    fault = source.fault_at(*place, code, length=length, severity="warning")
    return fault._replace(values=tuple(values.items()))
