"""What a file is that is no text: told by how it begins, as other programs write it."""

from __future__ import annotations

from typing import Final

#: How the files of other programs begin that a clerk may take for content, and what they are.
_BEGINNINGS: Final = {
    b"PK\x03\x04": "zip",
    b"%PDF-": "pdf",
    b"\xd0\xcf\x11\xe0": "ole",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"\x1f\x8b": "gzip",
    b"{\\rtf": "rtf",
    b"<!DOCTYPE": "html",
    b"<!doctype": "html",
    b"<html": "html",
}


def file_kind(content: bytes) -> str:
    """Give what kind of file another program's bytes are (``zip``, ``pdf``, ``ole``, ``picture``…); ``''``: perhaps a text."""
    return next((kind for beginning, kind in _BEGINNINGS.items() if content.startswith(beginning)), "")
