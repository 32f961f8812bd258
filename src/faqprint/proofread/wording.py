"""Words that were typed twice, say too much, or will be wrong next month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from .rule import Example, Galley, ProofreadingRule, Remark

_NOUN_END: Final = "一-龥々ァ-ヶー）」A-Za-z0-9０-９Ａ-Ｚａ-ｚ"
_NEXT: Final = "一-龥々ァ-ヶ「（、。"
_DOUBLED: Final = re.compile(
    "を(?=を|はを)|に(?=に|はには)|が(?=が)|は(?=は)|の(?=の)|で(?=で|はでは)|と(?=と)|へ(?=へ)|も(?=も)|か(?=らから)|ま(?=でまで)|よ(?=りより)"
)
_PARTICLES: Final = (
    rf"をを|(?<![いゆ])にに(?=[{_NEXT}おご])|がが(?=[{_NEXT}おごあ])"
    rf"|(?<=[{_NOUN_END}])(?:はは(?=[{_NEXT}、])|のの(?=[{_NEXT}])|でで(?=[{_NEXT}])|とと(?=[{_NEXT}])|へへ|もも(?=[{_NEXT}])|にに|がが"
    rf"|からから|までまで(?!も)|よりより(?![よ多高早低長大詳一])|ではでは|にはには|をはを)"
)
#: Runs in which a word may stand twice, and a word that does; few runs are unlike all others, and each is searched once.
_RUNS: Final = tuple(map(re.compile, ("[一-龥々][一-龥々]{3,39}", "[ァ-ヶー][ァ-ヶー]{5,59}", "[ぁ-ん][ぁ-ん]{7,59}")))
_TWICE: Final = re.compile(r"([一-龥々]{2,6})\1(?!々)|^([ァ-ヶー]{3,20})\2$|([ぁ-ん]{4,12})\3")
#: What is said twice on purpose.
_MEANT: Final = re.compile("[一二三四五六七八九十毎何数〇]|少し|それぞれ|ますます|またまた|なおなお")
_REDUNDANT: Final = (
    r"(?<=[るくぐすつぬぶむう])こと(?:が)?(?:できま|できる|でき、|できな|可能で)|を行うことができ|(?:まず|一番)最初(?:に|は)|あらかじめ予[約定]"
    r"|各[一-龥々]{1,4}ごと|必ず必要|後で後悔|従来から|いまだ未|過半数を超え|返事を返|射程距離|かねてから|挙式を挙げ|馬から落馬|思いがけない?ハプニング"
    r"|各々それぞれ|約[0-9０-９,，万千百]+[円件人日]ほど|だいたい約|およそ約|最後の切り札|含有されている|内定が決ま|第[0-9０-９一二三]+回目"
)
_VAGUE: Final = (
    r"(?:(?<![一-龥])(?:今|来|先|再来)(?:月|週)|(?<![一-龥])(?:今|来|再来|昨)年度?|(?<![一-龥])(?:今|来|昨)(?:春|夏|秋|冬)|近日中|近日|近々|ま?間もなく|まもなく|先日|このほど|先般)"
    r"(?!分|末|の(?:利用|取引|明細|残高|振込|限度|入出金)|[一-龥]?号)"
)


def particles(galley: Galley) -> Iterator[Remark]:
    """Find particles typed twice; ででき, はは and the like are often the end of a word and the beginning of another."""
    for match in galley.copy.find_where(_DOUBLED, _PARTICLES):
        yield galley.remark(*match.span(), (("written", match[0]), ("mended", match[0][: len(match[0]) // 2])))


def words(galley: Galley) -> Iterator[Remark]:
    """Find words typed twice."""
    for pattern in _RUNS:
        found = {text: match for text in set(pattern.findall(galley.copy.text)) if (match := _TWICE.search(text))}
        for run in galley.copy.find(pattern) if found else ():
            match = found.get(run[0])
            if match and not _MEANT.match(match[0]):
                word = match[0][: len(match[0]) // 2]
                start = run.start() + match.start()
                yield galley.remark(start, start + len(match[0]), (("written", match[0]), ("mended", word)))


def redundant(galley: Galley) -> Iterator[Remark]:
    """Find what can be said in fewer words, or says a thing twice."""
    for match in galley.copy.find(re.compile(_REDUNDANT)):
        yield galley.remark(*match.span(), (("written", match[0]),))


def vague_dates(galley: Galley) -> Iterator[Remark]:
    """Find days that depend on the day of reading."""
    for match in galley.copy.find(re.compile(_VAGUE)):
        yield galley.remark(*match.span(), (("written", match[0]),))


RULES: Final = (
    ProofreadingRule(
        "particle-double",
        "warning",
        ("助詞が重なっている", "a particle twice"),
        Example("画面をを閉じてください。", "画面を閉じてください。"),
        False,
        particles,
    ),
    ProofreadingRule(
        "word-double",
        "warning",
        ("同じ語が続いている", "a word twice"),
        Example("内容を確認確認してください。", "内容を確認してください。"),
        False,
        words,
    ),
    ProofreadingRule(
        "redundant",
        "info",
        ("短く言える", "it can be said in fewer words"),
        Example("変更することができます。", "変更できます。"),
        False,
        redundant,
    ),
    ProofreadingRule(
        "vague-date",
        "info",
        ("読む日によって変わる日付がある", "a date that depends on the day of reading"),
        Example("来月から受け付けます。", "12月から受け付けます。"),
        False,
        vague_dates,
    ),
)
