"""What two hands made of the same files, side by side, in the words of the forms and not in those of YAML."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any, Final

from ..messages.desk import FIELD_LABELS, QUESTION_LABELS
from .session import Session

#: Places that are shown of one file.
_SHOWN: Final = 200
#: A key with what stands behind it in its line, perhaps as the first of an item; a text in lines of its own begins with a mark.
_KEY_LINE: Final = re.compile(r"(?:- +)?(\w+):(?: +(.*)|)")
_BLOCK_MARK: Final = re.compile(r"[|>][-+0-9]*(?: +#.*)?")


def compare_hands(session: Session) -> list[dict[str, Any]]:
    """Give each place at which a drafted file and the one that lies on the disk now are not the same, a few of each file.

    ``place``: for people; ``mine``, ``theirs``: the lines of the draft and of the disk, in words.
    """
    found: list[dict[str, Any]] = []
    english = session.lang == "en"
    for path, theirs in session.draft.theirs.items():
        name = os.path.relpath(path, session.folder).replace(os.sep, "/")
        mine = _lines(session.draft.now[path])
        others = _lines(theirs)
        places = [code for code in SequenceMatcher(None, others, mine, autojunk=False).get_opcodes() if code[0] != "equal"]
        for _, first, last, one, other in places[:_SHOWN]:
            label, texts = _in_words((mine[one:other], others[first:last]), english)
            place = f"{name}:{first + 1}{label and f'　{label}'}"
            found.append({"file": name, "line": first + 1, "place": place, "mine": texts[0], "theirs": texts[1]})
    return found


def _in_words(sides: Sequence[Sequence[str]], english: bool) -> tuple[str, list[str]]:
    """Give what both sides are the text of, if that is one key, and their texts; else ``''``, and each key with its label."""
    rows = [[_label_and_text(line, english) for line in lines] for lines in sides]
    labels = {label for lines in rows for label, _ in lines}
    if len(labels) == 1 and all(len(lines) <= 1 for lines in rows):
        return labels.pop(), ["".join(text for _, text in lines) for lines in rows]
    mark = ": " if english else "："
    return "", ["\n".join(f"{label}{mark}{text}" if label else text for label, text in lines) for lines in rows]


def _label_and_text(line: str, english: bool) -> tuple[str, str]:
    """Give what a line's key is called (``''``: it has none that is known), and what it says."""
    match = _KEY_LINE.fullmatch(line.strip())
    label = (QUESTION_LABELS.get(match[1]) or FIELD_LABELS.get(match[1])) if match else None
    if match is None or label is None:
        return "", line.strip()
    text = match[2] or ""
    return label[english], "" if _BLOCK_MARK.fullmatch(text) else text


def _lines(content: bytes | None) -> list[str]:
    return (content or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
