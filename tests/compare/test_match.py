"""Which question is which: by id, by what it says, by likeness, by place."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from faqprint.compare.match import Candidate, Pair, match, moved_places, squeeze

LONG = "ご利用いただけません。くわしくは窓口へお問い合わせください。"


def rules(old: list[Candidate], new: list[Candidate]) -> list[tuple[int, int, str]]:
    """The pairs without their scores."""
    return [(pair.old, pair.new, pair.rule) for pair in match(old, new)]


def test_id_comes_first() -> None:
    """The same id is the same question, whatever else it says now."""
    old = [Candidate("利用時間は？", "九時から", id="a"), Candidate("手数料は？", "無料", id="b")]
    new = [Candidate("手数料は？", "無料", id="a"), Candidate("利用時間は？", "九時から", id="b")]
    assert rules(old, new) == [(0, 0, "id"), (1, 1, "id")]


def test_equal_question_by_compatible_characters_without_spaces() -> None:
    """ＩＤ and ID are equal; a question that stands twice on one side tells nothing."""
    old = [Candidate("ＩＤ とは", "あ"), Candidate("同じ", "い"), Candidate("同じ", "う")]
    new = [Candidate("同じ", "ええええ"), Candidate("IDとは", "かきくけこ")]
    assert rules(old, new)[-1] == (0, 1, "question")
    assert squeeze("Ａ　b\n①") == "Ab1"


def test_equal_long_answer() -> None:
    """Of twenty characters at least: a short one stands under many questions."""
    assert rules([Candidate("甲乙", LONG)], [Candidate("丙丁", LONG)]) == [(0, 0, "answer")]
    assert rules([Candidate("甲乙", "はい。")], [Candidate("丙丁", "いいえ")]) == []


def test_the_most_alike_first() -> None:
    """Two questions that share an answer do not take each other's partner."""
    old = [Candidate("電子証明書の更新はいつですか", LONG + "一"), Candidate("パスワードの変更方法は", LONG + "二")]
    new = [Candidate("パスワードの変え方は", LONG + "三"), Candidate("電子証明書はいつ更新しますか", LONG + "四")]
    assert rules(old, new) == [(1, 0, "similar"), (0, 1, "similar")]


def test_place_between_the_same_neighbours() -> None:
    """What is little alike is paired if as much is left between pairs on both sides, and not at all if it is foreign."""
    edge = [Candidate("最初の問い", "あ", id="1"), Candidate("最後の問い", "い", id="2")]
    old = [edge[0], Candidate("印鑑は必要ですか", "いいえ、不要です。署名だけで結構です。"), edge[1]]
    near = Candidate("印鑑がいりますか", "不要です。ご署名をいただきます。")
    assert rules(old, [edge[0], near, edge[1]])[1] in [(1, 1, "place"), (1, 1, "similar")]
    foreign = Candidate("ＸＹＺ", "全然違う文章")
    assert rules(old, [edge[0], foreign, edge[1]]) == [(0, 0, "id"), (2, 2, "id")]


def test_moved_are_those_outside_the_longest_run() -> None:
    """One that jumps is moved, not all that it jumps over."""
    pairs = [Pair(3, 0, "id", 1.0), Pair(0, 1, "id", 1.0), Pair(1, 2, "id", 1.0), Pair(2, 3, "id", 1.0)]
    assert moved_places(pairs) == {0}
    assert moved_places([]) == frozenset()


@given(st.lists(st.text("あいうえおかきく", min_size=1, max_size=12), max_size=8), st.randoms(use_true_random=False))
def test_one_to_one_and_the_same_of_itself(texts: list[str], chance: random.Random) -> None:
    """No question is paired twice; a list is matched with itself in place, and with itself reordered whole."""
    old = [Candidate(f"{number}{text}", text * 3, id=str(number)) for number, text in enumerate(texts)]
    assert rules(old, old) == [(number, number, "id") for number in range(len(old))]
    new = [candidate._replace(id="") for candidate in old]
    chance.shuffle(new)
    pairs = match(old, new)
    assert len({pair.old for pair in pairs}) == len({pair.new for pair in pairs}) == len(pairs)
    assert all(0 <= pair.score <= 1 for pair in pairs)
    assert len(moved_places(pairs)) <= max(0, len(pairs) - 1)


@given(st.integers(0, 10_000))
def test_no_two_that_are_alike_stay_apart(seed: int) -> None:
    """Of those that all rules left on both sides no two come to 0.40."""
    shuffled = random.Random(seed)
    letters = "あいうえおかきくけこさし"

    def text(most: int) -> str:
        return "".join(shuffled.choices(letters, k=shuffled.randint(1, most)))

    olds = [Candidate(text(12), text(40)) for _ in range(6)]
    news = [Candidate(text(6) + old.question[:4], old.answer[:18] + text(12)) for old in olds]
    pairs = match(olds, news)
    open_olds = set(range(6)) - {pair.old for pair in pairs}
    open_news = set(range(6)) - {pair.new for pair in pairs}
    assert all(_alike(olds[i], news[j]) < 0.40 for i in open_olds for j in open_news)


def _alike(one: Candidate, two: Candidate) -> float:
    """The likeness of two questions of one category, by sets of bigrams."""
    shares = []
    for a, b in ((one.question, two.question), (one.answer, two.answer)):
        old, new = ({*(x + y for x, y in pairwise(text))} or {text} for text in (a, b))
        shares.append(len(old & new) / (len(old) + len(new)))
    return sum(shares) + 0.05
