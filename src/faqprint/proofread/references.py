"""References that the program would not read as such, or that say 参照 once more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from .printed_copy import OPAQUE
from .rule import Example, Galley, ProofreadingRule, Remark

_MARK: Final = "参照\u3000"
#: 参照 at the start of a line, written otherwise than the program reads it.
_LEAD: Final = re.compile(
    rf"(?m)^[ \u3000]*(?P<mark>参照[ \u3000]*[：:][ \u3000]*|[【［〔\[(（<＜]参照[】］〕\])）>＞]"
    rf"[ \u3000：:]*|参照[ \u3000]+参照[ \u3000：:]+"
    rf"|参照(?=別紙|「|『|第[0-9０-９]|No|Ｎｏ|Ｎo|[PpＰｐ][.．0-9０-９]|{OPAQUE}))(?=\S)"
)
_REFERENCE: Final = re.compile("(?m)^[ \u3000]*参照[ \u3000]+(?=\\S)")
#: A second 参照 in such a line; 参照先 and its like are words of their own.
_AGAIN: Final = re.compile(r"(?P<said>を[ご]?参照(?:して)?(?:ください|下さい))|参照(?![一-龥])(?P<end>[。]?[ \u3000]*$)?")
_QUOTED: Final = re.compile("「[^「」\n]*」|『[^『』\n]*』")


def references(galley: Galley) -> Iterator[Remark]:
    """Find references in another form, and those that end with 参照 as well."""
    for match in galley.copy.find(_LEAD):
        if galley.copy.part(match.start("mark")).text.marked:
            values = (("written", match["mark"].rstrip(" \u3000")), ("mended", _MARK))
            yield galley.remark(*match.span("mark"), values, _MARK)
    for match in galley.copy.find(_REFERENCE):
        _, end = galley.copy.line(match.start())
        line = galley.copy.text[match.end() : end]
        if "参照" not in line or not galley.copy.part(match.start()).text.marked:
            continue
        quoted = [quote.span() for quote in _QUOTED.finditer(line)]
        for again in _AGAIN.finditer(line):
            if not again.start() or any(start <= again.start() < stop for start, stop in quoted):
                continue
            mended = None
            if again["said"]:
                mended = "をご覧ください"
            elif again["end"] is not None and not "ぁ" <= line[again.start() - 1] <= "ん":
                mended = ""
            start, stop = match.end() + again.start(), match.end() + again.end()
            before = galley.copy.text[start - 1]  # so that there is something to show where 参照 goes
            shown = again[0].strip(" \u3000")
            values = (("written", before + shown), ("mended", before + (shown if mended is None else mended)))
            yield galley.remark(start, stop, values, mended)


RULES: Final = (
    ProofreadingRule(
        "ref-form",
        "warning",
        ("参照の書き方が違う、または参照が重なっている", "a reference in another form, or 参照 twice"),
        Example("参照：「別紙２　推奨環境」", "参照　「別紙２　推奨環境」"),
        True,
        references,
    ),
)
