"""Files damaged at random: bytes flipped, cut, doubled, written over; texts mistyped."""

from __future__ import annotations

from random import Random
from typing import Final, NamedTuple

_WORDS: Final = "99999999999 -1 null {{ }} [ ] { } : - &a *a endobj obj << >> \u3000 \u202e \x1b[31m"
_TOKENS: Final = (
    *_WORDS.encode().split(b" "),
    *(b"\0", b"\xff", b"|\n", b"\r\n", b"\t", b"stream\n", b"/Length 99999999", b"\xed\xa0\x80"),
)


class Edit(NamedTuple):
    """``length`` bytes from ``start`` on give way to others."""

    start: int
    length: int
    instead: bytes


def edits(rng: Random, data: bytes) -> list[Edit]:
    """One to four edits of some bytes."""
    made = []
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        at = rng.randrange(len(data) + 1)
        size = min(rng.choice((1, 1, 2, 4, 16, 300)), len(data) - at)
        kind = rng.random()
        if kind < 0.4 and at < len(data):
            made.append(Edit(at, 1, bytes([data[at] ^ (1 << rng.randrange(8))])))
        elif kind < 0.55:
            made.append(Edit(at, size, b""))
        elif kind < 0.65:
            made.append(Edit(at, 0, data[at : at + size]))
        elif kind < 0.85:
            made.append(Edit(at, 0, rng.choice(_TOKENS)))
        elif kind < 0.95:
            made.append(Edit(at, size, rng.randbytes(size)))
        else:
            made.append(Edit(at, len(data) - at, b""))
    return made


#: What a hand, or another program, puts where it does not belong.
_TYPED: Final = (
    *("\u3000", "  ", "\t", "：", ": ", "- ", "|", '"', "'", "#", " #", "\n", "\n\n", "\r"),
    *("※", "参照　", "・", "（１）", "①", "【", "】", "**", "{{", "}}", "{{tel}}", "[[", "]]", "[[a]]", "[[a:page]]", "\\"),
    *("[案内](https://host.example.jp/)", "<br>", "^^", "|---|", "|:-:|", "![絵](a.png)", "QR https://a.example/"),
    *("\u200b", "\u202e", "\u00a0", "\u0301", "\ufeff", "ー", "-", "null", "true", "😀", "あ" * 60),
    *("questions", "categories", "type: memo", "toc: questions", "numbering: section"),
    *("0", "9" * 20, "-1", "1e9", "&a ", "*a", "<<: *a", "!!binary "),
)


def text_edits(rng: Random, data: bytes) -> list[Edit]:
    """One to four slips in a text: characters put in, left out, doubled or exchanged, lines moved in or out."""
    text = data.decode()
    starts = [0]
    for character in text:
        starts.append(starts[-1] + len(character.encode()))
    lines = [at for at, character in enumerate(text) if character == "\n"] or [-1]
    made = []
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        at = rng.randrange(len(text))
        size = min(rng.choice((1, 1, 2, 5, 30)), len(text) - at)
        head = rng.choice(lines) + 1
        kind = rng.random()
        if kind < 0.45:
            made.append(Edit(starts[at], 0, rng.choice(_TYPED).encode()))
        elif kind < 0.6:
            made.append(Edit(starts[at], starts[at + size] - starts[at], b""))
        elif kind < 0.7:
            made.append(Edit(starts[at], starts[at + 1] - starts[at], rng.choice(_TYPED).encode()))
        elif kind < 0.8:
            made.append(Edit(starts[at], 0, text[at : at + size].encode()))
        elif kind < 0.9:
            made.append(Edit(starts[head], 0, rng.choice((" ", "  ", "    ", "- ")).encode()))
        else:
            blanks = len(text[head:]) - len(text[head:].lstrip(" "))
            made.append(Edit(starts[head], min(blanks, rng.choice((1, 2))), b""))
    return made


def even_edits(rng: Random, data: bytes) -> list[Edit]:
    """Edits after which every byte behind them stands where it stood: what a PDF's offsets lead to is found."""
    made = []
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(data))
        kind = rng.random()
        if kind < 0.4:
            made.append(Edit(at, 1, rng.choice(b"0123456789 /<>[]()-.").to_bytes()))
        elif kind < 0.7:
            token = rng.choice(_TOKENS)[: len(data) - at]
            made.append(Edit(at, len(token), token))
        else:
            size = min(rng.choice((2, 5, 20, 100)), len(data) - at)
            other = rng.randrange(len(data) - size + 1)
            made.append(Edit(at, size, data[other : other + size]))
    return made


def edited(data: bytes, changes: list[Edit]) -> bytes:
    """Bytes after edits, which count in the bytes as they were."""
    for start, length, instead in sorted(changes, reverse=True):
        data = data[:start] + instead + data[start + length :]
    return data
