"""Slips in JSON, made by a program: a sound text with one sign left out, doubled, put in or typed in full width."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple

#: Something like a section of questions, with signs in its texts that JSON has for its own.
DATA: dict[str, Any] = {
    "type": "faq",
    "title": "ＦＡＱ",
    "intro": "{{service}}に関して多いご質問は、次のとおりです。",
    "categories": [
        {
            "name": "利用環境",
            "questions": [
                {"question": "携帯電話から利用できますか？", "answer": 'はい、ＯＳは"Windows"です。\nC:\\x, [注] {a}: b'},
                {"question": "海外でも利用できますか？", "answer": "日本語を表示でき、条件に合うパソコンであれば使えます。\n"},
            ],
        },
        {"name": "電子証明書", "questions": [{"question": "何のことですか？", "answer": "参照　「別紙２」をご覧ください。"}]},
    ],
}
FORMS = (json.dumps(DATA, ensure_ascii=False, indent=1), json.dumps(DATA, ensure_ascii=False), json.dumps(DATA, indent=2))
WIDE = {",": "，", ":": "：", '"': "”"}


class JsonSlip(NamedTuple):
    """A text with a slip: what was done, and where (from 0)."""

    kind: str
    text: str
    row: int
    column: int


def signs(text: str) -> Iterator[tuple[int, bool]]:
    """Give where the signs of JSON stand, and the characters within texts that no escape holds (``False``)."""
    inside, at = False, 0
    while at < len(text):
        character = text[at]
        if inside and character == "\\":
            at += 6 if text[at + 1] == "u" else 2
            continue
        if character == '"':
            inside = not inside
            yield at, True
        elif inside:
            yield at, False
        elif character in ",:[]{}":
            yield at, True
        at += 1


def slip(text: str, rng: Random) -> JsonSlip:
    """Make one slip."""
    found = list(signs(text))
    kind = rng.choice(["left out", "doubled", "full width", "quote put in", "backslash put in"])
    if kind.endswith("put in"):
        at = rng.choice([at for at, sign in found if not sign])
        broken = text[:at] + ('"' if kind.startswith("quote") else "\\d") + text[at:]
    else:
        sign = rng.choice({"left out": '",:[]{}', "doubled": ",}]", "full width": ',:"'}[kind])
        at = rng.choice([at for at, is_sign in found if is_sign and text[at] == sign])
        put = {"left out": "", "doubled": sign * 2, "full width": WIDE.get(sign, "")}[kind]
        broken = text[:at] + put + text[at + 1 :]
        kind = f"{sign} {kind}"
    return JsonSlip(kind, broken, text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1)


def letters(data: Any) -> str:
    """Give all that a value says, but for the signs that a slip put in or that quote a text."""
    if isinstance(data, str):
        return re.sub(r'["”\\d]', "", data)
    return "".join(map(letters, data.values() if isinstance(data, dict) else data))
