"""Lines that look like a heading, an item or a note, and are set as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..manuscript.line_marks import BULLETS, COUNTER, NUMBER_MARK, LineMark, match_mark
from ..manuscript.model import Paragraph
from .block_lines import numbered_blocks
from .rule import Example, Galley, ProofreadingRule, Remark

_SPACE: Final = "[ \u3000]"
_DIGIT: Final = "0-9０-９"
#: A line wholly in brackets, or between signs, that make no heading; longer ones are sentences.
_HEADING: Final = (
    r"(?:<<[^<>\n]{1,30}>>|《[^《》\n]{1,30}》|［[^［］\n]{1,30}］|\[[^\[\]\n]{1,30}\]|｛[^｛｝\n]{1,30}｝|〖[^〖〗\n]{1,30}〗"
    r"|〘[^〘〙\n]{1,30}〙|<[^</>\n]*[^\x00-\x7f][^</>\n]*>|([*=＝])(?!\1)[^\n]{1,30}(?<!\1)\1|#{1,6} [^\n]+)" + f"{_SPACE}*"
)
_MARK: Final = rf"""
    # signs that many type for a bullet or a note
    [*](?![*]) | [✓✔☑☐✗✘➡➔⇨►▶▷▸◈❖➢➤✦✧♦◊･·‣⁃∙▪▫] | [-‐–—―─－+>]{_SPACE}(?=\S) | [－‐](?=[ぁ-んァ-ヶ一-龥])
    | [（(\[［【]※[{_DIGIT}]*[)）\]］】]
    # 注 with other marks behind it
    | [\[［【〔]注[意記]?[{_DIGIT}]*[\]］】〕](?=\S) | 注[{_DIGIT}]{{0,2}}(?:[：:．.、]|{_SPACE}+)(?=\S)
    # numbers with other marks around or behind them
    | [\[［【〔<＜〈《](?:[{_DIGIT}]{{1,2}}|[ア-ン])[\]］】〕>＞〉》]{_SPACE}*(?=\S)
    | [QAＱＡ](?:[{_DIGIT}]{{0,3}}[：:．.]{_SPACE}*|[{_DIGIT}]{{1,3}}{_SPACE}+)(?![{_DIGIT}])(?=\S)
    | 第[{_DIGIT}]{{1,3}}{_SPACE}+(?=\S)
    | [{_DIGIT}]{{1,2}}(?:[、，,：:](?![{_DIGIT}/／]){_SPACE}*|{_SPACE}+(?![{_DIGIT}]|{COUNTER}))(?=[^\x00-\x7f])
    | [ア-ンⅠ-Ⅻⅰ-ⅻ]{_SPACE}+(?=\S)
    # a letter whose point another letter makes one inside a name
    | [Ａ-Ｚａ-ｚ]．(?=[A-Za-zＡ-Ｚａ-ｚ])(?![A-Za-zＡ-Ｚａ-ｚ][.．])
    | [A-ZＡ-Ｚ]?[{_DIGIT}]{{1,2}}(?:[-－‐.．][{_DIGIT}]{{1,2}}){{1,3}}{_SPACE}+(?!{COUNTER})(?=[^\x00-\x7f])
    # QR with something between it and its URL, or nothing, or in small letters
    | (?:QR|ＱＲ|qr|ｑｒ|Qr)(?:コード)?[：:]?
      (?:{_SPACE}*(?:[<＜「"“]|\[[^\[\]]{{1,30}}\]\()?|{_SPACE}+[^ \u3000。、]{{1,20}}{_SPACE}+)(?=https?://)
    # an item whose mark is followed by a number
    | [{BULLETS}]{NUMBER_MARK}
    """


def unread_marks(galley: Galley) -> Iterator[Remark]:
    """Find paragraphs that begin with something like a mark, or with a mark that is indented below no item."""
    heading, mark = re.compile(_HEADING), re.compile(_MARK, re.VERBOSE)
    for text in galley.own_texts:
        if not text.marked:
            continue
        lines = text.text.split("\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        for number, block in numbered_blocks(text.text):
            line = lines[number]
            at = len(line) - len(line.lstrip(" \u3000"))
            if not isinstance(block, Paragraph) or line.startswith(("\\", "|"), at):
                continue
            match = heading.fullmatch(line, at) or mark.match(line, at) or (match_mark(line, at) if at else None)
            if match:
                end = match.end if isinstance(match, LineMark) else match.end()
                written = line[at:end].strip(" \u3000")
                yield Remark(text, starts[number] + at, starts[number] + at + len(written), (("written", written),))


RULES: Final = (
    ProofreadingRule(
        "lead-bracket",
        "info",
        ("見出しや印に見えるが、段落として組まれる行", "a line that looks like a heading or a mark and is set as a paragraph"),
        Example('"《ＩＤ方式の場合》\\n暗証番号をお使いください。"', '"【ＩＤ方式の場合】\\n暗証番号をお使いください。"'),
        False,
        unread_marks,
    ),
)
