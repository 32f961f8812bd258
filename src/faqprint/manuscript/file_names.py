"""File names that every system takes, made from whatever a branch's code and name hold."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

#: What Windows forbids in a name (and every system in a path), by the full-width character that looks like it.
_WIDE: Final = str.maketrans('/\\:*?"<>|', "／＼：＊？”＜＞｜")
#: Invisible characters: controls, and formats that turn the direction of a name around or hide in it.
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
#: Names of devices on Windows, whatever follows the first dot.
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])[ ]*(\.|$)")
#: Longest name in bytes of UTF-8: Linux takes 255, and a part of it is left for other systems' ways of counting.
LONGEST_NAME: Final = 240
PDF_SUFFIX: Final = ".pdf"


def file_name(code: str, name: str) -> str:
    """Give ``CODE_NAME.pdf``, a plain file name on Windows, macOS and Linux; the same input gives the same name.

    A name that is too long is cut at a whole character and ends in a few digits of its hash instead.
    """
    whole = unicodedata.normalize("NFC", f"{code}_{_without_marks(name)}".translate(_WIDE))
    plain = whole.replace("\u3000", "").isprintable()  # printable is less than visible
    stem = whole if plain else "".join(c for c in whole if unicodedata.category(c) not in _INVISIBLE)
    stem = stem.strip(" .\u3000\u00a0")
    if stem != whole and whole.startswith("."):
        stem = f"．{stem}"  # a dot at the head would hide the file
    if _DEVICES.match(stem):
        stem = f"_{stem}"
    room = LONGEST_NAME - len(PDF_SUFFIX)
    if len(stem.encode()) > room:
        mark = "~" + hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:8]
        stem = _shorten(stem, room - len(mark)) + mark
    return stem + PDF_SUFFIX


def _without_marks(name: str) -> str:
    """Leave out marks at a name's head: they would join what stands before it."""
    return next((name[at:] for at, character in enumerate(name) if not unicodedata.category(character).startswith("M")), "")


def fold_name(name: str) -> str:
    """Give what two names share that some system or some reader takes for one: form, case and width are gone."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _shorten(text: str, size: int) -> str:
    """Give the longest head of ``text`` in at most ``size`` bytes that does not part a character from its marks."""
    head = text.encode()[:size].decode(errors="ignore")
    while head and len(head) < len(text) and unicodedata.combining(text[len(head)]) + _selects(text[len(head)]):
        head = head[:-1]
    return head.rstrip(" .\u3000")


def _selects(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
