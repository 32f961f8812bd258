"""The keys of the content, as tables: the one source for reading, for "did you mean" and for the JSON Schema.

By hand, and not by pydantic or jsonschema: those check values that were read, and know neither the line and column of a key nor
the clerk's words for it; one table of ours feeds the reader, the hints and the schema that editors use.

A ``Shape`` is a mapping with its keys; each key has a kind.  ``about`` is what an editor shows to whoever types the key;
that of a required key begins with what the key is called, up to its first 。, which messages use.
"""

from __future__ import annotations

from typing import Final

from ..style import PAPERS, PROFILES, SIZE_LEAST
from .printed_numbers import NUMBERINGS
from .schema_kinds import (
    Choice,
    Day,
    Either,
    Flag,
    FlagOrWord,
    Key,
    LineKind,
    ListOf,
    Named,
    NameKind,
    Number,
    SectionKind,
    Shape,
    TextKind,
    ValueKind,
)

#: An id: no white space, and of ASCII's punctuation only ``-``, ``.`` and ``_``.
ID: Final = r"[^\s\u3000\x00-,/:-@\[-\^`{-\x7f]{1,64}"

_PAGE_BREAK: Final = Key("page_break", Choice(("before",)), "before と書くと、この節を新しいページから始めます")


def _section(name: str, about: str, *keys: Key) -> Shape:
    kind = Key("type", Choice((name,)), "節の種類", required=True)
    return Shape(name, about, (kind, *keys, _PAGE_BREAK))


_TITLE: Final = Key("title", LineKind(), "節の見出し")
_INTRO: Final = Key("intro", TextKind(), "見出しの下の前書き")

_QUESTION: Final = Shape(
    "question",
    "質問と回答の一組。No は書かず、上から順に自動で付きます",
    (
        Key("question", TextKind(filled=True), "質問", required=True),
        Key("answer", TextKind(filled=True), "回答。改行を保つには | を使います", required=True),
        Key("id", NameKind(f"^({ID})?$"), "この質問の名前。本文に [[名前]] と書くと No.12 のように印刷され、リンクになります"),
        Key(
            "code", NameKind(r"^([^\n{]|\{(?!\{))*\n*$"), "番号の代わりに No の欄に印刷する記号（Q103 など）。番号は一つ進みます"
        ),
    ),
)
_CATEGORY: Final = Shape(
    "category",
    "区分とその質問",
    (
        Key("name", LineKind(filled=True), "区分の名前", required=True),
        Key("questions", ListOf(_QUESTION, 1), "この区分の質問", required=True),
    ),
)
_DESK: Final = Shape(
    "desk",
    "問い合わせ先",
    (
        Key("name", LineKind(filled=True), "窓口の名前", required=True),
        Key("tel", LineKind(), "電話番号"),
        Key("fax", LineKind(), "ＦＡＸ番号"),
        Key("email", LineKind(), "メールアドレス"),
        Key("url", LineKind(), "ホームページ"),
        Key("hours", LineKind(), "受付時間"),
    ),
)
_CHECK_ITEM: Final = Shape(
    "item",
    "注の付いた項目",
    (Key("text", TextKind(filled=True), "項目の文", required=True), Key("note", TextKind(), "項目の注")),
)
_REVISION: Final = Shape(
    "revision",
    "改訂の記録",
    (
        Key("version", LineKind(filled=True), "版", required=True),
        Key("date", Day(), "改訂日（2026-11-22 の形）"),
        Key("note", LineKind(), "改訂の内容"),
    ),
)

