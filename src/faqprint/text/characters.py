"""Characters that are no glyph of their own: what clusters are made of (FN-2)."""

from __future__ import annotations

#: Combining marks and variation selectors: they never leave their base, and have no width of their own.
COMBINING_MARKS = "\u0300-\u036f\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
#: Characters without ink or width: zero width space and (non-)joiners, word joiner, byte order mark (LB-10), and those that
#: only say in which direction others are read (UAX #9), whatever a font has for them.
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
#: A place where a word may be parted: drawn as a hyphen where a line ends with it, else not at all (LB-10).
SOFT_HYPHEN = "\u00ad"
