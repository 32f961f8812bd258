"""Nouns made of verbs that are written with more or fewer kana: 手続 and 手続き, 問合せ and 問い合わせ (PR-9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final

from .rule import Example, Galley, ProofreadingRule, Remark
from .spellings import Spelling, remarks_by_form, used_forms
from .variants import FormTally

#: Nouns with all their kana; a dot parts their two halves.
_NOUNS: Final = (
    "手.続き 問い.合わせ 申し.込み 取り.扱い 受け.付け 振り.込み 引き.落とし 払い.戻し 見.積もり "
    "組み.合わせ 打ち.合わせ 切り.替え 書き.換え 書き.替え 繰り.越し 売り.上げ 買い.入れ 貸し.付け "
    "借り.入れ 支.払い 割.引き 取り.消し 受け.取り 引き.渡し 差し.押さえ 積み.立て 預け.入れ "
    "入れ.替え 読み.取り 書き.込み 読み.込み 呼び.出し 締め.切り 届け.出 立ち.会い 立て.替え "
    "見.直し 名.寄せ 取り.引き 割り.当て 割り.増し 下.書き 仕.組み 貼り.付け 申し.出 申し.立て "
    "仕.分け 振り.替え 乗り.換え 買い.替え 引き.換え 取り.寄せ 持ち.込み 払い.込み 貸し.越し "
    "据え.置き 置き.換え 差し.替え 取り.替え 取り.組み 見.込み 見.通し 見.合わせ 受け.渡し "
    "引き.出し 引き.上げ 引き.下げ 値.上げ 値.下げ 話し.合い 繰り.上げ 繰り.下げ 繰り.入れ "
    "払い.出し 受け.入れ 組み.替え 組み.換え 聞き.取り 問い.掛け 作り.直し 張り.付け 切り.取り "
    "取り.直し 書き.直し やり.直し 折り.返し 折り.畳み 抜き.取り 巻き.戻し 立ち.上げ 立ち.入り "
    "積み.増し 積み.込み 入り.口 出.入り 戸.締まり 待ち.合わせ 埋め.込み 塗り.替え 植え.込み "
    "売り.渡し 買い.取り 買い.戻し 借り.換え 借り.替え 預かり.証 送り.先 問い.直し 締め.日 "
    "使い.方 使い.道 手.引き 手.当て 差し.支え 取り.決め 取り.次ぎ 引き.継ぎ 引き.受け 引き.当て "
    "受け.持ち 請け.負い 打ち.切り 打ち.消し 売り.切れ 送り.付け 折り.込み 買い.付け 貸し.出し "
    "仮.払い 切り.上げ 切り.下げ 切り.捨て 組み.立て 消し.込み 差し.引き 仕.上げ 仕.入れ "
    "据え.付け 備え.付け 立て.直し 突き.合わせ 取り.下げ 取り.外し 取り.付け 抜き.出し 乗り.入れ "
    "乗り.継ぎ 払い.下げ 張り.替え 引き.込み 引き.取り 振り.出し 振り.向け 見.極め 申し.合わせ "
    "申し.送り 持ち.出し 持ち.帰り 盛り.込み 焼き.増し 譲り.受け 譲り.渡し 呼び.掛け 読み.替え "
    "割り.込み 割り.振り 割り.付け 言い.換え 受け.答え 打ち.込み 裏.書き 上.書き 但し.書き "
    "前.払い 後.払い 月.払い 年.払い 先.払い 前.借り 前.渡し 日.割り 月.割り 値.引き 手.渡し "
    "手.書き 横.書き 縦.書き 繰り.戻し 買い.上げ 払い.上げ 追い.越し 積み.残し 建て.替え"
)
#: Those of which a form with fewer kana is a word of its own, or whose kana are fixed.
_FIXED: Final = frozenset({"預かり.証", "送り.先", "締め.日", "使い.方", "使い.道", "手.当て", "やり.直し", "入り.口"})
#: Words of their own without any kana.
_WORDS: Final = frozenset({"組合", "見合"})
_KANA: Final = re.compile("[ぁ-ん]+")
#: What may follow the kanji of a verb that ends so: without it there is no verb.
_ROWS: Final = {
    "い": "わいうえおっ",
    "き": "かきくけこい",
    "し": "さしすせそ",
    "ち": "たちつてとっ",
    "み": "まみむめもん",
    "り": "らりるれろっ",
}
_KANJI: Final = "一-龥々"
_RUN: Final = re.compile(f"[{_KANJI}]+")
#: What follows a verb, which has all its kana anyhow; and a verb in -す, of which a noun followed by する is none.
_VERB: Final = (
    "ま[すしせ]|て|た|る|れ[るばたなま]|ら[れなず]|ろ|な[いくけがさ]|ず|つつ|やす[いく]|にく[いく]|[うえっんむ]"
    "|くださ|下さ|いただ|頂|にな[りるっ]"
)
_VERBS: Final = {
    False: re.compile(_VERB),
    True: re.compile(_VERB + "|す(?!る)|し[たてま]|さ[れせな]|せ[るばな]"),
}


@cache
def _forms(noun: str) -> re.Pattern[str]:
    """Give the pattern of all forms of a noun: the kana of each half, fewer of them, or none; few nouns stand in any one text."""
    forms = ""
    for number, half in enumerate(noun.split(".")):
        stem = _KANA.sub("", half)
        kana = half[len(stem) :]
        tails = "|".join(kana[at:] for at in range(len(kana)))
        rest = "".join(f"|{kana[:at]}" for at in range(1, len(kana)))  # 引き落とす has what 引き落とし lacks
        none = f"(?![{_ROWS.get(kana[-1], kana[-1])}]{rest})" if number and kana else ""
        forms += stem + (f"(?>(?:{tails})|{none})" if kana else "")
    return re.compile(forms)


#: The kanji of each noun, and the noun.
_KANJI_OF: Final = tuple((_KANA.sub("", noun).replace(".", ""), noun) for noun in _NOUNS.split() if noun not in _FIXED)
#: The kanji of two halves, one each, with at most so many kana between them: one search tells which nouns there are.
_HALVES: Final = "([{}])(?=[ぁ-ん]{{0,3}}([{}]))".format(*map("".join, zip(*(kanji for kanji, _ in _KANJI_OF), strict=True)))
_DIRECTION: Final = re.compile("[をにでがもは]$")
#: Nouns of one letter of kanji: with fewer kana, and with all of them.
_LONE: Final = tuple(
    tuple(map(Spelling.read, forms))
    for forms in (
        (f"(?<=[{_KANJI}])届(?![{_KANJI}いくかきけ])", f"(?<=[{_KANJI}])届け(?=[をはがのにでも、。）」とや]|$)"),
        (f"(?<=[おの])控(?![{_KANJI}え除訴室])", "(?<=[おの])控え(?=[をはがのにも、。）」と])"),
        ("(?<=[のや行間勘桁])違(?=[をはがのにも、。）」と])", "(?<=[のや行間勘桁])違い(?=[をはがのにも、。）」と])"),
        ("(?<=[のや])誤(?=[をはがにも、。）」と])", "(?<=[のや])誤り(?=[をはがにも、。）」と])"),
        ("終り", "終わり"),
        ("(?<=[のにお])代り(?=[にの])", "(?<=[のにお])代わり(?=[にの])"),
        ("暮し", "暮らし"),
        ("(?<![一-龥0-9０-９])当り(?=[のはがを前])", "(?<![一-龥0-9０-９])当たり(?=[のはがを前])"),
        ("変り(?=[はのがや目])", "変わり(?=[はのがや目])"),
        ("向い(?=[側の])", "向かい(?=[側の])"),
        ("生れ", "生まれ"),
        ("晴やか", "晴れやか"),
        ("起り", "起こり"),
    )
)


def okurigana(galley: Galley) -> Iterator[Remark]:
    """Find nouns that are also written with other kana; one of kanji alone may be part of a longer word, as in 申込書."""
    text = galley.copy.text
    tally, compounds = FormTally(), FormTally()
    used = set(map("".join, re.findall(_HALVES, text)))
    for kanji, noun in _KANJI_OF:
        if kanji not in used:
            continue
        verb = _VERBS[noun.endswith("し")]
        for match in galley.copy.find(_forms(noun)):
            start, end = match.span()
            form = match[0]
            if form in _WORDS or verb.match(text, end):
                continue
            if text[start - 1 : start] == "「" and text[end : end + 1] == "」" and form[-1] == kanji[-1]:
                continue  # a name on the screen
            follows = _RUN.match(text, end, end + 8)
            rest = follows[0] if follows else ""
            if rest:
                compounds.add((kanji, rest), form, start, end)
            if form[-1] == kanji[-1] and rest:
                continue
            if text[end : end + 1] in "、\n" and _DIRECTION.search(text[max(start - 1, 0) : start]) and form[-1] != kanji[-1]:
                continue  # a verb that goes on
            tally.add(kanji, form, start, end)
    for compound, forms in list(compounds.forms.items()):
        if all(_KANA.match(form[-1]) for form in forms):
            del compounds.forms[compound]  # 問合せ先 and 問い合わせ先 are counted among 問合せ and 問い合わせ
    seen: set[tuple[object, int, int]] = set()
    for remark in chain(compounds.remarks(galley), tally.remarks(galley)):
        if (key := (remark.text, remark.start, remark.end)) not in seen:
            seen.add(key)
            yield remark
    for found in used_forms(galley, _LONE):
        yield from remarks_by_form(galley, found)


RULES: Final = (
    ProofreadingRule(
        "vary-okurigana",
        "warning",
        ("名詞の送り仮名が混じっている", "a noun with different okurigana"),
        Example('"手続きをします。\\n所定の手続をします。"', '"手続きをします。\\n所定の手続きをします。"'),
        False,
        okurigana,
    ),
)