SECTIONS: Final = {
    shape.name: shape
    for shape in (
        _section(
            "faq",
            "ＦＡＱの表",
            _TITLE._replace(required=True),
            _INTRO,
            Key(
                "numbering",
                Choice(NUMBERINGS),
                "番号を 1 に戻す所。section：この節から、category：区分ごと（省くと別紙全体の通し番号）",
            ),
            Key(
                "number",
                NameKind(r"^([^\n{}]|\{[ \u3000]*[ncs][ \u3000]*\})*\n*$"),
                'No の形。{n} は番号、{c} は区分の番号、{s} は節の番号です（"{c}-{n}" なら 1-1、1-2、2-1）',
            ),
            Key("categories", ListOf(_CATEGORY, 1), "区分の一覧", required=True),
        ),
        _section(
            "contact",
            "問い合わせ先の枠",
            _TITLE._replace(required=True),
            _INTRO,
            Key("desks", ListOf(_DESK, 1), "窓口の一覧", required=True),
        ),
        _section(
            "checklist",
            "確認事項の一覧",
            _TITLE,
            _INTRO,
            Key("items", ListOf(Either(TextKind(filled=True), _CHECK_ITEM), 1), "項目の一覧", required=True),
            Key("boxes", Flag(), "true にすると □ を印刷します"),
        ),
        _section(
            "notice",
            "枠で囲んだ注意書き",
            Key("label", LineKind(), "枠の見出し（省くと「重要」）"),
            Key("items", ListOf(Either(TextKind(filled=True), _CHECK_ITEM), 1), "項目の一覧", required=True),
        ),
        _section(
            "memo",
            "書き込み用のメモ欄",
            _TITLE,
            Key("label", LineKind(), "メモ欄の見出し（省くと「【メモ欄】」）"),
            Key("ruled", Flag(), "true にすると罫線を引きます"),
            Key("fields", ListOf(LineKind(filled=True)), "記入欄の名前"),
            Key("return_to", LineKind(), "提出先"),
        ),
        _section("text", "文章だけの節", _TITLE, Key("body", TextKind(filled=True), "本文", required=True)),
    )
}

#: How a finding of ``check`` is told.
LEVELS: Final = ("error", "warning", "info", "off")
_MOST: Final = Number(1, 10_000, "", 1, whole=True)
_RULE: Final = Shape("rule", "規則の水準と上限", (Key("level", Choice(LEVELS), "水準"), Key("max", _MOST, "ここまでは見逃す数")))
PROOFREAD: Final = Shape(
    "proofread",
    "校正（check）の決まり",
    (
        Key("dictionary", ListOf(NameKind()), "表記の辞書（prh の形式の YAML）のファイル名"),
        Key("rules", Named(Either(Choice(LEVELS), _RULE)), "規則ごとの水準。名前は faqprint check --rules で見られます"),
        Key("allow", ListOf(NameKind()), "どの規則にも指摘させない語"),
    ),
)

APPENDIX: Final = Shape(
    "appendix",
    "別紙全体",
    (
        Key("title", LineKind(filled=True), "別紙の題。各ページの上に印刷され、PDF の題名になります", required=True),
        Key("manual", LineKind(), "操作説明書の名前。各ページの上に印刷されます"),
        Key("publisher", LineKind(), "発行者。PDF の作成者になります"),
        Key("version", LineKind(), "版。各ページの下に印刷されます"),
        Key("date", Day(), "日付（2026-11-22 の形）。令和8年11月22日のように印刷されます"),
        Key("values", Named(ValueKind()), "本文の {{名前}} に入る値。版ごとに差し替えられます"),
        Key(
            "style",
            NameKind(r"^(standard|large|.*\..*)?$"),
            "体裁の名前（standard, large）か、このファイルと同じ場所にある体裁ファイル",
        ),
        Key("revisions", ListOf(_REVISION), "改訂履歴"),
        Key(
            "toc",
            FlagOrWord(("categories", "questions")),
            "true か categories にすると節と区分の目次を、questions にすると質問も並べた目次を付けます",
        ),
        Key("mark", LineKind(), "各ページの右上に枠で囲んで印刷する語（社外秘 など）。値も使えます"),
        Key("proofread", PROOFREAD, "校正（faqprint check）の決まり"),
        Key(
            "sections",
            ListOf(Either(NameKind(), SectionKind()), 1),
            "節の並び。印刷する順に、節のファイル名か節そのものを書きます",
            required=True,
        ),
    ),
)

_MARGIN: Final = Number(0, 100, "mm")
_SIZE: Final = Number(SIZE_LEAST, 40, "pt")  # TB-1
_RUNNING: Final = Number(6, 20, "pt")  # TB-17
_MEASURE: Final = Number(1, 100, "em", 0.5)
_FACE: Final = (
    "付属の書体名か、体裁ファイルから見た TrueType ファイル（.ttf か .ttc）の場所。"
    ".ttc の中の書体は「msgothic.ttc#2」のように番号か名前で選びます"
)
_SIDE: Final = Choice(("left", "right"))

