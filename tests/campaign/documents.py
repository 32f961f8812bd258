"""Random contents that an office might write, with all marks, every section, and styles at their extremes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

import reportlab

#: The files of a content, by name.
Files = dict[str, bytes]


def _apart(words: str) -> tuple[str, ...]:
    """Words with a space between them; ``_`` is a full-width one."""
    return tuple(word.replace("_", "\u3000") for word in re.split("[ \n]+", words.strip(" \n")))


_WORDS: Final = _apart("""
口座 振込 印鑑 窓口 暗証番号 ご利用 できます ください について 申込書 手続き 、 。 （ ） 「 」 ・ ー っ ゃ ア ン 一
令和8年 100万円 1,234.5 ABC e.g. https://host.example.jp/a/b?c=1 name@host.example.jp 0120－000－000 午前９時 ％ ℃ №1
― …… ～ ！？ “引用” It’s
""")
#: What is set by rules of its own.
_ODD: Final = _apart(
    r"\{{ \** \[[ ]] }} ＼ ① ｱ é _ か゚ ｶﾞ ㍿ Ⅷ ⑳ 𠮟 ¥ \~ " + "\u200b \u200f \u202e \u2066 \u2060 \u00a0 葛\U000e0100"
)
#: What no shipped font has, or no text may hold: a fault, unless the style names a font that has it.
_FOREIGN: Final = _apart("😀 ⸺ ﷽ ไ أ 𠮷 ⼀ 👨\u200d👩 e\u0301 \u0301 \u00ad \u061c \u2800 \u3164 \ue000 \u2028 \ufeff б\u0308")
_MARKS: Final = _apart("""
※ ※１ ＊2 注） (注1) （注１） ◆ ・ ● □ → （１） （１２３） (1) １） １． ① ⑴ ❶ （ア） ア． （ａ） ａ． Ⅰ． （ⅰ） -_ 参照_
QR_https://host.example.jp/_
""")
_MINCHO, _GOTHIC = "BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf"
_DEJAVU: Final = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
#: A font with what the shipped ones lack, of 2,048 units an em.
FALLBACK: Final = str(_DEJAVU if _DEJAVU.is_file() else Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")


def words(rng: Random, most: int = 12) -> str:
    """Some words in a row."""
    chosen = [rng.choice(_ODD if rng.random() < 0.04 else _WORDS) for _ in range(rng.randint(1, most))]
    if rng.random() < 0.0005:
        chosen.append(rng.choice(_FOREIGN))
    if rng.random() < 0.05:
        chosen.append(f"**{rng.choice(_WORDS)}**")
    if rng.random() < 0.05:
        chosen.append(
            rng.choice(("{{tel}}", "{{desk}}", "[[q1]]", "[[q1:page]]", "[窓口](https://host.example.jp/{{tel}}/(1)?a=1&b=2#c)"))
        )
    if rng.random() < 0.01:
        chosen.append(rng.choice(_WORDS) * rng.randint(10, 200))
    return "".join(chosen).strip() or "あ"


def text(rng: Random, most: int = 6) -> str:
    """A text with marks, levels and tables."""
    lines: list[str] = []
    for _ in range(rng.randint(1, most)):
        kind = rng.random()
        indent = rng.choice(("", "", "　", "  ", "    ", "　　　")) if lines else ""
        if kind < 0.35:
            lines.append(indent + words(rng))
        elif kind < 0.75:
            lines.append(indent + rng.choice(_MARKS) + words(rng))
        elif kind < 0.83:
            lines.append(rng.choice(("【{}】", "〔{}〕", "＜{}＞")).format(words(rng, 3)))
        elif kind < 0.9:
            lines.append("")
        else:
            count = rng.choice((1, 2, 2, 3, 3, 4, 8))
            rows = [[_cell(rng) for _ in range(count)] for _ in range(rng.randint(1, 5))]
            for number, row in enumerate(rows):
                for column in range(count):
                    if rng.random() < 0.1:
                        row[column] += f"<br>{row[column]}"
                    elif number > 1 and column < count - 1 and rng.random() < 0.3:
                        row[column] = "^^"
            lines += [f"{indent}|{'|'.join(row)}|" for row in (rows[0], ["---"] * count, *rows[1:])]
            lines.append("")
    return "\n".join(lines).strip("\n 　") or "あ"


def _cell(rng: Random) -> str:
    cell = words(rng, 3).replace("|", "")
    return cell if rng.random() < 0.9 else rng.choice(("^^", f"{cell}<br>{words(rng, 2)}", "", "1,000円"))


def _faq(rng: Random) -> dict[str, Any]:
    questions = rng.choice((1, 2, 3, 8, 30))
    categories = [
        {
            "name": words(rng, 3),
            "questions": [
                {"question": text(rng, 2), "answer": text(rng)} | ({"code": words(rng, 1)} if rng.random() < 0.03 else {})
                for _ in range(rng.randint(1, questions))
            ],
        }
        for _ in range(rng.randint(1, 3))
    ]
    numbers: dict[str, Callable[[Random], object]] = {
        "numbering": lambda rng: rng.choice(("section", "category")),
        "number": lambda rng: rng.choice(("{c}-{n}", "Ｑ{s}.{c}.{n}", "問{n}", "{s}", "番号" * rng.choice((1, 2, 9)) + "{n}")),
    }
    return {"type": "faq", "title": words(rng, 4), "categories": categories} | _maybe(rng, intro=text, **numbers)


def _maybe(rng: Random, **fields: Callable[[Random], object]) -> dict[str, Any]:
    """Each field or not."""
    return {name: make(rng) for name, make in fields.items() if rng.random() < 0.4}


def _contact(rng: Random) -> dict[str, Any]:
    lines: dict[str, Callable[[Random], object]] = dict.fromkeys(("tel", "fax", "email", "url", "hours"), words)
    return {"type": "contact", "title": words(rng, 3), "desks": [{"name": words(rng, 3)} | _maybe(rng, **lines)]}


def _checklist(rng: Random) -> dict[str, Any]:
    items = [rng.choice((text(rng, 2), {"text": text(rng, 2), "note": text(rng, 2)})) for _ in range(rng.randint(1, 5))]
    return {"type": "checklist", "items": items} | _maybe(rng, title=words, intro=text, boxes=lambda rng: rng.random() < 0.5)


def _notice(rng: Random) -> dict[str, Any]:
    return {"type": "notice", "items": [text(rng, 3) for _ in range(rng.randint(1, 4))]} | _maybe(rng, label=words)


def _memo(rng: Random) -> dict[str, Any]:
    fields = ["所属", "氏名", "日付", words(rng, 2)][: rng.randint(1, 4)]
    return {"type": "memo"} | _maybe(rng, title=words, label=words, fields=lambda rng: fields, return_to=words)


def _text(rng: Random) -> dict[str, Any]:
    return {"type": "text", "body": text(rng, 12)} | _maybe(rng, title=words)


_SECTIONS: Final = (_faq, _faq, _contact, _checklist, _notice, _memo, _text)


def style(rng: Random) -> dict[str, Any]:
    """A style, here and there at the extremes of what it may say."""

    def some(most: int = 2, **choices: Sequence[object]) -> dict[str, Any]:
        names = rng.sample(sorted(choices), min(len(choices), rng.randint(1, most)))
        return {name: rng.choice(choices[name]) for name in names}

    sides = dict.fromkeys(("top", "bottom", "left", "right", "binding"), (0, 5, 12, 30, 58, 80))
    measures = dict.fromkeys(("no", "category", "question", "answer", "reference"), (1, 1.5, 2, 4, 8, 12, 20, 26, 40))
    long = "とても長い続きの印" * rng.choice((1, 2, 4))
    parts: dict[str, Callable[[], object]] = {
        "base": lambda: rng.choice(("standard", "large")),
        "paper": lambda: rng.choice(("A4", "B5", "A5", "Letter")),
        "margins": lambda: some(3, **sides),
        "duplex": lambda: True,
        "fonts": lambda: some(3, text=(_MINCHO, _GOTHIC), bold=(_MINCHO, _GOTHIC), fallback=([FALLBACK], [_MINCHO])),
        "sizes": lambda: some(3, table=(8, 9, 12, 16), body=(8, 10.5, 20, 40), title=(8, 15, 40), marker=(8, 9, 24, 40)),
        "measures": lambda: some(2, **measures),
        "padding": lambda: some(2, x=(0, 0.2, 0.5, 1, 5), y=(0, 0.4, 5)),
        "leading": lambda: rng.choice((1.3, 1.5, 2.5)),
        "rules": lambda: some(2, outer=(0.25, 3), inner=(0.25, 3)),
        "markers": lambda: some(4, next=(long, ""), previous=(long, "続き"), next_side=("left",), previous_side=("right",)),
        "profile": lambda: rng.choice(("default", "seed")),
        "line": lambda: some(
            8,
            kinsoku=("strict", "normal", "loose"),
            spacing=("fixed", "jlreq"),
            line_end=("full", "half"),
            adjust=("none", "shrink"),
            hang=("none", "allow"),
            autospace=(0, 0.25, 1),
            last_min=(1, 2, 20),
            wrap=("char", "phrase"),
        ),
        "folio": lambda: rng.choice(("", "頁", "{page}", "長いフォリオ" * rng.choice((1, 3, 6)), "p.{page}/{pages}です")),
        "running_numbers": lambda: True,
    }
    return {name: parts[name]() for name in sorted(rng.sample(sorted(parts), rng.randint(1, 5)))}


def document(rng: Random) -> Files:
    """A content: an appendix and its style."""
    appendix: dict[str, Any] = {"title": words(rng, 4), "style": "style.yaml"}
    appendix |= _maybe(
        rng,
        manual=words,
        publisher=words,
        version=lambda rng: f"第{rng.randint(1, 20)}版",
        date=lambda rng: f"{rng.randint(2019, 2030)}-0{rng.randint(1, 9)}-10",
        toc=lambda rng: rng.choice((True, "questions")),
        mark=lambda rng: rng.choice(("社外秘", "{{desk}}", words(rng, 2))),
        revisions=lambda rng: [
            {"version": words(rng, 2), "date": "2026-01-01", "note": words(rng)} for _ in range(rng.randint(1, 8))
        ],
    )
    appendix["values"] = {"tel": words(rng, 2).replace("{", ""), "desk": rng.choice(("", "○○信用金庫", "事務部" * 9))}
    appendix["sections"] = [rng.choice(_SECTIONS)(rng) for _ in range(rng.randint(1, 5))]
    faqs = [section for section in appendix["sections"] if section["type"] == "faq"] or [_faq(rng)]
    faqs[0]["categories"][0]["questions"][0]["id"] = "q1"
    if faqs[0] not in appendix["sections"]:
        appendix["sections"].append(faqs[0])
    return {"appendix.yaml": written(appendix), "style.yaml": written(style(rng))}


def written(value: object) -> bytes:
    """YAML a key a line, so that lines can be left out."""
    return ("\n".join(_lines(value)) + "\n").encode("utf-8", "surrogatepass")


def _lines(value: object) -> list[str]:
    if isinstance(value, dict) and value:
        return [line for key, child in value.items() for line in _entry(f"{key}:", child)]
    if isinstance(value, list) and value:
        return [line for child in value for line in _entry("-", child)]
    return [json.dumps(value, ensure_ascii=False)]


def _entry(head: str, child: object) -> list[str]:
    if isinstance(child, str) and "\n" in child and child.isprintable() is False and not _SPECIAL.intersection(child):
        return [f"{head} |", *(f"  {line}" for line in child.split("\n"))]
    below = _lines(child)
    if isinstance(child, dict | list) and child:
        return (
            [f"{head} {below[0]}", *(f"  {line}" for line in below[1:])] if head == "-" else [head, *(f"  {li}" for li in below)]
        )
    return [f"{head} {below[0]}"]


#: What cannot stand in a block of YAML as it is.
_SPECIAL: Final = frozenset("\u0085\u2028\u2029\ufeff\r")
