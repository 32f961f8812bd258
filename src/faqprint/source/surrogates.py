"""Characters that JSON writes as two escapes (``\\ud867\\ude3d``), which YAML's parser refuses (FM-34).

By hand, because the file must be read by the same parser, whose places tell its author where something stands, whatever program
wrote it.
"""

from __future__ import annotations

import re
from typing import Final

_PAIR: Final = r"(?<!\\)((?:\\\\)*)(\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2})"
#: Where characters for private use begin of which 2,048 may stand for halves of pairs.
_BLOCKS: Final = (0xE000, 0xE800, 0xF000)


class SurrogatePairs:
    """A text in which each pair of escapes stands as two others of the same length, and the way back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._characters: dict[str, str] = {}
        self._written: dict[str, str] = {}
        if "\\u" in text and re.search(_PAIR, text):
            self._base = next((base for base in _BLOCKS if not self._is_used(base, text)), _BLOCKS[0])
            self.text = re.sub(_PAIR, lambda match: match[1] + self._stand_in(match[2]), text)

    @property
    def exist(self) -> bool:
        """Whether the text has any pair of escapes."""
        return bool(self._characters)

    def read(self, value: str) -> str:
        """Give a double-quoted text as it was meant."""
        return self._replace(value, self._characters) if self._characters else value

    def as_written(self, text: str) -> str:
        """Give a text of the file, or a part of it, as its author wrote it."""
        return self._replace(text, self._written) if self._written else text

    def _stand_in(self, pair: str) -> str:
        high, low = int(pair[2:6], 16) - 0xD800, int(pair[8:], 16) - 0xDC00
        one, other = self._base + high, self._base + 0x400 + low
        self._characters[chr(one) + chr(other)] = chr(0x10000 + (high << 10) + low)
        # the letters' case is part of what is written
        written = f"\\u{one:04x}\\u{other:04x}" if pair.islower() else f"\\u{one:04X}\\u{other:04X}"
        self._written[written] = pair
        return written

    @staticmethod
    def _is_used(base: int, text: str) -> bool:
        first, last = base >> 8, (base >> 8) + 7
        escaped = "|".join(f"{page:02x}" for page in range(first, last + 1))
        return re.search(f"[{chr(base)}-{chr(base + 0x7FF)}]|(?i:\\\\u(?:{escaped}))", text) is not None

    @staticmethod
    def _replace(text: str, by: dict[str, str]) -> str:
        return re.sub("|".join(map(re.escape, by)), lambda match: by[match[0]], text)