#: A folio: nothing but its own names between braces, and the page's where that of the last one is.
_FOLIO: Final = r"^(?!(?!.*\{page\}).*\{pages\})(?:[^{}｛｝\n]|\{(?:prefix|page|pages)\})*\n*$"
STYLE: Final = Shape(
    "style",
    "体裁",
    (
        Key("base", Choice(("standard", "large")), "もとにする体裁"),
        Key("paper", Choice(tuple(PAPERS)), "用紙（B5 は JIS）"),
        Key(
            "margins",
            Shape(
                "margins",
                "余白（mm）",
                (
                    Key("top", _MARGIN, "上"),
                    Key("bottom", _MARGIN, "下"),
                    Key("left", _MARGIN, "左"),
                    Key("right", _MARGIN, "右"),
                    Key("binding", _MARGIN, "とじしろ"),
                ),
            ),
            "余白（mm）",
        ),
        Key("duplex", Flag(), "true にすると両面印刷用に、とじる側を左右入れ替えます"),
        Key(
            "fonts",
            Shape(
                "fonts",
                "書体",
                (
                    Key("text", NameKind(), "本文。" + _FACE),
                    Key("bold", NameKind(), "太字と見出し。" + _FACE),
                    Key("fallback", ListOf(NameKind()), "ほかにない文字に使う書体"),
                ),
            ),
            "書体",
        ),
        Key(
            "sizes",
            Shape(
                "sizes",
                "文字の大きさ（pt）",
                (
                    Key("table", Number(SIZE_LEAST, 16, "pt"), "表（8〜16）"),
                    Key("body", _SIZE, "本文と枠"),
                    Key("title", _SIZE, "見出し"),
                    Key("marker", _SIZE, "続きの印"),
                    Key("running", _RUNNING, "ページの上と下"),
                ),
            ),
            "文字の大きさ（pt）",
        ),
        Key(
            "measures",
            Shape(
                "measures",
                "表の列の字詰め（表の文字の数。0.5 きざみ）",
                (
                    Key("no", _MEASURE, "No"),
                    Key("category", _MEASURE, "区分"),
                    Key("question", _MEASURE, "質問"),
                    Key("answer", _MEASURE, "回答"),
                    Key("reference", _MEASURE, "参照の文"),
                ),
            ),
            "表の列の字詰め（表の文字の数。0.5 きざみ）",
        ),
        Key(
            "padding",
            Shape(
                "padding",
                "表のます目の内側のあき（em）",
                (Key("x", Number(0, 5, "em"), "左右"), Key("y", Number(0, 5, "em"), "上下")),
            ),
            "表のます目の内側のあき（em）",
        ),
        Key("leading", Number(1.3, 2.5, "em"), "行送り（文字の大きさの倍数）"),
        Key(
            "rules",
            Shape(
                "rules",
                "罫線の太さ（pt）",
                (Key("outer", Number(0.25, 3, "pt"), "外枠"), Key("inner", Number(0.25, 3, "pt"), "内側")),
            ),
            "罫線の太さ（pt）",
        ),
        Key(
            "markers",
            Shape(
                "markers",
                "続きの印",
                (
                    Key("next", NameKind(), "次のページへ続くときの文言"),
                    Key("previous", NameKind(), "前のページから続くときの文言"),
                    Key("next_side", _SIDE, "次のページへ続く印を置く側"),
                    Key("previous_side", _SIDE, "前のページから続く印を置く側"),
                ),
            ),
            "続きの印",
        ),
        Key("profile", Choice(tuple(PROFILES)), "行の組み方"),
        Key(
            "line",
            Shape(
                "line",
                "行の組み方の細目",
                (
                    Key("kinsoku", Choice(("strict", "normal", "loose")), "禁則の強さ"),
                    Key("spacing", Choice(("fixed", "jlreq")), "約物のあき"),
                    Key("line_end", Choice(("full", "half")), "行末の約物の幅"),
                    Key("adjust", Choice(("none", "shrink")), "行の調整"),
                    Key("hang", Choice(("none", "allow")), "句読点のぶら下げ"),
                    Key("autospace", Number(0, 1, "em"), "和文と欧文の間のあき"),
                    Key("last_min", Number(1, 20, "文字", 1, whole=True), "最後の行の最少文字数"),
                    Key("wrap", Choice(("char", "phrase")), "文節で折り返すか"),
                ),
            ),
            "行の組み方の細目",
        ),
        Key(
            "links",
            Shape(
                "links",
                "［語］（URL）の形のリンク",
                (Key("url", Flag(), "false にすると、リンクの語の後ろに URL を印刷しません"),),
            ),
            "［語］（URL）の形のリンク",
        ),
        Key("folio", NameKind(_FOLIO), "ページ番号の前に付ける文字、または {prefix}、{page}、{pages} を入れた全体の形"),
        Key("running_numbers", Flag(), "true にすると、各ページの上にそのページの最初と最後の No を印刷します"),
    ),
)
