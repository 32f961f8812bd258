"""Contents that once broke the program, in short: every campaign begins with them, and leaves lines of them out and in."""

from __future__ import annotations

from typing import Final

from .documents import FALLBACK, Files


def _content(style: str, sections: str, more: str = "") -> Files:
    appendix = f"title: 別紙\nstyle: style.yaml\n{more}sections:\n{sections}"
    return {"appendix.yaml": appendix.encode(), "style.yaml": f"{style}\n".encode()}


def _text(body: str) -> str:
    lines = "".join(f"      {line}\n" for line in body.split("\n"))
    return f"  - type: text\n    body: |\n{lines}"


def _faq(question: str, answer: str, times: int = 1) -> str:
    def block(key: str, text: str) -> str:
        return f"            {key}: |\n" + "".join(f"              {line}\n" for line in text.split("\n"))

    asked = block("question", question).replace("            question", "          - question", 1)
    head = "  - type: faq\n    title: ＦＡＱ\n    categories:\n      - name: 区分\n        questions:\n"
    return head + (asked + block("answer", answer)) * times


_FALLBACK: Final = f"fonts: {{fallback: [{FALLBACK}]}}"
_LEVELS: Final = (
    "（１２３）一\n  （１２３）二\n    （１２３）三\n      ※注\n      参照　文\n      |a|b|\n      |-|-|\n      |あ|い|"
)

#: A kind of failure each, as the papers list them.
CONTENTS: Final[tuple[Files, ...]] = (
    _content(_FALLBACK, _text("笑😀顔")),  # exit 4: a width of 1,042.48 was written with four digits
    _content(_FALLBACK, _text("あ\u200fい\u202eう")),  # exit 4: the outline of U+200F is not embedded
    _content("measures: {question: 4}", _faq("参照　できますか", "はい", 2)),
    _content("measures: {answer: 8}", _faq("問", _LEVELS)),
    _content("measures: {reference: 1}", _faq('参照　"', "参照　文")),  # exit 4: two texts overlap
    _content("{paper: A5, sizes: {table: 10}}", _faq(_LEVELS, _LEVELS)),
    _content("margins: {left: 80, right: 80}", _text(_LEVELS)),  # exit 4: outside the type area
    _content(
        "margins: {left: 58, right: 40}\nline: {hang: allow, kinsoku: loose}", _faq("問", "||刷\n|-\n|.example.jp。|あを006")
    ),
    _content(
        "{sizes: {marker: 24}, markers: {next: とても長い続きの印とても長い続きの印とても長い続きの印}}", _faq("問", "答", 60)
    ),
    _content("{paper: A5, sizes: {marker: 40}}", _faq("問", "答", 60)),  # exit 4: off the page
    _content(
        "{paper: B5, folio: 長いフォリオ長いフォリオ長いフォリオ長いフォリオ長い}", _text("あ") + _faq("問", "答"), "toc: true\n"
    ),
    _content("{paper: A5, sizes: {body: 40}}", "  - type: contact\n    desks: [{name: 窓口, email: a@host.example.jp}]\n"),
)
