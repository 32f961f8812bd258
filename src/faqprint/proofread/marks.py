"""Marks with nothing behind them, and what other programs use for marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..manuscript.model import HalfLine, Heading, Item, Note, Paragraph, Reference
from ..manuscript.source_text import SourceText
from .block_lines import numbered_blocks
from .rule import Example, Galley, ProofreadingRule, Remark

_TAGS: Final = "a|b|br|center|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|s|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul"
#: What a text from elsewhere brings along: entities, tags, line feeds as two characters, errors of a spreadsheet.
_LEFT: Final = re.compile(
    r"&(?:nbsp|amp|lt|gt|quot|apos|copy|hellip|mdash|ndash|#[0-9]+|#x[0-9a-fA-F]+);"
    rf"|</?(?i:{_TAGS})(?:[ /][^<>\n]*)?>"
    r"|#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)"
    r"|(?<![\\A-Za-z])(?:\\r)?\\n(?![a-z])"
)
_BREAK: Final = re.compile(r"<[bB][rR] ?/?>")
#: A path of Windows, in which a backslash and an n are no line feed.
_PATH: Final = re.compile(r"[A-Za-z]:\\|\\\\")
#: A line that only a compositor writes: the page turns elsewhere now.
_MARKER: Final = re.compile(
    r"[ \u3000]*+(?:[＜<〈（(［\[][ \u3000]*+)?(?:次|前)(?:の)?(?:頁|ページ)(?:へ|に|から|より)?の?"
    r"(?:続く|続き|つづく|つづき)[ \u3000]*+(?:[＞>〉）)］\]][ \u3000]*+)?"
)
#: The row below the heads of a table as others write it, without bars at its ends.
_BARE_RULE: Final = re.compile(r"[ \u3000]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)+")
_ROW: Final = re.compile(r"[ \u00a0\u3000]+\|(?:[^|\n]+\|){1,}[ \u3000]*")
#: What may be a mark alone, or a heading at the end.
_SHORT: Final = re.compile(r"(?m)^[ \u3000]*[^ \u3000\n]{1,8}[ \u3000\u00a0]*$|[】〕≫〉＞][ \u3000\n]*\Z")
#: Keys of texts in which a heading introduces something.
_FLOWING: Final = frozenset({"answer", "body", "intro"})


def left_markup(galley: Galley) -> Iterator[Remark]:
    """Find remains of HTML and Markdown, typed line feeds and markers of a page's end: they are printed as they stand."""
    looked_for = not galley.copy.characters.isdisjoint("&<#\\")
    signs = [sign for sign in ("|", "--", "続", "つづ") if sign in galley.copy.plain]
    for text in galley.own_texts if looked_for or signs else ():
        if looked_for:
            yield from _left_patterns(text)
        if text.marked and any(sign in text.text for sign in signs):
            yield from _typed_lines(text)


def _left_patterns(text: SourceText) -> Iterator[Remark]:
    for match in _LEFT.finditer(text.text):
        line = text.text[text.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if _BREAK.fullmatch(match[0]) and text.marked and line.lstrip(" \u3000").startswith("|"):
            continue  # the end of a line in a cell
        if match[0].startswith("\\") and _PATH.search(line + match[0][:1]):
            continue
        yield Remark(text, *match.span(), (("written", match[0]),))


def _typed_lines(text: SourceText) -> Iterator[Remark]:
    at = 0
    lines = text.text.split("\n")
    blocks = dict(numbered_blocks(text.text))
    for number, line in enumerate(lines):
        start = at + len(line) - len(line.lstrip(" \u3000"))
        block = blocks.get(number)
        if (
            _MARKER.fullmatch(line)
            or (_BARE_RULE.fullmatch(line) and number and "|" in lines[number - 1])
            or (
                isinstance(block, Paragraph)
                and _ROW.fullmatch(block.body.text)
                and not (number and isinstance(blocks.get(number - 1), Paragraph) and _ROW.fullmatch(lines[number - 1]))
            )
        ):
            yield Remark(text, start, at + len(line), (("written", line.strip(" \u3000")),))
        at += len(line) + 1


def lonely_mark(galley: Galley) -> Iterator[Remark]:
    """Find a mark, the word 参照 or a heading behind which nothing stands."""
    for text in galley.own_texts:
        if not text.marked or not _SHORT.search(text.text):
            continue
        blocks = list(numbered_blocks(text.text))
        ends = [number for number, block in blocks if not isinstance(block, HalfLine)][-1:]
        lines = text.text.split("\n")
        for number, block in blocks:
            line = lines[number]
            mark = line.strip(" \u3000")
            alone = isinstance(block, Item | Note | Reference) and not block.body.text.strip(" \u3000\u00a0")
            alone = alone or (isinstance(block, Paragraph) and mark == "参照")
            alone = alone or (isinstance(block, Heading) and text.key in _FLOWING and [number] == ends)
            if alone:
                start = sum(map(len, lines[:number])) + number + len(line) - len(line.lstrip(" \u3000"))
                yield Remark(text, start, start + len(mark), (("written", mark),))


RULES: Final = (
    ProofreadingRule(
        "markup-left",
        "warning",
        ("HTML などの書き方や、打ち込んだ続きの印が残っている", "remains of HTML and Markdown, markers typed by hand"),
        Example("お待ち&nbsp;ください。", "お待ちください。"),
        False,
        left_markup,
    ),
    ProofreadingRule(
        "mark-alone",
        "warning",
        ("印や見出しの後に何もない", "a mark or a heading with nothing behind it"),
        Example('"次のとおりです。\\n※"', '"次のとおりです。\\n※例外があります。"'),
        False,
        lonely_mark,
    ),
)
