"""What the tests of broken files share: contents, a list, and how a command ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

LINE: Final = "title: 別紙\nsections: [{type: text, body: あ}]\n"
LISTED: Final = 'title: 別紙\nvalues: {desk: x}\nsections: [{type: text, body: "{{desk}}です"}]\n'
BRANCHES: Final = "code,name,desk\n001,本店,窓口1\n002,支店,窓口2\n"


class Ended(NamedTuple):
    """How a command ended: its status, the codes of the faults with their places, and all that it said."""

    status: int
    codes: list[tuple[str, str]]
    said: str


Run = Callable[..., Ended]


def lay(**files: str | bytes) -> None:
    """Write files into the current folder; ``_`` in a name stands for its point."""
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        Path(name.replace("_", ".")).write_bytes(data)
