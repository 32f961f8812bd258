"""Polite language that lowers whom it means to raise, and plain style among polite sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..manuscript.model import Paragraph
from ..manuscript.source_text import SourceText
from .block_lines import block_at
from .rule import Example, Galley, ProofreadingRule, Remark

#: What the desk itself does for its customers: ご案内できます is right.
_OWN: Final = (
    "案内|説明|用意|連絡|紹介|相談|返答|回答|提供|提示|報告|通知|対応|送付|返却"
    "|返金|郵送|手配|準備|協力|配慮|支援|訪問|招待|挨拶|返信|送信|融資|提案|返還|還付|補償|補填|賠償|保証"
    "|進呈|贈呈|交付|発行|発送|配達|開示|公開|優遇|優待|貸与|支給|助言|指導"
)
_GO: Final = "ご[一-龥々]{2}"
#: Stems of verbs that customers are said to do: お使いできます.
_STEM: Final = (
    "お(?:使い|申し?込み|手続き?|取り?引き?|支払い|振り?込み|受け?取り|持ち|選び"
    "|問い?合わ?せ|読み|書き|引き?出し|預け入れ|払い?込み|買い?求め|確かめ)"
)
#: What customers do for others: お伝えしてください; the desk's own お伝えできます is right.
_TOLD: Final = (
    "お(?:知らせ|伝え|届け|尋ね|送り|渡し|返し|示し|納め|預け|答え|調べ|試し|待ち|任せ|探し|求め|選び|取り|入れ|出し|押し|消し)"
)
#: Before お渡ししてください: a branch is asked to do it for its customer, and humble is right.
_FOR_CUSTOMER: Final = re.compile("お客(?:さま|様)(?:方|がた)?[にへ][^。、\n]{0,20}$")
_CUSTOMER: Final = "ご(?:利用|確認|登録|入力|契約|選択|来店|指定|解約|記入|署名|購入|持参|捺印|押印|覧)"
#: Letters that a slip holds, its pattern, and what is right in its place, of its groups.
_SLIPS: Final = (
    ("でき", rf"(ご(?!{_OWN})[一-龥々]{{2}})(?:が)?でき(?=ま|る|な|た|ず)", r"\1いただけ"),
    ("でき", rf"({_STEM})でき(?=ま|る|な|た|ず)", r"\1いただけ"),
    ("され", rf"({_GO}|{_STEM})され(?=ま|る|た|て|な|ず|れ)", r"\1になっ・\1いただい"),
    ("して", rf"({_GO}|{_STEM}|{_TOLD})して(?=いただ|頂|くださ|下さ)", r"\1"),
    ("する", rf"({_CUSTOMER})する(?=[。、場とこ際時に方])", r"\1になる"),
    ("になられ", rf"((?:{_GO}|お[一-龥ぁ-ん]{{1,5}}))になられ", r"\1になっ"),
    ("おっしゃられ", "おっしゃられ", "おっしゃ"),
    ("ご覧になられ", "ご覧になられ", "ご覧になっ"),
    ("お伺い", "(?:お伺いさせていただ|お伺いいたさせ)", "伺わせていただ"),
    ("拝見", "拝見させていただ", "拝見し"),
    ("お越しになられ", "お越しになられ", "お越しになっ"),
    ("とんでもございません", "とんでもございません", "とんでもないことでございます"),
    ("よろしかった", "(?:でよろしかったでしょうか)", "でよろしいでしょうか"),
    ("了解いたしました", "了解いたしました", "承知いたしました"),
)
_PLAIN: Final = (
    "(?:である|であった|だった|だろう|であろう|(?<=[一-龥々ァ-ヶー」）のいる])だ|ではない|でない|(?<=[一-龥])する"
    "|できる|できない|なる|ならない|(?<=[てで])いる|(?<=[てで])いない|られる|される|がある|はない)。"
)
_POINT: Final = re.compile("。")
#: How plain sentences may end.
_PLAIN_ENDS: Final = ("ある", "った", "ろう", "だ", "ない", "する", "きる", "なる", "いる", "れる")
_POLITE: Final = "(?:です|ます|ません|ました|でした|ください|下さい|ましょう)(?:か)?。"
_QUOTED: Final = re.compile("「[^「」\n]*」|『[^『』\n]*』|（[^（）\n]*）")


def keigo(galley: Galley) -> Iterator[Remark]:
    """Find humble forms used of customers, and doubled honorifics."""
    text = galley.copy.text
    seen: set[int] = set()
    for letters, pattern, right in _SLIPS:
        for match in galley.copy.find(re.compile(pattern)) if letters in text else ():
            start, end = match.span()
            if start not in seen:
                seen.add(start)
                if letters == "して" and text[end] in "く下" and _FOR_CUSTOMER.search(text, max(start - 30, 0), start):
                    continue
                yield galley.remark(*match.span(), (("written", match[0]), ("mended", match.expand(right))))


def mixed_style(galley: Galley) -> Iterator[Remark]:
    """Find paragraphs whose sentences end as those of the rest do not; items, notes and quotations are let alone."""
    text = galley.copy.text
    if not any(text.endswith(_PLAIN_ENDS, max(point.start() - 2, 0), point.start()) for point in galley.copy.find(_POINT)):
        return  # to look for points first takes a fifth of the time
    plain = [match for match in galley.copy.find(re.compile(_PLAIN)) if _is_running(galley, match.start())]
    if not plain:
        return
    polite = [match for match in galley.copy.find(re.compile(_POLITE)) if _is_running(galley, match.start())]
    rare, usual = (plain, polite) if len(plain) <= len(polite) else (polite, plain)
    if not usual or not rare:
        return
    file, line = galley.line_of(usual[0].start())
    for match in rare:
        start, end = galley.copy.line(match.start())
        if any(quote.start() <= match.start() - start < quote.end() for quote in _QUOTED.finditer(text[start:end])):
            continue
        values = (("written", match[0]), ("usual", usual[0][0]), ("usual_count", str(len(usual))), ("file", file), ("line", line))
        yield galley.remark(*match.span(), values)


def _is_running(galley: Galley, at: int) -> bool:
    """Say whether a character stands in a paragraph of an answer, an introduction or a text."""
    part = galley.copy.part(at)
    if not (isinstance(part.text, SourceText) and part.text.key in ("answer", "body", "intro")):
        return False
    start, _ = galley.copy.line(at)
    return "\u3040" <= galley.copy.text[start] <= "\u9fff" or isinstance(block_at(galley, part, start), Paragraph)


RULES: Final = (
    ProofreadingRule(
        "keigo",
        "warning",
        ("敬語の使い方が正しくない", "a slip of polite language"),
        Example("携帯電話からはご利用できません。", "携帯電話からはご利用いただけません。"),
        False,
        keigo,
    ),
    ProofreadingRule(
        "style-mix",
        "warning",
        ("「です・ます」の中に「である」がある", "plain sentences among polite ones"),
        Example('"受け付けます。\\n無料です。\\n手数料は不要である。"', '"受け付けます。\\n無料です。\\n手数料は不要です。"'),
        False,
        mixed_style,
    ),
)
