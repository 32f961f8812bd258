"""Words in kanji that are one letter off a frequent one, or a word longer than another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from .rule import Example, Galley, ProofreadingRule, Remark
from .variants import FormPlaces, commonest_form, contrast, places_of

_RUN: Final = re.compile("[一-龥々](?<![一-龥々]{2})[一-龥々]{2,19}(?![一-龥々])")
_COMPOUND: Final = "(?<![一-龥々ァ-ヶー])[一-龥々ァ-ヶー]{5,40}(?![一-龥々ァ-ヶー])"
#: The commoner word stands so often at least, and so many times as often as the rarer one.
_FREQUENT: Final = 4
_TIMES: Final = 2
#: A stem with more endings than these makes words of its own with any.
_ENDINGS: Final = 12
#: Letters that make words of their own of one stem: where one stands for another, both words are meant.
_MEANT: Final = frozenset(
    "上下左右前後内外中間表裏東西南北入出開閉始終有無可否要不未済新旧大小多少高低長短増減加除売買貸借支払受渡送着発停"
    "一二三四五六七八九十百千万数何各毎両月火水木金土日年時分秒週期季旬春夏秋冬朝昼夜昨今翌前当次来先男女父母夫妻子親"
    "本支店部課係局室署館所庫行社会団員者人名方様元額率料用別順式型法版書証状票簿欄面類品物量費税権限差残計総合個単複副正準"
    "普定当通積信投外甲乙丙例印等機器帳紙地番号室台"
)
#: Letters that sound alike, which a conversion may take for one another all the same.
_ALIKE: Final = tuple(
    map(
        frozenset,
        (
            "書所署処諸初",
            "者社車",
            "証章省賞象承照障",
            "期機器記規季基",
            "間感観管官館完関",
            "限現源減元",
            "人任認",
            "信申新審進心",
            "定訂程停",
            "制性成製精正生請",
            "対体帯待",
            "行口交更効高",
            "店点転",
            "部分歩",
            "先線選占",
            "料量両",
            "会回開",
            "帳長",
            "印員",
            "等当",
            "地値置",
        ),
    )
)
#: What both a document and the person who writes it are called after: 申込書 and 申込者.
_DOCUMENTED: Final = (
    "申込",
    "契約",
    "申請",
    "依頼",
    "届出",
    "請求",
    "報告",
    "通知",
    "計画",
    "見積",
    "注文",
    "指示",
    "提案",
    "同意",
    "承諾",
    "委任",
    "確認",
    "変更",
    "解約",
    "誓約",
    "調査",
    "診断",
    "回答",
    "質問",
    "督促",
    "振込",
    "払込",
    "引受",
    "保証",
    "借用",
    "差入",
    "添付",
    "貸付",
    "取引",
    "検査",
    "受領",
    "領収",
    "登録",
    "許可",
    "推薦",
    "志願",
    "願",
    "届",
)
_AUTHORS: Final = frozenset("書者")


def near_kanji(galley: Galley) -> Iterator[Remark]:
    """Find words that differ in one letter from a frequent one and are followed by the same: 管理書の beside 管理者の."""
    text = galley.copy.text
    places = places_of(galley, _RUN)
    frequent = [word for word, spans in places.items() if len(spans) >= _FREQUENT]
    by_gap: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for word in frequent:
        for at in range(len(word)):
            by_gap[at, word[:at] + word[at + 1 :]].append(word)
    if not by_gap:
        return
    follows: dict[str, set[str]] = {}
    for rare, spans in places.items():
        near = (by_gap.get((at, rare[:at] + rare[at + 1 :]), []) for at in range(len(rare)))
        found = {word for words in near if len(words) <= _ENDINGS for word in words} - {rare}
        likely = []
        for usual in found:
            if len(places[usual]) >= _TIMES * len(spans) and not _is_meant(rare, usual):
                for word in (rare, usual):
                    follows.setdefault(word, {text[end : end + 1] for _, end in places[word]})
                if follows[rare] & follows[usual]:
                    likely.append(usual)
        if likely:
            usual = max(likely, key=lambda word: (len(places[word]), word))
            yield from contrast(galley, FormPlaces(rare, spans), FormPlaces(usual, places[usual]))


def _is_meant(rare: str, usual: str) -> bool:
    """Say whether two words that differ in one letter are both words of their own."""
    at = next(at for at, (one, other) in enumerate(zip(rare, usual, strict=True)) if one != other)
    pair = {rare[at], usual[at]}
    if pair == _AUTHORS:
        return at == len(rare) - 1 and rare[:at].endswith(_DOCUMENTED)
    return pair <= _MEANT and not any(pair <= letters for letters in _ALIKE)


def compounds(galley: Galley) -> Iterator[Remark]:
    """Find compounds that are also written with a word more in their midst: 電子証明書認証方式 beside 電子証明書方式."""
    places = places_of(galley, re.compile(_COMPOUND))
    for longer, spans in places.items():
        for length in (2, 3):
            for at in range(2, len(longer) - length - 1):
                shorter = longer[:at] + longer[at + length :]
                if len(shorter) >= 5 and shorter in places:
                    forms = FormPlaces(longer, spans), FormPlaces(shorter, places[shorter])
                    usual = commonest_form(forms)
                    yield from contrast(galley, forms[0] if usual is forms[1] else forms[1], usual)
                    break
            else:
                continue
            break


RULES: Final = (
    ProofreadingRule(
        "vary-kanji",
        "warning",
        ("よく使う漢字の語と一字だけ違う語がある", "a word in kanji one letter off a frequent one"),
        Example(
            '"管理者の方と管理者の画面と管理者の設定と管理者の番号です。\\n管理書の権限です。"',
            '"管理者の方と管理者の画面と管理者の設定と管理者の番号です。\\n管理者の権限です。"',
        ),
        False,
        near_kanji,
    ),
    ProofreadingRule(
        "vary-compound",
        "info",
        ("途中に一語多い複合語がある", "a compound with a word more in its midst"),
        Example("電子証明書方式と電子証明書認証方式です。", "電子証明書方式と電子証明書方式です。"),
        False,
        compounds,
    ),
)
