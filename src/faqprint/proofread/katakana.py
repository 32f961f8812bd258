"""Katakana words that are written in several ways: long vowels and small letters, or one letter that is another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from .rule import Example, Galley, ProofreadingRule, Remark
from .variants import CopySpan, FormPlaces, FormTally, contrast, places_of

_WORD: Final = re.compile("[ァ-ヴー](?<![ァ-ヴー]{2})[ァ-ヴー]{2,39}(?![ァ-ヴー])(?:・[ァ-ヴー]{3,40}(?![ァ-ヴー])){0,4}")
_SMALL: Final = str.maketrans("ァィゥェォャュョッヮヵヶヂヅ", "アイウエオヤユヨツワカケジズ")
#: Vowels that are written as a letter or as a mark of length, and sounds of foreign words as they are written otherwise.
_SOUNDS: Final = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        ("ディジ", "デジ"),
        ("(?<=[ァ-ヴー][ァ-ヴー])フォ(?=ン|ーム)", "ホ"),
        ("ヴァ", "バ"),
        ("ヴィ", "ビ"),
        ("ヴェ", "ベ"),
        ("ヴォ", "ボ"),
        ("ヴ", "ブ"),
        ("(?<=[ィイキギシジチニヒビピミリ])ア", "ヤ"),
        ("(?<=[エケゲセゼテデネヘベペメレ])イ", ""),
        ("(?<=[オコゴソゾトドノホボポモロ])ウ", ""),
    )
)
#: What makes another word of one: フィルタリング is none of フィルタ.
_ENDINGS: Final = ("リング", "イズ", "ビリティ", "ライズ", "ブル", "ナイズ", "リー", "ティ", "ィ")
#: So many letters may have two words that differ in the length of a vowel alone.
_LENGTH_TELLS: Final = 3
#: Letters that are taken for one another, by ear, by eye or by a slip of the finger.
_CONFUSED: Final = (
    "カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ チヂ ツヅ テデ トド ハバ ヒビ フブ "
    "ヘベ ホボ ハパ ヒピ フプ ヘペ ホポ バパ ビピ ブプ ベペ ボポ シツ ソン ンソ ッツ ウワ クワ "
    "スヌ マム コユ ヨユ ロコ チテ アヤ イエ ノソ ルレ ラリ リル タク ナメ ャヤ ュユ ョヨ ァア "
    "ィイ ゥウ ェエ ォオ ャュ ュョ ャョ ィェ ジズ シス チツ"
)
_CONFUSABLE: Final = frozenset(map(frozenset, _CONFUSED.split()))
#: Words that are as like as that, and are words of their own.
_OWN: Final = (
    "パスワード パスコード オンライン オフライン インライン ダウンロード アップロード バンキング ランキング "
    "アカウント カウント ログイン プラグイン セッション セクション クリック クラック スタッフ ステップ "
    "スナップ スキャン スキャナ スキャナー プリント プリンタ プリンター センター センサー フォーム "
    "フォーラム ファイル プロファイル フォルダー ホルダー ブラウザ ブラウザー リスト リスク ポイント "
    "コンテンツ コンテナ カスタム カスタマー タイトル タイル アクセス アクセル プロセス プロセッサ "
    "サービス サーバス レシート インストール アンインストール オプション アクション オークション ローション "
    "クレジット デビット マスター ポスター モニター メニュー ビュー レビュー プレビュー レベル ラベル "
    "モデル モード コード カード ボード ロード ワード ガード ハード カート パート チャート スタート "
    "スマート リモート リピート レポート サポート ポート ルート ノート シート ゲート レート データ "
    "ページ メール ルール ツール ダイヤル シリアル リアル マニュアル カジュアル バッグ バック パック "
    "ベッド ベット バッチ パッチ バッジ ボタン パターン リターン ローン プラン プラント クライアント "
    "テナント アシスト アシスタント ドキュメント コメント イベント セグメント パーセント プレゼント バイト "
    "サイト ライト タイト ビット ヒット ピット セット ネット ポット ボット ドット ロット キット カット "
    "チケット パケット バケット ソース リソース コース ベース ペース ケース リース リリース フリース "
    "スペース エース インターフェース フェース ニュース サイン デザイン ライン インイン サインイン "
    "サインオン サインアウト ログオン ログオフ ログアウト レイアウト タイムアウト ブロック ロック チェック "
    "トラック ラック ブック タスク ディスク デスク マスク リンク タンク ランク バンク インク シンク "
    "アドレス ストレス テンプレート プレート フィルター フィルタ フィルム システム アイテム チーム ホーム "
    "ルーム ズーム プログラム マシン パソコン リモコン アイコン エラー カラー ミラー ローラー ユーザー "
    "レーザー フッター ヘッダー リーダー ライター オーダー ボーダー ローダー フォロー ウィンドウ "
    "ウインドー プッシュ ダッシュ キャッシュ キャッシング クッション スケジュール モジュール"
)
_OWN_WORDS: Final = frozenset(_OWN.split())


def long_vowels(galley: Galley) -> Iterator[Remark]:
    """Find katakana words that are also written with other long vowels or small letters."""
    tally = FormTally()
    parts = [(word, _sound_key(word), spans) for word, spans in _parts_of(places_of(galley, _WORD))]
    known = {key for _, key, _ in parts}
    for word, key, spans in parts:
        plain = _sound_key(word.replace("ッ", "")) if "ッ" in word else ""  # ファックス is also ファクス, バッグ is not バグ
        for span in spans:
            tally.add(plain if len(plain) > _LENGTH_TELLS and plain in known else key, word, *span)
    for sound, forms in list(tally.forms.items()):
        if len(forms) > 1 and not _is_one_word(list(forms)):
            del tally.forms[sound]
    yield from tally.remarks(galley)


def _parts_of(places: dict[str, list[CopySpan]]) -> Iterator[tuple[str, list[CopySpan]]]:
    """Give the words with their places, and the words that longer ones begin with, where these lack or have its last vowel.

    A content that has サーバー has サーバ in サーバメンテナンス.
    """
    ending = {word[:-1] for word in places if word.endswith("ー") and len(word) > _LENGTH_TELLS}
    lacking = {word for word in places if not word.endswith("ー") and len(word) >= _LENGTH_TELLS}
    for word, spans in places.items():
        yield word, spans
        for length in range(_LENGTH_TELLS, len(word) - 2):
            head = word[:length]
            if head in ending and word[length] not in "ーァィゥェォャュョッン" and not word.startswith(_ENDINGS, length):
                yield head, [(start, start + length) for start, _ in spans]
            elif word[length] == "ー" and head in lacking and len(word) > length + 3:
                yield head + "ー", [(start, start + length + 1) for start, _ in spans]


def _sound_key(word: str) -> str:
    """Give what all forms of a word have in common."""
    word = word.replace("・", "")
    for pattern, put in _SOUNDS:
        word = pattern.sub(put, word)
    return word.translate(_SMALL).replace("ー", "")


def _is_one_word(forms: list[str]) -> bool:
    """Say whether forms that sound alike are one word: vowels tell short words apart, as ビル and ビール."""
    for one, other in ((forms[0], form) for form in forms[1:]):
        shorter, longer = sorted((one, other), key=len)
        letters = len(shorter.replace("ー", ""))
        if longer == shorter + "ー":
            if len(shorter) < _LENGTH_TELLS:
                return False
        elif one.replace("ー", "") == other.replace("ー", "") and letters <= _LENGTH_TELLS:
            return False
    return True


def near_words(galley: Galley) -> Iterator[Remark]:
    """Find rare katakana words that are one letter, or two letters in another order, away from a frequent one."""
    places = places_of(galley, _WORD)
    counts = Counter({word: len(spans) for word, spans in places.items()})
    by_shape: defaultdict[str, list[str]] = defaultdict(list)
    for word in counts:
        for shape in {word[:at] + word[at + 1 :] for at in range(len(word))} | {word} if len(word) >= 4 else ():
            by_shape[shape].append(word)
    for rare, count in counts.items():
        if len(rare) < 5 or rare in _OWN_WORDS:
            continue
        shapes = {rare[:at] + rare[at + 1 :] for at in range(len(rare))} | {rare}
        near = {word for shape in shapes for word in by_shape[shape]}
        likely = [word for word in near if counts[word] >= max(2 * count, 2) and _is_slip(rare, word)]
        if likely:
            usual = max(likely, key=lambda word: (counts[word], word))
            yield from contrast(galley, FormPlaces(rare, places[rare]), FormPlaces(usual, places[usual]))


def _is_slip(rare: str, usual: str) -> bool:
    """Say whether a word is another one with a letter too much, too few, taken for another, or with two of them exchanged."""
    if _sound_key(rare) == _sound_key(usual):
        return False
    if len(rare) != len(usual):
        longer, shorter = (rare, usual) if len(rare) > len(usual) else (usual, rare)
        if longer.startswith(shorter) or longer.endswith(shorter):
            return False  # a word and a longer one made of it
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    differing = [at for at, (one, other) in enumerate(zip(rare, usual, strict=True)) if one != other]
    if len(differing) == 1:
        return frozenset((rare[differing[0]], usual[differing[0]])) in _CONFUSABLE
    return len(differing) == 2 and differing[1] - differing[0] <= 2 and sorted(rare) == sorted(usual)


RULES: Final = (
    ProofreadingRule(
        "vary-katakana",
        "warning",
        ("カタカナの語の長音や小さい字が混じっている", "a katakana word with different long vowels or small letters"),
        Example('"ユーザーの画面です。\\nユーザの設定です。"', '"ユーザーの画面です。\\nユーザーの設定です。"'),
        False,
        long_vowels,
    ),
    ProofreadingRule(
        "vary-katakana-near",
        "info",
        ("一文字違いのカタカナの語がある", "a katakana word one letter away from a frequent one"),
        Example(
            '"キャンペーンとキャンペーン、キャンベーンです。"',
            '"キャンペーンとキャンペーン、キャンペーンです。"',
        ),
        False,
        near_words,
    ),
)
