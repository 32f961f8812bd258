"""Where a key belongs that stands where none of its name is read."""

from __future__ import annotations

from .content_schema import APPENDIX, SECTIONS, STYLE


def key_home(key: str) -> str:
    """Give what the key is one of: ``appendix``, ``style``, or the type of a section; '': no one of these alone."""
    homes = [name for name, shape in {**SECTIONS, "appendix": APPENDIX, "style": STYLE}.items() if key in shape.by_name]
    return homes[0] if len(homes) == 1 else ""
