"""What two hands made of the same files, side by side."""

from __future__ import annotations

import os
from difflib import SequenceMatcher
from typing import Any, Final

from .session import Session

#: Places that are shown of one file.
_SHOWN: Final = 200


def compare_hands(session: Session) -> list[dict[str, Any]]:
    """Give each place at which a drafted file and the one that lies on the disk now are not the same."""
    found: list[dict[str, Any]] = []
    for path, theirs in session.draft.theirs.items():
        name = os.path.relpath(path, session.folder).replace(os.sep, "/")
        mine = _lines(session.draft.now[path])
        others = _lines(theirs)
        places = [code for code in SequenceMatcher(None, others, mine, autojunk=False).get_opcodes() if code[0] != "equal"]
        for _, first, last, one, other in places[:_SHOWN]:
            place = f"{name}:{first + 1}"
            pair = {"mine": "\n".join(mine[one:other]), "theirs": "\n".join(others[first:last])}
            found.append({"file": name, "line": first + 1, "place": place, **pair})
    return found


def _lines(content: bytes | None) -> list[str]:
    return (content or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
