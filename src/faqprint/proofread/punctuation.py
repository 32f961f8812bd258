"""Punctuation: one kind of it, of full width, once, where it belongs, and every bracket closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ..manuscript.model import Paragraph
from ..manuscript.source_text import SourceText
from .block_lines import block_at
from .rule import Example, Galley, ProofreadingRule, Remark
from .variants import FormTally

_JAPANESE: Final = "ぁ-んァ-ヶー一-龥々"
#: The usual sign, the others, and where those stand for it.
_COMMAS: Final = ("、", re.compile("[，,]"), f"(?<=[{_JAPANESE}）」])[，,](?=[{_JAPANESE}（「\n ])")
_POINTS: Final = ("。", re.compile("[．.]"), f"(?<=[{_JAPANESE}）」][{_JAPANESE}）」])[．.](?=[{_JAPANESE}（「\n]|$)")
_HALF_SIGN: Final = re.compile("[?!]")
_HALF: Final = f"(?<=[{_JAPANESE}）」』])[?!]+(?![A-Za-z0-9=&/.])"
_WIDE: Final = str.maketrans("?!", "？！")
_DOUBLE: Final = re.compile("。[。、]+|、[、。]+")
_POLITE: Final = "(?:ます|です|ません|ました|でした|でしょう|ましょう|ください|下さい)"
_END: Final = re.compile(rf"{_POLITE}(?=[ \u3000]*(?:\n|$))")
_BRACKETS: Final = {
    "（": "）",
    "(": ")",
    "「": "」",
    "『": "』",
    "【": "】",
    "［": "］",
    "〔": "〕",
    "｛": "｝",
    "《": "》",
    "〈": "〉",
    "≪": "≫",
}
_PAIRS: Final = {closing: opening for opening, closing in _BRACKETS.items()} | {")": "（", "）": "（"}
_BRACKET: Final = re.compile(f"[{re.escape(''.join(_BRACKETS) + ''.join(_PAIRS))}]")
_PAIR: Final = re.compile(
    "|".join(
        f"{re.escape(one)}[^\x1e{re.escape(''.join(_BRACKETS) + ''.join(_PAIRS))}]*{re.escape(other)}"
        for one, other in _BRACKETS.items()
    )
    + r"|[（(][^\x1e（）()「」『』【】［］〔〕｛｝《》〈〉≪≫]*[）)]"
)
#: How deep brackets usually stand in one another.
_NESTED: Final = 2
#: A mark that closes with a bracket it never opened.
_MARK: Final = (
    r"(?:(?<=[\n\x1e\u3000 、。・「（(|])|^)(?:[注例問答][0-9０-９]{0,2}|[※＊][0-9０-９]{0,2}"
    r"|[0-9０-９]{1,3}|[ァ-ヶ]|[ぁ-ん]|[A-Za-zＡ-Ｚａ-ｚ]"
    r"|[ivxIVX]{1,4}|[Ⅰ-Ⅻⅰ-ⅻ①-⑳]|[一二三四五六七八九十]{1,3}|[イロハニホヘト])[)）]"
    r"|(?:(?<=[ぁ-ん～〜－-])|(?<=[上下前後左右同本各]記)|(?<=手順)|(?<=項目)|(?<=条件)|(?<=方法)|(?<=事項))"
    r"(?:[0-9０-９]{1,2}|[ァ-ヶ]|[A-Za-zＡ-Ｚａ-ｚ]|注[0-9０-９]{0,2})[)）]"  # 次の1)と2), 上記1)
)

#: A company behind its name as it stands in transfers: ヤマダ（カ.
_COMPANY: Final = re.compile(
    "(?<=[ァ-ヶーｦ-ﾟ「])[（(](?:[カユメシドソイｶﾕﾒｼﾄｿｲ]ﾞ?|シヤ|ザイ|ガク|フク|ｼﾔ|ｻﾞｲ|ｶﾞｸ|ﾌｸ)(?![ァ-ヶーｦ-ﾟ）)])"
)


def one_kind(galley: Galley) -> Iterator[Remark]:
    """Find ，． beside 、。: commas and points are counted apart."""
    text = galley.copy.text
    for usual, signs, pattern in (_COMMAS, _POINTS):
        tally = FormTally()
        for match in galley.copy.find_where(signs, pattern):
            tally.add("", match[0], *match.span())
        if tally.forms and usual in text:
            for match in galley.copy.find(re.compile(usual)):
                tally.add("", usual, *match.span())
        yield from tally.remarks(galley)


def half_marks(galley: Galley) -> Iterator[Remark]:
    """Find ? and ! of half width behind Japanese."""
    for match in galley.copy.find_where(_HALF_SIGN, _HALF):
        mended = match[0].translate(_WIDE)
        yield galley.remark(*match.span(), (("written", match[0]), ("mended", mended)), mended)


def double_marks(galley: Galley) -> Iterator[Remark]:
    """Find several commas and points in a row."""
    for match in galley.copy.find(_DOUBLE):
        mended = "。" if "。" in match[0] else "、"
        yield galley.remark(*match.span(), (("written", match[0]), ("mended", mended)), mended)


def missing_points(galley: Galley) -> Iterator[Remark]:
    """Find paragraphs of an answer whose last sentence lacks its 。; items, notes, references and headings need none."""
    for match in galley.copy.find(_END):
        part = galley.copy.part(match.start())
        text = part.text
        if not isinstance(text, SourceText) or text.key != "answer":
            continue
        start, _ = galley.copy.line(match.start())
        if galley.copy.text.startswith("参照", start):
            continue
        block = block_at(galley, part, start)
        if not isinstance(block, Paragraph) or block.level:
            continue
        place = galley.copy.place(match.end() - 1, match.end(), outer=True)
        written = place.text.text[place.start : place.end]
        yield Remark(place.text, place.start, place.end, (("text", match[0]),), written + "。")


def missing_question_marks(galley: Galley) -> Iterator[Remark]:
    """Find questions that end with neither ？ nor 。"""
    for part in galley.copy.parts:
        text = part.text
        if isinstance(text, SourceText) and (text.shape, text.key) == ("question", "question"):
            printed = galley.copy.text[part.start : part.end].rstrip(" \u3000\n")
            if printed and not set(printed) & set("？?。"):
                end = part.start + len(printed)
                place = galley.copy.place(end - 1, end, outer=True)
                yield Remark(place.text, place.start, place.end)


def open_brackets(galley: Galley) -> Iterator[Remark]:
    """Find brackets that are not closed, or not opened; marks of lists open none."""
    marks = cache(lambda: {match.end() - 1 for match in galley.copy.find(re.compile(_MARK))})  # few contents have such a one
    text = bare = galley.copy.text
    for _ in range(_NESTED):  # most brackets are closed
        bare = _PAIR.sub("", bare)
    if not _BRACKET.search(bare):
        return
    for _ in range(_NESTED):  # what is left is looked at one by one, in its place
        text = _PAIR.sub(lambda pair: " " * len(pair[0]), text)
    waiting: list[tuple[str, int]] = []
    inside = -1
    for match in _BRACKET.finditer(text):
        at = match.start()
        part = galley.copy.part(at)
        if part.start != inside:
            yield from (_unpaired_bracket(galley, place) for _, place in waiting)
            waiting, inside = [], part.start
        sign = "（" if match[0] == "(" else match[0]
        if sign in _BRACKETS:
            if not _COMPANY.match(text, at):
                waiting.append((sign, at))
        elif any(opening == _PAIRS[sign] for opening, _ in waiting):
            while waiting[-1][0] != _PAIRS[sign]:
                yield _unpaired_bracket(galley, waiting.pop()[1])
            waiting.pop()
        elif at not in marks():
            yield _unpaired_bracket(galley, at)
    yield from (_unpaired_bracket(galley, place) for _, place in waiting)


def _unpaired_bracket(galley: Galley, at: int) -> Remark:
    return galley.remark(at, at + 1, (("written", galley.copy.text[at]),))


RULES: Final = (
    ProofreadingRule(
        "vary-punct",
        "warning",
        ("句読点の種類が混じっている", "two kinds of commas or points"),
        Example("窓口、電話，郵便、郵送で受け付けます。", "窓口、電話、郵便、郵送で受け付けます。"),
        False,
        one_kind,
    ),
    ProofreadingRule(
        "mark-half",
        "warning",
        ("和文の後の「?」「!」が半角になっている", "? and ! of half width behind Japanese"),
        Example("利用できますか?", "利用できますか？", "question"),
        True,
        half_marks,
    ),
    ProofreadingRule(
        "mark-double",
        "warning",
        ("句読点が重なっている", "a point or comma twice"),
        Example("お待ちください。。", "お待ちください。"),
        True,
        double_marks,
    ),
    ProofreadingRule(
        "period",
        "warning",
        ("回答の文の終わりに「。」がない", "an answer's sentence without its 。"),
        Example("窓口でお渡しします", "窓口でお渡しします。"),
        True,
        missing_points,
    ),
    ProofreadingRule(
        "question-mark",
        "info",
        ("質問の終わりに「？」も「。」もない", "a question with neither ？ nor 。"),
        Example("利用できますか", "利用できますか？", "question"),
        False,
        missing_question_marks,
    ),
    ProofreadingRule(
        "pair",
        "warning",
        ("かっこの片方がない", "a bracket without the other"),
        Example("画面（端末でご確認ください。", "画面（端末）でご確認ください。"),
        False,
        open_brackets,
    ),
)
