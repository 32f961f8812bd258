"""原稿: what the editors wrote, as frozen values."""

from __future__ import annotations

from typing import Final

#: The usual name of an appendix in its folder, and where it is looked for if none is named.
ENTRY_NAME: Final = "appendix.yaml"
DEFAULT_APPENDIX: Final = f"content/{ENTRY_NAME}"
